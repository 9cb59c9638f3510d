"""Translations that are longer than their source allows.

## What it does
Finds a translation with more characters than the author's note (`#. max 60 characters`) or Weblate's
flag (`max-length:60`) allows.
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
from functools import lru_cache
from unicodedata import normalize

from i18n.checks._check import Fault
from i18n.checks._subject import Message
from i18n.model import Severity

severity = Severity.WARNING
kind = "length"
looks_at = Message
weblate = ("max_length",)

_FLAG = "max-length:"
_MAXIMUM = (
    r"(?:max(?:imum|imal|\.)?|at most|up to|no more than|not more than|no longer than|limit(?:ed)?)"
)
_NOTE = re.compile(
    rf"\bmax(?:imum|\.)?[\s_-]*(?:length|len|chars|characters)\b\D{{0,6}}(\d+)"
    rf"|\b{_MAXIMUM}\W{{1,3}}(?:of |to |is )?(\d+)[\s-]*(?:chars?|characters?)\b"
    rf"|\b(\d+)[\s-]*(?:chars?|characters?)\W{{1,3}}(?:max(?:imum)?|limit|or less|or fewer|at most)\b"
    rf"|\bmáx(?:imo|\.)?\W{{1,3}}(?:de )?(\d+)\s*(?:caracteres|caract|car)\b",
    re.IGNORECASE,
)


def check(message: Message) -> Iterator[Fault]:
    """A fault for a translation that is too long."""
    entry = message.entry
    limit = next((_number(flag[11:]) for flag in entry.flags if flag.startswith(_FLAG)), None)
    if limit is None and entry.comment:
        limit = _noted(entry.comment)
    if limit is None or len(message.msgstr) <= limit:
        return
    length = len(normalize("NFC", message.msgstr))
    if length > limit:
        yield Fault(f"{length} characters where {limit} are allowed", entry, (limit, length))


def _number(text: str) -> int | None:
    return int(text) if text.strip().isdecimal() else None


@lru_cache(maxsize=256)
def _noted(comment: str) -> int | None:
    """The limit that a note sets."""
    match = _NOTE.search(comment)
    return int(next(filter(None, match.groups()))) if match is not None else None
