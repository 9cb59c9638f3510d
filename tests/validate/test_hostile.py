"""Hostile catalogs in a real browser, under a policy that reports what it stops."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import RunAmbos
from tests.validate import browser, generated, hostile, planted, published
from tests.validate.generated import Run
from tests.validate.hostile import Hostile
from tests.validate.published import Public

PATHS = (
    planted.PAGE,
    planted.PAIR,
    "es/questions/index.html",
    "es/markup/index.html",
    "es/index.html",
)
SEEDS = range(2)

pytestmark = [pytest.mark.tool(one) for one in ("chromium", "puppeteer-core", "axe-core")]


def copied(project: Path, root: Path) -> Path:
    """A copy of the project, in which no translation is held back for want of words."""
    shutil.copytree(project, root)
    settings = root / "ambos.toml"
    text, count = re.subn(r"(?m)^minimum = .*\n", "", settings.read_text(encoding="utf-8"))
    assert count == 1
    settings.write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def harmless(
    project: Path, run: Run, tmp_path_factory: pytest.TempPathFactory
) -> list[Mapping[str, Any]]:
    """The shapes of the pages with harmless translations, and with none."""
    bare = copied(project, tmp_path_factory.mktemp("bare") / "project")
    generated.translate(bare, lambda entry, language: "")
    generated.build(bare, run)
    found: list[Mapping[str, Any]] = []
    for root in (project, bare):
        public = published.read(root / "public", generated.BASE)
        paths = [path for path in PATHS if path in public.pages]
        found.append(hostile.shapes(browser.run(public, ("shape",), (browser.LIGHT,), paths)))
    return found


def added(public: Public, harmless: list[Mapping[str, Any]]) -> list[str]:
    """What a browser has found wrong in the pages, and what the harmless ones have not."""
    paths = [path for path in PATHS if path in public.pages]
    results = browser.run(public, ("shape",), (browser.LIGHT,), paths)
    shapes = hostile.shapes(results)
    assert set(shapes) == set(paths)
    found = [str(fault) for fault in browser.faults(results)]
    for path, shape in shapes.items():
        before = [one[path] for one in harmless if path in one]
        found += hostile.more(path, shape, before)
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_a_browser_sees_nothing_new_in_what_is_built_in_spite_of_findings(
    tmp_path: Path, project: Path, run: Run, harmless: list[Mapping[str, Any]], seed: int
) -> None:
    root = copied(project, tmp_path / "project")
    generated.translate(root, Hostile(seed))
    generated.build(root, run, "--no-check")
    assert added(published.read(root / "public", generated.BASE), harmless) == []


def test_a_browser_sees_nothing_new_in_what_the_checks_let_pass(
    tmp_path: Path,
    project: Path,
    run: Run,
    run_ambos: RunAmbos,
    harmless: list[Mapping[str, Any]],
) -> None:
    root = copied(project, tmp_path / "project")
    generated.translate(root, Hostile(7))
    count = 1
    while count:
        done = run_ambos(root, "check", "--format", "json")
        count = hostile.without_errors(root, json.loads(done.stdout)["findings"])
    generated.build(root, run)
    assert added(published.read(root / "public", generated.BASE), harmless) == []


def test_a_script_in_a_page_is_reported(tmp_path: Path, public: Public) -> None:
    shutil.copytree(public.root, tmp_path / "public")
    next(one for one in planted.PLANTS if one.name == "a script").put(tmp_path / "public")
    changed = published.read(tmp_path / "public", public.base)
    results = browser.run(changed, ("shape",), (browser.LIGHT,), [planted.PAGE])
    assert {"policy", "console"} <= {fault.validator for fault in browser.faults(results)}
