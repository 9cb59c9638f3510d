"""Law 6: a translation brings nothing into a page that runs, fetches or leads astray."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.laws import proof, writing

SOURCE = (
    "# Title here\n\nA [link](https://a.example) and <b>bold</b> words. ![pic](p.png) Second one.\n\n"
    "| head one | head two |\n|---|---|\n| cell one | cell two |\n\n> A quote here.\n\n"
    "- item one\n\n[label]: javascript:source() 'T'\n"
)


@given(writing.MARKDOWN, st.data())
def test_a_translation_of_generated_markdown_brings_in_no_risk(
    text: str, data: st.DataObject
) -> None:
    document = proof.read_if_valid(text)
    if document is not None:
        rendering = proof.rendered(document, proof.drawn(data, document))
        assert proof.risks(rendering.data) <= proof.risks(document.data)


@given(writing.HTML, st.data())
def test_a_translation_of_generated_html_brings_in_no_risk(text: str, data: st.DataObject) -> None:
    document = proof.read(text, "source/x.html")
    rendering = proof.rendered(document, proof.drawn(data, document))
    assert proof.dangers(document, rendering.data) <= proof.dangers(document, document.data)


OPEN = [
    "market<svg>market<foreignObject>",
    "<svg>market<img src=p alt='A picture. Two.'><td>",
    "market<math>market<td>",
    "market<svg>market<style><img src=p onerror=a></style>",
    "market<svg>market<![CDATA[><img src=p onerror=a>]]><br>",
    "<svg>market<img src=p alt='A picture. Two.'><title><img src=p onerror=a></title>",
]


@pytest.mark.parametrize("text", OPEN)
@pytest.mark.parametrize("target", ["Palabra.", "<svg/onload=a>Palabra"])
def test_a_translation_neither_ends_a_drawing_nor_leaves_it_open(text: str, target: str) -> None:
    document = proof.read(text, "source/x.html")
    targets = [target, *[None] * (len(document.segments) - 1)]
    rendering = proof.rendered(document, targets)
    assert [one.segment for one in rendering.refused] == [document.segments[0]]
    assert rendering.data == document.data


def test_a_translation_may_leave_out_a_whole_drawing() -> None:
    document = proof.read("<p>market <svg><path d='M0'/></svg> market.</p>", "source/x.html")
    assert proof.rendered(document, ["Palabra."]).data == b"<p>Palabra.</p>"


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("A <textarea><img src=p onerror=a></textarea> b.", "<img src=p onerror=a> c."),
        ("A <TEMPLATE><img src=p onerror=a></TEMPLATE> b.", "C <img src=p onerror=a> d."),
        ("A <style><img src=p onerror=a>", "</style><img src=p onerror=a>"),
        ("A <svg> b <![CDATA[><img src=p onerror=a>]]> c.", "D <![CDATA[><img src=p onerror=a>]]>."),
        ("A <svg>. Two <![CDATA[><img src=p onerror=a>]]>.", "B."),
        ("A <svg> b <br><textarea><img src=p onerror=a></textarea>.",
         "C <svg> d <textarea><img src=p onerror=a></textarea>."),
        ("A <xmp>. Two <img src=p onerror=a> c.", "B."),
    ],
)  # fmt: skip
def test_what_a_browser_takes_for_no_tag_in_markdown_becomes_none(text: str, target: str) -> None:
    document = proof.read(text)
    targets = [target, *[None] * (len(document.segments) - 1)]
    rendering = proof.rendered(document, targets)
    assert rendering.data == document.data
    assert document.segments[0] in [one.segment for one in rendering.refused]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("A <textarea><img src=p onerror=a></textarea> b.", "Palabra."),
        ("A <svg><path d='M0'/></svg> b.", "<svg><path d='M0'/></svg> palabra."),
        ("A <svg><path d='M0'/></svg> b.", "Palabra."),
        ("A <b>b</b> <select><option>c</option></select>.", "<select><option>d</option></select>."),
    ],
)
def test_what_hides_tags_may_be_left_out_with_them(text: str, target: str) -> None:
    assert proof.rendered(proof.read(text), [target]).data.decode() == target


HARM = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//e.example>",
    "<img src=x onerror=alert(1)>",
    "<b onclick=alert(1)>x</b>",
    "<b style='background:url(//e.example)'>x</b>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=https://safe.example>x</a>",
    "<iframe srcdoc='x'></iframe>",
    "<svg/onload=alert(1)>",
    "<!-- --><script>x</script>",
    "<style>*{}</style>",
    "<base href=//e.example>",
    "<meta http-equiv=refresh content=0>",
    "<form action=//e.example><button>x</button></form>",
    "x\n<script>\nalert(1)\n</script>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](<java\nscript:alert(1)>)",
    "[x](&#1;javascript:alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](&Tab;javascript:alert(1))",
    "[x](java&NewLine;script:alert(1))",
    "[x](\\javascript:alert(1))",
    "[x](javascript\\:alert(1))",
    "[x](vbscript:a)",
    "[x](data:text/html,a)",
    "[x](data&#x3a;text/html,a)",
    "[x](file:///etc/passwd)",
    "[x](blob:a)",
    "<javascript:alert(1)>",
    "<data:text/html,a>",
    "[x][label]",
    "[label]",
    "![x][label]",
    "![x](https://e.example/p.png)",
    "![x](//e.example/p.png)",
    "[![x](https://e.example/p.png)](https://a.example)",
    "[new]: javascript:alert(1)\n\n[new]",
    "Title {onclick=alert(1)}",
    "x {#a .b style=x}",
]


@pytest.mark.parametrize("harm", HARM)
def test_harm_reaches_no_page_from_any_block(harm: str) -> None:
    document = proof.read(SOURCE)
    for n in range(len(document.segments)):
        for form in (
            harm,
            f"Palabra {harm}",
            f"{harm} palabra",
            f"`{harm}",
            f"\\{harm}",
            f"*{harm}*",
        ):
            targets = [form if n == at else None for at in range(len(document.segments))]
            rendering = proof.rendered(document, targets)
            brought = proof.risks(rendering.data) - proof.risks(document.data)
            assert brought == set(), form
            assert proof.outline(rendering.data) == proof.outline(document.data)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("market.\n: ` <b>bold</b>.\n: market `. ", 2),
        ("market.\n: market `.\n: [x](javascript:a) `. ", 1),
        ("market `.\n: ![x](p.png).\n: `. ", 0),
    ],
)
@pytest.mark.parametrize("target", ["# Palabra # ", "Palabra"])
def test_what_is_code_for_a_reader_without_definition_lists_stays_code(
    text: str, place: int, target: str
) -> None:
    document = proof.read(text)
    targets = [target if n == place else None for n in range(len(document.segments))]
    rendering = proof.rendered(document, targets)
    assert proof.risks(rendering.data) <= proof.risks(document.data)


def test_what_is_code_for_a_reader_without_definition_lists_costs_one_translation() -> None:
    document = proof.read("Term.\n: ` <b>bold</b>.\n: word `.\n\nMore.\n")
    rendering = proof.rendered(document, ["Palabra.", None, "Palabra.", "Más."])
    assert rendering.data == "Palabra.\n: ` <b>bold</b>.\n: word `.\n\nMás.\n".encode()
    assert [one.segment.source for one in rendering.refused] == ["word `."]


def test_what_the_source_has_a_translation_may_have() -> None:
    document = proof.read("A <kbd>Q</kbd> and [x](data:text/plain,a) and ![p](p.png) here.\n")
    target = "Aquí ![q](p.png), [y](data:text/plain,a) y <kbd>Q</kbd>."
    rendering = proof.rendered(document, [target])
    assert rendering.data == f"{target}\n".encode()
    assert rendering.refused == ()
