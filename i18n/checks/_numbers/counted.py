"""Numbers in words that count something and that a translation has in no form: twelve people."""

from __future__ import annotations

from collections.abc import Iterator

from i18n.checks._numbers.conversions import is_said_otherwise
from i18n.checks._numbers.difference import Difference
from i18n.checks._numbers.phrases import longest
from i18n.checks._numbers.quantity import SPACES, Quantity
from i18n.checks._numbers.reading import MOST, Reading
from i18n.checks._numbers.units import dimensions
from i18n.checks._numbers.vocabulary import Vocabulary
from i18n.checks._numbers.wording import part
from i18n.expressions import deferred
from i18n.model import Severity

_BEFORE = deferred(rf"([^\W\d_]+)[{SPACES}]\Z")
_AFTER = deferred(rf"[{SPACES}]([^\W\d_]+)")
_COMPOUND = deferred(r"-([^\W\d_]+)")
_INSIDE = deferred(r"[\w'’-]\Z")
_TENS = range(20, 100, 10)
_FEW = 3
"""Up to this a number behind an article points at what was said before: the two of them."""


def counted_differences(source: Reading, target: Reading) -> Iterator[Difference]:
    """The cardinals in one word, before what they count, that the target has in no form."""
    words = source.words
    if words is None or target.words is None or words.numerals.isdisjoint(source.vocabulary):
        return
    for one in longest(source)[:MOST]:
        said = source.text(one.start, one.end)
        article, _, rest = said.partition(" ")
        said = rest if rest in words.numerals and words.words.get(article.lower()) == 1 else said
        is_long = _is_long(said, words)
        if (
            (said.lower() in words.numerals or is_long)
            and target.known.isdisjoint(one.readings())
            and one.value not in target.months
            and not any(time.start <= one.start < time.end for time in source.times)
            and (is_long or _counts(one, source))
            and not is_said_otherwise(one, source, target)
        ):
            yield Difference("numbers", f"{said} is missing", severity=Severity.INFORMATION)


def _is_long(said: str, words: Vocabulary) -> bool:
    """Is it a number of several words that means nothing else: forty-two, two hundred?"""
    first, *more = said.lower().replace("-", " ").split()
    if not more or first not in words.numerals:
        return False
    if words.words[first] in _TENS:
        return len(more) == 1 and more[0] in words.numerals
    return more[0] in words.scales and (
        words.numerals | words.joins | words.scales.keys()
    ).issuperset(more)


def _counts(one: Quantity, reading: Reading) -> bool:
    """Does a number stand before what it counts, and in no name, idiom or compound?"""
    assert reading.words is not None, "the words of a language are compared"
    prose, words = reading.prose, reading.words
    compound = _COMPOUND.match(prose, one.end)
    if compound is not None:
        # a three-year ban, a seven-minute stop
        is_unit = "time" in dimensions(words.measures.get(compound[1].lower(), frozenset()))
        return is_unit and one.value is not None and one.value >= _FEW
    after = _AFTER.match(prose, one.end)
    is_few = one.value is not None and one.value <= _FEW
    if after is None or (prose[one.start].isupper() and after[1] != after[1].lower()):
        return False
    if after[1] in words.links:
        # six of the crew, but not six of one
        after = _AFTER.match(prose, after.end())
        return not is_few and after is not None and after[1] in words.common
    if after[1] in words.common:
        return False
    if _INSIDE.search(prose, max(0, one.start - 1), one.start):
        return False
    if part(prose, one.start, one.end, words) is not None:
        return False
    before = _BEFORE.search(prose, max(0, one.start - 24), one.start)
    if prose[one.start].isupper() and before is not None:
        return False
    if before is None:
        return True
    if is_few:
        return before[1].lower() not in words.pointing
    if before[1].lower() not in words.ratios:
        return True
    # one in four is a part of a whole; in four blocks are four
    first = _BEFORE.search(prose, max(0, before.start() - 24), before.start() + 0)
    return first is None or first[1].lower() not in words.words
