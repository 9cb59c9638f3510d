"""Who translates a project into each language, as its editions name them: the table `credits`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from i18n.languages import catalog_code, is_code
from i18n.publication import WrongError

Credits = tuple[tuple[str, tuple["Credit", ...]], ...]
"""Languages, each with its translators."""

_WANTED = 'a table such as { es = ["Ana Prado", { organization = "The Town" }] }'


class Credit(NamedTuple):
    """A translator: a person, or an organization."""

    name: str
    is_organization: bool = False


def read(value: Any) -> Credits:
    """The table as TOML has it. Raises WrongError."""
    if not isinstance(value, dict) or not all(map(is_code, value)):
        raise WrongError(_WANTED)
    return tuple((catalog_code(code), tuple(_credits(told))) for code, told in value.items())


def _credits(value: Any) -> Iterator[Credit]:
    for one in value if isinstance(value, list) else [value]:
        is_organization = isinstance(one, dict) and set(one) == {"organization"}
        name = one["organization"] if is_organization else one
        if not isinstance(name, str) or not name.strip():
            raise WrongError(_WANTED)
        yield Credit(name.strip(), is_organization)
