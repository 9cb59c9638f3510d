"""What of a message's source has its counterpart in the translation: words, names, numbers, code.

The tokens of both texts are held against each other by three kinds of evidence: what is written the
same (names, numbers, code), what looks alike (cognates), and a small lexicon of frequent words
(`en-es.txt`, read in either direction). None is certain for a word; over a sentence they add up.
"""

from i18n.checks._correspondence.comparison import Comparison, comparison
from i18n.checks._correspondence.lengths import lengths
from i18n.checks._correspondence.tokens import Token, tokens

__all__ = ["Comparison", "Token", "comparison", "lengths", "tokens"]
