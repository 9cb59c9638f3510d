"""The generated site, built once for the tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import RunAmbos
from tests.validate import generated, published
from tests.validate.generated import Run
from tests.validate.published import Public


@pytest.fixture(scope="session")
def run(run_ambos: RunAmbos) -> Run:
    """Run a command that has to succeed."""

    def run(folder: Path, *arguments: str) -> object:
        done = run_ambos(folder, *arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return done

    return run


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """The generated project, built; a test that changes it makes a copy."""
    root = tmp_path_factory.mktemp("generated")
    generated.make(root, run)
    return root


@pytest.fixture(scope="session")
def public(project: Path) -> Public:
    """What is published of it."""
    return published.read(project / "public", generated.BASE)
