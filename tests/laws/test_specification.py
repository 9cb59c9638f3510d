"""The examples of the CommonMark specification, each as a document: the laws hold on all of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from i18n.documents import parse
from i18n.segmentation import segment
from tests.laws import proof, structure
from tests.laws.test_homomorphism import structure_holds
from tests.laws.test_identity import holds

_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n.*?^`{32}$", re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def examples(tool: Callable[[str], Path]) -> list[bytes]:
    text = tool("commonmark-spec").read_text(encoding="utf-8")
    found = [match[1].replace("→", "\t").encode() for match in _EXAMPLE.finditer(text)]
    assert len(found) > 640
    return found


@pytest.mark.tool("commonmark-spec")
def test_every_example_comes_back(examples: list[bytes]) -> None:
    for example in examples:
        holds(proof.read(example))


@pytest.mark.tool("commonmark-spec")
def test_accents_are_read_back_from_every_example(examples: list[bytes]) -> None:
    for example in examples:
        document = proof.read(example)
        targets: list[str | None] = [proof.accented(one.source) for one in document.segments]
        rendering = proof.rendered(document, targets)
        assert rendering.refused == (), example
        again = structure_holds(document, rendering)
        read = [proof.normal(unit.text) for unit, _ in again.by_unit()]
        assert read == [proof.normal(text) for text in proof.joined(document, targets)], example


@pytest.mark.tool("commonmark-spec")
def test_no_hostile_text_changes_the_blocks_of_an_example(examples: list[bytes]) -> None:
    documents = [parse(example, "source/x.md", "en", segment) for example in examples]
    report = structure.under_hostile_text(documents)
    assert report.broken == []
    assert report.lost == []
    assert report.share >= 0.99, report.refused
