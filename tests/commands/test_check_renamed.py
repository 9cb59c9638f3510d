"""`ambos check` with `--changed` and `--baseline` where documents have other names than before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.project import translate
from tests.commands.test_check_known import git
from tests.conftest import RunAmbos

TEXT = "Nobody was there.\n\nIt costs 20.\n\nSee [the list](list.md).\n"
A, B, C = (f"locales/es/LC_MESSAGES/{name}.po" for name in ("a", "b", "more/c"))
NUMBER = ("numbers", "It costs 20.")
UNTRANSLATED = ("untranslated", "Nobody was there.")


@pytest.fixture
def project(tmp_path: Path, run_ambos: RunAmbos) -> Path:
    """A project in git, with a wrong number, a message without a translation and a dead link."""
    (tmp_path / "source").mkdir()
    (tmp_path / "ambos.toml").write_text('source = "en"\ntargets = ["es"]\n')
    (tmp_path / "source/a.md").write_text(TEXT)
    assert run_ambos(tmp_path, "update").returncode == 0
    said = {"It costs 20.": "Cuesta 30.", "See [the list](list.md).": "Vea [la lista](list.md)."}
    translate(tmp_path, said, A)
    (tmp_path / ".gitignore").write_text(".ambos/\n")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "begin")
    git(tmp_path, "checkout", "-qb", "branch")
    return tmp_path


def rename(project: Path, document: str, catalog: str) -> None:
    """Give the document and its catalog other names."""
    for before, after in (("source/a.md", document), (A, catalog)):
        (project / after).parent.mkdir(parents=True, exist_ok=True)
        git(project, "mv", before, after)


def found(project: Path, run_ambos: RunAmbos, *options: str) -> list[tuple[str, str | None]]:
    done = run_ambos(project, "check", "--format", "json", *options)
    return [(one["check"], one["msgid"]) for one in json.loads(done.stdout)["findings"]]


CHANGED = ("--changed", "main")


def test_a_branch_that_renames_a_document_is_not_held_to_what_was_there(
    project: Path, run_ambos: RunAmbos
) -> None:
    assert found(project, run_ambos) == [("dead-links", None), UNTRANSLATED, NUMBER]
    rename(project, "source/b.md", B)
    assert found(project, run_ambos, *CHANGED) == []
    assert run_ambos(project, "update").returncode == 0
    git(project, "add", ".")
    git(project, "commit", "-qm", "rename")
    assert found(project, run_ambos, *CHANGED) == []
    translate(project, {"It costs 20.": "Cuesta 40."}, B)
    assert found(project, run_ambos, *CHANGED) == [NUMBER]


def test_links_of_a_document_in_another_folder_are_other_ones(
    project: Path, run_ambos: RunAmbos
) -> None:
    rename(project, "source/more/c.md", C)
    assert found(project, run_ambos, *CHANGED) == [("dead-links", None)]


def test_a_branch_is_held_to_the_links_to_what_it_renames_or_takes_away(
    project: Path, run_ambos: RunAmbos
) -> None:
    (project / "source/d.md").write_text("See [it](a.md) and [that](more/a.md).\n")
    (project / "source/a.png").write_bytes(b"")
    (project / "source/e.md").write_text("![](a.png)\n")
    assert run_ambos(project, "update").returncode == 0
    git(project, "add", ".")
    git(project, "commit", "-qm", "link")
    git(project, "branch", "-f", "main")
    links = ("--select", "dead-links", *CHANGED)
    assert found(project, run_ambos, *links) == []
    rename(project, "source/b.md", B)
    for _ in range(2):
        done = run_ambos(project, "check", *links)
        assert done.stdout.count("[dead-links]") == 1, "what was dead before is none of it"
        assert "source/d.md:1:1: error: the link to 'a.md' leads nowhere" in done.stdout
        git(project, "commit", "-qam", "rename", "--allow-empty")
    (project / "source/a.png").unlink()
    done = run_ambos(project, "check", *links)
    assert done.stdout.count("[dead-links]") == 2
    assert "source/e.md:1:1: error: the link to 'a.png' leads nowhere" in done.stdout


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("source/a.md", "source/b.md", "catalog-missing"),
        (A, B, "catalog-missing"),
    ],
)
def test_a_branch_that_renames_one_of_two_is_held_to_the_other(
    project: Path, run_ambos: RunAmbos, before: str, after: str, expected: str
) -> None:
    git(project, "mv", before, after)
    assert found(project, run_ambos, *CHANGED) == [(expected, None)]


def test_a_catalog_of_another_project_may_have_another_name(
    project: Path, run_ambos: RunAmbos
) -> None:
    (project / "ambos.toml").unlink()
    (project / "new").mkdir()
    git(project, "mv", A, "new/es.po")
    assert found(project, run_ambos, "new", "--select", "numbers", *CHANGED) == []
    assert found(project, run_ambos, "new", "--select", "numbers") == [NUMBER]


KNOWN = ("--baseline", "known.txt")
MOVED = "known.txt: {} of it where files have other names now (write it anew with --write-baseline)"


def written(project: Path, run_ambos: RunAmbos, *paths: str) -> None:
    assert run_ambos(project, "check", *paths, "--write-baseline", "known.txt").returncode == 0


@pytest.mark.parametrize(
    ("document", "catalog", "left"),
    [("source/b.md", B, []), ("source/more/c.md", C, [("dead-links", None)])],
)
def test_a_baseline_knows_what_was_in_a_document_with_another_name(
    project: Path,
    run_ambos: RunAmbos,
    document: str,
    catalog: str,
    left: list[tuple[str, str | None]],
) -> None:
    written(project, run_ambos)
    rename(project, document, catalog)
    assert found(project, run_ambos, *KNOWN) == left
    done = run_ambos(project, "check", *KNOWN)
    assert (done.returncode, done.stderr.splitlines()[0]) == (
        len(left),
        MOVED.format(f"{3 - len(left)} findings"),
    )
    assert len(done.stderr.splitlines()) == 1 + len(left)
    assert run_ambos(project, "update").returncode == 0
    translate(project, {"Nobody was there.": "No había nadie 7."}, catalog)
    assert found(project, run_ambos, *KNOWN) == [*left, ("numbers", "Nobody was there.")]
    translate(project, {"Nobody was there.": ""}, catalog)
    written(project, run_ambos)
    assert run_ambos(project, "check", *KNOWN).stderr == ""


def test_a_document_that_is_there_gives_its_findings_to_no_other(
    project: Path, run_ambos: RunAmbos
) -> None:
    written(project, run_ambos)
    for before, after in (("source/a.md", "source/b.md"), (A, B)):
        (project / after).write_bytes((project / before).read_bytes())
    assert found(project, run_ambos, *KNOWN) == [("dead-links", None), UNTRANSLATED, NUMBER]
    (project / A).unlink()
    told = found(project, run_ambos, *KNOWN)
    assert told == [("catalog-missing", None), ("dead-links", None), UNTRANSLATED, NUMBER]


def test_each_finding_of_a_baseline_stands_for_one(project: Path, run_ambos: RunAmbos) -> None:
    written(project, run_ambos)
    rename(project, "source/b.md", B)
    for before, after in (("source/b.md", "source/more/c.md"), (B, C)):
        (project / after).parent.mkdir(exist_ok=True)
        (project / after).write_bytes((project / before).read_bytes())
    assert found(project, run_ambos, *KNOWN) == [("dead-links", None), UNTRANSLATED, NUMBER]


def test_a_baseline_knows_what_was_in_a_catalog_of_another_project_with_another_name(
    project: Path, run_ambos: RunAmbos
) -> None:
    (project / "ambos.toml").unlink()
    written(project, run_ambos, "locales")
    (project / "new").mkdir()
    git(project, "mv", A, "new/es.po")
    assert found(project, run_ambos, "new", *KNOWN) == []
    assert found(project / "new", run_ambos, ".", "--baseline", "../known.txt") == []
    (project / "new/es.po").write_text((project / "new/es.po").read_text().replace("30", "20"))
    done = run_ambos(project, "check", "new", *KNOWN)
    assert done.stderr.count("1 finding of it not found") == 1
