"""Checkers of catalogs side by side: what each finds in the catalogs of a folder, and in what time.

The peers get environments of their own in .tools/, far from the project's.
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

import polib

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = {
    "translate-toolkit": "translate-toolkit[markdown]==3.20.4",
    "l10n-lint": "l10n-lint==1.23.30",
    "dennis": "dennis==1.3.0",
}
_PROGRAM = "import sys; sys.path.insert(0, {!r}); import cli; sys.exit(cli.main())"
_GRAVE = frozenset({"warning", "error"})


class Flag(NamedTuple):
    """What a program says of a message of a catalog; `is_grave` is a warning or an error."""

    path: Path
    msgctxt: str | None
    rule: str
    is_grave: bool


@dataclass(frozen=True, slots=True)
class Checker:
    """A program and its version; `flags` says which messages of a folder's catalogs it names."""

    name: str
    flags: Callable[[Path], Iterator[Flag]]
    command: Callable[[Path], list[str]]
    """What is run on a folder, for the time it takes."""


def environment(name: str) -> Path:
    """The programs of a peer's own environment, made where it is missing."""
    folder = ROOT / ".tools" / name
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True, clear=True)
    done = folder / f"{PACKAGES[name]}.installed"
    if not done.exists():
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, *PACKAGES[name].split()], check=True)
        done.touch()
    return folder / "bin"


def ambos(*options: str) -> list[str]:
    """The command line of this checkout's `ambos check`."""
    return [sys.executable, "-c", _PROGRAM.format(str(ROOT)), *options]


def findings(folder: Path, *options: str) -> list[dict[str, object]]:
    """What `ambos check` finds in the catalogs of a folder."""
    command = ambos("check", str(folder), "--language", "es", "--format", "json", *options)
    done = subprocess.run(
        [*command, "--fail-on", "never"], capture_output=True, text=True, check=True, cwd=folder
    )
    found: list[dict[str, object]] = json.loads(done.stdout)["findings"]
    return found


def checkers(*options: str) -> list[Checker]:
    """Ambos and its peers; options are those of `ambos check`."""
    return [
        Checker(
            "ambos",
            partial(_ambos, options=options),
            lambda folder: ambos("check", str(folder), "--language", "es", "--fail-on", "never"),
        ),
        Checker("pofilter", _pofilter, _pofilter_command),
        Checker("l10n-lint", _l10n_lint, _l10n_lint_command),
        Checker("dennis", _dennis, _dennis_command),
    ]


def seconds(command: list[str], folder: Path) -> float:
    """The CPU seconds of a program, user and system, its children's included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def elapsed(command: list[str], folder: Path) -> float:
    """The seconds that a program takes by the clock on the wall."""
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, capture_output=True, check=False)
    return time.perf_counter() - start


@cache
def _entries(path: Path) -> list[polib.POEntry]:
    return list(polib.pofile(str(path)))


def _ambos(folder: Path, options: tuple[str, ...]) -> Iterator[Flag]:
    for one in findings(folder, *options):
        if one["msgid"] is not None:
            context = one["msgctxt"]
            grave = one["severity"] in _GRAVE
            name = str(context) if context is not None else None
            said = f"{one['check']}: {one['message']}"
            yield Flag(Path(str(one["path"])), name, said, grave)


def _pofilter_command(folder: Path) -> list[str]:
    program = str(environment("translate-toolkit") / "pofilter")
    return [program, "--progress=none", str(folder), str(_output(folder))]


def _output(folder: Path) -> Path:
    return folder.parent / f"{folder.name}-pofilter"


def _pofilter(folder: Path) -> Iterator[Flag]:
    subprocess.run(_pofilter_command(folder), capture_output=True, check=True)
    output = _output(folder)
    for path in sorted(output.rglob("*.po")):
        for entry in polib.pofile(str(path)):
            for line in entry.tcomment.splitlines():
                if line.startswith("(pofilter)"):
                    place = folder / path.relative_to(output)
                    yield Flag(place, entry.msgctxt, line, is_grave=True)


def _l10n_lint_command(folder: Path) -> list[str]:
    program = str(environment("l10n-lint") / "l10n-lint")
    return [program, "--format", "json", "--language", "es", str(folder)]


def _l10n_lint(folder: Path) -> Iterator[Flag]:
    done = subprocess.run(
        _l10n_lint_command(folder), capture_output=True, text=True, check=False, cwd=folder
    )
    for issue in json.loads(done.stdout)["issues"]:
        path = folder / issue["file"]
        at = [entry for entry in _entries(path) if (entry.linenum or 0) <= issue["line"] + 1]
        if at:
            said = f"{issue['rule']}: {issue['message']}"
            yield Flag(path, at[-1].msgctxt, said, issue["severity"] in _GRAVE)


def _dennis_command(folder: Path) -> list[str]:
    program = str(environment("dennis") / "dennis-cmd")
    return [program, "lint", *map(str, sorted(folder.rglob("*.po")))]


def _dennis(folder: Path) -> Iterator[Flag]:
    done = subprocess.run(
        _dennis_command(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    path, rule = folder, ""
    for line in done.stdout.splitlines():
        if re.match(r"(?:\w+: )?[EW]\d+: ", line):
            rule = line
        if line.startswith(">>> Working on: "):
            path = Path(line.removeprefix(">>> Working on: "))
        numbered = re.match(r"(\d+):msgid ", line)
        if numbered:
            number = int(numbered[1])
            at = [entry for entry in _entries(path) if (entry.linenum or 0) <= number]
            yield Flag(path, at[-1].msgctxt, rule, is_grave=True)
