"""Documents that are renamed, split and deleted: what `ambos update` makes of it, beside git.

Writes lineage.md beside this file. The pages are those of `../shared/bench/merge/history.jsonl`, each
path once, before and after a real edit. All of them are renamed at once and edited at once; git is asked
with `git diff -M` which file became which, as it is by default. Where a page is cut in two at the
middle of its messages, those count that are approved in one of the parts after an update in a real
project. Pages that are deleted while unrelated ones are written show what is found by chance.
CPU times are the least of several runs.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from i18n.catalogs import extract, load, save  # noqa: E402
from i18n.catalogs.extract import key  # noqa: E402
from i18n.catalogs.lineage import Checksums, Place, checksum, lineage  # noqa: E402
from i18n.documents import parse  # noqa: E402
from i18n.segmentation import segment  # noqa: E402

HISTORY = ROOT.parent / "shared" / "bench" / "merge" / "history.jsonl"
AMBOS = (sys.executable, "-c", "from i18n.commands import main; main()")
RUNS = 3


def pages() -> list[tuple[str, str, str]]:
    """The path of each page, and its text before and after its first edit."""
    found: dict[str, tuple[str, str]] = {}
    for line in HISTORY.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        found.setdefault(one["path"], (one["before"], one["after"]))
    return [(path, *texts) for path, texts in sorted(found.items())]


def messages(text: str) -> list[int]:
    """The messages of a page, in its order."""
    document = parse(text.encode(), "source/a.md", "en", segment)
    return [checksum(key(entry)) for entry in extract(document)]


def gone(domain: str, found: Checksums) -> Place:
    return Place(domain, has_document=False, has_catalog=True, lost=found, held=len(found))


def new(domain: str, found: Checksums) -> Place:
    return Place(domain, has_document=True, has_catalog=False, gained=found)


def run(*command: str, folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


def renamed(found: Sequence[tuple[str, str, str]], place: Path) -> list[str]:
    """The table of pages that were renamed and edited."""
    sides = [(frozenset(messages(a)), frozenset(messages(b))) for _, a, b in found]
    places = [gone(f"old/{n}", before) for n, (before, _) in enumerate(sides)]
    places += [new(f"new/{n}", after) for n, (_, after) in enumerate(sides)]
    moves = lineage(places).moves
    right = sum(
        origin.removeprefix("old/") == one.removeprefix("new/") for one, origin in moves.items()
    )
    enough = sum(len(a & b) >= 0.6 * len(a) for a, b in sides)
    folder = place / "git"
    for name, which in (("old", 1), ("new", 2)):
        shutil.rmtree(folder / "old", ignore_errors=True)
        (folder / name).mkdir(parents=True)
        for n, page in enumerate(found):
            (folder / name / f"{n}.md").write_text(page[which], encoding="utf-8")
        if name == "old":
            run("git", "init", "-q", folder=folder)
        run("git", "add", "-A", folder=folder)
        identity = ("-c", "user.name=t", "-c", "user.email=t@t.example")
        run("git", *identity, "commit", "-q", "-m", name, folder=folder)
    said = run("git", "diff", "-M", "-l0", "--name-status", "HEAD~1", "HEAD", folder=folder)
    pairs = [line.split("\t")[1:] for line in said.splitlines() if line.startswith("R")]
    by_git = sum(Path(one).name == Path(other).name for one, other in pairs)
    total = len(found)
    return [
        "| pages renamed and edited | right | another's | none |",
        "|---|---:|---:|---:|",
        f"| Ambos | {right} | {len(moves) - right} | {total - len(moves)} |",
        f"| `git diff -M` | {by_git} | {len(pairs) - by_git} | {total - len(pairs)} |",
        "",
        f"{total} pages, of which {enough} kept 60 % of their messages.",
    ]


def by_chance(found: Sequence[tuple[str, str, str]]) -> list[str]:
    """What is found where half of the pages are deleted and the other half are new."""
    sides = [frozenset(messages(before)) for _, before, _ in found]
    places = [(gone if n % 2 else new)(f"{n}", one) for n, one in enumerate(sides)]
    kin = lineage(places)
    old = sum(not place.has_document for place in places)
    pairs = [(int(origin), int(one), "renamed") for one, origin in kin.moves.items()]
    for one, donors in kin.donors.items():
        pairs += [(int(donor.domain), int(one), "split or joined") for donor in donors]
    return [
        f"{old} pages deleted, {len(places) - old} others written, all of one book at several times. "
        "What was found, to be judged by the names:",
        "",
        "| deleted | written | taken for | messages of it there |",
        "|---|---|---|---:|",
        *(
            f"| {found[origin][0]} | {found[one][0]} | {what} | "
            f"{len(sides[origin] & sides[one])} of {len(sides[origin])} |"
            for origin, one, what in sorted(pairs)
        ),
    ]


def cut(found: Sequence[tuple[str, str, str]], place: Path) -> str:
    """How many messages are approved after every page was cut in two new ones."""
    root = project(place / "cut")
    halves = []
    for n, (_, before, _) in enumerate(found):
        blocks = before.split("\n\n")
        middle = len(blocks) // 2
        texts = "\n\n".join(blocks[:middle]) + "\n", "\n\n".join(blocks[middle:])
        whole, parts = set(messages(before)), [set(messages(text)) for text in texts]
        if len(blocks) > 7 and min(map(len, parts)) > 2 and whole == parts[0] | parts[1]:
            halves.append((n, before, texts))
    for n, before, _ in halves:
        (root / "source" / f"page-{n}.md").write_text(before, encoding="utf-8")
    run(*AMBOS, "--project", str(root), "update", folder=ROOT)
    for path in root.glob("locales/es/**/*.po"):
        catalog = load(path)
        for entry in catalog:
            entry.msgstr = f"<{entry.msgid}>"
        save(catalog, path)
    for n, _, texts in halves:
        (root / "source" / f"page-{n}.md").unlink()
        for name, text in zip(("first", "second"), texts, strict=True):
            (root / "source" / f"{name}-{n}.md").write_text(text, encoding="utf-8")
    run(*AMBOS, "--project", str(root), "update", folder=ROOT)
    approved = total = 0
    for path in root.glob("locales/es/**/*.po"):
        for entry in load(path):
            total += not entry.obsolete
            is_same = entry.msgstr == f"<{entry.msgid}>"
            approved += is_same and not entry.obsolete and not entry.fuzzy
    return (
        f"{len(halves)} pages, each cut in two new ones: {approved} of {total} messages "
        f"({100 * approved / total:.1f} %) are approved with their own translation."
    )


def project(root: Path) -> Path:
    (root / "source").mkdir(parents=True)
    (root / "ambos.toml").write_text('targets = ["es"]\n', encoding="utf-8")
    return root


def seconds(root: Path) -> float:
    """The CPU seconds of an update."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run(*AMBOS, "--project", str(root), "update", folder=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def one_edit(root: Path, times: int) -> None:
    path = sorted((root / "source").rglob("*.md"))[0]
    path.write_text(
        path.read_text(encoding="utf-8") + f"\n\nOne more, {times}.\n", encoding="utf-8"
    )


