"""What stands of one message in a merge: its plural forms, what is noted of it, and suggestions.

The states are written as in `test_threeway`.
"""

from __future__ import annotations

import pytest

from i18n.catalogs import store
from i18n.catalogs.approval import record_offer
from i18n.catalogs.conflicts import alternative, alternatives
from i18n.catalogs.extract import header
from i18n.catalogs.threeway_files import merged_file
from i18n.catalogs.threeway_sides import forms

from .test_threeway import NAMES, SOURCES, entry, state, turned

FORMS = [
    # `a|b` are plural forms, `~` is fuzzy; one side may have more of them than the other
    ("~a|b", "a|b", "~A|B|C", "~a|b|C!0A 1B", "~A|B|C!0a 1b"),
    ("~a|b", "a|b", "A|B|C", "~a|b|C!0A 1B", "~A|B|C!0a 1b"),
    ("~a|b", "a|b", "~a|b|C", "~a|b|C", "~a|b|C"),
    ("~a|b", "a|b", "a|b|C", "a|b|C", "a|b|C"),
    ("a|b", "a|b", "a|b|", "a|b|", "a|b|"),
    ("|", "a|b", "||", "a|b|", "a|b|"),
    ("|", "a|b", "||c", "~a|b|c", "~a|b|c"),
    ("|", "a|b", "A|B|C", "~a|b|C!0A 1B", "~A|B|C!0a 1b"),
    ("a|b|c", "a|b", "A|b|c", "~A|b|", "~A|b|"),
    ("~a|b|c", "~a|b", "a|b|c", "a|b|c", "a|b|c"),
    # a form that one side approved, and the other replaced
    ("~a|", "~A|", "a|B", "~A|B!0a", "~a|B!0A"),
    ("~a|", "A|", "a|B", "~A|B!0a", "~a|B!0A"),
    ("~a|b", "|b", "~a|B", "~a|b!1B", "~a|B!1b"),
    ("~a|b", "~a|", "A|b", "A|b", "A|b"),
    ("~a|b|", "~a||C", "a|b|", "~a|b|C", "~a|b|C"),
]


@pytest.mark.parametrize("row", FORMS, ids=" ".join)
def test_two_sides_with_unequal_numbers_of_plural_forms(row: tuple[str, ...]) -> None:
    def made(what: str) -> bytes:
        catalog = header("es")
        each = entry("k", "~X" if what.startswith("~") else "X", "plural")
        each.msgstr_plural = dict(enumerate(what.strip("~").split("|")))
        catalog.append(each)
        return store.serialize(catalog)

    def shown(base: str, ours: str, theirs: str) -> str:
        merged = merged_file(*map(made, (base, ours, theirs)), NAMES)
        found = store.read(merged.data, "x.po")[0]
        others = [one.place + one.text for one in alternatives(found.tcomment)]
        assert bool(merged.conflicts) == bool(others)
        said = ("~" if found.fuzzy else "") + "|".join(forms(found))
        return "!".join([said, *([" ".join(others)] if others else [])])

    base, ours, theirs, *expected = row
    assert [shown(base, ours, theirs), shown(base, theirs, ours)] == expected


MACHINE, MATCH, CARRIED = (
    "ambos: mt Apertium 3.8",
    "ambos: match 80 source/a.md",
    "ambos: carried 0",
)
OFFERED, JOINED, APPROVED = "ambos: offered 0", "ambos: joined 0", "ambos: approved 0"
TRANSLATOR, IGNORE = "ask the author", "ambos: ignore names"
NOTED = [
    # a state, and its translator comments; the expected ones are those of what stands
    (("~Z",), ("X",), ("~Y", MACHINE), [], [MACHINE]),
    (("",), ("X", MATCH), ("Y", MACHINE), [MATCH], [MACHINE]),
    (("~X", MACHINE), ("Y",), ("~Z", MACHINE), [], [MACHINE]),
    (("~X", MATCH), ("Y",), ("~X", MATCH, TRANSLATOR), [TRANSLATOR], [TRANSLATOR]),
    (("~X", MACHINE), ("Y",), ("~X", MACHINE, IGNORE), [IGNORE], [IGNORE]),
    (("~X", OFFERED), ("~Y",), ("~X", OFFERED, JOINED), [], []),
    (("X", CARRIED), ("Y",), ("X", CARRIED, MATCH), [], []),
    (("~X", APPROVED), ("Y",), ("~Z",), [], []),
    (("~X", MACHINE), ("~X",), ("~X", MACHINE, TRANSLATOR), [TRANSLATOR], [TRANSLATOR]),
    (("~X", MACHINE), ("X", MACHINE), ("~X", MACHINE), [MACHINE], [MACHINE]),
    (("",), ("~X", MATCH), ("~X", MATCH, TRANSLATOR), [MATCH, TRANSLATOR], [MATCH, TRANSLATOR]),
]


