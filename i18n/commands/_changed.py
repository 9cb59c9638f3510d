"""What a branch touched in the catalogs: the messages that are not as they were."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import polib

from i18n.catalogs.syntax import parse
from i18n.commands import _git
from i18n.errors import AmbosError
from i18n.model import Finding

Key = tuple[str | None, str]
State = tuple[str, tuple[tuple[int, str], ...], bool, bool, str]


def touched(root: Path, revision: str, paths: Iterable[str]) -> Callable[[Finding], bool]:
    """Is a finding about what changed since the last commit that HEAD and the revision have in common?

    `paths` are the catalogs, relative to `root` or to the working directory. A message is touched that
    was not there, or whose translation, flags or comments were other ones; what is the whole catalog's,
    where its file is. Raises AmbosError where there is no such revision.
    """
    top = _git.root(root)
    commit = _git.common(top, revision)
    before: dict[str, dict[Key, State] | None] = {}
    now: dict[str, dict[Key, State]] = {}
    same: set[str] = set()
    for path in paths:
        # a catalog of another project is named from where the user stands
        file = (root / path if (root / path).exists() else Path(path)).resolve()
        name = file.relative_to(top.resolve()).as_posix() if file.is_relative_to(top) else None
        old = _git.contents(top, commit, name) if name is not None else None
        data = file.read_bytes() if file.is_file() else b""
        if old == data:
            same.add(path)
        before[path] = _states(old, path) if old is not None else None
        now[path] = _states(data, path) or {}

    def is_touched(finding: Finding) -> bool:
        if finding.path in same:
            return False
        old = before.get(finding.path)
        if old is None or finding.msgid is None:
            return True
        key = finding.msgctxt, finding.msgid
        return old.get(key) != now[finding.path].get(key)

    return is_touched


def _states(data: bytes, name: str) -> dict[Key, State] | None:
    """What the messages of a catalog say; None where it cannot be read."""
    try:
        catalog = parse(data, name)
    except AmbosError:
        return None
    return {(entry.msgctxt, entry.msgid): _state(entry) for entry in catalog}


def _state(entry: polib.POEntry) -> State:
    forms = tuple(sorted(entry.msgstr_plural.items()))
    return entry.msgstr, forms, entry.fuzzy, bool(entry.obsolete), entry.tcomment or ""
