"""The laws for DOCX, held by the archive's own bytes and by another reader."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from i18n.documents import Rendering, render
from i18n.model import Document
from tests.documents import docx_files as files
from tests.documents.docx_files import W, p, r
from tests.laws import proof
from tests.laws.docx_writing import DOCUMENTS
from tests.laws.writing import HOSTILE

PATH = "source/x.docx"
_VOWELS = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")
_CODE = re.compile(r"(\\*)<(/?)([0-9]+)(/?)>")


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def visible(data: bytes) -> list[tuple[str, list[tuple[str, frozenset[str]]]]]:
    """Each paragraph that another reader finds: its style, and each of its characters with its look.

    White space is left out: its look does not show.
    """
    found = []
    for name, part in members(data).items():
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        for paragraph in etree.fromstring(part).iter(f"{{{W}}}p"):
            style = paragraph.findtext(f"{{{W}}}pPr/{{{W}}}pStyle", "")
            letters = []
            for text in paragraph.iter(f"{{{W}}}t"):
                if next(text.iterancestors(f"{{{W}}}p")) is not paragraph:
                    continue
                run = text.getparent()
                look = run.find(f"{{{W}}}rPr")
                names = frozenset(one.tag for one in look) if look is not None else frozenset()
                if f"{{{W}}}vanish" not in names:
                    letters += [
                        (one, names & {f"{{{W}}}b", f"{{{W}}}i"})
                        for one in text.text or ""
                        if not one.isspace() and one not in "\u2011\u00ad"
                    ]
            found.append((style, letters))
    return found


def outside(document: Document, targets: Sequence[str | None]) -> dict[str, list[bytes]]:
    """What of each member lies outside the spans of translated segments."""
    held = members(document.data)
    positions = dict.fromkeys(held, 0)
    pieces: dict[str, list[bytes]] = {name: [] for name in held}
    for found, target in zip(document.segments, targets, strict=True):
        if target is not None and target != found.source:
            name = found.span.part
            pieces[name].append(held[name][positions[name] : found.span.start])
            positions[name] = found.span.end
    return {name: [*pieces[name], data[positions[name] :]] for name, data in held.items()}


def outside_rendered(
    document: Document, rendering: Rendering, targets: Sequence[str | None]
) -> dict[str, list[bytes]]:
    held = members(rendering.data)
    positions = dict.fromkeys(held, 0)
    pieces: dict[str, list[bytes]] = {name: [] for name in held}
    for found, target, place in zip(document.segments, targets, rendering.places, strict=True):
        if target is not None and target != found.source:
            assert place is not None
            pieces[place.part].append(held[place.part][positions[place.part] : place.start])
            positions[place.part] = place.end
    return {name: [*pieces[name], data[positions[name] :]] for name, data in held.items()}


def rendered(document: Document, targets: list[str | None]) -> Document:
    """Render, and read again: the same units of the same kinds, and the same bytes elsewhere."""
    rendering = render(document, targets)
    again = proof.read(rendering.data, PATH, document.language)
    assert [unit.kind for unit in again.units] == [unit.kind for unit in document.units]
    if "" not in targets:
        assert outside_rendered(document, rendering, targets) == outside(document, targets)
    assert list(members(rendering.data)) == list(members(document.data))
    docx.Document(io.BytesIO(rendering.data))
    return again


def normal(text: str) -> str:
    """Law 2's N: each white space one space."""
    return " ".join(text.split())


def accented(text: str) -> str:
    return text.translate(_VOWELS)


@given(DOCUMENTS)
def test_a_document_comes_back(data: bytes) -> None:
    document = proof.read(data, PATH)
    own: list[str | None] = [found.source for found in document.segments]
    assert render(document, own).data == data
    assert render(document, [None] * len(own)).data == data


