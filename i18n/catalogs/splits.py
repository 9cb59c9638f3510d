"""The part of a translation that belongs to a part of its source, and translations joined in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from i18n.catalogs.tokens import Token, anchors
from i18n.expressions import deferred
from i18n.languages import primary
from i18n.model import Segmenter
from i18n.scripts import RUN_ON

_NEAR = 4
"""Characters that an edge of the part may be from the edge of a sentence, white space aside."""

_CERTAIN = 0.15
"""How far, as a share of the text, a boundary may lie from where it is looked for."""

_OTHER_SIGN = 0.05
"""What a boundary of another kind than the source's counts as: so far off."""

_WRONG_SIDE = 0.3
"""What an anchor on the wrong side of a boundary counts as."""

_SIGNS = deferred(r"[.…!?;:,、。，；：！？—–)]+[\"'”’»*_]*\s*|(?=\()|\s(?=[—–-]\s)|\n+")
_WORD = deferred(r"\w+")
_EDGE = " \t\n,;:—–-、，；："
_STOPS = ".!?…:;,。！？"
_RUN_ON = deferred(f"[{RUN_ON}]")
_ENDINGS = "\"'”’»*_~`"
"""What may stand behind the stop of a sentence."""

_PAIRS = ("[]", "()", "{}", "«»", "“”")
_TWINS = ("`", "**", '"')


def joined(texts: Sequence[str]) -> str:
    """Texts one after the other: a space between them, none behind one in a script that sets none.

    What a text ends with decides, quotation marks and emphasis aside: `。` is followed by no space,
    whatever the next sentence begins with.
    """
    whole = ""
    for text in filter(None, texts):
        is_close = not whole or _RUN_ON.match(whole.rstrip(_ENDINGS)[-1:])
        whole += text if is_close else f" {text}"
    return whole


class Languages(NamedTuple):
    """The languages of source and translation, and what finds the sentences of both."""

    source: str
    target: str
    segmenter: Segmenter


def part(source: str, span: tuple[int, int], target: str, languages: Languages) -> str | None:
    """The part of a translation that says what a span of its source says; None where none is certain.

    `span` is in characters of `source`, half open. Where both have as many sentences, and the
    span's edges are edges of sentences, the part is the same sentences of the translation. Else it
    lies between boundaries (stops, commas, dashes, conjunctions) near the same shares of length,
    with the same numbers, placeholders and code before them.
    """
    start, end = _whole_edges(source, span)
    source_cuts = languages.segmenter(source, languages.source)
    target_cuts = languages.segmenter(target, languages.target)
    if len(source_cuts) == len(target_cuts) > 1:
        first = _sentence(source, [begin for begin, _ in source_cuts], start)
        last = _sentence(source, [stop for _, stop in source_cuts], end)
        if first is not None and last is not None and first <= last:
            sentences = target[target_cuts[first][0] : target_cuts[last][1]]
            return sentences if sentences.strip() != target.strip() else None
    stops = {stop for _, stop in target_cuts}
    places = list(_boundaries(target, stops, primary(languages.target)))
    known = anchors(source), anchors(target)
    begin = 0 if start == 0 else _place(source, start, target, places, known)
    stop = len(target) if end == len(source) else _place(source, end, target, places, known)
    if begin is None or stop is None or begin >= stop:
        return None
    found = target[begin:stop].strip(_EDGE)
    return found if found and found != target and _is_balanced(found) else None


def fitted(text: str, source: str, whole: str) -> str:
    """A part of a translation with the capital and the stop that its own source has.

    `whole` is the source that it was a part of, whose own stop is known to be in the translation.
    """
    if source[:1].isupper() and text[:1].islower():
        text = text[0].upper() + text[1:]
    if source[-1:] in ".。" and text[-1:].isalnum() and whole[-1:] == source[-1]:
        text += source[-1]
    return text


def _whole_edges(source: str, span: tuple[int, int]) -> tuple[int, int]:
    """The span with the markup and the stops before its first and behind its last word."""
    start, end = span
    before, after = source[:start], source[end:]
    if not _WORD.search(before):
        start = 0
    else:
        start -= len(before) - len(before.rstrip("*_`[(<\"'“‘«¿¡#"))
    if not _WORD.search(after):
        end = len(source)
    else:
        end += len(after) - len(after.lstrip("*_`])>\"'”’»" + _STOPS))
    return start, end


def _sentence(text: str, edges: Sequence[int], place: int) -> int | None:
    """The number of the sentence's edge that a place is at."""
    for number, edge in enumerate(edges):
        between = text[min(edge, place) : max(edge, place)]
        if len(between.strip()) <= _NEAR and not _WORD.search(between):
            return number
    return None


def _boundaries(text: str, stops: set[int], language: str) -> Iterator[tuple[int, str]]:
    """Where a translation may be cut, in characters, and the sign that stands before: "" for a word."""
    for match in _SIGNS.finditer(text):
        at = match.end()
        if 0 < at < len(text) and (match[0] != match[0].rstrip() or not match[0].isascii()):
            yield at, match[0].strip()[:1]
        elif 0 < at < len(text) and text[at] == "(":
            yield at, "("
    yield from ((stop, ".") for stop in sorted(stops) if 0 < stop < len(text))
    words = _conjunctions().get(language, frozenset())
    for match in _WORD.finditer(text):
        if match[0].lower() in words and match.start():
            yield match.start(), ""


def _place(
    source: str,
    at: int,
    target: str,
    places: Sequence[tuple[int, str]],
    known: tuple[Sequence[Token], Sequence[Token]],
) -> int | None:
    """The boundary of the translation that answers a place in its source; None where none is near.

    `known` are the anchors of source and translation.
    """
    share = at / len(source)
    sign = source[:at].rstrip()[-1:]
    before, after = _parted(known[0], at)
    best: tuple[float, int] | None = None
    for place, kind in places:
        if not _is_balanced(target[:place]):
            continue
        cost = abs(place / len(target) - share)
        if cost > _CERTAIN + _WRONG_SIDE:
            continue
        cost += 0 if kind == sign or (kind == "" and sign.isalnum()) else _OTHER_SIGN
        if before or after:
            ahead, behind = _parted(known[1], place)
            wrong = sum((before & behind).values()) + sum((after & ahead).values())
            right = sum((before & ahead).values()) + sum((after & behind).values())
            cost += _WRONG_SIDE * wrong
            cost -= _OTHER_SIGN * min(right, 2)
        if best is None or cost < best[0]:
            best = (cost, place)
    return best[1] if best is not None and best[0] <= _CERTAIN else None


def _parted(found: Sequence[Token], at: int) -> tuple[Counter[str], Counter[str]]:
    """The tokens that end before a place, and those that begin behind it."""
    before = Counter[str](token for token in found if token.start + len(token) <= at)
    return before, Counter[str](token for token in found if token.start >= at)


def _is_balanced(text: str) -> bool:
    """Is everything that opens in a text closed in it?"""
    twins = all(text.count(sign) % 2 == 0 for sign in _TWINS)
    return twins and all(text.count(pair[0]) == text.count(pair[1]) for pair in _PAIRS)


@cache
def _conjunctions() -> dict[str, frozenset[str]]:
    import tomllib  # noqa: PLC0415  (slow to import, as `importlib.resources` is)

    text = Path(__file__).with_name("conjunctions.toml").read_text(encoding="utf-8")
    return {language: frozenset(found) for language, found in tomllib.loads(text).items()}
