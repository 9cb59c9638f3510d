"""What a check may know besides the texts: it reads no file, so that it is handed over."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What was read for a project, or on request, before the checks run."""
