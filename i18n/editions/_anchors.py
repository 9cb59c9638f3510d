"""The anchors of headings: those of the source, in every language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from i18n.documents import identifiers_in
from i18n.editions._identifiers import identifiers
from i18n.editions._parts import parts
from i18n.model import Document

_NOT_A_WORD = re.compile(r"[^\w\- ]")
_NUMBER = re.compile(r"[0-9]+(?:-reference)?\Z")


def slugify(text: str) -> str:
    """Words in lower case with hyphens between them; letters keep their accents. "" without any."""
    text = unicodedata.normalize("NFC", text).lower()
    return "-".join(_NOT_A_WORD.sub("", text).split())


@lru_cache(maxsize=8)
def anchors(document: Document) -> Sequence[str]:
    """The anchor of each heading, in order: the author's own, or made of its text; each once in a page.

    What an author gave stays; where a text, or an author, gives it again, a number follows. So does one
    where the text gives what raw HTML, a footnote or a passage has.
    """
    found = _headings(document)
    taken = set(tag_names(document))
    if any(name.startswith("footnote-") for name, _ in found):
        taken.update(_of_footnotes(document))
    if any(name.startswith("s-") for name, _ in found):
        taken.update(identifiers(document))
    return tuple(_numbered(found, taken))


@lru_cache(maxsize=8)
def footnote_prefix(document: Document) -> str:
    """What stands before the numbers of footnotes in their anchors: no anchor of the author's is one."""
    authored = {*tag_names(document), *(name for name, is_own in _headings(document) if is_own)}
    prefix = "footnote-"
    while any(
        _NUMBER.match(name.removeprefix(prefix)) for name in authored if name.startswith(prefix)
    ):
        prefix += "n-"
    return prefix


@lru_cache(maxsize=8)
def tag_names(document: Document) -> frozenset[str]:
    """The identifiers that the raw HTML of a document has."""
    return frozenset(identifiers_in(parts(document)))


@lru_cache(maxsize=8)
def _headings(document: Document) -> Sequence[tuple[str, bool]]:
    """What each heading would have as its anchor, and whether its author gave it."""
    found: list[tuple[str, bool]] = []
    own: str | None = None
    text: list[str] | None = None
    for part in parts(document):
        if part.name == "Heading" and part.kind == "open":
            text = []
            own = part.value.get("id") if isinstance(part.value, dict) else None
        elif part.name == "Heading" and text is not None:
            found.append((own or slugify("".join(text)) or "section", bool(own)))
            text = None
        elif part.kind == "run" and text is not None:
            text += [str(e.value) for e in part.events if e.kind in ("Text", "Code")]
    return tuple(found)


def _of_footnotes(document: Document) -> Iterator[str]:
    """The anchors of the footnotes, and of the references to them."""
    labels: set[object] = set()
    for part in parts(document):
        if part.kind == "open" and part.name == "FootnoteDefinition":
            labels.add(part.value)
        labels.update(one.value for one in part.events if one.kind == "FootnoteReference")
    prefix = footnote_prefix(document)
    for number in range(1, len(labels) + 1):
        yield from (f"{prefix}{number}", f"{prefix}{number}-reference")


def _numbered(names: Sequence[tuple[str, bool]], taken: set[str]) -> Iterator[str]:
    """Names that differ from each other and from those that are `taken`.

    Each comes with whether its author gave it.
    """
    reserved = {name for name, is_own in names if is_own} - taken
    taken = taken | reserved
    counts: dict[str, int] = {}
    for name, is_own in names:
        anchor = name
        if is_own and name in reserved:
            reserved.remove(name)
        else:
            while anchor in taken:
                counts[name] = counts.get(name, 1) + 1
                anchor = f"{name}-{counts[name]}"
        taken.add(anchor)
        yield anchor
