"""Checks, side by side with the peers: the defects they find, the clean pairs they flag, their time.

Writes checks.md beside this file. The pairs are those of `../shared/bench/checks`, where it is:
`defects.jsonl` has pairs with one defect each and what they were before, `clean.jsonl` real pairs
without a defect. The cases of a class are one catalog, with the defects and without them apart; a
defect is found where something is said of the message with it, of any severity, that is not said of
its twin (in brackets: where nothing at all is said of the twin, which may have defects of its own).
`checks.py --cases CLASS…` prints what is not found, and what is found in its twins;
`checks.py --clean` the findings in clean pairs; `checks.py --real` those in real catalogs.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import polib  # noqa: E402

from benchmarks._articles import articles, write_project  # noqa: E402
from benchmarks._peers import (  # noqa: E402
    PACKAGES,
    Checker,
    ambos,
    checkers,
    elapsed,
    findings,
    seconds,
)

SHARED = ROOT.parent / "shared"
DATA = SHARED / "bench" / "checks"
TERMBASE = DATA / "glossary.tsv"
COURSE = SHARED / "corpus" / "comprehensive-rust" / "po" / "es.po"
VERDICTS = Path(__file__).with_name("checks-verdicts.tsv")
PUBLISHED = ("django==5.2.19", "sphinx==9.0.4")
FLAGGED = frozenset({"warning", "error"})
COMPLETENESS = frozenset({"fuzzy", "obsolete", "untranslated"})
FAMILIES = (
    "all-capitals",
    "brackets",
    "code",
    "copied",
    "final-punctuation",
    "initial-capital",
    "line-ends",
    "links",
    "markup",
    "numbers",
    "placeholders",
    "punctuation-spaces",
    "quotes",
    "repeated-words",
    "spaces",
    "untranslated",
)
"""The checks that look for what pofilter's do."""
REPEATS = 5
ARTICLES = 1000

Case = dict[str, Any]


def cases(name: str) -> list[Case]:
    """The cases of a file of the bench."""
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def by_class(defects: Iterable[Case]) -> dict[str, list[Case]]:
    """The cases of each class, in the order of the file."""
    found: defaultdict[str, list[Case]] = defaultdict(list)
    for case in defects:
        found[case["class"]].append(case)
    return dict(found)


def write(path: Path, messages: Iterable[tuple[str, Case, str]]) -> None:
    """A catalog of messages: their contexts, cases and translations."""
    catalog = polib.POFile(wrapwidth=0)
    catalog.metadata = {
        "Language": "es",
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for context, case, target in messages:
        flags = [case["format"]] if case["format"].endswith("-format") else []
        catalog.append(
            polib.POEntry(msgctxt=context, msgid=case["msgid"], msgstr=target, flags=flags)
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(str(catalog), encoding="utf-8")


def write_class(folder: Path, name: str, members: Sequence[Case]) -> None:
    """The catalogs of a class: bad and good. A pair stands beside the same source, well translated."""
    for side in ("bad", "good"):
        write(folder / side / f"{name}.po", _messages(members, f"msgstr_{side}"))


def _messages(members: Iterable[Case], key: str) -> Iterator[tuple[str, Case, str]]:
    for case in members:
        yield case["id"], case, case[key]
        if case.get("pair"):
            yield f"{case['id']} twin", case, case["msgstr_good"]


def write_all(folder: Path, classes: dict[str, list[Case]], clean: Sequence[Case]) -> None:
    """The catalogs of every class, and that of the clean pairs."""
    write(folder / "clean" / "clean.po", ((case["id"], case, case["msgstr"]) for case in clean))
    for name, members in classes.items():
        write_class(folder, name, members)


def options() -> list[str]:
    """The options of `ambos check` for the bench: its termbase."""
    return ["--termbase", str(TERMBASE)]


class Result(NamedTuple):
    """How many defects of each class a program finds, and how many clean pairs it flags.

    `alone` are those of whose twins it says nothing.
    """

    hits: Counter[str]
    alone: Counter[str]
    flagged: int


def recall(checker: Checker, folder: Path, classes: dict[str, list[Case]]) -> Result:
    """What a program finds in the catalogs of the bench."""
    said: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    flagged = set()
    for flag in checker.flags(folder):
        if flag.msgctxt is not None:
            said[flag.path.parent.name, flag.msgctxt].add(flag.rule)
            if flag.is_grave and flag.path.parent.name == "clean":
                flagged.add(flag.msgctxt)
    hits: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for name, members in classes.items():
        for case in members:
            bad, good = said["bad", case["id"]], said["good", case["id"]]
            hits[name] += bool(bad - good)
            alone[name] += bool(bad) and not good
    return Result(hits, alone, len(flagged))


def published(folder: Path) -> list[Path]:
    """The Spanish catalogs of published packages, and that of a course, copied into a folder."""
    packages = ROOT / ".tools" / "checks-catalogs"
    if not packages.exists():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps"]
        subprocess.run([*pip, "--target", str(packages), *PUBLISHED], check=True)
    for path in sorted(packages.rglob("es/LC_MESSAGES/*.po")):
        goal = folder / "packages" / path.relative_to(packages)
        goal.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, goal)
    found = [folder / "packages"]
    if COURSE.exists():
        (folder / "course").mkdir()
        shutil.copy(COURSE, folder / "course" / "es.po")
        found.append(folder / "course")
    return found


def real(folder: Path) -> Iterator[tuple[str, dict[str, object]]]:
    """The findings in real catalogs, completeness aside, with the names of the sets."""
    for place in published(folder):
        for one in findings(place):
            if one["check"] not in COMPLETENESS:
                path = Path(str(one["path"])).relative_to(folder).as_posix()
                yield place.name, {**one, "path": path}


def key(one: dict[str, object]) -> str:
    """What tells a finding in a real catalog from others, wherever the catalog is: 12 digits."""
    parts = (one["path"], one["check"], one["msgctxt"], one["msgid"], one["message"], one["span"])
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]


