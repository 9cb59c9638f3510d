"""Sentences that share a translation stay together, or nobody has approved what is left."""

from __future__ import annotations

import polib
import pytest

from i18n.catalogs.groups import holders
from i18n.catalogs.merge import Changes, merge

SCHOOL = "The school is old."
ROOF = "Its roof took three years to mend."
MARKET = "The market opens on Sunday."
WHOLE = "La escuela, cuyo techo tardó tres años en repararse, es vieja."
OPENS = "El mercado abre el domingo."
BOTH = f"{SCHOOL} {ROOF}"
Row = tuple[str, str, int]


def catalog(*rows: Row) -> polib.POFile:
    """A catalog of messages with their translations and the lines that they are from."""
    made = polib.POFile()
    made.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    for msgid, msgstr, line in rows:
        made.append(polib.POEntry(msgid=msgid, msgstr=msgstr, occurrences=[("g.md", str(line))]))
    return made


def updated(
    *sources: tuple[str, int], forward: bool = False
) -> tuple[dict[str, polib.POEntry], Changes]:
    """The messages of the catalog of a group and another sentence, brought up to these sources."""
    group: tuple[Row, ...] = ((SCHOOL, WHOLE, 1), (ROOF, "{^}", 1))
    if forward:
        group = (SCHOOL, "{v}", 1), (ROOF, WHOLE, 1)
    template = catalog(*((source, "", line) for source, line in sources))
    made, changes = merge(template, catalog(*group, (MARKET, OPENS, 3)), "es")
    return {entry.msgid: entry for entry in made}, changes


@pytest.mark.parametrize("forward", [False, True])
def test_a_group_that_stays_beside_each_other_stays_approved(forward: bool) -> None:
    found, changes = updated((MARKET, 1), (SCHOOL, 7), (ROOF, 7), forward=forward)
    assert not any(entry.fuzzy for entry in found.values())
    assert changes == Changes(kept=3)


@pytest.mark.parametrize("forward", [False, True])
@pytest.mark.parametrize(
    "sources",
    [
        ((SCHOOL, 1), (MARKET, 3), (ROOF, 3)),
        ((SCHOOL, 1), (MARKET, 1), (ROOF, 1)),
        ((ROOF, 1), (SCHOOL, 1), (MARKET, 3)),
        ((SCHOOL, 1), ("A new sentence.", 1), (ROOF, 1), (MARKET, 3)),
    ],
)
def test_a_group_that_is_parted_is_fuzzy_and_no_other_gets_the_mark(
    sources: tuple[tuple[str, int], ...], forward: bool
) -> None:
    found, changes = updated(*sources, forward=forward)
    holder, mark = (ROOF, SCHOOL) if forward else (SCHOOL, ROOF)
    assert found[holder].fuzzy
    assert found[mark].fuzzy
    assert not found[MARKET].fuzzy
    assert found[holder].previous_msgid == BOTH
    assert (changes.changed, changes.kept) == (2, 1)


def test_what_says_a_sentence_that_left_is_fuzzy() -> None:
    found, changes = updated((SCHOOL, 1), (MARKET, 3))
    assert found[SCHOOL].fuzzy
    assert found[SCHOOL].previous_msgid == BOTH
    assert found[ROOF].obsolete
    assert changes == Changes(changed=1, gone=1, kept=1)


def test_what_says_a_sentence_that_was_edited_is_fuzzy() -> None:
    edited = ROOF.replace("three", "two")
    found, _ = updated((SCHOOL, 1), (edited, 1), (MARKET, 3))
    assert found[SCHOOL].fuzzy
    assert found[edited].fuzzy


def test_the_first_sentence_edited_keeps_the_marks_behind_it() -> None:
    edited = SCHOOL.replace("old", "very old")
    found, _ = updated((edited, 1), (ROOF, 1), (MARKET, 3))
    assert found[edited].fuzzy
    assert (found[ROOF].msgstr, found[ROOF].fuzzy) == ("{^}", False)


def test_a_parted_group_is_touched_once() -> None:
    made, _ = merge(
        catalog((SCHOOL, "", 1), (MARKET, "", 3), (ROOF, "", 3)),
        catalog((SCHOOL, WHOLE, 1), (ROOF, "{^}", 1), (MARKET, OPENS, 3)),
        "es",
    )
    before = str(made)
    again, changes = merge(catalog((SCHOOL, "", 1), (MARKET, "", 3), (ROOF, "", 3)), made, "es")
    assert str(again) == before
    assert changes == Changes(kept=3)


def test_a_catalog_that_a_program_sorted_has_no_groups_but_those_its_references_tell() -> None:
    rows = ("Apples.", "Manzanas.", 1), (ROOF, "{^}", 5), (MARKET, OPENS, 9), (SCHOOL, WHOLE, 4)
    assert holders(list(catalog(*rows))) == []
    made, changes = merge(
        catalog(("Apples.", "", 1), (SCHOOL, "", 4), (ROOF, "", 5), (MARKET, "", 9)),
        catalog(*rows),
        "es",
    )
    assert not any(entry.fuzzy for entry in made)
    assert changes == Changes(kept=4)
