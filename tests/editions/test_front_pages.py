"""Front pages, site map, feeds, and what a page's head says of its addresses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.editions.conftest import SiteFolder, accented

BASE = "https://example.org/news/"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
ATOM = "{http://www.w3.org/2005/Atom}"
ALL = """\
<schema xmlns="http://www.w3.org/2001/XMLSchema">
<import namespace="http://www.sitemaps.org/schemas/sitemap/0.9" schemaLocation="{}"/>
<import namespace="http://www.w3.org/1999/xhtml" schemaLocation="xhtml.xsd"/>
</schema>
"""
XHTML = """\
<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/1999/xhtml">
<element name="link"><complexType>
<attribute name="rel" use="required" fixed="alternate"/>
<attribute name="hreflang" use="required"/>
<attribute name="href" type="anyURI" use="required"/>
</complexType></element>
</schema>
"""
"""The one element of XHTML that a site map has."""


def say_base(site: SiteFolder, base: str = BASE) -> None:
    path = site.root / "ambos.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f'{text}\n[publish]\nbase-url = "{base}"\nfooter = "<Made> here"\n')


def pages(site: SiteFolder) -> dict[str, str]:
    """The pages by their whole addresses."""
    return {
        BASE + path.removesuffix("index.html"): data.decode()
        for path, data in site.files().items()
        if path.endswith("index.html")
    }


def alternates(page: str) -> dict[str, str]:
    found = re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', page)
    assert len(dict(found)) == len(found)
    return dict(found)


def data(page: str) -> list[dict[str, Any]]:
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    graph: list[dict[str, Any]] = json.loads(text)["@graph"]
    return graph


def questions_of(page: str) -> list[tuple[str, str]]:
    """The questions that a page's data tells, with their answers."""
    return [
        (one["name"], one["acceptedAnswer"]["text"])
        for thing in data(page)
        if thing["@type"] == "FAQPage"
        for one in thing["mainEntity"]
    ]


def test_every_page_is_its_own_canonical_and_named_by_those_it_names(site: SiteFolder) -> None:
    say_base(site)
    site.ambos("build")
    found = pages(site)
    for address, page in found.items():
        assert f'<link rel="canonical" href="{address}">' in page
        assert "&lt;Made&gt; here" in page
        others = alternates(page)
        is_pair = re.match(rf"{BASE}\w\w-\w\w/", address)
        assert bool(others) != bool(is_pair)
        if others:
            assert address in others.values()
            assert "x-default" in others
        for other in others.values():
            assert alternates(found[other]) == others


def test_a_translation_says_of_which_work_it_is_and_the_work_knows_it(site: SiteFolder) -> None:
    say_base(site)
    site.ambos("build")
    found = pages(site)
    things = {
        address: thing
        for address, page in found.items()
        if "ld+json" in page
        for thing in data(page)
        if thing["@type"] == "NewsArticle"
    }
    translated = [thing for thing in things.values() if "translationOfWork" in thing]
    assert translated
    for thing in translated:
        work = things[thing["translationOfWork"]["@id"]]
        assert {"@id": thing["@id"]} in work["workTranslation"]
        assert work["inLanguage"] != thing["inLanguage"]


def test_the_questions_that_are_told_are_those_on_the_page(site: SiteFolder) -> None:
    head = "---\ntitle: Help\ntype: faq\n---\n\n"
    text = f"{head}## Who *pays*?\n\nAll do. Or </script> none.\n\n## When?\n\nNow.\n"
    text += "\n## Is it free?\n\nYes, it is free.\n\n- But only on Sundays.\n"
    (site.root / "source" / "faq.md").write_text(text, encoding="utf-8")
    missing = {"Now.", "But only on Sundays."}
    site.ambos("update")
    site.translate(lambda entry: "" if entry.msgid in missing else accented(entry))
    site.ambos("build", "--missing", "source")
    assert questions_of(site.read("en/faq/index.html")) == [
        ("Who pays?", "All do. Or none."),
        ("When?", "Now."),
        ("Is it free?", "Yes, it is free. But only on Sundays."),
    ]
    assert [name for name, _ in questions_of(site.read("es/faq/index.html"))] == ["Whó pays?"]


