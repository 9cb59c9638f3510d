"""Leverage: what comes back to the translator when a source changes, and what it is offered.

Writes leverage.md beside this file. The edits are those of `../shared/bench/merge/history.jsonl`, pages
before and after; splits and merges are also made of the pages' own sentences and paragraphs, so
that there are enough. Translations are made of the source word for word, so that it can be judged
from which words an offer comes. The growth of the matching is measured on sentences that a Markov
chain makes of the pages, with 5 % of the messages changed, beside GNU msgmerge: CPU seconds of a
process with loading and saving, the least of three runs in turn. Sizes may be given on the command line.
"""

from __future__ import annotations

import json
import math
import os
import platform
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks._history import (  # noqa: E402
    EDITED,
    SAMPLE,
    Merger,
    Pages,
    ambos,
    catalog_of,
    document,
    judged_offers,
    msgmerge,
    returned,
    returned_table,
    translated,
    verdict_table,
)
from i18n.catalogs import save  # noqa: E402
from i18n.catalogs.store import load  # noqa: E402
from i18n.catalogs.tokens import Type, tokens  # noqa: E402
from i18n.model import SegmentType  # noqa: E402
from i18n.segmentation import segment  # noqa: E402

HISTORY = ROOT.parent / "shared" / "bench" / "merge" / "history.jsonl"
SIZES = (1_000, 10_000, 50_000)
PATIENCE = 10_000
"""The messages up to which msgmerge is waited for."""

RUNS = 3
RIGHT = 0.8
"""The share of words in common from which an offer is that of a half."""

UPDATE = """
import sys
from pathlib import Path

from i18n.catalogs.merge import merge
from i18n.catalogs.store import load, written

po, template, out = sys.argv[1:]
catalog, _ = merge(load(Path(template)), load(Path(po)), "es", source="en")
Path(out).write_bytes(written(catalog, out))
"""
"""What `ambos update` does with a catalog, as a program of its own."""


def words(text: str) -> Counter[str]:
    """The words of a text, in lower case, with how often they stand in it."""
    return Counter(token.lower() for token in tokens(text) if token.type is not Type.PUNCTUATION)


def shared(text: str, other: str) -> int:
    """How many words two texts have in common."""
    return sum((words(text) & words(other)).values())


def is_half(offer: str, half: str) -> bool:
    """Is an offer the translation of a half, and of nothing else: F1 of the words?"""
    total = sum(words(offer).values()) + sum(words(half).values())
    return total > 0 and 2 * shared(offer, half) / total >= RIGHT


def has_half(offer: str, half: str) -> bool:
    """Are the words of a half in an offer?"""
    return shared(offer, half) >= RIGHT * sum(words(half).values())


class Case(NamedTuple):
    """Messages before and after an edit, and the translations that belong to new ones."""

    old: list[str]
    new: list[str]
    halves: dict[str, list[str]]


def sentence(text: str) -> str:
    """A text as a sentence of its own."""
    return text[:1].upper() + text[1:].rstrip(" ,;:.") + "."


def splits(messages: list[str], level: SegmentType, chance: random.Random) -> Iterator[Case]:
    """One message cut in two: a paragraph between sentences, a sentence at a comma or a conjunction."""
    places = list(range(len(messages)))
    chance.shuffle(places)
    for n in places:
        text = messages[n]
        if level is SegmentType.PARAGRAPH:
            ends = [end for _, end in segment(text, "en")[:-1]]
            cuts = [(text[:end].strip(), text[end:].strip()) for end in ends]
        else:
            signs = (", and ", ", but ", ", so ", "; ", ", which ", " because ", ", or ")
            cuts = [
                (sentence(text[: text.index(sign)]), sentence(text[text.index(sign) + len(sign) :]))
                for sign in signs
                if text.count(sign) == 1 and text.endswith(".")
            ]
        cuts = [cut for cut in cuts if min(len(half.split()) for half in cut) > 3]
        cuts = [cut for cut in cuts if not {*cut} & {*messages} and cut[0] != cut[1]]
        if cuts:
            cut = chance.choice(cuts)
            new = [*messages[:n], *cut, *messages[n + 1 :]]
            yield Case(messages, new, {half: [translated(half)] for half in cut})
            return


def merges(messages: list[str], level: SegmentType, chance: random.Random) -> Iterator[Case]:
    """Two neighbouring messages made one."""
    places = list(range(len(messages) - 1))
    chance.shuffle(places)
    for n in places:
        first, second = messages[n : n + 2]
        if min(len(first.split()), len(second.split())) <= 3:
            continue
        if level is SegmentType.PARAGRAPH:
            joined = f"{first} {second}"
        elif first.endswith(".") and second.endswith("."):
            sign = chance.choice([", and ", "; ", ", but ", ", so "])
            joined = first[:-1] + sign + second[0].lower() + second[1:]
        else:
            continue
        new = [*messages[:n], joined, *messages[n + 2 :]]
        yield Case(messages, new, {joined: [translated(first), translated(second)]})
        return


