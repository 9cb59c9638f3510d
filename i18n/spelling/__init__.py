"""The words of a language, by the dictionaries that are installed on the machine.

They are Hunspell's (`es_ES.dic` and `es_ES.aff`), the ones of LibreOffice, Firefox and Debian's
packages `hunspell-…`. `lexicon` finds and reads them; where there is none of a language, a list of its
forms may stand for it.
"""

from i18n.spelling._dictionary import Dictionary
from i18n.spelling._forms import forms
from i18n.spelling._installed import Lexicon, installed, lexicon, unreadable
from i18n.spelling._reading import read

__all__ = ["Dictionary", "Lexicon", "forms", "installed", "lexicon", "read", "unreadable"]
