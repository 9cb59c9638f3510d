"""What a text says about itself at its edges: headline, byline, dates, labels."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from i18n.errors import AmbosError
from i18n.importers._lines import Line
from i18n.plain import shape
from i18n.plain.lines import is_drawn, item
from i18n.plain.rules import Rules

_LONGEST_HEADLINE = 120
_WORDS_OF_A_HEADLINE = 20
_LONGEST_LABEL = 300
_HEAD = 8
"""Lines that may stand before the lead."""
_DATELINE = re.compile(r"[^\n]{1,100}?(?=\s*(?:—|–|--|\s-\s))")
_EMPTY_LABEL = re.compile(r"[^\W\d_][^:.?!,;]{0,40}:")
_SEPARATORS = re.compile(r"\s*[,;|]\s*")
_BEFORE_A_DATE = re.compile(r"\s*(?:[|•·—–]|,)\s*(?=\S)")


@dataclass(slots=True)
class Metadata:
    """The front matter of a text that is being read, and what is to be said about it."""

    title: str | None = None
    author: str | None = None
    date: datetime.date | None = None
    description: str | None = None
    tags: list[str] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)
    """Line numbers and messages."""


def take_metadata(
    lines: Sequence[Line], rules: Rules, title: str | None
) -> tuple[Metadata, list[Line]]:
    """Read the edges of a text; the lines that are left are its body.

    A headline leaves the body unless `title` wins over it with other words: then it stays, and a
    note says so. Bylines and known labels leave it. A date line and a dateline stay.
    """
    metadata = Metadata()
    gone: set[int] = set()
    for at in _tail(lines, rules):
        _take_label(lines, at, rules, metadata, gone)
    body = [at for at in range(len(lines)) if at not in gone]
    lead = _lead(lines, body, rules)
    for at in [at for at in body[:lead] if rules.label(lines[at].text)]:
        _take_label(lines, at, rules, metadata, gone)
    _take_byline(lines, [at for at in body[:lead] if at not in gone], rules, metadata, gone)
    for at in body[lead:]:
        label = rules.label(lines[at].text) if len(lines[at].text) <= _LONGEST_LABEL else None
        if label and label[0] == "tags" and _is_free_standing(lines, at):
            _take_label(lines, at, rules, metadata, gone)
    _take_dates(lines, [at for at in body if at not in gone], rules, metadata)
    metadata.notes.sort()
    _take_title(lines, gone, rules, metadata, title)
    return metadata, [
        replace(line, is_prose=_is_standfirst(lines, at, gone, rules))
        for at, line in enumerate(lines)
        if at not in gone
    ]


def _is_standfirst(lines: Sequence[Line], at: int, gone: set[int], rules: Rules) -> bool:
    """Does a line stand between the headline and the byline, or right below the headline?"""
    is_below = 0 < at < _HEAD and at - 1 in gone
    if is_below and _is_subtitle(lines, at, rules):
        return True
    is_between = is_below and at + 1 in gone
    return is_between and byline(lines[at + 1].text, rules) is not None


def _is_subtitle(lines: Sequence[Line], at: int, rules: Rules) -> bool:
    """Is a line a heading's, without a blank line above it, and a paragraph behind one below?"""
    return (
        at + 1 < len(lines)
        and not lines[at].after_blank
        and lines[at].before_blank
        and shape.is_heading(lines[at].text, rules)
        and not shape.is_capitals(lines[at].text)
        and shape.is_prose(lines[at + 1].text)
    )


def _tail(lines: Sequence[Line], rules: Rules) -> list[int]:
    """The labels that a text ends with, the last first."""
    found = []
    for at in range(len(lines) - 1, -1, -1):
        text = lines[at].text
        if len(text) > _LONGEST_LABEL or item(text):
            break
        if rules.label(text) or (_EMPTY_LABEL.fullmatch(text) and shape.words(text) <= 4):
            found.append(at)
        elif rules.other_label.fullmatch(text) is None:
            break
    return found if len(found) < len(lines) else []


def _lead(lines: Sequence[Line], body: Sequence[int], rules: Rules) -> int:
    """How many lines stand before the first that reads as prose."""
    for count, at in enumerate(body[:_HEAD]):
        text = lines[at].text
        if count and shape.is_prose(text) and not _is_metadata(text, rules):
            return count
        if item(text) or len(text) > _LONGEST_LABEL:
            return count
    return min(len(body), _HEAD)


def _is_metadata(text: str, rules: Rules) -> bool:
    return len(text) <= _LONGEST_LABEL and (
        rules.label(text) is not None
        or byline(text, rules) is not None
        or rules.date(text) is not None
        or rules.is_dateline(text)
    )


def _is_free_standing(lines: Sequence[Line], at: int) -> bool:
    """Is a label in the middle of a text no list's beginning, and no sentence?"""
    label = lines[at].text
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    if label.endswith(":"):
        return not item(following) and lines[at].before_blank
    return not shape.ends_with_stop(label)


