"""Which messages a document cuts otherwise, and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.alignment.passages import pairs
from i18n.catalogs import extract
from i18n.catalogs.cutting import Pair, Passage
from i18n.catalogs.edits import fields
from i18n.catalogs.merge import merge
from i18n.catalogs.recutting import Recuts, recut, recuts, without_edits
from i18n.catalogs.store import read, serialize
from i18n.documents import parse
from i18n.model import Document, Reading, SegmentType
from i18n.segmentation import Segmentation, segment

TEXT = """\
# The fair

The fair opens at 9. Bus 12 stops at the gate. It is free.

Who pays? Nobody. It is free.

*Yes.* It
is **not** far. Bring `cash`!

Nobody.
"""
SPANISH = {
    "The fair": "La feria",
    "The fair opens at 9. Bus 12 stops at the gate. It is free.": (
        "La feria abre a las 9.  El autobús 12 para en la puerta. Es gratis."
    ),
    "Who pays? Nobody. It is free.": "¿Quién paga? Nadie. No cuesta nada.",
    "*Yes.* It is **not** far. Bring `cash`!": "*Sí.* Nada queda **lejos**, traiga `cash`.",
}


def document(text: str, level: SegmentType, cut: Segmentation | None = None) -> Document:
    return parse(text.encode(), "a.md", "en", cut or segment, Reading(segmentation=level))


def translated(of: Document) -> polib.POFile:
    """The catalog of a document, with what is known of Spanish, each message with a comment."""
    catalog, _ = merge(extract(of), None, "es")
    for entry in catalog:
        entry.msgstr = SPANISH.get(entry.msgid, "")
        entry.tcomment = "ojo"
    return read(serialize(catalog), "a.po")


def parts(passages: Sequence[Passage], known: Iterable[tuple[str, str]]) -> list[list[Pair]]:
    return pairs(passages, known, segment, "es")


def carried(of: Document, catalog: polib.POFile, found: Recuts | None = None) -> polib.POFile:
    """The catalog as its document cuts it, as its file says it."""
    template = extract(of)
    recut(catalog, found or recuts(of, catalog), template, parts)
    merged, _ = merge(template, catalog, "es")
    return read(serialize(merged), "a.po")


PIECES = ["Take bus 12.", "Who pays?", "Yes.", "It is **free**.", "Bring `cash`!", "Nobody."]
paragraphs_of = st.lists(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map(" ".join), min_size=1, max_size=6
)
msgstrs = st.one_of(
    st.just(""),
    st.lists(st.sampled_from(["Sí.", "Nadie.", "¿Quién paga?", "Tome el 12.", "Es gratis, sí."]))
    .flatmap(lambda texts: st.sampled_from([" ", "  "]).map(lambda space: space.join(texts)))
    .filter(bool),
)


@settings(max_examples=60, deadline=None)
@given(paragraphs_of, st.data())
def test_any_document_goes_to_sentences_and_back_with_every_field(
    units: list[str], data: st.DataObject
) -> None:
    text = "\n\n".join(units) + "\n"
    whole, cut = (document(text, level) for level in (SegmentType.PARAGRAPH, SegmentType.SENTENCE))
    catalog, _ = merge(extract(whole), None, "es")
    for entry in catalog:
        entry.msgstr = data.draw(msgstrs)
        entry.flags = data.draw(st.sampled_from([[], [], ["fuzzy"]])) if entry.msgstr else []
        entry.tcomment = data.draw(st.sampled_from(["", "ojo", "ambos: ignore numbers"]))
    catalog = read(serialize(catalog), "a.po")
    before = [fields(entry) for entry in catalog]
    written = {entry.msgstr for entry in catalog}
    again = read(serialize(catalog), "a.po")
    left = recut(again, recuts(cut, again), extract(cut), parts).left
    there = carried(cut, catalog)
    if (
        left
    ):  # what cannot be cut is merged like what was edited: nothing is lost, but no way leads back
        assert written <= {entry.msgstr for entry in there}
        return
    assert [entry.msgid for entry in there] == [entry.msgid for entry in extract(cut)]
    assert recuts(cut, there).messages == 0
    sentences = serialize(there)
    back = carried(whole, there)
    assert [fields(entry) for entry in back] == before
    assert serialize(carried(cut, back)) == sentences


def test_a_catalog_of_paragraphs_is_carried_to_sentences_and_back_without_a_difference() -> None:
    whole, cut = (document(TEXT, level) for level in (SegmentType.PARAGRAPH, SegmentType.SENTENCE))
    catalog = translated(whole)
    before = [fields(entry) for entry in catalog]
    there = carried(cut, catalog)
    assert [entry.msgid for entry in there] == [entry.msgid for entry in extract(cut)]
    texts = {entry.msgid: entry.msgstr for entry in there}
    assert texts["Bus 12 stops at the gate."] == "El autobús 12 para en la puerta."
    assert texts["Nobody."] == "Nadie."
    assert not any(entry.obsolete for entry in there)
    sentences = [fields(entry) for entry in there]
    back = carried(whole, there)
    assert [fields(entry) for entry in back] == before
    assert [fields(entry) for entry in carried(cut, back)] == sentences


def test_a_catalog_of_sentences_is_joined_to_approved_paragraphs() -> None:
    whole, cut = (document(TEXT, level) for level in (SegmentType.PARAGRAPH, SegmentType.SENTENCE))
    catalog, _ = merge(extract(cut), None, "es")
    for entry in catalog:
        entry.msgstr = f"T {entry.msgid}"
    there = carried(whole, catalog)
    assert [(e.msgid, e.msgstr, e.flags, e.obsolete) for e in there] == [
        ("The fair", "T The fair", [], False),
        (
            "The fair opens at 9. Bus 12 stops at the gate. It is free.",
            "T The fair opens at 9. T Bus 12 stops at the gate. T It is free.",
            [],
            False,
        ),
        ("Who pays? Nobody. It is free.", "T Who pays? T Nobody. T It is free.", [], False),
        (
            "*Yes.* It is **not** far. Bring `cash`!",
            "T *Yes.* T It is **not** far. T Bring `cash`!",
            [],
            False,
        ),
        ("Nobody.", "T Nobody.", [], False),
    ]


def test_what_other_rules_cut_is_joined_and_cut_anew() -> None:
    text = "See the Abb. Smith page. It is free. Bye.\n"
    rules = Segmentation({"en": ("Abb.",)}, None, {})
    old = document(text, SegmentType.SENTENCE)
    new = document(text, SegmentType.SENTENCE, rules)
    assert [s.source for s in old.segments][:2] == ["See the Abb.", "Smith page."]
    catalog, _ = merge(extract(old), None, "es")
    for entry in catalog:
        entry.msgstr = f"T {entry.msgid}"
    found = recuts(new, catalog)
    assert found.messages == 2
    assert without_edits(new, catalog, found, rules) == found
    there = carried(new, catalog)
    assert next((e.msgid, e.msgstr) for e in there) == (
        "See the Abb. Smith page.",
        "T See the Abb. T Smith page.",
    )
    assert recuts(old, there).messages == 1


@pytest.mark.parametrize(
    "after",
    [
        TEXT.replace("at 9.", "at 10."),
        TEXT.replace("Nobody.\n", "Nobody. Never.\n"),
        TEXT.replace("\n\nNobody.\n", ""),
        TEXT,
    ],
)
@pytest.mark.parametrize("level", list(SegmentType))
def test_an_edit_cuts_nothing_otherwise(after: str, level: SegmentType) -> None:
    catalog = translated(document(TEXT, level))
    assert recuts(document(after, level), catalog).messages == 0


def test_two_paragraphs_that_an_author_makes_one_of_are_not_taken_for_other_rules() -> None:
    text = f"{TEXT}\nBring a hat.\n\nBring a coat.\n\nTake bus 3.\n\nTake a map.\n"
    after = text.replace("hat.\n\n", "hat.\n").replace("bus 3.\n\n", "bus 3.\n")
    catalog = translated(document(text, SegmentType.PARAGRAPH))
    edited = document(after, SegmentType.PARAGRAPH)
    found = recuts(edited, catalog)
    assert found.messages == 4
    assert without_edits(edited, catalog, found, segment).messages == 0


def test_two_items_that_an_author_makes_one_of_are_not_taken_for_other_rules() -> None:
    catalog = translated(document("- Apples\n- Pears\n", SegmentType.SENTENCE))
    edited = document("- Apples Pears\n", SegmentType.SENTENCE)
    found = recuts(edited, catalog)
    assert found.messages == 2
    assert without_edits(edited, catalog, found, segment).messages == 0


def test_a_paragraph_of_several_sentences_that_is_added_to_another_tells_of_an_edit() -> None:
    catalog = translated(document("One. Two.\n\nThree.\n", SegmentType.PARAGRAPH))
    edited = document("One. Two.\nThree.\n", SegmentType.PARAGRAPH)
    found = recuts(edited, catalog)
    assert found.messages == 2
    assert without_edits(edited, catalog, found, segment).messages == 0


def test_other_segmentation_is_told_from_an_edit() -> None:
    catalog = translated(document(TEXT, SegmentType.SENTENCE))
    whole = document(TEXT, SegmentType.PARAGRAPH)
    found = recuts(whole, catalog)
    assert without_edits(whole, catalog, found, segment) == found


def test_a_translation_that_left_the_document_is_kept_beside_the_one_that_returns() -> None:
    whole, cut = (document(TEXT, level) for level in (SegmentType.PARAGRAPH, SegmentType.SENTENCE))
    there = carried(cut, translated(whole))
    old = polib.POEntry(
        msgid="Who pays? Nobody. It is free.", msgstr="¿Paga alguien? No.", obsolete=True
    )
    list.append(there, old)
    back = {e.msgid: e for e in carried(whole, there)}
    assert len([e for e in back.values() if e.obsolete]) == 0
    assert "ambos: also ¿Paga alguien? No." in back[old.msgid].tcomment
