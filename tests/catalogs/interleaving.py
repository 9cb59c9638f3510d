"""An editor and several commands at work on one project, and kill -9 at random moments.

As a script, `python -m tests.catalogs.interleaving COUNT [SEED]` runs that many interleavings and
prints as JSON what was found. What is nowhere lost: every msgstr of a catalog as the editor saved it
last stands in the catalog when the next `update` is done, as current, fuzzy or obsolete, or as a part of
one whose source is several sentences now. What is at no moment half-written: each time a catalog, a
template or an MO file is read, it is whole.

Commands and the editor are forks of one process that has imported all. A part of the commands is
killed by the clock; another part kills itself at a call that changes the disk, drawn by lot: before it
is made, or where half of the bytes are written.
"""

from __future__ import annotations

import contextlib
import gettext
import io
import json
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from i18n import temporaries
from i18n.catalogs import store, syntax
from i18n.catalogs.approval import is_offer
from i18n.commands._group import group
from i18n.errors import AmbosError
from i18n.project import open_project
from tests.commands import project

COMMANDS = ["update", "update", "translate", "translate", "render", "compile"]
CALLS = ("open", "write", "fsync", "chmod", "replace", "unlink")
"""The calls of `os` at which a command kills itself."""
FILLED = 10
"""What `translate` ends with here that wrote a catalog."""
LIFE = 60
"""After so many interleavings a new project is begun: catalogs grow."""


@dataclass
class Result:
    """What became of the interleavings."""

    runs: int = 0
    saves: int = 0
    killed: int = 0
    between: int = 0
    """Kills that left a temporary file: between its making and its renaming."""
    done: Counter[str] = field(default_factory=Counter)
    """Commands that came to their end, by name; `refused` are those that ended with a message."""
    filled: int = 0
    """How often `translate` wrote a catalog."""
    lost: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    """Temporary files that are there after the last commands."""


def forked(work: Callable[[], int]) -> int:
    """Start a child; the exit status is what `work` gives."""
    pid = os.fork()
    if pid:
        return pid
    status = 70
    try:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for descriptor in (0, 1, 2):
            os.dup2(nowhere, descriptor)
        temporaries._SWEPT.clear()
        status = work()
    finally:
        os._exit(status)


def command(root: Path, name: str) -> int:
    """A command, as its program runs it; its exit status, or `FILLED`."""
    arguments = ["--language", "es"] * (name in {"render", "translate"})
    arguments += ["--output", str(root / "out")] * (name == "render")
    arguments += ["--format", "json"] * (name == "translate")
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            group.main(["--quiet", "--project", str(root), name, *arguments], standalone_mode=False)
    except AmbosError:
        return 2
    except SystemExit as ended:
        return int(ended.code or 0)
    return FILLED if '"written": true' in printed.getvalue() else 0


