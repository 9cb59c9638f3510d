"""The folder public/: replaced whole or not at all, and only where Ambos made it."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from i18n import files, stamps, swapping
from i18n.catalogs.locks import locked
from i18n.errors import AmbosError
from i18n.project import PUBLIC, STATIC
from i18n.roots import STATE
from i18n.stamps import Stamp

MANIFEST = ".ambos.json"
_FRESH, _FORMER, _TWIN = "public.new", "public.old", "public.twin"


@contextlib.contextmanager
def alone(root: Path) -> Iterator[None]:
    """Hold the right to build the project; what a build that was killed left is put in order.

    Raises AmbosError.
    """
    state = root / STATE
    try:
        files.make_state(state)
        lock = locked(state / "build")
        lock.__enter__()
    except OSError as error:
        raise files.unusable(error, PUBLIC, "write") from error
    try:
        _recover(root)
        require_own(root)
        yield
    finally:
        lock.__exit__(None, None, None)


def folders(root: Path) -> dict[str, Stamp]:
    """The folders of public/ with their stamps, by their names in the project."""
    found = (Path(folder).relative_to(root).as_posix() for folder, _, _ in os.walk(root / PUBLIC))
    return {name: stamps.kept(stamps.stamp(root / name)) for name in found}


def _names(public: Path) -> Iterator[str]:
    """Every file of a folder but its manifest, by its path in it."""
    for folder, _, names in os.walk(public):
        for name in names:
            relative = (Path(folder) / name).relative_to(public).as_posix()
            if relative != MANIFEST:
                yield relative


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def replace_public(root: Path, made: Mapping[str, bytes], kept: Sequence[str]) -> None:
    """Make public/ hold the files that were made, those that are kept as they are, and no others.

    Two folders take turns: all is written in one that is not seen, and it takes the place of public/
    in one step. Then the other is brought up to it for the next time. Files that are the same are one
    file with two names, so that this costs as much as there is to change. Where the system knows no
    such step a build that was killed in between leaves the earlier folder aside, and the next one puts
    it back. Raises AmbosError; then public/ is as it was.
    """
    public, state = root / PUBLIC, root / STATE
    fresh, former, twin = state / _FRESH, state / _FORMER, state / _TWIN
    before = _manifest(public).get("files", {})
    hashes = {path: before[path] for path in kept} | {p: _hash(data) for p, data in made.items()}
    manifest = _packed_manifest(hashes)
    gone = [path for path in before if path not in hashes]
    try:
        try:
            if not _are_twins(public, twin):
                shutil.rmtree(twin, ignore_errors=True)
                fresh.mkdir()
                _link(public, fresh, kept)
            else:
                twin.replace(fresh)
            _remove(fresh, gone)
            _write(fresh, {**made, MANIFEST: manifest})
            _swap(public, fresh, former)
        except BaseException:
            shutil.rmtree(fresh, ignore_errors=True)
            raise
        _bring_up(public, fresh, former, made, hashes, gone)
    except OSError as error:
        raise files.unusable(error, PUBLIC, "write") from error


def _bring_up(  # noqa: PLR0917  (the three folders, and what differs)
    public: Path,
    fresh: Path,
    former: Path,
    made: Iterable[str],
    every: Iterable[str],
    gone: Iterable[str],
) -> None:
    """Make a twin of public/ of what it was before; where that fails, the next build makes it."""
    try:
        if former.exists():
            former.replace(fresh)
        if fresh.exists():
            _remove(fresh, gone)
            _link(public, fresh, [*made, MANIFEST])
        else:
            fresh.mkdir()
            _link(public, fresh, [*every, MANIFEST])
        fresh.replace(fresh.with_name(_TWIN))
    except OSError:
        shutil.rmtree(fresh, ignore_errors=True)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise


def _are_twins(public: Path, twin: Path) -> bool:
    """Was the other folder brought up to this one?"""
    try:
        return os.path.samefile(public / MANIFEST, twin / MANIFEST)
    except OSError:
        return False


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


def _recover(root: Path) -> None:
    public, state = root / PUBLIC, root / STATE
    if (state / _FORMER).is_dir() and not public.exists():
        (state / _FORMER).replace(public)
    for leftover in (state / _FRESH, state / _FORMER):
        if leftover.exists():
            shutil.rmtree(leftover)


def _write(folder: Path, made: Mapping[str, bytes]) -> None:
    """Write files; one that is there may have a second name elsewhere, and is not touched."""
    known: set[str] = set()
    for path, data in made.items():
        Path(_place(folder, path, known)).write_bytes(data)


def _link(origin: Path, folder: Path, paths: Iterable[str]) -> None:
    """Give files of one folder a second name in another; a copy where the system has no such thing."""
    known: set[str] = set()
    for path in paths:
        target = _place(folder, path, known)
        try:
            os.link(f"{origin}/{path}", target)
        except FileExistsError:
            raise
        except OSError:
            shutil.copyfile(f"{origin}/{path}", target)


def _place(folder: Path, path: str, known: set[str]) -> str:
    """The name of a file of a folder, which is free for a new one; `known` are folders there are."""
    target = f"{folder}/{path}"
    above = os.path.dirname(target)
    if above not in known:
        os.makedirs(above, exist_ok=True)
        known.add(above)
    with contextlib.suppress(FileNotFoundError):
        os.unlink(target)
    return target


def _remove(folder: Path, paths: Iterable[str]) -> None:
    """Take files away, and folders that are empty then."""
    for path in paths:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(folder / path)
        above = (folder / path).parent
        while above != folder:
            try:
                above.rmdir()
            except OSError:
                break
            above = above.parent


def _packed_manifest(hashes: Mapping[str, str]) -> bytes:
    """The note of a build: JSON, a line for each file."""
    lines = ",\n".join(f"{json.dumps(path)}: {json.dumps(hashes[path])}" for path in sorted(hashes))
    return f'{{"version": 1, "files": {{\n{lines}\n}}}}\n'.encode()


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
