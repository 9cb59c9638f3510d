"""What a text is found by: words and word bigrams, and pieces of words where these are not enough.

Words alone find about half of the short texts with a typo, and three quarters of the texts in a
script without spaces: short texts have character trigrams besides, such scripts bigrams instead.
The trigrams of short texts are common ones, so that these have their two halves as well, each with the
length of the whole: a typo leaves one of them as it was (G. Li, D. Deng, J. Wang, J. Feng,
Pass-Join, PVLDB 5, 2011).

A feature is a number of 32 bits, the CRC-32 of its characters in UTF-8. That of a bigram is of both
words written as one, so that *every where* is found by *everywhere*. Two features may have one number,
which costs a look at some texts more.
"""

from __future__ import annotations

import re
from zlib import crc32

from i18n.scripts import UNSPACED

SHORT = 40
"""Characters of the longest text that has trigrams and halves."""

_IS_UNSPACED = re.compile(f"[{UNSPACED}]")
_WORD = re.compile(r"\w+")
_PIECE = re.compile(rf"([{UNSPACED}]+)|[^\W{UNSPACED}]+")

_SPACED = bytes(code if _WORD.match(chr(code)) else ord(" ") for code in range(128)).ljust(256)
"""What stands for each byte of ASCII where words are cut at spaces alone, which is quick."""

_TRIGRAM, _HALF = 1, 2
"""What the CRC of these starts from, so that it is another one than that of a word."""


def features(text: str) -> set[int]:
    """The features by which a text is found, in lower case; at least one where there is a character."""
    folded = text.lower()
    found = _pieces(folded)
    if len(folded) <= SHORT:
        found.update(_halves(folded, len(folded)))
    return found


def likely(text: str) -> tuple[set[int], set[int]]:
    """The features that a text like the given one may have: its pieces, and halves.

    Two texts that share a half are likelier to be alike than those that share a piece.
    """
    folded = text.lower()
    halves: set[int] = set()
    if len(folded) <= SHORT:
        for length in range(len(folded) - 1, len(folded) + 2):
            halves.update(_halves(folded, length))
    return _pieces(folded), halves


def _halves(folded: str, length: int) -> tuple[int, int]:
    """The halves that a text of some length has where it begins or ends as this one."""
    middle = length // 2
    start = _HALF + 2 * length
    return (
        crc32(folded[:middle].encode(), start),
        crc32(folded[max(0, len(folded) - length + middle) :].encode(), start + 1),
    )


def _pieces(folded: str) -> set[int]:
    """Words, bigrams and trigrams."""
    words, found = _words(folded)
    numbers = list(map(crc32, words))
    found.update(numbers)
    found.update(map(crc32, words[1:], numbers))
    if len(folded) <= SHORT:
        plain = f" {b' '.join(words).decode()} " if words else folded
        found.update(
            [crc32(plain[at : at + 3].encode(), _TRIGRAM) for at in range(max(1, len(plain) - 2))]
        )
    return found


def phrase(text: str) -> set[int]:
    """The features that every text has in which the given one stands as whole words."""
    words, found = _words(text.lower())
    numbers = list(map(crc32, words))
    return found | set(map(crc32, words[1:], numbers)) if len(words) > 1 else found | set(numbers)


def _words(folded: str) -> tuple[list[bytes], set[int]]:
    """The words with spaces between them, and the character bigrams of what has none."""
    if folded.isascii():
        return folded.encode().translate(_SPACED).split(), set()
    if not _IS_UNSPACED.search(folded):
        return [word.encode() for word in _WORD.findall(folded)], set()
    words, found = [], set()
    for match in _PIECE.finditer(folded):
        run = match[1]
        if run is None:
            words.append(match[0].encode())
        elif len(run) == 1:
            found.add(crc32(run.encode()))
        else:
            found.update([crc32(run[at : at + 2].encode()) for at in range(len(run) - 1)])
    return words, found
