"""The rules of SRX at the positions of a text.

Hundreds of rules are not tried at every position: what can stand beside a position is told from
each rule's outermost characters, so that only those of a few rules are matched there.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from functools import lru_cache

import regex

from i18n.errors import AmbosError
from i18n.segmentation._srx_nodes import EDGE
from i18n.segmentation._srx_rule import Rule

_SECONDS = 20.0
"""What the patterns without a limit may take for a text, in all …"""

_CHARACTERS = 20_000
"""… and for every so many of its characters, a second more."""

_KEPT = 50_000
"""Neighbourhoods that are remembered."""

_OFFSETS = (-1, 0, *range(-2, -EDGE - 1, -1))
"""The characters beside a position that are looked at, the most telling first."""

_NONE = "\ud800"  # no character, and so in no text

_Some = tuple[int, ...]


class Clock:
    """The time that is left for the patterns of one text."""

    def __init__(self, text: str) -> None:
        self.left = _SECONDS + len(text) / _CHARACTERS

    def matches(self, pattern: regex.Pattern[str], text: str, position: int, rule: Rule) -> bool:
        """Does the rule match there? Raises AmbosError where the time is up."""
        start = time.monotonic()
        try:
            found = pattern.match(text, position, timeout=max(self.left, 0.001))
        except TimeoutError:
            found = None
            self.left = 0.0
        self.left -= time.monotonic() - start
        if self.left <= 0:
            what = "the rule's patterns take too long (write fewer '*' and '+' in them)"
            raise AmbosError(what, path=rule.path, line=rule.line)
        return found is not None


class Matcher:
    """An ordered list of rules, and what they say of texts."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = tuple(rules)
        self._every = tuple(range(len(self._rules)))
        self._around: dict[str, _Some] = {}
        self._near: dict[str, _Some] = {}
        finders = dict.fromkeys(_finder(rule) for rule in self._rules if rule.is_break)
        self._finders = tuple(regex.compile(finder) for finder in finders)

    @property
    def is_empty(self) -> bool:
        """Has the language no rules?"""
        return not self._rules

    def rule_at(self, text: str, position: int, clock: Clock) -> Rule | None:
        """The rule that decides about a position; None where none matches. Raises AmbosError."""
        for number in self._possible(text, position):
            rule = self._rules[number]
            pattern = _compiled(rule.before, rule.after)
            if rule.needs_clock:
                if clock.matches(pattern, text, position, rule):
                    return rule
            elif pattern.match(text, position):
                return rule
        return None

    def breaks(self, text: str, clock: Clock) -> Iterator[tuple[int, Rule]]:
        """Where a rule breaks the text: offsets, ascending, neither 0 nor its end; and the rule.

        Raises AmbosError where the patterns take too long.
        """
        for position in self._candidates(text):
            rule = self.rule_at(text, position, clock)
            if rule is not None and rule.is_break:
                yield position, rule

    def _candidates(self, text: str) -> Sequence[int]:
        """The positions where some rule may break."""
        found = {match.end() for finder in self._finders for match in finder.finditer(text)}
        return sorted(found - {0, len(text)})

    def _possible(self, text: str, position: int) -> _Some:
        """The rules that may match at a position, by the characters beside it."""
        if EDGE <= position < len(text):
            around = text[position - EDGE : position + 1]
            kept = self._around.get(around)
            if kept is None:
                if len(self._around) > _KEPT:
                    self._around.clear()
                kept = self._around[around] = self._filtered(text, position)
            return kept
        return self._filtered(text, position)

    def _filtered(self, text: str, position: int) -> _Some:
        """The same, character by character: what rules remain after each is kept as well."""
        if len(self._near) > _KEPT:
            self._near.clear()
        found = self._every
        near = ""
        for offset in _OFFSETS:
            place = position + offset
            character = text[place] if 0 <= place < len(text) else _NONE
            near += character
            kept = self._near.get(near)
            if kept is None:
                kept = tuple(n for n in found if _may_match(self._rules[n], offset, character))
                self._near[near] = kept
            found = kept
        return found


def _may_match(rule: Rule, offset: int, character: str) -> bool:
    """May the rule match beside this character, _NONE beyond the ends of the text?"""
    edge, place = (rule.head, offset) if offset >= 0 else (rule.tail, -offset - 1)
    if place >= len(edge):
        return True
    return character != _NONE and any(_is_in(source, character) for source in edge[place])


def _finder(rule: Rule) -> str:
    """A pattern whose matches end wherever the rule may match."""
    last, *others = [_union(sets) for sets in rule.tail] or [""]
    earlier = f"(?<={''.join(reversed(others))})" if others else ""
    later = "".join(_union(sets) for sets in rule.head)
    return f"(?V1){earlier}{last}{f'(?={later})' if later else ''}"


def _union(sets: frozenset[str]) -> str:
    """One character of any of the sets."""
    sources = sorted(sets)
    if len(sources) == 1:
        return sources[0]
    if any(source.startswith("(") for source in sources):
        return f"(?:{'|'.join(sources)})"
    return f"[{''.join(sources)}]"


@lru_cache(maxsize=200_000)
def _is_in(source: str, character: str) -> bool:
    return regex.compile(f"(?V1){source}").fullmatch(character) is not None


@lru_cache(maxsize=20_000)
def _compiled(before: str, after: str) -> regex.Pattern[str]:
    ends = f"(?<={before})" if before else ""
    begins = f"(?={after})" if after else ""
    return regex.compile(f"(?V1){begins}{ends}")
