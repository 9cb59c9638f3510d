"""The folder public/: replaced whole or not at all, and only where Ambos made it."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from i18n import files, swapping
from i18n.catalogs.locks import locked
from i18n.errors import AmbosError
from i18n.project import PUBLIC, STATIC
from i18n.roots import STATE

MANIFEST = ".ambos.json"
_FRESH, _FORMER = "public.new", "public.old"


def is_current(root: Path, inputs: str) -> bool:
    """Was public/ made of these inputs, and is it still as it was made?"""
    public = root / PUBLIC
    manifest = _manifest(public)
    if manifest.get("inputs") != inputs:
        return False
    try:
        found = {path: _hash((public / path).read_bytes()) for path in _names(public)}
    except OSError:
        return False
    return bool(found == manifest["files"])


def _names(public: Path) -> Iterator[str]:
    """Every file of a folder but its manifest, by its path in it."""
    for folder, _, names in os.walk(public):
        for name in names:
            relative = (Path(folder) / name).relative_to(public).as_posix()
            if relative != MANIFEST:
                yield relative


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def due_days(root: Path) -> list[str]:
    """The days, as ISO 8601 has them, on which the sources of public/ have something to be published."""
    noted = _manifest(root / PUBLIC).get("due", [])
    return [day for day in noted if isinstance(day, str)] if isinstance(noted, list) else []


def replace_public(
    root: Path, published: Mapping[str, bytes], inputs: str, due: Sequence[str] = ()
) -> None:
    """Make public/ hold these files and no others; the days in `due` are noted for the next build.

    They are written beside it and take its place in one step. Where the system knows no such step a build
    that was killed in between leaves the earlier folder aside, and the next one puts it back. Raises
    AmbosError; then public/ is as it was.
    """
    public, state = root / PUBLIC, root / STATE
    fresh, former = state / _FRESH, state / _FORMER
    try:
        files.make_state(state)
        with locked(state / "build"):
            _recover(root)
            require_own(root)
            try:
                _write(fresh, published, inputs, due)
                _swap(public, fresh, former)
            finally:
                shutil.rmtree(fresh, ignore_errors=True)
            shutil.rmtree(former, ignore_errors=True)
    except OSError as error:
        raise files.unusable(error, PUBLIC, "write") from error


def require_own(root: Path) -> None:
    """Raise AmbosError where public/, or a file in it, is something that Ambos did not make."""
    public = root / PUBLIC
    if public.is_symlink() or (public.exists() and not public.is_dir()):
        raise AmbosError("is no folder (move it away)", path=PUBLIC)
    if not public.is_dir() or not any(public.iterdir()):
        return
    made = _manifest(public).get("files")
    if made is None:
        what = "was not made by ambos (move it away, or its files would be lost)"
        raise AmbosError(what, path=f"{PUBLIC}/")
    for path in sorted(_names(public)):
        if path not in made:
            what = f"was not made by ambos (move it into {STATIC}/, which is published as it is)"
            raise AmbosError(what, path=f"{PUBLIC}/{path}")


def _manifest(public: Path) -> dict[str, Any]:
    """What a build noted of its files; empty where there is no such note."""
    try:
        manifest = json.loads((public / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return {}
    is_note = isinstance(manifest, dict) and isinstance(manifest.get("files"), dict)
    return manifest if is_note else {}


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


def _write(folder: Path, published: Mapping[str, bytes], inputs: str, due: Sequence[str]) -> None:
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
        **({"due": list(due)} if due else {}),
        "files": {path: _hash(data) for path, data in published.items()},
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def _swap(public: Path, fresh: Path, former: Path) -> None:
    """Put the new folder in the place of the old one, in one step where the system can do that.

    The old one has the new one's name then, or its own of `former` where it takes two steps.
    """
    if public.exists() and swapping.swap(str(fresh), str(public)):
        return
    try:
        if public.exists():
            public.replace(former)
        fresh.replace(public)
    except BaseException:
        if former.exists() and not public.exists():
            with contextlib.suppress(OSError):
                former.replace(public)
        raise
