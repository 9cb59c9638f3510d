"""What changed in a source beside its words, changed in the translation alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from i18n.catalogs.tokens import Token, Type, is_anchor, tokens

_MARKED = re.compile(
    r"(?s)\[(?P<label>[^\[\]]+)\]\([^()\s]*\)|(?P<sign>\*\*|__|[*_])(?P<text>[^*_]+)(?P=sign)"
)
"""A text that is a link, or emphasized, as a whole."""

_SPOKEN = frozenset("?!¿¡")
"""Punctuation that not every language writes alike: it is not carried."""


def carried(before: str, after: str, target: str) -> str | None:
    """The translation of `before` with what changed in `after`; None where nothing is certain.

    Only where the words are the same, names aside: a link target, code, a tag, a placeholder, a
    number, emphasis, a punctuation mark or the spelling of a name is put in place of the old one where
    that stands exactly once in the source and exactly once in the translation; what stops the
    whole, in place of what stops the translation. What makes all of a text a link or emphasis is put
    around all of its translation, or taken away from there.
    """
    marked = _marked(before, after, target)
    if marked is not None:
        return marked
    found = _changes(before, after)
    if found is None:
        return None
    return _applied(target, Counter(tokens(before)), found.tokens, found.stop)


def carried_kinds(before: str, after: str, target: str) -> frozenset[Type]:
    """What is all that changed, where `carried` puts all of it in place; else nothing.

    Only what stands in a translation as it stands in its source: link targets, code, tags,
    placeholders and numbers.
    """
    found = _changes(before, after)
    if found is None or not found.is_whole:
        return frozenset()
    counts, there = Counter(tokens(before)), Counter(tokens(target))
    pairs = found.tokens.items()
    if not all(is_anchor(one) and is_anchor(other) for one, other in pairs):
        return frozenset()
    if not all(counts[one] == there[one] == 1 for one in found.tokens):
        return frozenset()
    return frozenset(token.type for pair in pairs for token in pair)


class _Changes(NamedTuple):
    """The tokens that changed, and the sign that stops the whole; is there nothing else?"""

    tokens: dict[Token, Token]
    stop: tuple[Token, Token] | None
    is_whole: bool


def _marked(before: str, after: str, target: str) -> str | None:
    """The translation as a link or emphasized, as a whole, or no more so; None where more changed."""
    now, was = _marks(after, before), _marks(before, after)
    if now is not None:
        made = f"{now[0]}{target}{now[1]}"
        return made if _marks(made, target) == now else None
    if was is None or not (target.startswith(was[0]) and target.endswith(was[1])):
        return None
    bare = target[len(was[0]) : len(target) - len(was[1])]
    return bare if _marks(target, bare) == was else None


def _marks(marked: str, bare: str) -> tuple[str, str] | None:
    """What stands before and behind a text that is marked as a whole; None where it is not the bare one."""
    match = _MARKED.fullmatch(marked)
    if match is None or bare not in (match["label"], match["text"]):
        return None
    start = marked.index(bare)
    return marked[:start], marked[start + len(bare) :]


def _changes(before: str, after: str) -> _Changes | None:
    """What changed between two sources; None where words did, names aside."""
    if _has_other_words(before.split(), after.split()):
        return None
    old, new = tokens(before), tokens(after)
    changes: dict[Token, Token] = {}
    stop: tuple[Token, Token] | None = None
    is_whole = True
    for step in Levenshtein.opcodes(old, new):
        if step.tag == "equal":
            continue
        removed = old[step.src_start : step.src_end]
        added = new[step.dest_start : step.dest_end]
        if len(removed) != len(added):
            if any(token.type is Type.WORD for token in (*removed, *added)):
                return None
            is_whole = False
            continue
        for one, other in zip(removed, added, strict=True):
            if not _is_alike(one, other, is_first=one.start == old[0].start):
                return None
            if one is old[-1] and other is new[-1] and one.type is Type.PUNCTUATION:
                stop = (one, other)
                is_whole = False
            elif other in _SPOKEN:
                is_whole = False
            elif changes.setdefault(one, other) != other:
                return None
    return _Changes(changes, stop, is_whole)


def _has_other_words(before: list[str], after: list[str]) -> bool:
    """Is it plain that a word was put in or taken out: one in lower case, with no sign beside it?"""
    start, ends = 0, min(len(before), len(after))
    while start < ends and before[start] == after[start]:
        start += 1
    end = 0
    while end < ends - start and before[-1 - end] == after[-1 - end]:
        end += 1
    changed = {*before[start : len(before) - end]} ^ {*after[start : len(after) - end]}
    return any(word.isalpha() and word.islower() for word in changed)


def _is_alike(one: Token, other: Token, *, is_first: bool) -> bool:
    """May the one stand for the other: are they of one type, and no words but names?"""
    if one.type is Type.WORD and other.type is Type.WORD:
        return not is_first and one != one.lower() and other != other.lower()
    if _bare(one) == _bare(other):
        return one.type is not Type.PUNCTUATION
    return one.type is other.type or (is_anchor(one) and is_anchor(other))


def _bare(token: Token) -> str:
    """The token without the marks that make it code."""
    return token.strip("`")


def _applied(
    target: str,
    counts: Counter[Token],
    changes: Mapping[Token, Token],
    stop: tuple[Token, Token] | None,
) -> str | None:
    """The target with the changes that are certain; None where there is none."""
    found = tokens(target)
    there = Counter(found)
    pieces, end = [], 0
    for token in found:
        new: Token | None = changes.get(token)
        is_stop = stop is not None and token is found[-1] and token == stop[0]
        if is_stop and stop is not None and not _SPOKEN & {*stop}:
            new = stop[1]
        elif new is None or not _is_certain(token, counts[token], there[token]):
            continue
        pieces += [target[end : token.start], new]
        end = token.start + len(token)
    return "".join([*pieces, target[end:]]) if pieces else None


def _is_certain(token: Token, before: int, there: int) -> bool:
    """Does a token of the source stand for the same one of the translation?"""
    if token.type is Type.MARKUP:
        return before == there
    if token in _SPOKEN:
        return False
    return before == there == 1
