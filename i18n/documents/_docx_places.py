"""Places in a paragraph's bytes, and what is closed and opened again to stand between two of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from i18n.documents._docx_codes import Content, Token
from i18n.documents._docx_items import Formatting, InlineObject, Wrapper


class Place(NamedTuple):
    """Where bytes begin or end: in the text of a run, in a run, or in neither."""

    wrapper: Wrapper | None
    formatting: Formatting | None
    is_in_text: bool


class Places:
    """The places of a text, by its characters; what is around all of it is never closed."""

    def __init__(self, content: Content, prefix: str) -> None:
        """`prefix` is what names of elements begin with in the member."""
        self._silent = content.silent
        self._prefix = prefix.encode()
        self._found: list[Place] = []
        self._stops: list[int] = []
        for token in content.tokens:
            place = _place(token, content)
            if place is not None:
                self._found.append(place)
                self._stops.append(token.offset + len(token.text))
        self._common = _common([_chain(place.wrapper) for place in self._found])
        codes = [code.wrapper for code in content.codes.values()]
        self._coded = {id(wrapper) for wrapper in codes if wrapper is not None}

    def at(self, offset: int) -> Place:
        """Where the bytes of a character begin; behind the last one, where they end."""
        return self._found[min(bisect_right(self._stops, offset), len(self._found) - 1)]

    def between(self, places: tuple[Place, Place], span: tuple[int, int], content: bytes) -> bytes:
        """Content that stands beside runs, between a place in a run and another one.

        It takes the place of the bytes of `span`; what of these a translator does not see stays.
        """
        silent = [t for t in self._silent if span[0] <= t.start < span[1]]
        if not content and not silent and _is_one(*places):
            return b""
        starts = [t.data for t in silent if _begins(t)]
        ends = [t.data for t in silent if not _begins(t)]
        kept = self._kept(*places)
        closing, opening = self._closing(places[0], kept), self._opening(places[1], kept)
        return b"".join([*closing, *starts, content, *ends, *opening])

    def _kept(self, place: Place, other: Place) -> int:
        """How many elements around both places stay open: those that the content does not open.

        An element that a text box parts is no code: in a half of its own, it would be one.
        """
        count = 0
        for one, another in zip(_chain(place.wrapper), _chain(other.wrapper), strict=False):
            if one is not another or id(one) in self._coded:
                break
            count += 1
        return max(count, self._common)

    def _closing(self, place: Place, kept: int) -> Iterator[bytes]:
        if place.is_in_text:
            yield b"</%bt>" % self._prefix
        if place.formatting is not None:
            yield b"</%br>" % self._prefix
        for wrapper in reversed(_chain(place.wrapper)[kept:]):
            yield wrapper.closing

    def _opening(self, place: Place, kept: int) -> Iterator[bytes]:
        for wrapper in _chain(place.wrapper)[kept:]:
            yield wrapper.opening
        if place.formatting is not None:
            yield b"<%br>%b" % (self._prefix, place.formatting.data)
        if place.is_in_text:
            yield b'<%bt xml:space="preserve">' % self._prefix


def _place(token: Token, content: Content) -> Place | None:
    """Where a token stands; None for the begin or end of a pair."""
    if token.piece is not None:
        return Place(token.piece.wrapper, token.piece.formatting, not token.piece.is_element)
    if token.boundary is not None:
        return Place(token.boundary.wrapper.outer, token.boundary.formatting, False)
    object_ = content.codes[token.number].object_
    if object_ is None:
        return None
    return Place(object_.wrapper, object_.formatting if object_.in_run else None, False)


def _is_one(place: Place, other: Place) -> bool:
    return (
        place.wrapper is other.wrapper
        and place.formatting is other.formatting
        and place.is_in_text == other.is_in_text
    )


def _begins(object_: InlineObject) -> bool:
    return object_.node is not None and (
        object_.node.name.endswith("Start") or "Start" in object_.node.attributes.get("w:type", "")
    )


def _chain(wrapper: Wrapper | None) -> list[Wrapper]:
    """The elements around a place, outermost first."""
    found = []
    while wrapper is not None:
        found.append(wrapper)
        wrapper = wrapper.outer
    return found[::-1]


def _common(chains: Sequence[Sequence[Wrapper]]) -> int:
    """How many elements are around everything."""
    count = 0
    for level in zip(*chains, strict=False):
        if any(wrapper is not level[0] for wrapper in level):
            break
        count += 1
    return count
