"""What the tests of segmentation share: texts with where they are cut, and cutting them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from i18n.segmentation import segment

TEXTS = Path(__file__).parent / "texts"
CUT, LINE = "‖", "⏎"


def cut(text: str, language: str = "en", opaque: Sequence[tuple[int, int]] = ()) -> list[str]:
    """The sentences of a text."""
    return [text[start:end] for start, end in segment(text, language, opaque)]


def texts(language: str) -> Iterator[tuple[str, str, list[str]]]:
    """What a text shows, the text, and its sentences.

    A line of `texts/<language>.txt` is a text, with ‖ where it is cut and ⏎ for a line end; a line
    with # says what the texts below it show.
    """
    about = ""
    for line in (TEXTS / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            about = line[2:]
        elif line:
            written = line.replace(LINE, "\n")
            text = written.replace(f"{CUT} ", "").replace(CUT, "")
            pieces = written.replace("\n\n", CUT).split(CUT)
            yield about, text, [piece.strip() for piece in pieces]
