"""Inline markup that no sentence ends inside: code, links, tags, emphasis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from i18n.expressions import compiled

_BACKTICKS = compiled(r"``*+")
_BLANK_LINE = compiled(r"\n[ \t\r]*\n")
_LINK = compiled(
    r"\[(?:[^\[\]\n]|\n(?![ \t\r]*\n)|\[[^\[\]\n]{0,200}\]){0,1000}+\]"
    r"(?:\((?:[^()\n]|\([^()\n]{0,500}\)){0,2000}+\)|\[[^\[\]\n]{0,200}\])"
)
_TAG = compiled(
    r"<(?:(b|i|em|strong|a|code|q|span|u|s|mark|kbd|cite|abbr|sub|sup|small|del|ins)\b[^<>\n]{0,500}>"
    r"[^<\n]{0,1000}+</\1>|/?[A-Za-z][^<>\n]{0,1000}+>)"
)
_STARS = compiled(
    r"\*(?:"
    r"\*[^*\n]{1,80}+\*\*"
    r"|\*(?=[^\s*])(?:[^*\n]|\*(?!\*)){1,1000}+(?<=\S)\*\*"
    r"|(?<![\w*]\*)(\*{0,2})(?=[^\s*])(?:[^*\n]|\n(?![ \t\r]*\n)){1,1000}+(?<=\S)\*\1(?![\w*])"
    r")"
)
_LINES = compiled(
    r"_(?<!\w_)(_{0,2})(?=[^\s_])"
    r"(?:[^\W_]_(?=[^\W_])|[^_\n]|\n(?![ \t\r]*\n)){1,1000}+(?<=\S)_\1(?!\w)"
)
_WAVES = compiled(r"~~(?=[^\s~])[^~\n]{1,1000}+~~")


def masks(text: str) -> list[tuple[int, int]]:
    """The spans of inline markup in a text, ascending and disjoint: character offsets, half open."""
    found: list[tuple[int, int]] = []
    if "`" in text:
        found.extend(_code(text))
    if "]" in text and ("](" in text or "][" in text):
        found.extend(match.span() for match in _LINK.finditer(text))
    if "<" in text:
        found.extend(match.span() for match in _TAG.finditer(text))
    if "*" in text:
        found.extend(match.span() for match in _STARS.finditer(text))
    if "_" in text:
        found.extend(match.span() for match in _LINES.finditer(text))
    if "~" in text and "~~" in text:
        found.extend(match.span() for match in _WAVES.finditer(text))
    return merged(found) if found else found


def merged(*spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans as ascending, disjoint ones: those that overlap are one."""
    result: list[tuple[int, int]] = []
    for start, end in sorted(span for several in spans for span in several):
        if result and start < result[-1][1]:
            result[-1] = result[-1][0], max(end, result[-1][1])
        else:
            result.append((start, end))
    return result


def _code(text: str) -> Iterator[tuple[int, int]]:
    """Code spans (CommonMark 6.1): from a run of backticks to the next of its length."""
    runs = [match.span() for match in _BACKTICKS.finditer(text)]
    following: list[int | None] = [None] * len(runs)
    last: dict[int, int] = {}
    for n in range(len(runs) - 1, -1, -1):
        length = runs[n][1] - runs[n][0]
        following[n] = last.get(length)
        last[length] = n
    n = 0
    while n < len(runs):
        closing = following[n]
        if closing is None or _BLANK_LINE.search(text, runs[n][1], runs[closing][0]):
            n += 1
        else:
            yield runs[n][0], runs[closing][1]
            n = closing + 1
