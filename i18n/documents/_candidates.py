"""The pictures that a `srcset` offers (WHATWG HTML, 4.8.4.2.2, "parse a srcset attribute")."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from i18n.expressions import compiled

_CANDIDATE = compiled(r"[\t\n\f\r ,]*+([^\t\n\f\r ]++)")
_DESCRIPTORS = compiled(r"(?:[^,(]|\([^)]*+(?:\)|\Z))*+")


class Candidate(NamedTuple):
    """A picture: its address, from `start` to `end` in characters, and what it is for (`2x`, `640w`)."""

    start: int
    end: int
    address: str
    descriptors: str


def candidates(srcset: str) -> Iterator[Candidate]:
    """The pictures of a `srcset`, ascending."""
    position = 0
    while found := _CANDIDATE.match(srcset, position):
        address = found[1].rstrip(",")
        start, position = found.start(1), found.end()
        descriptors = ""
        if address == found[1]:
            rest = _DESCRIPTORS.match(srcset, position)
            assert rest is not None, "no descriptor is one too"
            descriptors, position = " ".join(rest[0].split()), rest.end()
        yield Candidate(start, start + len(address), address, descriptors)


def with_links(srcset: str, links: Callable[[str], str]) -> str:
    """A `srcset` whose addresses are those that `links` gives."""
    pieces, position = [], 0
    for one in candidates(srcset):
        pieces += [srcset[position : one.start], links(one.address)]
        position = one.end
    return "".join([*pieces, srcset[position:]])
