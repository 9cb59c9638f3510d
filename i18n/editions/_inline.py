"""A run of inline text as HTML, its segments in elements of their own."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from i18n.documents import Event
from i18n.editions._links import Links, hreflang
from i18n.editions._media import raw
from i18n.editions._raw import localized, note_of
from i18n.editions._remote import is_remote
from i18n.expressions import compiled

_LINK = compiled(r"</?a[\s/>]", re.IGNORECASE)
_OPENING = compiled(
    rb"<(?P<name>caption|figcaption|h[1-6]|p)(?![^<>]*\bid\s*=)(?:\s[^<>]*)?>\s*\Z", re.IGNORECASE
)
_CLOSING = compiled(rb"\s*</(?P<name>[a-z][a-z1-6]*)\s*>", re.IGNORECASE)
_ELEMENTS = {"Emphasis": "em", "Strong": "strong", "Strikethrough": "del"}
Reference = Callable[[str], str]


class Wrap(NamedTuple):
    """What goes around the bytes from `start` to `end` of the file.

    `link` goes before the closing, but not within another link.
    """

    start: int
    end: int
    opening: str
    closing: str
    link: str = ""


def inline(
    events: Sequence[Event],
    wraps: Sequence[Wrap],
    links: Links,
    reference: Reference,
    *,
    is_in_link: bool = False,
) -> str:
    """The HTML of a run; it is not yet safe, raw tags of the document stand as they are.

    `wraps` are ascending and disjoint. `links` gives the address of a link, `reference` the HTML of
    a reference to the footnote of a label. `is_in_link` is whether a raw link is open before the run.
    """
    writer = _Writer(wraps, links, reference)
    writer.raw_links = int(is_in_link)
    for event in events:
        writer.write(event)
    return writer.finish()


def wrapped(
    events: Sequence[Event], wraps: Sequence[Wrap], within: tuple[int, int] | None = None
) -> str:
    """The raw HTML of a block, or of the bytes `within` it, with what goes around its texts.

    It is not yet safe. `wraps` are ascending and disjoint, and lie between tags.
    """
    bounds = deque(
        bound for wrap in wraps for bound in ((wrap.start, wrap.opening), (wrap.end, wrap.closing))
    )
    first, last = within or (events[0].start, events[-1].end)
    out: list[str] = []
    for event in events:
        data = str(event.value).encode()
        position, end = max(event.start, first), min(event.end, last)
        while bounds and bounds[0][0] < end:
            bound, markup = bounds.popleft()
            out.append(data[position - event.start : max(bound, position) - event.start].decode())
            out.append(markup)
            position = max(bound, position)
        if position < end:
            out.append(data[position - event.start : end - event.start].decode())
        while bounds and bounds[0][0] == end:
            out.append(bounds.popleft()[1])
    return "".join([*out, *(markup for _, markup in bounds)])


def without(events: Sequence[Event], start: int, end: int) -> list[Event]:
    """The raw HTML of a block without the text at these byte offsets of the file.

    Its tags stay, but for those right around it of a paragraph, a heading or a caption, which no page has
    empty; one that can be a link's target stays too.
    """
    touched = [event for event in events if event.start < end and start < event.end]
    before, after = _data(touched[0]), _data(touched[-1])
    before, after = before[: start - touched[0].start], after[end - touched[-1].start :]
    opening, closing = _OPENING.search(before), _CLOSING.match(after)
    if opening and closing and opening["name"].lower() == closing["name"].lower():
        before, after = before[: opening.start()], after[closing.end() :]
    first, last = touched[0], touched[-1]
    kept = [
        first._replace(value=before.decode(), end=first.start + len(before)),
        last._replace(value=after.decode(), start=last.end - len(after)),
    ]
    at = events.index(first)
    return [*events[:at], *kept, *events[at + len(touched) :]]


def _data(event: Event) -> bytes:
    return str(event.value).encode()


class _Writer:
    def __init__(self, wraps: Sequence[Wrap], links: Links, reference: Reference) -> None:
        self.out: list[str] = []
        self.links = links
        self.reference = reference
        self.bounds = [
            bound
            for wrap in wraps
            for bound in (
                (wrap.start, wrap.opening, ""),
                (wrap.end, wrap.closing, wrap.link),
            )
        ]
        self.next = 0
        self.raw_links = 0
        self.raw_note = ""
        self.images = 0
        self.inner_end = 0
        self.closings: list[str] = []

    def flush(self, to: int) -> None:
        """Write the openings and closings that stand up to an offset."""
        while self.next < len(self.bounds) and self.bounds[self.next][0] <= to:
            self.out += self._bound()

    def finish(self) -> str:
        """Everything."""
        while self.next < len(self.bounds):
            self.out += self._bound()
        return "".join(self.out)

    def _bound(self) -> tuple[str, str]:
        """What stands at the next bound."""
        _, markup, link = self.bounds[self.next]
        self.next += 1
        is_in_link = self.raw_links > 0 or any(one.startswith("</a>") for one in self.closings)
        return ("" if is_in_link else link, markup)

    def write(self, event: Event) -> None:
        """Take in an event."""
        if self.images:
            self._in_image(event)
            return
        if event.kind == "End":
            self.flush(self.inner_end)  # a segment's end, where the element spans its whole unit
            self.out.append(self.closings.pop())
            return
        self.flush(event.start)
        if event.kind != "Start":
            self.inner_end = event.end
        match event.kind:
            case "Start":
                self._start(event)
            case "Text":
                self.out.extend(self._text(event))
            case "Code":
                self.out.append(f'<code translate="no">{escape(str(event.value))}</code>')
            case "SoftBreak":
                self.out.append("\n")
            case "HardBreak":
                self.out.append("<br>\n")
            case "InlineHtml":
                self._tag(str(event.value))
            case "FootnoteReference":
                self.out.append(self.reference(str(event.value)))
            case "InlineMath":
                self.out.append(f'<span translate="no">\\({escape(str(event.value))}\\)</span>')
            case "DisplayMath":
                self.out.append(f'<span translate="no">\\[{escape(str(event.value))}\\]</span>')

    def _tag(self, tag: str) -> None:
        """Write a raw tag."""
        self.out.append(raw(localized(tag, self.links)))
        if _LINK.match(tag):
            is_end = tag.startswith("</")
            self.out.append(self.raw_note if is_end else "")
            self.raw_note = "" if is_end else note_of(tag, self.links)
            self.raw_links = 0 if is_end else 1

    def _text(self, event: Event) -> Iterator[str]:
        """A text, parted where a segment begins or ends within it."""
        text = str(event.value)
        if self.next == len(self.bounds) or self.bounds[self.next][0] >= event.end:
            yield escape(text)
            return
        data = text.encode()
        start = event.start
        is_verbatim = len(data) == event.end - event.start
        while is_verbatim and self.next < len(self.bounds):
            bound = self.bounds[self.next][0]
            if bound >= event.end:
                break
            yield escape(data[start - event.start : bound - event.start].decode())
            start = bound
            yield from self._bound()
        yield escape(data[start - event.start :].decode())

    def _start(self, event: Event) -> None:
        if event.name in _ELEMENTS:
            element = _ELEMENTS[event.name]
            self.out.append(f"<{element}>")
            self.closings.append(f"</{element}>")
            return
        assert isinstance(event.value, dict), "links and images carry their target"
        target, title = str(event.value["dest_url"]), str(event.value["title"])
        if event.value["link_type"] == "Email" and not target.startswith("mailto:"):
            target = f"mailto:{target}"
        address = escape(self.links(target))
        titled = f' title="{escape(title)}"' if title else ""
        if event.name == "Link":
            self.out.append(f'<a href="{address}"{hreflang(self.links, target)}{titled}>')
            self.closings.append(f"</a>{self.links.note(target)}")
        elif is_remote(target):
            # a page fetches nothing from elsewhere: the reader may follow the link
            self.out.append(f'<a href="{address}"{titled}>')
            self.images = 1
            self.closings.append("</a>")
        else:
            self.out.append(f'<img src="{address}"{titled} alt="')
            self.images = 1
            self.closings.append('">')

    def _in_image(self, event: Event) -> None:
        """The text of an image stands for it, without markup."""
        if event.kind == "Start":
            self.images += 1
        elif event.kind == "End":
            self.images -= 1
            if not self.images:
                self.out.append(self.closings.pop())
        elif event.kind in ("Text", "Code"):
            self.out.append(escape(str(event.value)))
        elif event.kind in ("SoftBreak", "HardBreak"):
            self.out.append(" ")
