"""What real edits of pages send back to the translator, and how good the offers are."""

from __future__ import annotations

import csv
import hashlib
import re
import subprocess
import tempfile
import zlib
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

import polib
from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from i18n.catalogs import extract, save
from i18n.catalogs.carrying import carried
from i18n.catalogs.entries import message
from i18n.catalogs.extract import header
from i18n.catalogs.merge import merge
from i18n.catalogs.store import load
from i18n.catalogs.tokens import Type, tokens
from i18n.documents import parse
from i18n.model import Document, Reading, SegmentType
from i18n.segmentation import segment

KNOWN = {"and": "y", "but": "pero", "or": "o", "because": "porque", "so": "así", "which": "que"}
Merger = Callable[[polib.POFile, polib.POFile], polib.POFile]
Pages = Sequence[tuple[str, str]]

TOUCHED = ("new or edited", "edited", "edited, of several sentences")
"""What paragraphs are that the page before does not have; each kind is part of the one before."""

BLOCKS = ("new or edited, between blank lines", "edited, between blank lines")
"""The same of what stands between two blank lines of a page: a paragraph, or a list or a table whole."""

KINDS = (*TOUCHED, *BLOCKS)
_BLANK_LINES = re.compile(rb"\n(?:[ \t]*\n)+")

VERDICTS = Path(__file__).with_name("leverage-verdicts.tsv")
"""What somebody who read them said of offers: page, digest of the pair, verdict."""

EDITED = 60.0
"""The ratio of characters from which a paragraph was made of one that vanished."""

SAMPLE = 60


def translated_word(word: str) -> str:
    """A word that stands for another alone, of another length."""
    known = KNOWN.get(word)
    if known is not None:
        return known
    made = word[::-1].lower() + "o" * (zlib.crc32(word.lower().encode()) % 4)
    return made.capitalize() if word[0].isupper() else made


def translated(text: str) -> str:
    """A text with each of its words translated; code, links, numbers and marks stay."""
    pieces, end = [], 0
    for token in tokens(text):
        if token.type is Type.WORD:
            pieces += [text[end : token.start], translated_word(token)]
            end = token.start + len(token)
    return "".join([*pieces, text[end:]])


def catalog_of(texts: Sequence[str], *, is_template: bool) -> polib.POFile:
    """A template with these messages, or a catalog in which all are translated."""
    catalog = header(None if is_template else "es")
    for text in dict.fromkeys(texts):
        msgstr = "" if is_template else translated(text)
        entry = message(
            msgctxt=None, msgid=text, comment="", occurrences=[], flags=[], msgstr=msgstr
        )
        list.append(catalog, entry)
    return catalog


def ambos(template: polib.POFile, catalog: polib.POFile) -> polib.POFile:
    """Ambos."""
    return merge(template, catalog, "es", source="en", segmenter=segment)[0]


def msgmerge(template: polib.POFile, catalog: polib.POFile) -> polib.POFile:
    """GNU msgmerge."""
    with tempfile.TemporaryDirectory() as folder:
        for name, one in (("a.pot", template), ("a.po", catalog)):
            save(one, Path(folder, name))
        command = ["msgmerge", "--quiet", "--previous", "-o", "b.po", "a.po", "a.pot"]
        subprocess.run(command, cwd=folder, check=True)
        return load(Path(folder, "b.po"))


@cache
def document(text: str, segmentation: SegmentType) -> Document:
    """A page of the history."""
    return parse(text.encode(), "source/a.md", "en", segment, Reading(segmentation=segmentation))


class Pair(NamedTuple):
    """A new message of a page and the source that its offer is from."""

    page: int
    msgid: str
    before: str

    @property
    def digest(self) -> str:
        """12 hexadecimal digits of SHA-256 over both texts, parted by a NUL."""
        return hashlib.sha256(f"{self.msgid}\0{self.before}".encode()).hexdigest()[:12]


@dataclass
class Returned:
    """What comes back, in words by the kind of paragraph (`KINDS`), and the offers.

    `words` are those of the paragraphs, `back` those in messages that are new or fuzzy; of these
    `carried` are in messages into whose translation the change was carried, `offered` in those
    offered another's, `new` in those offered nothing. `differing` are the words that the offer's own
    source has not, in the order of the text, and all words where there is no offer. `lost` are
    old translations that are in the catalog no more.
    """

    words: Counter[str] = field(default_factory=Counter)
    back: Counter[str] = field(default_factory=Counter)
    carried: Counter[str] = field(default_factory=Counter)
    offered: Counter[str] = field(default_factory=Counter)
    new: Counter[str] = field(default_factory=Counter)
    differing: Counter[str] = field(default_factory=Counter)
    lost: int = 0
    offers: list[Pair] = field(default_factory=list)


def returned(pages: Pages, level: SegmentType, merger: Merger) -> Returned:
    """What the edits of the history send back to the translator."""
    found = Returned()
    for number, (before, after) in enumerate(pages):
        old, new = document(before, level), document(after, level)
        if not new.segments or not old.segments:
            continue
        catalog = catalog_of([one.source for one in old.segments], is_template=False)
        msgstrs = {entry.msgstr for entry in catalog}
        result = merger(extract(new), catalog)
        found.lost += len(msgstrs - {entry.msgstr for entry in result})
        entries = {entry.msgid: entry for entry in result if not entry.obsolete}
        for entry in entries.values():
            if entry.msgstr and entry.fuzzy:
                found.offers.append(Pair(number, entry.msgid, entry.previous_msgid or ""))
        kinds = _kinds({unit.text for unit in old.units}, {unit.text for unit in new.units})
        passages = _passages(after.encode(), new)
        known = {*_passages(before.encode(), old).values()}
        wider = _kinds(known, {*passages.values()})
        for unit, segments in new.by_unit():
            blocks = wider.get(passages[unit.span.start], ())
            touched = (*kinds.get(unit.text, ()), *BLOCKS[: len(blocks)])
            for one in segments:
                _count(found, entries[one.source], touched)
    return found


