"""Documents' changes into every catalog, with what moves between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from i18n import files
from i18n.catalogs import store
from i18n.commands._lineage import Kin
from i18n.commands._merging import Merged, merged
from i18n.commands._moving import Plan
from i18n.commands._notices import unended
from i18n.commands._options import Options
from i18n.commands._templates import place_template, write_template
from i18n.commands._updates import Row, Update, settled, unchanged
from i18n.commands._waiting import Waiting
from i18n.commands._work import outcomes
from i18n.ledger import Ledger
from i18n.project import Project

_IN_MEMORY = 16_000_000
"""Bytes of merged catalogs that wait in memory to be written; more wait in a temporary file."""


def update(options: Options, languages: Sequence[str], early: Ledger | None) -> Update:
    """Bring the catalogs of some languages, or of all, up to the documents; `early` is the ledger's.

    Raises AmbosError.
    """
    project = options.open()
    chosen = [project.language(code) for code in languages]
    ledger = project.ledger("update", *chosen, early=early)
    if ledger is not early and ledger.is_untouched():
        return settled(ledger, is_listed=True)
    sources = project.sources()
    wanted = chosen or project.languages
    rows: list[Row] = []
    done: list[tuple[str, str, Any, bool]] = []
    kin = Kin(project, wanted)
    with Waiting(_IN_MEMORY) as waiting:
        # every catalog is read and merged before the first is written: a refusal changes nothing
        for path, said, outcome in outcomes(project, ledger, sources.names, wanted, merged):
            done.append((path, place_template(project, path), said, outcome is not None))
            if outcome is not None:
                _require_writable(project, outcome)
                kin.see(outcome)
                waiting.put(outcome)
                _announce(outcome, options)
        plan = kin.plan(ledger, sources.names)
        plan.begin()
        items = waiting.taken()
        for path, name, said, is_new in done:
            if not is_new:
                rows += unchanged(said)
                continue
            merged_once = next(items)
            item = plan.again.get(path, merged_once)
            write_template(project, name, item.template)
            rows += _written(project, ledger, plan, item, {name: item.template})
    plan.end()
    ledger.wait()
    found = project.catalog_listing()
    strangers = project.orphans(found.names, sources.names, wanted)
    ledger.save({**sources.folders, **found.folders}, strangers)
    return Update(rows, plan.moves, strangers, plan.addresses)


def _require_writable(project: Project, outcome: Merged) -> None:
    """Raise AmbosError where a catalog of a document is to change, and may not be written."""
    for one in outcome.catalogs:
        if one.before is not None and one.after != one.before:
            files.require_writable(f"{project.root}/{one.name}", one.name)


def _written(
    project: Project, ledger: Ledger, plan: Plan, item: Merged, made: dict[str, bytes | None]
) -> list[Row]:
    """Write the catalogs of a document, and settle it; `made` is its template. Raises AmbosError."""
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
    """Say what is left out and how much is cut otherwise, before anything is written."""
    if outcome.off is not None and not options.is_quiet:
        options.warn(unended(outcome.path, outcome.off))
    for one in outcome.catalogs:
        if one.recut and not options.is_quiet:
            what = "messages are cut otherwise now; their translations are carried over"
            if one.recut == 1:
                what = "message is cut otherwise now; its translation is carried over"
            options.warn(f"{one.name}: {one.recut} {what}")
