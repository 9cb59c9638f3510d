"""The corrections of a document, in every edition and in both languages."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO

import pytest
from lxml import html

from i18n.catalogs import load, save
from i18n.documents import parse, whole
from tests.editions.conftest import SiteFolder, words_of
from tests.editions.test_dates import build, byline, data, entry, lastmod, write

TWO = """date: 2025-03-09
correction:
  - date: 2025-04-10
    text: The year was wrong. It was 1986.
  - text: A name was misspelt."""
SPANISH = {
    "The year was wrong.": "El año estaba mal.",
    "It was 1986.": "Era 1986.",
    "A name was misspelt.": "Un nombre estaba mal escrito.",
}


def translate(site: SiteFolder, **kept: str) -> None:
    """The corrections in Spanish; of `kept` messages the translation is none."""
    path = site.root / "locales/es/LC_MESSAGES/plan.po"
    catalog = load(path)
    for message in catalog:
        if message.msgid in SPANISH and message.msgid not in kept.values():
            message.msgstr = SPANISH[message.msgid]
        elif message.msgid in kept.values():
            message.msgstr = ""
    save(catalog, path)


def shown(site: SiteFolder, folder: str) -> list[tuple[str, str, str]]:
    """The corrections of a page: the language, the class and the text of each paragraph."""
    page = html.fromstring(site.read(f"{folder}/index.html"))
    (section,) = page.xpath("//section[@class='corrections']")
    return [
        (p.get("lang") or section.get("lang"), p.get("class"), words_of(p))
        for p in section.iter("p")
    ]


def test_a_page_shows_its_corrections_in_its_language(site: SiteFolder) -> None:
    build(site, TWO)
    translate(site)
    site.ambos("build")
    assert shown(site, "en/plan") == [
        ("en", "when", "Correction (April 10, 2025)"),
        ("en", "correction", "The year was wrong. It was 1986."),
        ("en", "when", "Correction"),
        ("en", "correction", "A name was misspelt."),
    ]
    assert shown(site, "es/plan") == [
        ("es", "when", "Corrección (10 de abril de 2025)"),
        ("es", "correction", "El año estaba mal. Era 1986."),
        ("es", "when", "Corrección"),
        ("es", "correction", "Un nombre estaba mal escrito."),
    ]


def test_side_by_side_a_correction_stands_beside_its_translation(site: SiteFolder) -> None:
    build(site, TWO)
    translate(site)
    site.ambos("build")
    assert shown(site, "en-es/plan")[:3] == [
        ("en", "when", "Correction (April 10, 2025)"),
        ("en", "correction source", "The year was wrong. It was 1986."),
        ("es", "correction target", "El año estaba mal. Era 1986."),
    ]


def test_the_byline_says_it_and_leads_to_it(site: SiteFolder) -> None:
    build(site, TWO)
    assert byline(site, "en/plan") == ["March 9, 2025", "Corrected: April 10, 2025"]
    for folder in ("en/plan", "es/plan", "en-es/plan"):
        page = html.fromstring(site.read(f"{folder}/index.html"))
        (goal,) = page.xpath("//p[@class='byline']//a/@href")
        (found,) = page.xpath(f"//*[@id='{goal.removeprefix('#')}']")
        assert found.getparent().get("class").split()[0] == "correction"


def test_a_correction_is_a_change_of_its_day(site: SiteFolder) -> None:
    build(site, TWO)
    assert entry(site, "es") == ("2025-03-09", "2025-04-10")
    assert lastmod(site, "en/plan") == "2025-04-10"
    build(site, f"updated: 2025-05-01\n{TWO}")
    dates = ["March 9, 2025", "Updated: May 1, 2025", "Corrected: April 10, 2025"]
    assert byline(site, "en/plan") == dates


def test_programs_are_told_in_the_language_that_is_shown(site: SiteFolder) -> None:
    build(site, TWO)
    translate(site, first="It was 1986.")
    site.ambos("build", "--missing", "source")
    kind = {"@type": "CorrectionComment"}
    day = {"datePublished": "2025-04-10"}
    assert data(site, "en/plan")["correction"] == [
        kind | {"text": "The year was wrong. It was 1986.", "inLanguage": "en"} | day,
        kind | {"text": "A name was misspelt.", "inLanguage": "en"},
    ]
    assert data(site, "es/plan")["correction"] == [
        kind | {"text": "El año estaba mal. It was 1986.", "inLanguage": ["es", "en"]} | day,
        kind | {"text": "Un nombre estaba mal escrito.", "inLanguage": "es"},
    ]
    assert len(data(site, "en-es/plan")["correction"]) == 4


def test_programs_are_told_of_the_language_that_a_correction_is_taken_from(
    site: SiteFolder,
) -> None:
    settings = site.root / "ambos.toml"
    text = settings.read_text(encoding="utf-8")
    changed = text.replace('targets = ["es"]', 'targets = ["es", "es-MX"]')
    assert changed != text
    settings.write_text(changed, encoding="utf-8")
    build(site, TWO)
    translate(site)
    catalog = load(site.root / "locales/es_MX/LC_MESSAGES/plan.po")
    for message in catalog:
        message.msgstr = {"It was 1986.": "Fue 1986."}.get(message.msgid, "")
    save(catalog, site.root / "locales/es_MX/LC_MESSAGES/plan.po")
    site.ambos("build", "--missing", "source")
    found = data(site, "es-MX/plan")["correction"]
    assert [(one["text"], one["inLanguage"]) for one in found] == [
        ("El año estaba mal. Fue 1986.", ["es", "es-MX"]),
        ("Un nombre estaba mal escrito.", "es"),
    ]


def test_a_correction_that_is_not_translated_says_so(site: SiteFolder) -> None:
    build(site, TWO)
    translate(site, second="A name was misspelt.")
    site.ambos("build", "--missing", "omit")
    page = html.fromstring(site.read("es/plan/index.html"))
    last = page.xpath("//p[@class='correction']")[-1]
    assert words_of(last) == "A name was misspelt. [sin traducir]"
    assert last.xpath("./span/@lang") == ["en"]


def test_a_sentence_that_is_merged_into_the_next_leaves_the_link_whole(site: SiteFolder) -> None:
    build(site, TWO)
    path = site.root / "locales/es/LC_MESSAGES/plan.po"
    catalog = load(path)
    for message in catalog:
        if message.msgid == "The year was wrong.":
            message.msgstr = "{v}"
    save(catalog, path)
    site.ambos("build")
    page = html.fromstring(site.read("es/plan/index.html"))
    (goal,) = page.xpath("//p[@class='byline']//a/@href")
    assert len(page.xpath(f"//*[@id='{goal.removeprefix('#')}']")) == 1


def test_texts_and_books_have_them_too(site: SiteFolder) -> None:
    build(site, TWO)
    translate(site)
    site.ambos("build")
    text = site.read("es/plan/plan.txt")
    assert "\n\nCorrección (10 de abril de 2025): El año estaba mal. Era 1986.\n\n" in text
    assert text.endswith("\n\nCorrección: Un nombre estaba mal escrito.\n")
    with zipfile.ZipFile(BytesIO(site.files()["en-es/plan/plan.en-es.epub"])) as book:
        chapter = html.fromstring(book.read("EPUB/chapter.xhtml"))
    found = [
        (p.get("lang"), words_of(p)) for p in chapter.xpath("//p[@class='when'][1]/following::p")
    ]
    assert found[:2] == [
        ("en", "The year was wrong. It was 1986."),
        ("es", "El año estaba mal. Era 1986."),
    ]


def test_the_copy_in_the_documents_own_format_is_translated(site: SiteFolder) -> None:
    build(site, TWO)
    translate(site)
    site.ambos("build")
    copy = site.read("es/plan/plan.md")
    assert "  - date: 2025-04-10\n    text: El año estaba mal. Era 1986.\n" in copy


def test_a_project_that_does_not_translate_them_shows_the_source(site: SiteFolder) -> None:
    path = site.root / "ambos.toml"
    settings = path.read_text(encoding="utf-8")
    path.write_text(f'fields = ["title", "slug"]\n{settings}', encoding="utf-8")
    build(site, TWO)
    assert shown(site, "es/plan")[1] == ("es", "correction", "The year was wrong. It was 1986.")
    page = html.fromstring(site.read("es/plan/index.html"))
    (first, _) = page.xpath("//p[@class='correction']")
    assert first.xpath("./span/@lang") == ["en"]
    assert byline(site, "en/plan") == ["March 9, 2025", "Corrected: April 10, 2025"]


def test_a_document_without_corrections_has_no_place_for_them(site: SiteFolder) -> None:
    build(site, "date: 2025-03-09")
    assert "corrections" not in site.read("en/plan/index.html")
    assert "correction" not in data(site, "en/plan")


def test_markup_in_a_correction_is_text(site: SiteFolder) -> None:
    write(site, 'correction: "<script>alert(1)</script> & <b>bold</b>"')
    site.translate(lambda entry: entry.msgid)
    site.ambos("build", "--no-check")
    assert shown(site, "es/plan")[1][2] == "<script>alert(1)</script> & <b>bold</b>"
    assert data(site, "es/plan")["correction"][0]["text"].startswith("<script>")
    assert json.dumps("<script>alert")[1:-1] not in site.read("es/plan/index.html")


ONE = [("An error.", "")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ncorrection: An error.\n---\n", ONE),
        ("---\ncorrection: [An error., Another.]\n---\n", [*ONE, ("Another.", "")]),
        (
            "---\ncorrection:\n- text: An error.\n- text: Another.\n  date: 2025-04-10\n---\n",
            [*ONE, ("Another.", "2025-04-10")],
        ),
        (
            "---\ncorrection:\n  date: 2025-04-10\n  text: An error.\n---\n",
            [("An error.", "2025-04-10")],
        ),
        ('+++\ncorrection = "An error."\n+++\n', ONE),
        (
            '+++\n[[correction]]\ntext = "An error."\n[[correction]]\n'
            'date = 2025-04-10\ntext = "Another."\n+++\n',
            [*ONE, ("Another.", "2025-04-10")],
        ),
        ('{"correction": "An error."}\n', ONE),
        (
            '{"correction": [{"text": "An error."}, {"text": "Another.", "date": "2025-04-10"}]}\n',
            [*ONE, ("Another.", "2025-04-10")],
        ),
        ("---\ncorrection: ~\n---\n", []),
        ("---\ncorrection: ''\n---\n", []),
    ],
)
def test_corrections_are_read_in_every_syntax(text: str, expected: list[tuple[str, str]]) -> None:
    document = parse(f"{text}\nText.\n".encode(), "source/x.md", "en", whole)
    texts = [field.value for field in document.metadata.get("correction", ())]
    dates = [field.value for field in document.metadata.get("correction.date", ())]
    assert list(zip(texts, dates, strict=True)) == expected
    units = [unit.text for unit in document.units if unit.kind == "correction"]
    assert units == [text for text, _ in expected]


def test_an_html_document_states_its_corrections() -> None:
    metas = (
        '<meta name="correction" content="An error."><meta name="correction" content="Another.">'
    )
    data = f"<title>A</title>{metas}<p>Text.</p>".encode()
    document = parse(data, "source/x.html", "en", whole)
    units = [unit.text for unit in document.units if unit.kind == "correction"]
    assert units == ["An error.", "Another."]
    assert [field.value for field in document.metadata["correction"]] == units
    assert [field.value for field in document.metadata["correction.date"]] == ["", ""]


@pytest.mark.parametrize(
    ("stated", "line", "what"),
    [
        (
            "correction:\n  - date: 2025-04-10",
            4,
            "'correction.date' stands without a text (write text: … beside it)",
        ),
        (
            "correction:\n  - text: An error.\n  - date: 2025-04-10",
            5,
            "'correction.date' stands without a text (write text: … beside it)",
        ),
        (
            "correction:\n  es: Un error.",
            4,
            "'correction.es' stands without a text (write text: … beside it)",
        ),
        (
            "correction:\n  - text: An error.\n    date: soon",
            5,
            "'correction.date' is not a date: 'soon' (write 2025-07-18)",
        ),
    ],
)
def test_a_correction_that_is_none_is_refused(
    site: SiteFolder, stated: str, line: int, what: str
) -> None:
    text = f"---\ntitle: The plan\n{stated}\n---\n\nText.\n"
    (site.root / "source" / "plan.md").write_text(text, encoding="utf-8")
    done = site.run_ambos(site.root, "build")
    assert (done.returncode, done.stderr) == (2, f"source/plan.md:{line}: front matter: {what}\n")
