"""Sources that are the same but for capitals, punctuation and markup, and their translations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from i18n.checks._collection import Fact
from i18n.checks._languages import rules

_WORD = re.compile(r"\w+")
_LEAST = 4
"""Words of a source that has one translation whatever its context is."""

_LEAST_VARIANT = 3
"""Words of sources that differ in capitals, punctuation or markup."""

_LONGEST = 400
"""Characters of a source of which there are hardly variants."""


def key_of(source: str, form: int) -> str | None:
    """What sources share that differ in capitals, punctuation and markup; None for a short one."""
    if source.count(" ") < _LEAST_VARIANT - 1:
        return None
    key = source if len(source) > _LONGEST else " ".join(_WORD.findall(source.casefold()))
    return f"{form} {key}" if key.count(" ") >= _LEAST_VARIANT - 1 else None


def differing(facts: Iterable[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Messages that are translated otherwise than another one of the same source, each with one of these.

    Of two translations the rarer is told, of equally frequent ones the first.
    """
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(fact.key, []).append(fact)
    for group in groups.values():
        if len(group) > 1:
            yield from _odd(group)


def _odd(group: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """The members whose translation is not the usual one, each with one that has it."""
    words = [_words(fact.place.msgstr or "") for fact in group]
    counts = Counter(words)
    if len(counts) == 1:
        return
    best = max(range(len(group)), key=lambda n: (counts[words[n]], n))
    usual = group[best]
    for fact, said in zip(group, words, strict=True):
        is_same = fact.value == usual.value
        if said == words[best] or (is_same and fact.value.count(" ") < _LEAST - 1):
            continue
        language = fact.place.language
        if is_same or _content(said, language) != _content(words[best], language):
            yield fact, usual


def _words(text: str) -> str:
    """The words of a text, in small letters."""
    return " ".join(_WORD.findall(text.casefold()))


def _content(words: str, language: str) -> list[str]:
    """Words but those of grammar."""
    common = rules(language, "correspondence").get("common", ())
    return [word for word in words.split() if word not in common]
