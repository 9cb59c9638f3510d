"""What a published copy of a Markdown document states otherwise than its translation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from i18n.documents._format import Edit
from i18n.documents._markdown_events import events

_DEFINITION = re.compile(
    rb"^[ >\t]{0,40}\[[^\]\n^][^\]\n]{0,998}\]:[ \t]*<?(?P<target>[^\s<>]+)", re.MULTILINE
)
_INLINE = re.compile(rb"\]\(\s*<?(?P<target>[^\s<>()]+)")
_LINE_START = re.compile(rb"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6})[ \t]+)?(?:\[[ xX]\][ \t]+)?")
_LINE_END = re.compile(rb"[ \t#]*(?:\r?\n|\Z)")


def links(body: str, base: int, address: Callable[[str], str]) -> Iterator[Edit]:
    """The targets of links and definitions that `address` gives otherwise; not in order."""
    data = body.encode()
    inner: list[int] = []
    code: list[tuple[int, int]] = []
    for event in events(body):
        if event.kind == "Start" and event.name in ("Link", "Image"):
            inner.append(event.start + 1 + (event.name == "Image"))
        elif event.kind == "End" and event.name in ("Link", "Image"):
            match = _INLINE.match(data, inner.pop())
            if match and match.end() <= event.end:
                yield from _edit(match, base, address)
        elif event.kind == "Start" and event.name == "CodeBlock":
            code.append((event.start, event.end))
        if inner:
            inner[-1] = max(inner[-1], event.end if event.kind != "Start" else 0)
    for match in _DEFINITION.finditer(data):
        if not any(start <= match.start() < end for start, end in code):
            yield from _edit(match, base, address)


def _edit(match: re.Match[bytes], base: int, address: Callable[[str], str]) -> Iterator[Edit]:
    target = match["target"].decode()
    wanted = address(target)
    if wanted != target:
        yield Edit(base + match.start("target"), base + match.end("target"), wanted.encode())


def leave_out(data: bytes, start: int, end: int) -> Edit:
    """The lines of a unit, where nothing but its block's marks stands on them beside it."""
    line = max(data.rfind(b"\n", 0, start), data.rfind(b"\r", 0, start)) + 1
    before = _LINE_START.fullmatch(data, line, start)
    after = _LINE_END.match(data, end)
    if before and after:
        return Edit(line, after.end(), b"")
    return Edit(start, end, b"")
