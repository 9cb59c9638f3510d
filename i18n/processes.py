"""Work done in several processes, its results in the order of the work."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_CHUNK = 8
"""Items that travel to a process at once."""

_AHEAD = 4
"""Chunks in work or waiting for each process: so much more is held in memory, and no more."""


def ordered(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    jobs: int,
    is_light: Callable[[Item], bool] | None = None,
    chunk_size: int = _CHUNK,
) -> Iterator[Result]:
    """What a function gives for each item, in their order; in this process for one job.

    Items are taken as they are needed. In several processes the function and the items are pickled.
    Where there are more items than processes and the first `is_light`, it is worked on here before
    these start. `chunk_size` items travel to a process at once.
    Raises what the function raises, for the first item for which it does.
    """
    source = iter(items)
    first = list(islice(source, jobs + 1)) if jobs > 1 else []
    jobs = min(jobs, len(first))
    if jobs < 2:
        yield from map(function, chain(first, source))
        return
    from concurrent.futures import Future, ProcessPoolExecutor  # noqa: PLC0415  # slow to import

    # what the first loads and computes once, those have that are forked behind it
    is_first_here = len(first) > jobs and is_light is not None and is_light(first[0])
    done = [function(first.pop(0))] if is_first_here else []
    source = chain(first, source)
    waiting: deque[Future[list[Result]]] = deque()
    with ProcessPoolExecutor(jobs, initializer=_leave_signals_to_parent) as pool:
        while True:
            while len(waiting) < jobs * _AHEAD and (chunk := list(islice(source, chunk_size))):
                waiting.append(pool.submit(_each, function, chunk))
            yield from done
            if not waiting:
                return
            done = waiting.popleft().result()


def _each(function: Callable[[Item], Result], items: Iterable[Item]) -> list[Result]:
    return list(map(function, items))


def _leave_signals_to_parent() -> None:
    """In a process of the pool: who is asked to stop is the program that started it.

    When that is gone, so is this process.
    """
    import threading  # noqa: PLC0415  # slow to import

    for name in ("SIGTERM", "SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    import multiprocessing  # noqa: PLC0415  # slow to import

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
