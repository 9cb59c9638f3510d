"""Where a sentence may end, and what stands around each such place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from i18n.expressions import compiled
from i18n.segmentation._rules import Rules
from i18n.segmentation._signs import stops

_NOTE = r"\[(?:\^[^\]\s]{1,80}|\d{1,4}(?:[,–-]\s?\d{1,4}){0,8}|[a-z][^\]\[\n]{0,30})\](?!\()"
_SPACED_NOTE = r"[ \u00a0]\[(?:\^[^\]\s]{1,80}|\d{1,4}(?:[,–-]\s?\d{1,4}){0,8})\](?![(:])"
_PICTURE = (
    r"[\u2600-\u27bf\u2b50\u2b55\U0001f000-\U0001faff\U000e0020-\U000e007f\ufe0f\u200d\u20e3]++"
)
_BREAK = r"[ \u00a0]?<[bB][rR][ ]?/?>"
_SMILEY = r"[:;=]['’]?-?[)(DPp3](?![^\s)])"
_EMPTY = r"(?:<span(?:\s[^<>\n]{0,300})?>\s{1,99}+</span>)"
"""White space in an element of its own, as word processors write two spaces behind a stop."""
CLOSERS = (
    rf"(?:\]\([^()\n]{{0,300}}\)|[\"'”’»›)\]}}*_~`—¹²³⁰-⁹]|</[A-Za-z]{{1,10}}>|{_BREAK}|{_NOTE}"
    rf"|[ \u00a0]?{_PICTURE}|[ \u00a0]{_SMILEY}|{_SPACED_NOTE})*+"
)

_SPACED = r"(?:(?<!\s\.)(?=(?:[ \u00a0]\.){3}(?:\s|\Z))|(?:[ \u00a0]\.(?=[\s.\"”’»)\]]|\Z)){0,6}+)"
"""The rest of an ellipsis written with spaces. A stop with three more behind it is one alone: it
ends the sentence, and the three begin the next."""

_PLAIN = (
    r"(?<=[.!?])(?:"
    '["\'”’»)]?+ (?=["“«¿¡]?[A-ZÁÉÍÓÚÑ])()'
    r"|(?<=[^\W_]\.) (?=[a-z])()"
    ")"
)
"""What most sentences end with: a word, its stop, perhaps what closes, and a capital behind a space;
and a stop before lower case. The branch below would find the same, and take twice as long."""

_PATTERN = (
    rf"(?:{_PLAIN}|(?:(?<=[.!?…])(?<![.!?…][.!?…])[.!?…]*+{_SPACED}()"
    rf"{CLOSERS}()"
    r"|(?<=\n)(?:[ \t\r]*+\n()|[ \t]*+(?=[-*•‣◦+–][ \t]|[—•]\S)())"
    r"|(?<=;)(?!-?[)(DP](?!\S))()"
    r"|(?<=[:;])['’]?-?[)(DPp](?!\S)(?:[ ]?:-?\)(?!\S)){0,4}+()"
    r"|(?<=[\u2600-\u27bf\U0001f000-\U0001faff])(?<![\u2600-\u27bf\U0001f000-\U0001faff]{2})"
    rf"(?:{_PICTURE})?+()"
    r"|(?<=[。！？｡])[。！？｡]*+[」』）〉》”’]*+()"
    rf")(?:\s*+(?:{_EMPTY}\s*+)++(?=\S)"
    r"|\s++(?=\S)|(?<=\s)|(?<=[。！？｡」』）〉》])(?=\S)"
    r"|(?:(?<=<[bB][rR]>)|(?<=[rR ]/>)|(?<=[rR] >))(?=\S)"
    r"|(?<=[^\W_A-Z][.!?])(?=[^\W\d_a-z][^\W\d_A-Z.]*+\s)))"
)

PLAIN, SMALL, MARKS, STOP, BLANK_LINE, LINE_ITEM, SEMICOLON, SMILEY, PICTURE, WIDE = range(1, 11)
"""The groups, which are `match.lastindex` of the kinds of candidates. MARKS and STOP end the stop itself
and what closes behind it; the first two kinds have one mark, and one space behind what closes."""


def candidates(text: str, signs: bytes) -> Iterator[re.Match[str]]:
    """Each stop of a text with what closes behind it, then white space and text.

    White space may be missing between a word in lower case and one with a capital. Other candidates
    are blank lines, lines with a list item, semicolons, smileys and pictures; the last group tells
    which. `signs` are the text's: see `signs_of`.
    """
    search = _candidate(stops(text, signs))
    if len(text.strip()) == len(text):
        return search(text)
    return search(text, len(text) - len(text.lstrip()), len(text.rstrip()))


@cache
def _candidate(first: str) -> Callable[..., Iterator[re.Match[str]]]:
    return compiled(first + _PATTERN).finditer


_LETTERS = r"[^\W_](?:[\w'’.@/-]|:(?=/))*+"
_WORD = compiled(_LETTERS)
_FOLLOWING = compiled(
    r"((?:<[A-Za-z][^<>\n]{0,200}>|[^\w\s]|_){0,12}+"
    r"(?:(?<=[—–•⁃*«“\"‹-])[ \u00a0](?:[—–-][ \u00a0]?|[¿¡«“\"])*+)?)"
    rf"({_LETTERS})?"
)
OPENING = "\"'“‘«‹„([{¿¡*_~`—–-<>#"
_GOES_ON = compiled(r"\s+[\"'“‘«(]*(?:[^\W\d_A-Z]|\d)|[.:!?]|,\s+[^\W\d_A-Z]")
_SMALL = compiled(r"[^\w]*[^\W\d_A-ZÁÉÍÓÚÑÜ]")
CONTEXT = 60
"""Characters before a stop in which its word and the word before it are looked for."""

BEHIND, AHEAD = 90, 90
"""Characters before a stop and behind what closes that a rule may look at."""

NEAR = 30
"""Characters after which a sentence's first words are no marker and no label."""


