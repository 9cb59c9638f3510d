"""The three-way merge of catalogs in files: bytes in, bytes out, with the lines of what is in conflict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import polib

from i18n.catalogs import store, syntax
from i18n.catalogs.blank import is_blank, require_content
from i18n.catalogs.encoding import charset_of
from i18n.catalogs.extract import key
from i18n.catalogs.threeway import Remark, merge


class Place(NamedTuple):
    """A line of the merged file, counted from 1, and what is to be said of it.

    `msgctxt` and `msgid` are the message's; both are None for the header.
    """

    line: int
    what: str
    msgctxt: str | None = None
    msgid: str | None = None


class MergedFile(NamedTuple):
    """The bytes that came of three files, and where a person has to look at them."""

    data: bytes
    conflicts: Sequence[Place] = ()
    notes: Sequence[Place] = ()


def merged_file(
    base: bytes,
    ours: bytes,
    theirs: bytes,
    names: tuple[str, str, str],
    label: str = "theirs",
    *,
    own_label: str = "ours",
) -> MergedFile:
    """Merge what two sides made of a catalog; messages that stayed as in ours keep its bytes.

    A blank `base` is that of two catalogs that were begun apart. `names` are what errors call the
    three files, the second the merged one too; `label` and `own_label` are as in `threeway.merge`. Raises
    AmbosError where one of the three is no well-formed PO, or has text that the character set of the
    merged header does not have, and where a side is blank and the base is not.
    """
    if not is_blank(base):
        require_content(ours, names[1])
        require_content(theirs, names[2])
    if theirs in (ours, base):
        return MergedFile(ours)
    if ours == base:
        return MergedFile(theirs)
    read = zip((base, ours, theirs), names, strict=True)
    before, here, there = (store.read(data, name) for data, name in read)
    name = names[1]
    outcome = merge(before, here, there, label, own_label=own_label)
    data = _bytes(outcome.catalog, name)
    if not outcome.conflicts and not outcome.notes:
        return MergedFile(data)
    reread = syntax.parse(data, name)
    return MergedFile(
        data,
        tuple(_places(reread, outcome.conflicts)),
        tuple(_places(reread, outcome.notes)),
    )


def _bytes(catalog: polib.POFile, name: str) -> bytes:
    """What is written; a file whose character set the other side changed is written anew."""
    source = syntax.source(catalog)
    assert source is not None, "the catalog was read from bytes"
    charset = charset_of(catalog.metadata.get("Content-Type", ""), source.charset)
    if charset != source.charset and not source.data.isascii():
        return store.serialize(catalog)
    return store.written(catalog, name)


def _places(catalog: polib.POFile, remarks: Sequence[Remark]) -> Iterator[Place]:
    lines = {(key(entry), bool(entry.obsolete)): entry.linenum or 1 for entry in catalog}
    source = syntax.source(catalog)
    header = source.header_entry if source is not None else None
    for entry, what in ((remark.entry, remark.what) for remark in remarks):
        if entry is None:
            yield Place((header.linenum or 1) if header is not None else 1, what)
        else:
            line = lines.get((key(entry), bool(entry.obsolete)), 1)
            yield Place(line, what.format(_excerpt(entry.msgid)), entry.msgctxt, entry.msgid)


def _excerpt(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:59] + "…"
