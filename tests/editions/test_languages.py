"""Languages that few programs know."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from i18n.editions._words import language_name, own_name, words
from tests.conftest import RunAmbos
from tests.editions.conftest import SiteFolder, words_of


@pytest.mark.parametrize(
    ("language", "own", "in_spanish"),
    [
        ("es_MX", "Español (México)", "español (México)"),
        ("zh-Hant", "中文 (繁體)", "chino (tradicional)"),
        ("ay", "ay", "aimara"),
        ("nah", "nah", "nah"),
        ("nah_MX", "nah-MX", "nah-MX"),
        ("yua", "yua", "yua"),
    ],
)
def test_a_language_has_its_own_name_or_its_tag(language: str, own: str, in_spanish: str) -> None:
    assert own_name(language) == own
    assert language_name(language, words("es")) == in_spanish


@pytest.mark.parametrize(
    ("language", "locale"),
    [
        ("nah", "nah"),
        ("ay", "ay_BO"),
        ("yua", "yua_MX"),
        ("mix-MX", "mix_MX"),
        ("zh-Hant", "zh_TW"),
        ("eo", "eo"),
    ],
)
def test_a_site_is_built_in_languages_that_cldr_lacks_or_has_in_two_scripts(
    tmp_path: Path, run_ambos: RunAmbos, language: str, locale: str
) -> None:
    site = SiteFolder(tmp_path, run_ambos)
    (site.root / "source").mkdir()
    settings = f'targets = ["{language}"]\n[publish]\nbase-url = "https://example.org/"\n'
    (site.root / "ambos.toml").write_text(settings, encoding="utf-8")
    front = "---\ntitle: The bus\ndate: 2026-01-02\n---\n"
    (site.root / "source/bus.md").write_text(f"{front}It is red.\n", encoding="utf-8")
    site.ambos("update")
    site.translate(lambda entry: f"x{entry.msgid}")
    site.ambos("build")
    page = html.fromstring(site.read(f"{language}/bus/index.html"))
    assert page.xpath("//meta[@property='og:locale']/@content") == [locale]
    names = [words_of(one) for one in page.xpath("//nav//a")]
    assert names == [
        "English",
        own_name(language),
        f"English and {language_name(language, words('en'))}",
    ]
    assert "January 2, 2026" in words_of(page)


def test_what_a_link_to_a_passage_says_of_itself_is_in_the_language_that_is_stated(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    site = SiteFolder(tmp_path, run_ambos)
    (site.root / "source").mkdir()
    settings = 'targets = ["es", "es-MX", "nah"]\n'
    (site.root / "ambos.toml").write_text(settings, encoding="utf-8")
    texts = {
        "bus.md": "---\ntitle: The bus\n---\n## It is red\n\nIt goes. It comes.\n",
        "said.md": '<div lang="en-GB">\n\nA word. A <b lang="fr">mot</b>.\n\n</div>\n',
        "page.html": '<section lang="en"><p>A town.</p></section><p lang="en-GB">A <i>word</i>.</p>',
    }
    for name, text in texts.items():
        (site.root / "source" / name).write_text(text, encoding="utf-8")
    site.ambos("update")
    site.translate(lambda entry: "" if entry.msgid.startswith("It") else entry.msgid)
    site.ambos("build", "--missing", "source", "--no-check")
    said = {words(code)("Link to this passage"): code for code in ("en", "es")}
    found = set()
    for path in site.root.glob("public/*/*/index.html"):
        for link in html.fromstring(path.read_text(encoding="utf-8")).xpath("//a[@aria-label]"):
            (stated,) = link.xpath("ancestor-or-self::*[@lang][1]/@lang")
            assert stated.partition("-")[0] == said[link.get("aria-label")], path
            (around,) = link.xpath("ancestor::*[@lang][1]/@lang")
            has_own = link.get("lang") is not None
            assert has_own == (around.partition("-")[0] != stated.partition("-")[0])
            found.add((stated, around))
    assert {("es", "en"), ("es", "en-GB"), ("en", "nah"), ("en-GB", "en-GB"), ("en", "en")} <= found
