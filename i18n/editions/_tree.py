"""Safe HTML as its tags and texts, each with the element it belongs to, to be changed in place."""

from __future__ import annotations

from collections.abc import Iterator

from i18n.elements import VOID
from i18n.expressions import compiled

TAG = compiled(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<attributes>(?: [^\s=>]+=\"[^\"]*\")*)>")
"""A tag of safe HTML, as the cleaner writes it."""


class Tree:
    """The pieces of safe HTML, which is well nested: a tag, or the text between two, is one.

    `pieces` may be changed: what stands there is written. `names` are those of the start tags, and ""
    elsewhere; `ends` gives the place of each start tag's end, that of a void element itself; `above` that
    of the start tag around each piece, -1 outside of all.
    """

    def __init__(self, html: str) -> None:
        self.pieces: list[str] = []
        self.names: list[str] = []
        self.above: list[int] = []
        self.ends: dict[int, int] = {}
        opened: list[int] = []
        position = 0
        for found in TAG.finditer(html):
            if position < found.start():
                self._add(html[position : found.start()], "", opened)
            position = found.end()
            place = len(self.pieces)
            if found["end"]:
                if opened:
                    self.ends[opened.pop()] = place
                self._add(found[0], "", opened)
                continue
            self._add(found[0], found["name"], opened)
            if found["name"] in VOID:
                self.ends[place] = place
            else:
                opened.append(place)
        if position < len(html):
            self._add(html[position:], "", opened)
        for place in opened:
            self.ends[place] = len(self.pieces) - 1

    def _add(self, piece: str, name: str, opened: list[int]) -> None:
        self.pieces.append(piece)
        self.names.append(name)
        self.above.append(opened[-1] if opened else -1)

    def elements(self, *names: str) -> Iterator[int]:
        """The places of the start tags of these names, in order."""
        return (place for place, name in enumerate(self.names) if name and name in names)

    def within(self, place: int) -> range:
        """The places between a start tag and its end."""
        return range(place + 1, self.ends[place])

    def children(self, place: int) -> Iterator[int]:
        """The start tags right in an element."""
        child = place + 1
        while child < self.ends[place]:
            if self.names[child]:
                yield child
            child = self.ends.get(child, child) + 1

    def take(self, place: int) -> str:
        """An element as it stands, taken out of its place."""
        found = slice(place, self.ends[place] + 1)
        text = "".join(self.pieces[found])
        self.pieces[found] = [""] * (found.stop - found.start)
        return text

    def html(self) -> str:
        """What stands in the end."""
        return "".join(self.pieces)
