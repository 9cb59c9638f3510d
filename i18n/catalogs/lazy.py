"""Messages that were read from a file: their comments and their lines are, when they are looked at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import Any

import polib

from i18n.catalogs.blocks import listed
from i18n.catalogs.encoding import UTF8
from i18n.catalogs.references import occurrences

FILE = "_ambos_file"
"""The attribute of an entry that holds the file where it stands, `Source`."""
_PLACE = "_ambos_place"
SEEN = "_ambos_seen"
"""What comments were when they were looked at: `Comments`, as no caller can change it."""
KNOWN = 5
"""The attributes of a message that is neither plural nor obsolete, whose comments nobody looked at."""
LOOKED = KNOWN + 6
"""The same of one that was looked at."""
_HASH = ord("#")
_COMMENTS = frozenset({"tcomment", "comment", "occurrences", "flags", "msgstr_plural"})
Comments = tuple[str, str, tuple[tuple[str, str], ...], tuple[str, ...]]


@dataclass(frozen=True)
class Source:
    """The file that a catalog was read from.

    `spans` are the byte offsets of its messages, half open, comments included, in file order;
    `header` is the index of the header among them, None where the file has none, and
    `header_entry` the header as a message.
    """

    data: bytes
    charset: str
    spans: tuple[tuple[int, int], ...]
    header: int | None
    header_entry: polib.POEntry | None
    _lines: list[int] = field(default_factory=list, repr=False, compare=False)
    _keywords: dict[int, dict[str, int]] = field(default_factory=dict, repr=False, compare=False)
    """Those of the message that was asked for last."""

    def line(self, place: int) -> int:
        """The line, counted from 1, in which a message begins."""
        if place == self.header:  # which is looked at whenever a catalog is written
            return 1 + self.data.count(b"\n", 0, self.spans[place][0])
        if not self._lines:
            starts = [0, *(start for start, _ in self.spans)]
            count = self.data.count
            between = (count(b"\n", *pair) for pair in pairwise(starts))
            self._lines.extend(accumulate(between, initial=1))
        return self._lines[place + 1]

    def keywords(self, place: int) -> dict[str, int]:
        """How far below the first line of a message each of its keywords stands."""
        found = self._keywords.get(place)
        if found is None:
            found = {}
            for number, line in enumerate(self.text(place).split("\n")):
                keyword = line.removeprefix("#~ ").partition(" ")[0]
                if keyword.startswith("msg"):
                    found[keyword] = number
            self._keywords.clear()
            self._keywords[place] = found
        return found

    def text(self, place: int) -> str:
        """A message as it stands in the file, its lines ended with newlines alone."""
        return self.data[slice(*self.spans[place])].decode(self.charset).replace("\r\n", "\n")


class LazyEntry(polib.POEntry):
    """An entry in one of the forms that `regular` reads, and the file where it stands."""

    _ambos_file: Source
    _ambos_place: int

    msgid_plural = ""
    obsolete = False
    previous_msgctxt = None
    previous_msgid = None
    previous_msgid_plural = None

    def __getattr__(self, name: str) -> Any:
        if name == "encoding":
            source = stands_in(self)
            return UTF8 if source is None else source.charset
        if name not in _COMMENTS:
            raise AttributeError(name)
        look(self)
        return self.__dict__[name]

    def __getstate__(self) -> dict[str, Any]:
        """A copy stands in no file, and has all that there is to know of it."""
        state = dict(vars(detached(self)))
        state.pop(SEEN, None)
        return state

    @property
    def linenum(self) -> int | None:
        """The line of its msgctxt or msgid; None where it stands in no file."""
        if FILE not in self.__dict__:
            return self.__dict__.get("linenum")
        first, kinds = keyword_lines(self)
        return first + min(kinds.get("msgctxt", kinds["msgid"]), kinds["msgid"])

    @linenum.setter
    def linenum(self, line: int | None) -> None:
        self.__dict__["linenum"] = line


def stands_in(entry: polib.POEntry) -> Source | None:
    """The file of a lazy entry; None for another."""
    found: Source | None = entry.__dict__.get(FILE)
    return found


def attach(entry: polib.POEntry, source: Source, place: int) -> None:
    """Let an entry stand at a place of a file, which says what the entry says."""
    if not isinstance(entry, LazyEntry):
        entry.__class__ = LazyEntry
    entry.__dict__[FILE] = source
    entry.__dict__[_PLACE] = place


def move(entry: polib.POEntry, twin: polib.POEntry) -> None:
    """Let an entry stand where one stands that was read and says the same."""
    attach(entry, twin.__dict__[FILE], twin.__dict__[_PLACE])


def detach(entry: polib.POEntry) -> None:
    """Let an entry stand in no file."""
    if isinstance(entry, LazyEntry):
        entry.__dict__.update(vars(detached(entry)))
        for name in (FILE, _PLACE, SEEN):
            entry.__dict__.pop(name, None)


def detached(entry: LazyEntry) -> polib.POEntry:
    """The same message as polib's own entry, in no file."""
    twin = polib.POEntry.__new__(polib.POEntry)
    fields = vars(twin)
    fields.update({name: getattr(entry, name) for name in _FIELDS})
    fields.update({k: v for k, v in vars(entry).items() if k not in (FILE, _PLACE, SEEN)})
    return twin


