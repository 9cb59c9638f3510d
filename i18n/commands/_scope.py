"""What a run of `ambos check` looked at, as a baseline asks it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from i18n import checks
from i18n.commands import _repository
from i18n.commands._baseline import Scope
from i18n.commands._checking import Checked, is_whole
from i18n.commands._selection import chosen_checks
from i18n.project import Project


def scope(project: Project | None, done: Sequence[Checked], root: Path) -> Scope:
    """What was looked at: the command line may have left out catalogs, and checks that the settings run.

    Where not all catalogs were looked at, those checks are left out too that need them all.
    """
    here = Path.cwd()
    ran = {name for one in done for name in one.task.checks}
    # a catalog of another project stands for itself
    if project is not None and not is_whole(done):
        ran -= {name for name in ran if checks.is_of_all(checks.named(name))}
    return Scope(
        frozenset(
            os.path.realpath((root if one.task.is_document else here) / path)
            for one in done
            for path in one.paths
        ),
        frozenset(check.name for check in chosen_checks(project)) - ran,
        folders(root),
    )


def folders(root: Path) -> tuple[Path, ...]:
    """Those from which paths in a baseline may be."""
    here = Path.cwd()
    return root, here, _repository.top_of(here) or here
