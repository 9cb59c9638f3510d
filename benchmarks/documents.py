"""Documents into catalogs and back, side by side with the peers, in CPU time and memory.

Writes documents.md beside this file. The documents are the Markdown pages of the corpus beside the
project, copied into 1, 4 and 16 folders; without a corpus nothing is written. po4a is installed from
Debian, as the programs that tests run are; mdpo and translate-toolkit get environments of their own
in .tools/, far from the project's. `documents.py 1 4` measures these sizes alone.
"""

from __future__ import annotations

import compileall
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import polib  # noqa: E402

from tests.laws.proof import accented  # noqa: E402
from tests.tools import install_from_debian  # noqa: E402

CORPUS = ROOT.parent / "shared" / "corpus" / "comprehensive-rust" / "src"
SIZES = (1, 4, 16)
PATIENCE = 180
"""CPU seconds that a peer's slowest step may take, foretold from the size before."""
STEPS = ("extract", "render", "no-op")
REPEATS = 9
"""How often a no-op is run, of which the quickest counts."""
AMBOS = str(Path(sys.executable).with_name("ambos"))
PACKAGES = {"mdpo": "mdpo==2.1.4", "translate-toolkit": "translate-toolkit[markdown]==3.20.4"}
MDPO_EXTRACT = """
import pathlib
from mdpo.md2po import markdown_to_pofile
pages = sorted(map(str, pathlib.Path("source").rglob("*.md")))
markdown_to_pofile(pages, save=True, po_filepath="po/es.po", po_encoding="utf-8")
"""
MDPO_RENDER = """
import pathlib
from mdpo.po2md import pofile_to_markdown
for path in sorted(pathlib.Path("source").rglob("*.md")):
    target = pathlib.Path("out") / path.relative_to("source")
    target.parent.mkdir(parents=True, exist_ok=True)
    pofile_to_markdown(str(path), ["po/es.po"], save=str(target))
"""
LAUNCHER = """
import os, sys
place, *command = sys.argv[1:]
child = os.posix_spawnp(command[0], command, os.environ)
_, status, usage = os.wait4(child, 0)
with open(place, "w") as file:
    file.write(f"{usage.ru_utime + usage.ru_stime} {usage.ru_maxrss}")
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""A small process that starts a command: what it holds itself counts as the command's memory."""

Command = list[str]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command and all its children took; `megabytes` is the largest process."""

    seconds: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Tool:
    """A program in its own folder; each step is the commands that are run one after another."""

    name: str
    prepare: Callable[[Path], None]
    steps: Mapping[str, Sequence[Command]]


def run(command: Command, folder: Path) -> Cost:
    """Run a command to its end. Raises CalledProcessError."""
    with tempfile.NamedTemporaryFile() as said, tempfile.NamedTemporaryFile() as cost:
        done = subprocess.run(
            [sys.executable, "-S", "-c", LAUNCHER, cost.name, *command],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            check=False,
        )
        if done.returncode != 0:
            text = Path(said.name).read_bytes()[-2000:].decode("utf-8", "replace")
            raise subprocess.CalledProcessError(done.returncode, command, text)
        seconds, kilobytes = Path(cost.name).read_text(encoding="ascii").split()
    return Cost(float(seconds), int(kilobytes) / 1024)


def step(tool: Tool, name: str, folder: Path) -> Cost:
    """One step of a tool: the seconds of its commands added up, the memory of the largest."""
    costs = [run(command, folder) for command in tool.steps[name]]
    return Cost(sum(cost.seconds for cost in costs), max(cost.megabytes for cost in costs))


def environment(name: str) -> Path:
    """The programs of a peer's own environment, made where it is missing."""
    folder = ROOT / ".tools" / name
    if not (folder / "bin" / "md2po").exists():
        venv.create(folder, with_pip=True, clear=True)
        pip = [str(folder / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, PACKAGES[name]], check=True)
    return folder / "bin"


def own() -> Tool:
    """Ambos."""
    update, render = [AMBOS, "update"], [AMBOS, "render", "--language", "es", "--output", "out"]
    steps = {"extract": [update], "render": [render], "no-op": [update], "no-op render": [render]}
    return Tool("ambos", settings, steps)


