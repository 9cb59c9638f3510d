"""Compiled catalogs: the bytes that GNU's `msgfmt --no-hash` writes."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable

import polib

from i18n.catalogs.encoding import UTF8, charset_of, encode
from i18n.catalogs.layout import forms, is_plural
from i18n.catalogs.marks import without_marks
from i18n.catalogs.plurals import require_forms
from i18n.catalogs.store import header_entry
from i18n.errors import AmbosError

_MAGIC = 0x950412DE
_CREATION_DATE = re.compile(r"^POT-Creation-Date:.*\n?", re.MULTILINE)
"""msgfmt leaves it out, so that a new template alone changes no MO file."""
_HEADER_SIZE = 28
_CONTEXT_END = "\x04"
_FORM_END = "\0"


def compile_for_programs(catalog: polib.POFile, path: str) -> bytes:
    """The MO file of a catalog as programs may read it: no mark shows, no accent is misread.

    Raises AmbosError where the header does not say what its messages need: a charset, the number
    of their plural forms.
    """
    require_forms(catalog, path)
    content_type = catalog.metadata.get("Content-Type", "")
    if "charset=" not in content_type and not all(map(_is_ascii, catalog)):
        what = "its header names no charset (run 'ambos update', which writes one)"
        raise AmbosError(what, path=path, line=1)
    return compile_catalog(catalog, without_marks)


def _is_ascii(entry: polib.POEntry) -> bool:
    return f"{entry.msgid}{entry.msgstr}{entry.msgstr_plural}".isascii()


def compile_catalog(catalog: polib.POFile, replace: Callable[[str], str] | None = None) -> bytes:
    """The MO file of a catalog: its header and its translated, current, not fuzzy messages.

    `replace` turns each msgstr into what the program shall show. Sorted by msgid bytes, little
    endian, without hash table (gettext manual, "The Format of GNU MO Files"): the same catalog
    gives the same bytes. Raises AmbosError for text that is not in the header's charset.
    """
    path = catalog.fpath or "catalog"
    charset = charset_of(catalog.metadata.get("Content-Type", ""), UTF8)
    show = replace or str
    messages: dict[bytes, bytes] = {}
    header = header_entry(catalog)
    if header is not None and header.msgstr and not catalog.metadata_is_fuzzy:
        messages[b""] = encode(_CREATION_DATE.sub("", header.msgstr), charset, path)
    for entry in catalog:
        if entry.obsolete or "fuzzy" in entry.flags:
            continue
        key, value = entry.msgid, entry.msgstr
        if is_plural(entry):
            texts = [text for _, text in forms(entry)]
            if not texts[0]:
                continue
            key += _FORM_END + entry.msgid_plural
            value = _FORM_END.join(map(show, texts))
        elif not value:
            continue
        else:
            value = show(value)
        if entry.msgctxt is not None:
            key = entry.msgctxt + _CONTEXT_END + key
        messages[encode(key, charset, path)] = encode(value, charset, path)
    return _packed(sorted(messages.items(), key=_sort_key))


def _sort_key(message: tuple[bytes, bytes]) -> bytes:
    """Msgids are compared as C strings: what follows the first NUL does not count."""
    return message[0].partition(b"\0")[0]


def _packed(messages: list[tuple[bytes, bytes]]) -> bytes:
    count = len(messages)
    ids, strings = _HEADER_SIZE, _HEADER_SIZE + 8 * count
    at = strings + 8 * count
    tables: list[int] = []
    texts: list[bytes] = []
    for side in (0, 1):
        for message in messages:
            text = message[side]
            tables += (len(text), at)
            texts += (text, b"\0")
            at += len(text) + 1
    numbers = (_MAGIC, 0, count, ids, strings, 0, at if not count else strings + 8 * count)
    return struct.pack(f"<7I{len(tables)}I", *numbers, *tables) + b"".join(texts)
