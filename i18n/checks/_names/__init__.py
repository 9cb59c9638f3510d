"""Names of a text, and names of one language and another that are the same thing's."""

from i18n.checks._names.acronyms import replaced_acronyms
from i18n.checks._names.equivalents import Equivalents, acronyms, equivalents
from i18n.checks._names.likeness import (
    is_exchange,
    is_near,
    is_slip,
    sound_alike,
)
from i18n.checks._names.namer import Namer
from i18n.checks._names.pairing import SHORTEST, is_accounted_for, is_paired
from i18n.checks._names.words import Name, names

__all__ = [
    "SHORTEST",
    "Equivalents",
    "Name",
    "Namer",
    "acronyms",
    "equivalents",
    "is_accounted_for",
    "is_exchange",
    "is_near",
    "is_paired",
    "is_slip",
    "names",
    "replaced_acronyms",
    "sound_alike",
]
