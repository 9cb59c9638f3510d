"""pulldown-cmark's events, as pyromark gives them, in one shape."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyromark

from i18n.documents import _additions
from i18n.documents._format import OTHERWISE
from i18n.documents._markdown_risks import tag_risk
from i18n.documents._markdown_view import OPTIONS, PLAIN_OPTIONS, View, view
from i18n.documents._parts import Event

INLINE_TAGS = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Image"})
_TARGETED = frozenset({"Link", "Image"})


def events(text: str, path: str = "", base: int = 0) -> Iterator[Event]:
    """The events of a Markdown text, which begins at byte `base`, other tools' blocks under names of ours.

    `Admonition` is the tag of an admonition; its title, and that of a container, is a paragraph.
    """
    seen = view(text, path)
    if seen.is_plain:
        return _events(seen.text, base)
    return (
        event._replace(start=event.start + base, end=event.end + base)
        for event in _renamed(_events(seen.text, 0), seen)
    )


def _events(text: str, base: int) -> Iterator[Event]:
    for event, place in pyromark.events_with_range(text, options=OPTIONS):
        start, end = place["start"] + base, place["end"] + base
        if isinstance(event, str):
            yield Event(event, "", None, start, end)
            continue
        assert isinstance(event, dict), "pyromark gives words and mappings of one key"
        ((kind, value),) = event.items()
        if kind in ("Start", "End"):
            if isinstance(value, dict):
                ((name, inner),) = value.items()
                yield Event(kind, name, inner, start, end)
            else:
                yield Event(kind, str(value), None, start, end)
        else:
            yield Event(kind, "", value, start, end)


def _renamed(found: Iterator[Event], seen: View) -> Iterator[Event]:
    for event in found:
        if event.name == "Item" and event.start in seen.items:
            yield event._replace(name="Admonition")
        elif event.name == "Heading" and event.start in seen.titles:
            yield event._replace(name="Paragraph", value="title")
        elif event.start in (seen.items if event.name == "List" else seen.fences) and (
            event.name == "List" or event.kind == "Rule"
        ):
            continue
        elif event.kind in ("Text", "Code") and seen.within(event.start, event.end):
            yield event._replace(value=seen.data[event.start : event.end].decode())
        else:
            yield event


def outline(text: str) -> Iterator[str]:
    """The blocks that GitHub reads in a Markdown text, as strings that are equal where they are."""
    found: Any = pyromark.events(text, options=PLAIN_OPTIONS, merge_text=True)
    for event in found:
        if event == "Rule":
            yield f"{OTHERWISE}Rule"
        elif isinstance(event, dict) and ("Start" in event or "End" in event):
            ((side, tag),) = event.items()
            name = tag if isinstance(tag, str) else next(iter(tag))
            if name not in INLINE_TAGS:
                is_heading = side == "Start" and name == "Heading"
                level = f" {tag['Heading']['level']}" if is_heading else ""
                yield f"{OTHERWISE}{side} {name}{level}"


def risks(text: str, base: int) -> Iterator[tuple[str, int]]:
    """The links, pictures and tags within texts that GitHub reads in a text that begins at byte `base`."""
    found: Any = pyromark.events_with_range(text, options=PLAIN_OPTIONS)
    for event, place in found:
        if not isinstance(event, dict):
            continue
        ((kind, value),) = event.items()
        if kind == "InlineHtml":
            yield tag_risk(value), base + place["start"]
        elif kind == "Start" and isinstance(value, dict):
            ((name, inner),) = value.items()
            if name in _TARGETED:
                for risk in _additions.target(name, inner["dest_url"], inner["title"]):
                    yield risk, base + place["start"]
