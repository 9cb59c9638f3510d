"""The runs of inline text in a Markdown body, and its outline of blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pyromark

from i18n.documents._markdown_blocks import HtmlTag, held_tags, parted
from i18n.documents._markdown_events import INLINE_TAGS, outline
from i18n.documents._markdown_runs import Run, comments_at_edges, examine
from i18n.documents._markdown_view import OPTIONS, view

_KINDS = {
    "BlockQuote": "quote",
    "FootnoteDefinition": "footnote",
    "Item": "list item",
    "TableCell": "table cell",
    "DefinitionListTitle": "term",
    "DefinitionListDefinition": "definition",
}
_HAS_WORDS = re.compile(r"[^\W_]").search
_EDGES = frozenset({"Start", "End"})
_TOLD_APART = frozenset({"HtmlBlock", "Item"})
_BLOCK_EVENTS = frozenset({"Rule", "TaskListMarker"})


@dataclass(frozen=True, slots=True)
class Comment:
    """An HTML comment; one within a run or at its end comes behind the run."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Held:
    """A block that is no run: `html` or `code`, its pieces' texts and where they begin in the body.

    `info` is what stands behind a fence, `depth` the number of quotes around.
    """

    name: str
    kind: str
    info: str
    depth: int
    pieces: list[tuple[str, int, int]]

    @property
    def start(self) -> int:
        """Where the first piece begins."""
        return self.pieces[0][1]


Item = Run | Comment | Held | HtmlTag


class Reader:
    """Walks the events of one body; `outline` grows as it goes."""

    def __init__(self, body: str, path: str) -> None:
        self.body = body
        self.view = view(body, path)
        self.data = self.view.data
        self.outline: list[str] = []
        self._has_notes = b"^[" in self.data
        self._kinds = ["paragraph"]
        self._depth = 0
        self._level = 0
        self._is_title = False

    def read(self) -> Iterator[Item]:
        """The runs, comments, tags and held blocks, in order."""
        run: Run | None = None
        held: Held | None = None
        kind: str
        value: Any
        events: Any = pyromark.events_with_range(self.view.text, options=OPTIONS)
        for event, place in events:
            if type(event) is dict:
                ((kind, value),) = event.items()
            else:
                kind, value = event, None
            if kind in _EDGES:
                name = value if type(value) is str else next(iter(value))
                if name not in INLINE_TAGS:
                    if run is not None:
                        yield from self._closed(run)
                        run = None
                    if kind == "Start":
                        held = self._open_block(name, value, place["start"])
                    else:
                        self._close_block(name)
                        if held is not None and held.pieces:
                            yield held
                        held = None
                    continue
            elif held is not None:
                held.pieces.append((value, place["start"], place["end"]))
                continue
            elif kind in _BLOCK_EVENTS:
                if run is not None:
                    yield from self._closed(run)
                    run = None
                self.outline.append(kind)
                continue
            if run is None:
                if kind == "SoftBreak":
                    continue
                run = self._begun()
            run.pieces.append((kind, value, place["start"], place["end"]))
            if kind == "Text":
                if not run.has_text and (value[:1].isalnum() or _HAS_WORDS(value)):
                    run.has_text = True
            elif kind != "SoftBreak":
                run.is_marked = True
        if run is not None:
            yield from self._closed(run)
        if not self.view.is_plain or "DefinitionList" in self.outline:
            self.outline += outline(self.body)

    def _begun(self) -> Run:
        """A run that begins here."""
        kind = "title" if self._is_title else self._kinds[-1]
        return Run("heading" if self._level else kind, self._level, self._depth, [])

    def _open_block(self, name: str, value: Any, start: int) -> Held | None:
        """Enter a block; what it holds where it is no run's."""
        kind = _KINDS.get(name, self._kinds[-1])
        if type(value) is str and name not in _TOLD_APART:
            self.outline.append(name)
            self._kinds.append(kind)
            return None
        held: Held | None = None
        carried: Any = None if type(value) is str else value[name]
        if name == "Heading":
            carried = int(carried["level"][1:])
            if start in self.view.titles:
                self._is_title = True
            else:
                self._level = carried
        elif name == "Item" and start in self.view.items:
            kind = self._kinds[-1]
        elif name == "BlockQuote":
            self._depth += 1
        elif name == "HtmlBlock":
            held = Held("html", kind, "", self._depth, [])
        elif name == "CodeBlock":
            info = str(carried.get("Fenced", "")) if isinstance(carried, dict) else ""
            held = Held("code", kind, info, self._depth, [])
        self.outline.append(name if carried is None else f"{name} {carried}")
        self._kinds.append(kind)
        return held

    def _close_block(self, name: str) -> None:
        self.outline.append("/" + name)
        self._kinds.pop()
        if name == "Heading":
            self._level, self._is_title = 0, False
        elif name == "BlockQuote":
            self._depth -= 1

    def _closed(self, run: Run) -> Sequence[Item]:
        """A run that is at its end; block tags of JSX part it."""
        if not self.view.is_jsx:
            return self._examined(run)
        items: list[Item] = []
        for part in parted(run, self.view):
            items += self._examined(part) if isinstance(part, Run) else (part,)
        return items

    def _examined(self, run: Run) -> Sequence[Run | Comment]:
        """A run, between the comments before it and the others."""
        before: list[Comment] = []
        behind: list[Comment] = []
        if run.is_marked:
            before, behind = ([Comment(*one) for one in found] for found in comments_at_edges(run))
            if not run.pieces:
                return before
        run.bound(self.data)
        if run.is_marked or self.view.tokens or self._has_notes:
            examine(run, self.view)
        if self.view.is_jsx:
            run.risks = [*run.risks, *held_tags(run, self.view)]
        if self.view.strays and self.view.has_stray(run.start, run.end):
            run.risks = [*run.risks, "stray"]
        run.pieces = []  # which nobody needs any more
        return (*before, run, *behind) if before or behind else (run,)