def tools() -> list[Tool]:
    """Ambos, and those of the peers that can be had."""
    if shutil.which("po4a") is None:
        install_from_debian(["po4a"])
    found = [own()]
    if shutil.which("po4a") is not None:
        po4a = ["po4a", "--quiet", "po4a.cfg"]
        found.append(
            Tool(
                "po4a",
                po4a_configuration,
                {
                    "extract": [[*po4a, "--no-translations"]],
                    "render": [[*po4a, "--no-update"]],
                    "no-op": [po4a],
                },
            )
        )
    else:
        print("No po4a (on Debian: apt-get install po4a)", file=sys.stderr)
    mdpo = str(environment("mdpo") / "python")
    extract = [[mdpo, "-c", MDPO_EXTRACT]]
    found.append(
        Tool(
            "mdpo",
            catalog_folder,
            {"extract": extract, "render": [[mdpo, "-c", MDPO_RENDER]], "no-op": extract},
        )
    )
    toolkit = environment("translate-toolkit")
    extract = [[str(toolkit / "md2po"), "--progress=none", "source", "po"]]
    render = [str(toolkit / "po2md"), "--progress=none", "-t", "source", "po", "out"]
    found.append(
        Tool(
            "translate-toolkit",
            catalog_folder,
            {"extract": extract, "render": [render], "no-op": extract},
        )
    )
    return found


def settings(folder: Path) -> None:
    """A project of Ambos."""
    (folder / "ambos.toml").write_text('source = "en"\ntargets = ["es"]\n', encoding="utf-8")


def po4a_configuration(folder: Path) -> None:
    """A configuration of po4a that names each document."""
    catalog_folder(folder)
    lines = ["[po4a_langs] es", "[po4a_paths] po/all.pot $lang:po/$lang.po"]
    for path in sorted((folder / "source").rglob("*.md")):
        name = path.relative_to(folder).as_posix()
        target = name.replace("source/", "out/", 1)
        lines.append(f'[type: text] {name} $lang:{target} opt:"--option markdown --keep 0"')
    (folder / "po4a.cfg").write_text("\n".join(lines) + "\n", encoding="utf-8")


def catalog_folder(folder: Path) -> None:
    """A folder for catalogs."""
    (folder / "po").mkdir()


def copies(folder: Path, size: int) -> None:
    """The corpus's Markdown files in as many folders."""
    for path in sorted(CORPUS.rglob("*.md")):
        for n in range(size):
            target = folder / "source" / f"copy{n:02}" / path.relative_to(CORPUS)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def translate(folder: Path) -> None:
    """Put accents on every message of every catalog."""
    for path in sorted((folder / "po").rglob("*.po")) or sorted(folder.rglob("es/**/*.po")):
        catalog = polib.pofile(str(path), wrapwidth=78)
        for entry in catalog:
            if not entry.obsolete and not entry.msgid_plural:
                entry.msgstr = accented(entry.msgid)
                entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        catalog.save()


def measured(tool: Tool, folder: Path, fill: Callable[[Path], None]) -> dict[str, Cost]:
    """The costs of a tool's steps over the documents that are filled in, in a folder of its own.

    Those of the no-ops are measured by `measured_again`.
    """
    folder.mkdir()
    fill(folder)
    tool.prepare(folder)
    costs = {"extract": step(tool, "extract", folder)}
    translate(folder)
    costs["render"] = step(tool, "render", folder)
    costs["translations noted"] = step(tool, "no-op", folder)
    return costs


def measured_again(tools: Mapping[str, tuple[Tool, Path]]) -> dict[str, dict[str, Cost]]:
    """The costs of the tools' no-ops in their folders, the least of each.

    The tools take turns, so that a machine that is slow for a while is slow for all of them. One that
    has no step of its own for this does all the work anew: once is enough.
    """
    runs: dict[tuple[str, str], list[Cost]] = {}
    for number in range(REPEATS):
        for name, (tool, folder) in tools.items():
            is_anew = tool.steps["no-op"] == tool.steps["extract"] and name != "ambos"
            for again in tool.steps:
                if again.startswith("no-op") and not (is_anew and number):
                    runs.setdefault((name, again), []).append(step(tool, again, folder))
    least: dict[str, dict[str, Cost]] = {name: {} for name in tools}
    for (name, again), costs in runs.items():
        least[name][again] = min(costs, key=lambda cost: cost.seconds)
    return least


def one_page(folder: Path) -> None:
    """A small page."""
    (folder / "source").mkdir()
    (folder / "source" / "page.md").write_text("# A page\n\nOne sentence.\n", encoding="utf-8")


