"""What a catalog takes over of several others that have the same message."""

from __future__ import annotations

import polib
import pytest

from i18n.catalogs.entries import message
from i18n.catalogs.extract import header
from i18n.catalogs.inheritance import Estate, inherit

SOURCE, OTHER = "The market opens.", "Nobody pays for the bus."


def entry(what: str, msgid: str = SOURCE) -> polib.POEntry:
    """A message: `~X` is fuzzy, `X; note` has a translator comment."""
    text, _, comment = what.partition("; ")
    flags = ["fuzzy"] if text.startswith("~") else []
    made = message(
        msgctxt=None,
        msgid=msgid,
        comment="",
        occurrences=[],
        flags=flags,
        msgstr=text.removeprefix("~"),
    )
    made.tcomment = comment
    return made


def inherited(estates: list[list[polib.POEntry]]) -> tuple[list[polib.POEntry], list[int]]:
    """The messages of a new catalog, and how many came along from each estate."""
    template = header(None)
    template.extend([entry(""), entry("", OTHER)])
    catalogs = []
    for n, entries in enumerate(estates):
        catalog = header("es")
        catalog.extend(entries)
        catalogs.append(Estate(catalog, None, f"{'abc'[n]}.po"))
    found, _, counts = inherit(template, None, "es", catalogs, name="new.po")
    return list(found), counts


ROWS: list[tuple[list[str], str, list[str], list[int]]] = [
    # what is translated and approved goes before what is fuzzy, that before a comment alone
    (["~X", "Y"], "Y", [], [0, 1]),
    (["Y", "~X"], "Y", [], [1, 0]),
    (["; ask the author", "Y"], "Y", ["ask the author"], [0, 1]),
    (["; ask the author", "~Y"], "~Y", ["ask the author"], [0, 1]),
    (["Y", "; ask the author"], "Y", ["ask the author"], [1, 0]),
    (["~X", "~Y"], "~X", [], [1, 0]),
    (["", "~X", "Y"], "Y", [], [0, 0, 1]),
    # of two that were approved both are kept
    (["X", "X"], "X", [], [1, 0]),
    (["X; mine", "X; yours"], "X", ["yours", "mine"], [1, 0]),
    (["X", "Y"], "~X", ['ambos: conflict "Y" (b.po)'], [1, 1]),
    (["~Z", "X", "Y"], "~X", ['ambos: conflict "Y" (c.po)'], [0, 1, 1]),
    # what is noted of a translation goes with it
    (["~X; ambos: match 80 source/a.md", "Y"], "Y", [], [0, 1]),
    (['~X; ambos: conflict "Z" (Ana)', "Y"], "Y", [], [0, 1]),
    (["X", "Y; ambos: mt Apertium"], "~X", ['ambos: conflict "Y" (b.po)'], [1, 1]),
]


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_of_several_catalogs_that_have_a_message(
    row: tuple[list[str], str, list[str], list[int]],
) -> None:
    states, expected, comments, counts = row
    found, came = inherited([[entry(state)] for state in states])
    assert ("~" if found[0].fuzzy else "") + found[0].msgstr == expected
    assert found[0].tcomment.split("\n") == (comments or [""])
    assert came == counts


def test_plural_forms_that_two_catalogs_approved_are_both_kept() -> None:
    estates = []
    for texts in (("uno", "muchos"), ("un", "muchos")):
        made = entry("")
        made.msgid_plural = "The markets open."
        made.msgstr_plural = dict(enumerate(texts))
        estates.append([made])
    found, counts = inherited(estates)
    assert (found[0].msgstr_plural, found[0].fuzzy) == ({0: "uno", 1: "muchos"}, True)
    assert found[0].tcomment == 'ambos: conflict [0] "un" (b.po)'
    assert counts == [1, 1]


def test_messages_of_different_catalogs_come_together() -> None:
    found, counts = inherited([[entry("X")], [entry("Y", OTHER)]])
    assert [(each.msgid, each.msgstr) for each in found] == [(SOURCE, "X"), (OTHER, "Y")]
    assert counts == [1, 1]
