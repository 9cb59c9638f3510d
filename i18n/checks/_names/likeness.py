"""How alike two names are: a slip of the pen, or the way of another language to write one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from i18n.checks._stems import folded

_ALIKE = 50
"""Per cent of letters in the same order that two names of one thing share: Moscow and Moscú 73, Beijing
and Pekín 50; two names taken at random seldom have 40."""
_LONG = 9
"""Letters of a name from which on two slips are taken for slips."""
_SHORTEST = 4
_JUMBLED = 6
"""Letters of a name among which some may be in another order."""
_VOWELS = frozenset("aeiouáéíóú")
# how English and Spanish write one sound, or one ending
_SAME = (
    (re.compile(r"([bcdfgklmnpqrstvwxz])\1"), r"\1"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"kh|x"), "j"),
    (re.compile(r"th"), "t"),
    (re.compile(r"(?<=[bcdgkr])h"), ""),
    (re.compile(r"gu(?=[ei])"), "g"),
    (re.compile(r"[eo]v(?=a?\Z)"), "ov"),
    (re.compile(r"qu|ck|k"), "c"),
    (re.compile(r"c(?=[eiy])|z|t(?=i[aeou])"), "s"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"w|b"), "v"),
    (re.compile(r"mm|nm"), "m"),
    (re.compile(r"^(?:e)?s(?=[ptcm])"), "s"),
    (re.compile(r"ou|oo"), "u"),
)
_ENDING = re.compile(r"[aeio]{1,2}s?\Z")
# what Spanish writes in the place of letters that no word of it has: RAE, Ortografía (2010), VII.3.2
_ADAPTED = (
    (re.compile(r"gu(?=[ei])"), "g"),
    (re.compile(r"(?<=[bdg])h"), ""),
    (re.compile(r"kh"), "j"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"[ao]e"), "e"),
    (re.compile(r"ch"), "sh"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"th"), "t"),
    (re.compile(r"aa"), "a"),
    (re.compile(r"ł"), "l"),
    (re.compile(r"(?<=[ai]n)o\Z"), ""),
    (re.compile(r"(?<=[^aeiou])w(?=[aei])"), "u"),
    (re.compile(r"(?<=[nl])j"), "i"),
    (re.compile(r"(?<=[aeo])h\Z"), ""),
)
# the same, of names that English writes by the letters of another script
_TRANSLITERATED = (
    (re.compile(r"(?:iy|yy|yi|ii)\Z"), "i"),
    (re.compile(r"ey\Z"), "ei"),
    (re.compile(r"eye(?=v)"), "ee"),
    (re.compile(r"[ao]?ie"), "e"),
    (re.compile(r"(?<![aeiou])y(?![aeiou])|(?<=[^aeiou])y(?=a\Z)"), "i"),
    (re.compile(r"dj|y(?=[aeiou])|(?<=[^aeiou])i(?=a)"), "j"),
    (re.compile(r"([bcdfgkmnpqstz])\1"), r"\1"),
    (re.compile(r"g"), "h"),
)
_LETTERS = str.maketrans("ıłŁøØđĐ", "ilLoOdD")
_UNSPANISH = re.compile(r"([bcdfgkmnpst])\1|[^aeiouáéíóúnslrd]\Z")
"""What no word of Spanish has."""
_HUSHED = ((re.compile(r"hh"), "h"), (re.compile(r"sh"), "s"))


def are_alike(one: str, other: str, least: int = _ALIKE) -> bool:
    """May two names, of two languages, be the same thing's? `least` is a percentage of letters."""
    start = _SHORTEST if least > _ALIKE else _SHORTEST - 1
    one, other = folded(one), folded(other)
    return likeness(one, other) >= least or (one[:start] == other[:start] and len(one) > _SHORTEST)


