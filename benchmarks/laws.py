"""The six laws as figures, over this project's own documents and over a corpus beside it.

Writes laws.md beside this file. The corpus is the Markdown and the catalog below `../shared`; where
that is absent, the table has the project's own files alone.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from i18n import catalogs  # noqa: E402
from i18n.catalogs.merge import merge  # noqa: E402
from i18n.documents import render  # noqa: E402
from i18n.model import Document  # noqa: E402
from tests.laws import proof  # noqa: E402
from tests.laws.writing import HOSTILE_STARTS  # noqa: E402

SHARED = ROOT.parent / "shared"
DOC = Path("/usr/share/doc")
Row = tuple[str, str, str, float]


def own() -> list[Document]:
    """The project's own documents, and its tests' cases that are valid."""
    found = []
    for folder in ("source", "tests/documents/cases", "tests/editions/site/source"):
        for path in sorted((ROOT / folder).glob("*")):
            if path.suffix in (".html", ".md", ".txt", ".xhtml"):
                found.append(proof.read(path.read_bytes(), f"source/{path.name}"))
    return found


def debian() -> list[Document]:
    """The HTML of the Debian packages debian-handbook (in English) and debian-policy, where installed."""
    books = (DOC / "debian-handbook" / "html" / "en-US", DOC / "debian-policy")
    paths = sorted(path for book in books for path in book.rglob("*.html") if path.is_file())
    return [proof.read(path.read_bytes(), f"source/{path.name}") for path in paths]


def share(good: int, every: int) -> str:
    """`12 of 12`."""
    return f"{good} of {every}"


def documents(name: str, found: Sequence[Document]) -> Iterator[Row]:
    """Laws 1, 2 and 6 over documents."""

    def measured(law: str, holds: Callable[[Document], bool]) -> Row:
        start = time.process_time()
        good = sum(map(holds, found))
        return law, name, f"{share(good, len(found))} files", time.process_time() - start

    def is_identical(document: Document) -> bool:
        return render(document, [s.source for s in document.segments]).data == document.data

    def is_spliced(document: Document) -> bool:
        targets = [
            proof.accented(s.source) if n % 2 else None for n, s in enumerate(document.segments)
        ]
        rendering = render(document, targets)
        kept = proof.outside_rendered(document, rendering, targets)
        return kept == proof.outside(document, targets)

    def is_read_back(document: Document) -> bool:
        targets: list[str | None] = [proof.accented(s.source) for s in document.segments]
        again = proof.read(render(document, targets).data, document.path, document.language)
        normal = proof.normal_html if proof.is_html(document) else proof.normal
        read = [(unit.kind, normal(unit.text)) for unit, _ in again.by_unit()]
        kinds = [unit.kind for unit, _ in document.by_unit()]
        wanted = [normal(text) for text in proof.joined(document, targets)]
        return read == list(zip(kinds, wanted, strict=True))

    yield measured("1 identity: every msgstr its msgid, the same bytes", is_identical)
    yield measured("1 identity: every second translated, the other bytes equal", is_spliced)
    yield measured("2 homomorphism: accents, the same units and texts", is_read_back)
    yield from hostile(name, found)


def hostile(name: str, found: Sequence[Document]) -> Iterator[Row]:
    """What becomes of translations that begin with markup."""
    start = time.process_time()
    given = published = structures = harmless = count = 0
    for document in found:
        targets: list[str | None] = []
        for segment in document.segments:
            count += 1
            start_of = HOSTILE_STARTS[count % len(HOSTILE_STARTS)]
            targets.append(f"{start_of}{proof.accented(segment.source)}")
        rendering = render(document, targets)
        given += len(targets)
        published += len(targets) - len(rendering.refused)
        after, before = rendering.data, document.data
        structures += proof.structure(document, after) == proof.structure(document, before)
        harmless += proof.dangers(document, after) <= proof.dangers(document, before)
    seconds = time.process_time() - start
    yield "2 homomorphism: hostile, published", name, f"{share(published, given)} messages", seconds
    yield (
        "2 homomorphism: hostile, the same blocks",
        name,
        f"{share(structures, len(found))} files",
        0,
    )
    yield (
        "6 containment: hostile, nothing brought in",
        name,
        f"{share(harmless, len(found))} files",
        0,
    )


def catalog_rows(name: str, paths: Sequence[Path]) -> Iterator[Row]:
    """Law 3 over catalogs: nothing changes, and one message's change is its lines."""
    start = time.process_time()
    same = alone = 0
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            copy = Path(folder) / "copy.po"
            shutil.copy(path, copy)
            catalog = catalogs.load(copy)
            same += not catalogs.save(catalog, copy) and copy.read_bytes() == path.read_bytes()
            entry = catalog[len(catalog) // 2]
            before = catalogs.load(path)
            entry.msgstr = "Otra."
            catalogs.save(catalog, copy)
            after = catalogs.load(copy)
            differing = [n for n, (a, b) in enumerate(zip(before, after, strict=True)) if a != b]
            texts = path.read_text(encoding="utf-8"), copy.read_text(encoding="utf-8")
            outer = [re.split(r"\n{2,}", text) for text in texts]
            blocks = sum(a != b for a, b in zip(*outer, strict=True))
            alone += len(differing) == 1 and blocks == 1
    seconds = time.process_time() - start
    yield "3 losslessness: loaded and saved, the same bytes", name, share(same, len(paths)), seconds
    yield "3 losslessness: one message changed, no other's lines", name, share(alone, len(paths)), 0


def work_rows(name: str, found: Sequence[Document]) -> Iterator[Row]:
    """Law 4: every translation is in the catalog that follows, whatever left the source."""
    start = time.process_time()
    before = after = 0
    for document in found:
        catalog, _ = merge(catalogs.extract(document), None, "es")
        for n, entry in enumerate(catalog):
            entry.msgstr = f"Traducción {n}"
        kept = [s.source for n, s in enumerate(document.segments) if n % 3]
        edited = proof.read(" ".join(kept).replace(" the ", " that "), document.path)
        given = {entry.msgstr for entry in catalog}
        merged, _ = merge(catalogs.extract(edited), catalog, "es")
        before += len(given)
        after += len(given & {entry.msgstr for entry in merged})
    seconds = time.process_time() - start
    yield "4 no lost work: kept through an edit", name, f"{share(after, before)} messages", seconds


def builds() -> Iterator[Row]:
    """Law 5: two builds of this project's edition, in two folders."""
    ambos = Path(sys.executable).with_name("ambos")
    made = []
    with tempfile.TemporaryDirectory() as folder:
        for name in ("one", "another"):
            copy = Path(folder) / name
            for part in ("source", "locales"):
                shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("*.mo"))
            shutil.copy(ROOT / "pyproject.toml", copy)
            subprocess.run([ambos, "--quiet", "build"], cwd=copy, check=True)
            public = copy / "public"
            made.append(
                {p.relative_to(public): p.read_bytes() for p in public.rglob("*") if p.is_file()}
            )
    same = sum(made[0][path] == made[1].get(path) for path in made[0])
    yield "5 determinism: two builds", "own", f"{share(same, len(made[0]))} files", 0


