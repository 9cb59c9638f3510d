"""What a text has of its source's words where those are neither plain prose nor a copied row.

Words of emphasis are a title, a term or a label at times; a row in which other words of the source's
language stand among those of the source is no loanword.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence, Set

from i18n.checks._text import Text
from i18n.checks._tongue.words import Word
from i18n.expressions import deferred

Run = tuple[int, int]

_LEAST = 3
"""Words of a phrase."""
_TELLING = 2
"""Words that show the language in a phrase that does not stand so in the source."""
_CONTENT = 4
"""Letters of a word that is none of grammar."""
_OPENS = deferred(r"(?:\*{1,3}|_{1,3}|<(?:b|i|em|strong)>)\Z")
_CLOSES = deferred(r"\A(?:[*_]+|</\w+>)")
_NEAR = 12
"""Characters that a mark of emphasis, and what stands next to it, may have."""
_SPACE = " \u00a0"
_BEFORE, _AFTER = (",", "(", "—", "–"), (",", ".", ";", ":", ")", "—", "–", "!", "?")
_STRONG = ("**", "__", "<b>", "<strong>")


def emphasised(
    text: Text, found: Sequence[Word], rows: Sequence[Run], predicates: Container[str]
) -> Iterator[Run]:
    """The phrases in emphasis, as in the source, that are no term: in apposition, or a predicate.

    A term has an article or its noun before it; a label and a title have a capital. A phrase in apposition
    is one in bold, as italics are what a loan is written in (RAE, Ortografía, VI.2.2.1).
    """
    starts = [first for first, _ in rows]
    for start, end in _rows(found, [word.is_cited for word in found]):
        row = bisect_right(starts, start) - 1
        if row < 0 or end > rows[row][1] or any(word.is_capital for word in found[start:end]):
            continue
        first, last = text.span(found[start].start, found[end - 1].end)
        mark = _OPENS.search(text.raw[max(0, first - _NEAR) : first])
        if mark is None:
            continue
        at = first - len(mark[0])
        before = text.raw[max(0, at - _NEAR) : at].rstrip(_SPACE)
        after = _CLOSES.sub("", text.raw[last : last + _NEAR]).lstrip(_SPACE)
        is_apart = before.endswith(_BEFORE) and (not after or after.startswith(_AFTER))
        if found[start].text in predicates or (is_apart and mark[0].startswith(_STRONG)):
            yield start, end


def mingled(
    found: Sequence[Word], telling: Sequence[bool], given: Set[str], known: Container[str]
) -> Iterator[Run]:
    """The rows of words of the source among which are others of its language: orders the release of.

    `given` are the words of the source, `known` those that the other language may have.
    """
    plain = [
        word.text in given
        and word.text not in known
        and not (word.is_capital or word.is_cited or word.is_apart)
        for word in found
    ]
    either = [tells or is_plain for tells, is_plain in zip(telling, plain, strict=True)]
    for start, end in _rows(found, either):
        content = (found[at].text for at in range(start, end) if not telling[at])
        if sum(telling[start:end]) >= _TELLING and any(len(text) >= _CONTENT for text in content):
            yield start, end


def _rows(found: Sequence[Word], wanted: Sequence[bool]) -> Iterator[Run]:
    """The rows of neighbours that are all wanted, and are long enough."""
    start = 0
    for index in range(len(found) + 1):
        is_wanted = index < len(found) and wanted[index]
        if is_wanted and (index == start or found[index].is_next):
            continue
        if index - start >= _LEAST:
            yield start, index
        start = index if is_wanted else index + 1
