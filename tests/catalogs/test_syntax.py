"""Well-formed PO of any tool is read; what is not is refused on its line."""

from __future__ import annotations

import subprocess
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.catalogs import store, syntax
from i18n.catalogs.encoding import decode
from i18n.errors import AmbosError
from tests.catalogs import strategies

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
TAKE_OUT = "(take it out, or put it in quotation marks)"
WRITE_KEYWORD = "a string without keyword (write msgid or msgstr before it)"
CUT = "the file ends in the middle of a message (restore the missing part, or take the message out)"
OPEN = "(add the quotation mark, or restore what was cut off)"
IN_PART = "a message is obsolete in part (write #~ before each of its lines)"
INSIDE = (
    "a message without msgstr, or a comment inside a message "
    '(add msgstr "", or move the comment above the message)'
)
NO_MSGSTR = 'msgid without msgstr (add msgstr "")'

REFUSED: list[tuple[str | bytes, int, str]] = [
    ('msgid "a\nmsgstr "b"\n', 1, f'a string that is not closed: "a {OPEN}'),
    ('msgid "a"\nmsgstr "un tex', 2, f'a string that is not closed: "un tex {OPEN}'),
    ('msgid "a"\nmsgstr "b"\n"c\n', 3, f'a string that is not closed: "c {OPEN}'),
    ('msgid "a"\nmsgstr "x"y"\n', 2, f"stray text: y {TAKE_OUT}"),
    ("foo\n", 1, f"stray text: foo {TAKE_OUT}"),
    ('msgid "a"\nmsgstr ""\n!\n', 3, f"stray text: ! {TAKE_OUT}"),
    ('msgid "a"\n', 1, CUT),
    ('msgid "a"\nmsgstr\n\n', 2, CUT),
    ('msgctxt "a"\n', 1, CUT),
    ('#| msgid "a"\n', 1,
     "the file ends after a previous msgid (restore the missing part, or take the #| lines out)"),
    ('msgid "a"\n\nmsgid "b"\nmsgstr ""\n', 1, NO_MSGSTR),
    ('msgid "a"\n\nmsgctxt "c"\nmsgid "b"\nmsgstr ""\n', 1, INSIDE),
    ('msgid "a"\n# c\nmsgstr "b"\n', 1, INSIDE),
    ('msgid\nmsgstr ""\n', 2, 'msgid without text (write msgid "")'),
    ('<<<<<<< HEAD\nmsgid "a"\nmsgstr ""\n', 1, "conflict marker of git (resolve the conflict)"),
    ('msgid "a"\n=======\nmsgstr ""\n', 2, "conflict marker of git (resolve the conflict)"),
    ('msgid "a"\nmsgstr ""\n>>>>>>> b\n', 3, "conflict marker of git (resolve the conflict)"),
    ('msgid "a"\nmsgstr ""\n\n\nmsgid "a"\nmsgstr "b"\n', 5,
     "duplicate message: a stands in line 1 too (take one of them out)"),
    (HEADER + HEADER, 4,
     "duplicate message: the header stands in line 1 too (take one of them out)"),
    ('msgstr "c"\n', 1, "msgstr without msgid (write the msgid above it)"),
    ('"c"\n', 1, WRITE_KEYWORD),
    ('#| msgid "a"\n"b"\nmsgid "c"\nmsgstr ""\n', 2, WRITE_KEYWORD),
    ('msgid "a"\n#| "b"\nmsgstr ""\n', 2, WRITE_KEYWORD),
    ('#| msgstr "a"\nmsgid "b"\nmsgstr ""\n', 1,
     "msgstr does not belong on a #| line (take it out)"),
    ('msgid "a"\nmsgstr "b"\nmsgstr "c"\n', 3, "a second msgstr (take one of them out)"),
    ('msgid "a"\nmsgid_plural "b"\nmsgid_plural "b"\nmsgstr[0] ""\n', 3,
     "msgid_plural in the wrong place (write it once, below msgid)"),
    ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\nmsgstr[2] ""\n', 4,
     "msgstr[2] stands where msgstr[1] is due (add it)"),
    ('msgid "a"\nmsgid_plural "b"\nmsgstr[1] ""\n', 3,
     "msgstr[1] stands where msgstr[0] is due (add it)"),
    ('msgid "a"\nmsgid_plural "b"\nmsgstr ""\n', 3,
     "msgstr of a plural message has no index (write msgstr[0])"),
    ('msgid "a"\nmsgid_plural "b"\nmsgstr[99999] ""\n', 3,
     "msgstr[99999] stands where msgstr[0] is due (add it)"),
    (f'msgid "a"\nmsgid_plural "b"\nmsgstr [{"9" * 21}] ""\n', 3,
     f"msgstr[{'9' * 21}] stands where msgstr[0] is due (add it)"),
    ('msgid "a"\nmsgstr[0] ""\n', 2, "msgstr[0] without msgid_plural (add msgid_plural)"),
    ('msgid[0] "a"\nmsgstr ""\n', 1, "msgid has no [0] (take it out)"),
    ('msgid "a" [0]\nmsgstr ""\n', 1, "stray text: [0] (write msgstr[0])"),
    ('#~ msgid "a"\nmsgstr ""\n', 2, IN_PART),
    ('msgid "a"\n#~ msgstr ""\n', 2, IN_PART),
    ('#~ msgid "a"\n#~ msgstr ""\n"b"\n', 3, IN_PART),
    ('#~ msgid "a"\n#~ msgstr "b" msgid "c"\n#~ msgstr ""\n', 2,
     "two obsolete messages on one line (write two lines)"),
    ('domain "x"\n', 1, "a domain directive (put each domain in a file of its own)"),
    ('msgid "\\q"\nmsgstr ""\n', 1, "unknown escape \\q (write \\\\ for a backslash)"),
    ('msgid "a"\nmsgstr ""\n"b\\"\n"n"\n', 3, f'a string that is not closed: "b\\" {OPEN}'),
    ('msgid "a"\nmsgstr "b\\"\n\nmsgid "c"\nmsgstr ""\n', 2, f'a string that is not closed: "b\\" {OPEN}'),
    ('#~ msgid "a"\n#~ msgstr ""\n#~ "b\\"\n#~ "n"\n', 3, f'a string that is not closed: "b\\" {OPEN}'),
    ('msgid "a"\nmsgstr "\\xff"\n', 2, "\\xff is not utf-8 text (write the character itself)"),
    ('msgid "a"\nmsgstr "\\0"\n', 2, "\\0 is NUL (take it out)"),
    (b'msgid "a"\nmsgstr "\xe9"\n', 2,
     "byte 0xE9 is not UTF-8 text (correct the charset in the header, or save the file in it)"),
    (HEADER.replace("UTF-8", "ascii").encode() + 'msgid "é"\nmsgstr ""\n'.encode(), 4,
     "byte 0xC3 is not ascii text (correct the charset in the header, or save the file in it)"),
    (HEADER.replace("UTF-8", "latin-77"), 2,
     "unknown charset: latin-77 (save the file as UTF-8 and write charset=UTF-8)"),
    (HEADER.replace("UTF-8", "UTF-16"), 2,
     "unknown charset: UTF-16 (save the file as UTF-8 and write charset=UTF-8)"),
    (HEADER.replace("UTF-8", "ISO-2022-JP"), 2,
     "charset ISO-2022-JP does not keep lines apart (save the file as UTF-8)"),
    (b"\xef\xbb\xbf" + HEADER.replace("UTF-8", "ISO-8859-1").encode(), 2,
     "the header says charset=ISO-8859-1, the byte order mark says UTF-8 (write charset=UTF-8)"),
    (HEADER.encode("utf-16"), 1, "UTF-16 (save the file as UTF-8)"),
    (HEADER.encode("utf-16-le"), 1, "UTF-16 or UTF-32 (save the file as UTF-8)"),
    (b'msgid "a"\nmsgstr "\0"\n', 2, "NUL byte (remove it)"),
    ('msgid "a"\rmsgstr "b"\r', 1, "line ends of carriage returns alone (save with LF)"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "message"), REFUSED)
