"""The one error that a user sees: what is wrong, where, and what to do about it."""

from __future__ import annotations


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
        message = " ".join(self.message.split())
        if self.path is None:
            return message
        path = self.path.replace("\n", "\\n")
        return f"{path}: {message}" if self.line is None else f"{path}:{self.line}: {message}"
