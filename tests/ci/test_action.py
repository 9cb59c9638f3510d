"""The action of GitHub: its steps are run as its runner runs them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.ci.conftest import CATALOG, needed, run
from tests.tools import ROOT, search_path

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}


def step(
    name: str, folder: Path, temporary: Path, inputs: Mapping[str, str] = {}
) -> subprocess.CompletedProcess[str]:
    """Run the shell of a step, as `shell: bash` is run."""
    given = {name: one["default"] for name, one in ACTION["inputs"].items()} | dict(inputs)
    one = STEPS[name]
    environment = {
        key: re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda match: given[match[1]], value)
        for key, value in one.get("env", {}).items()
    }
    assert one["shell"] == "bash"
    assert "${{" not in one["run"]
    script = temporary / "script.sh"
    script.write_text(one["run"], encoding="utf-8")
    return run(
        folder,
        "bash", "--noprofile", "--norc", "-eo", "pipefail", script,
        environment={
            **environment,
            "PATH": f"{Path(sys.executable).parent}:{search_path()}",
            "PYTHONPATH": str(needed()),
            "RUNNER_TEMP": str(temporary),
            "RUNNER_OS": "Linux",
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_STEP_SUMMARY": str(temporary / "summary.md"),
        },
    )  # fmt: skip


@pytest.fixture(scope="module")
def temporary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The runner's folder, once the action has installed Ambos there."""
    folder = tmp_path_factory.mktemp("runner temp")
    done = step("Install Ambos", folder, folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def summary(temporary: Path) -> Path:
    """The summary of the job."""
    path = temporary / "summary.md"
    path.write_text("before\n")
    return path


def test_the_action_is_as_github_describes_one() -> None:
    assert {"name", "description", "inputs", "runs"} <= set(ACTION)
    assert ACTION["runs"]["using"] == "composite"
    for one in ACTION["inputs"].values():
        assert set(one) == {"description", "default"}
        assert isinstance(one["default"], str)
    for one in STEPS.values():
        assert ("uses" in one) != ("run" in one)
        assert ("shell" in one) == ("run" in one)


def test_a_fault_is_annotated_with_its_path_from_the_top_and_fails(
    repository: Path, temporary: Path, summary: Path
) -> None:
    inputs = {"project": "site", "sarif": "ambos.sarif"}
    done = step("Check", repository, temporary, inputs)
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith(f"::error title=Ambos%3A numbers,file=site/{CATALOG},line=")
    assert done.stderr == "1 error in 1 catalog.\n"
    assert summary.read_text(encoding="utf-8").startswith(
        "before\n**Ambos:** 1 error in 1 catalog."
    )
    [result] = json.loads((repository / "ambos.sarif").read_bytes())["runs"][0]["results"]
    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location["uri"] == f"site/{CATALOG}"


def test_a_project_without_faults_passes(right: Path, temporary: Path, summary: Path) -> None:
    done = step("Check", right, temporary, {"project": "site"})
    assert (done.returncode, done.stdout) == (0, "")
    assert summary.read_text(encoding="utf-8").endswith("No findings in 1 catalog.\n")


def test_arguments_and_paths_are_words_and_never_shell(
    repository: Path, temporary: Path, summary: Path
) -> None:
    (repository / "other.po").write_text(
        'msgid ""\nmsgstr "Language: es\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "It costs 20."\nmsgstr "Cuesta 30."\n'
    )
    inputs = {"paths": "other.po\n", "arguments": "--select numbers", "summary": "false"}
    done = step("Check", repository, temporary, inputs)
    assert done.returncode == 1, done.stderr
    assert "file=other.po" in done.stdout
    assert summary.read_text() == "before\n"
    done = step("Check", repository, temporary, {"paths": "$(touch${IFS}made) ;touch made"})
    assert done.returncode == 2
    assert not (repository / "made").exists()


@pytest.mark.parametrize(("number", "status"), [(30, 1), (20, 2)])
def test_a_catalog_that_is_refused_keeps_nothing_from_being_reported(
    repository: Path, temporary: Path, summary: Path, number: int, status: int
) -> None:
    folder = repository / "others"
    folder.mkdir()
    head = 'msgid ""\nmsgstr "%sContent-Type: text/plain; charset=UTF-8\\n"\n\n'
    message = f'msgid "It costs 20."\nmsgstr "Cuesta {number}."\n'
    (folder / "one.po").write_text(head % "Language: es\\n" + message)
    (folder / "two.po").write_text(head % "" + message)
    inputs = {"paths": "others", "arguments": "--select numbers", "sarif": "ambos.sarif"}
    done = step("Check", repository, temporary, inputs)
    assert done.returncode == status, done.stderr
    assert ("file=others/one.po" in done.stdout) == (status == 1)
    assert "others/two.po: neither header nor path says its language" in done.stderr
    assert "in 1 catalog" in summary.read_text(encoding="utf-8")
    results = json.loads((repository / "ambos.sarif").read_bytes())["runs"][0]["results"]
    assert len(results) == (status == 1)


def test_an_option_that_is_wrong_is_told(right: Path, temporary: Path, summary: Path) -> None:
    done = step("Check", right, temporary, {"project": "site", "arguments": "--no-such-option"})
    assert done.returncode == 2
    assert "--no-such-option" in done.stderr
