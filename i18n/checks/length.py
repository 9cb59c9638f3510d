"""Translations that are longer than their source allows.

## What it does
Finds a translation with more characters than the author's note (`#. max 60 characters`) or Weblate's
flag (`max-length:60`) allows. A note on a text of several sentences is about all of them together.
## Why it matters
What is longer is cut off: on a button, in a search engine's list, in a text message.
## Example
#. max 20 characters
msgid "Read the whole story"
msgstr "Lee la historia completa"
## Instead
#. max 20 characters
msgid "Read the whole story"
msgstr "Lee toda la historia"
## References
Weblate, "Customizing behavior using flags": max-length; W3C, Internationalization Tag Set 2.0, section
8.17, "Storage Size"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from unicodedata import normalize

import polib

from i18n.catalogs import Translation, by_unit, translations
from i18n.checks._check import Fault
from i18n.checks._subject import DocumentSubject, Subject
from i18n.model import Severity

severity = Severity.WARNING
kind = "length"
looks_at = Subject
weblate = ("max_length",)

_FLAG = "max-length:"
_DIGITS = 9
"""Digits of a limit at most: no text is longer, and Python reads no number of thousands of them."""
_LIMIT = rf"(\d{{1,{_DIGITS}}})(?!\d)"
_MAXIMUM = (
    r"(?:max(?:imum|imal|\.)?|at most|up to|no more than|not more than|no longer than|limit(?:ed)?)"
)
_NOTE = re.compile(
    rf"\bmax(?:imum|\.)?[\s_-]*(?:length|len|chars|characters)\b\D{{0,6}}{_LIMIT}"
    rf"|\b{_MAXIMUM}\W{{1,3}}(?:of |to |is )?{_LIMIT}[\s-]*(?:chars?|characters?)\b"
    rf"|\b{_LIMIT}[\s-]*(?:chars?|characters?)\W{{1,3}}(?:max(?:imum)?|limit|or less|or fewer|at most)\b"
    rf"|\bmáx(?:imo|\.)?\W{{1,3}}(?:de )?{_LIMIT}\s*(?:caracteres|caract|car)\b",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Fault]:
    """A fault for each translation that is too long; a text of several sentences is measured whole."""
    parts: set[int] = set()
    if isinstance(subject, DocumentSubject):
        for unit, limit in _limited(subject):
            parts.update(id(one.entry) for one in unit)
            text = " ".join(one.target for one in unit if one.target)
            if (fault := _fault(unit[-1].entry, text, limit)) is not None:
                yield replace(fault, span=None)
    for message in subject.messages:
        entry = message.entry
        allowed = _flagged(entry)
        if allowed is None and entry.comment and id(entry) not in parts:
            allowed = _noted(entry.comment)
        if allowed is not None and (fault := _fault(entry, message.msgstr, allowed)) is not None:
            yield replace(fault, form=message.form)


def _limited(subject: DocumentSubject) -> Iterator[tuple[list[Translation], int]]:
    """The texts of several sentences that have a limit and are all translated, and their limits."""
    for unit, parts in by_unit(translations(subject.document, subject.readable)):
        limits = [limit for note in unit.notes if (limit := _noted(note)) is not None]
        if limits and len(parts) > 1 and all(one.target is not None for one in parts):
            yield parts, limits[0]


def _fault(entry: polib.POEntry | None, text: str, limit: int) -> Fault | None:
    length = len(normalize("NFC", text)) if len(text) > limit else 0
    if length <= limit:
        return None
    return Fault(f"{length} characters where {limit} are allowed", entry, (limit, length))


def _flagged(entry: polib.POEntry) -> int | None:
    """The limit that a flag sets."""
    return next(
        (_number(flag.removeprefix(_FLAG)) for flag in entry.flags if flag.startswith(_FLAG)), None
    )


def _number(text: str) -> int | None:
    digits = text.strip()
    return int(digits) if digits.isdecimal() and len(digits) <= _DIGITS else None


@lru_cache(maxsize=256)
def _noted(comment: str) -> int | None:
    """The limit that a note sets."""
    match = _NOTE.search(comment)
    return int(next(filter(None, match.groups()))) if match is not None else None
