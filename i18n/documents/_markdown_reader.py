"""The runs of inline text in a Markdown body, and its outline of blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from i18n.documents._flow import Flow
from i18n.documents._markdown_events import INLINE_TAGS, events
from i18n.documents._markdown_risks import image_risk, link_risk, tag_risk
from i18n.documents._parts import Event

_OPAQUE_BLOCKS = frozenset({"CodeBlock", "HtmlBlock"})
_KINDS = {
    "BlockQuote": "quote",
    "FootnoteDefinition": "footnote",
    "Item": "list item",
    "TableCell": "table cell",
}
_TAG_NAME = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"}
    | {"source", "track", "wbr"}
)


@dataclass(slots=True)
class Run:
    """Inline text that stands together in one block; offsets are bytes of the body.

    `opaque` are the inline elements, which no sentence ends within; `hard` are the places of the
    hard line breaks; `depth` is the number of quotes around.
    """

    kind: str
    level: int
    depth: int
    parts: list[Event] = field(default_factory=list)
    opaque: list[tuple[int, int]] = field(default_factory=list)
    hard: list[int] = field(default_factory=list)
    risks: list[str] = field(default_factory=list)
    has_text: bool = False

    @property
    def end(self) -> int:
        """Where the last part ends."""
        return self.parts[-1].end


@dataclass(frozen=True, slots=True)
class Comment:
    """An HTML comment that stands as a block, or at the edge of a run."""

    text: str


class Reader:
    """Walks the events of one body; `outline` grows as it goes."""

    def __init__(self, body: str) -> None:
        self.body = body
        self.data = body.encode()
        self.outline: list[str] = []
        self._kinds = ["paragraph"]
        self._depth = 0
        self._level = 0
        self._skipping = False
        self._run: Run | None = None
        self._inline: list[int] = []
        self._tags: list[tuple[str, int]] = []
        self._autolinks = 0

    def read(self) -> Iterator[Run | Comment]:
        """The runs and the comments, in order."""
        for event in events(self.body):
            if event.kind == "Start" and event.name not in INLINE_TAGS:
                yield from self._close()
                self._open_block(event)
            elif event.kind == "End" and event.name not in INLINE_TAGS:
                yield from self._close()
                self._close_block(event)
            elif event.kind in ("Rule", "TaskListMarker"):
                yield from self._close()
                self.outline.append(event.kind)
            elif event.kind == "Html":
                if str(event.value).lstrip().startswith("<!--"):
                    yield Comment(str(event.value))
            elif not self._skipping:
                self._inline_event(event)
        yield from self._close()

    def _open_block(self, event: Event) -> None:
        value = event.value
        if event.name == "Heading" and isinstance(value, dict):
            self._level = int(value["level"][1:])
            value = self._level
        self.outline.append(event.name if value is None else f"{event.name} {value}")
        self._kinds.append(_KINDS.get(event.name, self._kinds[-1]))
        self._depth += event.name == "BlockQuote"
        self._skipping = event.name in _OPAQUE_BLOCKS

    def _close_block(self, event: Event) -> None:
        self.outline.append("/" + event.name)
        self._kinds.pop()
        self._depth -= event.name == "BlockQuote"
        self._skipping = False
        if event.name == "Heading":
            self._level = 0

    def _inline_event(self, event: Event) -> None:
        run = self._run
        if run is None:
            if event.kind == "SoftBreak":
                return
            kind = "heading" if self._level else self._kinds[-1]
            run = self._run = Run(kind, self._level, self._depth)
        if event.kind == "Start":
            self._start_element(event, run)
        elif event.kind == "End":
            start = self._inline.pop()
            if not self._inline:
                run.opaque.append((start, event.end))
            if event.name == "Link" and self._autolinks:
                self._autolinks -= 1
        elif event.kind == "Text":
            if not self._autolinks and any(map(str.isalnum, str(event.value))):
                run.has_text = True
        elif event.kind == "HardBreak":
            run.hard.append(event.start)
        elif event.kind == "InlineHtml":
            self._tag(event, run)
        elif event.kind != "SoftBreak" and not self._inline:
            run.opaque.append((event.start, event.end))
        if not self._inline:
            run.parts.append(event)

    def _start_element(self, event: Event, run: Run) -> None:
        self._inline.append(event.start)
        if isinstance(event.value, dict):
            target = str(event.value["dest_url"])
            if event.name == "Image":
                run.risks.append(image_risk(target))
            else:
                risk = link_risk(target)
                if risk:
                    run.risks.append(risk)
                if event.value["link_type"] in ("Autolink", "Email"):
                    self._autolinks += 1

    def _tag(self, event: Event, run: Run) -> None:
        raw = str(event.value)
        if raw.startswith("<!--"):
            if not self._inline:
                run.opaque.append((event.start, event.end))
            if "i18n:" in raw:
                return
        run.risks.append(tag_risk(raw))
        match = _TAG_NAME.match(raw)
        if match is None or match[2].lower() in _VOID or raw.endswith("/>"):
            return
        if not match[1]:
            self._tags.append((match[2].lower(), event.start))
            return
        for n in range(len(self._tags) - 1, max(len(self._tags) - 20, -1), -1):
            if self._tags[n][0] == match[2].lower():
                run.opaque.append((self._tags[n][1], event.end))
                del self._tags[n:]
                return

    def _close(self) -> Iterator[Run | Comment]:
        """Give up the run at hand; comments at its edges stand beside it."""
        run, self._run = self._run, None
        if run is None:
            return
        self._inline.clear()
        self._tags.clear()
        self._autolinks = 0
        parts = run.parts
        first, last = 0, len(parts)
        while first < last and _is_edge(parts[first]):
            first += 1
        while last > first and _is_edge(parts[last - 1]):
            last -= 1
        for part in parts[:first] + parts[last:]:
            if part.kind == "InlineHtml":
                yield Comment(str(part.value))
        run.parts = parts[first:last]
        if run.parts:
            yield run

    def flow(self, run: Run, base: int) -> Flow:
        """The text of a run; the body begins at byte `base` of the file."""
        data, flow = self.data, Flow()
        position = self.start(run)
        hard = {_newline(data, place) for place in run.hard}
        for match in _line_break(run.depth).finditer(data, position, run.end):
            at = match.start()
            before = at
            is_hard = at in hard
            if is_hard and data[before - 1 : before] == b"\\":
                before -= 1
            else:
                while before > position and data[before - 1] in b" \t":
                    before -= 1
            flow.verbatim(data[position:before].decode(), base + position)
            flow.atom("\n" if is_hard else " ", base + before, base + match.end())
            position = match.end()
        flow.verbatim(data[position : run.end].decode(), base + position)
        return flow.close()

    def hard_break(self, run: Run) -> bytes | None:
        """The bytes of the run's first hard line break, with the next line's prefix."""
        if not run.hard:
            return None
        match = _line_break(run.depth).match(self.data, _newline(self.data, run.hard[0]))
        assert match is not None, "a hard break ends at a line break"
        return self.data[run.hard[0] : match.end()]

    def line_starts(self, run: Run, base: int) -> frozenset[int]:
        """Where the run's lines begin, in bytes of the file."""
        start = self.start(run)
        breaks = _line_break(run.depth).finditer(self.data, start, run.end)
        return frozenset((base + start, *(base + match.end() for match in breaks)))

    def start(self, run: Run) -> int:
        """Where a run begins: before the backslash, where its first character is escaped."""
        first = run.parts[0]
        is_escaped = first.kind == "Text" and self.data[first.start - 1 : first.start] == b"\\"
        return first.start - 1 if is_escaped else first.start

    def opaque(self, run: Run) -> list[tuple[int, int]]:
        """The run's inline elements, ascending and disjoint, in bytes of the body."""
        merged: list[tuple[int, int]] = []
        first = self.start(run)
        for start, end in sorted(run.opaque):
            if start < first or end > run.end:
                continue  # a comment at the edge, which stands beside the run
            if merged and start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(merged[-1][1], end))
            else:
                merged.append((start, end))
        return merged


def _is_edge(part: Event) -> bool:
    return part.kind == "SoftBreak" or (
        part.kind == "InlineHtml" and str(part.value).startswith("<!--")
    )


def _newline(data: bytes, start: int) -> int:
    """Where the line break of a hard break lies, which begins with spaces or a backslash."""
    while data[start] not in b"\r\n":
        start += 1
    return start


@lru_cache(maxsize=256)
def _line_break(depth: int) -> re.Pattern[bytes]:
    """A line break, and the quote marks and white space that begin the next line."""
    return re.compile(rb"(?:\r\n?|\n)(?:[ \t]*>){0,%d}[ \t]*" % depth)
