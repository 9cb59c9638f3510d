"""Phrases and sentences that are repeated.

## What it does
Finds a phrase that is said again and again, a word three times or more, a sentence or a long phrase
that stands twice, and a word that is the same letters over and over, where the source repeats nothing.
## Why it matters
A translation engine that got stuck has lost the rest of the text; a sentence pasted twice makes the
reader look for a difference.
## Example
msgid "We measured it at the door, and then we closed the house."
msgstr "Lo medimos en la puerta y en la puerta y en la puerta y en la casa."
## Instead
msgid "We measured it at the door, and then we closed the house."
msgstr "Lo medimos en la puerta, y después cerramos la casa."
## References
Holtzman et al., "The Curious Case of Neural Text Degeneration" (2020); W3C, Internationalization Tag Set
2.0, section 8.8, "duplication"
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from i18n.checks._check import Fault
from i18n.checks._spacing import Spacing, spacing
from i18n.checks._subject import Message
from i18n.checks._text import OBJECT, Text
from i18n.model import Severity

severity = Severity.ERROR
kind = "duplication"
looks_at = Message
yields_to = ("encoding",)

_TOKEN = re.compile(rf"[\w’']+|{OBJECT}")
_STUTTER = re.compile(r"(?=(([^\W\d_])(?!\2)[^\W\d_]{1,7}?)\1{5})[^\W\d_]{18,}")
_EMPHASIS = 4
"""From how often on a word is not said again for emphasis, in times beyond the first."""
_STOP = re.compile(r"[.:;!?]")
_LONGEST = 12
"""The longest phrase whose loop is looked for, in words."""
_PASTED = 12
"""How many words in a row nobody writes twice by chance."""
_SENTENCE = 4
"""Words of a sentence that nobody writes twice by chance."""
_LONG_WORD = 18
"""Letters of a word in which others may be repeated."""

Piece = tuple[int, int, str]
"""Characters of the prose, and what is wrong with them."""


def check(message: Message) -> Iterator[Fault]:
    """One fault for what is repeated first, where the source repeats nothing."""
    target = message.target
    if not target.derive(_may_repeat):
        return
    found = _found(target, spacing(message.language))
    if found is None or _found(message.source, spacing(message.source_language)) is not None:
        return
    start, end, what = found
    yield Fault(what, message.entry, target.span(start, end))


def _may_repeat(text: Text) -> bool:
    """Are there pairs of words that stand more than once, or a very long word?"""
    words = text.words
    if not words:
        return False
    again = len(words) - 1 - len(set(pairwise(words)))
    if again:
        distances = _distances(words)
        if again > 2 * _SENTENCE or 1 in distances or 2 in distances or max(distances.values()) > 1:
            return True
        return again >= _SENTENCE - 1 and len(text.words) >= 2 * _SENTENCE
    return len(max(words, key=len)) >= _LONG_WORD


def _found(text: Text, own: Spacing) -> Piece | None:
    matches = list(_TOKEN.finditer(text.prose))
    values = {item.start: item.value for item in text.items} if OBJECT in text.prose else {}
    tokens = [_token(match, text, values) for match in matches]
    places = [match.span() for match in matches]
    distances = _distances(tokens)
    for period in sorted(distances):
        found = period <= _LONGEST and _loop(tokens, places, text.prose, period, own)
        if found:
            return found
    again = sum(distances.values())
    return (
        (_stutter(text.prose) if len(max(tokens, key=len, default="")) >= _LONG_WORD else None)
        or (_doubled(text) if again >= _SENTENCE - 1 else None)
        or (_pasted(tokens, places) if again >= _PASTED - 1 else None)
    )


def _distances(tokens: Sequence[str]) -> Counter[int]:
    """How far behind its last place each pair of words stands again."""
    last: dict[tuple[str, str], int] = {}
    found: Counter[int] = Counter()
    for index, pair in enumerate(pairwise(tokens)):
        if pair in last:
            found[index - last[pair]] += 1
        last[pair] = index
    return found


def _token(match: re.Match[str], text: Text, values: Mapping[int, str]) -> str:
    """A word folded; code and placeholders by what they are."""
    if match[0] != OBJECT:
        return match[0].lower()
    start = text.span(*match.span())[0]
    return f"{OBJECT}{values.get(start, start)}"


def _loop(
    tokens: Sequence[str],
    places: Sequence[tuple[int, int]],
    prose: str,
    period: int,
    own: Spacing,
) -> Piece | None:
    """The first phrase of so many words that follows itself often enough."""
    again = 0
    for index in range(period, len(tokens) + 1):
        if index < len(tokens) and tokens[index] == tokens[index - period]:
            again += 1
            continue
        phrase = tokens[index - again - period : index - again]
        if again >= period and _is_loop(phrase, again, own):
            first = index - again
            end = places[index - 1][1]
            times = again // period + 1
            if times > 2 or not _STOP.search(prose, places[first - period][0], end):
                return places[first][0], end, f"'{' '.join(phrase)}' is said {times} times"
        again = 0
    return None


def _is_loop(phrase: Sequence[str], again: int, own: Spacing) -> bool:
    """Is a phrase that stands `again` words more than once repeated by mistake?"""
    period = len(phrase)
    words = [word for word in phrase if word.isalpha() and len(word) > 1]
    if not words or (again < _EMPHASIS * period and own.repeatable.issuperset(words)):
        return False
    if own.scales.issuperset(words):
        return False
    # "paso a paso a paso" is no loop, nor is "y otra y otra"
    if period == 2:
        is_slip = again == 2 and own.particles.issuperset(phrase)
        return is_slip or again >= (4 if len(min(phrase, key=len)) > 1 else 6)
    return again >= max(period, 2)


def _stutter(prose: str) -> Piece | None:
    for match in _STUTTER.finditer(prose):
        return *match.span(), f"'{match[1]}' is repeated within a word"
    return None


def _doubled(text: Text) -> Piece | None:
    """A sentence that stands twice."""
    if len(text.words) < 2 * _SENTENCE:
        return None
    seen: Counter[tuple[str, ...]] = Counter()
    for start, end in text.sentences:
        words = tuple(re.findall(r"\w+", text.prose[start:end].lower()))
        if len(words) < _SENTENCE:
            continue
        seen[words] += 1
        if seen[words] > 1:
            return start, end, "the sentence stands twice"
    return None


def _pasted(tokens: Sequence[str], places: Sequence[tuple[int, int]]) -> Piece | None:
    """A long phrase that stands twice."""
    seen: set[tuple[str, ...]] = set()
    for index in range(len(tokens) - _PASTED + 1):
        phrase = tuple(tokens[index : index + _PASTED])
        if phrase in seen:
            what = f"'{' '.join(phrase)}' stands twice"
            return places[index][0], places[index + _PASTED - 1][1], what
        seen.add(phrase)
    return None