def judged(cases: Sequence[Case], merger: Merger, has: Callable[[str, str], bool]) -> str:
    """The share of the new messages of edits that are offered what belongs to them."""
    right = asked = 0
    for case in cases:
        result = merger(
            catalog_of(case.new, is_template=True), catalog_of(case.old, is_template=False)
        )
        offers = {entry.msgid: entry.msgstr for entry in result if not entry.obsolete}
        for msgid, halves in case.halves.items():
            asked += 1
            right += all(has(offers[msgid], half) for half in halves)
    return f"{right} of {asked} ({100 * right / max(1, asked):.1f} %)"


def chain(pages: Pages) -> Callable[[random.Random], str]:
    """A maker of sentences whose neighbouring words stood beside each other on the pages."""
    following: dict[str, list[str]] = defaultdict(list)
    for before, _ in pages:
        for one in document(before, SegmentType.SENTENCE).segments:
            parts = one.source.split()
            if len(parts) > 4:
                for first, second in zip(["", *parts], [*parts, ""], strict=True):
                    following[first].append(second)

    def make(chance: random.Random) -> str:
        made = [chance.choice(following[""])]
        length = chance.randint(10, 45)
        while len(made) < length:
            made.append(chance.choice(following[made[-1]]) or chance.choice(following[""]))
        return " ".join(made)

    return make


class Changed(NamedTuple):
    """Messages before and after, and the old messages that new ones were made from."""

    old: list[str]
    new: list[str]
    origins: dict[str, str]


