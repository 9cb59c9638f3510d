"""`ambos check` with a termbase: the project's own, and one that is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.subjects import HEADER
from tests.conftest import RunAmbos

FOREIGN = HEADER + 'msgid "Two checks."\nmsgstr "Dos revisiones."\n'
SAID = "'check' is not translated as 'comprobación' [terms]"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a catalog of another project, and a termbase."""
    (tmp_path / "es.po").write_text(FOREIGN, encoding="utf-8")
    (tmp_path / "ours.tsv").write_text("check\tcomprobación\n", encoding="utf-8")
    return tmp_path


def test_a_termbase_that_is_named_is_used(folder: Path, run_ambos: RunAmbos) -> None:
    assert run_ambos(folder, "check", "es.po").stdout == "No findings in 1 catalog.\n"
    assert SAID in run_ambos(folder, "check", "es.po", "--termbase", "ours.tsv").stdout


def test_what_is_wrong_with_a_termbase_is_one_line(folder: Path, run_ambos: RunAmbos) -> None:
    (folder / "ours.tsv").write_text("check\n", encoding="utf-8")
    done = run_ambos(folder, "check", "es.po", "--termbase", "ours.tsv")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("ours.tsv:1: 1 columns, not two")
    assert done.stderr.count("\n") == 1


def test_a_project_has_terms_of_its_own(tmp_path: Path, run_ambos: RunAmbos) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "terms").mkdir()
    (tmp_path / "ambos.toml").write_text('source = "en"\ntargets = ["es"]\n')
    (tmp_path / "source/a.md").write_text("Two checks.\n")
    (tmp_path / "terms/en-es.csv").write_text(
        "source,target\ncheck,comprobación\n", encoding="utf-8"
    )
    assert run_ambos(tmp_path, "update").returncode == 0
    catalog = tmp_path / "locales/es/LC_MESSAGES/a.po"
    text = catalog.read_text(encoding="utf-8")
    before, _, after = text.rpartition('msgstr ""')
    catalog.write_text(before + 'msgstr "Dos revisiones."' + after, encoding="utf-8")
    assert SAID in run_ambos(tmp_path, "check").stdout
    (tmp_path / "terms/en-es.csv").write_text("source\n", encoding="utf-8")
    done = run_ambos(tmp_path, "check")
    assert done.returncode == 2
    assert done.stderr.startswith("terms/en-es.csv:1: no column 'target'")
