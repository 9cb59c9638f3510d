"""Three versions of a catalog, and what comes of them: tables, each row from both sides.

A state of a message is written in short: `X` translated, `~X` fuzzy, `~X<k` fuzzy with the previous
source k, `#X` obsolete, `` untranslated, `-` not there, `~X!Y` in conflict with Y. Letters stand for
texts. Each row is run with ours and theirs changed over, then the conflict is the other way round.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping

import polib
import pytest

from i18n.catalogs import store
from i18n.catalogs.approval import last_good, record
from i18n.catalogs.conflicts import (
    Alternative,
    added,
    alternative,
    alternatives,
    is_open,
    line,
    without_conflicts,
)
from i18n.catalogs.entries import message
from i18n.catalogs.extract import header
from i18n.catalogs.threeway_files import MergedFile, merged_file
from i18n.catalogs.threeway_header import merge_header
from i18n.catalogs.threeway_sides import forms
from i18n.catalogs.threeway_values import lines, members

NAMES = ("base.po", "ours.po", "theirs.po")
SOURCES = {
    "k": "The old market opens on Sunday.",
    "n": "The old market opens on Monday.",
    "m": "The old market opens early on Sunday.",
    "p": "An old market opens on Sunday.",
    "z": "Nobody pays for the bus.",
}
STATE = re.compile(r"(#?)(~?)([A-Z]?)(?:<([a-z]))?(?:!([A-Z]))?")
States = Mapping[str, str]

ONE = [
    # added on one side, on both
    ("", "", "X", "X"),
    ("", "X", "X", "X"),
    ("", "X", "Y", "~X!Y"),
    ("", "X", "~X", "X"),
    ("", "~X", "~X", "~X"),
    ("", "~X", "~Y", "~X!Y"),
    ("", "X", "~Y", "~X!Y"),
    ("-", "X", "-", "X"),
    ("-", "", "-", ""),
    ("-", "~X", "-", "~X"),
    ("-", "X", "X", "X"),
    ("-", "X", "Y", "~X!Y"),
    ("-", "", "X", "X"),
    ("-", "~X", "X", "X"),
    ("-", "#X", "-", "#X"),
    ("-", "#X", "X", "X"),
    # changed on one side, on both
    ("X", "X", "Y", "Y"),
    ("X", "X", "~Y", "~Y"),
    ("X", "Y", "Y", "Y"),
    ("X", "Y", "Z", "~Y!Z"),
    ("X", "Y", "~Z", "~Y!Z"),
    ("X", "~Y", "~Z", "~Y!Z"),
    ("~X", "~X", "Y", "Y"),
    ("~X", "~X", "~Y", "~Y"),
    ("~X", "Y", "Z", "~Y!Z"),
    # fuzzy here, approved there
    ("X", "~X", "X", "~X"),
    ("X", "~X", "~X", "~X"),
    ("X", "~X", "Y", "Y"),
    ("X", "~X", "~Y", "~Y"),
    ("X", "Y", "~Y", "Y"),
    ("~X", "X", "~X", "X"),
    ("~X", "X", "X", "X"),
    ("~X", "Y", "~Y", "Y"),
    ("~X", "~Y", "X", "~Y!X"),
    ("~X", "Y", "X", "~Y!X"),
    ("~X<p", "X", "~X<p", "X"),
    ("~X<p", "Y", "~X<p", "Y"),
    ("~X<p", "~Y<p", "~X<p", "~Y<p"),
    ("~X<p", "Y", "~Z<p", "~Y!Z"),
    ("~X<p", "~X", "~X<p", "~X"),
    # taken out of the msgstr
    ("X", "", "X", ""),
    ("X", "", "Y", "Y"),
    ("X", "", "~X", ""),
    ("X", "", "", ""),
    ("~X", "", "X", "X"),
    # taken out of the catalog, made obsolete, and back
    ("X", "-", "X", "-"),
    ("X", "-", "-", "-"),
    ("X", "-", "Y", "#Y"),
    ("X", "-", "~Y", "#~Y"),
    ("~X", "-", "X", "#X"),
    ("", "-", "", "-"),
    ("", "-", "X", "#X"),
    ("X", "#X", "X", "#X"),
    ("X", "#X", "#X", "#X"),
    ("X", "#X", "Y", "#Y"),
    ("X", "#X", "~X", "#~X"),
    ("~X", "#~X", "X", "#X"),
    ("X", "#X", "-", "#X"),
    ("X", "#Y", "Z", "#~Y!Z"),
    ("#X", "-", "#X", "-"),
    ("#X", "#X", "X", "X"),
    ("#X", "X", "X", "X"),
    ("#X", "-", "X", "X"),
    ("#X", "X", "Y", "Y"),
    ("#X", "Y", "Z", "~Y!Z"),
    ("#X", "#Y", "#X", "#Y"),
    ("#X", "-", "#Y", "#Y"),
    ("#X", "#Y", "X", "Y"),
    ("#X", "#Y", "#Z", "#~Y!Z"),
]

SEVERAL: list[tuple[States, States, States, States]] = [
    # the source changed on one side, the other translated
    ({"k": "X"}, {"n": "~X<k"}, {"k": "X"}, {"n": "~X<k"}),
    ({"k": "X"}, {"n": "~X<k"}, {"k": "Y"}, {"n": "~Y<k"}),
    ({"k": "X"}, {"n": "~X<k"}, {"k": "~Y"}, {"n": "~Y<k"}),
    ({"k": "X"}, {"n": "~X<k"}, {"k": "~X"}, {"n": "~X<k"}),
    ({"k": "X"}, {"n": "~X<k"}, {"k": ""}, {"n": "~X<k"}),
    ({"k": ""}, {"n": ""}, {"k": "Y"}, {"n": "~Y<k"}),
    ({"k": ""}, {"n": ""}, {"k": "~Y"}, {"n": "~Y<k"}),
    ({"k": "~X<p"}, {"n": "~X<p"}, {"k": "X"}, {"n": "~X<k"}),
    ({"k": "~X<p"}, {"n": "~X<p"}, {"k": "Y"}, {"n": "~Y<k"}),
    ({"k": "~X<p"}, {"n": "~X<p"}, {"k": "~Y<p"}, {"n": "~Y<p"}),
    ({"k": "X"}, {"n": "~X<k", "m": "~X<k"}, {"k": "Y"}, {"n": "~Y<k", "m": "~Y<k"}),
    # and was translated anew there too
    ({"k": "X"}, {"n": "Z"}, {"k": "X"}, {"n": "Z"}),
    ({"k": "X"}, {"n": "Z"}, {"k": "Y"}, {"n": "Z", "k": "#Y"}),
    ({"k": "X"}, {"n": "Y"}, {"k": "Y"}, {"n": "Y"}),
    ({"k": "X"}, {"n": "~Z<k"}, {"k": "Y"}, {"n": "~Z!Y"}),
    # it changed on both
    ({"k": "X"}, {"n": "~X<k"}, {"n": "~X<k"}, {"n": "~X<k"}),
    ({"k": "X"}, {"n": "Z"}, {"n": "~X<k"}, {"n": "Z"}),
    ({"k": "X"}, {"n": "X"}, {"n": "~X<k"}, {"n": "X"}),
    ({"k": "X"}, {"n": ""}, {"n": "~X<k"}, {"n": "~X<k"}),
    ({"k": "X"}, {"n": ""}, {"n": "Y"}, {"n": "Y"}),
    ({"k": "X"}, {"n": "Y"}, {"n": "Z"}, {"n": "~Y!Z"}),
    ({"k": "X"}, {"n": "~X<k"}, {"m": "~X<k"}, {"n": "~X<k", "m": "~X<k"}),
    # the change was taken back
    ({"n": "~X<k"}, {"k": "X"}, {"n": "~X<k"}, {"k": "X"}),
    ({"n": "~X<k"}, {"k": "X"}, {"n": "Y"}, {"k": "X", "n": "#Y"}),
    # the sentence is gone, or the other one stays
    ({"k": "X", "z": "Z"}, {"k": "#X", "z": "Z"}, {"k": "Y", "z": "Z"}, {"k": "#Y", "z": "Z"}),
    ({"k": "X", "z": ""}, {"k": "Y", "z": ""}, {"k": "X", "z": "Z"}, {"k": "Y", "z": "Z"}),
    ({"k": "X"}, {"k": "X", "n": ""}, {"k": "Y", "z": ""}, {"k": "Y", "n": "", "z": ""}),
]

SHAPES = ("plain", "context", "plural", "long", "crlf")


def text(letter: str, shape: str) -> str:
    """The text that a letter stands for."""
    if shape == "long" and letter:
        return f'Un "texto" {letter} de muchas palabras,\n' + f"que sigue y sigue {letter} " * 8
    return letter and f"texto {letter}"


def entry(name: str, state: str, shape: str) -> polib.POEntry:
    """A message in a state."""
    match = STATE.fullmatch(state)
    assert match is not None, state
    gone, fuzzy, letter, before, _ = match.groups()
    context = "menu" if shape == "context" else None
    made = message(
        msgctxt=context,
        msgid=SOURCES[name],
        comment="" if gone else "paragraph",
        occurrences=[] if gone else [("source/a.md", "")],
        flags=["fuzzy"] if fuzzy else [],
        msgstr=text(letter, shape),
    )
    made.obsolete = bool(gone)
    if before:
        made.previous_msgctxt, made.previous_msgid = context, SOURCES[before]
        record(made, SOURCES[before])
    if shape == "plural":
        made.tcomment = ""
        made.msgid_plural = f"{made.msgid} (many)"
        made.msgstr, one = "", made.msgstr
        made.msgstr_plural = {0: one, 1: one and f"{one}s"}
        if before:
            made.previous_msgid_plural = f"{made.previous_msgid} (many)"
    return made


def po(states: States, shape: str) -> bytes:
    """A catalog of messages in these states, its current ones first."""
    catalog = header("es")
    made = [entry(name, state, shape) for name, state in states.items() if state != "-"]
    catalog.extend(sorted(made, key=lambda each: bool(each.obsolete)))
    return store.serialize(catalog)


def state(found: polib.POEntry, shape: str) -> str:
    """The short form of a message's state."""
    letters = {text(letter, shape): letter for letter in "XYZ"} | {"": ""}
    back = {source: name for name, source in SOURCES.items()}
    others = {one.text: one.place for one in alternatives(found.tcomment)}
    written = (
        ("#" if found.obsolete else "") + ("~" if found.fuzzy else "") + letters[forms(found)[0]]
    )
    if others:
        assert set(others.values()) == ({"0", "1"} if shape == "plural" else {""})
        return f"{written}!{letters[next(iter(others))]}"
    return written + (f"<{back[found.previous_msgid]}" if found.previous_msgid else "")


