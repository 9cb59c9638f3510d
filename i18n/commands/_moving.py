"""Catalogs that go elsewhere, on disk: no file is in no place at any moment."""

from __future__ import annotations

import contextlib
import enum
from collections.abc import Collection, Iterator
from itertools import count
from typing import NamedTuple

from i18n import files
from i18n.catalogs import store
from i18n.commands import _slugs
from i18n.commands._merging import Merged, MergedCatalog
from i18n.errors import AmbosError
from i18n.locks import remove_if_empty
from i18n.project import Project, compiled_name, retired_name


class Kind(enum.StrEnum):
    """What became of a catalog, or of messages in it."""

    RENAMED = "renamed"
    CARRIED = "carried"
    RETURNED = "returned"
    RETIRED = "retired"


class Move(NamedTuple):
    """What is said of a catalog that went elsewhere, or of some of its messages."""

    kind: Kind
    origin: str
    name: str
    messages: int

    def shown(self) -> dict[str, str | int]:
        """The same for programs."""
        kind = str(self.kind)
        return {"kind": kind, "from": self.origin, "to": self.name, "messages": self.messages}

    def line(self) -> str:
        """The same for people."""
        if self.kind is Kind.RENAMED:
            return f"{self.origin}: renamed with its document, to {self.name}"
        if self.kind is Kind.RETURNED:
            return f"{self.origin}: back with its document, as {self.name}"
        if self.kind is Kind.RETIRED:
            return f"{self.origin}: its document is gone; kept as {self.name}"
        what = "1 message" if self.messages == 1 else f"{self.messages} messages"
        return f"{self.origin}: {what} went with the text to {self.name}"


class File(NamedTuple):
    """A catalog that is to be in another place, and its bytes as they were read."""

    origin: str
    name: str
    data: bytes


class Plan:
    """What is to be done beside writing what was merged.

    `moves` is what is said of it. `again` are the documents that were merged once more, by path;
    `done` are the catalogs that `begin` writes whole, `moved` those that it put into their place.
    `addresses`, once it has begun, are the domains of which pages have been, each with the one that its
    document has now.
    """

    def __init__(self, project: Project) -> None:
        """Plan nothing."""
        self.moves: list[Move] = []
        self.again: dict[str, Merged] = {}
        self.done: set[str] = set()
        self.moved: set[str] = set()
        self.addresses: dict[str, str] = {}
        self._project = project
        self._renamed: dict[str, str] = {}
        self._templates: dict[str, None] = {}
        self._heirs: list[MergedCatalog] = []
        self._files: list[File] = []
        self._returned: list[File] = []
        self._retired: list[File] = []

    def rename(self, origin: str, domain: str) -> None:
        """Let what the pages of a document have had for addresses go with it. Raises AmbosError.

        There must be no document of the old domain any more: so it is done once, however often it is begun.
        """
        if not self._renamed:
            _slugs.read(self._project)  # what is no history is refused before anything is written
        self._renamed.setdefault(origin, domain)

    def drop_template(self, name: str) -> None:
        """Take a template away. Raises AmbosError where it is not in the project."""
        self._project.require_inside(name)
        self._templates[name] = None

    def move(self, kind: Kind, file: File, messages: int) -> None:
        """Move a catalog to the place of another document's. Raises AmbosError, as the next."""
        self._take(self._files, kind, file, messages)

    def give_back(self, file: File, messages: int) -> None:
        """Let a catalog come back that is written whole by `write`."""
        self._take(self._returned, Kind.RETURNED, file, messages)

    def retire(self, origin: str, data: bytes, messages: int) -> None:
        """Put a catalog aside."""
        taken = {file.name for file in self._retired}
        file = File(origin, self._aside(origin, data, taken), data)
        self._take(self._retired, Kind.RETIRED, file, messages)

    def write(self, catalog: MergedCatalog) -> None:
        """Write a catalog before the others: it has messages of theirs."""
        self._heirs.append(catalog)
        self.done.add(catalog.name)

    def _take(self, files_: list[File], kind: Kind, file: File, messages: int) -> None:
        self._project.require_inside(file.origin)
        self._project.require_inside(file.name)
        files.require_writable(self._project.root / file.origin, file.origin)
        files_.append(file)
        self.moves.append(Move(kind, file.origin, file.name, messages))

    def begin(self) -> None:
        """Write what has messages of others, then move files. Raises AmbosError.

        What leaves a catalog when the others are written is in its new place by then: who stops and
        begins anew comes to the same end.
        """
        root = self._project.root
        self.addresses = _slugs.move(self._project, self._renamed)
        for name in self._templates:
            files.remove(root / name, name)
        leaving = {file.origin for file in self._files}
        early = [one for one in self._heirs if one.name not in leaving]
        late = [one for one in self._heirs if one.name in leaving]
        for one in early:
            store.write(root / one.name, one.after, None, one.name)
        for file in self._in_order():
            self._move(file)
            self.moved.add(file.name)
        for one in late:
            store.write(root / one.name, one.after, None, one.name)

    def end(self) -> None:
        """Put aside what is of no document. Raises AmbosError."""
        root = self._project.root
        for file in self._returned:
            files.remove(root / file.origin, file.origin)
        for file in self._retired:
            self._move(file)
        left = [file.origin for file in (*self._files, *self._returned, *self._retired)]
        for name in (*left, *self._templates):
            self._tidy(name)

    def _move(self, file: File) -> None:
        root = self._project.root
        self._drop_compiled(file)
        store.relocate(root / file.origin, root / file.name, file.data, (file.origin, file.name))

    def _drop_compiled(self, file: File) -> None:
        """Take away the MO file of a catalog that leaves its place, where it is what `compile` makes of it.

        It goes first: who stops behind that and begins anew finds the catalog where it was.
        """
        name = compiled_name(file.origin)
        path = self._project.root / name
        if not path.is_file() or path.is_symlink():
            return
        from i18n.catalogs.mo import compile_for_programs  # noqa: PLC0415  (seldom needed)

        with contextlib.suppress(AmbosError):  # then nothing can be compiled from it, and it stays
            made = compile_for_programs(store.read(file.data, file.origin), file.origin)
            if files.read(path, name) == made:
                files.remove(path, name)

    def _in_order(self) -> Iterator[File]:
        """The moves, so that each finds its place free: where places are exchanged, one waits aside."""
        waiting = {file.origin: file for file in self._files}
        while waiting:
            free = [file for file in waiting.values() if file.name not in waiting]
            for file in free:
                del waiting[file.origin]
                yield file
            if not free:
                file = waiting.pop(next(iter(waiting)))
                aside = self._aside(file.origin, b"", ())
                yield File(file.origin, aside, file.data)
                waiting[aside] = file._replace(origin=aside)

    def _aside(self, name: str, data: bytes, taken: Collection[str]) -> str:
        """The first name to put a catalog aside that is free, or has the same bytes."""
        root = self._project.root
        for number in count(1):
            aside = retired_name(name, number)
            if aside in taken:
                continue
            found = files.look(root / aside, aside)
            if found is None or found[0] == data:
                return aside
        raise AssertionError  # there is always another number

    def _tidy(self, name: str) -> None:
        """Take away the folders of a domain that are empty now."""
        while (name := name.rpartition("/")[0]).count("/") > 1:
            remove_if_empty(self._project.root / name)
