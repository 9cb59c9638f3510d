"""Examples of code of several lines: what of them a program reads, and no person."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from i18n.checks._subject import Message
from i18n.checks._text import Text
from i18n.expressions import deferred

_FENCE = deferred(r"\s*(?:`{3,}|~{3,}) *([\w+#.-]*)[^\n]*\n")
_SAID = deferred(
    r"(?s:\"\"\".*?\"\"\"|\'\'\'.*?\'\'\'|/\*.*?\*/|<!--.*?-->)|`[^`]*`"
    r"|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|<[^<>\n]*>|(?m:(?://|#|--[ ]|;).*$)"
)
"""What people read: texts in quotation marks, comments, and the names of what is to be put in."""
_TOKEN = deferred(r"\d+|[^\W\d]\w*|[^\w\s]")
_COMMAND = deferred(r"(?m)^[$>%] (.*)$")
_SESSIONS = frozenset({"console", "shell-session", "terminal"})
"""What shows commands, and what they print."""
_TEXTS = frozenset(
    {
        "",
        "html",
        "ini",
        "jsx",
        "markdown",
        "md",
        "output",
        "plain",
        "plaintext",
        "svg",
        "text",
        "toml",
        "tsx",
        "txt",
        "vue",
        "xml",
        "yaml",
        "yml",
    }
)
"""What is no program, or shows what one prints: of it the numbers alone are compared."""
_MOST = 20_000
"""Characters of an example that is compared."""


class Change(NamedTuple):
    """The first difference between two examples; what there is on either side, "" for nothing."""

    wanted: str
    given: str
    start: int
    end: int


def changes(message: Message) -> Iterator[Change]:
    """The first difference in each example, where the translation has as many as the source."""
    wanted, given = list(_examples(message.source)), list(_examples(message.target))
    if len(wanted) != len(given):
        return
    for (_, _, one), (start, end, other) in zip(wanted, given, strict=True):
        if one == other or max(len(one), len(other)) > _MOST:
            continue
        pairs = zip_longest(_tokens(one), _tokens(other), fillvalue="")
        found = next(((was, now) for was, now in pairs if was != now), None)
        if found is not None:
            yield Change(*found, start, end)


def _examples(text: Text) -> Iterator[tuple[int, int, str]]:
    """Where the examples of a text stand, and their code."""
    for item in text.of_kind("code"):
        code = text.raw[item.start : item.end]
        if "\n" in code.strip():
            yield item.start, item.end, code


def _tokens(code: str) -> list[str]:
    """What a program reads of an example; of what is no program the numbers alone."""
    fence = _FENCE.match(code)
    name, body = (fence[1].lower(), code[fence.end() :]) if fence is not None else ("", code)
    if name in _SESSIONS:
        name, body = "sh", "\n".join(_COMMAND.findall(body))
    tokens = _TOKEN.findall(_SAID.sub(" ", body))
    return tokens if name not in _TEXTS else [token for token in tokens if token.isdecimal()]
