"""Pages as they go to a printer, with all that they are made of."""

from __future__ import annotations

import datetime
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Protocol
from urllib.parse import unquote

from i18n.documents import candidates
from i18n.expressions import compiled

_URL = compiled(r"url\(\s*[\"']?([^\"')]*)|@import\s+[\"']([^\"']*)", re.IGNORECASE)
"""What a stylesheet fetches."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to print.

    `path` is that of its PDF, `page` that of the page, both below public/, `base` the whole address of
    public/ with a slash at its end, "" where nobody knows it. `files` are the page and what it asks for, by
    their paths below public/; `day` is the one on which it counts as changed; `paper` is one of PAPERS.
    """

    path: str
    page: str
    base: str
    files: Mapping[str, bytes]
    day: datetime.date
    paper: str


class Printer(Protocol):
    """Makes PDFs."""

    def __call__(self, sheet: Sheet) -> bytes:
        """The PDF of a sheet. Raises AmbosError."""


class _References(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("src", "poster") or (tag == "link" and name == "href"):
                self.found.append(value or "")
            elif name == "srcset":
                self.found += [one.address for one in candidates(value or "")]


def references(html: bytes) -> Iterable[str]:
    """The addresses of what a page shows, as they stand in it."""
    reader = _References()
    reader.feed(html.decode())
    reader.close()
    return reader.found


def requisites(
    page: str, html: bytes, published: Callable[[str], bytes | None]
) -> Mapping[str, bytes]:
    """A page at a path below public/, and the files it shows, by path; those of stylesheets too.

    `published` gives the file of a path, None where there is none.
    """
    found = {page: html}
    waiting = list(_paths(page, references(html)))
    while waiting:
        path = waiting.pop()
        data = None if path in found else published(path)
        if data is None:
            continue
        found[path] = data
        if path.endswith(".css"):
            style = data.decode("utf-8", "replace")
            waiting += _paths(path, (one[1] or one[2] for one in _URL.finditer(style)))
    return found


def _paths(file: str, addresses: Iterable[str]) -> Iterator[str]:
    """The paths below public/ of relative addresses in a file."""
    folder = posixpath.dirname(file)
    for address in addresses:
        path = unquote(re.split("[?#]", address.strip(), maxsplit=1)[0])
        if path:
            yield posixpath.normpath(posixpath.join(folder, path))