def one_rename(root: Path, times: int) -> None:
    path = sorted((root / "source").rglob("*.md"))[0]
    path.rename(path.with_name(f"aa-{times}.md"))


def every_rename(root: Path, times: int) -> None:
    (top,) = (path for path in (root / "source").iterdir() if path.is_dir())
    top.rename(root / "source" / f"pages-{times}")


def costs(found: Sequence[tuple[str, str, str]], place: Path) -> list[str]:
    """The table of CPU seconds."""
    root = project(place / "costs")
    (root / "source" / "pages").mkdir()
    for n, (_, before, _) in enumerate(found):
        (root / "source" / "pages" / f"page-{n}.md").write_text(before, encoding="utf-8")
    rows: list[tuple[str, float]] = [("no catalogs yet", seconds(root))]
    steps: tuple[tuple[str, Callable[[Path, int], None]], ...] = (
        ("nothing changed", lambda root, times: None),
        ("one page edited", one_edit),
        ("one page renamed", one_rename),
        ("the folder of all renamed", every_rename),
    )
    for name, change in steps:
        least = float("inf")
        for times in range(RUNS):
            change(root, times)
            least = min(least, seconds(root))
        rows.append((name, least))
    first = rows[0][1]
    return [
        "| `ambos update` | CPU seconds | of the first |",
        "|---|---:|---:|",
        *(f"| {name} | {figure:.2f} | {figure / first:.2f} |" for name, figure in rows),
    ]


def report(place: Path) -> str:
    """The figures as Markdown; `place` is a folder for all that is made."""
    found = pages()
    return "\n".join(
        [
            "# Documents that go elsewhere",
            "",
            f"{len(found)} pages of `history.jsonl`, before and after a real edit. Written by "
            "`benchmarks/lineage.py`, which says what is measured.",
            "",
            *renamed(found, place),
            "",
            cut(found, place),
            "",
            *by_chance(found),
            "",
            *costs(found, place),
            "",
        ]
    )


if __name__ == "__main__":
    if not HISTORY.exists():
        sys.exit(f"{HISTORY}: not here (the figures are of these pages)")
    with tempfile.TemporaryDirectory(prefix="ambos-lineage-") as made:
        text = report(Path(made))
    Path(__file__).with_suffix(".md").write_text(text, encoding="utf-8")
    print(text)
