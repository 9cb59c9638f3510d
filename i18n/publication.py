"""How a project publishes its editions: the table `publish` of its settings."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from fnmatch import fnmatchcase
from typing import Any
from urllib.parse import quote, urlsplit

from i18n.languages import catalog_code, is_code

_ALL = ""
"""Stands for every language that is not named."""
_PERCENTAGE = re.compile(r"(\d+(?:\.\d+)?) ?%")
_PLACEHOLDER = re.compile(r"\{(?:document|language)\}")

FORMATS = ("document", "text", "epub", "json", "pdf")
"""What can be published of a document beside its page: an edition says of each that it makes it."""


UNDATED = datetime.date(1980, 1, 1)
"""The day on which what has no date counts as changed, where nobody says another: the first of ZIP."""

MANIFEST = ".ambos.json"
"""The list of what is published, below public/; no edition makes it."""

PAPERS = ("A4", "letter")
"""What PDFs can be printed on: ISO 216, and US Letter."""


class WrongError(ValueError):
    """What a value of the settings should have been."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What a project says of its editions, each with its default.

    `base_url` is the address of public/ with a slash at its end, "" where nobody said it. `footer` is a
    text at the end of every page. `formats` are those of FORMATS that are published beside the pages.
    `documents` are patterns of the paths of the documents that are
    published, `*` for any text; none of them are all. `minimum` are languages ("" for all others) with the
    share of a document, 0..1, that must be translated. `translate_url` is an address with the places
    `{document}` and `{language}`, where readers can help to translate; "" where there is none. `logo` is a
    picture, by its path below static/, "" without one. `theme` is a folder of the project, with slashes,
    "" for Ambos's own look. `paper` is that of PDFs, one of PAPERS.
    """

    base_url: str = ""
    footer: str = ""
    formats: tuple[str, ...] = ("document", "text", "json")
    documents: tuple[str, ...] = ()
    minimum: tuple[tuple[str, float], ...] = ()
    translate_url: str = ""
    logo: str = ""
    paper: str = PAPERS[0]
    theme: str = ""

    def has(self, path: str) -> bool:
        """Is the document at this path in the project published at all?"""
        patterns = self.documents
        return not patterns or any(fnmatchcase(path, pattern) for pattern in patterns)

    def least(self, language: str) -> float:
        """The share of a document, 0..1, that must be translated; 0 where nobody said it."""
        said = dict(self.minimum)
        return said.get(language, said.get(_ALL, 0.0))

    def help_address(self, domain: str, language: str) -> str:
        """Where readers can help to translate a document; "" where nobody said it."""
        address = self.translate_url.replace("{document}", quote(domain, safe="/.-_~"))
        return address.replace("{language}", quote(catalog_code(language), safe=""))


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


def _paper(value: Any) -> str:
    """One of PAPERS. Raises WrongError."""
    if value not in PAPERS:
        raise WrongError(" or ".join(f'"{name}"' for name in PAPERS))
    return str(value)


def _patterns(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise WrongError('a list of patterns such as ["source/news/*"]')
    return tuple(value)


def _share(value: Any) -> float | None:
    """A share, 0..1, of a number or a percentage; None where it is neither."""
    if isinstance(value, str) and (match := _PERCENTAGE.fullmatch(value)):
        value = float(match[1]) / 100
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and 0 <= value <= 1 else None


def _minimum(value: Any) -> tuple[tuple[str, float], ...]:
    table = value if isinstance(value, dict) else {_ALL: value}
    found = []
    for language, stated in table.items():
        share = _share(stated)
        if share is None or not (language == _ALL or is_code(language)):
            raise WrongError('a share such as 0.8 or "80%", or a table such as { es = "80%" }')
        found.append((catalog_code(language), share))
    return tuple(found)


def _translate_url(value: Any) -> str:
    """An address of the web with places for a document and a language. Raises WrongError."""
    wanted = 'an address such as "https://example.org/translate/{document}/{language}/"'
    if not isinstance(value, str):
        raise WrongError(wanted)
    plain = _PLACEHOLDER.sub("x", value)
    try:
        parts = urlsplit(plain)
    except ValueError as error:
        raise WrongError(wanted) from error
    is_address = parts.scheme in ("http", "https") and parts.hostname and plain.isascii()
    if not is_address or any(sign in plain for sign in " \"'<>\\^`{|}"):
        raise WrongError(wanted)
    return value


def _static(value: Any) -> str:
    """The path of a file below static/, with slashes. Raises WrongError."""
    if not isinstance(value, str) or {"", ".", ".."} & set(value.split("/")) or "\\" in value:
        raise WrongError('a file in static/ such as "logo.svg"')
    return value


def theme_folder(value: Any) -> str:
    """A folder of the project, with slashes. Raises WrongError."""
    parts = value.rstrip("/").split("/") if isinstance(value, str) else [""]
    if {"", ".", ".."} & set(parts) or "\\" in value or ":" in parts[0]:
        raise WrongError('a folder of the project such as "theme"')
    return "/".join(parts)


READERS: Mapping[str, Callable[[Any], Any]] = {
    "base_url": _base_url,
    "footer": _text,
    "formats": _formats,
    "documents": _patterns,
    "minimum": _minimum,
    "translate_url": _translate_url,
    "logo": _static,
    "paper": _paper,
    "theme": theme_folder,
}
"""What makes a value of each key, or raises WrongError."""
assert set(READERS) == {one.name for one in fields(Publication)}
