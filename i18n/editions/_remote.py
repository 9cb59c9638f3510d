"""Addresses that lead to another server."""

from __future__ import annotations

from i18n.expressions import compiled

_REMOTE = compiled(r"[A-Za-z][A-Za-z0-9+.\-]*:|[/\\]{2}")
_DROPPED = compiled(r"[\t\n\r]")
_LEADING = "".join(map(chr, range(0x21)))


def is_remote(address: str) -> bool:
    """Does a page fetch this from elsewhere: has it a scheme, or a host?

    As browsers read it (WHATWG URL, 4.4): control characters and spaces before it, tabs and line
    breaks in it are dropped.
    """
    return bool(_REMOTE.match(_DROPPED.sub("", address.lstrip(_LEADING))))
