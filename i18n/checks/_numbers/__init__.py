"""The numbers of a text, and which of two texts' numbers have no counterpart."""

from i18n.checks._numbers.comparison import differences
from i18n.checks._numbers.quantities import Quantity, quantities
from i18n.checks._numbers.vocabulary import Vocabulary, vocabulary

__all__ = ["Quantity", "Vocabulary", "differences", "quantities", "vocabulary"]
