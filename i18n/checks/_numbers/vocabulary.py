"""How a language says numbers and what they count: the tables `numbers` and `measures` of its rules."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import product

from i18n.checks._languages import rules
from i18n.checks._numbers.units import (
    ALONE,
    CURRENCIES,
    SCALES,
    SIGNS,
    SYMBOLS,
    ZONES,
    Measure,
    kind,
)
from i18n.expressions import deferred


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """A language's words for numbers, lower case.

    `words` have values, `scales` multiply what stands before them. `percent` and `hours` match what
    may follow a number, `morning` and `evening` the half of the day behind an hour. `joins` are
    words that may stand inside a number; `spoken` are all these, and `counting` the words
    that may follow a number that counts something. `decimal` and `groups` are the signs of a number.

    `measures` say what words measure; `fillers` may stand before one; `prefixes`, `suffixes` and
    `countries` narrow it. `signs` are what currency signs may mean. `relative` are phrases for days
    and times as seen from now.
    """

    words: Mapping[str, Fraction]
    scales: Mapping[str, int]
    months: Mapping[str, int]
    joins: frozenset[str]
    spoken: frozenset[str]
    counting: frozenset[str]
    percent: re.Pattern[str]
    hours: re.Pattern[str]
    morning: re.Pattern[str]
    evening: re.Pattern[str]
    before_hours: re.Pattern[str]
    unsure: re.Pattern[str]
    """What stands before a number that may well be said otherwise: round of 16, octavos; four days later,
    el día 30."""
    majority: re.Pattern[str]
    """What says that somebody is of age, or not: under 18, menores de edad."""
    periods: frozenset[str]
    """Words for so many months, which an ordinal counts."""
    halves: re.Pattern[str]
    below: re.Pattern[str]
    minus: re.Pattern[str]
    """What stands before a number that is below zero."""
    subzero: re.Pattern[str]
    """What stands behind one: degrees below zero."""
    decimal: str
    groups: str
    admitted: str
    is_regional: bool
    versions: frozenset[str]
    ranges: frozenset[str]
    """Words between two numbers of one measure, of those that are short."""
    pointing: frozenset[str]
    """Words before a small number of what was named before: the two men."""
    products: frozenset[str]
    """Words between two lengths: 8 by 10 inches."""
    editions: frozenset[str]
    """Words before a version."""
    links: frozenset[str]
    cardinals: frozenset[str]
    numerals: frozenset[str]
    """The cardinals, one word each."""
    common: frozenset[str]
    """Words of grammar."""
    amounts: frozenset[str]
    """Words that a number of something follows behind a link: hundreds of millions."""
    ordinals: frozenset[str]
    ranks: frozenset[str]
    """Every ordinal, whatever else it may say."""
    storeys: frozenset[str]
    """Words that are numbered otherwise in another country: floors, grades of a school."""
    centuries: frozenset[str]
    portions: frozenset[str]
    """Words behind an ordinal that make a part of a whole of it: la cuarta parte."""
    parts: frozenset[str]
    """The words for parts of a whole: thirds."""
    counted: frozenset[str]
    """Words that a number in words that is compared has one of."""
    part: re.Pattern[str]
    """A part of a whole, `above` of so many `below`; a half has neither."""
    dividing: frozenset[str]
    """The words of which each part has one."""
    millions: Mapping[str, int]
    """Abbreviations of millions of a currency, which its `measures` name: mdd."""
    ratios: frozenset[str]
    """What stands between a number and the one that it is a part of: in ten, de cada diez."""
    clock: tuple[tuple[re.Pattern[str], int], ...]
    """Times of the day in words, `hour` a group, and the minutes that they are behind the hour."""
    clock_words: frozenset[str]
    """The words of which each of those has one."""
    hour_words: frozenset[str]
    """The hours of a clock in words."""
    sharp: re.Pattern[str]
    """What may stand behind one and adds nothing: o'clock."""
    minutes_before: Mapping[str, int]
    """Words between minutes and the hour behind them, and whether they add: past is 1, to is -1."""
    minutes_behind: Mapping[str, int]
    """Words between an hour and its minutes."""
    hour_parts: Mapping[str, int]
    day_times: tuple[tuple[re.Pattern[str], frozenset[int]], ...]
    """Times of the day that have a name, and the minutes of the day that they may be."""
    multiples: Mapping[str, int]
    """Words that say how many times as much something is."""
    feast: re.Pattern[str]
    feasts: Mapping[str, str]
    """The fixed feasts, as month and day."""
    feast_words: frozenset[str]
    """The first words of those."""
    short_years: re.Pattern[str]
    """What stands before a year of two digits: el crac del 29."""
    nights: frozenset[str]
    day_words: frozenset[str]
    """The words of which each time in words has one."""
    eras: tuple[re.Pattern[str], re.Pattern[str]]
    """Years before our era, and years of it."""
    weekdays: Mapping[str, int]
    clear_months: frozenset[str]
    capital_months: tuple[str, ...]
    relative: Mapping[str, tuple[str, ...]]
    times: frozenset[str]
    """The first words of the phrases of `relative`."""
    measures: Mapping[str, Measure]
    fillers: frozenset[str]
    prefixes: Mapping[str, str]
    suffixes: Mapping[str, str]
    powers: Mapping[str, str]
    """Words that make an area or a volume of a length."""
    has_powers_before: bool
    countries: Mapping[str, str]
    hourly: re.Pattern[str]
    signs: Mapping[str, Measure]
    mornings: frozenset[str]
    """Words before one of `tomorrow` that make a morning of it."""
    loose: Mapping[str, Measure]
    """What words measure that say so without a number."""
    meaning: frozenset[str]
    """These, and every word for what a number counts."""
    telling: frozenset[str]
    """The words that a text without a digit may be compared by."""

    def has_half(self, text: str, end: int) -> bool:
        """Does what follows a number make an hour of it: 6 p.m., 8 in the evening?"""
        following = (self.hours, self.evening, self.morning)
        return any(pattern.match(text, end) is not None for pattern in following)

    def is_hour(self, text: str, start: int, end: int) -> bool:
        """May a number be an hour by its time zone, or by the word before it, with nothing to count?

        18.00 GMT; at 23.45, a las 23.45.
        """
        if has_zone(text, end):
            return True
        before = self.before_hours.search(text, max(0, start - 8), start)
        if before is None:
            return False
        after = _NEXT.match(text, end)
        return _ENDS.match(text, end) is not None or (
            after is not None
            and _CLOCK.fullmatch(text, start, end) is not None
            and after[1].lower() not in self.counting | self.scales.keys()
        )


