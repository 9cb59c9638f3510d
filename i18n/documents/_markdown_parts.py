"""A Markdown body as the parts of a page."""

from __future__ import annotations

from collections.abc import Iterator

from i18n.documents._markdown_events import INLINE_TAGS, events
from i18n.documents._parts import Event, Part

_HELD = {"CodeBlock": "code", "HtmlBlock": "html"}


def inline(text: str, path: str) -> Iterator[Event]:
    """The events of a text but those of its blocks; byte offsets of the text."""
    for event in events(text, path):
        if event.kind in ("Start", "End"):
            if event.name in INLINE_TAGS:
                yield event
        elif event.kind not in ("Rule", "TaskListMarker"):
            yield event


def parts(body: str, base: int, path: str) -> Iterator[Part]:
    """The parts of a body that begins at byte `base` of its file."""
    run: list[Event] = []
    held: list[Event] = []
    holder: Event | None = None
    for event in events(body, path, base):
        is_block = event.kind in ("Start", "End") and event.name not in INLINE_TAGS
        if run and (is_block or event.kind in ("Rule", "TaskListMarker")):
            yield Part("run", events=tuple(run))
            run = []
        if is_block and event.name in _HELD:
            if holder is not None:
                yield Part(_HELD[event.name], event.name, holder.value, tuple(held))
                holder, held = None, []
            else:
                holder = event
        elif holder is not None:
            held.append(event)
        elif is_block:
            yield Part("open" if event.kind == "Start" else "close", event.name, event.value)
        elif event.kind == "Rule":
            yield Part("rule")
        elif event.kind == "TaskListMarker":
            yield Part("task", value=event.value)
        else:
            run.append(event)
    if run:
        yield Part("run", events=tuple(run))
