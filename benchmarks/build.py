"""Build a site of many articles in two languages, whole and after one change, beside other generators.

Writes build.md beside this file. Every generator gets the same texts: Ambos the English articles and
their Spanish catalogs, the others the articles in both languages. `build.py 1000` measures sites of this
size alone; with several sizes each is measured, MkDocs at the first one alone.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import _peers  # noqa: E402
from benchmarks._articles import Article, articles, write_project  # noqa: E402

SIZES = (1000, 10000)
_FEW = 1000
"""Articles of a site that is built from nothing three times; a larger one is built so once."""
_PEERS = {
    "pelican": "pelican[markdown]==4.11.0",
    "mkdocs": "mkdocs==1.6.1 mkdocs-static-i18n==1.3.0",
    "jinja2": "jinja2==3.1.6 markdown-it-py==4.0.0 pyyaml==6.0.3",
}
_CODES = ("en", "es")


class Cost(NamedTuple):
    """What a run costs: seconds of all processors, seconds of the clock, MiB of the largest process."""

    cpu: float
    clock: float
    peak: float


@dataclass(frozen=True, slots=True)
class Generator:
    """A generator: `prepare` writes its site into a folder, `command` builds it, `change` changes one text.

    `sides` are the pages that it makes of an article.
    """

    name: str
    sides: str
    prepare: Callable[[Path, Sequence[Article]], None]
    command: Callable[[], list[str]]
    change: Callable[[Path, Article, int], None]
    output: str = "public"


def run(command: list[str], folder: Path) -> Cost:
    """Run a command, which has to succeed."""
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        clock = time.perf_counter() - began
        if status:
            said.seek(0)
            raise SystemExit(f"{command}: {status}\n{said.read().decode()[-2000:]}")
    process.returncode = 0
    return Cost(used.ru_utime + used.ru_stime, clock, used.ru_maxrss / 1024)


# Ambos


def _ambos_change(folder: Path, one: Article, number: int) -> None:
    path = folder / f"locales/es/LC_MESSAGES/{one.name}.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Véase [", f"Véase {number} [", 1), encoding="utf-8")


# the others: Markdown in both languages


def _change_in(name: str) -> Callable[[Path, Article, int], None]:
    def change(folder: Path, one: Article, number: int) -> None:
        path = folder / name.format(name=one.name)
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("Véase [", f"Véase {number} [", 1), encoding="utf-8")

    return change


_HUGO_PAGE = """<!doctype html>
<html lang="{{ .Language.Lang }}"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<meta name="description" content="{{ .Description }}"><link rel="canonical" href="{{ .Permalink }}">
{{ range .AllTranslations }}
<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">{{ end }}
</head><body><article><h1>{{ .Title }}</h1><p>{{ .Description }}</p>{{ .Content }}</article></body></html>
"""
_HUGO_PAIR = """<!doctype html>
<html lang="{{ .Language.Lang }}"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
<article><div lang="en"><h1>{{ .Title }}</h1>{{ .Content }}</div>
{{ range .Translations }}<div lang="{{ .Language.Lang }}"><h1>{{ .Title }}</h1>{{ .Content }}</div>{{ end }}
</article></body></html>
"""
_HUGO_LIST = """<!doctype html>
<html lang="{{ .Language.Lang }}"><head><meta charset="utf-8">
<title>{{ .Site.Title }}</title></head><body><ul>
{{ range .Site.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}
</ul></body></html>
"""


def _hugo_prepare(folder: Path, every: Sequence[Article]) -> None:
    (folder / "config.toml").write_text(
        'baseURL = "https://valley.example/"\ntitle = "The Valley"\ndefaultContentLanguage = "en"\n'
        'defaultContentLanguageInSubdir = true\ndisableKinds = ["taxonomy", "term"]\n'
        '[outputFormats.PAIR]\nmediaType = "text/html"\nbaseName = "pair"\nisHTML = true\n'
        '[languages.en]\ncontentDir = "content/en"\n[languages.es]\ncontentDir = "content/es"\n',
        encoding="utf-8",
    )
    layouts = folder / "layouts/_default"
    layouts.mkdir(parents=True)
    for name, text in (("single", _HUGO_PAGE), ("single.pair", _HUGO_PAIR), ("list", _HUGO_LIST)):
        (layouts / f"{name}.html").write_text(text, encoding="utf-8")
    for side, code in enumerate(_CODES):
        (folder / "content" / code).mkdir(parents=True)
        for one in every:
            text = one.markdown(side, link="../{}/")
            if code == "en":
                text = text.replace("---\n", '---\noutputs: ["HTML", "PAIR"]\n', 1)
            (folder / f"content/{code}/{one.name}.md").write_text(text, encoding="utf-8")


def _pelican_prepare(folder: Path, every: Sequence[Article]) -> None:
    (folder / "pelicanconf.py").write_text(
        'SITENAME = "The Valley"\nSITEURL = "https://valley.example"\nPATH = "content"\n'
        'OUTPUT_PATH = "public"\nDEFAULT_LANG = "en"\nTIMEZONE = "UTC"\nTHEME = "simple"\n'
        "DEFAULT_PAGINATION = False\nFEED_ALL_ATOM = None\nTRANSLATION_FEED_ATOM = None\n"
        "CATEGORY_FEED_ATOM = None\nAUTHOR_FEED_ATOM = None\nAUTHOR_FEED_RSS = None\n"
        'ARTICLE_URL = "{lang}/{slug}/"\nARTICLE_SAVE_AS = "{lang}/{slug}/index.html"\n'
        'ARTICLE_LANG_URL = "{lang}/{slug}/"\nARTICLE_LANG_SAVE_AS = "{lang}/{slug}/index.html"\n',
        encoding="utf-8",
    )
    (folder / "content").mkdir()
    for side, code in enumerate(_CODES):
        for one in every:
            text = one.markdown(side, link="../{}/")
            _, head, body = text.split("---\n", 2)
            fields = f"{head}slug: {one.name}\nlang: {code}\n"
            path = folder / f"content/{one.name}.{code}.md"
            path.write_text(f"{fields}\n{body}", encoding="utf-8")


def _mkdocs_prepare(folder: Path, every: Sequence[Article]) -> None:
    (folder / "mkdocs.yml").write_text(
        "site_name: The Valley\nsite_url: https://valley.example/\nsite_dir: public\nplugins:\n- i18n:\n"
        "    docs_structure: suffix\n    languages:\n    - locale: en\n      default: true\n"
        "      name: English\n    - locale: es\n      name: Español\n",
        encoding="utf-8",
    )
    (folder / "docs").mkdir()
    (folder / "docs/index.md").write_text("# The Valley\n", encoding="utf-8")
    for side, code in enumerate(_CODES):
        for one in every:
            path = folder / f"docs/{one.name}.{code}.md"
            path.write_text(one.markdown(side), encoding="utf-8")


_LOOP = '''
import pathlib, yaml
from jinja2 import Environment
from markdown_it import MarkdownIt
page = Environment(autoescape=True).from_string("""<!doctype html>
<html lang="{{ code }}"><head><meta charset="utf-8"><title>{{ head.title }}</title>
<meta name="description" content="{{ head.description }}"></head><body><article>
{% for lang, title, text in columns %}<div lang="{{ lang }}"><h1>{{ title }}</h1>{{ text | safe }}</div>
{% endfor %}</article></body></html>
""")
markdown = MarkdownIt()
for path in sorted(pathlib.Path("content/en").iterdir()):
    columns = []
    for code in ("en", "es"):
        _, head, body = (path.parent.parent / code / path.name).read_text("utf-8").split("---\\n", 2)
        head = yaml.load(head, Loader=yaml.CSafeLoader)
        columns.append((code, head["title"], markdown.render(body)))
    for folder, shown in (("en", columns[:1]), ("es", columns[1:]), ("en-es", columns)):
        target = pathlib.Path("public", folder, path.stem)
        target.mkdir(parents=True, exist_ok=True)
        html = page.render(code=shown[0][0], head=head, columns=shown)
        (target / "index.html").write_text(html, "utf-8")
'''


def _loop_prepare(folder: Path, every: Sequence[Article]) -> None:
    (folder / "loop.py").write_text(_LOOP, encoding="utf-8")
    for side, code in enumerate(_CODES):
        (folder / "content" / code).mkdir(parents=True)
        for one in every:
            path = folder / f"content/{code}/{one.name}.md"
            path.write_text(one.markdown(side), encoding="utf-8")


def _tool(name: str, program: str) -> str:
    _peers.PACKAGES[name] = _PEERS[name]
    return str(_peers.environment(name) / program)


GENERATORS = [
    Generator(
        "Ambos",
        "both, and side by side by sentence",
        write_project,
        lambda: _peers.ambos("-q", "build", "--no-check"),
        _ambos_change,
    ),
    Generator(
        "Ambos, with its checks",
        "the same",
        write_project,
        lambda: _peers.ambos("-q", "build"),
        _ambos_change,
    ),
    Generator(
        "Hugo",
        "both, and side by side",
        _hugo_prepare,
        lambda: ["hugo", "--quiet"],
        _change_in("content/es/{name}.md"),
    ),
    Generator(
        "Jinja2 and markdown-it in a loop",
        "both, and side by side",
        _loop_prepare,
        lambda: [_tool("jinja2", "python"), "loop.py"],
        _change_in("content/es/{name}.md"),
    ),
    Generator(
        "Pelican",
        "both",
        _pelican_prepare,
        lambda: [_tool("pelican", "pelican"), "--quiet", "-s", "pelicanconf.py"],
        _change_in("content/{name}.es.md"),
    ),
    Generator(
        "MkDocs with static-i18n",
        "both",
        _mkdocs_prepare,
        lambda: [_tool("mkdocs", "mkdocs"), "build", "--quiet"],
        _change_in("docs/{name}.es.md"),
    ),
]


def _pages(folder: Path) -> int:
    return sum(path.suffix == ".html" for path in folder.rglob("*.html"))


def measure(generator: Generator, every: Sequence[Article]) -> tuple[int, Cost, Cost]:
    """The pages of a site, and what it costs to make all, and to make it anew after one change.

    That is the least of three, each after another change; of few articles the whole is too.
    """
    command = generator.command()
    wholes, changes = [], []
    for is_last in [False, False, True] if len(every) <= _FEW else [True]:
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            generator.prepare(folder, every)
            wholes.append(run(command, folder))
            count = _pages(folder / generator.output)
            for number in range(3 if is_last else 0):
                generator.change(folder, every[len(every) // 2], number)
                changes.append(run(command, folder))
    return count, min(wholes, key=_cpu), min(changes, key=_cpu)


def _cpu(cost: Cost) -> float:
    return cost.cpu


def report(sizes: Sequence[int]) -> str:
    """The figures as Markdown."""
    lines = [
        "# Builds",
        "",
        "Articles of some 400 words in English and Spanish, each with its page in both languages, and where"
        " the generator has one the page with both side by side. Seconds are those of all processors; *one"
        " change* is a sentence of the Spanish text, the least of three; of 1,000 articles the whole is"
        " too. Ambos publishes pages, compiled catalogs, lists, feeds and a site map; formats of documents"
        " beside the pages are off. Written by"
        " `benchmarks/build.py`.",
        "",
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()},"
        f" {os.cpu_count()} processors. {_version()}",
        "",
    ]
    for size in sizes:
        every = list(articles(size))
        lines += [
            f"## {size:,} articles",
            "",
            "| | pages of an article | pages | whole, CPU s | pages a CPU second | ms a page"
            " | peak MiB | one change, CPU s | one change, clock s |",
            "|---|---|---:|---:|---:|---:|---:|---:|---:|",
        ]
        for generator in GENERATORS:
            if generator.name.startswith("MkDocs") and size != min(sizes):
                continue
            if generator.name == "Hugo" and shutil.which("hugo") is None:
                continue
            print(f"{size}: {generator.name}", file=sys.stderr)
            count, whole, change = measure(generator, every)
            lines.append(
                f"| {generator.name} | {generator.sides} | {count:,} | {whole.cpu:.2f} |"
                f" {count / whole.cpu:.0f} | {whole.cpu / count * 1000:.2f} | {whole.peak:.0f} |"
                f" {change.cpu:.2f} | {change.clock:.2f} |"
            )
        lines.append("")
    return "\n".join(lines)


def _version() -> str:
    if shutil.which("hugo") is None:
        return "Hugo is not installed (Debian: hugo)."
    said = subprocess.run(["hugo", "version"], capture_output=True, text=True, check=True).stdout
    return f"Hugo {said.split()[1]}; {', '.join(_PEERS.values())}."


if __name__ == "__main__":
    text = report([int(one) for one in sys.argv[1:]] or SIZES)
    print(text)
    Path(__file__).with_suffix(".md").write_text(text, encoding="utf-8")
