"""`ambos extract`: documents into templates."""

from __future__ import annotations

import click

from i18n.commands._options import Options


@click.command(epilog="Example: ambos extract source/article.md > article.pot")
@click.argument("file", required=False)
@click.pass_obj
def command(options: Options, file: str | None) -> None:
    """Write the documents' templates into locales/templates/; with FILE, its template to stdout."""
    ledger = options.ledger("extract") if file is None else None
    if ledger is not None and ledger.is_untouched():
        return
    from i18n.commands import _extracting  # noqa: PLC0415  (slow to import)

    if file is None:
        _extracting.extract(options, ledger)
    else:
        _extracting.print_template(options, file)