def states(data: bytes, shape: str) -> dict[str, str]:
    back = {source: name for name, source in SOURCES.items()}
    return {back[each.msgid]: state(each, shape) for each in store.read(data, "merged.po")}


def turned(expected: str) -> str:
    """The same from the other side: of two texts the other one stands."""
    return re.sub("([A-Z])!([A-Z])", r"\2!\1", expected)


def check(base: States, ours: States, theirs: States, expected: States, shape: str) -> None:
    other = po(theirs, shape)
    merged = merged_file(po(base, shape), po(ours, shape), other, NAMES)
    if shape == "crlf":
        rewritten = other.replace(b"\n", b"\r\n")
        assert merged_file(po(base, shape), po(ours, shape), rewritten, NAMES).data in (
            merged.data,
            rewritten,
        )
    wanted = {name: each for name, each in expected.items() if each != "-"}
    assert states(merged.data, shape) == wanted
    assert bool(merged.conflicts) == any("!" in each for each in wanted.values())
    for each in store.read(merged.data, "merged.po"):
        good = last_good(each)
        assert good is None or good == each.msgstr


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("row", ONE, ids="|".join)
def test_of_one_message(row: tuple[str, str, str, str], shape: str) -> None:
    base, ours, theirs, expected = ({"z": "Z", "k": each} for each in row)
    check(base, ours, theirs, expected, shape)
    check(base, theirs, ours, {"z": "Z", "k": turned(row[3])}, shape)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("row", SEVERAL, ids=str)
