"""What a language model says to its user, left in the text.

## What it does
Finds what an assistant writes around a translation or in place of it ("Here is the translation:",
"I'm sorry, but I can't", "As an AI language model", "I hope this helps", marks of code around the
whole text) where the source has nothing that asks for these words. It looks for it in English and in
the languages of the source and the translation.
## Why it matters
It shows every reader that nobody has read the text.
## Example
msgid "The bill is due on the first day of the month."
msgstr "Claro, aquí tienes la traducción: La factura vence el primer día del mes."
## Instead
msgid "The bill is due on the first day of the month."
msgstr "La factura vence el primer día del mes."
## References
ITS 2.0, section 8.8, "addition"
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from i18n.checks._check import Fault
from i18n.checks._languages import rules
from i18n.checks._subject import Message
from i18n.expressions import deferred
from i18n.languages import primary
from i18n.model import Severity

severity = Severity.ERROR
kind = "addition"
looks_at = Message

_USUAL = "en"
"""The language that a model falls back to."""
_LEAD = r"[\s*_#>\"“«'‘¡¿(\[]*+"
_BEHIND = r"(?:[.!?:)»”\"'’…][*_]{0,3}\s|(?<!\s)\s\s)"
"""What a sentence may begin behind."""
_ENDS = (". ", ": ", "? ", "! ", "  ")
_FENCES = ("```", "~~~")
_CONTROL = deferred(r"<\|[a-z_]+\|>|\[/?INST\]")


@dataclass(frozen=True, slots=True)
class _Phrases:
    """A model's set phrases: a group of `pattern` for each, what excuses it, and how grave it is."""

    pattern: re.Pattern[str]
    excuses: tuple[str, ...]
    severities: tuple[Severity, ...]

    def fault(self, message: Message, found: re.Match[str] | None) -> Fault | None:
        """The fault, where the source does not ask for the words that were found."""
        if found is None or found.lastindex is None:
            return None
        rule = found.lastindex - 1
        if re.search(self.excuses[rule], message.msgid, re.IGNORECASE):
            return None
        span = message.target.span(*found.span(found.lastindex))
        what = f"“{found[found.lastindex]}” is a program's answer (take it out)"
        return Fault(what, message.entry, span, severity=self.severities[rule])


def check(message: Message) -> Iterator[Fault]:
    """One fault: for what stands in place of a text, before it, behind it, or around it."""
    replies, opens, closes = _phrases(primary(message.source_language), primary(message.language))
    prose = message.target.prose
    fault = replies.fault(message, replies.pattern.match(prose))
    if fault is None and _has_more(message):
        fault = opens.fault(message, opens.pattern.match(prose)) or closes.fault(
            message, closes.pattern.search(prose)
        )
    fault = fault or _around(message)
    if fault is not None:
        yield fault


def _has_more(message: Message) -> bool:
    """Has the text a sentence more than its source, as far as its marks tell?"""
    source, target = message.source.prose, message.target.prose
    return any(target.count(mark) > source.count(mark) for mark in _ENDS)


def _around(message: Message) -> Fault | None:
    """A fault where a text is fenced as code, or has a model's control words, and its source not."""
    source, target = message.msgid, message.msgstr
    if target.startswith(_FENCES) and not source.startswith(_FENCES):
        return Fault("the text is marked as code (take the marks out)", message.entry, (0, 3))
    if "<|" in target or "INST]" in target:
        found = _CONTROL.search(target)
        if found is not None and found[0] not in source:
            what = f"“{found[0]}” is a program's control word (take it out)"
            return Fault(what, message.entry, found.span())
    return None


@cache
def _phrases(*languages: str) -> tuple[_Phrases, _Phrases, _Phrases]:
    """What stands in place of a text, what begins it, and what begins a sentence behind."""
    known = [
        rule
        for language in dict.fromkeys((*languages, _USUAL))
        for rule in rules(language, "style").get("chatter", ())
    ]
    return (
        _compiled(known, "replies", _LEAD),
        _compiled(known, "opens", _LEAD),
        _compiled(known, "closes", _BEHIND + _LEAD),
    )


def _compiled(known: Iterable[Mapping[str, str]], key: str, before: str) -> _Phrases:
    """The phrases of a kind, which stand behind an expression."""
    chosen = [rule for rule in known if key in rule]
    groups = "|".join(f"({rule[key]})" for rule in chosen)
    return _Phrases(
        deferred(f"{before}(?:{groups})", re.IGNORECASE),
        tuple(rule["unless"] for rule in chosen),
        tuple(Severity(rule.get("severity", severity)) for rule in chosen),
    )
