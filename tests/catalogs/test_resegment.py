"""Paragraphs into sentences, and back: nothing is lost, and edits come through."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import polib
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.alignment.passages import pairs
from i18n.catalogs.cutting import Pair, Passage, cut
from i18n.catalogs.edits import fields
from i18n.catalogs.extract import header, key
from i18n.catalogs.joining import join
from i18n.catalogs.store import read, serialize
from i18n.segmentation import segment
from tests.catalogs.strategies import notes, references

WORDS = [
    "Take bus 12.", "Who pays?", "Yes.", "It is **free**.", "See [the map](https://example.org/a).",
    "Bring `cash`!", "No.", "{^}", "¿Qué?", "日本語。", "Sen. Rubio spoke.", "e\u0301.", "\u2028", "{-}",
]  # fmt: skip
SPACES = ["", " ", " ", " ", " ", "  ", "\n", "\n\n", "\u00a0", "\t"]
texts = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from(SPACES)), min_size=1, max_size=5
).map(lambda pieces: "".join(word + space for word, space in pieces))
comments = st.one_of(
    st.just(""),
    notes,
    st.sampled_from(
        [
            "ambos: ignore numbers because it is so",
            "ambos: approved 0123456789abcdef",
            "ambos: joined 0123456789abcdef",
            "ambos: also Sí.",
            "ambos: paragraph . 0123456789",
        ]
    ),
)


@st.composite
def entries(draw: st.DrawFn) -> polib.POEntry:
    """A message of few words, so that sentences are shared."""
    is_plural = draw(st.integers(0, 9)) == 0
    msgstr = draw(st.one_of(st.just(""), texts, texts, st.sampled_from(["{^}", "{-}", " "])))
    entry = polib.POEntry(
        msgctxt=draw(st.sampled_from([None, None, None, "", "Shoes"])),
        msgid=draw(texts),
        tcomment=draw(comments),
        comment=draw(st.sampled_from(["", "paragraph", "type: Plain text\nnote"])),
        occurrences=draw(references),
        flags=draw(
            st.sampled_from(
                [[], [], ["fuzzy"], ["no-wrap"], ["no-wrap", "fuzzy"], ["python-format"]]
            )
        ),
        obsolete=draw(st.integers(0, 5)) == 0,
    )
    if is_plural:
        entry.msgid_plural = draw(texts) + "s"
        entry.msgstr_plural = {0: msgstr, 1: draw(texts)}
    else:
        entry.msgstr = msgstr
    if draw(st.booleans()):
        entry.previous_msgid = draw(texts)
        entry.previous_msgctxt = draw(st.sampled_from([None, "Shoes"]))
    if entry.obsolete:
        entry.comment, entry.occurrences = "", []
    return entry


@st.composite
def catalogs(draw: st.DrawFn) -> polib.POFile:
    """A catalog as its file says it."""
    catalog = header("es")
    known = set()
    for entry in draw(st.lists(entries(), min_size=1, max_size=6)):
        if entry.msgid.strip() and key(entry) not in known:
            known.add(key(entry))
            list.append(catalog, entry)
    return read(serialize(catalog), "a.po")


def sentences(entry: polib.POEntry) -> Sequence[tuple[int, int]]:
    return segment(entry.msgid, "en")


def by_aligning(passages: Sequence[Passage], known: Iterable[tuple[str, str]]) -> list[list[Pair]]:
    return pairs(passages, known, segment, "es")


@st.composite
def cutters(draw: st.DrawFn) -> object:
    """What cuts translations anywhere, with any likelihood."""
    numbers = draw(st.lists(st.integers(0, 50), min_size=8, max_size=8))

    def by_chance(
        passages: Sequence[Passage], known: Iterable[tuple[str, str]]
    ) -> list[list[Pair]]:
        del known
        found = []
        for n, passage in enumerate(passages):
            text, left = passage.target, len(passage.sources)
            at = len(text) - len(text.lstrip())
            end = len(text.rstrip())
            row: list[Pair] = []
            while left:
                number = numbers[(n + left) % len(numbers)]
                count = 1 + number % left
                stop = min(end, at + 1 + number) if left > count else end
                if stop >= end:
                    count, stop = left, end
                row.append(Pair(count, at, stop, (number % 11) / 10))
                at = stop + len(text[stop:end]) - len(text[stop:end].lstrip())
                left -= count
            found.append(row)
        return found

    return by_chance


def said(catalog: polib.POFile) -> list[tuple[object, ...]]:
    return [fields(entry) for entry in catalog]


@settings(max_examples=300, deadline=None)
@given(catalogs(), cutters())
def test_going_to_sentences_and_back_restores_every_field_and_the_order(
    catalog: polib.POFile, pairs_of: object
) -> None:
    before = said(catalog)
    done = cut(catalog, sentences, pairs_of)  # type: ignore[arg-type]
    parts = read(serialize(catalog), "a.po")
    assert len({key(entry) for entry in parts}) == len(parts)
    if not done.left:
        assert not any(
            len(sentences(entry)) > 1
            for entry in parts
            if not entry.obsolete and not entry.msgid_plural and "python-format" not in entry.flags
        )
    join(parts)
    assert said(parts) == before
