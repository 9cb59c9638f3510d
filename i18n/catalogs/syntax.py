"""The syntax of PO files: bytes → messages, in one pass, each with the lines where it stands.

The grammar is GNU gettext's ("The Format of PO Files" in its manual): tokens, not lines; what
msgfmt refuses is refused here, with the line. Nothing is judged: a wrong Plural-Forms, unknown
flags and odd headers are read as they are.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from itertools import accumulate

import polib

from i18n.catalogs import regular
from i18n.catalogs.encoding import decode
from i18n.catalogs.lazy import Source
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


def parse(data: bytes, path: str) -> polib.POFile:
    """The catalog in a file's bytes; `path` is what errors call it.

    `linenum` of an entry is the line of its msgctxt or msgid. Raises AmbosError with the line of
    what is not well-formed PO: see `encoding.decode` for the bytes themselves.
    """
    text, charset = decode(data, path)
    if regular.is_readable(charset):
        found = regular.read(data, 3 if data.startswith(BOM_UTF8) else 0, charset)
        if found is not None:
            return _regular(data, charset, found)
    return _scanned(data, text, path, charset)


def _regular(data: bytes, charset: str, found: regular.Regular) -> polib.POFile:
    """A catalog of messages in the usual forms."""
    catalog = polib.POFile(encoding=charset)
    entries, spans, header = found
    head = None if header is None else entries[header]
    read = Source(data, charset, tuple(spans), header, head)
    for index, entry in enumerate(entries):
        entry._ambos_file = read
        entry._ambos_place = index
    if header is not None and head is not None:
        read_header(catalog, head)
        entries = entries[:header] + entries[header + 1 :]
    list.extend(catalog, entries)
    remember(catalog, read)
    return catalog


def _scanned(data: bytes, text: str, path: str, charset: str) -> polib.POFile:
    """A catalog of any form, token by token."""
    from i18n.catalogs.scanner import Scanner  # noqa: PLC0415  (slow to import)

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
    remember(catalog, Source(data, charset, tuple(spans), header, header_entry))
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