def test_of_several_messages(row: tuple[States, States, States, States], shape: str) -> None:
    base, ours, theirs, expected = row
    check(base, ours, theirs, expected, shape)
    check(base, theirs, ours, {name: turned(each) for name, each in expected.items()}, shape)


@pytest.mark.parametrize(
    ("ours", "theirs", "is_said"),
    [
        ("-", "Y", True),
        ("#X", "Y", True),
        ("-", "X", False),
        ("-", "~X", False),
        ("#X", "-", False),
    ],
)
def test_a_text_for_a_source_that_is_gone_is_told_of(
    ours: str, theirs: str, *, is_said: bool
) -> None:
    base, *sides = ({"z": "Z", "k": each} for each in ("X", ours, theirs))
    for one, other in (sides, sides[::-1]):
        notes = merged_file(*(po(each, "plain") for each in (base, one, other)), NAMES).notes
        assert [note.msgid for note in notes] == [SOURCES["k"]] * is_said


@pytest.mark.parametrize("shape", ["plain", "plural"])
@pytest.mark.parametrize(
    ("base", "ours", "theirs", "said"),
    [
        ("X", "", "Y", "emptied"),
        ("X", "", "~Y", "emptied"),
        ("~X", "", "X", "emptied"),
        ("X", "Y", "~X", "doubted"),
        ("X", "", "X", ""),
        ("X", "", "~X", ""),
        ("X", "Y", "X", ""),
        ("X", "~X", "X", ""),
        ("X", "~Y", "~X", ""),
        ("X", "Y", "Z", ""),
        ("~X", "Y", "~X", ""),
        ("", "", "Y", ""),
    ],
)
def test_a_text_that_stands_against_what_the_other_side_did_is_told_of(
    base: str, ours: str, theirs: str, said: str, shape: str
) -> None:
    what = {
        "emptied": "'{}' was emptied on one side; what the other one wrote stands",
        "doubted": "'{}' was made fuzzy on one side; the other one's new translation stands, approved",
    }
    before, *sides = (po({"z": "Z", "k": each}, shape) for each in (base, ours, theirs))
    for one, other in (sides, sides[::-1]):
        notes = merged_file(before, one, other, NAMES).notes
        assert [note.what for note in notes] == [
            what[name].format(SOURCES["k"]) for name in (said,) if name
        ]