ANSWERS = [
    ("Who pays[^n]?\n\nThe town[^n].\n\n[^n]: All.\n", ("Who pays?", "The town.")),
    ("By $x^2$?\n\nBy $x+1$:\n\n```\na = 1\n```\n", (r"By \(x^2\)?", r"By \(x+1\): a = 1")),
    ("How?\n\nSo.\n\n![A town](p.png)\n", ("How?", "So.")),
    ("And then?\n\nOne\\\ntwo.\n\n- [x] *A*\n- `b`\n", ("And then?", "One two. ☑ A b")),
    ("And?\n\n<p>So.</p>\n\n| a | b |\n|---|---|\n", ("And?", "So. a b")),
    (
        "See <a class='permalink' href='other.md'>this</a>?\n\n<small class='origin'>So.</small>\n\n",
        ("See this?", "So."),
    ),
    ("Below?\n\n<div class='footnote'>So.</div>\n", ("Below?", "So.")),
    ("A picture?\n\nTake ![this](p.png), not that.\n", None),
    ("Is it ![this](p.png)?\n\nYes.\n", None),
    ("Which?\n\n![This](p.png)\n", None),
    ("How many?\n\n10<sup>3</sup> of them.\n", None),
    ("How many now?\n\n~~Three~~ four.\n", None),
    ("Is it <q>free</q>?\n\nYes.\n", None),
    ("Is it gone?\n\n<del>\n\nSo.\n\n</del>\n", None),
    ("Is it this?\n\n<!-- i18n: skip -->\n## 2025?\n\nNow.\n", None),
    ("When?\n\nNow.\n", ("When?", "Now.")),
]
"""Questions with their answers, and what is told of them: nothing where it would say something else."""


def test_what_is_told_of_an_answer_is_what_the_page_says(site: SiteFolder) -> None:
    text = "".join(f"\n## {text}" for text, _ in ANSWERS)
    (site.root / "source/faq.md").write_text(f"---\ntype: faq\n---\n{text}", encoding="utf-8")
    site.ambos("update")
    site.ambos("build", "--no-check", "--missing", "source")
    found = questions_of(site.read("en/faq/index.html"))
    assert found == [expected for _, expected in ANSWERS if expected]


def test_the_labels_of_a_plain_text_are_no_part_of_its_questions(site: SiteFolder) -> None:
    source = "Q: Who pays for it?\nA: We do. All of us.\n\nQ: When is it?\nA: Now.\n"
    (site.root / "source" / "asked.txt").write_text(source, encoding="utf-8")
    site.ambos("update")
    site.ambos("build", "--missing", "source")
    assert questions_of(site.read("en/asked/index.html")) == [
        ("Who pays for it?", "We do. All of us."),
        ("When is it?", "Now."),
    ]


def test_a_front_page_lists_the_documents_of_its_language_the_newest_first(
    site: SiteFolder,
) -> None:
    for name, date in (("old", "2020-01-02"), ("new", "2026-01-02")):
        text = f"---\ntitle: The {name} one\ndate: {date}\n---\n\nText.\n"
        (site.root / "source" / f"{name}.md").write_text(text, encoding="utf-8")
    site.ambos("update")
    site.translate(lambda entry: "" if entry.msgid == "The old one" else accented(entry))
    site.ambos("build", "--missing", "source")
    page = site.read("es/index.html")
    assert page.index('<a href="new/index.html">') < page.index('<a href="old/index.html">')
    assert '<span lang="en" class="missing">The old one</span>' in page
    assert "[sin traducir]" in page
    assert '<time datetime="2026-01-02">2 de enero de 2026</time>' in page
    root = site.read("index.html")
    assert '<a href="es/index.html" lang="es" hreflang="es">Español</a>' in root
    assert "http-equiv" not in root


