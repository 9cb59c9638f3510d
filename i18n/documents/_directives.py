"""What an author tells Ambos in comments of a source: `<!-- i18n: note: … -->`, `# i18n: note: …`.

The two directives of mdbook-i18n-helpers, `comment TEXT` and `skip`, are understood too; any other word
is another tool's and left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

_COMMENT = re.compile(r"<!--\s*+i18n:(.*)-->", re.DOTALL)
_DIRECTIVE = re.compile(
    r"(off|on|faq|skip)|(note|context|segment)\s*:\s*(.+)|(comment)\s+(.+)", re.DOTALL
)


class ForUnit(NamedTuple):
    """What the directives say of one unit.

    `is_whole` and `is_cut` say that it is one segment, or cut into sentences; neither, as its document.
    """

    notes: tuple[str, ...]
    context: str | None
    is_whole: bool
    is_skipped: bool
    is_cut: bool = False


_NOTHING = ForUnit((), None, False, False)


@dataclass(slots=True)
class Directives:
    """The directives in force at a place of a document.

    `is_faq` says that the next heading begins a list of questions, `leaves_out` that `off` has left out a
    unit; `off` is where that directive stands, as `read` was told.
    """

    is_off: bool = False
    leaves_out: bool = False
    off: int = 0
    is_faq: bool = False
    _notes: list[str] = field(default_factory=list)
    _context: str | None = None
    _is_whole: bool = False
    _is_skipped: bool = False
    _is_cut: bool = False

    def read(self, comment: str, start: int) -> None:
        """Take in a comment of HTML, whatever it is, that stands at `start`."""
        match = _COMMENT.fullmatch(comment.strip())
        if match:
            was_off = self.is_off
            self.heed(match[1])
            if not was_off:
                self.off, self.leaves_out = start, False

    def heed(self, said: str) -> None:
        """Take in what stands behind `i18n:` in a comment of any syntax."""
        directive = _DIRECTIVE.fullmatch(said.strip())
        if not directive:
            return
        word, name, value, note, text = directive.groups()
        if word in ("off", "on"):
            self.is_off = word == "off"
        elif word == "faq":
            self.is_faq = True
        elif word == "skip":
            self._is_skipped = True
        elif note or name == "note":
            self._notes.append(" ".join((text or value).split()))
        elif name == "context":
            self._context = " ".join(value.split())
        elif value in ("paragraph", "sentence"):
            self._is_whole = value == "paragraph"
            self._is_cut = not self._is_whole

    def spend(self) -> ForUnit:
        """What holds for the next unit, and for it alone."""
        if not (self._notes or self._context or self._is_whole or self._is_skipped or self._is_cut):
            return _NOTHING
        spent = ForUnit(
            tuple(self._notes), self._context, self._is_whole, self._is_skipped, self._is_cut
        )
        self._notes, self._context = [], None
        self._is_whole = self._is_skipped = self._is_cut = False
        return spent
