"""What a pattern of SRX is made of, and what can be told from it without running it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

EDGE = 4
"""Characters at a pattern's edge whose sets are told."""

_MANY = 256
"""Alternatives at an edge beyond which its outermost characters alone are told."""

Edge = tuple[frozenset[str], ...]
"""The sets, as sources, that each character from the edge inwards lies in one of."""


@dataclass(frozen=True, slots=True)
class Characters:
    """One character of a set; `source` is the set in the words of `regex`."""

    source: str


@dataclass(frozen=True, slots=True)
class Assertion:
    """What stands between two characters and takes none."""

    source: str


@dataclass(frozen=True, slots=True)
class Row:
    """One thing after another."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several."""

    branches: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A thing several times, as often as it can be; `most` is None where there is no limit.

    One that `is_lazy` ends at any of its ends: where it matches first makes no difference here.
    """

    item: Node
    least: int
    most: int | None
    is_lazy: bool = False


@dataclass(frozen=True, slots=True)
class Atomic:
    """A thing that is matched once and never tried otherwise: it depends on the direction."""

    item: Node


Node = Characters | Assertion | Row | Choice | Repeat | Atomic

ANYTHING = Characters("(?s:.)")
NOTHING = Row(())


def source(node: Node) -> str:
    """The pattern in the words of `regex`, version 1, without groups that capture."""
    match node:
        case Characters(written) | Assertion(written):
            return written
        case Row(items):
            return "".join(source(item) for item in items)
        case Choice(branches):
            return "(?:" + "|".join(source(branch) for branch in branches) + ")"
        case Atomic(item):
            return f"(?>{source(item)})"
        case Repeat(item, least, most, _):
            times = {(0, None): "*", (1, None): "+", (0, 1): "?"}.get(
                (least, most), f"{{{least},{'' if most is None else most}}}"
            )
            is_one = isinstance(item, Characters) and not item.source.startswith("(")
            return f"{source(item) if is_one else f'(?:{source(item)})'}{times}"


def greedy(node: Node) -> Node:
    """The same pattern for a text that ends at a position, where its last repeats take all they can.

    `[.!?]+` matches at the end of a run of stops and not inside it: so the programs that look for
    its matches from the left find it. What may be missing does not hold back what stands before it.
    """
    if not isinstance(node, Row):
        return _full(node)
    items = list(node.items)
    for n in reversed(range(len(items))):
        item = items[n]
        items[n] = _full(item)
        if not isinstance(item, Repeat) or item.least:
            break
    return Row(tuple(items))


def _full(node: Node) -> Node:
    """A repeat of a single set, not followed by one more."""
    if isinstance(node, Repeat) and isinstance(node.item, Characters):
        return node if node.is_lazy or node.most is not None else possessive(node)
    return node


def possessive(node: Repeat) -> Node:
    """The repeat as many times as it can be, and never fewer.

    For a single set that is the same as not being followed by another: so it is written, and the
    direction makes no difference.
    """
    item, least, most = node.item, node.least, node.most
    if not isinstance(item, Characters):
        return Atomic(node)
    stop = Assertion(f"(?!{item.source})")
    if most is None:
        return Row((node, stop))
    if most == least:
        return node
    full = Repeat(item, most, most)
    return Choice((full, Row((Repeat(item, least, most - 1), stop))))


def without_slack_before(node: Node) -> Node:
    """The same pattern for a text that may begin anywhere: what may be missing at the front is.

    A pattern that has to end at a position matches there with a first `X*` if and only if it
    matches without it.
    """
    match node:
        case Repeat(item, least, _, _):
            return Repeat(item, least, least) if least else NOTHING
        case Choice(branches):
            return Choice(tuple(without_slack_before(branch) for branch in branches))
        case Row(items) if items:
            first = without_slack_before(items[0])
            if first == NOTHING:
                return without_slack_before(Row(items[1:]))
            return Row((first, *items[1:]))
    return node


def without_slack_after(node: Node) -> Node:
    """The same pattern for a text that may end anywhere."""
    match node:
        case Repeat(item, least, _, _):
            return Repeat(item, least, least) if least else NOTHING
        case Choice(branches):
            return Choice(tuple(without_slack_after(branch) for branch in branches))
        case Row(items) if items:
            last = without_slack_after(items[-1])
            if last == NOTHING:
                return without_slack_after(Row(items[:-1]))
            return Row((*items[:-1], last))
    return node


def paths(node: Node) -> float:
    """At most how many ways there are to match, infinite where something has no limit."""
    match node:
        case Row(items):
            return reduce(lambda ways, item: ways * paths(item), items, 1.0)
        case Choice(branches):
            return sum(paths(branch) for branch in branches)
        case Atomic(item):
            return paths(item)
        case Repeat(_, _, None, _):
            return float("inf")
        case Repeat(item, least, most, _) if most is not None:
            ways = paths(item)
            return sum(min(ways, 1e9) ** min(times, 30) for times in range(least, most + 1))
    return 1.0


def is_directed(node: Node) -> bool:
    """Does it depend on whether the text is read forwards or backwards?"""
    match node:
        case Row(items):
            return any(is_directed(item) for item in items)
        case Choice(branches):
            return any(is_directed(branch) for branch in branches)
        case Repeat(item, _, _, _):
            return is_directed(item)
        case Atomic():
            return True
    return False


def head(node: Node) -> Edge:
    """In which sets the first characters lie, as far as every match has them; at most EDGE."""
    return _edge(node, is_backward=False)


def tail(node: Node) -> Edge:
    """In which sets the last characters lie, the last one first."""
    return _edge(node, is_backward=True)


_CUT = ""
"""Stands at the end of a way that goes on unseen."""

_Way = tuple[str, ...]
_Ways = frozenset[_Way]


def _edge(node: Node, *, is_backward: bool) -> Edge:
    ways = [_seen(way) for way in _ways(node, is_backward)]
    shared = min((len(way) for way in ways), default=0)
    return tuple(frozenset(way[n] for way in ways) for n in range(shared))


def _seen(way: _Way) -> _Way:
    return way[:-1] if way and way[-1] == _CUT else way


def _is_closed(way: _Way) -> bool:
    return len(way) >= EDGE or way[-1:] == (_CUT,)


def _ways(node: Node, is_backward: bool) -> _Ways:
    """The sequences of sets that a match can have at its edge, each of at most EDGE characters."""
    match node:
        case Characters(written):
            return frozenset({(written,)})
        case Atomic(item):
            return _ways(item, is_backward)
        case Choice(branches):
            every = [_ways(branch, is_backward) for branch in branches]
            return _few(frozenset().union(*every))
        case Row(items):
            return _in_a_row(reversed(items) if is_backward else items, is_backward)
        case Repeat(item, least, most, _):
            times = EDGE if most is None else min(most, EDGE)
            maybe = Choice((NOTHING, item))
            row = [item if n < least else maybe for n in range(times)]
            return _in_a_row(row, is_backward)
    return frozenset({()})


def _in_a_row(items: Iterable[Node], is_backward: bool) -> _Ways:
    found: _Ways = frozenset({()})
    for item in items:
        if all(_is_closed(way) for way in found):
            break
        more = _ways(item, is_backward)
        found = _few(
            frozenset(
                way if _is_closed(way) else (way + further)[:EDGE]
                for way in found
                for further in more
            )
        )
    return found


def _few(ways: _Ways) -> _Ways:
    """The same ways, or what they have before the place where they become too many."""
    length = EDGE
    while len(ways) > _MANY:
        length -= 1
        ways = frozenset(way if len(_seen(way)) < length else (*way[:length], _CUT) for way in ways)
    return ways
