"""Who translated, and whose site it is: in the byline, in the header, in JSON-LD."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from i18n.catalogs import load, save
from tests.editions.conftest import DATA, SiteFolder, accented

BASE = "https://example.org/news/"
PAGE = "es/everything-es/index.html"


def settings(site: SiteFolder, text: str) -> None:
    path = site.root / "ambos.toml"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")


def article(site: SiteFolder, path: str) -> dict[str, Any]:
    (text,) = DATA.findall(site.read(path))
    thing: dict[str, Any] = json.loads(text)["@graph"][0]
    return thing


def test_translators_are_named_in_their_language_s_pages(site: SiteFolder) -> None:
    settings(site, '[credits]\nes = ["Ana <Prado>", { organization = "The Town" }]')
    site.ambos("build")
    for path in (PAGE, "en-es/everything/index.html"):
        assert article(site, path)["translator"] == [
            {"@type": "Person", "name": "Ana <Prado>"},
            {"@type": "Organization", "name": "The Town"},
        ]
    assert "<span>Traducido por Ana &lt;Prado&gt; y The Town</span>" in site.read(PAGE)
    assert "Translated by Ana" in site.read("en-es/everything/index.html")
    assert "Prado" not in site.read("en/everything/index.html")


def test_nobody_is_named_whom_the_settings_do_not_name(site: SiteFolder) -> None:
    for path in site.root.rglob("*.po"):
        text = path.read_text(encoding="utf-8")
        header = '"Last-Translator: Ana <ana@example.org>\\n"\n"Language:'
        path.write_text(text.replace('"Language:', header, 1), encoding="utf-8")
    site.ambos("build")
    assert "translator" not in article(site, PAGE)
    assert not [
        path for path, data in site.files().items() if path.endswith("html") and b"Ana" in data
    ]


def test_the_logo_leads_to_the_front_page_of_the_page_s_language(site: SiteFolder) -> None:
    (site.root / "static").mkdir(exist_ok=True)
    (site.root / "static" / "logo.svg").write_text("<svg/>", encoding="utf-8")
    settings(site, f'[publish]\nbase-url = "{BASE}"\nlogo = "logo.svg"')
    site.ambos("build")
    header = '<header class="site"><a href="{}"><img src="{}" alt="A site"></a></header>'
    for path, home, logo in (
        (PAGE, "../index.html", "../../logo.svg"),
        ("es/index.html", "index.html", "../logo.svg"),
        ("index.html", "index.html", "logo.svg"),
        ("404.html", "/news/", "/news/logo.svg"),
        ("es/404.html", "/news/es/", "/news/logo.svg"),
    ):
        assert header.format(home, logo) in site.read(path)
    assert article(site, PAGE)["publisher"] == {
        "@type": "Organization",
        "name": "A site",
        "logo": {"@type": "ImageObject", "url": f"{BASE}logo.svg"},
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('[publish]\nlogo = "no.svg"', "static/no.svg: is not there ('logo' in the settings"),
        ('[publish]\nlogo = "../x.svg"', "ambos.toml:6: 'logo' is not a file in static/"),
        ("[credits]\nes = 1", "ambos.toml:5: 'credits' is not a table such as"),
        ('[credits]\nes = [" "]', "ambos.toml:5: 'credits' is not a table such as"),
        ('[credits]\n"e s" = "A"', "ambos.toml:5: 'credits' is not a table such as"),
    ],
)
def test_a_wrong_value_is_refused(site: SiteFolder, text: str, wanted: str) -> None:
    settings(site, text)
    done = site.run_ambos(site.root, "build")
    assert done.returncode == 2
    assert done.stderr.startswith(wanted)
    assert done.stderr.count("\n") == 1


def test_nobody_is_named_for_a_page_of_which_they_translated_nothing(site: SiteFolder) -> None:
    settings(site, '[credits]\nes = "Ana Prado"\nes-MX = "Luz Vega"')
    path = site.root / "ambos.toml"
    path.write_text(re.sub("targets = .*", 'targets = ["es", "es-MX"]', path.read_text()))
    for name, text in {
        "none.md": "---\ntitle: None\n---\n\nOne.\n",
        "notes.md": "---\ntitle: Aviso\nlanguage: es\n---\n\nUno.\n",
    }.items():
        (site.root / "source" / name).write_text(text, encoding="utf-8")
    site.ambos("update")
    site.translate(lambda e: "" if e.msgid in ("None", "One.") else accented(e))
    for path in (site.root / "locales/es_MX").rglob("*.po"):
        catalog = load(path)
        for entry in catalog:
            entry.msgstr = ""
        save(catalog, path)
    site.ambos("build", "--missing", "source", "--no-check")
    for page in ("es/none", "es-MX/none", "es-MX/notes"):
        assert "Traducido por" not in site.read(f"{page}/index.html"), page
        assert "translator" not in article(site, f"{page}/index.html"), page
    assert "Traducido por Ana Prado</span>" in site.read("es-MX/everything-es/index.html")
