"""Old addresses never die: redirects, and the history that they are made of."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n import addresses
from i18n.errors import AmbosError
from tests.editions.conftest import SiteFolder, accented

BASE = "https://example.org/news/"
SLUGS = "locales/slugs.toml"


def slug(site: SiteFolder, own: str, spanish: str = "") -> None:
    """Give a document two slugs, and build."""
    text = f"---\ntitle: The market\nslug: {own}\n---\n\nText.\n"
    (site.root / "source" / "market.md").write_text(text, encoding="utf-8")
    site.ambos("update")
    slugs = {own: spanish or own}

    def approved(entry: polib.POEntry) -> str:
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        return slugs.get(entry.msgid, accented(entry))

    site.translate(approved)
    site.ambos("build")


def leads_to(page: str) -> str:
    """Where a page's refresh and its link lead: to the same place."""
    (refresh,) = re.findall(r'<meta http-equiv="refresh" content="0; url=([^"]+)">', page)
    assert f'<a href="{refresh}">' in page
    return str(refresh)


def lines(site: SiteFolder) -> list[str]:
    return site.read("_redirects").splitlines()


def test_each_earlier_address_leads_straight_to_the_present_one(site: SiteFolder) -> None:
    path = site.root / "ambos.toml"
    text = f'\n[publish]\nbase-url = "{BASE}"\n'
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    for spanish in ("mercado", "mercado-viejo", "mercado-nuevo"):
        slug(site, "market", spanish)
    for earlier in ("mercado", "mercado-viejo"):
        page = site.read(f"es/{earlier}/index.html")
        assert leads_to(page) == "../mercado-nuevo/index.html"
        assert f'<link rel="canonical" href="{BASE}es/mercado-nuevo/">' in page
        assert '<html lang="es">' in page
        assert f"/news/es/{earlier}/* /news/es/mercado-nuevo/:splat 301" in lines(site)
        assert f"es/{earlier}/" not in site.read("sitemap.xml")


def test_a_new_slug_of_the_source_moves_the_pages_of_its_pairs(site: SiteFolder) -> None:
    slug(site, "market", "mercado")
    slug(site, "old-market", "mercado")
    assert leads_to(site.read("en/market/index.html")) == "../old-market/index.html"
    assert leads_to(site.read("en-es/market/index.html")) == "../old-market/index.html"
    assert not any(line.startswith("/es/") for line in lines(site))


def test_an_address_that_is_taken_again_is_that_of_the_living_page(site: SiteFolder) -> None:
    slug(site, "market")
    slug(site, "old-market")
    slug(site, "market")
    assert "http-equiv" not in site.read("en/market/index.html")
    assert leads_to(site.read("en/old-market/index.html")) == "../market/index.html"
    slug(site, "old-market")
    text = "---\nslug: Market\n---\n\nAnother.\n"
    (site.root / "source" / "another.md").write_text(text, encoding="utf-8")
    site.ambos("update")
    site.translate(accented)
    site.ambos("build")
    assert "Another." in site.read("en/Market/index.html")
    assert "en/market/index.html" not in site.files()


def test_files_below_an_earlier_address_are_not_led_away(site: SiteFolder) -> None:
    slug(site, "notas")
    slug(site, "market")
    assert leads_to(site.read("en/notas/index.html")) == "../market/index.html"
    assert "/en/notas/ /en/market/ 301" in lines(site)


def test_a_build_notes_the_addresses_once(site: SiteFolder) -> None:
    slug(site, "market", "mercado")
    before = (site.root / SLUGS).read_bytes()
    table = tomllib.loads(before.decode())
    assert table["en"]["market"] == ["market"]
    assert table["es"]["market"] == ["mercado"]
    done = site.run_ambos(site.root, "build")
    assert done.stdout == "Nothing to do: public/ is up to date.\n"
    assert (site.root / SLUGS).read_bytes() == before


def test_what_is_refused_is_not_noted(site: SiteFolder) -> None:
    slug(site, "market", "mercado")
    before = (site.root / SLUGS).read_bytes()
    site.translate(lambda entry: "otro" if entry.msgid == "market" else "")
    assert site.run_ambos(site.root, "build").returncode == 1
    assert (site.root / SLUGS).read_bytes() == before


