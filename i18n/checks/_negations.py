"""How often a text negates something, by the words of its language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from i18n.checks._items import OBJECT
from i18n.checks._languages import rules
from i18n.expressions import deferred
from i18n.languages import primary

_WORD = deferred(r"\w+")


class Contrary(NamedTuple):
    """Words of another language that deny, and those that affirm the same: unlawful, legal.

    `unless` are words of the other language that affirm it too.
    """

    denied: re.Pattern[str]
    affirmed: re.Pattern[str]
    unless: re.Pattern[str]


class Negations(NamedTuple):
    """What a language negates with.

    A text negates nothing without a word of `vocabulary`, or all words of one of `phrases`. `clause`
    parts its clauses. `contrary` is by the language of the source, and so are `denials`, any of its words.
    """

    language: str
    clause: re.Pattern[str]
    vocabulary: frozenset[str]
    phrases: tuple[frozenset[str], ...]
    hint: re.Pattern[str]
    plain: re.Pattern[str]
    double: re.Pattern[str]
    """Two of those, of which one negates the other: has not ruled out."""
    concord: re.Pattern[str]
    idle: re.Pattern[str]
    empty: re.Pattern[str]
    opposite: re.Pattern[str]
    near: re.Pattern[str]
    prefixes: tuple[str, ...]
    denying: re.Pattern[str]
    bound: frozenset[str]
    before: frozenset[str]
    contrary: Mapping[str, Sequence[Contrary]]
    denials: Mapping[str, re.Pattern[str]]

    def may_negate(self, words: Iterable[str]) -> bool:
        """May there be a negation among the words of a text, in lower case?"""
        found = frozenset(words)
        return not self.vocabulary.isdisjoint(found) or any(map(found.issuperset, self.phrases))

    def least(self, text: str) -> int:
        """How often a text negates at least: a clause that says it twice says it once."""
        count = 0
        for clause in self.clause.split(self.idle.sub(" ", text)):
            found = len(self.plain.findall(clause))
            count += found or bool(self.concord.search(clause))
        return count

    def most(self, text: str) -> int:
        """How often it negates at most."""
        count = 0
        for clause in self.clause.split(self.empty.sub(" ", text)):
            found = len(self.plain.findall(clause))
            if found or self._may_stand(clause):
                count += found + len(self.concord.findall(clause))
        return count

    def _may_stand(self, clause: str) -> bool:
        """May the first word of concord negate by itself: does it begin the clause, say?"""
        match = self.concord.search(clause)
        if match is None or match[0].lower() not in self.bound:
            return True
        before = clause[: match.start()].split()
        return not before or before[-1].lower() in self.before

    def opposites(self, text: str) -> int:
        """How often a text says with another word what a negation says."""
        return len(self.opposite.findall(text))

    def nearly(self, text: str) -> int:
        """How often a text may say without negation what another one negates."""
        return len(self.near.findall(text))


@cache
def negations(language: str) -> Negations | None:
    """The negations of a language; None where they are not known."""
    table = rules(language, "negation")
    if not table:
        return None
    endings = table.get("endings", [])
    plain = rf"\b(?:{_any(table['words'])})\b"
    if endings:
        plain += rf"|(?:{_any(endings)})\b"
    concord = rf"\b(?:{_any(table['concord'])})\b"
    said = [frozenset(_WORD.findall(each)) for each in (*table["words"], *table["concord"])]
    return Negations(
        language=primary(language),
        clause=_pattern(rf"[,;:.?!()—–]|\s(?:{_any(table['conjunctions'])})\s"),
        vocabulary=frozenset(
            {_WORD.findall(ending)[-1] for ending in endings}.union(
                *(each for each in said if len(each) == 1)
            )
        ),
        phrases=tuple(each for each in said if len(each) > 1),
        hint=_pattern(rf"{plain}|{concord}"),
        plain=_pattern(plain),
        double=_pattern(rf"(?:{plain})\s+(?:\w+\s+)?(?:{plain})"),
        concord=_pattern(concord),
        idle=_pattern(rf"\b(?:{_any(table['idle'])})\b|{_before(table)}{_numbered(table)}"),
        empty=_pattern(rf"\b(?:{_any(table['empty'])})\b"),
        opposite=_pattern(rf"\b(?:{'|'.join(table['opposite'])})"),
        near=_pattern(rf"\b(?:{'|'.join(table['near'])})"),
        prefixes=tuple(table.get("prefixes", ())),
        denying=_pattern(rf"\b(?:{'|'.join(table.get('denying', ['(?!)']))})"),
        bound=frozenset(table.get("bound", ())),
        before=frozenset(table.get("before", ())),
        contrary={
            source: [_contrary(*each) for each in pairs]
            for source, pairs in table.get("contrary", {}).items()
        },
        denials={
            source: _whole("|".join(each[0] for each in pairs))
            for source, pairs in table.get("contrary", {}).items()
        },
    )


def _before(table: Mapping[str, Any]) -> str:
    """What matches the words that negate nothing before some others: if not today, but no if not set."""
    return "".join(rf"\b{each}|" for each in table.get("idle_before", ()))


def _numbered(table: Mapping[str, Any]) -> str:
    """What matches the abbreviations of “number”: No. 5, No. of pages, Order No:, No.%d."""
    word = rf"\b(?:{_any(table['numbered'])})"
    behind = rf"(?<=\w ){word}\.?(?= *(?::|{OBJECT}))"
    counted = "".join(rf"|{word}\. {each}\b" for each in table.get("counted", ()))
    return rf"{word}\.? ?\d|{behind}{counted}"


def _contrary(denied: str, affirmed: str, unless: str = r"(?!)") -> Contrary:
    return Contrary(_whole(denied), _whole(affirmed), _whole(unless))


def _whole(expression: str) -> re.Pattern[str]:
    """What matches whole words."""
    return deferred(rf"(?<![\w-])(?:{expression})(?![\w-])", re.IGNORECASE)


def _pattern(expression: str) -> re.Pattern[str]:
    return deferred(expression, re.IGNORECASE)


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word).replace("'", "['’]") for word in words)
