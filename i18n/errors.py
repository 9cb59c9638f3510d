"""The one error that a user sees: what is wrong, where, and what to do about it."""

from __future__ import annotations

import re

_CONTROL = r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
"""Compiled where there is something to say: every command imports this module."""


def visible(text: str) -> str:
    """The text on one line, with each character that could move or turn others written out."""
    return re.sub(_CONTROL, lambda match: match[0].encode("unicode_escape").decode(), text)


class AmbosError(Exception):
    """Input, usage or environment that Ambos refuses: one line on stderr, exit status 2.

    `message` says what is wrong and, in brackets at its end, what to do; `path` is the file as the
    user would name it; `line` counts from 1.
    """

    def __init__(self, message: str, *, path: str | None = None, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line

    def __str__(self) -> str:
        message = visible(" ".join(self.message.split()))
        if self.path is None:
            return message
        path = visible(self.path)
        return f"{path}: {message}" if self.line is None else f"{path}:{self.line}: {message}"
