"""`ambos check` over several documents: what only all catalogs together show."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import RunAmbos

SAID = "The office is closed on public holidays."
NAMES = ("a", "b", "c")
A, B, C = (f"locales/es/LC_MESSAGES/{name}.po" for name in NAMES)
USUAL, OTHER = "La oficina cierra los días festivos.", "En feriados no se atiende."


@pytest.fixture
def project(tmp_path: Path, run_ambos: RunAmbos) -> Path:
    """A project with three documents that say the same, one of them otherwise in Spanish."""
    (tmp_path / "source").mkdir()
    (tmp_path / "ambos.toml").write_text('source = "en"\ntargets = ["es"]\n')
    for name in NAMES:
        (tmp_path / f"source/{name}.md").write_text(f"{SAID}\n")
    assert run_ambos(tmp_path, "update").returncode == 0
    for name, target in zip((A, B, C), (USUAL, OTHER, USUAL), strict=True):
        text = (tmp_path / name).read_text()
        assert 'msgstr ""' in text.rpartition(SAID)[2]
        before, _, after = text.rpartition('msgstr ""')
        (tmp_path / name).write_text(f'{before}msgstr "{target}"{after}')
    return tmp_path


def found(project: Path, run_ambos: RunAmbos, *options: str) -> list[dict[str, object]]:
    done = run_ambos(project, *options, "check", "--select", "inconsistent", "--format", "json")
    listed: list[dict[str, object]] = json.loads(done.stdout)["findings"]
    return listed


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_documents_that_translate_a_sentence_otherwise_are_inconsistent(
    project: Path, run_ambos: RunAmbos, jobs: str
) -> None:
    (finding,) = found(project, run_ambos, "--jobs", jobs)
    assert (finding["check"], finding["path"]) == ("inconsistent", B)
    line = (project / B).read_text().split("\n").index(f'msgid "{SAID}"') + 1
    assert finding["line"] == line
    assert f"({C}:{line})" in str(finding["message"])
    assert finding["fingerprint"]


def test_catalogs_of_other_projects_stand_for_themselves(
    project: Path, run_ambos: RunAmbos
) -> None:
    (project / "ambos.toml").unlink()
    done = run_ambos(project, "check", "locales/es", "--format", "json")
    assert [
        one for one in json.loads(done.stdout)["findings"] if one["check"] == "inconsistent"
    ] == []


def test_a_comment_takes_a_message_out_and_is_not_unused(
    project: Path, run_ambos: RunAmbos
) -> None:
    text = (project / B).read_text()
    ignored = "# ambos: ignore inconsistent because it is a notice board\n"
    before, _, after = text.rpartition("#. ")
    (project / B).write_text(f"{before}{ignored}#. {after}")
    assert found(project, run_ambos) == []
    assert "unused" not in run_ambos(project, "check").stdout
