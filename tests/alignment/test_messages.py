"""Beads into a catalog."""

from __future__ import annotations

import polib
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.alignment.beads import Bead
from i18n.alignment.messages import Aligned, of_document, of_sentences
from i18n.catalogs.marks import faults
from i18n.documents import parse
from i18n.model import Document
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


def test_what_comes_behind_a_repeated_sentence_has_no_mark_that_leads_nowhere() -> None:
    beads = [Bead((0, 1, 2), (0,), 0.9), Bead((3,), (), 0.9)]
    found = catalog(beads, ["a", "b", "c", "b"], ["A B C"])
    assert rows(found.catalog) == [
        ("a", "A B C", False, ""),
        ("b", "", False, ""),
        ("c", "", False, ""),
    ]
    assert found[1:] == (1, 0, 2, 0)


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
    assert misplaced(document, found.catalog) == []
    assert found.catalog.metadata["Language"] == "es"


@settings(max_examples=200)
@given(st.data())
def test_no_mark_of_a_document_leads_nowhere_however_its_sentences_repeat(
    data: st.DataObject,
) -> None:
    sentences = ["Rain fell.", "Trains stopped.", "Nobody spoke.", "Music rang."]
    units = data.draw(
        st.lists(st.lists(st.sampled_from(sentences), min_size=1, max_size=4), max_size=3)
    )
    text = "\n\n".join(map(" ".join, units)) + "\n"
    document = parse(text.encode(), "a.md", "en", segment)
    assert len(document.segments) == sum(map(len, units))
    beads, target, at = [], list[str](), 0
    for unit in units:
        left = len(unit)
        while left:
            count = data.draw(st.integers(1, left))
            said = data.draw(st.integers(0, 1))
            places = tuple(range(len(target), len(target) + said))
            target += [f"Frase {n}." for n in places]
            beads.append(Bead(tuple(range(at, at + count)), places, 0.9))
            at += count
            left -= count
    found = of_document(document, target, beads, language="es", threshold=0.6)
    assert misplaced(document, found.catalog) == []


def misplaced(document: Document, catalog: polib.POFile) -> list[str]:
    """Why marks of a document's catalog lead nowhere, whether they are fuzzy or not."""
    msgstrs = {(entry.msgctxt, entry.msgid): entry.msgstr or None for entry in catalog}
    units = [
        [msgstrs[unit.context, segment.source] for segment in segments]
        for unit, segments in document.by_unit()
    ]
    assert sum(map(len, units)) == len(document.segments)
    return [fault for unit in units for fault in faults(unit) if fault is not None]


def test_sentences_are_joined_as_their_script_does() -> None:
    for one, two, both in (
        ("Uno.", "Dos.", "Uno. Dos."),
        ("日本", "東京", "日本東京"),
        ("日本。", "東京。", "日本。東京。"),
        ("ฝนตก", "หิมะตก", "ฝนตก หิมะตก"),
    ):
        found = catalog([Bead((0,), (0, 1), 0.9)], ["One. Two."], [one, two])
        assert [entry.msgstr for entry in found.catalog] == [both]
