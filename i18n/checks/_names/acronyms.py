"""Acronyms that stand in the place of others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from i18n.checks._check import Fault
from i18n.checks._names.equivalents import acronyms
from i18n.checks._names.namer import Namer
from i18n.checks._names.words import Name
from i18n.checks._subject import Message

_SHORTEST = 3
"""Letters of an acronym that may stand for another one."""
_DOTTED = re.compile(r"(?<!\w)(?:[A-Z]\.){2,}")


def replaced_acronyms(
    message: Message, strangers: Sequence[Name], lost: Sequence[Name], namer: Namer
) -> Iterator[Fault]:
    """An acronym that stands for something the source does not say, in the place of another one."""
    missing = [name.word for name in lost if name.is_acronym]
    missing += _dotted(message, namer)
    if not missing:
        return
    source = _DOTTED.sub(lambda match: match[0].replace(".", ""), message.source.prose)
    for name in strangers:
        if not name.is_acronym:
            continue
        said = acronyms(message.source_language, message.language).get(name.word)
        if said is None and (name.word in namer.international or _is_copied(name, missing, namer)):
            what = f"'{name.word}' is not in the source, and '{missing[0]}' is missing"
        elif said is None or any(one in message.source.prose or one in source for one in said):
            continue
        else:
            what = f"'{name.word}' is {said[0]}, which is not in the source"
        span = message.target.span(name.start, name.end)
        yield Fault(what, message.entry, span, message.form)


def _is_copied(name: Name, missing: Sequence[str], namer: Namer) -> bool:
    """Is the one acronym that is missing one that both languages have, and no other order of letters?"""
    if len(missing) != 1 or len(name.word) < _SHORTEST:
        return False
    return missing[0] in namer.international and sorted(missing[0]) != sorted(name.word)


def _dotted(message: Message, namer: Namer) -> Iterator[str]:
    """The acronyms that the source writes with stops, U.N., of which the translation has nothing."""
    kept = set(message.target.words)
    for match in _DOTTED.finditer(message.source.prose):
        letters = match[0].replace(".", "")
        parts = {letters.lower(), *letters.lower()}
        if letters not in kept and all(parts.isdisjoint(namer.equivalents.of(one)) for one in kept):
            yield match[0]
