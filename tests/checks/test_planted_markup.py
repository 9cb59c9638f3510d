"""Defects of markup, planted: each is found, and nothing is found where none is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from i18n.model import Finding
from tests.checks.planting import markup
from tests.checks.planting.markup import MARKDOWN, PROGRAM, RST, Pair
from tests.checks.subjects import findings, foreign, found, pairs

FAMILY = ("code", "entities", "links", "markup", "placeholders", "safety")
ALL = [*PROGRAM, *MARKDOWN, *RST]
PLANTED: dict[Callable[[str], Iterator[str]], list[Pair]] = {
    markup.placeholder_renamed: PROGRAM,
    markup.placeholder_dropped: PROGRAM,
    markup.placeholder_type_lost: PROGRAM,
    markup.html_tag_unclosed: ALL,
    markup.html_tag_unopened: PROGRAM,
    markup.script_injected: ALL,
    markup.link_target_changed: MARKDOWN + RST,
    markup.link_syntax_broken: MARKDOWN + RST,
    markup.emphasis_broken: MARKDOWN + RST,
    markup.code_changed: MARKDOWN + RST,
    markup.entity_broken: ALL,
    markup.footnote_lost: MARKDOWN + RST,
}
SOURCES = {text for pair in PROGRAM for text in pair}


def told(source: str, target: str, language: str = "es") -> list[Finding]:
    """What is found in a message of another project's catalog."""
    text = pairs((source, target)).split("\n\n", 1)[1]
    flag = "#, python-format\n" if source in SOURCES else ""
    return findings(foreign(flag + text, language=language), *FAMILY)


@pytest.mark.parametrize(("source", "target"), ALL)
def test_nothing_is_found_in_either_direction_where_nothing_is_planted(
    source: str, target: str
) -> None:
    assert [one.message for one in told(source, target)] == []
    assert [one.message for one in told(target, source, "en")] == []


@pytest.mark.parametrize("plant", PLANTED, ids=lambda plant: plant.__name__)
def test_what_is_planted_is_found(plant: Callable[[str], Iterator[str]]) -> None:
    planted = [(source, bad) for source, target in PLANTED[plant] for bad in plant(target)]
    assert len(planted) >= 2
    assert [pair for pair in planted if not told(*pair)] == []


@pytest.mark.parametrize("plant", PLANTED, ids=lambda plant: plant.__name__)
def test_what_is_planted_in_a_catalog_of_a_document_is_found(
    plant: Callable[[str], Iterator[str]],
) -> None:
    for source, target in MARKDOWN:
        assert found(source, target, *FAMILY, document="example.md") == []
        for bad in plant(target) if PLANTED[plant] is not PROGRAM else ():
            assert found(source, bad, *FAMILY, "rendering"), bad
