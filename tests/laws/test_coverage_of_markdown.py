"""Every word of prose that a page of a Markdown document shows stands in one of its messages."""

from __future__ import annotations

import re
from pathlib import Path

import pyromark
import pytest

from i18n.documents import parse
from i18n.documents._html_writer import Form
from i18n.model import Document, Segment
from i18n.segmentation import segment
from tests.laws import proof
from tests.laws.pages import Coverage, coverage

_LABEL = re.compile(
    r'<sup class="footnote-(?:reference|definition-label)">.*?</sup>|<sup[^>]*>\d+</sup>', re.DOTALL
)
_PASSED_THROUGH = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_FRONT_MATTER = re.compile(r"---\n.*?^---\n", re.DOTALL | re.MULTILINE)


def page(text: str) -> str:
    """A text's page, without the numbers of footnotes and what another tool replaces."""
    html = pyromark.html(_PASSED_THROUGH.sub(" ", text), options=proof.OPTIONS)
    return _LABEL.sub("", html)


def covered(document: Document) -> Coverage:
    text = _FRONT_MATTER.sub("", document.data.decode("utf-8-sig"), count=1)
    return coverage(page(text), [message(one) for one in document.segments])


def message(segment: Segment) -> str:
    """What a segment shows; in an HTML block nothing is Markdown."""
    return segment.source if isinstance(segment.unit.form, Form) else page(segment.source)


@pytest.mark.parametrize(
    "text",
    [
        "# A heading\n\nSome *text* [here](x), `code` and <b>bold</b>.\n",
        "- one\n- two\n\n  three\n\n> quoted\n\n| a | b |\n|---|---|\n| c | d |\n",
        '<div>\n<p>Some text</p>\n<img alt="picture">\n\n*more*\n\n</div>\n',
        "**All. Of it.**\n\n![only](a.png)\n\nText[^n].\n\n[^n]: A note.\n\n    More of it.\n",
        "Costs $5 and $6, see [[Page]] and [[Page|label]].\n",
    ],
)
def test_every_word_of_a_document_is_in_a_message(text: str) -> None:
    assert covered(proof.read(text)).missing == ()


def test_every_word_of_the_corpus_is_in_a_message(shared: Path) -> None:
    missing = {}
    for path in sorted((shared / "corpus").rglob("*.md")):
        document = parse(path.read_bytes(), f"source/{path.name}", "en", segment)
        found = covered(document)
        if found.missing:
            missing[path.name] = (round(found.share, 4), found.missing)
    assert missing == {}
