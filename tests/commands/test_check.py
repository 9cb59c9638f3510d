"""`ambos check`, run."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.commands.project import tree
from tests.conftest import RunAmbos
from tests.reports.schemas import problems, schema

A, B = "locales/es/LC_MESSAGES/a.po", "locales/es/LC_MESSAGES/b.po"
TRANSLATIONS = {"Who pays?": "¿Quién paga?", "Nobody.": "Nadie.", "It costs 20.": "Cuesta 20."}


@pytest.fixture(scope="module")
def translated(tmp_path_factory: pytest.TempPathFactory, run_ambos: RunAmbos) -> Path:
    """A project with two documents, translated."""
    tmp_path = tmp_path_factory.mktemp("translated")
    (tmp_path / "source").mkdir()
    (tmp_path / "ambos.toml").write_text('source = "en"\ntargets = ["es"]\n')
    (tmp_path / "source/a.md").write_text("Who pays? Nobody.\n")
    (tmp_path / "source/b.md").write_text("It costs 20.\n")
    assert run_ambos(tmp_path, "update").returncode == 0
    for name in (A, B):
        text = (tmp_path / name).read_text()
        for source, target in TRANSLATIONS.items():
            text = text.replace(f'"{source}"\nmsgstr ""', f'"{source}"\nmsgstr "{target}"')
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.fixture
def project(tmp_path: Path, translated: Path) -> Path:
    """A project of its own for each test."""
    return shutil.copytree(translated, tmp_path / "project")


def change(project: Path, name: str, before: str, after: str) -> None:
    text = (project / name).read_text()
    assert before in text
    (project / name).write_text(text.replace(before, after))


def line(project: Path, name: str, text: str) -> int:
    return (project / name).read_text().split("\n").index(text) + 1


def test_a_finished_project_has_no_findings(project: Path, run_ambos: RunAmbos) -> None:
    done = run_ambos(project, "check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "No findings in 2 catalogs.\n", "")
    assert run_ambos(project, "-q", "check").stdout == ""


def test_an_empty_msgstr_is_named_with_its_line(project: Path, run_ambos: RunAmbos) -> None:
    change(project, A, '"Nadie."', '""')
    done = run_ambos(project, "check")
    assert done.returncode == 1
    number = line(project, A, 'msgid "Nobody."')
    assert done.stdout == (
        f"{A}:{number}:1: error: not translated [untranslated]\n"
        "    msgid   Nobody.\n"
        "1 error in 2 catalogs.\n"
    )


def test_checking_changes_no_file(project: Path, run_ambos: RunAmbos) -> None:
    before = tree(project)
    change(project, A, '"Nadie."', '"Nadie."')
    run_ambos(project, "check")
    assert tree(project) == before


def test_the_json_has_the_shape_of_its_schema(project: Path, run_ambos: RunAmbos) -> None:
    change(project, B, "Cuesta 20", "Cuesta 30")
    done = run_ambos(project, "check", "--format", "json")
    value = json.loads(done.stdout)
    assert list(problems(value, schema("findings"))) == []
    assert value["findings"] == [
        {
            "check": "numbers",
            "severity": "error",
            "kind": "numbers",
            "path": B,
            "line": line(project, B, 'msgstr "Cuesta 30."'),
            "column": 16,
            "end_line": line(project, B, 'msgstr "Cuesta 30."'),
            "end_column": 18,
            "document": "source/b.md",
            "language": "es",
            "source_language": "en",
            "msgctxt": None,
            "msgid": "It costs 20.",
            "msgstr": "Cuesta 30.",
            "form": 0,
            "span": [7, 9],
            "message": "the number 30 is not 20, as in the source",
            "suggestion": None,
            "is_safe": False,
            "help": "docs/checks.md#numbers",
            "fingerprint": value["findings"][0]["fingerprint"],
        }
    ]
    assert (done.returncode, done.stderr) == (1, "1 error in 2 catalogs.\n")


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ((), 0),
        (("--fail-on", "warning"), 1),
        (("--fail-on", "information"), 1),
        (("--fail-on", "never"), 0),
        (("--fail-on", "warning", "--ignore", "header"), 0),
        (("--fail-on", "warning", "--select", "numbers"), 0),
        (("--fail-on", "warning", "--select", "numbers", "--select", "header"), 1),
    ],
)
def test_a_warning_fails_where_it_was_asked_to(
    project: Path, run_ambos: RunAmbos, options: tuple[str, ...], status: int
) -> None:
    change(project, A, "Language: es", "Language: fr")
    assert run_ambos(project, "check", *options).returncode == status


@pytest.mark.parametrize(
    ("settings", "options", "status"),
    [
        ('fail-on = "warning"', (), 1),
        ('fail-on = "warning"', ("--fail-on", "error"), 0),
        ('fail-on = "warning"\nignore = ["header"]', (), 0),
        ('fail-on = "warning"\nignore = ["header"]', ("--select", "header"), 1),
        ('fail-on = "warning"\nselect = ["numbers"]', (), 0),
        ('fail-on = "warning"\nselect = ["header"]', ("--ignore", "header"), 0),
    ],
)
def test_settings_hold_where_no_option_says_otherwise(
    project: Path, run_ambos: RunAmbos, settings: str, options: tuple[str, ...], status: int
) -> None:
    change(project, A, "Language: es", "Language: fr")
    change(project, "ambos.toml", "targets", f"{settings}\ntargets")
    assert run_ambos(project, "check", *options).returncode == status


def test_an_obsolete_message_is_information_that_does_not_fail(
    project: Path, run_ambos: RunAmbos
) -> None:
    change(project, "source/a.md", " Nobody.", "")
    assert run_ambos(project, "update").returncode == 0
    done = run_ambos(project, "check")
    assert done.returncode == 0
    assert "information: no longer in source/a.md [obsolete]" in done.stdout
    assert done.stdout.endswith("1 information in 2 catalogs.\n")


def test_a_broken_catalog_is_a_finding_and_the_others_are_checked(
    project: Path, run_ambos: RunAmbos
) -> None:
    change(project, A, 'Nadie."\n', "Nad")
    change(project, B, "Cuesta 20", "Cuesta 30")
    done = run_ambos(project, "check")
    assert (done.returncode, done.stderr) == (1, "")
    first, second = [row for row in done.stdout.split("\n") if row.startswith("locales")]
    number = line(project, A, 'msgstr "Nad')
    assert first.startswith(f"{A}:{number}:1: error: a string that")
    assert first.endswith("[catalog-unreadable]")
    assert second.endswith("[numbers]")


def test_a_charset_that_the_bytes_are_not_in_is_a_finding(
    project: Path, run_ambos: RunAmbos
) -> None:
    (project / A).write_bytes((project / A).read_text().encode("latin-1"))
    done = run_ambos(project, "check", A)
    assert done.returncode == 1
    assert "byte 0xBF is not UTF-8 text" in done.stdout


def test_a_named_catalog_is_checked_alone(project: Path, run_ambos: RunAmbos) -> None:
    change(project, A, '"Nadie."', '""')
    assert run_ambos(project, "check", B).returncode == 0
    assert run_ambos(project, "check", project / A).returncode == 1
    assert run_ambos(project / "locales", "check", "es/LC_MESSAGES/a.po").returncode == 1
    assert run_ambos(project, "check", A, A, B).stdout.endswith("1 error in 2 catalogs.\n")


def test_a_catalog_that_is_missing_is_a_finding(project: Path, run_ambos: RunAmbos) -> None:
    (project / A).unlink()
    done = run_ambos(project, "check")
    assert done.returncode == 1
    assert done.stdout.startswith(f"{A}:1:1: error: no catalog of source/a.md in es")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("--select", "speling"),
            "Invalid value for '--select': 'speling' is not one of 'all-capitals',",
        ),
        (("--ignore", "x"), "Invalid value for '--ignore': 'x' is not one of 'all-capitals',"),
        (("--explain", "x"), "Invalid value for '--explain': 'x' is not one of"),
        (("--fail-on", "x"), "Invalid value for '--fail-on': 'x' is not one of 'error',"),
        (("other.po",), "other.po: no such file (check the name)\n"),
    ],
)
def test_a_wrong_argument_is_one_line(
    project: Path, run_ambos: RunAmbos, arguments: tuple[str, ...], message: str
) -> None:
    done = run_ambos(project, "check", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(message)
    assert done.stderr.count("\n") == 1


def test_an_unknown_check_in_the_settings_is_refused(project: Path, run_ambos: RunAmbos) -> None:
    change(project, "ambos.toml", "targets", 'ignore = ["speling"]\ntargets')
    done = run_ambos(project, "check")
    assert done.returncode == 2
    assert done.stderr.startswith(
        "ambos.toml:2: 'ignore' names no check: 'speling' (known: all-capitals, "
    )


def test_a_broken_source_is_an_input_error(project: Path, run_ambos: RunAmbos) -> None:
    (project / "source/a.md").write_bytes(b"\xff\n")
    done = run_ambos(project, "check")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("source/a.md:1: byte 0xff")


def test_the_checks_are_listed_and_explained_without_a_project(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    listed = run_ambos(tmp_path, "check", "--list")
    assert listed.returncode == 0
    assert re.search("^fuzzy +error ", listed.stdout, re.MULTILINE)
    explained = run_ambos(tmp_path, "check", "--explain", "numbers")
    assert explained.returncode == 0
    assert explained.stdout.startswith("numbers (error): Numbers that differ from the source's\n")
    assert "\nInstead\n\nmsgid" in explained.stdout


def test_the_help_has_an_example(tmp_path: Path, run_ambos: RunAmbos) -> None:
    assert "Example: ambos check" in run_ambos(tmp_path, "check", "--help").stdout