def test_what_a_message_was_approved_for_goes_along() -> None:
    merged = merged_file(*(po(each, "plain") for each in SEVERAL[1][:3]), NAMES)
    assert last_good(store.read(merged.data, "x.po")[0]) == text("Y", "plain")
    doubted = merged_file(*(po(each, "plain") for each in SEVERAL[3][:3]), NAMES)
    assert last_good(store.read(doubted.data, "x.po")[0]) is None


ORDERS = [
    # letters are messages, capital ones obsolete
    ("abc", "abc", "cab", "cab"),
    ("abc", "cab", "abc", "cab"),
    ("abc", "acb", "cab", "acb"),
    ("abc", "abc", "abxc", "abxc"),
    ("abc", "axbc", "abyc", "axbyc"),
    ("abc", "abxc", "abyc", "abxyc"),
    ("abc", "xabc", "yabc", "xyabc"),
    ("abc", "ac", "abc", "ac"),
    ("abcd", "acdb", "abxcd", "acdbx"),
    ("abcD", "abcD", "abcdx", "abcdx"),
    ("abcD", "abcdx", "abcD", "abcdx"),
    ("abc", "acB", "abc", "acB"),
    ("abc", "acB", "abxc", "axcB"),
    ("abc", "abc", "acBx", "acxB"),
    ("", "ab", "cd", "abcd"),
]


