"""Files that the pages share: the stylesheet, the icon, and what the documents bring along."""

from __future__ import annotations

from collections.abc import Iterator

from i18n.editions._embargo import withheld_assets
from i18n.editions._quotes import rules
from i18n.editions._segments import ROWS
from i18n.editions._site import ASSETS, ICON, STYLE, File, Site


def publish(site: Site) -> Iterator[File]:
    """The stylesheet, the icon, and the other files below source/ under `assets/`.

    An icon of the project's own in static/ stands in its place.
    """
    yield File(STYLE, style(site))
    if ICON not in site.statics:
        yield File(ICON, site.look(ICON))
    withheld = withheld_assets(site)
    for path in site.assets:
        if path not in withheld:
            yield File(f"{ASSETS}/{path}", site.assets[path])


def style(site: Site) -> bytes:
    """The stylesheet of a site's pages."""
    return site.render(
        f"{STYLE}.jinja", {"rows": ROWS, "quotes": list(rules(site.quotes))}
    ).encode()
