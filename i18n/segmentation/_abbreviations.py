"""What a stop says behind a number, a letter or an abbreviation.

Rules like those of `_judgements`, which are asked after the ones for what is around the stop.
"""

from __future__ import annotations

import re

from i18n.segmentation._candidates import AHEAD, BEHIND, Candidate
from i18n.segmentation._rules import Kind

_ENUMERATOR = re.compile(
    r"[\s*_“\"«'(\[]*(?:[•⁃‣◦*+–-]\s?)?[(\[]?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[^\W\d_]|[ivxl]{1,5}|[IVXL]{1,5})[)\]*_]*\Z"
)
_ROMAN = re.compile(r"[IVXLCDM]+\Z|[ivxlcdm]+\Z")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}\Z")
_INITIAL = re.compile(r"[^\W\d_]\.(?:[^\W\d_]\.|-)*")
_QUOTES_OPEN = frozenset("\"'“‘«")
_ORDINALS = tuple("ºª")
_TOKEN = re.compile(r"[^\W\d_]+(?:\.|\b)")
_MOVE = re.compile(r"(?:[A-Z]?[a-h]?[1-8]?x?[a-h][1-8](?:=[A-Z])?|[O0]-[O0](?:-[O0])?)[+#]?\Z")
_AUTHOR = re.compile(
    r"[^\W\d_a-z][^\W\d_]*(?:[-'’ ][^\W\d_]+){0,2},\s+(?:[^\W\d_a-z]\.[-\s]?)*[^\W\d_a-z]\Z"
)
_CONTENT = re.compile(r"[^*_\-•\[\]()0-9. ]")
"""What stands before an author in a list that has more than marks and a number there."""

_DASH = re.compile(r"(?:[—–]|--?)\s")
_NAMING = Kind.ORDINARY | Kind.CLOSING


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
    """Behind a dateline a dash goes on: FRESNO, Calif. — A fire, or MADRID, 3 nov. (EFE).— El rey."""
    is_dash = _DASH.match(c.opening) is not None
    if c.text[c.stop - 1] == ")":
        return False if (is_dash or c.closing == "—") and _is_with_agency(c) else None
    is_place = is_dash and is_abbreviation(c) and 0 < len(c.so_far()) < 6
    return False if is_place else None


def _is_with_agency(c: Candidate) -> bool:
    """Does a line begin with a place, perhaps a date, and who reports in brackets?"""
    line = c.text[max(0, c.begin - BEHIND) : c.begin].rpartition("\n")[2]
    if c.stop - c.begin > BEHIND or line.strip():
        return False
    place, _, agency = c.text[c.begin : c.stop].partition("(")
    words = place.split()
    return (
        agency[:1].isupper()
        and agency.find(")") == len(agency) - 1
        and 0 < len(words) < 8
        and words[0][:1].isupper()
        and all(_is_of_dateline(word.rstrip(".,"), c) for word in words)
    )


def _is_of_dateline(word: str, c: Candidate) -> bool:
    """May a word stand in a place's name or a date?"""
    is_name_or_number = word[:1].isupper() or word[:1].isdigit()
    kind = c.rules.kinds.get(word, 0)
    is_month = word in c.rules.after_clock or bool(kind & Kind.MONTH)
    return is_name_or_number or is_month or word in c.rules.prepositions


def move(c: Candidate) -> bool | None:
    """A number counts the moves of a game, which are no thousand: 2. Nf3 d6."""
    is_number = c.word.isdigit() and len(c.word) < 4
    return False if is_number and c.marks == "." and _MOVE.match(c.follow) else None


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
            return _by_kind(c, c.rules.kinds[words], words.count(" "))
    return None


def letter(c: Candidate) -> bool | None:
    """A single capital is an initial, unless it is what a word before it names: vitamin C."""
    if len(c.word) != 1 or not c.word.isupper():
        return None
    if not c.follow[:1].isupper():
        return False if c.follow[-1:].isalpha() else None
    if _INITIAL.fullmatch(c.follow):
        return False
    left = max(c.begin, c.stop - 40)
    author = c.text.find(",", left, c.stop) > 0 and _AUTHOR.search(c.text, left, c.stop)
    if author:
        is_first = not _CONTENT.search(c.text, c.begin, author.start())
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


def _kind(c: Candidate) -> int | None:
    """The kinds of the word before a stop, or of its last part behind a dash or slash."""
    kinds = c.rules.kinds
    kind = kinds.get(c.word)
    if kind is None and not c.word.isalnum():
        kind = kinds.get(re.split(r"[-/—–(]", c.word)[-1])
    return kind


def is_abbreviation(c: Candidate) -> bool:
    return (
        _kind(c) is not None
        or (len(c.word) == 1 and c.word.isalpha())
        or bool(_DOTTED.match(c.word))
    )


def _by_kind(c: Candidate, kind: int, spaces: int = 0) -> bool:
    """Does a sentence end behind an abbreviation of this kind? What follows is no lower case.

    `spaces` are those in the abbreviation.
    """
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
        return _after_time(c, spaces)
    if kind & Kind.MONTH and _is_month(c):
        return False
    if kind & (Kind.FINAL | Kind.MONTH | Kind.NUMBERED_WORD) or kind == Kind.UNIT:
        return "(" not in c.opening or c.starts
    if c.begins():
        return True
    return (
        bool(kind & (Kind.CLOSING | Kind.ORDINARY))
        and not kind & Kind.NUMBERED
        and c.opening[:1] in tuple('"“‘«—¿¡')
    )


def _is_month(c: Candidate) -> bool:
    """Is the next word a month with its day: Tues. Nov. 5?"""
    behind = c.next + len(c.opening) + len(c.follow)
    is_known = bool(c.rules.kinds.get(c.plain, 0) & Kind.MONTH) or c.plain in c.rules.after_clock
    return is_known and c.text[behind : behind + 3].lstrip()[:1].isdigit()


def _before_number(c: Candidate, kind: int) -> bool:
    if "(" in c.opening or "[" in c.opening:
        return False
    if kind & Kind.NUMBERED_WORD and c.word == "no":
        before = c.before.lower().strip("\"'“”‘’«»(),:—")
        return (before in c.rules.before_no or before in c.rules.speech) and _counts(c)
    if kind & Kind.ERA and (
        not c.before or c.before.lower() in c.rules.prepositions or c.before[-1:] == "."
    ):
        return False
    if kind & (Kind.FINAL | Kind.CLOCK | Kind.ERA | Kind.CLOSING) and not kind & (
        Kind.NUMBERED | Kind.TITLE
    ):
        return True
    return kind == Kind.UNIT


def _counts(c: Candidate) -> bool:
    """Does a number count what stands behind it: 5 people, but no. 1 in the world?"""
    words = c.text[c.next : c.next + AHEAD].split(None, 2)
    if len(words) < 2:
        return False
    counted = words[1].rstrip(".,;:!?")
    is_plural = counted.endswith("s") and counted.islower() and counted not in c.rules.starters
    return is_plural or counted in c.rules.counted


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
    if c.is_near or c.plain in c.rules.given_names or not c.before[:1].isalnum():
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


def _after_time(c: Candidate, spaces: int) -> bool:
    """Behind a time of day or an era: not before a day or a zone, nor in a sentence that has only begun.

    `spaces` are those in its abbreviation, which counts as one word.
    """
    if c.starts:
        return True
    if c.plain.replace(".", "") in c.rules.after_clock or "(" in c.opening:
        return False
    words = c.so_far()
    has_begun = (
        0 < len(words) - spaces <= 5 and words[0].lower().strip('"“«*_') in c.rules.prepositions
    )
    return not has_begun
