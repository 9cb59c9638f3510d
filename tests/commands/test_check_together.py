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
    ignore(project / B, "inconsistent because it is a notice board")
    assert found(project, run_ambos) == []
    for _ in range(2):  # as the ledger tells it, too
        assert "unused" not in run_ambos(project, "check").stdout


def ignore(catalog: Path, names: str) -> None:
    """Ignore checks in the last message of a catalog."""
    before, _, after = catalog.read_text().rpartition("#. ")
    catalog.write_text(f"{before}# ambos: ignore {names}\n#. {after}")


def unused(project: Path, run_ambos: RunAmbos, *options: str) -> list[tuple[str, str]]:
    """Where an ignore hides nothing, and what is said of it."""
    done = run_ambos(project, "check", "--format", "json", *options)
    listed = json.loads(done.stdout)["findings"]
    assert len({one["fingerprint"] for one in listed}) == len(listed)
    return [(one["path"], one["message"]) for one in listed if one["check"] == "unused-ignore"]


NOTHING = "nothing of '{}' to ignore (take the comment out)"
SELECT = ("--select", "inconsistent", "--select", "unused-ignore")


def test_an_ignore_of_a_check_of_all_catalogs_that_hides_nothing_is_found(
    project: Path, run_ambos: RunAmbos
) -> None:
    ignore(project / A, "inconsistent source-names numbers")
    expected = [(A, NOTHING.format(name)) for name in ("numbers", "inconsistent", "source-names")]
    for _ in range(2):  # as the ledger tells it, too
        assert unused(project, run_ambos) == expected
    assert unused(project, run_ambos, *SELECT) == [expected[1]]


@pytest.mark.parametrize(
    "options",
    [
        ("--ignore", "inconsistent"),
        ("--select", "unused-ignore"),
        ("--language", "es"),
        (A,),
        (A, B),
        ("locales",),
    ],
)
def test_where_not_all_catalogs_are_looked_at_nobody_knows_what_an_ignore_hides(
    project: Path, run_ambos: RunAmbos, options: tuple[str, ...]
) -> None:
    ignore(project / A, "inconsistent")
    assert unused(project, run_ambos, *options) == []


def test_what_a_catalog_says_that_cannot_be_read_may_be_what_an_ignore_hides(
    project: Path, run_ambos: RunAmbos
) -> None:
    ignore(project / A, "inconsistent")
    kept = (project / C).read_text()
    (project / C).write_text(kept.rstrip().removesuffix('"'))
    for _ in range(2):
        assert unused(project, run_ambos) == []
    (project / C).write_text(kept)
    assert unused(project, run_ambos) == [(A, NOTHING.format("inconsistent"))]


def test_of_ignores_that_hide_each_other_s_findings_one_is_enough(
    project: Path, run_ambos: RunAmbos
) -> None:
    for name in (A, B, C):
        ignore(project / name, "inconsistent")
    expected = [(name, NOTHING.format("inconsistent")) for name in (A, C)]
    assert unused(project, run_ambos) == expected
    for name in (A, C):
        text = (project / name).read_text()
        (project / name).write_text(text.replace("# ambos: ignore inconsistent\n", ""))
    assert found(project, run_ambos) == unused(project, run_ambos) == []


def test_an_ignore_without_which_something_is_found_elsewhere_is_used(
    project: Path, run_ambos: RunAmbos
) -> None:
    for name in (A, C):
        ignore(project / name, "inconsistent")
    assert found(project, run_ambos) == unused(project, run_ambos) == []


def test_every_place_of_a_rare_name_has_to_ignore_it(project: Path, run_ambos: RunAmbos) -> None:
    texts = ["They blamed the Tren de Aragua."] * 3 + ["The Aragua Train denied it."] * 2
    for n, text in enumerate(texts):
        (project / f"source/n{n}.md").write_text(f"{text}\n")
    assert run_ambos(project, "update").returncode == 0
    catalogs = [f"locales/es/LC_MESSAGES/n{n}.po" for n in range(len(texts))]
    for n, text in enumerate(texts):
        said = (project / catalogs[n]).read_text()
        before, _, after = said.rpartition('msgstr ""')
        target = (
            "Un abogado del Tren de Aragua lo negó." if n > 2 else "Culparon al Tren de Aragua."
        )
        (project / catalogs[n]).write_text(f'{before}msgstr "{target}"{after}')
        assert text in said
    names = ("--select", "source-names", "--select", "unused-ignore")
    for name in catalogs[3:]:
        ignore(project / name, "source-names")
    assert unused(project, run_ambos, *names) == []
    ignore(project / catalogs[0], "source-names")
    assert unused(project, run_ambos, *names) == [(catalogs[0], NOTHING.format("source-names"))]


@pytest.mark.parametrize("named", [(B,), ("--language", "es"), ("locales/es",)])
def test_a_baseline_keeps_what_only_all_catalogs_together_show(
    project: Path, run_ambos: RunAmbos, named: tuple[str, ...]
) -> None:
    check = ("check", "--write-baseline", "known.txt")
    assert run_ambos(project, *check).stdout == "known.txt: 1 finding\n"
    done = run_ambos(project, "check", "--baseline", "known.txt", *named)
    assert done.stderr == ""
    assert run_ambos(project, *check, *named).stdout == "known.txt: 1 finding\n"
    done = run_ambos(project, "check", "--baseline", "known.txt")
    assert (done.stdout, done.stderr) == ("No findings in 3 catalogs.\n", "")
    text = (project / B).read_text(encoding="utf-8")
    (project / B).write_text(text.replace(OTHER, USUAL), encoding="utf-8")
    assert run_ambos(project, *check).stdout == "known.txt: 0 findings\n"


def test_a_baseline_of_a_catalog_of_another_project_shrinks(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    head = 'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    text = "".join(
        f'\nmsgctxt "{name}"\nmsgid "{SAID}"\nmsgstr "{target}"\n'
        for name, target in zip(NAMES, (USUAL, OTHER, USUAL), strict=True)
    )
    (tmp_path / "b.po").write_text(head + text, encoding="utf-8")
    check = ("check", "--write-baseline", "known.txt", "--select", "inconsistent", "b.po")
    assert run_ambos(tmp_path, *check).stdout == "known.txt: 1 finding\n"
    (tmp_path / "b.po").write_text(head + text.replace(OTHER, USUAL), encoding="utf-8")
    assert run_ambos(tmp_path, *check).stdout == "known.txt: 0 findings\n"
