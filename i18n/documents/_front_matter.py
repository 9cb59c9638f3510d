"""YAML front matter: the fields of a document, and those among them that are translated."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import yaml

from i18n.documents._flow import Flow, segments, whole
from i18n.documents._format import Edit, Source, Written
from i18n.errors import AmbosError
from i18n.languages import catalog_code, is_code
from i18n.model import Field, Segment, Segmenter, SegmentType, Span, Unit

_BY_SENTENCE = frozenset({"description", "summary"})
_BLOCK = re.compile(
    r"---[ \t]*\r?\n(?P<yaml>(?:.*?\n)?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
_FOLD = r"[ \t]*\r?\n[ \t]*"
_SPECIAL = {
    "plain": re.compile(_FOLD),
    "single": re.compile(rf"''|{_FOLD}"),
    "double": re.compile(rf"\\(?:x..|u....|U........|\r?\n[ \t]*|.)|{_FOLD}", re.DOTALL),
}
_STYLES = {None: "plain", "'": "single", '"': "double", ">": "folded", "|": "literal"}
_STRING = "tag:yaml.org,2002:str"
_FIRST_LINE = 2
"""The line of the file where the YAML begins."""

_NOT_PRINTABLE = yaml.reader.Reader.NON_PRINTABLE


class _Value(NamedTuple):
    """A scalar of the front matter.

    `start` and `end` are characters of the YAML; `line` counts from 1 in the file; `in_brackets`
    says that it stands in a list in brackets.
    """

    name: str
    text: str
    style: str
    start: int
    end: int
    line: int
    in_brackets: bool


@dataclass(frozen=True, slots=True)
class Form:
    """How a value is written: plain, single, double, folded, literal; or `whole`, replaced at once."""

    style: str
    in_brackets: bool
    indent: str = ""


@dataclass(slots=True)
class FrontMatter:
    """What stands before the body; `length` is in characters, 0 where there is none.

    `segmenter` is the one that the document asks for, or its project.
    """

    language: str
    segmenter: Segmenter
    length: int = 0
    metadata: dict[str, tuple[Field, ...]] = field(default_factory=dict)
    units: list[Unit] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)


def read(text: str, base: int, source: Source) -> FrontMatter:
    """The front matter of a text that begins at byte `base` of its file. Raises AmbosError."""
    path = source.path
    front = FrontMatter(source.language, _segmenter(source.reading.segmentation, source))
    block = _BLOCK.match(text)
    if block is None:
        return front
    try:
        values = _values(block["yaml"], path)
    except yaml.YAMLError as error:
        raise _broken(error, path) from error
    if values is None:
        return front
    front.length = block.end()
    for value in values:
        place = Field(value.text, value.line)
        front.metadata[value.name] = (*front.metadata.get(value.name, ()), place)
    front.language = _language(front.metadata, source.language, path)
    front.segmenter = _segmenter(_segmentation(front.metadata, source), source)
    _require_date(front.metadata, path)
    shift = base + block.start("yaml")
    for value in values:
        if value.name in source.reading.fields and value.text.strip():
            _add(front, value, block["yaml"], shift)
    return front


def _segmenter(segmentation: SegmentType, source: Source) -> Segmenter:
    return source.segmenter if segmentation is SegmentType.SENTENCE else whole


def length(text: str) -> int:
    """How many characters the front matter takes; 0 where there is none."""
    block = _BLOCK.match(text)
    if block is None:
        return 0
    try:
        return 0 if _values(block["yaml"], "") is None else block.end()
    except yaml.YAMLError:
        return 0


def localize(text: str, base: int, language: str) -> list[Edit]:
    """State a language, a BCP 47 tag, in front matter that begins at byte `base` of its file.

    Where there is front matter without one, it becomes the first field.
    """
    block = _BLOCK.match(text)
    if block is None:
        return []
    shift = base + block.start("yaml")
    language = language if _tag(language) == _STRING else f'"{language}"'
    for value in _values(block["yaml"], "") or ():
        if value.name == "language":
            start = shift + len(block["yaml"][: value.start].encode())
            length = len(block["yaml"][value.start : value.end].rstrip().encode())
            return [Edit(start, start + length, language.encode())]
    line_end = "\r\n" if "\r\n" in block[0] else "\n"
    return [Edit(shift, shift, f"language: {language}{line_end}".encode())]


def _values(text: str, path: str) -> list[_Value] | None:
    """The scalars at the first level and in its lists; None where the text is no mapping.

    Events are used, not nodes: nesting costs no stack, and `no` stays a word.
    """
    values: list[_Value] = []
    seen: dict[str, int] = {}
    name = ""
    places: list[str] = []
    brackets: list[bool] = []
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.CollectionEndEvent):
            places.pop()
            brackets.pop()
        if not isinstance(event, yaml.NodeEvent):
            continue
        place = places[-1] if places else "root"
        if place == "root" and not isinstance(event, yaml.MappingStartEvent):
            return None
        if place == "key":
            places[-1] = "value"
            name = event.value if isinstance(event, yaml.ScalarEvent) else ""
            line = event.start_mark.line + _FIRST_LINE if event.start_mark else _FIRST_LINE
            if name in seen:
                what = f"front matter: '{name}' stands in line {seen[name]} too (keep one)"
                raise AmbosError(what, path=path, line=line)
            seen[name] = line
        elif place == "value":
            places[-1] = "key"
        if isinstance(event, yaml.CollectionStartEvent):
            is_list = place == "value" and isinstance(event, yaml.SequenceStartEvent)
            places.append("key" if place == "root" else "list" if is_list else "other")
            brackets.append(bool(event.flow_style))
        elif isinstance(event, yaml.ScalarEvent) and place in ("value", "list"):
            start, end = event.start_mark, event.end_mark
            assert start and end, "events that were parsed from text have marks"
            style = _STYLES[event.style]
            line = start.line + _FIRST_LINE
            value = _Value(name, event.value, style, start.index, end.index, line, any(brackets))
            values.append(value)
    return values


def _add(front: FrontMatter, value: _Value, text: str, shift: int) -> None:
    """Make a unit of a value; `text` is the YAML, which begins at byte `shift` of the file."""
    flow, form = _flow(value, text, shift)
    span = Span("", *flow.locate([0, len(flow.text)]))
    unit = Unit(value.name, flow.text, span, form=form, is_field=True)
    cut = front.segmenter if value.name in _BY_SENTENCE and form.style != "whole" else whole
    front.units.append(unit)
    front.segments.extend(segments(flow, unit, front.language, cut))


def _flow(value: _Value, text: str, shift: int) -> tuple[Flow, Form]:
    """The text of a scalar and where it lies, and how it is written."""
    style, start, end = value.style, value.start, value.end
    quoted = style in ("single", "double")
    block = style in ("folded", "literal")
    build = _block_flow if block else _line_flow
    inner = (start + quoted, end - quoted)
    flow, indent = build(text, *inner, shift, style)
    if flow.text.strip() == value.text.strip():
        return flow, Form(style, value.in_brackets, indent)
    raw = text[start:end].rstrip()
    begin = shift + len(text[:start].encode())
    flow = Flow()
    flow.atom(value.text.strip(), begin, begin + len(raw.encode()))
    return flow.close(), Form("whole", value.in_brackets)


def _line_flow(text: str, start: int, end: int, shift: int, style: str) -> tuple[Flow, str]:
    """A plain or quoted scalar: folds are spaces, escapes the characters they stand for."""
    flow = Flow()
    byte = shift + len(text[:start].encode())
    position = start
    for match in _SPECIAL[style].finditer(text, start, end):
        plain = text[position : match.start()]
        flow.verbatim(plain, byte)
        byte += len(plain.encode())
        stop = byte + len(match[0].encode())
        flow.atom(_unescaped(match[0], style), byte, stop)
        byte, position = stop, match.end()
    flow.verbatim(text[position:end], byte)
    return flow.close(), ""


def _unescaped(raw: str, style: str) -> str:
    """The character that an escape of a quoted scalar stands for; a space for a fold."""
    if style == "single" and raw == "''":
        return "'"
    if style == "double" and raw.startswith("\\") and raw[1] not in "\r\n":
        return str(yaml.safe_load(f'"{raw}"'))
    return "" if raw.startswith("\\") else " "


def _block_flow(text: str, start: int, end: int, shift: int, style: str) -> tuple[Flow, str]:
    """A block scalar: its lines, joined by a space where it is folded."""
    flow = Flow()
    raw = text[start:end].rstrip()
    lines = raw.splitlines(keepends=True)
    indent = re.match(r"[ ]*", lines[1] if len(lines) > 1 else "")
    lead = indent[0] if indent else ""
    byte = shift + len(text[:start].encode()) + len(lines[0].encode())
    for n, line in enumerate(lines[1:]):
        content = line[len(lead) :].rstrip()
        if n == 0:
            byte += len(lead.encode())
        flow.verbatim(content, byte)
        byte += len(content.encode())
        if n + 2 < len(lines):
            stop = byte + len(line[len(lead) + len(content) :].encode()) + len(lead.encode())
            flow.atom(" " if style == "folded" else "\n", byte, stop)
            byte = stop
    return flow.close(), lead


def write(
    unit: Unit, segments: Sequence[Segment], targets: Sequence[str | None], level: int
) -> list[Written | None] | None:
    """Write a value's translations in its own style, a plain one in quotes where it must be."""
    form = unit.form
    assert isinstance(form, Form), "the unit is a value of the front matter"
    texts = [None if target is None else _clean(target, form) for target in targets]
    if "" in texts or any(_NOT_PRINTABLE.search(text) for text in texts if text):
        return None
    if form.style == "plain" and not level and _is_plain(_joined(segments, texts), form):
        return [_written(text, text) for text in texts]
    if form.style in ("plain", "whole"):
        return _in_quotes(segments, texts)
    if level:
        return None
    return [_written(text, _escaped(text, form)) for text in texts]


