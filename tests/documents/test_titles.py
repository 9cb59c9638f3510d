"""Titles in the lines of containers and callouts, notes within a line, and anchors of headings."""

from __future__ import annotations

import pytest

from i18n.documents import parse, render
from i18n.model import Document
from i18n.segmentation import segment


def document(text: str, path: str = "a.md") -> Document:
    return parse(text.encode(), f"source/{path}", "en", segment)


def units(found: Document) -> list[tuple[str, ...]]:
    """Each unit's kind and its segments' texts."""
    return [(unit.kind, *(one.source for one in segments)) for unit, segments in found.by_unit()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "> [!tip]+ My title. Here\n> Body. Two.\n",
            [("title", "My title.", "Here"), ("quote", "Body.", "Two.")],
        ),
        ("- > [!own-kind] Title\n  > Body.\n", [("title", "Title"), ("quote", "Body.")]),
        (
            "> [!a] One\n> Two.\n>\n> > [!b]- Three\n> > Four.\n",
            [("title", "One"), ("quote", "Two."), ("title", "Three"), ("quote", "Four.")],
        ),
        ("> [!tip]\n> Body.\n", [("quote", "Body.")]),
        ("> Text\n> [!tip] more.\n", [("quote", "Text [!tip] more.")]),
        ("[!tip] Text.\n", [("paragraph", "[!tip] Text.")]),
        (
            '::: {.callout-note title="Look. It"}\nBody.\n:::\n',
            [("title", "Look. It"), ("paragraph", "Body.")],
        ),
        ('> ::::warning{title="Look"}\n> Body.\n> ::::\n', [("title", "Look"), ("quote", "Body.")]),
        ('`::: {title="x"}` here.\n', [("paragraph", '`::: {title="x"}` here.')]),
        (
            "Text^[This is inline. Two.] goes. On.\n",
            [("paragraph", "Text^[This is inline. Two.] goes.", "On.")],
        ),
        (
            "Text^[A [link. Two](x). And.] goes.\n",
            [("paragraph", "Text^[A [link. Two](x). And.] goes.")],
        ),
        ("Text\\^[Not one. Two] goes.\n", [("paragraph", "Text\\^[Not one.", "Two] goes.")]),
        ("Text^[Open. Two.\n", [("paragraph", "Text^[Open.", "Two.")]),
    ],
)
def test_titles_and_notes_are_told_from_the_text(
    text: str, expected: list[tuple[str, ...]]
) -> None:
    found = document(text)
    assert units(found) == expected
    assert render(found, [one.source for one in found.segments]).data == found.data


@pytest.mark.parametrize(
    ("path", "lead"), [("a.md", ""), ("a.mdx", ""), ("a.md", "import a from 'b'\n\n")]
)
def test_the_anchor_of_a_heading_is_in_no_message(path: str, lead: str) -> None:
    found = document(f"{lead}# Heading {{#my-id}}\n\nText {{#x}}.\n", path)
    assert units(found)[0] == ("heading", "Heading")
    rendering = render(found, ["Uno", None])
    assert rendering.data == found.data.replace(b"Heading", b"Uno")


def test_the_title_of_a_callout_stays_on_its_line() -> None:
    found = document("> [!tip]+ Title\n> Body.\n")
    rendering = render(found, ["# Uno\ndos", "Cuerpo."])
    assert rendering.data.decode() == "> [!tip]+ \\# Uno dos\n> Cuerpo.\n"


def test_a_translation_begins_no_callout() -> None:
    rendering = render(document("> Body *here*.\n"), ["[!own-kind] Cuerpo *de aquí*."])
    assert rendering.data.decode() == "> \\[!own-kind] Cuerpo *de aquí*.\n"


def test_a_quotation_mark_in_a_title_among_attributes_is_a_reference() -> None:
    found = document('::: {.a title="Look"}\nBody.\n:::\n')
    rendering = render(found, ['Mira "esto"', None])
    assert rendering.data == b'::: {.a title="Mira &quot;esto&quot;"}\nBody.\n:::\n'


def test_a_brace_in_a_title_among_attributes_is_refused() -> None:
    found = document('::: {.a title="Look"}\nBody.\n:::\n')
    rendering = render(found, ["Mira }", None])
    assert rendering.data == found.data
    assert [one.segment.source for one in rendering.refused] == ["Look"]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("| Uno", "&#124; Uno"),
        (r"\| Uno", "&#124; Uno"),
        ("|Uno|", "&#124;Uno&#124;"),
        (r"Uno\\|", r"Uno\\&#124;"),
        (r"Uno *\|*", "Uno *&#124;*"),
        ("Uno | dos", "Uno | dos"),
        (r"Uno `\|` dos", r"Uno \`\\&#124;\` dos"),
        (r"[Uno](a\|b) dos", r"\[Uno\](a\\&#124;b) dos"),
    ],
)
@pytest.mark.parametrize("lead", ["", "> ", "- > "])
def test_a_pipe_above_a_row_of_hyphens_makes_no_table(
    target: str, expected: str, lead: str
) -> None:
    text = f"{lead}Title\n{lead.replace('-', ' ')}-----\n"
    found = document(text)
    rendering = render(found, [target])
    assert rendering.data.decode() == text.replace("Title", expected)
    assert rendering.refused == ()


@pytest.mark.parametrize("lead", ["", "> ", "- > "])
def test_a_pipe_in_code_above_a_row_of_hyphens_is_refused(lead: str) -> None:
    text = f"{lead}A `title`\n{lead.replace('-', ' ')}-----\n"
    rendering = render(document(text), [r"Un `\|` título"])
    assert rendering.data.decode() == text
    assert len(rendering.refused) == 1


@pytest.mark.parametrize("text", ["## Title\n---\n", "Title\n===\n", "Title\n"])
def test_a_pipe_above_no_row_of_hyphens_stays(text: str) -> None:
    rendering = render(document(text), ["| Uno"])
    assert rendering.data.decode() == text.replace("Title", "| Uno")
