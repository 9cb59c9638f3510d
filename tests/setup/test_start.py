"""What the program loads to say what it can do."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools import ROOT

HEAVY = {
    *("asyncio", "concurrent", "csv", "ctypes", "decimal", "difflib", "email", "html", "http"),
    *(
        "importlib.metadata",
        "json",
        "logging",
        "multiprocessing",
        "pdb",
        "socket",
        "sqlite3",
        "ssl",
    ),
    *("tempfile", "tomllib", "unittest", "urllib.request", "xml", "zipfile"),
}


SCRIPT = """
import sys
del sys.argv[0]
path = sys.argv[0]
try:
    exec(compile(open(path, encoding="utf-8").read(), path, "exec"), {"__name__": "__main__"})
except SystemExit:
    pass
print(*sys.modules)
"""


def modules_after(program: str | Path, *arguments: str) -> set[str]:
    """The names in sys.modules when a Python program, given its path, has ended."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(program), *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.splitlines()[-1].split())


@pytest.fixture
def click_alone(tmp_path: Path) -> set[str]:
    """The names in sys.modules when click has been imported."""
    (tmp_path / "click_alone.py").write_text("import click")
    return modules_after(tmp_path / "click_alone.py")


@pytest.mark.parametrize("program", [Path(sys.executable).with_name("ambos"), ROOT / "cli.py"])
def test_help_loads_no_package_but_click(program: Path, click_alone: set[str]) -> None:
    extra = modules_after(program, "--help") - click_alone
    packages = {name.partition(".")[0] for name in extra} - set(sys.stdlib_module_names)
    assert packages <= {"click", "i18n"}


def test_help_loads_nothing_heavy_that_click_does_not_load(click_alone: set[str]) -> None:
    assert (modules_after(ROOT / "cli.py", "--help") - click_alone) & HEAVY == set()


def test_help_loads_no_room_but_the_commands(click_alone: set[str]) -> None:
    extra = modules_after(ROOT / "cli.py", "--help") - click_alone
    rooms = {name.split(".")[1] for name in extra if name.startswith("i18n.")}
    assert rooms == {"commands", "errors"}


def test_a_run_with_nothing_to_do_loads_nothing_that_reads_documents(
    tmp_path: Path, click_alone: set[str]
) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "ambos.toml").write_text('targets = ["es"]\n', encoding="utf-8")
    (tmp_path / "source" / "a.md").write_text("Some text.\n", encoding="utf-8")
    for command in (["update"], ["render", "--language", "es", "--output", f"{tmp_path}/out"]):
        first = modules_after(ROOT / "cli.py", "--project", str(tmp_path), *command)
        again = modules_after(ROOT / "cli.py", "--project", str(tmp_path), *command) - click_alone
        packages = {name.partition(".")[0] for name in again} - set(sys.stdlib_module_names)
        assert packages <= {"click", "i18n"}
        assert {"i18n.catalogs", "i18n.documents", "polib"} <= first
        assert not {"i18n.catalogs", "i18n.documents"} & again


def test_a_project_loads_what_reads_the_formats_that_it_has_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "ambos.toml").write_text('targets = ["es"]\n', encoding="utf-8")
    for name in ("picture.svg", "a.md", "b.txt"):
        (tmp_path / "source" / name).write_text("Some text.\n", encoding="utf-8")
        loaded = modules_after(ROOT / "cli.py", "--project", str(tmp_path), "update")
        reading = {module for module in loaded if re.fullmatch(r".*\._[a-z]+_format", module)}
        wanted = {"a.md": {"markdown"}, "b.txt": {"text"}}.get(name, set())
        assert reading == {f"i18n.documents._{format_}_format" for format_ in wanted}


def test_markdown_without_front_matter_loads_no_parser_of_it_and_nothing_that_publishes(
    tmp_path: Path,
) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "ambos.toml").write_text('targets = ["es"]\n', encoding="utf-8")
    page = tmp_path / "source" / "a.md"
    needed = {"yaml", "tomlkit", "pygments", "pyromark.event", "i18n.documents._text_marks"}
    for text, used in (("Text.\n", set()), ("---\ntitle: A\n---\n\nText.\n", {"yaml"})):
        page.write_text(text, encoding="utf-8")
        loaded = modules_after(ROOT / "cli.py", "--project", str(tmp_path), "update")
        assert needed & loaded == used


def test_a_checkout_without_its_packages_says_what_to_run(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-E", "-S", str(ROOT / "cli.py"), "--help"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert re.fullmatch(
        r"cli\.py: .* has no package 'click' \(run `make edition`.*\)\n", done.stderr
    )
    assert done.stdout == ""
