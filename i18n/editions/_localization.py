"""A document in one language: what is shown for each segment, and the bytes."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import polib

from i18n.catalogs import State, Translation, marks
from i18n.documents import Rendering, render
from i18n.documents import rendered as read_anew
from i18n.languages import tag
from i18n.model import Document, Missing, Segment, Span, Unit


class Shown(enum.Enum):
    """What a reader sees in a segment's place."""

    ORIGINAL = enum.auto()
    """The document's own language."""
    TRANSLATION = enum.auto()
    NOTHING = enum.auto()
    """A translator merged it into a neighbour, or left it out on purpose."""
    SOURCE = enum.auto()
    LAST_GOOD = enum.auto()
    OMITTED = enum.auto()


Catalog = tuple[str, polib.POFile]
"""A catalog with its name in the project."""
_ADDRESS = "slug"
"""The field that is an address: nothing marks it."""


def is_address(unit: Unit) -> bool:
    """Is the unit an address, which no reader sees?"""
    return unit.is_field and unit.kind == _ADDRESS


_LENT = frozenset({Shown.TRANSLATION, Shown.NOTHING, Shown.LAST_GOOD})
"""What a translation says, which another language may lend."""
MISSING = frozenset({Shown.SOURCE, Shown.LAST_GOOD, Shown.OMITTED})


@dataclass(frozen=True, slots=True)
class Passage:
    """A segment in a localized document.

    `text` is what is shown of it, without marks; `place` is its span in the rendered bytes; `state`
    and `entry` are those of its message. `language` is the one that its translation is taken from where
    it is not the document's: `es` in a document in `es_MX`.
    """

    segment: Segment
    shown: Shown
    text: str
    place: Span | None
    mark: str | None = None
    state: State = State.TRANSLATED
    entry: polib.POEntry | None = None
    language: str = ""


@dataclass(frozen=True, eq=False)
class Localized:
    """A document in a language.

    `document` is the source; `rendered` the document read from the rendered bytes, unit for unit;
    `passages` stand in the order of the source's segments.
    """

    document: Document
    language: str
    rendered: Document
    passages: tuple[Passage, ...]

    @cached_property
    def is_original(self) -> bool:
        """Is this the document's own language?"""
        return self.language == self.document.language

    @cached_property
    def missing(self) -> tuple[Passage, ...]:
        """The passages that have no current translation."""
        return tuple(passage for passage in self.passages if passage.shown in MISSING)

    @cached_property
    def fields(self) -> Mapping[str, Sequence[Passage]]:
        """The passages of the front matter by the names of its fields."""
        found: dict[str, list[Passage]] = {}
        for passage in self.passages:
            unit = passage.segment.unit
            if unit.is_field:
                found.setdefault(unit.kind, []).append(passage)
        return found

    @cached_property
    def lenders(self) -> tuple[str, ...]:
        """The other languages that passages of it are taken from."""
        return tuple(dict.fromkeys(one.language for one in self.passages if one.language))

    @cached_property
    def has_own_words(self) -> bool:
        """Does it show a translation into its own language, or only what is lent to it, or nothing?"""
        return any(
            not one.language and one.shown in _LENT and not is_address(one.segment.unit)
            for one in self.passages
        )

    @property
    def share(self) -> float:
        """How much of it is translated, 0..1: of its segments, as `ambos status` counts them."""
        count = len(self.passages)
        return (count - len(self.missing)) / count if count else 1.0


def original(document: Document) -> Localized:
    """A document in its own language."""
    passages = tuple(
        Passage(segment, Shown.ORIGINAL, segment.source, segment.span)
        for segment in document.segments
    )
    return Localized(document, document.language, document, passages)


