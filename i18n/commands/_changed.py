"""What a branch touched in the catalogs: the messages that are not as they were."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import cache, cached_property
from pathlib import Path

import polib

from i18n import configuration
from i18n.catalogs.groups import holders
from i18n.catalogs.syntax import parse
from i18n.commands import _git
from i18n.errors import AmbosError
from i18n.model import Finding

_PAIR = frozenset({"catalog-missing", "catalog-stale"})
"""Checks that find a catalog and its document, or the settings, at odds."""
_LINKS = "dead-links"
"""The check of which it matters in which folder a document is, and which files there are."""
Key = tuple[str | None, str]
State = tuple[str, tuple[tuple[int, str], ...], bool, bool, str]
Said = frozenset[tuple[Key, State]]
"""What a message says, and those that marks merge with it."""


class _Versions:
    """The files of a working tree, as a commit has them and as they are; a file that was renamed is one.

    Paths are relative to `root` or to the working directory.
    """

    def __init__(self, root: Path, revision: str) -> None:
        """Raises AmbosError where there is no such revision."""
        self._root = root
        self._top = Path(os.path.realpath(_git.root(root)))
        self._commit = _git.common(self._top, revision)
        self.of = cache(self._of)
        self.former = cache(self._former)

    def is_changed(self, path: str) -> bool:
        """Is in a file what was not in it?"""
        old, data = self.of(path)
        return old != data

    def is_moved(self, path: str) -> bool:
        """Is a file in another folder than it was?"""
        former = self.former(path)
        return former is not None and os.path.dirname(former) != os.path.dirname(
            self._name(path) or ""
        )

    @cached_property
    def gone(self) -> list[str]:
        """The files of the commit that are not there by that name, relative to the root."""
        root = os.path.realpath(self._root)
        names = _git.removed(self._top, self._commit)
        return [Path(os.path.relpath(self._top / name, root)).as_posix() for name in names]

    def _of(self, path: str) -> tuple[bytes | None, bytes | None]:
        """A file as the commit has it, and as it is; None where there is none."""
        name, file = self._name(path), self._file(path)
        old = _git.contents(self._top, self._commit, name) if name is not None else None
        if old is None and (former := self.former(path)) is not None:
            old = _git.contents(self._top, self._commit, former)
        return old, file.read_bytes() if file.is_file() else None

    def _former(self, path: str) -> str | None:
        """What the commit calls a file that has another name now, in the repository."""
        name = self._name(path)
        return self._renames.get(name) if name is not None else None

    @cached_property
    def _renames(self) -> dict[str, str]:
        return _git.renames(self._top, self._commit)

    def _name(self, path: str) -> str | None:
        """A file's name in the repository; None outside of it."""
        file = self._file(path)
        return file.relative_to(self._top).as_posix() if file.is_relative_to(self._top) else None

    def _file(self, path: str) -> Path:
        # a catalog of another project is named from where the user stands
        place = self._root / path if (self._root / path).exists() else Path(path)
        if not place.exists():
            place = self._root / path
        return Path(os.path.realpath(place))


def touched(root: Path, revision: str, found: Sequence[Finding]) -> Callable[[Finding], bool]:
    """Is a finding about what changed since the last commit that HEAD and the revision have in common?

    A message is touched that was not there, or whose translation, flags or comments were other ones; so are
    those that are merged with it, since what is wrong with them all is found in one. What
    is the whole catalog's is, where the catalog's file or its document's is; that the two do not belong
    together, also where the settings are, or where one of them alone was renamed. A name is no change else,
    but for links of what lies in another folder, and links to what has another name or is no more. Paths
    are relative to `root` or to the working directory. Raises AmbosError where there is no such revision.
    """
    versions = _Versions(root, revision)
    before: dict[str, dict[Key, Said] | None] = {}
    now: dict[str, dict[Key, Said]] = {}
    for path in {finding.path for finding in found}:
        old, data = versions.of(path)
        before[path] = _states(old, path) if old is not None else None
        now[path] = _states(data or b"", path) or {}
    settings = configuration.find_here(root)
    has_other_settings = settings is not None and versions.is_changed(settings.name)

    def is_touched(finding: Finding) -> bool:
        path, document = finding.path, finding.document
        if finding.check == _LINKS and (
            versions.is_moved(document)
            or any(f" {name} " in finding.message for name in versions.gone)
        ):
            return True
        is_whole = finding.check in _PAIR
        if is_whole or finding.msgid is None:
            is_other = bool(document) and versions.is_changed(document)
            is_apart = bool(document) and (versions.former(path) is None) != (
                versions.former(document) is None
            )
            is_other_pair = is_whole and (has_other_settings or is_apart)
            return versions.is_changed(path) or is_other or is_other_pair
        old = before.get(path)
        if old is None:
            return versions.is_changed(path)
        key = finding.msgctxt, finding.msgid
        return old.get(key) != now[path].get(key)

    return is_touched


def _states(data: bytes, name: str) -> dict[Key, Said] | None:
    """What the messages of a catalog say; None where it cannot be read."""
    try:
        catalog = parse(data, name)
    except AmbosError:
        return None
    together: dict[int, list[polib.POEntry]] = {}
    for mark, holder in holders([entry for entry in catalog if not entry.obsolete]):
        members = together.setdefault(id(holder), [holder])
        members.append(mark)
        together[id(mark)] = members
    # a message that is obsolete may have the msgid of a current one
    ordered = sorted(catalog, key=lambda entry: not entry.obsolete)
    return {
        _key(entry): frozenset((_key(one), _state(one)) for one in together.get(id(entry), [entry]))
        for entry in ordered
    }


def _key(entry: polib.POEntry) -> Key:
    return entry.msgctxt, entry.msgid


def _state(entry: polib.POEntry) -> State:
    forms = tuple(sorted(entry.msgstr_plural.items()))
    return entry.msgstr, forms, entry.fuzzy, bool(entry.obsolete), entry.tcomment or ""