def test_what_is_not_well_formed_is_refused_on_its_line(
    text: str | bytes, line: int, message: str
) -> None:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(AmbosError) as refused:
        syntax.parse(data, "es/a.po")
    assert str(refused.value) == f"es/a.po:{line}: {message}"


STRICTER = (
    "byte order mark says",
    "UTF-16",
    "carriage returns",
    "domain",
    "NUL",
    "unknown charset",
    "ISO-2022-JP",
    "two obsolete",
    "is not utf-8 text",
    "is not UTF-8 text",
    "is not ascii text",
)
"""What is refused here though msgfmt reads it, in its own way or wrongly."""


@pytest.mark.tool("msgfmt")
def test_msgfmt_refuses_what_is_refused_here(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    ours_alone = []
    for text, _, message in REFUSED:
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        done = subprocess.run(
            ["msgfmt", "-o", "/dev/null", str(path)], capture_output=True, check=False
        )
        if done.returncode == 0 and not any(word in message for word in STRICTER):
            ours_alone.append(message)
    assert ours_alone == []


def cut(text: str) -> list[str]:
    return [text[:end] for end in range(len(text))]


def test_a_file_cut_inside_a_message_is_never_read_as_if_whole() -> None:
    whole = 'msgid "uno\\n"\n"dos"\nmsgid_plural "x"\nmsgstr[0] "a"\n'
    for part in cut(whole)[1:-1]:
        with pytest.raises(AmbosError):
            syntax.parse((HEADER + part).encode(), "a.po")


def only(text: str) -> polib.POEntry:
    catalog = syntax.parse(text.encode(), "a.po")
    assert len(catalog) == 1
    return catalog[0]


def test_comments_flags_references_and_previous_source_are_read() -> None:
    entry = only(
        "# one\n#\n#  two\n#no space\n#. kind\n#.note\n#: a.c:12 \u2068b c.md\u2069:3\n"
        "#: d \u2068e\n#: f\u2069\n#, fuzzy,own,  range: 1..2\n#= no-wrap\n"
        '#| msgctxt "c"\n#| msgid "o"\n#| "ld"\nmsgctxt "d"\nmsgid "new"\nmsgstr "nuevo"\n'
    )
    assert entry.tcomment == "one\n\n two\nno space"
    assert entry.comment == "kind\nnote"
    assert entry.occurrences == [("a.c", "12"), ("b c.md", "3"), ("d", ""), ("e f", "")]
    assert entry.flags == ["fuzzy", "own", "range: 1..2", "no-wrap"]
    assert (entry.previous_msgctxt, entry.previous_msgid) == ("c", "old")
    assert (entry.msgctxt, entry.msgid, entry.msgstr, entry.obsolete) == (
        "d", "new", "nuevo", False,
    )  # fmt: skip
    assert entry.linenum == 15
    assert syntax.positions(entry) == syntax.Positions(1, 15, 16, None, (17,))


def test_an_obsolete_message_keeps_its_previous_source() -> None:
    entry = only(
        '#~ # note\n#~ #, fuzzy\n#~| msgid "a"\n#~| msgid_plural "as"\n#~ msgid "b"\n'
        '#~ msgid_plural "bs"\n#~ msgstr[0] "c"\n#~ "d"\n#~ msgstr[1] ""\n'
    )
    assert entry.obsolete
    assert (entry.tcomment, entry.flags) == ("note", ["fuzzy"])
    assert (entry.previous_msgid, entry.previous_msgid_plural) == ("a", "as")
    assert entry.msgstr_plural == {0: "cd", 1: ""}
    assert syntax.positions(entry) == syntax.Positions(1, None, 5, 6, (7, 9))


def test_escapes_are_those_of_c() -> None:
    entry = only('msgid "a\\n\\t\\"\\\\"\nmsgstr "\\303\\251\\x41\\a\\b\\f\\v\\r\\1012"\n')
    assert (entry.msgid, entry.msgstr) == ('a\n\t"\\', "éA\a\b\f\v\rA2")


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("", []),
        ("# c", []),
        ("\n\n# c\n\n", []),
        (HEADER, []),
        ("\ufeff" + HEADER, []),
        ((HEADER + 'msgid "a"\nmsgstr "b"').replace("\n", "\r\n"), [("a", "b")]),
        ('msgid "a" msgstr "b" # c\nmsgid "c" msgstr "d"', [("a", "b"), ("c", "d")]),
        ('  msgid "a"\n\tmsgstr\n"b"\n', [("a", "b")]),
        ('msgid"a"msgstr"b"\n', [("a", "b")]),
        ('msgid "a\\\nb"\nmsgstr "c"\n', [("ab", "c")]),
        ('msgctxt "x"\nmsgid ""\nmsgstr "b"\n', [("", "b")]),
        ('msgid "a"\nmsgstr "b"\n#~ msgid "a"\n#~ msgstr "c"\n', [("a", "b"), ("a", "c")]),
        (HEADER.replace("charset=UTF-8", "charset=CHARSET") + 'msgid "é"\nmsgstr ""\n',
         [("é", "")]),
    ],
)  # fmt: skip
def test_well_formed_files_are_read_whatever_they_look_like(
    text: str, messages: list[tuple[str, str]]
) -> None:
    catalog = syntax.parse(text.encode(), "a.po")
    assert [(entry.msgid, entry.msgstr) for entry in catalog] == messages