class Candidate:
    """A place where a sentence may end, in a sentence that began at `begin`.

    The stop is `text[stop:stop_end]`, what closes behind it `text[stop_end:close_end]`; the next
    sentence would begin at `next`. Offsets are in characters. `marks` is the stop, `closing` what
    closes behind it, `word` the last word before it, without marks that open in front of that word,
    `opening` the marks in front of the next word, `follow` that word, `plain` the same in lower
    case, without what hangs on it behind a point or dash, `before` the word before `word` as it
    stands; each may be empty. `starts` says that the next word begins sentences rather than names,
    `is_near` that the sentence has at most two words, and few characters.
    """

    __slots__ = (
        "before", "begin", "close_end", "closing", "follow", "is_near", "marks", "next", "opening",
        "plain", "rules", "starts", "stop", "text", "word",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        rules: Rules,
        *,
        begin: int,
        stop: int,
        stop_end: int,
        close_end: int,
        after: int,
    ) -> None:
        self.text = text
        self.rules = rules
        self.begin = begin
        self.stop = stop
        self.close_end = close_end
        self.next = after
        self.marks = text[stop:stop_end]
        self.closing = text[stop_end:close_end] if close_end > stop_end else ""
        words = text[begin if stop - begin < CONTEXT else stop - CONTEXT : stop].rsplit(None, 2)
        if not words or text[stop - 1].isspace():
            self.word = ""
            self.before = words[-1] if words else ""
        else:
            word = words[-1]
            self.word = word if word[0].isalnum() else word.lstrip(OPENING)
            self.before = words[-2] if len(words) > 1 else ""
        self.is_near = len(words) < 3 and stop - begin < NEAR
        space = text.find(" ", after, after + AHEAD)
        follow = text[after:space] if space > 0 else ""
        if follow.isalpha():
            self.opening = ""
        elif text[after].isalnum():
            self.opening = ""
            follow = _WORD.match(text, after, after + AHEAD)[0]  # type: ignore[index]
        else:
            match = _FOLLOWING.match(text, after, after + AHEAD)
            assert match is not None
            self.opening, follow = match.groups("")
        self.follow = follow
        if follow.isalpha():
            self.plain = follow.lower()
        else:
            self.plain = follow.lower().replace("’", "'").rstrip(".-/'")
        self.starts = self.plain in rules.starters

    def begins(self) -> bool:
        """Does the next word begin a sentence, as one that does or as a frequent word before lower case?"""
        if self.starts:
            return True
        plain = self.plain
        rules = self.rules
        is_frequent = plain in rules.frequent or (
            len(plain) > 4 and plain.endswith(rules.endings) and plain not in rules.given_names
        )
        return is_frequent and bool(
            self.follow[-1] in ".-/"
            or _GOES_ON.match(self.text, self.next + len(self.opening) + len(self.follow))
        )

    def is_careless(self) -> bool:
        """Does the sentence begin in lower case, or the text where that is far away?"""
        begin = self.begin if self.stop - self.begin <= BEHIND else 0
        return _SMALL.match(self.text, begin) is not None

    def so_far(self) -> list[str]:
        """The words of the sentence up to the stop, the first nine; none of a long one."""
        if self.stop - self.begin > BEHIND:
            return []
        return self.text[self.begin : self.stop].split(None, 9)[:9]
