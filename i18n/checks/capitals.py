"""Capitals in words that the language writes in lower case, and the reverse.

## What it does
Finds Spanish months, days, seasons, languages and peoples with a capital inside a sentence (`el 4 de
Julio de 2025`, `el Inglés`), or behind a label (`Edición: Enero de 2023`), and the same words of English
without one (`in january`). The start of a sentence, names (Plaza de Mayo, Viernes Santo, Real Academia
Española, Julio César) and quotations are left alone.
## Why it matters
Readers take it for a mistake of a translator who thinks in the other language.
## Example
msgid "The bill of July 18, 2025, is due."
msgstr "Hay que pagar la factura del 18 de Julio de 2025."
## Instead
msgid "The bill of July 18, 2025, is due."
msgstr "Hay que pagar la factura del 18 de julio de 2025."
## References
RAE, Diccionario panhispánico de dudas, "mayúsculas"
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice

from i18n.checks._check import Fault
from i18n.checks._groups import BROKEN, OTHER_TEXT
from i18n.checks._subject import Message
from i18n.checks._typography import is_sentence_start, peoples, typography
from i18n.model import Severity

severity = Severity.INFORMATION
kind = "typographical"
looks_at = Message
yields_to = (*BROKEN, *OTHER_TEXT, "all-capitals", "title-case")

_CAPITALISED = re.compile(r"(?<![\w@#./-])[^\W\d_a-zà-ÿ][a-zà-ÿ]{3,}(?![\w@]|[./-]\w)")
_LOWER = re.compile(r"(?<![\w@#./\\-])[a-z]{4,}(?![\w@/\\]|[.-]\w)")
_NAME_AFTER = re.compile(r"(?: (?:de|del|de la|de los|y))? [A-ZÁÉÍÓÚÑÜ][a-zà-ÿ]")
_DATE_BEFORE = re.compile(r"(?<![\w.,])\d{1,2}[.ºª°]* de $")
_YEAR_AFTER = re.compile(r",? (?:de |del (?:año )?)?(?:1\d|20)\d\d(?!\d)")
_FEAST = re.compile(r"[A-Z][a-z]*(?:st|nd|rd|th) of $")
"""What stands before the month in the name of a feast: Fourth of July."""
_VALUE = re.compile(r"[^.,;:()|\n—–]{0,80}")
_LABEL = re.compile(r"(?:[^\W\d_]+ ){0,5}[^\W\d_]+[*_]{0,3}:$")
"""A label of a few words, without a number; its colon at the end."""
_SHORT = 3
"""Letters of a month's or a day's abbreviation (Aug., Sept., Mon.)."""
_LINKS = frozenset({"de", "del", "la", "las", "los", "y", "e"})
"""Words inside a name, in lower case; `en` is one before a language too (Licenciatura en Inglés)."""
_MOST = 20
"""Faults of a message that are told."""
_DATE = 8
"""Characters before a month in which its day may stand."""
_NAMED = 60
"""Characters before a word among which the name is looked for whose part it may be."""


def check(message: Message) -> Iterator[Fault]:
    """A fault for each word whose first letter is of the wrong case."""
    data = typography(message.language)
    if "lower" in data:
        yield from islice(_raised(message), _MOST)
    elif "upper" in data:
        yield from islice(_lowered(message), _MOST)


def _raised(message: Message) -> Iterator[Fault]:
    """The words that should be in lower case."""
    kinds = _kinds(message.language)
    if _raisable(message.language).isdisjoint(_CAPITALISED.findall(message.msgstr)):
        return
    prose = message.target.prose
    known, given = Counter(message.source.words), Counter(message.target.words)
    for match in _CAPITALISED.finditer(prose):
        word, start, end = match[0], *match.span()
        kind = kinds.get(word.lower())
        if (
            kind is not None
            and known[word] < given[word]
            and (
                _is_labelled(kind, prose, start, message)
                if is_sentence_start(prose, start)
                else _is_common(kind, prose, start, end, message)
            )
        ):
            low = word.lower()
            span = message.target.span(start, end)
            if message.msgstr[max(0, span[0] - _DATE) : span[0]].rstrip(" \t*_").endswith("\n"):
                continue
            yield Fault(f"“{word}” is written “{low}” here", message.entry, span, suggestion=low)


def _is_common(kind: _Kind, prose: str, start: int, end: int, message: Message) -> bool:
    """Is a word with a capital no part of a name?"""
    is_dated = _DATE_BEFORE.search(prose[max(0, start - _DATE) : start])
    if kind.group == "months" and is_dated and _YEAR_AFTER.match(prose, end):
        return True
    if _NAME_AFTER.match(prose, end) or _is_in_name(kind, prose, start, message.language):
        return False
    if kind.group == "peoples":
        return True
    stated = _stated(kind, message)
    if kind.group == "seasons":
        seasons = typography(message.source_language).get(kind.group, ())
        return stated is not None and not any(
            season.capitalize() in message.source.words
            for season in seasons[kind.number].split("|")
        )
    if stated is not None:
        return _FEAST.search(message.source.prose[max(0, stated - _NAMED) : stated]) is None
    if kind.group == "months":
        is_number = is_dated is not None and re.search(r"\d", message.source.prose) is not None
        return is_number or _YEAR_AFTER.match(prose, end) is not None
    around = typography(message.language)["lower"].get("around_days", ())
    before = prose[max(0, start - _NAMED) : start].rsplit(maxsplit=1)
    return before[-1:] != [] and before[-1].lower() in around


def _is_labelled(kind: _Kind, prose: str, start: int, message: Message) -> bool:
    """Is a month, a day or a season the value of a label, or all that stands in brackets?

    Nothing but a date may stand there: a sentence behind a colon, and the name of a work, have a capital.
    """
    data = typography(message.language)["lower"]
    before = prose[max(0, start - _NAMED) : start].rstrip(" *_\u00a0\u202f")
    if kind.group == "peoples" or not before.endswith((":", "(")):
        return False
    value = _VALUE.match(prose, start)
    assert value is not None
    words = value[0].split()
    kinds, beside = _kinds(message.language), data.get("beside", ())
    if not all(word.lower() in kinds or word.isdigit() or word in beside for word in words):
        return False
    if before.endswith("("):
        is_value = prose[value.end() : value.end() + 1] == ")" and any(map(str.isdigit, words))
    else:
        label = _LABEL.search(before)
        named = re.findall(r"[^\W\d_]+", label[0].lower()) if label is not None else ()
        is_value = not frozenset(data.get("labels", ())).isdisjoint(named)
    return is_value and _stated(kind, message, re.IGNORECASE) is not None


def _is_in_name(kind: _Kind, prose: str, start: int, language: str) -> bool:
    """Does a name go on with the word: does a capital stand before it, or before `de`, `9 de`, `en la`?"""
    plain = typography(language).get("function_words", ())
    left = max(0, start - _NAMED)
    tokens = list(re.finditer(r"\S+", prose[left:start]))
    is_first, is_list = True, kind.group == "peoples"
    for token in reversed(tokens):
        word = token[0].lstrip("([\"'“‘«¿¡")
        if is_list and word.endswith(","):
            word = word[:-1]
        if (
            word in _LINKS
            or (is_list and word == "en")
            or (not is_first and word.strip(".ºª°").isdigit())
        ):
            is_first = False
            continue
        if not (word[:1].isupper() and word[-1].isalnum()):
            return False
        # a sentence may begin with any word, but no day is part of a name behind `de`
        may_be_any = word.lower() in plain or (kind.group == "weekdays" and not is_first)
        return not (may_be_any and is_sentence_start(prose, left + token.start()))
    return False


def _stated(kind: _Kind, message: Message, flags: int = 0) -> int | None:
    """Where the source names the month, the day or the season, in its language."""
    data = typography(message.source_language)
    names = {**data, **data.get("lower", {}), **data.get("upper", {})}.get(kind.group, ())
    if kind.number >= len(names):
        return None
    name = names[kind.number]
    pattern = rf"(?<!\w)(?:(?:{name})s?(?!\w)|{name[:_SHORT]}t?\.)"
    match = re.search(pattern, message.source.prose, flags)
    return match.start() if match is not None else None


def _lowered(message: Message) -> Iterator[Fault]:
    """The words that should have a capital."""
    certain = _certain(message.language)
    if certain.isdisjoint(_LOWER.findall(message.msgstr)):
        return
    known = set(message.source.words)
    for match in _LOWER.finditer(message.target.prose):
        word = match[0]
        if word in certain and word not in known:
            raised = word.capitalize()
            span = message.target.span(*match.span())
            what = f"“{word}” is written “{raised}”"
            yield Fault(what, message.entry, span, suggestion=raised)


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a word names: its group, and which of the group it is."""

    group: str
    number: int = 0


@cache
def _kinds(language: str) -> Mapping[str, _Kind]:
    """The words that a language writes in lower case."""
    data = typography(language)["lower"]
    found = dict.fromkeys(peoples(language) - set(data.get("places", ())), _Kind("peoples"))
    for group in ("months", "weekdays", "seasons"):
        found |= {word: _Kind(group, at) for at, word in enumerate(data.get(group, ()))}
    for word in data.get("plural", ()):
        found[word] = found[word.removesuffix("s")]
    return found


@cache
def _raisable(language: str) -> frozenset[str]:
    """The same words with a capital."""
    return frozenset(map(str.capitalize, _kinds(language)))


@cache
def _certain(language: str) -> frozenset[str]:
    """The words, and their plurals, that a language never writes in lower case."""
    words = typography(language)["upper"]["certain"].split()
    return frozenset((*words, *(f"{word}s" for word in words if word[-1] not in "shy")))
