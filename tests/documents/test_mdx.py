"""Translations in MDX, in which a brace or an angle bracket begins more than text, and a word a module."""

from __future__ import annotations

import pytest

from i18n.documents import parse, render
from i18n.model import Document
from i18n.segmentation import segment

SOURCE = "Some para.\n\n<Foo>A div. With text.</Foo>\n\nWith {brace}, `{code` and $a{b}$.\n"


def document(text: str) -> Document:
    return parse(text.encode(), "source/a.mdx", "en", segment)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("import zq de casa.", "&#105;mport zq de casa."),
        ("export sales rose.", "&#101;xport sales rose."),
        ("importa zq.", "importa zq."),
        ("Una { llave.", r"Una \{ llave."),
        ("Una **negra** {.", r"Una **negra** \{."),
        (r"Una \{ llave.", r"Una \{ llave."),
        (r"Una \\{ llave.", r"Una \\\{ llave."),
        ("Una `{` y {.", r"Una `{` y \{."),
        ("Pesa <tres kg.", r"Pesa \<tres kg."),
        ("Pesa <3 kg.", r"Pesa \<3 kg."),
        ("<!-- foo", r"\<!-- foo"),
        ("<!DOCTYPE foo", r"\<!DOCTYPE foo"),
        ("</Foo>", r"\</Foo>"),
    ],
)
def test_what_mdx_would_read_otherwise_is_escaped(target: str, expected: str) -> None:
    found = document(SOURCE)
    rendering = render(found, [target, *[None] * (len(found.segments) - 1)])
    assert rendering.refused == ()
    assert rendering.data.decode() == SOURCE.replace("Some para.", expected)


@pytest.mark.parametrize("target", ['import x from "y"', "export const x = 1", "export default x"])
def test_a_whole_statement_is_refused(target: str) -> None:
    found = document("One two.\n")
    rendering = render(found, [target])
    assert rendering.data == found.data
    assert [one.segment for one in rendering.refused] == list(found.segments)


def test_a_module_begins_at_the_start_of_a_line_alone() -> None:
    rendering = render(document("One two. Three.\n"), ["Uno dos.", "import tres."])
    assert rendering.data == b"Uno dos. import tres.\n"


def test_what_the_source_has_in_common_with_other_syntax_stays() -> None:
    found = document("a < b and {.\n\nimport of goods\n")
    assert [unit.risks for unit in found.units] == [("stray",), ("stray",)]
    assert render(found, [one.source for one in found.segments]).data == found.data


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("<>Fragment text. Two.</>\n", ["Fragment text.", "Two."]),
        ("<Foo>A div. Two.</Foo>\n", ["A div.", "Two."]),
        (":::info[Title. Two]{.cls}\nBody.\n:::\n", ["Title.", "Two", "Body."]),
        ("Name | Price\n:--- | ---:\nFish. Fresh | 3\n", ["Name", "Price", "Fish.", "Fresh", "3"]),
    ],
)
def test_markup_stays_outside_sentences(text: str, sources: list[str]) -> None:
    found = document(text)
    assert [one.source for one in found.segments] == sources
    assert render(found, [one.source for one in found.segments]).data == found.data
