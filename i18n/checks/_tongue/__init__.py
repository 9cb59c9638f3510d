"""In which language a text is, as far as its words show it.

The evidence are words that one language has and another has not (articles, prepositions, pronouns),
letters, and endings: `languages.toml`. Words that two languages share speak for neither. A short
text often shows nothing, and then nothing is said.
"""

from i18n.checks._tongue.languages import OUTWEIGHS, Contrast, Expected, contrast, expected, rivals
from i18n.checks._tongue.parts import Part, part
from i18n.checks._tongue.remnants import emphasised, mingled
from i18n.checks._tongue.single import single
from i18n.checks._tongue.words import Word, copies, is_in_name, lowered, tells, words

__all__ = [
    "OUTWEIGHS",
    "Contrast",
    "Expected",
    "Part",
    "Word",
    "contrast",
    "copies",
    "emphasised",
    "expected",
    "is_in_name",
    "lowered",
    "mingled",
    "part",
    "rivals",
    "single",
    "tells",
    "words",
]
