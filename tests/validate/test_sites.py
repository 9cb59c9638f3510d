"""The quick validators over the generated site, and defects that they have to catch."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.validate import browser, generated, planted, programs, published, quick
from tests.validate.planted import Plant
from tests.validate.published import Fault, Public

QUICK = {**quick.QUICK, **quick.GENERATED}
PROGRAMS = {"axe", "keyboard", "pa11y", "policy", "reflow", "vnu"}
"""The validators that run a program: `make validate` plants what they have to catch."""


def found(public: Public) -> Iterator[Fault]:
    """What the quick validators find."""
    yield from quick.quick(public)
    yield from quick.quick(public, quick.GENERATED)


def test_the_generated_site_has_every_kind_of_page_and_passage(public: Public) -> None:
    page = (public.root / planted.PAGE).read_text(encoding="utf-8")
    for sign in ("untranslated", "last-good", 'lang="ar"', "<table", "<code", "footnote", "<img"):
        assert sign in page
    assert {"es/notes/original/index.html", "en/notes/original/index.html"} <= set(public.pages)
    merged = generated.spoken(generated.MERGED, "es").removesuffix(".")
    assert f"{merged}, ánd" in page
    assert "tránslátór. Bécáúsé" in page
    for text in (
        "El original ha cambiado después de esta traducción (última actualización: <time",
        "Corrección: <time",
        "Nobody translates this correction.",
        'translate="no"',
    ):
        assert text in page
    assert "es-MX/everything/index.html" in public.pages
    preparing = (public.root / "es-MX/index.html").read_text(encoding="utf-8")
    assert '<a href="../es/questions/index.html" hreflang="es">' in preparing
    assert '<a href="../en/prepared/index.html" hreflang="en">' in preparing


@pytest.fixture(scope="module")
def said(public: Public) -> frozenset[str]:
    """What the quick validators say of the site without a defect."""
    return frozenset(map(str, found(public)))


def test_the_quick_validators_find_nothing(said: frozenset[str]) -> None:
    assert said == frozenset()


@pytest.mark.parametrize(
    "plant", [one for one in planted.PLANTS if one.by in QUICK], ids=lambda one: one.name
)
def test_a_planted_defect_is_caught(
    tmp_path: Path, public: Public, said: frozenset[str], plant: Plant
) -> None:
    shutil.copytree(public.root, tmp_path / "public")
    plant.put(tmp_path / "public")
    faults = list(found(published.read(tmp_path / "public", public.base)))
    assert plant.by in {fault.validator for fault in faults if str(fault) not in said}


def test_at_least_thirty_defects_are_planted_each_once() -> None:
    names = list(planted.names())
    assert len(names) == len(set(names)) > 30
    assert {one.by for one in planted.PLANTS} == {*QUICK, *PROGRAMS}


@pytest.mark.tool("schema-dts")
@pytest.mark.tool("typescript")
def test_json_ld_has_the_types_of_schema_org(public: Public) -> None:
    assert [str(fault) for fault in programs.typed(public)] == []


@pytest.mark.tool("schema-dts")
@pytest.mark.tool("typescript")
@pytest.mark.parametrize(
    "name", ["a type that schema.org does not know", "a property of the wrong type"]
)
def test_json_ld_of_another_type_is_caught(tmp_path: Path, public: Public, name: str) -> None:
    shutil.copytree(public.root, tmp_path / "public")
    next(one for one in planted.PLANTS if one.name == name).put(tmp_path / "public")
    assert list(programs.typed(published.read(tmp_path / "public", public.base)))


@pytest.mark.tool("epubcheck")
def test_feeds_and_site_map_are_valid_by_their_schemas(shared: Path, public: Public) -> None:
    assert [str(fault) for fault in programs.schemas(public)] == []


@pytest.mark.tool("vnu")
def test_the_nu_validator_says_nothing(public: Public) -> None:
    assert [str(fault) for fault in programs.vnu(public)] == []


PATHS = (planted.PAGE, planted.PAIR, planted.FAQ, "es/index.html", "index.html")


@pytest.mark.tool("chromium")
@pytest.mark.tool("puppeteer-core")
@pytest.mark.tool("axe-core")
def test_a_browser_has_nothing_to_say(public: Public) -> None:
    results = browser.run(public, (), (browser.LIGHT,), PATHS)
    assert [str(fault) for fault in browser.faults(results)] == []