def _take_label(
    lines: Sequence[Line], at: int, rules: Rules, metadata: Metadata, gone: set[int]
) -> None:
    """Put what a label says into the front matter; where it fits nowhere the line stays."""
    line = lines[at]
    name, value = rules.label(line.text) or ("", "")
    if not value:
        if name or _EMPTY_LABEL.fullmatch(line.text):
            metadata.notes.append((line.number, f"nothing stands after '{line.text}' (left out)"))
            gone.add(at)
        return
    if name == "tags":
        tags = [tag for tag in _SEPARATORS.split(value.removesuffix(".")) if tag]
        metadata.tags[:0] = tags
        gone.update([at] if tags else [])
    elif name == "date":
        day = rules.date(value)
        if day is None:
            metadata.notes.append((line.number, f"no certain date in '{line.text}' (kept as text)"))
        elif metadata.date is None:
            metadata.date = day
            gone.add(at)
    elif name == "author" and metadata.author is None:
        metadata.author, day = _author_and_date(value, rules) or (value, None)
        metadata.date = metadata.date or day
        gone.add(at)
    elif name == "title" and metadata.title is None:
        metadata.title = value
        gone.add(at)
    elif name == "description" and metadata.description is None:
        metadata.description = value
        gone.add(at)


def byline(text: str, rules: Rules) -> tuple[str, datetime.date | None] | None:
    """The author that a line names, and the date where it gives one too."""
    author, day = _author_and_date(text, rules) or (text, None)
    name = rules.author(author)
    return (name, day) if name else None


def _author_and_date(text: str, rules: Rules) -> tuple[str, datetime.date] | None:
    """A name and a full date on one line: "City Desk | July 18, 2025"."""
    for separator in _BEFORE_A_DATE.finditer(text[:_LONGEST_LABEL]):
        if day := rules.date(text[separator.end() :]):
            return text[: separator.start()], day
    return None


def _take_byline(
    lines: Sequence[Line], head: Sequence[int], rules: Rules, metadata: Metadata, gone: set[int]
) -> None:
    """The byline is the last line of the head that can be one, and not the only line of a text."""
    found = [at for at in head[:5] if byline(lines[at].text, rules)]
    if not found or metadata.author is not None or len(lines) == 1:
        return
    author, day = byline(lines[found[-1]].text, rules) or ("", None)
    metadata.author = author
    metadata.date = metadata.date or day
    gone.add(found[-1])


def _take_dates(
    lines: Sequence[Line], body: Sequence[int], rules: Rules, metadata: Metadata
) -> None:
    """A full date on a line of its own before the lead, or in the lead's dateline."""
    if metadata.date is not None:
        return
    for at in body[:_HEAD]:
        text = lines[at].text
        day = rules.date(text) or rules.dateline_date(text)
        if day is None and (match := _DATELINE.match(text)):
            day = rules.dateline_date(match[0])
        if day is not None:
            metadata.date = day
            return
        if len(text) > _LONGEST_HEADLINE:
            return


def _take_title(
    lines: Sequence[Line], gone: set[int], rules: Rules, metadata: Metadata, title: str | None
) -> None:
    """The option, else a label's, else the headline."""
    at = next((at for at in range(len(lines)) if at not in gone), None)
    headline = lines[at].text if at is not None and _is_headline(lines, at, gone, rules) else None
    wanted = title or metadata.title
    if at is not None and headline is not None and _words(wanted or headline) == _words(headline):
        gone.add(at)
        if at + 1 < len(lines) and _is_underline(lines, at):
            gone.add(at + 1)
    elif headline is not None and at is not None:
        note = f"the headline '{headline}' is kept as a heading (the title is '{wanted}')"
        metadata.notes.append((lines[at].number, note))
    metadata.title = wanted or headline


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _is_underline(lines: Sequence[Line], at: int) -> bool:
    below = lines[at + 1].text
    return not lines[at].before_blank and is_drawn(below) and below[0] in "=-~"


def _is_headline(lines: Sequence[Line], at: int, gone: set[int], rules: Rules) -> bool:
    """Is a text's first line its headline?

    It is short, has no final stop, and what follows is a blank line, the byline or date, or prose.
    A question is a headline unless it has a short answer and another question follows.
    """
    text = lines[at].text
    if (
        len(text) > _LONGEST_HEADLINE
        or shape.words(text) > _WORDS_OF_A_HEADLINE
        or at + 1 == len(lines)
    ):
        return False
    if _is_underline(lines, at):
        return True
    is_shaped = (
        not text.endswith((".", ",", ";", ":", "…"))
        and any(character.isalpha() for character in text)
        and not text.lstrip("“\"'‘«¿¡(")[:1].islower()
        and not text.startswith(("—", "–"))
        and not item(text)
        and not is_drawn(text)
        and not (shape.is_quotation(text) and shape.ends_with_stop(text))
        and rules.other_label.fullmatch(text) is None
        and not rules.is_dateline(text)
        and rules.date(text) is None
    )
    numbered = shape.number(text)
    if not is_shaped or (numbered and not numbered[0].strip().isdigit()):
        return False
    left = [line for place, line in enumerate(lines) if place > at and place not in gone][:3]
    if not left:
        return False
    if shape.is_question(text) and len(left) > 1 and shape.is_question(left[1].text):
        return False
    follows = lines[at + 1]
    return (
        lines[at].before_blank
        or at + 1 in gone
        or shape.is_capitals(text)
        or _is_metadata(follows.text, rules)
        or rules.other_label.fullmatch(follows.text) is not None
        or (shape.is_prose(follows.text) and len(follows.text) > len(text))
        or (shape.is_faq_heading(text, rules) and shape.is_question(follows.text))
        or (lines[at].after_blank and _is_subtitle(lines, at + 1, rules))
    )


def check_title(metadata: Metadata, path: str, line: int) -> str:
    """The title. Raises AmbosError where there is none."""
    if metadata.title is None:
        raise AmbosError("no headline in the text (give --title TEXT)", path=path, line=line)
    return metadata.title
