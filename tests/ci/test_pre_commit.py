"""The hooks of pre-commit, run by pre-commit from a repository of this checkout's files."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
import yaml

from tests.ci.conftest import CATALOG, git, needed, run
from tests.tools import ROOT

PRE_COMMIT = Path(sys.executable).with_name("pre-commit")
FILES = (".pre-commit-hooks.yaml", "pyproject.toml", "README.md", "LICENSE", "i18n")


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with what is installed of this checkout."""
    folder = tmp_path_factory.mktemp("hooks") / "ambos"
    folder.mkdir()
    for name in FILES:
        if (ROOT / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, folder / name, ignore=ignored)
        else:
            shutil.copy(ROOT / name, folder / name)
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "Release")
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of pre-commit, which keeps what it installs."""
    folder = tmp_path_factory.mktemp("pre-commit")
    return {"PRE_COMMIT_HOME": str(folder), "PYTHONPATH": str(needed())}


def configure(repository: Path, hooks: Path, hook: str, **changes: str) -> None:
    """Let a repository use one of the hooks."""
    used = {"id": hook, **changes}
    entry = {"repo": str(hooks), "rev": git(hooks, "rev-parse", "HEAD"), "hooks": [used]}
    path = repository / ".pre-commit-config.yaml"
    path.write_text(yaml.safe_dump({"repos": [entry]}), encoding="utf-8")
    git(repository, "add", ".")


def test_the_manifest_is_as_pre_commit_wants_it() -> None:
    done = run(ROOT, PRE_COMMIT, "validate-manifest", ".pre-commit-hooks.yaml")
    assert done.returncode == 0, done.stdout
    listed = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in listed] == ["ambos-check", "ambos-check-catalogs"]


def test_a_commit_with_a_fault_is_refused_and_one_without_is_made(
    repository: Path, hooks: Path, home: dict[str, str]
) -> None:
    project = repository / "site"
    for path in project.iterdir():
        path.rename(repository / path.name)
    configure(repository, hooks, "ambos-check")
    assert run(repository, PRE_COMMIT, "install", environment=home).returncode == 0
    commit = ("git", "commit", "--message", "Move")
    done = run(repository, *commit, environment=home)
    assert done.returncode == 1
    assert f"{CATALOG}:" in done.stderr
    assert "the number 30 is not 20" in done.stderr
    path = repository / CATALOG
    path.write_text(path.read_text(encoding="utf-8").replace("30", "20"), encoding="utf-8")
    git(repository, "add", ".")
    done = run(repository, *commit, environment=home)
    assert done.returncode == 0, done.stderr
    (repository / "notes.txt").write_text("nothing to check\n")
    git(repository, "add", ".")
    done = run(repository, PRE_COMMIT, "run", environment=home)
    assert "no files to check" in done.stdout
    for name, text in (("terms/en-es.csv", "source,target,status\n"), ("static/f.txt", "a file\n")):
        (repository / name).parent.mkdir()
        (repository / name).write_text(text)
        git(repository, "add", name)
        done = run(repository, PRE_COMMIT, "run", environment=home)
        assert (done.returncode, "no files to check" in done.stdout) == (0, False), done.stdout
        git(repository, "reset", "--quiet", name)


def test_only_the_catalogs_of_the_commit_are_checked(
    repository: Path, hooks: Path, home: dict[str, str]
) -> None:
    configure(repository, hooks, "ambos-check-catalogs")
    text = (repository / "site" / CATALOG).read_text(encoding="utf-8")
    (repository / "es.po").write_text(text.replace("30", "20"), encoding="utf-8")
    git(repository, "add", ".")
    assert run(repository, PRE_COMMIT, "run", environment=home).returncode == 0
    done = run(repository, PRE_COMMIT, "run", "--all-files", environment=home)
    assert done.returncode == 1
    assert f"site/{CATALOG}:" in done.stdout
    assert "es.po:" not in done.stdout


def test_a_project_in_a_folder_is_named_in_the_entry(
    repository: Path, hooks: Path, home: dict[str, str]
) -> None:
    configure(repository, hooks, "ambos-check", entry="ambos --project site check")
    run_all = (PRE_COMMIT, "run", "--all-files")
    done = run(repository, *run_all, environment=home)
    assert done.returncode == 1
    assert "the number 30 is not 20" in done.stdout
    path = repository / "site" / CATALOG
    path.write_text(path.read_text(encoding="utf-8").replace("30", "20"), encoding="utf-8")
    git(repository, "add", ".")
    done = run(repository, *run_all, environment=home)
    assert done.returncode == 0, done.stdout
