"""The garbage collector, which stands still where many messages are made and none is garbage."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def paused() -> Iterator[None]:
    """No collection within; afterwards what was made is not looked through at once either.

    It counts as old: `gc.freeze` sets all objects aside and `gc.unfreeze` puts them to the oldest,
    neither of which looks at them.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        if not gc.get_freeze_count():
            gc.freeze()
            gc.unfreeze()
        gc.enable()
