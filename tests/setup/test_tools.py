"""The list of programs: whole, read the same by everyone, and run as a test runs them."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import tools

PAGE = (
    '<!DOCTYPE html><html lang="en"><head><title>{title}</title></head><body>{body}</body></html>'
)


@pytest.mark.parametrize("tool", tools.listed().values(), ids=lambda tool: tool.name)
def test_each_tool_says_what_is_looked_for_and_where_it_comes_from(tool: tools.Tool) -> None:
    assert bool(tool.programs) != bool(tool.file)
    assert bool(tool.debian) != bool(tool.npm)
    assert all(tools.tool_of(need) for need in tool.needs)


def test_npm_packages_are_pinned_to_one_version() -> None:
    pinned = [tool.npm.rpartition("@") for tool in tools.listed().values() if tool.npm]
    assert pinned
    assert all(package and re.fullmatch(r"\d+(\.\d+)+(-[\w.]+)?", v) for package, _, v in pinned)


def test_a_program_that_is_not_listed_is_an_error_and_not_a_skip() -> None:
    with pytest.raises(KeyError, match="no-such-program is not in"):
        tools.find("no-such-program")


def test_a_package_in_another_version_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / ".tools" / "node_modules" / "page"
    folder.mkdir(parents=True)
    (folder / "page.jar").touch()
    (folder / "package.json").write_text('{"version": "1.0.0"}')
    monkeypatch.setattr(tools, "ROOT", tmp_path)
    file = ".tools/node_modules/page/page.jar"
    assert tools.npm_file(tools.Tool("page", npm="page@1.0.0", file=file)) == tmp_path / file
    assert tools.npm_file(tools.Tool("page", npm="page@1.0.1", file=file)) is None


@pytest.mark.tool("msgfmt")
def test_a_listed_program_runs(tool: Callable[[str], Path]) -> None:
    done = subprocess.run([tool("msgfmt"), "--version"], capture_output=True, text=True, check=True)
    assert "GNU gettext" in done.stdout


def test_the_validator_names_the_page_and_the_line_of_an_error(
    tmp_path: Path, vnu: Callable[..., list[tools.Message]]
) -> None:
    good, bad = tmp_path / "página buena.html", tmp_path / "página mala.html"
    good.write_text(PAGE.format(title="Fine", body="<p>Fine</p>"), encoding="utf-8")
    bad.write_text(PAGE.format(title="Broken", body="\n\n<p><div>x</p>"), encoding="utf-8")
    messages = vnu(good, bad)
    assert {(message.path, message.line, message.severity) for message in messages} == {
        (str(bad), 3, "error")
    }


def test_chromium_renders_a_page(tmp_path: Path, chromium: list[str]) -> None:
    page = tmp_path / "página.html"
    page.write_text(PAGE.format(title="Both", body="<p>ambos</p>"), encoding="utf-8")
    done = subprocess.run(
        [*chromium, "--dump-dom", page.as_uri()], capture_output=True, text=True, check=True
    )
    assert "<p>ambos</p>" in done.stdout


OUTCOMES = """
import pytest

@pytest.mark.tool("vnu")
def test_that_needs_it():
    pass

@pytest.mark.platform("plan9")
def test_of_another_platform():
    raise AssertionError

@pytest.mark.platform("linux", "darwin", "win32")
def test_of_this_platform():
    pass
"""


@pytest.mark.parametrize(
    ("required", "status", "closing"),
    [("0", 0, "1 passed, 1 skipped, 1 deselected"), ("1", 1, "1 passed, 1 deselected, 1 error")],
)
def test_a_missing_tool_skips_or_fails_and_is_named(
    tmp_path: Path, required: str, status: int, closing: str
) -> None:
    checkout = tmp_path / "checkout"
    (checkout / "tests").mkdir(parents=True)
    for name in ("conftest.py", "tools.py", "tools.toml"):
        text = (tools.ROOT / "tests" / name).read_text(encoding="utf-8")
        (checkout / "tests" / name).write_text(text, encoding="utf-8")
    (checkout / "pyproject.toml").write_text((tools.ROOT / "pyproject.toml").read_text())
    (checkout / "tests" / "test_outcomes.py").write_text(OUTCOMES)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-rs", "-p", "no:cacheprovider", "-p", "no:xdist"],
        cwd=checkout,
        env={"PATH": "/nowhere", "AMBOS_REQUIRE_TOOLS": required},
        capture_output=True,
        text=True,
        check=False,
    )
    assert closing in done.stdout
    assert "vnu is missing" in done.stdout
    assert done.returncode == status


def test_the_installer_names_what_it_cannot_get(tmp_path: Path) -> None:
    """In a copy without npm's folder, as a user who may install nothing."""
    (tmp_path / "tests").mkdir()
    for name in ("tools.py", "tools.toml"):
        text = (tools.ROOT / "tests" / name).read_text(encoding="utf-8")
        (tmp_path / "tests" / name).write_text(text.replace("vnu-jar@", "vnu-jar-not@0."))
    script = (
        "import sys, tests.tools as t; t.administrator = lambda: None; t.run = lambda _: None; "
    )
    for required, status in (("0", 0), ("1", 1)):
        done = subprocess.run(
            [sys.executable, "-c", script + "sys.exit(t.install(['vnu']))"],
            cwd=tmp_path,
            env={"AMBOS_REQUIRE_TOOLS": required},
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Missing: vnu" in done.stderr
        assert done.returncode == status
