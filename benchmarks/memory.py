"""The translation memory: how fast it answers, what it finds, and what it costs on disk.

Writes memory.md beside this file. MEMORY_SEGMENTS in the environment says how many segments (1,000,000
without it), MEMORY_QUERIES how many queries of each kind (500).

How the segments are made: the sentences of a real catalog (`es.po` of the collection in
`../shared/corpus`, where there is one), of the tests' texts and of Python's own manual
(`pydoc_data.topics`) are recombined word by word. A segment begins
as one sentence does, goes on behind a word that both have as another does, and each of its
words is one time in four another word of the texts, as often as it occurs there. One segment in ten
is short: one to four words that stand beside each other in a sentence. Its translation is a sentence
of the catalog's other language. A Japanese segment is two to five names that the Unicode CLDR (Babel)
has for languages, countries, currencies and units, with a particle behind each.

A query is a segment with one to three words, of four at most one, changed, taken out or put in; a
short one has one letter changed, taken out or put in, a Japanese one two characters.
"""

from __future__ import annotations

import gc
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from pydoc_data.topics import topics
from statistics import quantiles

from babel import Locale

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from i18n.catalogs import load  # noqa: E402
from i18n.memory import database, store  # noqa: E402
from i18n.memory.lookup import Query, matches  # noqa: E402
from i18n.memory.store import Lesson, Pair  # noqa: E402
from i18n.segmentation import segment  # noqa: E402
from tests.segmentation import cut as own  # noqa: E402

CATALOG = ROOT.parent / "shared" / "corpus" / "comprehensive-rust" / "po" / "es.po"
SEGMENTS = int(os.environ.get("MEMORY_SEGMENTS", "1000000"))
QUERIES = int(os.environ.get("MEMORY_QUERIES", "500"))
PEERS = 20_000
"""Segments, at most, that the peers are given."""

PEERS_ASKED = 30
"""Queries of each kind that they are asked."""

BETWEEN_COLLECTIONS = 100_000
"""Objects, as the command line has it."""

WARM = 20
"""Queries before the clock starts."""

A_CATALOG = 1_000
"""Segments of a catalog that is learnt."""

Search = Callable[[str], Sequence[str]]


def sentences() -> tuple[list[str], list[str]]:
    """Real sentences in English and Spanish."""
    found: tuple[list[str], list[str]] = ([], [])
    if CATALOG.is_file():
        entries = [entry for entry in load(CATALOG) if entry.msgstr]
        for texts, language, into in (
            ([entry.msgid for entry in entries], "en", found[0]),
            ([entry.msgstr for entry in entries], "es", found[1]),
        ):
            for text in texts:
                if not text.startswith("//") and "\n" not in text:
                    into.extend(text[start:end] for start, end in segment(text, language))
    for language, into in (("en", found[0]), ("es", found[1])):
        for _, _, pieces in own.texts(language):
            into.extend(pieces)
    for text in topics.values():
        for paragraph in text.split("\n\n"):
            plain = " ".join(paragraph.split())
            found[0].extend(plain[start:end] for start, end in segment(plain, "en"))
    return found


def names() -> list[str]:
    """Japanese names."""
    locale = Locale("ja")
    units = (unit for patterns in locale.unit_display_names.values() for unit in patterns.values())
    found = [*locale.languages.values(), *locale.territories.values(), *locale.currencies.values()]
    return sorted({str(name) for name in (*found, *units) if len(str(name)) > 1})


def recombined(texts: Sequence[str], number: int, seed: int) -> list[str]:
    """So many texts that differ, made of real ones."""
    rng = random.Random(seed)
    split = [text.split() for text in texts]
    long = [words for words in split if len(words) > 4]
    after: defaultdict[str, list[list[str]]] = defaultdict(list)
    for words in long:
        for at, word in enumerate(words[:-1]):
            after[word].append(words[at + 1 :])
    every = [word for words in split for word in words]
    found: dict[str, None] = {}
    while len(found) < number:
        words = rng.choice(long)
        if rng.random() < 0.1:
            at = rng.randrange(len(words))
            made = [
                rng.choice(every) if rng.random() < 0.3 else word
                for word in words[at : at + rng.randint(1, 4)]
            ]
        else:
            at = rng.randrange(len(words) - 1)
            made = words[: at + 1] + rng.choice(after[words[at]])
            made = [rng.choice(every) if rng.random() < 1 / 4 else word for word in made[:40]]
        found[" ".join(made)] = None
    return list(found)


def recombined_characters(texts: Sequence[str], number: int, seed: int) -> list[str]:
    """So many texts without spaces: each of two to five names, with particles between them."""
    rng = random.Random(seed)
    links = ("の", "と", "は", "を", "に", "で", "から", "が")
    found: dict[str, None] = {}
    while len(found) < number:
        made = [rng.choice(texts) + rng.choice(links) for _ in range(rng.randint(2, 5))]
        found["".join(made)] = None
    return list(found)