def has_zone(text: str, end: int) -> bool:
    """Does a time zone stand behind the number that ends there: 1800 GMT?"""
    match = _CAPITALS.match(text, end)
    return match is not None and match[1] in ZONES


@cache
def vocabulary(language: str) -> Vocabulary | None:
    """The words of a language, or of the language that it is a regional form of."""
    data, measured = rules(language, "numbers"), rules(language, "measures")
    if not data or not measured:
        return None
    plain, signs = data["plain"], data["signs"]
    values = {word: Fraction(value) for word, value in data["words"].items()}
    fused = _fused(data.get("fused", {}))
    values |= fused
    ordinals = frozenset({*plain["ordinals"], *fused})
    measures = _measures(measured)
    scales = {*data["scales"], *(word for word, value in values.items() if value >= _HUNDRED)}
    multiples = _multiples(plain["multiples"])
    telling = frozenset(
        {*_loose(measures, measured), *scales, *data["weekdays"], *plain["clear_months"]}
        | {*plain["capital_months"], *plain["cardinals"]}
        | {*plain["parts"], *plain["portions"], *plain["ranks"], *ordinals}
        | {*multiples, *plain["part"]["words"], *plain["day"]["words"]}
        | {*plain["eras"]["words"], *plain["clock"]["words"]}
        | {phrase.split()[0] for key in _RELATIVE for phrase in plain[key]}
    )
    return Vocabulary(
        words=values,
        scales=data["scales"],
        months=data["months"],
        joins=frozenset(data["joins"]),
        percent=_following(data["percent"], r"[ \u00a0\u202f]?[%‰٪％]|"),
        hours=_following(data["hours"], ""),
        morning=_following(plain["morning"], ""),
        evening=_following(plain["evening"], ""),
        unsure=deferred(rf"(?<!\w)(?:{_any(plain['unsure'])})\Z", re.IGNORECASE),
        majority=deferred(rf"(?<!\w){plain['majority']}(?!\w)", re.IGNORECASE),
        periods=frozenset(plain["periods"]),
        before_hours=deferred(rf"\b(?:{_any(plain['before_hours'])})[ \u00a0\u202f]\Z"),
        halves=_following(plain["halves"], ""),
        below=deferred(_any(plain["below"]), re.IGNORECASE),
        minus=deferred(rf"(?<!\w){plain['minus']}[ \u00a0\u202f]\Z", re.IGNORECASE),
        subzero=deferred(
            rf"[^\d.,;]{{0,24}}(?<!\w)(?:{_any(plain['subzero'])})(?!\w)", re.IGNORECASE
        ),
        decimal=signs["decimal"],
        groups=signs["groups"],
        admitted=signs.get("admitted", ""),
        is_regional=re.search("[-_]", language) is not None,
        links=frozenset(plain["links"]),
        versions=frozenset(plain["versions"]),
        ranges=frozenset(plain["ranges"]),
        pointing=frozenset(plain["pointing"]),
        products=frozenset(plain["products"]),
        editions=frozenset(plain["editions"]),
        cardinals=frozenset(plain["cardinals"]) | ordinals,
        numerals=frozenset(plain["cardinals"]),
        common=frozenset(rules(language, "correspondence").get("common", ())),
        amounts=frozenset(plain["amounts"]),
        ordinals=ordinals,
        ranks=frozenset({*plain["ranks"], *fused}),
        storeys=frozenset(plain["storeys"]),
        centuries=frozenset(plain["centuries"]),
        portions=frozenset(plain["portions"]),
        parts=frozenset(plain["parts"]),
        counted=frozenset({*plain["cardinals"], *plain["parts"], *plain["portions"], *ordinals}),
        part=deferred(rf"(?<!\w){plain['part']['form']}(?!\w)", re.IGNORECASE),
        dividing=frozenset(plain["part"]["words"]),
        millions=plain["millions"],
        ratios=frozenset(plain["ratios"]),
        clock=tuple(
            (re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE), minutes)
            for pattern, minutes in plain["clock"]["phrases"].items()
        ),
        clock_words=frozenset(plain["clock"]["words"]),
        hour_words=frozenset(plain["day"]["hours"]),
        sharp=_following(plain["day"]["sharp"], ""),
        minutes_before=plain["day"]["minutes_before"],
        minutes_behind=plain["day"]["minutes_behind"],
        hour_parts=plain["day"]["parts"],
        day_times=tuple(
            (deferred(rf"(?<!\w)(?:{phrase})(?!\w)", re.IGNORECASE), _minutes(*times))
            for phrase, times in plain["day"]["times"].items()
        ),
        multiples=multiples,
        feast=deferred(rf"(?<!\w)(?:{_any(plain['feasts'])})(?!\w)", re.IGNORECASE),
        feast_words=frozenset(re.findall(r"\w+", name)[0] for name in plain["feasts"]),
        feasts=plain["feasts"],
        short_years=deferred(rf"(?<!\w){plain['short_years']}[ \u00a0]\Z", re.IGNORECASE),
        nights=frozenset(plain["day"]["nights"]),
        day_words=frozenset(plain["day"]["words"]),
        eras=(re.compile(plain["eras"]["before"]), re.compile(plain["eras"]["after"])),
        weekdays=data["weekdays"],
        clear_months=frozenset(plain["clear_months"]),
        capital_months=tuple(plain["capital_months"]),
        relative={key: tuple(plain[key]) for key in _RELATIVE},
        times=frozenset(phrase.split()[0] for key in _RELATIVE for phrase in plain[key]),
        spoken=frozenset({*values, *data["scales"], *data["months"], *data["joins"]}),
        counting=frozenset(
            {*measures, *map(str.lower, SYMBOLS), *measured["fillers"], *measured["prefixes"]}
            | {*measured["countries"], *(phrase.split()[0] for phrase in data["percent"])}
        ),
        measures=measures,
        fillers=frozenset(measured["fillers"]),
        prefixes=measured["prefixes"],
        suffixes=measured["suffixes"],
        powers={
            word: name
            for word, name in {**measured["prefixes"], **measured["suffixes"]}.items()
            if name in _POWERS
        },
        has_powers_before=not _POWERS.isdisjoint(measured["prefixes"].values()),
        countries=measured["countries"],
        hourly=_following(measured["hourly"], ""),
        signs=_signs(measured["sign"]),
        mornings=frozenset(plain["mornings"]),
        loose=_loose(measures, measured),
        meaning=telling
        | measures.keys()
        | {word.lower() for word in (*SYMBOLS, *SIGNS, *SCALES)}
        | {re.findall(r"\w+", phrase)[-1] for phrase in (*plain["morning"], *plain["evening"])}
        | {phrase.split()[-1] for phrase in data["percent"]},
        telling=telling,
    )


