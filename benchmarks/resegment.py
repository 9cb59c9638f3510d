"""Resegmentation: a catalog of paragraphs into sentences, and back.

Writes resegment.md beside this file. The catalog is the corpus's `es.po`, as mdbook-i18n made it. Of the
sentence pairs that come of its paragraphs without a flag 200 are drawn at random: those with the least
hashes over a fixed seed and the pair, so that few others are drawn when the program changes.
`resegment.tsv` beside this file holds what a reader judged of each: a digest of the pair and of what
goes before it in its paragraph, `right` or `wrong`, and why. A pair that nobody judged is named as such,
and printed in full with `--print`. The corpus is beside the project, and is not copied: the table has
the place of a pair and its first words.
"""

from __future__ import annotations

import hashlib
import os
import platform
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import polib  # noqa: E402

from i18n.alignment.passages import pairs  # noqa: E402
from i18n.catalogs.cutting import Pair, Passage, cut, is_listing  # noqa: E402
from i18n.catalogs.edits import fields  # noqa: E402
from i18n.catalogs.joining import join  # noqa: E402
from i18n.catalogs.marks import INTO_PREVIOUS  # noqa: E402
from i18n.catalogs.paragraphs import by_identity, records, resolved  # noqa: E402
from i18n.catalogs.resegmented import Resegmented  # noqa: E402
from i18n.catalogs.store import load, read, written  # noqa: E402
from i18n.segmentation import segment  # noqa: E402

CATALOG = ROOT.parent / "shared" / "corpus" / "comprehensive-rust" / "po" / "es.po"
VERDICTS = Path(__file__).with_suffix(".tsv")
DRAWN = 200
SEED = 3
WORDS = 5


class Drawn(NamedTuple):
    """A pair: the number of its message among the sentences, what goes before it, and itself."""

    number: int
    source: str
    target: str

    def digest(self) -> str:
        """What a verdict is kept by."""
        return hashlib.sha256(f"{self.source}\0{self.target}".encode()).hexdigest()[:12]

    def lot(self) -> str:
        """What is drawn by: the same for a pair whatever others there are."""
        return hashlib.sha256(f"{SEED}\0{self.digest()}".encode()).hexdigest()


class Round(NamedTuple):
    """There and back: what was done, in how many CPU seconds, what differs, and the catalog between."""

    cut: Resegmented
    joined: Resegmented
    there: float
    back: float
    messages: int
    different: int
    has_order: bool
    catalog: polib.POFile


def sentences(entry: polib.POEntry) -> Sequence[tuple[int, int]]:
    return [] if is_listing(entry) else segment(entry.msgid, "en")


def parts(passages: Sequence[Passage], known: Iterable[tuple[str, str]]) -> list[list[Pair]]:
    return pairs(passages, known, segment, "es")


def carried() -> Round:
    """The catalog to sentences, through its file, and back."""
    catalog = load(CATALOG)
    before = [fields(entry) for entry in catalog]
    start = time.process_time()
    done = cut(catalog, sentences, parts)
    there = time.process_time() - start
    data = written(catalog, "es.po")
    between = read(data, "es.po")
    again = read(data, "es.po")
    start = time.process_time()
    joined = join(again)
    back = time.process_time() - start
    after = [fields(entry) for entry in read(written(again, "es.po"), "es.po")]
    known = set(after)
    different = sum(one not in known for one in before)
    return Round(done, joined, there, back, len(before), different, before == after, between)


def unflagged(catalog: polib.POFile) -> list[Drawn]:
    """The pairs without a flag that came of paragraphs; joined sentences are one pair."""
    known = by_identity(catalog)
    numbers = {id(entry): number for number, entry in enumerate(catalog, 1)}
    found: dict[int, Drawn] = {}
    for entry in catalog:
        for record in records(entry):
            group = resolved(record, entry, known) or []
            if len(group) < 2 or record.extras.get("obsolete"):
                continue
            for n, part in enumerate(group):
                if part.fuzzy or not part.msgstr or part.msgstr == INTO_PREVIOUS:
                    continue
                last = n + 1
                while last < len(group) and group[last].msgstr == INTO_PREVIOUS:
                    last += 1
                source = " ".join(one.msgid for one in group[n:last])
                number = numbers[id(part)]
                found.setdefault(number, Drawn(number, source, part.msgstr))
    return [found[number] for number in sorted(found)]


