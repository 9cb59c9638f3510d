"""Plain text as Markdown that reads the same, escaped only where Markdown would see markup.

The rules are CommonMark 0.31's (sections 2.4, 4, 5.2, 6), with GitHub's strikethrough, tables, task lists,
footnotes and alerts, pulldown-cmark's heading attributes, math and definition lists, and the marks of
other tools that Ambos reads in a Markdown document: shortcodes and template tags, wiki links, admonitions,
containers, tabs, MDX's imports. One line at a time: a text has no line breaks but those of verse.
"""

from __future__ import annotations

import re
import unicodedata

_BACKSLASH = re.compile("\\\\(?=[!-/:-@\\[-`{-~\n\ue000\U00100000-\U0010ffff]|\\Z)")
"""Before punctuation, or before a private character, which stands for markup until it is written."""
_ENTITY = re.compile(r"&(?=#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{0,40};)")
_TAG = re.compile(r"<(?=[A-Za-z/!?]|[^\s<>@]+@)")
_TEMPLATE = re.compile(r"\{(?=[{%:])")
"""What begins a shortcode, a template tag or an attribute list."""
_WIKI = re.compile(r"\[(?=\[)")
_BACKTICKS = re.compile("`+")
_STARS = re.compile(r"\*+")
_TILDES = re.compile("~+")
_UNDERSCORES = re.compile("_+")
_DOLLARS = re.compile(r"\$+")
_MARKS = (("*", _STARS), ("~", _TILDES), ("_", _UNDERSCORES), ("$", _DOLLARS))
_BLOCK = re.compile(
    r"(?=>|#{1,6}(?:[ \t]|\Z)|[-+*](?:[ \t]|\Z)|```|~~~"
    r"|(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})\Z)"
)
_LATER = re.compile(r"(?=(?:=+|-+)[ \t]*\Z|[|:-][|: \t-]*\Z)")
"""Underlines and the second line of a table: a block only below another line."""
_EXTENDED = re.compile(r"(?=:|!!![ \t]|\?\?\?\+?[ \t]|===[!+]?[ \t]+\"|\[![\w-]+\])")
"""A definition or container, an admonition, a fold, a tab, an alert."""
_MODULE = re.compile(
    r"^(?=import[ \t]+(?:(?:[^'\";\n]|\n(?!import\b))*?[\s}]from[ \t]*)?['\"]"
    r"|export[ \t]+(?:const|let|var|default|async|function|class|[{*]))",
    re.MULTILINE,
)
_NUMBER = re.compile(r"(\d{1,9})(?=[.)](?:[ \t]|\Z))")
_DEFINITION = re.compile(r"(?=\[[^\]]*\]:|\[\^)")
_TASK = re.compile(r"(?=\[[ \txX]\](?:\s|\Z))")
_RULE = re.compile(r"[- \t]+|[* \t]+")
"""With the item's own marker before them, a thematic break."""
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
    return in_item(line(text))


def in_item(escaped: str) -> str:
    """A paragraph that is escaped, as the first of a list's item."""
    return f"\\{escaped}" if _TASK.match(escaped) or _RULE.fullmatch(escaped) else escaped


def in_footnote(escaped: str) -> str:
    """A paragraph that was escaped behind a footnote's mark, as what begins its line."""
    return _at_start(escaped, escaped)


def in_cell(escaped: str) -> str:
    """A text that is escaped, in the cell of a table: a pipe in code too."""
    return escaped.replace("|", "\\|")


def at_margin(escaped: str) -> str:
    """A paragraph that is escaped, at the margin, where MDX reads imports and exports: indented."""
    return _MODULE.sub(" ", escaped)


def heading(text: str) -> str:
    """The text of an ATX heading: nothing at its start is a block, but its end may be markup."""
    escaped = _CLOSING.sub(r"\\", _inline(text), count=1)
    # pulldown-cmark looks for attributes in the line's bytes: a backslash does not help.
    is_attributed = escaped.endswith("}") and "{" in escaped
    return f"{escaped[:-1]}&#125;" if is_attributed else escaped


def _inline(text: str) -> str:
    """Escape what would be markup anywhere in a paragraph."""
    if "\\" in text:
        text = _BACKSLASH.sub(r"\\\\", text)
    if "&" in text:
        text = _ENTITY.sub(r"\\&", text)
    if "<" in text:
        text = _TAG.sub(r"\\<", text)
    if "{" in text:
        text = _TEMPLATE.sub(r"\\{", text)
    if "](" in text or "[^" in text or ("\n" in text and "]:" in text):
        text = text.replace("[", r"\[")
    elif "[[" in text:
        text = _WIKI.sub(r"\\[", text)
    if "`" in text and len(_BACKTICKS.findall(text)) > 1:
        text = text.replace("`", r"\`")
    for mark, runs in _MARKS:
        if mark in text:
            text = _flanking(text, mark, runs)
    return text


def _flanking(text: str, mark: str, runs: re.Pattern[str]) -> str:
    """Escape the runs of a mark that open or close emphasis, where one opens before one closes."""
    found = [
        (run, _can_open(text, run, mark), _can_close(text, run, mark))
        for run in runs.finditer(text)
    ]
    first = next((at for at, (_, opens, _) in enumerate(found) if opens), len(found))
    is_alone = mark == "$" and "$$$$" in text  # display math with nothing in it
    if not is_alone and not any(closes for _, _, closes in found[first + 1 :]):
        return text
    parts: list[str] = []
    end = 0
    for run, opens, closes in found:
        if opens or closes:
            parts += (text[end : run.start()], f"\\{mark}" * len(run[0]))
            end = run.end()
    return "".join([*parts, text[end:]])


def _can_open(text: str, run: re.Match[str], mark: str) -> bool:
    """Left-flanking; an underscore not inside a word, a tilde or dollar before all but white space.

    Two dollars stand before white space too, as display math does.
    """
    before, after = _sides(text, run)
    if mark in "~$":
        return after != " " or (mark == "$" and len(run[0]) > 1)
    if after == " " or (after == "." and before == "x"):
        return False
    return mark != "_" or before != "x"


def _can_close(text: str, run: re.Match[str], mark: str) -> bool:
    """Right-flanking; an underscore not inside a word, a tilde or dollar after all but white space."""
    before, after = _sides(text, run)
    if mark in "~$":
        return before != " " or (mark == "$" and len(run[0]) > 1)
    if before == " " or (before == "." and after == "x"):
        return False
    return mark != "_" or after != "x"


def _sides(text: str, run: re.Match[str]) -> tuple[str, str]:
    """What stands at either side of a run: " " for white space, "." for punctuation, else "x".

    What is private may stand for markup or for itself: "?".
    At the end of a line of verse that is the backslash of its hard break.
    """
    before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
    return _class(before), "." if after == "\n" else _class(after)


def _class(character: str) -> str:
    if not character or character.isspace():
        return " "
    category = unicodedata.category(character)
    if category == "Co":
        return "?"
    return "." if category[0] in "PS" else "x"


def _at_start(escaped: str, text: str) -> str:
    """Escape what would begin a block at the start of a line; `text` is the line before escaping."""
    if match := _NUMBER.match(text):
        return f"{match[1]}\\{escaped[match.end() :]}"
    if (_BLOCK.match(text) or _DEFINITION.match(text)) and not escaped.startswith("\\"):
        run = len(text) - len(text.lstrip(text[0]))
        return f"\\{text[0]}" * run + escaped[run:]
    if _EXTENDED.match(text) and not escaped.startswith("\\"):
        return f"\\{escaped}"
    return escaped
