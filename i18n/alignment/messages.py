"""Beads into a catalog: one message a source sentence, and marks where several became one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import polib

from i18n.alignment.beads import Bead
from i18n.alignment.rewriting import is_bare, is_same_markup, rewritten
from i18n.catalogs.entries import message
from i18n.catalogs.extract import Key, extract, header, key
from i18n.catalogs.marks import INTO_PREVIOUS, MARKS
from i18n.catalogs.splits import joined
from i18n.model import Document

FOREIGN = "ambos: markup of another format"
"""The comment of a translation whose markup is not the source's."""


class Aligned(NamedTuple):
    """A catalog, and what became of the sentences: messages and sentences without a partner."""

    catalog: polib.POFile
    translated: int
    fuzzy: int
    untranslated: int
    left_over: int
    """Sentences of the target that translate nothing."""


class _Offer(NamedTuple):
    msgstr: str
    score: float
    is_merged: bool
    is_sure: bool
    """Is its markup the source's?"""


_Fit = Callable[[Bead, str], str | None]
"""A translation in the source's markup; None where that is not certain."""


def of_document(
    document: Document,
    target: Sequence[str],
    beads: Iterable[Bead],
    *,
    language: str,
    threshold: float,
    other: Document | None = None,
) -> Aligned:
    """The catalog of a document whose segments were aligned with the sentences of another.

    `language` is that of the target; a pair with a score below the threshold (0..1) is fuzzy, with a
    translator comment that says its confidence. `other` is the document whose segments the sentences
    are: the markup of another format becomes the source's, and where that is not certain, the message is
    fuzzy, and says so.
    """
    keys = [(segment.unit.context, segment.source) for segment in document.segments]
    template = extract(document)
    fit = None if other is None else _fit(document, other)
    return _filled(template, keys, target, beads, fit, language=language, threshold=threshold)


def _fit(document: Document, other: Document) -> _Fit | None:
    """What brings the markup of one document into another; None where they have the same."""
    if is_same_markup(document.path, other.path):
        return None

    def fit(bead: Bead, text: str) -> str | None:
        sources = [document.segments[n] for n in bead.source]
        targets = [other.segments[n] for n in bead.target]
        if any(segment.unit.is_value for segment in (*sources, *targets)):
            return text if is_bare(text) else None
        return rewritten(text, other.path, [each.source for each in sources], document.path)

    return fit


def of_sentences(
    path: str,
    source: Sequence[str],
    target: Sequence[str],
    beads: Iterable[Bead],
    *,
    language: str,
    threshold: float,
) -> Aligned:
    """The catalog of sentences of a file, of which nothing else is known: see `of_document`."""
    template = header(None)
    for text in dict.fromkeys(source):
        entry = message(msgctxt=None, msgid=text, comment="", occurrences=[(path, "")], flags=[])
        list.append(template, entry)
    keys: list[Key] = [(None, text) for text in source]
    return _filled(template, keys, target, beads, None, language=language, threshold=threshold)


def _filled(
    template: polib.POFile,
    keys: Sequence[Key],
    target: Sequence[str],
    beads: Iterable[Bead],
    fit: _Fit | None,
    *,
    language: str,
    threshold: float,
) -> Aligned:
    catalog = header(language)
    catalog.extend(template)
    times = Counter(keys)
    offers: dict[Key, list[_Offer]] = {}
    left_over = 0
    for bead in beads:
        texts = [target[n] for n in bead.target]
        if not bead.source:
            left_over += len(texts)
        if not bead.source or not texts:
            continue
        first, *others = (keys[n] for n in bead.source)
        is_merged = bool(others)
        text = joined(texts)
        fitted = text if fit is None else fit(bead, text)
        is_sure = fitted is not None
        offer = _Offer(text if fitted is None else fitted, bead.score, is_merged, is_sure)
        offers.setdefault(first, []).append(offer)
        for other in others:
            offers.setdefault(other, []).append(_Offer(INTO_PREVIOUS, bead.score, True, is_sure))
            if times[other] > 1:  # it has no mark, so that one behind it would lead nowhere
                break
    counts: Counter[str] = Counter()
    for entry in catalog:
        found = offers.get(key(entry), [])
        _put(entry, found, times[key(entry)], threshold)
        counts[
            "untranslated" if not entry.msgstr else "fuzzy" if entry.fuzzy else "translated"
        ] += 1
    return Aligned(
        catalog, counts["translated"], counts["fuzzy"], counts["untranslated"], left_over
    )


def _put(entry: polib.POEntry, offers: Sequence[_Offer], times: int, threshold: float) -> None:
    """Give a message the translation that is likeliest at its places.

    A sentence that stands in several places has one message: a mark would be wrong at the others,
    so that it is written for none of them, and where its translations differ, it is fuzzy.
    """
    usable = [offer for offer in offers if times == 1 or offer.msgstr not in MARKS]
    if not usable:
        return
    weights: dict[str, float] = {}
    for offer in usable:
        weights[offer.msgstr] = weights.get(offer.msgstr, 0.0) + offer.score * (
            0.5 if offer.is_merged and times > 1 else 1.0
        )
    entry.msgstr = max(weights, key=lambda text: weights[text])
    score = max(offer.score for offer in usable if offer.msgstr == entry.msgstr)
    others = [text for text in weights if text != entry.msgstr]
    is_doubtful = times > 1 and any(offer.is_merged for offer in offers)
    is_foreign = not all(offer.is_sure for offer in usable if offer.msgstr == entry.msgstr)
    notes = []
    if score < threshold:
        notes.append(f"ambos: confidence {score:.2f}")
    if is_foreign:
        notes.append(FOREIGN)
    notes += [f"ambos: elsewhere {' '.join(text.split())}" for text in others]
    if score < threshold or is_foreign or others or is_doubtful:
        entry.flags = ["fuzzy", *entry.flags]
        entry.tcomment = "\n".join(notes or [f"ambos: confidence {score:.2f}"])
