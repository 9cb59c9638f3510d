"""Two files that exchange their names in one step, where the system can do that.

What a file is replaced by takes its name, and what had the name until that very moment is not lost: it
has the other name, and can be looked at.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from functools import cache

_HERE = -100
"""AT_FDCWD of Linux."""
_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux (renameat2(2)), and RENAME_SWAP of macOS (renamex_np(2))."""
_CANNOT = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM})
"""What a kernel or a file system says that knows no such step, or a sandbox that forbids it."""


def swap(one: str, other: str) -> bool:
    """Give each of two files of one folder the other's name; False, with nothing done, where none can.

    Raises OSError: FileNotFoundError where one of them is not there.
    """
    call = _call()
    if call is None:
        return False
    number = call(os.fsencode(one), os.fsencode(other))
    if number in _CANNOT:
        return False
    if number:
        raise OSError(number, os.strerror(number), one, None, other)
    return True


@cache
def _call() -> Callable[[bytes, bytes], int] | None:
    """The system's call, which gives an error's number or 0; None where it has none."""
    if sys.platform == "win32":
        return None
    import ctypes  # noqa: PLC0415  (slow to import)

    library = ctypes.CDLL(None, use_errno=True)
    mac = getattr(library, "renamex_np", None)
    linux = getattr(library, "renameat2", None)

    def call(one: bytes, other: bytes) -> int:
        if mac is not None:
            failed = mac(one, other, ctypes.c_uint(_EXCHANGE))
        else:
            assert linux is not None, "one of both is there"
            failed = linux(_HERE, one, _HERE, other, ctypes.c_uint(_EXCHANGE))
        return ctypes.get_errno() if failed else 0

    return None if mac is None and linux is None else call
