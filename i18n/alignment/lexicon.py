"""Which words may translate which: what looks alike, and what two texts teach of themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz.distance import LCSseq, Prefix

from i18n.alignment.features import skeleton

Table = dict[str, dict[str, float]]
"""For each word, the words that may translate it, with the probability of each (0..1)."""

_ALIKE_FROM = 0.55
_SHORTEST = 4
"""Letters of a word that may be a cognate without being the same."""

_ROUNDS = 4
_DISCOUNT = 0.7


def cognates(source: Iterable[str], target: Iterable[str]) -> Table:
    """What looks alike: the same words, and those of one beginning that share most of their letters.

    The score is that of the longest common subsequence and the common prefix (Melamed 1999,
    Simard, Foster and Isabelle 1992, whose cognates share four letters at their beginning).
    """
    by_start: dict[str, list[tuple[str, str]]] = defaultdict(list)
    same = set()
    for word in sorted(set(target)):
        same.add(word)
        written = skeleton(word)
        if len(word) >= _SHORTEST:
            by_start[written[:3]].append((word, written))
    found: Table = {}
    for word in sorted(set(source)):
        row = {}
        if word in same:
            row[word] = 1.0
        if len(word) >= _SHORTEST:
            written = skeleton(word)
            for other, as_written in by_start.get(written[:3], ()):
                if other != word:
                    score = _likeness(written, as_written)
                    if score >= _ALIKE_FROM:
                        row[other] = score
        if row:
            found[word] = row
    return found


def _likeness(one: str, other: str) -> float:
    """How alike two words of one beginning are, 0..1."""
    prefix = Prefix.similarity(one, other)
    shorter, longer = sorted((len(one), len(other)))
    common = LCSseq.similarity(one, other)
    likeness = 2.0 * common / (shorter + longer)
    return max(likeness - 0.15, min(0.9, prefix / shorter * (0.5 + 0.5 * shorter / longer)))


def learnt(
    pairs: Sequence[tuple[Sequence[str], Sequence[str], float]],
    known: Mapping[str, Mapping[str, float]],
) -> tuple[Table, Table]:
    """What paired sentences teach: the translations of source words, and of target words.

    `pairs` are their words and the confidence in them, 0..1. The first model of Brown et al. (1993),
    begun with what is known already; what was seen hardly more than once is discounted away.
    """
    forward = _model(pairs, known)
    turned = [(target, source, weight) for source, target, weight in pairs]
    return forward, _model(turned, transposed(known))


def transposed(table: Mapping[str, Mapping[str, float]]) -> Table:
    """The table the other way round."""
    found: Table = {}
    for word, row in table.items():
        for other, value in row.items():
            found.setdefault(other, {})[word] = value
    return found


def _model(
    pairs: Sequence[tuple[Sequence[str], Sequence[str], float]],
    known: Mapping[str, Mapping[str, float]],
) -> Table:
    """P(target word | source word), by expectation and maximisation."""
    seen: dict[str, float] = defaultdict(float)
    spread: dict[str, float] = defaultdict(float)
    for source, target, weight in pairs:
        for word in source:
            seen[word] += weight
        for word in target:
            spread[word] += weight
    total = sum(spread.values()) or 1.0
    pairs = [
        ([w for w in source if seen[w] > 1], [w for w in target if spread[w] > 1], weight)
        for source, target, weight in pairs
    ]
    table: dict[str, dict[str, float]] = {}
    for step in range(_ROUNDS):
        counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for source, target, weight in pairs:
            for other in target:
                nothing = spread[other] / total
                shares = [nothing]
                for word in source:
                    if step:
                        shares.append(table.get(word, {}).get(other, 0.0))
                    else:
                        shares.append(0.02 + known.get(word, {}).get(other, 0.0))
                whole = sum(shares)
                for word, share in zip(source, shares[1:], strict=True):
                    if share > 1e-4 * whole:
                        counts[word][other] += weight * share / whole
        table = {
            word: {other: count / seen[word] for other, count in row.items()}
            for word, row in counts.items()
        }
    found: Table = {}
    for word, row in table.items():
        kept = {
            other: min(1.0, (value * seen[word] - _DISCOUNT) / seen[word])
            for other, value in row.items()
            if value * seen[word] > _DISCOUNT + 0.3
        }
        if kept:
            found[word] = kept
    return found


def joined(one: Table, other: Table) -> Table:
    """Both tables in one, the greater probability of each pair."""
    found = {word: dict(row) for word, row in one.items()}
    for word, row in other.items():
        mine = found.setdefault(word, {})
        for translation, value in row.items():
            if value > mine.get(translation, 0.0):
                mine[translation] = value
    return found
