"""What leads the reader of a published copy to another server unasked."""

from __future__ import annotations

import re

from i18n.documents._html_tokens import Token

_REFRESH = re.compile(
    r"[\s\d.]*+[;,]?\s*+(?:url\s*+=\s*+)?[\"']?(?P<address>.*)", re.IGNORECASE | re.DOTALL
)
"""The content of a refresh (WHATWG HTML, 4.2.5.3)."""

_DROPPED = re.compile(r"[\t\n\r]|^[\x00-\x20]+")
_REMOTE = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:|[/\\]{2}")
"""A scheme or a host (WHATWG URL, 4.4)."""


def emptied(tag: Token) -> str | None:
    """The attribute of a start tag that is to be empty; None where it leads nowhere else.

    It is the address of a `base`, or the content of a `meta` that leads to another page by itself.
    """
    name = tag.name.rpartition(":")[2]
    if name == "base":
        return "href" if _is_remote(tag.value("href") or "") else None
    if name == "meta" and (tag.value("http-equiv") or "").strip().lower() == "refresh":
        match = _REFRESH.match(tag.value("content") or "")
        return "content" if match and _is_remote(match["address"]) else None
    return None


def _is_remote(address: str) -> bool:
    return bool(_REMOTE.match(_DROPPED.sub("", address)))
