"""Repositories whose translations have faults, and an environment into which Ambos is installed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conftest import RunAmbos, plain_environment
from tests.tools import ROOT

CATALOG = "locales/es/LC_MESSAGES/a.po"
TRANSLATIONS = {"It costs 20.": "Cuesta 30.", "Nobody pays.": "Nadie paga."}


def run(
    folder: Path, *command: str | Path, environment: Mapping[str, str] = {}
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [*map(str, command)],
        cwd=folder,
        env={**pinned(), **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def pinned() -> dict[str, str]:
    """An environment in which pip installs the project's versions, and git knows who commits."""
    # as an address: pip parts the value at white space
    constraints = (ROOT / "constraints.txt").as_uri()
    who = {f"GIT_{role}_{what}": "test@example.org" for role in ("AUTHOR", "COMMITTER")
           for what in ("NAME", "EMAIL")}  # fmt: skip
    return {
        **{name: value for name, value in plain_environment().items() if name != "VIRTUAL_ENV"},
        **who,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "PIP_CONSTRAINT": constraints,
        "PIP_BUILD_CONSTRAINT": constraints,
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }


def needed() -> Path:
    """Where the packages are that Ambos needs, so that pip has Ambos alone to install."""
    [here] = Path(sys.prefix).glob("lib/python*/site-packages")
    return here


def git(folder: Path, *arguments: str) -> str:
    """What git prints, where it succeeds."""
    done = run(folder, "git", *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path, run_ambos: RunAmbos) -> Path:
    """A repository whose folder `site` is a project with a wrong number, in a first commit."""
    folder = tmp_path / "a repository"
    project = folder / "site"
    (project / "source").mkdir(parents=True)
    (project / "ambos.toml").write_text('source = "en"\ntargets = ["es"]\n')
    (project / "source/a.md").write_text("It costs 20. Nobody pays.\n")
    assert run_ambos(project, "update").returncode == 0
    text = (project / CATALOG).read_text(encoding="utf-8")
    for source, target in TRANSLATIONS.items():
        text = text.replace(f'"{source}"\nmsgstr ""', f'"{source}"\nmsgstr "{target}"')
    (project / CATALOG).write_text(text, encoding="utf-8")
    git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "Begin")
    return folder


@pytest.fixture
def right(repository: Path) -> Path:
    """The same, without the fault."""
    path = repository / "site" / CATALOG
    path.write_text(path.read_text(encoding="utf-8").replace("30", "20"), encoding="utf-8")
    return repository