def report() -> str:
    """The figures as a Markdown table."""
    rows: list[Row] = []
    sets = [("own", own(), sorted((ROOT / "locales").rglob("*.po")))]
    if (SHARED / "corpus").is_dir():
        sets.append(("corpus", list(proof.corpus(SHARED)), sorted(SHARED.rglob("*.po"))))
    pages_of_debian = debian()
    if pages_of_debian:
        rows += documents("debian", pages_of_debian)
    for name, found, paths in sets:
        rows += documents(name, found)
        rows += catalog_rows(name, paths)
        rows += work_rows(name, found)
    rows += builds()
    lines = [
        "# The laws",
        "",
        "Each law of the design as a figure. *own* are this repository's documents, catalogs and"
        " test cases; *corpus* is a course of 574 pages with its Spanish catalog, and 39 traps;"
        " *debian* is the HTML of debian-handbook in English and of debian-policy, where installed."
        " CPU seconds are of the whole row, proof included. A hostile text with a NUL, an unsafe link"
        " or a picture from elsewhere is refused; the others are escaped. Written by"
        " `benchmarks/laws.py`.",
        "",
        "| law | on | holds for | CPU s |",
        "|---|---|---:|---:|",
    ]
    for law, name, figure, seconds in sorted(rows):
        lines.append(f"| {law} | {name} | {figure} | {f'{seconds:.2f}' if seconds else ''} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    text = report()
    Path(__file__).with_suffix(".md").write_text(text, encoding="utf-8")
    print(text, end="")
