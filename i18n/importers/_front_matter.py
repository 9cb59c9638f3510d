"""YAML front matter, its values quoted only where YAML would read something else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import yaml

_PLAIN = re.compile(r"[^\W_](?:.*\S)?")


def front_matter(fields: Mapping[str, str | Sequence[str] | None]) -> str:
    """The block between `---` lines; fields that are None or empty are left out.

    A date in the form 2025-07-18 may be given as text: it stands unquoted.
    """
    written = [
        f"{name}: {scalar(value) if isinstance(value, str) else _sequence(value)}"
        for name, value in fields.items()
        if value
    ]
    return "\n".join(["---", *written, "---", ""])


def scalar(text: str) -> str:
    """A value as it stands after a key, or in a sequence `[a, b]`."""
    is_date = re.fullmatch(r"\d{4}-\d\d-\d\d", text) is not None
    if is_date or _reads_the_same(text):
        return text
    quoted: str = yaml.safe_dump(text, default_style='"', allow_unicode=True, width=float("inf"))
    return quoted.rstrip("\n")


def _sequence(values: Sequence[str]) -> str:
    return "[" + ", ".join(_quoted_date(value) for value in values) + "]"


def _quoted_date(value: str) -> str:
    """In a sequence a date is a word like others."""
    return value if _reads_the_same(value) else f'"{scalar(value).strip(chr(34))}"'


def _reads_the_same(text: str) -> bool:
    if not _PLAIN.fullmatch(text):
        return False
    try:
        return bool(
            yaml.safe_load(f"name: {text}") == {"name": text}
            and yaml.safe_load(f"[{text}, {text}]") == [text, text]
        )
    except yaml.YAMLError:
        return False
