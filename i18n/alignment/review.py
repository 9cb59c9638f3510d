"""A page on which an alignment is looked through: both texts side by side, the doubtful pairs marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from i18n.alignment.beads import Bead
from i18n.languages import tag
from i18n.templates import template

_FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef]"
    "|["
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
"""What no HTML document may hold (HTML, 13.1.4), line feed and tab aside."""


class Side(NamedTuple):
    """One of the two texts: what it is called, its language, its sentences."""

    name: str
    language: str
    sentences: Sequence[str]


class _Row(NamedTuple):
    source: list[str]
    target: list[str]
    per_cent: int
    is_doubtful: bool


def page(source: Side, target: Side, beads: Iterable[Bead], threshold: float) -> bytes:
    """The page: a row a bead, marked where its score is below the threshold (0..1).

    It needs no script and fetches nothing; what the texts hold is shown as it is written.
    """
    rows = [_row(source, target, bead, threshold) for bead in beads]
    doubtful = [number for number, row in enumerate(rows, start=1) if row.is_doubtful]
    alone = sum(not row.source or not row.target for row in rows)
    text: str = template("i18n.alignment", "review.html.jinja").render(
        source=_safe(source.name),
        target=_safe(target.name),
        languages=(tag(source.language), tag(target.language)),
        rows=rows,
        doubtful=doubtful,
        alone=alone,
        sure=len(rows) - len(doubtful) - alone,
        threshold=f"{100 * threshold:g}",
    )
    return text.encode()


def _row(source: Side, target: Side, bead: Bead, threshold: float) -> _Row:
    here = [_safe(source.sentences[n]) for n in bead.source]
    there = [_safe(target.sentences[n]) for n in bead.target]
    is_doubtful = bool(here and there) and bead.score < threshold
    # what is below the threshold is not to be rounded up to it
    return _Row(here, there, int(100 * bead.score), is_doubtful)


def _safe(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
