"""The identifiers of segments."""

from __future__ import annotations

import hashlib

from i18n.documents import parse
from i18n.editions._identifiers import identifiers
from i18n.model import Document
from i18n.segmentation import segment


def document(text: str) -> Document:
    return parse(text.encode(), "source/a.md", "en", segment)


def test_an_identifier_is_made_of_context_and_source() -> None:
    digest = hashlib.sha256(b"\0One sentence.").hexdigest()[:10]
    assert identifiers(document("One sentence.\n")) == (f"s-{digest}",)


def test_a_sentence_keeps_its_identifier_wherever_it_goes() -> None:
    before = identifiers(document("One. Two.\n"))
    after = identifiers(document("# New\n\nTwo.\n\n- Other. One.\n"))
    assert set(before) < set(after)


def test_further_occurrences_are_counted() -> None:
    first, other, second, third = identifiers(document("Yes. No.\n\nYes.\n\n* Yes.\n"))
    assert [second, third] == [f"{first}-2", f"{first}-3"]
    assert other != first


def test_a_context_makes_another_segment() -> None:
    text = "Open.\n\n<!-- i18n: context: menu -->\nOpen.\n"
    plain, menu = identifiers(document(text))
    assert not menu.startswith(plain)
