"""The folder public/: replaced whole or not at all, and only where Ambos made it."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from i18n import files
from i18n.commands import _trees, _twins
from i18n.commands._trees import Tree
from i18n.errors import AmbosError
from i18n.locks import locked
from i18n.project import PUBLIC, STATIC
from i18n.publication import MANIFEST
from i18n.roots import STATE

_FRESH, _FORMER, _TWIN, _RECORD = "public.new", "public.old", "public.twin", "public.stamps"


@contextlib.contextmanager
def alone(root: Path) -> Iterator[None]:
    """Hold the right to build the project; what a build that was killed left is put in order.

    Raises AmbosError.
    """
    state = root / STATE
    with contextlib.ExitStack() as held:
        if os.path.lexists(state) and not state.is_dir():
            raise AmbosError("is no folder (move it away)", path=STATE)
        try:
            files.make_state(state)
            held.enter_context(locked(state / "build"))
            _recover(root)
        except OSError as error:
            raise _unusable(error, root) from error
        yield


def _unusable(error: OSError, root: Path) -> AmbosError:
    """The user's words for what the system refused; without permission, the folder that lacks it."""
    name = PUBLIC
    if isinstance(error, PermissionError) and error.filename is not None:
        place = Path(os.fsdecode(error.filename))
        if place.is_relative_to(root):
            is_closed = not place.is_dir() or os.access(place, os.W_OK | os.X_OK)
            closed = place.parent if is_closed else place
            name = PUBLIC if closed == root else closed.relative_to(root).as_posix()
    return files.unusable(error, name, "write")


class Left(NamedTuple):
    """What the last build left, looked at once it is asked for.

    `tree` is what is in public/, where it is so still, else None; it raises AmbosError where public/, or a
    file in it, is something that Ambos did not make. `has_twin` says whether the twin of public/ is so
    still: else it has to be made anew, for it takes the place of public/, and nobody looks into it before.
    """

    tree: Callable[[], Tree | None]
    has_twin: Callable[[], bool]


@contextlib.contextmanager
def looking(root: Path) -> Iterator[Left]:
    """Look, in the background, at what the last build left."""
    public = root / PUBLIC
    recorded = None if public.is_symlink() else _trees.read(root / STATE / _RECORD)
    with contextlib.ExitStack() as held:
        answer: Callable[[], bool] | None = None
        if recorded is not None:
            looked = _trees.in_background(recorded, public, root / STATE / _TWIN)
            answer = held.enter_context(looked)

        @cache
        def tree() -> Tree | None:
            if answer is not None and answer():
                return recorded
            require_own(root)
            return None

        @cache
        def has_twin() -> bool:
            return tree() is not None and answer is not None and answer()

        yield Left(tree, has_twin)


class Publishing:
    """New files for public/, which take their place there at once, or none does.

    Two folders take turns: all is written in one that nobody sees, and it takes the place of public/ in
    one step. Then the other is brought up to it for the next time. Files that are the same are one file
    with two names, so that this costs as much as there is to change. Where the system knows no such step a
    build that was killed in between leaves the earlier folder aside, and the next one puts it back.
    """

    def __init__(self, root: Path, left: Left) -> None:
        """`left` is what the last build left, of which everything is kept that is not removed."""
        tree = left.tree()
        self._root = root
        self._public, state = root / PUBLIC, root / STATE
        self._fresh, self._former = state / _FRESH, state / _FORMER
        self._twin, self._record = state / _TWIN, state / _RECORD
        self._tree = tree
        self._made: dict[str, None] = {}
        self._gone: set[str] = set()
        self._folders: dict[str, bool] = {}
        self._is_open = False
        self._has_twin = left.has_twin

    def __enter__(self) -> Publishing:
        return self

    def __exit__(self, *_: object) -> None:
        if self._is_open:
            shutil.rmtree(self._fresh, ignore_errors=True)

    @property
    def made(self) -> Sequence[str]:
        """The files that were written, by their paths in public/."""
        return [path for path in self._made if path != MANIFEST]

    @property
    def former(self) -> Sequence[str]:
        """The files of the last build, by their paths in public/."""
        names = self._tree.files if self._tree is not None else ()
        return [name for name in names if name != MANIFEST]

    @property
    def has_changes(self) -> bool:
        """Is there anything that public/ does not hold, or should not?"""
        return bool(self._made or self._gone)

    def write(self, path: str, data: bytes) -> None:
        """Write a file, by its path in public/; one that is kept as it is stays.

        Raises AmbosError, also for a path that leads out of public/.
        """
        _require_inside(path)
        with self._telling():
            if (
                self._tree is not None
                and self._tree.has(path)
                and files.has(self._public / path, data)
            ):
                self._gone.discard(path)
                return
            self._open()
            target = _twins.place(self._fresh, path, self._folders)
            if os.path.isdir(target):
                what = "is published as a file and as a folder (change a slug, or a name)"
                raise AmbosError(what, path=f"{PUBLIC}/{path}")
            with open(target, "wb") as file:
                file.write(data)
        self._made[path] = None
        self._gone.discard(path)

    def remove(self, path: str) -> None:
        """Take a file of the last build away. Raises AmbosError."""
        self._gone.add(path)

    def finish(self) -> Tree:
        """Make public/ hold the files that were written, those that are kept, and no others.

        Raises AmbosError; then public/ is as it was.
        """
        before = self._tree.files if self._tree is not None else ()
        is_same = not self._gone and self._tree is not None and all(map(self._tree.has, self._made))
        names: Sequence[str] = before
        if not is_same:
            names = sorted({*before, *self._made, MANIFEST} - self._gone)
            self.write(MANIFEST, _manifest_of(name for name in names if name != MANIFEST))
        with self._telling():
            self._open()
            _twins.remove(self._fresh, self._gone, self._made)
            try:
                _twins.swap(self._public, self._fresh, self._former)
            except BaseException:
                shutil.rmtree(self._fresh, ignore_errors=True)
                raise
            finally:
                self._is_open = False
        self._bring_up(names)
        return self._recorded(names, is_same=is_same)

    def _recorded(self, names: Sequence[str], *, is_same: bool) -> Tree:
        """Note what is in public/ now; where that fails the next build looks into all of it."""
        try:
            if is_same and self._tree is not None and self._has_twin():
                tree = _trees.after(self._tree, self._public, self._twin, self._made)
            else:
                tree = _trees.look(self._public, self._twin, names)
            files.replace(self._record, _trees.packed(tree))
        except OSError:
            return _trees.untold(names)
        return tree

    @contextlib.contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise _unusable(error, self._root) from error

    def _open(self) -> None:
        """Make the folder that nobody sees hold what public/ does, where anything is kept."""
        if self._is_open:
            return
        self._record.unlink(missing_ok=True)
        self._is_open = True
        if self._has_twin():
            self._twin.replace(self._fresh)
            return
        _take_away(self._twin)
        self._fresh.mkdir()
        if self._tree is not None:
            _twins.link(self._public, self._fresh, self._tree.files)

    def _bring_up(self, names: Sequence[str]) -> None:
        """Make a twin of public/ of what it was before; where that fails, the next build makes it."""
        fresh = self._fresh
        try:
            if self._former.exists():
                self._former.replace(fresh)
            if fresh.exists() and self._tree is not None:
                _twins.remove(fresh, self._gone, self._made)
                _twins.link(self._public, fresh, self._made)
            else:
                shutil.rmtree(fresh, ignore_errors=True)
                fresh.mkdir()
                _twins.link(self._public, fresh, names)
            fresh.replace(self._twin)
        except OSError:
            shutil.rmtree(fresh, ignore_errors=True)


