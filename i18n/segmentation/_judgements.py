"""The rules, in their order: each looks at a candidate, and says break, no break, or nothing.

A rule is a function; its name, with dashes, is what `--why` shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from i18n.segmentation._candidates import AHEAD, BEHIND, Candidate
from i18n.segmentation._rules import Kind

Rule = Callable[[Candidate], bool | None]

_ENUMERATOR = re.compile(
    r"[\s*_“\"«'(\[]*(?:[•⁃‣◦*+–-]\s?)?[(\[]?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[^\W\d_]|[ivxl]{1,5}|[IVXL]{1,5})[)\]*_]*\Z"
)
_ROMAN = re.compile(r"[IVXLCDM]+\Z|[ivxlcdm]+\Z")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}\Z")
_INITIAL = re.compile(r"[^\W\d_]\.(?:[^\W\d_]\.|-)*")
_BRAND = re.compile(r"[a-z]{1,2}[A-Z]|(?:https?:/|www\.)|[a-z][\w-]+\.[a-z][\w-]|\S*@\w")
_CITATION = re.compile(r"\([^()\n]{1,80}\)[.,;:]")
_QUOTES = frozenset("\"'”’»›")
_QUOTES_OPEN = frozenset("\"'“‘«")
_ORDINALS = tuple("ºª")
_TOKEN = re.compile(r"[^\W\d_]+(?:\.|\b)")
_NUMBER = re.compile(r"[\d.,]+")
_MOVE = re.compile(r"(?:[A-Z]?[a-h]?[1-8]?x?[a-h][1-8](?:=[A-Z])?|[O0]-[O0](?:-[O0])?)[+#]?\Z")
_AUTHOR = re.compile(
    r"[^\W\d_a-z][^\W\d_]*(?:[-'’ ][^\W\d_]+){0,2},\s+(?:[^\W\d_a-z]\.[-\s]?)*[^\W\d_a-z]\Z"
)
_DASH = re.compile(r"(?:[—–]|--?)\s")
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
    if c.text[c.next - 1].isspace():
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
    if not _BRAND.match(c.follow) or _is_abbreviation(c):
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
    if _is_abbreviation(c):
        return False
    if c.word.isalpha():
        return len(c.word) > 1 and c.word not in c.rules.abbreviations
    return c.word[-1:].isdigit() and not c.is_near and c.plain in c.rules.small_starters


def _is_inset(c: Candidate) -> bool:
    """Does a question or exclamation begin inside the sentence: the cry of ¡gol!?"""
    opened = max(c.text.rfind(mark, max(c.begin, c.stop - BEHIND), c.stop) for mark in "¿¡")
    return opened > c.begin and bool(c.text[c.begin : opened].strip("\"'“‘«—*_( "))


def opening_mark(c: Candidate) -> bool | None:
    """Behind a full stop, `¿` and `¡` begin a sentence, whatever letter follows."""
    if c.marks == "." and ("¿" in c.opening or "¡" in c.opening) and not _is_abbreviation(c):
        return True
    return None


def code_follows(c: Candidate) -> bool | None:
    """The case of code says nothing: behind a full stop that is no abbreviation's it begins a sentence."""
    if c.marks == "." and c.opening.endswith("`"):
        return not _is_abbreviation(c)
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


def enumerator(c: Candidate) -> bool | None:
    """A number or letter at the start goes with what it counts."""
    if c.is_near and c.marks[0] in ".…" and _ENUMERATOR.match(c.text[c.begin : c.stop]):
        return False
    return None


def label(c: Candidate) -> bool | None:
    """A label with its number, or a date before a dash, goes with what it names: Step 2."""
    if c.opening and c.opening[0] in "-–—" and _is_date(c):
        return False
    if not c.is_near or not c.before or not (c.word.isdigit() or _ROMAN.match(c.word)):
        return None
    return False if c.before.strip("*_.").lower() in c.rules.labels else None


def dateline(c: Candidate) -> bool | None:
    """Behind the place of a dateline a dash goes on: FRESNO, Calif. — A fire."""
    if not c.opening or not _DASH.match(c.opening) or not _is_abbreviation(c):
        return None
    return False if 0 < len(c.so_far()) < 6 else None


def move(c: Candidate) -> bool | None:
    """A number counts the moves of a game: 2. Nf3 d6."""
    return False if c.word.isdigit() and c.marks == "." and _MOVE.match(c.follow) else None


