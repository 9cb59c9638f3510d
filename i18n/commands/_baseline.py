"""Findings that were there when a project began to check: a file of their fingerprints."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from i18n import files
from i18n.errors import AmbosError
from i18n.model import Finding

_KIND = "# ambos baseline "
_HEAD = f"{_KIND}1: findings that are known (written by 'ambos check --write-baseline')"
_LINE = re.compile(r"([0-9a-f]{16})\t([^\t]*)\t?([^\t]*)")
_OF_NO_FILE = "catalog-missing"
"""The check that finds something where no file is."""

Rows = dict[str, tuple[str, str]]
"""The path and the check of each finding that is known, by its fingerprint."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What was looked at: the files at `places`, with links followed, by all checks but those left `aside`.

    `folders` are those from which paths in a baseline may be.
    """

    places: frozenset[str]
    aside: frozenset[str]
    folders: tuple[Path, ...]

    def has(self, path: str, check: str) -> bool:
        """Would a finding be found anew: was its file looked at by its check, or is it no more?"""
        if check in self.aside:
            return False
        places = {os.path.realpath(folder / path) for folder in self.folders}
        if not places.isdisjoint(self.places):
            return True
        is_gone = not any(os.path.lexists(one) or files.is_closed(one, "read") for one in places)
        return check != _OF_NO_FILE and is_gone


def require_writable(path: Path) -> None:
    """Raise AmbosError where another file would be lost, or the folder is not there.

    What an earlier `write` made may be written anew, and so may a file with nothing in it.
    """
    if not path.parent.is_dir():
        raise AmbosError("no such folder (check the name, or make it)", path=str(path.parent))
    found = files.look(path, str(path))
    if found is not None and found[0].strip() and not found[0].startswith(_KIND.encode()):
        what = "is no baseline, and would be lost (name another file, or remove this one)"
        raise AmbosError(what, path=str(path))


def write(path: Path, found: Sequence[Finding], scope: Scope) -> int:
    """Write the findings down, sorted by place and check, so that git merges it; how many are there then.

    What an earlier baseline there knows of what was not looked at now is kept. Raises AmbosError.
    """
    old = files.look(path, str(path))
    kept = {
        match[1]: f"{match[2]}\t{match[3]}"
        for match in map(_LINE.match, _lines(old[0]) if old is not None else ())
        if match is not None and not scope.has(match[2], match[3])
    }
    rows = kept | {finding.fingerprint: _place(finding) for finding in found}
    lines = sorted((place, fingerprint) for fingerprint, place in rows.items())
    text = "\n".join([_HEAD, *(f"{fingerprint}\t{place}" for place, fingerprint in lines)]) + "\n"
    files.write(path, text.encode("utf-8", "backslashreplace"), str(path))
    return len(lines)


def _place(finding: Finding) -> str:
    return f"{' '.join((finding.owner or finding.path).split())}\t{finding.check}"


def read(path: Path) -> Rows:
    """The findings that a file knows. Raises AmbosError with the line that has no fingerprint."""
    found: Rows = {}
    for number, line in enumerate(_lines(files.read(path, str(path))), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.match(line)
        if match is None:
            what = "no fingerprint here (write the file anew with --write-baseline)"
            raise AmbosError(what, path=str(path), line=number)
        found[match[1]] = match[2], match[3]
    return found


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8", "replace").splitlines()
