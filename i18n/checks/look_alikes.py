r"""Letters of another script that look like those of the text.

## What it does
Finds words in which letters of two scripts stand together, one of them a look-alike (a Cyrillic `о`
in a Latin word), words made of look-alikes alone, and letters of mathematics or of full width in words.
What the source has too is none.
## Why it matters
Nobody sees it, but no search finds the word, no voice reads it, and a link with it leads elsewhere.
## Example
msgid "Who pays for it?"
msgstr "¿Quién lo p\320\260ga?"
## Instead
msgid "Who pays for it?"
msgstr "¿Quién lo paga?"
## References
Unicode Technical Standard #39, "Unicode Security Mechanisms", section 4, "Confusable Detection", and
section 5.1, "Mixed-Script Detection"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import name, normalize

from i18n.checks._characters import unusual
from i18n.checks._check import Fault
from i18n.checks._subject import Message
from i18n.expressions import deferred
from i18n.languages import primary
from i18n.model import Severity

severity = Severity.WARNING
kind = "characters"
looks_at = Message
yields_to = ("encoding",)

_LATIN_OF = str.maketrans(
    # Cyrillic, then Greek, Armenian, Latin of phonetics: UTS #39, confusables.txt
    "аеорсухіјѕԁһԛԝӏвкмнтгёїАВЕЗКМНОРСТУХІЈЅҮЁЇԌԚԜονιραυγκχτηόίάύέΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϳϲΆΈΊΌօսհոցզՕՍɑɡɩ",
    "aeopcyxijsdhqwlbkmhtrëïABE3KMHOPCTYXIJSYËÏGQWovipauykxtnóíáúéABEZHIKMNOPTYXCjcÁÉÍÓouhngqOUagi",
)
_SAME_WHOLE = frozenset("аеорсухіјѕАВЕКМНОРСТХІЈЅ") | frozenset("οόΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")
"""Letters that are alike in every font: a word of these alone is none of their own script."""
_CYRILLIC_OF = str.maketrans("aceopxyiABCEHKMOPTXI", "асеорхуіАВСЕНКМОРТХІ")
_OTHER_CODES = "ab ba be bg ce cv el hy kk ky mk mn os ru sah sr tg tt uk"
_OTHERS = frozenset(_OTHER_CODES.split())
"""Languages that are written in Cyrillic, Greek or Armenian letters, or in them too."""
_FOREIGN = deferred(
    "[\u0250-\u02af\u0370-\u03ff\u0400-\u052f\u0531-\u0587\uff21-\uff3a\uff41-\uff5a"
    "\U0001d400-\U0001d7cb]"
)
_CYRILLIC = deferred("[\u0400-\u052f]")
_LATIN = deferred("[A-Za-z\u00c0-\u024f]")
_STYLED = deferred("[\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7cb]{2,}")
_WORD = deferred(r"[^\W\d_]+")


def check(message: Message) -> Iterator[Fault]:
    """A fault for each word with such letters."""
    target = message.msgstr
    if not _FOREIGN.search(message.target.derive(unusual)):
        return
    is_latin = primary(message.language) not in _OTHERS
    alone = []
    is_other = False
    for match in _WORD.finditer(target):
        word = match[0]
        if word.isascii() and is_latin:
            continue
        right = _latin(word) if is_latin else _cyrillic(word, message.msgid)
        if right == word or word in message.msgid:
            is_other |= is_latin and not _LATIN.search(word)
            continue
        if _is_whole(word):
            alone.append((match, right))
            continue
        yield _fault(message, match, right)
    for match, right in alone if not is_other else ():
        yield _fault(message, match, right)


def _fault(message: Message, match: re.Match[str], right: str) -> Fault:
    pairs = zip(match[0], right, strict=False)
    wrong = next((one for one, other in pairs if one != other), match[0][0])
    shown = name(wrong, f"U+{ord(wrong):04X}").lower()
    what = f"{match[0]}: {shown} looks like another letter (write {right})"
    return Fault(what, message.entry, match.span(), suggestion=right)


def _latin(word: str) -> str:
    """A word of a text in Latin letters, as it should be written."""
    if _STYLED.search(word):
        return normalize("NFKC", word)
    right = word.translate(_LATIN_OF)
    if _FOREIGN.search(right) or right == word:
        return word
    if _LATIN.search(word):
        is_symbol = len(word) == 2 and _SAME_WHOLE.isdisjoint(word) and not _CYRILLIC.search(word)
        return word if is_symbol else right
    is_greek = not _CYRILLIC.search(word)
    is_word = set(word) <= _SAME_WHOLE and (not is_greek or len(word) > 2)
    return right if is_word else word


def _cyrillic(word: str, source: str) -> str:
    """A word of a text in Cyrillic letters, as it should be written."""
    if not _CYRILLIC.search(word) or not _LATIN.search(word):
        return word
    right = word.translate(_CYRILLIC_OF)
    parts = re.findall("[A-Za-z]{2,}", word)
    is_name = any(part.isupper() or part in source for part in parts)
    return word if is_name or _LATIN.search(right) else right


def _is_whole(word: str) -> bool:
    """Is a word of look-alikes alone?"""
    return not _LATIN.search(word) and not _STYLED.search(word)
