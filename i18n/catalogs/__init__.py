"""Catalogs: documents into gettext's messages, what is said of each, and files that lose nothing.

The types are polib's own: `polib.POFile` and `polib.POEntry`.
"""

from i18n.catalogs.extract import extract
from i18n.catalogs.fallbacks import with_fallbacks
from i18n.catalogs.lookup import State, Translation, by_unit, translations
from i18n.catalogs.store import load, save

__all__ = [
    "State",
    "Translation",
    "by_unit",
    "extract",
    "load",
    "save",
    "translations",
    "with_fallbacks",
]
