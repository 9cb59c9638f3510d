"""Brackets without their counterpart.

## What it does
Finds a bracket that is never closed, or that closes nothing, where the brackets of the source are in
pairs. The items of a list (`a)`, `1)`), faces (`:)`) and code are left alone.
## Why it matters
The reader looks for the end of a remark that has none.
## Example
msgid "The board (five people) meets on the first floor."
msgstr "La junta (cinco personas se reúne en el primer piso."
## Instead
msgid "The board (five people) meets on the first floor."
msgstr "La junta (cinco personas) se reúne en el primer piso."
## References
Unicode Standard Annex 9, BidiBrackets.txt
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator
from functools import partial

from i18n.checks._check import Fault
from i18n.checks._groups import BROKEN, OTHER_TEXT
from i18n.checks._pieces import strays
from i18n.checks._subject import Message
from i18n.expressions import deferred
from i18n.model import Severity

severity = Severity.WARNING
kind = "typographical"
looks_at = Message
yields_to = (*BROKEN, *OTHER_TEXT)

_PAIRS = ("()", "[]", "{}", "【】", "〔〕", "〈〉", "《》", "⟨⟩")
_KINDS = {pair[0]: pair[0] for pair in _PAIRS} | dict(zip("（［｛", "([{", strict=True))
_CLOSES = {pair[1]: pair[0] for pair in _PAIRS} | dict(zip("）］｝", "([{", strict=True))
"""The kind of each bracket: wide ones are of the kind of the others."""
_BRACKET = deferred("[" + re.escape("".join((*_KINDS, *_CLOSES))) + "]")
_RARE = deferred("[" + re.escape("".join({*_KINDS, *_CLOSES} - set("()[]{}"))) + "]")
_FACE = deferred(r"(?<!\w)[:;=8xX][-'’^o]?[()\[\]]+(?!\w)|(?<!\w)[()\[\]]{1,9}[-'’^]?[:;=](?!\S)")
_ITEM = deferred(
    r"(?:(?:(?:^|[.;:,•—–\n(/-])\s*|(?<!\w)(?:y|e|o|u|ni|or|and|et|ou|und|oder)\s+)"
    r"(?:\d{1,2}|[ivxl]{1,5}|[IVXL]{1,5})[.ºª]?"
    r"|(?:^|[\s(/-])(?:[^\W\d_][ºª]?|(?<!\W[^\W\d_]\.\s)[^\W\d_]\.))\)$"
)
"""The mark of an item; a letter behind another one with a stop is the end of an abbreviation: a. C."""
_HELD = deferred(r"\(([^()]*)\)")
_WORD = deferred(r"\w+")
_END = deferred(r"[.!?;:](?!\w)")
_PHRASE = 80
"""Characters that stand between a mark of emphasis and a bracket that was written for the other."""
_NEAR = 16
"""Characters that the mark of an item, and what stands before it, may have."""


def check(message: Message) -> Iterator[Fault]:
    """A fault for each bracket without its counterpart."""
    if not _BRACKET.search(message.msgstr):
        return
    if all(map(partial(_is_even, message.target.prose), ("()", "[]", "{}"))) and not _RARE.search(
        message.msgstr
    ):
        return
    lost = _lost(message.source.prose, message.target.prose)
    left = _but_for_emphasis(message, _unpaired(message.target.prose, lost))
    if not left:
        return
    known = {kind for _, kind in _unpaired(message.source.prose)}
    for offset, kind in left:
        if kind not in known:
            bracket = message.target.prose[offset]
            what = "closes nothing" if bracket in _CLOSES else "is never closed"
            span = message.target.span(offset, offset + 1)
            yield Fault(f"{bracket} {what}", message.entry, span)


def _but_for_emphasis(message: Message, left: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Without a bracket that stands for a mark of emphasis, `_so)`: the check `markup` tells of it."""
    marks = strays(message) if len(left) == 1 else []
    if len(marks) != 1:
        return left
    mark, place = marks[0], message.target.span(left[0][0], left[0][0] + 1)
    first, second = sorted(((mark.start, mark.end), place))
    between = message.msgstr[first[1] : second[0]]
    is_phrase = between == between.strip() != "" and len(between) <= _PHRASE
    return [] if is_phrase and not _END.search(between) else left


def _is_even(prose: str, pair: str) -> bool:
    """Are there as many closing brackets as opening ones, and none before all of those?"""
    opening, closing = pair[0], pair[1]
    count = prose.count(opening)
    return count == prose.count(closing) and (
        not count or prose.index(opening) < prose.index(closing)
    )


def _marks_item(prose: str, offset: int, lost: Container[str]) -> bool:
    """Does a bracket that nothing opens close the mark of an item?"""
    match = _ITEM.search(prose, max(0, offset - _NEAR), offset + 1)
    return match is not None and _WORD.findall(match[0])[-1] not in lost


def _lost(source: str, target: str) -> Container[str]:
    """The words that end a remark in brackets in the source, and none in the translation.

    Numbers and capitals alone, which might be the mark of an item.
    """
    here, there = _last_words(source), _last_words(target)
    if len(there) >= len(here):
        return ()
    return Counter(word for word in here if word.isdigit() or word.isupper()) - Counter(there)


def _last_words(prose: str) -> list[str]:
    """The last word of each remark of two words or more that stands in brackets."""
    remarks = (_WORD.findall(match[1]) for match in _HELD.finditer(prose))
    return [words[-1] for words in remarks if len(words) > 1]


def _unpaired(prose: str, lost: Container[str] = ()) -> list[tuple[int, str]]:
    """The brackets without a counterpart: where each stands, and its kind, which is its opening one.

    Each kind is for itself, so that half-open ranges as `[0, 1)` are a fault of both, here and in the
    source. A word of `lost` ends a remark, and marks no item: fig. 3).
    """
    opens: dict[str, list[int]] = {}
    found: list[tuple[int, str]] = []
    for match in _BRACKET.finditer(prose):
        bracket, offset = match[0], match.start()
        if bracket in _KINDS:
            opens.setdefault(_KINDS[bracket], []).append(offset)
        elif opens.get(_CLOSES[bracket]):
            opens[_CLOSES[bracket]].pop()
        elif bracket != ")" or not _marks_item(prose, offset, lost):
            found.append((offset, _CLOSES[bracket]))
    found += [(offset, kind) for kind, offsets in opens.items() for offset in offsets]
    faces = {at for match in _FACE.finditer(prose) for at in range(match.start(), match.end())}
    return sorted(one for one in found if one[0] not in faces)
