"""What a TMX file holds: units with their variants, read piece by piece.

TMX 1.4b (LISA OSCAR, 2005-04-26) as tools write it, older versions too, in any encoding that expat or
Python knows. No DTD is read; a file that declares entities is refused.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple
from xml.parsers import expat

from i18n.errors import AmbosError, visible
from i18n.memory.charset import readable
from i18n.memory.tokens import VARIABLE, tokens
from i18n.wellformed import parsed

_PIECE = 1 << 16
"""Bytes that are read at once."""

_SHOWN = 40
"""Characters of what is no date that are shown."""

_CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})
_DOCUMENT = frozenset({"file", "document", "filename"})
"""What tools call the property that names a unit's document, without `x-`, in lower case."""

_NUMBER = re.compile(r"[0-9]{1,9}")
_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(?:[0-5]\d|60)Z", re.ASCII)
_DATES = ("changedate", "creationdate")
"""The attributes that hold dates, the better one first."""


class Variant(NamedTuple):
    """A unit's text in a language; `language` is the file's own code, `date` in ISO 8601 or ""."""

    language: str
    text: str
    date: str


class Unit(NamedTuple):
    """A segment in some languages.

    `source_language` is that of the original, "" where the file says that it may be any; `document` is
    where it stood, "" where the file does not say.
    """

    source_language: str
    variants: tuple[Variant, ...]
    document: str


def units(data: bytes, path: str, warn: Callable[[str], None] | None = None) -> Iterator[Unit]:
    """The units of a TMX file, in its order.

    A code of inline markup stands in a text as it was where the memory knows it as markup
    (`<b>`, `**`, `{0}`, `%s`), else as a numbered tag (`<1>`, `</1>`, `<2/>`). A date that is none counts
    as not there; `warn` gets one line of all of them. Raises AmbosError for what is no TMX.
    """
    data, encoding = readable(data, path)
    parser = expat.ParserCreate(encoding)
    reader = _Reader(parser, path)
    with parsed(path):
        for at in range(0, len(data), _PIECE):
            parser.Parse(data[at : at + _PIECE], False)
            yield from reader.taken()
        parser.Parse(b"", True)
    yield from reader.taken()
    if reader.no_dates and warn is not None:
        warn(_told(reader.no_dates, path))


def _told(no_dates: Sequence[tuple[int, str]], path: str) -> str:
    """What is said of dates that are none, each with its line."""
    line, first = no_dates[0]
    first = visible(first if len(first) <= _SHOWN else f"{first[:_SHOWN]}…")
    others = len(no_dates) - 1
    more = f", nor are {others} more" if others else ""
    return f"{path}:{line}: '{first}' is no date{more} (such dates are left out)"