@pytest.mark.parametrize("row", NOTED, ids=str)
def test_what_is_noted_of_a_translation_is_that_of_the_one_that_stands(
    row: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], list[str], list[str]],
) -> None:
    def lines_of(*sides: tuple[str, ...]) -> list[str]:
        merged = merged_file(*(noted(*each) for each in sides), NAMES)
        found = store.read(merged.data, "x.po")[0].tcomment.split("\n")
        return sorted(each for each in found if each and alternative(each) is None)

    base, ours, theirs, *expected = row
    assert [lines_of(base, ours, theirs), lines_of(base, theirs, ours)] == [*map(sorted, expected)]


SUGGESTED = [
    # a suggestion gives way to what was approved: the result's state, and its comments
    (("",), ("X",), ("~Y", MATCH), "X", ['ambos: suggestion "texto Y" (match 80 source/a.md)']),
    (("",), ("X",), ("~Y<p", MATCH), "X", ['ambos: suggestion "texto Y" (match 80 source/a.md)']),
    (("-",), ("X",), ("~Y", MACHINE), "X", ['ambos: suggestion "texto Y" (mt Apertium 3.8)']),
    (("-",), ("X",), ("~Y", "ambos: mt"), "X", ['ambos: suggestion "texto Y" (mt)']),
    (("",), ("X",), ("~X", MATCH), "X", [MATCH]),
    # but not to what is fuzzy too, nor what somebody wrote to what was approved
    (("",), ("~X",), ("~Y", MATCH), "~X!Y", ['ambos: conflict "texto Y" (theirs)']),
    (("",), ("X",), ("~Y",), "~X!Y", ['ambos: conflict "texto Y" (theirs)']),
    (("",), ("X",), ("Y", MACHINE), "~X!Y", ['ambos: conflict "texto Y" (theirs)']),
    (("~Y", MATCH), ("X",), ("~Z", MATCH), "~X!Z", ['ambos: conflict "texto Z" (theirs)']),
]


def noted(what: str, *comments: str) -> bytes:
    """A catalog of one message in a state, with translator comments."""
    catalog = header("es")
    if what != "-":
        each = entry("k", what, "plain")
        each.tcomment = "\n".join(comments)
        catalog.append(each)
    return store.serialize(catalog)


@pytest.mark.parametrize("row", SUGGESTED, ids=str)
def test_a_suggestion_gives_way_to_what_was_approved(
    row: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], str, list[str]],
) -> None:
    base, ours, theirs, expected, comments = row
    for one, other in ((ours, theirs), (theirs, ours)):
        merged = merged_file(noted(*base), noted(*one), noted(*other), NAMES)
        found = store.read(merged.data, "x.po")[0]
        is_turned = one is theirs
        assert state(found, "plain") == (turned(expected) if is_turned else expected)
        assert bool(merged.conflicts) == ("!" in expected)
        assert [note.what for note in merged.notes] == [
            f"'{SOURCES['k']}' was approved on one side; what was suggested on the other is in a comment"
        ] * ("suggestion" in comments[0])
        if not is_turned or not merged.conflicts:
            assert found.tcomment.split("\n") == comments
        again = merged_file(noted(*base), merged.data, noted(*other), NAMES)
        assert again.data == merged.data


def test_suggested_plural_forms_give_way_together() -> None:
    def made(*texts: str, comment: str = "") -> bytes:
        catalog = header("es")
        each = entry("k", "~X" if comment else "X", "plural")
        each.tcomment = comment
        each.msgstr_plural = dict(enumerate(texts))
        catalog.append(each)
        return store.serialize(catalog)

    sides = made("a", "b"), made("A", "b", "C", comment=MATCH)
    for one, other in (sides, sides[::-1]):
        found = store.read(merged_file(made("", ""), one, other, NAMES).data, "x.po")[0]
        assert (forms(found), found.fuzzy) == (("a", "b", ""), False)
        assert found.tcomment.split("\n") == [
            'ambos: suggestion [0] "A" (match 80 source/a.md)',
            'ambos: suggestion [2] "C" (match 80 source/a.md)',
        ]


