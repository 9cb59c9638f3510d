"""What is said of merged catalogs: on stderr, or as JSON."""

from __future__ import annotations

from i18n.catalogs.threeway_files import MergedFile, Place
from i18n.commands._options import Options
from i18n.errors import visible

_REMEDY = "(choose one text, take the comment 'ambos: conflict' out, clear the flag fuzzy)"


def report(options: Options, merged: MergedFile, name: str) -> int:
    """Name each conflict with the line where it stands; the exit status."""
    for note in merged.notes:
        if not options.is_quiet:
            options.warn(visible(f"{name}:{note.line}: {note.what}"))
    for conflict in merged.conflicts:
        options.warn(visible(f"{name}:{conflict.line}: conflict: {conflict.what} {_REMEDY}"))
    return status(merged)


def status(merged: MergedFile) -> int:
    """The exit status: 1 where something is in conflict."""
    return 1 if merged.conflicts else 0


def shown(merged: MergedFile, path: str | None, *, is_written: bool) -> dict[str, object]:
    """`docs/schemas/merge.json`; `path` is where the merged catalog goes, None where nowhere."""
    return {
        "version": 1,
        "path": path,
        "written": is_written,
        "conflicts": [_place(place) for place in merged.conflicts],
        "notes": [_place(place) for place in merged.notes],
    }


def _place(place: Place) -> dict[str, object]:
    return {
        "line": place.line,
        "msgctxt": place.msgctxt,
        "msgid": place.msgid,
        "message": place.what,
    }
