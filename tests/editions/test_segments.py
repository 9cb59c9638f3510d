"""The identifiers of the segments in pages."""

from __future__ import annotations

import gzip
import shutil
from collections import Counter
from pathlib import Path

import polib
from lxml import html

from i18n.documents import parse
from i18n.editions._identifiers import identifiers
from i18n.segmentation import segment
from tests.conftest import ROOT, RunAmbos
from tests.editions.conftest import SiteFolder

EDITIONS = {
    "everything.md": ["en/everything", "es/everything-es", "en-es/everything"],
    "notas/apunte.md": ["es/notas/apunte", "en/notas/apunte-es", "es-en/notas/apunte"],
    "plain.txt": ["en/plain", "es/plain", "en-es/plain"],
}


def wanted(path: Path, name: str) -> set[str]:
    """The identifiers that the page of a document has: not those of values, which are no text of it."""
    language = "es" if name.startswith("notas") else "en"
    document = parse(path.read_bytes(), f"source/{name}", language, segment)
    found = zip(document.segments, identifiers(document), strict=True)
    return {one for part, one in found if not part.unit.is_value}


def named(page: str) -> Counter[str]:
    return Counter(one for one in html.fromstring(page).xpath("//@id") if one.startswith("s-"))


def test_every_edition_has_each_segment_once_with_a_link_that_leads_to_it(site: SiteFolder) -> None:
    site.ambos("build")
    for name, folders in EDITIONS.items():
        expected = wanted(site.root / "source" / name, name)
        for folder in folders:
            page = site.read(f"{folder}/index.html")
            found = named(page)
            assert expected <= set(found), folder
            assert set(found.values()) == {1}, folder
            links = html.fromstring(page).xpath("//a[@class='permalink']/@href")
            assert {link[1:] for link in links} <= set(found)
            assert len(links) >= 2


def test_a_segment_merged_into_another_keeps_its_address(site: SiteFolder) -> None:
    def merged(entry: polib.POEntry) -> str:
        return "{^}" if entry.msgid == "It has two sentences." else entry.msgid

    site.ambos("build")
    before = named(site.read("es/plain/index.html"))
    site.translate(merged)
    site.ambos("build", "--no-check")
    assert named(site.read("es/plain/index.html")) == before


def test_a_change_elsewhere_moves_no_address(site: SiteFolder) -> None:
    site.ambos("build")
    before = named(site.read("en/plain/index.html"))
    path = site.root / "source/plain.txt"
    path.write_text("A new sentence before all others.\n\n" + path.read_text())
    site.ambos("update")
    site.ambos("build", "--missing", "source")
    after = named(site.read("en/plain/index.html"))
    assert before.keys() < after.keys()


def test_the_projects_own_article_is_light(tmp_path: Path, run_ambos: RunAmbos) -> None:
    for folder in ("source", "locales"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "ambos.toml").write_text('source = "en"\ntargets = ["es"]\n')
    done = run_ambos(tmp_path, "build")
    assert done.returncode == 0, done.stderr
    pages = list((tmp_path / "public").glob("*/*/index.html"))
    article = "el-salvador-venezuela-prisoner-exchange"
    assert {page.parts[-3] for page in pages if page.parts[-2] == article} == {"en", "en-es"}
    assert {page.parts[-3] for page in pages} == {"en", "es", "en-es", "es-en"}
    for page in pages:
        limit = 14 if "-" in page.parts[-3] else 6
        assert len(gzip.compress(page.read_bytes(), 9)) <= limit * 1024, page
