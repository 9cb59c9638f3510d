"""What goes around the segments of a page: identifiers, links to them, and what a reader must know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from html import escape

from i18n.catalogs import marks
from i18n.editions._identifiers import identifier, identifiers
from i18n.editions._inline import Wrap
from i18n.editions._localization import Localized, Passage, Shown
from i18n.editions._origins import NOTES, Origin, origin
from i18n.editions._stated import OURS, PASSAGE
from i18n.editions._words import Words, language_name, message
from i18n.languages import primary, tag, turn
from i18n.model import Document, Segment

LINK = message("Link to this passage")
"""What the link to a segment says of itself, in the words of a page's frame."""


ROWS = 60
"""Rows of a paragraph side by side: the stylesheet has a rule for each."""

_TEXT = ""
"""What stands for a passage without a mark: what is shown in its place is one to merge others into."""

_FOCUS = ' tabindex="-1"'
"""What lets a click or a touch mark a passage, which is no stop of the tabulator."""


@lru_cache(maxsize=8)
def names(document: Document) -> Mapping[Segment, str]:
    """The identifiers of a document's segments."""
    return dict(zip(document.segments, identifiers(document), strict=True))


def beside(passages: Sequence[Passage]) -> list[list[int]]:
    """The rows of a paragraph side by side, ROWS at most: the last has what is left."""
    found = rows(passages)
    rest = [n for row in found[ROWS - 1 :] for n in row]
    return [*found[: ROWS - 1], *([rest] if rest else [])]


def rows(passages: Sequence[Passage]) -> list[list[int]]:
    """The places of the passages that stand beside each other: a row each, merged ones in one."""
    if len(passages) == 1:
        return [[0]]
    stated = [passage.mark for passage in passages]
    if not any(stated):
        return [[n] for n in range(len(stated))]
    return marks.rows([mark or _TEXT for mark in stated])


class Marker:
    """The elements around the passages of one localized document.

    `named` are the identifiers of its segments; `words` are those of the page, `own` those in the
    document's language, in which the links say what they are. Beside another document (`is_twin`) the
    segments have no identifiers, and their links lead to those beside them. Where the document states
    languages (`is_stated`) the elements have those that `_stated` reads.
    """

    def __init__(
        self,
        localized: Localized,
        named: Mapping[Segment, str],
        *,
        words: Words,
        own: Words,
        is_twin: bool = False,
        is_stated: bool = False,
    ) -> None:
        self._localized = localized
        self._names = named
        self._words = words
        self._is_twin = is_twin
        here, source = tag(localized.language), tag(localized.document.language)
        sign = self._sign = OURS if is_stated else ""
        is_to_state = is_stated and not localized.is_original
        self._lang = f' lang="{PASSAGE}{here}"' if is_to_state else ""
        self._link_end = _link_end(own, here)
        self._link_end_in_source = _link_end(own, source)
        self._source_lang = f'lang="{sign}{source}"{turn(source, here)}'
        self._words_lang = f'lang="{sign}{words.tag}"{turn(words.tag, here)}'

    def alone(self, passages: Sequence[Passage]) -> Iterator[Wrap]:
        """Each passage as an element with its identifier, those merged into it within."""
        for row in rows(passages):
            yield from self._row([passages[n] for n in row], is_beside=False)

    def beside(
        self, passages: Sequence[Passage], grid: Sequence[Sequence[int]], lead: str = ""
    ) -> Iterator[Wrap]:
        """The same, each row of a grid as an element; `lead` goes before the first."""
        for number, row in enumerate(grid, start=1):
            wraps = list(self._row([passages[n] for n in row], is_beside=True))
            if not wraps:
                continue
            opening = f'<span class="segment" data-row="{number}"{_FOCUS}>{lead}'
            lead = ""
            wraps[0] = wraps[0]._replace(opening=opening + wraps[0].opening)
            yield from wraps[:-1]
            yield wraps[-1]._replace(closing=wraps[-1].closing + "</span>")

    def _row(self, shown: Sequence[Passage], *, is_beside: bool) -> Iterator[Wrap]:
        """The passages of a row that stand in the page; the first has the identifiers of the others too."""
        placed = [passage for passage in shown if passage.place is not None]
        others = [passage for passage in shown if passage.place is None]
        for passage in placed:
            held = others if passage is placed[0] else ()
            yield self._wrap(passage, held, shown[0], is_beside=is_beside)

    def _wrap(
        self, passage: Passage, within: Sequence[Passage], first: Passage, *, is_beside: bool
    ) -> Wrap:
        place = passage.place
        assert place is not None, "what is not shown has no element"
        held = () if self._is_twin else (passage, *within)
        ids = [f' id="{self._names[one.segment]}"' for one in held]
        state, note = self._state(passage)
        focus = "" if is_beside or not ids else _FOCUS
        opening = f"<span{ids[0] if ids else ''}{focus}{state}>" if ids or state else ""
        opening += "".join(f"<span{one}>" for one in ids[1:])
        closing = "</span>" * (max(len(ids), 1) if opening else 0) + note
        return Wrap(place.start, place.end, opening, closing, self._link(first, passage))

    def _link(self, goal: Passage, within: Passage) -> str:
        """The link to a passage, in the element of one whose language may be another than its label's.

        What is taken from another language is in one that has the same words.
        """
        is_source = within.shown is Shown.SOURCE
        end = self._link_end_in_source if is_source else self._link_end
        return f'<a class="permalink" href="#{self._names[goal.segment]}{end}'

    def _state(self, passage: Passage) -> tuple[str, str]:
        """What tells a reader that a passage is not the current translation, or where it comes from.

        Attributes of its element, and a note behind it.
        """
        if passage.shown is Shown.SOURCE:
            attributes = f' class="untranslated" {self._source_lang}'
            return attributes, self._note("not yet translated", "note")
        found = origin(passage)
        lent = passage.language
        lang = f' lang="{self._sign}{tag(lent)}"' if lent else self._lang
        if passage.shown is Shown.LAST_GOOD:
            before = passage.entry.previous_msgid if passage.entry is not None else None
            context = passage.segment.unit.context
            source = f' data-source="{identifier(context, before)}"' if before else ""
            attributes = f' class="last-good"{source}{lang}'
            return attributes, self._note("translation of an earlier version", "note")
        return lang, self._origin(found, passage.language) if found in NOTES else ""

    def _origin(self, found: Origin, language: str) -> str:
        """What a page says on demand of where a passage comes from."""
        return self._note(NOTES[found], "origin", language)

    def _note(self, text: str, kind: str, language: str = "") -> str:
        """A note in the words of the page; `language` is one that it names."""
        name = language_name(language, self._words) if language else ""
        said = escape(self._words(text, language=name))
        return f' <small class="{kind}" {self._words_lang}>[{said}]</small>'


def _link_end(own: Words, around: str) -> str:
    """The end of a link to a passage: its label, which states its language in an element of another."""
    lang = f' lang="{own.tag}"' if primary(own.tag) != primary(around) else ""
    return f'" aria-label="{escape(own(LINK))}"{lang}>#</a>'


class PlainMarker(Marker):
    """The same for what no page is: without the links to passages, and without where they come from."""

    def _link(self, goal: Passage, within: Passage) -> str:
        return ""

    def _origin(self, found: Origin, language: str) -> str:
        return ""
