"""`ambos import` on real folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from i18n.commands import main

TEXT = "The stone market\n\nThe market by the river was rebuilt in stone after the third flood.\n"
FAQ = "FAQ\nIs it open?\nIt is open from seven to two.\nIs it far?\nIt is near.\nFiled under:\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a language of its own, and the working folder beside it."""
    folder = tmp_path / "project"
    (folder / "source").mkdir(parents=True)
    (folder / "ambos.toml").write_text('source = "es"\ntargets = ["en"]\n')
    monkeypatch.chdir(tmp_path)
    return folder


def ambos(project: Path, *arguments: str) -> int:
    with pytest.raises(SystemExit) as caught:
        main(["--project", str(project), "import", *arguments])
    assert isinstance(caught.value.code, int)
    return caught.value.code


def sources(project: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in (project / "source").iterdir()}


def test_an_import_says_what_it_wrote(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("market.txt").write_text(TEXT + FAQ)
    assert ambos(project, "market.txt", "--language", "en") == 0
    captured = capsys.readouterr()
    assert captured.out == "source/market.md: 1 heading, 2 questions\n"
    assert captured.err == "market.txt:9: nothing stands after 'Filed under:' (left out)\n"
    text = sources(project)["market.md"]
    assert text.startswith("---\ntitle: The stone market\nlanguage: en\n---\n")


def test_the_language_is_the_projects_own_where_none_is_given(project: Path) -> None:
    Path("market.txt").write_text(TEXT)
    assert ambos(project, "market.txt", "--title", "  Mercado\nde piedra ") == 0
    assert sources(project)["market.md"].startswith(
        "---\ntitle: Mercado de piedra\nlanguage: es\n---\n"
    )


def test_splitting_writes_two_documents(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("market.txt").write_text(TEXT + FAQ)
    assert ambos(project, "market.txt", "--language", "en", "--split-faq") == 0
    assert capsys.readouterr().out == (
        "source/market.md: 0 headings, 0 questions\nsource/market-faq.md: 0 headings, 2 questions\n"
    )
    assert set(sources(project)) == {"market.md", "market-faq.md"}


def test_a_page_states_its_language_and_the_option_wins(project: Path) -> None:
    Path("page.html").write_text("<html lang='en'><h1>The fair</h1><p>It opens.</p>")
    Path("other.html").write_text("<h1>La feria</h1><p>Abre.</p>")
    assert ambos(project, "page.html", "other.html") == 0
    assert sources(project) == {
        "page.md": "---\ntitle: The fair\nlanguage: en\n---\n\nIt opens.\n",
        "other.md": "---\ntitle: La feria\nlanguage: es\n---\n\nAbre.\n",
    }
    Path("third.html").write_text("<html lang='en'><h1>La feria</h1><p>Abre.</p>")
    assert ambos(project, "third.html", "--language", "es-MX") == 0
    assert "language: es-MX" in sources(project)["third.md"]


SEE_HELP = "(see 'ambos import --help')"
REFUSALS = {
    "two.txt market.txt": "source/market.md: exists already (move it away, or rename the text)",
    "two.txt note.txt": (
        "source/note.md: would have the catalog of source/note.txt too (rename one of the two)"
    ),
    "two.txt in/two.txt": (
        "source/two.md: would be written twice, from two.txt and in/two.txt (rename one)"
    ),
    "two.txt none.txt": "none.txt: no such file (check the name)",
    "two.txt in": "in: is a folder (name a file)",
    "two.txt bare.txt": "bare.txt:1: no headline in the text (give --title TEXT)",
    "two.txt page.pdf": (
        "page.pdf: .pdf files are not supported yet"
        " (import .docx, .htm, .html, .text, .txt, .xhtml, or save it as plain text)"
    ),
    "two.txt empty.html": (
        "empty.html: has no text to import (save the page as your browser shows it)"
    ),
    "two.txt https://example.org/a.html": (
        "https://example.org/a.html: is an address (save the page first, and import the file)"
    ),
    "www.example.org": "www.example.org: is an address (save the page first, and import the file)",
    "two.txt bare.txt --title T": (
        f"--title names one document (import the files one at a time) {SEE_HELP}"
    ),
    "two.txt --title=": f"--title is empty (give the document's title) {SEE_HELP}",
    "two.txt --language ../en": (f"'../en' is not a language code (write en or es-MX) {SEE_HELP}"),
}


@pytest.mark.parametrize(("arguments", "message"), REFUSALS.items(), ids=REFUSALS)
def test_a_refusal_is_one_line_and_writes_nothing(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: str, message: str
) -> None:
    Path("in").mkdir()
    for name in ("market.txt", "two.txt", "note.txt", "in/two.txt"):
        Path(name).write_text(TEXT)
    Path("bare.txt").write_text("A sentence.\n")
    Path("page.pdf").write_text("%PDF")
    Path("empty.html").write_text("<p></p>")
    (project / "source" / "market.md").write_text("mine")
    (project / "source" / "note.txt").write_text("mine")
    assert ambos(project, *arguments.split()) == 2
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", message + "\n")
    assert sources(project) == {"market.md": "mine", "note.txt": "mine"}


def test_a_source_folder_outside_of_the_project_is_refused(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("market.txt").write_text(TEXT)
    Path("elsewhere").mkdir()
    (project / "source").rmdir()
    (project / "source").symlink_to(Path("elsewhere").resolve())
    assert ambos(project, "market.txt") == 2
    assert (
        capsys.readouterr().err == "source: is a link that leaves the project (make it a folder)\n"
    )
    assert list(Path("elsewhere").iterdir()) == []


def test_a_dangling_link_is_not_written_through(project: Path) -> None:
    Path("market.txt").write_text(TEXT)
    (project / "source" / "market.md").symlink_to(project.parent / "outside.md")
    assert ambos(project, "market.txt") == 2
    assert not Path("outside.md").exists()


def test_the_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["import", "--help"])
    assert "Example: ambos import" in capsys.readouterr().out
