"""Links, addresses and images that lead elsewhere, or nowhere.

## What it does
Compares the targets of links, the addresses in the text and the images of a translation with those
of its source. A link may lead to the same page in the translation's language, and may become an
address that a reader sees.
## Why it matters
A link that lost its bracket is printed as it stands; one that lost its target leads nowhere.
## Example
msgid "See the [costs](https://example.com/costs.html)."
msgstr "Véanse los [gastos](https://example.com/gastos.html)."
## Instead
msgid "See the [costs](https://example.com/costs.html)."
msgstr "Véanse los [gastos](https://example.com/costs.html)."
## References
CommonMark, "Links"; docutils, "reStructuredText Markup Specification", hyperlink references
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import zip_longest

from i18n.checks._check import Fault
from i18n.checks._excerpts import cut
from i18n.checks._pieces import unless_guessed, unpaired
from i18n.checks._subject import Message
from i18n.checks._text import OBJECT, Item, has_emphasis
from i18n.documents import is_same_page
from i18n.expressions import deferred
from i18n.model import Severity

severity = Severity.ERROR
kind = "markup"
looks_at = Message
yields_to = ("placeholders", "safety")
weblate = ("md_link", "md_reflink", "rst_references", "url")

_WORDS = {
    "link": "the link to {}",
    "address": "the address {}",
    "image": "the image {}",
    "reference": "the reference {}",
}
_ALONE = re.compile(r"(?:\A|[^\]\s`]\s+|\A\s+)\(?<?\Z")
"""What stands before an address that is no rest of a broken link."""

_DEFINITION = deferred(r"(?m)^(?: {0,3}\[([^\[\]\n]{1,200})\]|\.\. _([^:`\n]{1,200})):(?=\s)")
"""What defines a link in Markdown, or in reStructuredText."""
_UNCLOSED = f"<{OBJECT}"
"""An address behind what opens it, that nothing closes."""


def check(message: Message) -> Iterator[Fault]:
    """A fault for each target that is lost, added or changed."""
    yield from _unmade(message)
    if message.has_same_items:
        return
    yield from _unsafe(message)
    lost: list[Item] = []
    added: list[Item] = []
    for kind in _WORDS:
        source, target = message.source.of_kind(kind), message.target.of_kind(kind)
        if source or target:
            one, other = unpaired(source, target, _is_same(message))
            lost += one
            added += other
    if not lost and not added:
        return
    shown = [item for item in added if item.kind == "address" and _is_alone(message, item)]
    shown = [] if _has_more_brackets(message) else shown
    lost, seen = unpaired(lost, shown, _is_same(message))
    hidden = set(shown) - set(seen)
    added = [item for item in added if item not in hidden]
    broken = {item.value for item in lost}
    # what is left of a broken link is not another fault
    added = [item for item in added if item.kind != "address" or item.value not in broken]
    for before, after in zip_longest(lost, added):
        yield _changed(message, before, after)


def _unmade(message: Message) -> Iterator[Fault]:
    """What is no link for want of its definition or its end, which the source has."""
    may_define = "]:" in message.msgid or ".. _" in message.msgid
    may_close = "<http" in message.msgstr
    if not (may_define or may_close) or not has_emphasis(message.syntax):
        return
    least = unless_guessed(message, Severity.WARNING)
    defined = set(map("".join, _DEFINITION.findall(message.msgstr)))
    for name in dict.fromkeys(map("".join, _DEFINITION.findall(message.msgid))):
        if name not in defined:
            what = f"nothing defines the link {cut(name)} here, as it does in the source"
            yield Fault(what, message.entry, severity=least)
    if (
        may_close
        and _UNCLOSED not in message.source.prose
        and (at := message.target.prose.find(_UNCLOSED)) >= 0
    ):
        what = "the address behind < is not closed by >"
        yield Fault(what, message.entry, message.target.span(at, at + 1), severity=least)


def _unsafe(message: Message) -> Iterator[Fault]:
    """The addresses that are `http:` where the source has `https:`."""
    for kind in _WORDS:
        wanted = {item.value for item in message.source.of_kind(kind)}
        for item in message.target.of_kind(kind):
            scheme, _, rest = item.value.partition("://")
            if scheme == "http" and item.value not in wanted and f"https://{rest}" in wanted:
                what = f"{cut(item.value)} is https: in the source"
                span = item.start, item.end
                yield Fault(what, message.entry, span, severity=Severity.WARNING)


def _is_same(message: Message) -> Callable[[str, str], bool]:
    return lambda one, other: is_same_page(one, other, message.language)


def _has_more_brackets(message: Message) -> bool:
    """Are there brackets that may be what is left of a broken link?"""
    return message.target.prose.count("[") > message.source.prose.count("[")


def _is_alone(message: Message, item: Item) -> bool:
    """Is an address one that a reader sees, and no rest of a broken link?"""
    start = item.start + (message.msgstr[item.start : item.start + 1] == "<")
    return _ALONE.search(message.msgstr, max(0, start - 8), start) is not None


def _changed(message: Message, lost: Item | None, added: Item | None) -> Fault:
    was = _WORDS[lost.kind].format(cut(lost.value)) if lost is not None else ""
    if added is None:
        remedy = "is no link here (write it as in the source)"
        is_there = lost is not None and lost.value in message.msgstr
        return Fault(f"{was} {remedy if is_there else 'is missing'}", message.entry)
    span = added.start, added.end
    if lost is not None and lost.kind == "link" and added.kind == "address":
        # the bracket before it is what is left of the link
        span = added.start - message.msgstr.endswith("](", 0, added.start), added.end
    now = _WORDS[added.kind].format(cut(added.value))
    if lost is None:
        return Fault(f"{now} is not in the source", message.entry, span)
    suggestion = lost.value if message.msgstr[slice(*span)] == added.value else None
    return Fault(f"{now} should be {was}", message.entry, span, suggestion=suggestion)
