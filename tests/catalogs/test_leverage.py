"""Which old messages a new one was made from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.catalogs import leverage
from i18n.catalogs.extract import Key
from i18n.catalogs.origins import Kind, Origin

TEXTS = st.text("abc d", max_size=8) | st.lists(
    st.sampled_from(
        ["the price", "of tea", "rose again", "in March,", "and fell.", "`x`", "日本語の文"]
    ),
    max_size=6,
).map(" ".join)
KEYS = st.lists(st.tuples(st.sampled_from([None, "menu"]), TEXTS), max_size=9, unique=True)


def keys(texts: list[str]) -> list[Key]:
    return [(None, text) for text in texts]


def origins(old: list[str], new: list[str], obsolete: tuple[str, ...] = ()) -> dict[int, Origin]:
    every = [*old, *obsolete]
    return leverage.origins(keys(every), keys(new), range(len(every)), len(old))


def shown(old: list[str], found: dict[int, Origin]) -> dict[int, list[str]]:
    """What each new message is offered, as the words of the old ones."""
    return {
        n: [
            old[piece.place] if piece.end < 0 else old[piece.place][piece.start : piece.end]
            for piece in origin.pieces
        ]
        for n, origin in found.items()
    }


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([], ["one text here"], {}),
        (["one text here"], [], {}),
        (["one text here"], ["one text here"], {}),
        (["one text here"], ["one text there"], {0: 0}),
        (["one text here"], ["nothing like it, no"], {}),
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
        # a message whose words all changed a little, which no index of words finds
        (["preciously watered plants"], ["precious waters plant"], {0: 0}),
        (["市場の値段は高い"], ["市場の値段が高い"], {0: 0}),
        # a link whose target is another one altogether, in an entry of a list
        (["[Tides]()", "[Pin](sea/pin.md)"], ["[Tides](harbour/sea/tides.md)"], {0: 0}),
        # short texts, of one word in another form, and less alike
        (["Lifetime", "Thanks!"], ["Lifetimes", "Tides"], {0: 0}),
        # a sentence that goes on
        (
            ["It is a board with a small chip.", "nothing like it, no"],
            ["It is a [board](https://boards.example) with a small chip, lights and two sensors."],
            {0: 0},
        ),
    ],
)
def test_an_edited_message_comes_from_the_one_it_was(
    old: list[str], new: list[str], expected: dict[int, int]
) -> None:
    found = origins(old, new)
    assert {n: origin.pieces[0].place for n, origin in found.items()} == expected
    assert all(origin.kind is Kind.EDITED and origin.moves for origin in found.values())


def test_where_nothing_else_is_offered_letters_in_common_will_do() -> None:
    """As with msgmerge, from 60 of 100; the old message does not move there."""
    found = origins(["Thanks!", "Tanks are here", "Thank"], ["Tasks"])
    assert shown(["Thanks!", "Tanks are here", "Thank"], found) == {0: ["Thanks!"]}
    assert not found[0].moves
    assert not origins(["Thanks!!!"], ["Tasks"])


def test_an_old_message_moves_to_the_likest_and_is_offered_to_others_that_have_nothing_better() -> (
    None
):
    found = origins(
        ["one text of them here"], ["one text of them there now", "one text of them heres"]
    )
    assert [found[n].pieces[0].place for n in (0, 1)] == [0, 0]
    assert [found[n].moves for n in (0, 1)] == [False, True]


def test_what_still_stands_is_offered_where_nothing_that_vanished_is_as_like() -> None:
    found = origins(
        ["the price of tea rose", "the price of milk fell"],
        ["the price of tea rose", "the price of teas rose", "the prices of milk fall"],
    )
    assert {n: (o.pieces[0].place, o.moves) for n, o in found.items()} == {
        1: (0, False),
        2: (1, True),
    }


def test_entries_of_a_list_that_are_alike_in_the_address_alone_are_offered_to_none() -> None:
    old = ["[Rc](std/boxes/rc.md)"]
    assert origins(old, [*old, "[Cell](std/boxes/ce.md)"]) == {}
    assert origins(old, ["[Cell](std/boxes/ce.md)"]) == {}


def test_a_part_of_a_sentence_is_found_where_it_has_links_that_it_had_not() -> None:
    old = ["If you want to leave the loop use `break`, or to go on with the next one `continue`."]
    new = ["If you want to leave the loop use [`break`](https://loops.example/how-to-leave)."]
    assert shown(old, origins(old, new)) == {0: ["If you want to leave the loop use `break"]}


def test_an_obsolete_message_is_offered_when_it_comes_back_a_little_changed() -> None:
    found = origins(
        ["a heading"], ["a heading", "the price of tea rose"], ("the price of tea rises",)
    )
    assert {n: (o.pieces[0].place, o.moves) for n, o in found.items()} == {1: (1, False)}


def test_the_same_text_in_another_context_goes_before_what_vanished_and_is_but_like_it() -> None:
    old = [("verb", "New rule"), (None, "New rules")]
    found = leverage.origins(old, [("verb", "New rule"), ("noun", "New rule")], [0, 1], 2)
    assert {n: o.pieces[0].place for n, o in found.items()} == {1: 0}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Next", "Next section", {1: ["Next"]}),
        ("Profile", "LinkedIn profile name", {1: ["Profile"]}),
        ("To", "To field names", {}),
        ("Profile", "Name of the LinkedIn profile page", {}),
    ],
)
def test_a_short_message_is_offered_one_that_makes_a_third_of_its_words_and_a_fifth_of_its_letters(
    old: str, new: str, expected: dict[int, list[str]]
) -> None:
    found = origins([old], [old, new])
    assert shown([old], found) == expected
    assert not any(origin.moves for origin in found.values())


def test_a_message_that_is_a_part_of_one_has_the_likest_whole_one_beside_it() -> None:
    whole = "String changed by"
    long = "Say so there if you think that the string should be changed by others, or by someone."
    new = "string should be changed by"
    found = origins([whole, long], [new])
    assert found[0].kind is Kind.SPLIT
    assert found[0].otherwise is not None
    assert found[0].otherwise.pieces[0].place == 0


LONG = "The market opens at nine every morning, and the ferry brings the fruit from the islands."
SPLITS = [
    # both halves stand, each is offered its own
    (
        [LONG],
        [
            "The market opens at nine every morning.",
            "The ferry brings the fruit from the islands.",
        ],
        {
            0: ["The market opens at nine every morning"],
            1: ["the ferry brings the fruit from the islands"],
        },
    ),
    # the second half was taken away
    (
        [LONG],
        ["The market opens at nine every morning."],
        {0: ["The market opens at nine every morning"]},
    ),
    # a short half, of which the long one alone would be an edit
    (
        [f"{LONG[:-1]}, or not."],
        [LONG, "It does not, or not."],
        {0: [f"{LONG[:-1]}, or not."]},
    ),
    (
        ["東京の市場は朝に開く。船は島から果物を運ぶ。"],
        ["船は島から果物を運ぶ。"],
        {0: ["船は島から果物を運ぶ"]},
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), SPLITS)
def test_a_message_that_is_contained_in_an_old_one_is_a_part_of_it(
    old: list[str], new: list[str], expected: dict[int, list[str]]
) -> None:
    found = origins(old, new)
    assert {n: text for n, text in shown(old, found).items() if n in expected} == expected
    assert sum(origin.moves for origin in found.values()) == 1


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            ["The market opens at nine.", "The ferry brings the fruit."],
            ["The market opens at nine, and the ferry brings the fruit."],
            {0: ["The market opens at nine.", "The ferry brings the fruit."]},
        ),
        # in the order of the new text, also where the words are edited a little
        (
            ["The ferry brings the fruit.", "Between them", "The market opens at nine."],
            ["Between them", "The market still opens at nine; the ferry brings fruit."],
            {1: ["The market opens at nine.", "The ferry brings the fruit."]},
        ),
        # what still stands is no part of a merge
        (
            ["The market opens at nine.", "The ferry brings the fruit."],
            [
                "The ferry brings the fruit.",
                "The market opens at nine, the ferry brings the fruit.",
            ],
            {1: ["The market opens at nine."]},
        ),
    ],
)
def test_a_message_that_contains_old_ones_is_offered_each(
    old: list[str], new: list[str], expected: dict[int, list[str]]
) -> None:
    assert shown(old, origins(old, new)) == expected


def test_both_parts_of_a_merge_are_found_where_one_is_long_and_others_have_its_words() -> None:
    long = " ".join(f"long{n}" for n in range(60))
    short = " ".join(f"short{n}" for n in range(6))
    noise = [f"long{n} and noise{n} so" for n in range(40)]
    found = origins([*noise, long, short], [f"{long} {short}"])
    assert [piece.place for piece in found[0].pieces] == [40, 41]


def test_a_short_message_is_no_merge_of_long_ones_that_each_have_a_word_of_it() -> None:
    found = origins(
        ["If you look for help check the website of the market", "A URL of the fish market hall"],
        ["Website URL"],
    )
    assert found == {}


def test_a_message_like_one_that_stands_is_no_part_of_one_that_has_its_words_by_chance() -> None:
    old = ["Perl format", "Python brace format of Perl strings does not match that of the source"]
    found = origins(old, ["Perl format", "Perl brace format"])
    assert shown(old, found) == {1: ["Perl format"]}


def test_a_message_that_only_changed_its_context_comes_from_itself() -> None:
    found = leverage.origins([("menu", "Open")], [("file", "Open")], [0], 1)
    assert (found[0].pieces[0].place, found[0].moves) == (0, True)


def test_a_message_without_a_translation_is_offered_to_none() -> None:
    old = keys(["one text here", "one text her"])
    assert leverage.origins(old, keys(["one text hers"]), [1], 2)[0].pieces[0].place == 1
    assert leverage.origins(old, keys(["one text hers"]), [], 2) == {}


@given(KEYS, KEYS, st.integers(0, 9))
def test_every_offer_is_to_a_message_that_is_new_and_each_old_one_moves_once(
    old: list[Key], new: list[Key], current: int
) -> None:
    current = min(current, len(old))
    found = leverage.origins(old, new, range(len(old)), current)
    moved = [origin.pieces[0].place for origin in found.values() if origin.moves]
    assert len(set(moved)) == len(moved)
    assert all(old[place] not in new and place < current for place in moved)
    for new_at, origin in found.items():
        assert new[new_at] not in old
        assert (len(origin.pieces) > 1) == (origin.kind is Kind.MERGED)
        assert len({piece.place for piece in origin.pieces}) == len(origin.pieces)
        for piece in origin.pieces:
            assert piece.end == -1 or 0 <= piece.start < piece.end <= len(old[piece.place][1])
    assert found == leverage.origins(old, new, range(len(old)), current)


def test_a_document_all_of_whose_messages_changed_keeps_each_one_s_origin() -> None:
    size = 3000
    old = [f"Sentence number {n} of them is here" for n in range(size)]
    new = [f"Sentence number {n} of them was here" for n in range(size)]
    found = origins(old, new)
    assert {n: origin.pieces[0].place for n, origin in found.items()} == {n: n for n in range(size)}
