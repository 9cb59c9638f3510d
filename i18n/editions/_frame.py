"""What stands around every page: the site's name, its logo, the stylesheet, the icon, the footer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from i18n.editions._quotes import rules
from i18n.editions._segments import ROWS
from i18n.editions._site import ICON, STYLE, Site
from i18n.editions._words import Words


def frame(site: Site, words: Words, home: str, at: Callable[[str], str]) -> dict[str, Any]:
    """What the template of the frame asks for but a page's own head.

    `home` is the path below public/ that the logo leads to, `at` gives the address of such a path.
    """
    logo = site.publication.logo
    return {
        "site": site.name,
        "style": at(STYLE),
        "icon": at(ICON),
        "footer": site.publication.footer,
        "is_pair": False,
        "logo": at(logo) if logo else "",
        "logo_text": site.name or words("Front page"),
        "home": at(home),
    }


def style(site: Site) -> bytes:
    """The stylesheet of a site's pages."""
    return site.render(f"{STYLE}.jinja", {"rows": ROWS, "quotes": list(rules(site.quotes))})