def die_at(number: int) -> None:
    """Let this process be killed at one of its calls that change the disk, counted from 1."""
    left = [number]

    def armed(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def instead(*arguments: Any, **options: Any) -> Any:
            if name == "open" and not (len(arguments) > 1 and arguments[1] & os.O_CREAT):
                return call(*arguments, **options)
            left[0] -= 1
            if left[0] == 0:
                if name == "write":
                    call(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments, **options)

        return instead

    for name in CALLS:
        setattr(os, name, armed(name, getattr(os, name)))


def edit(path: Path, said: Path, name: str, chance: random.Random) -> int:
    """An editor: reads the catalog, thinks, and puts a whole new file in its place, some times.

    `said` gets what it saved, and how often.
    """
    for number in range(chance.randint(1, 4)):
        time.sleep(chance.random() * 0.03)
        data = path.read_bytes()
        places = [found.span(1) for found in re.finditer(rb'\nmsgstr "([^"\n]*)"', data)][1:]
        time.sleep(chance.random() * 0.005)
        if places:
            start, end = chance.choice(places)
            data = data[:start] + f"{name} {number}".encode() + data[end:]
            own = path.with_name("x.editor")
            own.write_bytes(data)
            own.replace(path)
            said.write_bytes(b"%d\n" % (number + 1) + data)
    return 0


def _unlike(count: int) -> list[str]:
    """So many sentences of which none is like another: what is alike is offered by `update` already."""
    chance = random.Random(count)
    letters = "abcdefghijklmnoprstuv"
    words = ("".join(chance.choices(letters, k=chance.randint(4, 9))) for _ in range(5 * count))
    return [" ".join(islice(words, 5)).capitalize() + "." for _ in range(count)]


OTHERS = [
    "Rain fell all night.",
    "Who pays for the bridge?",
    "Bread costs more than last year.",
    "Our school opens on Monday.",
    "Trains stop here twice each hour.",
    "Nobody answered the letter.",
    "Music was heard from afar.",
    "Her garden is open to visitors.",
    *_unlike(2 * LIFE),
]
"""What the memory knows."""


class Place:
    """A project, and all that its template ever was."""

    def __init__(self, folder: Path) -> None:
        self.root = project.make(folder)
        other = self.root / "source" / "b.md"
        other.write_text("# Others\n\n" + " ".join(OTHERS) + "\n", encoding="utf-8")
        project.update(self.root)
        known = {sentence: sentence.upper() for sentence in OTHERS}
        project.translate(self.root, known, project.CATALOG.replace("a.po", "b.po"))
        self.document = self.root / "source" / "a.md"
        self.catalog = self.root / project.CATALOG
        self.said = folder / "said"
        self.templates: set[bytes] = set()
        self._note_template()

    def edit_source(self, chance: random.Random) -> None:
        """One sentence of the document changed, taken away or added."""
        text = self.document.read_text(encoding="utf-8").partition("\n\n")[2]
        sentences = re.findall(r"[^.?]+[.?]", text)
        at = chance.randrange(len(sentences))
        kind = chance.randrange(5)
        if kind == 0 and len(sentences) > 4:
            del sentences[at]
        elif kind == 1:
            sentences[at] = f"{sentences[at][:-1]} again{sentences[at][-1]}"
        elif kind <= 3:
            sentences.insert(at, " " + chance.choice(OTHERS))
        else:
            sentences.insert(at, f" A new sentence number {chance.randrange(10**6)}.")
        text = "# Title\n\n" + "".join(sentences).strip() + "\n"
        self.document.write_text(text, encoding="utf-8")
        self._note_template()

    def _note_template(self) -> None:
        opened = open_project(self.root)
        document = opened.read("source/a.md")
        self.templates.add(store.serialize(opened.template(document)))

    def look(self, result: Result, where: str) -> None:
        """Is every file whole?"""
        try:
            store.load(self.catalog)
            for path in self.root.rglob("*.mo"):
                gettext.GNUTranslations(io.BytesIO(path.read_bytes()))
        except (AmbosError, OSError) as error:
            result.broken.append(f"{where}: {error}")
        template = self.root / "locales" / "templates" / "a.pot"
        if template.exists() and template.read_bytes() not in self.templates:
            result.broken.append(f"{where}: the template is none of the document's")
        rendered = self.root / "out" / "a.md"
        if rendered.exists() and not re.fullmatch(rb"# .+\n", rendered.read_bytes(), re.DOTALL):
            result.broken.append(f"{where}: the rendered document is cut off")

    def temporary(self) -> set[Path]:
        """The files that somebody was writing when they were killed."""
        return {path for path in self.root.rglob(".*.tmp") if temporaries.NAME.fullmatch(path.name)}


def interleave(place: Place, seed: int, result: Result) -> None:
    """One interleaving in a project that earlier ones left as it is."""
    chance = random.Random(seed)
    root = place.root
    place.edit_source(chance)
    place.said.unlink(missing_ok=True)
    before = place.temporary()
    editor = forked(lambda: edit(place.catalog, place.said, f"E{seed}", random.Random(seed)))
    running: dict[int, str] = {}
    for name in chance.choices(COMMANDS, k=chance.randint(1, 3)):
        number = chance.randint(1, 14) if chance.random() < 0.4 else 0

        def work(name: str = name, number: int = number) -> int:
            if number:
                die_at(number)
            return command(root, name)

        running[forked(work)] = name
    deadline = time.monotonic() + chance.random() * 0.2
    while time.monotonic() < deadline:
        place.look(result, f"seed {seed}, while they run")
        time.sleep(0.005)
    for pid in running:
        if chance.random() < 0.35:
            os.kill(pid, signal.SIGKILL)
    for pid, name in running.items():
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        result.killed += status == -signal.SIGKILL
        result.filled += status == FILLED
        if status in (0, FILLED):
            result.done[name] += 1
        elif status == 2:
            result.done["refused"] += 1
        elif status != -signal.SIGKILL:
            result.broken.append(f"seed {seed}: {name} ended with {status}")
    os.waitpid(editor, 0)
    result.between += len(place.temporary() - before)
    place.look(result, f"seed {seed}, at the end")
    result.runs += 1
    if place.said.exists():
        number_, saved = place.said.read_bytes().split(b"\n", 1)
        result.saves += int(number_)
        project.update(root)
        kept = _translations(place.catalog.read_bytes())
        missing = (text for text in _written(saved) if not _stands(text, kept))
        result.lost += [f"seed {seed}: {text}" for text in sorted(missing)]


def _translations(data: bytes) -> set[str]:
    return {entry.msgstr for entry in syntax.parse(data, "saved.po") if entry.msgstr}


def _stands(text: str, kept: set[str]) -> bool:
    whole = re.compile(rf"(?<!\w){re.escape(text)}(?!\w)")
    return text in kept or any(map(whole.search, kept))


def _written(data: bytes) -> set[str]:
    """What somebody wrote; not what `update` made of it."""
    return {
        entry.msgstr
        for entry in syntax.parse(data, "saved.po")
        if entry.msgstr and (not is_offer(entry) or re.fullmatch(r"E\d+ \d+", entry.msgstr))
    }


def _finish(place: Place, seed: int, result: Result) -> None:
    """Run every command to its end, which takes away what those that were killed left."""
    text = place.document.read_text(encoding="utf-8")
    place.document.write_text(f"{text}\nLast is sentence {seed}.\n", encoding="utf-8")
    for name in ("update", "translate", "compile", "render"):
        pid = forked(partial(command, place.root, name))
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        if status not in (0, FILLED):
            result.broken.append(f"seed {seed}: the last {name} ended with {status}")
    result.left += [str(path.relative_to(place.root)) for path in place.temporary()]


def run(count: int, seed: int) -> Result:
    """Interleavings, one after another, in a project for each sixty."""
    result = Result()
    for first in range(seed, seed + count, LIFE):
        folder = Path(tempfile.mkdtemp(prefix="ambos-interleaving-"))
        try:
            place = Place(folder)
            for number in range(first, min(first + LIFE, seed + count)):
                interleave(place, number, result)
            _finish(place, first, result)
        finally:
            shutil.rmtree(folder)
    return result


if __name__ == "__main__":
    found = run(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)
    print(json.dumps(vars(found)))
