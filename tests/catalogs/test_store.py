"""What a catalog's file is, it stays: only what was changed is written anew."""

from __future__ import annotations

import copy
import errno
import os
import pickle
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.catalogs import layout, store, syntax
from i18n.catalogs.widths import widths
from i18n.errors import AmbosError

from .strategies import files

FOREIGN = b"""\
# Spanish
# a note of two lines
msgid   ""
msgstr ""
"Language: es\\n"
"X-Own: kept\\n"
"Content-Type: text/plain; charset=UTF-8\\n"


#: b.c:2 a.c:1
#: c.c
msgid "one" msgstr "uno"

#. note
#, fuzzy, own-flag
#| msgid "too"
msgid ""
"tw"
"o"
msgstr "dos"
# between
msgctxt "menu"
msgid "three"
msgstr "tres"

#, fuzzy
#~| msgid "fore"
#~ msgid "four"
#~ msgstr "cuatro"

# the end
"""


def saved(data: bytes, change: Callable[[polib.POFile], object], folder: Path) -> bytes:
    """A file's bytes after a change to its catalog; saving again must change nothing."""
    path = folder / "x.po"
    path.write_bytes(data)
    catalog = store.load(path)
    change(catalog)
    written = store.save(catalog, path)
    result = path.read_bytes()
    assert written == (result != data)
    assert not store.save(catalog, path)
    reread = store.load(path)
    assert [*map(store.fields, reread)] == [*map(store.fields, catalog)]
    assert reread.metadata == catalog.metadata
    assert [e.linenum for e in reread] == [e.linenum for e in catalog]
    return result


def put(attribute: str, value: object, index: int = 0) -> Callable[[polib.POFile], object]:
    return lambda catalog: setattr(catalog[index], attribute, value)


CHANGES: dict[str, tuple[Callable[[polib.POFile], object], bytes, bytes]] = {
    "a translation": (
        put("msgstr", "unas", 1),
        b'#, fuzzy, own-flag\n#| msgid "too"\nmsgid ""\n"tw"\n"o"\nmsgstr "dos"\n',
        b'#, fuzzy, own-flag\n#| msgid "too"\nmsgid "two"\nmsgstr "unas"\n',
    ),
    "a flag": (
        lambda catalog: catalog[2].flags.append("fuzzy"),
        b'# between\nmsgctxt',
        b'# between\n#, fuzzy\nmsgctxt',
    ),
    "a message made obsolete": (
        put("obsolete", True, 2),
        b'msgctxt "menu"\nmsgid "three"\nmsgstr "tres"\n',
        b'#~ msgctxt "menu"\n#~ msgid "three"\n#~ msgstr "tres"\n',
    ),
    "a message taken out": (
        lambda catalog: catalog.pop(2),
        b'# between\nmsgctxt "menu"\nmsgid "three"\nmsgstr "tres"\n',
        b"",
    ),
    "a message put in": (
        lambda catalog: catalog.insert(3, polib.POEntry(msgid="new", msgstr="nuevo")),
        b'"tres"\n\n#, fuzzy\n#~|',
        b'"tres"\n\nmsgid "new"\nmsgstr "nuevo"\n\n#, fuzzy\n#~|',
    ),
    "a message added at the end": (
        lambda catalog: catalog.append(polib.POEntry(msgid="new", msgstr="nuevo")),
        b'#~ msgstr "cuatro"\n',
        b'#~ msgstr "cuatro"\n\nmsgid "new"\nmsgstr "nuevo"\n',
    ),
    "a header field": (
        lambda catalog: catalog.metadata.update({"Language": "es_MX"}),
        FOREIGN[: FOREIGN.index(b"\n\n\n")],
        b'# Spanish\n# a note of two lines\nmsgid ""\nmsgstr ""\n"Language: es_MX\\n"\n'
        b'"X-Own: kept\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"',
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_only_what_changed_is_written(name: str, tmp_path: Path) -> None:
    change, old, new = CHANGES[name]
    assert FOREIGN.count(old) == 1
    assert saved(FOREIGN, change, tmp_path) == FOREIGN.replace(old, new)


def test_messages_in_a_new_order_keep_their_bytes(tmp_path: Path) -> None:
    result = saved(FOREIGN, lambda catalog: catalog.insert(0, catalog.pop(2)), tmp_path)
    moved = b'# between\nmsgctxt "menu"\nmsgid "three"\nmsgstr "tres"\n'
    first = b"\n\n\n#: b.c:2 a.c:1\n"
    assert result == FOREIGN.replace(moved, b"").replace(
        first, b"\n\n" + moved + b"\n#: b.c:2 a.c:1\n"
    )


def test_crlf_byte_order_mark_and_charset_stay(tmp_path: Path) -> None:
    crlf = b"\xef\xbb\xbf" + FOREIGN.replace(b"\n", b"\r\n")
    result = saved(crlf, put("msgstr", "única", 0), tmp_path)
    old = b'#: b.c:2 a.c:1\r\n#: c.c\r\nmsgid "one" msgstr "uno"\r\n'
    new = '#: b.c:2 a.c:1 c.c\r\nmsgid "one"\r\nmsgstr "única"\r\n'.encode()
    assert result == crlf.replace(old, new)
    latin = FOREIGN.replace(b"UTF-8", b"ISO-8859-1").replace(b"cuatro", b"a\xf1o")
    assert "única".encode("latin-1") in saved(latin, put("msgstr", "única", 2), tmp_path)


def test_text_that_the_charset_lacks_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    data = FOREIGN.replace(b"UTF-8", b"ISO-8859-1")
    path.write_bytes(data)
    catalog = store.load(path)
    catalog[0].msgstr = "“uno”"
    with pytest.raises(AmbosError) as refused:
        store.save(catalog, path, "es/x.po")
    assert str(refused.value) == (
        "es/x.po: '“' (U+201C) is not in the catalog's character set, iso8859-1 "
        "(convert the catalog to UTF-8: msgconv --to-code=UTF-8)"
    )
    assert path.read_bytes() == data


def test_a_file_without_final_newline_gets_one_only_where_something_follows(
    tmp_path: Path,
) -> None:
    data = b'msgid "a"\nmsgstr "b"'
    assert saved(data, put("msgstr", "c"), tmp_path) == b'msgid "a"\nmsgstr "c"'
    added = saved(data, lambda c: c.append(polib.POEntry(msgid="z", msgstr="")), tmp_path)
    assert added == data + b'\n\nmsgid "z"\nmsgstr ""\n'


def test_two_messages_on_one_line_stay_there(tmp_path: Path) -> None:
    data = b'msgid "a" msgstr "b" msgid "c" msgstr "d"\n'
    assert saved(data, put("msgstr", "x", 1), tmp_path) == (
        b'msgid "a" msgstr "b" msgid "c"\nmsgstr "x"\n'
    )
    assert saved(data, put("msgstr", "x", 0), tmp_path) == (
        b'msgid "a"\nmsgstr "x"msgid "c" msgstr "d"\n'
    )


def test_an_empty_file_and_a_file_of_comments_take_messages(tmp_path: Path) -> None:
    def add(catalog: polib.POFile) -> None:
        catalog.append(polib.POEntry(msgid="a", msgstr="b"))

    assert saved(b"", add, tmp_path) == b'msgid "a"\nmsgstr "b"\n'
    assert saved(b"# c", add, tmp_path) == b'msgid "a"\nmsgstr "b"\n\n# c'


def test_a_new_catalog_is_written_whole_and_then_kept(tmp_path: Path) -> None:
    path = tmp_path / "es" / "LC_MESSAGES" / "a.po"
    catalog = polib.POFile()
    catalog.metadata = {"Language": "es", "Content-Type": "text/plain; charset=UTF-8"}
    catalog.append(polib.POEntry(msgid="a", msgstr="b"))
    assert store.save(catalog, path)
    assert path.read_bytes() == store.serialize(catalog)
    assert not store.save(catalog, path)
    catalog[0].msgstr = "c"
    assert store.save(catalog, path)
    assert catalog[0].linenum == 6


def test_a_new_catalog_does_not_replace_a_file(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(FOREIGN)
    with pytest.raises(AmbosError) as refused:
        store.save(polib.POFile(), path, "x.po")
    assert str(refused.value) == "x.po: exists already (read it first, or take it away)"
    assert path.read_bytes() == FOREIGN


def test_the_duplicate_that_a_change_makes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(FOREIGN)
    catalog = store.load(path)
    catalog.append(polib.POEntry(msgid="one", msgstr="otro"))
    with pytest.raises(AmbosError, match="duplicate message: one stands in line 12 too"):
        store.save(catalog, path)
    assert path.read_bytes() == FOREIGN


@given(data=files())
def test_loading_and_saving_changes_no_byte(
    data: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "identity.po"
    path.write_bytes(data)
    catalog = store.load(path)
    assert store.rendered(catalog, "x.po") == data
    assert not store.save(catalog, path)


@given(data=files(), choice=st.integers(0, 3), text=st.sampled_from(["x", "é\n", "uno dos " * 20]))
def test_a_changed_message_changes_its_own_bytes_alone(
    data: bytes, choice: int, text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "changed.po"
    path.write_bytes(data)
    catalog = store.load(path)
    if not catalog:
        assert not store.save(catalog, path)
        return
    place = choice % len(catalog)
    source = syntax.source(catalog)
    assert source is not None
    start, end = source.spans[place + (source.header is not None)]
    catalog[place].msgstr += text
    assert store.save(catalog, path)
    result = path.read_bytes()
    assert result[:start] == data[:start]
    assert result[len(result) - len(data) + end :] == data[end:]
    block = result[start : len(result) - len(data) + end].decode(source.charset)
    assert block.replace("\r\n", "\n").rstrip("\n") == layout.entry(
        catalog[place], widths(source)
    ).rstrip("\n")


def test_a_real_catalog_changes_where_it_was_changed(shared: Path, tmp_path: Path) -> None:
    original = shared / "corpus" / "comprehensive-rust" / "po" / "es.po"
    if not original.exists():
        pytest.skip("the catalog is not in the corpus")
    data = original.read_bytes()
    assert saved(data, len, tmp_path) == data
    result = saved(data, put("msgstr", "cambio", 1000), tmp_path)
    old, new = data.decode().split("\n\n"), result.decode().split("\n\n")
    assert sum(a != b for a, b in zip(old, new, strict=True)) == 1


OTHERS = FOREIGN.replace(b'msgstr "uno"', b'msgstr "suyo"')


def test_a_file_in_which_both_changed_a_message_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(FOREIGN)
    catalog = store.load(path)
    catalog[0].msgstr = "mío"
    path.write_bytes(OTHERS)
    with pytest.raises(AmbosError) as refused:
        store.save(catalog, path, "es/x.po")
    assert str(refused.value) == "es/x.po: changed since it was read (run the command again)"
    assert path.read_bytes() == OTHERS
    assert catalog[0].msgstr == "mío"
    path.unlink()
    with pytest.raises(AmbosError, match="changed since it was read"):
        store.save(catalog, path)


def test_a_file_that_can_not_be_read_any_more_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(FOREIGN)
    catalog = store.load(path)
    catalog[0].msgstr = "mío"
    path.write_bytes(FOREIGN + b'msgid "cut')
    with pytest.raises(AmbosError, match="changed since it was read"):
        store.save(catalog, path)
    assert path.read_bytes() == FOREIGN + b'msgid "cut'


def test_what_another_program_wrote_meanwhile_is_merged(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(FOREIGN)
    catalog = store.load(path)
    mine = catalog[2]
    mine.msgstr = "mío"
    path.write_bytes(OTHERS + b"# edited\n")
    assert store.save(catalog, path)
    expected = (OTHERS + b"# edited\n").replace(b'msgstr "tres"', 'msgstr "mío"'.encode())
    assert path.read_bytes() == expected
    assert [catalog[0].msgstr, mine.msgstr, catalog[2] is mine] == ["suyo", "mío", True]
    assert not store.save(catalog, path)
    mine.msgstr = "de nuevo"
    assert store.save(catalog, path)
    assert path.read_bytes() == expected.replace("mío".encode(), b"de nuevo")


def test_bytes_made_of_a_file_that_another_program_wrote_meanwhile_are_merged(
    tmp_path: Path,
) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(OTHERS)
    mine = FOREIGN.replace(b'msgstr "tres"', b'msgstr "3"')
    assert store.write(path, mine, FOREIGN, "x.po")
    assert path.read_bytes() == OTHERS.replace(b'msgstr "tres"', b'msgstr "3"')
    with pytest.raises(AmbosError, match="changed since it was read"):
        store.write(path, FOREIGN.replace(b'"uno"', b'"1"'), FOREIGN, "x.po")
    with pytest.raises(AmbosError, match="exists already"):
        store.write(path, mine, None, "x.po")


def test_what_a_merge_would_tell_of_is_refused_where_nobody_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(FOREIGN)
    catalog = store.load(path)
    catalog.remove(catalog[2])
    edited = FOREIGN.replace(b'"tres"', b'"Tres"')
    path.write_bytes(edited)
    with pytest.raises(AmbosError, match="changed since it was read"):
        store.save(catalog, path)
    with pytest.raises(AmbosError, match="changed since it was read"):
        store.write(path, store.written(catalog, "x.po"), FOREIGN, "x.po")
    assert path.read_bytes() == edited


def test_what_another_program_wrote_too_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(FOREIGN)
    catalog = store.load(path)
    catalog[2].msgstr = "3"
    mine = FOREIGN.replace(b'"tres"', b'"3"')
    path.write_bytes(mine.replace(b'"uno"', b'"1"'))
    before = path.stat()
    assert not store.write(path, mine, FOREIGN, "x.po")
    assert not store.save(catalog, path)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert [catalog[0].msgstr, catalog[2].msgstr] == ["1", "3"]
    catalog[2].msgstr = "III"
    assert store.save(catalog, path)
    assert path.read_bytes() == mine.replace(b'"uno"', b'"1"').replace(b'"3"', b'"III"')


def test_a_catalog_in_which_nothing_was_changed_takes_over_what_another_wrote(
    tmp_path: Path,
) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(FOREIGN)
    catalog = store.load(path)
    path.write_bytes(OTHERS)
    assert not store.save(catalog, path)
    assert path.read_bytes() == OTHERS
    assert catalog[0].msgstr == "suyo"


WRITER = """
import sys
from pathlib import Path
from i18n.catalogs import store
from i18n.errors import AmbosError
path = Path(sys.argv[1])
catalog = store.load(path)
print("read", flush=True)
sys.stdin.readline()
catalog[0].msgstr = sys.argv[2]
try:
    print(store.save(catalog, path, "x.po"))
except AmbosError as error:
    print(error)
"""


def test_of_two_writers_at_once_one_wins_and_the_other_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(FOREIGN)
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), text * 50_000],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for text in "ab"
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "read\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    said = sorted(writer.communicate()[0].strip() for writer in writers)
    assert said == ["True", "x.po: changed since it was read (run the command again)"]
    assert len(store.load(path)[0].msgstr) == 50_000
    assert [*tmp_path.iterdir()] == [path]


def test_a_folder_without_permission_is_refused_and_nothing_is_left(
    tmp_path: Path, as_other_user: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(FOREIGN)
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    done = as_other_user(Path.cwd(), sys.executable, "-c", WRITER, path, "x", stdin="go\n")
    tmp_path.chmod(stat.S_IRWXU)
    assert done.stdout.splitlines()[-1] == (
        "x.po: no permission to write (change the owner or mode of its folder)"
    )
    assert [*tmp_path.iterdir()] == [path]
    assert path.read_bytes() == FOREIGN


def test_a_full_disk_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path = tmp_path / "x.po"
    path.write_bytes(FOREIGN)
    catalog = store.load(path)
    catalog[0].msgstr = "nuevo"
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(AmbosError) as refused:
            store.save(catalog, path, "x.po")
    assert str(refused.value) == "x.po: disk full (free some space and run again)"
    assert path.read_bytes() == FOREIGN
    assert [*tmp_path.iterdir()] == [path]
    assert store.save(catalog, path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AmbosError) as refused:
        store.load(tmp_path / "no.po", "no.po")
    assert str(refused.value) == "no.po: no such file (check the name)"


def test_what_would_not_read_back_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(FOREIGN)
    catalog = store.load(path)
    catalog[0].flags = ['fuzzy\nmsgid "other"\nmsgstr ""\n']
    with pytest.raises(AmbosError) as refused:
        store.save(catalog, path, "x.po")
    assert str(refused.value) == (
        "x.po: its messages would not read back as they are "
        "(take newlines out of their flags and references)"
    )
    assert path.read_bytes() == FOREIGN


@pytest.mark.parametrize(("charset", "refused"), [("UTF-8", False), ("ISO-8859-1", True)])
def test_a_header_that_names_another_charset_needs_a_converted_file(
    charset: str, refused: bool, tmp_path: Path
) -> None:
    path = tmp_path / "x.po"
    data = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "é"\nmsgstr ""\n'
    path.write_text(data, encoding="utf-8")
    catalog = store.load(path)
    catalog.metadata["Content-Type"] = f"text/plain;  charset={charset}"
    if refused:
        with pytest.raises(AmbosError, match="convert the file first: msgconv --to-code=iso8859-1"):
            store.save(catalog, path)
        assert path.read_text(encoding="utf-8") == data
    else:
        assert store.save(catalog, path)


REGULAR = b"""\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

# note
#: a.md
#, fuzzy
#| msgid "uno"
msgid "one"
msgstr "uno"

#. kind
msgid "two"
msgid_plural "twos"
msgstr[0] "dos"
msgstr[1] "doses"

msgctxt "menu"
msgid "three"
msgstr "tres"

#~ msgid "four"
#~ msgstr "cuatro"
"""


@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
def test_edits_one_after_another_leave_a_catalog_as_it_would_be_read(
    newline: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(REGULAR.replace(b"\n", newline))
    catalog = store.load(path)
    for index, text in ((2, "un texto\nmás largo"), (0, "uno dos"), (3, "cuatro\n"), (2, "t")):
        catalog[index].msgstr = text
        assert store.save(catalog, path)
        assert not store.save(catalog, path)
        reread = store.load(path)
        assert [*map(store.fields, reread)] == [*map(store.fields, catalog)]
        assert [*map(syntax.positions, reread)] == [*map(syntax.positions, catalog)]
        assert [entry.linenum for entry in reread] == [entry.linenum for entry in catalog]
    catalog[0].flags.remove("fuzzy")
    catalog[1].msgstr_plural[1] = "otros"
    catalog.append(polib.POEntry(msgid="five", msgstr="cinco"))
    assert store.save(catalog, path)
    assert [*map(syntax.positions, store.load(path))] == [*map(syntax.positions, catalog)]
    assert b"fuzzy" not in path.read_bytes() and b'msgstr[1] "otros"' in path.read_bytes()


def test_a_copy_of_a_message_has_all_of_it_and_stands_in_no_file(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(REGULAR)
    for entry in store.load(path):
        for twin in (copy.copy(entry), copy.deepcopy(entry), pickle.loads(pickle.dumps(entry))):
            assert store.fields(twin) == store.fields(entry)
            assert twin.linenum == entry.linenum
            assert syntax.positions(twin) is None


CHARSETS = {
    "ISO-8859-1": "canción «ñ»", "ISO-8859-2": "łódź", "ISO-8859-5": "Привет", "ISO-8859-7": "Γειά",
    "ISO-8859-9": "ığış", "ISO-8859-15": "5 €", "CP1250": "łódź", "CP1252": "“5 €”", "CP1256": "سلام",
    "KOI8-U": "Київ", "TIS-620": "ภาษา", "EUC-JP": "日本語", "EUC-KR": "한국어", "GB2312": "中文",
    "GBK": "中文 陳", "GB18030": "中文", "BIG5": "中文 功能", "CP932": "日本語 ソ表", "CP949": "한국어",
}  # fmt: skip


@pytest.mark.tool("msgcat")
@pytest.mark.parametrize("charset", CHARSETS)
def test_a_catalog_in_any_charset_stays_in_it(charset: str, tmp_path: Path) -> None:
    def converted(text: str) -> bytes:
        command = ["msgcat", f"--to-code={charset}", "-"]
        return subprocess.run(command, input=text.encode(), capture_output=True, check=True).stdout

    word = CHARSETS[charset]
    old = (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        f'# {word}\n#: a.c\nmsgid "a"\nmsgstr "{word}"\n\n# 2\nmsgid "b"\nmsgstr "\\"{word}\\\\"\n'
    )
    new = old.replace(f'msgstr "{word}"', f'msgstr "{word} \\"{word}\\\\ {word}"')
    data = converted(old)
    path = tmp_path / "x.po"
    path.write_bytes(data)
    catalog = store.load(path)
    assert [entry.tcomment for entry in catalog] == [word, "2"]
    assert [entry.msgstr for entry in catalog] == [word, f'"{word}\\']
    assert not store.save(catalog, path)
    if charset != "GB18030":  # which has every character
        catalog[1].msgstr = "👩"
        with pytest.raises(AmbosError, match=r"\(U\+1F469\) is not in the catalog's character set"):
            store.save(catalog, path)
        assert path.read_bytes() == data
        catalog[1].msgstr = f'"{word}\\'
    catalog[0].msgstr = f'{word} "{word}\\ {word}'
    assert store.save(catalog, path)
    assert path.read_bytes() == converted(new)


def test_a_sign_that_a_charset_writes_as_another_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    data = FOREIGN.replace(b"UTF-8", b"EUC-JP")
    path.write_bytes(data)
    catalog = store.load(path)
    catalog[0].msgstr = "5 ¥n"
    with pytest.raises(AmbosError, match=r"'¥' \(U\+00A5\) is not in the catalog's character set"):
        store.save(catalog, path)
    assert path.read_bytes() == data


def test_a_charset_that_is_not_known_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(FOREIGN.replace(b"UTF-8", b"VISCII"))
    with pytest.raises(AmbosError) as refused:
        store.load(path, "x.po")
    assert str(refused.value) == (
        "x.po:7: unknown charset: VISCII (save the file as UTF-8 and write charset=UTF-8)"
    )


def test_a_link_is_moved_into_the_folder_to_which_it_leads(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "store.po").write_bytes(FOREIGN)
    (tmp_path / "b/faq.po").symlink_to("../store.po")
    store.relocate(tmp_path / "b/faq.po", tmp_path / "faq.po", FOREIGN, ("b/faq.po", "faq.po"))
    assert (tmp_path / "faq.po").read_bytes() == FOREIGN
    assert not (tmp_path / "b/faq.po").is_symlink()
