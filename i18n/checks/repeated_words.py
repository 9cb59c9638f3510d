"""Words that stand twice in a row.

## What it does
Finds a word right behind itself, unless the source repeats one too, or the language does so for
emphasis (`muy muy`, `that that`). It knows Spanish, English and French.
## Why it matters
The eye of the one who writes skips it, the eye of the one who reads does not.
## Example
msgid "The house of the judge."
msgstr "La casa del del juez."
## Instead
msgid "The house of the judge."
msgstr "La casa del juez."
## References
Quirk et al., A Comprehensive Grammar of the English Language (1985), 7.89; RAE, Nueva gramática de la
lengua española (2009), 40.9
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import eq

from i18n.checks._check import Fault
from i18n.checks._spacing import Spacing, spacing
from i18n.checks._subject import Message
from i18n.checks._text import Text
from i18n.model import Severity

severity = Severity.WARNING
kind = "duplication"
looks_at = Message
yields_to = ("encoding", "repetition")
weblate = ("duplicate",)

_TWICE = re.compile(
    r"(?<![\w'’.@/-])([^\W\d_]\w*(?:['’]\w+)?)([ \u00a0]+)(\1)(?![\w@/]|[-'’.]\w|\()", re.IGNORECASE
)


def check(message: Message) -> Iterator[Fault]:
    """A fault for each word that stands twice and not in the source too."""
    target = message.target
    words = target.folded
    if not any(map(eq, words, words[1:])) and not (
        ("’" in target.prose or "'" in target.prose) and any(map(eq, words, words[2:]))
    ):
        return
    own = spacing(message.language)
    if not own.repeatable:
        return
    known = len(_TWICE.findall(message.source.prose))
    for match in _TWICE.finditer(target.prose):
        if not _is_slip(match, target, own) or _is_symbol(match[1], message):
            continue
        known -= 1
        if known < 0:
            what = f"'{match[1]}' stands twice (take one out)"
            span = target.span(*match.span())
            yield Fault(what, message.entry, span, suggestion=match[1])


def _is_symbol(word: str, message: Message) -> bool:
    """Is it a letter that names something in the source: x, y and z?"""
    if len(word) > 1:
        return False
    singles = spacing(message.source_language).single
    return word.lower() not in singles and word in message.source.words


def _is_slip(match: re.Match[str], text: Text, own: Spacing) -> bool:
    """Is a repetition none that a language has, or two names, and nothing but words?"""
    first, second = match[1], match[3]
    if first.lower() in own.repeatable or (first[0].islower() and second[0].isupper()):
        return False
    if len(first) == 1 and first.lower() not in own.single:
        return False
    start, end = text.span(*match.span())
    return text.raw[start:end] == match[0]
