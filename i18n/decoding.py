"""From bytes to text, with a clear word on what is refused."""

from __future__ import annotations

import codecs
import re

from i18n.errors import AmbosError

_LONE_CARRIAGE_RETURN = re.compile(r"\r(?!\n)")


def decode(data: bytes, path: str) -> tuple[str, int]:
    """The text after a byte order mark, and the number of bytes of that mark (0 or 3).

    A carriage return alone is given as the line feed it stands for: offsets stay, and a line ends
    with a line feed, before which a carriage return may stand. Raises AmbosError for what is not
    UTF-8 text.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise AmbosError("is UTF-16 (save it as UTF-8)", path=path, line=1)
    base = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    nul = data.find(b"\0")
    if nul >= 0:
        line = data.count(b"\n", 0, nul) + 1
        raise AmbosError("has a NUL byte (is it a text file?)", path=path, line=line)
    try:
        text = data[base:].decode("utf-8")
    except UnicodeDecodeError as error:
        at = base + error.start
        line = data.count(b"\n", 0, at) + 1
        what = f"byte 0x{data[at]:02x} at offset {at} is not UTF-8 (save the file as UTF-8)"
        raise AmbosError(what, path=path, line=line) from error
    return (_LONE_CARRIAGE_RETURN.sub("\n", text) if b"\r" in data else text), base
