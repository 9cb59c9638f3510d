"""Documents into templates."""

from __future__ import annotations

import sys

from i18n.catalogs import store
from i18n.commands._merging import extracted
from i18n.commands._options import Options
from i18n.commands._templates import place_template, write_template
from i18n.commands._work import outcomes
from i18n.ledger import Ledger
from i18n.project import named


def extract(options: Options, early: Ledger | None) -> None:
    """Write every template that is not up to date; `early` is the ledger's. Raises AmbosError."""
    project = options.open()
    ledger = project.ledger("extract", early=early)
    if ledger is not early and ledger.is_untouched():
        return
    sources = project.sources()
    done = [
        (place_template(project, path), outcome)
        for path, _, outcome in outcomes(project, ledger, sources.names, (), extracted)
    ]
    for name, outcome in done:
        if outcome is None:
            continue
        if write_template(project, name, outcome.template):
            options.say(name)
        ledger.note(outcome.path, outcome.read, {name: outcome.template}, [])
    ledger.wait()
    ledger.save(sources.folders, None)


def print_template(options: Options, file: str) -> None:
    """The template of one document, which the user names, to stdout. Raises AmbosError."""
    project = options.open()
    (name,) = named(project.sources().names, [file], project)
    sys.stdout.buffer.write(store.serialize(project.template(project.read(name))))
