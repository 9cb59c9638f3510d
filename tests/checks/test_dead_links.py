"""Links that lead nowhere: in documents on their lines, in translations in their messages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from i18n.checks import Knowledge, OriginalSubject, checks, run
from i18n.documents import parse, whole
from i18n.model import Finding
from tests.checks.subjects import findings, pairs, subject

FILES: Mapping[str, frozenset[str] | None] = {
    "source/a.md": frozenset({"own", "año"}),
    "source/b c.md": frozenset({"part"}),
    "source/n/d.html": frozenset(),
    "source/n/left out.md": frozenset({"part"}),
    "source/p.png": None,
    "static/Map.pdf": None,
}


OUTSIDE = "is not below source/ or static/ (move it there, or give its whole address)"


class Project:
    """The goals of a project of some files."""

    def has(self, path: str) -> bool:
        return path in FILES

    def is_left_out(self, path: str) -> bool:
        return path == "source/n/left out.md"

    def resembling(self, path: str) -> str | None:
        return next((name for name in FILES if name.casefold() == path.casefold()), None)

    def anchors(self, path: str) -> frozenset[str] | None:
        return FILES[path]


KNOWLEDGE = Knowledge(goals=Project())


def said(text: str, path: str = "source/a.md") -> list[tuple[int, str]]:
    """The lines and messages of what is found in a document of that text."""
    document = parse(text.encode(), path, "en", whole)
    one = OriginalSubject(path=path, language="en", document=document, knowledge=KNOWLEDGE)
    found: list[Finding] = run([one])
    assert {(f.check, f.path, f.document) for f in found} <= {("dead-links", path, path)}
    return [(finding.line, finding.message) for finding in found]


@pytest.mark.parametrize(
    "target",
    [
        *("a.md", "<b c.md>", "b%20c.md#part", "./n/d.html", "n/../p.png", "../static/Map.pdf?x#y"),
        *("#own", "#a%C3%B1o", "#año", "#", "#top", "?q", "", "a.md#:~:text=x", "#own:~:text=x"),
        *(
            "/about",
            "//host/x",
            "https://example.org/x",
            "mailto:a@b.example",
            "tel:1",
            "p.png#t=1",
        ),
        *("a.md?x=1#own", "\\#own"),
    ],
)
def test_a_link_that_leads_somewhere_is_no_fault(target: str) -> None:
    assert said(f"[x]({target}) ![y]({target})\n\n[z]\n\n[z]: {target or '<>'}\n") == []


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("c.md", "there is no source/c.md (mend it, or add the file)"),
        ("../README.md#x", f"README.md {OUTSIDE}"),
        ("../../x", f"../x {OUTSIDE}"),
        ("./", "there is no source (mend it, or add the file)"),
        ("A.md", "there is no source/A.md (its name is source/a.md)"),
        ("../static/map.pdf", "there is no static/map.pdf (its name is static/Map.pdf)"),
        ("#Own", "source/a.md has no heading or id 'Own'"),
        ("b%20c.md?x#own", "source/b c.md has no heading or id 'own'"),
        ("n/d.html#a", "source/n/d.html has no heading or id 'a'"),
    ],
)
def test_a_link_that_leads_nowhere_is_told_with_its_line(target: str, message: str) -> None:
    whole_message = f"the link to '{target}' leads nowhere: {message}"
    assert said(f"One.\n\nTwo,\nthree [x]({target}).\n") == [(4, whole_message)]


def test_every_kind_of_link_is_followed_in_the_order_of_lines() -> None:
    text = (
        "---\ntitle: T\nimage: 1.png\n---\n"
        "![x](2.png) <me@a.example> `[x](no.md)`\n\nA <!-- <a href=no.md> --> [r]\n\n"
        '> <p>é\n> <img src=3.png srcset="4.png 1x, p.png 2x">\n> <video poster=5.png></video></p>\n\n'
        'Text <a href="6.md">x</a>.\n\n```\n[x](no.md)\n```\n\n[r]: 7.md\n'
    )
    found = [(line, message.split("'")[1]) for line, message in said(text)]
    assert found == [
        (3, "1.png"),
        (5, "2.png"),
        (7, "7.md"),
        (10, "3.png"),
        (10, "4.png"),
        (11, "5.png"),
        (13, "6.md"),
    ]


def test_links_of_html_documents_are_followed() -> None:
    text = '<h1 id="x">T</h1>\n<p>One <a href="#y">two</a>\n<img src="no.png" alt=""></p>\n'
    text += '<blockquote cite="no.md">Three <q cite="../a.md">four</q>.</blockquote>\n'
    assert [line for line, _ in said(text, "source/n/d.html")] == [2, 3, 4]


def test_what_is_not_translated_is_followed_too() -> None:
    assert [line for line, _ in said("<!-- i18n: off -->\n\n[x](no.md)\n")] == [3]


def test_a_translation_that_leads_nowhere_is_told_in_its_message() -> None:
    catalog = pairs(("See [x](a.md) and [y](no.md).", "Véanse [x](a.es.md) y [y](no.md)."))
    one = subject("See [x](a.md) and [y](no.md).\n", catalog, name="a.md", knowledge=KNOWLEDGE)
    (found,) = findings(one, "links", "dead-links")
    assert (found.check, found.path, found.msgstr and found.span) == (
        "dead-links",
        one.path,
        found.span,
    )
    assert found.message.startswith("the link to 'a.es.md' leads nowhere")
    assert found.msgstr is not None
    assert found.span is not None
    assert "a.es.md" in found.msgstr[slice(*found.span)]


def test_a_link_that_another_check_finds_is_told_once() -> None:
    catalog = pairs(("See [x](a.md#own).", "Véase [x](a.md#propio)."))
    one = subject("See [x](a.md#own).\n", catalog, name="a.md", knowledge=KNOWLEDGE)
    assert [finding.check for finding in findings(one)] == ["links"]


def test_no_link_is_followed_where_the_project_is_not_known() -> None:
    document = parse(b"[x](no.md)\n", "source/a.md", "en", whole)
    one = OriginalSubject(path="source/a.md", language="en", document=document)
    assert run([one]) == []
    assert not replace(one, knowledge=KNOWLEDGE).is_foreign
    assert [f.line for f in run([replace(one, knowledge=KNOWLEDGE)], [checks()["dead-links"]])] == [
        1
    ]


@pytest.mark.parametrize("target", ["n/left%20out.md", "n/left%20out.md#part"])
def test_a_document_that_is_not_published_is_no_goal_for_one_that_is(target: str) -> None:
    remedy = "add it to `documents` in the settings"
    what = f"the link to '{target}' leads nowhere: source/n/left out.md is not published ({remedy})"
    assert said(f"See [it]({target}).\n") == [(1, what)]
    assert said("See [it](#part).\n", "source/n/left out.md") == []
    assert said("See [it](../a.md).\n", "source/n/left out.md") == []
