"""`ambos check` and `ambos build` follow the links of a project's documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import RunAmbos

TEXT = """\
# First

See [the second](second.md#a-part), [gone](gone.md), [it](second.md#missing),
[a file](../static/f.txt), <a id="mark" href="#first">up</a> and [here](#mark).

![Picture](Picture.png)
"""


@pytest.fixture
def project(tmp_path: Path, run_ambos: RunAmbos) -> Path:
    files = {
        "ambos.toml": 'source = "en"\ntargets = ["es"]\n',
        "source/first.md": TEXT,
        "source/second.md": "# A part\n",
        "source/picture.png": "",
        "static/f.txt": "",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    assert run_ambos(tmp_path, "update").returncode == 0
    return tmp_path


EXPECTED = [
    "source/first.md:3:1: error: the link to 'gone.md' leads nowhere: there is no source/gone.md"
    " (mend it, or add the file) [dead-links]",
    "source/first.md:3:1: error: the link to 'second.md#missing' leads nowhere: source/second.md has"
    " no heading or id 'missing' [dead-links]",
    "source/first.md:6:1: error: the link to 'Picture.png' leads nowhere: there is no"
    " source/Picture.png (its name is source/picture.png) [dead-links]",
]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_link_of_a_document_that_leads_nowhere_is_found_once(
    project: Path, run_ambos: RunAmbos, jobs: str
) -> None:
    done = run_ambos(project, "--jobs", jobs, "check", "--select", "dead-links")
    assert done.returncode == 1
    assert done.stdout.splitlines() == [*EXPECTED, "3 errors in 2 catalogs."]


def test_a_build_is_refused_for_it(project: Path, run_ambos: RunAmbos) -> None:
    done = run_ambos(project, "build", "--missing", "source")
    assert done.returncode == 1
    assert [line for line in done.stderr.splitlines() if line.startswith("source/")] == EXPECTED
    assert not (project / "public").exists()
    assert run_ambos(project, "build", "--missing", "source", "--no-check").returncode == 0


def test_it_can_be_ignored_in_a_document(project: Path, run_ambos: RunAmbos) -> None:
    with (project / "ambos.toml").open("a") as settings:
        settings.write('[per-file-ignores]\n"source/first.md" = ["dead-links"]\n')
    done = run_ambos(project, "check", "--select", "dead-links")
    assert (done.returncode, done.stdout) == (0, "No findings in 2 catalogs.\n")
    assert run_ambos(project, "build", "--missing", "source").returncode == 0


def test_a_baseline_knows_which_link_is_dead(project: Path, run_ambos: RunAmbos) -> None:
    check = ("check", "--select", "dead-links")
    done = run_ambos(project, *check, "--write-baseline", "known.txt")
    assert done.stdout == "known.txt: 3 findings\n"
    text = TEXT.replace("[gone](gone.md)", "gone").replace("[here](#mark)", "[here](lost.md)")
    (project / "source/first.md").write_text(f"New.\n\n{text}")
    done = run_ambos(project, *check, "--baseline", "known.txt")
    assert "the link to 'lost.md' leads nowhere" in done.stdout
    assert done.stdout.endswith("\n1 error in 2 catalogs.\n")
    assert done.stderr.startswith("known.txt: 1 finding of it not found")


def test_a_catalog_that_is_named_is_looked_at_alone(project: Path, run_ambos: RunAmbos) -> None:
    named = "locales/es/LC_MESSAGES/first.po"
    done = run_ambos(project, "check", "--select", "dead-links", named)
    assert (done.returncode, done.stdout) == (0, "No findings in 1 catalog.\n")


def test_a_link_to_a_document_that_is_left_out_is_found(project: Path, run_ambos: RunAmbos) -> None:
    settings = project / "ambos.toml"
    first = project / "source/first.md"
    first.write_text("# First\n\nSee [the second](second.md).\n")
    assert run_ambos(project, "check", "--select", "dead-links").returncode == 0
    settings.write_text(f'{settings.read_text()}[publish]\ndocuments = ["source/f*"]\n')
    done = run_ambos(project, "build", "--missing", "source")
    assert done.returncode == 1
    what = "the link to 'second.md' leads nowhere: source/second.md is not published"
    assert f"source/first.md:3:1: error: {what}" in done.stderr
