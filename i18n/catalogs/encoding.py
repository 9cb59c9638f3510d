"""The character set of a catalog: found in its header, decoded with the line of what is wrong."""

from __future__ import annotations

import codecs
import re

from i18n.errors import AmbosError
from i18n.expressions import compiled

UTF8 = "utf-8"
_HEADER = compiled(
    rb'^(?:\xef\xbb\xbf)?[ \t]*msgid[ \t]*""[ \t\r]*\n(?:[ \t]*""[ \t\r]*\n)*'
    rb'[ \t]*msgstr[ \t]*((?:"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"[ \t\r]*(?:\n[ \t]*|\Z))+)',
    re.MULTILINE,
)
_CHARSET = compiled(rb"charset=([^\s\\\";]+)", re.IGNORECASE)
_MSGCTXT = compiled(rb'msgctxt[^\n]*\n(?:[ \t]*"[^\n]*\n)*[ \t]*\Z')
_ASCII = bytes(range(0x20, 0x7F)) + b"\t\n\r"
_UNDECLARED = "charset"
"""What a template says where nothing was filled in: `charset=CHARSET`."""


def decode(data: bytes, path: str) -> tuple[str, str]:
    """A catalog's text without its byte order mark, and Python's name of its character set.

    The character set is the one of the header, else UTF-8. In every one that is accepted a line of
    text is a line of bytes. Raises AmbosError for UTF-16, NUL, an unknown character set and bytes
    that are not in it.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise AmbosError("UTF-16 (save the file as UTF-8)", path=path, line=1)
    if (nul := data.find(b"\0")) >= 0:
        line = data.count(b"\n", 0, nul) + 1
        around = data[max(0, nul - 8) : nul + 9]
        if around.count(b"\0") > 3:
            raise AmbosError("UTF-16 or UTF-32 (save the file as UTF-8)", path=path, line=line)
        raise AmbosError("NUL byte (remove it)", path=path, line=line)
    if b"\r" in data and b"\n" not in data:
        raise AmbosError("line ends of carriage returns alone (save with LF)", path=path, line=1)
    declared, line = _declared(data)
    charset = _known(declared, path, line)
    marked = data.startswith(codecs.BOM_UTF8)
    if marked and charset != UTF8:
        raise AmbosError(
            f"the header says charset={declared}, the byte order mark says UTF-8 "
            "(write charset=UTF-8)",
            path=path,
            line=line,
        )
    try:
        text = data.decode(charset)
    except UnicodeDecodeError as error:
        raise AmbosError(
            f"byte 0x{data[error.start]:02X} is not {declared} text "
            "(correct the charset in the header, or save the file in it)",
            path=path,
            line=data.count(b"\n", 0, error.start) + 1,
        ) from error
    return text[1:] if marked else text, charset


def encode(text: str, charset: str, path: str) -> bytes:
    """New text in a catalog's character set. Raises AmbosError for what it does not have.

    A few character sets write a sign as another, EUC-JP the yen as a backslash: it has not got these.
    """
    try:
        data = text.encode(charset)
        if charset == UTF8 or data.decode(charset) == text:
            return data
        changed = (sign for sign in text if sign.encode(charset).decode(charset) != sign)
        lacking = next(changed, text[0])
    except UnicodeEncodeError as error:
        lacking = text[error.start]
    raise AmbosError(
        f"{lacking!r} (U+{ord(lacking):04X}) is not in the catalog's character set, "
        f"{charset} (convert the catalog to UTF-8: msgconv --to-code=UTF-8)",
        path=path,
    )


def _declared(data: bytes) -> tuple[str, int]:
    """The charset of the header as it stands there, and its line; UTF-8 where there is none."""
    for header in _HEADER.finditer(data):
        if _MSGCTXT.search(data, max(0, header.start() - 4096), header.start()):
            continue
        if charset := _CHARSET.search(header[1]):
            line = data.count(b"\n", 0, header.start(1) + charset.start()) + 1
            return charset[1].decode("ascii", "replace"), line
        break
    return "UTF-8", 1


def _known(declared: str, path: str, line: int) -> str:
    """Python's name of a charset in which ASCII is ASCII."""
    if declared.lower() in (UTF8, _UNDECLARED):
        return UTF8
    try:
        codec = codecs.lookup(declared)
        known = _ASCII.decode(codec.name).encode(codec.name) == _ASCII
    except (LookupError, UnicodeError):
        known = False
    if not known:
        raise AmbosError(
            f"unknown charset: {declared} (save the file as UTF-8 and write charset=UTF-8)",
            path=path,
            line=line,
        )
    if codec.name in {"ascii", "utf-8-sig"}:
        return UTF8 if codec.name == "utf-8-sig" else "ascii"
    if codec.name.startswith(("utf-7", "iso2022", "hz", "unicode", "raw", "punycode", "idna")):
        raise AmbosError(
            f"charset {declared} does not keep lines apart (save the file as UTF-8)",
            path=path,
            line=line,
        )
    return codec.name


def charset_of(content_type: str, default: str) -> str:
    """Python's name of the charset in a Content-Type; `default` where it names none it knows."""
    found = _CHARSET.search(content_type.encode("ascii", "replace"))
    if found is None or found[1].lower() == _UNDECLARED.encode():
        return default
    try:
        return codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return default
