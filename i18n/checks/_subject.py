"""What checks look at: a document's catalog of one language, and the messages published from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polib

from i18n.catalogs import State, Translation, translations
from i18n.catalogs.marks import INTO_NEXT, INTO_PREVIOUS
from i18n.errors import AmbosError
from i18n.model import Document


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """A document and its catalog of one language, as they are.

    `path` is where the catalog is, or should be, relative to the project. `catalog` is None where
    there is none, and the error where it could not be read.
    """

    document: Document
    template: polib.POFile
    language: str
    path: str
    catalog: polib.POFile | AmbosError | None

    @property
    def readable(self) -> polib.POFile | None:
        """The catalog, where there is one that could be read."""
        return self.catalog if isinstance(self.catalog, polib.POFile) else None

    @property
    def current(self) -> list[polib.POEntry]:
        """The messages that are not obsolete, in the order of the file."""
        catalog = self.readable
        return [] if catalog is None else [entry for entry in catalog if not entry.obsolete]


@dataclass(frozen=True, slots=True, eq=False)
class Message:
    """A published translation and its source.

    `target` is the msgstr of `entry`. `source` is the text that it translates: its msgid, with
    those of the neighbours that are marked as merged into it, in the document's order.
    """

    document: Document
    language: str
    entry: polib.POEntry
    source: str
    target: str


def messages(subject: Subject) -> Iterator[Message]:
    """The published translations of a document, each msgid once for each text it translates."""
    catalog = subject.readable
    if catalog is None:
        return
    found = translations(subject.document, catalog)
    seen: set[tuple[int, str]] = set()
    start = 0
    for _, segments in subject.document.by_unit():
        unit = found[start : start + len(segments)]
        start += len(segments)
        for holder, sources in _passages(unit):
            entry = holder.entry
            assert entry is not None, "what is translated has an entry"
            source = " ".join(sources)
            if (id(entry), source) not in seen:
                seen.add((id(entry), source))
                target = holder.target or ""
                yield Message(subject.document, subject.language, entry, source, target)


def _passages(unit: Sequence[Translation]) -> Iterator[tuple[Translation, list[str]]]:
    """Each translation of a unit that holds text, with the sources merged into it.

    A translation next to a segment whose mark leads nowhere is left aside.
    """
    holder: Translation | None = None
    sources: list[str] = []
    forward: list[str] = []
    for translation in unit:
        source = translation.segment.source
        if translation.mark == INTO_PREVIOUS:
            (sources if holder is not None else forward).append(source)
            continue
        if translation.mark == INTO_NEXT:
            forward.append(source)
            continue
        if holder is not None:
            yield holder, sources
        holder, sources = None, []
        if translation.state is State.TRANSLATED and translation.mark is None:
            holder, sources = translation, [*forward, source]
        if translation.mark is None:
            forward = []
    if holder is not None:
        yield holder, sources
