"""Versions of two texts, held against each other as they are written: 3.10 is not 3.1.

A version is a row of numbers, and maybe a word for how ripe it is (Semantic Versioning 2.0.0, 9; PEP 440).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from i18n.checks._numbers.difference import Difference, exchanged
from i18n.checks._numbers.reading import MOST, Reading
from i18n.expressions import deferred
from i18n.model import Severity

_NUMBER = r"\d+(?:\.\d+)*(?:[-.+]?(?:alpha|beta|rc|dev|post|pre|preview|snapshot|a|b)[-.]?\d*)?"
_VERSION = deferred(
    rf"(?<![\w.,$€£])(?:(?P<name>[A-Za-z]*[vV]\.?[ \u00a0]?)|(?P<word>[^\W\d_]+)\.?[ \u00a0])"
    rf"(?P<version>{_NUMBER})(?![\w%]|[.,:]\d|[ \u00a0]?%)",
    re.IGNORECASE,
)

_NAME = deferred(r"(?<![\w./@#-])([A-Za-z]*[A-Z]-?)(\d{1,4})(?![\w/@-]|[.,:]\d)")
"""Capitals with a number behind them."""


def version_differences(source: Reading, target: Reading) -> Iterator[Difference]:
    """A version that is another one, by digits that say the same as a number or by a suffix."""
    if not (stated := _versions(source)) or not (given := _versions(target)):
        return

    lost = [said for said in stated if said not in given]
    added = [said for said in given if said not in stated]
    if len(lost) == len(added) == 1:
        if not _stands_in(lost[0], target) and not _stands_in(added[0], source):
            yield exchanged(source, stated[lost[0]], target, given[added[0]])
    elif len(lost) == 1 and not added:
        yield from _cut_off(lost[0], source.text(*stated[lost[0]]), target)


def _cut_off(version: str, said: str, target: Reading) -> Iterator[Difference]:
    """A version that has lost what stood behind its point: Bluetooth 5.0, Bluetooth 5."""
    name, (whole, _, _) = said[: -len(version)], version.partition(".")
    match = re.search(rf"(?<!\w){re.escape(name)}{whole}(?![\w-]|[.,]\d)", target.prose)
    if match is not None and name.strip():
        message = f"{match[0]} is not {said}, as in the source"
        yield Difference("numbers", message, match.span(), Severity.INFORMATION)


def name_differences(source: Reading, target: Reading) -> Iterator[Difference]:
    """A name with a number at its end that has another number: HTML5, HTML4."""
    stated, given = _names(source), _names(target)
    for name in stated.keys() & given.keys():
        lost = stated[name].keys() - given[name].keys()
        added = given[name].keys() - stated[name].keys()
        if len(lost) == len(added) == 1:
            (was,), (now,) = lost, added
            yield exchanged(source, stated[name][was], target, given[name][now])


def _names(reading: Reading) -> dict[str, dict[str, tuple[int, int]]]:
    """The names that end with a number: their letters, then their numbers."""
    found: dict[str, dict[str, tuple[int, int]]] = {}
    for match in _NAME.finditer(reading.prose):
        found.setdefault(match[1], {}).setdefault(match[2], match.span())
    return found


def _stands_in(version: str, reading: Reading) -> bool:
    """Does a text have the version, whatever stands before it?"""
    said = rf"(?<![\d.,]){re.escape(version)}(?!\w|[.,]\d|-[^\W\d_])"
    return re.search(said, reading.prose, re.IGNORECASE) is not None


def _versions(reading: Reading) -> dict[str, tuple[int, int]]:
    """The versions of a text: behind a word for one, a `v`, or, where it has a point, a name."""
    found: dict[str, tuple[int, int]] = {}
    editions = reading.words.editions if reading.words is not None else frozenset()
    for match in _VERSION.finditer(reading.prose):
        word = match["word"]
        is_named = word is None or word.lower() in editions
        is_ripe = re.search(r"[a-z]", match["version"], re.IGNORECASE) is not None
        if not is_named and not is_ripe and ("." not in match["version"] or word.islower()):
            continue
        found.setdefault(match["version"].lower(), match.span())
        if len(found) == MOST:
            break
    return found
