"""What is said of merged catalogs, on stderr."""

from __future__ import annotations

from i18n.catalogs.threeway_files import MergedFile
from i18n.commands._options import Options
from i18n.errors import visible

_REMEDY = "(choose one text, take the comment 'ambos: conflict' out, clear the flag fuzzy)"


def report(options: Options, merged: MergedFile, name: str) -> int:
    """Name each conflict with the line where it stands; the exit status: 1 where there is one."""
    for note in merged.notes:
        if not options.is_quiet:
            options.warn(visible(f"{name}:{note.line}: {note.what}"))
    for conflict in merged.conflicts:
        options.warn(visible(f"{name}:{conflict.line}: conflict: {conflict.what} {_REMEDY}"))
    return 1 if merged.conflicts else 0
