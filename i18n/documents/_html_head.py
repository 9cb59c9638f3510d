"""What an HTML document states of itself: its language, and the metadata in its head."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from i18n.documents._dates import EMBARGO, is_date, is_date_field, of_language, require_dates
from i18n.documents._front_matter_corrections import CORRECTION, DATE
from i18n.documents._html_elements import BLOCKS, metadata_name
from i18n.documents._html_tokens import Kind, Scan, Token, references, tokens
from i18n.elements import VOID
from i18n.errors import AmbosError
from i18n.languages import is_code
from i18n.model import Field, SegmentType

IN_HEAD = frozenset(
    {"base", "basefont", "bgsound", "head", "html", "link", "meta", "noscript", "script", "style"}
    | {"template", "title"}
)
_FIELDS = {
    "article:modified_time": "updated",
    "article:published_time": "date",
    "correction": CORRECTION,
    "date": "date",
    "dc.date": "date",
    "dcterms.date": "date",
    "dcterms.modified": "updated",
    "description": "description",
    "publish": EMBARGO,
    "segmentation": "segmentation",
    "slug": "slug",
    "type": "type",
    "updated": "updated",
}


@dataclass(slots=True)
class Head:
    """`language` is what the document states, as written; `root` is the tag of `html`, if there is one."""

    language: str | None = None
    root: Token | None = None
    metadata: dict[str, tuple[Field, ...]] = field(default_factory=dict)


def read(html: str, path: str, scan: Scan = tokens) -> Head:
    """Read the head of a document.

    Raises AmbosError on a segmentation, and on a day of publication, that is none. A language or another
    date that is none is left unread. Where `html` states no language, it is the one in which the page
    states most of its blocks to be.
    """
    head = Head()
    for name, value, start in _stated(html, head, scan):
        line = html.count("\n", 0, start) + 1
        if name == CORRECTION:
            head.metadata[name] = (*head.metadata.get(name, ()), Field(value, line))
            head.metadata[DATE] = (*head.metadata.get(DATE, ()), Field("", 0))
            continue
        is_unread = is_date_field(name) and not name.startswith(EMBARGO) and not is_date(value)
        if name in head.metadata or is_unread:
            continue
        if name == "segmentation" and value not in list(SegmentType):
            known = " or ".join(SegmentType)
            raise AmbosError(
                f"meta: 'segmentation' is not {known}: '{value}'", path=path, line=line
            )
        head.metadata[name] = (Field(value, line),)
    require_dates(head.metadata, path, "meta")
    if head.language is None and "lang=" in html:
        head.language = _prevailing(html, scan)
    return head


def _prevailing(html: str, scan: Scan) -> str | None:
    """The language of elements that hold more than half of the blocks of text; None without one.

    Blocks are counted, not their letters: a translation changes these, and may not change what the
    page is taken to be in.
    """
    blocks: Counter[str] = Counter()
    is_new = True
    stated: list[tuple[str, str, int]] = []
    """The elements around that state a language, each with how often it is open."""
    for token in scan(html, ""):
        name, language, depth = stated[-1] if stated else ("", "", 0)
        if token.name in BLOCKS:
            is_new = True
        if token.kind is Kind.TEXT:
            blocks[language] += token.has_words and is_new
            is_new = is_new and not token.has_words
        elif token.kind is Kind.START and token.name not in VOID:
            own = (token.value("lang") or token.value("xml:lang") or "").strip()
            if is_code(own) and token.name != "html":
                stated.append((token.name, own, 1))
            elif token.name == name:
                stated[-1] = (name, language, depth + 1)
        elif token.kind is Kind.END and token.name == name:
            if depth > 1:
                stated[-1] = (name, language, depth - 1)
            else:
                stated.pop()
    found, count = blocks.most_common(1)[0] if blocks else ("", 0)
    return found if found and 2 * count > blocks.total() else None


def _stated(html: str, head: Head, scan: Scan) -> Iterator[tuple[str, str, int]]:
    """The fields of metadata, with the place of each; the first of a name is read first."""
    is_title = False
    for token in scan(html, ""):
        if token.kind is Kind.TEXT:
            if is_title:
                yield "title", _resolved(html[token.start : token.end]), token.start
            elif token.has_words and head.root is None:
                return
        elif token.kind is Kind.END and token.name == "head":
            return
        elif token.kind is Kind.START:
            if token.name not in IN_HEAD:
                return
            if token.name == "html" and head.root is None:
                head.root = token
                stated = (token.value("lang") or token.value("xml:lang") or "").strip()
                head.language = stated if is_code(stated) else None
            elif token.name == "meta":
                stated = metadata_name(token)
                name = _FIELDS.get(stated) or of_language(stated)
                value = (token.value("content") or "").strip()
                if name and value:
                    yield name, value, token.start
        is_title = token.kind is Kind.START and token.name == "title"


def _resolved(text: str) -> str:
    """The text of a title as it reads."""
    pieces, position = [], 0
    for start, end, means in references(text, in_attribute=False):
        pieces += [text[position:start], means]
        position = end
    return " ".join("".join([*pieces, text[position:]]).split())
