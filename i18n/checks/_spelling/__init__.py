"""What a word that is written wrongly was to be."""

from i18n.checks._spelling.accents import Accents, accents
from i18n.checks._spelling.corrections import Slips
from i18n.checks._spelling.edits import accented, mistyped, slips, swaps
from i18n.checks._spelling.verbs import verb_places

__all__ = [
    "Accents",
    "Slips",
    "accented",
    "accents",
    "mistyped",
    "slips",
    "swaps",
    "verb_places",
]
