"""What a project asks of its Markdown documents: fields, comments of code, short addresses, labels."""

from __future__ import annotations

import pytest

from i18n.documents import parse, render
from i18n.errors import AmbosError
from i18n.model import Code, Document, Reading
from i18n.segmentation import segment

LONG = "https://example.com/a/path/that/goes/on/and/on/for/more/than/sixty-characters.html"
OTHER = LONG.replace("sixty", "seventy")
TOML = """+++
# A comment
title = "A \\"b\\""  # why
description = 'One. Two.'
tags = ["a", 'b', # c
  "d",
]
[seo]
title = "Seo"
[[features]]
title = \"\"\"
First
one\"\"\"
+++
Body.
"""
YAML = """---
title: T
seo:
  title: "Seo"
  other: x
features:
  - title: F1
    details: d
hero: {actions: [{text: Go, link: x}], text: no}
---
Body.
"""


def read(text: str, reading: Reading) -> Document:
    return parse(text.encode(), "source/x.md", "en", segment, reading)


def fields(*names: str) -> Reading:
    return Reading(fields=frozenset(names))


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("text", "names", "texts"),
    [
        (YAML, ("title",), ["T"]),
        (YAML, ("seo.title", "hero.text"), ["Seo", "no"]),
        (YAML, ("features.title", "hero.actions.text"), ["F1", "Go"]),
        (YAML, ("seo", "hero"), []),
        (TOML, ("title",), ['A "b"']),
        (TOML, ("seo.title", "features.title"), ["Seo", "First\none"]),
        (TOML, ("description", "tags"), ["One. Two.", "a", "b", "d"]),
    ],
)
def test_the_fields_that_a_project_names_are_translated(
    text: str, names: tuple[str, ...], texts: list[str], line_end: str
) -> None:
    document = read(text.replace("\n", line_end), fields(*names))
    assert [unit.text for unit in document.units if unit.is_field] == texts
    targets: list[str | None] = [f'ñ "{one.source}" \\ #' for one in document.segments]
    rendering = render(document, targets)
    assert rendering.refused == ()
    again = parse(rendering.data, "source/x.md", "en", segment, document.reading)
    wanted = [f'ñ "{text}" \\ #' for text in texts]
    assert [unit.text for unit in again.units if unit.is_field] == wanted
    assert render(document, [one.source for one in document.segments]).data == document.data


def test_toml_that_cannot_be_read_is_refused_with_its_line() -> None:
    with pytest.raises(AmbosError) as refusal:
        read("+++\nother = 1\ntitle = x\n+++\n", Reading())
    assert (refusal.value.line, "TOML" in refusal.value.message) == (3, True)


CODE = """```rust,editable
// A line. Two sentences.
fn main() { /* Inside a line */ } // Behind it
/*
 * Of two
 * lines.
 *
 * Its second part.
 */
/// Documentation
```

> ```python
> #!/usr/bin/env python
> # Quoted
> x = "# no comment"
> ```

```unknown
// none
```

    // indented
"""
COMMENTS = [
    "A line. Two sentences.",
    "Inside a line",
    "Behind it",
    "Of two lines.",
    "Its second part.",
    "Documentation",
    "Quoted",
]


def test_comments_of_code_are_units_where_the_project_asks_for_them() -> None:
    assert [unit.text for unit in read(CODE, Reading()).units] == []
    document = read(CODE, Reading(code=Code.COMMENTS))
    assert [unit.text for unit in document.units] == COMMENTS
    assert {unit.kind for unit in document.units} == {"comment"}
    rendering = render(document, [f"ñ {one.source}\nmás" for one in document.segments])
    assert rendering.refused == ()
    assert b"/* \xc3\xb1 Inside a line m\xc3\xa1s */ }" in rendering.data
    again = parse(rendering.data, "source/x.md", "en", segment, document.reading)
    assert len(again.units) == len(document.units)


@pytest.mark.parametrize("target", ["Ñ", "y", "水"])
def test_a_translation_of_a_comment_may_be_one_letter(target: str) -> None:
    document = read("```c\n// An id\nint x; /* Of y */\n```\n", Reading(code=Code.COMMENTS))
    rendering = render(document, [target, target])
    assert rendering.refused == ()
    assert rendering.data.decode() == f"```c\n// {target}\nint x; /* {target} */\n```\n"


@pytest.mark.parametrize("target", ["x */ y", "ends in *", "```", "~~~~", "goes on \\"])
def test_what_would_end_a_comment_or_its_block_is_refused(target: str) -> None:
    document = read("```c\n/* A comment */\n```\n", Reading(code=Code.COMMENTS))
    rendering = render(document, [target])
    assert len(rendering.refused) == 1
    assert rendering.data == document.data


def test_a_long_address_is_a_short_token_in_the_message_and_whole_in_the_document() -> None:
    text = f"See [it]({LONG} 'T'), <{LONG}> and {OTHER}. See https://example.com/short too.\n"
    document = read(text, Reading(shorten_urls=True))
    source = document.segments[0].source
    assert LONG not in source and OTHER not in source
    assert "https://example.com/short" in document.segments[1].source
    assert render(document, [one.source for one in document.segments]).data == text.encode()
    translated = source.replace("See", "Véase").replace("and", "y")
    rendering = render(document, [translated, None])
    assert rendering.refused == ()
    wanted = f"Véase [it]({LONG} 'T'), <{LONG}> y {OTHER}. See https://example.com/short too.\n"
    assert rendering.data.decode() == wanted
    again = parse(rendering.data, "source/x.md", "en", segment, document.reading)
    assert again.units[0].text == translated + document.units[0].text[len(source) :]


