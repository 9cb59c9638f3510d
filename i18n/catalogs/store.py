"""Catalogs on disk: read with what they were, written with nothing changed but what was asked for.

A catalog that was read remembers its file's bytes and what each message was. Writing lays out the
messages that differ and copies every other byte: wrapping, order, line ends, comments, charset.
"""

from __future__ import annotations

import copy
import operator
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import polib

from i18n import files
from i18n.catalogs import collector, layout, placing, syntax
from i18n.catalogs.edits import Edit, Fields, changed_places, fields, is_changed, unreadable, was
from i18n.catalogs.encoding import UTF8, charset_of, encode
from i18n.catalogs.extract import header as empty
from i18n.catalogs.lazy import detach, move, stands_in
from i18n.catalogs.widths import widths
from i18n.errors import AmbosError

_LOADED = "_ambos_loaded"


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What a catalog was when it was read: its messages in file order, without the header.

    `path` is None where its bytes were read by somebody else.
    """

    path: Path | None
    entries: tuple[polib.POEntry, ...]
    fields: tuple[Fields, ...]
    header: Fields


def load(path: Path, name: str | None = None) -> polib.POFile:
    """The catalog in a file; `name` is what messages call it.

    Raises AmbosError when the file cannot be read or is not well-formed PO.
    """
    name = name or str(path)
    data = files.read(path, name)
    with collector.paused():
        catalog = syntax.parse(data, name)
        catalog.fpath = str(path)
        _remember(catalog, path)
    return catalog


def read(data: bytes, name: str) -> polib.POFile:
    """The catalog in a file's bytes; `name` is what messages call it.

    Raises AmbosError when they are not well-formed PO.
    """
    with collector.paused():
        catalog = syntax.parse(data, name)
        _remember(catalog, None)
    return catalog


def save(catalog: polib.POFile, path: Path, name: str | None = None) -> bool:
    """Write a catalog; False when the file has that already.

    Only messages whose fields changed since `load` are laid out anew, every other byte stays. Where
    another program has written the file since, what both did is merged, and the catalog has it too.
    Raises AmbosError when both changed the same translation, or a merge would have more to tell of, when
    the file was not there to be read, when the new text does not fit its character set, and when it cannot
    be written; then nothing is.
    """
    name = name or str(path)
    loaded: _Loaded | None = getattr(catalog, _LOADED, None)
    expected = _expected(catalog, loaded, path)
    edit = _edit(catalog, loaded)
    data = rendered(catalog, name) if edit is None else edit.data(name)
    if data == expected and _has(path, data):
        return False
    with collector.paused():
        reread = _checked(catalog, data, name) if edit is None else None
        placed = placing.place(path, data, expected, name, is_output=False)
        if placed.data != data:
            merged = syntax.parse(placed.data, name)
            _take_over(catalog, merged)
            _adopt(catalog, merged)
            _remember(catalog, path)
        elif edit is not None and loaded is not None:
            edit.settle(catalog, data)
            snapshot = list(loaded.fields)
            for place in edit.places:
                snapshot[place] = was(loaded.entries[place])
            now = _Loaded(path.resolve(), loaded.entries, tuple(snapshot), loaded.header)
            setattr(catalog, _LOADED, now)
        elif reread is not None:
            _adopt(catalog, reread)
            _remember(catalog, path)
    return placed.is_written


def written(catalog: polib.POFile, name: str) -> bytes:
    """The bytes that `save` would write. Raises AmbosError, as `save`."""
    with collector.paused():
        data, laid_out = _rendered(catalog, name)
        if not all(map(layout.reads_back, laid_out)):
            _checked(catalog, data, name)
    return data


def write(path: str | os.PathLike[str], data: bytes, expected: bytes | None, name: str) -> bool:
    """Put a catalog's bytes in the place of those it was made from; False where they are there.

    `expected` is None where there was no file. Where another program has written the file since, what
    both did is merged. Raises AmbosError when both changed the same translation, or a merge would have more
    to tell of, when there is a file where there was none, and when it cannot be written; then it is as it
    was.
    """
    return placing.place(path, data, expected, name, is_output=False).is_written


def begin(path: str | os.PathLike[str], data: bytes, name: str) -> bool:
    """Write, as `write` does, a catalog in which nobody has worked, where there is none.

    The same command would make it again: see `files.write_output`.
    """
    return placing.place(path, data, None, name, is_output=True).is_written


def relocate(
    path: str | os.PathLike[str],
    target: str | os.PathLike[str],
    expected: bytes,
    names: tuple[str, str],
) -> None:
    """Give a catalog another place; `expected` are the bytes that were read, `names` are for messages.

    It is in the one place or the other at every moment. Raises AmbosError when it has changed since, when
    another file stands there, and when it cannot be moved; then it is where it was.
    """
    placing.move(path, target, expected, names)


def _take_over(catalog: polib.POFile, merged: polib.POFile) -> None:
    """Give a catalog what a merge made of it; its messages stay the objects that they are."""
    own: dict[tuple[object, ...], list[polib.POEntry]] = {}
    for entry in reversed(catalog):
        own.setdefault((entry.msgctxt, entry.msgid), []).append(entry)
    taken: list[polib.POEntry] = []
    for entry in merged:
        same = own.get((entry.msgctxt, entry.msgid))
        known = same.pop() if same else entry
        if known is not entry:
            known.__class__ = entry.__class__
            attributes = vars(known)
            attributes.clear()
            attributes.update(vars(entry))
        taken.append(known)
    catalog[:] = taken
    catalog.header = merged.header
    catalog.metadata = merged.metadata
    catalog.metadata_is_fuzzy = merged.metadata_is_fuzzy


def serialize(catalog: polib.POFile) -> bytes:
    """A whole catalog as msgcat writes it: the header, then the messages in their order.

    Raises AmbosError for text that the header's charset does not have.
    """
    header = header_entry(catalog)
    entries = [*([] if header is None else [header]), *catalog]
    text = "\n".join(map(layout.entry, entries))
    return encode(text, _charset(catalog), catalog.fpath or "catalog")


def begun(template: bytes, language: str) -> bytes:
    """The catalog of a language that has nothing but the messages of a serialized template."""
    return _head(language) + template[template.index(b"\n\n") + 1 :]


@cache
def _head(language: str) -> bytes:
    """The header of a language's empty catalog."""
    head = header_entry(empty(language))
    assert head is not None, "a catalog of a language has a header"
    return layout.entry(head).encode()