@pytest.mark.parametrize("row", ORDERS, ids="|".join)
def test_the_order_is_that_of_the_side_whose_source_changed(row: tuple[str, str, str, str]) -> None:
    def made(letters: str) -> bytes:
        catalog = header("es")
        ordered = sorted(letters, key=str.isupper)
        for letter in ordered:
            each = message(
                msgctxt=None, msgid=f"{letter.lower()}.", comment="", occurrences=[], flags=[],
                msgstr=f"<{letter.lower()}>",
            )  # fmt: skip
            each.obsolete = letter.isupper()
            catalog.append(each)
        return store.serialize(catalog)

    *sides, expected = row
    merged = store.read(merged_file(*map(made, sides), NAMES).data, "x.po")
    shown = [each.msgid[0].upper() if each.obsolete else each.msgid[0] for each in merged]
    assert "".join(shown) == expected


LINES = [
    ("ab", "ab", "abx", "abx"),
    ("ab", "abx", "ab", "abx"),
    ("ab", "abx", "aby", "abxy"),
    ("ab", "abx", "abx", "abx"),
    ("ab", "a", "abx", "ax"),
    ("ab", "b", "a", ""),
    ("ab", "xb", "yb", "xyb"),
    ("ab", "ab", "ba", "ba"),
    ("", "x", "y", "xy"),
    ("", "x", "x", "x"),
    ("abc", "", "abc", ""),
    ("abc", "", "abcx", "x"),
]


@pytest.mark.parametrize("row", LINES, ids="|".join)
def test_comments_are_merged_by_line(row: tuple[str, str, str, str]) -> None:
    base, ours, theirs, expected = row
    assert lines(base, ours, theirs) == list(expected)


SETS = [
    ("ab", "ab", "abx", "abx"),
    ("ab", "b", "abx", "bx"),
    ("ab", "a", "b", ""),
    ("", "x", "xy", "xy"),
    ("aa", "a", "aa", "a"),
    ("a", "aa", "a", "aa"),
    ("a", "", "", ""),
]


@pytest.mark.parametrize("row", SETS, ids="|".join)
def test_flags_and_references_are_merged_as_sets(row: tuple[str, str, str, str]) -> None:
    base, ours, theirs, expected = row
    assert members(base, ours, theirs) == list(expected)
    assert sorted(members(base, theirs, ours)) == sorted(expected)


ANA, LUIS = "Ana Ruiz <ana@example.org>", "Luis Gil <luis@example.org>"
Fields = dict[str, str]
HEADERS: list[tuple[Fields, Fields, Fields, Fields, str, list[str]]] = [
    # the newer date wins, whatever its zone
    (
        {"PO-Revision-Date": "2026-01-01 10:00+0000"},
        {"PO-Revision-Date": "2026-02-01 10:00+0200"},
        {"PO-Revision-Date": "2026-02-01 09:30+0000"},
        {"PO-Revision-Date": "2026-02-01 09:30+0000"},
        "",
        [],
    ),
    (
        {"POT-Creation-Date": "2026-01-01 10:00+0000"},
        {"POT-Creation-Date": "YEAR-MO-DA HO:MI+ZONE"},
        {"POT-Creation-Date": "2026-02-01 09:30+0000"},
        {"POT-Creation-Date": "2026-02-01 09:30+0000"},
        "",
        [],
    ),
    (
        {"PO-Revision-Date": "2026-01-01 10:00+0000"},
        {"PO-Revision-Date": "2026-01-01 10:00+0000"},
        {"PO-Revision-Date": "2025-12-01 10:00+0000"},
        {"PO-Revision-Date": "2025-12-01 10:00+0000"},
        "",
        [],
    ),
    # both people are kept
    (
        {"Last-Translator": "Mar"},
        {"Last-Translator": ANA, "PO-Revision-Date": "2026-02-01 10:00+0000"},
        {"Last-Translator": LUIS},
        {"Last-Translator": ANA, "PO-Revision-Date": "2026-02-01 10:00+0000"},
        f"{ANA}, 2026.\n{LUIS}",
        [],
    ),
    (
        {"Last-Translator": "FULL NAME <EMAIL@ADDRESS>"},
        {"Last-Translator": "FULL NAME <EMAIL@ADDRESS>"},
        {"Last-Translator": LUIS},
        {"Last-Translator": LUIS},
        "",
        [],
    ),
    # other fields three ways; what a program writes of itself is ours
    ({"X-A": "1"}, {"X-A": "1"}, {"X-A": "2"}, {"X-A": "2"}, "", []),
    ({"X-A": "1"}, {}, {"X-A": "1"}, {}, "", []),
    ({"X-A": "1"}, {}, {"X-A": "2"}, {"X-A": "2"}, "", []),
    ({}, {"X-A": "1"}, {"X-B": "2"}, {"X-B": "2", "X-A": "1"}, "", []),
    (
        {"X-Generator": "Poedit 3.4"},
        {"X-Generator": "Lokalize 23"},
        {"X-Generator": "Poedit 3.5"},
        {"X-Generator": "Lokalize 23"},
        "",
        [],
    ),
    (
        {"X-A": "1"},
        {"X-A": "2"},
        {"X-A": "3"},
        {"X-A": "2"},
        'ambos: conflict [X-A] "3" (theirs)',
        ["X-A"],
    ),
]


