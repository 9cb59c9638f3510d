"""The anchors of headings: those of the source, in every language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from i18n.editions._parts import parts
from i18n.model import Document

_NOT_A_WORD = re.compile(r"[^\w\- ]")


def slugify(text: str) -> str:
    """Words in lower case with hyphens between them; letters keep their accents. "" without any."""
    text = unicodedata.normalize("NFC", text).lower()
    return "-".join(_NOT_A_WORD.sub("", text).split())


@lru_cache(maxsize=8)
def anchors(document: Document) -> Sequence[str]:
    """The anchor of each heading, in order: the author's own, or made of its text; each once.

    What an author gave stays; where a text, or an author, gives it again, a number follows.
    """
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
    return tuple(_numbered(found))


def _numbered(names: Sequence[tuple[str, bool]]) -> Iterator[str]:
    """Names that differ; each comes with whether its author gave it."""
    reserved = {name for name, is_own in names if is_own}
    taken = set(reserved)
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
