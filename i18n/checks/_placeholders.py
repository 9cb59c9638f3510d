"""What a program or a template puts something else for: `%(name)s`, `{0}`, `${name}`, `{{ name }}`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_PERCENT = (
    r"%(?:\(\w+\))?(?:\d+\$)?[#0 +-]*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh?|ll?|[qjzt])?"
    r"[diouxXeEfFgGaAcrspn%]"
)
_BRACE = r"\{\{|\}\}|\{[^{}]*\}"
_FORMATS = {
    "python-format": re.compile(_PERCENT),
    "c-format": re.compile(_PERCENT),
    "php-format": re.compile(_PERCENT),
    "python-brace-format": re.compile(_BRACE),
    "javascript-format": re.compile(_PERCENT),
}
_CERTAIN = re.compile(
    r"%\(\w+\)[#0 +-]*\d*(?:\.\d+)?[a-zA-Z]|(?<![\w%])%(?:\d+\$)?[sd](?!\w)"
    r"|\{\{.*?\}\}|\{%.*?%\}|\$\{\w+\}|\{\w*\}"
)
"""What is a placeholder in a message without a flag, whatever program shows it."""


def placeholders(text: str, flags: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """The placeholders of a text: half open spans of its characters, and what each says."""
    patterns = [_FORMATS[flag] for flag in flags if flag in _FORMATS] or [_CERTAIN]
    end = 0
    for pattern in patterns:
        for match in pattern.finditer(text):
            if match.start() >= end:
                yield match.start(), match.end(), match[0]
                end = match.end()
