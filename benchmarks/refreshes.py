"""Offers on real refreshes of catalogs, beside those of GNU msgmerge.

Writes refreshes.md beside this file. The folder given as an argument holds, for each project, two
folders, `NAME/old` and `NAME/new`, with catalogs of an older and a newer release at the same paths
(`pip download --no-deps` gets releases whose wheels hold their catalogs). The messages of the newer
catalog are the template into which the older one is merged; what the newer one says where it is
translated, and not fuzzy, tells how good an offer is: the F1 of the words of both. Beside it stands how
like the source of an offer is to the new source, which can be told of every new message, also of
those of a template alone: `NAME/new` may hold templates (`.pot`) at the paths of the catalogs. Plural
messages do not count: only msgmerge offers them anything.
"""

from __future__ import annotations

import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import polib  # noqa: E402
from rapidfuzz import fuzz  # noqa: E402

from i18n.catalogs import matching, save  # noqa: E402
from i18n.catalogs.entries import message  # noqa: E402
from i18n.catalogs.extract import Key, header, key  # noqa: E402
from i18n.catalogs.merge import merge  # noqa: E402
from i18n.catalogs.store import load  # noqa: E402

USEFUL = 0.5
"""The F1 from which an offer is worth editing: half of the words are right."""

FALSE = 0.2
"""The F1 below which an offer is for something else."""

MARGIN = 0.05
"""What one F1 must be above another for the one offer to be the better."""

CUT = 0.9
"""The share of an old translation's length below which an offer is a part of it."""

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")


def f1(offer: str, truth: str) -> float:
    """The F1 of the words of two texts, 0..1; of characters in scripts that set no spaces."""
    found, right = (Counter(_WORD.findall(text.lower())) for text in (offer, truth))
    total = found.total() + right.total()
    return 2 * (found & right).total() / total if total else float(offer == truth)


class Source(NamedTuple):
    """A translation that is offered, and the whole source that it is said to be of."""

    msgstr: str
    previous: str


def likeness(offer: Source | None, msgid: str, old: Mapping[str, polib.POEntry]) -> float:
    """How like the source of an offer is to a message, 0..1; 0 where nothing is offered.

    The mean of the InDel similarities of characters and of words, upper and lower case alike, the
    targets of Markdown's links aside. `old` are the messages of the older catalog: what is offered of a
    fuzzy one is a translation of its previous source, and of one that was cut, of a part of it.
    """
    if offer is None:
        return 0.0
    before, entry = offer.previous, old.get(offer.previous)
    if entry is not None and entry.msgstr == offer.msgstr and entry.fuzzy:
        before = entry.previous_msgid or before
    words = matching.Vocabulary().words
    one, other = words(before), words(msgid)
    if entry is not None and len(offer.msgstr) < CUT * len(entry.msgstr) and one.size > other.size:
        common = matching.overlap(one, other)
        if common is not None:
            start, end = one.span(*common.first)
            one = words(before[start:end])
    characters = fuzz.ratio(one.plain.lower(), other.plain.lower())
    return (characters + fuzz.ratio(one.code, other.code)) / 200


class Pair(NamedTuple):
    """An older and a newer catalog of one language, or a template in place of the newer."""

    project: str
    language: str
    old: Path
    new: Path


def pairs(folder: Path) -> Iterator[Pair]:
    """The pairs below a folder."""
    for project in sorted(one for one in folder.iterdir() if (one / "old").is_dir()):
        for old in sorted((project / "old").rglob("*.po")):
            new = project / "new" / old.relative_to(project / "old")
            new = new if new.is_file() else new.with_suffix(".pot")
            if new.is_file():
                named = load(old).metadata.get("Language", "").strip()
                yield Pair(project.name, named or old.parent.parent.name, old, new)


def template_of(catalog: polib.POFile) -> polib.POFile:
    """The template that a catalog was merged with."""
    template = header(None)
    for entry in catalog:
        if not entry.obsolete:
            fresh = message(
                msgctxt=entry.msgctxt,
                msgid=entry.msgid,
                comment="",
                occurrences=[],
                flags=[flag for flag in entry.flags if flag != "fuzzy"],
                msgstr="",
            )
            if entry.msgid_plural:
                fresh.msgid_plural = entry.msgid_plural
                fresh.msgstr_plural = dict.fromkeys(entry.msgstr_plural, "")
            list.append(template, fresh)
    return template