def verdicts() -> dict[str, str]:
    """What somebody who read them says of findings, by their keys."""
    lines = VERDICTS.read_text(encoding="utf-8").splitlines()
    return {line.split("\t")[0]: line.split("\t")[1] for line in lines if line}


def main(arguments: Sequence[str]) -> None:
    """Print what is asked for, or write the page."""
    wanted = [name for name in arguments if not name.startswith("--")]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if "--real" in arguments:
            for place, one in real(folder):
                where = f"{one['path']}:{one['line']}"
                print(f"{key(one)} {place} {where} {one['severity']} {one['check']}:")
                print(f"    {one['message']}\n    {one['msgid']!r}\n    {one['msgstr']!r}")
            return
        classes, clean = by_class(cases("defects.jsonl")), cases("clean.jsonl")
        write_all(folder, classes, clean)
        if "--page" in arguments:
            page = _page(folder, classes, clean)
            Path(__file__).with_suffix(".md").write_text(page, encoding="utf-8")
            return
        _show(folder, classes, wanted, arguments)


def _show(
    folder: Path, classes: dict[str, list[Case]], wanted: Sequence[str], arguments: Sequence[str]
) -> None:
    """Print the recall of each class, and what the arguments ask for."""
    found: defaultdict[tuple[str, str], list[dict[str, object]]] = defaultdict(list)
    takes_terms = (
        "--termbase"
        in subprocess.run(
            ambos("check", "--help"), capture_output=True, text=True, check=True
        ).stdout
    )
    for one in findings(folder, *(options() if takes_terms else ())):
        found[Path(str(one["path"])).parent.name, str(one["msgctxt"])].append(one)
    if "--clean" in arguments:
        for (side, context), each in found.items():
            for one in each if side == "clean" else ():
                print(f"{context} {one['severity']} {one['check']}: {one['message']}")
                print(f"    {one['msgid']!r}\n    {one['msgstr']!r}")
        return
    for name, members in classes.items():
        if wanted and name not in wanted:
            continue
        hits = alone = 0
        for case in members:
            bad, good = (
                {f"{one['check']}: {one['message']}" for one in found[side, case["id"]]}
                for side in ("bad", "good")
            )
            hits += bool(bad - good)
            alone += bool(bad) and not good
            if "--cases" in arguments and not bad - good:
                said = "; ".join(sorted(good))
                print(f"  {case['id']} twin: [{said}]\n    {case['msgid']!r}")
                print(f"    good {case['msgstr_good']!r}\n    bad  {case['msgstr_bad']!r}")
        share = 100 * hits / len(members)
        print(f"{name:26} {hits:3} ({alone:3}) of {len(members):3}  {share:5.1f} %")
    flagged = {
        context
        for (side, context), each in found.items()
        if side == "clean" and any(one["severity"] in FLAGGED for one in each)
    }
    print(f"clean pairs flagged: {len(flagged)}")


def _page(folder: Path, classes: dict[str, list[Case]], clean: Sequence[Case]) -> str:
    """The whole page."""
    programs = checkers(*options())
    results = [recall(program, folder, classes) for program in programs]
    names = [program.name for program in programs]
    lines = [
        "# Checks, side by side with the peers",
        "",
        " ".join(__doc__.split("\n\n")[1].partition("`checks.py")[0].split()),
        "",
        f"{_versions()}",
        "",
        f"| class | cases | {' | '.join(names)} |",
        f"|---|---:|{'---:|' * len(names)}",
    ]
    for name, members in classes.items():
        shares = (
            f"{100 * one.hits[name] / len(members):.0f} % "
            f"({100 * one.alone[name] / len(members):.0f})"
            for one in results
        )
        lines.append(f"| {name.replace('_', ' ')} | {len(members)} | {' | '.join(shares)} |")
    flags = (f"{1000 * one.flagged / len(clean):.0f}" for one in results)
    lines.append(f"| **flagged of 1,000 clean pairs** | {len(clean)} | {' | '.join(flags)} |")
    with tempfile.TemporaryDirectory() as name:
        lines += ["", *_times(Path(name), programs)]
    with tempfile.TemporaryDirectory() as name:
        lines += ["", *_times_of_project(Path(name), programs[1])]
    with tempfile.TemporaryDirectory() as name:
        lines += ["", *_verdicts(Path(name))]
    return "\n".join(lines) + "\n"


