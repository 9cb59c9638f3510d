"""Character references as HTML reads them, however many digits they have.

Source: WHATWG, "HTML", 13.2.5.80 (numeric character reference end state): a number without a character
is U+FFFD.
"""

from __future__ import annotations

from html import unescape

from i18n.expressions import deferred

_NUMBER = deferred(r"&#0*([0-9]{1,8})[0-9]*")
"""Leading zeros say nothing, and eight digits are more than any character has."""


def unescaped(text: str) -> str:
    """A text with the characters that its references stand for.

    `html.unescape` raises a ValueError for a decimal one of thousands of digits, zeros among them.
    """
    return unescape(_NUMBER.sub(r"&#\1", text) if "&#" in text else text)
