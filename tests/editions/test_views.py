"""A page in two languages in a browser without scripts: views, twins and links, by key and by touch."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.editions.browser import Browser
from tests.editions.conftest import SiteFolder, accented

DESKTOP, PHONE = 1200, 390
NOTHING = "rgba(0, 0, 0, 0)"
FIRST = ".body > .pair:first-child"

pytestmark = pytest.mark.tool("chromium")


@pytest.fixture
def page(site: SiteFolder) -> Path:
    """The page with every kind of block."""
    site.ambos("build")
    return site.root / "public/en-es/everything/index.html"


@pytest.fixture
def browser(chromium: list[str]) -> Iterator[Browser]:
    """A browser of a test's own."""
    with Browser(chromium) as found:
        yield found


def sides(browser: Browser) -> tuple[bool, bool]:
    """Are the first paragraph's source and target shown?"""
    rows = (f'{FIRST} .{side} [data-row="1"]' for side in ("source", "target"))
    first, second = map(browser.is_shown, rows)
    return first, second


def test_rows_stand_beside_each_other_and_on_a_phone_below(page: Path, browser: Browser) -> None:
    edges = "[...document.querySelectorAll('.body > .pair:first-child .segment')].map(e => %s)"
    edges %= "[e.getBoundingClientRect().x, e.getBoundingClientRect().y].map(Math.round)"
    browser.open(page, DESKTOP)
    places = browser.evaluate(edges)
    left, right = places[:3], places[3:]
    assert [y for _, y in left] == [y for _, y in right]
    assert all(a < b for (a, _), (b, _) in zip(left, right, strict=True))
    browser.open(page, PHONE)
    places = browser.evaluate(edges)
    in_order = [places[n + shift] for n in range(3) for shift in (0, 3)]
    assert in_order == sorted(in_order, key=lambda place: place[1])
    assert browser.evaluate("document.documentElement.scrollWidth") == PHONE


def asked_for(browser: Browser) -> None:
    """Ask for the links to passages, by keys."""
    browser.tab_to(".passages summary")
    browser.press("Enter")


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_links_to_passages_are_no_stop_and_no_name_until_they_are_asked_for(
    page: Path, browser: Browser, width: int
) -> None:
    browser.open(page, width)
    names = [name for _, name in browser.accessible("link")]
    assert names and "Link to this passage" not in names
    reached = {address for address in stops(browser, "href") if address}
    assert not [address for address in reached if address.startswith("#s-")]
    asked_for(browser)
    names = [name for _, name in browser.accessible("link")]
    seen = "[...document.querySelectorAll('.permalink')].filter(one => one.checkVisibility())"
    passages = browser.evaluate(f"{seen}.length")  # those of closed details are not
    assert names.count("Link to this passage") == passages > 10
    assert len([one for one in stops(browser, "href") if str(one).startswith("#s-")]) == passages


def stops(browser: Browser, attribute: str) -> list[str | None]:
    """An attribute of each element that the tabulator stops at from the top on."""
    browser.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
    browser.evaluate("document.body.tabIndex = -1; document.body.focus()")
    found: list[str | None] = []
    here = "[...document.querySelectorAll('*')].indexOf(document.activeElement)"
    seen: set[int] = set()
    while True:
        browser.press("Tab")
        place = browser.evaluate(here)
        if place in seen or browser.evaluate("document.activeElement === document.body"):
            return found
        seen.add(place)
        found.append(browser.evaluate(f"document.activeElement.getAttribute({attribute!r})"))


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_keys_choose_a_side_and_open_a_twin_in_its_place(
    page: Path, browser: Browser, width: int
) -> None:
    browser.open(page, width)
    assert sides(browser) == (True, True)
    browser.tab_to('[value="both"]')
    browser.press("ArrowRight")
    assert sides(browser) == (True, False)
    asked_for(browser)
    browser.tab_to(f"{FIRST} .source .permalink")
    assert sides(browser) == (True, True)
    assert not browser.is_shown(".pair:has(#chosen) .target")
    browser.open(page, width)
    browser.tab_to('[value="both"]')
    browser.press("ArrowRight")
    browser.press("ArrowRight")
    assert sides(browser) == (False, True)
    asked_for(browser)
    browser.tab_to(f"{FIRST} .target .permalink")
    assert sides(browser) == (True, True)


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_the_focus_marks_a_sentence_and_its_twin(page: Path, browser: Browser, width: int) -> None:
    browser.open(page, width)
    asked_for(browser)
    browser.tab_to(f'{FIRST} .source [data-row="2"] .permalink')
    assert marked(browser, "source") == marked(browser, "target") == [2]


