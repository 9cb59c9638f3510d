"""Plain text: paragraphs, wrapped or a line each, headings, lists, quotes, tables, questions.

What a block is, is told by its marks, its indents and the blank lines around it, which stand outside the
units' text; its words only tell how its lines are joined, and which paragraphs ask and answer.
"""

from __future__ import annotations

from i18n.documents._format import Format

SUFFIXES = (".txt",)


def load_format() -> Format:
    """The functions of the format."""
    from i18n.documents import _text_format  # noqa: PLC0415  (for the first of its files)

    return _text_format