def _written(text: str | None, raw: str | None) -> Written | None:
    return None if text is None or raw is None else Written(text, raw.encode())


def _clean(target: str, form: Form) -> str:
    """A translation on one line; in a literal block its lines, without their indents."""
    if form.style == "literal":
        return "\n".join(line for line in map(str.strip, target.splitlines()) if line)
    return " ".join(target.split())


def _escaped(text: str | None, form: Form) -> str | None:
    if text is None:
        return None
    if form.style == "single":
        return text.replace("'", "''")
    if form.style == "double":
        return text.replace("\\", "\\\\").replace('"', '\\"')
    return text.replace("\n", "\n" + form.indent)


def _joined(segments: Sequence[Segment], texts: Sequence[str | None]) -> str:
    """The whole value as it will read."""
    pieces = [
        segment.source if text is None else text
        for segment, text in zip(segments, texts, strict=True)
    ]
    return " ".join(pieces)


def _is_plain(text: str, form: Form) -> bool:
    """Would YAML read this text, without quotes, as this very string?"""
    line = f"k: [{text}]\n" if form.in_brackets else f"k: {text}\n"
    try:
        events = [
            e for e in yaml.parse(line, Loader=yaml.SafeLoader) if isinstance(e, yaml.NodeEvent)
        ]
    except yaml.YAMLError:
        return False
    last = events[-1]
    return (
        len(events) == (4 if form.in_brackets else 3)
        and isinstance(last, yaml.ScalarEvent)
        and last.value == text
        and last.style is None
        and _tag(text) == _STRING
    )


