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
    assert done.stderr == "2 errors, 2 information in 2 catalogs.\n"


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


LOOP = "is a link that leads to itself (take it out)"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("loop.po", "loop.po", LOOP),
        ("gone.po", "none.po", "is a link to what is not there (mend it, or take it out)"),
        ("app.po", None, "neither header nor path says its language (give --language)"),
        (
            "app.po",
            HEADER.format("Spanish"),
            "its Language is no language code: Spanish (write one such as es or es_MX)",
        ),
        (
            "app.po",
            HEADER.format("xx_zz_qq"),
            "its Language is no language code: xx_zz_qq (write one such as es or es_MX)",
        ),
    ],
)
def test_one_catalog_that_cannot_be_looked_at_does_not_stop_the_others(
    tmp_path: Path, run_ambos: RunAmbos, name: str, text: str | None, message: str
) -> None:
    path = tmp_path / "all" / name
    path.parent.mkdir()
    if text is None:
        path.write_text(WRONG, encoding="utf-8")
    elif "\n" in text:
        path.write_text(text + WRONG, encoding="utf-8")
    else:
        path.symlink_to(text)
    line = f"all/{name}: {message}\n"
    done = run_ambos(tmp_path, "check", f"all/{name}")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", line)
    (path.parent / "es.po").write_text(HEADER.format("es") + WRONG, encoding="utf-8")
    done = run_ambos(tmp_path, "check", "all", "--format", "json")
    assert done.returncode == 1
    assert found(done.stdout)[0] == ("all/es.po", "numbers", "error")
    assert done.stderr.startswith(line)
    done = run_ambos(tmp_path, "--jobs", "2", "-q", "check", "all", "--ignore", "numbers")
    assert (done.returncode, done.stderr) == (2, line)
    assert "[untranslated]" in done.stdout


EMPTY = 'msgid "Nadie."\nmsgstr ""\n'


def test_who_wants_to_know_more_is_told_which_dictionaries_are_missing(
    folder: Path, run_ambos: RunAmbos
) -> None:
    path = folder / "app/locale/es/LC_MESSAGES/other.po"
    path.write_text(HEADER.format("tlh") + WRONG, encoding="utf-8")
    line = (
        "no Hunspell dictionary of tlh: spelling and names find less"
        " (install one, or name its folder in DICPATH)\n"
    )
    assert line in run_ambos(folder, "-v", "check", "app", "--format", "json").stderr
    assert line not in run_ambos(folder, "check", "app").stderr
    done = run_ambos(folder, "-v", "check", "app", "--select", "numbers")
    assert line not in done.stderr


def test_a_dictionary_that_cannot_be_read_is_as_if_there_were_none(
    folder: Path, tmp_path: Path, run_ambos: RunAmbos, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = tmp_path / "dictionaries" / "es_ES.dic"
    words.parent.mkdir()
    words.write_text("1\nuno\n")
    words.with_suffix(".aff").write_text("SET ISCII-DEVANAGARI\n")
    monkeypatch.setenv("DICPATH", str(words.parent))
    done = run_ambos(folder, "-v", "check", "app", "--format", "json")
    assert done.returncode == 1
    assert f"{words}: cannot be read: unknown encoding: ISCII-DEVANAGARI" in done.stderr
    assert "no Hunspell dictionary of es: a list of forms stands for it" in done.stderr
    assert run_ambos(folder, "check", "app", "--format", "json").stdout == done.stdout


COPY = 'msgid "¿Quién paga la factura de la empresa?"\nmsgstr "¿Quién paga la factura de la empresa?"\n'


@pytest.mark.parametrize(
    ("stated", "arguments", "source"),
    [
        (None, (), "en"),
        ("es", (), "es"),
        ("es_MX", (), "es_MX"),
        ("Spanish", (), "en"),
        (None, ("--source-language", "es"), "es"),
        ("fr", ("--source-language", "es-MX"), "es_MX"),
    ],
)
def test_the_header_or_the_user_says_what_a_catalog_is_translated_from(
    tmp_path: Path, run_ambos: RunAmbos, stated: str | None, arguments: tuple[str, ...], source: str
) -> None:
    line = "" if stated is None else f'"X-Source-Language: {stated}\\n"\n'
    text = HEADER.format("en").rstrip("\n") + f"\n{line}\n{COPY}\n{EMPTY}"
    (tmp_path / "app.po").write_text(text, encoding="utf-8")
    done = run_ambos(tmp_path, "check", "app.po", "--format", "json", *arguments)
    findings = json.loads(done.stdout)["findings"]
    assert {one["source_language"] for one in findings} == {source}
    assert ("copied" in {one["check"] for one in findings}) == (source != "en")


def test_the_source_language_is_that_of_catalogs_that_are_named(
    folder: Path, run_ambos: RunAmbos
) -> None:
    done = run_ambos(folder, "check", "--source-language", "es")
    assert done.returncode == 2
    assert done.stderr.startswith("--source-language is that of catalogs of other projects (name")


@pytest.mark.parametrize("code", ["e s", "xx_zz_qq", "Spanish"])
def test_what_is_no_language_code_is_refused(folder: Path, run_ambos: RunAmbos, code: str) -> None:
    done = run_ambos(folder, "check", "app", "--language", code)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"'{code}' is not a language code (write en or es-MX)")


def test_a_link_that_leads_to_itself_is_one_line(tmp_path: Path, run_ambos: RunAmbos) -> None:
    (tmp_path / "loop").symlink_to("loop")
    done = run_ambos(tmp_path, "check", "loop")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"loop: {LOOP}\n")


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
