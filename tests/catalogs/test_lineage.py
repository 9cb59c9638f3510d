"""Which catalogs belong to which documents, where these went elsewhere."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from i18n.catalogs.lineage import Donor, Place, Retired, checksum, lineage


def place(domain: str, had: set[int] | None, has: set[int] | None) -> Place:
    """A domain whose catalog had these messages, and whose document has those."""
    old, new = had or set(), has or set()
    return Place(
        domain,
        has is not None,
        had is not None,
        frozenset(old - new),
        len(old),
        frozenset(new - old),
    )


def test_a_context_makes_another_message() -> None:
    assert len({checksum((None, "Open")), checksum(("menu", "Open")), checksum(("", "Open"))}) == 3


def test_of_two_documents_that_have_a_text_the_one_with_more_of_it_gets_the_catalog() -> None:
    old = set(range(10))
    found = lineage(
        [
            place("old", old, None),
            place("a", None, set(range(7))),
            place("b", None, set(range(9)) | {90}),
        ]
    )
    assert found.moves == {"b": "old"}
    assert found.donors == {}


def test_what_a_split_leaves_for_a_smaller_part_comes_from_the_catalog_that_moved() -> None:
    found = lineage(
        [
            place("old", set(range(10)), None),
            place("large", None, set(range(7))),
            place("small", None, {7, 8, 9}),
        ]
    )
    assert found.moves == {"large": "old"}
    assert found.donors == {"small": (Donor("old", frozenset(range(10))),)}
    assert found.gone == ()


def test_one_sentence_that_two_documents_have_by_chance_is_no_lineage() -> None:
    found = lineage(
        [
            place("old", {*range(50)}, None),
            place("other", {*range(100, 120)}, {*range(100, 121), 7}),
            place("edited", {*range(200, 220), 300}, {*range(200, 220)}),
            place("new", None, {300, *range(400, 420)}),
        ]
    )
    assert (found.moves, found.donors, found.gone) == ({}, {}, ("old",))


def test_a_section_that_went_from_one_document_that_stays_to_another_is_no_lineage() -> None:
    found = lineage(
        [
            place("a", {*range(20)}, {*range(10)}),
            place("b", {*range(30, 40)}, {*range(30, 40), *range(10, 20)}),
        ]
    )
    assert (found.moves, found.donors, found.gone) == ({}, {}, ())


def test_what_an_emptied_document_keeps_comes_back_from_the_catalog_that_went() -> None:
    found = lineage([place("a", {*range(10)}, {8, 9, 90}), place("b", None, {*range(8)})])
    assert found.moves == {"b": "a"}
    assert found.donors == {"a": (Donor("a", None),)}
    found = lineage([place("a", {*range(10)}, {7, 8, 9}), place("b", None, {*range(7)})])
    assert found.moves == {}
    assert found.donors == {"b": (Donor("a", frozenset(range(7))),)}


def test_what_stays_while_two_documents_change_names_stays() -> None:
    found = lineage(
        [
            place("a", {*range(9), 50}, {*range(10, 19), 50}),
            place("b", {*range(10, 19)}, {*range(9)}),
        ]
    )
    assert found.moves == {"a": "b", "b": "a"}
    assert found.donors == {"a": (Donor("a", None),)}


def test_three_documents_change_names_in_a_circle() -> None:
    texts = [set(range(n, n + 5)) for n in (0, 10, 20)]
    found = lineage([place(f"d{n}", texts[n], texts[(n + 1) % 3]) for n in range(3)])
    assert found.moves == {"d0": "d1", "d1": "d2", "d2": "d0"}


def test_a_catalog_that_stays_is_not_driven_out_by_one_that_comes() -> None:
    found = lineage(
        [place("old", {*range(5)}, None), place("kept", {*range(10, 15)}, {*range(15)})]
    )
    assert found.moves == {}
    assert [donor.domain for donor in found.donors["kept"]] == ["old"]
    assert found.gone == ("old",)


def test_what_was_put_aside_comes_back_by_its_name_before_its_text() -> None:
    aside = [
        Retired("2/a", "a", frozenset({1})),
        Retired("a", "a", frozenset({*range(5)})),
        Retired("b", "b", frozenset({*range(5)})),
    ]
    found = lineage([place("a", None, {*range(5)}), place("c", None, {*range(5)})], aside)
    assert found.returns == {"a": "2/a", "c": "a"}


def test_what_was_put_aside_is_not_given_to_a_part_of_another_text_of_its_name() -> None:
    aside = [Retired("aside/b", "b", frozenset({*range(20, 25)}))]
    found = lineage(
        [place("a", {*range(10)}, {*range(5)}), place("b", None, {*range(5, 10)})], aside
    )
    assert found.returns == {}
    assert [donor.domain for donor in found.donors["b"]] == ["a"]
    found = lineage([place("b", None, {1, 2}), place("c", None, {*range(20, 25)})], aside)
    assert found.returns == {"c": "aside/b"}
    found = lineage([place("b", None, {1, 2})], aside)
    assert found.returns == {"b": "aside/b"}


def test_a_thousand_documents_that_share_headings_are_renamed_each_to_its_own() -> None:
    shared = {*range(5)}
    places = []
    for n in range(1000):
        own = {10 + 3 * n, 11 + 3 * n, 12 + 3 * n}
        places += [
            place(f"old/{n}", shared | own, None),
            place(f"new/x{n}", None, shared | own),
        ]
    assert lineage(places).moves == {f"new/x{n}": f"old/{n}" for n in range(1000)}


MESSAGES = st.none() | st.frozensets(st.integers(0, 12), max_size=8)


@given(st.lists(st.tuples(MESSAGES, MESSAGES), max_size=6))
def test_every_catalog_has_one_place_and_every_place_one_catalog(
    found: list[tuple[frozenset[int] | None, frozenset[int] | None]],
) -> None:
    places = [
        place(f"d{n}", None if had is None else set(had), None if has is None else set(has))
        for n, (had, has) in enumerate(found)
        if had is not None or has is not None
    ]
    by_domain = {one.domain: one for one in places}
    kin = lineage(places)
    moved = list(kin.moves.values())
    assert len(set(moved)) == len(moved)
    for domain, origin in kin.moves.items():
        assert domain != origin
        assert by_domain[domain].has_document and by_domain[origin].has_catalog
        assert not by_domain[domain].has_catalog or domain in moved
    orphans = {one.domain for one in places if not one.has_document and one.has_catalog}
    assert orphans == set(kin.gone) | (orphans & set(moved))
    assert not set(kin.gone) & set(moved)
    for domain, donors in kin.donors.items():
        assert by_domain[domain].has_document
        assert domain in moved or domain not in {donor.domain for donor in donors}
