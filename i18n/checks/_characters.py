"""The characters of a text that a language in Latin letters hardly has, found once for all checks."""

from __future__ import annotations

import re

from i18n.checks._text import Text

_UNUSUAL = re.compile(
    "[^\n\r\t -~\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e\u2070-\u215f\u2190-\u2bff]"
)


def unusual(text: Text) -> str:
    """Those characters, in their order: most texts have none. For `Text.derive`."""
    return (
        "" if text.raw.isascii() and text.raw.isprintable() else "".join(_UNUSUAL.findall(text.raw))
    )
