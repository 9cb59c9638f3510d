"""ICU MessageFormat: `{count, plural, one {# page} other {# pages}}`.

Source: ICU, "MessageFormat" (the syntax, and where an apostrophe quotes).
"""

from __future__ import annotations

from dataclasses import dataclass

from i18n.expressions import deferred

_CERTAIN = deferred(r"\{\s*\w+\s*,\s*(?:plural|select|selectordinal)\s*,")
_TOKEN = deferred(r"''|'[{}#|][^']*(?:'|\Z)|[{}#]")
_ARGUMENT = deferred(r"\{\s*(\w+)\s*(?:(\})|,\s*(\w+)\s*,?)")
_OFFSET = deferred(r"\s*offset\s*:\s*\d+")
_SELECTOR = deferred(r"\s*(=\d+|\w+)\s*\{")
_CLOSING = deferred(r"\s*\}")
BRANCHED = frozenset({"plural", "select", "selectordinal"})
"""The kinds of arguments that choose among texts; each has to have one for `other`."""

Argument = tuple[str, int, int, str, str]
Keyword = tuple[str, str, int, int]
PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})
"""The keywords of plurals, in every language: Unicode CLDR, "Language Plural Rules"."""


@dataclass(frozen=True, slots=True)
class Message:
    """The arguments (text, start, end, name, kind), what is syntax, and what is broken: spans.

    `keywords` are the selectors of branches, each with the kind of what chooses, and where it stands.
    """

    arguments: tuple[Argument, ...]
    syntax: tuple[tuple[int, int], ...]
    broken: tuple[tuple[int, int], ...]
    keywords: tuple[Keyword, ...] = ()


def is_message(text: str, *, is_flagged: bool) -> bool:
    """Is the text a message of ICU's: one that its flag calls so, or that chooses?"""
    return is_flagged or ("{" in text and _CERTAIN.search(text) is not None)


def read(text: str) -> Message:
    """Read a message; what chooses holds texts that are read too. Linear, without recursion."""
    arguments: list[Argument] = []
    syntax: list[tuple[int, int]] = []
    broken: list[tuple[int, int]] = []
    open_: list[tuple[str, int]] = []
    """The braces that are open: an argument's kind, or "text" of a branch, and where."""
    keywords: list[Keyword] = []
    at = 0
    while (token := _TOKEN.search(text, at)) is not None:
        start, at = token.span()
        if token[0] == "{":
            argument = _ARGUMENT.match(text, start)
            if argument is None:
                broken.append((start, start + 1))
                continue
            name, closed, kind = argument.groups()
            at = argument.end()
            if kind in BRANCHED:
                open_.append((kind, start))
                at = _branch(text, at, open_, keywords)
                arguments.append((text[start:at], start, at, name, kind))
            elif not closed:
                at = _end(text, at)
                if at == len(text) and not text.endswith("}"):
                    broken.append((start, start + 1))
                arguments.append((text[start:at], start, at, name, kind))
            else:
                arguments.append((text[start:at], start, at, name, ""))
            syntax.append((start, at))
        elif token[0] == "}":
            if not open_ or open_[-1][0] != "text":
                broken.append((start, at))
                continue
            open_.pop()
            at = _branch(text, at, open_, keywords)
            syntax.append((start, at))
        elif token[0] == "#" and open_:
            syntax.append((start, at))
    broken += ((start, start + 1) for kind, start in open_ if kind != "text")
    return Message(tuple(arguments), tuple(syntax), tuple(broken), tuple(keywords))


def _branch(text: str, at: int, open_: list[tuple[str, int]], keywords: list[Keyword]) -> int:
    """Where the next text of what chooses begins, or behind its end."""
    offset = _OFFSET.match(text, at)
    selector = _SELECTOR.match(text, offset.end() if offset else at)
    if selector is not None and open_ and open_[-1][0] != "text":
        keywords.append((selector[1], open_[-1][0], *selector.span(1)))
        open_.append(("text", selector.end() - 1))
        return selector.end()
    closing = _CLOSING.match(text, at)
    if closing is not None and open_ and open_[-1][0] != "text":
        open_.pop()
        return closing.end()
    return at


def _end(text: str, at: int) -> int:
    """Behind the brace that ends a simple argument's style."""
    end = text.find("}", at)
    return len(text) if end < 0 else end + 1
