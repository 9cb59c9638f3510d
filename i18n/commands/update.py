"""`ambos update`: the documents' changes into every catalog."""

from __future__ import annotations

import click

from i18n.commands._options import Options
from i18n.commands._untouched import UP_TO_DATE
from i18n.commands._updates import Update, settled
from i18n.languages import catalog_code


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
    ledger = options.ledger("update", *map(catalog_code, languages))
    is_json = format_ == "json"
    if ledger is not None and ledger.is_untouched():
        done = settled(ledger, is_listed=is_json or options.is_verbose)
    else:
        from i18n.commands._updating import update  # noqa: PLC0415  (slow to import)

        done = update(options, languages, ledger)
    _report(done, options, is_json=is_json)


def _report(done: Update, options: Options, *, is_json: bool) -> None:
    if is_json:
        import json  # noqa: PLC0415  (slow to import)

        click.echo(json.dumps(done.shown(), indent=2))
        return
    for move in done.moves:
        options.say(move.line())
    for line in done.address_lines():
        options.say(line)
    for row in done.rows:
        if row.written:
            options.say(row.line())
        else:
            options.detail(f"{row.line()}; nothing written")
    for name in done.strangers:
        options.warn(
            f"{name}: is of no document here (rename it with its document, or take it away)"
        )
    if not done.moves and not any(row.written for row in done.rows):
        options.say(UP_TO_DATE)
