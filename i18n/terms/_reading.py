"""A termbase from the bytes of a file."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from i18n.errors import AmbosError
from i18n.terms._termbase import Status, Term, Termbase

COLUMNS = ("source", "target", "status", "note")
_REQUIRED = COLUMNS[:2]
_BOM = "\ufeff"

Row = tuple[int, Sequence[str]]


def read(data: bytes, name: str) -> Termbase:
    """The termbase in a file called `name`; `.tsv` is a table of two columns without a header.

    Raises AmbosError, with the line, for what is none: other columns, an unknown status, an empty
    term, a pair that is said twice with two statuses, bytes that are not UTF-8.
    """
    try:
        text = data.decode("utf-8").removeprefix(_BOM)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise AmbosError("not UTF-8 (save it as UTF-8)", path=name, line=line) from error
    found: dict[tuple[str, str], Term] = {}
    for line, term in _pairs(text, name) if name.lower().endswith(".tsv") else _table(text, name):
        pair = term.source.casefold(), term.target.casefold()
        if not term.source or not term.target:
            side = "source" if not term.source else "target"
            raise AmbosError(
                f"no {side} term (write it, or take the line out)", path=name, line=line
            )
        if pair in found and found[pair].status is not term.status:
            what = f"'{term.source}', '{term.target}' is {found[pair].status} above (keep one)"
            raise AmbosError(what, path=name, line=line)
        found.setdefault(pair, term)
    return Termbase(tuple(found.values()))


def _pairs(text: str, name: str) -> Iterator[tuple[int, Term]]:
    """The terms of a table of two columns."""
    for line, row in _rows(text, name, "\t"):
        if len(row) != len(_REQUIRED):
            what = f"{len(row)} columns, not two (put one tab between a term and its translation)"
            raise AmbosError(what, path=name, line=line)
        yield line, Term(row[0].strip(), row[1].strip())


def _table(text: str, name: str) -> Iterator[tuple[int, Term]]:
    """The terms of a table whose header names its columns."""
    rows = _rows(text, name, ",")
    line, header = next(rows, (1, ()))
    columns = [column.strip().lower() for column in header]
    known = ", ".join(COLUMNS)
    for column in columns:
        if column not in COLUMNS or columns.count(column) > 1:
            what = f"a column '{column}' (the header is {known})"
            raise AmbosError(what, path=name, line=line)
    if missing := [column for column in _REQUIRED if column not in columns]:
        raise AmbosError(f"no column '{missing[0]}' (the header is {known})", path=name, line=line)
    for line, row in rows:
        if len(row) > len(columns):
            what = f"{len(row)} columns, the header has {len(columns)} (quote text with a comma)"
            raise AmbosError(what, path=name, line=line)
        cells = dict(zip(columns, (cell.strip() for cell in row), strict=False))
        status = cells.get("status") or Status.PREFERRED
        if status not in list(Status):
            what = f"a status '{status}' (write {', '.join(Status)})"
            raise AmbosError(what, path=name, line=line)
        source, target = cells["source"], cells.get("target", "")
        yield line, Term(source, target, Status(status), cells.get("note", ""))


def _rows(text: str, name: str, delimiter: str) -> Iterator[Row]:
    """The rows that are not empty, each with its line."""
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
    line = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        what = f"not a table: {error} (quote text with a comma or a quotation mark)"
        raise AmbosError(what, path=name, line=reader.line_num) from error
