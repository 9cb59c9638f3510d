"""Segmentation: how right, how fast, and how its cost grows, side by side with other libraries.

Writes segmentation.md beside this file. The texts are the tests' own and, where there is one, the
collection below `../shared/bench/segmentation`. CPU seconds, the least of several runs in turn in
one process; a library that is not installed (extra `bench`) has no column.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from i18n.segmentation import segment  # noqa: E402
from tests.segmentation import cut as own  # noqa: E402

BENCH = ROOT.parent / "shared" / "bench" / "segmentation"
SETS = {
    "en": ("golden_en", "hard_dev_en", "ewt_dev", "pud_en"),
    "es": ("golden_es", "hard_dev_es", "ancora_dev", "gsd_dev", "pud_es"),
}
Cutter = Callable[[str, str], list[str]]
Text = tuple[str, list[str]]
MEGABYTE = 1_000_000
FAST = ("Ambos", "sentencex", "nupunkt")
"""What cuts every text in each run; the others a part of them."""

RUNS = 7
"""Runs in turn, of which the fastest counts."""

ODD = {
    "no stop": "word and another ",
    "points": ".",
    "points and spaces": ". ",
    "open quotation marks": "“a ",
    "one letter": "a",
    "abbreviations": "U.S. St. No. ",
    "open brackets": "(a. B ",
    "brackets": "word (foo bar. Baz) and ",
    "asterisks": "*a. B ",
    "backticks": "`a. B ",
    "underscores": "_a. B ",
    "tags": "<a. B ",
    "list markers": "1) A. ",
    "first markers": "1. ",
    "initials": "A. B. C. ",
    "pictures": "😀 ",
    "blank lines": "a\n\n",
}


def ambos(text: str, language: str) -> list[str]:
    """Ambos."""
    return [text[start:end] for start, end in segment(text, language)]


def cutters() -> dict[str, Cutter]:
    """What is compared: Ambos, and the libraries that are here."""
    found: dict[str, Cutter] = {"Ambos": ambos}

    def has(name: str) -> bool:
        return importlib.util.find_spec(name) is not None

    if has("sentencex"):
        import sentencex  # noqa: PLC0415

        found["sentencex"] = lambda text, language: list(sentencex.segment(language, text))
    if has("nupunkt"):
        import nupunkt  # noqa: PLC0415

        found["nupunkt"] = lambda text, language: [
            str(piece) for piece in nupunkt.sent_tokenize(text)
        ]
    if has("syntok"):
        from syntok import segmenter  # noqa: PLC0415

        found["syntok"] = lambda text, language: [
            "".join(token.spacing + token.value for token in sentence)
            for paragraph in segmenter.analyze(text)
            for sentence in paragraph
        ]
    if has("pysbd"):
        import pysbd  # noqa: PLC0415

        made: dict[str, Any] = {}

        def pysbd_cut(text: str, language: str) -> list[str]:
            if language not in made:
                made[language] = pysbd.Segmenter(language=language, clean=False)
            pieces: list[str] = made[language].segment(text)
            return pieces

        found["pysbd"] = pysbd_cut
    return found


def sets() -> Iterator[tuple[str, str, list[Text]]]:
    """Each set of texts: its name, its language, and its texts with their sentences."""
    for language, names in SETS.items():
        yield f"own {language}", language, [(text, cuts) for _, text, cuts in own.texts(language)]
        for name in names:
            path = (BENCH if name.startswith("hard") else BENCH / "data") / f"{name}.jsonl"
            if path.is_file():
                rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
                yield name, language, [(row["text"], row["sentences"]) for row in rows]


def is_treebank(name: str) -> bool:
    """Is a set of texts a treebank?"""
    return name.endswith("_dev") or name.startswith("pud")


def seconds(work: Callable[[], object], runs: int = 3) -> float:
    """The CPU time that some work takes: the least of so many runs."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def boundaries(pieces: Sequence[str]) -> set[int]:
    """Where pieces end, in characters that are no white space; the last end is none."""
    ends, position = set(), 0
    for piece in pieces:
        position += len("".join(piece.split()))
        ends.add(position)
    return ends - {position}


