"""What a newcomer types, from the first time to a moved folder."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.tools import ROOT

LEFT_OUT = shutil.ignore_patterns(
    ".git",
    ".venv",
    ".tools",
    ".ambos",
    "public",
    "build",
    "dist",
    "__pycache__",
    ".*_cache",
    "*.mo",
)
PINNED = {"PIP_CONSTRAINT", "PIP_BUILD_CONSTRAINT", "AMBOS_REQUIRE_TOOLS", "PYTHON", "VIRTUAL_ENV"}


@dataclass(slots=True)
class Checkout:
    """A copy of the project without its history, and what a command says in it."""

    folder: Path
    home: Path

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a command with an empty home; pip's settings of this machine stay."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("MAKE", "PYTEST")) and name not in PINNED | {"MFLAGS"}
        }
        path = "/usr/local/bin:/usr/bin:/bin"
        return subprocess.run(
            command,
            cwd=self.folder,
            env={**kept, "HOME": str(self.home), "PATH": path, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def contents(self) -> dict[str, tuple[int, int]]:
        """Each file with its time of change and its size; byte code, which Python keeps, left out."""
        files = (path for path in self.folder.rglob("*") if path.is_file())
        return {
            str(path.relative_to(self.folder)): (path.stat().st_mtime_ns, path.stat().st_size)
            for path in files
            if "__pycache__" not in path.parts
        }


@pytest.fixture
def checkout(tmp_path: Path) -> Iterator[Checkout]:
    folder, home = tmp_path / "una carpeta con eñes y acentós", tmp_path / "home"
    home.mkdir()
    shutil.copytree(ROOT, folder, ignore=LEFT_OUT)
    yield Checkout(folder, home)
    shutil.rmtree(tmp_path)


def test_a_newcomer_types_one_command_and_again_does_nothing(checkout: Checkout) -> None:
    first = checkout.run("make", "edition")
    assert first.returncode == 0, first.stderr
    pages, _, table = first.stdout.partition("\n\n")
    assert "public/en-es/" in pages
    assert "article" in table
    before = checkout.contents()
    second = checkout.run("make", "edition")
    assert second.returncode == 0, second.stderr
    assert second.stdout == "Nothing to do: public/ is up to date.\n"
    assert checkout.contents() == before

    moved = Checkout(checkout.folder.with_name("otro sitio"), checkout.home)
    shutil.move(checkout.folder, moved.folder)
    third = moved.run("make", "edition")
    assert third.returncode == 0, third.stderr
    assert "Making .venv" in third.stderr
    assert third.stdout == second.stdout


OLDER = """#!/bin/sh
case $1 in -V) echo "Python 3.9.2" ;; *) exit 1 ;; esac
"""


def test_an_older_python_is_refused_in_one_line(checkout: Checkout) -> None:
    older = checkout.home / "python3.9"
    older.write_text(OLDER)
    older.chmod(0o755)
    done = checkout.run("sh", ".ci/environment", PYTHON=str(older))
    assert done.returncode == 2
    assert done.stderr == (
        f"Python 3.11 or newer is needed, and {older} is 3.9.2"
        " (install one, or name it: make PYTHON=python3.12 …)\n"
    )
    assert not (checkout.folder / ".venv").exists()


def test_a_python_that_is_not_there_is_named(checkout: Checkout) -> None:
    done = checkout.run("sh", ".ci/environment", PYTHON="python3.99")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "there is no python3.99" in done.stderr


INSTALLED = """#!/bin/sh
echo "$@" >>calls
"""


@pytest.mark.parametrize("changed", ["pyproject.toml", "constraints.txt"])
def test_a_changed_requirement_is_noticed_and_an_unchanged_one_starts_nothing(
    checkout: Checkout, changed: str
) -> None:
    """With a .venv whose Python only says that it was called."""
    binaries = checkout.folder / ".venv" / "bin"
    binaries.mkdir(parents=True)
    for name, text in {
        "python": INSTALLED,
        "ambos": INSTALLED,
        "pip": f"#!{checkout.folder}/.venv/bin/python\n",
    }.items():
        (binaries / name).write_text(text, encoding="utf-8")
        (binaries / name).chmod(0o755)
    calls = checkout.folder / "calls"

    def installs() -> int:
        assert checkout.run("sh", ".ci/environment", "test").returncode == 0
        lines = calls.read_text(encoding="utf-8").splitlines() if calls.exists() else []
        calls.unlink(missing_ok=True)
        return sum("--editable .[test]" in line for line in lines) if lines else 0

    assert installs() == 1
    assert installs() == 0
    assert not calls.exists()
    with (checkout.folder / changed).open("a", encoding="utf-8") as file:
        file.write("# another line\n")
    assert installs() == 1


def test_the_list_of_targets_names_each_of_them(checkout: Checkout) -> None:
    done = checkout.run("make")
    names = {line.split()[1] for line in done.stdout.splitlines()}
    wanted = {
        "help",
        "edition",
        "test",
        "large",
        "fuzz",
        "lint",
        "validate",
        "bench",
        "pin",
        "clean",
    }
    assert names == wanted
