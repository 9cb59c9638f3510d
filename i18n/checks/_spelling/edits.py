"""Words that one slip of the pen would make a given one of.

The slips are those of Damerau (1964): two letters exchanged, one left out, one too many, one in the
place of another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set

_ACUTE = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")
_PLAIN = str.maketrans("áéíóúü", "aeiouu")
_ROWS = ("qwertyuiop", "asdfghjklñ", "zxcvbnm")
"""The keys of a keyboard: for one letter another is taken that is its neighbour in a row."""

_ENDING = 2
"""Letters at the end, which are others in other forms of a word."""
_FURTHEST = 4
"""Places that a letter is moved at most: dentrífico, dentífrico."""

Knows = Callable[[str], bool]
Between = Callable[[str, str], Set[str]]


def accented(word: str, knows: Knows) -> str | None:
    """The word with one accent more, or in another place, or n with its tilde; None where none is one."""
    plain = word.translate(_PLAIN)
    found = {
        plain[:at] + letter.translate(_ACUTE) + plain[at + 1 :]
        for at, letter in enumerate(plain)
        if letter in "aeiou"
    }
    found |= {word[:at] + "ñ" + word[at + 1 :] for at, letter in enumerate(word) if letter == "n"}
    found |= {plain, *(word[:at] + "ü" + word[at + 1 :] for at, x in enumerate(word) if x == "u")}
    right = sorted(one for one in found if one != word and knows(one))
    return right[0] if len(right) == 1 else None


def exchanged(word: str, knows: Knows) -> str | None:
    """The word that exchanging two letters, or one of a double letter less, makes of the given one."""
    return _first(_exchanged(word), knows) or _first(_doubled(word), knows)


def confused(word: str, knows: Knows, pairs: Iterable[tuple[str, str]]) -> str | None:
    """The word that letters which sound alike make of the given one: pairs of what is there for what."""
    return _first(_confused(word, pairs), knows)


def superfluous(word: str, knows: Knows, kept: str = "") -> str | None:
    """The word that the given one is with a letter more, which is none of those `kept`."""
    return _first((one for one, letter in _added(word) if letter not in kept), knows)


def vocalized(word: str, knows: Knows, vowels: str) -> str | None:
    """The word that the given one is with another vowel, before its last two letters."""
    return _first(
        (
            word[:at] + other + word[at + 1 :]
            for at in range(1, len(word) - _ENDING)
            if word[at] in vowels
            for other in vowels
        ),
        knows,
    )


def moved(word: str, knows: Knows) -> str | None:
    """The word that the given one is with a letter elsewhere, or with two that have changed places."""
    return _first(_moved(word), knows)


def _confused(word: str, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for there, right in pairs:
        at = word.find(there)
        while at >= 0:
            yield word[:at] + right + word[at + len(there) :]
            at = word.find(there, at + 1)


def missing(word: str, between: Between, knows: Knows) -> str | None:
    """The word that the given one is without one of its letters."""
    return _first(_missing(word, between), knows)


def mistyped(word: str, knows: Knows) -> str | None:
    """The word that the given one is with a letter more, or with the next key's for another."""
    return superfluous(word, knows) or _first(_neighbours(word), knows)


def _first(found: Iterator[str], knows: Knows) -> str | None:
    return next((one for one in found if knows(one)), None)


def _exchanged(word: str) -> Iterator[str]:
    for at in range(len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _doubled(word: str) -> Iterator[str]:
    for at in range(len(word) - 1):
        if word[at] == word[at + 1]:
            yield word[:at] + word[at + 1 :]


def _missing(word: str, between: Between) -> Iterator[str]:
    for at in range(1, len(word)):
        before, after = word[:at], word[at:]
        for letter in sorted(between(before, after)):
            yield before + letter + after


def _added(word: str) -> Iterator[tuple[str, str]]:
    """The word without each of its letters in turn, and that letter."""
    for at in range(1, len(word) - 1):
        yield word[:at] + word[at + 1 :], word[at]


def _moved(word: str) -> Iterator[str]:
    for at in range(1, len(word)):
        for to in range(at + 2, min(at + _FURTHEST, len(word))):
            yield word[:at] + word[to] + word[at + 1 : to] + word[at] + word[to + 1 :]
    for at, letter in enumerate(word):
        rest = word[:at] + word[at + 1 :]
        for to in range(max(at - _FURTHEST, 0), min(at + _FURTHEST, len(rest)) + 1):
            if to != at:
                yield rest[:to] + letter + rest[to:]


def _neighbours(word: str) -> Iterator[str]:
    for at in range(1, len(word) - 1):
        for row in _ROWS:
            place = row.find(word[at])
            if place >= 0:
                for letter in (*row[max(place - 1, 0) : place], *row[place + 1 : place + 2]):
                    yield word[:at] + letter + word[at + 1 :]


def swaps(word: str, knows: Knows) -> Iterator[str]:
    """The words that exchanging two letters makes of the given one."""
    return (one for one in _exchanged(word) if one != word and knows(one))


def slips(word: str, knows: Knows, between: Between) -> Iterator[str]:
    """The words that one slip would make the given one of; a letter in the place of another too."""
    yield from swaps(word, knows)
    added = (one for one, _ in _added(word))
    for each in (_doubled(word), _missing(word, between), added, _replaced(word, between)):
        yield from (one for one in each if one != word and knows(one))


def _replaced(word: str, between: Between) -> Iterator[str]:
    for at in range(1, len(word)):
        before, after = word[:at], word[at + 1 :]
        for letter in sorted(between(before, after)):
            yield before + letter + after
