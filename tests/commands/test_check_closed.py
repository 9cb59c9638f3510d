"""`ambos check` where a folder may not be read: it is named, and the rest is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.project import CATALOG, make, translate
from tests.conftest import AsOtherUser

HEADER = 'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
WRONG = 'msgid "It costs 20."\nmsgstr "Cuesta 30."\n'
NO_PERMISSION = "no permission to read (change the folder's owner or mode)\n"
SAID = {
    f"closed: {NO_PERMISSION}",
    "closed/deep: no permission to read (change the owner or mode of its folder)\n",
}


@pytest.fixture(params=[0o000, 0o300, 0o600])
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A folder with a catalog of another project, and one below that cannot be looked into."""
    (tmp_path / "b.po").write_text(HEADER + WRONG.replace("30", "20"), encoding="utf-8")
    closed = tmp_path / "closed"
    (closed / "deep").mkdir(parents=True)
    (closed / "deep/a.po").write_text(HEADER + WRONG, encoding="utf-8")
    closed.chmod(request.param)
    yield tmp_path
    closed.chmod(0o700)


def test_a_folder_that_is_closed_is_named_and_the_others_are_looked_at(
    folder: Path, ambos: Path, as_other_user: AsOtherUser
) -> None:
    done = as_other_user(folder, ambos, "check", ".")
    assert done.returncode == 2
    assert done.stderr in SAID
    assert done.stdout == "No findings in 1 catalog.\n"
    done = as_other_user(folder, ambos, "check", "closed")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr in SAID
    if not (folder / "closed").stat().st_mode & 0o100:
        done = as_other_user(folder, ambos, "check", "closed/deep/a.po")
        assert (done.returncode, done.stdout) == (2, "")
        assert "no permission to" in done.stderr
    (folder / "b.po").write_text(HEADER + WRONG, encoding="utf-8")
    assert as_other_user(folder, ambos, "check", ".").returncode == 1


NEWS = "locales/es/LC_MESSAGES/news"


@pytest.fixture
def project(tmp_path: Path, ambos: Path, as_other_user: AsOtherUser) -> Iterator[Path]:
    """A project with two documents in a folder whose catalogs nobody can see."""
    root = make(tmp_path)
    translate(root, {"One.": "Uno.", "Two words.": "Dos palabras."})
    (root / "source/news").mkdir()
    for name in ("b", "c"):
        (root / f"source/news/{name}.md").write_text("It costs 20.\n")
    assert as_other_user(root, ambos, "update").returncode == 0
    for name in ("b", "c"):
        translate(root, {"It costs 20.": "Cuesta 30."}, f"{NEWS}/{name}.po")
    yield root
    (root / NEWS).chmod(0o700)


def test_a_folder_of_a_project_that_is_closed_is_named_once(
    project: Path, ambos: Path, as_other_user: AsOtherUser
) -> None:
    done = as_other_user(project, ambos, "check", "--write-baseline", "known.txt")
    assert done.stdout == "known.txt: 2 findings\n"
    (project / NEWS).chmod(0)
    for options in ((), ("--select", "numbers"), ()):
        done = as_other_user(project, ambos, "check", *options)
        assert (done.returncode, done.stderr) == (2, f"{NEWS}: {NO_PERMISSION}")
        assert done.stdout == "No findings in 1 catalog.\n"
    done = as_other_user(project, ambos, "check", "--baseline", "known.txt")
    assert (done.returncode, done.stderr) == (2, f"{NEWS}: {NO_PERMISSION}")
    done = as_other_user(project, ambos, "check", "--write-baseline", "known.txt")
    assert (done.returncode, done.stdout) == (2, "known.txt: 2 findings\n")
    (project / CATALOG).unlink()
    done = as_other_user(project, ambos, "check")
    assert (done.returncode, done.stderr) == (1, f"{NEWS}: {NO_PERMISSION}")
    assert done.stdout.count("[catalog-missing]") == 1
    (project / NEWS).chmod(0o700)
    assert as_other_user(project, ambos, "check").stdout.count("[numbers]") == 2
