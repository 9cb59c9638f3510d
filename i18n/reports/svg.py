"""Figures as a badge."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from i18n.errors import visible
from i18n.reports._display import columns
from i18n.reports._progress import Progress, totals

_LABEL = "translated"
_MARGIN, _COLUMN = 10, 7
"""Pixels beside a text, and for one of its columns."""
_COLORS = ((100, "#2f7d32"), (80, "#5a7d1f"), (50, "#946200"), (0, "#b3261e"))
"""The least per cent, and a colour on which white text has a contrast of at least 4.5 to 1."""


def status(rows: Sequence[Progress]) -> str:
    """Each language's per cent; the colour is that of the one furthest behind."""
    sums = totals(rows)
    value = " · ".join(f"{visible(row.language)} {row.percent} %" for row in sums) or "nothing"
    least = min((row.percent for row in sums), default=100)
    color = next(color for limit, color in _COLORS if least >= limit)
    left, right = _width(_LABEL), _width(value)
    width = left + right
    title = escape(f"{_LABEL}: {value}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="20" role="img" '
        f'aria-label="{title}">\n'
        f"  <title>{title}</title>\n"
        f'  <rect width="{width}" height="20" rx="3" fill="#424242"/>\n'
        f'  <path d="M{left} 0h{right - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H{left}z" '
        f'fill="{color}"/>\n'
        '  <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">\n'
        f"    {_text(_LABEL, 0, left)}\n"
        f"    {_text(value, left, right)}\n"
        "  </g>\n"
        "</svg>\n"
    )


def _width(text: str) -> int:
    return 2 * _MARGIN + _COLUMN * columns(text)


def _text(text: str, left: int, width: int) -> str:
    room = width - 2 * _MARGIN
    return f'<text x="{left + _MARGIN}" y="14" textLength="{room}">{escape(text)}</text>'
