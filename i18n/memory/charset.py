"""The bytes of an XML file in an encoding that expat reads."""

from __future__ import annotations

import codecs
import re

from i18n.errors import AmbosError

_LOOK_AT = 1024
"""Bytes in which a declaration ends."""
_DECLARED = re.compile(
    rb"""<\?xml\s[^>]*?\bencoding\s*=\s*(["'])([A-Za-z][\w.:-]*)\1""", re.ASCII
)  # XML 1.0, productions 23 and 81
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OWN = frozenset({"utf-8", "utf-16"})
"""What expat reads by itself."""
_NO_CHARSETS = frozenset(
    {"idna", "punycode", "raw_unicode_escape", "undefined", "unicode_escape", "utf-7", "utf_8_sig"}
)
"""Names that Python knows and no file has."""
_MEANT = {"gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949"}
"""What tools mean by the first name (WHATWG Encoding, 4.2), by Python's names."""


def readable(data: bytes, path: str) -> tuple[bytes, str | None]:
    """Bytes for expat, and the encoding that they are in; None: as they themselves say.

    The byte order mark counts, whatever the declaration says (RFC 7303, 3); without one, an encoding
    that Python knows and expat does not is made UTF-8. Raises AmbosError, with the line, for bytes that
    are not in it.
    """
    encoding = _encoding(data)
    if not encoding or encoding in _OWN:
        return data, encoding or None
    return _utf8(data, encoding, path), "utf-8"


def _encoding(data: bytes) -> str:
    """Python's name of the encoding that the mark or the declaration names, "" to let expat find it."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    declared = _DECLARED.match(data[:_LOOK_AT])
    return _known(declared[2].decode()) if declared else ""


def _known(label: str) -> str:
    """Python's name of a charset in which ASCII is ASCII; "" for what is none."""
    try:
        name = codecs.lookup(label).name
        is_ascii = "<?xml".encode(name) == b"<?xml"
    except (LookupError, UnicodeError):
        return ""
    return _MEANT.get(name, name) if is_ascii and name not in _NO_CHARSETS else ""


def _utf8(data: bytes, encoding: str, path: str) -> bytes:
    try:
        return data.decode(encoding).encode()
    except UnicodeDecodeError as error:
        what = f"byte 0x{data[error.start]:02X} is not {encoding} (save it as UTF-8)"
        raise AmbosError(what, path=path, line=data.count(b"\n", 0, error.start) + 1) from error
