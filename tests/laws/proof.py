"""What a rendered document must have in common with its source, told without Ambos's own reader."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pyromark
from hypothesis import strategies as st

from i18n.documents import Rendering, parse, render
from i18n.errors import AmbosError
from i18n.model import Code, Document, Reading
from i18n.segmentation import segment
from tests.laws import pages
from tests.laws.writing import HOSTILE

_O = pyromark.Options
OPTIONS = (
    _O.ENABLE_TABLES
    | _O.ENABLE_FOOTNOTES
    | _O.ENABLE_TASKLISTS
    | _O.ENABLE_STRIKETHROUGH
    | _O.ENABLE_YAML_STYLE_METADATA_BLOCKS
    | _O.ENABLE_GFM
    | _O.ENABLE_HEADING_ATTRIBUTES
)
_INLINE = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Image"})
_FROM_MARKDOWN = {"a": {"href", "title"}, "img": {"src", "alt", "title"}}
_TRANSLATED = frozenset({"alt", "aria-label", "placeholder", "title"})
_PLAIN_TAGS = frozenset({"em", "strong", "del", "code", "br"})
_SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_ACCENTS = str.maketrans("aeiouAEIOUncs", "áéíóúÁÉÍÓÚñçş")
_WORD = re.compile(
    r"(?P<fixed>`+.+?`+|\]\([^)]*\)|\[[^\]]*\](?!\()|<[^>]*>|&#?\w+;|\\.|\{[^}]*\})"
    r"|(?<![\w@/.:])[A-Za-z]{4,}(?![\w@/:]|\.\w)",
    re.DOTALL,
)


READING = Reading(fields=Reading().fields | {"seo.title"}, code=Code.COMMENTS, shorten_urls=True)
"""Everything that a project can ask for."""


def read(text: str | bytes, path: str = "source/x.md", language: str = "en") -> Document:
    """A document of these contents."""
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    return parse(data, path, language, segment, READING)


def read_if_valid(text: str) -> Document | None:
    """A Markdown document of this text; None where its front matter is refused."""
    try:
        return read(text)
    except AmbosError:
        return None


def corpus(shared: Path) -> Iterator[Document]:
    """The Markdown documents of the corpus beside the project."""
    folders = (shared / "corpus", shared / "bench" / "documents" / "cases")
    for path in sorted(path for folder in folders for path in folder.rglob("*.md")):
        yield read(path.read_bytes(), f"source/{path.name}")


def drawn(data: st.DataObject, document: Document) -> list[str | None]:
    """A translation, mostly a hostile one, or None, for each segment."""
    count = len(document.segments)
    each = st.one_of(st.none(), HOSTILE, HOSTILE)
    return data.draw(st.lists(each, min_size=count, max_size=count))


def _text(data: bytes) -> str:
    """The text, with the line ends that CommonMark knows and pulldown-cmark does not all heed."""
    return re.sub(r"\r(?!\n)", "\n", data.decode("utf-8-sig"))


def outline(data: bytes) -> list[str]:
    """The sequence of pulldown-cmark's block tags."""
    found = []
    events: Iterable[Any] = pyromark.events(_text(data), options=OPTIONS)
    for event in events:
        if event == "Rule":
            found.append("Rule")
        elif isinstance(event, dict) and ("Start" in event or "End" in event):
            ((side, tag),) = event.items()
            name = tag if isinstance(tag, str) else next(iter(tag))
            if name == "Heading" and side == "Start":
                name += str(tag["Heading"]["level"])
            if name not in _INLINE:
                found.append(f"{side} {name}")
    return found


def structure(document: Document, data: bytes) -> list[str]:
    """The sequence of blocks, as another reader of the document's format sees it."""
    if document.path.endswith((".md", ".markdown", ".mdx")):
        return outline(data)
    return pages.blocks(data.decode("utf-8-sig")) if is_html(document) else []


def dangers(document: Document, data: bytes) -> set[str]:
    """What these bytes could run, lead to or fetch, if they are of the document's format."""
    if document.path.endswith((".md", ".markdown", ".mdx")):
        return risks(data)
    if is_html(document):
        return pages.risks(data.decode("utf-8-sig"))
    assert document.path.endswith(".txt"), "of other formats nothing is told here"
    return set()


def is_html(document: Document) -> bool:
    """Is the document HTML?"""
    return document.path.endswith((".html", ".htm", ".xhtml"))