def edited_words(text: str, rng: random.Random, every: Sequence[str]) -> str:
    """The text with one to three words changed, taken out or put in."""
    words = text.split()
    for _ in range(min(rng.randint(1, 3), max(1, len(words) // 4))):
        at = rng.randrange(len(words))
        words[at : at + rng.randint(0, 1)] = rng.choice(
            ([], [rng.choice(every)], [rng.choice(every)])
        )
        words = words or [rng.choice(every)]
    return " ".join(words)


def edited_characters(text: str, rng: random.Random, letters: str, times: int) -> str:
    """The text with so many characters changed, taken out or put in."""
    for _ in range(times):
        at = rng.randrange(len(text))
        text = text[:at] + rng.choice(("", rng.choice(letters))) + text[at + rng.randint(0, 1) :]
    return text or rng.choice(letters)


def lessons(texts: Sequence[str], targets: Sequence[str], language: str) -> Iterator[Lesson]:
    """The segments in catalogs."""
    for at in range(0, len(texts), A_CATALOG):
        some = texts[at : at + A_CATALOG]
        pairs = [
            Pair(
                text,
                targets[(at + n) % len(targets)],
                some[n - 1] if n else "",
                some[n + 1] if n + 1 < len(some) else "",
            )
            for n, text in enumerate(some)
        ]
        path = f"locales/es/LC_MESSAGES/{at // A_CATALOG}.po"
        yield Lesson(path, store.CATALOG, path, language, "es", str(at), "2025-01-01", pairs)


def built(path: Path, texts: Sequence[str], targets: Sequence[str], language: str) -> float:
    """CPU microseconds a segment to build a memory of these."""
    waiting = list(lessons(texts, targets, language))
    start = time.process_time()
    connection = database.connect(path)
    for _ in store.learn(connection, waiting):
        pass
    connection.close()
    return (time.process_time() - start) / len(texts) * 1e6


def asked(queries: Sequence[tuple[str, str]], search: Search) -> tuple[float, float, float]:
    """Median and p95 of the milliseconds of CPU that a query takes, and the recall@3."""
    times, hits = [], 0
    for query, wanted in queries:
        start = time.process_time()
        found = search(query)
        times.append(time.process_time() - start)
        hits += wanted in found[:3]
    cuts = quantiles(times, n=20)
    return cuts[9] * 1e3, cuts[18] * 1e3, hits / len(queries)


def ambos(connection: sqlite3.Connection, language: str) -> Search:
    """Ambos's own lookup."""

    def search(text: str) -> list[str]:
        query = Query(text, language, "es")
        return [match.source for match in matches(connection, query, threshold=0, limit=3)]

    return search


_COLD = """
import sys, time
from i18n.memory import database
from i18n.memory.lookup import Query, matches
from pathlib import Path
connection = database.connect(Path(sys.argv[1]))
found = matches(connection, Query(sys.argv[2], sys.argv[3], "es"), threshold=0, limit=3)
"""


def cold(path: Path, text: str, language: str) -> float:
    """Seconds from nothing to the answer, of a process of its own: Python's start included.

    The least of three runs. The file is put out of the system's memory before each, where the system can
    be told to.
    """
    command = [sys.executable, "-c", _COLD, str(path), text, language]
    times = []
    for _ in range(3):
        if hasattr(os, "posix_fadvise"):
            with path.open("rb") as file:
                os.fsync(file.fileno())
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        start = time.perf_counter()
        subprocess.run(command, check=True, cwd=ROOT)
        times.append(time.perf_counter() - start)
    return min(times)


def full_text(texts: Sequence[str], tokenizer: str) -> tuple[Search, float]:
    """SQLite's full-text search, any of the words (or trigrams), re-ranked by rapidfuzz."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    start = time.process_time()
    connection = sqlite3.connect(":memory:")
    connection.execute(f"CREATE VIRTUAL TABLE f USING fts5(text, tokenize='{tokenizer}')")
    connection.executemany("INSERT INTO f VALUES (?)", ((text,) for text in texts))
    took = (time.process_time() - start) / len(texts) * 1e6

    def search(text: str) -> list[str]:
        if tokenizer == "trigram":
            terms = {text[at : at + 3] for at in range(max(1, len(text) - 2))}
        else:
            terms = set("".join(c if c.isalnum() else " " for c in text).split())
        wanted = " OR ".join('"' + term.replace('"', '""') + '"' for term in sorted(terms))
        rows = connection.execute(
            "SELECT text FROM f WHERE f MATCH ? ORDER BY rank LIMIT 64", (wanted,)
        )
        found = process.extract(text, [row[0] for row in rows], scorer=fuzz.ratio, limit=3)
        return [one[0] for one in found]

    return search, took


def brute(texts: Sequence[str]) -> Search:
    """rapidfuzz over everything."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    def search(text: str) -> list[str]:
        return [one[0] for one in process.extract(text, texts, scorer=fuzz.ratio, limit=3)]

    return search


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A Markdown table, its first column to the left."""
    lines: list[Sequence[str]] = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return ["| " + " | ".join(line) + " |" for line in lines]


def queries_of(texts: Sequence[str], every: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """Queries, each with the segment that it was made of."""
    rng = random.Random(7)
    letters = "abcdefghijklmnopqrstuvwxyz"
    long = [text for text in texts if len(text.split()) > 4]
    short = [text for text in texts if len(text.split()) <= 4 and len(text) > 5]
    return {
        "one to three words edited": [
            (edited_words(text, rng, every), text) for text in rng.sample(long, QUERIES)
        ],
        "short, with a typo": [
            (edited_characters(text, rng, letters, 1), text)
            for text in rng.sample(short, min(QUERIES, len(short)))
        ],
    }


Asked = dict[str, list[tuple[str, str]]]


def measured(
    path: Path, texts: Sequence[str], targets: Sequence[str], language: str, asking: Asked
) -> tuple[list[list[str]], list[str]]:
    """The rows of the queries, and that of the building, of a memory of these segments."""
    build = built(path, texts, targets, language)
    size = path.stat().st_size / 1e6
    first = cold(path, next(iter(asking.values()))[0][0], language)
    connection = database.connect(path)
    database.expect_much(connection)
    search = ambos(connection, language)
    rows = []
    for name, queries in asking.items():
        for query, _ in queries[:WARM]:
            search(query)
        median, p95, recall = asked(queries, search)
        rows.append([name, f"{len(texts):,}", f"{median:.2f}", f"{p95:.2f}", f"{recall:.3f}"])
    connection.close()
    return rows, [language, f"{len(texts):,}", f"{build:.0f}", f"{size:.0f}", f"{first:.2f}"]


def beside(
    path: Path, texts: Sequence[str], targets: Sequence[str], asking: Asked
) -> list[list[str]]:
    """The rows of Ambos and its peers."""
    took = built(path, texts, targets, "en")
    connection = database.connect(path)
    database.expect_much(connection)
    searches: dict[str, tuple[Search, float]] = {"Ambos": (ambos(connection, "en"), took)}
    searches["SQLite FTS5, words"] = full_text(texts, "unicode61")
    searches["SQLite FTS5, trigrams"] = full_text(texts, "trigram")
    searches["rapidfuzz over all"] = (brute(texts), 0.0)
    rows = []
    for name, (search, took) in searches.items():
        row = [name, f"{took:.0f}" if took else ""]
        for queries in asking.values():
            search(queries[0][0])
            _, p95, recall = asked(queries[:PEERS_ASKED], search)
            row += [f"{p95:.1f}", f"{recall:.2f}"]
        rows.append(row)
    connection.close()
    return rows


def main() -> None:
    """Measure, and write the figures."""
    gc.set_threshold(BETWEEN_COLLECTIONS)
    english, spanish = sentences()
    texts = recombined(english, SEGMENTS, 1)
    every = [word for text in english for word in text.split()]
    japanese = recombined_characters(names(), SEGMENTS // 5, 2)
    rng = random.Random(8)
    letters = "".join(names())
    changed = [
        (edited_characters(text, rng, letters, 2), text) for text in rng.sample(japanese, QUERIES)
    ]
    with tempfile.TemporaryDirectory() as folder:
        rows, note = measured(
            Path(folder, "a", "m"), texts, spanish, "en", queries_of(texts, every)
        )
        more, other = measured(
            Path(folder, "b", "m"), japanese, spanish, "ja", {"Japanese": changed}
        )
        some = texts[:PEERS]
        peers = beside(Path(folder, "c", "m"), some, spanish, queries_of(some, every))
    rows, notes = rows + more, [note, other]
    made = (__doc__ or "").split("\n\n", 2)[2].strip()
    lines = [
        "# Memory",
        "",
        "Written by `benchmarks/memory.py`. CPU time of one process, warm: the memory was asked twenty"
        " other questions before, and knows that many come, as `ambos translate` tells it. *recall@3*:"
        " the segment that the query was made of is among the first three.",
        "",
        *table(["queries", "segments", "median ms", "p95 ms", "recall@3"], rows),
        "",
        "Building is CPU time a segment, all catalogs at once, with the texts around it and its"
        " translation. The first query is of a process of its own, its start and that of Python"
        " included, the file not in the system's memory; the least of three.",
        "",
        *table(["", "segments", "build µs", "MB", "first query s"], notes),
        "",
        f"Side by side over {min(PEERS, SEGMENTS):,} of the segments, {PEERS_ASKED} queries of each. What"
        " full-text search finds (its 64 best) is ranked by rapidfuzz.",
        "",
        *table(["", "build µs", "p95 ms", "recall@3", "short: p95 ms", "recall@3"], peers),
        "",
        "## How the segments and queries are made",
        "",
        made,
    ]
    text = "\n".join(lines) + "\n"
    Path(__file__).with_suffix(".md").write_text(text, encoding="utf-8")
    print(text, end="")


if __name__ == "__main__":
    main()
