"""Terms that are not translated as the termbase says.

## What it does
Looks for the source terms of the project's termbase (`terms/en-es.csv`, or `--termbase FILE`) in a
message, and for their preferred and admitted translations, in any form that the rules of the
language tell, in its translation; finds a forbidden translation wherever its source term stands. A
term that is part of a longer one, of a compound or of a name is left alone.
## Why it matters
A reader takes two words for two things.
## Example
| source,target,status
| check,comprobación,preferred

msgid "The check stops at once."
msgstr "La verificación se detiene al instante."
## Instead
| source,target,status
| check,comprobación,preferred

msgid "The check stops at once."
msgstr "La comprobación se detiene al instante."
## References
ISO 30042 (TBX), administrative status; ITS 2.0, localization quality type "terminology"
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from i18n.checks._check import Fault
from i18n.checks._languages import rules
from i18n.checks._stems import folded, stems
from i18n.checks._subject import Message, Subject
from i18n.checks._text import Text
from i18n.expressions import deferred
from i18n.model import Severity
from i18n.terms import Status, Term, Termbase

severity = Severity.INFORMATION
kind = "terminology"
looks_at = Subject

_WORD = deferred(r"[^\W_]+")
_GLUE = "-_/.=\ufffc‑"
"""What joins a word to another, so that it is no word of its own."""
_EITHER = deferred(r"[(\"“]?[^\W\d_]+/[^\W\d_]+(?![^\s,.;:?!)\"”])")


@dataclass(frozen=True, slots=True)
class Concept:
    """A term of the source and what stands for it: words, in lower case; of what does not, forms."""

    name: str
    words: tuple[str, ...]
    is_verb: bool
    is_name: bool
    wanted: tuple[tuple[str, ...], ...]
    forbidden: tuple[tuple[frozenset[str], ...], ...]
    instead: str


@dataclass(frozen=True, slots=True)
class Found:
    """Where a concept stands in a text: its words' numbers, half open, and characters."""

    concept: Concept
    first: int
    last: int
    start: int


def check(subject: Subject) -> Iterator[Fault]:
    """A fault for each term that is forbidden, or has none of its translations in its sentence."""
    termbase = subject.knowledge.terms
    if termbase is None or not termbase.terms:
        return
    index = _index(termbase, subject.source_language, subject.language)
    for message in subject.messages:
        if any(word in index for word in set(map(str.lower, message.source.words))):
            yield from _faults(message, index)


def _faults(message: Message, index: dict[str, list[Concept]]) -> Iterator[Fault]:
    """What is wrong with the terms of a message, once for each."""
    found: dict[str, list[Found]] = {}
    for one in _concepts(message.source, index, message.source_language):
        found.setdefault(one.concept.name, []).append(one)
    if not found:
        return
    places = list(_WORD.finditer(message.target.prose))
    words = [match[0] for match in places]
    for name, each in found.items():
        concept = each[0].concept
        place = next(filter(None, (_exact(term, words) for term in concept.forbidden)), None)
        if place is not None:
            start, end = places[place[0]].start(), places[place[1] - 1].end()
            what = f"'{message.target.prose[start:end]}' is forbidden for '{name}'"
            if concept.instead:
                what += f" (write '{concept.instead}')"
            span = message.target.span(start, end)
            suggested = concept.instead or None
            yield Fault(
                what,
                message.entry,
                span,
                message.form,
                severity=Severity.WARNING,
                suggestion=suggested,
            )
        elif concept.wanted and not _is_said(each, message, words):
            what = f"'{name}' is not translated as '{concept.instead}'"
            yield Fault(what, message.entry, form=message.form)


def _is_said(found: Sequence[Found], message: Message, words: Sequence[str]) -> bool:
    """Do translations of a concept stand where the concept does: in its sentences, if they pair?

    As often as it does: a sentence may say one of them by a pronoun, which is not counted.
    """
    source, target = message.source, message.target
    wanted, language = found[0].concept.wanted, message.language
    if not _count(wanted, words, language):
        return False
    pairs = list(zip(source.sentences, target.sentences, strict=False))
    if len(source.sentences) != len(target.sentences):
        return True
    for (start, end), (first, last) in pairs:
        stated = sum(start <= one.start < end for one in found)
        part = _WORD.findall(target.prose[first:last])
        if stated and _count(wanted, part, language) < stated:
            stands_in = rules(language, "terms").get("stand_in", ())
            return stated > 1 and any(word.lower() in stands_in for word in part)
    return True


def _count(terms: Iterable[Sequence[str]], words: Sequence[str], language: str) -> int:
    """How often one of the terms stands in a text."""
    at = count = 0
    while at < len(words):
        ends = [end for term in terms if (end := _end(term, words, at, language))]
        count += bool(ends)
        at = max(ends, default=at + 1)
    return count


def _exact(term: Sequence[frozenset[str]], words: Sequence[str]) -> tuple[int, int] | None:
    """The first place of a term in a text, in one of its forms."""
    for first in range(len(words) - len(term) + 1):
        last = first + len(term)
        pairs = zip(term, words[first:last], strict=True)
        if all(word.lower() in forms for forms, word in pairs):
            return first, last
    return None