def _tag(text: str) -> str:
    """The type that YAML gives a plain scalar."""
    resolver = yaml.SafeLoader("")
    tag: str = resolver.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return tag


def _in_quotes(
    segments: Sequence[Segment], texts: Sequence[str | None]
) -> list[Written | None] | None:
    """The value in double quotes, which need a translation at both ends of it."""
    if texts[0] is None or texts[-1] is None:
        return None
    written: list[Written | None] = []
    for n, (segment, text) in enumerate(zip(segments, texts, strict=True)):
        if text is None:
            if '"' in segment.source or "\\" in segment.source:
                return None
            written.append(None)
            continue
        raw = text.replace("\\", "\\\\").replace('"', '\\"')
        raw = ('"' if n == 0 else "") + raw + ('"' if n == len(texts) - 1 else "")
        written.append(Written(text, raw.encode()))
    return written


def _language(metadata: Mapping[str, tuple[Field, ...]], default: str, path: str) -> str:
    """The document's own language, as a catalog's code. Raises AmbosError."""
    for stated in metadata.get("language", ())[:1]:
        if not is_code(stated.value):
            what = f"front matter: 'language' is not a language code: '{stated.value}' (write en or es-MX)"
            raise AmbosError(what, path=path, line=stated.line)
        return catalog_code(stated.value)
    return default


def _segmentation(metadata: Mapping[str, tuple[Field, ...]], source: Source) -> SegmentType:
    """The document's own unit of translation. Raises AmbosError."""
    for stated in metadata.get("segmentation", ())[:1]:
        if stated.value not in list(SegmentType):
            known = " or ".join(SegmentType)
            what = f"front matter: 'segmentation' is not {known}: '{stated.value}'"
            raise AmbosError(what, path=source.path, line=stated.line)
        return SegmentType(stated.value)
    return source.reading.segmentation


def _require_date(metadata: Mapping[str, tuple[Field, ...]], path: str) -> None:
    """Raise AmbosError where the document's date is none."""
    for stated in metadata.get("date", ())[:1]:
        if not stated.value.strip():
            continue
        try:
            datetime.datetime.fromisoformat(stated.value)
        except ValueError as error:
            what = f"front matter: 'date' is not a date: '{stated.value}' (write 2025-07-18)"
            raise AmbosError(what, path=path, line=stated.line) from error


def _broken(error: yaml.YAMLError, path: str) -> AmbosError:
    """One line of what PyYAML says in several."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    line = mark.line + _FIRST_LINE if mark else 1
    return AmbosError(
        f"front matter: {problem} (write YAML between the lines '---')", path=path, line=line
    )
