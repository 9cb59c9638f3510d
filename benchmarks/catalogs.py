"""Catalogs read, saved, compiled and wrapped, side by side with other libraries and GNU gettext.

Writes catalogs.md beside this file. The messages are those of a real catalog of the corpus beside the
project, over and over with numbers so that they differ; without a corpus nothing is written. CPU
seconds of this process, or of the program, the least of several runs in turn. A library that is not
installed has no row. `catalogs.py 10000 FOLDER` measures that many messages, and wraps the catalogs of a
folder too: those of Django and Sphinx are in the wheels that `pip download --no-deps` gets. A second
number is how often an editor, commands and kill -9 are interleaved.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import polib  # noqa: E402

from i18n.catalogs import layout, store, syntax  # noqa: E402
from i18n.catalogs.mo import compile_catalog  # noqa: E402
from i18n.catalogs.widths import widths  # noqa: E402

CORPUS = ROOT.parent / "shared" / "corpus" / "comprehensive-rust" / "po" / "es.po"
SIZE = 50_000
RUNS = 2
EDITED = 100
"""One translated message in so many is edited."""
TOOLKIT = ROOT / ".tools" / "translate-toolkit"
PYPO = """
import gc, io, sys, time
from translate.storage import pypo
data = open(sys.argv[1], "rb").read()
gc.collect()
start = time.process_time()
store = pypo.pofile(io.BytesIO(data))
read = time.process_time() - start
for unit in [unit for unit in store.units if unit.istranslated()][::100]:
    unit.target += "x"
start = time.process_time()
open(sys.argv[1] + ".out", "wb").write(bytes(store))
print(read, time.process_time() - start)
"""
Costs = dict[str, dict[str, float]]


def messages(count: int) -> Iterator[polib.POEntry]:
    """Messages of the corpus, numbered."""
    catalog = [entry for entry in store.load(CORPUS) if not entry.obsolete]
    for number, entry in enumerate(islice(cycle(catalog), count)):
        end = "\n" * entry.msgid.endswith("\n")
        yield polib.POEntry(
            msgid=f"{entry.msgid.rstrip()} {number}{end}",
            msgstr=f"{entry.msgstr.rstrip()} {number}{end}" if entry.msgstr else "",
            occurrences=entry.occurrences,
            flags=entry.flags,
            tcomment=entry.tcomment,
            comment=entry.comment,
        )


def write(path: Path, count: int) -> None:
    """A catalog of so many messages."""
    catalog = polib.POFile()
    catalog.metadata = {
        "Language": "es",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    list.extend(catalog, messages(count))
    path.write_bytes(store.serialize(catalog))


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of this process and of the programs that it runs and waits for."""
    gc.collect()
    before = _used()
    work()
    return _used() - before


def _used() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def ambos(path: Path) -> dict[str, float]:
    """Ambos."""
    costs = {"load": seconds(lambda: store.load(path))}
    costs["compile"] = seconds(
        lambda: path.with_suffix(".mo").write_bytes(compile_catalog(store.load(path)))
    )
    catalog = store.load(path)
    costs["save, nothing changed"] = seconds(lambda: store.save(catalog, path))
    for entry in [entry for entry in catalog if entry.msgstr][::EDITED]:
        entry.msgstr += "x"
    costs["save, 1 % edited"] = seconds(lambda: store.save(catalog, path))
    return costs


def of_polib(path: Path) -> dict[str, float]:
    """polib."""
    costs = {"load": seconds(lambda: polib.pofile(str(path)))}
    catalog = polib.pofile(str(path))
    for entry in [entry for entry in catalog if entry.msgstr][::EDITED]:
        entry.msgstr += "x"
    costs["save, 1 % edited"] = seconds(lambda: catalog.save(str(path)))
    return costs


def of_babel(path: Path) -> dict[str, float]:
    """Babel."""
    pofile = importlib.import_module("babel.messages.pofile")
    data = path.read_bytes().splitlines(keepends=True)
    costs = {"load": seconds(lambda: pofile.read_po(data))}
    catalog = pofile.read_po(data)
    for message in [message for message in catalog if message.id and message.string][::EDITED]:
        message.string += "x"
    with path.open("wb") as file:
        costs["save, 1 % edited"] = seconds(lambda: pofile.write_po(file, catalog))
    return costs