def test_the_site_map_has_every_page_with_the_alternatives_that_it_names(site: SiteFolder) -> None:
    say_base(site)
    site.ambos("build")
    tree = etree.fromstring(site.files()["sitemap.xml"])
    found = {
        str(url.findtext(f"{SITEMAP}loc")): {
            str(link.get("hreflang")): str(link.get("href")) for link in url.findall(LINK)
        }
        for url in tree.findall(f"{SITEMAP}url")
    }
    every = pages(site)
    assert found == {address: alternates(page) for address, page in every.items()}
    assert site.read("robots.txt").endswith(f"Sitemap: {BASE}sitemap.xml\n")


def test_the_site_map_is_valid(site: SiteFolder, shared: Path, tmp_path: Path) -> None:
    say_base(site)
    site.ambos("build")
    (tmp_path / "xhtml.xsd").write_text(XHTML, encoding="utf-8")
    own = shared / "schemas" / "sitemap" / "sitemap.xsd"
    (tmp_path / "all.xsd").write_text(ALL.format(own.as_uri()), encoding="utf-8")
    schema = etree.XMLSchema(etree.parse(str(tmp_path / "all.xsd")))
    schema.assertValid(etree.fromstring(site.files()["sitemap.xml"]))


def test_feeds_have_the_documents_with_a_date(site: SiteFolder) -> None:
    say_base(site)
    site.ambos("build")
    feed = etree.fromstring(site.files()["es/atom.xml"])
    (entry,) = feed.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == f"{BASE}es/everything-es/"
    assert entry.findtext(f"{ATOM}updated") == feed.findtext(f"{ATOM}updated")
    read = json.loads(site.read("es/feed.json"))
    assert [item["url"] for item in read["items"]] == [f"{BASE}es/everything-es/"]
    assert read["items"][0]["title"] == entry.findtext(f"{ATOM}title")
    page = site.read("es/everything-es/index.html")
    assert (
        '<link rel="alternate" type="application/atom+xml" title="Atom" href="../atom.xml">' in page
    )


def test_without_a_base_url_nothing_that_needs_one_is_made(site: SiteFolder) -> None:
    site.ambos("build")
    made = site.files().keys()
    assert not made & {"sitemap.xml", "robots.txt", "es/atom.xml", "es/feed.json"}
    page = site.read("es/everything-es/index.html")
    assert "canonical" not in page
    assert alternates(page)["en"] == "../../en/everything/index.html"


def test_front_pages_of_the_project_s_own_are_taken(site: SiteFolder) -> None:
    say_base(site)
    static = site.root / "static"
    (static / "es").mkdir(parents=True)
    for name in ("index.html", "es/index.html", "robots.txt"):
        (static / name).write_text("mine", encoding="utf-8")
    site.ambos("build")
    for name in ("index.html", "es/index.html", "robots.txt"):
        assert site.read(name) == "mine"
    assert site.read("en/index.html").startswith("<!doctype html>")


@pytest.mark.parametrize(
    "base",
    ["example.org", "ftp://a.example/", "https://a.example/?x", "https://a b.example/", "//x"],
)
def test_a_base_url_is_an_address_of_the_web(site: SiteFolder, base: str) -> None:
    say_base(site, base)
    done = site.run_ambos(site.root, "build")
    assert done.returncode == 2
    assert done.stderr.startswith("ambos.toml:6: 'base-url' is not an address such as ")
    assert done.stderr.count("\n") == 1


def test_the_head_of_a_language_without_words_says_nothing_in_another(site: SiteFolder) -> None:
    path = site.root / "ambos.toml"
    path.write_text('source = "en"\ntargets = ["es", "fr"]\n', encoding="utf-8")
    site.ambos("update")
    site.translate(accented)
    site.ambos("build")
    french = site.read("fr/index.html")
    assert "<title>Français</title>" in french
    assert '<meta name="description"' not in french
    assert "<title>Documentos</title>" in site.read("es/index.html")
    assert '<meta name="description" content="Documentos en español">' in site.read("es/index.html")
    offered = "Documents in English · Documentos en español"
    assert f'<meta name="description" content="{offered}">' in site.read("index.html")
