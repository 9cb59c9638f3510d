"""Two branches of a catalog, of which one goes from paragraphs to sentences or back, at random.

Every translation of a sentence has a word of its own, such as `base3`; whoever edits it puts another
in that word's place, so that it can be told whose text stands.
"""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import polib

from i18n.catalogs import store
from i18n.catalogs.cutting import Pair, Passage, cut
from i18n.catalogs.entries import message
from i18n.catalogs.extract import Key, header, key
from i18n.catalogs.joining import Group, join_groups

WORD = re.compile(r"(?:base|ours|theirs)\d+")
_END = re.compile(r"(?<=\.) ")
END, BEGINNING, WHOLE = 1, 2, 3
"""What of a sentence is translated anew."""

_WORDS = [
    "mercado",
    "autobús",
    "plaza",
    "puente",
    "pan",
    "noche",
    "invierno",
    "carta",
    "música",
    "jardín",
]


@dataclass
class Recut:
    """Three versions of a catalog.

    `edits` has by side the words that were replaced, with those in their place, `kinds` what was
    translated anew. `paragraphs` are the words that stand together; `repeated` is that of a sentence in
    two paragraphs, which may differ there.
    """

    base: bytes
    ours: bytes
    theirs: bytes
    edits: dict[str, dict[str, str]] = field(default_factory=dict)
    kinds: dict[str, set[int]] = field(default_factory=dict)
    paragraphs: list[set[str]] = field(default_factory=list)
    repeated: str = ""

    @property
    def is_contested(self) -> bool:
        """Did both sides work on a paragraph?"""
        return any(
            all(words & edits.keys() for edits in self.edits.values()) for words in self.paragraphs
        )

    @property
    def is_plain(self) -> bool:
        """Took each side only words of which it is certain to which sentence they belong?"""
        return not any(WHOLE in kinds or {END, BEGINNING} <= kinds for kinds in self.kinds.values())


def recut(seed: int) -> Recut:
    """The same versions for a number."""
    chance = random.Random(seed)
    documents = [
        [f"Sentence {chance.choice('abc')} has number {n} of {m}." for m in range(count)]
        for n in range(chance.randint(2, 5))
        for count in [chance.randint(1, 4)]
    ]
    is_repeated = chance.random() < 0.3
    if is_repeated:
        documents[-1][0] = documents[0][0]
    is_joined = chance.random() < 0.5
    targets: dict[str, str] = {}
    for sentence in (each for paragraph in documents for each in paragraph):
        words = chance.sample(_WORDS, 4)
        targets.setdefault(sentence, f"El {' '.join(words[:2])} base{len(targets)} {words[2]}.")
    base = _begun(documents, targets, chance, is_joined=is_joined)
    versions = {"ours": copy.deepcopy(base), "theirs": copy.deepcopy(base)}
    changed, other = chance.sample(["ours", "theirs"], 2)
    result = Recut(store.serialize(base), b"", b"", {"ours": {}, "theirs": {}})
    result.repeated = "base0" if is_repeated else ""
    result.paragraphs = [
        {word for each in paragraph for word in WORD.findall(targets[each])}
        for paragraph in documents
    ]
    steps = [chance.random() < 0.2, chance.random() < 0.2]
    if steps[0]:
        _edit(versions[changed], changed, chance, result)
    (_cut if is_joined else _join)(versions[changed], documents)
    if steps[1]:
        _edit(versions[changed], changed, chance, result)
    if chance.random() < 0.2:
        (_cut if is_joined else _join)(versions[other], documents)
    for _ in range(chance.randint(1, 3)):
        _edit(versions[other], other, chance, result)
    result.ours, result.theirs = map(store.serialize, versions.values())
    return result


