"""What is not complete enough to be published, and what is not chosen for it."""

from __future__ import annotations

import json
import re

import pytest

from tests.editions.conftest import SiteFolder, accented

BASE = "https://example.org/news/"


def settings(site: SiteFolder, text: str) -> None:
    path = site.root / "ambos.toml"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n[publish]\n{text}\n", encoding="utf-8")


def write(site: SiteFolder, name: str, text: str) -> None:
    (site.root / "source" / name).write_text(text, encoding="utf-8")


@pytest.fixture
def half(site: SiteFolder) -> SiteFolder:
    """A document of four messages of which two are translated, and one that links to it."""
    write(site, "half.md", "---\ntitle: Half of it\ndate: 2026-01-02\n---\n\nOne. Two. Three.\n")
    write(site, "linking.md", "---\ntitle: A link\n---\n\nSee [that](half.md).\n")
    site.ambos("update")
    site.translate(lambda e: "" if e.msgid in {"Two.", "Three."} else accented(e))
    return site


def test_a_document_below_the_minimum_is_listed_and_not_published(half: SiteFolder) -> None:
    settings(half, f'base-url = "{BASE}"\nminimum = "75%"')
    half.ambos("build")
    assert not [path for path in half.files() if re.match("(es|en-es)/.*half", path)]
    index = half.read("es/index.html")
    assert "<h2>En preparación</h2>" in index
    item = index.partition("En preparación")[2]
    assert '<a href="../en/half/index.html" hreflang="en">' in item
    assert "<span>Hálf óf it</span>" in item
    assert "Traducido: 50\xa0%" in item
    assert "In preparation" not in half.read("en/index.html")


def test_nothing_names_the_page_of_a_document_in_preparation(half: SiteFolder) -> None:
    settings(half, f'base-url = "{BASE}"\nminimum = 0.75')
    half.ambos("build")
    for path in ("sitemap.xml", "es/atom.xml", "en/half/index.html"):
        assert "es/half" not in half.read(path), path
    assert 'hreflang="es"' not in half.read("en/half/index.html")
    assert "workTranslation" not in half.read("en/half/index.html")
    assert json.loads(half.read("es/feed.json"))["items"]
    assert 'href="../../en/half/index.html"' in half.read("es/linking/index.html")


def test_what_is_missing_from_a_document_in_preparation_stops_no_build(half: SiteFolder) -> None:
    done = half.run_ambos(half.root, "build")
    assert done.returncode == 1
    settings(half, "minimum = 1")
    (half.root / "locales/es/LC_MESSAGES/linking.po").unlink()
    half.ambos("build")
    assert "en/linking/index.html" in half.files()
    assert "es/linking/index.html" not in half.files()
    assert "Traducido: 0\xa0%" in half.read("es/index.html")


@pytest.mark.parametrize(
    ("stated", "is_published"),
    [("0.5", True), ('"50 %"', True), ("0.51", False), ("{ es = 0 }", True), ('{ es = "51%" }', False)],
)  # fmt: skip
def test_a_document_at_the_minimum_is_published(
    half: SiteFolder, stated: str, is_published: bool
) -> None:
    settings(half, f"minimum = {stated}")
    half.ambos("build", "--missing", "source")
    assert ("es/half/index.html" in half.files()) == is_published


def test_readers_are_shown_where_to_help(half: SiteFolder) -> None:
    address = "https://example.org/translate?what={document}&to={language}"
    settings(half, f'minimum = {{ es = "75%" }}\ntranslate-url = "{address}"')
    half.ambos("build")
    wanted = '<a href="https://example.org/translate?what=half&amp;to=es">Ayude a traducir</a>'
    assert wanted in half.read("es/index.html")
    assert "Help translate" not in half.read("en/half/index.html")
    path = half.root / "ambos.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("75%", "50%"), encoding="utf-8")
    half.ambos("build", "--missing", "source")
    assert wanted in half.read("es/half/index.html")


def test_a_language_of_which_nothing_is_published_yet_has_a_front_page(half: SiteFolder) -> None:
    settings(half, "minimum = 1")
    half.translate(lambda _: "")
    half.ambos("build")
    index = half.read("es/index.html")
    assert index.count("Traducido: 0\xa0%") > 3
    assert '<a href="es/index.html" lang="es" hreflang="es">' in half.read("index.html")


def test_only_the_chosen_documents_are_published(half: SiteFolder) -> None:
    settings(half, 'documents = ["source/notas/*", "source/plain.txt"]')
    done = half.run_ambos(half.root, "build")
    assert done.returncode == 1
    assert "source/everything.md is not published" in done.stderr
    half.ambos("build", "--no-check")
    pages = {path for path in half.files() if path.endswith("/index.html")}
    assert not [path for path in pages if "half" in path or "everything" in path]
    assert "es/plain/index.html" in pages
    assert [path for path in pages if path.startswith("en/notas/")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("minimum = 1.5", "'minimum' is not a share such as 0.8 or \"80%\""),
        ("minimum = true", "'minimum' is not a share"),
        ('minimum = "101%"', "'minimum' is not a share"),
        ('minimum = { "e s" = 1 }', "'minimum' is not a share"),
        ('documents = "source/*"', "'documents' is not a list of patterns"),
        ('translate-url = "javascript:{document}"', "'translate-url' is not an address"),
        ('translate-url = "https://e.example/{who}"', "'translate-url' is not an address"),
        ('translate-url = "https://{document}/\\""', "'translate-url' is not an address"),
    ],
)
def test_a_wrong_value_is_refused_with_its_line(site: SiteFolder, text: str, wanted: str) -> None:
    settings(site, text)
    done = site.run_ambos(site.root, "build")
    assert done.returncode == 2
    assert done.stderr.startswith(f"ambos.toml:6: {wanted}")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("done", [29, 57, 58, 99])
def test_the_share_of_a_document_in_preparation_is_in_whole_hundredths(
    site: SiteFolder, done: int
) -> None:
    write(site, "half.md", "".join(f"Number {n} of them.\n\n" for n in range(100)))
    settings(site, "minimum = 1")
    site.ambos("update")
    wanted = {f"Number {n} of them." for n in range(done)}
    site.translate(lambda e: e.msgid if e.msgid in wanted else "")
    site.ambos("build", "--missing", "source", "--no-check")
    assert f"Traducido: {done}\xa0%" in site.read("es/index.html")
