"""`ambos memory`: what was translated before."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence, Set

import click

from i18n.commands import _imports, _memory
from i18n.commands._imports import Row
from i18n.commands._language_code import LANGUAGE_CODE
from i18n.commands._memory import MEMORY, with_memory
from i18n.commands._options import Options
from i18n.commands._outputs import Output, write_new
from i18n.errors import AmbosError
from i18n.languages import catalog_code
from i18n.memory import store
from i18n.memory.differences import differences, marked
from i18n.memory.lookup import THRESHOLD, Kind, Match, Query, concordance, matches

_MADE = b'<header creationtool="Ambos"'
"""What tells an exported file; a tool in which somebody edits it writes its own name."""


@click.group(epilog="Example: ambos memory search 'The market opens.' --from en --to es")
def command() -> None:
    """Keep earlier translations, and look in them.

    The memory is the file .ambos/memory.sqlite3, made of the catalogs and of the copies of imported
    files in .ambos/imported/. It may be deleted at any time; what was learnt with --history is then
    to be learnt again.
    """


@command.command(epilog="Example: ambos memory learn --history")
@click.argument("paths", metavar="[PO]...", nargs=-1)
@click.option("--history", "is_history", is_flag=True, help="Learn every version that git has too.")
@click.pass_obj
def learn(options: Options, paths: tuple[str, ...], is_history: bool) -> None:
    """Learn the project's catalogs, or those named, which may be another project's.

    Every command that uses the memory learns first what changed in the catalogs.
    """
    project = options.open()

    def work(connection: sqlite3.Connection) -> tuple[list[Row], list[Row], int]:
        if paths:
            rows = _memory.learnt(project, connection, paths, options.warn)
        else:
            rows = _memory.brought_up(project, connection, options.warn)
        if not is_history:
            return rows, [], 0
        return rows, *_memory.learnt_history(project, connection, options.watch, options.warn)

    rows, earlier, broken = with_memory(project, options, work)
    for row in rows:
        options.say(f"{row.path}: {row.new} new, {row.gone} gone")
    for row in earlier:
        options.say(f"{row.path}: {row.new} of earlier versions")
    if broken:
        options.warn(f"{broken} earlier versions are no well-formed PO files (they are left out)")
    if not rows and not earlier:
        options.say("The memory is up to date.")


@command.command("import", epilog="Example: ambos memory import ../old-site.tmx ../other/locales")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "--from",
    "source",
    type=LANGUAGE_CODE,
    help="The language of the msgids of PO files; the project's without it.",
)
@click.pass_obj
def import_(options: Options, paths: tuple[str, ...], source: str | None) -> None:
    """Learn TMX files of any tool and PO files of other projects, or all below folders.

    Copies are kept in .ambos/imported/; the memory forgets what is taken away there.
    """
    project = options.open()
    language = project.settings.source if source is None else catalog_code(source)

    def work(connection: sqlite3.Connection) -> list[Row]:
        return _imports.imported(project, connection, paths, language, options.warn)

    rows = with_memory(project, options, work)
    for row in rows:
        options.say(f"{row.path}: {row.new} new, {row.gone} gone")
    if not rows:
        options.say("Nothing new.")


@command.command(epilog="Example: ambos memory export all.tmx")
@click.argument("file")
@click.option(
    "--from", "source", type=LANGUAGE_CODE, help="Only pairs of this language, with --to."
)
@click.option(
    "--to", "target", type=LANGUAGE_CODE, help="Only pairs of this language, with --from."
)
@click.pass_obj
def export(options: Options, file: str, source: str | None, target: str | None) -> None:
    """Write the approved pairs to a TMX file, which other tools read."""
    if (source is None) != (target is None):
        raise click.UsageError("--from and --to go together (name both languages, or none)")
    project = options.open()
    languages = frozenset(catalog_code(code) for code in (source, target) if code is not None)

    def work(connection: sqlite3.Connection) -> tuple[bytes, int]:
        from i18n.memory.exporting import exported  # noqa: PLC0415

        _memory.brought_up(project, connection)
        return exported(connection, languages)

    data, count = with_memory(project, options, work)
    write_new(Output(file, data, _MADE))
    options.say(f"{file}: {count} pairs")


@command.command(epilog="Example: ambos memory search 'The market opens.' --from en --to es")
@click.argument("text")
@click.option(
    "--from", "source", type=LANGUAGE_CODE, required=True, help="The language of the text."
)
@click.option(
    "--to", "target", type=LANGUAGE_CODE, required=True, help="The language of the translations."
)
@click.option(
    "--limit", type=click.IntRange(1), default=5, show_default=True, help="At most so many."
)
@click.option(
    "--threshold",
    type=click.IntRange(0, 100),
    default=THRESHOLD,
    show_default=True,
    help="The least score of a match.",
)
@click.option(
    "--concordance", "is_concordance", is_flag=True, help="Find it inside of sentences instead."
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Print matches as lines, or as JSON.",
)
@click.pass_obj
def search(
    options: Options,
    *,
    text: str,
    source: str,
    target: str,
    limit: int,
    threshold: int,
    is_concordance: bool,
    format_: str,
) -> None:
    """Find how a text, or one like it, was translated.

    The score is 100 for the same text. What differs is marked: [-gone-], {+new+}.
    """
    project = options.open()
    if not text.strip():
        raise click.UsageError("the text is empty (write some words)")
    text = text.encode("utf-8", "replace").decode()  # bytes that are no text cannot be in a catalog
    query = Query(text, catalog_code(source), catalog_code(target))

    def work(connection: sqlite3.Connection) -> list[Match]:
        _memory.brought_up(project, connection)
        if is_concordance:
            found = concordance(connection, query, limit=limit)
        else:
            found = matches(connection, query, threshold=threshold, limit=limit)
        if not found:
            _refuse_unknown(query, {*project.languages, *store.languages(connection)})
        return found

    found = with_memory(project, options, work)
    if format_ == "json":
        shown = [_shown(match, text) for match in found]
        click.echo(json.dumps({"version": 1, "matches": shown}, ensure_ascii=False, indent=2))
        return
    for match in found:
        click.echo("\n".join(_lines(match, text)))
    if not found:
        options.say("Nothing found.")


@command.command(epilog="Example: ambos memory stats")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Print the figures as lines, or as JSON.",
)
@click.pass_obj
def stats(options: Options, format_: str) -> None:
    """Show how much the memory holds, by languages and by where it comes from."""
    project = options.open()

    def work(connection: sqlite3.Connection) -> list[store.Stock]:
        _memory.brought_up(project, connection)
        return store.stock(connection)

    rows = with_memory(project, options, work)
    if format_ == "json":
        shown = [row._asdict() for row in rows]
        click.echo(json.dumps({"version": 1, "stock": shown}, indent=2))
        return
    for row in rows:
        click.echo(
            f"{row.source_language} → {row.target_language}, {row.origin}: {row.pairs} pairs, "
            f"{row.approved} approved, catalogs: {row.catalogs}"
        )
    if not rows:
        options.say(f"{MEMORY} is empty: nothing is translated yet.")


def _refuse_unknown(query: Query, known: Set[str]) -> None:
    """Raise AmbosError where a language of a search is none in which there can be anything."""
    for code in (query.source_language, query.target_language):
        if code not in known:
            there = ", ".join(sorted(known))
            what = f"'{code}' is no language of the project, nor of its memory (they have {there})"
            raise AmbosError(what)


def _lines(match: Match, text: str) -> Sequence[str]:
    state = "approved" if match.is_approved else "not approved"
    said = [match.kind.value, match.document, match.origin, match.date, state]
    is_inside = match.kind is Kind.CONCORDANCE
    source = match.source if is_inside else marked(match.source, text)
    score = "" if is_inside else f"{match.score:3}"
    return [
        f"{score:3}  " + ", ".join(filter(None, said)),
        *(f"     {line}" for line in source.split("\n")),
        *(f"     {line}" for line in match.offered.split("\n")),
    ]


def _shown(match: Match, text: str) -> dict[str, object]:
    return {
        "kind": match.kind.value,
        "score": match.score,
        "source": match.source,
        "target": match.target,
        "adapted": match.adapted,
        "document": match.document,
        "origin": match.origin,
        "date": match.date,
        "approved": match.is_approved,
        "difference": [passage._asdict() for passage in differences(match.source, text)],
    }