def changed(size: int, make: Callable[[random.Random], str]) -> Changed:
    """Messages of which one in twenty is edited, split, or moved with an edit."""
    chance = random.Random(size)
    found: dict[str, None] = {}
    while len(found) < size:
        found[make(chance)] = None
    old = list(found)
    new: list[str] = []
    moved: list[tuple[int, str]] = []
    origins: dict[str, str] = {}
    for text in old:
        if chance.random() >= 1 / 20:
            new.append(text)
            continue
        parts = text.split()
        kind = chance.choice(["edit", "edit", "split", "move"])
        if kind == "split" and len(parts) >= 8:
            middle = chance.randint(4, len(parts) - 4)
            halves = [" ".join(parts[:middle]), " ".join(parts[middle:])]
            new += halves
            origins.update(dict.fromkeys(halves, text))
            continue
        for _ in range(chance.randint(1, 1 + len(parts) // 8)):
            parts[chance.randrange(len(parts))] = chance.choice(make(chance).split())
        edited = " ".join(parts)
        origins[edited] = text
        if kind == "move":
            moved.append((chance.randrange(size), edited))
        else:
            new.append(edited)
    for place, text in moved:
        new.insert(place, text)
    new = list(dict.fromkeys(new))
    return Changed(old, new, {n: o for n, o in origins.items() if n not in found})


def cost(command: Sequence[str]) -> float:
    """CPU seconds, user and system, of a process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def right_offers(path: Path, origins: dict[str, str]) -> float:
    """The share of the changed messages that are offered what their own old message said."""
    found = {e.msgid: e.previous_msgid for e in load(path) if not e.obsolete and e.msgstr}
    return sum(found.get(n) == o for n, o in origins.items()) / len(origins)


def growth(sizes: Sequence[int], make: Callable[[random.Random], str], folder: Path) -> list[str]:
    """The rows of the table of speed."""
    rows = []
    times: dict[int, float] = {}
    for size in sizes:
        case = changed(size, make)
        po, pot = folder / f"{size}.po", folder / f"{size}.pot"
        save(catalog_of(case.old, is_template=False), po)
        save(catalog_of(case.new, is_template=True), pot)
        mine, theirs = folder / f"{size}-ambos.po", folder / f"{size}-gnu.po"
        own = [sys.executable, "-c", UPDATE, str(po), str(pot), str(mine)]
        peer = ["msgmerge", "--quiet", "--previous", "-o", str(theirs), str(po), str(pot)]
        is_waited_for = size <= PATIENCE and shutil.which("msgmerge") is not None
        costs: dict[str, list[float]] = {"own": [], "peer": []}
        for _ in range(RUNS):
            costs["own"].append(cost(own))
            if is_waited_for:
                costs["peer"].append(cost(peer))
        times[size] = min(costs["own"])
        row = [f"{size:,}", f"{times[size]:.2f}", f"{right_offers(mine, case.origins):.3f}"]
        if costs["peer"]:
            least = min(costs["peer"])
            row += [f"{least:.2f}", f"{right_offers(theirs, case.origins):.3f}"]
            row.append(f"{least / times[size]:.1f}")
        else:
            row += ["–", "–", "–"]
        rows.append(f"| {' | '.join(row)} |")
        print(rows[-1], file=sys.stderr)
    if len(sizes) > 1:
        small, large = sizes[-2:]
        exponent = math.log(times[large] / times[small]) / math.log(large / small)
        rows += ["", f"Growth exponent from {small:,} to {large:,} messages: {exponent:.2f}."]
    return rows


def report(sizes: Sequence[int]) -> str:
    """The page of figures."""
    lines = HISTORY.read_text(encoding="utf-8").splitlines()
    pages = [(row["before"], row["after"]) for row in map(json.loads, lines)]
    mergers = {"Ambos": ambos}
    if shutil.which("msgmerge") is not None:
        mergers["msgmerge"] = msgmerge
    out = [
        "# Leverage",
        "",
        f"{len(pages)} edits of Markdown pages, the page before with every message translated. Words of"
        " paragraphs whose text is not in the page before, and of those of them that were edited (one"
        f" that vanished is like them by a ratio of {EDITED:.0f}), and the share that is in messages"
        " which come back to the translator, new or fuzzy; old translations that are in the new"
        " catalog neither as current, fuzzy nor obsolete; messages that are offered a translation."
        " Written by `benchmarks/leverage.py`.",
        "",
    ]
    levels = (SegmentType.SENTENCE, SegmentType.PARAGRAPH)
    results = {
        (name, level): returned(pages, level, merger)
        for name, merger in mergers.items()
        for level in levels
    }
    out += returned_table(results)
    if "msgmerge" in mergers:
        sentences = [results[name, SegmentType.SENTENCE].offers for name in mergers]
        out += [
            "",
            f"Offers at sentence level that somebody has read: {SAMPLE} of Ambos's, and all to messages to"
            " which but one of the two offers anything. *Useful* is an offer that one would rather edit"
            " than translate the message anew; *false* is any other.",
            "",
            *verdict_table(judged_offers(*sentences)),
        ]
    chance = random.Random(5)
    out += [
        "",
        "One split and one merge made in each page that has a place for one, in its messages: a"
        " paragraph cut between sentences or two joined, a sentence cut at a comma, semicolon or"
        " conjunction, or two joined by one. A half is offered rightly if the F1 of the offer's words"
        f" and those of its own part of the translation is {RIGHT} or more, a merge if {RIGHT} of the"
        " words of either half are in the offer.",
        "",
        "| | level | split: halves offered | merge: both offered |",
        "|---|---|---:|---:|",
    ]
    for level in levels:
        texts = [
            list(dict.fromkeys(one.source for one in document(before, level).segments))
            for before, _ in pages
        ]
        cut = [case for one in texts for case in splits(one, level, chance)]
        joined = [case for one in texts for case in merges(one, level, chance)]
        for name, merger in mergers.items():
            halves, both = judged(cut, merger, is_half), judged(joined, merger, has_half)
            out.append(f"| {name} | {level} | {halves} | {both} |")
    out += [
        "",
        "5 % of the messages changed: edits of one word or more, splits, and moves with an edit. CPU"
        f" seconds of a process, loading and saving included, the least of {RUNS} in turn (msgmerge"
        f" not above {PATIENCE:,}); *right* is the share of the changed messages whose offer comes"
        " from the old message that they were made from.",
        "",
        "| messages | Ambos | right | msgmerge | right | ratio |",
        "|---:|---:|---:|---:|---:|---:|",
    ]
    with tempfile.TemporaryDirectory() as folder:
        out += growth(sizes, chain(pages), Path(folder))
    version = "no msgmerge"
    if shutil.which("msgmerge") is not None:
        done = subprocess.run(["msgmerge", "--version"], capture_output=True, text=True, check=True)
        version = done.stdout.splitlines()[0]
    out += [
        "",
        f"{version}, Python {platform.python_version()}, {platform.system()}"
        f" {platform.machine()}, {os.cpu_count()} processors.",
    ]
    return "\n".join(out) + "\n"


def main() -> None:
    """Write the page beside this file."""
    if not HISTORY.is_file():
        print("No history beside the project: nothing measured", file=sys.stderr)
        return
    start = time.perf_counter()
    text = report(tuple(map(int, sys.argv[1:])) or SIZES)
    Path(__file__).with_suffix(".md").write_text(text, encoding="utf-8")
    print(text, end="")
    print(f"{time.perf_counter() - start:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
