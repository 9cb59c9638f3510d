"""What a command line of `ambos check` asks that cannot be meant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click


def require_meaning(said: Mapping[str, Any]) -> None:
    """Raise click.UsageError for options that contradict each other; they go by their parameters' names."""
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
