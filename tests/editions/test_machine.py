"""Translations by machine: known by their comment, published once somebody has cleared the flag."""

from __future__ import annotations

import json

import polib
import pytest

from i18n.catalogs import approval, load, machine, save
from i18n.memory import learning
from tests.editions.conftest import SiteFolder
from tests.editions.test_formats import with_formats


@pytest.mark.parametrize(
    ("comment", "engine"),
    [
        ("ambos: mt Apertium 3.8", "Apertium 3.8"),
        ("mine\nambos: mt  X \nambos: match 100 a.md", "X"),
        ("ambos: mt", ""),
        ("", None),
        ("ambos: mtx", None),
        ("an ambos: mt X", None),
        ("ai-translated", None),
    ],
)
def test_the_comment_names_the_engine(comment: str, engine: str | None) -> None:
    assert machine.engine(polib.POEntry(msgid="a", msgstr="b", tcomment=comment)) == engine


def test_a_machines_translation_is_published_and_counted_once_it_is_reviewed(
    site: SiteFolder,
) -> None:
    path = site.root / "locales/es/LC_MESSAGES/plain.po"

    def mark(flags: list[str]) -> None:
        catalog = load(path)
        entry = catalog.find("It has two sentences.")
        assert entry is not None
        entry.tcomment, entry.flags = "ambos: mt Apertium 3.8", flags
        save(catalog, path)

    mark(["fuzzy"])
    with_formats(site, "json").ambos("build", "--missing", "source")
    page = site.read("es/plain/index.html")
    assert "Pasajes en el idioma de origen: 1" in page
    assert "automática" not in page
    site.ambos("build", "--missing", "omit")
    page = site.read("es/plain/index.html")
    assert "Pasajes sin traducción vigente: 1" in page
    assert "Pasajes omitidos hasta que se traduzcan: 1" in page
    assert "idioma de origen" not in page
    mark([])
    site.ambos("build")
    page = site.read("es/plain/index.html")
    assert "Pasajes de traducción automática, revisados por una persona: 1" in page
    assert page.count("[traducción automática, revisada por una persona]") == 1
    assert "Apertium" not in page
    passages = json.loads(site.read("en-es/plain/plain.en-es.json"))["passages"]
    assert [one["origin"] for one in passages].count("machine") == 1


def test_the_memory_learns_of_a_machine_what_was_reviewed() -> None:
    entry = polib.POEntry(msgid="One.", msgstr="Uno.", tcomment="ambos: mt X", flags=["fuzzy"])
    catalog = polib.POFile()
    catalog.append(entry)
    assert list(learning.pairs(catalog)) == []
    entry.flags = []
    assert [(one.target, one.is_approved) for one in learning.pairs(catalog)] == [("Uno.", True)]
    approval.record(entry, "One.")
    entry.previous_msgid, entry.msgid, entry.flags = "One.", "Two.", ["fuzzy"]
    found = list(learning.pairs(catalog))
    assert [(one.source, one.is_approved) for one in found] == [("One.", True)]
