"""The job for GitLab: its scripts are run as its runner runs them, line after line in one shell."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from junitparser import JUnitXml

from tests.ci.conftest import CATALOG, needed, run
from tests.tools import ROOT

JOB: dict[str, Any] = yaml.safe_load((ROOT / "docs/ci/gitlab.yml").read_text())["ambos"]


def job(folder: Path, environment: Path, lines: list[str]) -> subprocess.CompletedProcess[str]:
    """Run lines of the job, where its environment's programs come first."""
    told = run(folder, "printenv", "PATH").stdout.strip()
    variables = {
        **JOB["variables"],
        "AMBOS": str(ROOT),
        "AMBOS_ARGUMENTS": "--fail-on error --ignore header",
        "PYTHONPATH": str(needed()),
        "PATH": f"{environment / 'bin'}:{told}",
    }
    return run(folder, "sh", "-ec", "\n".join(lines), environment=variables)


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The environment of a job behind its `before_script`."""
    folder = tmp_path_factory.mktemp("job") / "environment"
    assert run(folder.parent, sys.executable, "-m", "venv", folder).returncode == 0
    done = job(folder.parent, folder, JOB["before_script"])
    assert done.returncode == 0, done.stderr
    assert (folder / "bin/ambos").exists()
    return folder


def test_the_reports_of_the_job_are_the_files_that_it_writes() -> None:
    assert set(JOB["artifacts"]["reports"]) == {"codequality", "junit"}
    assert JOB["artifacts"]["when"] == "always"
    script = "\n".join(JOB["script"])
    assert all(f">{file} " in script for file in JOB["artifacts"]["reports"].values())


def test_a_fault_is_in_both_reports_and_fails_the_job(repository: Path, environment: Path) -> None:
    project = repository / "site"
    done = job(project, environment, JOB["script"])
    assert done.returncode == 1
    assert done.stdout.startswith(f"{CATALOG}:")
    assert done.stdout.endswith("1 error in 1 catalog.\n")
    reports = JOB["artifacts"]["reports"]
    [violation] = json.loads((project / reports["codequality"]).read_bytes())
    assert violation["location"]["path"] == f"site/{CATALOG}"
    read = JUnitXml.fromfile(str(project / reports["junit"]))
    assert (read.tests, read.failures) == (1, 1)


def test_a_project_without_faults_passes(right: Path, environment: Path) -> None:
    project = right / "site"
    done = job(project, environment, JOB["script"])
    assert (done.returncode, done.stdout) == (0, "No findings in 1 catalog.\n")
    assert json.loads((project / "gl-code-quality-report.json").read_bytes()) == []


def test_what_is_no_project_ends_the_job_at_once(tmp_path: Path, environment: Path) -> None:
    done = job(tmp_path, environment, JOB["script"])
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("no project here (")
    assert done.stderr.count("\n") == 1
