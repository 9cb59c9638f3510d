"""Messages as text, laid out as GNU gettext's msgcat does."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import polib

from i18n.catalogs.positions import STICKY
from i18n.catalogs.wrapping import escape, has_break, is_narrow, plain, plain_lines, wrap

WIDTH = 79
"""Columns of a line, quotation marks and keywords included (`PAGE_WIDTH` in gettext's manual)."""

UNWRAPPED = 0
"""The width at which lines of a string end at newlines alone, as with msgcat's `--no-wrap`."""


class Widths(NamedTuple):
    """The columns of the lines of a catalog, or `UNWRAPPED`: of sources and comments, of translations."""

    source: int
    target: int


OWN = Widths(WIDTH, WIDTH)

_SHORT = 4096
"""Characters of a string that is worth remembering."""

_FORMATS = (
    "c", "objc", "python", "python-brace", "java", "java-printf", "csharp", "javascript", "scheme",
    "lisp", "elisp", "librep", "ruby", "sh", "awk", "lua", "object-pascal", "smalltalk", "qt",
    "qt-plural", "kde", "kde-kuit", "boost", "tcl", "perl", "perl-brace", "php", "gcc-internal",
    "gfc-internal", "ycp",
)  # fmt: skip
_FLAGS = {
    flag: rank
    for rank, flag in enumerate(
        [
            "fuzzy",
            *(f"{kind}{name}-format" for name in _FORMATS for kind in ("", "no-")),
            "range:",
            "no-wrap",
        ]
    )
}


def entry(entry: polib.POEntry, widths: Widths = OWN) -> str:
    """One message with its comments; every line ends with a newline.

    Where sources are not wrapped, references are wrapped at 79 columns.
    The order is gettext's: translator's comments, extracted ones, references, flags, previous
    source, message. Flags that gettext does not know come after its own; fuzzy is left out where
    nothing is translated.
    """
    lines: list[str] = []
    if entry.tcomment:
        lines += [f"# {line}" if line else "#" for line in entry.tcomment.split("\n")]
    lines += _description(entry, widths.source)
    width, target = widths
    if entry.flags:
        lines += _flags(entry)
        if "no-wrap" in entry.flags:
            width = target = UNWRAPPED
    mark = "#~| " if entry.obsolete else "#| "
    if entry.previous_msgctxt is not None:
        lines.append(_text(mark, "msgctxt", entry.previous_msgctxt, width))
    if entry.previous_msgid is not None:
        lines.append(_text(mark, "msgid", entry.previous_msgid, width))
    if entry.previous_msgid_plural is not None:
        lines.append(_text(mark, "msgid_plural", entry.previous_msgid_plural, width))
    mark = "#~ " if entry.obsolete else ""
    if entry.msgctxt is not None:
        lines.append(_text(mark, "msgctxt", entry.msgctxt, width))
    lines.append(_text(mark, "msgid", entry.msgid, width))
    if is_plural(entry):
        lines.append(_text(mark, "msgid_plural", entry.msgid_plural, width))
        lines += [_text(mark, f"msgstr[{form}]", text, target) for form, text in forms(entry)]
    elif entry.msgstr:
        lines.append(_text(mark, "msgstr", entry.msgstr, target))
    else:
        lines.append(f'{mark}msgstr ""')
    lines.append("")
    return "\n".join(lines)


def description(entry: polib.POEntry) -> str:
    """The lines of a message that a template gives: extracted comments and references."""
    return "".join(f"{line}\n" for line in _description(entry, WIDTH))


def _description(entry: polib.POEntry, columns: int) -> list[str]:
    lines: list[str] = []
    if entry.comment:
        lines += [f"#. {line}" if line else "#." for line in entry.comment.split("\n")]
    if entry.occurrences:
        lines += _references(tuple(entry.occurrences), columns or WIDTH)
    return lines


def reads_back(entry: polib.POEntry) -> bool:
    """Is it sure that the text of a message says the same when it is read: has it no line of its own?

    What is escaped or has a mark before each of its lines does; flags and references have neither.
    """
    marked = (*entry.flags, *(part for reference in entry.occurrences for part in reference))
    texts = (entry.msgctxt or "", entry.msgid, entry.msgid_plural, entry.msgstr)
    comments = (entry.comment, entry.tcomment, *entry.msgstr_plural.values())
    return "\n" not in "".join(marked) and "\0" not in "".join((*texts, *comments))


def is_plural(entry: polib.POEntry) -> bool:
    """Has the message plural forms?"""
    return bool(entry.msgid_plural or entry.msgstr_plural)


def forms(entry: polib.POEntry) -> list[tuple[int, str]]:
    """The plural forms of a message, in order; one empty form where it has none."""
    return sorted((int(form), text) for form, text in entry.msgstr_plural.items()) or [(0, "")]


def _flags(entry: polib.POEntry) -> list[str]:
    """`#,` and `#=` lines."""
    sticky: frozenset[str] = getattr(entry, STICKY, frozenset())
    flags = sorted(dict.fromkeys(entry.flags), key=_rank)
    if "fuzzy" in flags and not (forms(entry)[0][1] if is_plural(entry) else entry.msgstr):
        flags.remove("fuzzy")
    return [
        mark + ", ".join(chosen)
        for mark, chosen in (
            ("#, ", [flag for flag in flags if flag not in sticky]),
            ("#= ", [flag for flag in flags if flag in sticky]),
        )
        if chosen
    ]


def _rank(flag: str) -> int:
    return _FLAGS.get("range:" if flag.startswith("range:") else flag, len(_FLAGS))


@lru_cache(maxsize=64)
def _references(occurrences: tuple[tuple[str, str], ...], columns: int) -> list[str]:
    """`#:` lines, wrapped by their length in bytes, as gettext does; each once; no path is broken."""
    lines: list[str] = []
    column = columns
    for path, number in dict.fromkeys(occurrences):
        shown = f"\u2068{path}\u2069" if any(character in path for character in " \t") else path
        shown = shown.removeprefix("./")
        reference = f" {shown}:{number}" if number else f" {shown}"
        width = len(reference.encode())
        if lines and column + width <= columns:
            lines[-1] += reference
            column += width
        else:
            lines.append("#:" + reference)
            column = 2 + width
    return lines


def _text(mark: str, keyword: str, text: str, width: int) -> str:
    """A keyword and its string, on one line or wrapped below an empty string."""
    escaped = plain(text)
    if escaped is None or not width:
        lay_out = _cached_string if len(text) < _SHORT else _string
        return lay_out(mark, keyword, text, width)
    room = width - len(mark) - len(keyword) - 3
    if len(escaped) <= room:
        return f'{mark}{keyword} "{escaped}"'
    lines = plain_lines(escaped, width - len(mark) - 2)
    if len(lines) == 1 and not has_break(text):
        return f'{mark}{keyword} "{escaped}"'
    between = f'"\n{mark}"'
    return f'{mark}{keyword} ""\n{mark}"{between.join(lines)}"'


def _string(mark: str, keyword: str, text: str, width: int) -> str:
    """The same of any text; the catalogs of several languages have the same ones."""
    head = f"{mark}{keyword} "
    newline = text.find("\n")
    if newline < 0 or newline == len(text) - 1:
        escaped = escape(text)
        room = width - len(head) - 2
        if not width or (len(escaped) <= room and is_narrow(escaped)):
            return f'{head}"{escaped}"'
        lines = wrap(text, room, width - len(mark) - 2)
        if len(lines) == 1:
            return f'{head}"{lines[0]}"'
    lines = wrap(text, width - len(mark) - 2, width - len(mark) - 2) if width else _unwrapped(text)
    return "\n".join([f'{head}""', *(f'{mark}"{line}"' for line in lines)])


_cached_string = lru_cache(maxsize=1024)(_string)


def _unwrapped(text: str) -> list[str]:
    return [escape(line) for line in re.findall(r"[^\n]*\n|[^\n]+", text)]