@pytest.mark.parametrize(
    ("source", "target", "rendered"),
    [
        ("See [short].", "Vea [corto].", "Vea [corto][short]."),
        ("See [Short][].", "Vea [corto][].", "Vea [corto][Short]."),
        ("See ![short].", "Vea ![corto].", "Vea ![corto][short]."),
        ("See [short] and [two].", "Vea [dos] y [short].", "Vea [dos][two] y [short]."),
        ("See [short] [sic].", "Vea [corto] [sic].", "Vea [corto][short] [sic]."),
        ("See [short].", "Vea [short].", "Vea [short]."),
        ("See [x][short].", "Vea [y][short].", "Vea [y][short]."),
        ("See [short].", "Vea [corto][short].", "Vea [corto][short]."),
        ("See [short].", "Vea [corto] [x].", "Vea [corto] [x]."),
    ],
)
def test_a_reference_whose_text_is_translated_keeps_its_label(
    source: str, target: str, rendered: str
) -> None:
    document = read(f"{source}\n\n[short]: a\n[two]: b\n", Reading())
    rendering = render(document, [target])
    assert rendering.data.decode() == f"{rendered}\n\n[short]: a\n[two]: b\n"


@pytest.mark.parametrize(
    ("closing", "target", "rendered"),
    [
        ('"T"', 'say "x"', r'"say \"x\""'),
        ("'T'", "it's", r"'it\'s'"),
        ("(T)", "a (b)", r"(a \(b\))"),
        ('"T"', "ends \\", r'"ends \\"'),
        ('"T"', "two\n\nlines", '"two lines"'),
    ],
)
def test_the_title_of_a_definition_is_translated_in_its_own_quotes(
    closing: str, target: str, rendered: str
) -> None:
    document = read(f"[x]: y {closing}\n\n[x]\n", Reading())
    assert document.units[0].kind == "link title"
    rendering = render(document, [target, None])
    assert rendering.data.decode() == f"[x]: y {rendered}\n\n[x]\n"


def test_a_directive_cuts_a_paragraph_of_a_document_that_is_not_cut() -> None:
    text = "---\nsegmentation: paragraph\n---\nOne. Two.\n\n<!-- i18n: segment: sentence -->\nOne. Two.\n"
    assert [one.source for one in read(text, Reading()).segments] == ["One. Two.", "One.", "Two."]


@pytest.mark.parametrize(
    "module", ["import A from './a'", "import\tA from './a'", "export\tconst a = 1"]
)
def test_a_module_of_mdx_is_no_text(module: str) -> None:
    document = parse(f"{module}\n\nText.\n".encode(), "source/x.mdx", "en", segment)
    assert [unit.text for unit in document.units] == ["Text."]


def test_directives_stand_in_comments_of_mdx_too() -> None:
    text = (
        "{/* i18n: note: with care */}\n{/* i18n: context: c */}\n\nOne é {/* i18n: off */} two.\n\n"
        "> {/* i18n: off */}\n>\n> Three.\n\n- {/* i18n: on */}\n- Four. Five.\n\n"
        "```\n{/* i18n: off */}\n```\n\n{/* i18n: segment: paragraph */}\n\nSix. Seven.\n"
    )
    document = parse(text.encode(), "source/x.mdx", "en", segment)
    assert [found.source for found in document.segments] == [
        "One é {/* i18n: off */} two.",
        "Four.",
        "Five.",
        "Six. Seven.",
    ]
    first = document.units[0]
    assert (first.notes, first.context) == (("with care",), "c")
    shown = parse(text.encode(), "source/x.md", "en", segment)
    assert "{/* i18n: note: with care */}" in shown.segments[0].source


@pytest.mark.parametrize("note", ["use *bold* here", "* one ** /", "a {b} {/* c"])
def test_a_comment_of_mdx_may_have_any_mark_in_it(note: str) -> None:
    text = f"{{/* i18n: note: {note} */}}\n\nOne.\n\n{{/* i18n: off */}}\n\nTwo.\n"
    document = parse(text.encode(), "source/x.mdx", "en", segment)
    assert [(unit.text, unit.notes) for unit in document.units] == [("One.", (note,))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("    {/* i18n: off */}\n\nOne.\n", []),
        ("\t{/* i18n: off */}\n\nOne.\n", []),
        ("- a\n\n      {/* i18n: off */}\n\n      b\n", ["a"]),
        ("        {/* i18n: skip */}\n\n        One.\n\nTwo.\n", ["Two."]),
        ("    ```\n    {/* i18n: off */}\n    ```\n\nOne.\n", ["One."]),
        ("    `{/* i18n: off */}` here.\n\nOne.\n", ["`{/* i18n: off */}` here.", "One."]),
        ("<A>\n    <B c={1} />\n\n    One.\n</A>\n", ["One."]),
    ],
)
def test_mdx_has_no_code_by_indent(text: str, expected: list[str]) -> None:
    document = parse(text.encode(), "source/x.mdx", "en", segment)
    assert [found.source for found in document.segments] == expected


def test_an_import_in_code_makes_no_export_of_a_paragraph() -> None:
    text = "```js\nimport a from 'b'\n```\n\nexport const is a word {/* here */}.\n"
    document = parse(text.encode(), "source/x.md", "en", segment)
    assert [found.source for found in document.segments] == ["export const is a word {/* here */}."]
    behind = parse(f"import a from 'b'\n\n{text}".encode(), "source/x.md", "en", segment)
    assert behind.segments == ()
