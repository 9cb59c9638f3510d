"""What starting costs: CPU time of `ambos --help` over that of importing click alone.

Writes startup.md beside this file. The two run in turn, so that a busy moment falls on both.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

RUNS = 40
GOAL = 1.3
COMMANDS = {
    "python -c 'pass'": [sys.executable, "-c", "pass"],
    "python -c 'import click'": [sys.executable, "-c", "import click"],
    "ambos --help": [sys.executable, str(Path(sys.executable).with_name("ambos")), "--help"],
}


def cpu_seconds(command: Sequence[str]) -> float:
    """User and system time of one run in seconds. Raises CalledProcessError."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, command)
    return usage.ru_utime + usage.ru_stime


def report() -> str:
    """The figures as a Markdown table."""
    seconds: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(RUNS):
        for name, command in COMMANDS.items():
            seconds[name].append(cpu_seconds(command))
    medians = {name: statistics.median(figures) for name, figures in seconds.items()}
    base = medians["python -c 'import click'"]
    lines = [
        "# Start-up",
        "",
        f"CPU time, median of {RUNS} runs in turn; Python {platform.python_version()},"
        f" click {version('click')}, {platform.system()} {platform.machine()}.",
        f"Goal: at most {GOAL} times the import of click. Written by `benchmarks/startup.py`.",
        "",
        "| command | CPU ms | over `import click` |",
        "|---|---:|---:|",
    ]
    for name, median in medians.items():
        lines.append(f"| `{name}` | {median * 1000:.1f} | {median / base:.2f} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    text = report()
    Path(__file__).with_suffix(".md").write_text(text, encoding="utf-8")
    print(text, end="")
