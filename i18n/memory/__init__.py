"""The translation memory: earlier pairs, found by what is like them.

A file of SQLite, always to be had again from the catalogs. `store` learns, `lookup` finds,
`suggestions` fills a catalog.
"""

from i18n.memory.lookup import Match, Query, concordance, matches
from i18n.memory.store import Lesson, Pair, learn
from i18n.memory.suggestions import fill

__all__ = ["Lesson", "Match", "Pair", "Query", "concordance", "fill", "learn", "matches"]