@given(DOCUMENTS)
def test_translations_stand_in_their_paragraphs_with_their_formatting(data: bytes) -> None:
    document = proof.read(data, PATH)
    targets: list[str | None] = [accented(found.source) for found in document.segments]
    assert render(document, targets).refused == ()
    again = rendered(document, targets)
    texts = [normal(unit.text) for unit in again.units]
    assert texts == [normal(accented(unit.text)) for unit in document.units]
    for (style, now), (former, before) in zip(visible(again.data), visible(data), strict=True):
        assert style == former
        assert [look for _, look in now] == [look for _, look in before]
        assert [one for one, _ in now] == [
            accented(one) if len(one) == 1 else one for one, _ in before
        ]


@given(DOCUMENTS)
def test_every_byte_outside_of_every_second_segment_stays(data: bytes) -> None:
    document = proof.read(data, PATH)
    rendered(
        document,
        [None if n % 2 else accented(found.source) for n, found in enumerate(document.segments)],
    )


@given(DOCUMENTS, st.data())
def test_hostile_translations_change_no_structure(data: bytes, draw: st.DataObject) -> None:
    document = proof.read(data, PATH)
    count = len(document.segments)
    hostile = st.one_of(
        st.none(), HOSTILE, st.sampled_from(["<1>", "</1>", "<1/>", "<1>a</1>", "<2>\\<1></2>"])
    )
    targets = draw.draw(st.lists(hostile, min_size=count, max_size=count))
    rendered(document, targets)


@given(DOCUMENTS, st.data())
def test_hostile_words_around_the_source_s_codes_change_no_structure(
    data: bytes, draw: st.DataObject
) -> None:
    document = proof.read(data, PATH)
    words = st.sampled_from(["# ", "<b>", "&amp; ", "| ", "- ", "  ", "\n", "]]> ", "\t", "<99/> "])
    targets: list[str | None] = [
        f"x{draw.draw(words)}{found.source}{draw.draw(words)}y" for found in document.segments
    ]
    rendered(document, targets)


def test_hostile_words_in_ordinary_paragraphs_are_published() -> None:
    bold = r("bold", rpr="<w:b/>")
    document = proof.read(files.docx("".join(p(f"N {n} ", bold, " word.") for n in range(9))), PATH)
    words = ["# ", "<b>", "&amp; ", "| ", "- ", "  ", "\n", "]]> ", "<99/> "]
    targets: list[str | None] = [
        f"{word}{found.source}{word}y" for word, found in zip(words, document.segments, strict=True)
    ]
    assert render(document, targets).refused == ()
    rendered(document, targets)


def turned(text: str) -> str:
    """The pairs and objects of a text in the opposite order, words between them."""
    found, begun, depth = [], 0, 0
    for match in _CODE.finditer(text):
        if len(match[1]) % 2:
            continue
        begun = begun if depth else match.end(1)
        depth += {"": 1, "/": -1}[match[2]] if not match[4] else 0
        if not depth:
            found.append(text[begun : match.end()])
    return " y ".join(["x", *reversed(found), "z"])


@given(DOCUMENTS)
def test_codes_may_stand_in_another_order(data: bytes) -> None:
    document = proof.read(data, PATH)
    targets: list[str | None] = [turned(found.source) for found in document.segments]
    rendered(document, targets)


@given(DOCUMENTS)
def test_a_sentence_may_be_left_out_or_merged_into_the_next(data: bytes) -> None:
    document = proof.read(data, PATH)
    targets: list[str | None] = []
    for _, found in document.by_unit():
        if len(found) > 1:
            targets += ["", *(one.source for one in found[1:])]
        else:
            targets.append(accented(found[0].source))
    rendered(document, targets)


@pytest.mark.parametrize(
    "target",
    ["Sin código.", "<1>uno</1> <1>dos</1>", "<1>uno", "uno</1>", "</1>uno<1>", "<1></1> uno"],
)
def test_codes_that_are_dropped_repeated_or_crossed_are_refused(target: str) -> None:
    document = proof.read(files.docx(p(r("A "), r("bold", rpr="<w:b/>"), r(" word."))), PATH)
    assert document.segments[0].source == "A <1>bold</1> word."
    rendering = render(document, [target])
    assert len(rendering.refused) == 1 and rendering.data == document.data
