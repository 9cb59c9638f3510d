"""DOCX (Office Open XML, ECMA-376): the paragraphs of the document, its headers, footers and notes.

Text is replaced in the members' own bytes, and no member is written anew that has no translation in
it. Formatting, links, notes and fields are codes in a unit's text: see `_docx_codes`.
"""

from __future__ import annotations

from i18n.documents._format import Format

SUFFIXES = (".docx",)


def load_format() -> Format:
    """The functions of the format."""
    from i18n.documents import _docx_format  # noqa: PLC0415  (for the first of its files)

    return _docx_format
