"""What is known of a language for reading its plain texts, read from `languages/<language>.toml`."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from i18n.languages import tag

_NEVER = re.compile(r"(?!)")
_ISO_DATE = re.compile(r"(?<![\w-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-])")
_QUESTION_LABEL = re.compile(r"(?P<name>[^\W\d_]{1,20})\s?:\s+(?=\S)")
_SHORT = 100
_PLACE = 60
"""Characters that the place of a dateline has at most."""


@dataclass(frozen=True, slots=True)
class QuestionLabel:
    """A label such as `Q:` before a question, or `A:` before its answer.

    `pair` is the place of the two in the language's list; `end` is where the label ends, with the
    white space behind it.
    """

    is_question: bool
    pair: int
    end: int


@dataclass(frozen=True, slots=True)
class Rules:
    """The words of a language that give a text its structure."""

    faq_title: str
    name_words: frozenset[str]
    tight: tuple[str, ...]
    suspended: frozenset[str]
    months: tuple[tuple[str, ...], ...]
    faq: re.Pattern[str]
    byline: re.Pattern[str]
    labels: tuple[tuple[str, re.Pattern[str]], ...]
    other_label: re.Pattern[str]
    full_dates: tuple[re.Pattern[str], ...]
    partial_dates: tuple[re.Pattern[str], ...]
    before_date: re.Pattern[str]
    question_labels: tuple[tuple[str, str], ...]

    def question_label(self, text: str) -> QuestionLabel | None:
        """The label of a question or an answer that a line begins with."""
        match = _QUESTION_LABEL.match(text)
        if match is None:
            return None
        for number, pair in enumerate(self.question_labels):
            if match["name"] in pair:
                return QuestionLabel(match["name"] == pair[0], number, match.end())
        return None

    def is_faq_phrase(self, text: str) -> bool:
        """Does a heading announce questions?"""
        return self.faq.search(text) is not None

    def label(self, text: str) -> tuple[str, str] | None:
        """The front matter field that a line names, and its value, which may be empty."""
        for name, pattern in self.labels:
            if match := pattern.fullmatch(text):
                return name, match["value"]
        return None

    def author(self, text: str) -> str | None:
        """Whom a byline names, or None where the line is none."""
        match = self.byline.fullmatch(text) if len(text) <= _SHORT else None
        return match["value"] if match and self._is_name(match["value"]) else None

    def date(self, text: str) -> datetime.date | None:
        """The full date that a line is, perhaps after a weekday or "Published"."""
        if len(text) > _SHORT:
            return None
        text = self.before_date.sub("", text.rstrip(".").strip("()"), count=1)
        found = _first(self.full_dates, text)
        return _day(found, self.months) if found and found[0] == text else None

    def is_dateline(self, text: str) -> bool:
        """Is this "PLACE, July 18", and nothing else?"""
        return self._dateline(text) is not None

    def dateline_date(self, text: str) -> datetime.date | None:
        """The date of a line that is a dateline, where it has day, month and year."""
        found = self._dateline(text)
        return _day(found, self.months) if found and "year" in found.groupdict() else None

    def _dateline(self, text: str) -> re.Match[str] | None:
        if len(text) > _SHORT:
            return None
        found = _first(self.full_dates, text) or _first(self.partial_dates, text)
        if found is None or re.search(r"\w", text[found.end() :]):
            return None
        before = self.before_date.sub("", text[: found.start()]).rstrip()
        place = before.rstrip(",(.: ")
        if not 2 <= len(place) <= _PLACE or place == before:
            return None
        is_full = "year" in found.groupdict() and found.end() == len(text)
        is_plain_place = is_full and place[0].isupper() and len(place.split()) <= 4
        return found if is_plain_place or self._is_name(place) else None

    def _is_name(self, text: str) -> bool:
        """Could a person, an institution or a place be called so?"""
        words = re.findall(r"[\w'’.&-]+", text)
        proper = [word for word in words if word.lower() not in self.name_words]
        return (
            0 < len(proper) <= len(words) <= 12
            and all(word[0].isupper() for word in proper)
            and text[-1] not in "?!:;,"
        )


def _first(patterns: Iterable[re.Pattern[str]], text: str) -> re.Match[str] | None:
    return next((match for pattern in patterns if (match := pattern.search(text))), None)


def _day(match: re.Match[str], months: tuple[tuple[str, ...], ...]) -> datetime.date | None:
    """The day that a match of a full date stands for; None for a 31st of February."""
    name = match["month"].lower()
    number = next((n for n, names in enumerate(months, 1) if name in names), 0)
    try:
        return datetime.date(int(match["year"]), number or int(name), int(match["day"]))
    except ValueError:
        return None


def _any(words: Iterable[str]) -> str:
    """A pattern for one of the words, the longest first; any white space for a space."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) or "(?!)"


def _dates(
    templates: Iterable[str], data: dict[str, list[str]], months: str
) -> Iterable[re.Pattern[str]]:
    """Patterns for dates written like the templates."""
    parts = {
        "{day}": rf"(?P<day>0?[1-9]|[12]\d|3[01])(?:{_any(data.get('day_endings', ()))})?",
        "{month}": rf"(?P<month>{months})",
        "{year}": r"(?P<year>(?:1[5-9]|20)\d\d)",
    }
    for template in templates:
        pattern = re.escape(template).replace(r"\{", "{").replace(r"\}", "}").replace(r"\ ", r"\s+")
        for name, part in parts.items():
            pattern = pattern.replace(name, part)
        yield re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)


def known_languages() -> list[str]:
    """The languages that have rules."""
    folder = files(__package__) / "languages"
    return sorted(entry.name[:-5] for entry in folder.iterdir() if entry.name.endswith(".toml"))


@cache
def rules(language: str) -> Rules:
    """The rules of a language, by its first subtag; without a file, those that need no words."""
    base = tag(language).split("-")[0].lower()
    data = {}
    if base in known_languages():
        data = tomllib.loads((files(__package__) / "languages" / f"{base}.toml").read_text("utf-8"))
    months = tuple(tuple(names) for names in data.get("months", ()))
    month = _any(name for names in months for name in names)
    before = _any([*data.get("before_dates", ()), *data.get("weekdays", ())])
    return Rules(
        faq_title=data.get("faq_title", "FAQ"),
        name_words=frozenset(data.get("name_words", ())),
        tight=tuple(data.get("tight", ("-",))),
        suspended=frozenset(data.get("suspended", ())),
        months=months,
        faq=re.compile(rf"(?<!\w)(?:{_any(data.get('faq', ()))})(?!\w)", re.IGNORECASE),
        byline=re.compile(
            rf"(?:{_any(data.get('bylines', ()))})(?::\s*|\s+)(?P<value>\S.*)", re.IGNORECASE
        ),
        labels=tuple(
            (name, re.compile(rf"(?:{_any(words)})\s*:\s*(?P<value>.*)", re.IGNORECASE))
            for name, words in data.get("labels", {}).items()
        ),
        other_label=re.compile(
            rf"(?:{_any(data.get('other_labels', ()))})\s*:\s*\S.*", re.IGNORECASE
        ),
        question_labels=tuple((asked, given) for asked, given in data.get("question_labels", ())),
        full_dates=(_ISO_DATE, *_dates(data.get("full_dates", ()), data, month)),
        partial_dates=tuple(_dates(data.get("partial_dates", ()), data, month)),
        before_date=re.compile(rf"(?:(?<!\w)(?:{before}),?:?\s+)+", re.IGNORECASE),
    )
