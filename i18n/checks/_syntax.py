"""In which syntax a message is written whose document is not at hand."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache

import polib

from i18n.catalogs.marks import is_program

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
}
_PROGRAM_SUFFIXES = (
    ".c .cc .cpp .cs .go .h .java .js .jsx .kt .mjs .php .pl .py .rb .rs .sh .swift .ts .tsx "
    ".txt .ui .vue"
)
_FLAGS = {"md-text": MARKDOWN, "rst-text": RST, "xml-text": HTML}
"""What Weblate's flags say ("Customizing behavior using flags")."""
_PROGRAMS = frozenset(_PROGRAM_SUFFIXES.split())
_RST = re.compile(
    r"(?<![\w`]):[A-Za-z][\w+.:-]*:`[^`]|(?<![`\w])``[^`\s](?:[^`]*[^`\s])?``(?!`)"
    r"|(?<![`\w])`[^`\s][^`]*`__?(?!\w)|\[(?:#[\w.-]*|\d+|[A-Z]\w+)\]_(?!\w)"
    r"|(?<![\w|])\|[A-Za-z][\w ]*\|(?![^|\n]*\|)"
)
_MARKDOWN = re.compile(r"\]\(|\]\[|(?<![`:])`[^`']+`(?![`_'])|\*\*[^\s*][^*]*\*\*|~~\S")
_QUOTES = re.compile(r"(?<![\w`])`[^`'\n]*'(?!\w)")
"""Quotation marks as old programs write them."""


def syntax_of(entry: polib.POEntry, usual: str = MARKDOWN) -> str:
    """The syntax of a message: what a flag says, that of the file it is from, or what it looks like.

    A message of a program (its flag says python-format and the like) is read as HTML: it may hold
    tags and entities, and no mark of emphasis. `usual` is what a message is that shows nothing.
    """
    flagged = _flagged(entry)
    if flagged is not None:
        return flagged
    if is_program(entry):
        return HTML
    for path, _ in entry.occurrences:
        suffix = _suffix(path)
        found = _SYNTAXES.get(suffix)
        if found is not None:
            return found
        if suffix in _PROGRAMS:
            usual = HTML
    if _RST.search(entry.msgid):
        return RST
    if _MARKDOWN.search(entry.msgid):
        return MARKDOWN
    return HTML if _QUOTES.search(entry.msgid) else usual


def is_known(entry: polib.POEntry) -> bool:
    """Does an entry say in which syntax it is written, by a flag or by the file that it is from?"""
    is_flagged = _flagged(entry) is not None or is_program(entry)
    return is_flagged or any(_suffix(path) in _SYNTAXES for path, _ in entry.occurrences)


@lru_cache(maxsize=256)
def _suffix(path: str) -> str:
    return posixpath.splitext(path)[1].lower()


def _flagged(entry: polib.POEntry) -> str | None:
    """The syntax that a flag of Weblate's names."""
    return next((_FLAGS[flag] for flag in entry.flags if flag in _FLAGS), None)
