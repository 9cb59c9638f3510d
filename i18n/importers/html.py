"""HTML pages: the article of a page, without what stands around it.

What is the article is told by the page's own elements (`article`, `main`), by what classes and roles say
is something else, and by where most of its text stands. No paragraph of it is lost and none is made
up; headline, lead, byline and date go into the front matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from textwrap import shorten

from selectolax.lexbor import LexborNode

from i18n.errors import AmbosError
from i18n.importers import _html_metadata
from i18n.importers._front_matter import front_matter
from i18n.importers._html_blocks import blocks
from i18n.importers._html_charset import page_text
from i18n.importers._html_leaves import Leaf
from i18n.importers._html_metadata import Metadata, folded
from i18n.importers._html_questions import with_questions
from i18n.importers._html_tree import article, is_hidden, lost_words, read
from i18n.importers._html_writer import document
from i18n.importers._html_xml import html_of_xml
from i18n.importers._importer import Imported
from i18n.languages import tag
from i18n.plain.rules import Rules, rules

SUFFIXES = (".html", ".htm", ".xhtml")

_XHTML = ".xhtml"
_SHOWN = 40
"""Characters of what is left out that a note shows."""
_Fields = Mapping[str, str | Sequence[str] | None]


@dataclass(frozen=True, slots=True)
class _Article:
    """An article that was read: its blocks, and whether all of it is a FAQ."""

    fields: _Fields
    leaves: list[Leaf]
    is_faq: bool


def convert(
    data: bytes, path: str, *, title: str | None, language: str | None, source: str, split_faq: bool
) -> list[Imported]:
    """Make a Markdown document of a page, or two; see `i18n.importers.convert`."""
    is_xhtml = PurePath(path).suffix.lower() == _XHTML
    xml = html_of_xml(data) if is_xhtml else None
    text = page_text(data) if xml is None else xml
    found = convert_text(
        text, path, title=title, language=language, source=source, split_faq=split_faq
    )
    if is_xhtml and xml is None:
        note = f"{path}: is no well-formed XML, and is read as HTML"
        found = [replace(found[0], notes=(*found[0].notes, note)), *found[1:]]
    if xml is not None or "\ufffd" not in text:
        return found
    line = text.count("\n", 0, text.index("\ufffd")) + 1
    note = f"{path}:{line}: bytes that are no text in the page's encoding became '\ufffd'"
    return [replace(found[0], notes=(*found[0].notes, note)), *found[1:]]


def convert_text(
    text: str, path: str, *, title: str | None, language: str | None, source: str, split_faq: bool
) -> list[Imported]:
    """Make a Markdown document of a page's text, or two.

    `path` names the page in messages and gives the document's name; `language` is the one that the
    user states, `source` the one where neither he nor the page states any. Raises AmbosError for a
    page without text, and where there is no title.
    """
    page = read(text)
    root = article(page)
    lost: list[LexborNode] = []
    metadata = _html_metadata.stated(page)
    chosen = tag(language or metadata.language or source)
    leaves = blocks(page, root, chosen, lost) if root is not None else []
    if not leaves:
        raise AmbosError(
            "has no text to import (save the page as your browser shows it)", path=path
        )
    known = rules(chosen)
    body = _html_metadata.take(metadata, leaves, title, known)
    heading = title or metadata.title
    if not heading:
        raise AmbosError("no headline in the page (give --title TEXT)", path=path, line=1)
    notes = [f"{path}: {note}" for note in _left_out(lost)]
    headline = metadata.headline
    if headline is not None and folded(headline.text) != folded(heading):
        body.insert(0, headline)
        note = f"the headline '{headline.text}' is kept as a heading (the title is '{heading}')"
        notes.append(f"{path}: {note}")
    _level(body)
    is_faq = with_questions(body, metadata.questions, known)
    fields = _fields(metadata, heading, chosen)
    found = _Article(fields, body, is_faq)
    name = PurePath(path).stem
    if split_faq:
        parts = _split(found, known)
        if parts is not None:
            return [
                _imported(f"{name}.md", parts[0], notes),
                _imported(f"{name}-faq.md", parts[1], []),
            ]
        why = "all of it is questions" if is_faq else "no questions with answers found"
        notes.append(f"{path}: {why} (one document is written)")
    return [_imported(f"{name}.md", found, notes)]


def _left_out(lost: Sequence[LexborNode]) -> Iterator[str]:
    """What of the article's own body is not in the Markdown, in the user's words."""
    found: dict[str, list[str]] = {}
    for node in lost:
        words = lost_words(node)
        if any(map(str.isalnum, words)):
            kind = "a form" if node.tag == "form" else "navigation"
            found.setdefault("hidden text" if is_hidden(node) else kind, []).append(words)
    for kind, texts in found.items():
        many = "1 block" if len(texts) == 1 else f"{len(texts)} blocks"
        what = f"{many} of {kind}" if kind == "hidden text" else f"{many} that look like {kind}"
        what = what.replace("1 block that look ", "1 block that looks ")
        yield f"left out: {what} ('{shorten(texts[0], _SHOWN, placeholder='…')}')"


def _fields(metadata: Metadata, title: str, language: str) -> _Fields:
    return {
        "title": title,
        "description": metadata.description,
        "language": language,
        "date": metadata.date,
        "author": metadata.author,
    }


def _level(leaves: Sequence[Leaf]) -> None:
    """The highest heading below the title is of the second level."""
    levels = [leaf.level for leaf in leaves if leaf.kind == "heading"]
    shift = 2 - min(levels, default=2)
    for leaf in leaves:
        if leaf.kind == "heading":
            leaf.level += shift


def _imported(name: str, found: _Article, notes: Sequence[str]) -> Imported:
    body = document(found.leaves)
    fields = {**found.fields, "type": "faq" if found.is_faq else None}
    return Imported(
        name=name,
        text=front_matter(fields) + (f"\n{body}\n" if body else ""),
        headings=sum(leaf.kind == "heading" for leaf in found.leaves),
        questions=sum(leaf.kind == "question" for leaf in found.leaves),
        notes=tuple(notes),
    )


def _split(found: _Article, known: Rules) -> tuple[_Article, _Article] | None:
    """The article and its FAQ; None where one of the two has nothing."""
    rest: list[Leaf] = []
    faq: list[Leaf] = []
    titles: list[Leaf] = []
    is_in_faq = False
    for leaf in found.leaves:
        if leaf.kind == "heading":
            is_in_faq = leaf.begins_faq
            titles += [leaf] if is_in_faq else []
        (faq if is_in_faq else rest).append(leaf)
    if not faq or not rest or found.is_faq:
        return None
    title = known.faq_title
    if len(titles) == 1:
        title = titles[0].text
        faq.remove(titles[0])
        for leaf in faq:
            leaf.level = 2 if leaf.kind == "question" else leaf.level
    fields = {**found.fields, "title": title, "description": None}
    return replace(found, leaves=rest), _Article(fields, faq, len(titles) == 1)
