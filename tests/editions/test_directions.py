"""Each text is laid out in the direction of its language."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel import Locale, UnknownLocaleError, localedata
from lxml import html

from i18n.languages import direction, turn
from tests.conftest import RunAmbos
from tests.editions.browser import Browser
from tests.editions.conftest import SiteFolder

SOURCE = """\
---
title: The bus
description: About the bus.
correction: An error.
tags: [buses]
---

It is red. It stops here. See [the stop](stop.md).

## Where it ends

> A quotation.

| One | Two |
| --- | --- |
| Three | `code()` |
"""
WORD = "\u0643\u062a\u0627\u0628"
LEFT = {
    "See [the stop](stop.md).": f"{WORD} [{WORD}](stop.md).",
    "`code()`": "`code()`",
    **dict.fromkeys(("It stops here.", "About the bus.", "The stop", "A text."), ""),
}
"""What is not translated, or has more than a word."""
TEXTS = '[...document.querySelectorAll("body *")].filter(e => [...e.childNodes].some(%s))'
TEXTS %= "n => n.nodeType === 3 && /[\\p{L}]{2}/u.test(n.data)"


@pytest.fixture
def bus(tmp_path: Path, run_ambos: RunAmbos) -> SiteFolder:
    """An English document in Arabic and in Spanish, and one of which Arabic has nothing."""
    site = SiteFolder(tmp_path / "bus", run_ambos)
    (site.root / "source").mkdir(parents=True)
    settings = (
        'targets = ["ar", "es"]\nname = "Bus"\n[publish]\nbase-url = "https://example.org/"\n'
        'formats = ["epub"]\nminimum = { ar = "50%" }\n'
    )
    (site.root / "ambos.toml").write_text(settings, encoding="utf-8")
    (site.root / "source/bus.md").write_text(SOURCE, encoding="utf-8")
    (site.root / "source/stop.md").write_text("---\ntitle: The stop\n---\n\nA text.\n")
    site.ambos("update")

    site.translate(lambda entry: LEFT.get(entry.msgid, WORD))
    for catalog in site.root.rglob("es/LC_MESSAGES/*.po"):
        text = catalog.read_text(encoding="utf-8").replace(WORD, "texto")
        catalog.write_text(text, encoding="utf-8")
    site.ambos("build", "--missing", "source", "--no-check")
    return site


@pytest.fixture
def browser(chromium: list[str]) -> Iterator[Browser]:
    """A browser of a test's own."""
    with Browser(chromium) as found:
        yield found


def test_a_language_has_the_direction_that_cldr_says() -> None:
    found = []
    for code in localedata.locale_identifiers():
        try:
            locale = Locale.parse(code)
        except UnknownLocaleError:
            continue
        said = "rtl" if locale.character_order == "right-to-left" else "ltr"
        found.append((code, direction(code), said))
    assert len(found) > 500
    assert [one for one in found if one[1] != one[2]] == []
    assert {"ltr", "rtl"} == {said for *_, said in found}


@pytest.mark.parametrize(
    ("code", "wanted"),
    [("dv", "rtl"), ("az-Arab", "rtl"), ("az_IR", "rtl"), ("ar-Latn", "ltr"), ("nah", "ltr")],
)
def test_a_language_that_cldr_lacks_has_that_of_its_script(code: str, wanted: str) -> None:
    assert direction(code) == wanted


def test_a_turn_is_stated_where_there_is_one() -> None:
    assert [turn("ar"), turn("ar", "he"), turn("en", "he")] == [' dir="rtl"', "", ' dir="ltr"']
    assert [turn("en"), turn("es", "en")] == ["", ""]


@pytest.mark.tool("chromium")
@pytest.mark.parametrize(
    "path", ["ar/bus/index.html", "en-ar/bus/index.html", "ar/index.html", "index.html", "404.html"]
)
def test_every_text_is_laid_out_in_the_direction_of_its_language(
    bus: SiteFolder, browser: Browser, path: str
) -> None:
    browser.open(bus.root / "public" / path, 1200)
    said = "[e.closest('[lang]').lang, getComputedStyle(e).direction, e.tagName, e.textContent]"
    found = [one for one in browser.evaluate(f"{TEXTS}.map(e => {said})") if one[2] != "CODE"]
    assert {one[0] for one in found} >= {"ar", "en"}
    assert [one for one in found if one[1] != direction(one[0])] == []


@pytest.mark.tool("chromium")
def test_a_page_from_right_to_left_begins_on_the_right(bus: SiteFolder, browser: Browser) -> None:
    box = "(b => [b.left, b.right])(document.querySelector('%s').getBoundingClientRect())"
    browser.open(bus.root / "public/ar/bus/index.html", 1200)
    assert browser.evaluate("document.documentElement.scrollWidth") == 1200
    (left, right) = browser.evaluate(box % "main th + th")
    assert right <= browser.evaluate(box % "main th")[0] + 1 < right + 2
    assert left < right
    assert browser.style("blockquote", "border-right-width") == "3px"
    assert browser.style("code", "direction") == "ltr"
    browser.open(bus.root / "public/en-ar/bus/index.html", 1200)
    sides = [browser.evaluate(box % f".body .{side}") for side in ("source", "target")]
    assert sides[0][1] < sides[1][0]


def test_pages_from_left_to_right_state_no_direction(bus: SiteFolder) -> None:
    for path in ("en/bus", "es/bus", "en-es/bus", "en", "es", "es/stop"):
        page = bus.read(f"{path}/index.html")
        # what is in Arabic is its name in a menu
        assert re.findall(r"<[^>]* dir=[^>]*>", page) == re.findall(r'<[^>]* lang="ar"[^>]*>', page)
        assert page.count(" dir=") <= 1


def test_a_book_states_the_direction_of_each_language(bus: SiteFolder) -> None:
    with zipfile.ZipFile(io.BytesIO(bus.files()["en-ar/bus/bus.en-ar.epub"])) as book:
        chapter = html.fromstring(book.read("EPUB/chapter.xhtml"))
        package = book.read("EPUB/package.opf").decode()
    turned = chapter.xpath("//*[@lang='ar' and not(ancestor::*[@lang='ar'])]")
    assert len(turned) > 5
    assert {one.get("dir") for one in turned} == {"rtl"}
    assert '<dc:title xml:lang="ar" dir="rtl">' in package
    with zipfile.ZipFile(io.BytesIO(bus.files()["ar/bus/bus.epub"])) as book:
        chapter = html.fromstring(book.read("EPUB/chapter.xhtml"))
    assert chapter.get("dir") == "rtl"
    english = chapter.xpath("//*[@lang='en' and not(ancestor::*[@lang='en'])]")
    assert english and {one.get("dir") for one in english} == {"ltr"}
