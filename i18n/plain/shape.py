"""What one line looks like: a question, a heading, a quotation. Nothing here knows a neighbour."""

from __future__ import annotations

import re

from i18n.plain.rules import Rules

_LONGEST_HEADING = 90
_WORDS_OF_A_HEADING = 14
_LONGEST_QUESTION = 250
_LONGEST_SHORT = 70

_CLOSERS = "\"'”’»)]*_"
_OPENERS = "\"'“‘«„("
_NUMBER = re.compile(
    r"(?P<digits>\d{1,3}(?:\.\d{1,3})*)[.)]?\s+(?=\W*\w)|(?P<roman>[IVXLC]{1,7})[.)]\s+(?=\W*\w)|(?P<letter>[A-Z])[.)]\s+(?=\W*\w)"
)
_INNER_STOP = re.compile(r"[^\W\d_]{3}[.!?…][\"'”’»)]*\s+[\"'“‘«(¿¡]*[^\W\d_]")
_QUOTATIONS = (
    ("“", "”"),
    ("«", "»"),
    ('"', '"'),
    ("‘", "’"),
    ("'", "'"),
    ("„", "“"),
    ("(", ")"),
    ("[", "]"),
)


def words(text: str) -> int:
    """The number of words of a short line."""
    return len(text.split())


def ends_with_stop(text: str) -> bool:
    """Does a sentence end here, perhaps inside quotation marks?"""
    return text[-20:].rstrip(_CLOSERS).endswith((".", "!", "?", "…"))


def runs_on(text: str) -> bool:
    """Does the line end where a sentence goes on?"""
    return text.endswith((",", ";", ":", "—", "–"))


def is_short(text: str) -> bool:
    """Could it be a line of verse, of an address, of a table set with returns?"""
    return len(text) <= _LONGEST_SHORT


def is_prose(text: str) -> bool:
    """Does it read as a paragraph: a long line, or a sentence?"""
    return len(text) > _LONGEST_HEADING or ends_with_stop(text) or text.endswith(":")


def is_quotation(text: str) -> bool:
    """Does the line stand in quotation marks or brackets from end to end?"""
    return len(text) > 1 and (text[0], text[-1]) in _QUOTATIONS


def is_capitals(text: str) -> bool:
    """Is it a line in capitals, of at least four letters, that is not a sentence?"""
    letters = sum(character.isalpha() for character in text) if len(text) <= 120 else 0
    return (
        letters >= 4
        and text.upper() == text
        and words(text) <= 20
        and not text.endswith((".", ",", ";", ":", "…"))
        and not is_quotation(text)
    )


def number(text: str) -> re.Match[str] | None:
    """The number that a heading begins with: `1.`, `2.3`, `II.`, `B)`."""
    return _NUMBER.match(text)


def depth(text: str) -> int:
    """How deep a heading's number says it is: 1 for `2.`, 2 for `2.3`, 1 without a number."""
    match = number(text)
    return match["digits"].count(".") + 1 if match and match["digits"] else 1


def is_numbered(text: str, rules: Rules) -> bool:
    """Is it a heading that begins with its number?"""
    match = number(text)
    if match is None or re.fullmatch(r"\d+\s+", match[0]):
        return False
    return is_heading(text, rules)


def is_heading(text: str, rules: Rules) -> bool:
    """Could a line of prose be a heading: short, no stop at its end, and no other thing we know?"""
    if len(text) > _LONGEST_HEADING or words(text) > _WORDS_OF_A_HEADING:
        return False
    match = number(text)
    rest = text[match.end() :] if match else text
    first = rest.lstrip(_OPENERS + "¿¡")[:1]
    return (
        bool(first)
        and (first.isupper() or first.isdigit() or (first.isalpha() and not first.islower()))
        and not ends_with_stop(text)
        and not text.endswith((".", ",", ";", ":", "…", "—", "–"))
        and not is_quotation(text)
        and (text.isdigit() or any(character.isalpha() for character in text))
        and rules.other_label.fullmatch(text) is None
        and not rules.is_dateline(text)
        and rules.date(text) is None
        and rules.author(text) is None
    )


def is_faq_heading(text: str, rules: Rules) -> bool:
    """Could it be the heading of a list of questions, by its words?"""
    return (
        len(text) <= 160
        and not ends_with_stop(text)
        and words(text) <= 24
        and rules.is_faq_phrase(text)
    )


def is_question(text: str) -> bool:
    """Is the line a question that is not a quotation, a piece of dialogue or a sentence's end?"""
    if len(text) > _LONGEST_QUESTION or not text.endswith("?"):
        return False
    match = number(text)
    rest = text[match.end() :] if match else text
    first = rest.lstrip("¿¡" + _OPENERS)[:1]
    return not rest.startswith(("—", "–", "-")) and not first.islower() and first != ""


def is_plain_question(text: str) -> bool:
    """Is the line one question and nothing before it?"""
    if not is_question(text):
        return False
    match = number(text)
    return _INNER_STOP.search(text, match.end() if match else 0) is None


def style(text: str) -> str:
    """How a question is marked as one: by a number, by a letter ("Q:"), by capitals, or not."""
    if number(text) is not None:
        return "number"
    if re.match(r"[A-Z][:.]\s", text):
        return "letter"
    return "capitals" if is_capitals(text) else ""