def score(texts: Sequence[Text], language: str, cutter: Cutter) -> tuple[float, float]:
    """The share of texts that are cut exactly right, and the F1 of the boundaries, 0 to 100."""
    exact = right = found = wanted = 0
    for text, pieces in texts:
        got = [" ".join(piece.split()) for piece in cutter(text, language) if piece.strip()]
        exact += got == [" ".join(piece.split()) for piece in pieces]
        has, gold = boundaries(got), boundaries(pieces)
        right, found, wanted = right + len(has & gold), found + len(has), wanted + len(gold)
    return 100 * exact / len(texts), 200 * right / max(1, found + wanted)


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A Markdown table, its first column to the left."""
    lines: list[Sequence[str]] = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return ["| " + " | ".join(line) + " |" for line in lines]


def scores(found: dict[str, Cutter]) -> list[str]:
    """How right each is on each set."""
    rows = []
    for name, language, texts in sets():
        row = [name, str(len(texts))]
        for cutter in found.values():
            exact, boundary = score(texts, language, cutter)
            row.append(f"{boundary:.1f}" if is_treebank(name) else f"{exact:.0f} %")
        rows.append(row)
    return table(["texts", "count", *found], rows)


def prose(language: str) -> list[str]:
    """Texts of running prose, of treebanks where they are, repeated to at least a megabyte."""
    known = {name: found for name, spoken, found in sets() if spoken == language}
    treebanks = [found for name, found in known.items() if is_treebank(name)]
    texts = [text for found in treebanks or known.values() for text, _ in found]
    size = sum(len(text.encode()) for text in texts)
    return texts * max(1, MEGABYTE // size + 1)


def cut_all(cutter: Cutter, texts: Sequence[str], language: str) -> None:
    """Cut every text."""
    for text in texts:
        cutter(text, language)


def speeds(found: dict[str, Cutter]) -> list[str]:
    """Megabytes a second of CPU, and how many times Ambos's time each other takes.

    The least of so many runs in turn; a slow library cuts a part of the texts.
    """
    rows = []
    for language in SETS:
        texts = prose(language)
        size = sum(len(text.encode()) for text in texts) / MEGABYTE
        took = dict.fromkeys(found, float("inf"))
        for _ in range(RUNS):
            for name, cutter in found.items():
                step = 1 if name in FAST else 1 + len(texts) // 300
                part = texts[::step]
                share = sum(len(text.encode()) for text in part) / MEGABYTE / size
                work = partial(cut_all, cutter, part, language)
                took[name] = min(took[name], seconds(work, 1) / share)
        row = [f"{language}, texts one by one"]
        row.extend(f"{size / s:.1f} ({s / took['Ambos']:.1f})" for s in took.values())
        rows.append(row)
    return table(["MB/s (CPU time over Ambos's)", *found], rows)


def filter_speed(language: str) -> float:
    """Megabytes a second of CPU through `ambos segment --lines`, its start left out."""
    command = [
        str(Path(sys.executable).with_name("ambos")),
        "segment",
        "--lines",
        "--language",
        language,
    ]
    texts = prose(language) * 3
    lines = "".join(json.dumps(text, ensure_ascii=False) + "\n" for text in texts).encode()

    def took(data: bytes) -> float:
        before = os.times()
        subprocess.run(command, input=data, stdout=subprocess.DEVNULL, check=True)
        after = os.times()
        return (after.children_user - before.children_user) + (
            after.children_system - before.children_system
        )

    start, whole = (min(took(data) for _ in range(3)) for data in (b'"A."\n', lines))
    return sum(len(text.encode()) for text in texts) / MEGABYTE / (whole - start)


def growth() -> list[str]:
    """CPU seconds of one paragraph of 1, 2 and 4 MB."""
    text = " ".join(prose("en") * 4)
    row = [seconds(partial(segment, text[: size * MEGABYTE], "en")) for size in (1, 2, 4)]
    return table(
        ["one paragraph of", "1 MB", "2 MB", "4 MB", "4 MB over 1 MB"],
        [["CPU s", *(f"{taken:.2f}" for taken in row), f"{row[2] / row[0]:.1f}"]],
    )


def odd() -> list[str]:
    """CPU seconds of a megabyte that no author writes."""
    rows = []
    for name, piece in ODD.items():
        text = piece * (MEGABYTE // len(piece.encode()))
        rows.append([name, f"{seconds(partial(segment, text, 'en'), 2):.2f}"])
    return table(["1 MB of", "CPU s"], rows)


def report() -> str:
    """The figures in Markdown."""
    found = cutters()
    lines = [
        "# Segmentation",
        "",
        "How right: of treebanks (`_dev`, `pud`) the F1 of the boundaries, of the others the share of"
        " texts cut exactly so. *own* are the tests' texts. Many boundaries of `ewt_dev` have no stop."
        " Written by `benchmarks/segmentation.py`.",
        "",
        *scores(found),
        "",
        "How fast, in one process, each library's whole way from a text to its sentences. The texts are"
        " those of the treebanks, repeated to a megabyte; syntok and pysbd cut some 300 of them. The"
        f" fastest of {RUNS} runs in turn:",
        "",
        *speeds(found),
        "",
        "Through `ambos segment --lines`: "
        + ", ".join(f"{filter_speed(language):.1f} MB/s ({language})" for language in SETS)
        + " of CPU, its start left out.",
        "",
        *growth(),
        "",
        *odd(),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    text = report()
    Path(__file__).with_suffix(".md").write_text(text, encoding="utf-8")
    print(text, end="")