def offering(name: str, *others: str) -> bytes:
    """A catalog in which an update offered Y to a message, of the message p that is there or not."""
    offered = entry(name, "~Y<p", "plain")
    offered.tcomment = ""
    record_offer(offered)
    catalog = header("es")
    catalog.extend([offered, *(entry("p", state, "plain") for state in others)])
    return store.serialize(catalog)


@pytest.mark.parametrize("base", ["-", "", "~Z"])
@pytest.mark.parametrize("written", ["X", "~X"])
def test_what_an_update_offered_gives_way_to_what_somebody_wrote(base: str, written: str) -> None:
    sides = offering("k", "#Y"), noted(written)
    for one, other in (sides, sides[::-1]):
        merged = merged_file(noted(base), one, other, NAMES)
        found, kept = store.read(merged.data, "x.po")
        assert (state(found, "plain"), found.tcomment) == (written, "")
        assert state(kept, "plain") == "#Y"
        assert (merged.conflicts, merged.notes) == ((), ())


def test_an_offer_to_a_changed_source_gives_way_to_what_was_written_for_the_earlier_one() -> None:
    sides = offering("n", "#Y"), noted("X")
    for one, other in (sides, sides[::-1]):
        merged = merged_file(noted(""), one, other, NAMES)
        found = {each.msgid: state(each, "plain") for each in store.read(merged.data, "x.po")}
        assert found == {SOURCES["n"]: "~X<k", SOURCES["p"]: "#Y"}
        assert (merged.conflicts, merged.notes) == ((), ())


def test_an_offer_is_kept_where_nothing_else_has_its_text() -> None:
    sides = offering("k"), noted("X")
    for one, other in (sides, sides[::-1]):
        merged = merged_file(noted(""), one, other, NAMES)
        found = store.read(merged.data, "x.po")[0]
        assert [one.text for one in alternatives(found.tcomment)] == ["texto Y"]
        assert (state(found, "plain"), len(merged.conflicts)) == ("~X!Y", 1)


OPEN = 'ambos: conflict "texto Y" (Ana)'
DISPUTED = [
    # what a conflict names already is in conflict still, and stands once
    (("~X",), ("~X", OPEN), ("Y",), "~X!Y", True),
    (("~X",), ("~X", OPEN), ("~Y",), "~X!Y", True),
    (("",), ("~X", OPEN), ("Y",), "~X!Y", True),
    (("",), ("~X", OPEN), ("X",), "~X!Y", False),
    # nothing else of it is published before it is settled
    (("~X",), ("~X", OPEN), ("Z",), "~Z!Y", False),
    # it was settled, with either text or another
    (("~X", OPEN), ("~X", OPEN), ("Y",), "Y", False),
    (("~X", OPEN), ("~X", OPEN), ("X",), "X", False),
    (("~X", OPEN), ("~X", OPEN), ("Z",), "Z", False),
    (("~X", OPEN), ("~X", OPEN), ("X", OPEN), "X!Y", False),
]


@pytest.mark.parametrize("row", DISPUTED, ids=str)
def test_an_open_conflict_stays_until_somebody_settles_it(
    row: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], str, bool],
) -> None:
    base, ours, theirs, expected, is_said = row
    for one, other in ((ours, theirs), (theirs, ours)):
        merged = merged_file(noted(*base), noted(*one), noted(*other), NAMES)
        found = store.read(merged.data, "x.po")[0]
        assert state(found, "plain") == expected
        assert found.tcomment.count("ambos: conflict") == expected.count("!")
        assert bool(merged.conflicts) == is_said


def test_a_conflict_comment_that_an_editor_wrapped_is_the_same_comment() -> None:
    wrapped = OPEN.replace(" Y", "\nY")
    for other, expected in ((("~X", OPEN), "~X!Y"), (("~Z", OPEN), "~Z!Y"), (("Z",), "Z")):
        for sides in ((("~X", wrapped), other), (other, ("~X", wrapped))):
            merged = merged_file(noted("~X", OPEN), *(noted(*side) for side in sides), NAMES)
            found = store.read(merged.data, "x.po")[0]
            assert state(found, "plain") == expected
            assert (merged.conflicts, merged.notes) == ((), ())
    both = merged_file(noted("X"), noted("~X", wrapped), noted("~X", OPEN), NAMES)
    assert store.read(both.data, "x.po")[0].tcomment == OPEN
