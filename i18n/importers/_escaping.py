"""Plain text as Markdown that reads the same, escaped only where Markdown would see markup.

The rules are CommonMark 0.31's (sections 2.4, 4, 5.2, 6), with GitHub's strikethrough, tables, task lists
and footnotes and pulldown-cmark's heading attributes. One line at a time: a text has no line breaks
but those of verse.
"""

from __future__ import annotations

import re

_BACKSLASH = re.compile(r"\\(?=[!-/:-@\[-`{-~\n]|\Z)")
_ENTITY = re.compile(r"&(?=#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{0,40};)")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_BACKTICKS = re.compile("`+")
_STARS = re.compile(r"\*+")
_TILDES = re.compile("~+")
_UNDERSCORES = re.compile("_+")
_BLOCK = re.compile(
    r"(?=>|#{1,6}(?:[ \t]|\Z)|[-+*](?:[ \t]|\Z)|```|~~~"
    r"|(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})\Z)"
)
_LATER = re.compile(r"(?=(?:=+|-+)[ \t]*\Z|[|:-][|: \t-]*\Z)")
"""Underlines and the second line of a table: a block only below another line."""
_NUMBER = re.compile(r"(\d{1,9})(?=[.)](?:[ \t]|\Z))")
_DEFINITION = re.compile(r"(?=\[[^\]]*\]:|\[\^)")
_TASK = re.compile(r"(?=\[[ \txX]\](?:\s|\Z))")
_DASHES = re.compile(r"[- \t]+")
"""With the item's own `-` before them, a thematic break."""
_CLOSING = re.compile(r"(?:(?<=[ \t])|^)(?=#+[ \t]*\Z)")


def line(text: str) -> str:
    """A paragraph of one line."""
    return _at_start(_inline(text), text)


def verse(lines: tuple[str, ...]) -> str:
    """Lines that stay lines: one paragraph with hard line breaks."""
    joined = _inline("\n".join(lines)).split("\n")
    escaped = [_at_start(new, old) for new, old in zip(joined, lines, strict=True)]
    for at, old in enumerate(lines):
        if at and _LATER.match(old) and not escaped[at].startswith("\\"):
            escaped[at] = "\\" + escaped[at]
    return "\\\n".join(escaped)


def list_item(text: str) -> str:
    """The text of a list's item."""
    escaped = line(text)
    is_markup = _TASK.match(text) or _DASHES.fullmatch(text)
    return f"\\{escaped}" if is_markup and not escaped.startswith("\\") else escaped


def heading(text: str) -> str:
    """The text of an ATX heading: nothing at its start is a block, but its end may be markup."""
    escaped = _CLOSING.sub(r"\\", _inline(text), count=1)
    # pulldown-cmark looks for attributes in the line's bytes: a backslash does not help.
    return escaped.replace("{", "&#123;") if escaped.endswith("}") else escaped


def _inline(text: str) -> str:
    """Escape what would be markup anywhere in a paragraph."""
    if "\\" in text:
        text = _BACKSLASH.sub(r"\\\\", text)
    if "&" in text:
        text = _ENTITY.sub(r"\\&", text)
    if "<" in text:
        text = _TAG.sub(r"\\<", text)
    if "](" in text or "[^" in text or ("\n" in text and "]:" in text):
        text = text.replace("[", r"\[")
    if "`" in text and len(_BACKTICKS.findall(text)) > 1:
        text = text.replace("`", r"\`")
    for mark, runs in (("*", _STARS), ("~", _TILDES), ("_", _UNDERSCORES)):
        if mark in text:
            text = _flanking(text, mark, runs)
    return text


def _flanking(text: str, mark: str, runs: re.Pattern[str]) -> str:
    """Escape the runs of a mark that could open or close emphasis, where there are two.

    A line break counts as a character of its own: the backslash of a hard break stands there.
    """

    def could(run: re.Match[str]) -> bool:
        before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
        is_free = "\n" not in before + after and not before.strip() and not after.strip()
        is_inside = mark == "_" and before.isalnum() and after.isalnum()
        return not is_free and not is_inside

    if sum(could(run) for run in runs.finditer(text)) < 2:
        return text
    escaped = "\\" + mark
    return runs.sub(lambda run: escaped * len(run[0]) if could(run) else run[0], text)


def _at_start(escaped: str, text: str) -> str:
    """Escape what would begin a block at the start of a line; `text` is the line before escaping."""
    if match := _NUMBER.match(text):
        return f"{match[1]}\\{escaped[match.end() :]}"
    if (_BLOCK.match(text) or _DEFINITION.match(text)) and not escaped.startswith("\\"):
        run = len(text) - len(text.lstrip(text[0]))
        return f"\\{text[0]}" * run + escaped[run:]
    return escaped
