"""Messages are laid out as msgcat lays them out."""

from __future__ import annotations

import re
import subprocess
from itertools import product
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.catalogs import layout, linebreaks, store, syntax
from i18n.catalogs.linebreaks import PLAIN, PLAIN_BREAK, letters, may_break
from i18n.catalogs.wrapping import is_narrow, plain, wrap

from .strategies import catalogs

LONG = "word " * 20
TABLE = {
    "a short text stays on one line": (
        polib.POEntry(msgid="a", msgstr="b"),
        'msgid "a"\nmsgstr "b"\n',
    ),
    "a long text is wrapped below an empty string": (
        polib.POEntry(msgid="a", msgstr=LONG.strip()),
        'msgid "a"\nmsgstr ""\n"' + "word " * 15 + '"\n"' + ("word " * 5).strip() + '"\n',
    ),
    "every newline ends a line": (
        polib.POEntry(msgid="a\nb\n", msgstr="a\n"),
        'msgid ""\n"a\\n"\n"b\\n"\nmsgstr "a\\n"\n',
    ),
    "a word that cannot break stays whole": (
        polib.POEntry(msgid="a" * 100, msgstr="x"),
        f'msgid "{"a" * 100}"\nmsgstr "x"\n',
    ),
    "no line ends inside an escape or before the final newline": (
        polib.POEntry(msgid="a", msgstr="b" * 76 + ' "c"\n'),
        'msgid "a"\nmsgstr ""\n"' + "b" * 76 + ' "\n"\\"c\\"\\n"\n',
    ),
    "comments, references, flags and previous source stand in gettext's order": (
        polib.POEntry(
            msgid="n",
            msgctxt="c",
            msgstr="s",
            tcomment="one\n\n  two",
            comment="kind",
            occurrences=[("a.md", "3"), ("dir/b c.md", ""), ("d.md", "")],
            flags=["own", "no-wrap", "python-format", "fuzzy", "c-format", "range: 0..2"],
            previous_msgctxt="d",
            previous_msgid="m",
        ),
        "# one\n#\n#   two\n#. kind\n#: a.md:3 \u2068dir/b c.md\u2069 d.md\n"
        "#, fuzzy, c-format, python-format, range: 0..2, no-wrap, own\n"
        '#| msgctxt "d"\n#| msgid "m"\nmsgctxt "c"\nmsgid "n"\nmsgstr "s"\n',
    ),
    "an obsolete message is marked on every line": (
        polib.POEntry(
            msgid="a", msgid_plural="b", msgstr_plural={1: "d", 0: "c\nd"}, obsolete=True,
            previous_msgid="z", flags=["fuzzy"], tcomment="t",
        ),
        '# t\n#, fuzzy\n#~| msgid "z"\n#~ msgid "a"\n#~ msgid_plural "b"\n#~ msgstr[0] ""\n'
        '#~ "c\\n"\n#~ "d"\n#~ msgstr[1] "d"\n',
    ),
    "a message that must not be wrapped is not": (
        polib.POEntry(msgid=LONG, msgstr=LONG + "\n" + LONG, flags=["no-wrap"]),
        f'#, no-wrap\nmsgid "{LONG}"\nmsgstr ""\n"{LONG}\\n"\n"{LONG}"\n',
    ),
    "a mark that has a direction takes a column": (
        polib.POEntry(msgid="a", msgstr="ಕ" * 23 + " " + "ಕ\u0cbf" * 23 + "x"),
        'msgid "a"\nmsgstr ""\n"' + "ಕ" * 23 + " " + "ಕ\u0cbf" * 23 + 'x"\n',
    ),
    "jamo of the later blocks take none": (
        polib.POEntry(msgid="a", msgstr="a " + "x" * 67 + "\ud7b0" * 4),
        'msgid "a"\nmsgstr "a ' + "x" * 67 + "\ud7b0" * 4 + '"\n',
    ),
    "references are wrapped by bytes": (
        polib.POEntry(msgid="a", msgstr="b", occurrences=[("é" * 20, ""), ("b" * 36, "")]),
        f'#: {"é" * 20}\n#: {"b" * 36}\nmsgid "a"\nmsgstr "b"\n',
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLE)
def test_a_message_is_laid_out_as_gettext_does(name: str) -> None:
    entry, expected = TABLE[name]
    assert layout.entry(entry) == expected


@pytest.mark.tool("msgattrib")
@pytest.mark.parametrize("name", [name for name in TABLE if "order" not in name])
def test_the_table_is_what_gettext_prints(name: str, tmp_path: Path) -> None:
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    text = header + TABLE[name][1]
    assert printed("msgattrib", text.encode(), tmp_path) == text.encode()


@pytest.mark.tool("msgcat")
@settings(max_examples=150)
@given(catalog=catalogs())
def test_msgcat_changes_nothing_in_a_generated_catalog(
    catalog: polib.POFile, tmp_path_factory: pytest.TempPathFactory
) -> None:
    data = store.serialize(catalog)
    assert printed("msgcat", data, tmp_path_factory.getbasetemp()).decode() == data.decode()


@given(catalog=catalogs())
def test_a_serialized_catalog_reads_back_the_same(catalog: polib.POFile) -> None:
    reread = syntax.parse(store.serialize(catalog), "x.po")
    for entry, twin in zip(catalog, reread, strict=True):
        assert {*entry.flags} - {*twin.flags} <= {"fuzzy"}
        entry.flags = twin.flags = []
    assert [store.fields(entry) for entry in reread] == [store.fields(entry) for entry in catalog]
    assert reread.metadata == catalog.metadata
    assert reread.header == catalog.header


@pytest.mark.tool("msgcat")
def test_a_real_catalog_is_laid_out_as_msgcat_prints_it(shared: Path, tmp_path: Path) -> None:
    path = shared / "corpus" / "comprehensive-rust" / "po" / "es.po"
    if not path.exists():
        pytest.skip("the catalog is not in the corpus")
    data = printed("msgcat", path.read_bytes(), tmp_path)
    assert store.serialize(syntax.parse(data, "es.po")).decode() == data.decode()


@pytest.mark.parametrize(
    "text",
    ["a" * 3_000_000, "e\u0301" * 500_000, '"' * 500_000, " " * 2_000_000, "語" * 300_000,
     "a\n" * 200_000, "🇪🇸" * 100_000, "\u0301" * 500_000],
)  # fmt: skip
def test_a_huge_text_of_one_kind_is_wrapped_and_loses_nothing(text: str) -> None:
    lines = wrap(text, 70, 77)
    joined = "".join(lines).replace("\\n", "\n").replace('\\"', '"')
    assert joined == text


PLAIN_CHARACTERS = [
    character for character in map(chr, range(0x250)) if re.fullmatch(f"[{PLAIN}]", character)
]


def test_plain_characters_break_as_their_classes_say() -> None:
    between = re.compile(PLAIN_BREAK)
    for before, space, after in product(PLAIN_CHARACTERS, ("", " "), PLAIN_CHARACTERS):
        escaped = plain(f"x{before}{space}{after}x")
        if escaped is not None:
            assert is_narrow(escaped)
            classes = letters(f"x{before}{space}{after}x")
            assert [between.match(escaped, at) is not None for at in range(1, len(escaped))] == [
                may_break(classes, at) for at in range(1, len(escaped))
            ]


def test_classes_known_beforehand_are_those_of_the_tables() -> None:
    told = {code: linebreaks._in_ranges(code) for code in range(0x80, 0x20000)}
    told |= {code: letter for code, letter in linebreaks._LETTER_TABLE.items() if code > 0x7F}
    known = {code: letter for code, letter in told.items() if letter}
    assert len(known) > 30_000
    assert known == {code: linebreaks._ClassTable.looked_up(code) for code in known}


@given(
    st.lists(
        st.text(st.sampled_from("abc"), min_size=1, max_size=90)
        | st.text(st.sampled_from(PLAIN_CHARACTERS), max_size=8),
        max_size=60,
    ),
    st.sampled_from(["", " "]),
    st.sampled_from(["", "#| ", "#~ ", "#~| "]),
    st.sampled_from(["msgctxt", "msgid", "msgid_plural", "msgstr[0]"]),
)
@settings(max_examples=500)
def test_a_plain_text_is_laid_out_as_any_other(
    pieces: list[str], space: str, mark: str, keyword: str
) -> None:
    text = space.join(pieces)
    assert layout._text(mark, keyword, text, 79) == layout._string(mark, keyword, text, 79)


def printed(program: str, data: bytes, folder: Path) -> bytes:
    """What a gettext program makes of a catalog."""
    path = folder / "input.po"
    path.write_bytes(data)
    done = subprocess.run([program, "--force-po", str(path)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout
