"""Compiled catalogs are msgfmt's, byte for byte."""

from __future__ import annotations

import gettext
import io
import subprocess
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings

from i18n.catalogs import lazy, mo, store, syntax
from i18n.errors import AmbosError

from .strategies import catalogs, files

TEXT = """\
msgid ""
msgstr ""
"Language: es\\n"
"POT-Creation-Date: 2025-07-18 00:00+0000\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "b"
msgstr "{^}"

msgid "ab"
msgstr "é"

msgctxt "menu"
msgid "b"
msgstr "B"

msgid "one"
msgid_plural "many"
msgstr[0] "uno"
msgstr[1] "muchos"

msgid "first form missing"
msgid_plural "many"
msgstr[0] ""
msgstr[1] "muchos"

#, fuzzy
msgid "fuzzy"
msgstr "borroso"

msgid "empty"
msgstr ""

#~ msgid "old"
#~ msgstr "viejo"
"""


def msgfmt(data: bytes, folder: Path) -> bytes:
    (folder / "a.po").write_bytes(data)
    compiled = folder / "a.mo"
    compiled.unlink(missing_ok=True)
    done = subprocess.run(
        ["msgfmt", "--no-hash", "-o", str(compiled), str(folder / "a.po")],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return compiled.read_bytes()


@pytest.mark.tool("msgfmt")
@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT.replace("UTF-8", "ISO-8859-1"),
        'msgid "a"\nmsgstr "b"\n',
        'msgid ""\nmsgstr "Language: es\\n"\n',
        'msgid "a"\nmsgstr "b"\n\nmsgid "a\\tb"\nmsgstr "c"\n\nmsgid "A"\nmsgstr "d"\n',
    ],
)
def test_the_bytes_are_those_of_msgfmt(text: str, tmp_path: Path) -> None:
    data = text.encode("latin-1" if "8859" in text else "utf-8")
    assert mo.compile_catalog(syntax.parse(data, "a.po")) == msgfmt(data, tmp_path)


@pytest.mark.tool("msgfmt")
@settings(max_examples=60)
@given(catalog=catalogs())
def test_generated_catalogs_compile_as_with_msgfmt(
    catalog: polib.POFile, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for entry in catalog:
        # msgfmt refuses a msgstr whose first or last newline its msgid does not have.
        entry.msgid, entry.msgstr = entry.msgid.strip("\n"), entry.msgstr.strip("\n")
        entry.msgid_plural = entry.msgid_plural.strip("\n")
        entry.msgstr_plural = {form: text.strip("\n") for form, text in entry.msgstr_plural.items()}
    data = store.serialize(catalog)
    expected = msgfmt(data, tmp_path_factory.getbasetemp())
    assert mo.compile_catalog(catalog) == expected
    assert mo.compile_catalog(syntax.parse(data, "a.po")) == expected


@given(data=files())
def test_messages_are_published_by_flags_that_nobody_looked_at(data: bytes) -> None:
    looked = syntax.parse(data, "a.po")
    expected = [entry.msgid for entry in looked if not entry.obsolete and not entry.fuzzy]
    assert [entry.msgid for entry in lazy.published(syntax.parse(data, "a.po"))] == expected


@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_only_a_line_of_flags_makes_a_message_fuzzy(mark: bytes, newline: bytes) -> None:
    text = (
        b'#, fuzzy\nmsgid "a"\nmsgstr "1"\n\n#, c-format, fuzzy , x\nmsgid "b"\nmsgstr "2"\n\n'
        b'#, unfuzzy\nmsgid "c"\nmsgstr "3"\n\n# fuzzy\n#. #, fuzzy\nmsgid "d"\nmsgstr "fuzzy"\n\n'
        b'#: fuzzy\n#, no-wrap\nmsgid "e #, fuzzy"\nmsgstr ""\n"#, fuzzy"\n\n#~ msgid "f"\n#~ msgstr "6"\n'
    )
    catalog = syntax.parse(mark + text.replace(b"\n", newline), "a.po")
    assert isinstance(catalog[0], lazy.LazyEntry)
    assert [entry.msgid for entry in lazy.published(catalog)] == ["c", "d", "e #, fuzzy"]
    catalog[0].flags.remove("fuzzy")
    catalog[2].flags = ["fuzzy"]
    assert [entry.msgid for entry in lazy.published(catalog)] == ["a", "d", "e #, fuzzy"]


@pytest.mark.tool("msgfmt")
def test_a_real_catalog_compiles_as_with_msgfmt(shared: Path, tmp_path: Path) -> None:
    path = shared / "corpus" / "comprehensive-rust" / "po" / "es.po"
    if not path.exists():
        pytest.skip("the catalog is not in the corpus")
    data = path.read_bytes()
    assert mo.compile_catalog(syntax.parse(data, "es.po")) == msgfmt(data, tmp_path)


@pytest.mark.tool("msgunfmt")
def test_msgunfmt_gives_the_published_messages_back(tmp_path: Path) -> None:
    compiled = tmp_path / "a.mo"
    compiled.write_bytes(mo.compile_catalog(syntax.parse(TEXT.encode(), "a.po")))
    done = subprocess.run(["msgunfmt", str(compiled)], capture_output=True, check=True)
    messages = syntax.parse(done.stdout, "a.po")
    assert {(entry.msgctxt, entry.msgid) for entry in messages} == {
        (None, "b"), (None, "ab"), ("menu", "b"), (None, "one"),
    }  # fmt: skip


def test_python_reads_the_messages_and_sees_what_replaces_them() -> None:
    catalog = syntax.parse(TEXT.encode(), "a.po")
    data = mo.compile_catalog(catalog, lambda text: text.replace("{^}", "\u200b"))
    translations = gettext.GNUTranslations(io.BytesIO(data))
    assert translations.gettext("b") == "\u200b"
    assert translations.pgettext("menu", "b") == "B"
    assert translations.ngettext("one", "many", 2) == "muchos"
    assert translations.gettext("fuzzy") == "fuzzy"
    assert translations.info()["language"] == "es"


def test_the_order_of_a_catalog_does_not_matter() -> None:
    catalog = syntax.parse(TEXT.encode(), "a.po")
    turned = syntax.parse(TEXT.encode(), "a.po")
    turned.reverse()
    assert mo.compile_catalog(catalog) == mo.compile_catalog(turned)


def test_an_empty_catalog_has_no_messages() -> None:
    data = mo.compile_catalog(polib.POFile())
    assert gettext.GNUTranslations(io.BytesIO(data)).info() == {}


def test_text_that_the_charset_lacks_is_refused() -> None:
    catalog = syntax.parse(TEXT.replace("UTF-8", "ASCII").replace("é", "e").encode(), "a.po")
    with pytest.raises(AmbosError, match=r"'\\u200b' \(U\+200B\) is not in the catalog's"):
        mo.compile_catalog(catalog, lambda text: text.replace("{^}", "\u200b"))
