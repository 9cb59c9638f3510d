"""What is known of two languages beforehand: terms of a termbase, sentences of a memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from i18n.alignment.features import Features, words
from i18n.alignment.lexicon import Table

_CHANCE = 0.6
"""The probability that a term is translated as the termbase has it: it may be a pronoun, or left out."""

_STEM = 4
"""Letters of the shortest word that may have endings."""

_ENDING = 3
"""Letters, at most, that a form of a word has more than it."""


class Known(NamedTuple):
    """Pairs of texts, the source's language first."""

    terms: Sequence[tuple[str, str]] = ()
    sentences: Sequence[tuple[str, str]] = ()


def of_terms(
    terms: Iterable[tuple[str, str]], source: Iterable[str], target: Iterable[str]
) -> Table:
    """The words of two texts that are words of a term and of its translation.

    Which word of a longer one translates which is not known: they share the probability.
    """
    here, there = _by_start(source), _by_start(target)
    found: Table = {}
    for term, translation in terms:
        mine, its = words(term), words(translation)
        chance = _CHANCE / max(len(mine), len(its), 1)
        for other in (form for word in its for form in _forms(word, there)):
            for one in (form for word in mine for form in _forms(word, here)):
                row = found.setdefault(one, {})
                row[other] = max(chance, row.get(other, 0.0))
    return found


def _by_start(found: Iterable[str]) -> Mapping[str, list[str]]:
    starts: dict[str, list[str]] = defaultdict(list)
    for word in sorted(set(found)):
        starts[word[: _STEM - 1]].append(word)
    return starts


def _forms(word: str, starts: Mapping[str, list[str]]) -> list[str]:
    """The words of a text that may be forms of a word: they differ in its last letter and behind it."""
    stem = word[:-1] if len(word) > _STEM else word
    longest = len(word) + (_ENDING if len(word) >= _STEM else 0)
    near = starts.get(word[: _STEM - 1], ())
    return [one for one in near if one.startswith(stem) and len(one) <= longest]


def with_sentences(
    pairs: Iterable[tuple[str, str]],
    source: tuple[Sequence[str], Sequence[Features]],
    target: tuple[Sequence[str], Sequence[Features]],
) -> tuple[list[Features], list[Features]]:
    """The features of two documents, each given with its sentences, in which known pairs share an anchor.

    A sentence of which several are the translation has none: it would lack all but one of them.
    """
    here, there = set(source[0]), set(target[0])
    usable = [pair for pair in dict.fromkeys(pairs) if pair[0] in here and pair[1] in there]
    mine, its = defaultdict(list), defaultdict(list)
    for one, other in usable:
        mine[one].append(other)
        its[other].append(one)
    sure = [pair for pair in usable if len(mine[pair[0]]) == len(its[pair[1]]) == 1]
    names = {one: f"\0{n}" for n, (one, _) in enumerate(sure)}
    others = {other: names[one] for one, other in sure}
    return _anchored(*source, names), _anchored(*target, others)


def _anchored(
    texts: Sequence[str], found: Sequence[Features], names: Mapping[str, str]
) -> list[Features]:
    return [
        item._replace(anchors=(*item.anchors, names[text])) if text in names else item
        for text, item in zip(texts, found, strict=True)
    ]
