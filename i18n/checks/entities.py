"""Entities that are broken, unknown, or shown as they stand.

## What it does
Finds, where the source has no such thing: an entity of HTML without its semicolon (`&oacute`), one
with a name that there is not (`&oacude;`), one that was escaped twice (`&amp;nbsp;`), and one in a
text whose syntax has none. Code and addresses are left alone.
In a message that does not say that it is markup, a letter or a quotation mark written so is
information.
## Why it matters
Readers see the name of the letter in the middle of a word.
## Example
msgid "The session was long."
msgstr "La sesi&oacuten fue larga."
## Instead
msgid "The session was long."
msgstr "La sesión fue larga."
## References
WHATWG, "HTML", 13.5 (named character references)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from i18n.catalogs.marks import is_program
from i18n.checks._check import Fault
from i18n.checks._subject import Message
from i18n.checks._syntax import is_known
from i18n.model import Severity

severity = Severity.ERROR
kind = "characters"
looks_at = Message

_QUOTES = frozenset("\"'«»“”")
_WRITTEN = re.compile(r"&(?:(#[0-9]{2,7}|#[xX][0-9a-fA-F]{2,6})|([A-Za-z][A-Za-z0-9]{1,31}))(;?)")

_NAMED = re.compile(r"&(#?\w{2,31});")
_SPOILT = re.compile(r"&[ \u00a0]+(#?\w{2,31});|&([0-9]{2,7});")
"""An entity with a space inside, or without the sign of its number."""


def check(message: Message) -> Iterator[Fault]:
    """A fault for each entity that the text does not say as a letter."""
    if "&" not in message.msgstr and "&" not in message.msgid:
        return
    target = message.target
    yield from _in_plain_text(message)
    for match in _WRITTEN.finditer(target.prose):
        if match[0] in message.source.prose:
            continue
        what, letter = _fault(match, message.msgid)
        if what:
            span = target.span(*match.span())
            remedy = f" (write {letter})" if letter else ""
            yield Fault(f"{what}{remedy}", message.entry, span)
    for name in dict.fromkeys(_NAMED.findall(message.msgid)):
        if f"&{name};" in message.msgstr:
            continue
        for match in re.finditer(rf"(?<![^\W\d_]|[&#]){re.escape(name)};", target.prose):
            span = target.span(*match.span())
            what = f"{name}; is no entity (write &{name};)"
            yield Fault(what, message.entry, span, suggestion=f"&{name};")
    for match in _SPOILT.finditer(target.prose):
        right = f"&{match[1]};" if match[1] else f"&#{match[2]};"
        if right in message.msgid and match[0] not in message.msgid:
            span = target.span(*match.span())
            what = f"{match[0]} is no entity (write {right})"
            yield Fault(what, message.entry, span, suggestion=right)


def _in_plain_text(message: Message) -> Iterator[Fault]:
    """Letters and quotation marks as entities, where nothing says that they are markup."""
    is_for_program = is_program(message.entry)
    if not message.subject.is_foreign or (is_known(message.entry) and not is_for_program):
        return
    if "&" in message.msgid or "<" in message.msgid:
        return
    for match in _WRITTEN.finditer(message.msgstr):
        what, letter = _fault(match, message.msgid)
        is_shown = match[0] in message.target.prose
        if match[3] and what and not is_shown and (letter.isalpha() or letter in _QUOTES):
            what = f"{match[0]} is shown as it stands in plain text (write {letter})"
            yield Fault(what, message.entry, match.span(), severity=Severity.INFORMATION)


def _fault(match: re.Match[str], source: str) -> tuple[str, str]:
    """What is wrong with what looks like an entity, and the letter that it should be.

    `source` is the text whose entities may have been spoilt.
    """
    from html import unescape  # noqa: PLC0415  (few texts have one)
    from html.entities import html5  # noqa: PLC0415

    number, name, end = match.groups()
    if number is not None:
        letter = unescape(f"&{number};")
        return (
            f"{match[0]} is shown as it stands" if end else f"{match[0]} has no semicolon"
        ), letter
    if end:
        known = f"{name};" in html5
        what = f"{match[0]} is shown as it stands" if known else f"there is no entity {match[0]}"
        return what, html5[f"{name};"] if known else ""
    if f"{name};" in html5 and f"&{name};" in source:
        return f"&{name} has no semicolon", html5[f"{name};"]
    for length in range(len(name), 1, -1):
        # the names that browsers know without a semicolon, which are those of letters and signs
        if name[:length] in html5:
            return f"&{name[:length]} has no semicolon", html5[name[:length]]
    return "", ""
