"""Lists, feeds and titles say which language a text is in."""

from __future__ import annotations

import json
import re

import pytest
from lxml import etree, html

from tests.editions.conftest import SiteFolder, accented, words_of

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
BASE = "https://example.org/news/"
HEADED = """\
---
description: About the bus.
date: 2025-05-05
---

# The bus is *red*. It `stops` often here.

Nobody pays.
"""
TITLED = """\
---
title: The train
description: About the train. It is often blue.
date: 2025-05-06
---

Nobody pays.
"""


@pytest.fixture
def lists(site: SiteFolder) -> SiteFolder:
    """A document with a heading, and one with a title, both in Spanish."""
    path = site.root / "ambos.toml"
    text = f'{path.read_text(encoding="utf-8")}\n[publish]\nbase-url = "{BASE}"\n'
    path.write_text(text, encoding="utf-8")
    (site.root / "source/headed.md").write_text(HEADED, encoding="utf-8")
    (site.root / "source/titled.md").write_text(TITLED, encoding="utf-8")
    site.ambos("update")
    site.translate(accented)
    return site


def leave(site: SiteFolder, *texts: str) -> None:
    """Take the translation of some texts away, and build."""
    site.translate(lambda entry: "" if entry.msgid in texts else accented(entry))
    site.ambos("build", "--missing", "source")


def phrases(site: SiteFolder, name: str, part: str = "a") -> list[tuple[str, str, str]]:
    """The phrases of a document in the list of its language: text, language, class."""
    page = html.fromstring(site.read("es/index.html"))
    link = f"li[a[starts-with(@href, '{name}/')]]"
    found = page.xpath(f"//ul[@class='entries']/{link}/{part}/*")
    return [(words_of(one), one.get("lang") or "", one.get("class") or "") for one in found]


def entry(site: SiteFolder, name: str) -> etree._Element:
    """A document in the Atom feed."""
    feed = etree.fromstring(site.files()["es/atom.xml"])
    (one,) = [e for e in feed.iter(f"{ATOM}entry") if f"/{name}/" in e.findtext(f"{ATOM}id")]
    return one


def item(site: SiteFolder, name: str) -> dict[str, str]:
    """A document in the JSON feed."""
    items = json.loads(site.read("es/feed.json"))["items"]
    (one,) = [each for each in items if f"/{name}/" in each["id"]]
    return one


def test_a_heading_that_is_translated_stands_for_a_title(lists: SiteFolder) -> None:
    leave(lists)
    text = "Thé bús is red. It stops óftén here."
    assert " ".join(one[0] for one in phrases(lists, "headed")) == text
    assert {one[1:] for one in phrases(lists, "headed")} == {("", "")}
    assert entry(lists, "headed").findtext(f"{ATOM}title") == text
    assert (item(lists, "headed")["title"], item(lists, "headed")["language"]) == (text, "es")
    assert f"<title>{text} · A site</title>" in lists.read("es/headed/index.html")


def test_a_heading_that_is_not_translated_is_no_silent_english(lists: SiteFolder) -> None:
    leave(lists, "The bus is *red*.")
    assert phrases(lists, "headed") == [
        ("The bus is red.", "en", "missing"),
        ("[sin traducir]", "es", "note"),
        ("It stops óftén here.", "", ""),
    ]
    assert entry(lists, "headed").get(LANGUAGE) == "en"
    assert item(lists, "headed")["language"] == "en"
    title = "[en] The bus is red. It stops óftén here."
    assert entry(lists, "headed").findtext(f"{ATOM}title") == title
    assert item(lists, "headed")["title"] == title
    assert f"<title>{title} · A site</title>" in lists.read("es/headed/index.html")
    assert "<title>The bus is red. It stops often here. · A site</title>" in lists.read(
        "en/headed/index.html"
    )


def test_a_heading_that_is_left_out_stands_in_lists_with_its_language(lists: SiteFolder) -> None:
    lists.translate(
        lambda entry: "" if "stops" in entry.msgid or "red" in entry.msgid else entry.msgid
    )
    lists.ambos("build", "--missing", "omit")
    texts = [one for one in phrases(lists, "headed") if one[2] != "note"]
    assert texts == [
        ("The bus is red.", "en", "missing"),
        ("It stops often here.", "en", "missing"),
    ]
    (top,) = html.fromstring(lists.read("es/headed/index.html")).xpath("//h1")
    assert words_of(top) == ("The bus is red. [sin traducir] It stops often here. [sin traducir]")
    assert "<title>[en] The bus is red. [en] It stops often here. · " in lists.read(
        "es/headed/index.html"
    )


def test_what_no_page_can_hold_leaves_pages_and_feeds_readable(lists: SiteFolder) -> None:
    text = '---\ntitle: "A \\x01 and \\uFFFE"\ndate: 2026-01-02\n---\n\nText.\n'
    (lists.root / "source/signs.md").write_text(text, encoding="utf-8")
    leave(lists)
    assert "A \ufffd and \ufffd" in {
        one.findtext(f"{ATOM}title")
        for one in etree.fromstring(lists.files()["en/atom.xml"]).iter(f"{ATOM}entry")
    }
    for path in ("en/signs/index.html", "es/index.html", "en-es/signs/index.html"):
        page = lists.read(path)
        assert "\ufffd" in page
        assert not re.search("[\x00-\x08\x7f\ufffe]", page), path


def test_a_summary_says_its_own_language(lists: SiteFolder) -> None:
    leave(lists, "About the train.", "It is often blue.")
    one = entry(lists, "titled")
    summary = one.find(f"{ATOM}summary")
    assert (one.get(LANGUAGE), summary.get(LANGUAGE), summary.text) == (
        "es",
        "en",
        "[en] About the train. It is often blue.",
    )
    found = item(lists, "titled")
    assert (found["language"], found["summary"], found["content_text"]) == (
        "es",
        "",
        found["title"],
    )


def test_a_summary_leaves_out_what_is_not_in_the_language_of_the_feed(lists: SiteFolder) -> None:
    leave(lists, "About the train.")
    summary = entry(lists, "titled").find(f"{ATOM}summary")
    assert (summary.get(LANGUAGE), summary.text) == (None, "It is óftén blue.")
    assert item(lists, "titled")["summary"] == "It is óftén blue."


def test_a_title_in_another_language_than_its_summary_says_so(lists: SiteFolder) -> None:
    leave(lists, "The train")
    one = entry(lists, "titled")
    assert (one.get(LANGUAGE), one.find(f"{ATOM}summary").get(LANGUAGE)) == ("en", "es")
    found = item(lists, "titled")
    assert (found["language"], found["title"], found["summary"]) == ("en", "[en] The train", "")
