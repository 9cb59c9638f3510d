"""When a document was published, changed and corrected, and whether its translation is behind."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from typing import Any

import polib
import pytest
from lxml import etree, html

from tests.editions.conftest import DATA, SiteFolder, accented, words_of

ATOM = "{http://www.w3.org/2005/Atom}"
NOTICE = "The original has changed since this translation"
NOTA = "El original ha cambiado después de esta traducción"


def write(site: SiteFolder, stated: str, text: str = "It has a text.") -> None:
    """A document of its own, with everything published of it, translated."""
    path = site.root / "ambos.toml"
    settings = path.read_text(encoding="utf-8")
    if "[publish]" not in settings:
        settings += '[publish]\nbase-url = "https://example.org/"\n'
        settings += 'formats = ["document", "text", "epub", "json"]\n'
        path.write_text(settings, encoding="utf-8")
    plan = f"---\ntitle: The plan\n{stated}\n---\n\n{text}\n"
    (site.root / "source" / "plan.md").write_text(plan, encoding="utf-8")
    site.ambos("update")


def build(site: SiteFolder, stated: str, missing: str = "refuse") -> None:
    """A site whose documents are translated."""
    write(site, stated)
    site.translate(accented)
    site.ambos("build", "--missing", missing)


def byline(site: SiteFolder, folder: str) -> list[str]:
    """The parts of a page's byline."""
    page = html.fromstring(site.read(f"{folder}/index.html"))
    return [words_of(one) for one in page.xpath("//p[@class='byline']/*")]


def data(site: SiteFolder, folder: str) -> dict[str, Any]:
    """What a page says of its article to programs."""
    (block,) = DATA.findall(site.read(f"{folder}/index.html"))
    found: dict[str, Any] = json.loads(block)["@graph"][0]
    return found


def properties(site: SiteFolder, folder: str) -> dict[str, str]:
    """The dates of Open Graph."""
    page = html.fromstring(site.read(f"{folder}/index.html"))
    metas = page.xpath("//meta[starts-with(@property, 'article:')]")
    return {meta.get("property").partition(":")[2]: meta.get("content") for meta in metas}


def lastmod(site: SiteFolder, folder: str) -> str | None:
    """The date of a page in the site map."""
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    where = f"//s:url[s:loc='https://example.org/{folder}/']/s:lastmod/text()"
    found = etree.fromstring(site.files()["sitemap.xml"]).xpath(where, namespaces=names)
    return found[0] if found else None


def entry(site: SiteFolder, language: str) -> tuple[str, str]:
    """The dates of the document in the Atom feed; those of the JSON feed are the same."""
    address = f"https://example.org/{language}/plan/"
    feed = etree.fromstring(site.files()[f"{language}/atom.xml"])
    (one,) = [e for e in feed.iter(f"{ATOM}entry") if e.findtext(f"{ATOM}id") == address]
    found = (one.findtext(f"{ATOM}published") or "", one.findtext(f"{ATOM}updated") or "")
    items = json.loads(site.read(f"{language}/feed.json"))["items"]
    (item,) = [i for i in items if i["id"] == address]
    assert found == (item["date_published"], item.get("date_modified", item["date_published"]))
    return found[0][:10], found[1][:10]


def test_a_change_is_shown_wherever_the_date_is(site: SiteFolder) -> None:
    build(site, "date: 2025-03-09\nupdated: 2025-04-10")
    assert byline(site, "en/plan") == ["March 9, 2025", "Updated: April 10, 2025"]
    assert byline(site, "es/plan")[:2] == [
        "9 de marzo de 2025",
        "Actualización: 10 de abril de 2025",
    ]
    for folder in ("en/plan", "es/plan", "en-es/plan"):
        found = data(site, folder)
        assert (found["datePublished"], found["dateModified"]) == ("2025-03-09", "2025-04-10")
        dates = {"published_time": "2025-03-09", "modified_time": "2025-04-10"}
        assert properties(site, folder) == dates
        assert lastmod(site, folder) == "2025-04-10"
    assert entry(site, "en") == entry(site, "es") == ("2025-03-09", "2025-04-10")
    feed = etree.fromstring(site.files()["en/atom.xml"])
    assert feed.findtext(f"{ATOM}updated") == "2025-04-10T00:00:00Z"
    assert "March 9, 2025 · Updated: April 10, 2025" in site.read("en/plan/plan.txt")
    with zipfile.ZipFile(BytesIO(site.files()["en/plan/plan.epub"])) as book:
        package = book.read("EPUB/package.opf").decode()
    assert "<dc:date>2025-03-09</dc:date>" in package
    assert '<meta property="dcterms:modified">2025-04-10T00:00:00Z</meta>' in package