class _Reader:
    """The handlers of a parser, and what they have read of the unit that is open."""

    def __init__(self, parser: expat.XMLParserType, path: str) -> None:
        self._parser = parser
        self._path = path
        self._source = ""
        self._found: list[Unit] = []
        self._open: list[str] = []
        self._unit = _Piece({}, "")
        self._variant = _Piece({}, "")
        self._variants: list[Variant] = []
        self._document = ""
        self._segment = _Segment()
        self.no_dates: list[tuple[int, str]] = []
        """What stands where a date should, and is none, with its line."""
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._refuse_declaration
        parser.SkippedEntityHandler = self._refuse_entity

    def taken(self) -> list[Unit]:
        """The units that were finished since the last call."""
        found, self._found = self._found, []
        return found

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if not self._open and name != "tmx":
            what = f"is no TMX file: its root is <{name}>, not <tmx> (name a translation memory)"
            raise AmbosError(what, path=self._path, line=self._parser.CurrentLineNumber)
        self._open.append(name)
        if name == "header":
            self._source = _source(attributes, "")
        elif name == "tu":
            self._unit = _Piece(attributes, self._date(attributes))
            self._variants, self._document = [], ""
        elif name == "tuv":
            self._variant = _Piece(attributes, self._date(attributes))
        elif name == "prop":
            self._segment = _Segment()
            self._variant_or_unit().property = attributes.get("type", "")
        elif name == "seg":
            self._segment = _Segment()
        else:
            self._segment.start(name, attributes)

    def _end(self, name: str) -> None:
        self._open.pop()
        if name == "tu":
            source = _source(self._unit.attributes, self._source)
            if self._variants:
                self._found.append(Unit(source, tuple(self._variants), self._document))
        elif name == "tuv":
            language = self._variant.attributes.get("xml:lang") or self._variant.attributes.get(
                "lang"
            )
            if language and self._variant.text:
                date = self._variant.date or self._unit.date
                self._variants.append(Variant(language, self._variant.text, date))
        elif name == "prop":
            kind = self._variant_or_unit().property.lower().removeprefix("x-")
            if kind in _DOCUMENT:
                self._document = self._document or " ".join(self._segment.text().split())
        elif name == "seg":
            self._variant.text = self._segment.text()
        else:
            self._segment.end(name)

    def _text(self, words: str) -> None:
        self._segment.add(words)

    def _date(self, attributes: Mapping[str, str]) -> str:
        """When something was changed, else made; dates that are none are noted."""
        dates = []
        for name in _DATES:
            written = attributes.get(name, "").strip()
            if written and (date := iso(written)):
                dates.append(date)
            elif written:
                self.no_dates.append((self._parser.CurrentLineNumber, written))
        return dates[0] if dates else ""

    def _variant_or_unit(self) -> _Piece:
        return self._variant if "tuv" in self._open else self._unit

    def _refuse_declaration(self, *_: object) -> None:
        what = "declares an entity (take it out)"
        raise AmbosError(what, path=self._path, line=self._parser.CurrentLineNumber)

    def _refuse_entity(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            what = f"'&{name};' is not known (write the character itself)"
            raise AmbosError(what, path=self._path, line=self._parser.CurrentLineNumber)


class _Piece:
    """An open <tu> or <tuv>; `date` is when it was changed, else made, in ISO 8601 or ""."""

    def __init__(self, attributes: Mapping[str, str], date: str) -> None:
        self.attributes = attributes
        self.date = date
        self.property = ""
        self.text = ""


class _Segment:
    """The text of a <seg> as it is read."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._code: list[str] = []
        self._tag = ""
        self._depth = 0
        self._count = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Enter an element. What stands in a <sub> is no part of the sentence."""
        if self._depth or name in _CODES:
            self._depth += 1
        if self._depth == 1:
            self._count += 1
            self._code = []
            self._tag = _tag(name, attributes, self._count)

    def end(self, _name: str) -> None:
        """Leave an element."""
        if not self._depth:
            return
        self._depth -= 1
        if not self._depth:
            code = "".join(self._code)
            is_known = code.strip() and all(
                token.kind in VARIABLE for token in tokens(code.strip())
            )
            self._pieces.append(code if is_known else self._tag)

    def add(self, words: str) -> None:
        """Take some characters."""
        if not self._depth:
            self._pieces.append(words)
        elif self._depth == 1:
            self._code.append(words)

    def text(self) -> str:
        """What was read, the white space at its ends aside."""
        return "".join(self._pieces).strip()


def _tag(name: str, attributes: Mapping[str, str], count: int) -> str:
    """The tag that stands for a code: pairs by `i`, others by `x`, which is the same in each language."""
    is_pair = name in ("bpt", "ept")
    number = attributes.get("i" if is_pair else "x", "")
    number = number if _NUMBER.fullmatch(number) else str(count)
    if name == "bpt" or (name == "it" and attributes.get("pos") == "begin"):
        return f"<{number}>"
    if name == "ept" or (name == "it" and attributes.get("pos") == "end"):
        return f"</{number}>"
    return f"<{number}/>"


def _source(attributes: Mapping[str, str], otherwise: str) -> str:
    """The language that `srclang` names, "" for any."""
    named = attributes.get("srclang", otherwise)
    return "" if named == "*all*" else named


def iso(date: str) -> str:
    """A date of TMX (YYYYMMDDThhmmssZ) in ISO 8601 to the minute; "" for what is none."""
    match = _DATE.fullmatch(date)
    if match is None:
        return ""
    try:
        year, month, day, hour, minute = map(int, match.groups())
        moment = datetime.datetime(year, month, day, hour, minute)
    except ValueError:
        return ""
    return f"{moment.isoformat(timespec='minutes')}+00:00"
