"""A Markdown body as the parser shall see it: other tools' constructs told in Markdown's own.

pulldown-cmark knows no admonitions, containers, shortcodes, wiki links or JSX. In the view each byte of
them is replaced by one other byte, so that every offset holds: an admonition becomes a list item
that begins with a heading, the fence of a container a rule, a shortcode a word, or nothing where it
has a line for itself. The colon of an emoji's name that begins a line, which is no definition, is a
letter. What is written in a document is always spliced into the body, never the view.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pyromark

from i18n.documents._markdown_containers import (
    ADMONITION,
    CALLOUT,
    CONTAINER,
    LEAD,
    title_of,
    titles_of_attributes,
)
from i18n.documents._markdown_jsx import jsx_tokens, strays
from i18n.documents._markdown_targets import angled, has_angled
from i18n.expressions import compiled

_O = pyromark.Options
PLAIN_OPTIONS = (
    _O.ENABLE_TABLES
    | _O.ENABLE_FOOTNOTES
    | _O.ENABLE_TASKLISTS
    | _O.ENABLE_STRIKETHROUGH
    | _O.ENABLE_GFM
    | _O.ENABLE_HEADING_ATTRIBUTES
)
"""What GitHub reads."""
OPTIONS = PLAIN_OPTIONS | _O.ENABLE_DEFINITION_LIST | _O.ENABLE_MATH

_IMPORT = compiled(
    rb"^import[ \t]+(?:[\w$*{](?:[^'\";\n]|\n(?!import\b|[ \t]*\r?\n))*?[\s}]from[ \t]*)?"
    rb"(?P<quote>['\"])[^'\"\r\n]+(?P=quote)[ \t]*+;?[ \t]*+(?=\r?$)",
    re.MULTILINE,
)
_EXPORT = compiled(
    rb"^export[ \t]+(?:const|let|var|default|async|function|class|[{*])[^\r\n]*+"
    rb"(?:\r?\n(?![ \t]*+\r?$)[^\r\n]*+)*+",
    re.MULTILINE,
)
_COLON = compiled(rb"^(?P<lead>" + LEAD + rb"):(?=[^ \t\r\n:])", re.MULTILINE)
"""A colon without white space behind it, which begins an emoji's name and no definition."""
_TOKEN = compiled(
    rb"\{(?<!\\\{)(?:\{[^{}]*+(?:\{(?!\{)[^{}]*+|\}(?!\})[^{}]*+)*+\}{2,3}"
    rb"|%[^%{]*+(?:%(?!\})[^%{]*+|\{(?!%)[^%{]*+)*+%\}|:[^{}\r\n]*+\})"
    rb"|\[(?<!\\\[)\[[^\[\]\r\n]++\]\](?![(\[:])|!(?<!\\!)\[\[[^\[\]\r\n]++\]\](?![(\[:])"
)
"""Each alternative begins with a byte of its own, by which `re` finds the next place to try."""
_BLANK_LINE = compiled(rb"\n[ \t>]*\r?\n")
_LINE = compiled(rb"[^\r\n]*")
_PREFIX = compiled(LEAD)
_AUTOLINKS = frozenset({"Autolink", "Email"})
_ITEM = b"+  # "
"""What an admonition begins with in the view: its content is indented by more than this marker."""
_CODE_INDENT = 4
_DEPTH = 8
"""How deep admonitions may be nested; deeper ones are read as what Markdown makes of them."""