def likeness(one: str, other: str) -> float:
    """Per cent of letters in the same order that two names share."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  (slow to import)

    return float(ratio(folded(one), folded(other)))


def is_slip(word: str, name: str, *, is_certain: bool = False, doubles: bool = True) -> bool:
    """Is a word a name with one letter or two misplaced, lost, added or changed?

    Two ways to spell one name are none: Aleppo and Alepo, Kenya and Kenia, Mexico and México; nor is
    another ending; unless it `is_certain` that the name is written so in the word's language. A letter
    that stands twice is one where that language seldom `doubles` letters.
    """
    if min(len(word), len(name)) < _SHORTEST or abs(len(word) - len(name)) > 2:
        return False
    if word[0] != name[0] and word[:2] != name[1::-1]:
        return False
    if word.lower() == name.lower() or _digits(word) != _digits(name):
        return False
    if is_exchange(word, name):
        return True
    from rapidfuzz.distance import OSA  # noqa: PLC0415  (slow to import)

    least = min(len(word), len(name))
    if OSA.distance(word, name, score_cutoff=2) > (2 if least >= _LONG else 1):
        return False
    if folded(word) == folded(name) or word[0] != name[0]:
        return False
    is_other = not sound_alike(word, name) or (not doubles and len(word) > len(name))
    if is_certain and not word.startswith(name) and not name.startswith(word):
        return is_other or not doubles
    return word[-2:] == name[-2:] and is_other


def is_near(word: str, name: str) -> bool:
    """Is a word a name with one letter lost, added or changed, but for its first and its last one?

    Nearer to a name than another language writes it: it gives an ending of its own, and plurals a
    vowel. The two may sound alike.
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415  (slow to import)

    if min(len(word), len(name)) < _SHORTEST or (word[0], word[-1]) != (name[0], name[-1]):
        return False
    if folded(word) == folded(name) or _digits(word) != _digits(name):
        return False
    if word[-1] == "s" and word[:-2] == name[:-1]:
        return False
    return OSA.distance(word, name, score_cutoff=1) == 1


def sound_alike(one: str, other: str) -> bool:
    """Would English and Spanish say two names alike, but for the ending of the one?"""
    return _sound(one) == _sound(other)


def sound_same(one: str, other: str) -> bool:
    """Would English and Spanish say two names alike, their ends too?"""
    return _whole_sound(one) == _whole_sound(other)


def is_adapted(word: str, name: str) -> bool:
    """Is a word a name with the letters that Spanish has for it: Dabi for Dhabi, Serguei for Sergei?"""
    if word == name or ("aa" in word.lower() and "aa" not in name.lower()):
        return False
    if _plain(word) == _plain(name):  # with the marks of its language, or without; not of Spanish
        return not (_lettered(name) - _lettered(word))
    return _rewritten(word) == _rewritten(name)


def is_transliterated(word: str, name: str) -> bool:
    """Is a word a name of another script as Spanish writes its letters: Usik for Usyk?"""
    if word == name or _doubled(folded(word)) > _doubled(folded(name)):
        return False
    return _rewritten(word, _TRANSLITERATED) == _rewritten(name, _TRANSLITERATED)


def is_hushed(word: str, name: str) -> bool:
    """Is a word a name with an s for the sound that Spanish lacks: Dharamsala for Dharamshala?"""
    if len(word) >= len(name) or _UNSPANISH.search(word.lower()):
        return False
    return _rewritten(word, _HUSHED) == _rewritten(name, _HUSHED)


def is_close(word: str, name: str, *, doubles: bool = True) -> bool:
    """Is a word a name but for one letter, or two of a long one, and not as another language says it?

    A letter that stands twice is a slip where the word's language seldom `doubles` letters.
    """
    if min(len(word), len(name)) < _SHORTEST or _digits(word) != _digits(name):
        return False
    from rapidfuzz.distance import OSA  # noqa: PLC0415  (slow to import)

    word, name = folded(word), folded(name)
    most = 2 if min(len(word), len(name)) >= _LONG else 1
    if word == name or OSA.distance(word, name, score_cutoff=most) > most:
        return False
    if not doubles and _doubled(word) > _doubled(name):
        return True
    return not any(sound_same(word, one) for one in (name, name.replace("ou", "o")))


