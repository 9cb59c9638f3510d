"""What the memory holds, as a TMX 1.4b file (LISA OSCAR, 2005-04-26)."""

from __future__ import annotations

import datetime
import re
import sqlite3
from collections.abc import Iterator
from html import escape
from importlib.metadata import PackageNotFoundError, version

from i18n.languages import tag

_FORBIDDEN = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold (XML 1.0, production 2)."""

_PAIRS = (
    "SELECT DISTINCT one.code, two.code, source.text, target.text, catalog.document, "
    "CASE pair.date WHEN '' THEN catalog.date ELSE pair.date END FROM pair "
    "JOIN catalog ON catalog.id = pair.catalog "
    "JOIN text AS source ON source.id = pair.source "
    "JOIN text AS target ON target.id = pair.target "
    "JOIN language AS one ON one.id = source.language "
    "JOIN language AS two ON two.id = target.language "
    "WHERE pair.is_approved "
    "ORDER BY one.code, two.code, catalog.document, catalog.path, pair.id"
)


def exported(connection: sqlite3.Connection, languages: frozenset[str]) -> tuple[bytes, int]:
    """A TMX file of the approved pairs whose languages are these (of all, where none is named).

    Each pair of texts stands there once; the number of them comes with it.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<tmx version="1.4">',
        f'<header creationtool="Ambos" creationtoolversion="{_safe(_version())}" '
        'segtype="sentence" o-tmf="PO" adminlang="en" srclang="*all*" datatype="plaintext"/>',
        "<body>",
    ]
    head = len(lines)
    lines += _units(connection, languages)
    count = len(lines) - head
    return "\n".join([*lines, "</body>", "</tmx>", ""]).encode(), count


def _units(connection: sqlite3.Connection, languages: frozenset[str]) -> Iterator[str]:
    seen = set()
    for one, two, source, target, document, date in connection.execute(_PAIRS):
        pair = (one, two, source, target)
        if pair in seen or (languages and not {one, two} <= languages):
            continue
        seen.add(pair)
        changed = _date(date)
        changed = f' changedate="{changed}"' if changed else ""
        yield (
            f'<tu srclang="{tag(one)}"><prop type="x-document">{_safe(document)}</prop>'
            f'<tuv xml:lang="{tag(one)}"><seg>{_safe(source)}</seg></tuv>'
            f'<tuv xml:lang="{tag(two)}"{changed}><seg>{_safe(target)}</seg></tuv></tu>'
        )


def _version() -> str:
    """The program's version; "0" in a checkout that is not installed."""
    try:
        return version("ambos")
    except PackageNotFoundError:
        return "0"


def _safe(text: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", text)).replace("\r", "&#13;")


def _date(date: str) -> str:
    """A date of the memory as TMX writes it, in UTC; "" where its zone or hour is not known."""
    try:
        moment = datetime.datetime.fromisoformat(date)
    except ValueError:
        return ""
    if moment.tzinfo is None:
        return ""
    try:
        moment = moment.astimezone(datetime.UTC)
    except OverflowError:  # in the first or the last hours that a date can be in
        return ""
    return f"{moment.year:04}{moment:%m%dT%H%M%SZ}"
