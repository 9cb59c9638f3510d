"""`ambos merge-driver`: git merges catalogs message by message."""

from __future__ import annotations

from pathlib import Path

import click

from i18n import files
from i18n.commands import _git
from i18n.commands._options import Options
from i18n.errors import AmbosError, visible


@click.command(epilog="Example: ambos merge-driver install")
@click.argument(
    "arguments", nargs=-1, required=True, metavar="install | uninstall | BASE OURS THEIRS [PATH]"
)
@click.option(
    "--conflict-status",
    type=click.IntRange(1, 125),
    default=1,
    show_default=True,
    help="Exit with this where something is in conflict.",
)
@click.pass_obj
def command(options: Options, arguments: tuple[str, ...], *, conflict_status: int) -> int:
    """Let git merge catalogs message by message.

    `install` sets up the clone in which you are, `uninstall` takes that back. With three files it
    does what git asks for: it merges them into OURS; PATH is what the file is called in the
    repository. What it cannot read as catalogs is merged as text, and is in conflict.
    """
    match arguments:
        case ["install"]:
            return _install(options)
        case ["uninstall"]:
            return _uninstall(options)
        case [base, ours, theirs] | [base, ours, theirs, _]:
            name = arguments[3] if arguments[3:] else ours
            return conflict_status if _is_in_conflict(options, base, ours, theirs, name) else 0
    raise click.UsageError(
        "'install', 'uninstall', or BASE OURS THEIRS and perhaps PATH are wanted",
        click.get_current_context(),
    )


def _install(options: Options) -> int:
    top = _git.root(options.project_dir or Path.cwd())
    written = [_git.add_rule(top), _git.set_driver(top)]
    if written[0]:
        options.say(f"{_git.ATTRIBUTES}: {_git.RULE} (commit it, for everybody)")
    if written[1]:
        options.say(
            "Set merge.ambos.driver for this clone; each other clone runs this command too."
        )
    if not any(written):
        options.say("Installed already.")
    return 0


def _uninstall(options: Options) -> int:
    top = _git.root(options.project_dir or Path.cwd())
    written = [_git.take_rule(top), _git.unset_driver(top)]
    if written[0]:
        options.say(f"{_git.ATTRIBUTES}: {_git.RULE} taken out")
    if written[1]:
        options.say("Took merge.ambos.driver out of this clone's settings.")
    if not any(written):
        options.say("It is not installed.")
    return 0


def _is_in_conflict(options: Options, base: str, ours: str, theirs: str, name: str) -> bool:
    """Merge into OURS: is anything in conflict?

    What is no catalog is merged line by line, and somebody has to look at it.
    """
    from i18n.catalogs.threeway_files import merged_file  # noqa: PLC0415  (slow to import)
    from i18n.commands._conflicts import report  # noqa: PLC0415

    before, our, their = map(files.read, (base, ours, theirs))
    names = (f"{name} (base)", name, f"{name} (theirs)")
    try:
        merged = merged_file(before, our, their, names, _git.branch() or "theirs")
    except AmbosError as error:
        _git.merge_as_text(base, ours, theirs)
        options.warn(visible(f"{error}; merged as text: look at every line"))
        return True
    files.write(ours, merged.data, name)
    return report(options, merged, name) != 0
