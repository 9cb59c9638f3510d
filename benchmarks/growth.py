"""How the cost of `ambos update` and `ambos render` grows with the number of documents.

Writes growth.md beside this file. The documents are those of `documents.py`; each figure is the least
CPU time of several runs, the sizes in turn, so that a machine that slows down for a while is not taken
for growth. `growth.py 1 4` measures these sizes alone.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.documents import copies, main, own, step, translate  # noqa: E402

RUNS = 3
STEPS = ("extract", "render")


def report(sizes: Sequence[int], place: Path) -> str:
    """The figures as Markdown; `place` is a folder for all that is made, which stays to the end."""
    tool = own()
    least: dict[tuple[str, int], float] = {}
    for number in range(RUNS):
        for size in sizes:
            print(f"{size}x, run {number + 1}", file=sys.stderr)
            folder = place / f"{size}-{number}"
            folder.mkdir()
            copies(folder, size)
            tool.prepare(folder)
            for name in STEPS:
                seconds = step(tool, name, folder).seconds
                least[name, size] = min(seconds, least.get((name, size), seconds))
                if name == "extract":
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
    for name in STEPS:
        cells = [f"{least[name, sizes[0]]:.2f}"]
        for before, size in pairwise(sizes):
            growth = least[name, size] / least[name, before]
            cells.append(f"{least[name, size]:.2f} ({growth:.1f} × that of {before}x)")
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main(__file__, report)
