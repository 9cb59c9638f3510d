"""The sides of a three-way merge brought to one segmentation.

Where one side cut paragraphs into sentences, or joined sentences, and nobody changed the text, its
messages are other ones than those of base and of the other side. These two are cut or joined in the
same way first, with what was written in them: then each message is compared with itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import polib

from i18n.catalogs import splits
from i18n.catalogs.extract import Key, key
from i18n.catalogs.joining import Group, join_groups
from i18n.catalogs.marks import INTO_PREVIOUS, MARKS
from i18n.catalogs.recutting import ENDING, heads, tiles
from i18n.catalogs.threeway_sides import twin

_KEPT = 0.5
"""The least share of words that an edit leaves in a translation for its sentences to be found again."""

Unplaced = dict[Key, list[str]]
"""Texts of paragraphs whose sentences were not found, by the first message of the paragraph.

The others that may be meant have none: it is not certain that theirs holds.
"""


def brought(base: polib.POFile, changed: polib.POFile, other: polib.POFile) -> Unplaced:
    """Cut and join messages of `base` and `other`, which are changed, as `changed` does.

    What somebody wrote in a paragraph of `other` is in its sentences then. Where it cannot be told
    which words are whose, the sentences are as in `changed`, and the whole text is given back.
    """
    before, after = _current(base), _current(changed)
    gone, new = before.keys() - after.keys(), after.keys() - before.keys()
    if not gone or not new:
        return {}
    there = _current(other)
    groups = {
        whole: group for whole, group in _groups(new, before) if not gone.isdisjoint(group.parts)
    }
    theirs = {at: one for at, one in groups.items() if all(part in there for part in one.parts)}
    alike = {at: one for at, one in groups.items() if at in there}
    join_groups(base, {**theirs, **alike}, after.keys())
    join_groups(other, theirs, after.keys())
    unplaced: Unplaced = {}
    # of a sentence that stands in several paragraphs, those speak first that are translated
    cut_up = sorted(_groups(gone, after), key=lambda one: not before[one[0]].msgstr.strip())
    for whole, group in cut_up:
        if new.isdisjoint(group.parts):
            continue
        was, now = before[whole], there.get(whole)
        if now is None:
            if all(part in there for part in group.parts):
                _cut_base(
                    base, was, [[side[part] for part in group.parts] for side in (after, there)]
                )
            continue
        cut = _cut([after[part] for part in group.parts], was, now)
        _replace(base, was, cut.before)
        standing = _replace(other, now, cut.after)
        for part, texts in cut.unplaced.items():
            unplaced.setdefault(part, []).extend(texts)
        for one, earlier in zip(cut.after, cut.before, strict=True):
            at = standing.get(key(one))
            if at is not None and at.msgstr != one.msgstr != earlier.msgstr:
                unplaced.setdefault(key(one), []).append(one.msgstr)
    return unplaced


def _current(catalog: polib.POFile) -> dict[Key, polib.POEntry]:
    """The messages that may be cut and joined, by their keys."""
    return {key(entry): entry for entry in catalog if not entry.obsolete and not entry.msgid_plural}


def _groups(wholes: set[Key], parts: Mapping[Key, polib.POEntry]) -> Iterator[tuple[Key, Group]]:
    """The texts that are made of several messages, with these."""
    index = heads(parts)
    for whole in sorted(wholes, key=lambda one: (one[0] or "", one[1])):
        context, text = whole
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        found = tiles(whole, start, end, index)
        if found is not None and len(found) > 1:
            yield whole, Group(tuple((context, text[a:b]) for a, b in found), found)


class _Cut(NamedTuple):
    """The sentences of a paragraph on two sides, and what could not be cut."""

    before: list[polib.POEntry]
    after: list[polib.POEntry]
    unplaced: Unplaced


def _cut(parts: Sequence[polib.POEntry], was: polib.POEntry, now: polib.POEntry) -> _Cut:
    """What the paragraphs `was` and `now` would be, had they been cut as the sentences `parts`."""
    old = _pieces([part.msgstr for part in parts], was.msgstr)
    before = _sentences(parts, [part.msgstr for part in parts] if old is None else old, was)
    after = [twin(one) for one in before]
    unplaced: Unplaced = {}
    if now.msgstr != was.msgstr:
        new = None if old is None else _pieces(old, now.msgstr)
        if new is not None:
            for one, text in zip(after, new, strict=True):
                one.msgstr = text
        elif not was.msgstr.strip() and not any(one.msgstr for one in after):
            for one in after:
                one.msgstr = now.msgstr if one is after[0] else INTO_PREVIOUS
                _set_fuzzy(one, is_fuzzy=True)
        elif now.msgstr.strip():
            unplaced = {key(one): [] for one in after if one.msgstr not in now.msgstr}
            unplaced[key(after[0])] = [now.msgstr]
    if now.fuzzy and not was.fuzzy:
        for one in after:
            _set_fuzzy(one, is_fuzzy=True)
    known = (was.tcomment or "").split("\n")
    told = [line for line in (now.tcomment or "").split("\n") if line not in known]
    if told:
        after[0].tcomment = "\n".join([*filter(None, [after[0].tcomment]), *told])
    return _Cut(before, after, unplaced)


def _sentences(
    parts: Sequence[polib.POEntry], texts: Sequence[str], whole: polib.POEntry
) -> list[polib.POEntry]:
    """The sentences with the texts that they have in a paragraph, and its state where these are others."""
    made = []
    for part, text in zip(parts, texts, strict=True):
        one = twin(part)
        if text != one.msgstr:
            one.msgstr = text
            _set_fuzzy(one, is_fuzzy=whole.fuzzy)
        made.append(one)
    return made


def _cut_base(
    base: polib.POFile, whole: polib.POEntry, sides: Sequence[Sequence[polib.POEntry]]
) -> None:
    """Cut a paragraph that both sides cut, where one of the two shows which words are whose."""
    for parts in sides:
        texts = _pieces([part.msgstr for part in parts], whole.msgstr)
        if texts is not None:
            made = _sentences(parts, texts, whole)
            for one, *both in zip(made, *sides, strict=True):
                _set_common(one, both, is_fuzzy=whole.fuzzy)
            _replace(base, whole, made)
            return


def _set_common(entry: polib.POEntry, both: Sequence[polib.POEntry], *, is_fuzzy: bool) -> None:
    """Leave a sentence of base what both sides say of it: the rest came later."""
    comments = [(one.tcomment or "").split("\n") for one in both]
    entry.tcomment = "\n".join(line for line in comments[0] if line in comments[1])
    entry.flags = [flag for flag in both[0].flags if flag in both[1].flags]
    _set_fuzzy(entry, is_fuzzy=is_fuzzy or "fuzzy" in entry.flags)


def _set_fuzzy(entry: polib.POEntry, *, is_fuzzy: bool) -> None:
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    if is_fuzzy:
        entry.flags.insert(0, "fuzzy")


def _replace(
    catalog: polib.POFile, whole: polib.POEntry, parts: Sequence[polib.POEntry]
) -> dict[Key, polib.POEntry]:
    """Put sentences in the place of a paragraph, but for those that stand already: these are given back."""
    standing = _current(catalog)
    found = {key(part): standing[key(part)] for part in parts if key(part) in standing}
    fresh = {key(part): part for part in parts if key(part) not in standing}
    at = next(n for n, entry in enumerate(catalog) if entry is whole)
    catalog[at : at + 1] = list(fresh.values())
    return found


def _pieces(parts: Sequence[str], whole: str) -> list[str] | None:
    """The text of each sentence in a paragraph that was edited; None where it is not certain.

    `parts` are the sentences before, marks among them, which stay. A boundary is certain where a word
    beside it stayed and no word came between its two, and the paragraph still ends a sentence there.
    """
    said = [n for n, text in enumerate(parts) if text not in MARKS]
    texts = [parts[n] for n in said]
    if not all(text.strip() for text in texts):
        return list(parts) if not any(texts) and not whole.strip() else None
    if splits.joined(texts) == whole:
        return list(parts)
    edges = _edges([text.split() for text in texts], whole.split())
    if edges is None:
        return None
    found = list(parts)
    words = _words(whole)
    for n, (start, end) in zip(said, pairwise(edges), strict=True):
        found[n] = whole[words[start][0] : words[end - 1][1]]
    return found


def _words(text: str) -> list[tuple[int, int]]:
    """Where the words of a text lie, in characters."""
    found, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        found.append((start, at))
    return found


def _edges(parts: Sequence[Sequence[str]], whole: Sequence[str]) -> list[int] | None:
    """Where in the words of a paragraph the sentences begin and the last one ends."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415  (slow to import)

    old = [word for part in parts for word in part]
    if Indel.normalized_similarity(old, whole) < _KEPT:
        return None
    stayed = {
        block.a + n: block.b + n
        for block in Indel.opcodes(old, whole).as_matching_blocks()
        for n in range(block.size)
    }
    edges, at = [0], 0
    for part in parts[:-1]:
        at += len(part)
        behind = stayed.get(at - 1, -2) + 1
        ahead = stayed.get(at, -1)
        if behind >= 0 and ahead >= 0 and behind != ahead:
            return None
        edge = max(behind, ahead)
        if edge <= edges[-1] or not ENDING.search(whole[edge - 1]):
            return None
        edges.append(edge)
    return [*edges, len(whole)] if edges[-1] < len(whole) else None