def test_the_page_of_a_translation_that_is_withdrawn_leads_to_the_original(
    site: SiteFolder,
) -> None:
    slug(site, "market", "mercado")
    path = site.root / "ambos.toml"
    text = "\n[publish]\nminimum = 1\n"
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    site.translate(lambda entry: "" if entry.msgid == "Text." else accented(entry))
    site.ambos("build")
    assert leads_to(site.read("es/mercado/index.html")) == "../../en/market/index.html"
    assert "/es/mercado/* /en/market/:splat 302" in lines(site)


def test_redirects_of_the_project_stand_before_those_that_are_made(site: SiteFolder) -> None:
    slug(site, "market")
    (site.root / "static").mkdir(exist_ok=True)
    (site.root / "static" / "_redirects").write_text("/a /b", encoding="utf-8")
    slug(site, "old-market")
    assert lines(site)[0] == "/a /b"
    assert len(lines(site)) > 1


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[en]\nmarket = 1\n", f"{SLUGS}:2: 'market' has no list of addresses"),
        ('[en]\nmarket = ["../x"]\n', f"{SLUGS}:2: 'market' has no list of addresses"),
        ('[en]\n"market" = ["/x"]\n', f"{SLUGS}:2: 'market' has no list of addresses"),
        ("en = []\n", f"{SLUGS}:1: 'en' has no list of addresses"),
        ("[en\n", f"{SLUGS}:1: "),
        (
            '["../../../x"]\n"market" = ["a"]\n',
            f"{SLUGS}:1: '../../../x' is no language (write a code such as [es] or [es_MX])",
        ),
        ("[x-y-z]\n", f"{SLUGS}:1: 'x-y-z' is no language"),
    ],
)
def test_a_history_that_is_none_is_refused(site: SiteFolder, text: str, wanted: str) -> None:
    (site.root / SLUGS).write_text(text, encoding="utf-8")
    done = site.run_ambos(site.root, "build")
    assert done.returncode == 2
    assert done.stderr.startswith(wanted)
    assert done.stderr.count("\n") == 1


names = st.text(
    st.characters(exclude_categories=["C", "Z"], exclude_characters='\\/:*?"<>|.'), min_size=1
)
CODES = ["en", "es_MX", "ca@valencia", "zh-Hant"]
histories = st.dictionaries(
    st.tuples(st.text(st.characters(codec="utf-8"), min_size=1), st.sampled_from(CODES)),
    st.lists(names, min_size=1, unique=True).map(tuple),
)  # fmt: skip


@given(histories)
def test_what_is_written_is_read_again(history: Mapping[tuple[str, str], tuple[str, ...]]) -> None:
    written = addresses.write(history)
    assert addresses.read(written, SLUGS) == history
    assert tomllib.loads(written.decode()) == {
        code: {domain: list(folders) for (domain, one), folders in history.items() if one == code}
        for code in {code for _, code in history}
    }


def test_a_history_in_other_toml_is_the_same() -> None:
    text = b"es.market = ['a',\n 'b']\n"
    assert addresses.read(text, SLUGS) == {("market", "es"): ("a", "b")}
    with pytest.raises(AmbosError, match="not UTF-8"):
        addresses.read(b"\xff", SLUGS)


def test_a_page_tells_of_an_address_that_leads_nowhere_in_every_language(site: SiteFolder) -> None:
    path = site.root / "ambos.toml"
    text = f'\n[publish]\nbase-url = "{BASE}"\n'
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    (site.root / "static").mkdir(exist_ok=True)
    site.ambos("build")
    page = site.read("404.html")
    assert '<section lang="en">\n<h1>Page not found</h1>' in page
    assert '<section lang="es">\n<h2>Página no encontrada</h2>' in page
    assert '<a href="/news/es/" lang="es" hreflang="es">Español</a>' in page
    assert '<link rel="stylesheet" href="/news/style.css">' in page
    assert "404" not in site.read("sitemap.xml")
    assert '<html lang="es">' in site.read("es/404.html")
    assert "Page not found" not in site.read("es/404.html")
    (site.root / "static" / "404.html").write_text("mine", encoding="utf-8")
    site.ambos("build")
    assert site.read("404.html") == "mine"
