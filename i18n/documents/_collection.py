"""Python's collector of cycles, kept from looking through what a document is made of."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")


def uncollected(read: Callable[_Given, _Made]) -> Callable[_Given, _Made]:
    """A function that makes many objects and no cycles, without the collector on its way.

    It would look through all of them time and again: more than half of the time that a document of
    many small units takes.
    """

    @wraps(read)
    def quiet(*args: _Given.args, **kwargs: _Given.kwargs) -> _Made:
        was_enabled = gc.isenabled()
        gc.disable()
        try:
            return read(*args, **kwargs)
        finally:
            if was_enabled:
                gc.enable()

    return quiet