def marked(browser: Browser, side: str) -> list[int]:
    """The rows of the first paragraph that are marked on a side."""
    return [
        row
        for row in (1, 2, 3)
        if browser.style(f'{FIRST} .{side} [data-row="{row}"]', "background-color") != NOTHING
    ]


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_key_follows_the_link_to_a_passage(page: Path, browser: Browser, width: int) -> None:
    browser.open(page, width)
    asked_for(browser)
    browser.tab_to(f'{FIRST} .source [data-row="2"] .permalink')
    browser.press("Enter")
    name = browser.evaluate("location.hash.slice(1)")
    assert name.startswith("s-")
    assert browser.evaluate("document.querySelector(':target').id") == name
    assert browser.style(":target", "background-color") != NOTHING


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_touch_marks_a_sentence_and_its_twin_and_shows_its_link(
    page: Path, browser: Browser, width: int
) -> None:
    browser.open(page, width, is_touch=True)
    link = f'{FIRST} .source [data-row="3"] .permalink'
    assert browser.style(link, "visibility") == "hidden"
    browser.touch(f'{FIRST} .target [data-row="2"]')
    assert marked(browser, "source") == marked(browser, "target") == [2]
    browser.touch(f'{FIRST} .source [data-row="3"]')
    assert marked(browser, "source") == marked(browser, "target") == [3]
    assert browser.style(link, "visibility") == "visible"
    browser.touch(link)
    name = browser.evaluate("location.hash.slice(1)")
    assert name == browser.evaluate(f"document.querySelector('{FIRST} [data-row=\"3\"] [id]').id")


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("side", ["source", "target"])
def test_a_touch_chooses_a_side_and_opens_a_twin(
    page: Path, browser: Browser, width: int, side: str
) -> None:
    browser.open(page, width, is_touch=True)
    browser.touch(f'[value="{side}"]')
    assert sides(browser) == (side == "source", side == "target")
    browser.touch(f'{FIRST} .{side} [data-row="3"]')
    assert sides(browser) == (True, True)
    assert marked(browser, "source") == marked(browser, "target") == [3]
    other = ".pair:has(#chosen)"
    assert (browser.is_shown(f"{other} .source"), browser.is_shown(f"{other} .target")) == (
        side == "source",
        side == "target",
    )
    browser.touch("h1:not(.target)" if side == "source" else "h1.target")
    assert sides(browser) == (side == "source", side == "target")


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_an_address_opens_its_passage_with_its_twin(
    page: Path, browser: Browser, width: int
) -> None:
    browser.open(page, width)
    name = browser.evaluate(f"document.querySelector('{FIRST} [data-row=\"2\"] [id]').id")
    browser.open(page, width, fragment=name)
    assert marked(browser, "source") == marked(browser, "target") == [2]
    seen = f"(b => b.top >= 0 && b.bottom <= innerHeight)(document.getElementById('{name}')"
    assert browser.evaluate(f"{seen}.getBoundingClientRect())")


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_paragraph_is_one_to_a_screen_reader_in_both_columns(
    page: Path, browser: Browser, width: int
) -> None:
    browser.open(page, width)
    for view in ("both", "source", "target"):
        browser.evaluate(f"document.querySelector('[value={view}]').click()")
        for side in {"source", "target"} if view == "both" else {view}:
            assert browser.role(f"{FIRST} > .{side}") == "paragraph"


