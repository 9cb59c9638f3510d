"""What leads from earlier addresses of pages to their present ones.

A page at each (HTML, "Pragma directives", `refresh`), and `_redirects` for the hosts that read it (Netlify,
Cloudflare Pages), which leads from every file of the earlier folder.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

from i18n.editions._frame import frame
from i18n.editions._head import Head
from i18n.editions._site import INDEX, REDIRECTS, File, Site, relative
from i18n.editions._words import words
from i18n.languages import tag

_MOVED, _FOUND = 301, 302
"""Moved for good, and for now (RFC 9110, 15.4.2 and 15.4.3)."""


@dataclass(frozen=True, slots=True)
class _Redirect:
    """Folders below public/; `language` is that of the earlier address."""

    earlier: str
    present: str
    language: str
    status: int


def publish(site: Site) -> Iterator[File]:
    """None where a page or a file of the project stands now. The project's own `_redirects` come first."""
    found = list(_redirects(site))
    for one in found:
        yield File(f"{one.earlier}/{INDEX}", _page(site, one))
    own = site.statics.get(REDIRECTS, b"")
    if own and not own.endswith(b"\n"):
        own += b"\n"
    above = set(_above(site))
    # a host takes the first line that fits: the innermost folders stand first
    ordered = sorted(found, key=lambda one: -one.earlier.count("/"))
    lines = (
        own + "".join(_line(site, one, is_above=one.earlier in above) for one in ordered).encode()
    )
    if lines:
        yield File(REDIRECTS, lines)


def _redirects(site: Site) -> Iterator[_Redirect]:
    taken = {path.casefold() for path in site.statics}
    taken |= {f"{folder}/{INDEX}".casefold() for folder in _folders(site)}
    for one in _wanted(site):
        path = f"{one.earlier}/{INDEX}".casefold()
        if path not in taken:
            taken.add(path)
            yield one


def _wanted(site: Site) -> Iterator[_Redirect]:
    """From each earlier address; a page in preparation leads to the nearest for the time being."""
    places = {place.domain: place for place in site.places()}
    for (domain, language), folders in sorted(site.history().items()):
        place = places.get(domain)
        if place is None:
            continue
        source = place.language
        is_published = language in place.folders
        present = site.folder(domain, place.nearest(language))
        status = _MOVED if is_published else _FOUND
        for folder in folders:
            yield _Redirect(f"{tag(language)}/{folder}", present, language, status)
        if language != source:
            continue
        for other in place.targets:
            pair = site.pair_folder(domain, source, other)
            name = pair.partition("/")[0]
            for folder in folders:
                yield _Redirect(f"{name}/{folder}", pair, language, _MOVED)


def _line(site: Site, one: _Redirect, *, is_above: bool) -> str:
    """With every file of the earlier folder, unless there are others below it now."""
    earlier, present = site.rooted(one.earlier), site.rooted(one.present)
    if is_above:
        return f"{earlier}/ {present}/ {one.status}\n"
    return f"{earlier}/* {present}/:splat {one.status}\n"


def _above(site: Site) -> Iterator[str]:
    """The folders of public/ below which pages and files of the project stand."""
    for path in (*_folders(site), *site.statics):
        yield from (str(folder) for folder in PurePosixPath(path).parents)


def _folders(site: Site) -> Iterator[str]:
    """The folders of all pages of documents."""
    for place in site.places():
        yield from (site.folder(place.domain, code) for code in place.folders)
    for place, language in site.pairs():
        yield site.pair_folder(place.domain, place.language, language)


def _page(site: Site, one: _Redirect) -> bytes:
    own = words(one.language)
    top = one.present.partition("/")[0]
    # a pair has no front page: that of its document's own language is the nearest
    home = f"{top if top in map(tag, site.languages) else tag(one.language)}/{INDEX}"
    context = {
        "tag": own.tag,
        "words": own,
        "head": Head(site.address(f"{one.present}/"), own("This page has moved")),
        "goal": relative(one.earlier, f"{one.present}/{INDEX}"),
        **frame(site, own, home, partial(relative, one.earlier)),
    }
    return site.render("redirect.html.jinja", context).encode()
