"""A last mark that says something else than the source's.

## What it does
Compares the mark at the end of a translation with that of its source, by what it means: a stop,
a colon, a question, an ellipsis, none. `.)` is as good as `).`, `.”` as `»` with a stop behind it, and
each script has its own marks (`。`, `؟`, `।`). It finds a mark that is lost, one that is another, a
stop that stands there twice, and a question before the end that the translation does not ask. A stop
that only the translation has is no fault, nor is a plain sentence where the source exclaims. A stop
that is lost, stands for a colon or is an exclamation, is information.
## Why it matters
A colon announces the list below it, a question wants an answer; a sentence without its stop runs into
the next.
## Example
msgid "The costs are shared."  msgstr "Los gastos se comparten,"
## Instead
msgid "The costs are shared."  msgstr "Los gastos se comparten."
## References
Unicode Character Database, property Sentence_Terminal
"""

from __future__ import annotations

from collections.abc import Iterator

from i18n.checks._check import Fault
from i18n.checks._groups import BROKEN, OTHER_TEXT
from i18n.checks._subject import Message
from i18n.checks._text import OBJECT, Text
from i18n.checks._typography import CLOSING, is_abbreviated
from i18n.expressions import deferred
from i18n.languages import primary
from i18n.model import Severity

severity = Severity.WARNING
kind = "typographical"
looks_at = Message
yields_to = (*BROKEN, *OTHER_TEXT, "opening-marks")
weblate = (
    "end_stop",
    "end_colon",
    "end_question",
    "end_exclamation",
    "end_ellipsis",
    "end_semicolon",
    "end_interrobang",
)

_MEANS = {
    **dict.fromkeys(".。．｡।॥۔։።။។᠃᙮꓿", "stop"),
    **dict.fromkeys(":：︰", "colon"),
    **dict.fromkeys("?？؟⁇፧⁈⁉‽", "question"),
    **dict.fromkeys("!！՜‼", "exclamation"),
    **dict.fromkeys("…⋯", "ellipsis"),
    **dict.fromkeys(",，、،", "comma"),
    **dict.fromkeys(";；؛", "semicolon"),
}
_MARKS = "".join(_MEANS)
_OWN = {
    "el": {";": "question", "\u037e": "question", "·": "colon", "\u0387": "colon"},
    "hy": {":": "stop"},
}
"""Marks that mean something else in a language. Source: Unicode CLDR, exemplar punctuation."""
_EAST_ASIAN = "。．｡：︰？！，、；"
_DOUBTFUL = ";:"
"""The same of them on both sides says the same."""
_ASKED = frozenset("?？؟⁇፧⁈⁉‽՞¿")
_QUESTION = deferred(r"[^\W\d_]{2}\?[\"”’)*_]*(?=\s+[^\W\d_\s]|$)")
_UNSTOPPED = frozenset({"th", "lo", "km", "my", "ja", "zh", "ko", "bo"})
"""Languages in which a sentence may well end without a stop, or a question with one."""
_PLAIN = ".:?!"
_OPEN = "./\\,:;"
_FIRM = ("question", "colon", "ellipsis", "stop", "exclamation")
"""What a source may say, the firmest first."""
_EDGE = CLOSING + " \t\r\n\u00a0\u202f\u200f\u200e\u2060"
_CODE = ("/", "\\", "#", "$", "@")
"""Behind these a mark is part of a program's text: `//!`."""
_QUOTED = deferred(r"[?!？！][*_]*[\"”’»›」』]")
_DOUBLED = deferred(r"(?<![.\s/\\])\.\.$")
_LISTED = deferred(r",\s*(?:\.{3}|…)\W*$")
"""The end of a list that goes on: Java, Go, ...; Java, Go, etc."""
_TAG_LENGTH = 60
"""Characters at the end of a text in which what may be a tag stands."""
_NAME = deferred(r"<[^<>/]+>[\s)\]\"'»”]*$")
_LAST = 8
"""Characters at the end of a text that may be marks."""
_SENTENCE = 6
"""Words from which on a text that ends with an abbreviation is taken for a sentence."""


def check(message: Message) -> Iterator[Fault]:
    """A fault where the last mark differs from the source's."""
    asks = "?" in message.msgid and _ASKED.isdisjoint(message.msgstr)
    last = message.msgid[-1:]
    before = message.msgid[-2:-1], message.msgstr[-2:-1]
    same = (
        last == message.msgstr[-1:] and last in _PLAIN and not any(one in _OPEN for one in before)
    )
    if not asks and (same or (last.isalnum() and not message.msgstr.endswith(".."))):
        return
    if (mark := _foreign(message)) is not None:
        at = message.target.prose.rstrip(_EDGE).rfind(mark)
        what = f"{mark} is no mark of this language"
        yield Fault(what, message.entry, message.target.span(at, at + 1))
        return
    wanted, _ = _end(message.source, message.source_language)
    given, place = _end(message.target, message.language)
    if _is_doubled(message.target) and not _is_doubled(message.source):
        span = message.target.span(place - 1, place + 1)
        yield Fault("the last stop stands here twice", message.entry, span, suggestion=".")
    elif (
        wanted and not wanted & given and not _is_same(message) and _differs(message, wanted, given)
    ):
        what = f"{_said(given)} at the end where the source has {_said(wanted)}"
        span = message.target.span(place, place + 1)
        yield Fault(what, message.entry, span, severity=_severity(wanted, given))
    # of several sentences that one translation stands for the order may change
    elif asks and "question" not in wanted and not message.is_merged and _is_statement(message):
        what = "the source asks, and the translation does not"
        yield Fault(what, message.entry, severity=Severity.INFORMATION)


