"""A file that is one part: what a format that is no archive has for `unpack` and `pack`."""

from __future__ import annotations

from collections.abc import Mapping


def unpack(data: bytes) -> Mapping[str, bytes]:
    """The file itself."""
    return {"": data}


def pack(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The part itself."""
    return parts.get("", data)
