"""Pictures for every screen, films and sounds: a page shows the site's own, and fetches no others."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from i18n.commands import _browser as printing
from i18n.commands._browser import Answer
from i18n.documents import candidates, with_links
from i18n.editions._media import own_set, raw
from i18n.editions._safety import safe
from tests.editions.browser import Browser
from tests.editions.conftest import SiteFolder, accented
from tests.editions.test_books import books, chapter_text, checked, with_books

FAR = "https://elsewhere.example"
REMOTE = [
    f"{FAR}/x.png",
    "//elsewhere.example/x.png",
    "/\\elsewhere.example/x.png",
    "ht&#9;tp://elsewhere.example/x.png",
    "&#1;https://elsewhere.example/x.png",
    "javascript:alert(1)",
    "data:image/svg+xml,%3Csvg/onload=alert(1)%3E",
    "blob:https://elsewhere.example/1",
]
FETCHING = [
    '<img src="p.png" srcset="{} 2x">',
    '<img srcset="p.png 1x,{} 2x" sizes="50vw">',
    '<img srcset="p.png,{}">',
    '<img srcset="{}" src="p.png" srcset="p.png">',
    '<picture><source srcset="{} 1x, p.png 2x"><img src="p.png" alt=""></picture>',
    '<picture><source media="(width)" srcset="{}"><img src="p.png" alt=""></picture>',
    '<video src="p.webm" poster="{}" controls></video>',
    '<video src="{}" poster="p.png" controls autoplay></video>',
    '<video controls><source src="{}" type="video/webm"><track src="{}"></video>',
    '<audio src="{}" controls>No sound.</audio>',
    "<video poster={} src=p.webm>",
]


@pytest.mark.parametrize(
    ("srcset", "wanted"),
    [
        ("a.png", [("a.png", "")]),
        (" a.png 1x , b.png 2x", [("a.png", "1x"), ("b.png", "2x")]),
        ("a.png 1x,b.png 2x", [("a.png", "1x"), ("b.png", "2x")]),
        ("a.png,b.png", [("a.png,b.png", "")]),
        ("a.png, b.png", [("a.png", ""), ("b.png", "")]),
        (",, a,b.png,, 2x", [("a,b.png", ""), ("2x", "")]),
        ("a.png 100w  50h", [("a.png", "100w 50h")]),
        ("a.png (1x, 2x) 3x, b.png", [("a.png", "(1x, 2x) 3x"), ("b.png", "")]),
        ("a.png (1x, b.png", [("a.png", "(1x, b.png")]),
        ("", []),
        (" , ", []),
    ],
)
def test_a_set_is_read_as_browsers_read_it(srcset: str, wanted: list[tuple[str, str]]) -> None:
    found = list(candidates(srcset))
    assert [(one.address, one.descriptors) for one in found if one.address] == wanted
    assert all(srcset[one.start : one.end] == one.address for one in found)
    assert with_links(srcset, lambda address: address) == srcset


@pytest.mark.tool("chromium")
def test_a_browser_fetches_nothing_from_elsewhere(tool: Callable[[str], Path]) -> None:
    shown = [safe(raw(one.replace("{}", address))) for one in FETCHING for address in REMOTE]
    body = "\n".join(f"<div>{one}</div>" for one in shown)
    page = f'<!doctype html><html lang="en"><title>T</title>{body}'.encode()
    asked: set[str] = set()

    def answers(url: str) -> Answer | None:
        asked.add(url)
        return Answer("text/html", page) if url == "https://site.invalid/" else None

    browser = printing.Browser([str(tool("chromium"))])
    try:
        browser.print("https://site.invalid/", answers, {})
    finally:
        browser.close()
    assert {"https://site.invalid/p.png", "https://site.invalid/p.webm"} <= asked
    assert all(url.startswith("https://site.invalid/") for url in asked), asked
    assert not re.search(r"autoplay|(?:href|src|poster|srcset)=\"(?:javascript|data|blob):", body)


@pytest.mark.parametrize(
    ("markup", "wanted"),
    [
        ('<img src="a.png" srcset="a.png 1x, b.png 2x">', '<img src="a.png" srcset="a.png 1x, b.png 2x">'),
        (f'<img src="{FAR}/a.png" alt="A">', f'<a href="{FAR}/a.png">A</a>'),
        (f'<img src="{FAR}/a.png" srcset="b.png" alt="A">', '<img alt="A" srcset="b.png">'),
        ('<img srcset="a.png onerror=x" alt="A">', "A"),
        ('<source srcset="a.png x y">', ""),
        ('<video src="a.webm" poster="a.png"></video>', '<video src="a.webm" poster="a.png"></video>'),
        (f'<video src="{FAR}/a"><p>Words</p></video>', f'<a href="{FAR}/a">{FAR}/a</a><p>Words</p>'),
        (
            f'<video title="V"><source src="{FAR}/a" title="V">Words</video>',
            f'<a href="{FAR}/a">V</a>Words',
        ),
        ('<audio><source src="a.ogg">Words</audio>', '<audio><source src="a.ogg">Words</audio>'),
        ('<video></video><video src="a"></video>', '<video src="a"></video>'),
    ],
)  # fmt: skip
def test_what_is_shown(markup: str, wanted: str) -> None:
    assert safe(raw(markup)) == wanted


def test_descriptors_that_are_none_take_their_picture_out() -> None:
    assert (
        own_set('a.png 1.5x, b.png 2", c.png -1x, d.png 640w 480h') == "a.png 1.5x, d.png 640w 480h"
    )


@pytest.mark.tool("java")
@pytest.mark.tool("chromium")
def test_sets_and_films_of_a_document_are_in_the_readers_language(
    site: SiteFolder, chromium: list[str], tool: Callable[[str], Path]
) -> None:
    folder = site.root / "source"
    picture = (folder / "picture.png").read_bytes()
    for name in ("wide.png", "wide.es.png", "film.webm", "film.es.webm"):
        (folder / name).write_bytes(picture)
    (folder / "media.md").write_text(
        "Words.\n\n"
        '<picture><source media="(min-width: 1px)" srcset="wide.png 1x,picture.png 2x">'
        '<img src="picture.png" srcset="picture.png 1x, wide.png 2x" alt="A picture"></picture>\n\n'
        '<video controls poster="wide.png" src="film.webm">No film.</video>\n'
    )
    site.ambos("update")
    site.translate(accented)
    with_books(site).ambos("build")
    assets = "../../assets"
    for language, mark in (("en", ""), ("es", ".es")):
        page = site.read(f"{language}/media/index.html")
        assert f'srcset="{assets}/wide{mark}.png 1x, {assets}/picture.png 2x"' in page
        assert f'srcset="{assets}/picture.png 1x, {assets}/wide{mark}.png 2x"' in page
        assert f'poster="{assets}/wide{mark}.png"' in page
        assert f'src="{assets}/film{mark}.webm"' in page
    with Browser(chromium) as browser:
        browser.open(site.root / "public/es/media/index.html", 800)
        assert browser.evaluate("document.querySelector('img').currentSrc").endswith("/wide.es.png")
        assert browser.evaluate("document.querySelector('img').naturalWidth") > 0
    assert "No film." in site.read("en/media/media.txt")
    book = "es/media/media.epub"
    assert not re.search("picture>|<video|srcset", chapter_text(books(site)[book]))
    assert checked(tool, site.root / "public" / book) == []
