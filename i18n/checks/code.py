"""Code that differs from the source's.

## What it does
Compares what stands in marks of code, in roles and substitutions of reStructuredText: their targets,
that is, and not the words that a reader sees. Code that is named once more or less often is no fault,
nor is code that one side has as text. Of an example of several lines what a program reads is compared,
and not its comments and texts; of one that is no program the numbers alone. That is information.
In a catalog that does not say in which syntax it is written, it is information.
## Why it matters
Code that was translated or mistyped does not run, and a role without its target leads nowhere.
## Example
msgid "Run `make costs` again."
msgstr "Vuelve a ejecutar `make gastos`."
## Instead
msgid "Run `make costs` again."
msgstr "Vuelve a ejecutar `make costs`."
## References
CommonMark, "Code spans"; docutils, "reStructuredText Interpreted Text Roles"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from i18n.checks._check import Fault
from i18n.checks._examples import changes
from i18n.checks._excerpts import cut
from i18n.checks._pieces import strays, unless_guessed
from i18n.checks._subject import Message
from i18n.checks._text import Item, Text
from i18n.model import Severity

severity = Severity.WARNING
kind = "markup"
looks_at = Message
yields_to = ("placeholders", "safety")
weblate = ("md_syntax", "rst_references", "rst_syntax")

_ROLE = re.compile(r"(:[\w.+:-]+:`)[~!]?<?[~!]?([^<>`]*)>?`")
_COMPARED = 10
"""So many codes are held against one at most, and so many characters of each: `_READ`."""
_READ = 80
_ALIKE, _UNLIKE = 0.8, 0.5
"""Shares of letters: above the first one code is another mistyped, below the second it is not."""


def check(message: Message) -> Iterator[Fault]:
    """A fault for each code that is lost, added or changed, and for each example of several lines."""
    if "\n" in message.msgstr:
        for change in changes(message):
            now, was = (
                f"`{cut(one)}`" if one else "nothing" for one in (change.given, change.wanted)
            )
            what = f"the example has {now} where the source has {was}"
            yield Fault(what, message.entry, change[2:], severity=Severity.INFORMATION)
    source, target = message.source, message.target
    wanted, given = _codes(source), _codes(target)
    if wanted.keys() == given.keys() or strays(message):
        return
    lost = {key: items[0] for key, items in wanted.items() if key not in given}
    added = {
        key: items[0]
        for key, items in given.items()
        if key not in wanted and items[0].value not in source.prose
    }
    least = unless_guessed(message, severity)
    text = f"{target.prose}\n{target.without_code}" if lost else ""
    bare = [key for key, item in lost.items() if _is_in(item.value, text)]
    if bare and added:
        one, other = lost[bare[0]], next(iter(added.values()))
        what = f"the marks of code enclose {_shown(other)}, and not {_shown(one)}"
        yield Fault(what, message.entry, (other.start, other.end), severity=least)
        return
    for key in bare:
        del lost[key]
    if not lost and added:
        lost = _alike(added, wanted, given)
        yield from _substituted(message, added, lost)
    for there, one in _pairs(lost, added):
        if there is None:
            yield Fault(f"the code {_shown(one)} is missing", message.entry, severity=least)
            continue
        what = f"the code {_shown(there)} should be {_shown(one)}"
        yield Fault(
            what,
            message.entry,
            (there.start, there.end),
            severity=least,
            suggestion=source.raw[one.start : one.end],
        )


def _substituted(
    message: Message, added: dict[str, Item], lost: dict[str, Item]
) -> Iterator[Fault]:
    """A fault for each substitution that the source has not, where none of its code is lost."""
    for item in added.values() if not lost else ():
        if len(item.value) > len("||") and item.value[0] == item.value[-1] == "|":
            what = f"the substitution {_shown(item)} is not in the source"
            yield Fault(what, message.entry, (item.start, item.end))


def _codes(text: Text) -> dict[str, list[Item]]:
    """The code of a text by what of it counts: a role's target, with or without words of its own."""
    found: dict[str, list[Item]] = {}
    for item in text.items:
        if item.kind in ("code", "role") and "\n" not in text.raw[item.start : item.end].strip():
            role = _ROLE.fullmatch(item.value)
            key = role[1] + role[2].strip() if role is not None else item.value.replace(" ", "")
            found.setdefault(key, []).append(item)
    return found


def _is_in(code: str, text: str) -> bool:
    return code in text and re.search(rf"(?<!\w){re.escape(code)}(?!\w)", text) is not None


def _alike(
    added: dict[str, Item], wanted: dict[str, list[Item]], given: dict[str, list[Item]]
) -> dict[str, Item]:
    """What is there less often than in the source, and is much like what is added: mistyped once."""
    found = {}
    for key, items in wanted.items():
        is_less = len(items) > len(given.get(key, ()))
        if is_less and any(_likeness(key, other) >= _ALIKE for other in islice(added, _COMPARED)):
            found[key] = items[0]
    return found


def _pairs(lost: dict[str, Item], added: dict[str, Item]) -> Iterator[tuple[Item | None, Item]]:
    """What is added with what of the lost it is most like, and what is left of the lost."""
    left = dict(lost)
    for key, item in added.items():
        if not left:
            return
        nearest = max(islice(left, _COMPARED), key=lambda other: _likeness(other, key))
        if _likeness(nearest, key) < _UNLIKE:
            nearest = next(iter(left))
        yield item, left.pop(nearest)
    for item in left.values():
        yield None, item


def _likeness(one: str, other: str) -> float:
    from difflib import SequenceMatcher  # noqa: PLC0415  (slow to import, and seldom needed)

    return SequenceMatcher(None, one[:_READ], other[:_READ], autojunk=False).ratio()


def _shown(item: Item) -> str:
    return cut(item.value) if "`" in item.value or item.value[:1] == "|" else f"`{cut(item.value)}`"
