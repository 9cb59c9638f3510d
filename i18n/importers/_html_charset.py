"""From the bytes of a page to its text, as browsers do it (WHATWG Encoding; HTML 13.2.3.2)."""

from __future__ import annotations

import codecs
import re

_LOOK_AT = 1024
"""Bytes of a page in which it may state its encoding."""
_META = re.compile(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([\w:.()-]+)", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MEANT = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
    "euc_kr": "cp949", "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8",
    "utf-32": "utf-8", "utf-7": "utf-8",
}  # fmt: skip
"""What a page means that states the encoding of the first name, by Python's names."""


def page_text(data: bytes) -> str:
    """The text of a page; bytes that its encoding has not become U+FFFD.

    The encoding is the byte order mark's, else what the page states, else UTF-8 where it is that,
    else windows-1252.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    stated = _META.search(_COMMENT.sub(b"", data[:_LOOK_AT]))
    name = _known(stated[1].decode("ascii", "replace")) if stated else None
    if name:
        return data.decode(name, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _known(label: str) -> str | None:
    """Python's name for an encoding of text; None for a label that is none."""
    try:
        found = codecs.lookup(label)
        "".encode(found.name)
    except LookupError:
        return None
    return _MEANT.get(found.name, found.name)
