"""Inline markup that differs from the source's.

## What it does
Compares the markup of a translation with that of its source: marks of emphasis and code that mark
nothing, the text of code, the targets of links and images, HTML tags, references to footnotes. The
order may differ, `_so_` is the same as `*so*`, and a link may lead to the same site's page in the
translation's language. Emphasis that is lost is a warning; emphasis that is added is none, because
a language marks its foreign words with it. Tags that only the translation has are the check
`rendering`'s.
## Why it matters
A link that lost its bracket is printed as it stands; one that lost its target leads nowhere; code
that was translated does not run.
## Example
msgid "The *shared* costs are in `costs.csv`."
msgstr "Los gastos *comunes están en `costs.csv`."
## Instead
msgid "The *shared* costs are in `costs.csv`."
msgstr "Los gastos *comunes* están en `costs.csv`."
## References
CommonMark, "Inlines"
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from i18n.checks._check import Fault
from i18n.checks._subject import Message
from i18n.checks._targets import is_same_page
from i18n.checks._text import Item, Text, has_emphasis
from i18n.model import Severity

severity = Severity.ERROR
kind = "markup"
looks_at = Message
weblate = ("md_link", "md_reflink", "md_syntax", "rst_references", "rst_syntax", "url", "xml_tags")

_WORDS = {
    "link": "the link to {}",
    "address": "the address {}",
    "image": "the image {}",
    "footnote": "the reference [{}]",
    "label": "the reference [{}]",
    "tag": "the tag {}",
}


def check(message: Message) -> Iterator[Fault]:
    """A fault for each piece of markup that is lost, added or changed."""
    source, target = message.source, message.target
    if not source.items and not target.items:
        return
    broken = list(_broken(message, source, target))
    yield from broken or (*_emphasis(message, source, target), *_code(message, source, target))
    unlinked: set[str] = set()
    for kind, words in _WORDS.items():
        lost, added = _unpaired(
            [item for item in source.items if item.kind == kind],
            [item for item in target.items if item.kind == kind],
            message.language if kind in ("link", "address") else None,
        )
        if kind == "tag":
            added = added[: len(lost)]
        elif kind == "link":
            unlinked = {item.value for item in lost}
        elif kind == "address":
            # what is left of a broken link is not another fault
            added = [item for item in added if item.value not in unlinked]
        for one, other in zip_longest(lost, added):
            yield _changed(message, target, words, one, other)


def _changed(
    message: Message, target: Text, words: str, lost: Item | None, added: Item | None
) -> Fault:
    """What became of a piece of markup."""
    was = words.format(_cut(lost.value)) if lost is not None else ""
    if added is None:
        return Fault(f"{was} is missing", message.entry)
    span = added.start, added.end
    now = words.format(_cut(added.value))
    if lost is None:
        return Fault(f"{now} is not in the source", message.entry, span)
    return Fault(f"{now} should be {was}", message.entry, span)


def _unpaired(
    source: list[Item], target: list[Item], language: str | None
) -> tuple[list[Item], list[Item]]:
    """The pieces that have no counterpart, on either side; addresses are of a language."""
    left = Counter(item.value for item in source)
    left.subtract(item.value for item in target)
    lost = _surplus(source, left, 1)
    added = _surplus(target, left, -1)
    for one in list(lost) if language is not None else ():
        for other in added:
            if is_same_page(one.value, other.value, language or ""):
                lost.remove(one)
                added.remove(other)
                break
    return lost, added


def _surplus(items: list[Item], left: Counter[str], sign: int) -> list[Item]:
    """The last pieces of each value that one side has more of."""
    owed = {value: sign * count for value, count in left.items() if sign * count > 0}
    found = []
    for item in reversed(items):
        if owed.get(item.value, 0) > 0:
            owed[item.value] -= 1
            found.append(item)
    return found[::-1]


def _broken(message: Message, source: Text, target: Text) -> Iterator[Fault]:
    """One fault where a mark of emphasis or code marks nothing."""
    if not has_emphasis(message.syntax):
        return
    plain = {item.value for item in source.items if item.kind == "delimiter"}
    for item in target.items:
        if item.kind == "delimiter" and item.value not in plain:
            remedy = f"write {item.value} on both sides, or \\{item.value}"
            span = item.start, item.end
            yield Fault(f"{item.value} marks nothing here ({remedy})", message.entry, span)
            return


def _emphasis(message: Message, source: Text, target: Text) -> Iterator[Fault]:
    """One fault where emphasis is lost.

    Languages mark foreign words with emphasis, so that a translation may have more of it.
    """
    wanted = Counter(item.value for item in source.items if item.kind == "emphasis")
    given = Counter(item.value for item in target.items if item.kind == "emphasis")
    if wanted - given:
        what = f"{_counted(given)} where the source has {_counted(wanted)}"
        yield Fault(f"emphasis differs: {what}", message.entry, severity=Severity.WARNING)


def _counted(kinds: Counter[str]) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())) or "none"


def _code(message: Message, source: Text, target: Text) -> Iterator[Fault]:
    """A fault for each code that is lost or changed.

    Code that is named once more or less often is none, nor is code that the source has as text.
    """
    wanted = {item.value: item for item in source.items if item.kind == "code"}
    given = {item.value: item for item in target.items if item.kind == "code"}
    kept = {_joined(value) for value in wanted} & {_joined(value) for value in given}
    lost = [value for value in wanted if _joined(value) not in kept]
    added = [value for value in given if _joined(value) not in kept and value not in source.prose]
    for one, other in zip_longest(lost, added):
        if other is None:
            yield Fault(f"the code `{_cut(one)}` is missing", message.entry)
            continue
        span = given[other].start, given[other].end
        if one is None:
            what = f"the code `{_cut(other)}` is not in the source"
        else:
            what = f"the code `{_cut(other)}` should be `{_cut(one)}`"
        yield Fault(what, message.entry, span)


def _joined(code: str) -> str:
    """Code without its spaces."""
    return code.replace(" ", "")


def _cut(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
