"""What the memory finds."""

from __future__ import annotations

import random
import sqlite3
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.memory import database, store
from i18n.memory.adaptation import adapted
from i18n.memory.differences import Change, differences, marked
from i18n.memory.features import SHORT, _halves, features, likely, phrase
from i18n.memory.lookup import Kind, Match, Query, concordance, matches
from i18n.memory.store import EDGE, Lesson, Pair
from i18n.memory.tokens import skeleton, tokens
from tests.segmentation import cut


def lesson(pairs: list[Pair], path: str = "a.po", **fields: str) -> Lesson:
    wanted = {"origin": store.CATALOG, "source_language": "en", "target_language": "es"}
    wanted |= {"document": f"source/{path}", "digest": "1", "date": "2025-01-01", **fields}
    return Lesson(path, pairs=pairs, **wanted)


def learn(connection: sqlite3.Connection, *lessons: Lesson) -> None:
    assert len(list(store.learn(connection, lessons))) == len(lessons)


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = database.connect(tmp_path / ".ambos" / "memory.sqlite3")
    yield connection
    connection.close()


def ask(
    connection: sqlite3.Connection, text: str, threshold: int = 50, **fields: str
) -> list[Match]:
    query = Query(text, "en", "es")._replace(**fields)
    return matches(connection, query, threshold=threshold)


def test_the_same_text_scores_a_hundred_and_another_less(memory: sqlite3.Connection) -> None:
    learn(
        memory,
        lesson([Pair("The bus stops here.", "Aquí para."), Pair("The bus stops there.", "Allí.")]),
    )
    found = ask(memory, "The bus stops here.")
    assert [(match.kind, match.score, match.target) for match in found] == [
        (Kind.EXACT, 100, "Aquí para."),
        (Kind.FUZZY, 95, "Allí."),
    ]
    assert found[0].document == "source/a.po"
    assert found[0].date == "2025-01-01"
    assert ask(memory, "Nothing at all like it", threshold=75) == []


def test_a_text_between_the_same_neighbours_is_in_context(memory: sqlite3.Connection) -> None:
    learn(
        memory,
        lesson([Pair("b", "B", "a", "c"), Pair("a", "A", EDGE, "b"), Pair("x", "X", EDGE, EDGE)]),
    )
    cases = {
        ("b", "a", "c"): Kind.IN_CONTEXT,
        ("b", "a", "d"): Kind.EXACT,
        ("a", EDGE, "b"): Kind.IN_CONTEXT,
        ("x", EDGE, EDGE): Kind.EXACT,
    }
    for (text, before, after), kind in cases.items():
        query = Query(text, "en", "es", before, after)
        assert matches(memory, query)[0].kind is kind, text
    assert matches(memory, Query("b", "en", "es", "a", "c", context="verb"))[0].kind is Kind.EXACT


def test_what_is_no_pair_of_the_project_is_never_in_context(memory: sqlite3.Connection) -> None:
    for origin in (store.HISTORY, store.IMPORT):
        learn(memory, lesson([Pair("b", "B", "a", "c")], origin=origin))
    assert [match.kind for match in matches(memory, Query("b", "en", "es", "a", "c"))] == [
        Kind.EXACT
    ]


def test_numbers_and_markup_of_the_new_source_are_carried_over(memory: sqlite3.Connection) -> None:
    learn(
        memory,
        lesson(
            [
                Pair(
                    "Take bus 12 to [it](https://a.example/x).",
                    "Tome el 12 a [él](https://a.example/x).",
                )
            ]
        ),
    )
    (match,) = ask(memory, "Take bus 7 to [it](https://b.example).")
    assert (match.kind, match.score) == (Kind.ADAPTED, 99)
    assert match.offered == "Tome el 7 a [él](https://b.example)."


