"""Segmentation rules of a project's own, in SRX 2.0: read, and applied to a text.

SRX 2.0 (LISA OSCAR, 7 April 2008): at each position the first rule decides whose `beforebreak`
matches the text that ends there and whose `afterbreak` the text that begins there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import regex

from i18n.errors import AmbosError
from i18n.languages import catalog_code, tag
from i18n.segmentation import _srx_patterns as patterns
from i18n.segmentation._srx_matching import Clock, Matcher
from i18n.segmentation._srx_nodes import (
    Node,
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

_HARMLESS = 10_000
"""Ways of matching up to which a pattern needs no clock."""


@dataclass(frozen=True, slots=True)
class _Map:
    """Which rules a language has; `pattern` matches the whole code."""

    pattern: str
    rules: str


@dataclass(frozen=True, eq=False)
class Rules:
    """The rules of one SRX file, which a message calls `path`.

    Two of them are equal when they are the same object; `load` gives the same one for the same
    bytes, in another process too.
    """

    path: str
    data: bytes

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[bytes, str]]:
        return load, (self.data, self.path)

    @cached_property
    def _root(self) -> Element:
        return parse(self.data, self.path)

    @cached_property
    def _sets(self) -> dict[str, tuple[Rule, ...]]:
        found: dict[str, tuple[Rule, ...]] = {}
        for element in _body(self._root, "languagerules"):
            name = element.attributes["languagerulename"]
            if name in found:
                what = f"<languagerule> '{name}' is there twice (join the two)"
                raise AmbosError(what, path=self.path, line=element.line)
            found[name] = tuple(_rule(rule, self.path) for rule in element.named("rule"))
        return found

    @cached_property
    def _maps(self) -> tuple[_Map, ...]:
        return tuple(self._map(element) for element in _body(self._root, "maprules"))

    def _map(self, element: Element) -> _Map:
        name = element.attributes["languagerulename"]
        if name not in self._sets:
            what = f"<languagemap> names no <languagerule>: '{name}' (correct the name)"
            raise AmbosError(what, path=self.path, line=element.line)
        written = element.attributes["languagepattern"]
        node = _read(patterns.after, written, "languagepattern", self.path, element.line)
        return _Map(f"(?V1)(?i:{source(node)})", name)

    def check(self) -> None:
        """Raise AmbosError for the first thing in the file that is refused."""
        assert self._maps

    def of(self, language: str) -> tuple[Rule, ...]:
        """The rules for a language code, in the order in which they are asked.

        `languagepattern` has to match the whole code, as `es-MX` or as `es_MX`, in capitals or not.
        Where the header says `cascade="yes"` the rules of every <languagemap> that matches follow
        one another, else those of the first.
        """
        codes = (tag(language), catalog_code(language))
        found = [
            self._sets[one.rules]
            for one in self._maps
            if any(regex.compile(one.pattern).fullmatch(code) for code in codes)
        ]
        header = self._root.child("header")
        is_cascade = header is not None and header.attributes["cascade"] == "yes"
        return tuple(rule for rules in (found if is_cascade else found[:1]) for rule in rules)


@lru_cache(maxsize=64)
def load(data: bytes, path: str) -> Rules:
    """The rules of an SRX 2.0 file. Raises AmbosError with the line of what is refused."""
    rules = Rules(path, data)
    rules.check()
    return rules


@lru_cache(maxsize=256)
def matcher(files: tuple[Rules, ...], language: str) -> Matcher:
    """What the files say of a language's texts: the rules of the first are asked first."""
    return Matcher(tuple(rule for file in files for rule in file.of(language)))


def boundaries(files: Sequence[Rules], text: str, language: str) -> list[int]:
    """Where the rules alone break a text: character offsets, ascending, neither 0 nor its end.

    Raises AmbosError where a pattern takes too long.
    """
    return [at for at, _ in matcher(tuple(files), language).breaks(text, Clock(text))]


def _body(root: Element, name: str) -> list[Element]:
    body = root.child("body")
    found = body.child(name) if body else None
    return found.children if found else []


def _rule(element: Element, path: str) -> Rule:
    before = _pattern(element, "beforebreak", patterns.before, path)
    after = _pattern(element, "afterbreak", patterns.after, path)
    before, after = without_slack_before(before), without_slack_after(after)
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
    child = element.child(name)
    if child is None:
        return read("")
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
