"""Scripts that put no space between words, and those that put none between sentences either.

For a set in a pattern. Words: the scripts of which UAX 14 (Unicode line breaking) leaves the words to a
dictionary (class SA), as far as they are in wide use, and ideographs and kana. Thai, Lao, Burmese and Khmer
set a space between phrases and sentences (The Unicode Standard, chapter 16); Chinese and Japanese do not.
"""

from __future__ import annotations

_SOUTHEAST = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Thai, Lao; Burmese; Khmer."""

_EAST = (
    "\u3040-\u30ff\u31f0-\u31ff"  # hiragana, katakana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # ideographs
)

UNSPACED = f"{_SOUTHEAST}\u3005-\u3007{_EAST}"
"""The characters of words that stand beside each other: U+3005 to U+3007 are the signs 々〆〇."""

RUN_ON = f"\u3000-\u303f{_EAST}\uff00-\uff9f"
"""The characters of sentences that stand beside each other, with punctuation and forms of other widths."""
