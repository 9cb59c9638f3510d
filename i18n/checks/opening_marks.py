"""Questions and exclamations without their opening mark, or with one too many.

## What it does
Finds a Spanish question or exclamation that lacks its `¿` or `¡`, wherever in the sentence it begins,
and a `¿` or `¡` that nothing closes. In a translation into a language without these marks it finds
those that were left from the source. Code, addresses, `(?)`, names (Yahoo!) and titles in the source's
language are left alone.
## Why it matters
A reader of Spanish sees at the first word that a question begins; without the mark the sentence has
to be read twice.
## Example
msgid "Who pays?"  msgstr "Quién paga?"
## Instead
msgid "Who pays?"  msgstr "¿Quién paga?"
## Fix
The mark is set where the whole sentence is the question: it begins with a capital letter, and nothing
in it (a comma, a colon, a quotation) could begin the question later. A mark that was left from the
source is taken out, but for one word with its mark as the source has it.
## References
RAE, Diccionario panhispánico de dudas, "signos de interrogación y exclamación"
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from i18n.checks._check import Fault
from i18n.checks._groups import BROKEN, OTHER_TEXT
from i18n.checks._languages import rules
from i18n.checks._subject import Message
from i18n.checks._text import OBJECT, Text
from i18n.checks._typography import sentence_at, typography
from i18n.expressions import deferred
from i18n.model import Severity

severity = Severity.WARNING
kind = "typographical"
looks_at = Message
yields_to = (*BROKEN, *OTHER_TEXT)

_ANY = deferred(r"[¿¡?!]")
# a run is looked at as a whole, and once: a long one before a letter would be at each of its characters
_MARK = deferred(r"[¿¡]|(?<![?!])[?!]++(?=$|[\s\ufffc.,;:…)\]}»”’\"'*_—–/\\-])(?![.,:;/-]\w)")
_FOREIGN = deferred(r"(?<![¿¡])[¿¡]++(?=[^\W\d_]|[\"“‘*_])[^?!]*[?!]?")
_OPENS = deferred(r"[\"'“‘«(\[*_¿¡…-]{0,20}[\w\ufffc]")
_UNSURE = deferred(r"[,:;—–()«»“”\"¡¿…!?=]|\.\.| - ")
_SAID = deferred(r"[^\W\d_]")
_BEHIND = OBJECT + "\"'”’»›)]}>%…._*$€ºª+°"
_OPENING_QUOTES = "“‘«‹([{"
_TITLE = deferred(r"(?:\S+\s+\S+\s+\S+|[\"“«‘]\S+(?:\s+\S+)?)$")
_MOST = 20
"""Faults of a message that are told."""
_PIECES = 1000
"""Pieces of code of a source among which one is looked for that has lost its marks."""
_FAR = 200
"""Characters before a mark among which the words of a title are looked for."""


def check(message: Message) -> Iterator[Fault]:
    """A fault for each mark without its counterpart."""
    if not (_ANY.search(message.msgstr) and _SAID.search(message.target.prose)):
        return
    pairs: Sequence[str] | None = typography(message.language).get("openings")
    if pairs is None:
        return
    if not pairs:
        yield from _foreign(message)
        return
    yield from islice(_unpaired(message, {pair[1]: pair[0] for pair in pairs}), _MOST)


def _unpaired(message: Message, opening: dict[str, str]) -> Iterator[Fault]:
    """The faults of marks without a counterpart; `opening` are those that begin what others end."""
    target = message.target
    opens: list[int] = []
    for match in _MARK.finditer(target.prose):
        marks = match[0]
        if marks in opening.values():
            opens.append(match.start())
        elif not _is_mark(target.prose, match, is_open=bool(opens)):
            continue
        elif opens and target.prose[opens[-1]] == opening[marks[0]]:
            del opens[-min(len(marks), len(opens)) :]
        elif not _is_name(target.prose, match, message.source):
            if not opens:
                yield _unopened(message, target, match, opening[marks[0]])
            elif len(marks) == 1 and marks not in message.source.prose:
                yield _crossed(message, target, match, opens[-1])
            del opens[-len(marks) :]
    if message.msgid.rstrip("\"'`")[-1:].isspace() and _ANY.search(message.source.prose) is None:
        return  # "Hello " is one half of a text: the other one has the closing mark
    for offset in opens:
        if _OPENS.match(target.prose, offset + 1):
            yield _unclosed(message, target, offset, opening)


def _is_mark(prose: str, match: re.Match[str], *, is_open: bool) -> bool:
    """Does a mark end something, and is not named, doubted (`1492?-1530`), or a joke (`(!)`)?"""
    start, end = match.span()
    before, after = prose[start - 1 : start], prose[end : end + 1]
    if not before or before in _OPENING_QUOTES or (before in "\"'" and before == after):
        return False
    if before.isspace():
        return is_open or not prose[end:].strip()
    if not (before.isalnum() or before in _BEHIND):
        return False
    return not (before.isdigit() and after in ("-", "–", ")"))


def _is_name(prose: str, match: re.Match[str], source: Text) -> bool:
    """Is the mark part of a name, of a title or of code that the source has too?"""
    start, end = match.span()
    before = prose[max(0, start - _FAR) : start]
    word = before.split()[-1:] or [""]
    named = word[0].rpartition(OBJECT)[2].lstrip("\"'“‘«([") + match[0]
    rest = prose[end:].lstrip("\"'”’»)] ")
    if named in source.prose and rest and (rest[0].islower() or prose[end] in ",;"):
        return True
    if match[0] == "!" and named[:-1].isdecimal() and named in source.prose:
        return True  # 5! is 120
    if len(named) > 2 and named in source.derive(_code):
        return True  # code that lost its marks, which the check `code` tells
    title = _TITLE.search(before)
    return title is not None and title[0] + match[0] in source.prose


def _code(text: Text) -> str:
    """The code of a text, piece by piece, but for what is beyond any text that was written by hand."""
    return "\n".join(item.value for item in text.of_kind("code")[:_PIECES])


def _unopened(message: Message, target: Text, match: re.Match[str], opener: str) -> Fault:
    """What lacks its opening mark; with a suggestion where the sentence is nothing else."""
    start, _ = sentence_at(target, match.start())
    what = f"{opener} is missing before {match[0]}"
    first, end = target.span(start, start + 1)
    sentence = target.prose[start : match.start()]
    is_certain = (
        len(match[0]) == 1
        and sentence[:1].isupper()
        and not _UNSURE.search(sentence)
        and not _asks_later(sentence, message.language)
        and match[0] in message.source.prose
        and message.msgstr[first:end] == sentence[0]
    )
    if not is_certain:
        return Fault(what, message.entry, target.span(*match.span()))
    return Fault(what, message.entry, (first, end), suggestion=opener + sentence[0], is_safe=True)


def _crossed(message: Message, target: Text, match: re.Match[str], start: int) -> Fault:
    """A mark that ends what another kind began, and that the source has nowhere.

    A text may ask and exclaim at once (RAE, Ortografía, III.3.4.6): then its source does so too.
    """
    what = f"{target.prose[start]} is closed by {match[0]}, which the source does not have"
    return Fault(what, message.entry, target.span(*match.span()))


def _asks_later(sentence: str, language: str) -> bool:
    """Has a sentence a word that asks elsewhere than at its beginning, behind a preposition at most?"""
    asking = set(typography(language).get("asking", ()))
    words = sentence.lower().split()
    first = words[0] in rules(language, "correspondence").get("unfinished", ()) if words else False
    return not asking.isdisjoint(words[2 if first else 1 :])


def _unclosed(message: Message, target: Text, offset: int, opening: dict[str, str]) -> Fault:
    """An opening mark that nothing closes; with a suggestion where the sentence ends with a stop."""
    opener = target.prose[offset]
    closer = next(mark for mark, other in opening.items() if other == opener)
    what = f"{opener} is never closed by {closer}"
    _, end = sentence_at(target, offset)
    if target.prose[end - 1 : end] == "." and target.prose[end - 2 : end] != "..":
        return Fault(what, message.entry, target.span(end - 1, end), suggestion=closer)
    return Fault(what, message.entry, target.span(offset, offset + 1))


def _foreign(message: Message) -> Iterator[Fault]:
    """The opening marks in a language that has none, but in what is quoted from the source."""
    prose = message.target.prose
    for match in _FOREIGN.finditer(prose):
        if " " in match[0] and match[0] in message.source.prose:
            continue
        start = match.start()
        length = len(match[0]) - len(match[0].lstrip("¿¡"))
        span = message.target.span(start, start + length)
        what = f"{match[0][:length]} is no mark of this language"
        # a question of one word that the source has too may be quoted from it, or left as it was
        is_copied = match[0] in message.source.prose
        yield Fault(what, message.entry, span, suggestion="", is_safe=not is_copied)
