"""The numbers of a text, what they count, and what two texts state otherwise."""

from i18n.checks._numbers.amounts import correspond, unmatched
from i18n.checks._numbers.comparison import faults
from i18n.checks._numbers.quantities import quantities
from i18n.checks._numbers.quantity import Quantity
from i18n.checks._numbers.reading import reading
from i18n.checks._numbers.vocabulary import Vocabulary, vocabulary

__all__ = [
    "Quantity",
    "Vocabulary",
    "correspond",
    "faults",
    "quantities",
    "reading",
    "unmatched",
    "vocabulary",
]
