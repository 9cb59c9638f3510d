"""Numbers that differ from the source's.

## What it does
Compares the numbers of a translation with those of its source, by value: with the signs of either
language (2,300 is 2.300 is 2 300), 6 p.m. as 18:00, the 21st century as siglo XXI, 2.3 billion as
2300 millones, small numbers as words. Numbers in code, addresses and tags are left alone. It also
finds a percentage that lost its sign. Where a number can be read in two ways, it is silent.
## Why it matters
A wrong figure is the error that no reader of the translation can see.
## Example
msgid "The bill is $2,300 a year, 15% more than in 2024."
msgstr "La factura es de 2300 dólares al año, un 51 % más que en 2024."
## Instead
msgid "The bill is $2,300 a year, 15% more than in 2024."
msgstr "La factura es de 2300 dólares al año, un 15 % más que en 2024."
## References
Unicode CLDR, "Number Elements"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from i18n.checks._check import Fault
from i18n.checks._numbers import Quantity, Vocabulary, differences, quantities, vocabulary
from i18n.checks._subject import Message
from i18n.checks._text import Text
from i18n.model import Severity

severity = Severity.ERROR
kind = "numbers"
looks_at = Message

_PLACEHOLDER = re.compile(
    r"%\(\w+\)[#0+-]?\d*(?:\.\d+)?[a-zA-Z]|(?<!\d)%[#0+-]*\d*(?:\.\d+)?[sdifrxXeEgGcuo](?!\w)"
    r"|\{[^{}\s]*\}|`+[^`]*`+|&#?\w+;|\[#?\d*\]_?"
)
_FAMILIAR = 31
"""Below and at this a language without a vocabulary may well have said the number in words."""


def check(message: Message) -> Iterator[Fault]:
    """A fault for each number that is lost, added or changed, and for a percent sign that is lost."""
    if not re.search(r"\d", message.msgid + message.msgstr):
        return
    entry = message.entry
    words = vocabulary(message.source_language), vocabulary(message.language)
    source, target = message.source, message.target
    prose, rendered = _prose(source), _prose(target)
    stated, given = quantities(prose, words[0]), quantities(rendered, words[1])
    lost, added = differences(stated, given)
    if None in words:
        lost, added = list(filter(_is_clear, lost)), list(filter(_is_clear, added))
    # a translation may name a month that its source leaves to the reader
    added = [other for other in added if lost or rendered[other.start].isnumeric()]
    for one, other in zip_longest(lost, added):
        was = prose[one.start : one.end] if one is not None else ""
        if other is None:
            yield Fault(f"{_kind(was)} {was} is missing", entry)
            continue
        now = rendered[other.start : other.end]
        what = f"is not {was}, as in the source" if one is not None else "is not in the source"
        yield Fault(f"{_kind(now)} {now} {what}", entry, target.span(other.start, other.end))
    if not lost and not added:
        for quantity in _without_percent(stated, given, rendered, words[1]):
            what = f"{rendered[quantity.start : quantity.end]} is a percentage in the source"
            yield Fault(what, entry, target.span(quantity.start, quantity.end))


def _kind(text: str) -> str:
    return "the month" if text.isalpha() else "the number"


def _prose(text: Text) -> str:
    """What of a text may hold numbers."""
    return _PLACEHOLDER.sub(lambda match: "\n" * len(match[0]), text.prose)


def _is_clear(quantity: Quantity) -> bool:
    """Is it a single number that hardly any language would write as a word?"""
    return (
        len(quantity.ways) == 1
        and len(quantity.ways[0]) == 1
        and all(not isinstance(value, str) and value > _FAMILIAR for value in quantity.readings())
    )


def _without_percent(
    source: list[Quantity], target: list[Quantity], text: str, words: Vocabulary | None
) -> Iterator[Quantity]:
    """The numbers that are a percentage in the source alone."""
    if words is None or words.percent.search(re.sub(r"[%‰٪％]", "", text)):
        return
    first = {value: other for other in reversed(target) for value in other.readings()}
    kept = {value for other in target if other.may_have_percent for value in other.readings()}
    seen: set[int] = set()
    for one in source:
        values = set(one.readings())
        same = [first[value] for value in values if value in first]
        if one.has_percent and same and not values & kept:
            other = min(same, key=lambda quantity: quantity.start)
            if text[other.start].isdecimal() and other.start not in seen:
                seen.add(other.start)
                yield other
