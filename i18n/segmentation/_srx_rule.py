"""One rule of SRX, ready to be matched."""

from __future__ import annotations

from dataclasses import dataclass

from i18n.segmentation._srx_nodes import Edge


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A rule: whether text breaks where `before` ends and `after` begins.

    Both are patterns of `regex`, version 1. `tail` and `head` are the sets that the characters
    before and after the position lie in, the nearest first, as far as each match has them.
    """

    is_break: bool
    before: str
    after: str
    path: str
    line: int
    tail: Edge
    head: Edge
    needs_clock: bool

    @property
    def name(self) -> str:
        """Where the rule stands: `rules.srx:12`."""
        return f"{self.path}:{self.line}"
