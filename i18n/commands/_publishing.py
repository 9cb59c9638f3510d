"""The folder public/: replaced whole or not at all, and only where Ambos made it."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from i18n import files
from i18n.catalogs.locks import locked
from i18n.errors import AmbosError
from i18n.project import PUBLIC, STATE

MANIFEST = ".ambos.json"
_FRESH, _FORMER = "public.new", "public.old"


def digest(pieces: Iterable[tuple[str, bytes]]) -> str:
    """One hash over named pieces of input, in any order."""
    whole = hashlib.sha256()
    for name, data in sorted(pieces):
        whole.update(f"{name}\0{len(data)}\0".encode())
        whole.update(data)
    return whole.hexdigest()


def is_current(root: Path, inputs: str) -> bool:
    """Was public/ made of these inputs, and is it still as it was made?"""
    public = root / PUBLIC
    try:
        manifest = json.loads((public / MANIFEST).read_bytes())
        wanted = dict(manifest["files"])
        if manifest["inputs"] != inputs:
            return False
        return wanted == {path: _hash(data) for path, data in _contents(public)}
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _contents(public: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of a folder but its manifest, by its path in it."""
    for folder, _, names in os.walk(public):
        for name in names:
            path = Path(folder) / name
            relative = path.relative_to(public).as_posix()
            if relative != MANIFEST:
                yield relative, path.read_bytes()


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def replace_public(root: Path, published: Mapping[str, bytes], inputs: str) -> None:
    """Make public/ hold these files and no others.

    They are written beside it and take its place in one step; a build that was killed in between
    leaves the earlier folder, which the next one puts back. Raises AmbosError; then public/ is as
    it was.
    """
    public, state = root / PUBLIC, root / STATE
    fresh, former = state / _FRESH, state / _FORMER
    try:
        state.mkdir(exist_ok=True)
        with locked(state / "build"):
            _recover(root)
            require_own(root)
            try:
                _write(fresh, published, inputs)
                _swap(public, fresh, former)
            finally:
                shutil.rmtree(fresh, ignore_errors=True)
            shutil.rmtree(former, ignore_errors=True)
    except OSError as error:
        raise files.unusable(error, PUBLIC, "write") from error


def require_own(root: Path) -> None:
    """Raise AmbosError where public/ is something that Ambos did not make."""
    public = root / PUBLIC
    if public.is_symlink() or (public.exists() and not public.is_dir()):
        raise AmbosError("is no folder (move it away)", path=PUBLIC)
    if public.is_dir() and any(public.iterdir()) and not (public / MANIFEST).is_file():
        what = "was not made by ambos (move it away, or its files would be lost)"
        raise AmbosError(what, path=f"{PUBLIC}/")


def recover(root: Path) -> None:
    """Put public/ back, and clean up, where a build was killed. Raises AmbosError."""
    state = root / STATE
    if (state / _FRESH).exists() or (state / _FORMER).exists():
        try:
            with locked(state / "build"):
                _recover(root)
        except OSError as error:
            raise files.unusable(error, PUBLIC, "write") from error


def _recover(root: Path) -> None:
    public, state = root / PUBLIC, root / STATE
    if (state / _FORMER).is_dir() and not public.exists():
        (state / _FORMER).replace(public)
    for leftover in (state / _FRESH, state / _FORMER):
        if leftover.exists():
            shutil.rmtree(leftover)


def _write(folder: Path, published: Mapping[str, bytes], inputs: str) -> None:
    folder.mkdir()
    made: set[Path] = set()
    for path, data in published.items():
        target = folder / path
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        target.write_bytes(data)
    manifest = {
        "version": 1,
        "inputs": inputs,
        "files": {path: _hash(data) for path, data in published.items()},
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def _swap(public: Path, fresh: Path, former: Path) -> None:
    """Put the new folder in the place of the old one, which stays until that is done."""
    if public.exists():
        public.replace(former)
    try:
        fresh.replace(public)
    except BaseException:
        if former.exists():
            with contextlib.suppress(OSError):
                former.replace(public)
        raise
