"""The pictures and other files of documents that are held back."""

from __future__ import annotations

from i18n.editions._site import Site
from i18n.editions._variants import base, variant


def withheld_assets(site: Site) -> set[str]:
    """The files below source/, by their paths there, that only what is held back names.

    With them go their forms in every language. What a published file leads to stays.
    """
    named: set[str] = set()
    for held in site.withheld():
        for name in held.hidden:
            named |= {name, *(variant(name, code, site.assets) for code in held.withheld)}
    named.intersection_update(site.assets)
    if not named:
        return named
    shown = site.shown()
    found = {name for name in named if name not in shown}
    forms = {name for name in site.assets if base(name) in found}
    return found | {name for name in forms if name not in shown}
