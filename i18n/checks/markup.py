"""Marks of emphasis, tags and references that differ from the source's.

## What it does
Compares the markup of a translation with that of its source: marks of emphasis and code that mark
nothing, HTML tags that are lost, added or crossed, their attributes but for those that hold text,
references to footnotes. The order may differ, and `_so_` is the same as `*so*`. Emphasis that is lost
is a warning; emphasis that is added is none, because a language marks its foreign words with it. In a
catalog that does not say in which syntax it is written, marks are information.
## Why it matters
A mark without its other half is printed as it stands, and a tag without its end goes on to the end
of the page.
## Example
msgid "The *shared* costs are in the annex."
msgstr "Los gastos *comunes están en el anexo."
## Instead
msgid "The *shared* costs are in the annex."
msgstr "Los gastos *comunes* están en el anexo."
## References
CommonMark, "Inlines"; docutils, "reStructuredText Markup Specification"
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from i18n.checks._check import Fault
from i18n.checks._excerpts import cut
from i18n.checks._pieces import strays, unless_guessed, unpaired
from i18n.checks._subject import Message
from i18n.checks._tags import PHRASING
from i18n.checks._text import Item, Text, has_emphasis
from i18n.elements import VOID
from i18n.languages import direction
from i18n.model import Severity

severity = Severity.ERROR
kind = "markup"
looks_at = Message
yields_to = ("placeholders", "safety")
weblate = ("bbcode", "md_syntax", "rst_references", "rst_syntax", "xml_invalid", "xml_tags")

_WORD = re.compile(r"\w+")
_WORD_BEFORE = re.compile(r"(\w+)\W*\Z")
_DIRECTION = " dir="
_NEAR = 80
"""Characters before a mark among which a word is looked for that tells where it stands."""
_SOUGHT = 20
"""So many words of the source are sought in the translation at most."""
_WORDS = {
    "footnote": "the reference [{}]",
    "label": "the reference [{}]",
    "tag": "the tag {}",
    "attribute": "the attribute {}",
}


def check(message: Message) -> Iterator[Fault]:
    """A fault for each piece of markup that is lost, added or changed."""
    source, target = message.source, message.target
    if message.has_same_items:
        yield from _emphasis(message, source, target)
        return
    broken = list(_broken(message))
    yield from broken or _emphasis(message, source, target)
    count = 0
    for kind, words in _WORDS.items():
        lost, added = unpaired(source.of_kind(kind), target.of_kind(kind))
        if kind == "attribute" and direction(message.language) != direction(
            message.source_language
        ):
            lost, added = (
                [item for item in each if _DIRECTION not in item.value] for each in (lost, added)
            )
        if not lost and not added:
            continue
        if kind == "tag":
            count += len(lost) + len(added)
            lost, unmarked = _without_pairs(lost)
            added, _ = _without_pairs(added)
            if not message.subject.is_foreign:
                added = added[: len(lost)]  # the check `rendering` tells what is added
            for name in unmarked:
                what = f"<{name}> is missing around what it sets off"
                yield Fault(what, message.entry, severity=Severity.WARNING)
        least = Severity.WARNING if kind == "attribute" else None
        for one, other in zip_longest(lost, added):
            yield _changed(message, words, one, other, least)
    if not count:
        yield from _crossed(message, source, target)


def _without_pairs(tags: list[Item]) -> tuple[list[Item], list[str]]:
    """Tags without whole elements that set off words, and the names of those."""
    left = Counter(item.value for item in tags)
    whole = [
        name for name in PHRASING if left[f"<{name}>"] and left[f"<{name}>"] == left[f"</{name}>"]
    ]
    values = {value for name in whole for value in (f"<{name}>", f"</{name}>")}
    return [item for item in tags if item.value not in values], sorted(whole)


def _changed(
    message: Message, words: str, lost: Item | None, added: Item | None, least: Severity | None
) -> Fault:
    """What became of a piece of markup."""
    was = words.format(cut(lost.value)) if lost is not None else ""
    if added is None:
        return Fault(f"{was} is missing", message.entry, severity=least)
    span = added.start, added.end
    now = words.format(cut(added.value))
    if lost is None:
        return Fault(f"{now} is not in the source", message.entry, span, severity=Severity.WARNING)
    return Fault(f"{now} should be {was}", message.entry, span, severity=least)


def _broken(message: Message) -> Iterator[Fault]:
    """A fault where a mark of emphasis or code marks nothing; two marks are of one phrase."""
    if not has_emphasis(message.syntax):
        return
    for item in strays(message)[::2]:
        mark = item.value
        where = _place(message.msgstr, item)
        what = f"{mark} marks nothing {where} (write {mark} on both sides, or \\{mark})"
        span = item.start, item.end
        yield Fault(what, message.entry, span, severity=unless_guessed(message, severity))


def _place(text: str, item: Item) -> str:
    """Where a mark stands, told by the word that it touches, or else by the one before it."""
    touched = _WORD.match(text, item.end)
    if touched is not None:
        return f"before “{cut(touched[0])}”"
    before = _WORD_BEFORE.search(text, max(0, item.start - _NEAR), item.start)
    return f"behind “{cut(before[1])}”" if before is not None else "here"


def _emphasis(message: Message, source: Text, target: Text) -> Iterator[Fault]:
    """One fault where emphasis is lost.

    Languages mark foreign words with emphasis, so that a translation may have more of it.
    """
    stressed = source.of_kind("emphasis")
    if not stressed:
        return
    wanted = Counter(item.value for item in stressed)
    given = Counter(item.value for item in target.of_kind("emphasis"))
    least = unless_guessed(message, Severity.WARNING)
    if wanted - given:
        what = f"{_counted(given)} where the source has {_counted(wanted)}"
        yield Fault(f"emphasis differs: {what}", message.entry, (0, 0), severity=least)
        return
    kept = {_inside(target, item) for item in target.of_kind("emphasis")}
    for item in stressed[:_SOUGHT]:
        word = _inside(source, item)
        if re.fullmatch(r"\w+", word) and word not in kept:
            place = re.search(rf"\b{word}\b", target.prose)
            if place is not None:
                what = f"{word} is emphasized in the source alone"
                yield Fault(what, message.entry, target.span(*place.span()), severity=least)
                return


def _inside(text: Text, item: Item) -> str:
    return text.raw[item.start : item.end].strip("*_~")


def _counted(kinds: Counter[str]) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())) or "none"


def _crossed(message: Message, source: Text, target: Text) -> Iterator[Fault]:
    """A fault where a tag ends what is not open inside of it, though the source's do not."""
    tags = target.of_kind("tag")
    item = _ends_another(tags) if len(tags) > 1 else None
    if item is not None and _ends_another(source.of_kind("tag")) is None:
        what = f"{item.value} does not end the tag before it (end first what begins last)"
        yield Fault(what, message.entry, (item.start, item.end))


def _ends_another(tags: list[Item]) -> Item | None:
    """The first end tag that does not end what was begun last."""
    open_: list[str] = []
    for item in tags:
        name = item.value.strip("</>")
        if not item.value.startswith("</"):
            if name not in VOID:
                open_.append(name)
        elif name not in VOID and (not open_ or open_.pop() != name):
            return item
    return None