def test_a_document_without_a_change_says_of_none(site: SiteFolder) -> None:
    build(site, "date: 2025-03-09")
    assert byline(site, "en/plan") == ["March 9, 2025"]
    assert "dateModified" not in data(site, "en/plan")
    assert properties(site, "en/plan") == {"published_time": "2025-03-09"}
    assert entry(site, "en") == ("2025-03-09", "2025-03-09")


def test_what_is_no_later_than_the_publication_is_no_change(site: SiteFolder) -> None:
    build(site, "date: 2025-03-09\nupdated: 2025-03-09")
    assert byline(site, "en/plan") == ["March 9, 2025"]
    assert "dateModified" not in data(site, "en/plan")


def test_a_time_of_the_day_is_told_to_programs(site: SiteFolder) -> None:
    build(site, "date: 2025-03-09T08:00:00+01:00\nupdated: 20250410")
    found = data(site, "en/plan")
    assert found["datePublished"] == "2025-03-09T08:00:00+01:00"
    assert found["dateModified"] == "2025-04-10"
    assert byline(site, "en/plan") == ["March 9, 2025", "Updated: April 10, 2025"]


def test_each_language_has_its_own_dates(site: SiteFolder) -> None:
    tables = (
        "date:\n  en: 2025-03-09\n  es: 2025-03-20\nupdated:\n  en: 2025-03-10\n  es: 2025-04-12"
    )
    build(site, tables)
    assert byline(site, "en/plan") == ["March 9, 2025", "Updated: March 10, 2025"]
    es = ["20 de marzo de 2025", "Actualización: 12 de abril de 2025", "Traducción del inglés"]
    assert byline(site, "es/plan") == es
    pair = ["March 9, 2025", "Translation: March 20, 2025", "Updated: March 10, 2025"]
    assert byline(site, "en-es/plan") == [*pair, "Translated from English"]
    assert entry(site, "en") == ("2025-03-09", "2025-03-10")
    assert entry(site, "es") == ("2025-03-20", "2025-04-12")
    assert lastmod(site, "es/plan") == lastmod(site, "en-es/plan") == "2025-04-12"


def test_a_translation_that_came_later_has_taken_the_earlier_change_in(site: SiteFolder) -> None:
    build(site, "date:\n  en: 2025-03-09\n  es: 2025-03-20\nupdated: 2025-03-15")
    assert byline(site, "es/plan") == ["20 de marzo de 2025", "Traducción del inglés"]
    assert lastmod(site, "en-es/plan") == "2025-03-20"


def test_nothing_is_published_before_its_embargo_ended(site: SiteFolder) -> None:
    build(site, "date: 2025-03-09\npublish:\n  en: 2025-03-10\n  es: 2025-03-12")
    assert byline(site, "en/plan") == ["March 10, 2025"]
    assert byline(site, "es/plan")[0] == "12 de marzo de 2025"
    assert entry(site, "es") == ("2025-03-12", "2025-03-12")


def test_the_day_of_publication_is_a_date_too(site: SiteFolder) -> None:
    build(site, "publish: 2025-03-10")
    assert byline(site, "en/plan") == ["March 10, 2025"]
    assert data(site, "es/plan")["datePublished"] == "2025-03-10"


def change(site: SiteFolder, stated: str, text: str, missing: str) -> None:
    """Another text of the document, which nobody has translated yet."""
    write(site, stated, text)
    site.ambos("build", "--missing", missing)


