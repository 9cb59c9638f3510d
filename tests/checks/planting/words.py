"""Plants slips of spelling, and names that are misspelt or replaced, in good pairs.

Each planter takes a source and its translation and gives the translation with one fault, or None where
there is nothing to spoil.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Planter = Callable[[str, str], str | None]

_ACCENTS = str.maketrans("áéíóúÁÉÍÓÚ", "aeiouAEIOU")
_STRANGERS = ("Brandenburg", "Nakamura", "Fernández", "Samsung", "Portugal", "Toronto")
_LONG = 6


def accents_stripped(_source: str, target: str) -> str | None:
    """Every accent is lost."""
    spoilt = target.translate(_ACCENTS)
    return spoilt if spoilt != target else None


def ending_accent(_source: str, target: str) -> str | None:
    """The accent of the first word in -ión is lost."""
    spoilt = re.sub(r"ión\b", "ion", target, count=1)
    return spoilt if spoilt != target else None


def exchanged(_source: str, target: str) -> str | None:
    """Two letters of the longest plain word are exchanged."""
    return _spoil(target, lambda word: word[:3] + word[4] + word[3] + word[5:])


def left_out(_source: str, target: str) -> str | None:
    """A letter of the longest plain word is left out."""
    return _spoil(target, lambda word: word[:3] + word[4:])


def doubled(_source: str, target: str) -> str | None:
    """A letter of the longest plain word stands twice."""
    return _spoil(target, lambda word: word[:4] + word[3:])


def name_misspelt(source: str, target: str) -> str | None:
    """Two letters of the longest name that both texts have are exchanged."""
    names = [name for name in _names(source, target) if len(name) >= _LONG]
    names = [name for name in names if name[-2] != name[-3]]
    if not names:
        return None
    name = max(names, key=len)
    return target.replace(name, name[:-3] + name[-2] + name[-3] + name[-1], 1)


def name_replaced(source: str, target: str) -> str | None:
    """The last name that both texts have is another one."""
    names = _names(source, target)
    if not names:
        return None
    return target.replace(names[-1], _STRANGERS[len(target) % len(_STRANGERS)], 1)


def _names(source: str, target: str) -> list[str]:
    """The names that both texts have, inside a sentence; acronyms aside."""
    own = set(re.findall(r"\w+", source))
    found = re.findall(r"(?<=[\w,] )[A-Z]\w{3,}", target)
    return [name for name in found if name in own and not name.isupper()]


def _spoil(target: str, slip: Callable[[str], str]) -> str | None:
    words = [word for word in re.findall(r"\b[a-z]+\b", target) if len(word) > _LONG]
    words = [word for word in words if slip(word) != word]
    if not words:
        return None
    word = max(words, key=len)
    return re.sub(rf"\b{word}\b", slip(word), target, count=1)
