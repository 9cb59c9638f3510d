"""Inline reStructuredText, as catalogs of other projects hold it (Sphinx, Python's manual).

A reading of its own: docutils takes whole documents, and stops at what a check has to name.
Source: docutils, "reStructuredText Markup Specification", inline markup recognition rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from i18n.checks import _inline
from i18n.documents import Event
from i18n.expressions import deferred

_BEFORE = r"(?<![^\s'\"(\[{<\-/:«“‘¿¡—–])"
_LONGEST = 500
"""The characters of a literal or of strong emphasis: a bound, so that reading is linear."""
_AFTER = r"(?![^\s'\")\]}>\-/:.,;!?\\»”’—–…])"
_INLINE = deferred(
    rf"""
      (?P<literal>{_BEFORE}``(?=\S)(?P<code>.{{1,{_LONGEST}}}?)(?<=\S)``{_AFTER})
    | (?P<role>{_BEFORE}:(?P<name>[A-Za-z][\w+.:-]{{0,60}}):`(?P<argument>[^`]+)`{_AFTER})
    | (?P<link>{_BEFORE}`(?P<text>[^`<]*)(?<=[\s`])<(?P<target>[^`<>]+)>`__?{_AFTER})
    | (?P<reference>{_BEFORE}`(?=\S)(?P<label>[^`<>]+)`__?{_AFTER})
    | (?P<interpreted>{_BEFORE}`(?=\S)(?P<content>[^`]+)(?<=\S)`(?!_){_AFTER})
    | (?P<strong>{_BEFORE}\*\*(?=[^\s*])(?P<heavy>.{{1,{_LONGEST}}}?)(?<=[^\s\\])\*\*{_AFTER})
    | (?P<emphasis>{_BEFORE}\*(?=[^\s*])(?P<light>[^*]+?)(?<=[^\s\\])\*{_AFTER})
    | (?P<substitution>{_BEFORE}\|(?=\S)(?P<defined>[^|]+)(?<=\S)\|(?:__?)?{_AFTER})
    | (?P<note>\[(?P<number>\#[\w.-]*|\*|\w+)\]_(?!\w))
    | (?P<escape>\\.)
    """,
    re.VERBOSE,
)
_ROLE_NAMES = (
    "abbr abbreviation dfn emphasis guilabel menuselection strong sub subscript sup "
    "superscript term title title-reference"
)
_WORDS = frozenset(_ROLE_NAMES.split())
"""Roles whose argument is what a reader reads."""
_LABELLED = deferred(r"(?P<text>.*\S)\s*<(?P<target>[^<>]+)>\s*", re.DOTALL)


def events(text: str) -> Iterator[Event]:
    """The inline events of a text, in the words of `documents.inline`; byte offsets of the text.

    A role is an event `Role` whose value is its name and its target; its own text, where it has one,
    follows as prose.
    """
    return _inline.events(text, _INLINE.finditer(text), _markup)


def _markup(match: re.Match[str], byte: int, end: int) -> Iterator[Event]:
    """The events of a piece of markup between two bytes."""
    kind = next(name for name in _KINDS if match[name] is not None)
    if kind == "escape":
        yield Event("Text", "", match[0][1].strip(), byte + 1, end)
    elif kind == "literal":
        yield Event("Code", "", match["code"], byte, end)
    elif kind == "role":
        yield from _role(match, byte, end)
    elif kind == "link":
        yield Event("Start", "Link", _link(match["target"]), byte, end)
        yield _inner(match, "text", byte)
        yield Event("End", "Link", None, end, end)
    elif kind == "reference":
        yield Event("Reference", "", "`…`_", byte, end)
        yield _inner(match, "label", byte)
    elif kind == "interpreted":
        yield Event("Code", "", match["content"], byte, end)
    elif kind in ("strong", "emphasis"):
        name = kind.capitalize()
        yield Event("Start", name, None, byte, end)
        yield _inner(match, "heavy" if kind == "strong" else "light", byte)
        yield Event("End", name, None, end, end)
    elif kind == "substitution":
        yield Event("Code", "", match[0], byte, end)
    else:
        yield Event("FootnoteReference", "", match["number"], byte, end)


def _role(match: re.Match[str], byte: int, end: int) -> Iterator[Event]:
    """A role: its target is to be kept, its own text is prose."""
    name, argument = match["name"], match["argument"]
    labelled = _LABELLED.fullmatch(argument)
    if name.lower() in _WORDS:
        yield Event("Role", "", f":{name}:`", byte, end)
        yield _inner(match, "argument", byte)
        return
    if labelled is None:
        yield Event("Code", "", f":{name}:`{argument}`", byte, end)
        return
    yield Event("Role", "", f":{name}:`<{labelled['target']}>`", byte, end)
    start = byte + len(f":{name}:`".encode())
    text = labelled["text"]
    yield Event("Text", "", text, start, start + len(text.encode()))


def _inner(match: re.Match[str], group: str, byte: int) -> Event:
    """The text inside a piece of markup."""
    start = byte + len(match[0][: match.start(group) - match.start()].encode())
    text = match[group].rstrip()
    return Event("Text", "", text, start, start + len(text.encode()))


def _link(target: str) -> dict[str, str]:
    return {"link_type": "Inline", "dest_url": target, "title": "", "id": ""}


_KINDS = (
    "literal",
    "role",
    "link",
    "reference",
    "interpreted",
    "strong",
    "emphasis",
    "substitution",
    "note",
    "escape",
)
