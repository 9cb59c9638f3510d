"""The comments in code blocks, as their language's lexer finds them (pygments)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from i18n.documents._flow import Flow
from i18n.documents._format import Written
from i18n.documents._markdown_reader import Held
from i18n.errors import AmbosError

_BLOCKS = {
    "/*": "*/",
    "<!--": "-->",
    "(*": "*)",
    "{-": "-}",
    "--[[": "]]",
    "#|": "|#",
    "<#": "#>",
    "#=": "=#",
}
"""What opens comments of several lines, and what closes them."""
_OPENING = re.compile("|".join(map(re.escape, _BLOCKS)))
_LINE = re.compile(
    r"[ \t]*(?://+[!/<]*|#+!?|--+|;+|%+|'|\"|!|(?i:rem|dnl)\b)[ \t]*(?P<text>[^\n]*)"
)
"""A comment of one line."""
_INNER = re.compile(r"[ \t]*[*!|]*[ \t]*(?P<text>[^\n]*)")
"""A line of a comment of several."""
_HAS_WORDS = re.compile(r"[^\W\d_]").search
_NAME = re.compile(r"[\w+#.-]+")
_FENCE = re.compile(r"`{3}|~{3}")


@dataclass(frozen=True, slots=True)
class CommentForm:
    """How a comment is written: what closes it, or nothing where the end of its line does."""

    closing: str


def comments(held: Held, base: int, path: str) -> Iterator[tuple[Flow, CommentForm]]:
    """The comments of a code block of a body that begins at byte `base` of the file.

    A comment of several lines is a text in each of its paragraphs. Raises AmbosError without pygments.
    """
    name = _NAME.search(held.info)
    if name is None:
        return
    code = "".join(text for text, _, _ in held.pieces)
    places = Flow()
    for text, start, _ in held.pieces:
        places.verbatim(text, base + start)
    places.close()
    for start, end in _found(code, name[0], path):
        opening = _OPENING.match(code, start, end)
        if opening is None:
            for line in _LINE.finditer(code, start, end):
                yield from _flow(code, [_span(line)], places, "")
            continue
        closing = _BLOCKS[opening[0]]
        stop = end - len(closing) if code[start:end].rstrip().endswith(closing) else end
        stop = code.rfind(closing, start, end) if stop < end else end
        paragraph: list[tuple[int, int]] = []
        for first, last in _lines(code, opening.end(), stop):
            if first < last:
                paragraph.append((first, last))
            elif paragraph:
                yield from _flow(code, paragraph, places, closing)
                paragraph = []
        if paragraph:
            yield from _flow(code, paragraph, places, closing)


def _lines(code: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The texts of the lines of a comment, without what begins each."""
    while start <= stop:
        end = code.find("\n", start, stop)
        end = stop if end < 0 else end
        line = _INNER.match(code, start, end)
        assert line is not None, "an empty line matches too"
        yield _span(line)
        start = end + 1


def _span(line: re.Match[str]) -> tuple[int, int]:
    return line.start("text"), line.start("text") + len(line["text"].rstrip())


def _found(code: str, name: str, path: str) -> Iterator[tuple[int, int]]:
    """Where comments stand; nothing where no lexer knows the language."""
    # loaded for a project that asks for it
    try:
        from pygments.lexers import get_lexer_by_name  # noqa: PLC0415
        from pygments.token import Comment, String  # noqa: PLC0415
        from pygments.util import ClassNotFound  # noqa: PLC0415
    except ImportError as error:
        what = 'code = "comments" needs pygments (install ambos[code])'
        raise AmbosError(what, path=path) from error
    try:
        lexer = get_lexer_by_name(name)
    except ClassNotFound:
        return
    no_text = (Comment.Hashbang, Comment.Preproc, Comment.PreprocFile)
    start = end = 0
    before = None
    for index, type_, value in lexer.get_tokens_unprocessed(code):
        is_comment = type_ in Comment or (type_ is String.Doc and value.lstrip().startswith("/"))
        if not is_comment or type_ in no_text:
            continue
        if (index, type_) != (end, before):
            if start < end:
                yield start, end
            start, before = index, type_
        end = index + len(value)
    if start < end:
        yield start, end


def _flow(
    code: str, lines: Sequence[tuple[int, int]], places: Flow, closing: str
) -> Iterator[tuple[Flow, CommentForm]]:
    """A text that stands on lines of code."""
    if not any(_HAS_WORDS(code[start:end]) for start, end in lines):
        return
    found = Flow()
    before = -1
    for start, end in lines:
        first, last = places.locate([start, end - 1])
        if before >= 0:
            found.atom(" ", before, first)
        found.verbatim(code[start:end], first)
        before = last + len(code[end - 1].encode())
    yield found.close(), CommentForm(closing)


def write_comment(
    form: CommentForm, targets: Sequence[str | None], level: int
) -> list[Written | None] | None:
    """Write a comment's translations on its line; what would end it, or the block, cannot stand."""
    if level:
        return None
    written: list[Written | None] = []
    for target in targets:
        if target is None:
            written.append(None)
            continue
        text = " ".join(target.split())
        is_open = not form.closing or (form.closing not in text and form.closing[0] != text[-1:])
        if not text or not is_open or text.endswith("\\") or _FENCE.match(text):
            return None
        written.append(Written(text, text.encode()))
    return written
