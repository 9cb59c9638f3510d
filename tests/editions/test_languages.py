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
    [("nah", "nah"), ("ay", "ay_BO"), ("yua", "yua_MX"), ("mix-MX", "mix_MX")],
)
def test_a_site_in_a_language_that_cldr_lacks_is_built(
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
    assert names == ["English", language, f"English and {language_name(language, words('en'))}"]
    assert "January 2, 2026" in words_of(page)
