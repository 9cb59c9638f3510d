"""YAML front matter: its values, where they lie, and how a translation is written among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import yaml

from i18n.documents._flow import Flow
from i18n.documents._format import Written
from i18n.documents._front_matter_values import Block, Value, lines
from i18n.errors import AmbosError
from i18n.model import Segment

_BLOCK = re.compile(
    r"---[ \t]*\r?\n(?P<text>(?:.*?\n)?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
_FOLD = r"[ \t]*(?:\r?\n[ \t]*)+"
_BREAKS = re.compile(r"\n+")
_LINE_START = re.compile(r"\n(?!\n)")
_SPECIAL = {
    "plain": re.compile(_FOLD),
    "single": re.compile(rf"''|{_FOLD}"),
    "double": re.compile(rf"\\(?:x..|u....|U........|\r?\n[ \t]*|.)|{_FOLD}", re.DOTALL),
}
_STYLES = {None: "plain", "'": "single", '"': "double", ">": "folded", "|": "literal"}
_PLAIN = re.compile(
    "[^\t\r\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ufeff\\ud800-\\udfff\\ufffe\\uffff]*\n"
)
_INDICATOR = re.compile(r"^(?:.*[:?-])?\x20*[&*!|>%@`{\[]", re.MULTILINE)
"""What may begin a node that is more than a scalar or a block of them. PyYAML's own parser and libyaml give
the same events of a text without any that is `_PLAIN`, where libyaml gives some."""
_RESOLVER = yaml.resolver.Resolver()
_STRING, _NULL = "tag:yaml.org,2002:str", "tag:yaml.org,2002:null"
_DEEPEST = 100
"""Collections in one another; PyYAML takes time by the square of their number."""
_FIRST_LINE = 2
"""The line of the file where the YAML begins."""

_NOT_PRINTABLE = yaml.reader.Reader.NON_PRINTABLE


@dataclass(frozen=True, slots=True)
class Form:
    """How a value is written: plain, single, double, folded, literal; or `whole`, replaced at once.

    `has_lines` says that the value has line breaks, or may have them; a line that follows one begins
    with `indent`.
    """

    style: str
    in_brackets: bool
    has_lines: bool = False
    indent: str = ""


def block(text: str) -> Block | None:
    """What stands between the fences at the beginning of a text."""
    match = _BLOCK.match(text)
    return Block(match["text"], match.start("text"), match.end()) if match else None


def values(text: str, path: str) -> Sequence[Value] | None:
    """The scalars of mappings and their lists; None where the text is no mapping. Raises AmbosError.

    Events are used, not nodes: nesting costs no stack, and `no` stays a word.
    """
    try:
        return _values(text)
    except yaml.YAMLError as error:
        raise _broken(error, path) from error
    except _DeepError as error:
        (line,) = error.args
        what = f"front matter: nested too deep (at most {_DEEPEST} levels)"
        raise AmbosError(what, path=path, line=line) from error
    except _RepeatedError as error:
        name, first, line = error.args
        what = f"front matter: '{name}' stands in line {first} too (keep one)"
        raise AmbosError(what, path=path, line=line) from error
    except _UndefinedError as error:
        name, line = error.args
        what = f"front matter: no '&{name}' stands before '*{name}' (put it in quotation marks)"
        raise AmbosError(what, path=path, line=line) from error


class _DeepError(Exception):
    """A collection in too many others, in which PyYAML takes time by the square: its line."""


class _UndefinedError(Exception):
    """An alias without an anchor: its name, and the line where it stands."""


class _RepeatedError(Exception):
    """A field that stands twice: its name, the line where it stands first, the line of the other."""


def stated(language: str) -> str:
    """A language, a BCP 47 tag, as a value that is a text."""
    return language if _tag(language) == _STRING else f'"{language}"'


def added(text: str, value: str, line_end: str) -> tuple[int, str]:
    """Where the fields get one for a language, in characters, and what is written there."""
    del text
    return 0, f"language: {value}{line_end}"


@lru_cache(maxsize=64)
def _values(text: str) -> Sequence[Value] | None:
    """See `values`: a document and its translation have most often the same front matter."""
    found: list[Value] = []
    seen: dict[str, int] = {}
    opened: list[_Open] = []
    anchors: dict[str | None, str | None] = {}
    """What aliases stand for: a scalar, or None for a collection."""
    nodes = _Nodes(text)
    for event in _events(text):
        if isinstance(event, yaml.CollectionEndEvent):
            closed = opened.pop()
            if len(opened) == 1 and closed.owner:
                found.append(closed.value(event))
        if not isinstance(event, yaml.NodeEvent):
            continue
        top = opened[-1] if opened else None
        if top is None and not isinstance(event, yaml.MappingStartEvent):
            return None
        start, end, line = nodes.place(event)
        scalar = event if isinstance(event, yaml.ScalarEvent) else None
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in anchors:
                raise _UndefinedError(event.anchor, line)
        elif event.anchor is not None:
            anchors[event.anchor] = _text(scalar)
        if top is not None and top.is_at_key:
            top.is_at_key = False
            top.key = f"{top.name}{scalar.value}" if scalar else ""
            if len(opened) == 1:
                if top.key in seen:
                    raise _RepeatedError(top.key, seen[top.key], line)
                seen[top.key] = line
            if scalar:
                continue
            name = ""
        else:
            name = top.key if top is not None else ""
            if top is not None:
                top.is_at_key = top.is_mapping
        in_brackets = top is not None and top.in_brackets
        if isinstance(event, yaml.CollectionStartEvent):
            if len(opened) == _DEEPEST:
                raise _DeepError(line)
            is_mapping = isinstance(event, yaml.MappingStartEvent)
            inner = f"{name}." if name and is_mapping else name
            brackets = in_brackets or bool(event.flow_style)
            opened.append(_Open(is_mapping, inner, is_mapping, name, brackets, name, start, line))
        elif name:
            # an alias is translated where its anchor stands
            style = _STYLES[scalar.style or None] if scalar else ""
            value = _text(scalar) if scalar else anchors[event.anchor]
            is_nested = len(opened) > 1 + (not opened[-1].is_mapping)
            place = (start, end, line, in_brackets, is_nested)
            found.append(
                Value(name, value or "", style, *place, value is not None, opened[-1].start)
            )
    return tuple(found)


def _events(text: str) -> Iterator[yaml.Event]:
    """The events of a text. Raises yaml.YAMLError."""
    is_simple = _PLAIN.fullmatch(text) and not _INDICATOR.search(text)
    if is_simple and yaml.__with_libyaml__:
        try:
            # nine times as fast; what it refuses the other says better
            return iter(list(yaml.parse(text, Loader=yaml.CSafeLoader)))
        except yaml.YAMLError:
            pass
    return yaml.parse(text, Loader=yaml.SafeLoader)


def _text(scalar: yaml.ScalarEvent | None) -> str | None:
    """What a scalar says; None for a null that is written as one, and for what is no scalar."""
    if scalar is None:
        return None
    is_bare = not scalar.style and scalar.tag is None and scalar.value
    is_null = scalar.tag == _NULL or (is_bare and _tag(scalar.value) == _NULL)
    return None if is_null else scalar.value


class _Nodes:
    """Where the nodes of a text lie, without their properties (YAML 1.2, 6.9): anchors and tags."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: dict[int, int] | None = None
        """By the end of each scalar and opening bracket; found once a node has properties."""

    def place(self, event: yaml.NodeEvent) -> tuple[int, int, int]:
        """Where a node begins and ends, in characters, and its line of the file.

        What has brackets, or items of its own, is said to end where it opens.
        """
        start, end = event.start_mark, event.end_mark
        assert start and end, "events that were parsed from text have marks"
        line = start.line + _FIRST_LINE
        if isinstance(event, yaml.AliasEvent) or not (event.anchor or getattr(event, "tag", None)):
            return start.index, end.index, line
        if self._starts is None:
            kinds = (yaml.ScalarToken, yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)
            self._starts = {
                token.end_mark.index: token.start_mark.index
                for token in yaml.scan(self._text, Loader=yaml.SafeLoader)
                if isinstance(token, kinds)
            }
        return self._starts.get(end.index, end.index), end.index, line


