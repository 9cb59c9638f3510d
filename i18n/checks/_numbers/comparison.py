"""What a translation states otherwise than its source, found once for all checks."""

from __future__ import annotations

from collections.abc import Iterator

from i18n.checks._check import Fault
from i18n.checks._numbers.amounts import number_differences
from i18n.checks._numbers.counted import counted_differences
from i18n.checks._numbers.days import Spans, date_differences
from i18n.checks._numbers.difference import Difference
from i18n.checks._numbers.measured import filled_differences, measure_differences
from i18n.checks._numbers.multiples import multiple_differences
from i18n.checks._numbers.ordinals import ordinal_differences
from i18n.checks._numbers.parts import part_differences
from i18n.checks._numbers.phrases import phrase_differences, spoken_hours
from i18n.checks._numbers.reading import reading
from i18n.checks._numbers.signs import shape_differences, sign_differences
from i18n.checks._numbers.versions import name_differences, version_differences
from i18n.checks._numbers.vocabulary import vocabulary
from i18n.checks._subject import Message
from i18n.checks._text import OBJECT, Text
from i18n.expressions import deferred
from i18n.model import Severity

_DIGIT = deferred(r"\d")
_NUMBER = deferred(r"\d(?:[\d.,:/'’-]*\d)?\.?")
_MAY_BE_VERSION = deferred(r"[vV][.\s]?\d|\d\.\d|[A-Z]-?\d")
_THOUSANDS = deferred(r"\d{1,3}[.,]\d{3}")
_ROMAN = deferred(r"[^\W\d_A-Z] ([IVX]+)(?!\w)")
_OF_NUMBERS = frozenset({"numbers", "magnitude", "dates"})
"""The checks that tell of a number which is another one."""
_SIGNS = frozenset("%‰$€£¥°ºª²³−½⅓⅔¼¾⅛⅜⅝⅞")


def faults(message: Message, check: str) -> Iterator[Fault]:
    """The faults of a message that the check of this name tells."""
    for found in message.derive(differences):
        if found.check == check:
            span = message.target.span(*found.span) if found.span is not None else None
            yield Fault(found.message, message.entry, span, severity=found.severity)


def differences(message: Message) -> tuple[Difference, ...]:
    """What the translation states otherwise, of each kind."""
    stated = _stated(message)
    if not any(one.check == "numbers" for one in stated):
        stated += tuple(_versions(message))
    return (*stated, *_filled_in(message))


def _versions(message: Message) -> Iterator[Difference]:
    """The versions that are other ones, which may be the same as numbers."""
    if _MAY_BE_VERSION.search(message.msgid) and message.msgid != message.msgstr:
        source, target = message.source.derive(reading), message.target.derive(reading)
        found = list(version_differences(source, target))
        yield from found or name_differences(source, target)


def _filled_in(message: Message) -> Iterator[Difference]:
    """The units of what a program fills in."""
    if OBJECT in message.source.prose and OBJECT in message.target.prose:
        yield from filled_differences(
            message.source.derive(reading), message.target.derive(reading)
        )


def _stated(message: Message) -> tuple[Difference, ...]:
    """What the translation itself states otherwise."""
    has_digits = _DIGIT.search(message.msgid) or _DIGIT.search(message.msgstr)
    # the target first, whose words other checks ask for too
    is_telling = has_digits or (_tells(message.target) and _tells(message.source))
    if not is_telling and not _numbers(message.source):
        return ()
    if has_digits and _are_plain(message.source, message.target):
        return ()
    source, target = message.source.derive(reading), message.target.derive(reading)
    told: Spans = ([], [])
    found = list(date_differences(source, target, told))
    is_known = source.words is not None and target.words is not None
    if is_known:
        told[0].extend(spoken_hours(source, target))
        told[1].extend(spoken_hours(target, source))
    found += number_differences(source, target, told)
    if is_known:
        had = {one.check for one in found}
        found += [one for one in phrase_differences(source, target) if one.check not in had]
        if "numbers" not in {one.check for one in found}:
            found += ordinal_differences(source, target)
            found += part_differences(source, target)
            found += multiple_differences(source, target)
    had = {one.check for one in found}
    for one in measure_differences(source, target):
        if one.check not in had and not (had and one.severity is Severity.INFORMATION):
            found.append(one)
    if not found:
        found += sign_differences(source, target)
        found += shape_differences(source, target)
    if is_known and _OF_NUMBERS.isdisjoint(one.check for one in found):
        found += counted_differences(source, target)
    return tuple(found)


def _are_plain(source: Text, target: Text) -> bool:
    """Have both texts the same numbers, all of them plain, and no word or sign for what they count?"""
    if not _SIGNS.isdisjoint(source.prose) or not _SIGNS.isdisjoint(target.prose):
        return False
    numbers = set(_NUMBER.findall(source.prose))
    return (
        numbers == set(_NUMBER.findall(target.prose))
        and not any(map(_THOUSANDS.match, numbers))
        and not _counts(source)
        and not _counts(target)
        and set(_ROMAN.findall(source.prose)) == set(_ROMAN.findall(target.prose))
    )


def _counts(text: Text) -> bool:
    """Has a text a word for what a number counts, or one that may be compared?"""
    words = vocabulary(text.language)
    return words is None or not words.meaning.isdisjoint(text.folded)


def _numbers(text: Text) -> bool:
    """Has a text without digits a number in words, which is a number in any text?"""
    words = vocabulary(text.language)
    return words is not None and not words.numerals.isdisjoint(text.folded)


def _tells(text: Text) -> bool:
    """Has a text without digits a word that may be compared, or a Roman numeral?"""
    words = vocabulary(text.language)
    if words is not None and _ROMAN.search(text.prose) is not None:
        return True
    return words is not None and not words.telling.isdisjoint(text.folded)
