"""Translations as Markdown that keeps the structure of the block they go into."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from i18n.documents._addresses import Addresses
from i18n.documents._format import Written, written_each
from i18n.documents._markdown_blocks import block_tags, holds_tags
from i18n.documents._markdown_events import events
from i18n.documents._markdown_hidden import may_hide, shows
from i18n.documents._markdown_reader import Reader
from i18n.documents._markdown_references import with_labels
from i18n.documents._markdown_risks import tag_risk, token_risk
from i18n.documents._markdown_runs import TAG_NAME, Run, hard_break, line_starts
from i18n.documents._markdown_view import view
from i18n.model import Segment, Unit


class Form(NamedTuple):
    """How a run is written: the run, in the body `data` that begins at byte `base` of the file.

    `addresses` is what its short tokens stand for; in MDX braces and angle brackets are more than text.
    """

    run: Run
    data: bytes
    base: int
    addresses: Addresses | None = None
    is_mdx: bool = False


class _Place(NamedTuple):
    """What the writer must know of a run's place.

    `is_underlined` says that a row of hyphens makes the heading. `hard_break` is the first hard line
    break of the run, with the prefix of the next line; `line_starts` are the bytes of the file where its
    lines begin; `references` its collapsed and shortcut references, with the byte of the file where each
    begins.
    """

    is_heading: bool
    is_underlined: bool
    is_cell: bool
    is_mdx: bool
    hard_break: bytes | None
    line_starts: frozenset[int]
    references: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TitleForm:
    """How a title is written: what closes it, whether it begins a line, and is an attribute.

    A quotation mark in an attribute is a reference, which Pandoc and remark-directive know both.
    """

    closing: str
    starts_line: bool
    is_attribute: bool = False


_BLANKS = re.compile(r"[ \t]*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029][\s]*")
_HTML_BLOCKS = (
    "address article aside base basefont blockquote body caption center col colgroup dd "
    "details dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 "
    "h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav "
    "noframes ol optgroup option p param pre script search section source style summary "
    "table tbody td textarea tfoot th thead title tr track ul"
)
"""The names of CommonMark 0.31.2, section 4.6, conditions 1 and 6."""

_DELIMITER_ROW = re.compile(r"(?=[^-]*-)(?=[^|]*\|)[-:|\s]+")
"""What parts the head of a table from its body."""
_BLOCK_START = re.compile(
    rf"""(?:
      [-+*](?=[ \t]|$)                       # list item
    | \#{{1,6}}(?=[ \t]|$)                     # heading
    | >                                      # quote
    | (?:-[ \t]*){{3,}}$ | (?:\*[ \t]*){{3,}}$ | (?:_[ \t]*){{3,}}$   # rule
    | =+[ \t]*$ | -+[ \t]*$                  # underline of a heading
    | `{{3,}} | ~{{3,}}                          # fence
    | \[[^\]]*\]:                            # reference or footnote
    | \[![\w-]+\]                          # alert, callout
    | :(?=[ \t]|$) | :{{3,}}                  # definition, container
    | !!!(?=[ \t]) | \?\?\?(?=[+ \t])         # admonition
    | ===[!+]?[ \t]+"                        # tab
    | \{{[{{%:] | \[\[                        # shortcode, wiki link
    | <[?!]                                  # instruction, comment, declaration
    | </?(?i:{_HTML_BLOCKS.replace(" ", "|")})(?=[ \t>]|/>|$)   # block of HTML
    )""",
    re.VERBOSE,
)
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=[ \t]|$)")
_EDGES = frozenset("*_~<>")
"""What markup around a whole unit begins and ends with."""
_NO_TAGS: Counter[str] = Counter()
_BARE_PIPE = re.compile(r"(?<!\\)\|")
_PIPE = "&#124;"
_HYPHENS = 2
"""The level of a heading that a row of hyphens makes."""
_MARKUP = re.compile(r"[\\`*_\[\]<>&|~$#!{}]")
_LONE_BACKSLASH = re.compile(r"(?<!\\)(?:\\\\)*\\\Z")
_OPENING = b"{<"
_CLOSING_HASHES = re.compile(r"(^|[ \t])(#+)([ \t]*)$")


def write_run(
    unit: Unit,
    form: Form,
    segments: Sequence[Segment],
    targets: Sequence[str | None],
    level: int,
) -> list[Written | None] | None:
    """Write the translations of a run's segments; see `Format.write`."""
    if unit.risks and holds_tags(unit):
        pairs = zip(segments, targets, strict=True)
        if level or any(
            target is not None and block_tags(target) != block_tags(segment.source)
            for segment, target in pairs
        ):
            return None
    place = _place(form)
    addresses = form.addresses
    hides = bool(unit.risks) and may_hide(unit)
    tags = Counter(risk for risk in unit.risks if risk.startswith("<")) if unit.risks else _NO_TAGS

    def write(segment: Segment, target: str) -> Written | None:
        # what the source itself may begin a line with does no harm there
        starts_line = segment.span.start in place.line_starts and not _opens_block(segment.source)
        unguarded = _lines(addresses.restored(target) if addresses else target, place)
        if place.references and not level:
            begin = bisect_left(place.references, (segment.span.start, ""))
            end = bisect_left(place.references, (segment.span.end, ""), begin)
            labels = [label for _, label in place.references[begin:end]]
            unguarded = [with_labels(line, labels, segment.source) for line in unguarded]
        others_start = len(unguarded) > 1 and not any(
            map(_opens_block, segment.source.split("\n")[1:])
        )
        lines = [
            _line(line, place, tags, level, others_start if n else starts_line)
            for n, line in enumerate(unguarded)
        ]
        if not any(lines):
            return None
        if len(lines) > 1 and not level:
            lines = _without_tables(lines, segment.source)
        if place.is_underlined and not any(map(_is_column, segment.source.split("\n"))):
            lines = [_without_column(line, level) for line in lines]
            if any(map(_is_column, lines)):
                return None
        if place.is_heading:
            lines[-1] = _CLOSING_HASHES.sub(r"\1\\\2\3", lines[-1])
        has_foreign_tags = _escaped_brackets(lines) > _escaped_brackets(unguarded)
        text = "\n".join(lines)
        source = segment.source
        if hides and shows(addresses.restored(source) if addresses else source, text):
            return None
        data = text.encode()
        if len(lines) > 1:
            data = data.replace(b"\n", place.hard_break or b" ")
        return Written(addresses.shortened(text) if addresses else text, data, has_foreign_tags)

    written = written_each(segments, targets, write)
    if written is not None and not level:
        _trim(segments, written)
    return written


def _place(form: Form) -> _Place:
    run, data, base, _, is_mdx = form
    has_lines = (
        data.find(b"\n", run.outer, run.end) >= 0 or data.find(b"\r", run.outer, run.end) >= 0
    )
    return _Place(
        bool(run.level),
        run.level == _HYPHENS and not _follows_hashes(data, run.outer),
        run.kind == "table cell",
        is_mdx,
        hard_break(run, data) if run.hard else None,
        line_starts(run, data, base) if has_lines else frozenset((base + run.outer,)),
        tuple((base + start, label) for start, label in run.references),
    )


def _trim(segments: Sequence[Segment], written: list[Written | None]) -> None:
    """Leave out of the texts the emphasis that spans the whole unit, which is read as in none of them."""
    texts = [
        segment.source if one is None else one.text
        for segment, one in zip(segments, written, strict=True)
    ]
    if texts[0][:1] not in _EDGES or texts[-1][-1:] not in _EDGES:
        return
    text = " ".join(texts)
    if _opens_block(text):
        return
    data = text.encode()
    runs = [item for item in Reader(text, "").read() if isinstance(item, Run)]
    if len(runs) != 1:
        return
    lead, tail = len(data[: runs[0].start].decode()), len(data[runs[0].end :].decode())
    for n, cut in ((0, slice(lead, None)), (-1, slice(None, -tail or None))):
        one = written[n]
        if one is not None:
            written[n] = one._replace(text=one.text[cut])


def write_title(
    form: TitleForm, segments: Sequence[Segment], targets: Sequence[str | None], level: int
) -> list[Written | None] | None:
    """Write a title on one line; see `Format.write`."""

    def write(segment: Segment, target: str) -> Written | None:
        line = " ".join(target.split())
        if not line or (level and form.is_attribute):
            return None
        if form.is_attribute:
            line = line.replace('"', "&quot;")
            # readers that know no containers see tags and links there
            for sign, reference in (("<", "&lt;"), ("[", "&#91;")):
                if sign not in segment.source:
                    line = line.replace(sign, reference)
            return Written(line, line.encode())
        line = _MARKUP.sub(r"\\\g<0>", line) if level else _LONE_BACKSLASH.sub(r"\g<0>\\", line)
        if form.starts_line:
            line = _escape_block_start(line)
        closing = "[()]" if form.closing == ")" else form.closing
        line = re.sub(rf"(\\.)|({closing})", lambda match: match[1] or "\\" + match[2], line)
        return Written(line, line.encode())

    return written_each(segments, targets, write)


def _lines(target: str, place: _Place) -> list[str]:
    """The lines of a translation: several only where the source has a hard line break."""
    if target.isprintable():
        return [line] if (line := target.strip()) or place.hard_break is None else []
    lines = [line for line in map(str.strip, _BLANKS.split(target)) if line]
    return lines if place.hard_break is not None else [" ".join(lines)]


def _line(line: str, place: _Place, tags: Counter[str], level: int, starts_line: bool) -> str:
    if level:
        line = _MARKUP.sub(r"\\\g<0>", line)
        starts_line = True
    elif "<" in line:
        line = _without_foreign_tags(line, tags)
    if place.is_mdx and not level:
        line = _without_strays(line, "" if starts_line else "x ")
    if place.is_cell and not level:
        line = _escape_pipes(line)
    if starts_line and (level or not place.is_cell):
        line = _escape_block_start(line)
    return line


def _escaped_brackets(lines: Sequence[str]) -> int:
    return sum(line.count("\\<") for line in lines)


def _opens_block(line: str) -> bool:
    """Could this, at the start of a line, open a block?"""
    return not line[:1].isalpha() and bool(_BLOCK_START.match(line) or _NUMBER.match(line))


def _escape_block_start(line: str) -> str:
    """Put a backslash before what would open a block at the start of a line."""
    if line[:1].isalpha():
        return line
    if _BLOCK_START.match(line):
        return "\\" + line
    return _NUMBER.sub(r"\1\\\2", line, count=1) if _NUMBER.match(line) else line


def _without_tables(lines: Sequence[str], source: str) -> list[str]:
    """The lines, with the pipes escaped of one that would make the line before it a table's head.

    A table begins in a paragraph for GitHub and markdown-it: GitHub Flavored Markdown, section 4.10.
    """
    own = source.split("\n")
    return [
        _escape_pipes(line)
        if n and "|" in lines[n - 1] and _DELIMITER_ROW.fullmatch(line) and line not in own
        else line
        for n, line in enumerate(lines)
    ]


def _follows_hashes(data: bytes, start: int) -> bool:
    """Does what begins here stand behind the hashes of a heading?"""
    while data[start - 1 : start] in (b" ", b"\t"):
        start -= 1
    return data[start - 1 : start] == b"#"


def _is_column(line: str) -> bool:
    """Would this be the head of a table of one column, above a row of hyphens?

    It is one for markdown-it (`rules_block/table`), whose head may have a pipe with a backslash alone.
    """
    if "|" not in line:
        return False
    cells = _BARE_PIPE.split(line.strip())
    return len(cells[not cells[0] :]) - (not cells[-1]) == 1


def _without_column(line: str, level: int) -> str:
    """The line, with references for the pipes of its text where it would be a table's head."""
    if not _is_column(line):
        return line
    if level:
        return line.replace("\\|", _PIPE)  # all of them have a backslash
    lead = "x "
    data = (lead + line).encode()
    pieces: list[bytes] = []
    position = len(lead)
    for event in events(lead + line):
        if event.kind == "Text":
            start = max(event.start, position)
            is_escaped = data[start : start + 1] == b"|" and data[start - 1 : start] == b"\\"
            pieces.append(data[position : start - is_escaped])
            pieces.append(data[start : event.end].replace(b"|", _PIPE.encode()))
            position = event.end
    return b"".join([*pieces, data[position:]]).decode()


def _escape_pipes(line: str) -> str:
    """Put a backslash before each pipe that has none; in a cell any backslash there is its escape."""
    return _BARE_PIPE.sub(r"\|", line)


def _without_foreign_tags(line: str, tags: Counter[str]) -> str:
    """Escape the raw HTML that the unit's source does not have; `tags` are what it has."""
    lead = "x "
    data = (lead + line).encode()
    pieces: list[bytes] = []
    position = len(lead)
    opened: list[tuple[str, bool]] = []
    for event in events(lead + line):
        if event.kind != "InlineHtml":
            continue
        raw = str(event.value)
        is_foreign = not any(risk in tags for risk in (tag_risk(raw), raw, token_risk(raw)))
        name = TAG_NAME.match(raw)
        if name is not None and not name[1]:
            opened.append((name[2].lower(), is_foreign))
        elif name is not None:
            is_foreign = _is_end_of_foreign(name[2].lower(), opened) or is_foreign
        if is_foreign:
            pieces += [data[position : event.start], b"\\"]
            position = event.start
    pieces.append(data[position:])
    return b"".join(pieces).decode()


def _without_strays(line: str, lead: str) -> str:
    """Escape what MDX would take for the beginning of a tag, an expression or a module behind `lead`."""
    data = (lead + line).encode()
    pieces: list[bytes] = []
    position = len(lead)
    for place in view(lead + line, "line.mdx").strays:
        pieces.append(data[position:place])
        position = place
        if data[place] in _OPENING:
            pieces.append(b"\\")
        else:
            pieces.append(b"&#%d;" % data[place])
            position += 1
    return b"".join([*pieces, data[position:]]).decode()


def _is_end_of_foreign(name: str, opened: list[tuple[str, bool]]) -> bool:
    """Does an end tag end a tag that is escaped? The tags in hand that it ends are taken off."""
    for n in range(len(opened) - 1, -1, -1):
        if opened[n][0] == name:
            is_foreign = opened[n][1]
            del opened[n:]
            return is_foreign
    return False
