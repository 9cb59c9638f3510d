"""Validate the project's own site and a generated one: `python -m tests.validate` (`make validate`).

With `planted` it puts defects into the generated site and writes which validator catches each of them
into `benchmarks/validate.md`; with `lighthouse` it measures each kind of page; with neither it does
all three. A validator that cannot run for want of a tool or a schema is named at the end, and is a
failure where the variable AMBOS_REQUIRE_TOOLS says so.
"""

from __future__ import annotations

import contextlib
import gzip
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import tomlkit

from tests.tools import ROOT, is_required
from tests.validate import browser, generated, planted, programs, published, quick, table
from tests.validate.published import Fault, Public

REPORT = ROOT / "benchmarks" / "validate.md"
_OWN = ("source", "locales", "terms", "static", "pyproject.toml", "ambos.toml")
_ARTICLE = "el-salvador-venezuela-prisoner-exchange/index.html"
_KINDS = {
    "index.html": "the site's front page",
    "en/index.html": "a language's front page",
    f"en/{_ARTICLE}": "an article",
    "es/canje-presos-el-salvador-venezuela/index.html": "an article's translation",
    f"en-es/{_ARTICLE}": "an article side by side",
    "en/prisoner-exchange-faq/index.html": "questions and answers",
    "en/404.html": "the error page",
}
_MOST = {
    f"en/{_ARTICLE}": 6,
    "es/canje-presos-el-salvador-venezuela/index.html": 6,
    f"en-es/{_ARTICLE}": 14,
}
"""Kilobytes of 1,024 that a page may have at most, compressed by gzip."""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run this environment's `ambos`. Raises RuntimeError where the command fails."""
    ambos = Path(sys.executable).with_name("ambos")
    done = subprocess.run(
        [str(ambos), *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise RuntimeError(f"ambos {' '.join(arguments)}: {done.stdout}{done.stderr}")
    return done


def own_site(root: Path, base: str) -> Public:
    """The project's own site, built from a copy of it that has a base URL."""
    root.mkdir()
    for name in _OWN:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name)
        elif (ROOT / name).is_file():
            shutil.copy(ROOT / name, root / name)
    settings = root / "pyproject.toml"
    text = tomlkit.parse(settings.read_text(encoding="utf-8"))
    publish: Any = text["tool"]["ambos"]["publish"]
    publish["base-url"] = base
    settings.write_text(tomlkit.dumps(text), encoding="utf-8")
    run(root, "build")
    return published.read(root / "public", base)


def generated_site(root: Path) -> Public:
    """The generated site."""
    root.mkdir()
    generated.make(root, run)
    return published.read(root / "public", generated.BASE)


def in_browser(public: Public) -> Iterator[Fault]:
    """What axe, pa11y, the keyboard and the browser itself find, with scripts and without."""
    validators = ("axe", "pa11y", "keyboard")
    stays = [path for path, page in public.pages.items() if not page.goal]
    yield from browser.faults(browser.run(public, validators, browser.VIEWS, stays))
    views = (browser.PLAIN, browser.PLAIN_NARROW)
    yield from browser.faults(browser.run(public, ("keyboard",), views, stays))
    yield from browser.arrivals(public)


def weights(public: Public) -> Iterator[Fault]:
    """Pages that are heavier than they may be, or not there to be weighed."""
    for path, most in _MOST.items():
        if path not in public.files:
            yield Fault("weight", path, "is missing")
            continue
        size = weight(public, path)
        if size > most * 1024:
            yield Fault("weight", path, f"{size} bytes compressed, more than {most} KB")


def weight(public: Public, path: str) -> int:
    """The bytes of a published file, compressed by gzip."""
    return len(gzip.compress((public.root / path).read_bytes(), mtime=0))


Validator = Callable[[Public], Iterator[Fault]]
PROGRAMS: dict[str, Validator] = {
    "vnu": programs.vnu,
    "schema-dts": programs.typed,
    "schemas": programs.schemas,
    "epubcheck": programs.books,
    "browser, axe, pa11y": in_browser,
}


class Run:
    """A run of validators: what they have found, and what could not run."""

    def __init__(self) -> None:
        self.count = 0
        self.absent: list[str] = []

    def validate(self, name: str, public: Public, validators: dict[str, Validator]) -> None:
        """Print what validators find in a site, and how many pages they have seen."""
        for title, validator in validators.items():
            start = time.monotonic()
            with self.tools(title):
                faults = list(validator(public))
                self.count += len(faults)
                print(*faults, sep="\n", end="\n" if faults else "")
                spent = f"{time.monotonic() - start:.1f} s"
                print(f"{name}: {title}: {len(faults)} in {len(public.pages)} pages ({spent})")

    @contextlib.contextmanager
    def tools(self, title: str) -> Iterator[None]:
        """Leave a part at the place where a tool of it is missing, and keep what is missing."""
        try:
            yield
        except programs.MissingToolError as error:
            self.absent.append(f"{title}: {error}")

    def fail(self, lines: Iterable[str]) -> None:
        """Print faults of other kinds."""
        for line in lines:
            self.count += 1
            print(line)


def lighthouse(public: Public) -> Iterator[tuple[str, dict[str, float], list[str]]]:
    """Lighthouse's scores of each kind of page, the median of three runs, and what failed."""
    paths = [path for path in _KINDS if path in public.pages]
    for one in browser.run(public, ("lighthouse",), (), paths, rounds=3):
        scores = one["scores"]
        medians = {
            name: statistics.median(score[name] for score in scores)
            for name in ("performance", "accessibility", "best-practices", "seo")
        }
        shift = max(score["shift"] for score in scores)
        yield one["page"], {**medians, "shift": shift}, sorted({*scores[0]["failed"]})


def too_low(page: str, scores: dict[str, float], failed: Sequence[str]) -> Iterator[str]:
    """Which of a page's scores are lower than they have to be."""
    for name, score in scores.items():
        bound = 95 if name == "performance" else 100
        if (name == "shift" and score > 0) or (name != "shift" and score < bound):
            yield f"{page}: lighthouse: {name} is {score:g} ({', '.join(failed)})"


def unmeasured(rows: Iterable[tuple[str, dict[str, float], list[str]]]) -> Iterator[str]:
    """Which kinds of pages have no measure: those that the site does not have."""
    seen = {page for page, _, _ in rows}
    for page, kind in _KINDS.items():
        if page not in seen:
            yield f"{page}: lighthouse: {kind} is missing"


def report(sections: Iterable[str]) -> None:
    """Write the figures."""
    head = "# Validation\n\n`make validate` writes this page.\n"
    REPORT.write_text("\n".join([head, *sections]), encoding="utf-8")


def measured(public: Public, rows: Iterable[tuple[str, dict[str, float], list[str]]]) -> str:
    """The section of Lighthouse and of weights."""
    lines = [
        "## Pages",
        "",
        "Lighthouse (mobile), the median of three runs, for the project's own site. An error page is not",
        "for search engines and says so: there the audit `is-crawlable` is left out.",
    ]
    names = "performance | accessibility | best practices | SEO | layout shift"
    lines += ["", f"| page | {names} | gzipped bytes |", "|---|--:|--:|--:|--:|--:|--:|"]
    for page, scores, _ in rows:
        cells = " | ".join(f"{score:g}" for score in scores.values())
        lines.append(f"| {_KINDS[page]} | {cells} | {weight(public, page)} |")
    return "\n".join([*lines, ""])


def planting(site: Public, work: Path) -> tuple[str, list[str]]:
    """The section of planted defects, and those that have escaped who has to catch them."""
    work.mkdir()
    found = table.caught(site, work)
    wanted = planted.catchers()
    escaped = [
        f"planted: {who} does not catch: {name}"
        for name, who in wanted.items()
        if who not in found.get(name, ())
    ]
    caught = len(wanted) - len(escaped)
    head = f"## Planted defects\n\n{caught} of {len(wanted)} caught, each alone in the generated site.\n"
    return f"{head}\n{table.written(found)}", escaped


def main(arguments: Sequence[str]) -> int:
    """Run the parts that are named, or all. Gives exit status: 0, or 1 where anything is wrong."""
    parts = set(arguments) or {"sites", "lighthouse", "planted"}
    unknown = parts - {"sites", "lighthouse", "planted"}
    if unknown:
        print(__doc__, file=sys.stderr)
        return 2
    done = Run()
    with tempfile.TemporaryDirectory(prefix="ambos-validate-") as folder:
        made = generated_site(Path(folder) / "generated")
        own = own_site(Path(folder) / "own", generated.BASE)
        if "sites" in parts:
            every = {**quick.QUICK, **PROGRAMS}
            done.validate("generated", made, {**quick.GENERATED, **every})
            done.validate("own", own, {**every, "weight": weights})
        sections = []
        if "lighthouse" in parts:
            with done.tools("lighthouse"):
                rows = list(lighthouse(own))
                sections.append(measured(own, rows))
                done.fail(unmeasured(rows))
                for row in rows:
                    done.fail(too_low(*row))
        if "planted" in parts:
            with done.tools("planted"):
                section, escaped = planting(made, Path(folder) / "planted")
                sections.append(section)
                done.fail(escaped)
        if len(sections) == 2:
            report(sections)
        else:
            print(*sections, sep="\n")
    for line in done.absent:
        print(f"Not run: {line}", file=sys.stderr)
    print(f"{done.count} faults")
    return 1 if done.count or (done.absent and is_required()) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
