"""The rules, in their order: each looks at a candidate, and says break, no break, or nothing.

A rule is a function; its name, with dashes, is what `--why` shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from i18n.segmentation._abbreviations import (
    abbreviation,
    dateline,
    dotted,
    doubled,
    enumerator,
    is_abbreviation,
    label,
    letter,
    move,
    spaced_abbreviation,
)
from i18n.segmentation._candidates import AHEAD, BEHIND, Candidate

Rule = Callable[[Candidate], bool | None]

_BRAND = re.compile(r"[a-z]{1,2}[A-Z]|(?:https?:/|www\.)|[a-z][\w-]+\.[a-z][\w-]|\S*@\w")
_CITATION = re.compile(r"\([^()\n]{1,80}\)[.,;:]")
_CONTENT = re.compile("[^\"'“‘«—*_{( ]")
"""What a sentence begins with that is no mark around it."""

_QUOTES = frozenset("\"'”’»›")
_NUMBER = re.compile(r"[\d.,]+")
_POINTS = re.compile(r"\.[ \u00a0]\.[ \u00a0]\.\s+[^\w\s]*[^\W\da-z_]")


def omission_begins(c: Candidate) -> bool | None:
    """A stop, and then three points with spaces: what they leave out follows the sentence."""
    if c.marks == "." and c.text[c.next] == "." and _POINTS.match(c.text, c.next, c.next + AHEAD):
        return True
    return None


def mark_follows(c: Candidate) -> bool | None:
    """What stands next has no letter or digit: it goes with what is before it, save a row of marks."""
    return len(c.opening) > 3 and len(set(c.opening)) == 1


def semicolon(c: Candidate) -> bool | None:
    """A semicolon ends a sentence where a word that begins sentences follows with its capital."""
    return not c.opening and c.follow[:1].isupper() and len(c.follow) > 1 and c.starts


def smiley(c: Candidate) -> bool | None:
    """A smiley or picture ends a sentence where words stand before it and a capital follows."""
    return c.follow[:1].isupper() and bool(c.word or c.before)


def space_missing(c: Candidate) -> bool | None:
    """Where no space stands, a sentence ends only between a plain word and one that begins sentences."""
    if c.text[c.next - 1].isspace() or c.text[c.next - 1] == ">":
        return None
    is_word = c.word.isalpha() and c.word.islower() and len(c.word) > 1
    return c.starts and (is_word or _NUMBER.fullmatch(c.word) is not None)


def citation_follows(c: Candidate) -> bool | None:
    """A short parenthesis whose stop stands outside belongs to what is before it."""
    if c.text[c.next] == "(" and c.closing and _CITATION.match(c.text, c.next, c.next + AHEAD):
        return False
    return None


def attribution(c: Candidate) -> bool | None:
    """Behind a question in quotation marks: who asked it."""
    if not c.closing or c.opening or _QUOTES.isdisjoint(c.closing):
        return None
    if c.starts:
        return False if c.follow in c.rules.letters and _speaks(c, 2) else None
    return False if _speaks(c, 5) else None


def name_in_lower_case(c: Candidate) -> bool | None:
    """A brand, an address or a domain begins a sentence as it is written."""
    is_word = c.follow == c.plain and c.follow.isalpha()
    if is_word or not _BRAND.match(c.follow) or is_abbreviation(c):
        return None
    return True if c.follow.rstrip(".") not in c.rules.kinds else None


def careless_start(c: Candidate) -> bool | None:
    """In a language that is written so, a sentence may begin in lower case.

    Not behind an abbreviation, nor behind a closing mark, nor before who asked or exclaimed.
    """
    if not c.rules.small_starters or c.opening or c.closing or len(c.marks) > 3 or "…" in c.marks:
        return None
    follow = c.plain
    is_careless = c.is_careless()
    if c.marks == "." and is_careless:
        return True if _ends_carelessly(c) else None
    if c.marks == ".":
        is_word = c.word.isalpha() and c.word.islower() and c.word not in c.rules.abbreviations
        is_starter = follow in c.rules.small_starters and follow not in c.rules.conjunctions
        least = 2 if is_starter else c.rules.longest
        return (
            True
            if is_word and (len(c.word) > least or (len(c.word) > 1 and c.word in c.rules.starters))
            else None
        )
    if c.marks[0] == "." or c.word + c.marks in c.rules.exclaimed or _speaks(c, 5):
        return None
    if not is_careless and (_is_inset(c) or ("!" in c.marks and follow in c.rules.prepositions)):
        return None
    if "?" in c.marks:
        return True if follow not in c.rules.conjunctions else None
    has_verb = follow in c.rules.conjunctions or follow not in c.rules.small_starters
    return None if has_verb else True


def _ends_carelessly(c: Candidate) -> bool:
    """In a text that has no capitals: is the stop no abbreviation's?"""
    if is_abbreviation(c):
        return False
    if c.word.isalpha():
        return len(c.word) > 1 and c.word not in c.rules.abbreviations
    return c.word[-1:].isdigit() and not c.is_near and c.plain in c.rules.small_starters