@dataclass(slots=True)
class View:
    """What the parser is given, and what differs in it from the body; offsets are bytes.

    `titles` and `items` are where the headings and list items begin that stand for the titles
    of containers and for admonitions, `fences` the rules; `tokens` are spans that are one word each, and
    `linked` those among them that a reader reads. `strays` are where text stands that MDX takes for the
    beginning of something else. `tags` are the tags of JSX that nothing else stands beside, of which the
    view has nothing; `is_jsx` says that tags are read as JSX. `attributes` are the titles of containers
    that stand among their attributes.
    """

    text: str
    data: bytes
    titles: set[int] = field(default_factory=set)
    items: set[int] = field(default_factory=set)
    fences: set[int] = field(default_factory=set)
    tokens: list[tuple[int, int]] = field(default_factory=list)
    linked: set[int] = field(default_factory=set)
    strays: list[int] = field(default_factory=list)
    tags: list[tuple[int, int]] = field(default_factory=list)
    attributes: list[tuple[int, int]] = field(default_factory=list)
    is_jsx: bool = False
    is_plain: bool = True

    def has_stray(self, start: int, end: int) -> bool:
        """Does MDX misread text in a span?"""
        return bisect_left(self.strays, start) < bisect_left(self.strays, end)

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """The tokens that begin in a span."""
        first = bisect_left(self.tokens, (start, 0))
        return self.tokens[first : bisect_left(self.tokens, (end, 0), first)]


def is_mdx(path: str) -> bool:
    """Does a file's name say that it is MDX?"""
    return path.lower().endswith(".mdx")


def view(body: str, path: str) -> View:
    """The view of a body; its file's name tells MDX. Linear in its length."""
    data = body.encode()
    is_jsx = is_mdx(path)
    # written out, because a message is a body too, and short
    has_blocks = b"!!!" in data or b"???" in data or b"===" in data or b":::" in data
    has_callouts = b"[!" in data
    has_modules = b"import" in data or b"export" in data
    has_tokens = b"{{" in data or b"{%" in data or b"{:" in data or b"[[" in data
    has_colons = b":" in data and _COLON.search(data) is not None
    if not (is_jsx or has_blocks or has_callouts or has_modules or has_tokens or has_colons):
        return View(body, data)
    made = _Maker(data)
    if has_colons:
        made.add_words()
    if has_blocks:
        made.add_blocks()
    if has_callouts:
        made.add_callouts()
    has_jsx = (has_modules and made.add_modules(is_jsx)) or is_jsx
    if has_jsx:
        made.add_jsx(is_mdx=is_jsx)
    if has_tokens:
        made.add_tokens(made.found_tokens())
    if made.tokens:
        made.blank_lines()
    misread: list[int] = []
    if is_jsx:
        made.add_indented()
        misread = list(strays(bytes(made.seen), made.covered(("marked code", "math", "target"))))
    seen = made.seen.decode("utf-8", "replace")
    return View(
        seen,
        data,
        made.titles,
        made.items,
        made.fences,
        sorted(made.tokens),
        made.linked,
        misread,
        made.tags,
        made.attributes,
        is_jsx=has_jsx,
        is_plain=made.seen == data,
    )


