"""Generated documents and translations for the laws: hypothesis strategies."""

from __future__ import annotations

import textwrap

from hypothesis import strategies as st

WORDS = st.sampled_from(
    [
        "market", "price", "tariff", "café", "¿qué?", "3.14", "Mr.", "U.S.", "well-known", "«sí»",
        "“so”", "it's", "1.", "2)", "#", ">", "-", "+", "|", "*", "_", "=", "~", "`x`", "*very*",
        "**loud**", "_soft_", "~~gone~~", "a_b_c", "2*3", "[label]", "[label][one]", "[one]",
        "(aside)", "&amp;", "&lt;", "&#35;", "\\*", "\\_", "\\#", "\\|", "\\\\",
        "[site](https://a.example/b)", "[in](#part)", "[t](<a b> 'T')", "![pic](p.png 'P')",
        "<https://a.example>",
        "https://a.example/a-path/which-is-long/and-goes-on-for-more-than/sixty.html?q=1",
        "<me@a.example>", "<b>bold</b>", "<br>", "<kbd>Q</kbd>",
        "<!--x-->", "[^n]", "$5", "@you", "a|b", "`", "``a`b``", "[x]", "[ ]", "!", "!!", "...",
        "…", "$a_b$", "$5-$6", "{{< ref \"a.md\" >}}", "{% x %}", "{{ y }}", "[[Page]]", "[[Page|text]]",
        "{:.c}", "[x]({{< ref \"b\" >}})", "<img src=p alt='A text'>", "<span title='T'>", "</span>",
    ]
)  # fmt: skip
SENTENCES = st.builds(
    lambda words, stop: " ".join(words) + stop,
    st.lists(WORDS, min_size=1, max_size=7),
    st.sampled_from([".", "?", "!", ":", "", "…", '."', ".)"]),
)
RUNS = st.builds(
    lambda first, more: first + "".join(space + sentence for space, sentence in more),
    SENTENCES,
    st.lists(
        st.tuples(st.sampled_from([" ", "  ", "\n", "\n", "  \n", "\\\n", "\n    "]), SENTENCES),
        max_size=3,
    ),
)
LINES = SENTENCES


def _indented(text: str, first: str, rest: str) -> str:
    return first + text.replace("\n", "\n" + rest)


def _table(cells: list[list[str]], has_edges: bool) -> str:
    width = len(cells[0])
    rows = [cells[0], ["---", ":-:", "--:"][:width], *cells[1:]]
    lines = [" | ".join(cell.replace("|", "\\|") for cell in row) for row in rows]
    return "\n".join(f"| {line} |" if has_edges else line for line in lines)


TABLES = st.integers(1, 3).flatmap(
    lambda width: st.builds(
        _table,
        st.lists(st.lists(LINES, min_size=width, max_size=width), min_size=1, max_size=3),
        st.booleans(),
    )
)
LEAVES = st.one_of(
    RUNS,
    RUNS,
    st.builds("{} {}".format, st.sampled_from(["#", "##", "###", "######"]), LINES),
    st.builds("## {} ##".format, LINES),
    st.builds("**{}**".format, RUNS),
    st.builds("***{}***".format, LINES),
    st.builds("<b title='A title'>{}</b>".format, LINES),
    st.builds("- ~~{}~~".format, LINES),
    st.builds('!!! note "{}"\n    {}\n\n    More {}'.format, LINES, LINES, LINES),
    st.builds("!!! note\n    {}\n".format, LINES),
    st.builds(":::tip {}\n{}\n:::".format, LINES, LINES),
    st.builds("::: {{.c}}\n{}\n:::".format, LINES),
    st.builds("{}\n: {}\n: {}\n\n    {}".format, LINES, LINES, RUNS, LINES),
    st.builds("<div>\n{}\n</div>".format, RUNS),
    st.builds("<p title='{}'>{}</p>".format, st.sampled_from(["A. B.", "one"]), RUNS),
    st.builds("<details>\n<summary>{}</summary>\n\n{}\n\n</details>".format, LINES, RUNS),
    st.builds('[label]: <a b> "{}"'.format, LINES),
    st.builds("## {} {{#part .wide}}".format, LINES),
    st.builds("{}\n{}".format, RUNS, st.sampled_from(["===", "---", "-"])),
    TABLES,
    st.sampled_from(
        [
            "---",
            "***",
            "```\ncode. Here.\n```",
            "~~~ rust\nlet x;\n~~~",
            "    indented. Code.",
            "<div>\nRaw. Here.\n</div>",
            "<div translate=no>",
            "</div>",
            "{{< note >}}",
            "{% if x %}",
            "[[Page]]",
            "$$\nx = y\n$$",
            "import X from 'y'",
            "import X from 'y'\n\n<X a={1}>\n    Deep. Here.\n</X>\n\n{/* c */}",
            "``` rust\n// A comment. Here.\nlet x; /* In\n * two lines. */\n```",
            "<!-- a comment -->",
            "[label]: https://a.example 'Title'\n[one]: other.md",
            "<!-- i18n: note: with care -->",
            "<!-- i18n: context: menu -->",
            "<!-- i18n: off -->",
            "<!-- i18n: on -->",
            "<!-- i18n: segment: paragraph -->",
            "<!-- i18n: faq -->",
            "<!-- mdbook-i18n-helpers -->",
        ]
    ),
    st.builds("[^n]: {}".format, LINES),
    st.builds("> [!NOTE]\n> {}".format, LINES),
    st.builds("> [!own]+ {}\n> {}".format, LINES, RUNS),
    st.builds('::: {{.c title="{}"}}\n{}\n:::'.format, st.sampled_from(["A. B.", "one"]), LINES),
    st.builds("A ^[{}] b.".format, LINES),
)


