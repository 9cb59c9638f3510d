"""Text in a language that is neither the source's nor the translation's.

## What it does
Finds a translation whose words and letters are those of another language than the catalog's, or of
another script; in Spanish also a part of one that is in Portuguese, Italian, French or Catalan. Twenty
languages are told apart by the words without which hardly a sentence is written. A text that shows no
language, and one that is in a language too near to its own (Norwegian and Danish), is no fault; neither
are names, what is quoted, and the words of the source. A single word of the first three that the
dictionary of Spanish does not know is information.
## Why it matters
The file of another language was copied, or a program translated into the wrong one.
## Example
msgid "The bill is paid by both states."
msgstr "A conta é paga pelos dois estados."
## Instead
msgid "The bill is paid by both states."
msgstr "La factura la pagan los dos estados."
## References
Unicode CLDR, "exemplarCharacters" and "likelySubtags"; RAE, Ortografía de la
lengua española (2010), I.6
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterator, Sequence
from functools import cache

from i18n.checks._check import Fault
from i18n.checks._excerpts import cut
from i18n.checks._subject import Message
from i18n.checks._tongue import (
    OUTWEIGHS,
    Contrast,
    Part,
    Word,
    contrast,
    expected,
    part,
    rivals,
    single,
    words,
)
from i18n.languages import primary
from i18n.model import Severity

severity = Severity.WARNING
kind = "language"
looks_at = Message
yields_to = ("chatter", "copied")

_FEW = 3
"""A text of fewer different words may be a name, or laughter."""
_MANY = 5
"""In a text of so many words, a letter tells even in a word with a capital."""
_SHORT = 2
_SHARE = 3
"""One in so many words of a text is one of the set words of its language."""
_SURE = 3


def check(message: Message) -> Iterator[Fault]:
    """One fault where another language shows, and the expected one does not."""
    language = expected(message.language)
    if language is None:
        return
    if language.is_in_doubt(message.target):
        found = message.target.derive(words)
        given = {word.text for word in message.source.derive(words)}
        if language.is_foreign_script(word for word in found if word.text not in given):
            what = f"not in the script of {_name(message.language)} (translate it)"
            yield Fault(what, message.entry, severity=Severity.ERROR)
            return
        best = _whole(message.language, found, given)
        if best is not None:
            other, shown = best
            near = part(message.target, message.source, message.subject.knowledge)
            what = _said(near.language if near is not None else other, message.language)
            level = Severity.ERROR if shown >= _SURE else None
            yield Fault(what, message.entry, severity=level)
            return
    near = part(message.target, message.source, message.subject.knowledge)
    if near is not None:
        yield _fault(message, near, None)
        return
    word = single(message.target, message.source, message.subject.knowledge)
    if (
        word is not None
        and message.subject.wording[message.target.prose[word.start : word.end]] <= 1
    ):
        yield _fault(message, word, Severity.INFORMATION)


def _fault(message: Message, near: Part, level: Severity | None) -> Fault:
    target = message.target
    shown = cut(target.prose[near.start : near.end])
    what = f"“{shown}” is {_said(near.language, message.language)}"
    return Fault(what, message.entry, target.span(near.start, near.end), severity=level)


def _said(other: str, language: str) -> str:
    return f"in {_name(other)}, not in {_name(language)} (translate it)"


def _whole(language: str, found: Sequence[Word], given: set[str]) -> tuple[str, int] | None:
    """The language that a text shows as a whole, and how many different words show it."""
    if len({word.text for word in found}) < _FEW:
        return None
    given = given | {_plain(text) for text in given}
    plain = [word for word in found if not word.is_cited]
    best = _best(language, plain, given, 1)
    if best is None and len(plain) >= _FEW and len(plain) < len(found):
        best = _best(language, found, given, _SURE)
    return best


def _best(
    language: str, found: Sequence[Word], given: Container[str], least: int
) -> tuple[str, int] | None:
    """The language that shows most clearly, and how many different words show it.

    The words that the source has too (`given`) show nothing.
    """
    new: dict[str, bool] = {}
    for index, word in enumerate(found):
        if word.text not in given and _plain(word.text) not in given:
            new[word.text] = _may_be_name(found, index) and new.get(word.text, True)
    texts = {word.text for word in found}
    best: tuple[int, int, str] | None = None
    for other, shows in rivals(language).items():
        shown = [
            text
            for text, is_name in new.items()
            if (not is_name and text in shows.words)
            or (shows.has_letter(text) and (not is_name or len(found) >= _MANY))
        ]
        if len(shown) < least or not _is_telling(shown, found, shows):
            continue
        count = len(shown) + sum(shows.has_ending(text) for text in set(new) - set(shown))
        own = contrast(language, other)
        assert own is not None, "a contrast goes both ways"
        kept = len(own.words & texts)
        if count >= OUTWEIGHS * kept:
            best = max(best or (0, 0, ""), (count, -kept, other))
    return None if best is None else (best[2], best[0])


def _is_telling(shown: Sequence[str], found: Sequence[Word], shows: Contrast) -> bool:
    """Is what shows a language more than a letter, and more than one short word without company?"""
    if any(shows.has_letter(text) for text in shown):
        return True
    longest = max(map(len, shown))
    if longest > _SHORT or (longest == _SHORT and len(shown) > 1):
        return True
    company = sum(word.text in shows.common for word in found)
    return longest == _SHORT and _SHARE * company >= len(found)


def _plain(text: str) -> str:
    """A word without its accents."""
    if text.isascii():
        return text
    return "".join(
        char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char)
    )


def _may_be_name(found: Sequence[Word], index: int) -> bool:
    """Has a word a capital that does not begin a sentence, or that one with a capital follows?"""
    if not found[index].is_capital:
        return False
    after = found[index + 1] if index + 1 < len(found) else None
    return found[index].is_next or after is None or (after.is_next and after.is_capital)


@cache
def _name(language: str) -> str:
    """What English calls a language, by CLDR."""
    from babel import Locale  # noqa: PLC0415  (for a finding alone)

    return str(Locale("en").languages.get(primary(language), language))
