"""`ambos translate`: what is missing, from the memory."""

from __future__ import annotations

import json
import sqlite3
from typing import NamedTuple

import click

from i18n.catalogs import store
from i18n.catalogs.blank import filled
from i18n.commands import _memory
from i18n.commands._memory import Catalogs, with_memory
from i18n.commands._options import Options
from i18n.files import look, require_writable
from i18n.memory.lookup import THRESHOLD
from i18n.memory.suggestions import Filled, fill
from i18n.project import Project, catalog_name


class _Outcome(NamedTuple):
    """A catalog as it was and is to be, and what was filled in it."""

    name: str
    before: bytes
    after: bytes
    filled: Filled


@click.command(epilog="Example: ambos translate --language es --threshold 80")
@click.option(
    "--language", "languages", multiple=True, help="This language's catalogs only; repeat for more."
)
@click.option(
    "--threshold",
    type=click.IntRange(1, 100),
    default=THRESHOLD,
    show_default=True,
    help="The least score of a match that is used.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Print what was filled as lines, or as JSON.",
)
@click.pass_obj
def command(options: Options, languages: tuple[str, ...], threshold: int, format_: str) -> None:
    """Fill untranslated messages from the memory.

    What the project approved between the same two neighbours comes in approved; every other match
    is fuzzy, and a comment says where it comes from. No other message is touched.
    """
    project = options.open()
    chosen = [project.language(code) for code in languages] or list(project.languages)

    def work(connection: sqlite3.Connection) -> list[_Outcome]:
        _memory.brought_up(project, connection)
        return _filled(project, connection, chosen, threshold)

    outcomes = with_memory(project, options, work)
    for one in outcomes:
        project.require_inside(one.name)
        if one.after != one.before:
            require_writable(project.root / one.name, one.name)
    for one in outcomes:
        store.write(project.root / one.name, one.after, one.before, one.name)
    if format_ == "json":
        shown = [
            {"path": one.name, "written": one.after != one.before, **one.filled._asdict()}
            for one in outcomes
        ]
        click.echo(json.dumps({"version": 1, "catalogs": shown}, indent=2))
        return
    for one in outcomes:
        line = (
            f"{one.name}: {one.filled.in_context} approved in context, fuzzy: {one.filled.exact} exact, "
            f"{one.filled.adapted} adapted, {one.filled.fuzzy} like others; {one.filled.left} left"
        )
        if one.filled.total:
            options.say(line)
        else:
            options.detail(line + "; nothing written")
    if not any(one.filled.total for one in outcomes):
        options.say("The memory has nothing for what is not translated.")


def _filled(
    project: Project, connection: sqlite3.Connection, languages: list[str], threshold: int
) -> list[_Outcome]:
    """The catalogs of the languages, filled. Raises AmbosError."""
    catalogs = Catalogs(project, connection)
    done = []
    for domain, path in sorted(catalogs.documents.items(), key=lambda item: item[1]):
        source = catalogs.language(path)
        for target in languages:
            name = catalog_name(domain, target)
            found = None if target == source else look(project.place(name), name)
            if found is None:
                continue
            before = found[0]
            catalog = filled(store.read(before, name), name)
            did = fill(
                connection, catalog, document=path, languages=(source, target), threshold=threshold
            )
            after = store.written(catalog, name) if did.total else before
            done.append(_Outcome(name, before, after, did))
    return done
