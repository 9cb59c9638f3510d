"""A merge in which one side went from paragraphs to sentences, or back, and the other one translated."""

from __future__ import annotations

from collections import Counter

import pytest

from i18n.catalogs import store
from i18n.catalogs.conflicts import alternatives
from i18n.catalogs.entries import message
from i18n.catalogs.extract import header
from i18n.catalogs.threeway_files import merged_file

from .recuts import messages, problems, recut

NAMES = ("base.po", "ours.po", "theirs.po")
SEEDS = range(400)
A, B, C = "The market opens.", "Bus 12 stops at the gate.", "Bring a bag."
X, Y, Z = "El mercado abre.", "El autobús 12 para en la puerta.", "Traiga una bolsa."
ALL, WHOLE = f"{A} {B} {C}", f"{X} {Y} {Z}"


def test_what_the_other_side_wrote_is_in_the_messages_of_the_side_that_cut_or_joined() -> None:
    found: Counter[str] = Counter()
    for seed in SEEDS:
        made = recut(seed)
        sides = ("ours", made.ours, made.theirs), ("theirs", made.theirs, made.ours)
        for name, ours, theirs in sides:
            merged = merged_file(made.base, ours, theirs, NAMES)
            wrong = list(problems(made, merged.data, is_conflict=bool(merged.conflicts)))
            assert not wrong, (seed, name, wrong)
            assert messages(merged.data) in (messages(ours), messages(theirs)), (seed, name)
            again = merged_file(made.base, merged.data, theirs, NAMES)
            assert messages(again.data) == messages(merged.data), (seed, name)
            assert not set(problems(made, again.data, is_conflict=True)) - {"false"}, (seed, name)
            found["conflict" if merged.conflicts else "clean"] += 1
    assert min(found.values()) > 20, found


def po(*rows: tuple[str, str]) -> bytes:
    """A catalog of messages and their translations, `~` before a fuzzy one."""
    catalog = header("es")
    for msgid, msgstr in rows:
        entry = message(
            msgctxt=None,
            msgid=msgid,
            comment="paragraph",
            occurrences=[("source/a.md", "")],
            flags=["fuzzy"] if msgstr.startswith("~") else [],
            msgstr=msgstr.removeprefix("~"),
        )
        list.append(catalog, entry)
    return store.serialize(catalog)


SENTENCES = [(A, X), (B, Y), (C, Z)]
ROWS = {
    "a word of a sentence": (
        [(ALL, f"{X} El bus 12 se detiene en la puerta. {Z}")],
        [(A, X), (B, "El bus 12 se detiene en la puerta."), (C, Z)],
    ),
    "the end of a sentence": (
        [(ALL, f"{X} El autobús 12 para en el portal. {Z}")],
        [(A, X), (B, "El autobús 12 para en el portal."), (C, Z)],
    ),
    "doubt": (
        [(ALL, f"~{WHOLE}")],
        [(A, f"~{X}"), (B, f"~{Y}"), (C, f"~{Z}")],
    ),
    "taken out": ([(ALL, "")], SENTENCES),
    "two sentences put into one": (
        [(ALL, f"El mercado abre, el autobús 12 para en la puerta. {Z}")],
        [(A, f"~{X}!"), (B, f"~{Y}"), (C, Z)],
    ),
    "the order of sentences": (
        [(ALL, f"{Y} {X} {Z}")],
        [(A, f"~{X}!"), (B, Y), (C, Z)],
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_a_paragraph_that_the_other_side_cut(name: str) -> None:
    edited, expected = ROWS[name]
    base, cut, other = po((ALL, WHOLE)), po(*SENTENCES), po(*edited)
    for ours, theirs in ((cut, other), (other, cut)):
        merged = merged_file(base, ours, theirs, NAMES)
        found = [
            (
                each.msgid,
                ("~" if each.fuzzy else "") + each.msgstr + "!" * len(alternatives(each.tcomment)),
            )
            for each in store.read(merged.data, "x.po")
        ]
        assert found == expected
        assert bool(merged.conflicts) == any(text.endswith("!") for _, text in expected)


def test_a_paragraph_that_was_not_translated_when_it_was_cut_is_joined_and_fuzzy() -> None:
    base, ours, theirs = po((ALL, "")), po((A, ""), (B, ""), (C, "")), po((ALL, WHOLE))
    merged = store.read(merged_file(base, ours, theirs, NAMES).data, "x.po")
    assert [(each.msgstr, each.fuzzy) for each in merged] == [
        (WHOLE, True),
        ("{^}", True),
        ("{^}", True),
    ]


def test_both_sides_that_cut_alike_are_merged_as_ever() -> None:
    base, ours = po((ALL, WHOLE)), po(*SENTENCES)
    theirs = po((A, X), (B, "El bus 12 para en la puerta."), (C, Z))
    assert merged_file(base, ours, theirs, NAMES).data == theirs


def test_a_sentence_of_a_paragraph_without_a_translation_too_takes_the_correction() -> None:
    late = "Bring it late."
    base = po((f"{A} {late}", ""), (f"{A} {B}", f"{X} {Y}"))
    theirs = po((f"{A} {late}", ""), (f"{A} {B}", f"{X.replace('El', 'Ese')} {Y}"))
    ours = po((A, X), (late, ""), (B, Y))
    for one, other in ((ours, theirs), (theirs, ours)):
        merged = merged_file(base, one, other, NAMES)
        assert not merged.conflicts
        found = {e.msgid: (e.msgstr, e.fuzzy) for e in store.read(merged.data, "x.po")}
        assert found == {A: ("Ese mercado abre.", False), late: ("", False), B: (Y, False)}
