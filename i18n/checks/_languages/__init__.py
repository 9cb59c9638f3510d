"""What a language asks of a text: one TOML file a language, a table in it for each kind of rule.

The source of a rule stands beside it. A file `es.toml` speaks for every regional form; what a region
has otherwise stands in its table `regions`, by the region's code (`[regions.MX.numbers]`), and takes
the place of the keys that it names.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pkgutil import get_data  # quicker to import than `importlib.resources`
from typing import Any, cast

from i18n.languages import primary

_TABLE = re.compile(r"^\[{1,2}([\w-]+)", re.MULTILINE)
"""The header of a table, or of a table in it; in these files nothing else begins a line with a bracket."""


@cache
def rules(language: str, table: str) -> Mapping[str, Any]:
    """A table of the rules of a language; empty where there are none. No other table is parsed."""
    base = primary(language)
    own = _table(base, table)
    regional: Mapping[str, Any] = {}
    for part in re.split(r"[-_]", language)[1:]:
        regions = _table(base, "regions") or {}
        regional = regions.get(part.upper(), {}).get(table, regional)
    return {**own, **regional} if own is not None else {}


def languages() -> list[str]:
    """The languages that have rules, in the order of their codes."""
    from importlib.resources import files  # noqa: PLC0415  (slow to import, and seldom needed)

    names = (file.name for file in files(__package__).iterdir())
    return sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


@cache
def _table(base: str, name: str) -> dict[str, Any] | None:
    texts = _texts(base).get(name)
    return (
        cast("dict[str, Any]", tomllib.loads("".join(texts))[name]) if texts is not None else None
    )


@cache
def _texts(base: str) -> Mapping[str, Sequence[str]]:
    """The text of a language's file, by the tables that it is of."""
    try:
        data = get_data(__package__, f"{base}.toml") if base.isalpha() else None
    except FileNotFoundError:
        data = None
    if data is None:
        return {}
    text = data.decode()
    starts = list(_TABLE.finditer(text))
    ends = [*(start.start() for start in starts[1:]), len(text)]
    found: dict[str, list[str]] = {}
    for start, end in zip(starts, ends, strict=True):
        found.setdefault(start[1], []).append(text[start.start() : end])
    return found
