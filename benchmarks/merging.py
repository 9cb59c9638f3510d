"""What becomes of two branches of a catalog in a merge, by Ambos and by git line by line.

Writes merging.md beside this file. The branches are made at random by `tests/catalogs/edits.py`, with
numbers that no test uses; `merging.py 100` merges so many. The time of a merge is told as a multiple of
the time that reading the three catalogs takes, in one process, the least of several runs.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import polib

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from i18n.catalogs import store  # noqa: E402
from i18n.catalogs.approval import is_offer, is_published  # noqa: E402
from i18n.catalogs.conflicts import alternatives, suggestions  # noqa: E402
from i18n.catalogs.entries import message  # noqa: E402
from i18n.catalogs.extract import Key, header, key  # noqa: E402
from i18n.catalogs.threeway_files import merged_file  # noqa: E402
from i18n.catalogs.threeway_sides import forms  # noqa: E402
from i18n.errors import AmbosError  # noqa: E402
from tests.catalogs.edits import Branch, branches  # noqa: E402
from tests.catalogs.recuts import Recut, problems, recut  # noqa: E402

FIRST = 1_000_000
MESSAGES = 10_000
RUNS = 3
NAMES = ("base.po", "ours.po", "theirs.po")
RECUT = {
    "merged without a conflict": "clean",
    "conflict, where both worked on a paragraph, or it is not certain whose words are whose": "conflict",
    "conflict, where neither is so": "false",
    "merges that lost a translation": "lost",
    "… that publish what somebody replaced": "stale",
    "… that chose between two translations in silence": "silent",
}
ROWS = {
    "merged without a conflict": "clean",
    "… of these no catalog any more": "broken",
    "conflict, where both worked on a message": "conflict",
    "conflict, where they did not": "false",
    "merges that lost a translation": "lost",
    "… that publish what nobody approved": "stale",
    "… that chose between two translations in silence": "silent",
}


class Merged(NamedTuple):
    """A result, whether it is in conflict, and the messages that are named to whoever merges."""

    data: bytes
    is_conflict: bool
    named: frozenset[Key] = frozenset()


Merge = Callable[[bytes, bytes, bytes], Merged]


def by_message(base: bytes, ours: bytes, theirs: bytes) -> Merged:
    """Ambos."""
    merged = merged_file(base, ours, theirs, NAMES)
    places = (*merged.conflicts, *merged.notes)
    named = {(place.msgctxt, place.msgid) for place in places if place.msgid is not None}
    return Merged(merged.data, bool(merged.conflicts), frozenset(named))


def by_line(base: bytes, ours: bytes, theirs: bytes) -> Merged:
    """git's merge of lines."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in zip(NAMES, (base, ours, theirs), strict=True):
            (Path(folder) / name).write_bytes(data)
        done = subprocess.run(
            ["git", "merge-file", "-p", NAMES[1], NAMES[0], NAMES[2]],
            cwd=folder,
            capture_output=True,
            check=False,
        )
    return Merged(done.stdout, done.returncode != 0)


def is_contested(base: Branch, ours: Branch, theirs: Branch) -> bool:
    """Did both sides work on one message, or on what it became?"""
    lines = [
        [ours.ancestors(at) | theirs.ancestors(at) for at in side.touched]
        for side in (ours, theirs)
    ]
    return any(one & other for one in lines[0] for other in lines[1])


def judged(base: Branch, ours: Branch, theirs: Branch, merge: Merge) -> Counter[str]:
    """What is to be counted of one merge."""
    data, is_conflict, named = merge(base.data(), ours.data(), theirs.data())
    if is_conflict:
        found = Counter(["conflict" if is_contested(base, ours, theirs) else "false"])
        if merge is by_line:
            return found  # both texts stand between the marks
    else:
        found = Counter(["clean"])
    try:
        result = store.read(data, "merged.po")
    except AmbosError:
        found["broken"] += 1
        return found
    texts = {text for each in result for text in forms(each)}
    texts |= {one.text for each in result for one in alternatives(each.tcomment)}
    texts |= {one.text for each in result for one in suggestions(each.tcomment)}
    before = {text for each in base.catalog for text in forms(each)} | {""}
    written = {text for side in (ours, theirs) for each in side.catalog for text in forms(each)}
    found["lost"] += not written - before <= texts
    approved = {
        (key(each), forms(each))
        for side in (ours, theirs)
        for each in side.catalog
        if not each.fuzzy
    }
    found["stale"] += any(
        is_published(each) and (key(each), forms(each)) not in approved for each in result
    )
    found["silent"] += any(at not in named for at in chosen(base, ours, theirs))
    return found


