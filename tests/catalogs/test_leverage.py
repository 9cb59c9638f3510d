"""Which old message a new one was made from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.catalogs import leverage
from i18n.catalogs.extract import Key

TEXTS = st.text("abc d", max_size=8)
KEYS = st.lists(st.tuples(st.sampled_from([None, "menu"]), TEXTS), max_size=9, unique=True)


def pairs(old: list[str], new: list[str]) -> dict[int, int]:
    return leverage.pairs([(None, text) for text in old], [(None, text) for text in new])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([], ["one text here"], {}),
        (["one text here"], [], {}),
        (["one text here"], ["one text here"], {}),
        (["one text here"], ["one text there"], {0: 0}),
        (["one text here"], ["nothing like it, no"], {}),
        # each old message is offered once, to the most similar
        (["one text here"], ["one text everywhere", "one text heres"], {1: 0}),
        # a moved and edited message is found
        (
            ["first kept", "one text here", "last kept"],
            ["first kept", "last kept", "one text hear"],
            {2: 1},
        ),
        # of two as similar, the one between the same neighbours
        (
            ["kept a", "price is 1 euro", "kept b", "price is 2 euro"],
            ["kept a", "price is 3 euro", "kept b", "price is 4 euro"],
            {1: 1, 3: 3},
        ),
    ],
)
def test_the_origin_of_a_message(old: list[str], new: list[str], expected: dict[int, int]) -> None:
    assert pairs(old, new) == expected


def test_a_message_that_only_changed_its_context_comes_from_itself() -> None:
    assert leverage.pairs([("menu", "Open")], [("file", "Open")]) == {0: 0}


@given(KEYS, KEYS)
def test_every_pair_is_of_messages_that_are_not_in_both_and_each_is_used_once(
    old: list[Key], new: list[Key]
) -> None:
    found = leverage.pairs(old, new)
    assert len(set(found.values())) == len(found)
    for new_at, old_at in found.items():
        assert new[new_at] not in old
        assert old[old_at] not in new
    assert found == leverage.pairs(old, new)


def test_a_document_all_of_whose_messages_changed_keeps_each_one_s_origin() -> None:
    size = 3000
    assert size * size > leverage._MOST
    old = [f"Sentence number {n} of them is here" for n in range(size)]
    new = [f"Sentence number {n} of them was here" for n in range(size)]
    assert pairs(old, new) == {n: n for n in range(size)}
