"""Files that the pages share: the stylesheet, and what the documents bring along."""

from __future__ import annotations

from collections.abc import Iterator

from i18n.editions._site import ASSETS, STYLE, File, Site
from i18n.templates import template

_ROWS = 60
"""Rows of a paragraph of which the stylesheet can say which sentences stand beside each other."""


def publish(site: Site) -> Iterator[File]:
    """The stylesheet, and the other files below source/ under `assets/`."""
    style: str = template("i18n.editions", f"{STYLE}.jinja").render(rows=_ROWS)
    yield File(STYLE, style.encode())
    for path, data in site.assets.items():
        yield File(f"{ASSETS}/{path}", data)
