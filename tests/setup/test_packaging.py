"""The wheel: what is in it, and that it is a whole program in an empty environment."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.tools import ROOT

GENERATED = {"__pycache__"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's wheel, built from a checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    pip(sys.executable, "wheel", "--no-deps", "--wheel-dir", str(folder), ".")
    [built] = folder.glob("*.whl")
    return built


def pip(python: str | Path, *arguments: str) -> None:
    """Run pip in the checkout with the project's pinned versions. Raises CalledProcessError."""
    subprocess.run(
        [str(python), "-m", "pip", "--quiet", "--quiet", "--disable-pip-version-check", *arguments],
        cwd=ROOT,
        env={
            **os.environ,
            "PIP_CONSTRAINT": "constraints.txt",
            "PIP_BUILD_CONSTRAINT": "constraints.txt",
        },
        check=True,
    )


def test_the_wheel_holds_the_package_with_its_data_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    inside = {name for name in names if not name.partition("/")[0].endswith(".dist-info")}
    expected = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "i18n").rglob("*")
        if path.is_file() and not GENERATED & set(path.parts) and path.suffix != ".mo"
    }
    assert inside == expected


def test_the_wheel_carries_the_licence_and_the_command(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    texts = {
        name: archive.read(name).decode() for name in archive.namelist() if ".dist-info" in name
    }
    [licence] = [text for name, text in texts.items() if name.endswith("licenses/LICENSE")]
    [entries] = [text for name, text in texts.items() if name.endswith("entry_points.txt")]
    assert "Permission is hereby granted, free of charge" in licence
    assert "ambos = i18n.commands:main" in entries


def test_an_empty_environment_with_the_wheel_starts_and_builds_a_project(
    wheel: Path, tmp_path: Path
) -> None:
    environment = tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    pip(environment / "bin" / "python", "install", str(wheel))
    project = tmp_path / "un proyecto"
    plain = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": str(tmp_path)}
    for arguments in (["init", str(project)], ["--project", str(project), "build"]):
        done = subprocess.run(
            [environment / "bin" / "ambos", *arguments],
            cwd=tmp_path,
            env=plain,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    assert (project / "public").is_dir()


def pins() -> dict[str, str]:
    """The versions of constraints.txt by normalised name."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {normalised(name): version for name, version in pairs}


def normalised(name: str) -> str:
    """A distribution's name as indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_package_that_the_project_names_is_pinned() -> None:
    tables = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = tables["project"]["optional-dependencies"].values()
    named = [*tables["project"]["dependencies"], *tables["build-system"]["requires"]]
    named += [requirement for extra in extras for requirement in extra]
    names = {normalised(re.split(r"[<>=!~;\[ ]", requirement)[0]) for requirement in named}
    assert names <= set(pins())


def needed() -> dict[str, str]:
    """The installed versions of what the project and its extras need, directly or not."""
    found: dict[str, str] = {}
    waiting = [("ambos", "test"), ("ambos", "lint")]
    while waiting:
        name, extra = waiting.pop()
        for text in metadata.requires(name) or []:
            requirement = Requirement(text)
            other = normalised(requirement.name)
            applies = requirement.marker is None or requirement.marker.evaluate({"extra": extra})
            if applies and other not in found:
                with contextlib.suppress(metadata.PackageNotFoundError):
                    found[other] = metadata.version(other)
                    waiting.append((other, ""))
    return found


def test_everything_that_is_installed_with_the_project_has_its_pinned_version() -> None:
    versions = needed()
    assert {"click", "markupsafe", "pytest", "pluggy"} <= set(versions)
    assert versions.items() <= pins().items()


@pytest.mark.parametrize(
    "name", ["constraints.txt", "pyproject.toml", "Makefile", "tests/tools.toml", ".ci/environment"]
)
def test_no_set_up_file_names_an_index_or_a_host(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"https?://|--(extra-)?index-url|--find-links|--hash|\bgit\+", text)