class Told(NamedTuple):
    """What a merge offers to new messages, by key, and its CPU seconds."""

    offers: dict[Key, Source]
    seconds: float


def ambos(template: Path, old: Path, language: str) -> Told:
    """Ambos."""
    start = time.process_time()
    result, _ = merge(load(template), load(old), language, source="en")
    return Told(offers(result), time.process_time() - start)


def msgmerge(template: Path, old: Path, folder: Path) -> Told:
    """GNU msgmerge."""
    import resource  # noqa: PLC0415  (not on Windows)

    out = folder / "out.po"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = ["msgmerge", "--quiet", "--previous", "-o", str(out), str(old), str(template)]
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Told(offers(load(out)), after.ru_utime - before.ru_utime)


def offers(catalog: polib.POFile) -> dict[Key, Source]:
    """The fuzzy translations of a catalog."""
    return {
        key(entry): Source(entry.msgstr, entry.previous_msgid or "")
        for entry in catalog
        if entry.fuzzy and not entry.obsolete and entry.msgstr and not entry.msgid_plural
    }


class Judged(NamedTuple):
    """The F1 of what both offer to a message, None where one offers nothing."""

    own: float | None
    peer: float | None


class Likeness(NamedTuple):
    """How like the sources of what both offer are to a message, 0 where one offers nothing."""

    own: float
    peer: float


class Found(NamedTuple):
    """New messages to which something is offered, and how many there are; CPU seconds of both.

    `known` are those whose translation is known, `sources` all.
    """

    known: list[Judged]
    new: int
    sources: list[Likeness]
    every: int
    seconds: tuple[float, float]


def joined(parts: Sequence[Found]) -> Found:
    """Several as one."""
    return Found(
        [one for part in parts for one in part.known],
        sum(part.new for part in parts),
        [one for part in parts for one in part.sources],
        sum(part.every for part in parts),
        (sum(part.seconds[0] for part in parts), sum(part.seconds[1] for part in parts)),
    )


def judged(pair: Pair, folder: Path) -> Found:
    """What both offer to the messages that are new."""
    old, new = load(pair.old), load(pair.new)
    known = {key(entry) for entry in old}
    truth = {
        key(entry): entry.msgstr
        for entry in new
        if not entry.obsolete
        and not entry.fuzzy
        and not entry.msgid_plural
        and entry.msgstr.strip()
        and key(entry) not in known
    }
    template = folder / "new.pot"
    save(template_of(new), template)
    own = ambos(template, pair.old, pair.language)
    peer = msgmerge(template, pair.old, folder)
    template.unlink()
    found = []
    for one, right in truth.items():
        scores = [
            f1(told.offers[one].msgstr, right) if one in told.offers else None
            for told in (own, peer)
        ]
        if scores != [None, None]:
            found.append(Judged(*scores))
    texts = {entry.msgid: entry for entry in old}
    asked = [
        key(entry)
        for entry in new
        if not entry.obsolete and not entry.msgid_plural and key(entry) not in known
    ]
    sources = [
        Likeness(*(likeness(told.offers.get(one), one[1], texts) for told in (own, peer)))
        for one in asked
        if one in own.offers or one in peer.offers
    ]
    return Found(found, len(truth), sources, len(asked), (own.seconds, peer.seconds))


def row(name: str, judgement: Found) -> str:
    """A row of the table of translations."""
    found, new, seconds = judgement.known, judgement.new, judgement.seconds
    own = [one.own for one in found if one.own is not None]
    peer = [one.peer for one in found if one.peer is not None]
    gains = [(one.own or 0.0) - (one.peer or 0.0) for one in found]
    cells = [name, f"{new:,}"]
    for scores in (own, peer):
        useful = sum(score >= USEFUL for score in scores)
        false = sum(score < FALSE for score in scores)
        cells += [f"{len(scores):,}", f"{useful:,}", f"{false:,}"]
    worse = sum(gain < -MARGIN for gain in gains)
    both = [((one.own or 0.0) >= USEFUL, (one.peer or 0.0) >= USEFUL) for one in found]
    cells += [
        f"{sum(gain > MARGIN for gain in gains):,}",
        f"{worse:,} ({100 * worse / max(1, new):.1f} %)",
        f"{both.count((True, False)):,}",
        f"{both.count((False, True)):,}",
        f"{seconds[1] / max(seconds[0], 0.01):.0f}",
    ]
    return f"| {' | '.join(cells)} |"