def rows(
    costs: Mapping[tuple[str, int], Mapping[str, Cost]], sizes: Sequence[int]
) -> Iterator[str]:
    """The table's lines: seconds of each tool, and how many times as many they are as Ambos's."""
    names = list(dict.fromkeys(name for name, _ in costs))
    for key in STEPS:
        for size in sizes:
            own = costs["ambos", size][key].seconds
            cells = [f"{own:.2f}"]
            for name in names[1:]:
                cost = costs.get((name, size), {}).get(key)
                cells.append(
                    "–" if cost is None else f"{cost.seconds:.2f} ({cost.seconds / own:.1f} ×)"
                )
            yield f"| {key}, {size}x | {' | '.join(cells)} |"
    for size in sizes:
        cells = []
        for name in names:
            found = costs.get((name, size))
            most = max(cost.megabytes for cost in found.values()) if found else None
            cells.append("–" if most is None else f"{most:.0f} MB")
        yield f"| most memory, {size}x | {' | '.join(cells)} |"
    cells = [f"{costs[name, 0]['extract'].seconds:.2f}" for name in names]
    yield f"| extract, one page | {' | '.join(cells)} |"


def report(sizes: Sequence[int], place: Path) -> str:
    """The figures as Markdown; `place` is a folder for all that is made on the way.

    Nothing in it is taken away before the end: ext4 looks for a new file's inode among those that were
    given up in the last minutes, at the expense of whoever makes files next.
    """
    costs: dict[tuple[str, int], Mapping[str, Cost]] = {}
    every = tools()
    for before, size in zip((0, 0, *sizes), (0, *sizes), strict=False):
        folders: dict[str, tuple[Tool, Path]] = {}
        for tool in every:
            if size:
                earlier = costs.get((tool.name, before))
                if earlier is None:
                    continue
                slowest = max(cost.seconds for cost in earlier.values())
                if before and slowest * size / before > PATIENCE:
                    continue
            print(f"{tool.name}, {size}x", file=sys.stderr)
            folder = place / f"{tool.name}-{size}"
            fill = partial(copies, size=size) if size else one_page
            costs[tool.name, size] = measured(tool, folder, fill)
            folders[tool.name] = (tool, folder)
        for name, least in measured_again(folders).items():
            costs[name, size] = {**costs[name, size], **least}
    pages = sorted(CORPUS.rglob("*.md"))
    amount = sum(path.stat().st_size for path in pages)
    again = ", ".join(
        f"{costs['ambos', size]['no-op render'].seconds:.2f} at {size}x" for size in sizes
    )
    names = list(dict.fromkeys(name for name, _ in costs))
    lines = [
        "# Documents, side by side with the peers",
        "",
        f"CPU seconds, user and system, of all processes of a step, and in brackets how many times"
        f" as many they are as those of Ambos. 1x are {len(pages)} Markdown pages of a course,"
        f" {amount / 1e6:.2f} MB; 4x and 16x are copies of them in as many folders. *extract* makes"
        " the catalogs where there are none, *render* writes the documents with an accented"
        " translation of every message, *no-op* is the step that brings catalogs up to date, run"
        f" when nothing has changed, the least of {REPEATS} runs in which the tools take turns (one, where"
        " that is all the work anew);"
        f" `ambos render` again takes {again}, which"
        " po4a's no-op includes. Memory is that of the largest process of any step, and of the run that"
        " takes note of the translations. A dash: foretold"
        f" to take more than {PATIENCE} s in one step. Written by `benchmarks/documents.py`.",
        "",
        f"{versions()}, Python {platform.python_version()}, {platform.system()}"
        f" {platform.machine()}, {os.cpu_count()} processors.",
        "",
        f"| | {' | '.join(names)} |",
        f"|---|{'---:|' * len(names)}",
        *rows(costs, sizes),
    ]
    return "\n".join(lines) + "\n"


def versions() -> str:
    """The peers' versions."""
    found = [package.replace("==", " ").replace("[markdown]", "") for package in PACKAGES.values()]
    if shutil.which("po4a") is not None:
        said = subprocess.run(["po4a", "--version"], capture_output=True, text=True, check=True)
        found.insert(0, " ".join(said.stdout.split()[::2][:2]).rstrip("."))
    return ", ".join(found)


def main(script: str, written: Callable[[Sequence[int], Path], str]) -> None:
    """Write what a report says of the sizes on the command line beside its script.

    The report is given a folder for all that it makes.
    """
    if not CORPUS.is_dir():
        print("No corpus beside the project: nothing measured", file=sys.stderr)
        return
    compileall.compile_dir(
        ROOT / "i18n", quiet=1
    )  # as an installation does, and the peers' have done
    with tempfile.TemporaryDirectory() as name:
        text = written(tuple(map(int, sys.argv[1:])) or SIZES, Path(name))
    Path(script).with_suffix(".md").write_text(text, encoding="utf-8")
    print(text, end="")


if __name__ == "__main__":
    main(__file__, report)