@pytest.mark.parametrize("missing", ["source", "last-good", "omit"])
def test_a_translation_says_that_the_original_has_changed_since(
    site: SiteFolder, missing: str
) -> None:
    build(site, "date: 2025-03-09")
    change(site, "date: 2025-03-09\nupdated: 2025-04-10", "It has another text.", missing)
    said = byline(site, "es/plan")
    note = f"{NOTA} (última actualización: 10 de abril de 2025)"
    assert said == [
        "9 de marzo de 2025",
        "Traducción del inglés",
        note,
        "Pasajes sin traducción vigente: 1",
    ]
    page = html.fromstring(site.read("es/plan/index.html"))
    (link,) = page.xpath("//p[@class='byline']/span[@class='note']/a")
    assert (link.get("href"), words_of(link)) == ("../../en/plan/index.html", note)
    assert byline(site, "en/plan") == ["March 9, 2025", "Updated: April 10, 2025"]
    assert "dateModified" not in data(site, "es/plan"), "the translation has not changed"
    assert f"{NOTICE} (last updated April 10, 2025)" in byline(site, "en-es/plan")
    assert note in site.read("es/plan/plan.txt")


def test_without_a_date_it_says_so_without_one(site: SiteFolder) -> None:
    build(site, "date: 2025-03-09")
    change(site, "date: 2025-03-09", "It has another text.", "last-good")
    assert NOTA in byline(site, "es/plan")


def test_a_date_that_is_before_the_translation_is_not_that_of_the_change(site: SiteFolder) -> None:
    dates = "date: 2025-03-09\nupdated:\n  en: 2025-04-10\n  es: 2025-04-11"
    build(site, dates)
    change(site, dates, "It has another text.", "last-good")
    assert NOTA in byline(site, "es/plan")


def test_what_was_never_translated_is_no_change(site: SiteFolder) -> None:
    write(site, "date: 2025-03-09\nupdated: 2025-04-10")
    site.translate(lambda entry: "" if entry.msgid == "It has a text." else accented(entry))
    site.ambos("build", "--missing", "source")
    es = ["9 de marzo de 2025", "Traducción del inglés", "Pasajes sin traducción vigente: 1"]
    assert byline(site, "es/plan") == es


def test_a_new_passage_is_a_change_where_the_dates_say_so(site: SiteFolder) -> None:
    build(site, "date: 2025-03-09")
    dates = "date:\n  en: 2025-03-09\n  es: 2025-03-20\nupdated: 2025-04-10"
    change(site, dates, "It has a text.\n\nA paragraph more.", "source")
    assert any(one.startswith(NOTA) for one in byline(site, "es/plan"))


def test_a_translation_that_is_current_again_says_nothing(site: SiteFolder) -> None:
    build(site, "date: 2025-03-09")
    change(site, "date: 2025-03-09\nupdated: 2025-04-10", "It has another text.", "last-good")
    path = site.root / "locales/es/LC_MESSAGES/plan.po"
    catalog = polib.pofile(str(path))
    for message in catalog:
        message.msgstr, message.flags = accented(message), []
    catalog.save(str(path))
    site.ambos("build")
    es = ["9 de marzo de 2025", "Actualización: 10 de abril de 2025", "Traducción del inglés"]
    assert byline(site, "es/plan") == es


@pytest.mark.parametrize(
    ("stated", "what"),
    [
        ("updated: soon", "'updated' is not a date: 'soon' (write 2025-07-18)"),
        ("updated: {es: soon}", "'updated.es' is not a date: 'soon' (write 2025-07-18)"),
        ("date: {first: 2025-07-18}", "'date.first' names no language (write en or es-MX)"),
    ],
)
def test_a_date_that_is_none_is_refused(site: SiteFolder, stated: str, what: str) -> None:
    text = f"---\ntitle: The plan\n{stated}\n---\n\nText.\n"
    (site.root / "source" / "plan.md").write_text(text, encoding="utf-8")
    done = site.run_ambos(site.root, "build")
    assert (done.returncode, done.stderr) == (2, f"source/plan.md:3: front matter: {what}\n")


def test_an_html_document_states_its_change(site: SiteFolder) -> None:
    metas = '<meta property="article:modified_time" content="2025-04-10"><meta name="updated" content="?">'
    text = f'<title>A page</title><meta name="date" content="2025-03-09">{metas}<p>Text.</p>'
    (site.root / "source" / "page.html").write_text(text, encoding="utf-8")
    build(site, "date: 2025-03-09")
    assert byline(site, "en/page") == ["March 9, 2025", "Updated: April 10, 2025"]