def _kinds(known: Set[str], texts: Set[str]) -> dict[str, Sequence[str]]:
    """What the paragraphs of a page are that the page before does not have, by their texts."""
    gone = known - texts
    found: dict[str, Sequence[str]] = {}
    for text in texts - known:
        is_edited = any(fuzz.ratio(text, other) >= EDITED for other in gone)
        is_long = is_edited and len(segment(text, "en")) > 1
        found[text] = TOUCHED[: 1 + is_edited + is_long]
    return found


def _passages(page: bytes, read: Document) -> dict[int, str]:
    """By each byte at which a unit of a page begins, the words between the blank lines around it."""
    ends = [match.start() for match in _BLANK_LINES.finditer(page)]
    places = {unit.span.start: bisect_right(ends, unit.span.start) for unit in read.units}
    texts: dict[int, list[str]] = defaultdict(list)
    for unit in read.units:
        texts[places[unit.span.start]].append(unit.text)
    return {start: " ".join(texts[place]) for start, place in places.items()}


def _count(found: Returned, entry: polib.POEntry, kinds: Sequence[str]) -> None:
    """Add a message of a paragraph."""
    words = entry.msgid.split()
    count = len(words)
    is_offered = bool(entry.msgstr) and entry.fuzzy
    before = entry.previous_msgid or ""
    is_carried = is_offered and entry.msgstr == carried(before, entry.msgid, translated(before))
    other = count - int(LCSseq.similarity(words, before.split())) if is_offered else count
    for kind in kinds:
        found.words[kind] += count
        if entry.msgstr and not entry.fuzzy:
            continue
        found.back[kind] += count
        found.differing[kind] += other
        (found.carried if is_carried else found.offered if is_offered else found.new)[kind] += count


def returned_table(results: Mapping[tuple[str, SegmentType], Returned]) -> list[str]:
    """The tables of what comes back."""
    out = [
        f"| | level | {' | '.join(KINDS)} | lost | offers |",
        f"|---|---|{'---:|' * len(KINDS)}---:|---:|",
    ]
    for (name, level), found in results.items():
        shares = [f"{_share(found.back, found, kind)} of {found.words[kind]:,}" for kind in KINDS]
        row = [name, level, *shares, str(found.lost), str(len(found.offers))]
        out.append(f"| {' | '.join(row)} |")
    out += [
        "",
        "What a translator has to do about these words, as shares of all words of those paragraphs: words"
        " in messages to look at, parted into messages into whose translation the change was carried (a"
        " link's target, a number, a name, punctuation), messages that are offered a translation, and"
        " messages that are offered none; and words to translate anew: those that the source of the offer"
        " does not have (the words of a message less the longest common subsequence of words), and all"
        " words of messages that are offered nothing.",
        "",
        "| | level | paragraphs | to look at | carried | offered | no offer | to translate anew |",
        "|---|---|---|---:|---:|---:|---:|---:|",
    ]
    for (name, level), found in results.items():
        for kind in KINDS:
            columns = (found.back, found.carried, found.offered, found.new, found.differing)
            cells = [name, level, kind, *(_share(column, found, kind) for column in columns)]
            out.append(f"| {' | '.join(cells)} |")
    return out


def _share(counts: Counter[str], found: Returned, kind: str) -> str:
    return f"{100 * counts[kind] / max(1, found.words[kind]):.1f} %"


def drawn(offers: Sequence[Pair]) -> list[Pair]:
    """The offers of a sample, drawn by their digests: one more or less changes it by one at most."""
    return sorted(sorted(offers, key=lambda pair: pair.digest)[:SAMPLE])


def judged_offers(own: Sequence[Pair], peer: Sequence[Pair]) -> dict[str, list[Pair]]:
    """The offers that are judged: a sample of Ambos's own, and those to messages that one alone offers."""
    offered = {(pair.page, pair.msgid) for pair in own}
    others = {(pair.page, pair.msgid) for pair in peer}
    return {
        f"Ambos, {SAMPLE} drawn at random": drawn(own),
        "Ambos alone": sorted(pair for pair in own if pair[:2] not in others),
        "msgmerge alone": sorted(pair for pair in peer if pair[:2] not in offered),
    }


def verdicts() -> dict[str, str]:
    """What was said of offers, by the digests of their pairs."""
    with VERDICTS.open(encoding="utf-8", newline="") as file:
        return {row["digest"]: row["verdict"] for row in csv.DictReader(file, delimiter="\t")}


def verdict_table(judged: Mapping[str, Sequence[Pair]]) -> list[str]:
    """The table of the offers that somebody has read."""
    known = verdicts()
    out = ["| offers | useful | false | not judged |", "|---|---:|---:|---:|"]
    for name, offers in judged.items():
        said = Counter(known.get(pair.digest, "none") for pair in offers)
        cells = [f"{name}, {len(offers)}" if str(SAMPLE) not in name else name]
        cells += [str(said[what]) for what in ("useful", "false", "none")]
        out.append(f"| {' | '.join(cells)} |")
    return out