def _versions() -> str:
    named = ", ".join(package.replace("==", " ") for package in PACKAGES.values())
    where = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    return f"{named.replace('[markdown]', '')}, {where}. Written by `benchmarks/checks.py --page`."


def _times(folder: Path, programs: Sequence[Checker]) -> Iterator[str]:
    """The CPU time of the programs over the same real catalogs, the least of several runs."""
    places = published(folder)
    yield (
        "CPU seconds of the whole process over real catalogs, the least of "
        f"{REPEATS} in turn, and in brackets how many times as many they are as Ambos's. "
        "*families* runs the checks alone that look for what pofilter's look for."
    )
    yield ""
    alone = [part for name in FAMILIES for part in ("--select", name)]
    yield f"| catalogs | ambos, families | {' | '.join(program.name for program in programs)} |"
    yield f"|---|---:|{'---:|' * len(programs)}"
    for place in places:
        commands = [ambos("check", str(place), "--language", "es", *alone)]
        commands += [program.command(place) for program in programs]
        least = [min(seconds(each, place) for _ in range(REPEATS)) for each in commands]
        shown = (f"{second:.2f} ({second / least[0]:.1f} ×)" for second in least[1:])
        yield f"| {place.name} | {least[0]:.2f} | {' | '.join(shown)} |"
    yield ""
    yield from _elapsed(places, programs[1], alone)


def _elapsed(places: Sequence[Path], pofilter: Checker, alone: Sequence[str]) -> Iterator[str]:
    """The time by the clock, of Ambos in one process and in two, beside pofilter, which has one."""
    yield (
        f"The same by the clock, for Ambos in one process and in two (`--jobs 2`), on {os.cpu_count()} "
        "processors."
    )
    yield ""
    names = ("ambos, families", "in two", "ambos", "in two")
    yield f"| catalogs | {' | '.join(names)} | pofilter |"
    yield f"|---|{'---:|' * (len(names) + 1)}"
    for place in places:
        commands = [
            ambos("--jobs", jobs, "check", str(place), "--language", "es", *checks)
            for checks in (alone, ())
            for jobs in ("1", "2")
        ]
        commands.append(pofilter.command(place))
        least = [min(elapsed(each, place) for _ in range(REPEATS)) for each in commands]
        shown = " | ".join(f"{second:.2f} ({least[-1] / second:.1f} ×)" for second in least[:-1])
        yield f"| {place.name} | {shown} | {least[-1]:.2f} |"


def _times_of_project(folder: Path, pofilter: Checker) -> Iterator[str]:
    """The CPU time of runs over a project of articles, whose catalogs pofilter reads alone."""
    every = list(articles(ARTICLES))
    write_project(folder, every)
    catalogs = folder / "locales"
    alone = [part for name in FAMILIES for part in ("--select", name)]
    whole = ambos("check", "--fail-on", "never")
    runs = {
        "pofilter": [seconds(pofilter.command(catalogs), folder)],
        "ambos, families": [seconds(ambos("check", str(catalogs), *alone), folder)],
        "ambos, first run": [seconds(whole, folder)],
        "ambos, nothing changed": [],
        "ambos, one article changed": [],
    }
    for number in range(REPEATS):
        runs["ambos, nothing changed"].append(seconds(whole, folder))
        with (folder / f"source/{every[number].name}.md").open("a", encoding="utf-8") as file:
            file.write("\nThe end.\n")
        runs["ambos, one article changed"].append(seconds(whole, folder))
    yield (
        f"The same in a project of {ARTICLES} articles with a catalog each; but for *families*, which "
        "names the catalogs and looks at all of them, Ambos runs every check and reads the documents too."
    )
    yield ""
    yield "| run | CPU seconds | pofilter's are so many times as many |"
    yield "|---|---:|---:|"
    theirs = min(runs["pofilter"])
    for name, found in runs.items():
        yield f"| {name} | {min(found):.2f} | {theirs / min(found):.1f} × |"


def _verdicts(folder: Path) -> Iterator[str]:
    """Every finding in real catalogs, with what somebody who read it says of it."""
    known = verdicts()
    found = list(real(folder))
    yield "Findings in real catalogs, completeness aside, and what a reader says of each."
    for place in dict.fromkeys(place for place, _ in found):
        own = [one for name, one in found if name == place]
        grave = sum(one["severity"] in FLAGGED for one in own)
        true = sum(known.get(key(one), "").startswith("real") for one in own)
        yield f"In *{place}* {len(own)}, {grave} of them warnings and errors; {true} are real defects."
    yield ""
    yield "| catalog | check | severity | finding | source | judgement |"
    yield "|---|---|---|---|---|---|"
    for _, one in found:
        verdict = known.get(key(one), "not read")
        cells = (one["path"], one["check"], one["severity"], one["message"], one["msgid"])
        shown = " | ".join(_cell(str(cell or "")) for cell in cells)
        yield f"| {shown} | {verdict} |"


def _cell(text: str) -> str:
    text = " ".join(text.split())
    text = text if len(text) <= 90 else f"{text[:89]}…"
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    main(sys.argv[1:])
