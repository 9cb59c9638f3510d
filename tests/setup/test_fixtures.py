"""What `tests/conftest.py` gives, as other tests rely on it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.conftest import AsOtherUser

READ = "import sys; print(open(sys.argv[1]).read())"


def test_permissions_bind_a_child_also_where_root_runs_the_tests(
    tmp_path: Path, as_other_user: AsOtherUser
) -> None:
    closed = tmp_path / "closed"
    closed.write_text("text")
    closed.chmod(0o000)
    done = as_other_user(tmp_path, sys.executable, "-c", READ, closed)
    assert "PermissionError" in done.stderr


def test_a_folder_without_write_permission_takes_no_file(
    tmp_path: Path, as_other_user: AsOtherUser
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    folder.chmod(0o555)
    done = as_other_user(folder, sys.executable, "-c", "open('new', 'w')")
    assert "PermissionError" in done.stderr
    assert not list(folder.iterdir())
    folder.chmod(0o755)


def test_what_is_permitted_stays_so(tmp_path: Path, as_other_user: AsOtherUser) -> None:
    (tmp_path / "open").write_text("text")
    done = as_other_user(tmp_path, sys.executable, "-c", READ, "open")
    assert (done.stdout, done.returncode) == ("text\n", 0)


def test_line_ends_and_bytes_come_as_the_program_wrote_them(
    tmp_path: Path, as_other_user: AsOtherUser
) -> None:
    script = "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read() + b'\\xff')"
    done = as_other_user(tmp_path, sys.executable, "-c", script, stdin="uno\r\ndós\r")
    assert done.stdout.encode("utf-8", "surrogateescape") == "uno\r\ndós\r".encode() + b"\xff"


@pytest.mark.platform("plan9")
def test_of_another_platform_is_not_collected() -> None:
    raise AssertionError("collected")
