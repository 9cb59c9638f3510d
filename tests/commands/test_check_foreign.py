"""`ambos check` over catalogs that are no document's of a project."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import RunAmbos

HEADER = 'msgid ""\nmsgstr ""\n"Language: {}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
HEADER += '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
WRONG = 'msgid "It costs 20."\nmsgstr "Cuesta 30."\n\nmsgid "Nobody."\nmsgstr ""\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two catalogs of another project, in Spanish."""
    for name in ("app/locale/es/LC_MESSAGES/django.po", "app/locale/es/LC_MESSAGES/other.po"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEADER.format("es") + WRONG, encoding="utf-8")
    return tmp_path


def found(stdout: str) -> list[tuple[str, str, str]]:
    findings = json.loads(stdout)["findings"]
    return [(one["path"], one["check"], one["severity"]) for one in findings]


def test_a_folder_of_any_project_is_checked(folder: Path, run_ambos: RunAmbos) -> None:
    done = run_ambos(folder, "check", "app", "--format", "json")
    assert done.returncode == 1
    paths = [f"app/locale/es/LC_MESSAGES/{name}.po" for name in ("django", "other")]
    assert found(done.stdout) == [
        (path, *what)
        for path in paths
        for what in (("numbers", "error"), ("untranslated", "information"))
    ]
    assert done.stderr == "2 errors, 2 remarks in 2 catalogs.\n"


def test_what_a_foreign_catalog_leaves_untranslated_does_not_fail(
    folder: Path, run_ambos: RunAmbos
) -> None:
    done = run_ambos(folder, "check", "app", "--ignore", "numbers")
    assert done.returncode == 0
    assert "information: not translated [untranslated]" in done.stdout


def test_several_processes_find_the_same(folder: Path, run_ambos: RunAmbos) -> None:
    one = run_ambos(folder, "check", "app", "--format", "json")
    many = run_ambos(folder, "--jobs", "2", "check", "app", "--format", "json")
    assert many.stdout == one.stdout


def test_several_processes_find_the_same_in_a_large_catalog(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    more = "".join(
        f'{comment}msgid "Room {number} costs 20 a day."\nmsgstr "El cuarto {number} cuesta {price}."\n\n'
        for number in range(1100)
        for comment, price in [("# ambos: ignore numbers\n" * (number % 7 == 0), 20 + number % 3)]
    )
    plural = 'msgid "%d day"\nmsgid_plural "%d days"\nmsgstr[0] "%d día"\nmsgstr[1] "%s días"\n'
    header = HEADER.format("es").replace("nplurals=2", "nplurals=3")
    (tmp_path / "es.po").write_text(header + more + f"#, c-format\n{plural}", encoding="utf-8")
    one = run_ambos(tmp_path, "check", "es.po", "--format", "json")
    many = run_ambos(tmp_path, "--jobs", "3", "check", "es.po", "--format", "json")
    assert many.stdout == one.stdout
    told = {check for _, check, _ in found(one.stdout)}
    assert told >= {"numbers", "header", "unused-ignore", "placeholders"}


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        ("es.po", (), "es"),
        ("django.es.po", (), "es"),
        ("es_MX/app.po", (), "es_MX"),
        ("locale/fr/LC_MESSAGES/app.po", (), "fr"),
        ("app.po", ("--language", "es"), "es"),
    ],
)
def test_the_path_says_the_language_where_the_header_does_not(
    tmp_path: Path, run_ambos: RunAmbos, name: str, arguments: tuple[str, ...], expected: str
) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    text = HEADER.replace('"Language: {}\\n"\n', "")
    path.write_text(text + 'msgid "So."\nmsgstr "Así."\n', encoding="utf-8")
    done = run_ambos(tmp_path, "check", name, "--select", "header", *arguments)
    assert f"the header has no Language (write Language: {expected})" in done.stdout


def test_the_header_says_the_language_before_the_path(tmp_path: Path, run_ambos: RunAmbos) -> None:
    path = tmp_path / "fr" / "app.po"
    path.parent.mkdir()
    path.write_text(HEADER.format("de") + 'msgid "So."\nmsgstr "So."\n', encoding="utf-8")
    done = run_ambos(tmp_path, "check", "fr", "--select", "header")
    assert done.stdout == "No findings in 1 catalog.\n"


def test_a_language_leaves_out_what_is_in_another(folder: Path, run_ambos: RunAmbos) -> None:
    catalog = folder / "app/locale/fr/LC_MESSAGES/django.po"
    catalog.parent.mkdir(parents=True)
    catalog.write_text(HEADER.format("fr") + WRONG, encoding="utf-8")
    done = run_ambos(folder, "check", "app", "--language", "fr", "--format", "json")
    assert {path for path, _, _ in found(done.stdout)} == {catalog.relative_to(folder).as_posix()}
    assert run_ambos(folder, "check", "app", "--language", "es").stdout.endswith("2 catalogs.\n")
    done = run_ambos(folder, "check", "app", "--language", "de")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "no catalog in de here (leave out --language, or name another)\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("app.po",), "app.po: neither header nor path says its language (give --language)\n"),
        (("none.po",), "none.po: no such file (check the name)\n"),
        (("empty",), "empty: no catalog in this folder (name one that has PO files)\n"),
    ],
)
def test_what_cannot_be_checked_is_one_line(
    tmp_path: Path, run_ambos: RunAmbos, arguments: tuple[str, ...], message: str
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "app.po").write_text('msgid "So."\nmsgstr "Así."\n', encoding="utf-8")
    done = run_ambos(tmp_path, "check", *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", message)


@pytest.mark.parametrize("name", ["es.po", "app.po"])
def test_a_foreign_catalog_that_cannot_be_read_is_a_finding(
    tmp_path: Path, run_ambos: RunAmbos, name: str
) -> None:
    (tmp_path / name).write_text('msgid "So\nmsgstr "Así."\n', encoding="utf-8")
    done = run_ambos(tmp_path, "check", name)
    assert done.returncode == 1
    assert done.stdout.startswith(f"{name}:1:1: error: ")
    assert "[catalog-unreadable]" in done.stdout


def test_plural_forms_are_looked_at_one_by_one(tmp_path: Path, run_ambos: RunAmbos) -> None:
    text = HEADER.format("es")
    text += 'msgid "one day of 40"\nmsgid_plural "%d days of 40"\n'
    text += 'msgstr[0] "un día de 40"\nmsgstr[1] "%d días de 41"\n'
    (tmp_path / "es.po").write_text(text, encoding="utf-8")
    done = run_ambos(tmp_path, "check", "es.po", "--select", "numbers", "--format", "json")
    (finding,) = json.loads(done.stdout)["findings"]
    assert finding["msgstr"] == "%d días de 41"
    assert finding["line"] == text.split("\n").index('msgstr[1] "%d días de 41"') + 1
