"""What there is to learn in a file of another project: a PO or a TMX file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from i18n.errors import AmbosError
from i18n.languages import catalog_code, is_code, primary
from i18n.memory import learning, tmx
from i18n.memory.store import IMPORT, Lesson, Pair
from i18n.memory.tmx import Unit, Variant

SUFFIXES = (".po", ".tmx")

_PLACE = re.compile(r"/([^/]+)/LC_MESSAGES/[^/]+$")
_PART = 50_000
"""Pairs of a lesson, at most."""


class Import:
    """A file that is imported: its bytes, and what else its lessons are made of.

    `name` is where the project keeps it, `document` what its matches are said to be from; `source` is the
    language of a PO file's msgids, and `languages` are the project's, which a code such as `es_ES` is
    read as where it has no other of that language. `digest` stands for all of it.
    """

    def __init__(
        self, name: str, *, document: str, source: str, languages: Sequence[str], digest: str
    ) -> None:
        self.name = name
        self.document = document
        self.source = source
        self.languages = languages
        self.digest = digest

    def lessons(
        self, data: bytes, path: str, warn: Callable[[str], None] | None = None
    ) -> Iterator[Lesson]:
        """What the bytes teach; the last has the file's name, the others its name and a part's.

        `path` is what messages call the file, `warn` gets a line on what of it is left out. Raises
        AmbosError for one that is not well-formed, or does not say its language.
        """
        if self.name.lower().endswith(".tmx"):
            yield from self._of_units(tmx.units(data, path, warn))
        else:
            yield self._of_catalog(data, path)

    def language(self, code: str) -> str:
        """The language of the project that a code means, or the code as catalogs write it."""
        found = catalog_code(code)
        for known in self.languages:
            if known.lower() == found.lower():
                return known
        alike = [known for known in self.languages if primary(known) == primary(found)]
        return alike[0] if len(alike) == 1 else found

    def _of_catalog(self, data: bytes, path: str) -> Lesson:
        place = _PLACE.search(self.name)
        code = learning.language(data, path) or (place[1] if place else "")
        if not is_code(code):
            what = "its header names no language (write one: Language: es)"
            raise AmbosError(what, path=path)
        languages = (self.source, self.language(code))
        lesson = learning.lesson(data, path, document=self.document, languages=languages)
        pairs = [] if languages[0] == languages[1] else lesson.pairs
        return lesson._replace(path=self.name, origin=IMPORT, digest=self.digest, pairs=pairs)

    def _of_units(self, units: Iterator[Unit]) -> Iterator[Lesson]:
        waiting: defaultdict[tuple[str, str, str], list[Pair]] = defaultdict(list)
        parts = 0
        for unit in units:
            document = f"{self.document}: {unit.document}" if unit.document else self.document
            for source, target in self._pairs(unit):
                languages = self.language(source.language), self.language(target.language)
                if languages[0] == languages[1]:
                    continue
                some = waiting[document, *languages]
                some.append(Pair(source.text, target.text, date=target.date))
                if len(some) == _PART:
                    parts += 1
                    yield self._part(parts, document, languages, some)
                    del waiting[document, *languages]
        for (document, *rest), pairs in waiting.items():
            parts += 1
            yield self._part(parts, document, (rest[0], rest[1]), pairs)
        yield self._part(0, self.document, (self.source, self.source), [])

    def _part(
        self, number: int, document: str, languages: tuple[str, str], pairs: Sequence[Pair]
    ) -> Lesson:
        name = part(self.name, number) if number else self.name
        return Lesson(name, IMPORT, document, *languages, self.digest, "", pairs)

    def _pairs(self, unit: Unit) -> Iterator[tuple[Variant, Variant]]:
        """The original with each other variant; any of the project's languages where all may be it."""
        sources = [one for one in unit.variants if _is_same(one.language, unit.source_language)]
        if not sources:
            own = [one for one in unit.variants if self.language(one.language) == self.source]
            sources = own or list(unit.variants[:1])
        source = sources[0]
        for other in unit.variants:
            if other is not source and is_code(other.language) and is_code(source.language):
                yield source, other


def part(name: str, number: int) -> str:
    """What the memory calls a part of a file."""
    return f"{name}\n{number}"


def whole(name: str) -> str:
    """The file of a part, or of a whole file."""
    return name.partition("\n")[0]


def _is_same(one: str, other: str) -> bool:
    """Are two codes of a file one language? Tools write `en-US` here and `EN` there."""
    if catalog_code(one).lower() == catalog_code(other).lower():
        return True
    return primary(one) == primary(other) and min(len(one), len(other)) == len(primary(one))
