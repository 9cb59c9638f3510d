"""`ambos import`: text of other formats into documents."""

from __future__ import annotations

import os
import re
from pathlib import Path

import click

from i18n import files
from i18n.commands._language_code import LANGUAGE_CODE
from i18n.commands._options import Options
from i18n.documents import is_document
from i18n.errors import AmbosError
from i18n.importers import Imported, convert
from i18n.model import SOURCES
from i18n.project import Project

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://|www\.")


@click.command(epilog='Example: ambos import ~/articles/market.txt --title "A market of stone"')
@click.argument("paths", metavar="FILE...", nargs=-1, required=True)
@click.option("--title", help="The document's title; needed where the text has no headline.")
@click.option(
    "--language",
    type=LANGUAGE_CODE,
    help="The language of the text; else the page's own, or the project's source.",
)
@click.option("--split-faq", is_flag=True, help="Write the questions into a second document.")
@click.pass_obj
def command(
    options: Options,
    paths: tuple[str, ...],
    title: str | None,
    language: str | None,
    split_faq: bool,
) -> None:
    """Turn a text, a web page or a DOCX file into a Markdown document, source/NAME.md for each FILE.

    Headline, headings, lists, verse, questions with their answers, byline, date and labels such as
    "Filed under:" are told from the text; its words stay as they are. Of an HTML page the article is
    taken, without navigation, advertisements and the like. A document that exists is
    never overwritten, and when one FILE is refused nothing is written.
    """
    title = " ".join(title.split()) if title is not None else None
    if title == "":
        raise click.UsageError("--title is empty (give the document's title)")
    if title is not None and len(paths) > 1:
        raise click.UsageError("--title names one document (import the files one at a time)")
    project = options.open()
    for path in paths:
        if _ADDRESS.match(path):
            what = "is an address (save the page first, and import the file)"
            raise AmbosError(what, path=path)
    imported = [
        (path, document)
        for path in paths
        for document in convert(
            files.read(Path(path), path),
            path,
            title=title,
            language=language,
            source=project.settings.source,
            split_faq=split_faq,
        )
    ]
    _require_free(project, imported)
    _write(project, [document for _, document in imported])
    for _, document in imported:
        for note in document.notes:
            options.warn(note)
        counts = f"{_count(document.headings, 'heading')}, {_count(document.questions, 'question')}"
        options.say(f"{SOURCES}/{document.name}: {counts}")


def _require_free(project: Project, imported: list[tuple[str, Imported]]) -> None:
    """Every target is new, is in the project, and has a catalog of its own. Raises AmbosError."""
    top = project.root / SOURCES
    if not top.resolve().is_relative_to(project.root):
        raise AmbosError("is a link that leaves the project (make it a folder)", path=SOURCES)
    by_stem = {
        Path(name).stem: name
        for name in (os.listdir(top) if top.is_dir() else ())
        if is_document(name)
    }
    origins: dict[str, str] = {}
    for path, document in imported:
        target = f"{SOURCES}/{document.name}"
        if os.path.lexists(top / document.name):
            raise AmbosError("exists already (move it away, or rename the text)", path=target)
        twin = by_stem.get(Path(document.name).stem)
        if twin is not None:
            what = f"would have the catalog of {SOURCES}/{twin} too (rename one of the two)"
            raise AmbosError(what, path=target)
        if document.name in origins:
            what = f"would be written twice, from {origins[document.name]} and {path} (rename one)"
            raise AmbosError(what, path=target)
        origins[document.name] = path


def _write(project: Project, imported: list[Imported]) -> None:
    """Write all the documents, or none."""
    written: list[Path] = []
    try:
        for document in imported:
            target = project.root / SOURCES / document.name
            written.append(target)
            files.write(target, document.text.encode(), f"{SOURCES}/{document.name}")
    except BaseException:
        for target in written:
            target.unlink(missing_ok=True)
        raise


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
