"""How the cost of `ambos update` and `ambos render` grows with the number of documents.

Writes growth.md beside this file. The documents are those of `documents.py`; each figure is the least
CPU time of several runs, the sizes in turn, so that a machine that slows down for a while is not taken
for growth. `growth.py 1 4` measures these sizes alone.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.documents import (  # noqa: E402
    AMBOS,
    CORPUS,
    SIZES,
    Command,
    copies,
    run,
    settings,
    translate,
)

RUNS = 3
STEPS: dict[str, Command] = {
    "extract": [AMBOS, "update"],
    "render": [AMBOS, "render", "--language", "es", "--output", "out"],
}


def report(sizes: Sequence[int], place: Path) -> str:
    """The figures as Markdown; `place` is a folder for all that is made, which stays to the end."""
    least: dict[tuple[str, int], float] = {}
    for number in range(RUNS):
        for size in sizes:
            print(f"{size}x, run {number + 1}", file=sys.stderr)
            folder = place / f"{size}-{number}"
            folder.mkdir()
            copies(folder, size)
            settings(folder)
            for step, command in STEPS.items():
                seconds = run(command, folder).seconds
                least[step, size] = min(seconds, least.get((step, size), seconds))
                if step == "extract":
                    translate(folder)
    lines = [
        "# How the cost of documents grows",
        "",
        f"CPU seconds of all processes, the least of {RUNS} runs, the sizes in turn: `ambos update` where"
        " there are no catalogs, and `ambos render`. 1x are the Markdown pages of `documents.md`, 4x and"
        " 16x copies of them. Written by `benchmarks/growth.py`.",
        "",
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()},"
        f" {os.cpu_count()} processors.",
        "",
        f"| | {' | '.join(f'{size}x' for size in sizes)} |",
        f"|---|{'---:|' * len(sizes)}",
    ]
    for step in STEPS:
        cells = [f"{least[step, sizes[0]]:.2f}"]
        for before, size in pairwise(sizes):
            growth = least[step, size] / least[step, before]
            cells.append(f"{least[step, size]:.2f} ({growth:.1f} × that of {before}x)")
        lines.append(f"| {step} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    if CORPUS.is_dir():
        with tempfile.TemporaryDirectory() as name:
            text = report(tuple(map(int, sys.argv[1:])) or SIZES, Path(name))
        Path(__file__).with_suffix(".md").write_text(text, encoding="utf-8")
        print(text, end="")
    else:
        print("No corpus beside the project: nothing measured", file=sys.stderr)
