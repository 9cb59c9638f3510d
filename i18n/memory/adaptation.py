"""An earlier translation with the numbers and the markup of the new source, where each is certain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from i18n.memory.tokens import VARIABLE, Token, tokens

_EMPHASIS = "emphasis"


class Adaptation(NamedTuple):
    """A target for the new source; `is_whole` says that nothing but words could still be wrong.

    Whole means: the sources have the same words, and whatever else differs was carried over.
    """

    text: str
    is_whole: bool


def adapted(old: str, target: str, new: str) -> Adaptation:
    """Carry what differs between two sources into the translation of the first.

    A number, tag, address or piece of code is replaced where its neighbours on both sides are the same in
    both sources, the same one always becomes the same, and the target has it as often as the
    source. Emphasis is taken away where the new source has none and the target has the old
    source's.
    """
    before: Sequence[Token] = _unspaced(old)
    after = _unspaced(new)
    pieces: Sequence[Token] = ()
    is_plain = _has(before, _EMPHASIS) and not _has(after, _EMPHASIS)
    is_stripped = True
    if is_plain:
        pieces = tokens(target)
        if _marks(pieces) == _marks(before):
            pieces = [token for token in pieces if token.kind != _EMPHASIS]
        before = [token for token in before if token.kind != _EMPHASIS]
        is_stripped = not _has(pieces, _EMPHASIS)
    pairs, is_same = _aligned(before, after)
    wanted = {one for one, other in pairs if one != other}
    if not wanted and not is_plain:
        return Adaptation(target, is_same)
    pieces = pieces or tokens(target)
    changes = _certain(pairs, Counter(before), Counter(pieces))
    text = "".join(changes.get(token, token).text for token in pieces)
    return Adaptation(text, is_same and is_stripped and wanted <= changes.keys())


@lru_cache(maxsize=16)
def _unspaced(text: str) -> tuple[Token, ...]:
    """The tokens that are no space. The new source is asked for again with each match."""
    return tuple(token for token in tokens(text) if token.kind != "space")


def _aligned(
    before: Sequence[Token], after: Sequence[Token]
) -> tuple[list[tuple[Token, Token]], bool]:
    """The variable tokens of two sources that stand for each other; and: is the rest the same?"""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415  (slow to import)

    found: list[tuple[Token, Token]] = []
    operations = Levenshtein.opcodes(_shape(before), _shape(after))
    for operation in operations:
        if operation.tag != "equal":
            continue
        first, last = operation.src_start, operation.src_end
        shift = operation.dest_start - first
        # beside a passage that differs nobody knows what belongs to what
        is_start = first == 0 and operation.dest_start == 0
        is_end = last == len(before) and operation.dest_end == len(after)
        for at in range(first + (not is_start), last - (not is_end)):
            if before[at].kind in VARIABLE:
                found.append((before[at], after[at + shift]))
    return found, all(operation.tag == "equal" for operation in operations)


def _shape(found: Sequence[Token]) -> list[str]:
    return [f"\0{token.kind}" if token.kind in VARIABLE else token.text for token in found]


def _certain(
    pairs: Sequence[tuple[Token, Token]], sources: Counter[Token], targets: Counter[Token]
) -> dict[Token, Token]:
    """What each token of the target becomes, as far as it is certain."""
    becomes: dict[Token, set[Token]] = {}
    for one, other in pairs:
        becomes.setdefault(one, set()).add(other)
    times = Counter(one for one, _ in pairs)
    return {
        one: others.pop()
        for one, others in becomes.items()
        if len(others) == 1 and times[one] == sources[one] == targets[one]
    }


def _has(found: Sequence[Token], kind: str) -> bool:
    return any(token.kind == kind for token in found)


def _marks(found: Sequence[Token]) -> list[str]:
    return sorted(token.text for token in found if token.kind == _EMPHASIS)
