"""What a catalog says of each segment."""

from __future__ import annotations

import polib
import pytest

from i18n.catalogs import State, extract, merge, translations
from i18n.catalogs.approval import record
from i18n.catalogs.lookup import index
from i18n.documents import parse
from i18n.model import Document
from i18n.segmentation import segment


def document(text: str) -> Document:
    return parse(text.encode(), "source/a.md", "en", segment)


def catalog(*entries: polib.POEntry) -> polib.POFile:
    made = polib.POFile()
    made.extend(entries)
    return made


def entry(msgid: str, msgstr: str, **fields: object) -> polib.POEntry:
    return polib.POEntry(msgid=msgid, msgstr=msgstr, **fields)


@pytest.mark.parametrize(
    ("found", "state", "target"),
    [
        (None, State.UNTRANSLATED, None),
        (entry("One.", ""), State.UNTRANSLATED, None),
        (entry("One.", "Uno."), State.TRANSLATED, "Uno."),
        (entry("One.", "Uno.", flags=["fuzzy"]), State.FUZZY, None),
        (entry("One.", "", flags=["fuzzy"]), State.UNTRANSLATED, None),
        (entry("One.", "Uno.", obsolete=True), State.UNTRANSLATED, None),
        (entry("One.", "Uno.", msgctxt="menu"), State.UNTRANSLATED, None),
        (entry("One.", "{-}"), State.UNTRANSLATED, None),
        (entry("One.", "{^}"), State.UNTRANSLATED, None),
        (
            entry("One.", "", msgid_plural="Ones.", msgstr_plural={0: "Uno.", 1: "Unos."}),
            State.UNTRANSLATED,
            None,
        ),
    ],
)
def test_a_segment_s_state_and_what_is_published(
    found: polib.POEntry | None, state: State, target: str | None
) -> None:
    (translation,) = translations(document("One.\n"), catalog(*([found] if found else [])))
    assert (translation.state, translation.target) == (state, target)


def test_without_a_catalog_nothing_is_translated() -> None:
    assert [t.state for t in translations(document("One. Two.\n"), None)] == [
        State.UNTRANSLATED
    ] * 2


def test_marks_count_within_their_unit_only() -> None:
    source = document("One here. Two here.\n\nThree here. Four here.\n")
    made = catalog(
        entry("One here.", "Uno y dos."),
        entry("Two here.", "{^}"),
        entry("Three here.", "{^}"),
        entry("Four here.", "Cuatro."),
    )
    found = translations(source, made)
    assert [t.target for t in found] == ["Uno y dos.", "", None, "Cuatro."]
    assert [t.mark for t in found] == [None, "{^}", "{^}", None]
    assert found[2].state is State.UNTRANSLATED


def test_the_last_good_translation_is_given_only_while_nobody_touched_the_pair() -> None:
    source = document("One new.\n")

    def last_good(**changes: str) -> str | None:
        made = entry("One new.", "Uno.", flags=["fuzzy"], previous_msgid="One.")
        record(made, "One.")
        for name, value in changes.items():
            setattr(made, name, value)
        return translations(source, catalog(made))[0].last_good

    assert last_good() == "Uno."
    assert last_good(msgstr="Uno nuevo.") is None
    assert last_good(previous_msgid="One!") is None
    assert last_good(previous_msgid="") is None
    assert last_good(tcomment="") is None


def test_current_messages_are_found_by_context_and_msgid() -> None:
    made, _ = merge(extract(document("One. Two.\n")), None, "es")
    assert set(index(made)) == {(None, "One."), (None, "Two.")}
    assert index(None) == {}