def of_toolkit(path: Path) -> dict[str, float]:
    """translate-toolkit's pypo, in an environment of its own."""
    python = str(TOOLKIT / "bin" / "python")
    done = subprocess.run(
        [python, "-c", PYPO, str(path)], capture_output=True, text=True, check=True
    )
    read, saved = map(float, done.stdout.split())
    return {"load": read, "save, 1 % edited": saved}


def of_gettext(path: Path) -> dict[str, float]:
    """GNU gettext."""
    command = ["msgcat", "--output-file", str(path.with_suffix(".out")), str(path)]
    compiling = ["msgfmt", "--no-hash", "-o", str(path.with_suffix(".mo")), str(path)]
    return {
        "load and save": seconds(lambda: subprocess.run(command, check=True)),
        "compile": seconds(lambda: subprocess.run(compiling, check=True)),
    }


def tools() -> dict[str, Callable[[Path], dict[str, float]]]:
    """Those that are here."""
    found: dict[str, Callable[[Path], dict[str, float]]] = {
        "Ambos": ambos,
        "polib": of_polib,
        "Babel": of_babel,
    }
    if (TOOLKIT / "bin" / "python").exists():
        found["pypo"] = of_toolkit
    if shutil.which("msgcat") and shutil.which("msgfmt"):
        found["gettext"] = of_gettext
    return found


def same_bytes(path: Path) -> bool:
    """Is the MO of Ambos msgfmt's, byte by byte?"""
    place = path.with_suffix(".msgfmt")
    subprocess.run(["msgfmt", "--no-hash", "-o", str(place), str(path)], check=True)
    return compile_catalog(store.load(path)) == place.read_bytes()


def agreement(path: Path) -> tuple[int, int]:
    """How many strings of a catalog are laid out as msgcat does, and of how many."""
    printed = subprocess.run(
        ["msgcat", "--force-po", str(path)], capture_output=True, check=True
    ).stdout
    catalog = syntax.parse(printed, path.name)
    source = syntax.source(catalog)
    assert source is not None, "a catalog that was parsed has a file"
    entries = list(catalog)
    if source.header is not None and source.header_entry is not None:
        entries.insert(source.header, source.header_entry)
    same = count = 0
    for entry, (start, end) in zip(entries, source.spans, strict=True):
        theirs = strings(printed[start:end].decode(source.charset))
        ours = strings(layout.entry(entry))
        count += len(theirs)
        same += len([text for text in theirs if text in ours])
    return same, count


def standing(paths: list[Path]) -> tuple[int, int, int]:
    """How many strings the width of their catalog lays out as they stand, 79 columns do, and there are."""
    same = at_79 = count = 0
    for path in paths:
        catalog = store.load(path)
        source = syntax.source(catalog)
        assert source is not None, "a catalog that was loaded has a file"
        own = widths(source)
        entries = list(catalog)
        if source.header is not None and source.header_entry is not None:
            entries.insert(source.header, source.header_entry)
        for place, entry in enumerate(entries):
            theirs = strings(source.text(place))
            ours = strings(layout.entry(entry, own))
            default = ours if own == layout.OWN else strings(layout.entry(entry))
            count += len(theirs)
            same += len([text for text in theirs if text in ours])
            at_79 += len([text for text in theirs if text in default])
    return same, at_79, count


def strings(block: str) -> list[str]:
    """The strings of a message with their keywords."""
    found: list[str] = []
    for line in block.splitlines():
        text = line.removeprefix("#~| ").removeprefix("#~ ").removeprefix("#| ")
        if text.startswith("msg"):
            found.append(line)
        elif text.startswith('"'):
            found[-1] += "\n" + line
    return found


