"""Validators of others: the Nu validator, epubcheck, TypeScript with schema-dts, XML schemas."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lxml import etree

from tests import tools
from tests.validate.data import blocks
from tests.validate.published import Fault, Public

SCHEMAS = Path(os.environ.get("AMBOS_SCHEMAS") or tools.ROOT.parent / "shared" / "schemas")
"""Where the schemas of Atom and of site maps are: they are no part of the project."""

_SITEMAP_SCHEMA = f"""\
<schema xmlns="http://www.w3.org/2001/XMLSchema">
<import namespace="http://www.sitemaps.org/schemas/sitemap/0.9"
 schemaLocation="{(SCHEMAS / "sitemap" / "sitemap.xsd").as_uri()}"/>
<import namespace="http://www.w3.org/1999/xhtml"
 schemaLocation="{Path(__file__).with_name("xhtml-link.xsd").as_uri()}"/>
</schema>
"""
"""The schema of sitemaps.org with that of the links to other languages, which it leaves to others."""

_BRIEF = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""What halves the time of a Java program that runs for seconds: it compiles less."""

_HEAD = 'import type { Graph } from "schema-dts";\n'


class MissingToolError(Exception):
    """A tool or a schema that a validator needs is not there; says what to do."""


def needed(name: str) -> Path:
    """Where a listed tool is. Raises MissingToolError where it is missing."""
    path = tools.find(name)
    if path is None:
        raise MissingToolError(f"{name} is missing ({tools.tool_of(name).remedy()})")
    return path


def vnu(public: Public) -> Iterator[Fault]:
    """What the Nu validator says about the pages: errors, warnings and information."""
    paths = [public.root / path for path in public.pages]
    for message in tools.validate(paths, needed("java"), needed("vnu")):
        path = Path(message.path).relative_to(public.root.resolve()).as_posix()
        yield Fault("vnu", path, f"{message.line}: {message.severity}: {message.text}")


def books(public: Public, must_have: bool = True) -> Iterator[Fault]:
    """What epubcheck says about every EPUB; a site that has none is at fault where it must."""
    paths = sorted(path for path in public.files if path.endswith(".epub"))
    if must_have and not paths:
        yield Fault("epubcheck", "", "the site has no EPUB")
    # each book takes a Java machine seconds to start
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for found in pool.map(lambda path: list(book(public.root, path)), paths):
            yield from found


def book(root: Path, path: str) -> Iterator[Fault]:
    """What epubcheck says about one EPUB: fatal errors, errors, warnings, and usage that is wrong."""
    jar = needed("epubcheck")
    done = subprocess.run(
        [
            str(needed("java")),
            *_BRIEF,
            "-jar",
            str(jar),
            "--json",
            "-",
            "--quiet",
            str(root / path),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    for message in json.loads(done.stdout[done.stdout.index("{") :])["messages"]:
        if message["severity"] in ("FATAL", "ERROR", "WARNING"):
            yield Fault("epubcheck", path, f"{message['ID']}: {message['message']}")


def typed(public: Public) -> Iterator[Fault]:
    """Whether TypeScript takes each page's JSON-LD for a graph of schema.org, by schema-dts."""
    compiler, types = needed("typescript"), needed("schema-dts")
    constants = []
    for path, page in public.pages.items():
        for block in blocks(page):
            # after an error of syntax the compiler looks at no type
            if is_json(block):
                constants.append((path, block))
            else:
                yield Fault("schema-dts", path, "no JSON")
    if not constants:
        return
    with tempfile.TemporaryDirectory(dir=types.parents[2]) as folder:
        source = Path(folder) / "data.ts"
        lines = [f"export const n{n}: Graph = {block};" for n, (_, block) in enumerate(constants)]
        source.write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")
        options = ["--noEmit", "--strict", "--skipLibCheck", "--pretty", "false"]
        options += ["--module", "nodenext", "--target", "es2022"]
        done = subprocess.run(
            [str(needed("node")), str(compiler), *options, source.name],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
    for line in done.stdout.splitlines():
        place, _, text = line.partition("): ")
        if place.startswith("data.ts("):
            path = constants[int(place.removeprefix("data.ts(").split(",")[0]) - 2][0]
            yield Fault("schema-dts", path, text)
    if done.returncode != 0 and not done.stdout.startswith("data.ts("):
        yield Fault("schema-dts", "", done.stdout + done.stderr)


def is_json(text: str) -> bool:
    """Is a text JSON?"""
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def site_map(data: bytes) -> Iterator[str]:
    """What the schemas of sitemaps.org say against a map, which is not an index: line and text."""
    schema = etree.XMLSchema(etree.fromstring(_SITEMAP_SCHEMA))
    schema.validate(etree.fromstring(data, etree.XMLParser(huge_tree=True)))
    for error in schema.error_log:
        yield f"{error.line}: {error.message}"


def schemas(public: Public) -> Iterator[Fault]:
    """Whether feeds and site map are valid by their schemas. Raises MissingToolError without these."""
    if not SCHEMAS.is_dir():
        raise MissingToolError(f"no schemas in {SCHEMAS} (name their folder in AMBOS_SCHEMAS)")
    if "sitemap.xml" in public.files:
        for text in site_map((public.root / "sitemap.xml").read_bytes()):
            yield Fault("sitemap schema", "sitemap.xml", text)
    feeds = sorted(path for path in public.files if path.endswith("atom.xml"))
    if not feeds:
        return
    # epubcheck brings the RELAX NG validator jing
    classes = needed("epubcheck").parent / "lib" / "*"
    driver = ["-cp", str(classes), "com.thaiopensource.relaxng.util.Driver", "-c"]
    paths = [str(public.root / path) for path in feeds]
    done = subprocess.run(
        [str(needed("java")), *driver, str(SCHEMAS / "atom.rnc"), *paths],
        capture_output=True,
        text=True,
        check=False,
    )
    for line in done.stdout.splitlines():
        yield Fault("atom schema", feeds[0], line)
    if done.returncode != 0 and not done.stdout:
        yield Fault("atom schema", feeds[0], done.stderr)
