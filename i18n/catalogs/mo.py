"""Compiled catalogs: the bytes that GNU's `msgfmt --no-hash` writes."""

from __future__ import annotations

import re
import struct
import sys
from array import array
from collections.abc import Callable, Mapping
from itertools import accumulate

import polib

from i18n.catalogs import collector
from i18n.catalogs.encoding import UTF8, charset_of, encode
from i18n.catalogs.layout import forms
from i18n.catalogs.lazy import plural_texts, published
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
    return f"{entry.msgid}{entry.msgstr}{plural_texts(entry)}".isascii()


def compile_catalog(catalog: polib.POFile, replace: Callable[[str], str] | None = None) -> bytes:
    """The MO file of a catalog: its header and its translated, current, not fuzzy messages.

    `replace` turns each msgstr into what the program shall show. Sorted by msgid bytes, little
    endian, without hash table (gettext manual, "The Format of GNU MO Files"): the same catalog
    gives the same bytes. Raises AmbosError for text that is not in the header's charset.
    """
    with collector.paused():
        return _packed(_messages(catalog, replace))


def _messages(catalog: polib.POFile, replace: Callable[[str], str] | None) -> Mapping[bytes, bytes]:
    """What a program asks for, and what it gets."""
    path = catalog.fpath or "catalog"
    charset = charset_of(catalog.metadata.get("Content-Type", ""), UTF8)
    show = replace or str
    messages: dict[bytes, bytes] = {}
    header = header_entry(catalog)
    if header is not None and header.msgstr and not catalog.metadata_is_fuzzy:
        messages[b""] = encode(_CREATION_DATE.sub("", header.msgstr), charset, path)
    for entry in published(catalog):
        key, value = entry.msgid, entry.msgstr
        if entry.msgid_plural or plural_texts(entry):
            texts = [text for _, text in forms(entry)]
            if not texts[0]:
                continue
            key += _FORM_END + entry.msgid_plural
            value = _FORM_END.join(map(show, texts))
        elif not value:
            continue
        elif replace is not None:
            value = replace(value)
        if entry.msgctxt is not None:
            key = entry.msgctxt + _CONTEXT_END + key
        messages[encode(key, charset, path)] = encode(value, charset, path)
    return messages


def _packed(messages: Mapping[bytes, bytes]) -> bytes:
    """The file. A NUL sorts before all else, so that msgids are in order as C strings too."""
    count = len(messages)
    ids, strings = _HEADER_SIZE, _HEADER_SIZE + 8 * count
    texts = sorted(messages)
    texts += [messages[key] for key in texts]
    tables = [0] * (4 * count)
    tables[0::2] = sizes = [len(text) for text in texts]
    at = strings + 8 * count
    tables[1::2] = accumulate((size + 1 for size in sizes[:-1]), initial=at) if count else ()
    head = struct.pack("<7I", _MAGIC, 0, count, ids, strings, 0, at)
    packed = array("I", tables)
    if sys.byteorder == "big":
        packed.byteswap()
    return b"".join((head, packed.tobytes(), b"\0".join([*texts, b""])))
