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
_UNKNOWN = ("Kowalski", "Vandermeer", "Bergstrand", "Ashworth", "Tanizaki")
_ACRONYMS = ("FBI", "ONU", "OTAN", "UNESCO", "FMI", "BBC")
_OTHER = dict(zip("abdefgiklmnoprstuv", "ofbimradtnlupsvrei", strict=True))
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


def name_letter_lost(source: str, target: str) -> str | None:
    """The longest name that both texts have lacks a letter in the middle."""
    return _spoilt_name(source, target, lambda name, at: name[:at] + name[at + 1 :])


def name_letter_doubled(source: str, target: str) -> str | None:
    """A letter in the middle of the longest name stands twice."""
    return _spoilt_name(source, target, lambda name, at: name[:at] + name[at] + name[at:])


def name_letter_changed(source: str, target: str) -> str | None:
    """A letter in the middle of the longest name is another one."""
    return _spoilt_name(
        source, target, lambda name, at: name[:at] + _OTHER[name[at]] + name[at + 1 :]
    )


def name_replaced_by_unknown(source: str, target: str) -> str | None:
    """The first name that both texts have is one that no dictionary has."""
    names = _names(source, target)
    if not names:
        return None
    return target.replace(names[0], _UNKNOWN[len(target) % len(_UNKNOWN)], 1)


def acronym_replaced(source: str, target: str) -> str | None:
    """The first acronym that both texts have is another one."""
    found = [word for word in re.findall(r"\b[A-Z]{2,5}\b", target) if word in source]
    if not found:
        return None
    return target.replace(found[0], _ACRONYMS[len(target) % len(_ACRONYMS)], 1)


def _spoilt_name(source: str, target: str, slip: Callable[[str, int], str]) -> str | None:
    """The longest name with a slip at a letter whose neighbours and itself differ."""
    for name in sorted(_names(source, target), key=len, reverse=True):
        places = [
            at
            for at in range(2, len(name) - 2)
            if len(set(name[at - 1 : at + 2])) == 3 and name[at] in _OTHER
        ]
        if places:
            return target.replace(name, slip(name, places[len(places) // 2]), 1)
    return None


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
