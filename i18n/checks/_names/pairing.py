"""Which names of a text are said in the other one: by a word made of them, or one that translates them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from i18n.alignment.dictionary import keys_of
from i18n.checks._names.likeness import are_alike, start_alike
from i18n.checks._names.namer import Namer
from i18n.checks._names.words import Name, names
from i18n.checks._stems import folded
from i18n.checks._subject import Message

SHORTEST = 4
"""Letters of a name that is taken for one: a shorter one is near to too many words."""
_PARTS = re.compile(r"[^\W\d_a-zß-ÿ][^\W\d_A-ZÀ-Þ]+")
"""The words of a name that is written without spaces."""
_COMPOUND = re.compile(r"[\w-]+")
_BEFORE = re.compile(r"[\w-]*\Z")
_LONGEST = 40
"""Characters of a compound before a name that is a part of it."""
_LIKE = 50
"""Per cent of letters that two names of one thing share: see `are_alike`."""
_RELATED = 65
"""Per cent of letters that a name and a word made of it share: Venezuela and venezolana 74."""
_SURELY = 70
"""The same, where the two begin with different letters: Goryeo and Koryo 73."""


def is_paired(name: Name, message: Message, namer: Namer) -> bool:
    """Has the translation a word for a name of the source: Venezuela’s, venezolana?"""
    plain = folded(name.word)
    if _is_translated(name, message):
        return True
    whole = namer.inverse.whole.get(plain, frozenset())
    if name.is_joined:
        whole |= {_compound(name, message)}
    for word in set(message.target.words).difference(message.source.words):
        if len(word) < SHORTEST and word.islower():
            continue
        if plain in namer.equivalents.of(word):
            return True
        if len(word) >= SHORTEST and any(_is_like(word, one) for one in (plain, *whole)):
            return True
    return False


def _compound(name: Name, message: Message) -> str:
    """The compound that a name is part of, as one word: Abdel-Fattah, Abdelfatá."""
    prose = message.source.prose
    before = _BEFORE.search(prose, max(0, name.start - _LONGEST), name.start)
    found = _COMPOUND.match(prose, before.start() if before is not None else name.start)
    return folded(found[0].replace("-", "")) if found is not None else folded(name.word)


def _is_translated(name: Name, message: Message) -> bool:
    """Translates a word with a capital the name's word, or one that it is put together of: TestPlan?"""
    mine = keys_of(message.source_language, message.language)
    its = keys_of(message.language, message.source_language)
    wanted = {key for part in _parts(name) for key in mine(part)[1]}
    return bool(wanted) and any(
        not wanted.isdisjoint(its(part)[1])
        for other in message.target.derive(names)
        for part in _parts(other)
    )


def _parts(name: Name) -> list[str]:
    """The words that a name is put together of, in lower case, but for short ones."""
    parts = _PARTS.findall(name.word) if name.is_mixed else [name.word]
    return [part.lower() for part in parts if len(part) >= SHORTEST]


def _is_like(word: str, name: str, least: int = _RELATED) -> bool:
    """Is a word so like a name that it may be made of it, or the other language's way to write it?"""
    if not are_alike(word, name, least):
        return False
    is_long = min(len(word), len(name)) > SHORTEST
    return start_alike(word, name) or (is_long and are_alike(word, name, _SURELY))


def is_accounted_for(
    name: Name, lost: Sequence[Name], missing: Sequence[Name], message: Message, namer: Namer
) -> bool:
    """Does the source say a name of the translation by another name, or a word that is like it?"""
    own = namer.equivalents.of(name.word)
    whole = namer.equivalents.whole.get(folded(name.word), frozenset())
    for other in lost:
        least = _LIKE if other in missing else _RELATED
        if any(_is_like(one, other.word, least) for one in (name.word, *whole)):
            return True
    start = folded(name.word)[:SHORTEST]
    for written in message.source.words:
        word = folded(written)
        if word in own:
            return True
        # a word is made of a name: parliament of Parlamento; seldom a name of a word: Brandenburg
        if word.startswith(start) and (written != word or len(name.word) - len(word) < SHORTEST):
            return True
        if len(word) >= SHORTEST and any(one.startswith(word[:SHORTEST]) for one in whole):
            return True
    return False
