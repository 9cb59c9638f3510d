"""That no two files of a site have one path."""

from __future__ import annotations

from collections.abc import Container, Iterable

from i18n.editions._site import ASSETS
from i18n.errors import AmbosError
from i18n.slugs import folded


def require_unique(paths: Iterable[str], statics: Container[str] = ()) -> None:
    """Raise AmbosError where two files would have one path, or one that of a folder.

    On a file system that tells neither cases nor compositions of letters apart as well. `statics` are
    those of the paths that files in static/ have: where there is one, it is named.
    """
    taken: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path in paths:
        name = folded(path)
        if name in taken:
            raise _twice(path, taken[name], statics)
        taken[name] = path
        above = name.rpartition("/")[0]
        while above and above not in folders:
            folders[above] = path
            above = above.rpartition("/")[0]
    for name in sorted(folders.keys() & taken.keys()):
        raise _file_and_folder(taken[name], folders[name], statics)


def _twice(path: str, other: str, statics: Container[str]) -> AmbosError:
    """What is wrong with two files of one path."""
    if path in statics and other in statics and path != other:
        what = f"would be published twice, as static/{other} too (rename one of them)"
        return AmbosError(what, path=f"static/{path}")
    if path not in statics and other not in statics:
        what = f"would be published twice, as {other} too (change a slug)"
        return AmbosError(what, path=f"public/{path}")
    own, made = (path, other) if path in statics else (other, path)
    asset = made.removeprefix(f"{ASSETS}/")
    maker = "which Ambos makes" if asset == made else f"which is source/{asset}"
    what = f"would take the place of public/{made}, {maker} (give it another name)"
    return AmbosError(what, path=f"static/{own}")


def _file_and_folder(file: str, below: str, statics: Container[str]) -> AmbosError:
    """What is wrong with a file that has the path of a folder, in which another one is."""
    if below in statics and file not in statics:
        what = f"its folder would have the name of public/{file}, a file (give it another name)"
        return AmbosError(what, path=f"static/{below}")
    if file in statics:
        what = f"would be a folder too, for public/{below} (give it another name)"
        return AmbosError(what, path=f"static/{file}")
    what = f"would be a folder too, for {below} (change a slug, or rename a file)"
    return AmbosError(what, path=f"public/{file}")
