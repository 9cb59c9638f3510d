"""Law 1: rendering with the source's own text, or with nothing, gives the document's bytes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.errors import AmbosError
from i18n.model import Document
from tests.laws import proof, writing

ROOT = Path(__file__).resolve().parents[2]
OWN = sorted(
    path
    for folder in (ROOT / "tests" / "documents" / "cases", ROOT / "source")
    for path in folder.iterdir()
    if path.suffix in (".html", ".md", ".txt", ".xhtml")
)


def holds(document: Document) -> None:
    own: list[str | None] = [found.source for found in document.segments]
    assert proof.rendered(document, own).data == document.data
    assert proof.rendered(document, [None] * len(own)).data == document.data
    every_second = [None if n % 2 else proof.accented(text or "") for n, text in enumerate(own)]
    proof.rendered(document, every_second)


@given(writing.MARKDOWN)
def test_generated_markdown_comes_back(text: str) -> None:
    document = proof.read_if_valid(text)
    if document is not None:
        holds(document)


@given(writing.PLAIN)
def test_generated_plain_text_comes_back(text: str) -> None:
    holds(proof.read(text, "source/x.txt"))


@given(writing.HTML)
def test_generated_html_comes_back(text: str) -> None:
    holds(proof.read(text, "source/x.html"))


@given(writing.MDX)
def test_generated_mdx_comes_back(text: str) -> None:
    holds(proof.read(text, "source/x.mdx"))


@given(writing.HTML, st.data())
def test_every_byte_outside_the_translated_spans_of_html_is_equal(
    text: str, data: st.DataObject
) -> None:
    document = proof.read(text, "source/x.html")
    proof.rendered(document, proof.drawn(data, document))


@given(writing.MARKDOWN, st.data())
def test_every_byte_outside_the_translated_spans_is_equal_whatever_the_translations(
    text: str, data: st.DataObject
) -> None:
    document = proof.read_if_valid(text)
    if document is not None:
        proof.rendered(document, proof.drawn(data, document))


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_the_project_s_own_documents_come_back(path: Path) -> None:
    holds(proof.read(path.read_bytes(), f"source/{path.name}"))


def test_every_document_of_the_corpus_comes_back(shared: Path) -> None:
    documents = list(proof.corpus(shared))
    assert len(documents) > 100
    for document in documents:
        holds(document)


@given(st.binary(max_size=40))
def test_bytes_that_are_no_text_are_refused_and_all_others_come_back(data: bytes) -> None:
    try:
        document = proof.read(data)
    except AmbosError as error:
        assert error.line
        return
    assert b"\0" not in data
    assert proof.rendered(document, [None] * len(document.segments)).data == data
