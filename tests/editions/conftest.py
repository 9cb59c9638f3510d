"""A site with every kind of block, a Spanish original, a plain text and an asset."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

import polib
import pytest
from lxml import html

from i18n.catalogs import load, save
from tests.conftest import RunAmbos

DATA = re.compile(r'<script type="application/ld\+json">([^<]*)</script>')
SITE = Path(__file__).parent / "site"
ACCENTS = str.maketrans("aeou", "áéóú")


class SiteFolder:
    """A copy of the site at work."""

    def __init__(self, root: Path, run_ambos: RunAmbos) -> None:
        self.root = root
        self.run_ambos = run_ambos

    def ambos(self, *arguments: str) -> None:
        """Run a command that has to succeed."""
        done = self.run_ambos(self.root, *arguments)
        assert done.returncode == 0, done.stderr

    def translate(self, change: Callable[[polib.POEntry], str]) -> None:
        """Give every message a translation; "" leaves it untranslated."""
        for path in sorted(self.root.rglob("*.po")):
            catalog = load(path)
            for entry in catalog:
                entry.msgstr = change(entry)
            save(catalog, path)

    def read(self, path: str) -> str:
        """A published file."""
        return (self.root / "public" / path).read_text(encoding="utf-8")

    def files(self) -> Mapping[str, bytes]:
        """Every published file."""
        public = self.root / "public"
        return {
            path.relative_to(public).as_posix(): path.read_bytes()
            for path in sorted(public.rglob("*"))
            if path.is_file()
        }


def without_data(page: str) -> str:
    """A page without its block of data, of which there is one at most: JSON, which no browser runs."""
    blocks = DATA.findall(page)
    assert len(blocks) <= 1
    assert all(json.loads(block)["@context"] == "https://schema.org" for block in blocks)
    return DATA.sub("", page)


def words_of(element: html.HtmlElement) -> str:
    """The text of an element, without the links to its passages."""
    found = element.xpath(".//text()[not(ancestor::a[@class='permalink'])]")
    return " ".join("".join(found).split())


def accented(entry: polib.POEntry) -> str:
    """A translation that keeps markup, addresses and numbers: accents in some plain words."""
    if entry.comment.startswith("slug"):
        return f"{entry.msgid}-es"
    return " ".join(
        word.translate(ACCENTS) if word.isalpha() else word for word in entry.msgid.split(" ")
    )


class RunMeanwhile(Protocol):
    """Runs a build; see the fixture `run_meanwhile`."""

    def __call__(
        self, site: SiteFolder, edition: str, change: str, *arguments: str
    ) -> subprocess.CompletedProcess[str]: ...


@pytest.fixture
def run_meanwhile(ambos: Path) -> RunMeanwhile:
    """Build a site, whose files somebody changes when an edition of the whole site is to be made.

    The change is Python that knows the project's `root`, and `ambos` to run a command.
    """

    def run(
        site: SiteFolder, edition: str, change: str, *arguments: str
    ) -> subprocess.CompletedProcess[str]:
        program = f"""
import subprocess, sys, time
from pathlib import Path
from i18n.commands import main
from i18n.editions import {edition} as edition

root = Path.cwd()
before = edition.publish

def ambos(*arguments):
    subprocess.run([{str(ambos)!r}, *arguments], check=True, capture_output=True)

def publish(site):
{textwrap.indent(textwrap.dedent(change), "    ")}
    yield from before(site)

edition.publish = publish
sys.argv = ["ambos", "build", *{list(arguments)!r}]
main()
"""
        return subprocess.run(
            [sys.executable, "-c", program],
            cwd=site.root,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return run


@pytest.fixture
def site(tmp_path: Path, run_ambos: RunAmbos) -> SiteFolder:
    """The site with complete catalogs."""
    folder = SiteFolder(tmp_path / "site", run_ambos)
    shutil.copytree(SITE, folder.root)
    folder.ambos("update")
    folder.translate(accented)
    return folder
