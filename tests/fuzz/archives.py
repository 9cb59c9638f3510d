"""Bytes as a file of a format: those of an archive go into its main part."""

from __future__ import annotations


def wrapped(data: bytes, suffix: str) -> bytes:
    """A file of a format's suffix that holds these bytes."""
    del suffix
    return data
