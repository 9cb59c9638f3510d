"""Plants faults of marks and capitals in good pairs.

Each planter takes a source and its translation and gives the translation with one fault, or None where
there is nothing to spoil.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Planter = Callable[[str, str], str | None]

_CODE = re.compile(r"`[^`]*`|\]\([^)]*\)|https?://\S+")
_WORDS_LEFT = 2


def question_open_missing(_source: str, target: str) -> str | None:
    """The last ¿ is lost."""
    return None if "¡¿" in target else _without_last(target, "¿")


def exclam_open_missing(_source: str, target: str) -> str | None:
    """The last ¡ is lost."""
    return _without_last(target, "¡") if "¿" not in target else None


def question_close_changed(_source: str, target: str) -> str | None:
    """The last ? is a stop."""
    if not re.search(r"¿[^?]*\?[»”\"’.]*$", target) or "!" in target:
        return None
    first, _, last = target.rpartition("?")
    return f"{first}.{last.removeprefix('.')}"


def quote_close_missing(_source: str, target: str) -> str | None:
    """The last closing quotation mark is lost."""
    found = list(re.finditer(r"[»”]|(?<=[\w.?!])\"(?!\w)", _CODE.sub(_masked, target)))
    found = [match for match in found if not target[: match.start()].endswith("5")]
    return _cut(target, found[-1]) if found else None


def quote_open_missing(_source: str, target: str) -> str | None:
    """The first opening quotation mark is lost."""
    found = re.search(r"[«“]", target)
    return _cut(target, found) if found else None


def bracket_close_missing(_source: str, target: str) -> str | None:
    """The last closing bracket of prose is lost."""
    found = list(re.finditer(r"(?<=\(\w)[^()]*(\))", _CODE.sub(_masked, target)))
    if not found or target.endswith(":)"):
        return None
    at = found[-1].start(1)
    return target[:at] + target[at + 1 :]


def bracket_open_missing(_source: str, target: str) -> str | None:
    """The last opening bracket of prose is lost."""
    found = re.search(r"\((?=\w{3,}[^()]*\))", _CODE.sub(_masked, target))
    return _cut(target, found) if found else None


def final_stop_missing(source: str, target: str) -> str | None:
    """The last stop is lost."""
    found = re.search(r"(?<=[\w»”\")])\.$", target)
    if not found or not re.search(r"\w{3}[\"”’)]*\.[\"”’)]*$", source) or source.endswith("Inc."):
        return None
    return _cut(target, found)


def final_stop_changed(source: str, target: str) -> str | None:
    """The last stop is a comma."""
    lost = final_stop_missing(source, target)
    return lost and f"{lost},"


def final_stop_drawn_out(source: str, target: str) -> str | None:
    """The last stop is an ellipsis."""
    lost = final_stop_missing(source, target)
    return lost and f"{lost}..."


def final_stop_doubled(_source: str, target: str) -> str | None:
    """The last stop stands there twice."""
    return f"{target}." if re.search(r"[\w»”\")]\.$", target) else None


def final_colon_changed(source: str, target: str) -> str | None:
    """The last colon is a stop."""
    both = source.endswith(":") and target.endswith(":")
    return f"{target[:-1]}." if both else None


def all_caps(source: str, target: str) -> str | None:
    """Everything is in capitals."""
    plain = re.findall(r"[^\W\d_]{4,}", target)
    if len(plain) < _WORDS_LEFT + 1 or _CODE.search(target) or re.search(r"%\(|_", target):
        return None
    return target.upper() if not source.isupper() and target != source else None


def lower_start(source: str, target: str) -> str | None:
    """The first letter of a sentence is in lower case."""
    found = re.match(r"[¿¡«“\"]*([A-ZÁÉÍÓÚÑ])[a-zñáéíóú]*\b", target)
    if (
        not found
        or not re.match(r"[“\"]?[A-Z][a-z]", source)
        or not re.search(r"[.?!]", source[-2:])
    ):
        return None
    word = found[0].lstrip('¿¡«“"')
    if word in source.split() or len(source.split()) < _WORDS_LEFT + 1:
        return None
    at = found.start(1)
    return target[:at] + target[at].lower() + target[at + 1 :]


def title_case_kept(source: str, target: str) -> str | None:
    """Each word of a short text has a capital."""
    if _CODE.search(target) or "%(" in target or source.isupper():
        return None
    low = re.findall(r"(?<=[ (])[a-záéíóúñ]{4,}", target)
    if len(low) < _WORDS_LEFT + 1:
        return None
    return re.sub(r"(?<=[ (])[a-záéíóúñ]{4,}", lambda match: match[0].capitalize(), target)


def month_capital(_source: str, target: str) -> str | None:
    """A month has a capital."""
    return _raised(target, r"(?<=de )(?:enero|julio|mayo)\b|(?<=en )(?:marzo|abril)\b")


def day_capital(_source: str, target: str) -> str | None:
    """A day has a capital."""
    return _raised(target, r"(?<=el )(?:lunes|viernes)\b")


def _raised(text: str, pattern: str) -> str | None:
    found = re.search(pattern, text)
    if not found:
        return None
    return text[: found.start()] + found[0].capitalize() + text[found.end() :]


def _without_last(text: str, mark: str) -> str | None:
    first, found, last = text.rpartition(mark)
    return first + last if found else None


def _cut(text: str, match: re.Match[str]) -> str:
    return text[: match.start()] + text[match.end() :]


def _masked(match: re.Match[str]) -> str:
    return "x" * len(match[0])


PLANTERS: dict[str, Planter] = {
    planter.__name__: planter
    for planter in (
        question_open_missing,
        exclam_open_missing,
        question_close_changed,
        quote_close_missing,
        quote_open_missing,
        bracket_close_missing,
        bracket_open_missing,
        final_stop_missing,
        final_stop_changed,
        final_stop_drawn_out,
        final_stop_doubled,
        final_colon_changed,
        all_caps,
        lower_start,
        title_case_kept,
        month_capital,
        day_capital,
    )
}