def chosen(base: Branch, ours: Branch, theirs: Branch) -> Iterator[Key]:
    """The messages that both gave another text; what an update offered, and nobody touched, is none."""
    known = [{key(e): e for e in reversed(side.catalog)} for side in (ours, theirs)]
    before = {text for each in base.catalog for text in forms(each)} | {""}
    for at in known[0].keys() & known[1].keys():
        sides = known[0][at], known[1][at]
        pairs = zip(*map(forms, sides), strict=False)
        if any(map(is_offer, sides)) or not any(a != b and not {a, b} & before for a, b in pairs):
            continue
        yield at


def judged_recut(made: Recut, merge: Merge) -> Counter[str]:
    """What is to be counted of a merge in which a side went from paragraphs to sentences, or back."""
    data, is_conflict, _ = merge(made.base, made.ours, made.theirs)
    if is_conflict and merge is by_line:
        return Counter(["conflict" if made.is_contested else "false"])
    try:
        wrong = Counter(problems(made, data, is_conflict=is_conflict))
    except AmbosError:
        return Counter(["clean", "broken"])
    if not wrong["false"]:
        wrong["conflict" if is_conflict else "clean"] += 1
    return wrong


def large(change: int) -> bytes:
    """A large catalog in which every `change`-th message is translated anew."""
    catalog = header("es")
    for n in range(MESSAGES):
        text = f"La frase número {n} de un catálogo muy grande." + " Otra vez." * (n % change == 0)
        list.append(
            catalog,
            message(
                msgctxt=None,
                msgid=f"Sentence number {n} of a very large catalog.",
                comment="paragraph",
                occurrences=[("source/a.md", "")],
                flags=[],
                msgstr=text,
            ),
        )
    return store.serialize(catalog)


def seconds() -> tuple[float, float]:
    """CPU seconds to read three large catalogs, and to read, merge and write them."""
    files = large(10**9), large(97), large(101)
    reading, merging = [], []
    for _ in range(RUNS):
        start = time.process_time()
        read: list[polib.POFile] = [store.read(data, "x.po") for data in files]
        reading.append(time.process_time() - start)
        del read
        start = time.process_time()
        merged_file(*files, NAMES)
        merging.append(time.process_time() - start)
    return min(reading), min(merging)


def report(count: int) -> str:
    """The figures as Markdown."""
    ambos: Counter[str] = Counter()
    git: Counter[str] = Counter()
    ambos_recut: Counter[str] = Counter()
    git_recut: Counter[str] = Counter()
    for number in range(FIRST, FIRST + count):
        made = branches(number)
        ambos += judged(*made, by_message)
        git += judged(*made, by_line)
        versions = recut(number)
        ambos_recut += judged_recut(versions, by_message)
        git_recut += judged_recut(versions, by_line)
    reading, merging = seconds()
    lines = [
        "# Merges of catalogs",
        "",
        f"{count} random pairs of branches, each of up to eight steps by authors and translators."
        " Written by `benchmarks/merging.py`, which says how they are made.",
        "",
        "| | Ambos | git, line by line |",
        "|---|---:|---:|",
        *(f"| {title} | {ambos[name]} | {git[name]} |" for title, name in ROWS.items()),
        "",
        f"{count} of catalogs that one branch, or both, carried from paragraphs to sentences or back, while"
        " either translated (`tests/catalogs/recuts.py`):",
        "",
        "| | Ambos | git, line by line |",
        "|---|---:|---:|",
        *(
            f"| {title} | {ambos_recut[name]} | {git_recut[name]} |"
            for title, name in RECUT.items()
        ),
        "",
        f"Of two branches of a catalog of {MESSAGES:,} messages, 1 % changed on each: a merge takes"
        f" {merging / reading:.1f} times the CPU time of reading the three files.",
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    text = report(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
    Path(__file__).with_suffix(".md").write_text(text, encoding="utf-8")
    print(text)
