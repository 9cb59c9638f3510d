"""Law 2: what is read again of a rendered document has the source's structure and the translations."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from i18n.documents import Rendering
from i18n.model import Document
from tests.laws import proof, writing
from tests.laws.test_identity import OWN

TREATMENTS = {"accented": proof.accented, "longer": proof.longer}


def structure_holds(document: Document, rendering: Rendering) -> Document:
    """The rendered document read again: same blocks, same units of the same kinds."""
    again = proof.read(rendering.data, document.path, document.language)
    if document.path.endswith(".txt"):
        assert again.outline == document.outline
    else:
        assert [unit.kind for unit in again.units] == [unit.kind for unit in document.units]
    assert proof.structure(document, rendering.data) == proof.structure(document, document.data)
    return again


def texts_hold(document: Document, targets: list[str | None]) -> None:
    """Nothing is refused, and each unit reads as its joined translations."""
    rendering = proof.rendered(document, targets)
    assert rendering.refused == ()
    again = structure_holds(document, rendering)
    normal = proof.normal_html if proof.is_html(document) else proof.normal
    read = [normal(unit.text) for unit, _ in again.by_unit()]
    assert read == [normal(text) for text in proof.joined(document, targets)]


@pytest.mark.parametrize("treatment", TREATMENTS)
@given(text=writing.COMPOSED)
@example("market market.  \n{:.c}.")
@example("- [x] > **market \\*.**")
@example("> <b title='A title'>market.</b>\n\nimport X from 'y'")
@example("market \\* [t](<a b> 'T') <https://a.example>.\n\nimport X from 'y'")
@example("market.\n\n<img src=p alt='A text'>\nmarket.")
@example("> - <img src=p alt='A text'>\t\n>   \u00a0market. market.")
def test_harmless_translations_of_generated_markdown_are_read_back(
    treatment: str, text: str
) -> None:
    document = proof.read_if_valid(text)
    assume(document is not None)
    assert document is not None
    texts_hold(document, [TREATMENTS[treatment](found.source) for found in document.segments])


@pytest.mark.parametrize("treatment", TREATMENTS)
@given(text=writing.PLAIN)
@example("market market market market market\nmarket.")
@example("> market market market market market\n> market.")
def test_harmless_translations_of_generated_plain_text_are_read_back(
    treatment: str, text: str
) -> None:
    document = proof.read(text, "source/x.txt")
    targets: list[str | None] = [TREATMENTS[treatment](one.source) for one in document.segments]
    if treatment == "longer" and not proof.has_gap(text):
        # each line is a unit unless the lines look wrapped, which longer ones can: a blank line would tell
        rendering = proof.rendered(document, targets)
        structure_holds(document, rendering)
        if rendering.refused:
            document = proof.read(re.sub(r"\r\n|\r|\n", r"\g<0>\g<0>", text), "source/x.txt")
            targets = [TREATMENTS[treatment](one.source) for one in document.segments]
    texts_hold(document, targets)


@pytest.mark.parametrize("treatment", TREATMENTS)
@given(text=writing.HTML)
@example("<span lang=es>market<span lang=es><img src=p alt='A picture. Two.'>")
def test_harmless_translations_of_generated_html_are_read_back(treatment: str, text: str) -> None:
    document = proof.read(text, "source/x.html")
    texts_hold(document, [TREATMENTS[treatment](found.source) for found in document.segments])


@given(text=writing.MDX, data=st.data())
def test_hostile_translations_change_no_structure_of_generated_mdx(
    text: str, data: st.DataObject
) -> None:
    document = proof.read(text, "source/x.mdx")
    structure_holds(document, proof.rendered(document, proof.drawn(data, document)))


@given(writing.HTML, st.data())
def test_hostile_translations_change_no_structure_of_generated_html(
    text: str, data: st.DataObject
) -> None:
    document = proof.read(text, "source/x.html")
    structure_holds(document, proof.rendered(document, proof.drawn(data, document)))


@given(writing.MARKDOWN, st.data())
def test_hostile_translations_change_no_structure_of_generated_markdown(
    text: str, data: st.DataObject
) -> None:
    document = proof.read_if_valid(text)
    if document is not None:
        structure_holds(document, proof.rendered(document, proof.drawn(data, document)))


@given(writing.PLAIN, st.data())
def test_hostile_translations_change_no_structure_of_generated_plain_text(
    text: str, data: st.DataObject
) -> None:
    document = proof.read(text, "source/x.txt")
    rendering = proof.rendered(document, proof.drawn(data, document))
    structure_holds(document, rendering)


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_the_project_s_own_documents_keep_structure_and_text(path: Path) -> None:
    document = proof.read(path.read_bytes(), f"source/{path.name}")
    for treatment in TREATMENTS.values():
        texts_hold(document, [treatment(found.source) for found in document.segments])
    for hostile in hostile_rounds(document):
        structure_holds(document, proof.rendered(document, hostile))


def test_every_document_of_the_corpus_keeps_structure_and_text(shared: Path) -> None:
    for number, document in enumerate(proof.corpus(shared)):
        for treatment in TREATMENTS.values():
            texts_hold(document, [treatment(found.source) for found in document.segments])
        for hostile in hostile_rounds(document)[number % 5 :: 40]:
            rendering = proof.rendered(document, hostile)
            structure_holds(document, rendering)
            assert proof.risks(rendering.data) <= proof.risks(document.data)


def hostile_rounds(document: Document) -> list[list[str | None]]:
    """Each hostile beginning at each segment, one translation of each kind after another."""
    starts = writing.HOSTILE_STARTS
    return [
        [
            f"{starts[(n + shift) % len(starts)]}Palabra {n} {starts[(n + 3 * shift) % len(starts)]}"
            for n in range(len(document.segments))
        ]
        for shift in range(len(starts))
    ]


def test_hostile_translations_of_ordinary_paragraphs_are_published_escaped() -> None:
    text = "".join(f"Sentence number {n} here.\n\n" for n in range(len(writing.HOSTILE_STARTS)))
    document = proof.read(text)
    targets: list[str | None] = [
        f"{start}Palabra {n}" for n, start in enumerate(writing.HOSTILE_STARTS)
    ]
    rendering = proof.rendered(document, targets)
    structure_holds(document, rendering)
    refused = {targets[document.segments.index(r.segment)] for r in rendering.refused}
    assert {text for text in refused if text and "\0" not in text} == set()


TEXTS = [path for path in OWN if path.suffix == ".txt" and path.stat().st_size > 100]


def test_of_hostile_translations_of_plain_text_nearly_all_are_published_once() -> None:
    count = published = 0
    for path in TEXTS:
        document = proof.read(path.read_bytes(), f"source/{path.name}")
        for shift in range(len(PLAIN_STARTS)):
            targets: list[str | None] = [
                f"{PLAIN_STARTS[(n + shift) % len(PLAIN_STARTS)]}qz{n}qz {found.source}"
                for n, found in enumerate(document.segments)
            ]
            rendering = proof.rendered(document, targets)
            structure_holds(document, rendering)
            marks = re.findall(rb"qz\d+qz", rendering.data)
            assert len(marks) == len(set(marks)) == len(targets) - len(rendering.refused)
            count += len(targets)
            published += len(marks)
    assert published >= 0.99 * count


PLAIN_STARTS = (
    *("# ", "- ", "1. ", "> ", "| ", "<b>", "  ", "***", "\n\n", "```\n", "=== ", "---", "+ "),
    *("    ", "1) ", "\\", "~~~\n", "Q: ", "|", "• ", "* ", "By ", "A: ", "a) "),
)


@pytest.mark.parametrize("treatment", TREATMENTS)
@pytest.mark.parametrize(
    "text",
    [
        (
            "market\nhttps://a.example/a-path/which-is-long/and-goes-on-for-more-\n"
            "than/sixty.html?q=1."
        ),
        "market.\n\n> https://a.example/which-is-\n> long/and-goes-on-for-more-\n> than/sixty.html.",
        (
            "market market market market [in](#part). market [in](#part)\n"
            "    1. market market market. market market [in](#part)\n    market."
        ),
    ],
)
def test_lines_that_are_joined_by_their_look_are_joined_in_the_translation(
    text: str, treatment: str
) -> None:
    document = proof.read(text, "source/x.txt")
    assert len(document.units) == 1 + text.count("\n\n")
    texts_hold(document, [TREATMENTS[treatment](found.source) for found in document.segments])


def test_a_wrapped_text_may_be_broken_behind_marks() -> None:
    lines = [
        "market market market market market market market. market",
        '¿qué? market. market market market [x]({{< ref "b" >}})',
        "market.",
    ]
    text = "\n".join(lines)
    document = proof.read(text, "source/x.txt")
    assert len(document.units) == 1
    texts_hold(document, [proof.accented(found.source) for found in document.segments])
