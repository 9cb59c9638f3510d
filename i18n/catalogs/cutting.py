"""Paragraphs of a catalog into sentences, so that they can be put together again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from typing import NamedTuple

import polib

from i18n.catalogs import paragraphs
from i18n.catalogs.extract import Key, key
from i18n.catalogs.joining import sentences
from i18n.catalogs.marks import INTO_PREVIOUS, MARKS, is_program
from i18n.catalogs.pieces import Plan, assembled
from i18n.catalogs.resegmented import Resegmented, resegmented

THRESHOLD = 0.9
"""The likelihood, 0..1, from which a part of a translation is that of its sentence without a doubt."""


class Passage(NamedTuple):
    """A text that is to be cut: its sentences, and the whole translation.

    `has_lines` says that the text has line breaks: only then one in the translation means anything.
    """

    sources: tuple[str, ...]
    target: str
    has_lines: bool = False


class Pair(NamedTuple):
    """So many `sentences` of a passage, and the part of its translation that is theirs.

    `start` and `end` are characters of the translation, half open; `score` is a likelihood, 0..1.
    """

    sentences: int
    start: int
    end: int
    score: float


Spans = Callable[[polib.POEntry], Sequence[tuple[int, int]]]
"""The sentences of a message's msgid, in characters; fewer than two where it is not to be cut."""

Pairs = Callable[[Sequence[Passage], Iterable[tuple[str, str]]], list[list[Pair]]]
"""The parts of each passage's translation; the second argument are other texts with theirs."""


def is_listing(entry: polib.POEntry) -> bool:
    """Does a message hold code, or text that stands as it is, as other tools extract them?

    A fenced code block has no sentences; po4a marks with `no-wrap` what is verbatim.
    """
    return entry.msgid.lstrip().startswith(("```", "~~~")) or "no-wrap" in entry.flags


def cut(
    catalog: polib.POFile,
    spans: Spans,
    pairs: Pairs,
    *,
    threshold: float = THRESHOLD,
    is_alone: bool = True,
) -> Resegmented:
    """Cut the messages of a catalog for which there are spans; the catalog is changed.

    A part of a translation with at least the score of the threshold is approved where its paragraph
    was; else it is fuzzy, joined with its neighbours' where `pairs` says so: `{^}` stands in theirs.
    A sentence of several paragraphs has one message, with the translation of most of them.
    `joining.join` restores each paragraph as it was. `is_alone` says that nothing but the catalog
    tells what a paragraph is made of: then each has a record, with its references and comments.
    """
    plans, left = _planned(catalog, spans)
    _translate(plans, catalog, pairs, threshold)
    standing = sentences(catalog)
    while True:
        whole = _with_parts(plans, catalog, standing)
        made = assembled(catalog, whole, is_alone=is_alone)
        failed = made.failed & plans.keys()
        if not failed:
            break
        left += len(failed)
        plans = {place: plan for place, plan in plans.items() if place not in failed}
    parts = {one for plan in plans.values() for one in plan.keys}
    catalog[:] = [_applied(*one) for one in made.messages]
    came = (entry for entry, _ in made.messages if key(entry) in parts)
    return resegmented(came, cut=len(plans), left=left)


def _planned(catalog: polib.POFile, spans: Spans) -> tuple[dict[int, Plan], int]:
    """The plans by the places of their messages, and how many cannot be cut."""
    closed = {key(entry) for entry in catalog if entry.msgid_plural or is_program(entry)}
    plans: dict[int, Plan] = {}
    left = 0
    for place, entry in enumerate(catalog):
        found = [] if entry.obsolete else spans(entry)
        if len(found) < 2:
            continue
        keys: list[Key] = [(entry.msgctxt, entry.msgid[start:end]) for start, end in found]
        if key(entry) in closed or not closed.isdisjoint(keys):
            left += 1
        else:
            plans[place] = Plan(entry, found, keys)
    return plans, left


def _with_parts(
    plans: Mapping[int, Plan], catalog: polib.POFile, standing: Set[Key]
) -> dict[int, Plan]:
    """The plans, and those of messages that are sentences of others, but for such as are so already."""
    wanted = {one for plan in plans.values() for one in plan.keys}
    found = dict(plans)
    for place, entry in enumerate(catalog):
        one = key(entry)
        if place not in plans and one in wanted and (entry.obsolete or one not in standing):
            whole = [(0, len(entry.msgid))]
            found[place] = Plan(entry, whole, [one], [entry.msgstr], [True])
    return dict(sorted(found.items()))


def _applied(entry: polib.POEntry, origin: polib.POEntry | None) -> polib.POEntry:
    """What a message of the old catalog became, as the object that it was."""
    if origin is None or entry is origin:
        return entry
    for name in ("msgstr", "tcomment", "comment", "occurrences", "flags"):
        if getattr(origin, name) != getattr(entry, name):
            setattr(origin, name, getattr(entry, name))
    return origin


def _translate(
    plans: Mapping[int, Plan], catalog: polib.POFile, pairs: Pairs, threshold: float
) -> None:
    """Give each sentence of each plan its part of the translation."""
    places = range(len(catalog))
    times = Counter(key(catalog[n]) for n in places if n not in plans and not catalog[n].obsolete)
    times.update(one for plan in plans.values() for one in plan.keys)
    waiting: list[Plan] = []
    for plan in plans.values():
        msgstr, count = plan.entry.msgstr, len(plan.keys)
        decided = paragraphs.remembered(plan.entry, count)
        if msgstr in MARKS or not msgstr.strip():
            plan.texts, plan.is_sure = [msgstr if msgstr in MARKS else ""] * count, [True] * count
            if msgstr and msgstr not in MARKS:
                plan.gaps = [msgstr, *[""] * count]
        elif decided is not None:
            plan.texts = [text for text, _ in decided]
            plan.is_sure = [all(times[one] == 1 for one in plan.keys)] * count
            _note_gaps(plan, [span for _, span in decided])
        else:
            waiting.append(plan)
    passages = [
        Passage(
            tuple(text for _, text in plan.keys),
            plan.entry.msgstr,
            has_lines="\n" in plan.entry.msgid.strip(),
        )
        for plan in waiting
    ]
    known = (
        (entry.msgid, entry.msgstr)
        for place, entry in enumerate(catalog)
        if place not in plans and not entry.fuzzy
        if entry.msgstr and entry.msgstr not in MARKS and not entry.msgid_plural
    )
    for plan, found in zip(waiting, pairs(passages, known), strict=True):
        msgstr, number = plan.entry.msgstr, 0
        edges = []
        for pair in found:
            keys = plan.keys[number : number + pair.sentences]
            is_sure = pair.score >= threshold and (
                len(keys) == 1 or all(times[one] == 1 for one in keys)
            )
            plan.texts += [msgstr[pair.start : pair.end], *[INTO_PREVIOUS] * (pair.sentences - 1)]
            plan.is_sure += [is_sure] * pair.sentences
            edges += [(pair.start, pair.end), *[(pair.end, pair.end)] * (pair.sentences - 1)]
            number += pair.sentences
        _note_gaps(plan, edges)


def _note_gaps(plan: Plan, spans: Sequence[tuple[int, int]]) -> None:
    """Note what stands between the texts of a plan, where it is more than goes without saying."""
    msgstr = plan.entry.msgstr
    if paragraphs.spoken(plan.texts, None) != msgstr:
        plan.gaps = paragraphs.gaps_between(msgstr, spans)
