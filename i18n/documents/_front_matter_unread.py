"""Front matter that an author has written, and that a format takes for text."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple

from i18n.decoding import decode
from i18n.documents import _front_matter, markdown
from i18n.documents._dates import EMBARGO
from i18n.model import Document

_FENCE = re.compile(r"\s*^(---|\+\+\+)[ \t]*\r?\n", re.MULTILINE)
_LINE = re.compile(r"(?P<name>[A-Za-z_][\w.-]*)[ \t]*[:=](?=[ \t\r\n]|\Z)|[ \t#\r\n]|- ")
"""A field, or what may stand between fields: the rest of a value, an item, a comment, a blank line."""
_FIELDS = frozenset(
    {"author", "categories", "correction", "date", "description", "draft", "image", "keywords"}
    | {"language", "layout", "publish", "published", "segmentation", "slug", "summary", "tags"}
    | {"title", "type", "updated"}
)
"""What a line must name that is taken for a field: `Note:` begins a sentence as well."""


class Unread(NamedTuple):
    """A block that looks like front matter and is text; `line` is that of its fence, from 1.

    `fields` are the names before the colons or equals signs, with their lines. `why` tells why it is
    not read, in words that go on "front matter that …".
    """

    line: int
    why: str
    fields: tuple[tuple[str, int], ...]


def unread(document: Document) -> Unread | None:
    """What looks like the front matter of a document and is text in it; None where nothing does.

    That is what begins with a fence and a field that documents commonly have.
    """
    if document.data[:3].strip(b"\xef\xbb\xbf-+ \t\r\n"):
        return None
    if _is_markdown(document) and document.metadata:
        return None
    text, _ = decode(document.data, document.path)
    fence = _FENCE.match(text)
    if fence is None or (_is_markdown(document) and _front_matter.end(text)):
        return None
    line = text.count("\n", 0, fence.start(1)) + 1
    fields = tuple(_fields(text, fence.end(), line + 1))
    begins = bool(fields) and fields[0][1] == line + 1
    if not begins or not any(name.lower() in _FIELDS for name, _ in fields):
        return None
    return Unread(line, _why(document, text, fence), fields)


def other_embargoes(document: Document) -> Iterator[tuple[str, int]]:
    """Fields whose names are that of the embargo but for capitals, and mean nothing; their lines."""
    if not document.metadata or not _is_markdown(document):
        return
    text, _ = decode(document.data, document.path)
    block = text[: _front_matter.end(text)]
    found = {name: fields[0].line for name, fields in document.metadata.items() if fields}
    found |= _fields(block, block.find("\n") + 1, 2)
    for name, line in found.items():
        if name != EMBARGO and name.lower() == EMBARGO:
            yield name, line


def _is_markdown(document: Document) -> bool:
    return posixpath.splitext(document.path)[1].lower() in markdown.SUFFIXES


def _why(document: Document, text: str, fence: re.Match[str]) -> str:
    if not _is_markdown(document):
        suffix = posixpath.splitext(document.path)[1]
        return f"a {suffix} file does not have (write it in Markdown, or take it out)"
    if fence.start(1) > 0:
        return "does not begin on the first line (take out what stands before it)"
    return f"is not closed (write a line '{fence[1]}' behind it)"


def _fields(text: str, start: int, line: int) -> Iterator[tuple[str, int]]:
    """The names of the fields from a character on, which is on a line, to what is none."""
    while start < len(text) and (found := _LINE.match(text, start)):
        if found["name"]:
            yield found["name"], line
        start = text.find("\n", start) + 1 or len(text)
        line += 1
