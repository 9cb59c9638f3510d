"""What a word that is written wrongly was to be."""

from i18n.checks._spelling.accents import Accents, accents
from i18n.checks._spelling.edits import (
    accented,
    confused,
    exchanged,
    missing,
    mistyped,
    slips,
    superfluous,
    swaps,
)

__all__ = [
    "Accents",
    "accented",
    "accents",
    "confused",
    "exchanged",
    "missing",
    "mistyped",
    "slips",
    "superfluous",
    "swaps",
]
