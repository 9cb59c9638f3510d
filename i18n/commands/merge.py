"""`ambos merge`: two versions of a catalog that began as one."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from i18n import files
from i18n.commands._options import Options


@click.command(epilog="Example: ambos merge base.po ours.po theirs.po --output merged.po")
@click.argument("base", type=click.Path(path_type=Path))
@click.argument("ours", type=click.Path(path_type=Path))
@click.argument("theirs", type=click.Path(path_type=Path))
@click.option(
    "--output", type=click.Path(path_type=Path), help="Write this file; it may be OURS or THEIRS."
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["po", "json"]),
    default="po",
    help="Print the merged catalog, or what is in conflict.",
)
@click.pass_obj
def command(
    options: Options, base: Path, ours: Path, theirs: Path, *, output: Path | None, format_: str
) -> int:
    """Merge catalogs message by message: BASE is what OURS and THEIRS were made from.

    The merged catalog goes to stdout. Where both changed the same translation ours stands, fuzzy,
    theirs in a comment, and the exit status is 1. With --format json nothing is written but --output.
    """
    from i18n.catalogs import store  # noqa: PLC0415  (slow to import)
    from i18n.catalogs.threeway_files import merged_file  # noqa: PLC0415
    from i18n.commands._conflicts import report, shown, status  # noqa: PLC0415

    paths = (base, ours, theirs)
    before, our, their = (files.read(path) for path in paths)
    names = (str(base), str(ours), str(theirs))
    if len({before, our, their}) < len(paths):  # equal ones are merged unread
        for data, name in zip((before, our, their), names, strict=True):
            store.read(data, name)
    merged = merged_file(before, our, their, names, theirs.name, own_label=ours.name)
    is_written = False
    if output is not None:
        inputs = zip(paths, (before, our, their), strict=True)
        expected = next((data for path, data in inputs if _is_same(path, output)), None)
        is_written = store.write(output, merged.data, expected, str(output))
    if format_ == "json":
        path = None if output is None else str(output)
        click.echo(json.dumps(shown(merged, path, is_written=is_written), indent=2))
        return status(merged)
    if output is None:
        sys.stdout.buffer.write(merged.data)
    elif is_written:
        options.say(str(output))
    return report(options, merged, str(output or "merged catalog"))


def _is_same(path: Path, other: Path) -> bool:
    return other.exists() and path.samefile(other)
