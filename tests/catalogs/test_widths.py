"""A catalog's own width is found in it, and messages are laid out at that width as msgcat does."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path

import polib
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from i18n.catalogs import layout, store, syntax
from i18n.catalogs.layout import OWN, UNWRAPPED, Widths
from i18n.catalogs.widths import widths

from .strategies import catalogs

COLUMNS = [UNWRAPPED, 20, 50, 60, 76, 77, 78, 79, 80, 100, 120]
TEXT = "la casa de piedra, «vieja» y fría; un camino-largo hacia el río: ¿quién (no) duerme/calla? 日本語"
WORDS = TEXT.split()


def printed(columns: int, data: bytes, folder: Path) -> bytes:
    """What msgcat makes of a catalog at a width."""
    path = folder / "width.po"
    path.write_bytes(data)
    how = f"--width={columns}" if columns else "--no-wrap"
    done = subprocess.run(["msgcat", "--force-po", how, str(path)], capture_output=True, check=True)
    return done.stdout


def found(data: bytes) -> Widths:
    source = syntax.source(syntax.parse(data, "x.po"))
    assert source is not None
    return widths(source)


def prose(messages: int) -> polib.POFile:
    """A catalog of texts that are as long as sentences are."""
    chance = random.Random(messages)

    def text(number: int) -> str:
        words = chance.choices(WORDS, k=chance.randint(1, 40))
        return f"{' '.join(words)}.\n{number} " * chance.choice([0, 0, 1]) + " ".join(words)

    catalog = polib.POFile()
    catalog.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    for number in range(messages):
        entry = polib.POEntry(msgid=text(number) + str(number), msgstr=text(number))
        entry.occurrences = [(f"source/{n:09}.md", str(n)) for n in range(number % 9)]
        entry.obsolete = number % 20 == 19
        entry.previous_msgid = text(number) if number % 5 == 0 else None
        list.append(catalog, entry)
    return catalog


@pytest.mark.tool("msgcat")
@settings(max_examples=80)
@given(catalog=catalogs(), columns=st.sampled_from(COLUMNS))
def test_messages_are_laid_out_at_any_width_as_msgcat_does(
    catalog: polib.POFile, columns: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    data = printed(columns, store.serialize(catalog), tmp_path_factory.getbasetemp())
    read = syntax.parse(data, "x.po")
    at = Widths(columns, columns)
    head = store.header_entry(read)
    assert head is not None
    assert "\n".join(layout.entry(entry, at) for entry in (head, *read)) == data.decode()


@pytest.mark.tool("msgcat")
@settings(max_examples=80)
@given(catalog=catalogs(), columns=st.sampled_from(COLUMNS))
def test_the_width_that_is_found_lays_every_string_out_as_it_stands(
    catalog: polib.POFile, columns: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    data = printed(columns, store.serialize(catalog), tmp_path_factory.getbasetemp())
    assume("\u2028".encode() not in data)  # a string with a line end of Unicode's says nothing
    at = found(data)
    if at != OWN:
        for entry in (read := syntax.parse(data, "x.po")):
            entry.occurrences = []
        head = store.header_entry(read)
        assert head is not None
        expected = [line for line in data.decode().split("\n") if not line.startswith("#:")]
        assert "\n".join(layout.entry(entry, at) for entry in (head, *read)).split("\n") == expected


@pytest.mark.tool("msgcat")
@pytest.mark.parametrize("columns", COLUMNS)
@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
def test_a_changed_message_and_a_new_one_have_the_width_of_their_catalog(
    columns: int, newline: bytes, tmp_path: Path
) -> None:
    data = printed(columns, store.serialize(prose(200)), tmp_path)
    assert found(data.replace(b"\n", newline)) == (columns, columns)
    path = tmp_path / "x.po"
    path.write_bytes(data.replace(b"\n", newline))
    catalog = store.load(path)
    catalog[7].msgstr = "Otro texto, " + " ".join(WORDS) + " " + catalog[7].msgstr
    assert store.save(catalog, path)
    catalog.insert(3, polib.POEntry(msgid=" ".join(WORDS) + " x", msgstr=" ".join(WORDS * 3)))
    assert store.save(catalog, path)
    saved = path.read_bytes().replace(newline, b"\n")
    assert printed(columns, saved, tmp_path) == saved
    assert saved != data


@pytest.mark.tool("msgcat")
def test_translations_that_are_not_wrapped_stay_so_below_sources_that_are(tmp_path: Path) -> None:
    whole, wrapped = (
        printed(columns, store.serialize(prose(100)), tmp_path) for columns in (UNWRAPPED, 79)
    )
    blocks = []
    for long, short in zip(whole.split(b"\n\n"), wrapped.split(b"\n\n"), strict=True):
        source, target = short.rpartition(b"msgstr ")[0], long.rpartition(b"msgstr ")[2]
        blocks.append(short if b"#~" in short else source + b"msgstr " + target)
    assert found(b"\n\n".join(blocks)) == (79, UNWRAPPED)


TABLE = {
    "nothing": (b"", OWN),
    "short strings": (b'msgid "a"\nmsgstr "b"\n', OWN),
    "a string broken by hand": (
        b'msgid ""\n"one two three "\n"four "\n"five six seven eight nine ten eleven"\nmsgstr ""\n',
        OWN,
    ),
    "one line end, where others are at another width": (
        b'msgid ""\n"' + b"word " * 19 + b'"\n"' + b"word " * 3 + b'word"\nmsgstr ""\n',
        OWN,
    ),
    "a long line that can not break": (b'msgid "' + b"a" * 200 + b'"\nmsgstr ""\n', OWN),
    "a long line that could": (b'msgid "' + b"word " * 40 + b'"\nmsgstr ""\n', Widths(0, 0)),
    "a long line whose own flag says so": (
        b'#, no-wrap\nmsgid "' + b"word " * 40 + b'"\nmsgstr ""\n',
        OWN,
    ),
    "newlines inside a line, which no width gives": (
        b'msgid "' + b"word\\n" * 40 + b'"\nmsgstr ""\n',
        OWN,
    ),
}


@pytest.mark.parametrize("name", TABLE)
def test_a_width_needs_evidence(name: str) -> None:
    data, expected = TABLE[name]
    assert found(data) == expected
