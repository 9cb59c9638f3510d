"""The headings of a document: which is a question, and what stands above a unit."""

from __future__ import annotations

from collections.abc import Sequence

from i18n.documents._directives import Directives


class Headings:
    """Follows the headings; in a document of questions (`is_faq`) each is one.

    `levels` are the levels of all headings, in order: where a lone first one is of the first level,
    it is the document's title.
    """

    def __init__(self, levels: Sequence[int], *, is_faq: bool) -> None:
        has_title = levels[:1] == [1] and levels.count(1) == 1 and len(levels) > 1
        self._is_faq = is_faq
        self._level = int(has_title) if is_faq else None
        self._is_answer = False
        self._open: list[tuple[int, str]] = []
        self.breadcrumb: tuple[str, ...] = ()
        """The texts of the headings above."""

    def kind(self, kind: str, level: int, directives: Directives) -> str:
        """The kind of a unit that is read as `kind`; `level` is that of a heading, or 0.

        A heading opens or ends a list of questions.
        """
        if not level:
            return "answer" if self._is_answer else kind
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        self.breadcrumb = tuple(text for _, text in self._open)
        self._is_answer = False
        if directives.is_faq:
            directives.is_faq = False
            self._level = level
        elif self._level is not None and level > self._level:
            self._is_answer = True
            return "question"
        elif not self._is_faq:
            self._level = None
        return "heading"

    def add(self, level: int, text: str) -> None:
        """A heading stands above what follows."""
        self._open.append((level, text))
        self.breadcrumb = (*self.breadcrumb, text)
