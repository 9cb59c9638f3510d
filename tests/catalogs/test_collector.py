"""The garbage collector while catalogs are read and merged."""

from __future__ import annotations

import gc
import weakref

import pytest

from i18n.catalogs import collector


class Node:
    """Something that garbage can be made of."""

    itself: Node


def garbage() -> weakref.ref[Node]:
    node = Node()
    node.itself = node
    return weakref.ref(node)


def test_the_collector_stands_still_within_and_runs_afterwards() -> None:
    assert gc.isenabled()
    with pytest.raises(ValueError, match="within"), collector.paused():
        assert not gc.isenabled()
        left = garbage()
        raise ValueError("within")
    assert gc.isenabled()
    gc.collect()
    assert left() is None


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with collector.paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_somebody_has_set_aside_stays_aside() -> None:
    gc.freeze()
    try:
        count = gc.get_freeze_count()
        with collector.paused():
            pass
        assert gc.get_freeze_count() >= count > 0
    finally:
        gc.unfreeze()
