"""Markdown (CommonMark and GitHub's tables, footnotes, task lists, alerts), with YAML front matter.

Units and their places are those of pulldown-cmark's events. A unit's text is the author's own inline
markup; a soft line break is a space in it, a hard one a newline. HTML blocks and code stay as they
are.
"""

from __future__ import annotations

from i18n.documents._format import Format

SUFFIXES = (".md", ".markdown", ".mdx")


def load_format() -> Format:
    """The functions of the format."""
    from i18n.documents import _markdown_format  # noqa: PLC0415  (for the first of its files)

    return _markdown_format