def source_row(name: str, judgement: Found) -> str:
    """A row of the table of sources."""
    found, new = judgement.sources, judgement.every
    own, peer = (sum(one[n] > 0 for one in found) for n in (0, 1))
    worse = [one for one in found if one.own < one.peer - MARGIN]
    alone = sum(not one.own for one in worse)
    cells = [name, f"{new:,}", f"{own:,}", f"{peer:,}", f"{100 * (own / max(1, peer) - 1):+.1f} %"]
    cells.append(f"{sum(one.own > one.peer + MARGIN for one in found):,}")
    for count in (len(worse) - alone, alone):
        cells.append(f"{count:,} ({100 * count / max(1, new):.1f} %)")
    return f"| {' | '.join(cells)} |"


def report(folder: Path) -> str:
    """The page of figures."""
    lines = [
        "# Refreshes",
        "",
        "Real catalogs brought from an older release of their project to a newer one, in each language"
        " given. *New* are the messages that the older catalog does not have and the newer one has a"
        " translation of that is not fuzzy: the F1 of its words and those of an offer tells how good the"
        f" offer is. *Useful* are offers with an F1 of {USEFUL} or more, *false* those below {FALSE}."
        f" *Better* and *worse* are messages for which Ambos's F1 is above or below msgmerge's by more than"
        f" {MARGIN}, no offer counting as 0; the share is that of the new messages. The columns after them"
        " are messages to which one alone offers something useful. The ratio is that of CPU seconds,"
        " msgmerge's to Ambos's, without the start of the program. Written by"
        " `benchmarks/refreshes.py FOLDER`.",
        "",
        "| | new | Ambos: offers | useful | false | msgmerge: offers | useful | false | better | worse"
        " | useful: Ambos alone | msgmerge alone | ratio |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    sources = [
        "| | new | Ambos: offers | msgmerge: offers | more | better | worse, both offer"
        " | worse, msgmerge alone |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    every: list[Found] = []
    groups: dict[str, list[Pair]] = {}
    for pair in pairs(folder):
        groups.setdefault(f"{pair.project} {pair.language}", []).append(pair)
    with tempfile.TemporaryDirectory() as work:
        for name, members in groups.items():
            every.append(joined([judged(pair, Path(work)) for pair in members]))
            sources.append(source_row(name, every[-1]))
            if every[-1].new:
                lines.append(row(name, every[-1]))
            print(sources[-1], file=sys.stderr)
    whole = joined(every)
    lines.append(row("all", joined([one for one in every if one.new])))
    lines += [
        "",
        "The same by how like the source of an offer is to the new source (the mean of characters and of"
        " words, upper and lower case alike, links' targets aside; of a part that was cut out, that"
        " part's source): of all new messages, translated since or not. *Better* and *worse* differ by"
        f" more than {MARGIN}. An offer of msgmerge's alone counts as worse however little it is like:"
        " how many of those are useful the table above shows.",
        "",
        *sources,
        source_row("all", whole),
    ]
    done = subprocess.run(["msgmerge", "--version"], capture_output=True, text=True, check=True)
    version = done.stdout.splitlines()[0]
    lines += ["", f"{version}, Python {platform.python_version()}, {platform.system()}."]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the page beside this file."""
    folder = Path(sys.argv[1]) if sys.argv[1:] else None
    if folder is None or not folder.is_dir() or shutil.which("msgmerge") is None:
        print("No folder of catalogs, or no msgmerge: nothing measured", file=sys.stderr)
        return
    text = report(folder)
    Path(__file__).with_suffix(".md").write_text(text, encoding="utf-8")
    print(text, end="")


if __name__ == "__main__":
    main()
