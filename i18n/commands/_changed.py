"""What a branch touched in the catalogs: the messages that are not as they were."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import cache
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
Key = tuple[str | None, str]
State = tuple[str, tuple[tuple[int, str], ...], bool, bool, str]
Said = frozenset[tuple[Key, State]]
"""What a message says, and those that marks merge with it."""


def touched(root: Path, revision: str, found: Sequence[Finding]) -> Callable[[Finding], bool]:
    """Is a finding about what changed since the last commit that HEAD and the revision have in common?

    A message is touched that was not there, or whose translation, flags or comments were other ones; so are
    those that are merged with it, since what is wrong with them all is found in one. What
    is the whole catalog's is, where the catalog's file or its document's is; that the two do not belong
    together, also where the settings are. Paths are relative to `root` or to the working directory. Raises
    AmbosError where there is no such revision.
    """
    top = Path(os.path.realpath(_git.root(root)))
    commit = _git.common(top, revision)
    before: dict[str, dict[Key, Said] | None] = {}
    now: dict[str, dict[Key, Said]] = {}

    @cache
    def versions(path: str) -> tuple[bytes | None, bytes | None]:
        """A file as the commit has it, and as it is; None where there is none."""
        # a catalog of another project is named from where the user stands
        place = root / path if (root / path).exists() else Path(path)
        if not place.exists():
            place = root / path
        file = Path(os.path.realpath(place))
        name = file.relative_to(top).as_posix() if file.is_relative_to(top) else None
        old = _git.contents(top, commit, name) if name is not None else None
        return old, file.read_bytes() if file.is_file() else None

    def is_changed(path: str) -> bool:
        old, data = versions(path)
        return old != data

    for path in {finding.path for finding in found}:
        old, data = versions(path)
        before[path] = _states(old, path) if old is not None else None
        now[path] = _states(data or b"", path) or {}
    settings = configuration.find_here(root)
    has_other_settings = settings is not None and is_changed(settings.name)

    def is_touched(finding: Finding) -> bool:
        is_whole = finding.check in _PAIR
        if is_whole or finding.msgid is None:
            is_other = bool(finding.document) and is_changed(finding.document)
            return is_changed(finding.path) or is_other or (is_whole and has_other_settings)
        old = before.get(finding.path)
        if old is None:
            return is_changed(finding.path)
        key = finding.msgctxt, finding.msgid
        return old.get(key) != now[finding.path].get(key)

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