@pytest.mark.parametrize("charset", ["ISO-8859-1", "ISO-8859-15", "CP1252", "KOI8-R", "EUC-JP",
                                     "SHIFT_JIS", "GB18030", "BIG5"])  # fmt: skip
def test_the_header_says_the_charset(charset: str) -> None:
    letters = {"KOI8-R": "да", "EUC-JP": "日本", "SHIFT_JIS": "表示", "BIG5": "功能"}
    letter = letters.get(charset, "é")
    text = HEADER.replace("UTF-8", charset) + f'msgid "a"\nmsgstr "{letter}"\n'
    catalog = syntax.parse(text.encode(charset), "a.po")
    assert catalog[0].msgstr == letter


def test_the_header_is_metadata_in_its_order() -> None:
    catalog = syntax.parse(
        b'# title\n#, fuzzy\nmsgid ""\nmsgstr "B: 2\\nA: 1:1\\n continued\\nPlural-Forms: wrong\\n"\n',
        "a.po",
    )
    assert catalog.header == "title"
    assert catalog.metadata_is_fuzzy
    assert list(catalog.metadata.items()) == [
        ("B", "2"), ("A", "1:1\ncontinued"), ("Plural-Forms", "wrong"),
    ]  # fmt: skip


def test_polib_reads_the_same_from_a_catalog_that_it_writes(tmp_path: Path) -> None:
    theirs = polib.POFile()
    theirs.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Language": "es"}
    for number in range(200):
        theirs.append(
            polib.POEntry(
                msgid=f"palabra {number} " * (number % 40), msgctxt=f"c{number}",
                msgstr=f"«{number}»\n\\ \"x\"\t", tcomment="a\nb", comment="kind",
                occurrences=[("a.md", str(number))], flags=["fuzzy"], previous_msgid="old",
                obsolete=number > 150,
            )
        )  # fmt: skip
    path = tmp_path / "a.po"
    theirs.save(str(path))
    ours = syntax.parse(path.read_bytes(), "a.po")
    names = ("msgid", "msgstr", "msgctxt", "tcomment", "comment", "occurrences", "flags")
    for one, two in zip(ours, polib.pofile(str(path)), strict=True):
        assert [getattr(one, name) for name in names] == [getattr(two, name) for name in names]
        assert (one.previous_msgid, one.obsolete) == ("old", bool(two.obsolete))
    assert ours.metadata == theirs.metadata