def _end(term: Sequence[str], words: Sequence[str], first: int, language: str) -> int | None:
    """Where a term ends that begins at a word; there may be one more word between two of its own."""
    if not _is_form(term[0], words[first], language):
        return None
    at = first + 1
    for part in term[1:]:
        near = (n for n in (at, at + 1) if n < len(words) and _is_form(part, words[n], language))
        step = next(near, None)
        if step is None:
            return None
        at = step + 1
    return at


def _is_form(one: str, other: str, language: str) -> bool:
    return not stems(one, language).isdisjoint(stems(other, language))


def _concepts(text: Text, index: dict[str, list[Concept]], language: str) -> Iterator[Found]:
    """The concepts of a text, the longest at each place; parts of names and compounds aside."""
    prose = text.prose
    places = list(_WORD.finditer(prose))
    at = 0
    while at < len(places):
        found = _longest(places, at, index, language)
        if found is None:
            at += 1
            continue
        concept, last = found
        start, end = places[at].start(), places[last - 1].end()
        if _stands_alone(prose, start, end) and (
            concept.is_verb
            or concept.is_name
            or not _is_name_or_verb(prose, places, at, last, language)
        ):
            yield Found(concept, at, last, start)
        at = last


def _longest(
    places: Sequence[re.Match[str]], at: int, index: dict[str, list[Concept]], language: str
) -> tuple[Concept, int] | None:
    for concept in index.get(places[at][0].lower(), ()):
        last = at + len(concept.words)
        others = [match[0].lower() for match in places[at:last]]
        if len(others) == len(concept.words) and all(
            _is_form(word, other, language)
            for word, other in zip(concept.words[1:], others[1:], strict=True)
        ):
            return concept, last
    return None


def _stands_alone(prose: str, start: int, end: int) -> bool:
    """Is what stands there no part of a compound, a path or a piece of code?"""
    before, after = prose[start - 1 : start], prose[end : end + 2]
    if before and before in _GLUE and not _is_either(prose, start - 1):
        return False
    if after[:1] == "/":
        return _is_either(prose, end)
    return not ((after and after[0] in "-_=(\ufffc‑") or re.match(r"\.\w", after))


def _is_either(prose: str, at: int) -> bool:
    """Is a slash one between two words (`date/time`), and not in a path?"""
    start = prose.rfind(" ", 0, at) + 1
    return prose[at] == "/" and _EITHER.match(prose, start) is not None


def _is_name_or_verb(
    prose: str, places: Sequence[re.Match[str]], first: int, last: int, language: str
) -> bool:
    """Is a term part of a name, by its capital, or a verb, by the word before or after it?"""
    word = places[first][0]
    before = places[first - 1][0].lower() if first else ""
    after = places[last][0].lower() if last < len(places) else ""
    gap = prose[places[first - 1].end() : places[first].start()] if first else ""
    starts = not first or any(mark in gap for mark in '.:?!¿¡\n“"')
    if any(match[0][0].isupper() for match in places[first + (starts or 0) : last]):
        return True
    if not starts and word[0].isupper():
        return True
    table = rules(language, "terms")
    if before in table.get("before_verb", ()) and not starts:
        return True
    if starts and after in table.get("after_order", ()):
        return True
    return word.lower().endswith("s") and after in table.get("after_verb", ())


@lru_cache(maxsize=16)
def _index(termbase: Termbase, language: str, other: str) -> dict[str, list[Concept]]:
    """The concepts by each form of their first word, longest first."""
    groups: dict[tuple[str, ...], list[Term]] = {}
    for term in termbase.terms:
        words = tuple(word.lower() for word in _WORD.findall(term.source))
        if words and _WORD.search(term.target):
            groups.setdefault(words, []).append(term)
    found: dict[str, list[Concept]] = {}
    for words, terms in groups.items():
        concept = _concept(words, terms, other)
        for form in _forms(words[0], language, is_verb=concept.is_verb):
            found.setdefault(form, []).append(concept)
    for concepts in found.values():
        concepts.sort(key=lambda concept: -len(concept.words))
    return found


def _concept(words: tuple[str, ...], terms: Sequence[Term], language: str) -> Concept:
    """What a termbase says of one source term."""
    order = (Status.PREFERRED, Status.ADMITTED)
    wanted = [term for status in order for term in terms if term.status is status]
    table = rules(language, "terms")
    infinitives = tuple(table.get("infinitives", ()))
    is_verb = bool(infinitives) and any(term.target.endswith(infinitives) for term in wanted)
    return Concept(
        name=terms[0].source,
        words=words,
        is_verb=is_verb,
        is_name=terms[0].source != terms[0].source.lower(),
        wanted=tuple(_words(term.target) for term in wanted),
        forbidden=tuple(
            tuple(
                frozenset(_forms(word, language, is_verb=is_verb)) for word in _words(term.target)
            )
            for term in terms
            if term.status is Status.FORBIDDEN
        ),
        instead=wanted[0].target if wanted else "",
    )


def _words(term: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(term))


def _forms(word: str, language: str, *, is_verb: bool) -> set[str]:
    """The forms of a source term's first word: a noun's plural, a verb's forms."""
    table = rules(language, "terms")
    found = {word, folded(word) if not word.isascii() else word}
    for ending, *added in table.get("verb_forms" if is_verb else "noun_forms", ()):
        if word.endswith(ending):
            stem = word[: len(word) - len(ending)]
            found.update(stem + more for more in added)
            if ending:
                break
    return found
