"""What lists, feeds and titles say of the language of their texts, in the generated site."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator

from lxml import etree

from i18n.languages import primary
from tests.validate.generated import language_of
from tests.validate.pages import is_below_mark, texts
from tests.validate.published import Fault, Page, Public, attribute, languages_of, words

_ATOM = {"a": "http://www.w3.org/2005/Atom"}
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_MARK = re.compile(r"\[([A-Za-z-]+)\] ")
_ENTRIES = ".entries li > a, .entries li > p:not(.share)"


def lists(public: Public) -> Iterator[Fault]:
    """Each text of front pages, feeds and titles is in the language that is said of it.

    Only of the generated site is it known how the words of each language look.
    """
    for page in public.pages.values():
        yield from _front(page)
        yield from _title(page)
    for path in sorted(public.files):
        own = "".join(languages_of(path)[:1])
        found: Iterator[tuple[str, str]] = iter(())
        if posixpath.basename(path) == "atom.xml":
            found = _atom((public.root / path).read_bytes(), own)
        elif posixpath.basename(path) == "feed.json":
            found = _json((public.root / path).read_bytes())
        for language, text in found:
            if not _is_in(text, language):
                yield Fault("lists", path, f"{text!r} is not {language}")


def _is_in(text: str, language: str) -> bool:
    """May a text be in a language?"""
    return language_of(text) in ("", primary(language))


def _front(page: Page) -> Iterator[Fault]:
    """The entries of a front page; what is in another language than the page has a note."""
    if page.path.count("/") != 1 or not page.languages:
        return
    own = page.languages[0]
    for node in page.tree.css(_ENTRIES):
        for language, text in texts(node):
            if not _is_in(text, language):
                yield Fault("lists", page.path, f"{text!r} is not {language}")
        for one in node.css("[lang]"):
            is_foreign = primary(attribute(one, "lang")) != primary(own)
            if is_foreign and language_of(words(one)) and not is_below_mark(one):
                yield Fault("lists", page.path, f"{words(one)!r} is not marked")


def _title(page: Page) -> Iterator[Fault]:
    """The title of a document's page, whose language stands before it where it is another."""
    node = page.tree.css_first("head > title")
    if node is None or not page.is_indexed or page.path.count("/") < 2:
        return
    parts = words(node).split(" · ")
    for language, part in zip(page.languages, parts, strict=False):
        marked = _MARK.match(part)
        said = marked[1] if marked else language
        text = part[marked.end() :] if marked else part
        if not _is_in(text, said):
            yield Fault("lists", page.path, f"the title {text!r} is not {said}")


def _atom(data: bytes, own: str) -> Iterator[tuple[str, str]]:
    """The texts of an Atom feed's entries, each with its language; none of one that is broken."""
    try:
        feed = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return
    for entry in feed.iterfind("a:entry", _ATOM):
        around = entry.get(_LANGUAGE) or own
        for name in ("title", "summary"):
            for node in entry.iterfind(f"a:{name}", _ATOM):
                yield node.get(_LANGUAGE) or around, node.text or ""


def _json(data: bytes) -> Iterator[tuple[str, str]]:
    """The same of a JSON feed's items."""
    try:
        feed = json.loads(data)
    except ValueError:
        return
    for item in feed["items"]:
        for name in ("title", "summary", "content_text"):
            yield item["language"], item[name]
