"""Where a sentence may end, and what stands around each such place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum, auto

from i18n.segmentation._rules import Rules

_NOTE = r"\[(?:\^[^\]\s]{1,80}|\d{1,4}(?:[,–-]\s?\d{1,4}){0,8}|[a-z][^\]\[\n]{0,30})\](?!\()"
_SPACED_NOTE = r"[ \u00a0]\[(?:\^[^\]\s]{1,80}|\d{1,4}(?:[,–-]\s?\d{1,4}){0,8})\](?![(:])"
_PICTURE = r"[\u2600-\u27bf\u2b50\u2b55\U0001f000-\U0001faff\U000e0020-\U000e007f\ufe0f\u200d\u20e3]++"
_SMILEY = r"[:;=]['’]?-?[)(DPp3](?![^\s)])"
CLOSERS = (
    rf"(?:\]\([^()\n]{{0,300}}\)|[\"'”’»›)\]}}*_~`—¹²³⁰-⁹]|</[A-Za-z]{{1,10}}>|{_NOTE}"
    rf"|[ \u00a0]?{_PICTURE}|[ \u00a0]{_SMILEY}|{_SPACED_NOTE})*+"
)

_SPACED = (
    r"(?:(?<!\s\.)(?=(?:[ \u00a0]\.){3}(?:\s|\Z))|(?:[ \u00a0]\.(?=[\s.\"”’»)\]]|\Z)){0,6}+)"
)
"""The rest of an ellipsis written with spaces. A stop with three more behind it is one alone: it
ends the sentence, and the three begin the next."""

CANDIDATE = re.compile(
    r"[.!?…;\n:\u2600-\u27bf\U0001f000-\U0001faff]"
    rf"(?:(?<=[.!?…])(?<![.!?…][.!?…])[.!?…]*+{_SPACED}()"
    rf"{CLOSERS}()"
    r"|(?<=\n)(?:[ \t\r]*+\n()|[ \t]*+(?=[-*•‣◦+–][ \t]|[—•]\S)())"
    r"|(?<=;)(?!-?[)(DP](?!\S))()"
    r"|(?<=[:;])['’]?-?[)(DPp](?!\S)(?:[ ]?:-?\)(?!\S))*+()"
    rf"|(?<=[\u2600-\u27bf\U0001f000-\U0001faff])(?:{_PICTURE})?+())(?:\s++(?=\S)|(?<=[\s])|(?<=[^\W_A-Z][.!?])(?=[^\W\d_a-z][^\W\d_A-Z.]*+\s))"
)
"""A stop with what closes behind it, then white space and text; white space may be missing between
a word in lower case and one with a capital. Other candidates are blank lines,
lines with a list item, semicolons, smileys and pictures; the last group tells which. Groups 1 and 2
end the stop itself and what closes."""

STOP, BLANK_LINE, LINE_ITEM, SEMICOLON, SMILEY, PICTURE = range(2, 8)
"""`match.lastindex` of the kinds of candidates."""


class Stop(Enum):
    """What kind of stop a candidate has, where rules judge it."""

    POINT = auto()
    """A full stop or an ellipsis."""
    MARK = auto()
    """A question or an exclamation mark, alone or with others."""
    SEMICOLON = auto()
    SMILEY = auto()
    """A smiley or a picture."""


_FOLLOWING = re.compile(
    r"((?:<[A-Za-z][^<>\n]{0,200}>|[^\w\s]|_){0,12}+(?:(?<=[—–•⁃*«“\"‹-])[ \u00a0](?:[—–-][ \u00a0]?|[¿¡«“\"])*+)?+)([^\W_](?:[\w'’.@/-]|:(?=/))*+)?"
)
_OPENING = "\"'“‘«‹„([{¿¡*_~`—–-<>#"
CONTEXT = 60
"""Characters before a stop in which its word and the word before it are looked for."""


@dataclass(slots=True)
class Candidate:
    """A place where a sentence may end, in a sentence that began at `begin`.

    The stop is `text[stop:stop_end]`, what closes behind it `text[stop_end:close_end]`; the next
    sentence would begin at `next`. Offsets are in characters.
    """

    text: str
    rules: Rules
    begin: int
    stop: int
    stop_end: int
    close_end: int
    next: int
    kind: Stop
    marks: str = field(init=False)
    """The stop itself."""
    closing: str = field(init=False)
    """What closes behind the stop."""
    word: str = field(init=False)
    """The last word before the stop, without marks that open in front of it; may be empty."""
    before: str = field(init=False)
    """The word before that one, as it stands; may be empty."""
    opening: str = field(init=False)
    """The marks in front of the next word."""
    follow: str = field(init=False)
    """The next word; empty where marks alone stand."""
    plain: str = field(init=False)
    """The next word in lower case, without what hangs on it behind a point or dash."""
    starts: bool = field(init=False)
    """Does the next word begin sentences rather than names?"""

    def __post_init__(self) -> None:
        text, stop = self.text, self.stop
        self.marks = text[stop : self.stop_end]
        self.closing = text[self.stop_end : self.close_end]
        left = text[max(self.begin, stop - CONTEXT) : stop]
        words = left.split()
        self.word = words.pop().lstrip(_OPENING) if words and not left[-1].isspace() else ""
        self.before = words[-1] if words else ""
        match = _FOLLOWING.match(text, self.next)
        assert match is not None
        self.opening, self.follow = match[1], match[2] or ""
        self.plain = self.follow.lower().replace("’", "'").rstrip(".-/'")
        self.starts = self.plain in self.rules.starters

    def so_far(self) -> list[str]:
        """The first words of the sentence, at most seven, up to the stop."""
        return self.text[self.begin : min(self.stop, self.begin + 90)].split(None, 6)