def _nested(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    inside = st.lists(blocks, min_size=1, max_size=3).map("\n\n".join)
    return st.one_of(
        inside.map(lambda text: _indented(text, "> ", "> ")),
        inside.map(lambda text: _indented(text, ">", ">")),
        inside.map(lambda text: _indented(text, "- ", "  ")),
        inside.map(lambda text: _indented(text, "1. ", "   ")),
        inside.map(lambda text: _indented(text, "- [x] ", "  ")),
        inside.map(lambda text: "> " + text),
    )


BLOCKS = st.recursive(LEAVES, _nested, max_leaves=5)
FRONT_MATTER = st.sampled_from(
    [
        "",
        "",
        "---\ntitle: A plain title\n---\n",
        '---\ntitle: "Quoted: \\"title\\""\ndescription: One. Two.\ntags: [a, "b c"]\n---\n\n',
        "---\ntitle: 'It''s one'\nsummary: >\n  Folded text. More\n  of it.\ntags:\n  - first\n---\n",
        "---\ntype: faq\nsummary: |\n  Literal. Text.\n  Kept.\n---\n\n",
        '+++\ntitle = "A \\"b\\""\ndescription = "One. Two." # c\ntags = ["a", \'b\']\n+++\n',
        "---\ndescription: A plain one\n  over two lines. And on.\ndate: 2025-07-18\n---\n",
    ]
)


def _finished(front: str, blocks: list[str], between: str, end: str, line_end: str) -> str:
    return (front + between.join(blocks) + end).replace("\n", line_end)


COMPOSED = st.builds(
    _finished,
    FRONT_MATTER,
    st.lists(BLOCKS, max_size=6),
    st.sampled_from(["\n\n", "\n\n", "\n"]),
    st.sampled_from(["", "\n", "\n\n"]),
    st.sampled_from(["\n", "\n", "\n", "\r\n"]),
)
ALPHABET = "ab cd.E \n\n\t#>-+*_=~`|[]()<>!&;:\"'\\/{}^$1x\u00a0é\r\u2028\x0b¿?…。"
ARBITRARY = st.text(st.sampled_from(ALPHABET), max_size=90)
MARKDOWN = st.one_of(COMPOSED, ARBITRARY)


def _wrapped(text: str, width: int, first: str, rest: str) -> str:
    return textwrap.fill(text, width, initial_indent=first, subsequent_indent=rest)


PROSE = st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join)
INDENTS = st.sampled_from([("", ""), ("  ", ""), ("", "    "), ("    ", "    ")])
PLAIN_BLOCKS = st.one_of(
    SENTENCES,
    st.builds(
        lambda text, width, indents: _wrapped(text, width, *indents),
        PROSE,
        st.sampled_from([30, 60, 72]),
        INDENTS,
    ),
    st.builds("{}\n{}".format, SENTENCES, st.sampled_from(["=====", "---", "~~~~"])),
    st.builds(
        lambda items, mark: "\n".join(_wrapped(text, 40, mark, " " * len(mark)) for text in items),
        st.lists(PROSE, min_size=1, max_size=3),
        st.sampled_from(["- ", "* ", " • ", "    - "]),
    ),
    st.builds(
        lambda items: "\n".join(f"{n}. {text}" for n, text in enumerate(items, 1)),
        st.lists(SENTENCES, min_size=1, max_size=3),
    ),
    st.builds(lambda text: _wrapped(text, 40, "> ", "> "), PROSE),
    st.builds("Q: {}\nA: {}\n\nQ: {}\nA: {}".format, SENTENCES, SENTENCES, SENTENCES, SENTENCES),
    st.lists(st.lists(SENTENCES, min_size=1, max_size=3).map("    ".join), max_size=4).map(
        "\n".join
    ),
    st.sampled_from(
        ["-----", "* * *", "Filed under: town", "July 18, 2025", "+---+\n| a |\n+---+"]
    ),
)

