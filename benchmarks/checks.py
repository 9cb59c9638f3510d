"""Checks, side by side with the peers: the defects they find, and the clean pairs they flag.

Writes checks.md beside this file. The pairs are those of `../shared/bench/checks`, where it is:
`defects.jsonl` has pairs with one defect each and what they were before, `clean.jsonl` real pairs
without a defect. The cases of a class are one catalog, with the defects and without them apart; a
defect is found where there is a finding, of any severity, in the message with it and none in its
twin. `checks.py --cases CLASS…` prints what is not found, and what is found in its twins;
`checks.py --clean` the findings in clean pairs.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import polib  # noqa: E402

DATA = ROOT.parent / "shared" / "bench" / "checks"
TERMBASE = DATA / "glossary.tsv"
FLAGGED = frozenset({"warning", "error"})
PROGRAM = "import sys; sys.path.insert(0, {!r}); import cli; sys.exit(cli.main())"

Case = dict[str, Any]
Finding = dict[str, Any]


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


def findings(folder: Path) -> list[Finding]:
    """What `ambos check` finds in the catalogs of a folder."""
    command = [sys.executable, "-c", PROGRAM.format(str(ROOT)), "check", str(folder)]
    command += ["--language", "es", "--format", "json", "--fail-on", "never"]
    if "--termbase" in _help():
        command += ["--termbase", str(TERMBASE)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=folder)
    found: list[Finding] = json.loads(done.stdout)["findings"]
    return found


def _help() -> str:
    command = [sys.executable, "-c", PROGRAM.format(str(ROOT)), "check", "--help"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def main(arguments: Sequence[str]) -> None:
    """Print the recall of each class and the flags of the clean pairs."""
    wanted = [name for name in arguments if not name.startswith("--")]
    classes = by_class(cases("defects.jsonl"))
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        clean = [(case["id"], case, case["msgstr"]) for case in cases("clean.jsonl")]
        write(root / "clean" / "clean.po", clean)
        for name, members in classes.items():
            write_class(root, name, members)
        found: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
        for one in findings(root):
            found[Path(one["path"]).parent.name, one["msgctxt"]].append(one)
    if "--clean" in arguments:
        for (side, context), each in found.items():
            for one in each if side == "clean" else ():
                print(f"{context} {one['severity']} {one['check']}: {one['message']}")
                print(f"    {one['msgid']!r}\n    {one['msgstr']!r}")
        return
    for name, members in classes.items():
        if wanted and name not in wanted:
            continue
        hits = 0
        for case in members:
            bad, good = found["bad", case["id"]], found["good", case["id"]]
            hits += bool(bad) and not good
            if "--cases" in arguments and not (bad and not good):
                said = "; ".join(f"{one['check']}: {one['message']}" for one in good)
                print(f"  {case['id']} twin: [{said}]\n    {case['msgid']!r}")
                print(f"    good {case['msgstr_good']!r}\n    bad  {case['msgstr_bad']!r}")
        print(f"{name:24} {hits:3} of {len(members):3}  {100 * hits / len(members):5.1f} %")
    flagged = {
        context
        for (side, context), each in found.items()
        if side == "clean" and any(one["severity"] in FLAGGED for one in each)
    }
    print(f"clean pairs flagged: {len(flagged)} of {len(clean)}")


if __name__ == "__main__":
    main(sys.argv[1:])
