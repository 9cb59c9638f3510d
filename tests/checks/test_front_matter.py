"""Front matter that means nothing: what is text for readers, and what holds nothing back."""

from __future__ import annotations

from pathlib import Path

import pytest

from i18n.checks import Knowledge, OriginalSubject, run
from i18n.documents import parse, whole
from tests.conftest import RunAmbos

LANGUAGES = frozenset({"en", "es", "es_MX"})


def said(text: str, name: str = "a.md") -> list[tuple[str, int, str]]:
    """The severities, lines and messages of what is found in a document of that text."""
    path = f"source/{name}"
    document = parse(text.encode(), path, "en", whole)
    knowledge = Knowledge(languages=LANGUAGES)
    one = OriginalSubject(path=path, language="en", document=document, knowledge=knowledge)
    found = run([one])
    assert {finding.check for finding in found} <= {"front-matter"}
    return [(str(finding.severity), finding.line, finding.message) for finding in found]


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: T\npublish: 2099-01-01\n---\n\nText.\n",
        "---\n\nNote: a thematic break.\n",
        "---\nNote: a thematic break stands before this.\n\nText.\n",
        "---\nThe title: nobody knows.\n",
        "---\nTitles are long.\ntitle: x\n",
        "---\n- title: x\n",
        "---\n---\n\ntitle: x\n",
        "Text.\n\n---\ntitle: x\n\nText.\n",
        "\n\n---\n\nText.\n",
        "----\ntitle: x\n",
        "+++\ntitle = 'T'\npublish = 2099-01-01\n+++\n",
        '{"publish": {"en": "2099-01-01", "es-MX": "2099-01-02"}}\nText.\n',
        "---\npublish:\n  es-mx: 2099-01-01\ndescription: |\n  Publish: soon\n---\nPublish: soon\n",
        "",
        "---",
        "---\n",
    ],
)
def test_no_front_matter_and_front_matter_that_is_read_are_not_told(text: str) -> None:
    assert said(text) == []


OPEN = "front matter that is not closed (write a line '---' behind it): it is text for readers"
LATE = (
    "front matter that does not begin on the first line (take out what stands before it): "
    "it is text for readers"
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("---\ntitle: T\npublish: 2099-01-01\n\nText.\n", ("error", 3, OPEN)),
        ("\ufeff---\ntitle: T\n\nText.\n", ("warning", 1, OPEN)),
        ("---\r\ntitle: T\r\ntags:\r\n- a\r\n\r\nDate: 2025-01-01\r\n", ("error", 6, OPEN)),
        ("+++\ntitle = 'T'\n\nText.\n", ("warning", 1, OPEN.replace("---", "+++"))),
        ("\n---\ntitle: T\n---\n\nText.\n", ("warning", 2, LATE)),
        (" \n\n---\ntitle: T\nPublish: 2099-01-01\n---\n\nText.\n", ("error", 5, LATE)),
    ],
)
def test_a_block_that_is_not_read_is_told_on_its_line(
    text: str, wanted: tuple[str, int, str]
) -> None:
    assert said(text) == [wanted]


def test_a_format_without_front_matter_says_so() -> None:
    ((severity, line, message),) = said("---\ndate: 2099-01-01\n---\n\nText.\n", "a.txt")
    assert (severity, line) == ("error", 2)
    assert "a .txt file does not have (write it in Markdown, or take it out)" in message


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: T\nPublish: 2099-01-01\n---\n",
        "---\ntitle: T\nPublish:\n  es: 2099-01-01\n---\n",
        "+++\ntitle = 'T'\nPublish = 2099-01-01\n+++\n",
        '{"title": "T",\n\n"Publish": "2099-01-01"}\n',
    ],
)
def test_an_embargo_whose_name_has_capitals_is_an_error(text: str) -> None:
    assert [(one[0], one[2]) for one in said(text)] == [
        ("error", "'Publish' holds nothing back (write publish)")
    ]


def test_an_embargo_of_a_language_that_the_project_does_not_have_is_told() -> None:
    text = "---\npublish:\n  en: 2026-01-01\n  de: 2099-01-01\n---\n"
    what = "'publish.de' holds nothing back: the project's languages are en, es, es-MX"
    assert said(text) == [("warning", 4, what)]


def test_a_build_publishes_no_embargo_that_is_text(tmp_path: Path, run_ambos: RunAmbos) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "ambos.toml").write_text('targets = ["es"]\n')
    (tmp_path / "source/y.md").write_text("---\ntitle: Secret\npublish: 2099-01-01\n\nSecret.\n")
    done = run_ambos(tmp_path, "build", "--missing", "source")
    assert done.returncode == 1
    assert f"source/y.md:3:1: error: {OPEN} [front-matter]" in done.stdout + done.stderr
    assert not (tmp_path / "public").exists()
