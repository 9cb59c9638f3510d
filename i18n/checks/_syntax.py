"""In which syntax a message is written whose document is not at hand."""

from __future__ import annotations

import posixpath
import re

import polib

MARKDOWN = "message.md"
HTML = "message.html"
RST = "message.rst"
TEXT = "message.txt"

_SYNTAXES = {
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".mdx": MARKDOWN,
    ".rst": RST,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".txt": HTML,
    ".py": HTML,
    ".c": HTML,
    ".js": HTML,
}
_RST = re.compile(
    r"(?<![\w`]):[A-Za-z][\w+.:-]*:`[^`]|(?<![`\w])``[^`\s](?:[^`]*[^`\s])?``(?!`)"
    r"|(?<![`\w])`[^`\s][^`]*`__?(?!\w)|\[#[\w.-]*\]_|\|[A-Za-z][\w ]*\|(?![^|\n]*\|)"
)
_MARKDOWN = re.compile(r"\]\(|\]\[|(?<![`:])`[^`]+`(?![`_])|\*\*\S|(?<!\w)__\S|~~")


def syntax_of(entry: polib.POEntry, usual: str = MARKDOWN) -> str:
    """The syntax of a message: a program's, that of the file it is from, or what it looks like.

    A message of a program (its flag says python-format and the like) is read as HTML: it may hold
    tags and entities, and no mark of emphasis. `usual` is what a message is that shows nothing.
    """
    if is_program(entry):
        return HTML
    for path, _ in entry.occurrences:
        found = _SYNTAXES.get(posixpath.splitext(path)[1].lower())
        if found is not None and found != HTML:
            return found
    if _RST.search(entry.msgid):
        return RST
    return MARKDOWN if _MARKDOWN.search(entry.msgid) else usual


def is_program(entry: polib.POEntry) -> bool:
    """Does a flag say that a program reads the message (`c-format`)?"""
    return any(
        flag.endswith("-format") and not flag.startswith(("no-", "possible-", "impossible-"))
        for flag in entry.flags
    )
