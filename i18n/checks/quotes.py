"""Quotation marks without their counterpart.

## What it does
Finds a quotation mark that is never closed, or that closes nothing, and an odd number of straight
marks, where those of the source are in pairs; and a translation without any where the source has half
a pair. Which marks a translation has does not matter. Apostrophes, inches, minutes and code are left
alone.
## Why it matters
The reader cannot tell where the words of another end.
## Example
msgid "She called it “a gift” to the city."
msgstr "Lo llamó «un regalo a la ciudad."
## Instead
msgid "She called it “a gift” to the city."
msgstr "Lo llamó «un regalo» a la ciudad."
## Fix
A straight mark that closes a curly one, or the reverse, is put right.
## References
RAE, Diccionario panhispánico de dudas, "comillas"
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from i18n.checks._check import Fault
from i18n.checks._groups import BROKEN, OTHER_TEXT
from i18n.checks._subject import Message
from i18n.checks._text import Text
from i18n.checks._typography import typography
from i18n.expressions import deferred
from i18n.languages import primary
from i18n.model import Severity

severity = Severity.WARNING
kind = "typographical"
looks_at = Message
yields_to = (*BROKEN, *OTHER_TEXT)

_ANY = deferred(r"[\"“”„«»‹›‘‚'’「」『』＂]")
_DOUBLE = deferred('["“”„«»]')
_MARK = deferred(r"[\"“”„«»‹›‘‚「」『』＂]|(?<!\w)'(?=[\w¿¡])|(?<=[\w.,!?…%)])['’](?!\w)")
_EVERYWHERE = ("«»", "‹›", "「」", "『』")
"""Pairs that are the same in every language that has them, but for those that turn them around."""
_TURNED = frozenset({"da", "de", "hr", "hu", "pl", "sl", "sr", "cs", "sk", "fi", "sv"})
"""Languages that may turn them around, or use one of them on both sides."""
_INSIDE = deferred(r"\w\"\w")
_MEASURE = deferred(r"[\d¼½¾⅓⅔⅛⅜⅝⅞]\"")

_OPENS = deferred(r"(?<!\w)'(?=[\w¿¡\ufffc])")
_CLOSES = deferred(r"(?<=[^\s(\[])'(?!\w)")
_ELISION = deferred(r"'(?:\d\ds?|tis|twas|em|n)\b")


@dataclass(frozen=True, slots=True)
class _Unpaired:
    """A mark without a counterpart: `offset` in the prose, and whether something should close it."""

    offset: int
    mark: str
    is_open: bool

    @property
    def is_single(self) -> bool:
        """Is it a mark that an apostrophe may look like?"""
        return self.mark in "'‘’‚"


def check(message: Message) -> Iterator[Fault]:
    """One fault where quotation marks are not in pairs, and those of the source are."""
    if not _ANY.search(message.msgstr):
        if _DOUBLE.search(message.msgid) and "—" not in message.msgstr:
            yield from _lost(message)
        return
    left = _unpaired(message.target, message.language)
    if not left or not message.target.words:
        return
    known = {one.is_single for one in _unpaired(message.source, message.source_language)}
    left = [one for one in left if one.is_single not in known]
    if "—" in message.msgid and not _DOUBLE.search(message.msgid):
        # dashes are the quotation marks of a dialogue
        left = [one for one in left if one.is_single]
    if not left:
        return
    if len(left) == 2 and _is_pair(*left):
        yield _mixed(message, *left)
        return
    one = left[0]
    what = "is never closed" if one.is_open else "closes nothing"
    span = message.target.span(one.offset, one.offset + 1)
    least = Severity.INFORMATION if one.is_single else None
    yield Fault(f"{one.mark} {what}", message.entry, span, severity=least)


def _lost(message: Message) -> Iterator[Fault]:
    """A fault where the source has the half of a pair alone, and the translation has no mark."""
    left = [one for one in _unpaired(message.source, message.source_language) if not one.is_single]
    if len(left) == 1 and message.target.words:
        what = f"{left[0].mark} of the source has no counterpart"
        yield Fault(what, message.entry, severity=Severity.INFORMATION)


def _is_pair(first: _Unpaired, second: _Unpaired) -> bool:
    """Should two marks be a pair, which are not because they are of two kinds?"""
    return first.is_open and (not second.is_open or second.mark in ('"', first.mark))


def _mixed(message: Message, first: _Unpaired, second: _Unpaired) -> Fault:
    """Two marks that should be a pair: one of them is put right, a straight one where there is one."""
    pairs = dict(typography(message.language).get("quotes", ()))
    opened = {close: opening for opening, close in pairs.items()}
    what = f"{first.mark} is closed by {second.mark}"
    wrong, wanted = second, pairs.get(first.mark)
    if first.mark == '"':
        wrong, wanted = first, opened.get(second.mark)
    span = message.target.span(wrong.offset, wrong.offset + 1)
    if wanted is None or message.msgstr[slice(*span)] != wrong.mark:
        return Fault(what, message.entry, span)
    return Fault(what, message.entry, span, suggestion=wanted, is_safe=wrong.mark == '"')


def _unpaired(text: Text, language: str) -> list[_Unpaired]:
    """The marks without a counterpart, in their order."""
    prose = text.prose
    pairs = typography(language).get("quotes")
    if pairs is None:
        pairs = () if primary(language) in _TURNED else _EVERYWHERE
    closes = {pair[1]: pair[0] for pair in pairs}
    opens: dict[str, list[int]] = {pair[0]: [] for pair in pairs}
    straight: list[int] = []
    found: list[_Unpaired] = []
    for match in _MARK.finditer(prose):
        mark, offset = match[0], match.start()
        if mark == '"':
            straight.append(offset)
        elif mark in opens:
            opens[mark].append(offset)
        elif mark in closes and opens[closes[mark]]:
            opens[closes[mark]].pop()
        elif mark in closes and mark != "’":
            found.append(_Unpaired(offset, mark, False))
    found += [_Unpaired(offset, mark, True) for mark, at in opens.items() for offset in at]
    found += _odd(prose, straight)
    found += _single(prose) if "‘’" in pairs and "'" in prose else []
    return sorted(found, key=lambda one: one.offset)


def _odd(prose: str, offsets: list[int]) -> list[_Unpaired]:
    """The straight mark that is one too many; inches are none, nor is one inside a word."""
    if len(offsets) % 2 == 0:
        return []
    offsets = [at for at in offsets if not _INSIDE.match(prose, max(0, at - 1))]
    if len(offsets) % 2:
        measures = [at for at in offsets if _MEASURE.match(prose, max(0, at - 1))]
        if measures and len(measures) != len(offsets) - 1:
            return []
    if len(offsets) % 2 == 0:
        return []
    last: int | None = None
    for at in offsets:
        if last is None:
            last = at
        elif _may_close(prose, at):
            last = None
        else:
            break
    return [_Unpaired(offsets[-1] if last is None else last, '"', last is not None)]


def _may_close(prose: str, offset: int) -> bool:
    """Does something stand before a straight mark that it could close?"""
    return not (prose[offset - 1 : offset].isspace() and prose[offset + 1 : offset + 2].strip())


def _single(prose: str) -> list[_Unpaired]:
    """The straight single mark that opens and is not closed; none where apostrophes may be."""
    opens = [match.start() for match in _OPENS.finditer(prose)]
    closes = sum(1 for _ in _CLOSES.finditer(prose))
    if len(opens) != closes + 1 or _ELISION.match(prose, opens[-1]):
        return []
    return [_Unpaired(opens[-1], "'", True)]