PLAIN = st.one_of(
    st.builds(
        lambda blocks, between, line_end: between.join(blocks).replace("\n", line_end),
        st.lists(PLAIN_BLOCKS, max_size=6),
        st.sampled_from(["\n\n", "\n\n", "\n", "\n\n\n"]),
        st.sampled_from(["\n", "\n", "\r\n"]),
    ),
    st.builds(
        lambda paragraphs, between, end: between.join(paragraphs) + end,
        st.lists(RUNS, max_size=6),
        st.sampled_from(["\n", "\n\n", "\n \n", "\r\n", "\r\n\r\n", "\n\n\n\n"]),
        st.sampled_from(["", "\n"]),
    ),
    ARBITRARY,
)

HTML_PIECES = st.sampled_from(
    [
        "market", "price. Then", "café", "3.14", "Mr. X", "¿Qué? Sí.", " ", " ", "  ", "\n", "\r\n",
        "\t", "&amp;", "&lt;b>", "&copy", "&nbsp;", "&#8217;", "&nosuch;", "&", "<", ">", "< b",
        "<3", "</", "<p>", "</p>", "<P CLASS=x>", "<div>", "</div>", "<li>", "<ul>", "</ul>",
        "<td>", "<tr>", "<table>", "</table>", "<h1>", "</h1>", "<h2 id='a'>", "</h2>", "<dt>",
        "<dd>", "<blockquote>", "</blockquote>", "<summary>", "<figcaption>", "<option>", "<br>",
        "<br/>", "<hr>", "<wbr>", "<b>", "</b>", "<i>", "</i>", "<em>", "</em>", "<strong>",
        "</strong>", "<code>", "</code>", "<a href=x title='T. U.'>",
        "<a\nhref='u'\n  title=\"a\nb\">", "</a>", "<a id=n></a>",
        "<img src=p alt='A picture. Two.'>", '<img alt="Q &quot;r&quot; &amp; s">',
        "<img alt=bare>", "<img alt=''>", "<input placeholder=Name>",
        "<input type=submit value='Go on'>", "<span translate=no>", "<span translate='yes'>",
        "</span>", "<span lang=es>", "<p lang=en-GB>", "<p translate=no>",
        "<span class='notranslate'>", "</>", "<script>a<b && '</i>'</script>", "<script>",
        "</script>", "<style>p{}</style>", "<pre>", "</pre>", "<textarea>", "</textarea>",
        "<title>A &amp; B <i></title>", "<title>", "</title>", "<template>", "</template>",
        "<noscript>", "<svg>", "</svg>", "<path d='M0'/>", "<text>", "<![CDATA[a<b>]]>",
        "<math><mi>x</mi></math>", "<math>", "<foreignObject>", "<!-- c -->", "<!-->",
        "<!--x--!>", "<!--", "-->", "<?php x ?>",
        "<!DOCTYPE html>", "<!-- i18n: off -->", "<!-- i18n: on -->", "<!-- i18n: faq -->",
        "<!-- i18n: note: n -->", "<meta name=description content='One. Two.'>", "<html lang=en>",
        "<body>", "<a b='", '<a b="', "<b <i>", "<x-y>", "</x-y>", "<b/>", "<button>", "</button>",
        "<plaintext>",
    ]
)  # fmt: skip
HTML_ALPHABET = "ab cd.E \n\r<>/=\"'&;!-?x\u00a0é#\u2028\x0b[]"
HTML = st.one_of(
    st.lists(HTML_PIECES, max_size=14).map("".join),
    st.lists(HTML_PIECES, max_size=14).map("".join),
    st.text(st.sampled_from(HTML_ALPHABET), max_size=70),
)

