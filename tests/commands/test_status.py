"""`ambos status`, run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import RunAmbos
from tests.reports.schemas import problems, schema


@pytest.fixture
def project(tmp_path: Path, run_ambos: RunAmbos) -> Path:
    (tmp_path / "source").mkdir()
    (tmp_path / "ambos.toml").write_text('source = "en"\ntargets = ["es"]\n')
    (tmp_path / "source/a.md").write_text("Who pays? Nobody.\n")
    (tmp_path / "source/nota.md").write_text("---\nlanguage: es\n---\nNadie paga.\n")
    assert run_ambos(tmp_path, "update").returncode == 0
    catalog = tmp_path / "locales/es/LC_MESSAGES/a.po"
    catalog.write_text(catalog.read_text().replace('?"\nmsgstr ""', '?"\nmsgstr "¿Quién paga?"'))
    return tmp_path


def test_the_table_says_each_document_and_language(project: Path, run_ambos: RunAmbos) -> None:
    done = run_ambos(project, "status")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "Document        Language  Segments  Words  Fuzzy  Missing  Done\n"
        "source/a.md     es             1/2    2/3      0        1  50 %  ██████████░░░░░░░░░░\n"
        "source/nota.md  en             0/1    0/2      0        1   0 %  ░░░░░░░░░░░░░░░░░░░░\n"
        "\n"
        "All             es             1/2    2/3      0        1  50 %  ██████████░░░░░░░░░░\n"
        "All             en             0/1    0/2      0        1   0 %  ░░░░░░░░░░░░░░░░░░░░\n"
    )


def test_the_json_has_the_shape_of_its_schema(project: Path, run_ambos: RunAmbos) -> None:
    value = json.loads(run_ambos(project, "status", "--format", "json").stdout)
    assert list(problems(value, schema("status"))) == []
    assert value["documents"][0] == {
        "document": "source/a.md",
        "path": "locales/es/LC_MESSAGES/a.po",
        "language": "es",
        "share": 0.5,
        "translated": {"segments": 1, "words": 2},
        "fuzzy": {"segments": 0, "words": 0},
        "untranslated": {"segments": 1, "words": 1},
        "total": {"segments": 2, "words": 3},
    }


@pytest.mark.parametrize(
    ("format_", "beginning"),
    [("markdown", "| Document |"), ("csv", "document,"), ("svg", "<svg "), ("table", "Document")],
)
def test_each_format_is_printed(
    project: Path, run_ambos: RunAmbos, format_: str, beginning: str
) -> None:
    done = run_ambos(project, "status", "--format", format_)
    assert done.returncode == 0
    assert done.stdout.startswith(beginning)


def test_a_broken_catalog_is_refused(project: Path, run_ambos: RunAmbos) -> None:
    (project / "locales/es/LC_MESSAGES/a.po").write_text('msgid "Who')
    done = run_ambos(project, "status")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("locales/es/LC_MESSAGES/a.po:1: a string that is not closed")
    assert done.stderr.count("\n") == 1


def test_a_project_without_documents_has_an_empty_table(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    (tmp_path / "ambos.toml").write_text('source = "en"\n')
    (tmp_path / "source").mkdir()
    done = run_ambos(tmp_path, "status")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Document  Language")


def test_the_help_has_an_example(tmp_path: Path, run_ambos: RunAmbos) -> None:
    assert "Example: ambos status" in run_ambos(tmp_path, "status", "--help").stdout
