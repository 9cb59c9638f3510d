"""The corrections of a document: a text, a list of texts, or tables of a `text` with its `date`."""

from __future__ import annotations

from collections.abc import Sequence

from i18n.documents._dates import is_date
from i18n.documents._front_matter_values import Value
from i18n.errors import AmbosError
from i18n.model import Field

CORRECTION = "correction"
DATE = f"{CORRECTION}.date"
"""The dates in metadata: as many as there are texts, "" for one without."""

_TEXT = f"{CORRECTION}.text"


def named(values: Sequence[Value]) -> list[Value]:
    """The values, the texts of corrections all by one name."""
    return [value._replace(name=CORRECTION) if value.name == _TEXT else value for value in values]


def corrections(values: Sequence[Value], path: str) -> dict[str, tuple[Field, ...]]:
    """The texts and the dates of the corrections in values by their own names, as metadata has them.

    Raises AmbosError for a table without a text, and for a date that is none.
    """
    dates: dict[int, Value] = {}
    texts: list[Value] = []
    others: list[Value] = []
    for value in values:
        if value.has_text and value.text.strip():
            if value.name == _TEXT or (value.name == CORRECTION and not value.is_nested):
                texts.append(value)
            elif value.name == DATE:
                dates[value.holder] = value
            elif value.name.startswith(f"{CORRECTION}."):
                others.append(value)
    complete = {value.holder for value in texts if value.name == _TEXT}
    for value in (*dates.values(), *others):
        if value.holder not in complete:
            what = f"front matter: '{value.name}' stands without a text (write text: … beside it)"
            raise AmbosError(what, path=path, line=value.line)
    for value in dates.values():
        if not is_date(value.text):
            what = f"front matter: '{DATE}' is not a date: '{value.text}' (write 2025-07-18)"
            raise AmbosError(what, path=path, line=value.line)
    if not texts:
        return {}
    texts.sort(key=lambda value: value.start)
    stated = [dates.get(value.holder) if value.name == _TEXT else None for value in texts]
    return {
        CORRECTION: tuple(Field(value.text, value.line) for value in texts),
        DATE: tuple(Field(day.text if day else "", day.line if day else 0) for day in stated),
    }
