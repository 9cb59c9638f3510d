"""What is missing, added or swapped in a translation, what lost its negation, what is reworded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.checks.planting.passages import PASSAGES, Passage

Pair = tuple[str, str]

_NEGATIONS = {
    "en": re.compile(r" not\b|n't\b|\bnever |(?<!\w)no |(?<=can)not\b"),
    "es": re.compile(r"\bno |\bnunca ", re.IGNORECASE),
}
_KEPT = (0.45, 0.6, 0.75)
"""Shares of the words that a translation keeps that breaks off."""


def good(language: str) -> list[Pair]:
    """Each passage as a source and its translation into a language."""
    return [_joined(passage, language) for passage in PASSAGES]


def without_a_sentence(language: str) -> Iterator[Pair]:
    """Pairs whose translation lacks a sentence."""
    for passage in PASSAGES:
        for left_out in range(len(passage)):
            source, _ = _joined(passage, language)
            kept = [pair for n, pair in enumerate(passage) if n != left_out]
            yield source, _joined(tuple(kept), language)[1]


def with_another_sentence(language: str) -> Iterator[Pair]:
    """Pairs whose translation has a sentence of another passage."""
    for n, passage in enumerate(PASSAGES):
        source, target = _joined(passage, language)
        other = PASSAGES[(n + 7) % len(PASSAGES)][0]
        yield source, f"{target} {_sides(other, language)[1]}"


def broken_off(language: str) -> Iterator[Pair]:
    """Pairs whose translation breaks off."""
    for passage in PASSAGES:
        source, target = _joined(passage, language)
        words = target.split()
        for share in _KEPT:
            yield source, " ".join(words[: round(share * len(words))]).rstrip(".,;:?!»”")


def swapped(language: str) -> Iterator[Pair]:
    """Pairs of a sentence and the translation of another one."""
    sentences = [pair for passage in PASSAGES for pair in passage]
    for n, pair in enumerate(sentences):
        other = sentences[(n + 29) % len(sentences)]
        yield _sides(pair, language)[0], _sides(other, language)[1]


def without_negation(language: str) -> Iterator[Pair]:
    """Pairs whose translation lost a negation."""
    for passage in PASSAGES:
        for pair in passage:
            source, target = _sides(pair, language)
            lost = _NEGATIONS[language].sub("", target, count=1)
            if lost != target and len(_NEGATIONS[language].findall(target)) == 1:
                yield source, lost[:1].upper() + lost[1:]


def _joined(passage: Passage, language: str) -> Pair:
    pairs = [_sides(pair, language) for pair in passage]
    return " ".join(source for source, _ in pairs), " ".join(target for _, target in pairs)


def _sides(pair: tuple[str, str], language: str) -> Pair:
    return pair if language == "es" else (pair[1], pair[0])
