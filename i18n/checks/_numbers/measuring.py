"""What a number counts: the sign before it, the symbol or the words behind it."""

from __future__ import annotations

from i18n.checks._numbers.units import (
    SCALES,
    SIGNS,
    SYMBOLS,
    Measure,
    is_currency,
    narrowed,
    of_country,
)
from i18n.checks._numbers.vocabulary import Vocabulary, symbols
from i18n.expressions import deferred

_SPACES = " \u00a0\u2007\u2009\u202f"
_NONE: Measure = frozenset()
_CLOCK = frozenset({"clock"})
_FURTHEST = 4
"""Words that are looked at behind a number."""

_BEFORE = deferred(
    rf"((?:[A-Z]{{1,3}}|Mex)?\$S?|[€£¥￥₹₽₩₺₪₴₦₫฿₱₡₲₿]|\bS/|\bBs|\b[A-Z]{{3}})[.]?[{_SPACES}]?[-−–]?\Z"
)
_TOKEN = deferred(
    rf"[{_SPACES}]?(?:(?P<sign>[%٪％‰€£¥￥₹₽₩₺₪₴₦₫฿₱₡₲₿¢]|[A-Z]{{0,3}}\$S?(?![{_SPACES}]?\d)|"
    rf"[°º][{_SPACES}]?[CF](?!\w)|°)"
    r"|[-‐]?(?P<word>[^\W\d_]+(?:/[^\W\d_]+|-(?:hours?|horas?)(?!\w)|[²³23](?!\w))?))"
)
_ABBREVIATED = deferred(r"(?P<us>U\. ?S\.(?: A\.)?)[ ]|(?:EE\. ?UU\.)")
_UNIT = deferred(r"(?<!\w)([^\W\d_]{2,12}) \Z")
_ROADS: Measure = frozenset({"kilometre", "mile"})
"""By these roads and races are counted."""
_DEGREES = frozenset({"celsius", "fahrenheit", "angle"})
_MARKS = frozenset('"”″′')
_INCHES = deferred(r"\d[\"”]")
_LONG = 200
"""Characters before a number in which a quotation that it ends may begin."""
_FEET = deferred(r"\d{1,2}['’′]\d{1,2}")
_LETTER = deferred(rf"[{_SPACES}]([CF])(?![\w+#&/'’-])")
_SCALE = deferred(rf"[{_SPACES}]([CF])(?!\w)")


def measure(text: str, start: int, end: int, words: Vocabulary | None) -> Measure:
    """What the number between two places of a text counts; empty where nothing says so."""
    if words is not None and (words.morning.match(text, end) or words.evening.match(text, end)):
        return _CLOCK
    if text[end : end + 1] in _MARKS and (marked := _marked(text, start, end)):
        return marked
    found = _behind(text, end, words) or _ahead(text, start, words)
    before = _BEFORE.search(text, max(0, start - 8), start)
    if before is None:
        return found
    sign = before[1]
    known = symbols(words)
    own = known.get(sign) or (known["$"] if sign.endswith("$") else _NONE)
    if sign == "$" and is_currency(found):
        # $5 Canadian, $5 pesos: the words behind it say whose sign it is
        return own & found or found
    # US$5 dollars: the narrower one of two that agree
    return own & found or own or found


def _ahead(text: str, start: int, words: Vocabulary | None) -> Measure:
    """The unit of length before a number: kilómetro 31, mile 19."""
    match = _UNIT.search(text, max(0, start - 16), start) if words is not None else None
    if match is None or words is None:
        return _NONE
    found = words.measures.get(match[1].lower(), _NONE)
    return found if found and found <= _ROADS else _NONE


def likely(text: str, end: int) -> Measure:
    """The scale of temperature that the letter behind a number may well be: 95 F."""
    match = _LETTER.match(text, end)
    return SCALES[match[1]] if match is not None else _NONE


