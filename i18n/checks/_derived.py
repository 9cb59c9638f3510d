"""What checks make of a text or a message, made once for all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

Result = TypeVar("Result")


class made_once(Generic[Result]):  # noqa: N801  (a decorator, as `property` is)
    """A property that is made at the first call, and an attribute of its object from then on.

    It is `functools.cached_property` without the lock that this takes before Python 3.12, which costs
    more than most of what is made here. Made by two threads at once, it is made twice.
    """

    def __init__(self, function: Callable[[Any], Result]) -> None:
        self.function = function
        self.__doc__ = function.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...

    @overload
    def __get__(self, instance: object, owner: type) -> Result: ...

    def __get__(self, instance: object | None, owner: type) -> Self | Result:
        if instance is None:
            return self
        result = instance.__dict__[self.name] = self.function(instance)
        return result


class Derived:
    """Keeps what functions made of it, as long as it lives; it does not change."""

    def derive(self, function: Callable[[Self], Result]) -> Result:
        """What a function makes of this, made at the first call with that function."""
        made = self._made
        if function not in made:
            made[function] = function(self)
        return made[function]  # type: ignore[no-any-return]

    @made_once
    def _made(self) -> dict[object, Any]:
        return {}