@given(strategies.catalogs(), st.data())
@settings(max_examples=200, deadline=None)
def test_white_space_before_a_line_changes_nothing_but_columns(
    catalog: polib.POFile, data: st.DataObject
) -> None:
    """Lines without it are read many at a time, lines with it token by token."""
    lines = store.serialize(catalog).decode().split("\n")
    at = data.draw(st.integers(0, len(lines)))
    odd = data.draw(st.sampled_from(["", '"', '"x"', "#", "#~", 'msgstr "y"', "msgid", "\\", "\r"]))
    lines[at:at] = [odd]
    plain = "\n".join(lines)
    spaced = "\n".join(f" {line}" if line.strip() else line for line in lines)
    assert _read(plain) == _read(spaced)


def test_a_backslash_at_the_end_of_a_line_is_read() -> None:
    text = 'msgid "a"\nmsgstr ""\n"b\\\\"\n"\\"c\\""\n'
    assert only(text).msgstr == 'b\\"c"'


@given(strategies.catalogs(), st.data())
@settings(max_examples=300, deadline=None)
def test_what_is_wrong_in_a_string_is_seen_however_it_is_read(
    catalog: polib.POFile, data: st.DataObject
) -> None:
    lines = store.serialize(catalog).decode().split("\n")
    odd = st.sampled_from(
        ['"', '""', "\\", '\\"', "\\\\", "\\n", "\\q", "\\101", "\\x41", '\\"\\', "#"]
    )
    for _ in range(data.draw(st.integers(1, 3))):
        line = data.draw(st.integers(0, len(lines) - 1))
        at = data.draw(st.integers(0, len(lines[line])) | st.just(max(len(lines[line]) - 1, 0)))
        lines[line] = lines[line][:at] + data.draw(odd) + lines[line][at:]
    spaced = "\n".join(f" {line}" if line.strip() else line for line in lines)
    assert _read("\n".join(lines)) == _read(spaced)


