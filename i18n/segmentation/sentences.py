"""Sentences: by the rules of the text's language, or by sentencex where there are none."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from i18n.languages import primary
from i18n.segmentation import _fallback
from i18n.segmentation._engine import Judged, scan
from i18n.segmentation._escapes import plain, space_end, space_start
from i18n.segmentation._masks import masks, merged
from i18n.segmentation._rules import rules

FALLBACK = "sentencex"
OWN = "abbreviations"
"""What an abbreviation of the project's own comes from where nobody says it: the setting's name."""

_BY_ABBREVIATION = frozenset({"abbreviation", "spaced-abbreviation"})
_CLOSING = " \t\n\r\u00a0\"'”’»›)]}*_~`"
_NEAR = 200
"""Characters before a decision in which its abbreviation ends."""

_NOT_SPACE = re.compile(r"\S")


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided at one place, and by what.

    `offset` is where the next sentence begins or would begin, in characters. `source` is what the
    rule stands in: `en.toml`, a file of the project's, an option, or `sentencex` for a language
    without rules.
    """

    offset: int
    breaks: bool
    rule: str
    source: str


class ExtraRules(Protocol):
    """A project's own rules, which go before the language's."""

    def decisions(self, text: str, language: str, asked: Sequence[int]) -> Mapping[int, Decision]:
        """Give what these rules decide, by offset; where they say nothing the language's decide.

        `asked` are the offsets, ascending, that the language's rules have judged: a break may be
        denied there, and given anywhere. An offset in white space counts as the offset of the text
        behind it.
        """


@dataclass(frozen=True, slots=True)
class Segmentation:
    """A segmenter with a project's own abbreviations and rules; see `Segmenter`.

    `abbreviations` has for a language (`es`) those after which no sentence ends, with their stop
    or without; `origins` names the file or the option that an abbreviation stands in. It can be
    pickled where `extra` can.
    """

    abbreviations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    extra: ExtraRules | None = None
    origins: Mapping[str, str] = field(default_factory=dict)

    def __call__(
        self, text: str, language: str, opaque: Sequence[tuple[int, int]] = ()
    ) -> list[tuple[int, int]]:
        """Give the sentences' spans; see `Segmenter`."""
        found = self._judged(text, language, opaque)
        if self.extra is not None:
            decided = self._merged(text, language, opaque, found)
            found = [(decision.offset, decision.breaks, decision.rule) for decision in decided]
        return _spans(text, found)

    def explain(
        self, text: str, language: str, opaque: Sequence[tuple[int, int]] = ()
    ) -> list[Decision]:
        """Give what was decided at each place where a sentence might end, in order."""
        return self._merged(text, language, opaque, self._judged(text, language, opaque))

    def _judged(self, text: str, language: str, opaque: Sequence[tuple[int, int]]) -> list[Judged]:
        """What is decided, by offsets of the text, with its escapes read as what they stand for."""
        seen = plain(text) if "&" in text or "\\" in text else None
        if seen is not None:
            opaque = [seen.own(start, end) for start, end in opaque]
            text = seen.text
        own = self._own(language) if self.abbreviations else ()
        known = rules(language, own)
        if known is not None:
            found = scan(text, known, opaque)
        else:
            found = _by_fallback(text, language, opaque, own)
        if seen is None:
            return found
        return [(seen.original(offset), breaks, rule) for offset, breaks, rule in found]

    def _own(self, language: str) -> tuple[str, ...]:
        return tuple(self.abbreviations.get(primary(language), ()))

    def _source(self, text: str, found: Judged, own: Sequence[str], otherwise: str) -> str:
        """What a decision comes from: an abbreviation of the project's own, or the language's rules."""
        offset, breaks, rule = found
        if breaks or rule not in _BY_ABBREVIATION:
            return otherwise
        before = " ".join(text[max(0, offset - _NEAR) : offset].rstrip(_CLOSING).split())
        for word in own:
            written = f"{' '.join(word.split()).removesuffix('.')}."
            start = len(before) - len(written)
            is_there = before[start:] in (written, written[0].upper() + written[1:])
            if is_there and start >= 0 and not before[start - 1 : start].isalnum():
                return self.origins.get(word, OWN)
        return otherwise

    def _merged(
        self, text: str, language: str, opaque: Sequence[tuple[int, int]], found: Sequence[Judged]
    ) -> list[Decision]:
        """What the language's rules found, with what the project's own say put in its place."""
        known = rules(language)
        source = known.file if known is not None else FALLBACK
        own = self._own(language)
        decisions = {
            item[0]: Decision(*item, self._source(text, item, own, source) if own else source)
            for item in found
        }
        if self.extra is not None:
            asked = [item[0] for item in found]
            for place, decision in self.extra.decisions(text, language, asked).items():
                offset = space_end(text, place)
                if 0 < offset < len(text) and not _is_inside(offset, opaque):
                    is_there = decision.offset == offset
                    decisions[offset] = decision if is_there else replace(decision, offset=offset)
        return [decisions[offset] for offset in sorted(decisions)]


_PLAIN = Segmentation()


def segment(
    text: str, language: str, opaque: Sequence[tuple[int, int]] = ()
) -> list[tuple[int, int]]:
    """The sentences of a text: character spans, half open, with white space between them only.

    References such as `&nbsp;` may stand for it.

    No boundary falls inside a span of `opaque`, which are ascending and disjoint. See `Segmenter`.
    """
    return _PLAIN(text, language, opaque)


def explain(text: str, language: str, opaque: Sequence[tuple[int, int]] = ()) -> list[Decision]:
    """What was decided at each place of a text where a sentence might end, in order."""
    return _PLAIN.explain(text, language, opaque)


def _by_fallback(
    text: str, language: str, opaque: Sequence[tuple[int, int]], own: Sequence[str]
) -> list[Judged]:
    """The breaks of sentencex, which does not say where it breaks not."""
    closed = merged(masks(text), opaque)
    endings = tuple(f"{word.removesuffix('.')}." for word in own)
    result: list[Judged] = []
    for start in _fallback.starts(text, language):
        match = _NOT_SPACE.search(text, start)
        offset = match.start() if match else len(text)
        if offset == len(text) or (result and offset == result[-1][0]):
            continue
        if _is_inside(offset, closed):
            result.append((offset, False, "in-markup"))
        elif endings and text[max(0, offset - 80) : offset].rstrip().endswith(endings):
            result.append((offset, False, "abbreviation"))
        else:
            result.append((offset, True, FALLBACK))
    return result


def _is_inside(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Does an offset lie inside one of these ascending, disjoint spans?"""
    n = bisect_left(spans, (offset, 0)) - 1
    return n >= 0 and offset < spans[n][1]


def _spans(text: str, found: Sequence[Judged]) -> list[tuple[int, int]]:
    """The spans between ascending breaks, without the white space at their edges."""
    spans = []
    begin = len(text) - len(text.lstrip())
    for following, breaks, _ in found:
        if breaks and following > begin:
            end = space_start(text, following)
            if end > begin:
                spans.append((begin, end))
            begin = following
    end = len(text.rstrip())
    if end > begin:
        spans.append((begin, end))
    return spans
