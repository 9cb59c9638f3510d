"""Quotation marks around what the author's HTML quotes (`<q>`), as the project writes them in a language.

Where the project says nothing, browsers put those of the language (CSS Generated Content 3,
`quotes: auto`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from i18n.languages import catalog_code, parents, tag

_CLOSING = {"«": "»", "“": "”", "‘": "’"}
_USUAL = "“‘"
"""Those of English and of Spanish (CLDR 48, delimiters)."""

Quotes = Mapping[str, str]
"""Opening marks by language, the outermost first."""


def pair(quotes: Quotes, language: str, level: int) -> tuple[str, str]:
    """The marks around a quotation in a language, a BCP 47 tag; `level` counts those around it, from 0."""
    code = catalog_code(language)
    found = (quotes[one] for one in (code, *parents(code)) if one in quotes)
    marks = next(found, _USUAL)
    opening = marks[min(level, len(marks) - 1)]
    return opening, _CLOSING[opening]


def rules(quotes: Quotes) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The languages as BCP 47 tags, the general ones first, each with its pairs of marks."""
    for language, marks in sorted(quotes.items()):
        yield tag(language), [(one, _CLOSING[one]) for one in marks]
