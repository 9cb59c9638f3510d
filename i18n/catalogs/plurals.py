"""Plural forms: what a header's Plural-Forms says, and what it should say for a language."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable
from dataclasses import dataclass

from i18n.errors import AmbosError

_FIELD = re.compile(r"\s*nplurals\s*=\s*([0-9]{1,3})\s*;\s*plural\s*=\s*([^;]+?)\s*;?\s*", re.ASCII)
_EXAMPLE = "write nplurals=2; plural=(n != 1);"
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
    parts = _FIELD.fullmatch(value)
    if parts is None:
        raise AmbosError(f"Plural-Forms does not parse: {value} ({_EXAMPLE})", path=path, line=line)
    count = int(parts[1])
    try:
        form: Callable[[int], int] = gettext.c2py(parts[2])
        highest = max(form(number) for number in range(_TRIED + 1))
        lowest = min(form(number) for number in range(_TRIED + 1))
    except (ValueError, ArithmeticError, OverflowError) as error:
        raise AmbosError(
            f"Plural-Forms does not parse: {value} ({_EXAMPLE})", path=path, line=line
        ) from error
    if lowest < 0 or highest >= count:
        wrong = lowest if lowest < 0 else highest
        raise AmbosError(
            f"Plural-Forms has nplurals={count}, but its expression gives {wrong} "
            f"(write nplurals={highest + 1}, or correct the expression)",
            path=path,
            line=line,
        )
    return Plurals(count, form)


def plural_forms(language: str) -> str:
    """The Plural-Forms value of a language, by Babel's table; a code as `es`, `es_MX` or `es-MX`.

    A language that the table does not have gets two forms, as English.
    """
    from babel.core import UnknownLocaleError  # noqa: PLC0415  # slow to import
    from babel.messages.plurals import get_plural  # noqa: PLC0415

    code = language.replace("-", "_")
    for known in (code, code.split("_")[0]):
        try:
            count, expression = get_plural(known)[:2]
        except (UnknownLocaleError, ValueError):
            continue
        return f"nplurals={count}; plural={expression};"
    return "nplurals=2; plural=(n != 1);"
