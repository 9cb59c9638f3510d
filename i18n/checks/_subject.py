"""What checks look at: a catalog, and the messages published from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import polib

from i18n.catalogs import (
    State,
    Translation,
    approval,
    by_unit,
    marks,
    translations,
    with_fallbacks,
)
from i18n.catalogs.extract import Key
from i18n.catalogs.groups import partners_in
from i18n.catalogs.marks import INTO_NEXT, INTO_PREVIOUS, MARKS, is_program
from i18n.checks._derived import Derived, made_once
from i18n.checks._knowledge import Knowledge
from i18n.checks._symbolic import text_of, text_of_form
from i18n.checks._syntax import syntax_of
from i18n.checks._text import Text, read
from i18n.errors import AmbosError
from i18n.model import Document

_TEXT = "…"
"""What stands for a translation that is no mark."""
_MERGED = frozenset({INTO_NEXT, INTO_PREVIOUS})


@dataclass(frozen=True, kw_only=True, eq=False)
class Subject:
    """A catalog of one language as it is, of a document of this project or of whatever.

    `path` is where the catalog is, or should be, relative to the project. `catalog` is None where
    there is none, and the error where it could not be read. `owner` is a name of it that is the same
    wherever the user stands, for fingerprints; "" where the path is.
    """

    path: str
    language: str
    catalog: polib.POFile | AmbosError | None
    source_language: str = "en"
    knowledge: Knowledge = field(default_factory=Knowledge)
    owner: str = ""

    @property
    def is_foreign(self) -> bool:
        """Is it a catalog that no document of a project stands for?"""
        return not isinstance(self, DocumentSubject | OriginalSubject)

    @property
    def readable(self) -> polib.POFile | None:
        """The catalog, where there is one that could be read."""
        return self.catalog if isinstance(self.catalog, polib.POFile) else None

    @made_once
    def current(self) -> list[polib.POEntry]:
        """The messages that are not obsolete, in the order of the file."""
        catalog = self.readable
        return [] if catalog is None else [entry for entry in catalog if not entry.obsolete]

    @made_once
    def messages(self) -> list[Message]:
        """The published translations, each form of a plural one.

        One of a name that nothing tells the text of is left out: there is nothing to hold it against.
        """
        return list(self._messages())

    def release(self) -> None:
        """Let go of the messages: they point back to this, so that only a collector would find them."""
        self.__dict__.pop("messages", None)

    @made_once
    def wording(self) -> Counter[str]:
        """In how many of the published translations each word stands, as it is written."""
        found: Counter[str] = Counter()
        for message in self.messages:
            found.update(set(message.target.words))
        return found

    def _messages(self) -> Iterator[Message]:
        for entry, sources in _grouped(self.current):
            syntax = syntax_of(entry)
            if sources:
                text, is_merged = " ".join(sources), len(sources) > 1
                yield Message(self, entry, syntax, text, entry.msgstr, is_merged=is_merged)
                continue
            for form, target in sorted(entry.msgstr_plural.items()):
                source = text_of_form(entry, form)
                if source is not None:
                    yield Message(self, entry, syntax, source, target, int(form))


@dataclass(frozen=True, kw_only=True, eq=False)
class DocumentSubject(Subject):
    """A document's catalog of one language, with the document and its template.

    `fallbacks` are the catalogs, by language, of those that say what this one does not.
    """

    document: Document
    template: polib.POFile
    fallbacks: Mapping[str, polib.POFile] = field(default_factory=dict)

    @made_once
    def lacks(self) -> frozenset[Key]:
        """The messages that are not translated in this language, nor in one that stands for it."""
        catalogs = {**self.fallbacks, self.language: self.readable}
        return frozenset(
            (one.segment.unit.context, one.segment.source)
            for one in with_fallbacks(self.document, self.language, catalogs)
            if one.state is State.UNTRANSLATED
        )

    def _messages(self) -> Iterator[Message]:
        """Each msgid once for each text that it translates."""
        if self.readable is None:
            return
        seen: set[tuple[int, str]] = set()
        for _, unit in by_unit(translations(self.document, self.readable)):
            for holder, sources in _passages(unit):
                entry = holder.entry
                assert entry is not None, "what is translated has an entry"
                source = " ".join(sources)
                if (id(entry), source) not in seen:
                    seen.add((id(entry), source))
                    yield Message(
                        self,
                        entry,
                        self.document.path,
                        source,
                        holder.target or "",
                        is_merged=source != entry.msgid,
                    )


@dataclass(frozen=True, kw_only=True, eq=False)
class OriginalSubject(Subject):
    """A document in its own language, without a catalog; `path` is the document's."""

    document: Document
    catalog: None = None