@pytest.mark.parametrize("row", HEADERS)
def test_headers(row: tuple[Fields, Fields, Fields, Fields, str, list[str]]) -> None:
    catalogs = []
    for fields in row[:3]:
        catalog = polib.POFile()
        catalog.metadata = dict(fields)
        catalogs.append(catalog)
    clashes = merge_header(catalogs[0], catalogs[1], catalogs[2], "theirs")
    assert catalogs[1].metadata == row[3]
    assert catalogs[1].header == row[4]
    assert [clash.place for clash in clashes] == row[5]


def test_two_forms_that_were_changed_apart_are_fuzzy_and_a_note_says_so() -> None:
    def made(one: str, many: str) -> bytes:
        catalog = header("es")
        each = entry("k", "X", "plural")
        each.msgstr_plural = {0: one, 1: many}
        catalog.append(each)
        return store.serialize(catalog)

    merged = merged_file(made("a", "b"), made("A", "b"), made("a", "B"), NAMES)
    found = store.read(merged.data, "x.po")[0]
    assert (forms(found), found.fuzzy, merged.conflicts) == (("A", "B"), True, ())
    assert [note.what for note in merged.notes] == [
        "'The old market opens on Sunday.' has plural forms of both sides, and is fuzzy"
    ]


def test_forms_of_both_sides_keep_the_earlier_source_of_the_fuzzy_one() -> None:
    def made(one: str, many: str, *, fuzzy: bool) -> bytes:
        catalog = header("es")
        each = entry("k", "~X" if fuzzy else "X", "plural")
        each.msgstr_plural = {0: one, 1: many}
        each.previous_msgid = "The market opens." if fuzzy else None
        catalog.append(each)
        return store.serialize(catalog)

    sides = made("A", "", fuzzy=True), made("", "B", fuzzy=False)
    for one, other in (sides, sides[::-1]):
        merged = merged_file(made("", "", fuzzy=True), one, other, NAMES)
        found = store.read(merged.data, "x.po")[0]
        assert (forms(found), found.fuzzy) == (("A", "B"), True)
        assert found.previous_msgid == "The market opens."


def test_a_form_that_one_side_filled_in_is_no_conflict_with_an_approval() -> None:
    def made(fuzzy: str, many: str) -> bytes:
        catalog = header("es")
        each = entry("k", f"{fuzzy}X", "plural")
        each.msgstr_plural = {0: "a", 1: many}
        catalog.append(each)
        return store.serialize(catalog)

    base, approved, whole = made("~", ""), made("", ""), made("", "b")
    for sides in ((approved, whole), (whole, approved)):
        merged = merged_file(base, *sides, NAMES)
        found = store.read(merged.data, "x.po")[0]
        assert (forms(found), found.fuzzy, merged.conflicts) == (("a", "b"), False, ())


def test_a_source_that_msgmerge_changed_without_its_previous_one_takes_the_translation_along() -> (
    None
):
    base, theirs = (po({"z": letter}, "plain") for letter in "XY")
    for fuzzy in (True, False):
        ours = po({"z": "~X" if fuzzy else "X"}, "plain").replace(
            SOURCES["z"].encode(), b"The tram is free of charge."
        )
        merged = store.read(merged_file(base, ours, theirs, NAMES).data, "x.po")
        shown = [(each.msgid[:4], each.msgstr, each.fuzzy, bool(each.obsolete)) for each in merged]
        if fuzzy:
            assert shown == [("The ", "texto Y", True, False)]
            assert merged[0].previous_msgid == SOURCES["z"]
        else:
            assert shown == [("The ", "texto X", False, False), ("Nobo", "texto Y", False, True)]


