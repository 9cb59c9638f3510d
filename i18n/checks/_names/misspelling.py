"""Names that are others but for a slip of the pen: the source's, or what the translation's language has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from i18n.alignment.dictionary import keys_of, senses
from i18n.checks._knowledge import Lexicon
from i18n.checks._languages import rules
from i18n.checks._names.bearers import has_title
from i18n.checks._names.keeping import OFTEN, around, is_kept, is_kept_elsewhere
from i18n.checks._names.likeness import (
    has_other_end,
    is_adapted,
    is_close,
    is_exchange,
    is_hushed,
    is_jumbled,
    is_near,
    is_simplified,
    is_slip,
    is_transliterated,
    likeness,
    sound_alike,
    start_alike,
    unexchanged,
)
from i18n.checks._names.namer import Namer
from i18n.checks._names.pairing import SHORTEST
from i18n.checks._names.territories import territorial_words
from i18n.checks._names.words import Name
from i18n.checks._spelling import slips, swaps
from i18n.checks._stems import folded
from i18n.checks._subject import Message

_ENDING = 3
"""Letters at the end of a word by which languages differ: Filters, Filtres."""
_RELATED = 65
"""Per cent of letters that a word shares with a name that it may be in another language."""
_ALIKE = 50
"""The same, of a word that has a slip."""
_COMPOUND = re.compile(r"(?<![\w./-])\w+(?:-\w+)+(?![\w/-])")
_ARTICLES = frozenset({"al", "el", "as", "ad", "ar", "az", "an", "ash", "bin", "ibn"})
_LONG = 6
"""Letters of a word that is like no name of the source, in which two may be exchanged all the same."""
_LONGEST = 40
"""Letters of a word that is looked at: a longer one is none that somebody wrote."""
_PROSE = 8
"""Words of a text that is prose, in which only names have a capital."""


def misspelt(name: Name, stated: Sequence[Name], message: Message, namer: Namer) -> str | None:
    """What a name of the translation is but for a slip: a name of the source, or how it is said."""
    word = name.word
    if not SHORTEST <= len(word) <= _LONGEST or word[-1].isdigit():
        return None
    return (
        _framed(name, stated, message, namer)
        or _copied(word, stated, message, namer)
        or _said(name, stated, message, namer)
    )


def misspelt_part(name: Name, message: Message, namer: Namer) -> str | None:
    """The name of the source that a part of a compound is but for a slip: Abdul-Jabar, Abdul-Jabbar.

    The other parts are the source's, and no article of Arabic, whose names are written in many ways.
    """
    if not namer.is_strange(name.word):
        return None
    for match in _COMPOUND.finditer(message.target.prose):
        if match.start() <= name.start < match.end():
            parts = match[0].split("-")
            for other in _COMPOUND.findall(message.source.prose):
                right = _other_part(name.word, parts, other.split("-"), namer)
                if right is not None:
                    return right
    return None


def _other_part(word: str, parts: Sequence[str], others: Sequence[str], namer: Namer) -> str | None:
    if len(parts) != len(others):
        return None
    pairs = [(one, two) for one, two in zip(parts, others, strict=True) if one != two]
    if len(pairs) != 1 or pairs[0][0] != word or _ARTICLES.intersection(map(str.lower, parts)):
        return None
    return pairs[0][1] if is_close(*pairs[0], doubles=namer.doubles) else None


def _copied(word: str, stated: Sequence[Name], message: Message, namer: Namer) -> str | None:
    """The name of the source that a word is but for a slip."""
    lexicon = namer.lexicon
    doubles = namer.doubles
    for other in stated:
        if abs(len(other.word) - len(word)) > 2 or not {*other.word[:2]} & {*word[:2]}:
            continue
        is_certain = lexicon is not None and lexicon.knows(other.word)
        is_one = is_slip(word, other.word, is_certain=is_certain, doubles=doubles)
        is_one = is_one or is_jumbled(word, other.word)
        has_end = namer.tells_names and has_other_end(word, other.word)
        if not is_one and not has_end and not is_near(word, other.word):
            continue
        if message.target.words.count(other.word) >= message.source.words.count(other.word):
            continue
        if lexicon is not None and lexicon.knows(word):
            return None
        if folded(other.word) in namer.equivalents.of(word) or _is_adapted(
            word, other, message, namer
        ):
            return None
        if sound_alike(word, other.word) and has_title(other, message.source):
            return None
        if is_one and (is_certain or _is_exchanged(word, other.word, namer)):
            return other.word
        if namer.subject.wording[word] >= OFTEN:
            continue
        if is_kept(other, stated, message, namer):
            return other.word
        # a letter changed may be the way of the language to write a word, where it is one
        is_plain = namer.sources is not None and namer.sources.knows(other.word.lower())
        is_longer_or_shorter = len(word) != len(other.word) and not is_plain
        is_other = is_longer_or_shorter or not namer.has_ending(word)
        if lexicon is not None and is_one and is_other:
            return other.word
        is_longer = not doubles and len(word) > len(other.word)
        if not namer.may_be_translated(other.word) and (
            is_longer or not sound_alike(word, other.word)
        ):
            return other.word
    return None


def _is_exchanged(word: str, name: str, namer: Namer) -> bool:
    """Has a word letters of a name exchanged, and not as an ending of its language: Order, Ordre?"""
    is_known = namer.lexicon is not None or namer.has_pair
    if is_jumbled(word, name):
        return is_known
    return is_exchange(word, name) and (is_known or word[-_ENDING:] == name[-_ENDING:])


def _is_adapted(word: str, name: Name, message: Message, namer: Namer) -> bool:
    """Is a word how Spanish may write a name, and do no other messages keep that?"""
    if is_kept_elsewhere(name, namer):
        return False
    if is_adapted(word, name.word):
        return True
    before, after = around(message.source.prose, name)
    if is_transliterated(word, name.word) and any(
        _is_foreign(one, message) for one in (word, name.word, before, after)
    ):
        return True
    if not is_hushed(word, name.word) or before in message.target.words:
        return False
    return namer.lexicon is None or not namer.lexicon.knows(name.word)


def _is_foreign(word: str, message: Message) -> bool:
    """Does a name look as one that is written by the letters of another script?"""
    tables = (rules(one, "names") for one in (message.source_language, message.language))
    patterns = (table.get("transliterated") for table in tables)
    return any(pattern and re.search(pattern, word.lower()) for pattern in patterns)


def _framed(name: Name, stated: Sequence[Name], message: Message, namer: Namer) -> str | None:
    """The name of the source beside the name that a word, be it another one, stands beside.

    Nelson Mandela, Nelson Mandala. Only for what is surely a name in the source's language.
    """
    kept = set(message.target.words)
    for other in stated:
        if other.word in kept or other.is_acronym:
            continue
        is_half = is_simplified(name.word, other.word)
        if not is_half and not is_close(name.word, other.word, doubles=namer.doubles):
            continue
        if not namer.tells_names or namer.lexicon is None:
            return None
        if _is_word(other.word, name.word, message, namer):
            continue
        if _is_adapted(name.word, other, message, namer):
            continue
        if folded(other.word) in namer.equivalents.of(name.word) or has_title(
            other, message.source
        ):
            continue
        # Sophie and Sofía are one name in two languages; a word may only have lost or changed its end
        if sound_alike(name.word, other.word) and namer.lexicon.knows(name.word):
            continue
        before, after = around(message.target.prose, name)
        first, last = around(message.source.prose, other)
        is_version = after.isdecimal() and not namer.is_strange(name.word)
        if is_half and not (before and before == first):
            # of a person, of whom the given name is kept; of a museum, a prize, which are translated
            if not _are_one(last, before, message):
                continue
            return other.word
        if (before and before == first) or (after and after == last and not is_version):
            return other.word
    return None


def _are_one(word: str, other: str, message: Message) -> bool:
    """Is a word of the translation what a dictionary has for one of the source: Museo, Museum?"""
    ours = senses(keys_of(message.source_language, message.language)(word.lower()))
    theirs = senses(keys_of(message.language, message.source_language)(other.lower()))
    return not set(ours).isdisjoint(theirs)


def _is_word(name: str, word: str, message: Message, namer: Namer) -> bool:
    """Is a name a word to be translated, and what stands for it maybe its translation?"""
    if not namer.may_be_translated(name):
        return False
    found, _ = keys_of(message.source_language, message.language)(name.lower())
    return found or not namer.is_strange(word)


def _said(name: Name, stated: Sequence[Name], message: Message, namer: Namer) -> str | None:
    """How the language of the translation writes a name of the source, that a word is but for a slip."""
    word, lexicon = name.word, namer.lexicon
    if lexicon is None or not namer.is_strange(word) or namer.subject.wording[word] >= OFTEN:
        return None
    kept = set(message.target.words)
    missing = [other for other in stated if other.word not in kept and not other.is_acronym]
    if any(_is_adapted(word, other, message, namer) for other in missing):
        return None
    lost = [other.word for other in missing]
    return (
        _written(word, lost, message, namer)
        or _known(name, lost, message, lexicon, namer)
        or _exchanged(word, lost, namer)
    )


def _written(word: str, lost: Iterable[str], message: Message, namer: Namer) -> str | None:
    """The name that the tables have for one of the source, that a word is but for a slip."""
    for other in lost:
        for plain in sorted(namer.inverse.of(other)):
            if len(plain) > SHORTEST and is_close(word, plain, doubles=namer.doubles):
                written = namer.inverse.written.get(plain, plain)
                # a language may have more names than the tables: osético, osetio
                if written[0].isupper() or is_exchange(word, written):
                    return written
    close = [
        one for one in territorial_words(message) if is_close(word, one, doubles=namer.doubles)
    ]
    if not close:
        return None
    nearest = max(sorted(close), key=lambda one: likeness(word, one))
    return nearest[0].upper() + nearest[1:]


def _exchanged(word: str, lost: Iterable[str], namer: Namer) -> str | None:
    """The word that sounds as a name of the source, that a word is but for two letters exchanged."""
    found = (unexchanged(word, other) for other in lost if not namer.may_be_translated(other))
    return next((one for one in found if one is not None), None)


def _known(
    name: Name, lost: Sequence[str], message: Message, lexicon: Lexicon, namer: Namer
) -> str | None:
    """The word of a dictionary for a word of the source, that a name is but for a slip.

    Of a word that is no name, two letters are exchanged where any word has a capital, or in a text
    of a few words: other slips may make a new word of it.
    """
    word = name.word
    if len(word) <= SHORTEST or not word[1:].islower():
        return None
    keys = keys_of(message.language, message.source_language)
    base = keys_of(message.source_language, message.language)
    wanted = {key for other in message.source.folded for key in senses(base(other))}
    alike = [
        other for other in lost if start_alike(word, other) and likeness(word, other) >= _ALIKE
    ]
    is_inside = not name.starts and len(message.source.words) >= _PROSE
    is_alone = is_inside and not alike and len(word) >= _LONG
    if not wanted and not alike and not is_alone:
        return None
    proper = [other for other in alike if not namer.may_be_translated(other)]
    ones = (
        slips(word, lexicon.knows, lexicon.between)
        if proper or (is_inside and wanted)
        else swaps(word, lexicon.knows)
    )
    for one in ones:
        if folded(one) == folded(word):
            continue
        if not one.istitle():
            continue
        # a word that is none with a small letter is a name, and so is one of the tables
        known = [
            other
            for other in proper
            if not lexicon.knows(one.lower()) or folded(one) in namer.inverse.of(other)
        ]
        if any(_is_nearer(one, word, other) for other in known):
            return one
        if word[-2:] != one[-2:] or not (is_inside or is_exchange(word, one)):
            continue
        if not wanted.isdisjoint(senses(keys(one.lower()))):
            return one
        if is_alone and is_exchange(word, one):
            return one
        if any(_is_nearer(one, word, other) for other in alike):
            return one
    return None


def _is_nearer(one: str, word: str, other: str) -> bool:
    """Is one word nearer to a name of another language than a word that differs from it in a letter?"""
    if not start_alike(one, other) or folded(one) == folded(other):
        return False
    mine = likeness(one, other)
    if mine < _RELATED:
        return False
    return mine > likeness(word, other) or (
        is_exchange(word, one) and mine >= likeness(word, other)
    )