def _doubled(word: str) -> int:
    """How many letters stand twice, but for ll and rr, which Spanish has."""
    return sum(one == two and one not in "lr" for one, two in pairwise(word))


def unexchanged(word: str, name: str) -> str | None:
    """What a word was before two of its letters were exchanged, that sounds as a name does."""
    if min(len(word), len(name)) <= _SHORTEST or sound_same(word.removesuffix("h"), name):
        return None
    sound = _whole_sound(name)
    swaps = (
        word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        for at in range(1, len(word) - 1)
        if word[at] != word[at + 1]
    )
    return next((one for one in swaps if _whole_sound(one) == sound), None)


def has_other_end(word: str, name: str) -> bool:
    """Is a word a name with another consonant at its end? Spanish gives it an accent: Jerusalén."""
    if len(word) != len(name) or len(word) <= _SHORTEST or word[:-1] != name[:-1]:
        return False
    return word[-1] != name[-1] and _VOWELS.isdisjoint((word[-1], name[-1]))


def start_alike(one: str, other: str) -> bool:
    """Do two names begin with one sound: Xerxes and Jerjes, Stockholm and Estocolmo?"""
    return _sound(one)[:1] == _sound(other)[:1]


def is_exchange(word: str, name: str) -> bool:
    """Are two words the same but for two letters next to each other?"""
    if len(word) != len(name) or word == name:
        return False
    first = next(at for at in range(len(word)) if word[at] != name[at])
    swapped = word[:first] + word[first + 1 : first + 2] + word[first] + word[first + 2 :]
    return swapped.lower() == name.lower()


def is_jumbled(word: str, name: str) -> bool:
    """Are two words the same but for the order of a few letters inside: Barnejee, Banerjee?"""
    word, name = word.lower(), name.lower()
    if len(word) != len(name) or len(word) <= _SHORTEST + 1 or word == name:
        return False
    if word[0] != name[0] or word[-1] != name[-1] or sorted(word) != sorted(name):
        return False
    differing = [at for at in range(len(word)) if word[at] != name[at]]
    return differing[-1] - differing[0] < _JUMBLED


def is_simplified(word: str, name: str) -> bool:
    """Is a word a name in which a letter stands once that stands twice: Siner, Sinner?"""
    if len(name) - len(word) != 1 or word[:1] != name[:1]:
        return False
    return any(
        one == two and name[:at] + name[at + 1 :] == word
        for at, (one, two) in enumerate(pairwise(name))
    )


def _digits(word: str) -> list[str]:
    return [letter for letter in word if letter.isdigit()]


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    """A name in lower case without any marks: Imamoglu for İmamoğlu."""
    letters = unicodedata.normalize("NFD", name.translate(_LETTERS)).casefold()
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _lettered(name: str) -> set[str]:
    """The letters of a name that Spanish has, and others take for a letter with a mark."""
    return {letter for letter in name.lower() if letter in "ñç"}


@lru_cache(maxsize=4096)
def _rewritten(name: str, more: tuple[tuple[re.Pattern[str], str], ...] = ()) -> str:
    """A name in the letters that Spanish has for it, by some more rules too."""
    plain = folded(name)
    for pattern, instead in (*_ADAPTED, *more):
        plain = pattern.sub(instead, plain)
    return plain


def _sound(name: str) -> str:
    """A name as both languages would say it, roughly, but for its ending."""
    return _ENDING.sub("", _whole_sound(name))


@lru_cache(maxsize=4096)
def _whole_sound(name: str) -> str:
    """A name as both languages would say it, roughly."""
    plain = folded(name)
    for pattern, instead in _SAME:
        plain = pattern.sub(instead, plain)
    return plain