def test_a_source_that_got_a_plural_takes_the_translation_along() -> None:
    def made(plural: bool, letter: str) -> bytes:
        catalog = header("es")
        catalog.append(entry("k", letter, "plural" if plural else "plain"))
        return store.serialize(catalog)

    fuzzy = made(True, "~X").replace(b"texto Xs", b"")
    for sides in ((fuzzy, made(False, "Y")), (made(False, "Y"), fuzzy)):
        merged = merged_file(made(False, "X"), *sides, NAMES)
        found = store.read(merged.data, "x.po")[0]
        assert found.msgid_plural == "The old market opens on Sunday. (many)"
        assert (forms(found), found.fuzzy) == (("texto Y", ""), True)
        assert found.previous_msgid == SOURCES["k"]


def test_what_was_written_for_plural_forms_that_are_gone_is_attributed_to_who_wrote_it() -> None:
    def made(text: str, person: str = "") -> bytes:
        catalog = header("es")
        each = entry("k", "X", "plural" if "|" in text else "plain")
        each.msgstr = text
        if "|" in text:
            each.msgstr, each.msgstr_plural = "", dict(enumerate(text.split("|")))
        catalog.metadata["Last-Translator"] = person
        catalog.append(each)
        return store.serialize(catalog)

    ana, beto = made("x|y", "Ana"), made("q", "Beto")
    for one, other, labels in ((ana, beto, ("o.po", "t.po")), (beto, ana, ("t.po", "o.po"))):
        merged = merged_file(made("a|b"), one, other, NAMES, labels[1], own_label=labels[0])
        found = store.read(merged.data, "x.po")
        assert [(each.msgstr, each.fuzzy) for each in found] == [("q", True)]
        notes = [line for line in found[0].tcomment.split("\n") if "conflict" in line]
        assert notes == [
            'ambos: conflict [0] "x" (Ana, o.po)',
            'ambos: conflict [1] "y" (Ana, o.po)',
        ]
        said = [place.what for place in (*merged.conflicts, *merged.notes) if place.msgid]
        assert said == ["both changed the translation of 'The old market opens on Sunday.'"]


def test_a_context_that_the_author_gave_takes_the_translation_along() -> None:
    base, theirs = (po({"k": letter}, "plain") for letter in "XY")
    merged = merged_file(base, po({"k": "X"}, "context"), theirs, NAMES)
    found = store.read(merged.data, "x.po")
    assert [(each.msgctxt, each.msgstr, each.fuzzy) for each in found] == [
        ("menu", "texto Y", True)
    ]


def test_messages_that_stayed_keep_the_bytes_of_ours() -> None:
    odd = b'\n# mine\n#, python-format\nmsgid   "odd"\nmsgstr ""\n"or"\n"d"\n\n\n'
    base = po({"k": "X"}, "plain")
    ours = base.replace(b"\n\n#. p", b"\n" + odd + b"#. p")
    theirs = po({"k": "Y"}, "plain")
    merged = merged_file(base, ours, theirs, NAMES)
    assert merged.data == ours.replace(b"texto X", b"texto Y")


def test_the_character_set_that_one_side_changed_to_is_that_of_the_result() -> None:
    latin = po({"k": "X"}, "plain").replace(b"UTF-8", b"ISO-8859-1").replace(b"X", b"X\xf1")
    ours = latin.replace(b"X\xf1", b"\xf1\xf1")
    theirs = po({"k": "X", "z": "Z"}, "plain").replace(b"texto X", "texto Xñ".encode())
    merged = merged_file(latin, ours, theirs, NAMES)
    assert [each.msgstr for each in store.read(merged.data, "x.po")] == ["texto ññ", "texto Z"]


