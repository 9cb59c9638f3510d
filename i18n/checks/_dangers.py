"""What of a text a browser could run, in whatever format it is.

Source: WHATWG, "HTML", 4.12 (scripting) and 4.8 (embedded content); OWASP, "XSS Filter Evasion
Cheat Sheet" (spellings).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from i18n.checks._references import unescaped
from i18n.checks._text import Text
from i18n.expressions import deferred

_TAG = deferred(
    r"<[\s\0]*(script|iframe|object|embed|applet|style|svg|math|base|link|meta|form|frame|frameset"
    r"|template|noscript|portal|button|input|textarea|select)(?=[\s/>\0]|\Z)",
    re.IGNORECASE,
)
_OPENED = deferred(r"<[\s\0]*[A-Za-z][^<>]*")
_HANDLER = deferred(r"(?<=[\s/\"'])(on[a-z]{3,}|srcdoc|formaction)\s*=", re.IGNORECASE)
_ADDRESS = deferred(
    r"(?<![\w-])(?:(?:java|vb|live)script\s*:(?=[^\s:])|data\s*:\s*(?:text/html|image/svg|application/))",
    re.IGNORECASE,
)
_HIDDEN = deferred(r"&[#\w]|[\0-\x08\x0b-\x1f\u200b\ufeff]|\w[\t\n]\w")
_UNSEEN = deferred(r"[\0-\x1f\u200b\ufeff]")


@dataclass(frozen=True, slots=True)
class Danger:
    """What could run, as it is named, and where; None where it is hidden behind entities."""

    value: str
    span: tuple[int, int] | None


def may_be_dangerous(text: str) -> bool:
    """Is there a tag in a text, or an address that may be a program or a page?"""
    if "<" in text and _OPENED.search(text):
        return True
    return (":" in text or "&" in text) and any(sign.search(text) for sign in (_HIDDEN, _ADDRESS))


def dangers(text: Text) -> list[Danger]:
    """The dangers of a text, but for its code: tags, attributes, addresses, hidden ones; each in order."""
    raw = text.without_code
    found = [Danger(f"the tag <{match[1].lower()}>", match.span()) for match in _TAG.finditer(raw)]
    for opened in _OPENED.finditer(raw):
        for match in _HANDLER.finditer(raw, *opened.span()):
            found.append(Danger(f"the attribute {match[1].lower()}", match.span()))
    addresses = [_address(match) for match in _ADDRESS.finditer(raw)]
    found += addresses
    if "&" in raw or _UNSEEN.search(raw):
        # what is seen is taken out, so that it hides nothing and is told once
        rest = _ADDRESS.sub(" ", raw) if addresses else raw
        seen = _UNSEEN.sub("", unescaped(rest))
        found += [Danger(_address(match).value, None) for match in _ADDRESS.finditer(seen)]
    return found


def _address(match: re.Match[str]) -> Danger:
    scheme = match[0].partition(":")[0].strip().lower()
    return Danger(f"the address {scheme}:", match.span())
