"""Beads into a catalog."""

from __future__ import annotations

import polib

from i18n.alignment import Bead
from i18n.alignment.messages import Aligned, of_document, of_sentences
from i18n.catalogs.marks import faults
from i18n.documents import parse
from i18n.segmentation import segment


def catalog(beads: list[Bead], source: list[str], target: list[str]) -> Aligned:
    """The catalog of some sentences, with the threshold 0.6."""
    return of_sentences("a.txt", source, target, beads, language="es", threshold=0.6)


def rows(found: polib.POFile) -> list[tuple[str, str, bool, str]]:
    """What is said of each message: msgid, msgstr, is it fuzzy, the translator comment."""
    return [(entry.msgid, entry.msgstr, entry.fuzzy, entry.tcomment) for entry in found]


def test_each_kind_of_bead_has_its_form() -> None:
    beads = [
        Bead((0, 1, 2), (0,), 0.9),
        Bead((3,), (1, 2), 0.8),
        Bead((4,), (), 0.9),
        Bead((), (3,), 0.9),
        Bead((5,), (4,), 0.5),
    ]
    found = catalog(beads, list("abcdef"), ["A.", "B.", "C.", "D.", "E."])
    assert rows(found.catalog) == [
        ("a", "A.", False, ""),
        ("b", "{^}", False, ""),
        ("c", "{^}", False, ""),
        ("d", "B. C.", False, ""),
        ("e", "", False, ""),
        ("f", "E.", True, "ambos: confidence 0.50"),
    ]
    assert found[1:] == (4, 1, 1, 1)


def test_a_sentence_with_two_translations_keeps_the_likelier_and_names_the_other() -> None:
    beads = [Bead((0,), (0,), 0.9), Bead((1,), (1,), 0.9), Bead((2,), (2,), 0.95)]
    found = catalog(beads, ["a", "b", "a"], ["A", "B", "Á"])
    assert rows(found.catalog) == [
        ("a", "Á", True, "ambos: elsewhere A"),
        ("b", "B", False, ""),
    ]


def test_a_repeated_sentence_has_no_mark_that_would_be_wrong_elsewhere() -> None:
    beads = [Bead((0, 1), (0,), 0.9), Bead((2,), (1,), 0.9), Bead((3,), (), 0.9)]
    found = catalog(beads, ["a", "b", "c", "b"], ["A B", "C"])
    assert rows(found.catalog)[1] == ("b", "", False, "")


def test_the_catalog_of_a_document_has_its_messages_and_sound_marks() -> None:
    document = parse(b"# T\n\nOne. Two.\n\n* Item\n", "a.md", "en", segment)
    beads = [Bead((0,), (0,), 0.9), Bead((1, 2), (1,), 0.9), Bead((3,), (2,), 0.9)]
    found = of_document(document, ["T2", "Uno dos.", "Punto"], beads, language="es", threshold=0.6)
    assert [(e.msgid, e.msgstr, e.comment) for e in found.catalog] == [
        ("T", "T2", "heading"),
        ("One.", "Uno dos.", "paragraph"),
        ("Two.", "{^}", "paragraph"),
        ("Item", "Punto", "list item"),
    ]
    assert faults(["Uno dos.", "{^}"]) == [None, None]
    assert found.catalog.metadata["Language"] == "es"


def test_sentences_are_joined_as_their_script_does() -> None:
    for one, two, both in (
        ("Uno.", "Dos.", "Uno. Dos."),
        ("日本", "東京", "日本東京"),
        ("日本。", "東京。", "日本。東京。"),
        ("ฝนตก", "หิมะตก", "ฝนตก หิมะตก"),
    ):
        found = catalog([Bead((0,), (0, 1), 0.9)], ["One. Two."], [one, two])
        assert [entry.msgstr for entry in found.catalog] == [both]
