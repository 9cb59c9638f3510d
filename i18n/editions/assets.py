"""Files that the pages share: the stylesheet, the icon, and what the documents bring along."""

from __future__ import annotations

from collections.abc import Iterator

from i18n.editions._site import ASSETS, ICON, STYLE, File, Site

_ROWS = 60
"""Rows of a paragraph of which the stylesheet can say which sentences stand beside each other."""


def publish(site: Site) -> Iterator[File]:
    """The stylesheet, the icon, and the other files below source/ under `assets/`.

    An icon of the project's own in static/ stands in its place.
    """
    yield File(STYLE, site.render(f"{STYLE}.jinja", {"rows": _ROWS}).encode())
    if ICON not in site.statics:
        yield File(ICON, site.look(ICON))
    for path, data in site.assets.items():
        yield File(f"{ASSETS}/{path}", data)