@dataclass(slots=True)
class _Open:
    """A mapping or list that is open: `name` goes before its keys, `key` is that of the next value.

    `owner` is the field that holds it, `start` the character where it begins.
    """

    is_mapping: bool
    name: str
    is_at_key: bool
    key: str
    in_brackets: bool
    owner: str
    start: int
    line: int

    def value(self, event: yaml.CollectionEndEvent) -> Value:
        """All that its field holds, once it has ended."""
        assert event.end_mark, "events that were parsed from text have marks"
        end = event.end_mark.index
        return Value(self.owner, "", "", self.start, end, self.line, has_text=False)


def flow(value: Value, text: str, byte: int) -> tuple[Flow, Form]:
    """The text of a scalar, which begins at byte `byte` of the file, and how it is written."""
    style, start, end = value.style, value.start, value.end
    quoted = style in ("single", "double")
    block = style in ("folded", "literal")
    build = _block_flow if block else _line_flow
    inner = (start + quoted, end - quoted)
    flow, indent = build(text, *inner, byte + quoted, style)
    has_lines = style == "literal" or "\n" in value.text.strip()
    if flow.text.strip() == value.text.strip():
        return flow, Form(style, value.in_brackets, has_lines, indent)
    raw = text[start:end].rstrip()
    flow = Flow()
    flow.atom(value.text.strip(), byte, byte + len(raw.encode()))
    return flow.close(), Form("whole", value.in_brackets, has_lines)


