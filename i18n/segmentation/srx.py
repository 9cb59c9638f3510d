"""Segmentation rules of a project's own, in SRX 2.0: read, and applied to a text.

SRX 2.0 (LISA OSCAR, 7 April 2008): at each position the first rule decides whose `beforebreak`
matches the text that ends there and whose `afterbreak` the text that begins there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import regex

from i18n.errors import AmbosError
from i18n.languages import catalog_code, tag
from i18n.segmentation import _srx_patterns as patterns
from i18n.segmentation._srx_matching import Clock, Matcher
from i18n.segmentation._srx_nodes import (
    NOTHING,
    Node,
    greedy,
    head,
    is_directed,
    paths,
    source,
    tail,
    without_slack_after,
    without_slack_before,
)
from i18n.segmentation._srx_rule import Rule
from i18n.segmentation._srx_sets import PatternError
from i18n.segmentation._srx_structure import Element, parse
from i18n.segmentation.sentences import Decision

_NOT_SPACE = re.compile(r"\S")

_HARMLESS = 10_000
"""Ways of matching up to which a pattern needs no clock."""


@dataclass(frozen=True, slots=True)
class _Map:
    """Which rules a language has; `pattern` matches the whole code."""

    pattern: str
    rules: str


@dataclass(frozen=True, eq=False)
class RuleFile:
    """The rules of one SRX file, which a message calls `path`.

    Two of them are equal when they are the same object; `load` gives the same one for the same
    bytes, in another process too.
    """

    path: str
    data: bytes
    is_cascade: bool
    sets: Mapping[str, tuple[Rule, ...]]
    maps: tuple[_Map, ...]

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[bytes, str]]:
        return load, (self.data, self.path)

    def of(self, language: str) -> tuple[Rule, ...]:
        """The rules for a language code, in the order in which they are asked.

        `languagepattern` has to match the whole code, as `es-MX` or as `es_MX`, in capitals or not.
        Where the header says `cascade="yes"` the rules of every <languagemap> that matches follow
        one another, else those of the first.
        """
        codes = (tag(language), catalog_code(language))
        found = [
            self.sets[one.rules]
            for one in self.maps
            if any(regex.compile(one.pattern).fullmatch(code) for code in codes)
        ]
        return tuple(rule for rules in found[: None if self.is_cascade else 1] for rule in rules)


@lru_cache(maxsize=64)
def load(data: bytes, path: str) -> RuleFile:
    """The rules of an SRX 2.0 file. Raises AmbosError with the line of what is refused."""
    header, body = parse(data, path).children
    languages, maps = body.children
    sets: dict[str, tuple[Rule, ...]] = {}
    for element in languages.children:
        name = element.attributes["languagerulename"]
        if name in sets:
            what = f"<languagerule> '{name}' is there twice (join the two)"
            raise AmbosError(what, path=path, line=element.line)
        sets[name] = tuple(_rule(rule, path) for rule in element.children)
    return RuleFile(
        path=path,
        data=data,
        is_cascade=header.attributes["cascade"] == "yes",
        sets=sets,
        maps=tuple(_map(element, sets, path) for element in maps.children),
    )


def _map(element: Element, sets: Mapping[str, tuple[Rule, ...]], path: str) -> _Map:
    name = element.attributes["languagerulename"]
    if name not in sets:
        what = f"<languagemap> names no <languagerule>: '{name}' (correct the name)"
        raise AmbosError(what, path=path, line=element.line)
    written = element.attributes["languagepattern"]
    node = _read(patterns.after, written, "languagepattern", path, element.line)
    return _Map(f"(?V1)(?i:{source(node)})", name)


@lru_cache(maxsize=256)
def matcher(files: tuple[RuleFile, ...], language: str) -> Matcher:
    """What the files say of a language's texts: the rules of the first are asked first."""
    return Matcher(tuple(rule for file in files for rule in file.of(language)))


def boundaries(files: Sequence[RuleFile], text: str, language: str) -> list[int]:
    """Where the rules alone break a text: character offsets, ascending, neither 0 nor its end.

    Raises AmbosError where a pattern takes too long.
    """
    return [at for at, _ in matcher(tuple(files), language).breaks(text, Clock(text))]


@dataclass(frozen=True, slots=True)
class SrxRules:
    """SRX files as the rules that a project has of its own; see `ExtraRules`.

    The rules of the first file are asked first.
    """

    files: tuple[RuleFile, ...]

    def decisions(self, text: str, language: str, asked: Sequence[int]) -> Mapping[int, Decision]:
        """What the files decide, by offset. Raises AmbosError where a pattern takes too long.

        White space belongs to no segment, and so one break anywhere in it is one; where there is
        none, an exception anywhere in it is one.
        """
        own = matcher(self.files, language)
        found: dict[int, Decision] = {}
        if own.is_empty:
            return found
        clock = Clock(text)
        for position, rule in own.breaks(text, clock):
            match = _NOT_SPACE.search(text, position)
            if match:
                found.setdefault(match.start(), _decision(match.start(), rule))
        for offset in asked:
            if offset not in found:
                rule_there = _first_rule(own, text, offset, clock)
                if rule_there is not None:
                    found[offset] = _decision(offset, rule_there)
        return found


def _first_rule(own: Matcher, text: str, offset: int, clock: Clock) -> Rule | None:
    """The rule that decides at the offset or in the white space before it."""
    begin = offset
    while begin > 0 and text[begin - 1].isspace():
        begin -= 1
    rules = (own.rule_at(text, position, clock) for position in range(begin, offset + 1))
    return next((rule for rule in rules if rule is not None), None)


def _decision(offset: int, rule: Rule) -> Decision:
    return Decision(offset, rule.is_break, rule.name, rule.path)


def _rule(element: Element, path: str) -> Rule:
    before = _pattern(element, "beforebreak", patterns.before, path)
    after = _pattern(element, "afterbreak", patterns.after, path)
    before, after = without_slack_before(greedy(before)), without_slack_after(after)
    return Rule(
        is_break=element.attributes.get("break", "yes") == "yes",
        before=source(before),
        after=source(after),
        path=path,
        line=element.line,
        tail=tail(before),
        head=head(after),
        needs_clock=paths(before) * paths(after) > _HARMLESS,
    )


def _pattern(element: Element, name: str, read: Callable[[str], Node], path: str) -> Node:
    child = next((child for child in element.children if child.name == name), None)
    if child is None:
        return NOTHING
    node = _read(read, child.text, name, path, child.text_line or child.line)
    if name == "beforebreak" and is_directed(node):
        what = (
            "beforebreak: an atomic group or possessive quantifier of a group cannot be looked at "
            "backwards (write it without '+' or '>')"
        )
        raise AmbosError(what, path=path, line=child.line)
    return node


def _read(read: Callable[[str], Node], text: str, name: str, path: str, line: int) -> Node:
    try:
        return read(text)
    except PatternError as error:
        raise AmbosError(f"{name}: {error}", path=path, line=line) from error