@pytest.mark.parametrize(
    ("old", "target", "new", "wanted", "is_whole"),
    [
        ("Page 3", "Página 3", "Page 4", "Página 4", True),
        ("Two of 2", "Dos de 2", "Two of 3", "Dos de 3", True),
        ("Page 3", "Página tres", "Page 4", "Página tres", False),
        ("3 of 3", "3 de 3", "3 of 4", "3 de 3", False),
        ("3 to 5", "de 3 a 5", "5 to 3", "de 5 a 3", True),
        (
            "3 cats and 5 dogs",
            "3 gatos y 5 perros",
            "5 dogs and 3 cats",
            "3 gatos y 5 perros",
            False,
        ),
        (
            "Chapter 3: traits",
            "Capítulo 3: rasgos",
            "Chapter 4: macros",
            "Capítulo 4: rasgos",
            False,
        ),
        ("Use `a` now", "Use `a` ya", "Use `b` now", "Use `b` ya", True),
        ("A **big** dog", "Un perro **grande**", "A big dog", "Un perro grande", True),
        ("A big dog", "Un perro grande", "A **big** dog", "Un perro grande", False),
        ("A **big** dog", "Un perro **grande**", "A *big* dog", "Un perro *grande*", True),
        ("<1>Go</1> on", "<1>Siga</1>", "<2>Go</2> on", "<2>Siga</2>", True),
        ("{name} is 1", "{name} es 1", "{user} is 2", "{user} es 2", True),
        ("1,500 people", "1.500 personas", "2,500 people", "1.500 personas", False),
    ],
)
def test_a_change_is_carried_over_where_it_is_certain(
    old: str, target: str, new: str, wanted: str, is_whole: bool
) -> None:
    assert adapted(old, target, new) == (wanted, is_whole)


def test_the_other_direction_is_found_too(memory: sqlite3.Connection) -> None:
    learn(memory, lesson([Pair("The market opens.", "El mercado abre.")]))
    query = Query("El mercado abre hoy.", "es", "en")
    assert [match.target for match in matches(memory, query)] == ["The market opens."]
    learn(memory, lesson([Pair("The market closes.", "El mercado cierra.")], "b.po"))
    found = matches(memory, Query("El mercado cierra.", "es", "en"), threshold=90)
    assert [match.target for match in found] == ["The market closes."]


def test_short_texts_with_a_typo_and_texts_without_spaces_are_found(
    memory: sqlite3.Connection,
) -> None:
    short = ["Settings", "Preferences", "Privacy", "Language", "Save as", "Print page"]
    learn(memory, lesson([Pair(text, text.upper()) for text in short]))
    for text in short:
        for at in range(len(text)):
            assert ask(memory, text[:at] + text[at + 1 :], 0)[0].source == text
    japanese = ["設定を保存する", "言語を選択する", "ページを印刷する", "プライバシーの設定"]
    learn(memory, lesson([Pair(text, text) for text in japanese], "b.po", source_language="ja"))
    for text in japanese:
        query = Query(text[:2] + "の" + text[3:], "ja", "es")
        assert matches(memory, query, threshold=0)[0].source == text


@settings(max_examples=300, deadline=None)
@given(
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=SHORT - 1),
    st.integers(0, SHORT),
    st.characters(codec="utf-8"),
)
def test_a_short_text_has_a_half_of_each_that_is_one_edit_away(
    text: str, at: int, other: str
) -> None:
    text, other = text.lower()[: SHORT - 1], other.lower()[:1]
    edits = {text[:at] + middle + text[end:] for middle in ("", other) for end in (at, at + 1)}
    for edited in edits:
        assert likely(text)[1] & set(_halves(edited, len(edited))), edited


def real() -> list[str]:
    return list(dict.fromkeys(piece for _, _, pieces in cut.texts("en") for piece in pieces))


def test_every_real_sentence_is_found_with_a_word_changed(memory: sqlite3.Connection) -> None:
    texts = real()
    learn(memory, lesson([Pair(text, text) for text in texts]))
    rng = random.Random(1)
    missed = []
    for text in texts:
        words = text.split()
        if len(words) < 5:
            continue
        words[rng.randrange(len(words))] = "".join(rng.sample(string.ascii_lowercase, 6))
        found = ask(memory, " ".join(words), 0)[:3]
        if text not in [match.source for match in found]:
            missed.append(text)
    assert not missed