def interleaved(count: int) -> str:
    """What became of so many interleavings of an editor, commands and kill -9."""
    command = [sys.executable, "-m", "tests.catalogs.interleaving", str(count)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    found = json.loads(done.stdout)
    return (
        f"* {found['runs']:,} interleavings of an editor's {found['saves']:,} saves with commands, of which"
        f" {sum(found['done'].values()):,} came to their end ({found['done'].get('update', 0):,} `update`,"
        f" {found['done'].get('translate', 0):,} `translate`) and {found['killed']:,} were killed,"
        f" {found['between']:,} of these between the making of a temporary file and its renaming:"
        f" {len(found['lost'])} translations lost, {len(found['broken'])} files half-written,"
        f" {len(found['left'])} temporary files left."
    )


def report(count: int, folder: Path, others: list[Path]) -> str:
    """The figures as Markdown."""
    whole = folder / "whole.po"
    write(whole, count)
    found = tools()
    least: Costs = {name: {} for name in found}
    for number in range(RUNS):
        for name, tool in found.items():
            print(f"{name}, run {number + 1}", file=sys.stderr)
            path = Path(shutil.copy(whole, folder / "one.po"))
            for step, cost in tool(path).items():
                least[name][step] = min(cost, least[name].get(step, cost))
    small = folder / "small.po"
    write(small, count // 5)
    growth = [
        min(seconds(lambda: compile_catalog(store.load(path))) for _ in range(RUNS))  # noqa: B023
        for path in (small, whole)
    ]
    unchanged = whole.read_bytes()
    catalog = store.load(whole)
    wrote = store.save(catalog, whole) or whole.read_bytes() != unchanged
    steps = ("load", "save, 1 % edited", "save, nothing changed", "load and save", "compile")
    lines = [
        "# Catalogs",
        "",
        f"CPU seconds, the least of {RUNS} runs in turn, and in brackets how many times what Ambos takes."
        f" The catalog has {count:,} messages, those of the corpus with numbers,"
        f" {whole.stat().st_size / 1e6:.1f} MB; saving includes finding the changes, compiling reading"
        " the file. A program's figures are those of its process. Written by `benchmarks/catalogs.py`.",
        "",
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()},"
        f" {os.cpu_count()} processors.",
        "",
        f"| | {' | '.join(steps)} |",
        f"|---|{'---:|' * len(steps)}",
    ]
    for name in found:
        cells = []
        for step in steps:
            taken, own = least[name].get(step), least["Ambos"].get(step)
            ratio = f" ({taken / own:.1f})" if taken and own and name != "Ambos" else ""
            cells.append("" if taken is None else f"{taken:.2f}{ratio}")
        lines.append(f"| {name} | {' | '.join(cells)} |")
    lines += [
        "",
        f"* Saving what nobody changed {'wrote the file' if wrote else 'wrote nothing'}.",
        f"* Compiling five times the messages took {growth[1] / growth[0]:.1f} times as long.",
    ]
    if "gettext" in found:
        equal = "equal to" if same_bytes(whole) else "not equal to"
        lines.append(f"* The MO is {equal} that of `msgfmt --no-hash`, byte by byte.")
        sets = {"the corpus's `es.po`": [CORPUS]}
        for each in others:
            sets[f"the catalogs below `{each.name}`"] = sorted(each.rglob("*.po"))
        for name, paths in sets.items():
            pairs = [agreement(path) for path in paths]
            same, all_ = (sum(column) for column in zip(*pairs, strict=True))
            lines.append(
                f"* Of {name}, {same:,} of {all_:,} strings ({same / all_:.3%}) are wrapped as `msgcat`"
                " wraps them."
            )
            own, at_79, all_ = standing(paths)
            lines.append(
                f"  As they stand in the files, {own:,} of {all_:,} ({own / all_:.2%}) are laid out at the"
                f" width that is found in each file, {at_79:,} ({at_79 / all_:.2%}) at 79 columns."
            )
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> None:
    """Measure, and write the report; a number is the size, folders have catalogs to wrap."""
    if not CORPUS.exists():
        print(f"{CORPUS}: no corpus, nothing to measure", file=sys.stderr)
        return
    sizes = [int(argument) for argument in arguments if argument.isdigit()]
    folders = [Path(argument) for argument in arguments if not argument.isdigit()]
    with tempfile.TemporaryDirectory() as folder:
        text = report(sizes[0] if sizes else SIZE, Path(folder), folders)
    if len(sizes) > 1:
        text += interleaved(sizes[1]) + "\n"
    Path(__file__).with_suffix(".md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