def problems(made: Recut, data: bytes, *, is_conflict: bool) -> Iterator[str]:
    """What is wrong with a merge: `lost`, `stale`, `silent` or `false`."""
    published = {
        word
        for entry in store.read(data, "merged.po")
        if not entry.fuzzy and not entry.obsolete
        for word in WORD.findall(entry.msgstr)
    }
    ours, theirs = made.edits["ours"], made.edits["theirs"]
    if not {*ours.values(), *theirs.values()} <= set(WORD.findall(data.decode())):
        yield "lost"
    both = ours.keys() & theirs.keys() - {made.repeated}
    if ((ours.keys() | theirs.keys()) - {made.repeated}) & published:
        yield "stale"
    if both and (not is_conflict or any({ours[one], theirs[one]} & published for one in both)):
        yield "silent"
    if is_conflict and not made.is_contested and made.is_plain and not made.repeated:
        yield "false"


def _begun(
    documents: Sequence[Sequence[str]],
    targets: Mapping[str, str],
    chance: random.Random,
    *,
    is_joined: bool,
) -> polib.POFile:
    """A catalog of paragraphs or of sentences, all of it translated."""
    catalog = header("es")
    rows = dict.fromkeys(" ".join(each) for each in documents) if is_joined else targets
    for row in rows:
        sentences = _END.split(row)
        entry = message(
            msgctxt=None,
            msgid=row,
            comment="paragraph",
            occurrences=[("source/a.md", "")],
            flags=["fuzzy"] if chance.random() < 0.1 else [],
            msgstr=" ".join(targets[each] for each in sentences),
        )
        list.append(catalog, entry)
    return catalog


def _edit(catalog: polib.POFile, side: str, chance: random.Random, result: Recut) -> None:
    """Translate a sentence anew: a word of it, its end, its beginning, or all of it."""
    entry = chance.choice([each for each in catalog if WORD.search(each.msgstr)])
    sentences = _END.split(entry.msgstr)
    at = chance.randrange(len(sentences))
    found = WORD.search(sentences[at])
    if found is None or not found[0].startswith("base"):
        return
    done = result.edits[side]
    new = done[found[0]] = f"{side}{len(done)}"
    text = sentences[at].replace(found[0], new)
    kind = chance.choice([0, 0, END, BEGINNING, WHOLE])
    if kind == END:
        text = f"{text.rpartition(' ')[0]} final."
    elif kind == BEGINNING:
        text = f"Ahora {text.partition(' ')[2]}"
    elif kind == WHOLE:
        text = f"Nada queda, {new}."
    result.kinds.setdefault(side, set()).add(kind)
    sentences[at] = text
    entry.msgstr = " ".join(sentences)
    if chance.random() < 0.8:
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]


def _join(catalog: polib.POFile, documents: Sequence[Sequence[str]]) -> None:
    groups: dict[Key, Group] = {}
    for paragraph in documents:
        if len(paragraph) > 1:
            whole, spans = "", []
            for sentence in paragraph:
                whole += f" {sentence}" if whole else sentence
                spans.append((len(whole) - len(sentence), len(whole)))
            groups[None, whole] = Group(tuple((None, each) for each in paragraph), spans)
    alone = {(None, paragraph[0]) for paragraph in documents if len(paragraph) == 1}
    join_groups(catalog, groups, alone)


def _cut(catalog: polib.POFile, documents: Sequence[Sequence[str]]) -> None:
    wholes = {" ".join(paragraph) for paragraph in documents}

    def spans(entry: polib.POEntry) -> list[tuple[int, int]]:
        return _spans(entry.msgid) if entry.msgid in wholes else []

    def pairs(passages: Sequence[Passage], _known: Iterable[tuple[str, str]]) -> list[list[Pair]]:
        return [[Pair(1, *span, 1.0) for span in _spans(each.target)] for each in passages]

    cut(catalog, spans, pairs, is_alone=False)


def _spans(text: str) -> list[tuple[int, int]]:
    edges = [0, *(found.end() for found in _END.finditer(text)), len(text) + 1]
    return [(start, end - 1) for start, end in pairwise(edges)]


def messages(data: bytes) -> set[Key]:
    """The current messages of a catalog."""
    return {key(entry) for entry in store.read(data, "x.po") if not entry.obsolete}
