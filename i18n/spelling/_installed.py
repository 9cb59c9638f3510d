"""Which dictionaries are installed, where the system and the desktop programs have theirs, and what
stands for one that is not."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from i18n import files
from i18n.errors import AmbosError
from i18n.languages import primary
from i18n.spelling._dictionary import Dictionary
from i18n.spelling._forms import Forms, forms, source
from i18n.spelling._reading import read

_MOST = 2
"""Dictionaries of a language that are read: British English beside American."""
_FOLDERS = {
    "linux": (
        "/usr/share/hunspell",
        "/usr/local/share/hunspell",
        "/usr/share/myspell/dicts",
        "/usr/share/myspell",
    ),
    "darwin": (
        "~/Library/Spelling",
        "/Library/Spelling",
        "/opt/homebrew/share/hunspell",
        "/usr/local/share/hunspell",
    ),
    "win32": (
        "C:/Hunspell",
        "C:/msys64/ucrt64/share/hunspell",
    ),
}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that one of the dictionaries of a language has."""

    dictionaries: tuple[Dictionary | Forms, ...]

    @property
    def is_list(self) -> bool:
        """Does a list of forms stand for a dictionary?"""
        return any(isinstance(one, Forms) for one in self.dictionaries)

    def knows(self, word: str) -> bool:
        """Is it a word of the language, as it is written?"""
        return any(dictionary.knows(word) for dictionary in self.dictionaries)

    def lists(self, word: str) -> bool:
        """Does a word stand in one of them as it is, and not as a form of another alone?"""
        return any(dictionary.lists(word) for dictionary in self.dictionaries)

    def between(self, before: str, after: str) -> Set[str]:
        """The letters that may stand between two texts in a word, by the letters next to them."""
        return {
            letter
            for dictionary in self.dictionaries
            for letter in dictionary.between(before, after)
        }


def lexicon(language: str) -> Lexicon | None:
    """The words of a language, or None where nothing that can be read has them.

    Dictionaries are looked for in the folders of DICPATH, which Hunspell has too, then where the system
    has them; that of the region stands for all, where there is one. What is wrong with one is said
    by `unreadable`: a text can be checked without it. Where there is none, the list of the language's
    forms stands for it.
    """
    found: list[Dictionary | Forms] = [one for one in _all(language) if isinstance(one, Dictionary)]
    if not found and (listed := forms(primary(language))) is not None:
        found = [listed]
    return Lexicon(tuple(found)) if found else None


def unreadable(language: str) -> list[AmbosError]:
    """What is wrong with the dictionaries of a language that are installed and cannot be read."""
    return [one for one in _all(language) if isinstance(one, AmbosError)]


def installed() -> list[tuple[str, tuple[int, int]]]:
    """The files of dictionaries that may be read, with what tells them from later ones."""
    lists = source()
    found = [(str(lists), _stamp(lists))] if lists is not None else []
    for folder, stamp in _folders():
        with contextlib.suppress(OSError):  # what cannot be listed is told by its own stamp
            found += [(str(folder), stamp)]
            found += [
                (str(path), _stamp(path))
                for path in sorted(folder.iterdir())
                if path.suffix in {".dic", ".aff"} and path.is_file()
            ]
    return found


def _all(language: str) -> list[Dictionary | AmbosError | None]:
    return [_read(str(path), _stamp(path)) for path in _paths(language.replace("-", "_"))]


def _paths(language: str) -> Sequence[Path]:
    """The files with the words of a language, that of its region alone where it is there."""
    return next(filter(None, (_in(*folder, language) for folder in _folders())), ())


@lru_cache(maxsize=64)
def _in(folder: Path, stamp: tuple[int, int], language: str) -> Sequence[Path]:
    """Those in a folder, looked for once for as long as it stays as it is."""
    del stamp
    base = primary(language)
    exact = folder / f"{language}.dic"
    if language != base and exact.is_file():
        return [exact]
    names = (f"{base}.dic", f"{base}_{base.upper()}.dic")
    found = [folder / name for name in names if (folder / name).is_file()]
    found += sorted(folder.glob(f"{base}_[A-Z][A-Z].dic"))
    real = {path.resolve(): path for path in reversed(found)}
    return list(reversed(real.values()))[:_MOST]


def _folders() -> Iterator[tuple[Path, tuple[int, int]]]:
    """Where dictionaries may be, with the stamps of what there is."""
    given = os.environ.get("DICPATH", "")
    for name in (*given.split(os.pathsep), *_FOLDERS.get(sys.platform, _FOLDERS["linux"])):
        folder = Path(name).expanduser()
        if name and folder.is_dir():
            yield folder, _stamp(folder)


def _stamp(path: Path) -> tuple[int, int]:
    state = path.stat()
    return state.st_mtime_ns, state.st_size


@lru_cache(maxsize=8)
def _read(name: str, stamp: tuple[int, int]) -> Dictionary | AmbosError | None:
    """A dictionary, or why it cannot be read; None for a language that joins words as it likes.

    Read once in a process for as long as its file stays as it is.
    """
    del stamp
    path = Path(name)
    affixes = path.with_suffix(".aff")
    if not affixes.is_file():
        return None
    try:
        return read(files.read(affixes, str(affixes)), files.read(path, name), name)
    except AmbosError as error:
        return error