@dataclass(frozen=True, eq=False)
class Message(Derived):
    """A published translation and its source, in a syntax: see `read`.

    `msgstr` is that of `entry`, or its plural form `form`. `msgid` is the text that it translates:
    that of the entry, with those of the neighbours that are marked as merged into it, in the
    document's order; where the entry's msgid is a name, the text that it stands for. `is_merged` says
    that a translator did so.
    """

    subject: Subject
    entry: polib.POEntry
    syntax: str
    msgid: str
    msgstr: str
    form: int = 0
    is_merged: bool = False

    @property
    def language(self) -> str:
        """The language of the translation."""
        return self.subject.language

    @property
    def source_language(self) -> str:
        """The language of the source."""
        return self.subject.source_language

    @made_once
    def source(self) -> Text:
        """The msgid, read."""
        return read(self.msgid, self.syntax, self.source_language, self.entry.flags)

    @made_once
    def target(self) -> Text:
        """The msgstr, read."""
        return read(self.msgstr, self.syntax, self.language, self.entry.flags)

    @made_once
    def has_same_items(self) -> bool:
        """Has the translation the same pieces of markup as the source, in the same order?"""
        source, target = self.source.items, self.target.items
        return [item[:2] for item in source] == [item[:2] for item in target]


def _grouped(entries: Sequence[polib.POEntry]) -> Iterator[tuple[polib.POEntry, list[str]]]:
    """The published entries that hold a translation, with the texts that it translates, in file order.

    Those that a mark merges into an entry are beside its own; none are there for one of a plural. Left
    out are entries of which nothing is known to hold them against, and marks that lead nowhere.
    """
    texts = [
        text_of(entry) if not entry.msgid_plural and approval.is_published(entry) else None
        for entry in entries
    ]
    targets = [
        None if text is None else target_of(entry)
        for entry, text in zip(entries, texts, strict=True)
    ]
    sources = _merged(texts, partners_in(entries, targets))
    for n, entry in enumerate(entries):
        if n in sources:
            yield entry, sources[n]
        elif entry.msgid_plural and approval.is_published(entry):
            yield entry, []


def _merged(texts: Sequence[str | None], partners: Sequence[int | None]) -> dict[int, list[str]]:
    """The texts that each translation holds, by its place, in their order."""
    found: dict[int, list[str]] = {}
    for text, holder in zip(texts, partners, strict=True):
        if holder is not None and text is not None:
            found.setdefault(holder, []).append(text)
    return found


def target_of(entry: polib.POEntry) -> str | None:
    """What stands for a published entry beside the others, as `marks.partners` has it."""
    return str(entry.msgstr) if _is_mark(entry) else _TEXT


def _is_mark(entry: polib.POEntry) -> bool:
    """Says the msgstr where the text is translated, and is no placeholder of a program's?"""
    return entry.msgstr in MARKS and entry.msgid != entry.msgstr and not is_program(entry)


def _passages(unit: Sequence[Translation]) -> Iterator[tuple[Translation, list[str]]]:
    """Each translation of a unit that holds text, with the sources merged into it.

    A translation next to a segment whose mark leads nowhere is left aside.
    """
    targets = [
        translation.mark or (_TEXT if translation.state is State.TRANSLATED else None)
        for translation in unit
    ]
    partners = marks.partners(targets)
    sources = _merged([translation.segment.source for translation in unit], partners)
    lost = {n for n, target in enumerate(targets) if target in _MERGED and partners[n] is None}
    for n, translation in enumerate(unit):
        if n in sources and n - 1 not in lost and n + 1 not in lost:
            yield translation, sources[n]
