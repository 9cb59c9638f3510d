"""What leads from earlier addresses of pages to their present ones.

A page at each (HTML, "Pragma directives", `refresh`), and `_redirects` for the hosts that read it (Netlify,
Cloudflare Pages), which leads from every file of the earlier folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePosixPath

from i18n.editions._copies import file_name
from i18n.editions._frame import frame
from i18n.editions._head import Head
from i18n.editions._held import Place
from i18n.editions._site import INDEX, REDIRECTS, File, Site, relative
from i18n.editions._words import words
from i18n.languages import parents, tag
from i18n.slugs import folded

_MOVED, _FOUND = 301, 302
"""Moved for good, and for now (RFC 9110, 15.4.2 and 15.4.3)."""


@dataclass(frozen=True, slots=True)
class _Redirect:
    """From one folder below public/ to another, "" for public/ itself.

    `language` is that of the earlier address, `home` that of the front page that is nearest to the present
    one, "" for the front page of the site. `names` are the files of the earlier folder that are called
    after it, with what they are called in the present one.
    """

    earlier: str
    present: str
    language: str
    home: str
    status: int
    names: Mapping[str, str] = field(default_factory=dict)


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
        own
        + "".join(
            _line(site, one, is_above=_is_top(one.earlier) or one.earlier in above)
            for one in ordered
        ).encode()
    )
    if lines:
        yield File(REDIRECTS, lines)


def _redirects(site: Site) -> Iterator[_Redirect]:
    taken = set(map(folded, site.statics))
    taken |= {folded(f"{folder}/{INDEX}") for folder in _folders(site)}
    for one in (*_wanted(site), *_front_pages(site)):
        path = PurePosixPath(folded(f"{one.earlier}/{INDEX}"))
        if taken.isdisjoint(map(str, (path, *path.parents))):
            taken.add(str(path))
            yield one


def _wanted(site: Site) -> Iterator[_Redirect]:
    """From each address that a page of a document has had, where it has one now."""
    places = {place.domain: place for place in site.places()}
    history = site.history()
    had: dict[str, dict[str, Sequence[str]]] = {}
    for (domain, language), every in sorted(history.folders.items()):
        if domain in places:
            had.setdefault(domain, {})[language] = every
    for domain, by_language in had.items():
        place = places[domain]
        for language, folders in by_language.items():
            yield from _of_page(site, place, language, folders)
        for original in dict.fromkeys((*history.originals.get(domain, ()), place.language)):
            for other in by_language:
                if original in by_language and other != original:
                    yield from _of_pair(site, place, original, other, by_language[original])


def _of_page(
    site: Site, place: Place, language: str, folders: Iterable[str]
) -> Iterator[_Redirect]:
    """From the pages in a language, to the nearest for the time being where there is none in it."""
    nearest = place.nearest(language)
    present = site.folder(place.domain, nearest)
    status = _MOVED if nearest == language else _FOUND
    for folder in folders:
        earlier = f"{tag(language)}/{folder}"
        called = _names(site, (earlier, [tag(language)]), (present, [tag(nearest)]))
        yield _Redirect(earlier, present, language, nearest, status, called)


def _of_pair(
    site: Site, place: Place, original: str, other: str, folders: Iterable[str]
) -> Iterator[_Redirect]:
    """From the pages in two languages: to that in both, or else in the one of them that there is.

    To the document's own for the time being where there is none of these.
    """
    source = place.language
    if source in (original, other) and {original, other} <= place.folders.keys():
        target = other if source == original else original
        present, home, status = site.pair_folder(place.domain, source, target), source, _MOVED
        tags = [tag(source), tag(target)]
    else:
        home = next((code for code in (original, other) if code in place.folders), source)
        present, status = site.folder(place.domain, home), _FOUND
        tags = [tag(home)]
    for folder in folders:
        earlier = f"{tag(original)}-{tag(other)}/{folder}"
        called = _names(site, (earlier, [tag(original), tag(other)]), (present, tags))
        yield _Redirect(earlier, present, original, home, status, called)


def _names(
    site: Site, earlier: tuple[str, Sequence[str]], present: tuple[str, Sequence[str]]
) -> dict[str, str]:
    """The names of files in two folders, each given with its languages: the present by the earlier."""
    found = {}
    for format_ in site.publication.formats:
        before, now = file_name(format_, *earlier), file_name(format_, *present)
        if before and now:
            found[before] = now
    return found


def _front_pages(site: Site) -> Iterator[_Redirect]:
    """From those of languages that the site has no more: the reader chooses where more than one is left."""
    if not site.languages:
        return
    there = {tag(code) for code in site.languages}
    for language in sorted({language for _, language in site.history().folders}):
        if tag(language) not in there:
            left = [code for code in parents(language) if code in site.languages]
            left += site.languages if len(site.languages) == 1 else []
            home = left[0] if left else ""
            yield _Redirect(tag(language), tag(home), language, home, _FOUND)


def _line(site: Site, one: _Redirect, *, is_above: bool) -> str:
    """With every file of the earlier folder, unless there are others below it now.

    A file that has another name in the present one has a line of its own before that.
    """
    earlier, present = site.rooted(f"{one.earlier}/"), site.rooted(_below(one.present))
    rest = f"{earlier} {present}" if is_above else f"{earlier}* {present}:splat"
    own = (
        f"{site.rooted(_below(one.earlier, name))} {site.rooted(_below(one.present, now))}"
        for name, now in one.names.items()
        if is_above or name != now
    )
    return "".join(f"{line} {one.status}\n" for line in (*own, rest))


def _is_top(folder: str) -> bool:
    """Does the folder stand in public/ itself, that of a language?"""
    return "/" not in folder


def _below(folder: str, name: str = "") -> str:
    """The path below public/ of a name in a folder of it, "" for that folder itself."""
    return f"{folder}/{name}" if folder else name


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
    context = {
        "tag": own.tag,
        "words": own,
        "head": Head(site.address(_below(one.present)), own("This page has moved")),
        "goal": relative(one.earlier, _below(one.present, INDEX)),
        # a pair has no front page: that of its document's own language is the nearest
        **frame(site, own, _below(tag(one.home), INDEX), partial(relative, one.earlier)),
    }
    return site.render("redirect.html.jinja", context)
