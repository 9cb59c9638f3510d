"""The syntax of PO files: bytes → messages, in one pass, each with the lines where it stands.

The grammar is GNU gettext's ("The Format of PO Files" in its manual): tokens, not lines; what
msgfmt refuses is refused here, with the line. Nothing is judged: a wrong Plural-Forms, unknown
flags and odd headers are read as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

import polib

from i18n.catalogs.encoding import decode
from i18n.catalogs.positions import Positions, place, positions

__all__ = [
    "Positions",
    "Source",
    "header_fields",
    "parse",
    "place",
    "positions",
    "read_header",
    "remember",
    "source",
]

_SOURCE = "_ambos_source"


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a catalog was read from.

    `spans` are the byte offsets of its messages, half open, comments included, in file order;
    `header` is the index of the header among them, None where the file has none, and
    `header_entry` the header as a message.
    """

    data: bytes
    charset: str
    spans: tuple[tuple[int, int], ...]
    header: int | None
    header_entry: polib.POEntry | None


def parse(data: bytes, path: str) -> polib.POFile:
    """The catalog in a file's bytes; `path` is what errors call it.

    `linenum` of an entry is the line of its msgctxt or msgid. Raises AmbosError with the line of
    what is not well-formed PO: see `encoding.decode` for the bytes themselves.
    """
    from i18n.catalogs.scanner import Scanner  # noqa: PLC0415  (slow to import)

    text, charset = decode(data, path)
    scanner = Scanner(text, path, charset)
    scanner.scan()
    catalog = polib.POFile(encoding=charset)
    entries = scanner.entries
    header = scanner.header
    if header is not None:
        read_header(catalog, entries[header])
    spans = _byte_spans(scanner.spans, scanner.lines, data, charset)
    for number, entry in enumerate(entries):
        if number != header:
            list.append(catalog, entry)
    header_entry = None if header is None else entries[header]
    setattr(catalog, _SOURCE, Source(data, charset, tuple(spans), header, header_entry))
    return catalog


def source(catalog: polib.POFile) -> Source | None:
    """The file that a catalog was read from; None for one made in memory."""
    found: Source | None = getattr(catalog, _SOURCE, None)
    return found


def remember(catalog: polib.POFile, read: Source) -> None:
    """Note which file a catalog's content is equal to."""
    setattr(catalog, _SOURCE, read)


def header_fields(text: str) -> dict[str, str]:
    """The fields of a header's msgstr, in its order; a line without a colon continues a value."""
    fields: dict[str, str] = {}
    name = None
    for line in text.split("\n"):
        key, colon, value = line.partition(":")
        if colon and key.strip():
            name = key
            fields[name] = value.strip()
        elif name is not None and line.strip():
            fields[name] += "\n" + line.strip()
    return fields


def read_header(catalog: polib.POFile, entry: polib.POEntry) -> None:
    """Give a catalog the header that stands in an entry."""
    catalog.header = entry.tcomment
    catalog.metadata = header_fields(entry.msgstr)
    catalog.metadata_is_fuzzy = "fuzzy" in entry.flags


def _byte_spans(
    spans: list[tuple[tuple[int, int], tuple[int, int]]],
    lines: list[str],
    data: bytes,
    charset: str,
) -> list[tuple[int, int]]:
    """(line, character) spans as byte offsets."""
    starts = [0, *accumulate(len(line) + 1 for line in data.split(b"\n"))]
    mark = 3 if data.startswith(b"\xef\xbb\xbf") else 0
    starts[0] = mark
    starts[-1] = len(data)

    def offset(place: tuple[int, int]) -> int:
        line, character = place
        if not character:
            return starts[line]
        return starts[line] + len(lines[line][:character].encode(charset))

    return [(offset(start), offset(end)) for start, end in spans]