def spaced_abbreviation(c: Candidate) -> bool | None:
    """An abbreviation of several words is judged at its last stop."""
    known = c.rules.spaced_words
    if c.word not in known or not (
        c.before.rstrip(".") in known or c.follow.split(".", 1)[0] in known
    ):
        return None
    left = max(c.begin, c.stop - 16)
    for token in _TOKEN.finditer(c.text, left, c.stop + 1):
        pattern = c.rules.spaced.get(token[0])
        match = pattern.match(c.text, token.start()) if pattern else None
        if match and match.start() < c.stop < match.end() - 1:
            return False
        if match and match.end() - 1 == c.stop:
            words = " ".join(match[0].split()).removesuffix(".")
            return _by_kind(c, c.rules.kinds[words])
    return None


def letter(c: Candidate) -> bool | None:
    """A single capital is an initial, unless it is what a word before it names: vitamin C."""
    if len(c.word) != 1 or not c.word.isupper():
        return None
    if not c.follow[:1].isupper():
        return False if c.follow[-1:].isalpha() else None
    if _INITIAL.fullmatch(c.follow):
        return False
    if author := _AUTHOR.search(c.text, max(c.begin, c.stop - 40), c.stop):
        is_first = not c.text[c.begin : author.start()].strip("*_-•[]()0123456789. ")
        if is_first or not _QUOTES_OPEN.isdisjoint(c.opening):
            return False
    if c.before[:1].isdigit() and c.before[-1:] in _ORDINALS:
        return True
    before = c.before.lower().strip("\"'“”‘’«»()*_,")
    named = before.rstrip(".")
    if named in c.rules.labels and not c.rules.kinds.get(named, 0) & Kind.TITLE:
        return True
    if before in c.rules.lettered and not c.before.endswith("."):
        return c.starts or before not in ("y", "o", "u", "e", "and", "or", "by", "like")
    if c.word in "IVX" and before in c.rules.regnal:
        return True
    if c.word in c.rules.letters and c.before[:1].islower():
        return True
    return c.starts


def dotted(c: Candidate) -> bool | None:
    """Letters with points: before a capital a sentence ends where the next word begins one."""
    if "." not in c.word or c.word in c.rules.kinds or not _DOTTED.match(c.word):
        return None
    begins = c.begins() if c.before else c.starts
    return begins and not _INITIAL.fullmatch(c.follow)


def doubled(c: Candidate) -> bool | None:
    """A doubled capital is a plural's abbreviation: CC. Políticas."""
    word = c.word
    return c.begins() if len(word) == 2 and word[0] == word[1] and word.isupper() else None


def abbreviation(c: Candidate) -> bool | None:
    """What its list says of an abbreviation."""
    kind = _kind(c)
    return None if kind is None else _by_kind(c, kind)


def stop(c: Candidate) -> bool | None:
    """A stop ends a sentence."""
    del c
    return True


def _speaks(c: Candidate, count: int) -> bool:
    """Is one of so many next words a verb of saying?"""
    words = c.text[c.next : c.next + 60].split(None, count)[:count]
    return any(word.rstrip(".,:;") in c.rules.speech for word in words)


def _kind(c: Candidate) -> int | None:
    """The kinds of the word before a stop, or of its last part behind a dash or slash."""
    kinds = c.rules.kinds
    kind = kinds.get(c.word)
    if kind is None and not c.word.isalnum():
        kind = kinds.get(re.split(r"[-/—–(]", c.word)[-1])
    return kind


def _is_abbreviation(c: Candidate) -> bool:
    return (
        _kind(c) is not None
        or (len(c.word) == 1 and c.word.isalpha())
        or bool(_DOTTED.match(c.word))
    )


def _by_kind(c: Candidate, kind: int) -> bool:
    """Does a sentence end behind an abbreviation of this kind? What follows is no lower case."""
    if kind & (Kind.INNER | Kind.OWN):
        return False
    if kind & Kind.UNIT and c.before[-1:].isdigit():
        return not c.follow[:1].isdigit() or _counts_anew(c)
    if c.follow[:1].isdigit():
        return _before_number(c, kind)
    if kind & (Kind.NUMBERED | Kind.NUMBERED_WORD) and (
        (c.plain in c.rules.number_words and c.word[:1].isupper())
        or (not c.starts and _is_numeral(c.follow))
    ):
        return False
    if kind & Kind.TITLE:
        if c.plain in c.rules.after_titles:
            return True
        return bool(kind & _NAMING) and _is_named(c) and c.begins()
    if kind & (Kind.CLOCK | Kind.ERA):
        return _after_time(c)
    if kind & (Kind.FINAL | Kind.MONTH | Kind.NUMBERED_WORD) or kind == Kind.UNIT:
        return "(" not in c.opening or c.starts
    if c.begins():
        return True
    return (
        bool(kind & (Kind.CLOSING | Kind.ORDINARY))
        and not kind & Kind.NUMBERED
        and c.opening[:1] in tuple('"“‘«—¿¡')
    )