def _foreign(message: Message) -> str | None:
    """The last mark of a translation, if it is of Chinese and Japanese and in no text of theirs."""
    last = message.target.prose.rstrip(_EDGE)[-1:]
    if not last or last not in _EAST_ASIAN or any(map(_is_ideograph, message.target.prose)):
        return None
    return last if last not in message.msgid else None


def _is_ideograph(letter: str) -> bool:
    return "\u3040" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7af"


def _is_statement(message: Message) -> bool:
    """Does the source ask, before its end, what the translation asks nowhere?"""
    language = primary(message.language)
    if (
        language in _UNSTOPPED
        or language in _OWN
        or not any(map(str.isalpha, message.target.prose))
    ):
        return False
    return _QUESTION.search(message.source.prose) is not None


def _is_same(message: Message) -> bool:
    """Do both texts end with the same character, or one of them with what may be a tag or a name?"""
    source, target = message.source, message.target
    last = target.prose.rstrip()[-1:]
    return (last in _DOUBTFUL and source.prose.rstrip()[-1:] == last) or any(
        _NAME.search(text.raw[-_TAG_LENGTH:]) for text in (source, target)
    )


def _severity(wanted: frozenset[str], given: frozenset[str]) -> Severity | None:
    """Less than usual where a stop is lost, stands for a colon or is an exclamation: style often."""
    is_style = (wanted <= {"stop"} and not given) or wanted | given in (
        {"colon", "stop"},
        {"semicolon", "stop"},
        {"exclamation", "stop"},
    )
    return Severity.INFORMATION if is_style else None


def _end(text: Text, language: str) -> tuple[frozenset[str], int]:
    """What the marks at the end of a text mean, and where in the prose its last character stands.

    Marks before and behind a closing quotation mark or bracket count alike. A text in which nothing is
    said has no end.
    """
    prose = text.prose
    end = len(prose.rstrip(_EDGE))
    shown = len(prose[:end].rstrip(OBJECT))
    if text.raw.rstrip().endswith(">") and prose[shown - 1 : shown] in _MEANS:
        end = shown  # a tag that shows something stands behind the last mark
    meant: set[str] = set()
    start = end
    for _ in range(_LAST):
        edge = len(prose[:start].rstrip(_EDGE))
        first = len(prose[:edge].rstrip(_MARKS))
        if first == edge or prose[first - 1 : first] in _CODE:
            break
        meant |= _meanings(prose[first:edge], language)
        start = first
    is_said = any(character.isalnum() or character == OBJECT for character in prose[:start])
    return frozenset(meant if is_said else ()), max(0, end - 1)


def _meanings(run: str, language: str) -> set[str]:
    """What marks that stand together mean."""
    own = _OWN.get(primary(language), {})
    dots = len(run) - len(run.rstrip("."))
    if dots >= len("..."):
        return {"ellipsis", *(_meanings(run[:-dots], language) if run[:-dots] else ())}
    meanings = [own.get(mark, _MEANS[mark]) for mark in run]
    is_open = meanings[-1] in ("comma", "colon", "semicolon")
    return set(meanings[-1:] if is_open else meanings)


def _differs(message: Message, wanted: frozenset[str], given: frozenset[str]) -> bool:
    """Is it a fault to end as the translation does, which has none of the meanings of the source?"""
    source, target = message.source, message.target
    if message.is_merged or not any(map(str.isalpha, target.prose)):
        return False
    is_unstopped = primary(message.language) in _UNSTOPPED
    if "question" in wanted or "exclamation" in wanted:
        if "question" not in wanted and not given & {"question", "colon", "comma"}:
            return False
        if given <= {"stop"} and is_unstopped:
            return False
        if "stop" in given and _QUOTED.search(source.prose[-_LAST:]):
            return False
        return not _is_elsewhere(source, target)
    if wanted <= {"comma", "semicolon"}:
        return bool(given & {"question", "exclamation"})
    if wanted == {"stop"} and not given - {"semicolon"}:
        return not is_unstopped and ("semicolon" in given or _wants_stop(message))
    if given == {"ellipsis"} and is_abbreviated(message.source, message.source_language):
        return False
    if "ellipsis" in wanted and given == {"stop"} and _LISTED.search(source.prose[-_LAST:]):
        return False
    return not (is_unstopped and not given)


def _is_elsewhere(source: Text, target: Text) -> bool:
    """Does a translation ask as often as its source, if not at its end?"""
    asked = sum(map(target.prose.count, "?？؟;"))
    return asked > 0 and asked >= source.prose.count("?")


def _wants_stop(message: Message) -> bool:
    """Is the last stop of the source the end of a sentence, and could the translation have one?"""
    given = message.target.prose.rstrip()
    if not (
        given[-1].isalnum() or given[-1] in CLOSING + OBJECT + "%°ºª€$£¥" or given[-1] > "\u2fff"
    ):
        return False
    if given[-1] in "_*" and not given[-2:-1].isalnum():
        return False
    is_ended = is_abbreviated(message.source, message.source_language)
    if not is_ended:
        return True
    if given[-1].isdecimal():
        return False  # 8:30, where the source has 8:30 a.m.
    said = sum(len(word) > 1 and word.isalpha() for word in message.source.words)
    return said >= _SENTENCE


def _is_doubled(text: Text) -> bool:
    """Does a text end with two stops?"""
    return _DOUBLED.search(text.prose.rstrip(_EDGE)[-_LAST:]) is not None


def _said(meanings: frozenset[str]) -> str:
    for meaning in (*_FIRM, "comma", "semicolon"):
        if meaning in meanings:
            return f"an {meaning}" if meaning[0] in "ae" else f"a {meaning}"
    return "no mark"