def _line_flow(text: str, start: int, end: int, byte: int, style: str) -> tuple[Flow, str]:
    """A plain or quoted scalar, folded (YAML 1.2, 6.5), its escapes the characters they stand for."""
    flow = Flow()
    indent = " "
    position = start
    for match in _SPECIAL[style].finditer(text, start, end):
        plain = text[position : match.start()]
        flow.verbatim(plain, byte)
        byte += len(plain.encode())
        stop = byte + len(match[0].encode())
        flow.atom(_unescaped(match[0], style), byte, stop)
        byte, position = stop, match.end()
        if "\n" in match[0]:
            indent = match[0].rpartition("\n")[2]
    flow.verbatim(text[position:end], byte)
    return flow.close(), indent


def _unescaped(raw: str, style: str) -> str:
    """The character that an escape of a quoted scalar stands for; a space, or line breaks, for a fold."""
    if style == "single" and raw == "''":
        return "'"
    if style == "double" and raw.startswith("\\") and raw[1] not in "\r\n":
        return str(yaml.safe_load(f'"{raw}"'))
    return "" if raw.startswith("\\") else _folded(raw.count("\n"))


def _folded(breaks: int) -> str:
    """What line breaks between two lines of text stand for: the first one is a space, or nothing."""
    return "\n" * (breaks - 1) or " "


def _block_flow(text: str, start: int, end: int, byte: int, style: str) -> tuple[Flow, str]:
    """A block scalar from its first line with text; a folded one's breaks are spaces where it has one."""
    flow = Flow()
    header, *rows = text[start:end].rstrip().splitlines(keepends=True)
    filled = [line for line in rows if not line.isspace()]
    lead = filled[0][: len(filled[0]) - len(filled[0].lstrip(" "))] if filled else ""
    gap, breaks, is_begun = len(header.encode()), 0, False
    for line in rows:
        if line.isspace():
            gap += len(line.encode())
            breaks += 1
            continue
        content = line[len(lead) :].rstrip()
        stop = byte + gap + len(lead)
        if is_begun:
            flow.atom("\n" * breaks if style == "literal" else _folded(breaks), byte, stop)
        flow.verbatim(content, stop)
        byte = stop + len(content.encode())
        gap, breaks, is_begun = len(line[len(lead) + len(content) :].encode()), 1, True
    return flow.close(), lead


def write(
    form: Form, segments: Sequence[Segment], targets: Sequence[str | None], level: int
) -> list[Written | None] | None:
    """Write a value's translations in its own style, a plain one in quotes where it must be."""
    texts = [None if target is None else _clean(target, form) for target in targets]
    if "" in texts or any(_NOT_PRINTABLE.search(text) for text in texts if text):
        return None
    if form.style == "plain" and not level and _is_plain(_joined(segments, texts), form):
        return [_written(text, _escaped(text, form)) for text in texts]
    if form.style in ("plain", "whole"):
        return _in_quotes(segments, texts)
    if level:
        return None
    return [_written(text, _escaped(text, form)) for text in texts]


def _written(text: str | None, raw: str | None) -> Written | None:
    return None if text is None or raw is None else Written(text, raw.encode())


def _clean(target: str, form: Form) -> str:
    """A translation on one line, or its lines without their indents where the value has lines."""
    if form.style == "literal":
        return "\n".join(map(str.strip, target.splitlines())).strip("\n")
    return lines(target) if form.has_lines else " ".join(target.split())


def _escaped(text: str | None, form: Form) -> str | None:
    if text is None:
        return None
    if form.style == "double":
        return _in_double_quotes(text)
    if form.style == "literal":
        return _LINE_START.sub("\n" + form.indent, text)
    raw = text.replace("'", "''") if form.style == "single" else text
    return _BREAKS.sub(lambda breaks: f"{breaks[0]}\n{form.indent}", raw)


def _in_double_quotes(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def _joined(segments: Sequence[Segment], texts: Sequence[str | None]) -> str:
    """The whole value as it will read, on one line."""
    pieces = [
        segment.source if text is None else text
        for segment, text in zip(segments, texts, strict=True)
    ]
    return _BREAKS.sub(" ", " ".join(pieces))


def _is_plain(text: str, form: Form) -> bool:
    """Would YAML read this text, without quotes, as this very string?"""
    line = f"k: [{text}]\n" if form.in_brackets else f"k: {text}\n"
    try:
        events = [event for event in _events(line) if isinstance(event, yaml.NodeEvent)]
    except yaml.YAMLError:
        return False
    last = events[-1]
    return (
        len(events) == (4 if form.in_brackets else 3)
        and isinstance(last, yaml.ScalarEvent)
        and last.value == text
        and not last.style
        and _tag(text) == _STRING
    )


def _tag(text: str) -> str:
    """The type that YAML gives a plain scalar."""
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
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
        raw = _in_double_quotes(text)
        raw = ('"' if n == 0 else "") + raw + ('"' if n == len(texts) - 1 else "")
        written.append(Written(text, raw.encode()))
    return written


def _broken(error: yaml.YAMLError, path: str) -> AmbosError:
    """One line of what PyYAML says in several."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    line = mark.line + _FIRST_LINE if mark else 1
    return AmbosError(
        f"front matter: {problem} (write YAML between the lines '---')", path=path, line=line
    )
