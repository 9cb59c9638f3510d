"""The questions of a document with their answers, as its page shows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from i18n.editions._anchors import footnote_prefix
from i18n.editions._body import Column, body
from i18n.editions._links import AsWritten
from i18n.editions._localization import Localized
from i18n.editions._outline import outline
from i18n.editions._segments import PlainMarker, names
from i18n.editions._words import words
from i18n.elements import VOID
from i18n.model import Unit

_INLINE = frozenset(
    {
        *("a", "abbr", "audio", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i"),
        *("img", "ins", "kbd", "mark", "picture", "q", "rp", "rt", "ruby", "s", "samp", "small"),
        *("source", "span", "strong", "sub", "sup", "time", "track", "u", "var", "video", "wbr"),
    }
)
"""The elements that part no texts; all others do."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_UNSAYABLE = frozenset({"del", "q", "ruby", "s", "sub", "sup"})
"""The elements whose text says something else once it is plain."""
_SEEN = frozenset({"audio", "img", "video"})
"""The elements that a reader sees or hears, of which a text has nothing."""


@dataclass(slots=True)
class Question:
    """A question and its answer, as plain text."""

    text: str = ""
    answer: str = ""


def questions(localized: Localized) -> Iterator[Question]:
    """The questions of a page in one language that have an answer.

    One of which a part is not translated, or cannot be said in plain text, is left out as a whole: half
    an answer may say the opposite. A formula is what the page shows of it, code is its text; a picture
    that stands alone has no words, one among words is a part of what they say. Marks of footnotes are left
    out, and so are the notes.
    """
    units = localized.document.units
    if not any(unit.kind == "question" for unit in units):
        return
    missing = {id(passage.segment.unit) for passage in localized.missing}
    found = [_Found()]
    owners: dict[int, _Found] = {}
    for unit in units:
        if unit.kind == "question":
            found.append(_Found())
        elif unit.kind == "heading":
            found.append(_Found(is_whole=False))
        owners[id(unit)] = found[-1]
        found[-1].is_whole &= id(unit) not in missing
    found[0].is_whole = False
    places = {
        name: _Place(owners[id(segment.unit)], segment.unit)
        for segment, name in names(localized.document).items()
    }
    own = words(localized.language)
    # without the notes and links of a page, whose classes may be the author's too
    html = body(
        [Column(localized, AsWritten())], own, outline(localized.document).levels, PlainMarker
    )
    reader = _Reader(places, found[0], footnote_prefix(localized.document))
    reader.feed(html)
    reader.close()
    reader.end_block()
    for one in found:
        question, answer = " ".join(one.question), " ".join(one.answer)
        if one.is_whole and question and answer:
            yield Question(question, answer)


@dataclass(slots=True, eq=False)
class _Found:
    """The texts of a question and of its answer, block by block; is it all there, in plain text?"""

    question: list[str] = field(default_factory=list)
    answer: list[str] = field(default_factory=list)
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class _Place:
    """To what a passage belongs."""

    found: _Found
    unit: Unit


@dataclass(slots=True)
class _Open:
    """An element that is open, behind `before` pieces of its block; is it no part of what is said?"""

    name: str
    before: int
    is_left_out: bool


class _Reader(HTMLParser):
    """Reads the body of a page, whose elements are well nested, block by block.

    `places` are its passages by their identifiers. A block without one belongs to the question before it,
    and what is below a heading without one to `outside`, as what is before all questions. `footnote` is
    what stands before the numbers of footnotes in their anchors.
    """

    def __init__(self, places: Mapping[str, _Place], outside: _Found, footnote: str) -> None:
        super().__init__()
        self._footnote = footnote
        self._places = places
        self._outside = self._current = outside
        self._ended: _Found | None = None
        self._open: list[_Open] = []
        self._begin()

    def _begin(self) -> None:
        self._pieces: list[str] = []
        self._place: _Place | None = None
        self._is_sayable = True
        self._has_picture = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag not in _INLINE:
            self.end_block()
        if not self._is_left_out():
            self._has_picture |= tag in _SEEN
            self._enter(attributes.get("id", ""))
            if tag == "br":
                self._pieces.append(" ")
            if tag == "a" and attributes.get("href", "").startswith(f"#{self._footnote}"):
                self._leave_mark_out()
        if tag not in VOID:
            is_footnote = tag == "div" and attributes.get("id", "").startswith(self._footnote)
            is_left_out = tag in _SEEN or is_footnote
            self._open.append(_Open(tag, len(self._pieces), is_left_out))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if tag not in _INLINE:
            self.end_block()
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if not self._is_left_out():
            self._pieces.append(data)
            is_plain = data.isspace() or not any(one.name in _UNSAYABLE for one in self._open)
            self._is_sayable &= is_plain

    def _is_left_out(self) -> bool:
        return any(one.is_left_out for one in self._open)

    def _enter(self, name: str) -> None:
        """Enter an element of this identifier: the first passage of a block says to what that belongs."""
        if self._place is None and name in self._places:
            self._place = self._places[name]
            if self._place.unit.shape is not None:
                self._pieces.clear()  # in a plain text, `Q:` is what makes it a question

    def _leave_mark_out(self) -> None:
        """Leave out the raised element at hand, if it begins with the link to a footnote."""
        if self._open and self._open[-1].name == "sup":
            self._open[-1].is_left_out = self._open[-1].before == len(self._pieces)

    def end_block(self) -> None:
        """Give what was read since the last block to its question."""
        text = " ".join("".join(self._pieces).split())
        # what is below a heading that nobody translates is no answer to the question before it
        if self._place is not None and self._place.found is not self._ended:
            self._current, self._ended = self._place.found, None
        elif self._place is None and any(one.name in _HEADINGS for one in self._open):
            self._current, self._ended = self._outside, self._ended or self._current
        found = self._current
        if text and self._place is not None and self._place.unit.kind == "question":
            found.question.append(text)
        elif text:
            found.answer.append(text)
        found.is_whole &= self._is_sayable and not (text and self._has_picture)
        self._begin()
