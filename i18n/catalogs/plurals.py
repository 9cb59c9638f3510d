"""Plural forms: what a header's Plural-Forms says, and what it should say for a language."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

import polib

from i18n.catalogs.lazy import plural_texts, published
from i18n.catalogs.syntax import positions, source
from i18n.errors import AmbosError

_FIELD = re.compile(r"\s*nplurals\s*=\s*([0-9]{1,3})\s*;\s*plural\s*=\s*([^;]+?)\s*;?\s*", re.ASCII)
_EXAMPLE = "write nplurals=2; plural=(n != 1);"
_ONE = "nplurals=2; plural=(n != 1);"
_UP_TO_ONE = "nplurals=2; plural=(n > 1);"
_USUAL = {"ca": _ONE, "es": _ONE, "it": _ONE, "pt": _ONE, "fr": _UP_TO_ONE, "pt_BR": _UP_TO_ONE}
"""Languages for which CLDR has a class of round millions besides (Babel's table too, since 2.19), and
nearly no catalog a form for it: what GNU gettext's manual, "Plural forms", and its msginit write."""
_TRIED = 1000
"""Numbers for which the expression is evaluated, as msgfmt does."""


@dataclass(frozen=True, slots=True)
class Plurals:
    """How many forms a language has, and which of them, from 0, a number takes."""

    count: int
    form: Callable[[int], int]


def parse_plural_forms(value: str, path: str, line: int | None = None) -> Plurals:
    """What the value of a Plural-Forms header says.

    Raises AmbosError where it does not parse (gettext manual, "Plural forms"), or gives for some
    number a form that there is not.
    """
    try:
        return _parsed(value)
    except ValueError as error:
        raise AmbosError(str(error), path=path, line=line) from error


@lru_cache(maxsize=64)
def _parsed(value: str) -> Plurals:
    """The same, tried once for all catalogs that say it. Raises ValueError."""
    parts = _FIELD.fullmatch(value)
    if parts is None:
        raise ValueError(f"Plural-Forms does not parse: {value} ({_EXAMPLE})")
    count = int(parts[1])
    try:
        form: Callable[[int], int] = gettext.c2py(parts[2])
        forms = set(map(form, range(_TRIED + 1)))
    except (ValueError, ArithmeticError, OverflowError) as error:
        raise ValueError(f"Plural-Forms does not parse: {value} ({_EXAMPLE})") from error
    lowest, highest = min(forms), max(forms)
    if lowest < 0 or highest >= count:
        wrong = lowest if lowest < 0 else highest
        raise ValueError(
            f"Plural-Forms has nplurals={count}, but its expression gives {wrong} "
            f"(write nplurals={highest + 1}, or correct the expression)"
        )
    return Plurals(count, form)


def require_forms(catalog: polib.POFile, path: str) -> None:
    """Raise AmbosError where published messages have plural forms that the header does not count.

    The header's Plural-Forms matters to no other message: without such a one nothing is asked of it.
    """
    wanted: int | None = None
    for entry in published(catalog):
        texts = plural_texts(entry)
        count = len(texts)
        if not count or not all(texts.values()):
            continue
        if wanted is None:
            value = catalog.metadata.get("Plural-Forms", "")
            wanted = parse_plural_forms(value, path, _header_line(catalog)).count
        if wanted != count:
            where = positions(entry)
            what = (
                f"{count} plural forms, but the header's Plural-Forms has nplurals={wanted} "
                f"(write {wanted}, or correct the header)"
            )
            raise AmbosError(what, path=path, line=None if where is None else where.msgid)


def _header_line(catalog: polib.POFile) -> int | None:
    """Where the Plural-Forms of a catalog that was read stand, else its header; lines from 1."""
    read = source(catalog)
    if read is None or read.header_entry is None:
        return None
    at = read.data.find(b"Plural-Forms:")
    where = positions(read.header_entry)
    if at >= 0:
        return read.data.count(b"\n", 0, at) + 1
    return None if where is None else where.msgid


@cache
def plural_forms(language: str) -> str:
    """The Plural-Forms value of a language; a code as `es`, `es_MX` or `es-MX`.

    It is that of Babel's table, but for those languages for which GNU gettext has fewer forms. A language
    that the table does not have gets two forms, as English.
    """
    code = language.replace("-", "_")
    codes = (code, code.split("_")[0])
    usual = next((_USUAL[known] for known in codes if known in _USUAL), None)
    if usual is not None:
        return usual
    from babel.core import UnknownLocaleError  # noqa: PLC0415  # slow to import
    from babel.messages.plurals import get_plural  # noqa: PLC0415

    for known in codes:
        try:
            count, expression = get_plural(known)[:2]
        except (UnknownLocaleError, ValueError):
            continue
        return f"nplurals={count}; plural={expression};"
    return _ONE
