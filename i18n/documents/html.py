"""HTML, as browsers read it, well-formed or not.

A unit is the text between the tags of two blocks; its text is the author's own inline markup, each
white space one space. Titles, and attributes that readers see (`alt`, `title`, …) outside such a text,
are units too.
"""

from __future__ import annotations

from i18n.documents._format import Format

SUFFIXES = (".html", ".htm", ".xhtml")


def load_format() -> Format:
    """The functions of the format."""
    from i18n.documents import _html_format  # noqa: PLC0415  (for the first of its files)

    return _html_format