def test_sentences_behind_the_last_row_share_it(site: SiteFolder, browser: Browser) -> None:
    text = " ".join(f"This is sentence {n}." for n in range(1, 71))
    (site.root / "source/long.md").write_text(f"{text}\n", encoding="utf-8")
    site.ambos("update")
    site.translate(accented)
    site.ambos("build")
    for width in (DESKTOP, PHONE):
        browser.open(site.root / "public/en-es/long/index.html", width)
        rows = "[...document.querySelectorAll('.source .segment')]"
        assert browser.evaluate(f"{rows}.length") == 60
        assert "This is sentence 70." in browser.evaluate(f"{rows}.at(-1).textContent")
        bottoms = browser.evaluate(f"{rows}.map(e => e.getBoundingClientRect().bottom)")
        assert bottoms == sorted(set(bottoms))


def test_what_is_folded_is_printed(site: SiteFolder, browser: Browser) -> None:
    text = "<details><summary>Words</summary>\n\nMore words.\n\n</details>\n"
    (site.root / "source/folded.md").write_text(text, encoding="utf-8")
    site.ambos("update")
    site.translate(accented)
    site.ambos("build")
    browser.open(site.root / "public/en-es/folded/index.html", DESKTOP)
    shown = "document.querySelector('.body details p').checkVisibility()"
    assert not browser.evaluate(shown)
    browser.print_media()
    assert browser.evaluate(shown)


QUOTING = "Ana said <q>I read <q>Both</q></q>.\n"


@pytest.mark.parametrize(
    ("settings", "spanish"), [("", "“‘’”"), ('quotes = { es = "«“" }', "«“”»")]
)
def test_a_quotation_has_the_marks_of_the_language_around_it(
    site: SiteFolder, browser: Browser, settings: str, spanish: str
) -> None:
    path = site.root / "ambos.toml"
    path.write_text(f"{settings}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    (site.root / "source/quoting.md").write_text(QUOTING, encoding="utf-8")
    site.ambos("update")
    site.translate(accented)
    site.ambos("build", "--missing", "source")
    for folder, wanted in (
        ("en/quoting", ["“‘’”"]),
        ("es/quoting", [spanish]),
        ("en-es/quoting", ["“‘’”", spanish]),
    ):
        browser.open(site.root / "public" / folder / "index.html", DESKTOP)
        said = "".join(name for _, name in browser.accessible("StaticText"))
        # of a grid, the browser tells the second column first
        signs = [sign for sign in said if sign in "«»“”‘’"]
        assert sorted(signs) == sorted("".join(wanted)), folder


def test_printing_gives_both_columns_whatever_is_chosen(page: Path, browser: Browser) -> None:
    browser.open(page, DESKTOP)
    browser.tab_to('[value="both"]')
    browser.press("ArrowRight")
    assert sides(browser) == (True, False)
    browser.print_media()
    assert sides(browser) == (True, True)
    assert not browser.is_shown(".views")


def test_what_is_not_the_translators_own_is_said_on_demand(
    site: SiteFolder, browser: Browser
) -> None:
    catalog = site.root / "locales/es/LC_MESSAGES/plain.po"
    text = catalog.read_text(encoding="utf-8")
    wanted = 'msgid "It has two sentences."'
    note = "# ambos: match 100 source/other.md\n"
    at = text.rindex("\n\n", 0, text.index(wanted)) + 2
    catalog.write_text(f"{text[:at]}{note}{text[at:]}", encoding="utf-8")
    site.ambos("build")
    page = site.root / "public/es/plain/index.html"
    text = page.read_text(encoding="utf-8")
    assert "Pasajes de traductores: 2" in text
    assert "Pasajes de la memoria de traducción: 1" in text
    browser.open(page, DESKTOP)
    assert not browser.is_shown(".origin")
    browser.tab_to("summary")
    browser.press("Enter")
    assert browser.is_shown(".origin")
