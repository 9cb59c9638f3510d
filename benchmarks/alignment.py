"""Alignment: how right, how fast, and how its cost grows, beside a plain Gale and Church.

Writes alignment.md beside this file. The texts are the collection below
`../shared/bench/align/gold.jsonl`; growth is measured on its clean pairs, one behind the other. A
third of the documents, every third by name, was held out while weights were chosen. CPU seconds,
those of Apertium left out.
"""

from __future__ import annotations

import json
import math
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from i18n.alignment.beads import align  # noqa: E402
from i18n.alignment.features import Sentence  # noqa: E402
from i18n.commands._apertium import apertium  # noqa: E402

GOLD = ROOT.parent / "shared" / "bench" / "align" / "gold.jsonl"
LANGUAGES = ("en", "es")
VARIANTS = ("clean", "light", "heavy", "abridged")
SIZES = (500, 1000, 2000)
ACCEPTED = 90.0
Bead = tuple[tuple[int, ...], tuple[int, ...]]
Aligner = Callable[[Sequence[str], Sequence[str]], list[Bead]]


class Counts(NamedTuple):
    """What was right, and what was found and wanted together: of beads, of all, and of links."""

    beads: tuple[int, int] = (0, 0)
    whole: tuple[int, int] = (0, 0)
    links: tuple[int, int] = (0, 0)

    def plus(self, other: Counts) -> Counts:
        """The counts of both."""
        pairs = zip(self, other, strict=True)
        return Counts(*((a + c, b + d) for (a, b), (c, d) in pairs))

    def scores(self) -> str:
        """F1 of each, 0 to 100."""
        return " / ".join(f"{f1(pair):.1f}" for pair in self)


def f1(pair: tuple[int, int]) -> float:
    """F1 of what was right, and what was found and wanted together."""
    return 200 * pair[0] / max(1, pair[1])


def counted(found: Iterable[Bead], gold: Iterable[Bead]) -> Counts:
    """How much of the gold was found."""
    all_found, all_gold = set(found), set(gold)
    has = {bead for bead in all_found if bead[0] and bead[1]}
    wants = {bead for bead in all_gold if bead[0] and bead[1]}
    links = {(i, j) for here, there in has for i in here for j in there}
    wanted = {(i, j) for here, there in wants for i in here for j in there}
    return Counts(
        (len(has & wants), len(has) + len(wants)),
        (len(all_found & all_gold), len(all_found) + len(all_gold)),
        (len(links & wanted), len(links) + len(wanted)),
    )


def ambos(source: Sequence[str], target: Sequence[str], bridge: bool = False) -> list[Bead]:
    """Ambos."""
    bridged = BRIDGED[tuple(source)] if bridge else None
    found = align([Sentence(s) for s in source], [Sentence(t) for t in target], bridged, LANGUAGES)
    return [(bead.source, bead.target) for bead in found]


def with_bridge(source: Sequence[str], target: Sequence[str]) -> list[Bead]:
    """Ambos, with Apertium."""
    return ambos(source, target, True)


BRIDGED: dict[tuple[str, ...], list[str] | None] = {}

PENALTIES = {(1, 1): 0.0, (1, 0): 450.0, (0, 1): 450.0, (2, 1): 230.0, (1, 2): 230.0, (2, 2): 440.0}


def gale_church(source: Sequence[str], target: Sequence[str]) -> list[Bead]:
    """Gale and Church (1993), with the penalties and the variance of their paper."""
    here, there = [len(s) for s in source], [len(t) for t in target]
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(here) + 1):
        for j in range(len(there) + 1):
            options = [
                (
                    best[i - a, j - b][0] + penalty + distance(here[i - a : i], there[j - b : j]),
                    (a, b),
                )
                for (a, b), penalty in PENALTIES.items()
                if i >= a and j >= b
            ]
            if options:
                best[i, j] = min(options)
    beads = []
    i, j = len(here), len(there)
    while i or j:
        a, b = best[i, j][1]
        beads.append((tuple(range(i - a, i)), tuple(range(j - b, j))))
        i, j = i - a, j - b
    return beads[::-1]