def _is_inside(path: str) -> bool:
    """Is this a path below public/ on this system?"""
    is_windows_own = os.name == "nt" and any(sign in path for sign in "\\:")
    return not is_windows_own and "\0" not in path and {"", ".", ".."}.isdisjoint(path.split("/"))


def _require_inside(path: str) -> None:
    """Raise AmbosError for a path that is none below public/."""
    if not _is_inside(path):
        raise AmbosError("is no path below public/ (change the name)", path=f"{PUBLIC}/{path}")


def require_own(root: Path) -> None:
    """Raise AmbosError where public/, or a file in it, is something that Ambos did not make."""
    public = root / PUBLIC
    if public.is_symlink() or (public.exists() and not public.is_dir()):
        raise AmbosError("is no folder (move it away)", path=PUBLIC)
    if not public.is_dir() or not any(public.iterdir()):
        return
    made = _manifest(public)
    if made is None:
        what = "was not made by ambos (move it away, or its files would be lost)"
        raise AmbosError(what, path=f"{PUBLIC}/")
    for path in sorted(_names(public)):
        if path not in made:
            what = f"was not made by ambos (move it into {STATIC}/, which is published as it is)"
            raise AmbosError(what, path=f"{PUBLIC}/{path}")


def noted(root: Path) -> frozenset[str]:
    """The files that the last build noted as its own, by their paths in public/."""
    return _manifest(root / PUBLIC) or frozenset()


def _names(public: Path) -> Iterator[str]:
    """Every file of a folder but its manifest, and every link to a folder, by its path in it."""
    for folder, below, names in os.walk(public):
        links = (name for name in below if os.path.islink(os.path.join(folder, name)))
        for name in (*names, *links):
            relative = (Path(folder) / name).relative_to(public).as_posix()
            if relative != MANIFEST:
                yield relative


def _manifest(public: Path) -> frozenset[str] | None:
    """The files that a build noted as its own; None where there is no such note."""
    try:
        manifest = json.loads((public / MANIFEST).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    # a list of names, or, as it once was, names with digests
    noted = manifest.get("files") if isinstance(manifest, dict) else None
    if not isinstance(noted, list | dict):
        return None
    is_note = all(isinstance(name, str) and _is_inside(name) for name in noted)
    return frozenset(noted) if is_note else None


def _manifest_of(names: Iterable[str]) -> bytes:
    """The note of a build: JSON, a line for each file."""
    lines = ",\n".join(json.dumps(name, ensure_ascii=False) for name in names)
    return f'{{"version": 2, "files": [\n{lines}\n]}}\n'.encode()


def _recover(root: Path) -> None:
    public, state = root / PUBLIC, root / STATE
    former = state / _FORMER
    if former.is_dir() and not former.is_symlink() and not public.exists():
        former.replace(public)
    for leftover in (state / _FRESH, former):
        _take_away(leftover)


def _open_up(path: Path) -> None:
    """Let the owner of a folder into it, and into those in it: else they could not be taken away.

    Raises OSError.
    """
    for folder, below, _ in os.walk(path):
        for place in (folder, *(os.path.join(folder, name) for name in below)):
            if not os.path.islink(place) and not os.access(place, os.R_OK | os.W_OK | os.X_OK):
                os.chmod(place, stat.S_IRWXU)


def _take_away(path: Path) -> None:
    """Take away a folder with all that is in it, or what has its name; a link is not followed.

    Raises OSError.
    """
    if path.is_dir() and not path.is_symlink():
        _open_up(path)
        shutil.rmtree(path)
    elif os.path.lexists(path):
        path.unlink()