class _Maker:
    """Puts a view together, step by step; `seen` are its bytes."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.seen = bytearray(data)
        self.titles: set[int] = set()
        self.items: set[int] = set()
        self.fences: set[int] = set()
        self.tokens: list[tuple[int, int]] = []
        self.linked: set[int] = set()
        self.tags: list[tuple[int, int]] = []
        self.attributes: list[tuple[int, int]] = []

    def add_jsx(self, *, is_mdx: bool) -> None:
        """Tags and expressions; links in angle brackets are none, of which MDX knows but targets."""
        if is_mdx:
            # code stands between fences or in a line: MDX knows none by its indent
            indented = _Maker(bytes(self.seen))
            indented.add_indented()
            covered = indented.covered(("marked code", "target"))
        else:
            covered = self.covered(("code", "target", "autolink"))
        self.add_tokens(jsx_tokens(self.data, covered))

    def covered(self, kinds: Iterable[str]) -> _Spans:
        """Where code stands, or raw HTML, as the view is now."""
        wanted = {name for kind in kinds for name in _KINDS[kind]}
        spans = []
        events: Any = pyromark.events_with_range(
            self.seen.decode("utf-8", "replace"), options=OPTIONS
        )
        for event, place in events:
            if isinstance(event, dict):
                ((kind, value),) = event.items()
                name = kind
                if kind == "Start":
                    name = value if isinstance(value, str) else next(iter(value))
                    if event == _INDENTED:
                        name = "Indented"
                    elif name == "Link" and value[name]["link_type"] in _AUTOLINKS:
                        name = "Autolink"
                if name in wanted:
                    spans.append((place["start"], place["end"]))
        if "target" in kinds and has_angled(self.seen):
            spans += angled(self.seen, OPTIONS)
        return _Spans(spans)

    def add_words(self) -> None:
        """Words that begin with a colon, outside tables, whose second row may begin with one too."""
        covered = self.covered(("code", "html", "table"))
        for match in _COLON.finditer(self.data):
            if not covered.holds(match.end("lead")):
                self.seen[match.end("lead")] = ord("x")

    def add_blocks(self) -> None:
        """Admonitions and containers, those within others too."""
        done: set[int] = set()
        for _ in range(_DEPTH):
            found = [
                match
                for pattern in (ADMONITION, CONTAINER)
                for match in pattern.finditer(self.data)
                if match.end("lead") not in done
            ]
            if not found:
                return
            covered = self.covered(("code", "html"))
            found = [match for match in found if not covered.holds(match.end("lead"))]
            if not found:
                return
            for match in found:
                done.add(match.end("lead"))
                self._add_block(match)

    def add_callouts(self) -> None:
        """The callouts that have a title: it is a heading of the quote that it begins."""
        found = list(CALLOUT.finditer(self.data))
        starts = self._quoted() if found else set()
        for match in found:
            start = match.end("lead")
            if start in starts:
                blanks = bytes(match.start("title") - start - 1)
                self.seen[start : match.start("title")] = b"#" + blanks.replace(b"\0", b" ")
                self.titles.add(start)

    def _quoted(self) -> set[int]:
        """Where the paragraphs begin that quotes begin with."""
        events: Any = pyromark.events_with_range(
            self.seen.decode("utf-8", "replace"), options=OPTIONS
        )
        found: set[int] = set()
        is_first = False
        for event, place in events:
            if is_first and event == {"Start": "Paragraph"}:
                found.add(place["start"])
            is_first = isinstance(event, dict) and "BlockQuote" in event.get("Start", ())
        return found

    def _add_block(self, match: re.Match[bytes]) -> None:
        start, end = match.end("lead"), match.end()
        self.attributes += titles_of_attributes(match)
        is_admonition = match.re is ADMONITION
        title = title_of(match)
        line = bytearray(b" " * (end - start))
        if is_admonition:
            line[: len(_ITEM)] = _ITEM[: len(line)]
            self._add_item(start)
            self.titles.add(start + _ITEM.index(b"#"))
        elif title is not None:
            line[:1] = b"#"
            self.titles.add(start)
        else:
            line[:3] = b"***"
            self.fences.add(start)
        if title is not None:
            first, last = title
            line[first - start : last - start] = self.data[first:last]
        self.seen[start:end] = line

    def add_indented(self) -> None:
        """Make list items of what is indented like code, which MDX knows only between fences."""
        for _ in range(_DEPTH):
            starts = self._indented()
            if not starts:
                return
            for start in starts:
                mark = start
                while self.seen[mark : mark + 1] == b" ":
                    mark += 1
                while mark - _CODE_INDENT >= start - _CODE_INDENT:
                    mark -= _CODE_INDENT
                    self.seen[mark : mark + 1] = b"+"
                    self._add_item(mark)

    def _indented(self) -> list[int]:
        """Where indented code begins, behind its four spaces."""
        events: Any = pyromark.events_with_range(
            self.seen.decode("utf-8", "replace"), options=OPTIONS
        )
        indent = b" " * _CODE_INDENT
        return [
            place["start"]
            for event, place in events
            if event == _INDENTED
            and self.seen[place["start"] - _CODE_INDENT : place["start"]] == indent
        ]

    def _add_item(self, start: int) -> None:
        """Note a list item of the view; where it is in another one, the parser sees it begin earlier."""
        self.items.add(start)
        while start > 0 and self.data[start - 1 : start] == b" ":
            start -= 1
            self.items.add(start)

    def add_modules(self, is_jsx: bool) -> bool:
        """Imports, and exports where there are imports or the file is MDX; were there any?"""
        imports = list(_IMPORT.finditer(self.data))
        exports = list(_EXPORT.finditer(self.data)) if imports or is_jsx else []
        if not imports and not exports:
            return False
        covered = self.covered(("code", "html"))
        found = [match for match in imports if not covered.holds(match.start())]
        if found or is_jsx:
            found += (match for match in exports if not covered.holds(match.start()))
        for match in found:
            if not _BLANK_LINE.search(match[0]):
                self.seen[match.start() : match.end()] = re.sub(rb"[^\r\n]", b" ", match[0])
        return bool(found)

    def found_tokens(self) -> Iterator[tuple[int, int, bool]]:
        """Shortcodes, template tags and wiki links, and whether a reader reads them."""
        found = [match for match in _TOKEN.finditer(self.seen) if not _BLANK_LINE.search(match[0])]
        if found:
            covered = self.covered(("code", "html"))
            for match in found:
                if not covered.holds(match.start()) and not covered.holds(match.end() - 1):
                    is_read = match[0].startswith(b"[[")
                    yield match.start(), match.end(), is_read

    def add_tokens(self, found: Iterable[tuple[int, int, bool]]) -> None:
        """Make a word of each token, but of those of which the view has nothing already."""
        for start, end, is_read in found:
            if self.seen[start:end].isspace():
                continue
            self.seen[start:end] = b"x" * (end - start)
            self.tokens.append((start, end))
            if is_read:
                self.linked.add(start)

    def blank_lines(self) -> None:
        """Make nothing of the lines that hold tokens alone, which no reader reads."""
        waiting = sorted(self.tokens)
        self.tokens = []
        n = 0
        while n < len(waiting):
            start = waiting[n][0]
            line = max(self.seen.rfind(b"\n", 0, start), self.seen.rfind(b"\r", 0, start)) + 1
            match = _LINE.match(self.seen, line)
            prefix = _PREFIX.match(self.seen, line)
            assert match and prefix, "an empty line matches too"
            last = n
            while last < len(waiting) and waiting[last][0] < match.end():
                last += 1
            held = waiting[n:last]
            n = last
            rest = bytearray(self.seen[prefix.end() : match.end()])
            for begin, end in held:
                if begin not in self.linked:
                    rest[begin - prefix.end() : end - prefix.end()] = b" " * (end - begin)
            if rest.strip() or held[0][0] < prefix.end():
                self.tokens += held
            else:
                self.seen[prefix.end() : match.end()] = rest
                self.tags += (one for one in held if self.data[one[0] : one[0] + 1] == b"<")


_INDENTED = {"Start": {"CodeBlock": "Indented"}}
_KINDS = {
    "code": ("CodeBlock", "Indented", "Code"),
    "marked code": ("CodeBlock", "Code"),
    "html": ("HtmlBlock", "InlineHtml"),
    "table": ("Table",),
    "math": ("InlineMath", "DisplayMath"),
    "autolink": ("Autolink",),
    "target": (),
}
"""The events that stand for code, raw HTML, tables, math, and links that are nothing but a target."""


class _Spans:
    """Spans that can be asked whether they hold an offset."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def holds(self, offset: int) -> bool:
        """Does one of the spans hold this offset?"""
        n = bisect_right(self._starts, offset) - 1
        return n >= 0 and offset < self._spans[n][1]
