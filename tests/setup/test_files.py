"""Files that another program has open, as on Windows: there nobody else can replace or remove them."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from i18n import files, swapping
from i18n.errors import AmbosError


class DeniedError(PermissionError):
    """What Windows says of a file that another program has open."""

    def __init__(self, winerror: int = 5) -> None:
        super().__init__(errno.EACCES, "Access is denied")
        self.winerror = winerror


@pytest.fixture
def deny(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], list[float]]:
    """Lets as many renamings fail as somebody says; what it gives grows by the seconds of each pause."""
    rename, pauses = os.replace, list[float]()

    def given(times: int) -> list[float]:
        left = [times]

        def replace(one: str, other: str) -> None:
            left[0] -= 1
            if left[0] >= 0:
                raise DeniedError
            rename(one, other)

        monkeypatch.setattr(os, "replace", replace)
        monkeypatch.setattr("time.sleep", pauses.append)
        monkeypatch.setattr(sys, "platform", "win32")
        return pauses

    return given


def test_who_has_a_file_open_for_a_moment_is_waited_for(
    tmp_path: Path, deny: Callable[[int], list[float]]
) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(b"old")
    pauses = deny(3)
    assert files.write(path, b"new")
    assert path.read_bytes() == b"new"
    assert len(pauses) == 3


def test_a_file_that_another_program_keeps_open_is_named_as_such(
    tmp_path: Path, deny: Callable[[int], list[float]]
) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(b"old")
    pauses = deny(99)
    with pytest.raises(AmbosError, match=r"^a.po: is open in another program \(close it there\)$"):
        files.write(path, b"new", "a.po")
    assert 0.1 < sum(pauses) < 2
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"old"]


def test_a_file_that_nobody_may_write_is_not_waited_for(
    tmp_path: Path, deny: Callable[[int], list[float]]
) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(b"old")
    path.chmod(0o444)
    pauses = deny(99)
    with pytest.raises(AmbosError, match="no permission to write"):
        files.write(path, b"new")
    assert pauses == []


def test_what_is_saved_while_a_file_is_waited_for_is_not_overwritten(
    tmp_path: Path, deny: Callable[[int], list[float]], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(b"old")
    monkeypatch.setattr(swapping, "swap", lambda one, other: False)
    deny(2)
    monkeypatch.setattr("time.sleep", lambda _: path.write_bytes(b"saved"))
    assert not files.supersede(
        path, b"new", is_output=False, is_as_read=lambda: files.has(path, b"old")
    )
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"saved"]


def test_a_file_that_is_open_elsewhere_is_not_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unlink(_: object) -> None:
        raise DeniedError(32)

    monkeypatch.setattr(os, "unlink", unlink)
    with pytest.raises(AmbosError, match="is open in another program"):
        files.remove(tmp_path / "a.po")


@pytest.mark.platform("linux", "darwin")
def test_a_folder_without_permission_is_not_waited_for(
    tmp_path: Path, deny: Callable[[int], list[float]], monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses = deny(1)
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(AmbosError, match="no permission to write"):
        files.write(tmp_path / "a.po", b"new")
    assert pauses == []


@pytest.mark.platform("win32")
def test_windows_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(b"old")
    with path.open("rb"), pytest.raises(AmbosError, match="is open in another program"):
        files.write(path, b"new")
    assert files.write(path, b"new")
