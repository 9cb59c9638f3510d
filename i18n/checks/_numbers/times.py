"""The times of the day that a text has in words: four in the afternoon, al mediodía, at dusk."""

from __future__ import annotations

import re
from collections.abc import Iterator

from i18n.checks._numbers.calendar import Hour
from i18n.checks._numbers.vocabulary import Vocabulary
from i18n.expressions import deferred

_WORD = deferred(r"[^\W\d_]+")
_DAY = 1440
_HALF_DAY = 720
_HOURS = 12
_MINUTES = 60
_NEAR = 24
"""Characters before a time with a name in which minutes may stand."""
_LATE = 5
"""Up to this, an hour at night is one behind midnight."""


def spoken_times(
    text: str, words: Vocabulary, said: frozenset[str], hours: list[Hour]
) -> list[Hour]:
    """The hours in words that say their half of the day, and the times that have a name.

    `said` are the words of the text, lower case, `hours` its hours in digits.
    """
    if words.day_words.isdisjoint(said):
        return []
    found = list(_hours(text, words))
    exact = [*hours, *found]
    for match, minutes in _named(text, words):
        # the afternoon of an hour in the afternoon is no other time
        if not any(one.start <= match.end() and match.start() <= one.end for one in exact):
            found.append(Hour(*match.span(), minutes, is_full=False, is_named=True))
    return sorted(found, key=lambda one: one.start)


def _hours(text: str, words: Vocabulary) -> Iterator[Hour]:
    """Four in the afternoon, las ocho y media de la tarde, ten to nine in the morning."""
    tokens = list(_WORD.finditer(text))
    said = [token[0].lower() for token in tokens]
    for n, token in enumerate(tokens):
        if said[n] not in words.hour_words:
            continue
        if n > 1 and said[n - 1] in words.minutes_behind and said[n - 2] in words.hour_words:
            continue  # the minutes of an hour
        end, start, minutes = token.end(), token.start(), {0}
        if n + 2 < len(said) and said[n + 1] in words.minutes_behind:
            more = _minute(said[n + 2], words)
            if more is not None:
                end, minutes = tokens[n + 2].end(), {words.minutes_behind[said[n + 1]] * more}
        elif n > 1 and said[n - 1] in words.minutes_before:
            more = _minute(said[n - 2], words)
            if more is not None:
                # ten to six may be all the hours between them
                start = tokens[n - 2].start()
                minutes = {0, words.minutes_before[said[n - 1]] * more}
        if tail := words.sharp.match(text, end):
            end = tail.end()
        evening, morning = words.evening.match(text, end), words.morning.match(text, end)
        half = evening or morning
        if half is not None:
            hour = int(words.words[said[n]])
            is_late = hour <= _LATE and not words.nights.isdisjoint(half[0].lower().split())
            is_open = hour == _HOURS or is_late
            noons = (0, _HALF_DAY) if is_open else (_HALF_DAY if evening else 0,)
            known = {
                (hour % _HOURS * 60 + more + noon) % _DAY for more in minutes for noon in noons
            }
            yield Hour(start, half.end(), frozenset(known), is_full=True)


def _minute(word: str, words: Vocabulary) -> int | None:
    """The minutes that a word says: a quarter, half, ten."""
    if word in words.hour_parts:
        return words.hour_parts[word]
    value = words.words.get(word)
    return int(value) if value is not None and 1 < value < _MINUTES else None


def _named(text: str, words: Vocabulary) -> Iterator[tuple[re.Match[str], frozenset[int]]]:
    """Noon, dusk, the evening, and the minutes of the day that they may be."""
    for pattern, minutes in words.day_times:
        for match in pattern.finditer(text):
            said = _WORD.findall(text[max(0, match.start() - _NEAR) : match.start()].lower())[-2:]
            is_exact = len(said) > 1 and said[1] in words.minutes_before
            # five past midnight is another time
            if not is_exact or _minute(said[0], words) is None:
                yield match, minutes
