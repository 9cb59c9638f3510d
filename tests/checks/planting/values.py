"""Plants wrong numbers, dates, measures and scales in a translation, one a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

Plant = Callable[[str, str], Iterator[str]]
"""From a text and its language to texts with one defect each."""

_SPACE = " \u00a0\u202f"
_NUMBER = re.compile(rf"(?<![\w])\d+(?:[.,{_SPACE}]\d{{3}})*(?:[.,:]\d+)?")
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
_WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
}
_CURRENCIES = {
    "en": "dollars euros pounds pesos yen",
    "es": "dólares euros libras pesos yenes",
}
_UNITS = {
    "en": [
        "miles kilometers yards", "feet meters inches", "acres hectares", "tons kilograms pounds",
        "hours days minutes", "months weeks years", "seconds minutes", "gallons liters",
        "megawatts kilowatts gigawatts", "milligrams grams", "MB GB KB", "mph km/h", "km miles",
        "°F °C", "barrels gallons", "knots miles",
    ],
    "es": [
        "millas kilómetros yardas", "pies metros pulgadas", "acres hectáreas",
        "toneladas kilogramos libras", "horas días minutos", "meses semanas años",
        "segundos minutos", "galones litros", "megavatios kilovatios gigavatios",
        "miligramos gramos", "MB GB KB", "km millas", "°F °C", "barriles galones", "nudos millas",
    ],
}  # fmt: skip
_SCALES = {
    "en": "thousand million billion trillion",
    "es": "mil millones billones",
}


def digit_changed(text: str, language: str) -> Iterator[str]:
    """Another digit in each number."""
    for match in _NUMBER.finditer(text):
        at = match.start() + (len(match[0]) > 1 and match[0][1].isdecimal())
        yield text[:at] + str((int(text[at]) + 3) % 10) + text[at + 1 :]


def digit_dropped(text: str, language: str) -> Iterator[str]:
    """Each number without its last digit."""
    for match in _NUMBER.finditer(text):
        if len(match[0]) > 1 and match[0][-2].isdecimal():
            yield text[: match.end() - 1] + text[match.end() :]


def number_missing(text: str, language: str) -> Iterator[str]:
    """The text without each number."""
    for match in _NUMBER.finditer(text):
        if match[0] not in "01" and text.count(match[0]) == 1:
            yield text[: match.start()].rstrip() + text[match.end() :]


def date_changed(text: str, language: str) -> Iterator[str]:
    """Another month, day of the week, or year."""
    for names in (_MONTHS, _WEEKDAYS):
        words = names[language].split()
        for n, word in enumerate(words):
            yield from _swapped(text, word, words[(n + 2) % len(words)])
    for match in re.finditer(r"\b(?:19|20)\d\d\b", text):
        yield text[: match.start()] + str(int(match[0]) + 1) + text[match.end() :]


def percent_lost(text: str, language: str) -> Iterator[str]:
    """Each percentage without its sign or word."""
    for match in re.finditer(rf"(?<=\d)[{_SPACE}]?(?:%|por ciento|percent\b)", text):
        yield text[: match.start()] + text[match.end() :]


def currency_changed(text: str, language: str) -> Iterator[str]:
    """Another currency, by its word or its sign."""
    words = _CURRENCIES[language].split()
    for n, word in enumerate(words):
        yield from _swapped(text, word, words[(n + 1) % len(words)])
    for sign, other in (("$", "€"), ("€", "£"), ("£", "$"), ("¥", "$")):
        for match in re.finditer(rf"{re.escape(sign)}(?=\d)", text):
            start = re.search(r"[A-Z]{0,2}\Z", text[: match.start()])
            assert start is not None
            yield text[: start.start()] + other + text[match.end() :]


def currency_lost(text: str, language: str) -> Iterator[str]:
    """An amount without its currency."""
    for word in _CURRENCIES[language].split():
        for match in re.finditer(rf" (?:de )?{word}(?: \w+(?:nses|anos|izos))?\b", text):
            yield text[: match.start()] + text[match.end() :]
    for match in re.finditer(r"(?:US|A)?[$€£¥](?=\d)", text):
        yield text[: match.start()] + text[match.end() :]


def unit_changed(text: str, language: str) -> Iterator[str]:
    """Another unit of the same dimension."""
    for group in _UNITS[language]:
        words = group.split()
        for other in words[1:]:
            for match in re.finditer(rf"(?<=\d)([{_SPACE}]){words[0]}(?!\w)", text):
                yield text[: match.end(1)] + other + text[match.end() :]


def magnitude_changed(text: str, language: str) -> Iterator[str]:
    """Another scale, or none."""
    words = _SCALES[language].split()
    for n, word in enumerate(words):
        for match in re.finditer(rf"(?<=\d ){word}\b( de\b)?", text):
            joined = match[1] or ""
            other = words[(n + 1) % len(words)]
            yield text[: match.start()] + other + joined + text[match.end() :]
            yield text[: match.start()] + text[match.end() :].lstrip()
    if language == "es":
        for match in re.finditer(rf"(\d+)[{_SPACE}]?000 millones\b", text):
            yield text[: match.end(1)] + " billones" + text[match.end() :]
            yield text[: match.end(1)] + " millones" + text[match.end() :]
    for word in ("millones", "million", "billion"):
        yield from _swapped(text, f" {word}", " mil" if language == "es" else " thousand")


def sign_lost(text: str, language: str) -> Iterator[str]:
    """A decimal sign that is lost or moved."""
    sign = {"en": ".", "es": ","}[language]
    for match in re.finditer(rf"(?<![\d{sign}])(\d+){re.escape(sign)}(\d{{1,2}})(?!\d)", text):
        if match[1] != "0":
            yield text[: match.start()] + match[1] + match[2] + text[match.end() :]
        yield text[: match.start()] + f"{match[1]}{match[2]}0{sign}0" + text[match.end() :]


def sign_copied(text: str, language: str) -> Iterator[str]:
    """The signs of the other language: 2,300 in Spanish, 2.300 in English, 3.5 %, 3,5 %."""
    group, decimal = {"en": (".", ","), "es": (",", ".")}[language]
    for match in re.finditer(rf"(?<![\d.,])(\d{{1,3}})[{_SPACE},]?(\d{{3}})(?![\d.,]\d|\d)", text):
        if not re.fullmatch(r"(?:19|20)\d\d", match[0]):
            yield text[: match.start()] + match[1] + group + match[2] + text[match.end() :]
    following = r"(?= ?(?:%|°|mill|bill|trill|tone|tons|met|per|punt|km|dól|doll))"
    for match in re.finditer(rf"(?<![\d.,])(\d+)[.,](\d{{1,2}})(?!\d){following}", text):
        yield text[: match.start()] + match[1] + decimal + match[2] + text[match.end() :]


def thousands_lost(text: str, language: str) -> Iterator[str]:
    """Thousands that became a part of one: 12 500 as 12,5."""
    sign = {"en": ".", "es": ","}[language]
    for match in re.finditer(rf"(?<![\d.,])(\d{{1,2}})[{_SPACE},]?(\d)00(?![\d.,]\d|\d)", text):
        if not re.fullmatch(r"(?:19|20)\d\d", match[0]) and match[2] != "0":
            yield text[: match.start()] + match[1] + sign + match[2] + text[match.end() :]


def _swapped(text: str, word: str, other: str) -> Iterator[str]:
    """The text with another word in the place of each occurrence."""
    for match in re.finditer(rf"(?<!\w){word}(?!\w)", text):
        yield text[: match.start()] + other + text[match.end() :]


CLASSES: dict[str, Plant] = {
    "digit changed": digit_changed,
    "digit dropped": digit_dropped,
    "number missing": number_missing,
    "date changed": date_changed,
    "percent lost": percent_lost,
    "currency changed": currency_changed,
    "currency lost": currency_lost,
    "unit changed": unit_changed,
    "magnitude changed": magnitude_changed,
    "sign lost": sign_lost,
    "sign copied": sign_copied,
    "thousands lost": thousands_lost,
}
