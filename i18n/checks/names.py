"""Names that are misspelt or replaced.

## What it does
Compares the names, acronyms and identifiers of a translation with those of its source. Finds one that
is a name of the source, or how the language writes it (Strasbourg, Estrasburgo), but for a letter or
two; and one that the source does not have, where one of the source is missing that is no word to be
translated; so one behind a title (Mrs Whitfield, señora Winters). Countries and their people, cities,
organizations, programs, brands, seas and the like are compared by what they are: one is told that the
source does not name, where one of the same kind is missing. Accepted are the names that another
language has for a country, a language, a currency or a city (CLDR), for kings and organizations (UN,
ONU), what stands in the termbase, and names that are like one of the source. It sees more with the
words of both languages, by dictionaries or lists (docs/ci.md), a name without its capital among them
(information). But for English and Spanish, names that are replaced are looked for only with both;
nowhere in another script than the source's, nor in German, whose nouns all have a capital.
## Why it matters
A name is what readers and searches look for, and the one thing that a translator has only to copy.
## Example
msgid "The judge heard Walter Nauta on Monday."
msgstr "La jueza escuchó el lunes a Walter Natua."
## Instead
msgid "The judge heard Walter Nauta on Monday."
msgstr "La jueza escuchó el lunes a Walter Nauta."
## References
Unicode CLDR, "Locale Display Names"; Fundéu, "exónimos"; RAE and ASALE, Diccionario panhispánico de
dudas, "Lista de países y capitales, con sus gentilicios"; ITS 2.0, "mistranslation"
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set

from i18n.alignment.dictionary import keys_of
from i18n.checks._check import Fault
from i18n.checks._languages import rules
from i18n.checks._names import (
    OFTEN,
    SHORTEST,
    Name,
    Namer,
    acronyms,
    around,
    exchanged_bearers,
    exchanged_territories,
    has_title,
    is_accounted_for,
    is_kept,
    is_kept_elsewhere,
    is_paired,
    misspelt,
    misspelt_part,
    names,
    replaced_acronyms,
    territories,
)
from i18n.checks._stems import folded
from i18n.checks._subject import Message, Subject
from i18n.model import Severity

severity = Severity.WARNING
kind = "mistranslation"
looks_at = Subject

_COMPARED = 50_000
"""Pairs of a name and a word that are compared at most: 100 names among 500 words are a list."""
_MOST = 50
"""Misspelt names of a message that are told."""
_NEAR = 32
_PROSE = 6
"""Words of a text that is prose."""
_GLUE = r"\ufffc@#/\\_=<>({-"


def check(subject: Subject) -> Iterator[Fault]:
    """A fault for each name that is misspelt, or stands where another one should."""
    termbase = subject.knowledge.terms
    terms = {word for term in termbase.terms for word in term.target.split()} if termbase else set()
    namer = Namer(subject, frozenset(terms))
    for message in subject.messages:
        if not message.target.raw.islower() and not message.source.raw.islower():
            told = list(_faults(message, namer))
            yield from told
            spans = {fault.span for fault in told}
            yield from (fault for fault in _territories(message) if fault.span not in spans)


def _lowered(message: Message, namer: Namer) -> list[Fault]:
    """The name of the source that the translation has without its capital, where it is one."""
    told: list[Fault] = []
    articles = rules(message.language, "spelling").get("articles", ())
    kept = set(message.target.words)
    for name in message.source.derive(names):
        word, lower = name.word, name.word.lower()
        if lower not in kept or word in kept or name.starts or name.is_joined or name.is_mixed:
            continue
        if len(word) < SHORTEST or name.is_acronym or lower in message.source.words:
            continue
        if namer.subject.wording[lower] >= OFTEN or namer.may_translate(lower):
            continue
        if namer.lexicon is None and not is_kept_elsewhere(name, namer):
            continue
        found = re.search(rf"(?<![\w{_GLUE}]){lower}(?![\w{_GLUE}]|\.\w)", message.target.prose)
        if found is None:
            continue
        # behind an article it may be a language, a people, or a word of the trade
        before = message.target.prose[max(found.start() - _NEAR, 0) : found.start()].split()
        if before and before[-1].lower() in articles:
            continue
        span = message.target.span(*found.span())
        what = f"the name '{lower}' is '{word}' in the source"
        told.append(
            Fault(
                what,
                message.entry,
                span,
                message.form,
                severity=Severity.INFORMATION,
                suggestion=word,
            )
        )
    # several are of a kind that the language writes so: languages, months, plants
    return told if len(told) == 1 else []


def _faults(message: Message, namer: Namer) -> Iterator[Fault]:
    yield from _lowered(message, namer)
    known = set(message.source.words)
    given = [name for name in message.target.derive(names) if name.word not in known]
    if not given:
        return
    if len(given) * len(known) > _COMPARED:
        return
    if all(name.starts and not name.is_acronym for name in given) and not (
        _may_be_slips(given, known) or any(namer.is_strange(name.word) for name in given)
    ):
        return
    stated = message.source.derive(names)
    kept = set(message.target.words)
    if not stated or len(stated) * max(len(kept), len(given)) > _COMPARED:
        return
    raw = message.msgid.lower()
    lost = [name for name in stated if name.word not in kept and not _is_singular(name, kept)]
    strangers = []
    count = 0
    for name in given:
        if count >= _MOST:
            return
        if name.word in namer.terms or _is_said(name, message):
            continue
        if name.word.lower() in raw and not _is_cut(name, stated):
            continue
        right = (
            misspelt_part(name, message, namer)
            if name.is_joined
            else misspelt(name, stated, message, namer)
        )
        if right is None and name.is_joined:
            continue
        if right is None:
            strangers.append(name)
            continue
        if name.start in message.derive(territories)[1].shared:
            continue
        count += 1
        span = message.target.span(name.start, name.end)
        what = f"the name '{name.word}' is '{right}' in the source"
        if right not in known:
            what = f"'{name.word}' is misspelt (write '{right}')"
        yield Fault(what, message.entry, span, message.form, suggestion=right)
    if strangers:
        yield from _replaced(message, strangers, lost, stated, namer)


def _is_said(name: Name, message: Message) -> bool:
    """Is a name the acronym of what the source says: UICN, IUCN?"""
    said = acronyms(message.source_language, message.language).get(name.word, ())
    return any(one in message.source.prose for one in said)


def _territories(message: Message) -> Iterator[Fault]:
    """The country, or its people, that stands in the translation for another one of the source."""
    found = exchanged_territories(message)
    if found is not None:
        other, lost = found
        span = message.target.span(other.start, other.end)
        what = f"the name '{other.text}' is not in the source, and '{lost.text}' is missing"
        yield Fault(what, message.entry, span, message.form)


def _is_singular(name: Name, kept: Set[str]) -> bool:
    """Has the translation an acronym without the s of its plural: HFCs, HFC?"""
    stem = name.word.removesuffix("s")
    return stem != name.word and stem.isupper() and stem in kept


def _is_cut(name: Name, stated: Iterable[Name]) -> bool:
    """Is a word a name of the source without its last letter, which is no s of a plural?"""
    return any(other.word[:-1] == name.word and other.word[-1] != "s" for other in stated)


def _may_be_slips(given: Sequence[Name], known: Iterable[str]) -> bool:
    """May one of some names be another word with a letter or two off? Quick."""
    words = [word for word in known if not word.islower()]
    return any(
        abs(len(word) - len(name.word)) <= 2 and {*word[:2]} & {*name.word[:2]}
        for name in given
        for word in words
    )


def _replaced(
    message: Message,
    strangers: Sequence[Name],
    lost: Sequence[Name],
    stated: Sequence[Name],
    namer: Namer,
) -> Iterator[Fault]:
    """The name that stands in the translation for one that the source has, at most one."""
    yield from replaced_acronyms(message, strangers, lost, namer)
    if not namer.tells_names:
        return
    if borne := exchanged_bearers(message, strangers, lost, namer):
        yield _exchange(*borne, message)
        return
    if any(name.word.lower() in namer.measures for name in lost):
        strangers = [name for name in strangers if name.word.lower() not in namer.measures]
    missing = [
        name
        for name in lost
        if len(name.word) >= SHORTEST
        and not name.is_acronym
        and not (name.starts and namer.is_frequent(name.word))
    ]
    rarer = list(_rarer(stated, message))
    if any(name.is_acronym for name in strangers):
        lost = [name for name in lost if not name.is_acronym]
    strangers = [
        name
        for name in strangers
        if not name.is_acronym and (not name.starts or _may_lead(name, message, namer))
    ]
    if not strangers:
        return
    if extended := _extended(strangers, lost, message, namer):
        yield extended
        return
    if not (missing or rarer):
        yield from _spelt(message, strangers, lost, namer)
        return
    ours, theirs = message.derive(territories)
    strangers = [name for name in strangers if name.start not in theirs.shared]
    missing = [name for name in missing if name.start not in ours.shared]
    scripts = {name.script for name in (*missing, *rarer)}
    missing = [name for name in missing if not is_paired(name, message, namer)]
    certain = [name for name in missing if is_kept(name, stated, message, namer)]
    known = [name for name in missing if folded(name.word) in namer.inverse.whole]
    for name in strangers:
        if len(name.word) < SHORTEST:
            continue
        if name.script not in scripts:
            continue  # it may be one of them, as another script writes it
        is_name = not namer.may_translate(name.word)
        candidates = (
            _framed(name, missing, rarer, message, namer) if is_name or len(lost) == 1 else ()
        ) or _candidates(name, missing, certain, namer)
        candidates = candidates or (known if is_name else ())
        if not candidates and is_name and has_title(name, message.target):
            candidates = [one for one in missing if has_title(one, message.source)]
        if name.starts:
            is_known = namer.is_proper(name.word)
            candidates = [
                one
                for one in missing
                if (is_known and one.starts) or not namer.may_be_translated(one.word)
            ]
        kind = theirs.named.get(name.start)
        if kind is not None:  # whether it is another one of its kind, they have told
            candidates = [one for one in candidates if ours.named.get(one.start) != kind]
        if not candidates or is_accounted_for(name, lost, missing, message, namer):
            continue
        yield _exchange(name, candidates[0], message)
        return


def _extended(
    strangers: Sequence[Name], lost: Sequence[Name], message: Message, namer: Namer
) -> Fault | None:
    """A product whose name begins with that of another one, which is missing: JavaScript for Java."""
    translated = keys_of(message.source_language, message.language)
    for name in strangers:
        if not name.is_mixed or not namer.is_proper(name.word):
            continue
        for other in lost:
            rest = name.word.removeprefix(other.word)
            if rest == name.word or not rest[:1].isupper() or rest.lower() in message.source.folded:
                continue
            if not translated(other.word.lower())[0]:
                return _exchange(name, other, message)
    return None


def _exchange(name: Name, other: Name, message: Message) -> Fault:
    span = message.target.span(name.start, name.end)
    what = f"the name '{name.word}' is not in the source, and '{other.word}' is missing"
    return Fault(what, message.entry, span, message.form)


def _spelt(
    message: Message, strangers: Sequence[Name], lost: Sequence[Name], namer: Namer
) -> Iterator[Fault]:
    """The one name that stands for a name in capitals which is all that is missing: GIMP, Photoshop."""
    shortened = [name for name in lost if name.is_acronym and len(name.word) >= SHORTEST]
    others = [name for name in lost if not name.starts and name not in shortened]
    if len(shortened) != 1 or len(strangers) != 1 or others:
        return
    (name,), (acronym,) = strangers, shortened
    if name.starts or name.is_joined or acronym.is_joined or not namer.is_surely_name(name.word):
        return
    if not is_accounted_for(name, lost, (), message, namer):
        yield _exchange(name, acronym, message)


def _may_lead(name: Name, message: Message, namer: Namer) -> bool:
    """Is a word surely a name where any word has a capital? In a text of a few words one may be new."""
    if not namer.is_surely_name(name.word):
        return False
    return namer.is_proper(name.word) or len(message.source.words) >= _PROSE


def _candidates(
    name: Name, missing: Sequence[Name], certain: Sequence[Name], namer: Namer
) -> Sequence[Name]:
    """The names of the source that another name may stand for, the likeliest first."""
    inside = [other for other in missing if not other.starts]
    if namer.may_translate(name.word):
        return certain if len(inside) < 2 else ()
    return certain or _doubtful(name, inside, missing, namer)


def _rarer(stated: Sequence[Name], message: Message) -> Iterator[Name]:
    """The names that the translation has, but less often than the source."""
    given, kept = Counter(message.source.words), Counter(message.target.words)
    for name in stated:
        if 0 < kept[name.word] < given[name.word] and not name.is_acronym:
            yield name


def _framed(
    name: Name, missing: Sequence[Name], rarer: Sequence[Name], message: Message, namer: Namer
) -> Sequence[Name]:
    """The names next to which a word stands that another name stands next to: Mark Rutte, Mark Toronto.

    What stands before counts, and what stands behind: Nauta Company, and, where it is surely a name,
    a number: Python 3.8.
    """
    before, after = around(message.target.prose, name)
    is_sure = namer.is_proper(name.word) or namer.is_unknown(name.word)
    if after.isdecimal() and not is_sure:
        after = ""
    return [
        other
        for other in (*missing, *(rarer if is_sure else ()))
        for first, last in [around(message.source.prose, other)]
        if (before and before == first) or (after and after == last)
    ]


def _doubtful(
    name: Name, inside: Sequence[Name], missing: Sequence[Name], namer: Namer
) -> Sequence[Name]:
    """The words with a capital that a name may stand for, none of which is surely kept.

    A name that the catalog's sources have somewhere may say what the reader is to know.
    """
    proper = [other for other in inside if not namer.may_be_translated(other.word)]
    if len(inside) == 1 and proper:
        return proper
    is_product = name.is_mixed and namer.is_proper(name.word)
    if is_product and len(inside) > 1:  # its like may be put together of words: Read the Docs
        return inside
    if namer.kept(name.word)[0]:
        return ()
    if namer.is_proper(name.word) and namer.lexicon is not None and (proper or not inside):
        return inside or missing
    if len(inside) == 1 and (namer.is_proper(name.word) or namer.is_unknown(name.word)):
        return inside
    if is_product:
        return inside
    has_words = namer.lexicon is not None and namer.sources is not None
    return proper if has_words or namer.is_proper(name.word) else ()