def _marked(text: str, start: int, end: int) -> Measure:
    """Inches or feet by the mark behind a number, where it closes no quotation: 5'11", 3.5" x 2"."""
    if text[end] in "″′":
        return frozenset({"inch" if text[end] == "″" else "foot"})
    if _FEET.fullmatch(text, start, end):
        return frozenset({"foot"})
    before = _INCHES.sub("", text[max(0, start - _LONG) : start])
    return _NONE if before.count('"') % 2 or "“" in before else frozenset({"inch"})


def _behind(text: str, end: int, words: Vocabulary | None) -> Measure:
    if words is not None and (match := words.percent.match(text, end)):
        return frozenset({"‰"}) if "‰" in match[0] else _percent(text, match.end(), words)
    narrow: list[str] = []
    country = ""
    is_foreign = False
    at = end
    for _ in range(_FURTHEST):
        if words is not None and text[at : at + 2] in (" U", " E"):
            abbreviated = _ABBREVIATED.match(text, at + 1)
            if abbreviated is not None and abbreviated["us"]:
                at, country = abbreviated.end() - 1, "US"
        match = _TOKEN.match(text, at)
        if match is None:
            return _NONE
        if match["sign"]:
            return _signed(match["sign"], words) if at == end else _NONE
        word, lower = match["word"], match["word"].lower()
        is_attached = match.start() == match.start("word") and text[at - 1] != "M"
        found = _said(word, words, is_attached=is_attached)
        if found:
            for name in narrow:
                found = narrowed(found, name)
            found = of_country(found, country) if country else found
            found = _narrowed_behind(text, match.end(), found, words)
            return found if not is_foreign or is_currency(found) else _NONE
        if words is None:
            return _NONE
        if lower in words.prefixes:
            narrow.append(words.prefixes[lower])
        elif lower in words.countries:
            country = words.countries[lower]
        elif word.istitle() and not is_attached:
            is_foreign = True  # 500 Kenyan shillings: if it is a currency that follows
        elif lower not in words.fillers or is_attached:
            return _NONE
        at = match.end()
    return _NONE


def _percent(text: str, end: int, words: Vocabulary) -> Measure:
    """Per cent, or percentage points."""
    match = _TOKEN.match(text, end)
    after = words.measures.get(match["word"] or "", _NONE) if match is not None else _NONE
    is_point = "point" in after
    return frozenset({"%", "point"} if is_point else {"%"})


def _said(word: str, words: Vocabulary | None, *, is_attached: bool) -> Measure:
    """What a word or a symbol measures; `5m` is as likely five million."""
    if word in SYMBOLS:
        return _NONE if is_attached and word in ("m", "t", "l", "g", "s") else SYMBOLS[word]
    if words is None:
        return _NONE
    if word.isupper() and len(word) == 3:
        return _NONE if is_attached else SIGNS.get(word, _NONE)
    return words.measures.get(word.lower(), _NONE)


def _signed(sign: str, words: Vocabulary | None) -> Measure:
    if sign in SYMBOLS:
        return SYMBOLS[sign]
    if sign[0] in "°º":
        return frozenset({"celsius" if sign[-1] == "C" else "fahrenheit"})
    known = symbols(words)
    return known.get(sign) or known["$"]


def _narrowed_behind(text: str, end: int, found: Measure, words: Vocabulary | None) -> Measure:
    """A measure as the words behind it narrow it."""
    if found >= _DEGREES and (scale := _SCALE.match(text, end)):
        return frozenset({"celsius" if scale[1] == "C" else "fahrenheit"})
    if words is not None and words.hourly.match(text, end):
        return narrowed(found, "per hour")
    after = _TOKEN.match(text, end)
    if words is not None and after is not None and after["word"]:
        lower = after["word"].lower()
        if words.measures.get(lower, _NONE) & found:
            return words.measures[lower] & found
        if lower in words.suffixes:
            return narrowed(found, words.suffixes[lower])
        if lower in words.countries:
            return of_country(found, words.countries[lower])
    return found
