"""What the memory offers messages with plural forms."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest

from i18n.catalogs import store as catalogs
from i18n.catalogs.plurals import plural_forms
from i18n.memory import database, learning, store
from i18n.memory.suggestions import Filled, fill

HEADER = """\
msgid ""
msgstr ""
"Language: {0}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: {1}\\n"

"""


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = database.connect(tmp_path / "memory.sqlite3")
    yield connection
    connection.close()


def message(singular: str, plural: str, *forms: str, before: str = "") -> str:
    texts = "".join(f'msgstr[{n}] "{form}"\n' for n, form in enumerate(forms))
    return f'{before}msgid "{singular}"\nmsgid_plural "{plural}"\n{texts}\n'


def catalog(*messages: str, language: str = "es", forms: str | None = None) -> bytes:
    wanted = plural_forms(language) if forms is None else forms
    return (HEADER.format(language, wanted) + "".join(messages)).encode()


def learn(memory: sqlite3.Connection, data: bytes, document: str, language: str = "es") -> None:
    taught = learning.lesson(data, f"{document}.po", document=document, languages=("en", language))
    assert list(store.learn(memory, [taught]))


def filled(
    memory: sqlite3.Connection, data: bytes, language: str = "es", threshold: int = 75
) -> tuple[Filled, list[polib.POEntry]]:
    """What is filled in a catalog, and the catalog as it is read again from what is written."""
    read = catalogs.read(data, "x.po")
    done = fill(memory, read, document="x", languages=("en", language), threshold=threshold)
    return done, list(catalogs.read(catalogs.written(read, "x.po"), "x.po"))


def test_both_forms_are_offered_fuzzy_with_their_origin(memory: sqlite3.Connection) -> None:
    learn(memory, catalog(message("One day", "Some days", "Un día", "Unos días")), "a")
    done, (entry,) = filled(memory, catalog(message("One day", "Some days", "", "")))
    assert done == Filled(exact=1)
    assert entry.msgstr_plural == {0: "Un día", 1: "Unos días"}
    assert (entry.fuzzy, entry.tcomment) == (True, "ambos: match 100 a")
    assert (entry.previous_msgid, entry.previous_msgid_plural) == (None, None)


def test_the_less_alike_of_both_forms_says_how_far_to_trust_them(
    memory: sqlite3.Connection,
) -> None:
    learn(memory, catalog(message("One day left", "Many days left", "Queda un día", "Quedan")), "a")
    asked = catalog(message("One day left", "Many days are left", "", ""))
    done, (entry,) = filled(memory, asked)
    assert done == Filled(fuzzy=1)
    assert entry.msgstr_plural == {0: "Queda un día", 1: "Quedan"}
    assert entry.tcomment == "ambos: match 77 a"
    assert (entry.previous_msgid, entry.previous_msgid_plural) == ("One day left", "Many days left")
    done, (entry,) = filled(memory, asked, threshold=95)
    assert (done, entry.msgstr_plural) == (Filled(left=1), {0: "", 1: ""})


def test_both_forms_are_of_one_document_where_that_is_as_good(memory: sqlite3.Connection) -> None:
    learn(memory, catalog('msgid "One day"\nmsgstr "Cierto día"\n\n'), "z")
    learn(memory, catalog(message("One day", "Some days", "Un día", "Unos días")), "a")
    learn(memory, catalog('msgid "Some days"\nmsgstr "Algunos días"\n\n'), "b")
    _, (entry,) = filled(memory, catalog(message("One day", "Some days", "", "")))
    assert entry.msgstr_plural == {0: "Un día", 1: "Unos días"}


@pytest.mark.parametrize(
    ("language", "taught", "wanted"),
    [
        ("ja", ("一日",), {0: "一日"}),
        ("ru", ("день", "дня", "дней"), {0: "", 1: "", 2: ""}),
        ("ar", tuple("abcdef"), dict.fromkeys(range(6), "")),
    ],
)
def test_one_form_is_filled_and_more_than_two_are_left(
    memory: sqlite3.Connection, language: str, taught: tuple[str, ...], wanted: dict[int, str]
) -> None:
    learn(
        memory, catalog(message("day", "days", *taught), language=language), "a", language=language
    )
    empty = catalog(message("day", "days", *("" for _ in taught)), language=language)
    done, (entry,) = filled(memory, empty, language)
    assert entry.msgstr_plural == wanted
    assert done == (Filled(exact=1) if language == "ja" else Filled(left=1))


@pytest.mark.parametrize(
    "asked",
    [
        catalog(message("One day", "Some days", "", ""), forms="nplurals=2; plural=(n == 1);"),
        catalog(message("One day", "Some days", "", ""), forms="nplurals=2; plural=(n"),
        catalog(message("One day", "Some days", "", "Mis días")),
        catalog(message("One day", "Some days", "", "", before="#, fuzzy\n")),
        catalog(message("One day", "Other things", "", "")),
        catalog(message("One day", "Some days", "", "", before="#~ ").replace("\nmsg", "\n#~ msg")),
    ],
)
def test_no_other_message_is_touched(memory: sqlite3.Connection, asked: bytes) -> None:
    learn(memory, catalog(message("One day", "Some days", "Un día", "Unos días")), "a")
    before = [str(entry) for entry in catalogs.read(asked, "x.po")]
    assert [str(entry) for entry in filled(memory, asked)[1]] == before


def test_what_the_memory_offered_teaches_it_nothing(memory: sqlite3.Connection) -> None:
    learn(memory, catalog(message("One day", "Some days", "Un día", "Unos días")), "a")
    read = catalogs.read(catalog(message("One day", "Some days", "", "")), "x.po")
    fill(memory, read, document="x", languages=("en", "es"), threshold=75)
    assert list(learning.pairs(read)) == []
