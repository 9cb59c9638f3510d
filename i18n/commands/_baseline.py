"""Findings that were there when a project began to check: a file of their fingerprints."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from i18n import files
from i18n.errors import AmbosError
from i18n.model import Finding

_KIND = "# ambos baseline "
_HEAD = f"{_KIND}1: findings that are known (written by 'ambos check --write-baseline')"
_LINE = re.compile(r"([0-9a-f]{16})\t")


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


def write(path: Path, found: Sequence[Finding]) -> bool:
    """Write the findings down, sorted by place and check, so that git merges it; False where they are.

    Raises AmbosError.
    """
    lines = sorted((_place(finding), finding.fingerprint) for finding in found)
    rows = [f"{fingerprint}\t{place}" for place, fingerprint in lines]
    text = "\n".join([_HEAD, *rows]) + "\n"
    return files.write(path, text.encode("utf-8", "backslashreplace"), str(path))


def _place(finding: Finding) -> str:
    return f"{' '.join(finding.path.split())}\t{finding.check}"


def known(path: Path) -> frozenset[str]:
    """The fingerprints in a file. Raises AmbosError with the line that has none."""
    text = files.read(path, str(path)).decode("utf-8", "replace")
    found = set()
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.match(line)
        if match is None:
            what = "no fingerprint here (write the file anew with --write-baseline)"
            raise AmbosError(what, path=str(path), line=number)
        found.add(match[1])
    return frozenset(found)
