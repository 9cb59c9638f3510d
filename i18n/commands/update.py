"""`ambos update`: the documents' changes into every catalog."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from i18n.commands._options import Options
from i18n.commands._templates import place_template, write_template
from i18n.commands._work import outcomes

if TYPE_CHECKING:
    from i18n.commands._merging import Merged
    from i18n.commands._moving import Move, Plan
    from i18n.ledger import Ledger
    from i18n.project import Project

_IN_MEMORY = 16_000_000
"""Bytes of merged catalogs that wait in memory to be written; more wait in a temporary file."""


class Row(NamedTuple):
    """What is said of a catalog: whether it was written, and what changed in it, in messages."""

    path: str
    written: bool
    new: int = 0
    changed: int = 0
    gone: int = 0
    kept: int = 0
    recut: int = 0


@click.command(epilog="Example: ambos update --language es")
@click.option(
    "--language", "languages", multiple=True, help="This language's catalogs only; repeat for more."
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Print what changed as lines, or as JSON.",
)
@click.pass_obj
def command(options: Options, languages: tuple[str, ...], format_: str) -> None:
    """Bring templates and catalogs up to the documents.

    Catalogs that are missing are made. What changed in a document becomes fuzzy with its previous
    source, what left it becomes obsolete; no translation is lost.
    """
    project = options.open()
    chosen = [project.language(code) for code in languages]
    ledger = project.ledger("update", *chosen)
    if ledger.is_untouched():
        is_listed = format_ == "json" or options.is_verbose
        said = ledger.said() if is_listed else []
        rows = [_unchanged(*one) for many in said for one in many]
        _report(rows, [], ledger.remarks, format_, options)
        return
    from i18n.commands._lineage import Kin  # noqa: PLC0415  (slow to import, and not needed above)
    from i18n.commands._merging import merged  # noqa: PLC0415
    from i18n.commands._waiting import Waiting  # noqa: PLC0415

    sources = project.sources()
    wanted = chosen or project.languages
    report: list[Row] = []
    done: list[tuple[str, str, Any, bool]] = []
    kin = Kin(project, wanted)
    with Waiting(_IN_MEMORY) as waiting:
        # every catalog is read and merged before the first is written: a refusal changes nothing
        for path, said, outcome in outcomes(project, ledger, sources.names, wanted, merged):
            done.append((path, place_template(project, path), said, outcome is not None))
            if outcome is not None:
                kin.see(outcome)
                waiting.put(outcome)
                _announce(outcome, options)
        plan = kin.plan(ledger, sources.names)
        plan.begin()
        items = waiting.taken()
        for path, name, said, is_new in done:
            if not is_new:
                report += [_unchanged(*one) for one in said]
                continue
            merged_once = next(items)
            item = plan.again.get(path, merged_once)
            write_template(project, name, item.template)
            report += _written(project, ledger, plan, item, {name: item.template})
    plan.end()
    ledger.wait()
    found = project.catalog_listing()
    strangers = project.orphans(found.names, sources.names, wanted)
    ledger.save({**sources.folders, **found.folders}, strangers)
    _report(report, plan.moves, strangers, format_, options)


def _written(
    project: Project, ledger: Ledger, plan: Plan, item: Merged, made: dict[str, bytes | None]
) -> list[Row]:
    """Write the catalogs of a document, and settle it; `made` is its template. Raises AmbosError."""
    from i18n.catalogs import store  # noqa: PLC0415

    rows, left = [], []
    for one in item.catalogs:
        catalog = f"{project.root}/{one.name}"
        is_written = one.name in plan.done or one.name in plan.moved
        if one.name in plan.done:
            pass
        elif one.before is None:
            is_written = store.begin(catalog, one.after, one.name)
        else:
            is_written |= store.write(catalog, one.after, one.before, one.name)
        did = one.changes
        counts = (did.new, did.changed, did.gone, did.kept)
        rows.append(Row(one.name, is_written, *counts, one.recut))
        made[one.name] = one.after
        left.append((one.name, did.settled().kept))
    read = [name for name in item.read if name not in made]
    ledger.note(item.path, read, made, left)
    return rows


def _announce(outcome: Merged, options: Options) -> None:
    """Say how many messages are cut otherwise, before anything is written."""
    for one in outcome.catalogs:
        if one.recut and not options.is_quiet:
            what = "messages are cut otherwise now; their translations are carried over"
            if one.recut == 1:
                what = "message is cut otherwise now; its translation is carried over"
            options.warn(f"{one.name}: {one.recut} {what}")


def _unchanged(name: str, kept: int) -> Row:
    return Row(name, False, kept=kept)


def _report(
    rows: Sequence[Row],
    moves: Sequence[Move],
    strangers: Sequence[str],
    format_: str,
    options: Options,
) -> None:
    if format_ == "json":
        import json  # noqa: PLC0415  (slow to import)

        shown = [
            {name: value for name, value in row._asdict().items() if name != "recut" or value}
            for row in rows
        ]
        went = [move.shown() for move in moves]
        click.echo(json.dumps({"version": 1, "catalogs": shown, "moves": went}, indent=2))
        return
    for move in moves:
        options.say(move.line())
    for row in rows:
        line = f"{row.path}: {row.new} new, {row.changed} changed, {row.gone} gone, {row.kept} kept"
        if row.written:
            options.say(line)
        else:
            options.detail(line + "; nothing written")
    for name in strangers:
        options.warn(
            f"{name}: is of no document here (rename it with its document, or take it away)"
        )
    if not moves and not any(row.written for row in rows):
        options.say("Every catalog is up to date.")
