"""What a reader sees whose address leads nowhere: `404.html` of the site, and of each language.

Hosts show such a page at any address, so that its own links begin at the top of the host.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from i18n.editions._frame import frame
from i18n.editions._head import Head
from i18n.editions._site import NOT_FOUND, File, Site
from i18n.editions._words import own_name, words
from i18n.languages import tag


def publish(site: Site) -> Iterator[File]:
    """Those that are not among the project's own files in static/."""
    codes = site.languages
    found: list[tuple[str, Sequence[str]]] = [
        (f"{tag(code)}/{NOT_FOUND}", [code]) for code in codes
    ]
    if codes:
        found.insert(0, (NOT_FOUND, codes))
    for path, own in found:
        if path not in site.statics:
            yield File(path, _page(site, own))


def _page(site: Site, codes: Sequence[str]) -> bytes:
    """The page that says so in some languages; links lead to the front pages."""
    first = words(codes[0])
    sections = [
        (words(code), own_name(code), site.rooted(f"{tag(code)}/"), tag(code)) for code in codes
    ]
    title, description = (
        " · ".join(dict.fromkeys(own(text) for own, *_ in sections))
        for text in ("Page not found", "There is no page at this address.")
    )
    context = {
        "tag": first.tag,
        "head": Head("", title, description),
        "sections": sections,
        **frame(site, first, f"{tag(codes[0])}/" if len(codes) == 1 else "", site.rooted),
    }
    return site.render("404.html.jinja", context)
