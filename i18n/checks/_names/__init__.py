"""Names of a text, and names of one language and another that are the same thing's."""

from i18n.checks._names.acronyms import replaced_acronyms
from i18n.checks._names.bearers import exchanged_bearers, has_title
from i18n.checks._names.equivalents import Equivalents, acronyms, equivalents
from i18n.checks._names.keeping import OFTEN, around, is_kept, is_kept_elsewhere
from i18n.checks._names.likeness import is_slip
from i18n.checks._names.misspelling import misspelt, misspelt_part
from i18n.checks._names.namer import Namer
from i18n.checks._names.pairing import SHORTEST, is_accounted_for, is_paired
from i18n.checks._names.territories import exchanged_territories, territories
from i18n.checks._names.words import Name, names

__all__ = [
    "OFTEN",
    "SHORTEST",
    "Equivalents",
    "Name",
    "Namer",
    "acronyms",
    "around",
    "equivalents",
    "exchanged_bearers",
    "exchanged_territories",
    "has_title",
    "is_accounted_for",
    "is_kept",
    "is_kept_elsewhere",
    "is_paired",
    "is_slip",
    "misspelt",
    "misspelt_part",
    "names",
    "replaced_acronyms",
    "territories",
]