def test_the_place_of_a_conflict_is_the_line_of_its_message() -> None:
    merged = merged_file(*(po({"z": "Z", "k": each}, "plain") for each in "XYZ"), NAMES)
    place = merged.conflicts[0]
    assert merged.data.decode().split("\n")[place.line - 1] == f'msgid "{SOURCES["k"]}"'
    assert place.what == f"both changed the translation of '{SOURCES['k']}'"


def test_obsolete_messages_whose_source_stands_twice_are_kept_apart() -> None:
    def made(*gone: str) -> bytes:
        catalog = header("es")
        catalog.append(entry("k", "X", "plain"))
        catalog.extend(entry("k", f"#{letter}", "plain") for letter in gone)
        return store.serialize(catalog)

    def obsolete(merged: MergedFile) -> list[str]:
        return [each.msgstr[-1] for each in store.read(merged.data, "x.po") if each.obsolete]

    assert obsolete(merged_file(made("X"), made("X", "Y"), made("X", "Z"), NAMES)) == [
        "X",
        "Y",
        "Z",
    ]
    assert obsolete(merged_file(made("X", "Y"), made("X"), made("X", "Y", "Z"), NAMES)) == [
        "X",
        "Z",
    ]


ALTERNATIVES = [
    (Alternative("", "uno"), 'ambos: conflict "uno"'),
    (Alternative("", "uno", "Ana <a@b>"), 'ambos: conflict "uno" (Ana <a@b>)'),
    (
        Alternative("1", 'a "b"\n\\n\tc', "x (y)"),
        'ambos: conflict [1] "a \\"b\\"\\n\\\\n\\tc" (x (y))',
    ),
    (Alternative("X-A", "", "theirs"), 'ambos: conflict [X-A] "" (theirs)'),
]


@pytest.mark.parametrize(("said", "written"), ALTERNATIVES)
def test_a_conflict_comment_reads_back(said: Alternative, written: str) -> None:
    assert line(said) == written
    assert alternative(written) == said


LONG = Alternative(
    "X-Generator",
    'El mercado viejo - el de los franco-belgas, "nuevo" -- y otros--así -- abre\n\tlos sábados \\ más.',
    "Ana María Ruiz Gómez (la de Soria) <ana-maria@example.org>",
)


@pytest.mark.parametrize("width", [*range(16, 80), 200])
@pytest.mark.parametrize("said", [LONG, LONG._replace(place="", who=""), LONG._replace(text="")])
def test_a_conflict_comment_reads_back_where_it_was_wrapped(said: Alternative, width: int) -> None:
    wrapped = "\n".join(textwrap.wrap(line(said), width, break_long_words=False))
    comments = f'(mine)\n{wrapped}\nhers "too"'
    assert alternatives(comments) == [said]
    assert is_open(comments)
    assert without_conflicts(comments) == ["(mine)", 'hers "too"']
    assert added(comments, [said._replace(who="Luis")], set()) == comments
    assert added(comments, [], {(said.place, said.text)}) == '(mine)\nhers "too"'


def test_a_conflict_comment_that_was_cut_off_is_open_and_stays() -> None:
    comments = 'ambos: conflict "El mercado\nambos: ignore names\nambos: conflict "uno" (Ana)'
    assert alternatives(comments) == [Alternative("", "uno", "Ana")]
    assert is_open(comments)
    assert is_open('ambos: conflict "El mercado')
    assert not is_open("ambos: conflict")
    assert added(comments, [], {("", "uno")}) == 'ambos: conflict "El mercado\nambos: ignore names'
    assert without_conflicts(comments) == ['ambos: conflict "El mercado', "ambos: ignore names"]


def test_other_comments_are_no_conflicts() -> None:
    for comment in ("ambos: conflict", 'ambos: conflict "cut', "ambos: approved 00", "my conflict"):
        assert alternative(comment) is None


def test_a_text_stands_in_one_comment_only_and_not_where_it_is_the_msgstr() -> None:
    first = added("mine", [Alternative("", "uno", "Ana")], {("", "dos")})
    assert first == 'mine\nambos: conflict "uno" (Ana)'
    assert added(first, [Alternative("", "uno", "Luis")], {("", "dos")}) == first
    assert added(first, [Alternative("", "dos")], {("", "uno")}) == 'mine\nambos: conflict "dos"'