def rendered(catalog: polib.POFile, name: str) -> bytes:
    """What `save` writes: the file's bytes with the changed messages in their places."""
    return _rendered(catalog, name)[0]


def _rendered(catalog: polib.POFile, name: str) -> tuple[bytes, Sequence[polib.POEntry]]:
    """The same, and the messages that were laid out for it, the header aside."""
    source = syntax.source(catalog)
    loaded: _Loaded | None = getattr(catalog, _LOADED, None)
    if source is None or loaded is None:
        return serialize(catalog), catalog
    charset = _checked_charset(catalog, source, name)
    places = {id(entry): place for place, entry in enumerate(loaded.entries)}
    shift = source.header if source.header is not None else len(source.spans)
    items: list[tuple[int | None, polib.POEntry | None]] = []
    for entry in catalog:
        place = places.pop(id(entry), None)
        changed = place is None or is_changed(entry, loaded.fields[place])
        if place is not None and place >= shift:
            place += 1
        items.append((place, entry if changed else None))
    laid_out = [entry for _, entry in items if entry is not None]
    header = header_entry(catalog)
    if header is not None:
        changed = header_fields(catalog) != loaded.header
        where = _header_place(items, source.header)
        items.insert(where, (source.header, header if changed else None))
    return _spliced(source, items, charset, name), laid_out


def header_fields(catalog: polib.POFile) -> Fields:
    """Everything of a header that is written, for comparison."""
    return catalog.header, tuple(catalog.metadata.items()), bool(catalog.metadata_is_fuzzy)


def _remember(catalog: polib.POFile, path: Path | None) -> None:
    entries = tuple(catalog)
    snapshot = tuple(map(was, entries))
    where = None if path is None else path.resolve()
    loaded = _Loaded(where, entries, snapshot, header_fields(catalog))
    setattr(catalog, _LOADED, loaded)


def _edit(catalog: polib.POFile, loaded: _Loaded | None) -> Edit | None:
    """What was changed, where no more was than the texts of messages that stand in their file."""
    source = syntax.source(catalog)
    if source is None or loaded is None or header_fields(catalog) != loaded.header:
        return None
    entries = loaded.entries
    if len(catalog) != len(entries) or not all(map(operator.is_, catalog, entries)):
        return None
    if _charset(catalog) != source.charset:
        return None
    places = changed_places(entries, loaded.fields)
    return Edit.of(source, entries, places, loaded.fields)


def _expected(catalog: polib.POFile, loaded: _Loaded | None, path: Path) -> bytes | None:
    """The bytes that the file must still have; None where it must not be there."""
    source = syntax.source(catalog)
    if source is None or loaded is None or loaded.path != path.resolve():
        return None
    return source.data