def _is_inset(c: Candidate) -> bool:
    """Does a question or exclamation begin inside the sentence: the cry of ¡gol!?"""
    opened = max(c.text.rfind(mark, max(c.begin, c.stop - BEHIND), c.stop) for mark in "¿¡")
    return opened > c.begin and _CONTENT.search(c.text, c.begin, opened) is not None


def opening_mark(c: Candidate) -> bool | None:
    """Behind a full stop, `¿` and `¡` begin a sentence, whatever letter follows."""
    if c.marks == "." and ("¿" in c.opening or "¡" in c.opening) and not is_abbreviation(c):
        return True
    return None


def code_follows(c: Candidate) -> bool | None:
    """The case of code says nothing: behind a full stop that is no abbreviation's it begins a sentence."""
    if c.marks == "." and c.opening.endswith("`"):
        return not is_abbreviation(c)
    return None


def lower_case(c: Candidate) -> bool | None:
    """A sentence goes on in lower case."""
    del c
    return False


def exclaimed_name(c: Candidate) -> bool | None:
    """The stop is a letter of a name: Yahoo!"""
    if c.marks in "!?" and c.word + c.marks in c.rules.exclaimed:
        return c.starts
    return None


def bracketed_mark(c: Candidate) -> bool | None:
    """`(!)` and `(?)` comment on a word."""
    if (
        c.text[c.stop - 1 : c.stop] in ("(", "[")
        and c.closing[:1] in (")", "]")
        and c.marks[0] in "!?"
    ):
        return False
    return None


def question_or_exclamation(c: Candidate) -> bool | None:
    """Its mark ends a sentence; between two dashes only where a word that begins sentences follows."""
    return c.starts or bool(c.opening) if c.closing[-1:] == "—" else True


def omission(c: Candidate) -> bool | None:
    """`[…]` stands for words left out, inside a sentence or between two."""
    if c.closing[:1] not in (")", "]") or c.text[c.stop - 1 : c.stop] not in ("(", "["):
        return None
    before = c.text[max(c.begin, c.stop - 6) : c.stop - 1].rstrip()
    return before[-1:] in ".!?…" or c.starts


def spaced_ellipsis(c: Candidate) -> bool | None:
    """Three points with spaces stand inside a sentence; a fourth ends it."""
    if " ." not in c.marks and "\u00a0." not in c.marks:
        return None
    if c.begin == c.stop:
        return False
    if c.marks.count(".") > 3 or not c.text[c.stop - 1].isspace():
        return True
    return c.starts and c.follow not in c.rules.letters


def ellipsis(c: Candidate) -> bool | None:
    """Before a capital it ends a sentence, unless the capital is a pronoun's everywhere."""
    if len(c.marks) == 2 and c.word in c.rules.kinds:
        return None
    if c.follow[:1].isdigit():
        return False
    is_pronoun = re.split("['’]", c.follow)[0] in c.rules.letters
    return not (is_pronoun and (c.text[c.stop - 1 : c.stop].isspace() or c.marks[0] == "…"))