MDX_PIECES = st.sampled_from(
    [
        "One two. ", "Three. ", "\u00e9 ", " ", "\n", "\n\n", "\n- ", "\n> ", "\n    ", "  \n", "\n## ",
        "**", "`", "[", "](x)", "$", "\\<", "&amp; ", "{x}", "{/* i18n: skip */}", "{{< x >}}", "[[w]]",
        "| a | b |\n|---|---|\n| ", "<p>", "</p>", "<li>", "</li>", "<ul>", "</ul>", "<td>", "</td>",
        "<h2>", "</h2>", "<pre>", "</pre>", "<title>", "</title>", "<textarea>", "</textarea>", "<b>",
        "</b>", "<Foo>", "</Foo>", "<>", "</>", "<br/>", "<img alt='A b' src={x} />",
        '<p title="A b" x={y > 1}>', "<iframe title='A b' />", "<p translate='no'>", "<div lang='es'>",
    ]
)  # fmt: skip
MDX = st.lists(MDX_PIECES, max_size=20).map("".join)

HOSTILE_STARTS = (
    "# ", "#", "###### ", "- ", "-", "+ ", "* ", "1. ", "1) ", "0. ", "> ", ">", "| ", "|", "<b>",
    "<script>", "</p>", "<!--", "<!-- i18n: off -->", "<?php", "<![CDATA[", "  ", "    ", "\t", "`",
    "``", "```\n", "~~~\n", "***", "---", "--- | ---", "===", "=", "_ _ _", "[x](", "[x](javascript:a) ",
    "![", "![p](https://e.example/p.png) ", "[^1]: ", "[^n]: ", "[^n]", "[label]: x", "[label]",
    "![label]", "[ ] ", "[x] ", "[!NOTE] ", "\n\n", "\n# ", "\n- ", "\r", "\\", "\\\n", "  \n", "&lt;",
    "&lt", "&#x6a;", "<javascript:alert(1)> ", "<https://e.example> ", "[x](data:text/html,x) ",
    "[x](java&#115;cript:a) ", "[x](java\tscript:a) ", "[x](<vbscript:a>) ", "[x](&#1;javascript:a) ",
    "[x]( javascript:a 't') ", "[x][JavaScript:a] ", "<img src=x onerror=a> ", "<a href='javascript:a'> ",
    "<svg/onload=a>", "{#id}", "{.c onclick=a}", "\x00", "\x01", "\x1b[0m", "\x7f", "\x85", "\u2028",
    "\u200b", "\u202e", "\ufeff", "\ufffe", "\u00a0", ": ", "key: ", "'", '"', "%", "@", "!tag ", "&a ",
    "*a ", "... ", "~", "null", "{{ x }}", "$x$",
    "$", "$$", ":::", "::: tip\n", "!!! note", "??? x", "=== \"a\"", ": x", "[[", "[[x]]",
    "{%", "}}",
    "{{< x >}}", "import a from 'b'", "{:.x}", "|| ", "http://e.example/ ", "www.e.example ", "{v}", "",
)  # fmt: skip
PIECES = st.sampled_from([*HOSTILE_STARTS, "Palabra", "otra.", " ", "á", "x", "Uno. Dos."])
HOSTILE = st.one_of(
    st.builds(
        "{}Palabra {}".format, st.sampled_from(HOSTILE_STARTS), st.sampled_from(HOSTILE_STARTS)
    ),
    st.lists(PIECES, min_size=1, max_size=5).map("".join),
    st.text(st.sampled_from(ALPHABET + "\x00\x01\x85\u200b\ufeff"), min_size=1, max_size=30),
)
