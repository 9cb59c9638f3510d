"""One writer at a time for the files of a folder."""

from __future__ import annotations

import errno
import importlib
import importlib.util
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from i18n import locks


@contextmanager
def waiting(path: Path) -> Iterator[threading.Event]:
    """A thread that waits for the lock of a path, which somebody holds; the event is set when it has it."""
    has_it = threading.Event()

    def wait() -> None:
        with locks.locked(path):
            has_it.set()

    thread = threading.Thread(target=wait)
    thread.start()
    try:
        yield has_it
    finally:
        thread.join()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> threading.Semaphore:
    """Is released each time that somebody asks for a lock."""
    count = threading.Semaphore(0)
    fcntl = importlib.import_module("fcntl")
    acquire = fcntl.flock

    def flock(descriptor: int, how: int) -> None:
        count.release()
        acquire(descriptor, how)

    monkeypatch.setattr(fcntl, "flock", flock)
    return count


@pytest.mark.platform("linux", "darwin")
@pytest.mark.parametrize("is_made_anew", [True, False])
def test_who_waited_for_a_folder_that_was_taken_away_waits_for_the_one_in_its_place(
    tmp_path: Path, asked: threading.Semaphore, is_made_anew: bool
) -> None:
    folder = tmp_path / "x"
    with ExitStack() as held:
        with locks.locked(folder / "a.po"):
            assert asked.acquire(timeout=30)
            has_it = held.enter_context(waiting(folder / "a.po"))
            assert asked.acquire(timeout=30)
            folder.rmdir()
            if is_made_anew:
                folder.mkdir()
            held.enter_context(locks.locked(folder / "b.po"))
            assert asked.acquire(timeout=30)
        assert asked.acquire(timeout=5), "who waited asks for no other"
        assert not has_it.is_set()
    assert has_it.is_set()


@pytest.mark.platform("linux", "darwin")
def test_a_folder_in_which_somebody_writes_is_taken_away_afterwards_where_it_is_empty(
    tmp_path: Path, asked: threading.Semaphore
) -> None:
    for name in ("empty", "full"):
        folder = tmp_path / name
        remover = threading.Thread(target=locks.remove_if_empty, args=(folder,))
        with locks.locked(folder / "a.po"):
            assert asked.acquire(timeout=30)
            remover.start()
            assert asked.acquire(timeout=30)
            assert folder.is_dir()
            if name == "full":
                (folder / "a.po").write_bytes(b"")
        remover.join()
    assert [*tmp_path.iterdir()] == [tmp_path / "full"]


def test_a_folder_that_is_not_there_is_not_made_to_be_taken_away(tmp_path: Path) -> None:
    locks.remove_if_empty(tmp_path / "x" / "y")
    assert [*tmp_path.iterdir()] == []


def on_windows(monkeypatch: pytest.MonkeyPatch, locking: Callable[..., None]) -> ModuleType:
    """The module as Windows has it, where that gives the lock."""
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(LK_LOCK=1, locking=locking))
    spec = importlib.util.spec_from_file_location("locks_on_windows", locks.__file__)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_on_windows_a_lock_that_is_held_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [OSError(errno.EDEADLK, "held"), OSError(errno.EACCES, "held"), None]

    def locking(*_: int) -> None:
        if error := answers.pop(0):
            raise error

    with on_windows(monkeypatch, locking).locked(tmp_path / "a.po"):
        assert answers == []


def test_on_windows_what_will_never_be_locked_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [OSError(errno.EINVAL, "no such lock")]

    def locking(*_: int) -> None:
        raise answers.pop()

    with (
        pytest.raises(OSError, match="no such lock"),
        on_windows(monkeypatch, locking).locked(tmp_path / "a.po"),
    ):
        pass