def distance(here: Sequence[int], there: Sequence[int]) -> float:
    """-100 times the log of the probability of a difference of lengths as great as this."""
    left, right = sum(here), sum(there)
    if not left and not right:
        return 0.0
    delta = abs(left - right) / math.sqrt(6.8 * (left + right) / 2)
    return -100 * math.log(max(math.erfc(delta / math.sqrt(2)), 1e-30))


def documents() -> list[dict[str, Any]]:
    """The collection."""
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A Markdown table, its first column to the left."""
    lines: list[Sequence[str]] = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return ["| " + " | ".join(line) + " |" for line in lines]


def scores(aligners: dict[str, Aligner]) -> list[str]:
    """How right each is on each variant, and how fast."""
    found = documents()
    bases = sorted({item["id"].split("#")[0] for item in found})
    held = set(bases[::3])
    counts: dict[tuple[str, str], Counts] = defaultdict(Counts)
    worst: dict[tuple[str, str], list[float]] = defaultdict(list)
    took: dict[str, float] = defaultdict(float)
    for item in found:
        gold = [(tuple(here), tuple(there)) for here, there in item["beads"]]
        is_held = item["id"].split("#")[0] in held
        for name, aligner in aligners.items():
            start = time.process_time()
            beads = aligner(item["src"], item["tgt"])
            took[name] += time.process_time() - start
            one = counted(beads, gold)
            worst[item["variant"], name].append(f1(one.beads))
            for row in (item["variant"], "held out" if is_held else "not held out", "all"):
                counts[row, name] = counts[row, name].plus(one)
    rows = [
        [row, *(counts[row, name].scores() for name in aligners)]
        for row in (*VARIANTS, "not held out", "held out", "all")
    ]
    for variant in VARIANTS:
        values = {name: worst[variant, name] for name in aligners}
        rows.append(
            [
                f"{variant}: F1 of beads at least {ACCEPTED:.0f} in",
                *(f"{sum(v >= ACCEPTED for v in row)} of {len(row)}" for row in values.values()),
            ]
        )
    size = sum(len(item["src"]) for item in found) / 1000
    rows.append(["CPU s per 1,000 sentences", *(f"{took[name] / size:.2f}" for name in aligners)])
    return table(["", *aligners], rows)


def growth() -> list[str]:
    """CPU seconds of longer and longer documents."""
    clean = [item for item in documents() if item["variant"] == "clean"]
    source = [text for item in clean for text in item["src"]] * 4
    target = [text for item in clean for text in item["tgt"]] * 4
    row = []
    for size in SIZES:
        start = time.process_time()
        ambos(source[:size], target[:size])
        row.append(time.process_time() - start)
    exponent = math.log(row[-1] / row[0]) / math.log(SIZES[-1] / SIZES[0])
    heads = ["sentences", *(f"{size:,}" for size in SIZES), "exponent"]
    return table(heads, [["CPU s", *(f"{taken:.1f}" for taken in row), f"{exponent:.2f}"]])


def report() -> str:
    """The figures in Markdown."""
    aligners: dict[str, Aligner] = {"Ambos": ambos}
    for item in documents():
        BRIDGED[tuple(item["src"])] = apertium(item["src"], "en", "es")
    if None not in BRIDGED.values():
        aligners["Ambos with Apertium"] = with_bridge
    aligners["Gale and Church"] = gale_church
    lines = [
        "# Alignment",
        "",
        "F1, 0 to 100, of English and Spanish sentences: of beads that have both sides, exactly as in"
        " the gold / of all beads, those of one sentence alone among them / of links between two"
        " sentences. Written by `benchmarks/alignment.py`.",
        "",
        *scores(aligners),
        "",
        "One document, longer and longer:",
        "",
        *growth(),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    text = report()
    Path(__file__).with_suffix(".md").write_text(text, encoding="utf-8")
    print(text, end="")
