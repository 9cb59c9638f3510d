"""The project's own pages: their blocks run, and what the blocks print stands in them.

A fenced block marked `console` is run: a line that begins with `$ ` is a command, and the lines below
it are what it prints, stdout and stderr together. A comment above a block says what else it is:

* `<!-- file: PATH -->` is written to that file;
* `<!-- part of: PATH -->` stands in that file, line for line;
* `<!-- translate: PATH -->` holds messages, whose translations go into that catalog.

`<!-- continues: PAGE -->` at the top of a page runs the blocks of that page first.
As a script, `python -m tests.docs.pages [PAGE…]` writes into the pages what their commands print.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import polib

from i18n.catalogs import load, save

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")
_FENCE = re.compile(
    r"(?:^<!-- (?P<role>[a-z ]+?)(?:: (?P<path>\S+))? -->\n)?"
    r"^```(?P<language>\w*)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_CONTINUES = re.compile(r"^<!-- continues: (\S+) -->$", re.MULTILINE)
_COMMAND = re.compile(r"^\$ (?P<line>.*)\n(?P<printed>(?:(?!\$ ).*\n)*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block; `role` and `path` are those of the comment above it, "" where there is none.

    `start` and `end` are where its text lies in its page, in characters; `line` counts from 1.
    """

    language: str
    role: str
    path: str
    text: str
    start: int
    end: int
    line: int


def names() -> list[str]:
    """Every page, relative to the project."""
    found = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md"))
    return [*(name for name in PAGES if (ROOT / name).exists()), *found]


def text_of(name: str) -> str:
    """A page's text."""
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(text: str) -> list[Block]:
    """The fenced blocks of a page."""
    return [
        Block(
            match["language"],
            match["role"] or "",
            match["path"] or "",
            match["text"],
            match.start("text"),
            match.end("text"),
            text.count("\n", 0, match.start("text")) + 1,
        )
        for match in _FENCE.finditer(text)
    ]


def prose(text: str) -> str:
    """A page without its blocks and comments."""
    return re.sub(r"<!--.*?-->", "", _FENCE.sub("", text), flags=re.DOTALL)


@dataclass(slots=True)
class Walk:
    """Runs pages in a folder.

    `here` is the folder where the last command ended, `status` its exit status; `earlier` are the
    walks of pages that need not be run again.
    """

    folder: Path
    environment: Mapping[str, str]
    earlier: Mapping[str, Walk] = field(default_factory=dict)
    here: Path = field(init=False)
    status: int = 0

    def __post_init__(self) -> None:
        self.folder = self.folder.resolve()
        self.here = self.folder

    def page(self, name: str) -> str:
        """Run a page, and those it continues; give its text with what its commands print."""
        text = text_of(name)
        for before in _CONTINUES.findall(text):
            path = ((ROOT / name).parent / before).resolve()
            self._begin(path.relative_to(ROOT).as_posix())
        pieces, position = [], 0
        for block in blocks(text):
            pieces += [text[position : block.start], self.block(block)]
            position = block.end
        return "".join(pieces) + text[position:]

    def _begin(self, name: str) -> None:
        """Come to where another page ends."""
        walk = self.earlier.get(name)
        if walk is None:
            self.page(name)
        else:
            shutil.copytree(walk.folder, self.folder, dirs_exist_ok=True)
            self.here = self.folder / walk.here.relative_to(walk.folder)

    def block(self, block: Block) -> str:
        """Run a block; give its text as it should be.

        Raises ValueError for a part of a file that does not stand in it.
        """
        path = self.here / block.path
        match block.role:
            case "file":
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(block.text, encoding="utf-8")
            case "part of":
                held = path.read_text(encoding="utf-8")
                if block.text not in held:
                    raise ValueError(f"line {block.line}: not in {block.path}:\n{held}")
            case "translate":
                translate(path, block.text)
        if block.language == "console":
            return "".join(self._commands(block.text))
        return block.text

    def _commands(self, text: str) -> Iterator[str]:
        for command in _COMMAND.finditer(text):
            yield f"$ {command['line']}\n{self._printed(command['line'])}"

    def _printed(self, line: str) -> str:
        """What a command prints; the next one begins where it went, and sees its status."""
        place = self.folder / ".here"
        script = f"trap 'pwd > \"$PLACE\"' EXIT\n(exit {self.status})\n{line}"
        done = subprocess.run(
            ["sh", "-c", script],
            cwd=self.here,
            env={**self.environment, "PLACE": str(place)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        self.status = done.returncode
        self.here = Path(place.read_text().rstrip("\n"))
        place.unlink()
        printed = done.stdout.decode().replace(f"{self.folder}/", "")
        return printed if printed.endswith("\n") or not printed else printed + "\n"


def translate(path: Path, text: str) -> None:
    """Put the translations of some messages into a catalog, as a translator does."""
    catalog = load(path, path.name)
    entries = {(entry.msgctxt, entry.msgid): entry for entry in catalog}
    for message in polib.pofile(text):
        entry = entries[message.msgctxt, message.msgid]
        entry.msgstr = message.msgstr
        if not message.fuzzy and entry.fuzzy:
            entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
            entry.previous_msgid = None
    save(catalog, path, path.name)


def main(arguments: list[str]) -> None:
    """Write into pages what their commands print."""
    from tests.conftest import plain_environment  # noqa: PLC0415  (pytest imports it first)

    environment = with_program(plain_environment())
    for name in arguments or names():
        with tempfile.TemporaryDirectory() as folder:
            (ROOT / name).write_text(Walk(Path(folder), environment).page(name), encoding="utf-8")


def with_program(environment: Mapping[str, str]) -> dict[str, str]:
    """An environment whose first `ambos` is the one beside this Python."""
    folder = Path(sys.executable).parent
    return {**environment, "PATH": f"{folder}:{environment['PATH']}"}


if __name__ == "__main__":
    main(sys.argv[1:])
