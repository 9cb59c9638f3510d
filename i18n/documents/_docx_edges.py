"""What of a paragraph stands outside of its text: empty wrappers, objects and white space at its edges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from i18n.documents._docx_items import Boundary, InlineObject, Item, Piece, written


def trimmed(part: Sequence[Item]) -> list[Item]:
    """The text of a part of a paragraph, from its first word or object to its last."""
    return _with_outer_space(_trimmed(_without_empty(part)))


def _partners(part: Sequence[Item]) -> dict[int, int]:
    """For the beginning of each wrapper its end, and the other way round."""
    found: dict[int, int] = {}
    begun: dict[int, int] = {}
    for n, item in enumerate(part):
        if isinstance(item, Boundary):
            if item.is_start:
                begun[id(item.wrapper)] = n
            elif id(item.wrapper) in begun:
                start = begun.pop(id(item.wrapper))
                found[start], found[n] = n, start
    return found


def _is_core(item: Item) -> bool:
    """Is it what a text begins or ends with?"""
    if isinstance(item, Piece):
        return not item.is_blank
    return isinstance(item, InlineObject) and not item.is_edge and not item.is_silent


def _without_empty(part: Sequence[Item]) -> list[Item]:
    """Each wrapper without text as the object that it is."""
    out: list[Item] = []
    partners = _partners(part)
    n = 0
    texts = [isinstance(item, Piece) and not item.is_blank for item in part]
    counts = [0]
    for is_text in texts:
        counts.append(counts[-1] + is_text)
    while n < len(part):
        item, end = part[n], partners.get(n, -1)
        if isinstance(item, Boundary) and end > n and counts[end] == counts[n]:
            held = [inner for inner in part[n:end] if isinstance(inner, InlineObject)]
            if all(object_.is_silent for object_ in held):
                out.extend(inner for inner in part[n:end] if not isinstance(inner, Boundary))
                n = end + 1
                continue
            out.append(
                InlineObject(
                    item.start,
                    part[end].end,
                    written(part[n : end + 1]),
                    item.wrapper.outer,
                    in_run=False,
                    is_edge=all(object_.is_edge or object_.is_silent for object_ in held),
                )
            )
            n = end
        elif not isinstance(item, Boundary) or n in partners:
            out.append(item)
        n += 1
    return out


def _trimmed(part: Sequence[Item]) -> list[Item]:
    """What stands between the first and the last of the text, and the wrappers around parts of it."""
    core = [n for n, item in enumerate(part) if _is_core(item)]
    if not core:
        return []
    first, last = core[0], core[-1]
    partners = _partners(part)
    before = [n for n in range(first) if n in partners and first < partners[n] < last]
    after = [n for n in range(last + 1, len(part)) if first < partners.get(n, -1) < last]
    around = {*before, *range(first, last + 1), *after}
    others = [n for n, item in enumerate(part) if not isinstance(item, Boundary)]
    nearest = others.index(first), others.index(last)
    begin = others[nearest[0] - 1] if nearest[0] else -1
    end = others[nearest[1] + 1] if nearest[1] + 1 < len(others) else len(part)
    inside = [
        n
        for n in range(first, last + 1)
        if not isinstance(part[n], Boundary) or partners[n] in around
    ]
    return [
        _displaced(part[n]) if n < begin or n > end else part[n] for n in (*before, *inside, *after)
    ]


def _displaced(item: Item) -> Item:
    return replace(item, is_displaced=True) if isinstance(item, Boundary) else item


def _with_outer_space(part: Sequence[Item]) -> list[Item]:
    """The wrappers, begun behind white space that they begin with, and ended before it."""
    out: list[Item] = []
    for item in part:
        at = len(out)
        if isinstance(item, Boundary) and not item.is_start:
            while at and _is_blank(out[at - 1]):
                at -= 1
        out.insert(at, item if at == len(out) else _displaced(item))
    turned: list[Item] = []
    for item in reversed(out):
        at = len(turned)
        if isinstance(item, Boundary) and item.is_start:
            while at and _is_blank(turned[at - 1]):
                at -= 1
        turned.insert(at, item if at == len(turned) else _displaced(item))
    return turned[::-1]


def _is_blank(item: Item) -> bool:
    if isinstance(item, InlineObject):
        return item.is_silent
    return isinstance(item, Piece) and item.is_blank