def test_a_phrase_is_found_inside_of_sentences(memory: sqlite3.Connection) -> None:
    learn(
        memory,
        lesson(
            [
                Pair("The old market opens.", "a"),
                Pair("An Old Market, they say", "b"),
                Pair("old as a market", "c"),
            ]
        ),
    )

    def inside(text: str) -> list[str]:
        return [match.target for match in concordance(memory, Query(text, "en", "es"))]

    assert inside("old market") == ["a", "b"]
    assert inside("MARKET") == ["c", "a", "b"]
    assert inside("arke") == ["c", "a", "b"]
    assert inside("market old") == inside(" ") == []


def test_languages_are_kept_apart(memory: sqlite3.Connection) -> None:
    learn(
        memory,
        lesson([Pair("One", "Uno")]),
        lesson([Pair("One", "Ein")], "b.po", target_language="de"),
    )
    assert [match.target for match in ask(memory, "One")] == ["Uno"]
    assert [match.target for match in ask(memory, "One", target_language="de")] == ["Ein"]
    assert (
        ask(memory, "One", target_language="fr") == ask(memory, "One", source_language="de") == []
    )


def test_the_approved_the_same_document_and_the_latest_come_first(
    memory: sqlite3.Connection,
) -> None:
    learn(
        memory,
        lesson([Pair("One", "unsure", is_approved=False), Pair("One", "old")]),
        lesson([Pair("One", "new", date="2025-06-01")], "b.po"),
    )
    assert [match.target for match in ask(memory, "One")] == ["new", "old", "unsure"]
    here = ask(memory, "One", document="source/a.po")
    assert [match.target for match in here] == ["old", "new", "unsure"]


LIKE = [f"The old market opens at {word} today." for word in string.ascii_lowercase]


def test_texts_that_nobody_translated_into_the_language_hide_none(
    memory: sqlite3.Connection,
) -> None:
    learn(
        memory,
        lesson([Pair(text, text) for text in LIKE], target_language="de"),
        lesson([Pair("The old market opens at 9 or so, today.", "A las 9.")], "b.po"),
        lesson([Pair("Aside", "Aparte", LIKE[3], LIKE[4])], "c.po"),
        lesson([Pair(str(number), "n") for number in range(60)], "d.po", target_language="de"),
        lesson([Pair("77", "n.º 77")], "e.po"),
    )
    asked = "The old market opens at nine today."
    assert [match.target for match in ask(memory, asked)] == ["A las 9."]
    found = ask(memory, asked, target_language="de")
    assert len({match.source for match in found} & set(LIKE)) == 5
    assert [match.target for match in ask(memory, "99", 99)] == ["n.º 77"]


def test_what_was_forgotten_hides_nothing(memory: sqlite3.Connection) -> None:
    learn(memory, lesson([Pair(text, text) for text in LIKE]))
    learn(memory, lesson([Pair("The old market opens at 9 or so, today.", "A las 9.")]))
    asked = "The old market opens at nine today."
    assert [match.target for match in ask(memory, asked)] == ["A las 9."]


TEXTS = st.text(st.sampled_from("ab 1*`<>[](){}_.ñ日本é\n"), max_size=30)


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS)
def test_differences_hold_both_texts(old: str, new: str) -> None:
    found = differences(old, new)
    assert "".join(one.text for one in found if one.change is not Change.INSERTED) == old
    assert "".join(one.text for one in found if one.change is not Change.DELETED) == new
    assert "".join(token.text for token in tokens(old)) == old
    assert adapted(old, new, old).text == new


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS)
def test_a_text_has_the_features_of_each_phrase_in_it(one: str, other: str) -> None:
    assert features(one) or not one
    assert phrase(one) <= features(f"{one} {other}")
    assert skeleton(f"{one} 12") == skeleton(f"{one} 345")


def test_what_differs_is_marked() -> None:
    assert (
        marked("It opens on Saturday.", "It opens on Sunday.")
        == "It opens on [-Saturday-]{+Sunday+}."
    )