def localize(
    document: Document, language: str, found: Sequence[Translation], policy: Missing
) -> Localized:
    """A document in another language; `found` stands in the order of its segments."""
    wanted = [_shown(translation, policy) for translation in found]
    shown, rendering = _rendered(document, language, found, wanted)
    adding = {id(segment) for segment, _ in rendering.additions}
    # an earlier translation may have a link that its source has no more: its marks are no text for readers
    worn = [
        one is Shown.LAST_GOOD and id(segment) in adding
        for segment, one in zip(document.segments, shown, strict=True)
    ]
    if any(worn):
        wanted = [
            Shown.SOURCE if is_worn else one for one, is_worn in zip(wanted, worn, strict=True)
        ]
        shown, rendering = _rendered(document, language, found, wanted)
    rendered = read_anew(document, rendering)
    passages = tuple(
        Passage(
            segment=segment,
            shown=shown[n],
            text=_text(found[n], shown[n]),
            place=rendering.places[n],
            mark=found[n].mark,
            state=found[n].state,
            entry=found[n].entry,
            language=found[n].language if shown[n] in _LENT else "",
        )
        for n, segment in enumerate(document.segments)
    )
    return Localized(document, language, rendered, passages)


def _rendered(
    document: Document, language: str, found: Sequence[Translation], wanted: Sequence[Shown]
) -> tuple[list[Shown], Rendering]:
    """The document with what is wanted of each segment, and what is shown of it in the end."""
    wanted = list(_with_partners(document, found, wanted))
    targets = [
        _target(translation, shown, document)
        for translation, shown in zip(found, wanted, strict=True)
    ]
    for n in _whole_units(document, wanted):
        targets[n] = None
    rendering = render(document, targets, language)
    return _after_refusals(document, wanted, rendering), rendering


def _shown(translation: Translation, policy: Missing) -> Shown:
    if translation.target is not None:
        return Shown.NOTHING if translation.target == "" else Shown.TRANSLATION
    if policy is Missing.LAST_GOOD and translation.last_good:
        return Shown.LAST_GOOD
    is_value = translation.segment.unit.is_value
    return Shown.OMITTED if policy is Missing.OMIT and not is_value else Shown.SOURCE


def _with_partners(
    document: Document, found: Sequence[Translation], wanted: Sequence[Shown]
) -> Iterator[Shown]:
    """What is shown once a mark follows its partner: merged into a last good one, it is in that."""
    start = 0
    for _, segments in document.by_unit():
        unit = range(start, start + len(segments))
        start = unit.stop
        texts = [
            found[n].mark
            or (found[n].last_good if wanted[n] is Shown.LAST_GOOD else found[n].target)
            for n in unit
        ]
        for n, fault in zip(unit, marks.faults(texts), strict=True):
            is_merged = found[n].mark is not None and fault is None
            yield Shown.NOTHING if is_merged else wanted[n]


def _target(translation: Translation, shown: Shown, document: Document) -> str | None:
    """What goes into the document: a bare value that is missing is marked by its language."""
    segment = translation.segment
    if shown is Shown.LAST_GOOD:
        return translation.last_good
    if shown in (Shown.OMITTED, Shown.NOTHING):
        return ""
    if shown is Shown.SOURCE and segment.unit.is_value and segment.unit.kind != _ADDRESS:
        return f"[{tag(document.language)}] {segment.source}"
    return translation.target


def _text(translation: Translation, shown: Shown) -> str:
    if shown is Shown.TRANSLATION:
        return translation.target or ""
    if shown is Shown.LAST_GOOD:
        return translation.last_good or ""
    return translation.segment.source if shown is Shown.SOURCE else ""


def _whole_units(document: Document, wanted: Sequence[Shown]) -> list[int]:
    """The places of the segments whose whole unit is omitted: its block goes, not its text."""
    places: list[int] = []
    start = 0
    for _, segments in document.by_unit():
        block = range(start, start + len(segments))
        start = block.stop
        if all(wanted[n] in (Shown.OMITTED, Shown.NOTHING) for n in block) and any(
            wanted[n] is Shown.OMITTED for n in block
        ):
            places.extend(block)
    return places


def _after_refusals(
    document: Document, wanted: Sequence[Shown], rendering: Rendering
) -> list[Shown]:
    """What is shown in the end: the source where a translation was refused."""
    refused = {id(refusal.segment) for refusal in rendering.refused}
    return [
        Shown.SOURCE if id(segment) in refused else shown
        for segment, shown in zip(document.segments, wanted, strict=True)
    ]
