"""What a catalog says of each segment of a document."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

import polib

from i18n.catalogs import approval, blocks, marks
from i18n.catalogs.blocks import Target
from i18n.catalogs.encoding import decode
from i18n.catalogs.extract import Key, key
from i18n.catalogs.syntax import parse
from i18n.model import Document, Segment, Unit


class State(enum.StrEnum):
    """How far a segment is translated."""

    TRANSLATED = "translated"
    FUZZY = "fuzzy"
    UNTRANSLATED = "untranslated"


class Translation(NamedTuple):
    """A segment, and what stands for it.

    `target` is the published translation, "" where a mark says that nothing is to be shown, None
    where the segment is not translated. `last_good` is the approved translation of its previous
    source, where there is one. `entry` is None where the catalog has no such message. `language` is the
    one that the target, or the last good one, is taken from where it is another, "" elsewhere.
    """

    segment: Segment
    state: State
    target: str | None
    entry: polib.POEntry | None = None
    last_good: str | None = None
    mark: str | None = None
    language: str = ""


def index(catalog: polib.POFile | None) -> dict[Key, polib.POEntry]:
    """The current messages of a catalog, by msgctxt and msgid."""
    if catalog is None:
        return {}
    return {key(entry): entry for entry in reversed(catalog) if not entry.obsolete}


def translations(document: Document, catalog: polib.POFile | None) -> list[Translation]:
    """What stands for each of the document's segments, in order."""
    entries = index(catalog)
    earlier = _obsolete(catalog)
    found: list[Translation] = []
    for unit, segments in document.by_unit():
        matches = [entries.get((unit.context, segment.source)) for segment in segments]
        published = [
            (entry.msgstr or None) if entry is not None and approval.is_published(entry) else None
            for entry in matches
        ]
        faults = marks.faults(published)
        for segment, entry, msgstr, fault in zip(segments, matches, published, faults, strict=True):
            found.append(_translation(segment, entry, msgstr, fault, earlier))
    return found


def by_unit(found: Iterable[Translation]) -> Iterator[tuple[Unit, list[Translation]]]:
    """The translations of a document's segments, in order: each unit, and those of its segments."""
    for _, group in groupby(found, key=lambda one: id(one.segment.unit)):
        members = list(group)
        yield members[0].segment.unit, members


def _obsolete(catalog: polib.POFile | None) -> dict[Key, polib.POEntry]:
    """The obsolete messages of a catalog, by msgctxt and msgid."""
    if catalog is None:
        return {}
    return {key(entry): entry for entry in reversed(catalog) if entry.obsolete}


def _translation(
    segment: Segment,
    entry: polib.POEntry | None,
    msgstr: str | None,
    fault: str | None,
    earlier: Mapping[Key, polib.POEntry],
) -> Translation:
    """A message with plural forms is no translation of a segment: it has no msgstr."""
    if entry is None or not entry.msgstr.strip():
        return Translation(segment, State.UNTRANSLATED, None, entry)
    if msgstr is None:
        before = earlier.get((entry.previous_msgctxt, entry.previous_msgid or ""))
        return Translation(segment, State.FUZZY, None, entry, approval.last_good(entry, before))
    if msgstr not in marks.MARKS:
        return Translation(segment, State.TRANSLATED, msgstr, entry)
    if fault is not None or marks.is_program(entry):
        return Translation(segment, State.UNTRANSLATED, None, entry, mark=msgstr)
    return Translation(segment, State.TRANSLATED, "", entry, mark=msgstr)


def read(data: bytes, path: str) -> Mapping[Key, Target]:
    """The current messages in a catalog's bytes, as far as `targets` asks for them.

    `path` is what errors call it. Raises AmbosError, as `syntax.parse`.
    """
    text, _ = decode(data, path)
    found = blocks.targets(text)
    if found is None:
        entries = index(parse(data, path))
        return {at: Target(entry.msgstr, entry.flags) for at, entry in entries.items()}
    found.pop((None, ""), None)  # the header
    return found


def targets(document: Document, messages: Mapping[Key, Target]) -> list[str | None]:
    """The `target` that `translations` gives for each of the document's segments, in order."""
    published = {
        at: found.msgstr
        for at, found in messages.items()
        if found.msgstr and "fuzzy" not in found.flags and not found.msgstr.isspace()
    }
    msgstrs = [
        published.get((segment.unit.context, segment.source)) for segment in document.segments
    ]
    if marks.MARKS.isdisjoint(msgstrs):
        return msgstrs
    shown: list[str | None] = []
    for unit, segments in document.by_unit():
        texts = msgstrs[len(shown) : len(shown) + len(segments)]
        for segment, msgstr, fault in zip(segments, texts, marks.faults(texts), strict=True):
            if msgstr not in marks.MARKS:
                shown.append(msgstr)
            elif fault is not None or marks.is_program(messages[unit.context, segment.source]):
                shown.append(None)
            else:
                shown.append("")
    return shown
