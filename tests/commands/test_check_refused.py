"""`ambos check` with what cannot be meant: one line that says so, and status 2."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.commands.project import CATALOG, make
from tests.conftest import RunAmbos

HEADER = 'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
HEADER += '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
SPACES = 'msgid "It was 7."\nmsgstr "Así  fue 8."\n'
SEE = " (see 'ambos check --help')\n"


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """A catalog of another project, with a space that is one too many and a wrong number."""
    path = tmp_path / "es.po"
    path.write_text(HEADER + SPACES, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--list", "--explain", "numbers"), "--list and --explain at once (keep one)"),
        *(
            (
                (*fix, "--diff", "--format", name),
                "--diff and --format at once, and both print to stdout (keep one)",
            )
            for fix in ((), ("--fix",))
            for name in ("json", "sarif", "markdown")
        ),
        (
            ("--diff", "--write-baseline", "known.txt"),
            "--diff writes nothing, and --write-baseline does (keep one)",
        ),
        (("--changed", ""), "--changed is empty (name a revision of git, or leave it out)"),
        (
            ("--grace", " "),
            "--grace is empty (write a day such as 2026-12-31 or a tag of git, or leave it out)",
        ),
        (("--language", ""), "'' is not a language code (write en or es-MX)"),
        (("",), "PO is empty (name a catalog or a folder, or leave it out)"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    catalog: Path, run_ambos: RunAmbos, options: tuple[str, ...], message: str
) -> None:
    done = run_ambos(catalog.parent, "check", "es.po", *options)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", message + SEE)
    assert [path.name for path in catalog.parent.iterdir()] == ["es.po"]
    assert catalog.read_text(encoding="utf-8") == HEADER + SPACES


def test_what_is_put_right_is_said_beside_a_report_for_programs(
    catalog: Path, run_ambos: RunAmbos
) -> None:
    shutil.copy(catalog, catalog.parent / "fr.po")
    done = run_ambos(catalog.parent, "check", "es.po", "--fix", "--format", "json")
    assert [one["check"] for one in json.loads(done.stdout)["findings"]] == ["numbers"]
    assert done.stderr == "es.po: 1 message put right\n1 error in 1 catalog.\n"
    done = run_ambos(catalog.parent, "-q", "check", "fr.po", "--fix", "--format", "json")
    assert (len(json.loads(done.stdout)["findings"]), done.stderr) == (1, "")


@pytest.mark.parametrize(
    ("targets", "options", "others"),
    [
        ('["es"]', ("en",), "es"),
        ('["es", "fr"]', ("en", "en"), "es or fr"),
    ],
)
def test_the_language_of_the_documents_is_that_of_no_catalog(
    tmp_path: Path, run_ambos: RunAmbos, targets: str, options: tuple[str, ...], others: str
) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source/a.md").write_text("Nobody.\n")
    (tmp_path / "ambos.toml").write_text(f'source = "en"\ntargets = {targets}\n')
    check = ("check", *(word for code in options for word in ("--language", code)))
    known = ", ".join(dict.fromkeys(options))
    line = f"{known} is the language of the documents, and no catalog is in it"
    for _ in range(2):  # what a ledger tells is the same
        done = run_ambos(tmp_path, *check)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == f"{line} (name {others}, or leave out --language)\n"


def test_a_language_that_some_document_is_translated_into_is_none_of_these(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "ambos.toml").write_text('source = "en"\ntargets = ["es"]\n')
    check = ("check", "--select", "numbers", "--language")
    nothing = (0, "No findings in 0 catalogs.\n")
    done = run_ambos(tmp_path, *check, "en")
    assert (done.returncode, done.stdout) == nothing, "there is no document"
    (tmp_path / "source/a.md").write_text("Nobody.\n")
    done = run_ambos(tmp_path, *check, "es")
    assert (done.returncode, done.stdout) == nothing, "there is no catalog yet"
    (tmp_path / "source/b.md").write_text("---\nlanguage: es\n---\nNadie.\n")
    done = run_ambos(tmp_path, *check, "en")
    assert (done.returncode, done.stdout) == nothing


NOWHERE = "is a link to what is not there (mend it, or take it out)"


@pytest.mark.parametrize(
    ("folder", "named", "told"),
    [
        (".", [], CATALOG),
        (".", [CATALOG], CATALOG),
        (".", ["locales"], CATALOG),
        ("source", [CATALOG], CATALOG),
        (".", ["other.po"], "other.po"),
        ("source", ["../other.po"], "../other.po"),
    ],
)
def test_a_catalog_that_is_a_link_to_nothing_is_said_to_be_one(
    tmp_path: Path, run_ambos: RunAmbos, folder: str, named: list[str], told: str
) -> None:
    root = make(tmp_path)
    assert "[untranslated]" in run_ambos(root, "check").stdout
    (root / "kept.po").write_bytes((root / CATALOG).read_bytes())
    (root / CATALOG).unlink()
    (root / CATALOG).symlink_to("../../../kept.po")
    assert "[untranslated]" in run_ambos(root, "check").stdout
    (root / "kept.po").unlink()
    (root / "other.po").symlink_to("nowhere.po")
    done = run_ambos(root / folder, "check", *named)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{told}: {NOWHERE}\n")
    done = run_ambos(root, "update")
    assert (done.returncode, done.stderr) == (2, f"{CATALOG}: {NOWHERE}\n")