def _read(text: str) -> list[object] | str:
    """All that is read of a catalog, or where and why it is refused."""
    try:
        catalog = syntax.parse(text.encode(), "x.po")
    except AmbosError as error:
        return str(error)
    return [catalog.metadata, catalog.header, *map(_facts, catalog)]


def _facts(entry: polib.POEntry) -> object:
    return store.fields(entry), syntax.positions(entry), entry.linenum, entry.encoding


@given(strategies.files())
@settings(max_examples=200, deadline=None)
def test_messages_in_the_usual_forms_are_what_the_scanner_reads(data: bytes) -> None:
    fast = syntax.parse(data, "x.po")
    text, charset = decode(data, "x.po")
    slow = syntax._scanned(data, text, "x.po", charset)
    assert [*map(_facts, fast)] == [*map(_facts, slow)]
    one, two = syntax.source(fast), syntax.source(slow)
    assert one is not None and two is not None
    assert (one.spans, one.header) == (two.spans, two.header)
    assert (fast.metadata, fast.header) == (slow.metadata, slow.header)


def test_a_message_of_many_megabytes_is_read() -> None:
    line = '"some words of a line that is as long as most lines of a catalog are.\\n"\n'
    text = f'msgid ""\n{line * 50_000}msgstr "{"x" * 5_000_000}"\n'
    entry = only(text)
    assert len(entry.msgid) == 50_000 * 69
    assert len(entry.msgstr) == 5_000_000
    assert syntax.positions(entry) == syntax.Positions(1, None, 1, None, (50_002,))
