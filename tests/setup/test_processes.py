"""Work in several processes gives what work in one gives."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from i18n.errors import AmbosError
from i18n.processes import ordered


def is_short(item: str) -> bool:
    return len(item) < 9


def with_process(item: object) -> tuple[object, int]:
    return item, os.getpid()


def refused(number: int) -> int:
    if number >= 3:
        raise AmbosError(str(number))
    return number


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 70])
def test_results_come_in_the_order_of_the_items(count: int, jobs: int) -> None:
    assert [item for item, _ in ordered(with_process, range(count), jobs)] == list(range(count))


@pytest.mark.parametrize(
    ("items", "here"),
    [
        (["a"], [True]),
        (["a", "b"], [False, False]),
        (["a", "b", "c"], [True, False, False]),
        (["x" * 9, "b", "c"], [False, False, False]),
    ],
)
def test_a_light_first_item_is_done_before_processes_start(
    items: list[str], here: list[bool]
) -> None:
    done = list(ordered(with_process, items, 2, is_short))
    assert [process == os.getpid() for _, process in done] == here


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("first", [0, 2, 3, 4])
def test_what_is_raised_is_raised_for_the_first_item_that_fails(first: int, jobs: int) -> None:
    done = []
    with pytest.raises(AmbosError, match=f"^{max(first, 3)}$"):
        for result in ordered(refused, range(first, 90), jobs):
            done.append(result)
    assert done == list(range(first, 3))[: len(done)]


def test_one_process_takes_no_item_before_the_one_before_it_is_done() -> None:
    def items() -> Iterator[int]:
        yield 7
        raise AssertionError("taken too early")

    with pytest.raises(AmbosError, match=r"^7$"):
        list(ordered(refused, items(), 1))


def test_items_are_taken_as_they_are_needed() -> None:
    taken = []

    def items() -> Iterator[int]:
        for number in range(10_000):
            taken.append(number)
            yield number

    found = ordered(with_process, items(), 2)
    assert next(found)[0] == 0 and len(taken) < 100
    found.close()  # type: ignore[attr-defined]
