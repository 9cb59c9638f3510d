"""`es-MX` takes from `es` what it does not say itself."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner
from lxml import html

from i18n import checks
from i18n.catalogs import load, save
from i18n.commands._group import group
from tests.conftest import ROOT, RunAmbos
from tests.editions.conftest import SiteFolder, words_of

SPANISH = {
    "The bus": "El autobús",
    "bus": "autobus",
    "Take the bus.": "Tome el autobús, que es rojo.",
    "It is red.": "{^}",
    "It stops here.": "Para aquí.",
    "Nobody pays.": "No paga nadie.",
}
MEXICAN = {"The bus": "El camión"}
CATALOG = "locales/es_MX/LC_MESSAGES/bus.po"
FORMATS = 'formats = ["document", "text", "epub", "json"]'


@pytest.fixture
def bus(tmp_path: Path, run_ambos: RunAmbos) -> SiteFolder:
    """A document in Spanish, of which Mexico says the title alone."""
    site = SiteFolder(tmp_path / "bus", run_ambos)
    (site.root / "source").mkdir(parents=True)
    settings = (
        f'targets = ["es_MX", "es"]\n[publish]\nbase-url = "https://example.org/"\n{FORMATS}\n'
    )
    credits = '[credits]\nes = "Ana Prado"\nes-MX = "Luz Vega"\n'
    (site.root / "ambos.toml").write_text(settings + credits, encoding="utf-8")
    text = "Take the bus. It is red. It stops here.\n\nNobody pays.\n"
    front = "---\ntitle: The bus\nslug: bus\ndate: 2026-01-02\n---\n"
    (site.root / "source/bus.md").write_text(front + text, encoding="utf-8")
    site.ambos("update")
    translate(site, "es", SPANISH)
    translate(site, "es_MX", MEXICAN)
    return site


def translate(site: SiteFolder, language: str, texts: dict[str, str], *flags: str) -> None:
    path = site.root / f"locales/{language}/LC_MESSAGES/bus.po"
    catalog = load(path)
    for entry in catalog:
        if entry.msgid in texts:
            entry.msgstr, entry.flags = texts[entry.msgid], list(flags)
    save(catalog, path)


def test_checks_see_the_same_catalogs_in_a_build(
    bus: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: dict[str, list[tuple[str, list[str]]]] = {}
    run_each = checks.run_each

    def noting(subjects: Iterable[checks.Subject], *rest: Any) -> Any:
        every = list(subjects)
        found[command] = [
            (one.path, sorted(one.fallbacks))
            for one in every
            if isinstance(one, checks.DocumentSubject)
        ]
        return run_each(every, *rest)

    monkeypatch.setattr(checks, "run_each", noting)
    monkeypatch.chdir(bus.root)
    for command in ("check", "build"):
        CliRunner().invoke(group, ["--jobs", "1", command], catch_exceptions=False)
    assert found["build"] == found["check"]
    assert (CATALOG, ["es"]) in found["build"]


def test_a_page_has_each_passage_in_the_language_that_it_is_in(bus: SiteFolder) -> None:
    bus.ambos("build")
    page = html.fromstring(bus.read("es-MX/autobus/index.html"))
    assert page.get("lang") == "es-MX"
    (heading,) = page.xpath("//h1")
    assert (words_of(heading), heading.xpath("./*//@lang | ./span/@lang")) == ("El camión", [])
    passages = page.xpath("//div[@class='body']//span[@id and @lang='es']")
    assert list(map(words_of, passages)) == [
        "Tome el autobús, que es rojo.",
        "Para aquí.",
        "No paga nadie.",
    ]
    notes = {words_of(note) for note in page.xpath("//small[@class='origin']")}
    assert notes == {"[tomado del español]"}
    counts = [words_of(one) for one in page.xpath("//details[@class='passages']//li")]
    assert counts == ["Pasajes de traductores: 1", "Pasajes tomados del español: 3"]
    assert "Traducido por Luz Vega y Ana Prado" in words_of(page)
    assert not page.xpath("//*[@class='untranslated']")
    pair = html.fromstring(bus.read("en-es-MX/bus/index.html"))
    twins = pair.xpath("//*[@class='target']//span[@lang='es']")
    assert list(map(words_of, twins)) == list(map(words_of, passages))


def test_the_other_editions_say_it_too(bus: SiteFolder) -> None:
    bus.ambos("build")
    found = json.loads(bus.read("en-es-MX/bus/bus.en-es-MX.json"))
    schema = json.loads((ROOT / "docs/schemas/edition.json").read_text(encoding="utf-8"))
    jsonschema.validate(found, schema)
    origins = [(one["origin"], one.get("language")) for one in found["passages"]]
    assert origins == [("human", None), *[("inherited", "es")] * 4]
    assert [one["mark"] for one in found["passages"][2]["segments"] if "mark" in one] == ["{^}"]
    assert "title: El camión\n" in bus.read("es-MX/autobus/bus.md")
    assert "\nTome el autobús, que es rojo. Para aquí.\n" in bus.read("es-MX/autobus/bus.md")
    assert "[es]" not in bus.read("es-MX/autobus/autobus.txt")
    assert "El camión" in bus.read("es-MX/feed.json")


def test_nothing_is_missing_without_a_catalog(bus: SiteFolder) -> None:
    (bus.root / CATALOG).unlink()
    bus.ambos("build")
    page = bus.read("es-MX/autobus/index.html")
    assert '<span id="s-c2c2d93735" lang="es">El autobús</span>' in page
    assert "Traducido por Ana Prado" in page
    items = json.loads(bus.read("es-MX/feed.json"))["items"]
    assert [(item["title"], item["language"]) for item in items] == [("El autobús", "es")]
    done = bus.run_ambos(bus.root, "check", "--ignore", "spelling")
    assert (done.returncode, done.stdout) == (0, "No findings in 1 catalog.\n")


def test_a_change_of_the_parent_makes_the_page_anew(bus: SiteFolder) -> None:
    bus.ambos("build")
    translate(bus, "es", {"Nobody pays.": "Nadie paga."})
    bus.ambos("build")
    assert "Nadie paga." in bus.read("es-MX/autobus/index.html")
    translate(bus, "es_MX", {"Nobody pays.": "Acá nadie paga."})
    bus.ambos("build")
    assert "Acá nadie paga." in bus.read("es-MX/autobus/index.html")


def test_what_mexico_does_not_have_yet_its_readers_have_in_spanish(bus: SiteFolder) -> None:
    path = bus.root / "ambos.toml"
    minimum = '[publish]\nminimum = { es = "50%", es-MX = "90%" }\n'
    settings = path.read_text(encoding="utf-8").replace("[publish]\n", minimum)
    path.write_text(settings, encoding="utf-8")
    text = "---\ntitle: The train\nslug: train\n---\n\nTake the [bus](bus.md).\n"
    (bus.root / "source/train.md").write_text(text, encoding="utf-8")
    bus.ambos("build", "--missing", "source")
    bus.ambos("update")
    train = bus.root / "locales/es/LC_MESSAGES/train.po"
    catalog = load(train)
    for entry in catalog:
        entry.msgstr = entry.msgid.replace("The train", "El tren").replace("Take", "Tome")
    save(catalog, train)
    bus.ambos("build", "--missing", "source")
    translate(bus, "es", {"Take the bus.": "", "It is red.": ""})
    bus.ambos("build", "--missing", "source")
    assert "es-MX/autobus/index.html" in bus.files()
    page = html.fromstring(bus.read("es-MX/train/index.html"))
    (link,) = page.xpath("//div[@class='body']//a[not(@class)]")
    assert (link.get("href"), link.get("hreflang")) == ("../../es/autobus/index.html", "es")
    assert words_of(link.getnext()) == "(en español)"
    assert "/es-MX/autobus/* /es/autobus/:splat 302" in bus.read("_redirects").splitlines()
    list_ = bus.read("es-MX/index.html").partition("En preparación")[2]
    assert '<a href="../es/autobus/index.html" hreflang="es">' in list_


def test_check_status_and_render_take_it_from_the_parent(bus: SiteFolder) -> None:
    before = (bus.root / CATALOG).read_bytes()
    done = bus.run_ambos(bus.root, "check", "--ignore", "spelling")
    assert (done.returncode, done.stdout) == (0, "No findings in 2 catalogs.\n")
    done = bus.run_ambos(bus.root, "check", CATALOG)
    assert (done.returncode, done.stdout) == (0, "No findings in 1 catalog.\n")
    rows = json.loads(bus.run_ambos(bus.root, "status", "--format", "json").stdout)
    assert "es_MX" in str(rows)
    table = bus.run_ambos(bus.root, "status").stdout
    assert [line.split()[1:3] for line in table.splitlines() if line.startswith("source")] == [
        ["es_MX", "6/6"],
        ["es", "6/6"],
    ]
    done = bus.run_ambos(bus.root, "render", "source/bus.md", "--language", "es-MX")
    assert "title: El camión\n" in done.stdout
    assert "\nTome el autobús, que es rojo. Para aquí.\n\nNo paga nadie.\n" in done.stdout
    assert done.stderr == ""
    bus.ambos("render", "--language", "es-MX", "--output", "out")
    assert (bus.root / "out/bus.md").read_text(encoding="utf-8") == done.stdout
    translate(bus, "es", {"Nobody pays.": "Nadie paga."})
    bus.ambos("render", "--language", "es-MX", "--output", "out")
    assert "Nadie paga." in (bus.root / "out/bus.md").read_text(encoding="utf-8")
    bus.ambos("update")
    assert (bus.root / CATALOG).read_bytes() == before


def test_what_neither_says_is_missing_in_both(bus: SiteFolder) -> None:
    translate(bus, "es", {"Nobody pays.": ""})
    translate(bus, "es_MX", {"It stops here.": "Se para acá."}, "fuzzy")
    done = bus.run_ambos(bus.root, "check", "--ignore", "spelling", "--format", "json")
    findings = json.loads(done.stdout)["findings"]
    found = {(one["path"].split("/")[1], one["check"], one["msgid"]) for one in findings}
    assert found == {
        ("es", "untranslated", "Nobody pays."),
        ("es_MX", "untranslated", "Nobody pays."),
        ("es_MX", "fuzzy", "It stops here."),
    }
    done = bus.run_ambos(bus.root, "build")
    assert done.returncode == 1
    assert "Not published; passages not translated: 2 " in done.stderr
    bus.ambos("build", "--missing", "source")
    page = html.fromstring(bus.read("es-MX/autobus/index.html"))
    (missing,) = page.xpath("//*[@class='untranslated']")
    assert (words_of(missing), missing.get("lang")) == ("Nobody pays.", "en")
    assert "Para aquí." in words_of(page)
    assert "Se para acá." not in words_of(page)


@pytest.mark.parametrize("has_own_catalog", [True, False])
def test_an_address_of_the_parent_that_is_none_is_refused_where_it_is_written(
    bus: SiteFolder, has_own_catalog: bool
) -> None:
    if not has_own_catalog:
        (bus.root / CATALOG).unlink()
    translate(bus, "es", {"bus": "../../x"})
    path = "locales/es/LC_MESSAGES/bus.po"
    entry = load(bus.root / path).find("bus")
    assert entry is not None
    done = bus.run_ambos(bus.root, "build", "--no-check")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"{path}:{entry.linenum}: slug '../../x' is no folder's name "
        "(write letters, digits and hyphens)\n"
    )


def test_where_neither_has_a_current_translation_the_last_good_one_is_taken(
    bus: SiteFolder,
) -> None:
    path = bus.root / "source/bus.md"
    path.write_text(path.read_text("utf-8").replace("Nobody pays.", "Nobody pays now."), "utf-8")
    bus.ambos("update")
    bus.ambos("build", "--missing", "last-good")
    page = html.fromstring(bus.read("es-MX/autobus/index.html"))
    (passage,) = page.xpath("//span[@class='last-good']")
    assert (passage.get("lang"), passage.text) == ("es", "No paga nadie.")
    assert "Nobody pays now." not in page.text_content()
    own = html.fromstring(bus.read("es/autobus/index.html"))
    (passage,) = own.xpath("//span[@class='last-good']")
    assert passage.get("lang") is None


def test_a_copy_of_html_says_which_language_a_passage_is_taken_from(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    site = SiteFolder(tmp_path / "bus", run_ambos)
    (site.root / "source").mkdir(parents=True)
    settings = 'targets = ["es_MX", "es"]\n[publish]\nformats = ["document"]\n'
    (site.root / "ambos.toml").write_text(settings, encoding="utf-8")
    html_ = '<html lang="en"><p>The bus <b lang="en">stops</b>.</p><p>Nobody pays.</p>%s</html>'
    drawing = "<svg><text>It is red.</text></svg>"
    (site.root / "source/bus.html").write_text(html_ % drawing, encoding="utf-8")
    site.ambos("update")
    spanish = {
        'The bus <b lang="en">stops</b>.': 'El autobús <b lang="en">para</b>.',
        "Nobody pays.": "No paga nadie.",
        "It is red.": "Es rojo.",
    }
    translate(site, "es", spanish)
    translate(site, "es_MX", {"Nobody pays.": "Nadie paga."})
    site.ambos("build", "--no-check")
    copy = site.read("es-MX/bus/bus.html")
    lent = '<p><span lang="es">El autobús <b lang="es">para</b>.</span></p><p>Nadie paga.</p>'
    assert lent in copy
    assert "<text>Es rojo.</text>" in copy
    assert "<span" not in site.read("es/bus/bus.html")
