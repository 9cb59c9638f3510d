"""An editor and several commands at work on one project, and kill -9 at random moments.

As a script, `python -m tests.catalogs.interleaving COUNT [SEED]` runs that many interleavings and
says what was found. What is nowhere lost: every msgstr of a catalog as the editor saved it last
stands in the catalog when the next `update` is done, as current, fuzzy or obsolete. What is at no
moment half-written: each time a catalog is read, it is well-formed.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from i18n.catalogs import placing, store, syntax
from i18n.errors import AmbosError
from tests.commands import project

AMBOS = (sys.executable, "-c", "from i18n.commands import main; main()")
ROOT = Path(__file__).resolve().parents[2]
EDITOR = r"""
import os, random, re, sys, time
path, name, seed, saves = sys.argv[1:]
chance = random.Random(seed)
for number in range(int(saves)):
    time.sleep(chance.random() * 0.15)
    data = open(path, "rb").read()
    places = [m.span(1) for m in re.finditer(rb'\nmsgstr "([^"\n]*)"', data)][1:]
    time.sleep(chance.random() * 0.02)
    if places:
        start, end = chance.choice(places)
        data = data[:start] + f"{name} {number}".encode() + data[end:]
        with open(path + ".editor", "wb") as file:
            file.write(data)
        os.replace(path + ".editor", path)
        sys.stdout.buffer.write(data + b"\0")
        sys.stdout.buffer.flush()
"""
"""Reads the catalog, thinks, and puts a whole new file in its place; prints what it saved, and NUL."""


@dataclass
class Result:
    """What became of the interleavings."""

    runs: int = 0
    saves: int = 0
    killed: int = 0
    lost: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    """Temporary files that are there after the last command."""


def _translations(data: bytes) -> set[str]:
    return {entry.msgstr for entry in syntax.parse(data, "saved.po") if entry.msgstr}


def _look(catalog: Path, result: Result, where: str) -> None:
    try:
        store.load(catalog)
    except AmbosError as error:
        result.broken.append(f"{where}: {error}")


def _edit_source(document: Path, chance: random.Random) -> None:
    """One sentence of a document changed, taken away or added."""
    sentences = re.findall(r"[^.]+\.", document.read_text(encoding="utf-8").partition("\n\n")[2])
    at = chance.randrange(len(sentences))
    kind = chance.randrange(3)
    if kind == 0 and len(sentences) > 4:
        del sentences[at]
    elif kind == 1:
        sentences[at] = sentences[at].replace(".", " again.")
    else:
        sentences.insert(at, f" A new sentence number {chance.randrange(10**6)}.")
    document.write_text("# Title\n\n" + "".join(sentences).strip() + "\n", encoding="utf-8")


def interleave(root: Path, seed: int, result: Result) -> None:
    """One interleaving in a project that earlier ones left as it is."""
    chance = random.Random(seed)
    catalog = root / project.CATALOG
    _edit_source(root / "source" / "a.md", chance)
    editor = subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", EDITOR, str(catalog), f"E{seed}", str(seed),
         str(chance.randint(1, 4))],
        stdout=subprocess.PIPE,
    )  # fmt: skip
    commands = chance.choices(["update", "update", "render", "compile"], k=chance.randint(1, 2))
    running = []
    for command in commands:
        arguments = ["--language", "es", "--output", str(root / "out")] * (command == "render")
        running.append(
            subprocess.Popen(
                [*AMBOS, "--quiet", "--project", str(root), command, *arguments],
                cwd=ROOT,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )
    deadline = time.monotonic() + chance.random() * 0.8
    while time.monotonic() < deadline:
        _look(catalog, result, f"seed {seed}, while they run")
        time.sleep(0.02)
    for process in running:
        if chance.random() < 0.7 and process.poll() is None:
            process.kill()
            result.killed += 1
    for process in running:
        process.wait()
    saved = editor.communicate()[0].split(b"\0")[:-1]
    _look(catalog, result, f"seed {seed}, at the end")
    result.runs += 1
    result.saves += len(saved)
    if saved:
        project.update(root)
        missing = _translations(saved[-1]) - _translations(catalog.read_bytes())
        result.lost += [f"seed {seed}: {text}" for text in sorted(missing)]


def run(count: int, seed: int) -> Result:
    """Interleavings in one project, one after another."""
    result = Result()
    folder = Path(tempfile.mkdtemp(prefix="ambos-interleaving-"))
    try:
        root = project.make(folder)
        for number in range(count):
            interleave(root, seed + number, result)
        _edit_source(root / "source" / "a.md", random.Random(seed))
        placing.sweep.cache_clear()
        project.update(root)
        result.left = [path.name for path in (root / "locales" / "es").rglob(".*.tmp")]
    finally:
        shutil.rmtree(folder)
    return result


if __name__ == "__main__":
    print(run(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0))