def _fused(data: Mapping[str, Mapping[str, int]]) -> dict[str, Fraction]:
    """The words that are made of two: each of `tens` with each of `ones`."""
    return {
        ten + one: Fraction(tens + ones)
        for ten, tens in data.get("tens", {}).items()
        for one, ones in data.get("ones", {}).items()
    }


def _multiples(data: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    """The words, and the verbs: each stem with each ending."""
    verbs = product(data["stems"].items(), data["endings"])
    return {**data["words"], **{stem + ending: value for (stem, value), ending in verbs}}


def _minutes(first: float, last: float) -> frozenset[int]:
    """The minutes of a day between two hours, over midnight where the second one is smaller."""
    until = last if first <= last else last + 24
    return frozenset(minute % 1440 for minute in range(int(first * 60), int(until * 60) + 1))


_POWERS = frozenset({"square", "cubic"})
_HUNDRED = 100
_ENDS = deferred(r"[.,;!?)»”\"]|\Z")
_NEXT = deferred(r"[ \u00a0\u202f]([^\W\d_]+)")
_CLOCK = deferred(r"(?:[01]?\d|2[0-4])[.:][0-5]\d")
_CAPITALS = deferred(r"[ \u00a0\u202f]?([A-Z]{3,4})(?!\w)")
_RELATIVE = ("yesterday", "today", "tomorrow", "past", "future")


def _measures(data: Mapping[str, Mapping[str, list[str]]]) -> dict[str, Measure]:
    """What each word measures, one word having perhaps several meanings."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for unit, words in data["units"].items():
        for word in words:
            found[word].add(unit)
    for name, words in data["currencies"].items():
        for word in words:
            found[word].update(CURRENCIES[name])
    return {**{word: frozenset(meanings) for word, meanings in found.items()}, **ALONE}


def _loose(measures: Mapping[str, Measure], data: Mapping[str, list[str]]) -> dict[str, Measure]:
    """The measures whose words mean nothing else."""
    telling, vague = frozenset(data["telling"]), frozenset(data["vague"])
    return {
        word: measure
        for word, measure in measures.items()
        if word in telling or word in ALONE or (kind(measure) == "units" and word not in vague)
    }


def _signs(names: Iterable[str]) -> dict[str, Measure]:
    """The signs of currencies, the dollar's as the language reads it."""
    own = frozenset(code for name in names for code in CURRENCIES[name])
    return {**SIGNS, "$": own}


def _any(phrases: Iterable[str]) -> str:
    longest = sorted(map(re.escape, phrases), key=len, reverse=True)
    return "|".join(longest).replace(r"\ ", r"[ \u00a0\u202f]")


def _following(phrases: list[str], sign: str) -> re.Pattern[str]:
    """One of the phrases, behind at most a space or a hyphen, and not inside a word."""
    return deferred(rf"{sign}[ \u00a0\u202f-]?(?:{_any(phrases)})(?!\w)", re.IGNORECASE)


def symbols(words: Vocabulary | None) -> Mapping[str, Measure]:
    """The signs of currencies that a text may have, with or without a vocabulary."""
    return SIGNS if words is None else words.signs


__all__ = ["SYMBOLS", "Vocabulary", "symbols", "vocabulary"]
