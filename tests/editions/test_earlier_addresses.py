"""Old addresses never die: redirects, and the history that they are made of."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from collections.abc import Mapping

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from i18n import addresses
from i18n.errors import AmbosError
from i18n.slugs import folded
from tests.editions.conftest import RunMeanwhile, SiteFolder, accented
from tests.editions.test_books import DC, member, with_books
from tests.reports.schemas import problems, schema
from tests.sites import broken_links

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


def settle(site: SiteFolder, targets: str, table: str = "") -> None:
    """Give the project these targets, and a table of its publication."""
    path = site.root / "ambos.toml"
    text = re.sub(r"targets = .*", f"targets = [{targets}]", path.read_text(encoding="utf-8"))
    text = text.partition("\n[publish]")[0] + (f"\n[publish]\n{table}\n" if table else "")
    path.write_text(text, encoding="utf-8")


def alone(site: SiteFolder) -> None:
    """Take the documents of the site away."""
    for path in (site.root / "source").rglob("*.*"):
        path.unlink()


def in_french_too(site: SiteFolder) -> None:
    """Publish a document alone in three languages."""
    alone(site)
    settle(site, '"es", "fr"', f'base-url = "{BASE}"')
    slug(site, "market", "mercado")
    assert {"fr/index.html", "fr/mercado/index.html", "en-fr/market/index.html"} <= set(
        site.files()
    )


def test_what_a_language_had_leads_to_the_original_once_it_is_no_target(site: SiteFolder) -> None:
    in_french_too(site)
    settle(site, '"es"', f'base-url = "{BASE}"')
    site.ambos("build")
    for earlier in ("fr/mercado", "en-fr/market"):
        page = site.read(f"{earlier}/index.html")
        assert leads_to(page) == "../../en/market/index.html"
        assert f'<link rel="canonical" href="{BASE}en/market/">' in page
        assert f"/news/{earlier}/* /news/en/market/:splat 302" in lines(site)
    page = site.read("fr/index.html")
    assert leads_to(page) == "../index.html"
    assert f'<link rel="canonical" href="{BASE}">' in page
    assert lines(site)[-1] == "/news/fr/ /news/ 302"
    assert broken_links(site.files(), BASE) == []


def test_the_front_page_of_a_language_leads_to_that_of_the_only_one_that_is_left(
    site: SiteFolder,
) -> None:
    alone(site)
    slug(site, "market", "mercado")
    text = "---\ntitle: The market\nslug: market\npublish:\n  es: 2999-01-01\n---\n\nText.\n"
    (site.root / "source" / "market.md").write_text(text, encoding="utf-8")
    site.ambos("build")
    assert leads_to(site.read("es/index.html")) == "../en/index.html"
    assert leads_to(site.read("en-es/market/index.html")) == "../../en/market/index.html"
    assert lines(site)[-1] == "/es/ /en/ 302"


def test_the_front_page_of_a_country_leads_to_that_of_its_language(site: SiteFolder) -> None:
    alone(site)
    settle(site, '"es", "es-MX"')
    slug(site, "market", "mercado")
    settle(site, '"es"')
    site.ambos("build")
    assert leads_to(site.read("es-MX/index.html")) == "../es/index.html"
    assert leads_to(site.read("es-MX/mercado/index.html")) == "../../es/mercado/index.html"


@pytest.mark.parametrize("is_held", [False, True])
def test_pairs_lead_to_the_original_while_a_translation_is_withdrawn(
    site: SiteFolder, is_held: bool
) -> None:
    in_french_too(site)
    if is_held:
        text = "---\ntitle: The market\nslug: market\npublish:\n  fr: 2999-01-01\n---\n\nText.\n"
        (site.root / "source" / "market.md").write_text(text, encoding="utf-8")
    else:
        settle(site, '"es", "fr"', f'base-url = "{BASE}"\nminimum = 1')
        path = site.root / "locales/fr/LC_MESSAGES/market.po"
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r'msgstr "T.xt.*"', 'msgstr ""', text), encoding="utf-8")
    site.ambos("build")
    assert "fr/LC_MESSAGES/market.mo" not in site.files()
    assert "http-equiv" not in site.read("en-es/market/index.html")
    for earlier in ("fr/mercado", "en-fr/market"):
        assert leads_to(site.read(f"{earlier}/index.html")) == "../../en/market/index.html"
    assert broken_links(site.files(), BASE) == []


def test_pairs_lead_to_those_in_another_order_once_a_document_is_in_another_language(
    site: SiteFolder,
) -> None:
    in_french_too(site)
    text = "---\nlanguage: es\ntitle: The market\nslug: mercado\n---\n\nText.\n"
    (site.root / "source" / "market.md").write_text(text, encoding="utf-8")
    site.ambos("update")
    site.translate(lambda entry: "market" if entry.msgid == "mercado" else accented(entry))
    site.ambos("build")
    assert "http-equiv" not in site.read("es-en/mercado/index.html")
    assert leads_to(site.read("en-es/market/index.html")) == "../../es-en/mercado/index.html"
    assert leads_to(site.read("en-fr/market/index.html")) == "../../en/market/index.html"
    assert "/news/en-es/market/* /news/es-en/mercado/:splat 301" in lines(site)
    assert "/news/en-fr/market/* /news/en/market/:splat 302" in lines(site)
    assert tomllib.loads((site.root / SLUGS).read_text(encoding="utf-8"))["originals"][
        "market"
    ] == ["en", "es"]
    assert broken_links(site.files(), BASE) == []


@pytest.mark.parametrize("folder", ["", "town/"])
def test_the_addresses_of_a_document_go_with_it_to_its_new_name(
    site: SiteFolder, folder: str
) -> None:
    in_french_too(site)
    slug(site, "market", "plaza")
    source = site.root / "source"
    (source / folder).mkdir(exist_ok=True)
    (source / "market.md").rename(source / folder / "fair.md")
    path = source / folder / "fair.md"
    path.write_text(path.read_text(encoding="utf-8").replace("slug: market", "slug: fair"), "utf-8")
    done = site.run_ambos(site.root, "update", "--format", "json")
    shown = json.loads(done.stdout)
    assert list(problems(shown, schema("updates"))) == []
    assert shown["addresses"] == [{"from": "market", "to": f"{folder}fair"}]
    before = (site.root / SLUGS).read_text(encoding="utf-8")
    assert '"market" = ' not in before
    assert f'"{folder}fair" = ["mercado", "plaza"]' in before
    site.translate(lambda entry: "feria" if entry.msgid == "fair" else accented(entry))
    done = site.run_ambos(site.root, "build")
    assert "lead nowhere" not in done.stdout
    for earlier, present in {
        "en/market": f"en/{folder}fair",
        "es/mercado": f"es/{folder}feria",
        "es/plaza": f"es/{folder}feria",
        "fr/mercado": f"fr/{folder}feria",
        "en-es/market": f"en-es/{folder}fair",
        "en-fr/market": f"en-fr/{folder}fair",
    }.items():
        page = site.read(f"{earlier}/index.html")
        assert f'<link rel="canonical" href="{BASE}{present}/">' in page
        assert f"/news/{earlier}/* /news/{present}/:splat 301" in lines(site)
    assert broken_links(site.files(), BASE) == []
    assert site.run_ambos(site.root, "update").stdout == "Every catalog is up to date.\n"


def test_an_update_while_a_build_works_keeps_what_it_wrote_of_addresses(
    site: SiteFolder, run_meanwhile: RunMeanwhile
) -> None:
    in_french_too(site)
    slug(site, "market", "plaza")
    source = site.root / "source"
    (source / "new.md").write_text("# New\n\nOther words.\n", encoding="utf-8")
    site.ambos("update")
    done = run_meanwhile(
        site,
        "sitemap",
        """
        (root / "source/market.md").rename(root / "source/fair.md")
        ambos("update")
        """,
        "--missing",
        "source",
        "--no-check",
    )
    assert done.returncode == 0, done.stderr
    written = tomllib.loads((site.root / SLUGS).read_text(encoding="utf-8"))
    assert written["es"]["fair"] == ["mercado", "plaza"]
    assert "market" not in written["es"]
    assert written["es"]["new"] == ["new"]
    done = site.run_ambos(site.root, "build", "--missing", "source", "--no-check")
    assert (done.returncode, "lead nowhere" in done.stdout) == (0, False), done.stderr
    assert leads_to(site.read("es/mercado/index.html")).startswith("../plaza/")


def test_what_is_renamed_is_said_and_a_document_that_stays_keeps_its_addresses(
    site: SiteFolder,
) -> None:
    alone(site)
    slug(site, "market", "mercado")
    source = site.root / "source"
    (source / "market.md").rename(source / "fair.md")
    (source / "market.md").write_text("# All else is new here\n", encoding="utf-8")
    before = (site.root / SLUGS).read_bytes()
    assert "addresses" not in site.run_ambos(site.root, "update").stdout
    assert (site.root / SLUGS).read_bytes() == before
    (source / "market.md").unlink()
    site.ambos("update")
    (source / "fair.md").rename(source / "market.md")
    assert f"{SLUGS}: the addresses of" not in site.run_ambos(site.root, "update").stdout
    (source / "market.md").rename(source / "fair.md")
    done = site.run_ambos(site.root, "update")
    assert f"{SLUGS}: the addresses of 'market' are those of 'fair' now\n" in done.stdout
    after = before.replace(b'"market" =', b'"fair" =')
    assert (site.root / SLUGS).read_bytes() == after != before


def test_a_history_that_is_none_keeps_documents_from_being_renamed(site: SiteFolder) -> None:
    alone(site)
    slug(site, "market", "mercado")
    (site.root / SLUGS).write_text("[en\n", encoding="utf-8")
    (site.root / "source/market.md").rename(site.root / "source/fair.md")
    done = site.run_ambos(site.root, "update")
    assert (done.returncode, done.stderr.partition(": ")[0]) == (2, f"{SLUGS}:1")
    assert (site.root / "locales/es/LC_MESSAGES/market.po").exists()


@pytest.mark.parametrize("becomes", ["deleted", "excluded", "held back"])
def test_a_build_says_once_what_leads_nowhere(site: SiteFolder, becomes: str) -> None:
    alone(site)
    path = site.root / "source" / "market.md"
    (site.root / "source" / "other.md").write_text("# Other\n", encoding="utf-8")
    slug(site, "market", "mercado")
    before = (site.root / SLUGS).read_bytes()
    if becomes == "deleted":
        path.unlink()
    elif becomes == "excluded":
        settle(site, '"es"', 'documents = ["source/o*.md"]')
    else:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("slug:", "publish: 2999-01-01\nslug:"), encoding="utf-8")
    said = (
        f"{SLUGS}: the addresses of 'market' lead nowhere, for no document of that name is published"
        " (keep its lines for when one is, move them to its new name, or take them out)\n"
    )
    build = ("build", "--missing", "source", "--no-check")
    done = site.run_ambos(site.root, *build)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("lead nowhere") == done.stdout.count(said) == 1
    assert {"404.html", "en/404.html", "es/404.html"} <= set(site.files())
    assert not any("market/" in name or "mercado/" in name for name in site.files())
    (site.root / "source" / "other.md").write_text("# Others\n", encoding="utf-8")
    done = site.run_ambos(site.root, *build)
    assert done.returncode == 0, done.stderr
    assert "public/en/other/index.html\n" in done.stdout
    assert "lead nowhere" not in done.stdout
    assert (site.root / SLUGS).read_bytes() == before


def test_a_site_in_which_nothing_has_moved_has_no_redirects(site: SiteFolder) -> None:
    slug(site, "market", "mercado")
    assert "_redirects" not in site.files()
    assert not any(b"http-equiv" in data for data in site.files().values())


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
        ('[originals]\n"market" = ["../x"]\n', f"{SLUGS}:2: 'market' has no list of languages"),
        ('[originals]\n"market" = []\n', f"{SLUGS}:2: 'market' has no list of languages"),
        ("originals = []\n", f"{SLUGS}:1: 'originals' has no list of languages"),
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
CODES = ["en", "es_MX", "ca@valencia", "zh_Hant"]
domains = st.text(st.characters(codec="utf-8"), min_size=1)
histories = st.builds(
    addresses.History,
    st.dictionaries(
        st.tuples(domains, st.sampled_from(CODES)),
        st.lists(names, min_size=1, unique=True).map(tuple),
    ),
    st.dictionaries(domains, st.lists(st.sampled_from(CODES), min_size=1, unique=True).map(tuple)),
)


@given(histories)
def test_what_is_written_is_read_again(history: addresses.History) -> None:
    written = addresses.write(history)
    assert addresses.read(written, SLUGS) == history
    tables: dict[str, dict[str, list[str]]] = {}
    for (domain, code), folders in history.folders.items():
        tables.setdefault(code, {})[domain] = list(folders)
    if history.originals:
        tables["originals"] = {domain: list(codes) for domain, codes in history.originals.items()}
    assert tomllib.loads(written.decode()) == tables


@given(histories, histories, st.dictionaries(domains, domains))
def test_no_address_is_lost_from_a_history(
    history: addresses.History, present: addresses.History, moves: Mapping[str, str]
) -> None:
    def every(one: addresses.History) -> set[tuple[str, str]]:
        return {(code, folded(name)) for (_, code), names in one.folders.items() for name in names}

    assert every(addresses.moved(history, moves)) == every(history)
    assert every(addresses.noted(history, present)) >= every(history)
    once = addresses.noted(history, present)
    assert addresses.noted(once, present) == once


def test_what_a_build_did_not_know_of_addresses_stays() -> None:
    earlier = addresses.History({("market", "es"): ("a", "b"), ("bus", "es"): ("bus",)})
    present = addresses.History(
        {("market", "es"): ("b",), ("bus", "es"): ("tram",), ("new", "es"): ("new",)}
    )
    assert addresses.noted_since(earlier, earlier, present) == addresses.noted(earlier, present)
    now = addresses.moved(earlier, {"market": "fair"})
    assert addresses.noted_since(now, earlier, present).folders == {
        ("fair", "es"): ("a", "b"),
        ("bus", "es"): ("bus", "tram"),
        ("new", "es"): ("new",),
    }


def test_a_history_in_other_toml_is_the_same() -> None:
    text = b"es.market = ['a',\n 'b']\noriginals.market = ['en', 'es']\n"
    assert addresses.read(text, SLUGS) == addresses.History(
        {("market", "es"): ("a", "b")}, {"market": ("en", "es")}
    )
    with pytest.raises(AmbosError, match="not UTF-8"):
        addresses.read(b"\xff", SLUGS)


@pytest.mark.parametrize("quote", ['"', "'"], ids=["as it is written", "in other TOML"])
def test_a_language_is_the_same_in_both_spellings(quote: str) -> None:
    text = '[es-MX]\n"market" = ["old"]\n\n[originals]\n"market" = ["en-GB", "es"]\n'
    wanted = addresses.History({("market", "es_MX"): ("old",)}, {"market": ("en_GB", "es")})
    assert addresses.read(text.replace('"', quote).encode(), SLUGS) == wanted


@pytest.mark.parametrize("head", ["", "en = {}\n"], ids=["as it is written", "in other TOML"])
def test_a_language_in_both_spellings_has_the_addresses_of_both(head: str) -> None:
    tables = '[es-MX]\n"market" = ["old", "older"]\n"fair" = ["feria"]\n'
    text = f'{head}{tables}[es_MX]\n"market" = ["older", "new"]\n"bus" = ["bus"]\n'
    assert addresses.read(text.encode(), SLUGS).folders == {
        ("market", "es_MX"): ("old", "older", "new"),
        ("fair", "es_MX"): ("feria",),
        ("bus", "es_MX"): ("bus",),
    }


def test_an_earlier_address_in_a_language_in_the_spelling_of_pages_leads_on(
    site: SiteFolder,
) -> None:
    settle(site, '"es", "es-MX"')
    (site.root / SLUGS).write_text('[es-MX]\n"plain" = ["viejo"]\n', encoding="utf-8")
    site.ambos("update")
    site.ambos("build", "--missing", "source", "--no-check")
    assert leads_to(site.read("es-MX/viejo/index.html")).startswith("../plain")
    written = tomllib.loads((site.root / SLUGS).read_text(encoding="utf-8"))
    assert written["es_MX"]["plain"][0] == "viejo" and "es-MX" not in written


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


def test_a_file_of_the_project_at_an_earlier_address_takes_the_place_of_its_redirect(
    site: SiteFolder,
) -> None:
    slug(site, "press")
    slug(site, "news")
    assert leads_to(site.read("en/press/index.html")) == "../news/index.html"
    (site.root / "static/en").mkdir(parents=True)
    (site.root / "static/en/press").write_text("A file.\n", encoding="utf-8")
    site.ambos("build")
    assert site.read("en/press") == "A file.\n"
    assert not [line for line in lines(site) if line.startswith("/en/press")]


def test_a_page_that_moves_stays_the_same_entry_of_the_feeds(site: SiteFolder) -> None:
    path = site.root / "ambos.toml"
    text = f'\n[publish]\nbase-url = "{BASE}"\n'
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    dated = "date: 2026-01-02\nslug:"
    found = []
    for own in ("press", "news", "press"):
        slug(site, own)
        document = site.root / "source/market.md"
        document.write_text(document.read_text(encoding="utf-8").replace("slug:", dated))
        site.ambos("build")
        feed = etree.fromstring(site.files()["en/atom.xml"])
        items = json.loads(site.read("en/feed.json"))["items"]
        (item,) = [one for one in items if one["title"] == "The market"]
        (entry,) = [
            one for one in feed.iter("{*}entry") if one.findtext("{*}title") == item["title"]
        ]
        (link,) = entry.iter("{*}link")
        assert item["id"] == entry.findtext("{*}id")
        assert item["url"] == link.get("href")
        found.append((item["id"], item["url"]))
    first, then = f"{BASE}en/press/", f"{BASE}en/news/"
    assert found == [(first, first), (first, then), (first, first)]
    written = tomllib.loads((site.root / SLUGS).read_text(encoding="utf-8"))
    assert written["en"]["market"] == ["press", "news", "press"]


def test_the_files_of_an_earlier_folder_lead_to_those_of_their_present_names(
    site: SiteFolder,
) -> None:
    with_books(site)
    slug(site, "market", "mercado")
    earlier = site.files()
    slug(site, "fair", "feria")
    found = site.files()
    rules = [line.split() for line in lines(site)]
    for path in (
        "en/market/market.txt",
        "es/mercado/mercado.epub",
        "en-es/market/market.en-es.json",
    ):
        assert path in earlier and path not in found
        # a host takes the first that fits
        goal = next(
            goal.replace(":splat", path.rpartition("/")[2])
            for source, goal, _ in rules
            if source == f"/{path}" or (source[-1] == "*" and f"/{path}".startswith(source[:-1]))
        )
        assert goal.removeprefix("/") in found
        assert "market" not in goal and "mercado" not in goal


def named(site: SiteFolder, folder: str) -> str:
    """The identifier of the book in a folder of public/."""
    name = folder.partition("/")[2]
    package = member(site.files()[f"{folder}/{name}.epub"], "package.opf")
    return package.findtext(f".//{DC}identifier") or ""


@pytest.mark.parametrize("base", [f'base-url = "{BASE}"', ""], ids=["with a base", "without"])
def test_a_page_that_moves_leaves_its_book_the_same(site: SiteFolder, base: str) -> None:
    with_books(site, base)
    slug(site, "market", "mercado")
    first = [named(site, "en/market"), named(site, "es/mercado")]
    assert len({*first, named(site, "en/everything"), ""}) == 4
    slug(site, "fair", "feria")
    assert [named(site, "en/fair"), named(site, "es/feria")] == first
    slug(site, "market", "mercado")
    assert [named(site, "en/market"), named(site, "es/mercado")] == first


def test_a_book_is_made_anew_where_another_command_gives_it_a_first_address(
    site: SiteFolder,
) -> None:
    with_books(site)
    slug(site, "market", "mercado")
    before = site.files()
    path = site.root / SLUGS
    path.write_text(
        path.read_text(encoding="utf-8").replace('["mercado"]', '["feria", "mercado"]'),
        encoding="utf-8",
    )
    site.ambos("build")
    found = site.files()
    other = {name for name in found if before.get(name) != found[name] and name[0] != "."}
    assert {name for name in other if "everything" in name} == set()
    assert "es/mercado/mercado.epub" in other and "es/feria/index.html" in other
    shutil.rmtree(site.root / ".ambos")
    site.ambos("build")
    assert site.files() == found