def _has(path: Path, data: bytes) -> bool:
    """Has the file these bytes?"""
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def _charset(catalog: polib.POFile) -> str:
    return charset_of(catalog.metadata.get("Content-Type", ""), UTF8)


def _checked_charset(catalog: polib.POFile, source: syntax.Source, name: str) -> str:
    """The charset that the header names now, which must fit the bytes that stay."""
    content_type = catalog.metadata.get("Content-Type", "")
    charset = charset_of(content_type, UTF8)
    if charset == source.charset:
        return charset
    try:
        fits = source.data.decode(charset) == source.data.decode(source.charset)
    except UnicodeDecodeError:
        fits = False
    if not fits:
        raise AmbosError(
            f"the header's charset changed from {source.charset} to {charset}, the file's bytes "
            f"did not (convert the file first: msgconv --to-code={charset})",
            path=name,
        )
    return charset


def header_entry(catalog: polib.POFile) -> polib.POEntry | None:
    """The header as a message, with what an earlier one had besides the known fields."""
    source = syntax.source(catalog)
    earlier = source.header_entry if source is not None else None
    if earlier is None:
        if not catalog.metadata and not catalog.header:
            return None
        header = polib.POEntry(msgid="", flags=[])
    else:
        header = copy.copy(earlier)
        header.flags = [flag for flag in earlier.flags if flag != "fuzzy"]
    header.tcomment = catalog.header
    if catalog.metadata_is_fuzzy:
        header.flags.insert(0, "fuzzy")
    known = syntax.header_fields(header.msgstr) if header.msgstr else {}
    if catalog.metadata != known or list(catalog.metadata) != list(known):
        header.msgstr = "".join(f"{key}: {value}\n" for key, value in catalog.metadata.items())
    return header


def _header_place(
    items: Sequence[tuple[int | None, polib.POEntry | None]], header: int | None
) -> int:
    """Where the header goes among the messages: first, or where it was."""
    if not header:
        return 0
    return next(
        (where for where, (place, _) in enumerate(items) if place is not None and place > header),
        len(items),
    )


def _spliced(
    source: syntax.Source,
    items: Sequence[tuple[int | None, polib.POEntry | None]],
    charset: str,
    name: str,
) -> bytes:
    """The file with its messages replaced, taken out and put in.

    An item is the place of a message in the file, None for a new one, and the message where it is
    to be laid out.
    """
    data, spans = source.data, source.spans
    newline = "\r\n" if data[: data.find(b"\n") + 1].endswith(b"\r\n") else "\n"
    end = newline.encode()
    mark = 3 if data.startswith(b"\xef\xbb\xbf") else 0
    lead, last = (spans[0][0], spans[-1][1]) if spans else (mark, mark)
    columns = layout.OWN if all(entry is None for _, entry in items) else widths(source)
    pieces = [data[:lead]]
    before: int | None = -1
    for place, entry in items:
        if place is not None and before is not None and place == before + 1:
            pieces.append(data[spans[before][1] : spans[place][0]] if place else b"")
        elif pieces[-1].strip(b"\xef\xbb\xbf \t\r\n"):
            if not pieces[-1].endswith(b"\n"):
                pieces.append(end)
            pieces.append(end)
        if entry is None and place is not None:
            pieces.append(data[slice(*spans[place])])
        elif entry is not None:
            text = layout.entry(entry, columns).replace("\n", newline)
            if place is not None and not data[slice(*spans[place])].endswith(b"\n"):
                text = text.removesuffix(newline)
            pieces.append(encode(text, charset, name))
        before = place
    tail = data[last:]
    if before != len(spans) - 1 and not pieces[-1].endswith(b"\n") and len(pieces) > 1:
        pieces.append(end)
    if not spans and items and tail.strip():
        pieces.append(end)
    pieces.append(tail)
    return b"".join(pieces)


def _checked(catalog: polib.POFile, data: bytes, name: str) -> polib.POFile:
    """Read what is going to be written. Raises AmbosError where it would not say the same."""
    reread = syntax.parse(data, name)
    if [fields(entry)[:5] for entry in reread] != [fields(entry)[:5] for entry in catalog]:
        raise unreadable(name)
    return reread


def _adopt(catalog: polib.POFile, reread: polib.POFile) -> None:
    """Take over the positions and the bytes of what was written."""
    for entry, twin in zip(catalog, reread, strict=True):
        where = syntax.positions(twin)
        file = stands_in(twin)
        if file is not None:
            move(entry, twin)
        elif where is not None:
            detach(entry)
            syntax.place(entry, where)
    source = syntax.source(reread)
    if source is not None:
        syntax.remember(catalog, source)
