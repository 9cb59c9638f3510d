"""What checks make of a text or a message, made once for all of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, Self, TypeVar

Result = TypeVar("Result")


class Derived:
    """Keeps what functions made of it, as long as it lives; it does not change."""

    def derive(self, function: Callable[[Self], Result]) -> Result:
        """What a function makes of this, made at the first call with that function."""
        made = self._made
        if function not in made:
            made[function] = function(self)
        return made[function]  # type: ignore[no-any-return]

    @cached_property
    def _made(self) -> dict[object, Any]:
        return {}
