"""A document as the parts of a page, whatever its format."""

from __future__ import annotations

from typing import NamedTuple


class Event(NamedTuple):
    """An event of inline text, or of a block: `kind` is Start, End, or the event's own name.

    `name` is the tag of a start or end, `value` what the event carries. `start` and `end` are byte
    offsets, of the text parsed or of the file.
    """

    kind: str
    name: str
    value: object
    start: int
    end: int


class Part(NamedTuple):
    """A part of a page: `kind` is open, close, run, code, html, rule or task.

    `name` and `value` are those of the block, in pulldown-cmark's words; a run, code and html have
    their events, with byte offsets of the file, or of its part `member`. `attributes` are what a block
    says of itself: `dir`, `id`, `lang`, `title` and `translate`, as in HTML.
    """

    kind: str
    name: str = ""
    value: object = None
    events: tuple[Event, ...] = ()
    member: str = ""
    attributes: tuple[tuple[str, str], ...] = ()

    @property
    def start(self) -> int:
        """Where a run begins, in bytes of the file."""
        return self.events[0].start

    @property
    def end(self) -> int:
        """Where a run ends, in bytes of the file."""
        return self.events[-1].end
