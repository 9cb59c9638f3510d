"""Each document as an EPUB 3.3: one in each language, and one for each pair.

A newsroom passes on single articles, so a book is one document. A book of two languages has them
block by block behind each other in one rendition, which every reading system can show; columns are a
matter of wide screens.

The bytes are the same everywhere: members are stored and not compressed, because compressors differ
between versions, and have the earliest date that a ZIP file can hold (EPUB 3.3, 4.2.1 and 4.2.2).
"""

from __future__ import annotations

import io
import posixpath
import uuid
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urljoin, urlsplit

from markupsafe import Markup

from i18n.editions._copies import copy_path
from i18n.editions._days import changed_on, stated
from i18n.editions._phrases import title_of
from i18n.editions._quotes import rules
from i18n.editions._remote import is_remote
from i18n.editions._site import ASSETS, INDEX, File, Site
from i18n.editions._standalone import Frame, of_language, of_pair
from i18n.editions._xhtml import Heading, Xhtml, xhtml
from i18n.languages import direction, tag

FORMAT = "epub"
OF_LANGUAGE = OF_PAIR = "epub"

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_MIMETYPE = b"application/epub+zip"
_CONTAINER = b"""<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
_STILL = frozenset({"image/png", "image/jpeg"})
"""The types whose pictures do not move."""
_URL = "-._~:/?#[]@!$&'()*+,;=%"
"""What of an address stays as it is, beside letters and digits (RFC 3986, 2)."""


def publish_document(site: Site, domain: str) -> Iterator[File]:
    """The books of a document in the languages in which it has words."""
    for localized in site.editions(domain):
        path = copy_path(site, FORMAT, localized)
        if path is not None:
            yield File(path, book(site, of_language(site, localized)))
    for source, target in site.beside(domain):
        path = copy_path(site, FORMAT, source, target)
        if path is not None:
            yield File(path, book(site, of_pair(site, source, target)))


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a book: its name in it, its media type and its bytes."""

    name: str
    type: str
    data: bytes


@dataclass(slots=True)
class _Addresses:
    """What the links and pictures of a page become in its book."""

    site: Site
    folder: str
    pictures: dict[str, Picture] = field(default_factory=dict)

    def link(self, href: str) -> str | None:
        """A whole address, or a fragment of the page's own; None where the link leads nowhere.

        A link within the site does where the site does not say its address.
        """
        path, _, fragment = href.partition("#")
        if fragment and posixpath.normpath(posixpath.join(self.folder, path)) == self._page:
            return f"#{fragment}"
        try:
            whole = urljoin(self.site.address(f"{self.folder}/"), href)
            parts = urlsplit(whole)
        except ValueError:
            return None
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
        if not is_web and parts.scheme not in ("mailto", "tel"):
            return None
        return quote(whole, safe=_URL)

    @property
    def _page(self) -> str:
        return f"{self.folder}/{INDEX}"

    def picture(self, src: str) -> str | None:
        """The name of a picture in the book; None where it has none of that address."""
        if is_remote(src):
            return None
        path = posixpath.normpath(posixpath.join(self.folder, unquote(src.partition("#")[0])))
        folder, _, asset = path.partition("/")
        if folder != ASSETS or asset not in self.site.assets:
            return None
        if asset not in self.pictures:
            data = self.site.assets[asset]
            kind = _type(data)
            if kind is None:
                return None
            suffix, media_type = kind
            name = f"pictures/{len(self.pictures) + 1}.{suffix}"
            self.pictures[asset] = Picture(name, media_type, data)
        return self.pictures[asset].name


def _type(data: bytes) -> tuple[str, str] | None:
    """The suffix and media type of a picture that every reading system shows (EPUB 3.3, 3.2).

    Told from its first bytes. SVG is not among them: it is a document that may fetch and run.
    """
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png", "image/png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpg", "image/jpeg"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "gif", "image/gif"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp", "image/webp"
    return None


def book(site: Site, frame: Frame) -> bytes:
    """The EPUB of a document, in one language or in two; its languages are those of the frame."""
    languages = [tag(side.localized.language) for side in frame.sides]
    first = frame.sides[0].localized
    addresses = _Addresses(site, frame.folder)
    page = site.address(f"{frame.folder}/")
    chapter = xhtml(frame.html, languages[0], addresses.link, addresses.picture)
    pictures = list(addresses.pictures.values())
    title = " · ".join(title_of(side.localized) for side in frame.sides)
    common = {
        "title": title,
        "language": languages[0],
        "direction": direction(first.language),
        "words": frame.words,
    }
    origin = site.origin(first.document.domain, [side.localized.language for side in frame.sides])
    members = {
        "META-INF/container.xml": _CONTAINER,
        "EPUB/package.opf": _rendered(
            site,
            "package.opf.jinja",
            **common,
            # a page that moves leaves its book the same one (EPUB 3.3, 5.5.3.1)
            identifier=_identifier(site, origin),
            languages=languages,
            titles=[
                (title_of(side.localized), tag(side.localized.language)) for side in frame.sides
            ],
            descriptions=[
                (side.localized.rendered.value("description"), tag(side.localized.language))
                for side in frame.sides
                if side.localized.rendered.value("description")
            ],
            author=first.document.value("author"),
            date=stated(first),
            modified=f"{changed_on(site, [side.localized for side in frame.sides])}T00:00:00Z",
            publisher=site.name,
            source=page,
            pictures=pictures,
            is_described=chapter.is_described,
            is_still=all(picture.type in _STILL for picture in pictures),
        ),
        "EPUB/nav.xhtml": _rendered(
            site, "nav.xhtml.jinja", **common, **_contents(chapter, title, languages[0])
        ),
        "EPUB/chapter.xhtml": _rendered(
            site,
            "chapter.xhtml.jinja",
            **common,
            sides=[(side, tag(side.localized.language)) for side in frame.sides],
            byline=frame.byline,
            corrections=frame.corrections,
            body=Markup(chapter.text),
            page=page,
        ),
        "EPUB/book.css": _rendered(site, "book.css.jinja", quotes=list(rules(site.quotes))),
    }
    members |= {f"EPUB/{picture.name}": picture.data for picture in pictures}
    return _zipped(members)


def _identifier(site: Site, origin: str) -> str:
    """The identifier of a book whose page was there first (RFC 9562, 5.5, of its address)."""
    return uuid.uuid5(uuid.NAMESPACE_URL, site.address(f"{origin}/") or f"{site.name}/{origin}").urn


def _rendered(site: Site, name: str, **values: object) -> bytes:
    return site.render(name, values)


def _contents(chapter: Xhtml, title: str, language: str) -> dict[str, object]:
    """The headings with how many lists deeper each begins, and how many are open in the end.

    A heading begins one list (1), follows in the one at hand (0), or behind the end of some (-n). A
    chapter without headings is an entry itself.
    """
    headings = chapter.headings or [Heading(1, title, "", language)]
    entries: list[tuple[Heading, int]] = []
    levels: list[int] = []
    for heading in headings:
        before = len(levels)
        while len(levels) > 1 and levels[-1] >= heading.level:
            levels.pop()
        if not levels or levels[-1] < heading.level:
            levels.append(heading.level)
        else:
            levels[-1] = heading.level
        entries.append((heading, len(levels) - before))
    return {"entries": entries, "depth": len(levels)}


def _zipped(members: dict[str, bytes]) -> bytes:
    """The members as a ZIP file, the media type first (EPUB 3.3, 4.2.3)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in {"mimetype": _MIMETYPE, **members}.items():
            info = zipfile.ZipInfo(name, _EARLIEST)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return out.getvalue()
