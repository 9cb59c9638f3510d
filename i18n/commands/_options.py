"""The options that every command takes."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import click

from i18n.commands._untouched import opened

if TYPE_CHECKING:
    from pathlib import Path

    from i18n.ledger import Ledger
    from i18n.project import Project

Item = TypeVar("Item")
_MANY = 20
"""Documents that are worth a bar."""


class Options(NamedTuple):
    """What stands before the command's name."""

    directory: str | None = None
    jobs: int = 1
    is_quiet: bool = False
    is_verbose: bool = False
    looked_into: Ledger | None = None
    """The ledger that has been read already."""

    @property
    def project_dir(self) -> Path | None:
        """The folder that --project names."""
        from pathlib import Path  # noqa: PLC0415  (not for a command that finds nothing to do)

        return None if self.directory is None else Path(self.directory)

    def ledger(self, command: str, *choices: str) -> Ledger | None:
        """What a command with these choices left with nothing to do, before the settings are read.

        None where it cannot be told without them.
        """
        found = opened(self.directory, command, *choices)
        looked_into = self.looked_into
        is_same = found and looked_into and looked_into.is_same(found)
        return looked_into if is_same else found

    def open(self) -> Project:
        """The project. Raises AmbosError."""
        from i18n.project import open_project  # noqa: PLC0415  (loaded by commands that need it)

        return open_project(self.project_dir, self.jobs, self.watch)

    def open_for(self, paths: Sequence[str]) -> Project | None:
        """The project; None where there is none and the user names files that need none.

        Raises AmbosError.
        """
        from pathlib import Path  # noqa: PLC0415

        from i18n import configuration  # noqa: PLC0415  (loaded by commands that need it)

        is_anywhere = paths and self.directory is None and configuration.find(Path.cwd()) is None
        return None if is_anywhere else self.open()

    def say(self, line: str) -> None:
        """Print a line of result, unless asked to be quiet."""
        if not self.is_quiet:
            click.echo(line)

    def detail(self, line: str) -> None:
        """Print a line that only --verbose wants."""
        if self.is_verbose:
            click.echo(line)

    def warn(self, line: str) -> None:
        """Print a line on stderr."""
        click.echo(line, err=True)

    def watch(self, items: Sequence[Item], label: str) -> Iterator[Item]:
        """The items, with a bar on stderr where that is a terminal and they are many."""
        if self.is_quiet or len(items) < _MANY or not sys.stderr.isatty():
            yield from items
            return
        with click.progressbar(items, label=label, file=sys.stderr) as bar:
            yield from bar
