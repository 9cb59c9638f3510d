"""Days that have a name, read as their dates: Christmas Day, 25 de diciembre."""

from __future__ import annotations

from collections.abc import Iterator

from i18n.checks._numbers.quantity import Quantity, one
from i18n.checks._numbers.vocabulary import Vocabulary


def feasts(text: str, words: Vocabulary) -> Iterator[Quantity]:
    """The day and the month of the fixed feasts that a text names, which no translation has to give."""
    for match in words.feast.finditer(text):
        date = words.feasts.get(" ".join(match[0].lower().split()))
        if date is None:
            continue  # letters that are the same but for case, and are not by `lower`: ſ, İ
        month, day = map(int, date.split("-"))
        yield Quantity(*match.span(), tuple(one(month)), False, is_month=True)
        yield Quantity(*match.span(), tuple(one(day)), False, is_word=True)
