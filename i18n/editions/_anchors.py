"""The anchors of headings: those of the source, in every language."""

from __future__ import annotations

import re
import unicodedata

from i18n.documents import parts
from i18n.model import Document

_NOT_A_WORD = re.compile(r"[^\w\- ]")


def slugify(text: str) -> str:
    """Words in lower case with hyphens between them; letters keep their accents."""
    text = unicodedata.normalize("NFC", text).lower()
    return "-".join(_NOT_A_WORD.sub("", text).split()) or "section"


def anchors(document: Document) -> list[str]:
    """The anchor of each heading, in order: the author's own, or made of its text; each once."""
    found: list[str] = []
    seen: set[str] = set()
    own: str | None = None
    text: list[str] | None = None
    for part in parts(document):
        if part.name == "Heading" and part.kind == "open":
            text = []
            own = part.value["id"] if isinstance(part.value, dict) else None
        elif part.name == "Heading" and text is not None:
            name = own or slugify("".join(text))
            anchor, n = name, 1
            while anchor in seen:
                n += 1
                anchor = f"{name}-{n}"
            seen.add(anchor)
            found.append(anchor)
            text = None
        elif part.kind == "run" and text is not None:
            text += [str(e.value) for e in part.events if e.kind in ("Text", "Code")]
    return found
