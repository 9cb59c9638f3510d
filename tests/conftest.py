"""What every test may ask for: listed programs, the shared corpus, the program itself."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

import hypothesis
import pytest

from tests import tools

ROOT = Path(__file__).resolve().parent.parent

# Bounds in seconds are no part of a law; the same examples every time where nobody watches.
hypothesis.settings.register_profile(
    "ambos",
    deadline=None,
    derandomize="CI" in os.environ or tools.is_required(),
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("ambos")


class RunAmbos(Protocol):
    """Runs the program; see the fixture `run_ambos`."""

    def __call__(
        self,
        folder: Path,
        *arguments: str | Path,
        stdin: str = "",
        environment: Mapping[str, str] = {},
    ) -> subprocess.CompletedProcess[str]: ...


class AsOtherUser(Protocol):
    """Runs a command; see the fixture `as_other_user`."""

    def __call__(
        self, folder: Path, *command: str | Path, stdin: str = ""
    ) -> subprocess.CompletedProcess[str]: ...


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Take out the tests about other platforms: they are not skipped, they are not collected."""
    others = [item for item in items if not is_for(item, sys.platform)]
    if others:
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if is_for(item, sys.platform)]


def is_for(item: pytest.Item, platform: str) -> bool:
    """Whether a test's `platform` markers, if it has any, name this platform."""
    named = [name for mark in item.iter_markers("platform") for name in mark.args]
    return not named or platform in named


def pytest_runtest_setup(item: pytest.Item) -> None:
    """See that the programs are there that the test's `tool` markers name."""
    for mark in item.iter_markers("tool"):
        for name in mark.args:
            require(name)


def require(name: str) -> Path:
    """A listed program's path. Where it is missing the test skips, or fails where none may be."""
    path = tools.find(name)
    if path is not None:
        return path
    reason = f"{name} is missing ({tools.tool_of(name).remedy()})"
    if tools.is_required():
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def tool() -> Callable[[str], Path]:
    """The path of a program of tools.toml by its name, as `require` gives it."""
    return require


@pytest.fixture(scope="session")
def shared() -> Path:
    """The corpus beside the project, `../shared`; the test skips where there is none."""
    folder = ROOT.parent / "shared"
    if not (folder / "corpus").is_dir():
        pytest.skip("no ../shared beside the project")
    return folder


@pytest.fixture(scope="session")
def ambos() -> Path:
    """The installed program of the environment that runs the tests."""
    return Path(sys.executable).with_name("ambos")


@pytest.fixture(scope="session")
def run_ambos(ambos: Path) -> RunAmbos:
    """Run `ambos` in a folder, with its output as UTF-8 text whose line ends are as written."""

    def run_ambos(
        folder: Path,
        *arguments: str | Path,
        stdin: str = "",
        environment: Mapping[str, str] = {},
    ) -> subprocess.CompletedProcess[str]:
        command = [str(ambos), *map(str, arguments)]
        return decoded(command, folder, stdin, {**plain_environment(), **environment})

    return run_ambos


def decoded(
    command: list[str],
    folder: Path,
    stdin: str,
    environment: Mapping[str, str],
    before: Callable[[], None] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end; output that is not UTF-8 comes as surrogate escapes."""
    done = subprocess.run(
        command,
        cwd=folder,
        input=stdin.encode("utf-8", "surrogateescape"),
        env=environment,
        preexec_fn=before,
        capture_output=True,
        check=False,
    )
    return subprocess.CompletedProcess(
        command,
        done.returncode,
        done.stdout.decode("utf-8", "surrogateescape"),
        done.stderr.decode("utf-8", "surrogateescape"),
    )


def plain_environment() -> dict[str, str]:
    """This process's environment less what would colour, date or configure the program."""
    unwanted = ("AMBOS_", "FORCE_COLOR", "NO_COLOR", "COLUMNS", "SOURCE_DATE_EPOCH", "PYTEST_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
    return {**kept, "PATH": tools.search_path(), "LC_ALL": "C.UTF-8"}


@pytest.fixture(scope="session")
def as_other_user() -> AsOtherUser:
    """Run a command in a folder as a user whom permission bits bind, root or not.

    A child of root gives up the two capabilities by which root passes over permission bits, for
    good, and stays the owner of the test's files: a uid without any could not reach a temporary
    folder that is closed to others.
    """

    def as_other_user(
        folder: Path, *command: str | Path, stdin: str = ""
    ) -> subprocess.CompletedProcess[str]:
        before = give_up_override if os.geteuid() == 0 else None
        return decoded([*map(str, command)], folder, stdin, plain_environment(), before)

    return as_other_user


LIBC = ctypes.CDLL(None, use_errno=True)
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 24, 1, 2


def give_up_override() -> None:
    """Drop root's power over permission bits from what the next program can have (Linux)."""
    for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
        if LIBC.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), "prctl: cannot drop a capability")


@pytest.fixture(scope="session")
def vnu() -> Callable[..., list[tools.Message]]:
    """What the Nu validator says about HTML files or folders, all in one run: `vnu(*paths)`."""
    java, jar = require("java"), require("vnu")
    return lambda *paths: tools.validate(paths, java, jar)


@pytest.fixture
def chromium(tmp_path: Path) -> list[str]:
    """The command of a headless Chromium that talks to nobody, to which a test adds its own."""
    profile = tmp_path / "chromium-profile"
    options = ["--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
    options += ["--disable-component-update", "--disable-sync", "--disable-quic"]
    options += ["--no-sandbox"] if os.geteuid() == 0 else []
    return [str(require("chromium")), *options, f"--user-data-dir={profile}"]
