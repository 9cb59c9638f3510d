"""What a language asks of a text: one TOML file a language, a table in it for each kind of rule.

The source of a rule stands beside it. A file `es.toml` speaks for every regional form; what a region
has otherwise stands in its table `regions`, by the region's code (`[regions.MX.numbers]`), and takes
the place of the keys that it names.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from i18n.languages import primary


@cache
def rules(language: str, table: str) -> Mapping[str, Any]:
    """A table of the rules of a language; empty where there are none."""
    data = _data(primary(language))
    own = data.get(table)
    regional: Mapping[str, Any] = {}
    for part in re.split(r"[-_]", language)[1:]:
        regional = data.get("regions", {}).get(part.upper(), {}).get(table, regional)
    return {**own, **regional} if own is not None else {}


@cache
def _data(base: str) -> dict[str, Any]:
    file = files(__package__).joinpath(f"{base}.toml")
    if not base.isalpha() or not file.is_file():
        return {}
    return tomllib.loads(file.read_text(encoding="utf-8"))
