"""The order of the rooms, held by import-linter, and proved to be held."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools import ROOT

ROOMS = (
    ("errors", "files", "model"),
    ("plain",),
    ("documents", "segmentation", "importers"),
    ("catalogs",),
    ("alignment",),
    ("memory", "terms"),
    ("engines", "checks"),
    ("editions", "exchange"),
    ("configuration",),
    ("ledger",),
    ("project",),
    ("reports", "editor", "language_server"),
    ("commands",),
)
BACKWARDS = [
    (low, high)
    for number, level in enumerate(ROOMS)
    for low in level
    for high in (ROOMS[number + 1][0] if number + 1 < len(ROOMS) else None,)
    if high
]
SIBLINGS = [(level[0], level[1]) for level in ROOMS[1:] if len(level) > 1]


def planted(folder: Path, importer: str, imported: str) -> Path:
    """A package with every room, where the rooms are empty but for one import."""
    package = folder / "i18n"
    package.mkdir()
    (package / "__init__.py").touch()
    for room in [*(room for level in ROOMS for room in level)]:
        text = f"import i18n.{imported}\n" if room == importer else ""
        if room in (*ROOMS[0], "configuration", "project"):
            (package / f"{room}.py").write_text(text)
        else:
            (package / room).mkdir()
            (package / room / "__init__.py").touch()
            (package / room / "inside.py").write_text(text)
    (folder / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return folder


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts of the package in a folder."""
    script = (
        "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports;"
        " sys.exit(lint_imports(no_cache=True))"
    )
    return subprocess.run(
        [sys.executable, "-I", "-c", script],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(("importer", "imported"), BACKWARDS + SIBLINGS)
def test_an_import_up_or_across_the_rooms_breaks_the_contract(
    tmp_path: Path, importer: str, imported: str
) -> None:
    done = lint_imports(planted(tmp_path, importer, imported))
    assert done.returncode == 1
    assert f"i18n.{importer} is not allowed to import i18n.{imported}" in done.stdout


def test_an_import_down_the_rooms_keeps_the_contract(tmp_path: Path) -> None:
    done = lint_imports(planted(tmp_path, "commands", "model"))
    assert done.returncode == 0, done.stdout


def test_a_room_that_has_no_place_breaks_the_contract(tmp_path: Path) -> None:
    folder = planted(tmp_path, "commands", "model")
    (folder / "i18n" / "utils.py").touch()
    done = lint_imports(folder)
    assert done.returncode == 1
    assert "utils" in done.stdout


def test_the_rooms_keep_the_contract() -> None:
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout
