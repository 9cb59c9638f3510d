"""Words in the middle of a translation that are the source's.

## What it does
Finds a sentence, or several words in a row, that a translation has in the source's language. Names,
titles, code, what stands in quotation marks or emphasis, and single words are no fault; but a predicate
in emphasis is one, and so is a phrase in bold between commas. Of two words
both must show the source's language, or be a whole sentence of the source that does. Two words of
content that the source's language alone has are information, as they may be a term: heavy rain.
## Why it matters
The reader stumbles over what he may not understand; no count of untranslated messages shows it.
## Example
msgid "Two thirds of the bill must be paid by the end of the month."
msgstr "Dos tercios de la factura must be paid by the end de mes."
## Instead
msgid "Two thirds of the bill must be paid by the end of the month."
msgstr "Dos tercios de la factura deben pagarse antes de que acabe el mes."
## References
ITS 2.0, section 8.8, "untranslated"
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from i18n.alignment.dictionary import keys_of, senses
from i18n.checks._check import Fault
from i18n.checks._excerpts import cut
from i18n.checks._languages import rules
from i18n.checks._subject import Message
from i18n.checks._tongue import (
    Contrast,
    Word,
    contrast,
    copies,
    emphasised,
    lowered,
    mingled,
    rivals,
    tells,
    words,
)
from i18n.languages import primary
from i18n.model import Severity

severity = Severity.WARNING
kind = "untranslated"
looks_at = Message
yields_to = ("chatter", "copied", "wrong-language")

_SENTENCE = 4
"""Words of a sentence that may be the source's."""
_TELLING = 2
"""Words in it that show the source's language."""
_PHRASE = 4
"""Words of a phrase of which one that tells is enough."""
_PAIR = 2
"""Two words are left where both show the source's language, or are a sentence that does."""
_TERM = 3
"""A phrase of three words is a term at times ("drag and drop"): two of them must be telling."""

_SMALL = 4
"""Letters of a preposition or an article in a title: with, from."""

Run = tuple[int, int]

_DETERMINERS = ("definite", "indefinite", "possessive", "demonstrative")


def check(message: Message) -> Iterator[Fault]:
    """A fault for each sentence, and for each phrase in the others."""
    own = contrast(message.source_language, message.language)
    if own is None:
        return
    left = _left(message, own)
    if not left and not _may_show(message, own):
        return
    found = message.target.derive(words)
    telling = [tells(found, index, own.words) for index in range(len(found))]
    shows = [
        tell or (not (word.is_capital or word.is_cited) and own.has_ending(word.text))
        for tell, word in zip(telling, found, strict=True)
    ]
    if not left and not any(shows) and not any(word.is_cited for word in found):
        return
    source = message.source.derive(words)
    given = {word.text for word in source}
    sentences = [
        run
        for run in _sentences(message, found)
        if _is_left(message, found[slice(*run)], telling[slice(*run)], given)
    ]
    rows = copies(found, source)
    if len(message.target.sentences) > 1:
        sentences += [run for run in _copied(message, found, rows, shows) if run not in sentences]
    told = {index for run in sentences for index in range(*run)}
    for run in sentences:
        yield _fault(message, found, run, "sentence")
    for start, end in rows:
        if not told.isdisjoint(range(start, end)) or _is_title(found[start:end]):
            continue
        length = sum(not word.is_cited for word in found[start:end])
        shown = sum(shows[start:end])
        is_pair = length >= _PAIR and shown == end - start and any(telling[start:end])
        is_phrase = length >= _PHRASE and any(telling[start:end])
        if is_pair or is_phrase or (length >= _TERM and shown >= _TELLING):
            told.update(range(start, end))
            yield _fault(message, found, (start, end), "phrase")
        elif left:
            yield from _content(message, found, (start, end), telling, left)
    remnants = list(_emphasised(message, found, rows, own))
    theirs = contrast(message.language, message.source_language)
    if theirs is not None:
        remnants += mingled(found, telling, given, theirs.common)
    for start, end in remnants:
        if told.isdisjoint(range(start, end)):
            yield _fault(message, found, (start, end), "phrase")


def _emphasised(
    message: Message, found: Sequence[Word], rows: Sequence[Run], own: Contrast
) -> Iterator[Run]:
    """The phrases in emphasis that are in the source's language, and no term."""
    predicates = rules(message.source_language, "correspondence").get("predicates", ())
    for start, end in emphasised(message.target, found, rows, predicates):
        if not own.words.isdisjoint(word.text for word in found[start:end]):
            yield start, end


def _content(
    message: Message, found: Sequence[Word], row: Run, telling: Sequence[bool], left: Set[str]
) -> Iterator[Fault]:
    """A fault for each phrase in a row of copied words whose words the source's language alone has.

    One that a preposition begins is no term: for backward compatibility. Another one is information,
    and none where the words stand in other translations too, or behind a determiner: a loan.
    """
    wording = message.subject.wording
    table = rules(message.language, "named")
    determiners = " ".join(str(table.get(kind, "")) for kind in _DETERMINERS).split()
    for start, end in _runs(found, row, telling, left):
        texts = [found[index].text for index in range(start, end) if found[index].text in left]
        if telling[start] and end - start >= _TERM:
            yield _fault(message, found, (start, end), "phrase")
            continue
        is_loan = start > 0 and found[start].is_next and found[start - 1].text in determiners
        if len(texts) >= _PAIR and not is_loan and all(wording[text] <= 1 for text in texts):
            what = _fault(message, found, (start, end), "phrase")
            yield replace(what, severity=Severity.INFORMATION)


def _runs(
    found: Sequence[Word], row: Run, telling: Sequence[bool], left: Set[str]
) -> Iterator[Run]:
    """The runs of neighbours in a row that are the source's language's alone, function words included."""
    start = row[0]
    for index in range(row[0], row[1] + 1):
        is_plain = index < row[1] and (telling[index] or _is_content(found[index], left))
        if is_plain and (index == start or found[index].is_next):
            continue
        if index - start >= _PAIR:
            yield start, index
        start = index if is_plain else index + 1


def _is_content(word: Word, left: Set[str]) -> bool:
    return word.text in left and not (word.is_capital or word.is_cited or word.is_apart)


def _left(message: Message, own: Contrast) -> Set[str]:
    """The words of content in both texts that are the source's language's, and hardly the translation's.

    None, where the translation's language may have all of them.
    """
    # what has a capital in the source may be a name
    shared = {
        word
        for word in message.target.derive(lowered).intersection(message.source.words)
        if len(word) >= _SMALL and word not in own.common
    }
    if len(shared) < _PAIR:
        return frozenset()
    here = keys_of(message.source_language, message.language)
    there = keys_of(message.language, message.source_language)
    lexicon = message.subject.knowledge.lexicon
    mine, theirs = lexicon(message.source_language), lexicon(message.language)
    if mine is None or theirs is None:
        return {word for word in shared if here(word)[0] and not senses(there(word))}
    sure = {word for word in shared if not theirs.knows(word) and mine.knows(word)}
    rest = shared - sure if sure else frozenset()
    return sure | {word for word in rest if here(word)[0] and not senses(there(word))}


def _may_show(message: Message, own: Contrast) -> bool:
    """May a word of the translation show the source's language? A quick look."""
    found = message.target.derive(lowered)
    if not own.words.isdisjoint(found):
        return True
    shared = found & message.source.derive(lowered)
    return any(map(own.has_ending, shared))


def _copied(
    message: Message, found: Sequence[Word], rows: Sequence[Run], shows: Sequence[bool]
) -> Iterator[Run]:
    """The short sentences that stand whole in the source, and show its language."""
    theirs = contrast(message.language, message.source_language)
    for start, end in _sentences(message, found):
        if end - start < _PAIR or not any(shows[start:end]):
            continue
        is_row = any(first <= start and end <= last for first, last in rows)
        texts = (word.text for word in found[start:end])
        if is_row and theirs is not None and theirs.words.isdisjoint(texts):
            yield start, end


def _is_title(phrase: Sequence[Word]) -> bool:
    """Is a phrase written as the title of a work, with small words alone in lower case?

    The Chicago Manual of Style (17th edition), 8.159: the first word, the last and the long ones have
    a capital.
    """
    small = [word for word in phrase if not word.is_capital]
    return (
        phrase[0].is_capital
        and phrase[-1].is_capital
        and 2 * len(small) <= len(phrase)
        and all(word.is_next for word in phrase[1:])
        and all(len(word.text) <= _SMALL for word in small)
    )


def _sentences(message: Message, found: Sequence[Word]) -> Iterator[Run]:
    """The words of each sentence."""
    start = 0
    for _, stop in message.target.sentences:
        end = start
        while end < len(found) and found[end].start < stop:
            end += 1
        yield start, end
        start = end


def _is_left(
    message: Message, found: Sequence[Word], telling: Sequence[bool], given: Set[str]
) -> bool:
    """Does all of a sentence show the source's language, and are its words the source's?

    Where they are not, no other language may show as clearly.
    """
    theirs = contrast(message.language, message.source_language)
    texts = [word.text for word in found]
    shown = {text for text, tells in zip(texts, telling, strict=True) if tells}
    if len(texts) < _SENTENCE or len(shown) < _TELLING:
        return False
    if theirs is None or not theirs.words.isdisjoint(texts):
        return False
    if 2 * sum(text in given for text in texts) >= len(texts):
        return True
    source = primary(message.source_language)
    return len(shown) > _TELLING and all(
        sum(map(other.shows, set(texts))) < len(shown)
        for language, other in rivals(message.language).items()
        if language != source
    )


def _fault(message: Message, found: Sequence[Word], run: Run, what: str) -> Fault:
    target = message.target
    start, end = found[run[0]].start, found[run[1] - 1].end
    shown = cut(target.prose[start:end])
    text = f"the {what} “{shown}” is in the source's language (translate it)"
    return Fault(text, message.entry, target.span(start, end))
