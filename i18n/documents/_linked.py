"""The links of a document: which files of the project they name, and where they stand."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from i18n.documents._html_publishing import targets
from i18n.documents._html_tokens import Kind, tokens
from i18n.documents._parts import Event, Part

_SCHEME = re.compile(r"[A-Za-z][\w+.-]*:")


class Named(NamedTuple):
    """A relative address as an author wrote it.

    `path` is that of the file it names, relative to the project, "" for the document's own page; `rest`
    its query and fragment, with their signs.
    """

    path: str
    rest: str

    @property
    def fragment(self) -> str:
        """The fragment, "" where there is none, or none but a text to look for (`#:~:text=`)."""
        return self.rest.partition("#")[2].partition(":~:")[0]


class Link(NamedTuple):
    """An address, and the byte at which its link or tag begins, in the file or in its part `member`."""

    target: str
    start: int
    member: str


def named(target: str, document: str) -> Named | None:
    """What a link in a document of this path names.

    None for an address that names no file of the project: one with a scheme or a host, one from the root
    of a server (RFC 3986, 4.2), which need not be the root of the site.
    """
    end = min(place for sign in "?#" if (place := f"{target}{sign}".find(sign)) >= 0)
    path, rest = target[:end], target[end:]
    if path.startswith(("/", "\\")) or _SCHEME.match(path):
        return None
    if not path:
        return Named("", rest)
    return Named(
        posixpath.normpath(posixpath.join(posixpath.dirname(document), unquote(path))), rest
    )


def links(parts: Iterable[Part]) -> Iterator[Link]:
    """The links and pictures of what a page shows of a document, raw HTML's with them."""
    for part in parts:
        if part.kind == "html":
            yield from _raw(part.events, part.member)
        elif part.kind == "run":
            for event in part.events:
                if event.kind == "InlineHtml":
                    yield from _raw((event,), part.member)
                elif _is_link(event):
                    assert isinstance(event.value, dict), "links and images carry their target"
                    yield Link(str(event.value["dest_url"]), event.start, part.member)


def _is_link(event: Event) -> bool:
    """Does a link or picture begin, but for one that is an address of mail without its scheme?"""
    is_start = event.kind == "Start" and event.name in ("Link", "Image")
    return is_start and isinstance(event.value, dict) and event.value["link_type"] != "Email"


def identifiers(parts: Iterable[Part]) -> Iterator[str]:
    """The `id` of every block and tag of raw HTML, and the `name` of an anchor without one."""
    for part in parts:
        yield from (value for name, value in part.attributes if name == "id")
        if part.kind == "html":
            yield from _identifiers("".join(str(event.value) for event in part.events))
        elif part.kind == "run":
            for event in part.events:
                if event.kind == "InlineHtml":
                    yield from _identifiers(str(event.value))


def _identifiers(html: str) -> Iterator[str]:
    for token in tokens(html):
        if token.kind is Kind.START:
            value = token.value("id") or (token.value("name") if token.name == "a" else "")
            if value:
                yield value


def _raw(events: Sequence[Event], member: str) -> Iterator[Link]:
    """The addresses in raw HTML, each where the piece stands in which its tag begins."""
    ends: list[int] = []
    for event in events:
        ends.append((ends[-1] if ends else 0) + len(str(event.value)))
    n = 0
    for token in tokens("".join(str(event.value) for event in events)):
        while n + 1 < len(ends) and token.start >= ends[n]:
            n += 1
        if token.kind is Kind.START:
            begin = ends[n] - len(str(events[n].value))
            before = str(events[n].value)[: token.start - begin]
            for target in targets(token):
                yield Link(target, events[n].start + len(before.encode()), member)
