"""Files that the pages share: the stylesheet, the icon, and what the documents bring along."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from i18n.editions._embargo import withheld_assets
from i18n.editions._site import ASSETS, ICON, STYLE, File, Site
from i18n.templates import template

_ROWS = 60
"""Rows of a paragraph of which the stylesheet can say which sentences stand beside each other."""


def publish(site: Site) -> Iterator[File]:
    """The stylesheet, the icon, and the other files below source/ under `assets/`.

    An icon of the project's own in static/ stands in its place.
    """
    style: str = template("i18n.editions", f"{STYLE}.jinja").render(rows=_ROWS)
    yield File(STYLE, style.encode())
    if ICON not in site.statics:
        yield File(ICON, (files(__package__) / "templates" / ICON).read_bytes())
    withheld = withheld_assets(site)
    for path in site.assets:
        if path not in withheld:
            yield File(f"{ASSETS}/{path}", site.assets[path])
