"""A published folder as the validators read it: pages, their languages and their addresses."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

INDEX = "index.html"
_LANGUAGE = "([a-z]{2,3}(?:-[A-Z]{2})?)"
_LANGUAGES = re.compile(f"{_LANGUAGE}(?:-{_LANGUAGE})?")


@dataclass(frozen=True, slots=True)
class Fault:
    """What a validator has found: its name, the file below public/, and what is wrong."""

    validator: str
    path: str
    text: str

    def __str__(self) -> str:
        return f"{self.path}: {self.validator}: {self.text}"


@dataclass(frozen=True, slots=True)
class Page:
    """An HTML page: its path below public/ and its tree."""

    path: str
    tree: LexborHTMLParser

    @property
    def folder(self) -> str:
        """The page's folder below public/, with a slash at its end; "" for the top."""
        folder = posixpath.dirname(self.path)
        return f"{folder}/" if folder else ""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the folder stands for: one, two for a pair, none at the top."""
        return languages_of(self.path)

    @property
    def is_pair(self) -> bool:
        """Does the page show two languages side by side?"""
        return len(self.languages) > 1

    @property
    def is_indexed(self) -> bool:
        """Is the page for search engines, and no redirect, error page or note of a page to come?"""
        return not any(
            (one.attributes.get("http-equiv") or "").lower() == "refresh"
            or (one.attributes.get("name") == "robots" and "noindex" in attribute(one, "content"))
            for one in self.tree.css("meta")
        )

    @property
    def is_document(self) -> bool:
        """Is it the page of a document, which a front page is not?"""
        return self.is_indexed and self.path.count("/") > 1

    @property
    def goal(self) -> str:
        """The address that the page sends its readers on to; "" where they stay."""
        found = self.head("meta[http-equiv=refresh]", "content")
        return found[0].partition("url=")[2] if found else ""

    def ids(self) -> list[str]:
        """Every id of the page, in its order."""
        return [attribute(one, "id") for one in self.tree.css("[id]")]

    def head(self, selector: str, name: str) -> list[str]:
        """An attribute of the elements of the head that a selector finds."""
        return [attribute(one, name) for one in self.tree.css(f"head {selector}")]

    def alternates(self) -> dict[str, str]:
        """The pages that the head names as this one's other languages, by language."""
        found = self.tree.css("head link[rel=alternate][hreflang]")
        return {attribute(one, "hreflang"): attribute(one, "href") for one in found}


@dataclass(frozen=True, slots=True)
class Public:
    """A published folder, by its files; `base` is the address of its top, "" where it has none."""

    root: Path
    base: str
    pages: Mapping[str, Page] = field(default_factory=dict)
    files: frozenset[str] = frozenset()

    def goal(self, page: str, address: str) -> tuple[str, str] | None:
        """Where an address in a page leads: a path below public/ and its fragment.

        None for an address elsewhere. An address of a folder is that of its index.
        """
        if self.base and address.startswith(self.base):
            path = address.removeprefix(self.base)
            folder = ""
        elif urlsplit(address).scheme or address.startswith("//"):
            return None
        else:
            path, folder = address, posixpath.dirname(page)
        top = urlsplit(self.base).path
        path, _, fragment = path.partition("#")
        path = unquote(path.partition("?")[0])
        if path.startswith("/"):
            path, folder = path.removeprefix(top or "/"), ""
        if not path and folder == posixpath.dirname(page) and not address.startswith("/"):
            return page, unquote(fragment)
        full = posixpath.normpath(posixpath.join(folder, path))
        if full == "." or path.endswith("/") or full in folders_of(self.files):
            full = posixpath.normpath(posixpath.join(full, INDEX))
        return full, unquote(fragment)

    def indexed(self) -> Iterator[Page]:
        """The pages for search engines."""
        return (page for page in self.pages.values() if page.is_indexed)

    def address(self, page: Page) -> str:
        """The whole address of a page, by its folder."""
        return f"{self.base}{page.folder}"


def languages_of(path: str) -> tuple[str, ...]:
    """The languages of the folder at the top that a published file is in: `en-es-MX` has two."""
    top, slash, _ = path.partition("/")
    found = _LANGUAGES.fullmatch(top) if slash else None
    return tuple(filter(None, found.groups())) if found else ()


def attribute(node: LexborNode, name: str) -> str:
    """An attribute's value; "" where there is none."""
    return node.attributes.get(name) or ""


def words(node: LexborNode) -> str:
    """The text of a node, with single spaces."""
    return " ".join(node.text().split())


def folders_of(files: frozenset[str]) -> frozenset[str]:
    """The folders in which the files are."""
    return frozenset(posixpath.dirname(file) for file in files)


def read(root: Path, base: str) -> Public:
    """Read a published folder."""
    files = frozenset(
        path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()
    )
    pages = {
        path: Page(path, LexborHTMLParser((root / path).read_text(encoding="utf-8")))
        for path in sorted(files)
        if is_page(path)
    }
    return Public(root, base, pages, files)


def is_page(path: str) -> bool:
    """Is a file a page of the site, and no document in its own format or asset?"""
    name = posixpath.basename(path)
    return name in (INDEX, "404.html") and not path.startswith("assets/")
