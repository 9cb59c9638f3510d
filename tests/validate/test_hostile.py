"""Hostile catalogs in a real browser, under a policy that reports what it blocks."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import RunAmbos
from tests.validate import browser, generated, hostile, published
from tests.validate.generated import Run

pytestmark = [
    pytest.mark.tool("chromium"),
    pytest.mark.tool("puppeteer-core"),
    pytest.mark.tool("axe-core"),
]
SEEDS = range(3)


@pytest.fixture
def copy(tmp_path: Path, project: Path) -> Path:
    """A copy of the project whose catalogs a test may change."""
    shutil.copytree(project, tmp_path / "project")
    return tmp_path / "project"


@pytest.fixture
def before(copy: Path, run: Run) -> list[dict[str, dict[str, Any]]]:
    """The shapes of the pages as they are translated, and of those with nothing translated."""
    shapes = [hostile.shapes(look(copy))]
    generated.translate(
        copy, lambda entry, language: entry.msgid if entry.comment.startswith("slug") else ""
    )
    generated.build(copy, run)
    return [*shapes, hostile.shapes(look(copy))]


def look(project: Path) -> list[dict[str, Any]]:
    """What a browser tells of every page."""
    public = published.read(project / "public", generated.BASE)
    return browser.run(public, ("shape",), (browser.LIGHT,), public.pages)


def said(results: list[dict[str, Any]]) -> list[str]:
    """What the browser has to say; a word of 300 letters may well be wider than a window."""
    return [str(one) for one in browser.faults(results) if one.validator != "reflow"]


def more(
    results: list[dict[str, Any]], before: list[dict[str, dict[str, Any]]]
) -> Iterator[str]:
    """What pages have that they had not before."""
    for page, shape in hostile.shapes(results).items():
        yield from hostile.more(page, shape, [one[page] for one in before if page in one])


def test_what_a_build_publishes_of_hostile_catalogs_leads_nowhere_new(
    copy: Path,
    run: Run,
    run_ambos: RunAmbos,
    before: list[dict[str, dict[str, Any]]],
) -> None:
    for seed in SEEDS:
        generated.translate(copy, hostile.Hostile(seed))
        checked = run_ambos(copy, "check", "--format", "json")
        hostile.without_errors(copy, json.loads(checked.stdout)["findings"])
        generated.build(copy, run)
        results = look(copy)
        assert said(results) == []
        assert list(more(results, before)) == []


def test_a_build_without_checks_runs_nothing_and_fetches_nothing(
    copy: Path, run: Run, before: list[dict[str, dict[str, Any]]]
) -> None:
    for seed in SEEDS:
        generated.translate(copy, hostile.Hostile(seed))
        generated.build(copy, run, "--no-check")
        results = look(copy)
        assert said(results) == []
        # a link that a translator wrote is the one thing that only the checks hold back
        links = "the address https://elsewhere.example/"
        assert [one for one in more(results, before) if links not in one] == []
