"""What marks a passage where an element would not be shown, or would end what is around it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree, html

from i18n.documents import edit, mark, parse, whole
from tests.conftest import RunAmbos

FIGURE = (
    '<svg xmlns="http://www.w3.org/2000/svg"><text x="1">Sales rose</text>'
    '<text><tspan y="2">Up</tspan> <tspan y="3">and down</tspan></text></svg>'
)
MARKED = (
    '<svg xmlns="http://www.w3.org/2000/svg"><text x="1">[en] Sales rose</text>'
    '<text><tspan y="2">[en] Up</tspan> <tspan y="3">and down</tspan></text></svg>'
)
AFTER = '<span class="untranslated" lang="en">After it.</span>'
XHTML = (
    '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>1</title></head><body>%s</body></html>'
)


def published(root: Path, run_ambos: RunAmbos, name: str, text: str) -> str:
    """The Spanish copy of an English document without translations."""
    (root / "source").mkdir()
    (root / "ambos.toml").write_text('targets = ["es"]\n')
    (root / "source" / name).write_text(text)
    for command in (["update"], ["build", "--missing", "source", "--no-check"]):
        done = run_ambos(root, *command)
        assert done.returncode == 0, done.stderr
    return (root / "public/es" / Path(name).stem / name).read_text()


def marked(name: str, text: str, class_: str = "untranslated") -> str:
    """A document with a mark on each of its texts."""
    document = parse(text.encode(), f"source/{name}", "en", whole)
    edits = [
        one
        for segment in document.segments
        if not segment.unit.is_value
        for one in mark(document, segment.span, "en", class_)
    ]
    return edit(document, edits).decode()


@pytest.mark.parametrize("name", ["a.html", "a.xhtml", "a.md"])
def test_a_copy_marks_text_in_a_drawing_by_text(
    name: str, tmp_path: Path, run_ambos: RunAmbos
) -> None:
    body = f"<div>{FIGURE}</div>\n<p>After it.</p>\n"
    copy = published(tmp_path, run_ambos, name, XHTML % body if name == "a.xhtml" else body)
    assert f"<div>{MARKED}</div>\n<p>{AFTER}</p>" in copy
    if name == "a.xhtml":
        etree.fromstring(copy.encode())


@pytest.mark.parametrize("class_", ["untranslated", "last-good"])
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "<math translate=yes><mtext>if it rains</mtext></math><p>1",
            "<math translate=yes><mtext>[en] if it rains</mtext></math><p>",
        ),
        (
            "<select><option>First choice<option selected>Second</select><p>x",
            "<select><option>[en] First choice<option selected>[en] Second</select><p><span ",
        ),
        ("<p>1<datalist><option>First</datalist>", "<datalist><option>[en] First</datalist>"),
        (
            "<head><title>1</title><noscript>Turn on scripts.</noscript></head><p>x",
            "<noscript>[en] Turn on scripts.</noscript></head><p><span ",
        ),
        ("<p>1<noscript>Turn on scripts.</noscript>", "<noscript><span class="),
        ("<svg><text>Up</text><p>Down", "<svg><text>[en] Up</text><p><span class="),
        ("<svg/><p>Down", "<svg/><p><span class="),
        ("<p>See <svg><path/></svg> here", '<p><span class="'),
        ("<svg><desc>Été, à été</desc><text>Rüben</text></svg>", "<text>[en] Rüben</text>"),
    ],
)
def test_an_element_that_holds_text_alone_has_its_mark_as_text(
    text: str, wanted: str, class_: str
) -> None:
    assert wanted in marked("a.html", text, class_)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "> <svg>\n> <text\n>  x='1'>Rüben sold</text>\n>\n> <text>more</text></svg>\n>\n> End.\n",
            "> <svg>\n> <text\n>  x='1'>[en] Rüben sold</text>\n>\n> <text>[en] more</text></svg>\n>\n"
            '> <span class="untranslated" lang="en">End.</span>\n',
        ),
        ("<svg><text>Sales</text></svg>\n\n[en]: x\n", "<svg><text>\\[en] Sales</text></svg>\n"),
        ("`<svg>`\n\nAfter.\n", '\n<span class="untranslated" lang="en">After.</span>'),
        ("<div><select><option>One</select></div>\n", "<option>[en] One</select>"),
    ],
)
def test_a_markdown_document_has_the_same_marks(text: str, wanted: str) -> None:
    assert wanted in marked("a.md", text)


def test_a_browser_shows_the_whole_drawing() -> None:
    tree = html.fromstring(marked("a.html", f"<div>{FIGURE}</div>"))
    assert len(tree.findall(".//svg//tspan")) == 2
    assert not tree.findall(".//span")


@pytest.mark.parametrize("name", ["ns.html", "ns.md"])
def test_a_page_shows_what_stands_for_scripts_without_markup(
    name: str, tmp_path: Path, run_ambos: RunAmbos
) -> None:
    text = '<h1>N</h1>\n<noscript class="a>b">Turn on <b>scripts</b>.</noscript>\n'
    published(tmp_path, run_ambos, name, text)
    for edition in ("es", "en-es"):
        page = (tmp_path / "public" / edition / "ns/index.html").read_text()
        assert "&lt;" not in page and "b&gt;" not in page
        marked = (
            r'<span(?: id="[^"]+" tabindex="-1")? class="untranslated" lang="en">'
            r"Turn on <b>scripts</b>\.(?:<a [^>]*>#</a>)?</span>"
        )
        assert re.search(marked, page)


@pytest.mark.parametrize("element", ["textarea", "iframe", "noframes", "xmp"])
def test_a_page_shows_no_mark_of_ours_as_text(
    element: str, tmp_path: Path, run_ambos: RunAmbos
) -> None:
    published(tmp_path, run_ambos, "a.md", f"One.\n\n<{element}>\nWords\n</{element}>\n")
    assert "&lt;span" not in (tmp_path / "public/es/a/index.html").read_text()