def stop(c: Candidate) -> bool | None:
    """A stop ends a sentence."""
    del c
    return True


def _speaks(c: Candidate, count: int) -> bool:
    """Is one of so many next words a verb of saying?"""
    words = c.text[c.next : c.next + 60].split(None, count)[:count]
    return any(word.rstrip(".,:;") in c.rules.speech for word in words)


_CLOSED, _BEGUN, _ODD = 1, 2, 4
"""What may be special about a stop before a capital: something closes behind it, or no space does;
its sentence has only begun, or marks open the next; its word is other than letters."""

_WHERE: Mapping[Rule, int] = {
    space_missing: _CLOSED,
    citation_follows: _CLOSED,
    enumerator: _BEGUN,
    label: _BEGUN,
    dateline: _CLOSED | _BEGUN,
    move: _ODD,
    letter: _ODD,
    dotted: _ODD,
}
"""Rules that have an answer there alone; the others may have one everywhere."""

_NAMES_AND_NUMBERS: tuple[Rule, ...] = (
    space_missing,
    citation_follows,
    enumerator,
    label,
    dateline,
    move,
    spaced_abbreviation,
    letter,
    dotted,
    abbreviation,
    doubled,
    stop,
)


class Rows(NamedTuple):
    """The rules for a kind of stop, in their order, by what follows. The last of a row always answers."""

    nothing: tuple[Rule, ...]
    """Marks alone follow."""
    small: tuple[Rule, ...]
    """A word in lower case."""
    large: Sequence[tuple[Rule, ...]]
    """A word with a capital, one of a script without capitals, or a number: a row for each sum of
    what is special."""


def _wherever(*rules: Rule) -> Sequence[tuple[Rule, ...]]:
    """For each sum of what is special, those of the rules that may have an answer there."""
    return [
        tuple(rule for rule in rules if rule not in _WHERE or _WHERE[rule] & special)
        for special in range(_CLOSED + _BEGUN + _ODD + 1)
    ]


FULL_STOP = Rows(
    nothing=(omission_begins, mark_follows),
    small=(name_in_lower_case, careless_start, opening_mark, code_follows, lower_case),
    large=_wherever(*_NAMES_AND_NUMBERS),
)
ELLIPSIS = Rows(
    nothing=(omission_begins, mark_follows),
    small=(name_in_lower_case, careless_start, lower_case),
    large=_wherever(citation_follows, omission, spaced_ellipsis, ellipsis, *_NAMES_AND_NUMBERS),
)
QUESTION_OR_EXCLAMATION = Rows(
    nothing=(mark_follows,),
    small=(name_in_lower_case, careless_start, lower_case),
    large=_wherever(
        space_missing,
        citation_follows,
        attribution,
        exclaimed_name,
        bracketed_mark,
        question_or_exclamation,
    ),
)
SEMICOLON = Rows((semicolon,), (semicolon,), _wherever(semicolon))
SMILEY = Rows((smiley,), (smiley,), _wherever(smiley))
_NAMES = {
    rule: rule.__name__.replace("_", "-")
    for rows in (FULL_STOP, ELLIPSIS, QUESTION_OR_EXCLAMATION, SEMICOLON, SMILEY)
    for row in (rows.nothing, rows.small, rows.large[-1])
    for rule in row
}


def judge(c: Candidate, rows: Rows) -> tuple[bool, str]:
    """Does a sentence end here? With the name of the rule that says so."""
    follow = c.follow
    if not follow:
        row = rows.nothing
    elif follow[0].islower():
        row = rows.small
    else:
        special = 0
        if c.closing or c.text[c.next - 1] != " ":
            special = _CLOSED
        if c.is_near or c.opening:
            special += _BEGUN
        if len(c.word) < 2 or not c.word.isalpha():
            special += _ODD
        row = rows.large[special]
    for rule in row:
        verdict = rule(c)
        if verdict is not None:
            return verdict, _NAMES[rule]
    raise AssertionError("the last rule of each row always answers")