def verdicts() -> dict[str, tuple[str, str]]:
    """What was judged: `right` or `wrong`, and why, by digest."""
    if not VERDICTS.exists():
        return {}
    rows = (line.split("\t") for line in VERDICTS.read_text(encoding="utf-8").splitlines())
    return {row[0]: (row[1], row[2] if len(row) > 2 else "") for row in rows}


def first_words(text: str) -> str:
    """The first words of a text, as a cell of a table."""
    words = text.split()
    shown = " ".join(words[:WORDS]) + (" …" if len(words) > WORDS else "")
    return shown.replace("|", "\\|").replace("<", "\\<")


def report(found: Round, drawn: Sequence[Drawn], population: int) -> str:
    """The page."""
    judged = verdicts()
    said = [judged.get(one.digest(), ("not judged", "")) for one in drawn]
    right = sum(verdict == "right" for verdict, _ in said)
    wrong = sum(verdict == "wrong" for verdict, _ in said)
    done = found.cut
    translated = done.translated + done.fuzzy
    order = "in their order" if found.has_order else "in another order"
    rows = [
        f"| {one.number:,} | {first_words(one.source)} | {first_words(one.target)} | {verdict} | {why} |"
        for one, (verdict, why) in zip(drawn, said, strict=True)
    ]
    return "\n".join(
        [
            "# Resegmentation",
            "",
            f"The corpus's `es.po`, {found.messages:,} messages of paragraphs, obsolete ones among them, to"
            " sentences and back. Written by `benchmarks/resegment.py`, whose head says how.",
            "",
            "| | |",
            "|---|---:|",
            f"| paragraphs that were cut | {done.cut:,} |",
            f"| sentences with a translation | {translated:,} |",
            f"| of them without a flag | {done.translated:,} ({done.translated / translated:.1%}) |",
            f"| of them fuzzy, alone or joined | {done.fuzzy:,} |",
            f"| sentences of paragraphs without a translation | {done.untranslated:,} |",
            f"| messages that differ after going back, in any field | {found.different:,} |",
            f"| CPU seconds there, {found.there:.1f}; back | {found.back:.2f} |",
            "",
            f"After going back the messages stand {order}.",
            "",
            f"{len(drawn)} of {population:,} pairs without a flag, drawn with the seed {SEED}; sentences"
            " that were joined are one pair. Right is a pair whose translation is that of its source, and"
            f" of none of its neighbours: {right} right, {wrong} wrong,"
            f" {len(drawn) - right - wrong} not judged"
            f" ({right / len(drawn):.1%} right).",
            "",
            "| message | source | translation | judged | why |",
            "|---:|---|---|---|---|",
            *rows,
            "",
            f"Python {platform.python_version()}, {platform.system()} {platform.machine()},"
            f" {os.cpu_count()} processors.",
            "",
        ]
    )


def main() -> None:
    """Measure, and write the page."""
    found = carried()
    pool = unflagged(found.catalog)
    drawn = sorted(sorted(pool, key=Drawn.lot)[:DRAWN])
    if "--print" in sys.argv[1:]:
        judged = verdicts()
        for one in drawn:
            if one.digest() not in judged:
                print(f"{one.digest()}\n  {one.source}\n  {one.target}")
    page = report(found, drawn, len(pool))
    Path(__file__).with_suffix(".md").write_text(page, encoding="utf-8")
    print(page.split("| message |", maxsplit=1)[0])


if __name__ == "__main__":
    main()