def _before_number(c: Candidate, kind: int) -> bool:
    if "(" in c.opening or "[" in c.opening:
        return False
    if kind & Kind.NUMBERED_WORD and c.word == "no":
        before = c.before.lower().strip("\"'“”‘’«»(),:—")
        return before in c.rules.before_no or before in c.rules.speech
    if kind & Kind.ERA and (
        not c.before or c.before.lower() in c.rules.prepositions or c.before[-1:] == "."
    ):
        return False
    if kind & (Kind.FINAL | Kind.CLOCK | Kind.ERA | Kind.CLOSING) and not kind & (
        Kind.NUMBERED | Kind.TITLE
    ):
        return True
    return kind == Kind.UNIT


def _counts_anew(c: Candidate) -> bool:
    """Does a number behind a unit count something else: 35 min. 40 people?"""
    words = c.text[c.next : c.next + AHEAD].split(None, 2)
    if len(words) < 3 or not words[1].isalpha() or not words[1].islower():
        return False
    unit = words[1]
    is_unit = unit in c.rules.unit_words or c.rules.kinds.get(unit, 0) & Kind.UNIT
    return not is_unit or unit.startswith(c.word)


def _is_named(c: Candidate) -> bool:
    """Does a name or a number stand before a word that is a title in front of one: 9th St?"""
    if c.is_near or c.plain in c.rules.given_names or not c.before[0].isalnum():
        return False
    return c.before[:1].isdigit() or (c.before[:1].isupper() and c.before[-1:].isalnum())


def _is_date(c: Candidate) -> bool:
    """Is the sentence so far a date alone?"""
    words = c.so_far()
    return (
        0 < len(words) < 6
        and words[0][:1].isdigit()
        and all(
            word[:1].isdigit()
            or word.lower() in c.rules.after_clock
            or word in c.rules.prepositions
            for word in words
        )
    )


def _is_numeral(word: str) -> bool:
    word = word.rstrip(".")
    return bool(_ROMAN.match(word)) or (len(word) == 1 and word.isalpha())


def _after_time(c: Candidate) -> bool:
    """Behind a time of day or an era: not before a day or a zone, nor in a sentence that has only begun."""
    if c.starts:
        return True
    if c.plain.replace(".", "") in c.rules.after_clock or "(" in c.opening:
        return False
    words = c.so_far()
    has_begun = 0 < len(words) <= 5 and words[0].lower().strip('"“«*_') in c.rules.prepositions
    return not has_begun


_NAMING = Kind.ORDINARY | Kind.CLOSING
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
    large: tuple[Rule, ...]
    """A word with a capital, one of a script without capitals, or a number."""


FULL_STOP = Rows(
    nothing=(omission_begins, mark_follows),
    small=(name_in_lower_case, careless_start, opening_mark, code_follows, lower_case),
    large=_NAMES_AND_NUMBERS,
)
ELLIPSIS = Rows(
    nothing=(omission_begins, mark_follows),
    small=(name_in_lower_case, careless_start, lower_case),
    large=(citation_follows, omission, spaced_ellipsis, ellipsis, *_NAMES_AND_NUMBERS),
)
QUESTION_OR_EXCLAMATION = Rows(
    nothing=(mark_follows,),
    small=(name_in_lower_case, careless_start, lower_case),
    large=(
        space_missing,
        citation_follows,
        attribution,
        exclaimed_name,
        bracketed_mark,
        question_or_exclamation,
    ),
)
SEMICOLON = Rows((semicolon,), (semicolon,), (semicolon,))
SMILEY = Rows((smiley,), (smiley,), (smiley,))
_NAMES = {
    rule: rule.__name__.replace("_", "-")
    for rows in (FULL_STOP, ELLIPSIS, QUESTION_OR_EXCLAMATION, SEMICOLON, SMILEY)
    for row in rows
    for rule in row
}


def judge(c: Candidate, rows: Rows) -> tuple[bool, str]:
    """Does a sentence end here? With the name of the rule that says so."""
    follow = c.follow
    row = rows.nothing if not follow else rows.small if follow[0].islower() else rows.large
    for rule in row:
        verdict = rule(c)
        if verdict is not None:
            return verdict, _NAMES[rule]
    raise AssertionError("the last rule of each row always answers")