_FIELDS = tuple(vars(polib.POEntry()))


def published(entries: Iterable[polib.POEntry]) -> Iterator[polib.POEntry]:
    """Those that are neither obsolete nor fuzzy, without a look at the comments of lazy ones."""
    known: Source | None = None
    fuzzy: set[int] = set()
    for entry in entries:
        if entry.obsolete:
            continue
        attributes = entry.__dict__
        source = attributes.get(FILE)
        if source is None or "flags" in attributes:
            if "fuzzy" not in entry.flags:
                yield entry
            continue
        if source is not known:
            known, fuzzy = source, _fuzzy_places(source)
        if attributes[_PLACE] not in fuzzy:
            yield entry


def plural_texts(entry: polib.POEntry) -> dict[int, str]:
    """The plural forms of a message, without a look at the comments of a lazy one."""
    found: dict[int, str] = entry.__dict__.get("msgstr_plural") or {}
    return found


def _fuzzy_places(source: Source) -> set[int]:
    """The messages of a file in the usual forms that have the flag, by their places."""
    data = source.data
    starts = [start for start, _ in source.spans]
    found = set()
    at = data.find(b"fuzzy")
    while at >= 0:
        end = data.find(b"\n", at)
        end = end if end >= 0 else len(data)
        place = bisect_right(starts, at) - 1
        start = max(data.rfind(b"\n", 0, at) + 1, starts[max(place, 0)])
        line = data[start:end]
        if line.startswith(b"#,") and "fuzzy" in listed(line[2:].decode(source.charset)):
            found.add(place)
        at = data.find(b"fuzzy", end)
    return found


def keyword_lines(entry: polib.POEntry) -> tuple[int, dict[str, int]]:
    """The first line of an entry that stands in a file, and how far below it each keyword stands."""
    source: Source = entry.__dict__[FILE]
    place: int = entry.__dict__[_PLACE]
    return source.line(place), source.keywords(place)


def comments(text: str) -> Comments:
    """The translator's comments, the extracted ones, the references and the flags of a message."""
    translator: list[str] = []
    extracted: list[str] = []
    references: list[str] = []
    flags: list[str] = []
    for line in text.split("\n"):
        kind = line[:2]
        if not kind:
            continue
        if kind == "#:":
            references.append(line[2:])
        elif kind == "#.":
            extracted.append(line[2:].removeprefix(" "))
        elif kind == "#,":
            flags += listed(line[2:])
        elif kind[0] == "#" and kind not in ("#|", "#~"):
            translator.append(line[1:].removeprefix(" "))
        else:
            break
    pairs = tuple(occurrences(tuple(references))) if references else ()
    return "\n".join(translator), "\n".join(extracted), pairs, tuple(flags)


def look(entry: LazyEntry) -> None:
    """Read the comments of a message in its file, where it has none of its own yet."""
    attributes = entry.__dict__
    source: Source | None = attributes.get(FILE)
    seen: Comments = ("", "", (), ())
    if source is not None:
        start, end = source.spans[attributes[_PLACE]]
        if source.data[start : start + 1] == b"#":
            seen = comments(source.data[start:end].decode(source.charset).replace("\r\n", "\n"))
        attributes[SEEN] = seen
    attributes.setdefault("tcomment", seen[0])
    attributes.setdefault("comment", seen[1])
    attributes.setdefault("occurrences", list(seen[2]))
    attributes.setdefault("flags", list(seen[3]))
    attributes.setdefault("msgstr_plural", {})


def unseen_comments(entry: polib.POEntry) -> bytes | None:
    """The lines above an entry's keywords as they stand in its file, where nobody looked at them.

    None where somebody did, and for an entry that is obsolete or stands in no file in UTF-8.
    """
    attributes = entry.__dict__
    source: Source | None = attributes.get(FILE)
    if source is None or source.charset != UTF8:
        return None
    if len(attributes) != KNOWN and not _COMMENTS.isdisjoint(attributes):
        return None
    start, end = source.spans[attributes[_PLACE]]
    if source.data[start] != _HASH:
        return b""
    keywords = source.data.find(b"\nmsg", start, end)
    return source.data[start : keywords + 1] if keywords >= 0 else None
