"""What the fuzzers hold every input against: a target a format, and one for the segmenter.

A target takes any bytes. It returns where they are refused with a clear error or where the laws hold,
and raises AssertionError, or whatever broke, where they do not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from html import unescape
from itertools import groupby
from pathlib import Path

from i18n.documents import Rendering, formats, parse, render, unpack
from i18n.documents._format import OTHERWISE
from i18n.errors import AmbosError
from i18n.model import Document, Span
from i18n.segmentation import segment
from tests.fuzz.archives import wrapped
from tests.laws import proof
from tests.laws.writing import HOSTILE_STARTS

CASES = Path(__file__).resolve().parents[1] / "documents" / "cases"
FOUND = Path(__file__).resolve().parent / "found"
SEEDS = Path(__file__).resolve().parent / "seeds"
LIMIT = 1.0
"""CPU seconds that a file below 1 MB may take."""


def targets() -> dict[str, Callable[[bytes], None]]:
    """The targets by name: each format's first suffix without its dot, `mdx`, and `segmentation`."""
    found = {suffix.lstrip("."): _of_format(suffix) for suffix in formats()}
    return {**found, "mdx": _of_format(".mdx"), "segmentation": segmentation}


def seeds(name: str) -> list[Path]:
    """Inputs to begin with: the format's cases, and what was found before."""
    own = sorted([*SEEDS.glob(f"{name}-*"), *FOUND.glob(f"{name}-*")])
    return [*sorted(CASES.glob(f"*.{name}")), *own]


def _of_format(suffix: str) -> Callable[[bytes], None]:
    def holds(data: bytes) -> None:
        document_holds(wrapped(data, suffix), f"source/x{suffix}")

    return holds


def document_holds(data: bytes, path: str) -> None:
    """Laws 1 and 2 for one file, whatever is in it."""
    try:
        document = parse(data, path, "en", segment)
    except AmbosError as error:
        assert str(error), "a refusal says why"
        return
    own: list[str | None] = [found.source for found in document.segments]
    assert render(document, own).data == data
    seed = hashlib.blake2b(data, digest_size=8).digest()
    accented = [proof.accented(text or "") for text in own]
    every_second = [None if n % 2 else text for n, text in enumerate(accented)]
    for wanted in (every_second, accented, _hostile(seed, len(own))):
        rendering = render(document, list(wanted))
        _outside_holds(document, rendering, wanted)
        _structure_holds(document, rendering, path)


def _hostile(seed: bytes, count: int) -> list[str]:
    """Translations that begin and end with markup; the same ones for the same file."""
    at = int.from_bytes(seed, "big")
    starts, many = HOSTILE_STARTS, len(HOSTILE_STARTS)
    return [
        f"{starts[(at + 7 * n) % many]}Palabra {n} {starts[(at + 11 * n) // 3 % many]}"
        for n in range(count)
    ]


def _outside_holds(document: Document, rendering: Rendering, wanted: Sequence[str | None]) -> None:
    """Every byte outside the spans of translated segments is equal."""
    refused = {id(refusal.segment) for refusal in rendering.refused}
    changed = [
        (segment_.span, place)
        for segment_, place, target in zip(document.segments, rendering.places, wanted, strict=True)
        if target is not None and id(segment_) not in refused and place is not None
    ]
    before = _outside(unpack(document.path, document.data), [span for span, _ in changed])
    after = _outside(unpack(document.path, rendering.data), [place for _, place in changed])
    assert before == after


def _outside(parts: Mapping[str, bytes], spans: Sequence[Span]) -> dict[str, list[bytes]]:
    """What of each part lies outside the spans, in pieces."""
    pieces = {part: [data] for part, data in parts.items()}
    for part, members in groupby(spans, key=lambda span: span.part):
        data, position = parts[part], 0
        pieces[part] = []
        for span in members:
            pieces[part].append(data[position : span.start])
            position = span.end
        pieces[part].append(data[position:])
    return pieces


def _structure_holds(document: Document, rendering: Rendering, path: str) -> None:
    """The result has the source's units, of the same kinds in the same order.

    In plain text the words alone tell a question from a paragraph; its outline holds the rest. The
    result is read in the document's language, which HTML that states none has from most of its words.
    """
    again = parse(rendering.data, path, document.language, segment)
    is_read_alike = not any(entry.startswith(OTHERWISE) for entry in again.outline)
    wanted = [
        entry
        for entry in document.outline
        if not (is_read_alike and entry.startswith(OTHERWISE))  # the last shortcode was left out
    ]
    assert list(again.outline) == wanted
    assert len(again.units) == len(document.units)
    if not path.endswith(".txt"):
        assert [unit.kind for unit in again.units] == [unit.kind for unit in document.units]


def segmentation(data: bytes) -> None:
    """Sentences are exact, the same each time, and keep out of opaque spans."""
    text = data.decode("utf-8", "replace")
    opaque = [(n, n + 3) for n in range(0, len(text) - 3, 17) if not _has_space(text[n : n + 3])]
    for language in ("en", "es"):
        spans = segment(text, language, opaque)
        position = 0
        for start, end in spans:
            assert position <= start < end
            assert not unescape(text[position:start]).strip()
            assert text[start:end] == text[start:end].strip()
            assert not any(first < start < last for first, last in opaque)
            position = end
        assert not text[position:].strip()
        assert segment(text, language, opaque) == spans


def _has_space(text: str) -> bool:
    return any(map(str.isspace, text))
