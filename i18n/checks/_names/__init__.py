"""Names of a text, and names of one language and another that are the same thing's."""

from i18n.checks._names.acronyms import replaced_acronyms
from i18n.checks._names.equivalents import Equivalents, acronyms, equivalents
from i18n.checks._names.likeness import (
    are_alike,
    is_exchange,
    is_near,
    is_slip,
    sound_alike,
    start_alike,
)
from i18n.checks._names.namer import Namer
from i18n.checks._names.words import Name, names

__all__ = [
    "Equivalents",
    "Name",
    "Namer",
    "acronyms",
    "are_alike",
    "equivalents",
    "is_exchange",
    "is_near",
    "is_slip",
    "names",
    "replaced_acronyms",
    "sound_alike",
    "start_alike",
]
