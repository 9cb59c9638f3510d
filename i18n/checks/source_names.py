"""Two names for one thing in the sources.

## What it does
Looks at the names in the sources of a project's documents, and finds those that are one name twice: in
two languages (“Tren de Aragua”, “Aragua Train”), with and without a prefix (“Terrorism Confinement
Center”, “Counter-Terrorism Confinement Center”), with and without its accents. The finding stands at the
rarer name, of two that are as frequent at the one that comes later in the order of the documents' paths.
## Why it matters
A translator, and then a reader, takes two names for two things.
## Example
> # Members of the Tren de Aragua were deported
> A lawyer of the Aragua Train denied it.
msgid "Members of the Tren de Aragua were deported"
msgstr "Deportados miembros del Tren de Aragua"

msgid "A lawyer of the Aragua Train denied it."
msgstr "Un abogado del Tren de Aragua lo negó."
## Instead
> # Members of the Tren de Aragua were deported
> A lawyer of the Tren de Aragua denied it.
msgid "Members of the Tren de Aragua were deported"
msgstr "Deportados miembros del Tren de Aragua"

msgid "A lawyer of the Tren de Aragua denied it."
msgstr "Un abogado del Tren de Aragua lo negó."
## References
ISO 17100:2015, annex C, on terminological consistency
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import polib

from i18n.checks._collection import Collection, Fact
from i18n.checks._source_names import names, twins
from i18n.checks._subject import DocumentSubject, Subject
from i18n.checks._text import read
from i18n.model import Severity

severity = Severity.INFORMATION
kind = "inconsistency"
looks_at = Collection


def gather(subject: Subject) -> Iterator[tuple[polib.POEntry, int, str, str]]:
    """The names in the sources of a document, with the messages that have them, translated or not."""
    if isinstance(subject, DocumentSubject):
        known = {id(message.entry): message.source for message in subject.messages}
        for entry in subject.current:
            source = known.get(id(entry))
            if source is None:
                source = read(entry.msgid, subject.document.path, subject.source_language)
            for name in names(source.prose):
                yield entry, 0, subject.source_language, name


def check(collection: Collection) -> Iterator[tuple[Fact, str]]:
    """A remark for each name that has another one, once for a document."""
    by_language: dict[str, dict[str, list[Fact]]] = {}
    for fact in collection.facts:
        by_language.setdefault(fact.key, {}).setdefault(fact.value, []).append(fact)
    for found in by_language.values():
        for one, other in twins(found):
            # the later one stands first, and stays there where both are as frequent
            rare, usual = sorted((other, one), key=lambda name: _uses(found[name]))
            fact, elsewhere = found[rare][-1], found[usual][0]
            yield (
                fact,
                f"“{rare}” is “{usual}” elsewhere in the sources ({elsewhere.place.document})",
            )


def _uses(facts: Sequence[Fact]) -> int:
    """How often a name stands in the sources, in however many languages each has a catalog."""
    most: dict[str, int] = {}
    for (document, _), count in Counter((f.place.document, f.place.path) for f in facts).items():
        most[document] = max(count, most.get(document, 0))
    return sum(most.values())
