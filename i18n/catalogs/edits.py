"""What was changed in a catalog since it was read, and the file with these changes alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import polib

from i18n.catalogs import layout, syntax
from i18n.catalogs.encoding import encode
from i18n.catalogs.lazy import FILE, KNOWN, LOOKED, SEEN, LazyEntry, Source, attach, look, stands_in
from i18n.catalogs.widths import widths
from i18n.errors import AmbosError

Fields = tuple[object, ...]
_SHORT = 3
"""How many fields are remembered of a message that has no more than them and its comments."""


def fields(entry: polib.POEntry) -> Fields:
    """Everything of a message that is written to its file, for comparison."""
    return (
        entry.msgctxt,
        entry.msgid,
        entry.msgid_plural,
        entry.msgstr,
        tuple(sorted((int(form), text) for form, text in entry.msgstr_plural.items())),
        entry.tcomment,
        entry.comment,
        tuple(entry.occurrences),
        tuple(entry.flags),
        entry.previous_msgctxt,
        entry.previous_msgid,
        entry.previous_msgid_plural,
        bool(entry.obsolete),
    )


def was(entry: polib.POEntry) -> Fields:
    """What `is_changed` needs to know of a message as it is now.

    That is `fields`, or msgctxt, msgid and msgstr of one whose comments its file remembers.
    """
    attributes = entry.__dict__
    if isinstance(entry, LazyEntry) and (
        len(attributes) == KNOWN
        or (SEEN in attributes and len(attributes) == LOOKED and not _is_annotated(attributes))
    ):
        return attributes["msgctxt"], attributes["msgid"], attributes["msgstr"]
    return fields(entry)


def changed_places(entries: Sequence[polib.POEntry], before: Sequence[Fields]) -> list[int]:
    """The indices of the messages that differ from what `was` said of them."""
    return [
        place
        for place, (entry, known) in enumerate(zip(entries, before, strict=True))
        if (
            len(known) != _SHORT
            or len(attributes := entry.__dict__) != KNOWN
            or attributes["msgstr"] is not known[2]
            or attributes["msgid"] is not known[1]
            or attributes["msgctxt"] is not known[0]
        )
        and is_changed(entry, known)
    ]


def _is_annotated(attributes: Mapping[str, Any]) -> bool:
    """Are the comments of a message others than those that were seen in its file?"""
    seen = attributes[SEEN]
    return bool(
        attributes["msgstr_plural"]
        or attributes["tcomment"] != seen[0]
        or attributes["comment"] != seen[1]
        or tuple(attributes["flags"]) != seen[3]
        or tuple(attributes["occurrences"]) != seen[2]
    )


def unreadable(name: str) -> AmbosError:
    """What is said of messages that would not be read as they are."""
    return AmbosError(
        "its messages would not read back as they are "
        "(take newlines out of their flags and references)",
        path=name,
    )


def is_changed(entry: polib.POEntry, before: Fields) -> bool:
    """Does a message differ from what `was` said of it?"""
    if len(before) != _SHORT:
        return fields(entry) != before
    attributes = entry.__dict__
    if (
        attributes["msgstr"] != before[2]
        or attributes["msgid"] != before[1]
        or attributes["msgctxt"] != before[0]
    ):
        return True
    if len(attributes) == KNOWN:
        return False
    if SEEN not in attributes and isinstance(entry, LazyEntry):
        look(entry)  # also where each of its comments was set and none was looked at
    seen = attributes[SEEN]
    if len(attributes) == LOOKED:
        return _is_annotated(attributes)
    return fields(entry) != (
        before[0], before[1], "", before[2], (), *seen, None, None, None, False
    )  # fmt: skip


@dataclass(slots=True)
class Edit:
    """Changed messages of a file, in its order: nothing was added, moved or taken away."""

    source: Source
    entries: Sequence[polib.POEntry]
    places: list[int]
    """The indices of the changed ones among the messages; the header is not counted."""
    sizes: list[int] = field(default_factory=list)
    """How many bytes each of them has in the file to be written."""

    @classmethod
    def of(
        cls,
        source: Source,
        entries: Sequence[polib.POEntry],
        places: list[int],
        before: Sequence[Fields],
    ) -> Edit | None:
        """The edit; None where what changed could make the file another one than it seems.

        That is a new msgid, which may stand there already, and a message that does not stand in
        lines of its own.
        """
        for entry, place in zip(map(entries.__getitem__, places), places, strict=True):
            known = before[place]
            msgid = known[1]
            if stands_in(entry) is not source or (entry.msgctxt, entry.msgid) != (known[0], msgid):
                return None
            obsolete = len(known) != _SHORT and bool(known[12])
            if bool(entry.obsolete) != obsolete:
                return None
        return cls(source, entries, places)

    def data(self, name: str) -> bytes:
        """The file with the changed messages. Raises AmbosError, as `store.save`."""
        source, data = self.source, self.source.data
        newline = "\r\n" if data[: data.find(b"\n") + 1].endswith(b"\r\n") else "\n"
        texts: list[str] = []
        if self.places:
            columns = widths(source)
            texts = [layout.entry(self.entries[place], columns) for place in self.places]
            self._check("\n".join(texts).encode(), name)
        pieces = []
        self.sizes = []
        at = 0
        for place, text in zip(self.places, texts, strict=True):
            start, end = source.spans[self._index(place)]
            new = text.replace("\n", newline) if newline != "\n" else text
            if not data.endswith(b"\n", start, end):
                new = new.removesuffix(newline)
            pieces += [data[at:start], encode(new, source.charset, name)]
            self.sizes.append(len(pieces[-1]))
            at = end
        pieces.append(data[at:])
        return b"".join(pieces)

    def _index(self, place: int) -> int:
        """The index of a message among the spans."""
        header = self.source.header
        return place if header is None or place < header else place + 1

    def _check(self, data: bytes, name: str) -> None:
        """Read the changed messages. Raises AmbosError where they would not say the same."""
        reread = syntax.parse(data, name)
        changed = [fields(self.entries[place])[:5] for place in self.places]
        if [fields(entry)[:5] for entry in reread] != changed:
            raise unreadable(name)

    def settle(self, catalog: polib.POFile, data: bytes) -> None:
        """Let the messages stand in the file that was written."""
        old = self.source
        spans = list(old.spans)
        shift = 0
        changed = [self._index(place) for place in self.places]
        for number, index in enumerate(changed):
            start, end = old.spans[index]
            spans[index] = (start + shift, start + shift + self.sizes[number])
            shift += self.sizes[number] - (end - start)
            last = changed[number + 1] if number + 1 < len(changed) else len(spans)
            if shift:
                spans[index + 1 : last] = [
                    (one + shift, two + shift) for one, two in old.spans[index + 1 : last]
                ]
        source = Source(data, old.charset, tuple(spans), old.header, old.header_entry)
        for entry in self.entries:
            attributes = entry.__dict__
            if attributes.get(FILE) is old:
                attributes[FILE] = source
        if old.header_entry is not None and old.header is not None:
            attach(old.header_entry, source, old.header)
        for place in self.places:
            self.entries[place].__dict__.pop(SEEN, None)
        syntax.remember(catalog, source)
