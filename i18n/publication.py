"""How a project publishes its editions: the table `publish` of its settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import urlsplit

FORMATS = ("document", "text", "epub", "json")
"""What can be published of a document beside its page."""


class WrongError(ValueError):
    """What a value of the settings should have been."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What a project says of its editions, each with its default.

    `base_url` is the address of public/ with a slash at its end, "" where nobody said it. `footer` is a
    text at the end of every page. `formats` are those of FORMATS that are published beside the pages.
    """

    base_url: str = ""
    footer: str = ""
    formats: tuple[str, ...] = ("document", "text", "json")


def _base_url(value: Any) -> str:
    """An address of the web to which paths can be added. Raises WrongError."""
    wanted = 'an address such as "https://example.org/news/"'
    if not isinstance(value, str) or value != value.strip():
        raise WrongError(wanted)
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError as error:
        raise WrongError(wanted) from error
    is_whole = parts.scheme in ("http", "https") and parts.hostname and port != 0
    if not is_whole or parts.query or parts.fragment or "@" in parts.netloc:
        raise WrongError(wanted)
    if not value.isascii() or any(sign in value for sign in " \"'<>\\^`{|}"):
        raise WrongError(f"{wanted} (other letters are written as %C3%A9, hosts as xn--…)")
    return value.rstrip("/") + "/"


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise WrongError("a text in quotation marks")
    return value


def _formats(value: Any) -> tuple[str, ...]:
    """Some of FORMATS, each once. Raises WrongError."""
    if not isinstance(value, list) or any(one not in FORMATS for one in value):
        known = ", ".join(f'"{name}"' for name in FORMATS)
        raise WrongError(f"a list of {known} (pages are always published)")
    if len(set(value)) < len(value):
        raise WrongError("a list that names each format once")
    return tuple(value)


READERS: Mapping[str, Callable[[Any], Any]] = {
    "base_url": _base_url,
    "footer": _text,
    "formats": _formats,
}
"""What makes a value of each key, or raises WrongError."""
assert set(READERS) == {one.name for one in fields(Publication)}