class _Risks(HTMLParser):
    """Collects what in a page runs, leads somewhere or fetches."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name for name, _ in attrs}
        attrs = [(name, None if name in _TRANSLATED else value) for name, value in attrs]
        if tag == "sup" and attrs == [("class", "footnote-reference")]:
            return
        if tag not in _PLAIN_TAGS and not names <= _FROM_MARKDOWN.get(tag, set()):
            self.found.add(f"<{tag} {sorted(attrs, key=repr)}")
        if tag in _PLAIN_TAGS and attrs:
            self.found.add(f"<{tag} {sorted(attrs, key=repr)}")
        if tag not in _PLAIN_TAGS | _FROM_MARKDOWN.keys():
            self.found.add(f"<{tag}")
        for name, value in attrs:
            if name == "src":
                self.found.add(f"src {value}")
            elif name == "href" and value and (scheme := _scheme(value)) not in _SAFE_SCHEMES:
                self.found.update({f"href {scheme}"} if scheme else ())


def _scheme(address: str) -> str:
    """The scheme a browser sees (WHATWG URL, 4.4: C0 and space stripped, tab and newline removed)."""
    cleaned = re.sub(r"[\t\r\n]", "", html.unescape(address)).strip("".join(map(chr, range(33))))
    match = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", cleaned)
    return match[1].lower() if match else ""


def risks(data: bytes) -> set[str]:
    """What pyromark's page of a Markdown text could run, lead to or fetch."""
    parser = _Risks()
    options = OPTIONS | _O.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
    parser.feed(pyromark.html(_text(data), options=options))
    parser.close()
    return parser.found


def accented(text: str) -> str:
    """The text with accents on whole words away from markup."""
    return _WORD.sub(lambda found: found["fixed"] or found[0].translate(_ACCENTS), text)


def longer(text: str) -> str:
    """The text a third longer, at the end of its last plain word."""
    words = re.finditer(r"<[^<>]*>|(?<![^ \n])[A-Za-z]{4,}(?![^ \n])", text)
    ends = [word.end() for word in words if not word[0].startswith("<")]
    if not ends:
        return text
    at = ends[-1]
    return text[:at] + " más palabras"[: max(4, len(text) // 3)].rstrip() + text[at:]


def has_gap(text: str) -> bool:
    """Does a line without text, quoted or not, part two lines of a plain text?"""
    lines = [line.strip("> \t") for line in re.split(r"\r\n|\r|\n", text)]
    return "" in "\n".join(lines).strip("\n").split("\n")[1:]


def outside(document: Document, targets: Sequence[str | None]) -> list[bytes]:
    """What of a document lies outside the spans of its translated segments, in pieces."""
    pieces, position = [], 0
    for found, target in zip(document.segments, targets, strict=True):
        if target is not None and target != found.source:
            pieces.append(document.data[position : found.span.start])
            position = found.span.end
    return [*pieces, document.data[position:]]


def outside_rendered(
    document: Document, rendering: Rendering, targets: Sequence[str | None]
) -> list[bytes]:
    """The same of the rendered document, by the places that the rendering states."""
    pieces, position = [], 0
    for found, target, place in zip(document.segments, targets, rendering.places, strict=True):
        if target is not None and target != found.source:
            assert place is not None
            pieces.append(rendering.data[position : place.start])
            position = place.end
    return [*pieces, rendering.data[position:]]


def rendered(document: Document, targets: Sequence[str | None]) -> Rendering:
    """`render`, with the promises checked that hold whatever the translations are."""
    rendering = render(document, list(targets))
    assert len(rendering.places) == len(document.segments)
    if "" not in targets:
        assert outside_rendered(document, rendering, targets) == outside(document, targets)
    refused = {id(refusal.segment) for refusal in rendering.refused}
    for found, target, place in zip(document.segments, targets, rendering.places, strict=True):
        if place is not None and (target is None or id(found) in refused):
            stands = rendering.data[place.start : place.end]
            assert stands == document.data[found.span.start : found.span.end]
    return rendering


def joined(document: Document, targets: Sequence[str | None]) -> list[str]:
    """The text of each unit that has segments, its translations joined as its sentences were."""
    texts, n = [], 0
    for unit, segments in document.by_unit():
        pieces, position = [], 0
        for found in segments:
            target = targets[n]
            pieces += [
                unit.text[position : found.offset],
                found.source if target is None else target,
            ]
            position = found.offset + len(found.source)
            n += 1
        texts.append("".join([*pieces, unit.text[position:]]))
    return texts


def normal(text: str) -> str:
    """Law 2's N: edge space trimmed, newlines spaces, added escapes and labels taken away."""
    text = re.sub(r"\]\[[^\[\]]*\]", "]", text)
    return " ".join(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text).split())


def normal_html(text: str) -> str:
    """The same for HTML, where a bracket that could open a tag is escaped."""
    return " ".join(text.replace("&lt;", "<").split())
