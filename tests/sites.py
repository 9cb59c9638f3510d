"""Published sites as a browser walks them: which of their links, addresses and fragments lead nowhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from selectolax.lexbor import LexborHTMLParser

_ADDRESSES = ("href", "src", "poster", "data", "action", "cite")
_PAGES = (".html", ".xhtml")
_REFRESH = re.compile(r"\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?['\"]?(.*?)['\"]?\s*", re.IGNORECASE)


def broken_links(files: Mapping[str, bytes], base_url: str = "") -> list[str]:
    """What leads nowhere: `page: address` for each link of a site's pages, site map and feeds.

    `files` are those of public/, by their paths there, and no others; `base_url` is the address of
    public/. Addresses of other servers are left aside. A name counts as it is written, as on a server that
    tells cases apart; that a folder is meant, its slash says. A fragment leads to an `id` of a page (WHATWG
    HTML, 7.4.6.4), as it stands or with its percent-encoding undone; `#` and `#top` lead to the top.
    """
    ids: dict[str, frozenset[str]] = {}
    found = []
    for path, data in files.items():
        for address in _addresses(path, data):
            goal = _goal(path, address, base_url)
            if goal is None:
                continue
            name, fragment = goal
            if name not in files:
                found.append(f"{path}: {address}")
            elif fragment and fragment.lower() != "top" and name.endswith(_PAGES):
                if name not in ids:
                    ids[name] = _ids(files[name])
                if fragment not in ids[name] and unquote(fragment) not in ids[name]:
                    found.append(f"{path}: {address}")
    return found


def _goal(path: str, address: str, base_url: str) -> tuple[str, str] | None:
    """The file that an address of a file leads to, and its fragment; None for another server's."""
    if base_url and address.startswith(base_url):
        address = "/" + address.removeprefix(base_url)
    elif base_url and address.startswith("/") and not address.startswith("//"):
        prefix = urlsplit(base_url).path
        if not address.startswith(prefix):
            return None
        address = "/" + address.removeprefix(prefix)
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    if not parts.path:
        return path, parts.fragment
    name = unquote(parts.path)
    joined = name if name.startswith("/") else f"/{posixpath.dirname(path)}/{name}"
    full = posixpath.normpath(joined).lstrip("/")
    is_folder = name.endswith(("/", "/.", "/..")) or name in (".", "..")
    return posixpath.join(
        full.removeprefix("."), "index.html"
    ) if is_folder else full, parts.fragment


def _addresses(path: str, data: bytes) -> Iterator[str]:
    if path.endswith(_PAGES):
        tree = LexborHTMLParser(data.decode("utf-8"))
        for node in tree.css("*"):
            for name in _ADDRESSES:
                value = node.attributes.get(name)
                if value is not None:
                    yield value.strip()
            for candidate in (node.attributes.get("srcset") or "").split(","):
                if candidate.strip():
                    yield candidate.split()[0]
            if (node.attributes.get("http-equiv") or "").lower() == "refresh":
                match = _REFRESH.fullmatch(node.attributes.get("content") or "")
                if match:
                    yield match[1]
    elif posixpath.basename(path) in ("sitemap.xml", "atom.xml"):
        for element in ElementTree.fromstring(data).iter():
            if "href" in element.attrib:
                yield element.attrib["href"]
            if element.tag.endswith("}loc") and element.text:
                yield element.text.strip()


def _ids(data: bytes) -> frozenset[str]:
    tree = LexborHTMLParser(data.decode("utf-8"))
    return frozenset(node.attributes["id"] or "" for node in tree.css("[id]"))
