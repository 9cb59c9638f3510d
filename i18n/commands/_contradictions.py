"""What a command line of `ambos check` asks that cannot be meant: a variable that is not set, too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

_FREE = {
    "changed": "name a revision of git, or leave it out",
    "grace": "write a day such as 2026-12-31 or a tag of git, or leave it out",
}
"""Options that take whatever text, and what to do."""


def require_meaning(said: Mapping[str, Any]) -> None:
    """Raise click.UsageError for options that contradict each other, and for what is empty.

    They go by their parameters' names.
    """
    if said["is_list"] and said["explain"] is not None:
        raise click.UsageError("--list and --explain at once (keep one)")
    if said["diff"] and said["format_"] != "text":
        raise click.UsageError("--diff and --format at once, and both print to stdout (keep one)")
    if said["diff"] and not said["fix"] and said["write_baseline"] is not None:
        raise click.UsageError("--diff writes nothing, and --write-baseline does (keep one)")
    if said["source_language"] is not None and not said["paths"]:
        raise click.UsageError(
            "--source-language is that of catalogs of other projects (name them)"
        )
    for name, remedy in _FREE.items():
        if said[name] is not None and not said[name].strip():
            raise click.UsageError(f"--{name} is empty ({remedy})")
    if not all(path.strip() for path in said["paths"]):
        raise click.UsageError("PO is empty (name a catalog or a folder, or leave it out)")
