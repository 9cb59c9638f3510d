"""What a translation would add to a page: links, pictures, code and the like.

A translation is text of others. What leads somewhere, is fetched or looks like a program is the author's
to say, so that a translation may have but what its unit has, in any order and as often as it likes.
Two things are free. Languages set foreign words in italics (RAE and ASALE, "Ortografía de la lengua
española", chapter VI), so that emphasis may be added. Strong emphasis may stand where the source has any,
for not all scripts have italics (W3C, "Requirements for Chinese Text Layout", emphasis).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from i18n.documents._parts import Event
from i18n.documents._same_page import is_own_edition

EMPHASIS, STRONG = "emphasis", "strong"
_MARKS = {"Emphasis": EMPHASIS, "Strong": STRONG, "Strikethrough": "struck-out text"}
_KINDS = {"Code": "code", "InlineMath": "a formula", "DisplayMath": "a formula"}
_NAMED = ("link ", "image ", "footnote ")
_OWN = frozenset({*_MARKS.values(), *_KINDS.values(), "the title of a link"})
_MAY_ADD = re.compile(r"[\[<`~$]|\*\*|__")


def mark(name: str) -> str:
    """What an element without a target is, as a comparable string."""
    return _MARKS[name]


def kind(name: str, value: object) -> str | None:
    """What a piece of text that is no plain text is, as a comparable string; None for what adds nothing."""
    return f"footnote {value}" if name == "FootnoteReference" else _KINDS.get(name)


def target(name: str, address: str, title: str) -> Iterator[str]:
    """What a link or a picture is, as comparable strings."""
    yield f"{'image' if name == 'Image' else 'link'} {address}"
    if title:
        yield "the title of a link"


def additions(events: Iterable[Event]) -> Iterator[str]:
    """All of these in a text."""
    for event in events:
        if event.kind == "Start" and isinstance(event.value, dict):
            yield from target(event.name, str(event.value["dest_url"]), str(event.value["title"]))
        else:
            found = _MARKS.get(event.name) if event.kind == "Start" else None
            found = found or kind(event.kind, event.value)
            if found:
                yield found


def may_add(text: str) -> bool:
    """May a translation add anything? Most have no sign of it."""
    return bool(_MAY_ADD.search(text))


def excess(risks: Iterable[str], found: Iterable[str], language: str) -> Iterator[str]:
    """What of these, and of other risks, is not among those of the source and may not be added."""
    if not found:
        return
    held = frozenset(risks)
    for one in found:
        if one in held or one == EMPHASIS or (one == STRONG and EMPHASIS in held):
            continue
        name, _, value = one.partition(" ")
        if name not in ("link", "image") or not any(
            is_own_edition(other.partition(" ")[2], value, language)
            for other in held
            if other.startswith(f"{name} ")
        ):
            yield one


def in_words(found: str) -> str:
    """What one of these is called; "" for a risk of another kind."""
    if found in _OWN:
        return "strong emphasis" if found == STRONG else found
    return f"the {found}" if found.startswith(_NAMED) else ""
