"""Which messages of a catalog its document cuts otherwise now, and the catalog as it cuts them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

import polib

from i18n.catalogs.cutting import THRESHOLD, Pairs, cut
from i18n.catalogs.extract import Key, key
from i18n.catalogs.joining import Group, join_groups
from i18n.catalogs.resegmented import Resegmented, resegmented
from i18n.model import Document, Segmenter, Unit

_HEAD = 8
"""The characters of a msgid that messages are found by."""

ENDING = re.compile(r"[.!?…:;。！？][\"'”’»)\]*_`]*$")
"""Where a sentence may have ended."""

_FEW = 2
"""The paragraphs that have to come of sentences for it to be a change of the segmentation."""

Span = tuple[int, int]
Heads = Mapping[tuple[str | None, str], Sequence[str]]
"""Msgids by their context and first characters."""


class Recuts(NamedTuple):
    """Messages whose text is in the document as it was, in other messages.

    `cuts` has for each message to be cut the spans of its msgid, in characters; those of several
    that are joined first are in `joins` too.
    """

    cuts: dict[Key, list[Span]]
    joins: dict[Key, Group]

    @property
    def messages(self) -> int:
        """How many messages are no more as they were."""
        parts = {part for group in self.joins.values() for part in group.parts}
        return len(parts) + len(self.cuts.keys() - self.joins.keys())


def recuts(document: Document, catalog: polib.POFile) -> Recuts:
    """What of a catalog its document cuts otherwise: units whose text is all there in other pieces."""
    current = {key(entry) for entry in catalog if not entry.obsolete and not entry.msgid_plural}
    found = Recuts({}, {})
    units = list(_doubtful(document, current))
    if not units:
        return found
    index = heads(current)
    for unit, spans in units:
        of = unit.context, unit.text
        found_tiles = tiles(of, spans[0][0], spans[-1][1], index)
        if found_tiles is not None:
            _note(found, unit, found_tiles, spans)
    return found


def _doubtful(document: Document, current: Set[Key]) -> Iterator[tuple[Unit, list[Span]]]:
    """Units of which a message is missing, and those of which there is one of the whole too many."""
    wanted = {(one.unit.context, one.source) for one in document.segments}
    for unit, segments in document.by_unit():
        spans = [(one.offset, one.offset + len(one.source)) for one in segments]
        whole = unit.context, unit.text[spans[0][0] : spans[-1][1]]
        is_there = all((unit.context, one.source) in current for one in segments)
        if is_there and (whole not in current or whole in wanted):
            continue
        if all(
            unit.text[start:end] == one.source
            for (start, end), one in zip(spans, segments, strict=True)
        ):
            yield unit, spans


def heads(messages: Iterable[Key]) -> Heads:
    """Messages by their context and the first characters of their msgid, the longest first."""
    index: dict[tuple[str | None, str], list[str]] = defaultdict(list)
    for context, msgid in sorted(messages, key=lambda one: (one[0] or "", -len(one[1]), one[1])):
        index[context, msgid[:_HEAD]].append(msgid)
    return index


def tiles(of: Key, start: int, end: int, index: Heads) -> list[Span] | None:
    """The messages that make up a stretch of a text, the fewest; None where they do not.

    `of` is the text with its context; `start`, `end` and the spans are in characters.
    """
    context, text = of
    lengths = range(1, _HEAD)
    ways: dict[int, tuple[int, Span | None]] = {start: (0, None)}
    waiting = [start]
    while waiting:
        at = min(waiting)
        waiting.remove(at)
        if at == end:
            break
        starts = [text[at : at + _HEAD], *(text[at : at + length] for length in lengths)]
        for head in dict.fromkeys(starts):
            for msgid in index.get((context, head), ()):
                stop = at + len(msgid)
                if stop > end or not text.startswith(msgid, at) or _is_in_word(text, stop):
                    continue
                following = stop + len(text[stop:end]) - len(text[stop:end].lstrip())
                count = ways[at][0] + 1
                if following not in ways:
                    waiting.append(following)
                if following not in ways or count < ways[following][0]:
                    ways[following] = (count, (at, stop))
    if end not in ways:
        return None
    found: list[Span] = []
    at = end
    while (tile := ways[at][1]) is not None:
        found.append(tile)
        at = tile[0]
    return found[::-1]


def _is_in_word(text: str, at: int) -> bool:
    """Does a word go on at a place of a text?"""
    return text[at - 1 : at].isalnum() and text[at : at + 1].isalnum()


def _note(found: Recuts, unit: Unit, held: Sequence[Span], spans: Sequence[Span]) -> None:
    """Add what of a unit is cut otherwise: between the places where both cut."""
    common = sorted({start for start, _ in held} & {start for start, _ in spans})
    for start, following in zip(common, [*common[1:], len(unit.text) + 1], strict=True):
        old = [tile for tile in held if start <= tile[0] < following]
        new = [span for span in spans if start <= span[0] < following]
        if len(old) == len(new) == 1:
            continue
        text = unit.text[start : old[-1][1]]
        whole = unit.context, text
        if len(old) > 1:
            parts = tuple((unit.context, unit.text[a:b]) for a, b in old)
            found.joins.setdefault(whole, Group(parts, [(a - start, b - start) for a, b in old]))
        if len(new) > 1:
            found.cuts.setdefault(whole, [(a - start, b - start) for a, b in new])


def without_edits(
    document: Document, catalog: polib.POFile, found: Recuts, segmenter: Segmenter
) -> Recuts:
    """The same without the joins that an edit may have made, an author who makes one unit of two.

    Those stay that undo a cut of the rules, behind the end of a sentence; and those that make
    paragraphs of the segmenter's sentences, where there are several of them and the catalog has no
    paragraph of several sentences: then the segmentation is another.
    """
    language = document.language
    of_rules, whole_again = {}, {}
    for whole, group in found.joins.items():
        spans = segmenter(whole[1], language)
        cut_there = {start for start, _ in spans} & {start for start, _ in group.spans[1:]}
        if whole not in found.cuts and spans == list(group.spans):
            whole_again[whole] = group
        elif not cut_there and all(ENDING.search(msgid) for _, msgid in group.parts[:-1]):
            of_rules[whole] = group
    current = {key(entry) for entry in catalog if not entry.obsolete}
    if len(whole_again) < _FEW or any(
        len(segments) == 1
        and (unit.context, segments[0].source) in current
        and len(segmenter(segments[0].source, language)) > 1
        for unit, segments in document.by_unit()
    ):
        whole_again = {}
    joins = {**of_rules, **whole_again}
    cuts = {
        whole: spans
        for whole, spans in found.cuts.items()
        if whole in joins or whole not in found.joins
    }
    return Recuts(cuts, joins)


def recut(
    catalog: polib.POFile,
    found: Recuts,
    template: polib.POFile,
    pairs: Pairs,
    *,
    threshold: float = THRESHOLD,
) -> Resegmented:
    """Cut and join the messages of a catalog, which is changed; `merge` puts them in order.

    A message that is joined stays where the template has it too.
    """
    wanted = {key(entry) for entry in template}
    join_groups(catalog, found.joins, wanted)

    def spans(entry: polib.POEntry) -> Sequence[Span]:
        return found.cuts.get(key(entry), ())

    done = cut(catalog, spans, pairs, threshold=threshold, is_alone=False)
    parts = {
        (context, text[start:end])
        for (context, text), places in found.cuts.items()
        for start, end in places
    }
    joined = found.joins.keys() - found.cuts.keys()
    came = (entry for entry in catalog if key(entry) in parts or key(entry) in joined)
    return resegmented(came, cut=done.cut, joined=len(joined), left=done.left)
