"""Which checks a command runs."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Callable, Sequence

from i18n import checks, configuration
from i18n.checks import Check
from i18n.configuration import Settings
from i18n.errors import AmbosError
from i18n.model import Finding
from i18n.project import Project


def chosen_checks(
    project: Project | None, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> list[Check]:
    """The checks to run; what the command line selects stands for what the settings do.

    Raises AmbosError where the settings name a check that there is not.
    """
    known = checks.known()
    settings = project.settings if project is not None else Settings()
    per_file = [name for _, names in settings.per_file_ignores for name in names]
    keys = ("select", settings.select), ("ignore", settings.ignore), ("per_file_ignores", per_file)
    for key, names in keys:
        for name in names:
            if name not in known:
                assert project is not None, "only settings name what there is not"
                written = key.replace("_", "-")
                path, line = configuration.place(project.root, written)
                what = f"'{written}' names no check: '{name}' (known: {', '.join(known)})"
                raise AmbosError(what, path=path, line=line)
    wanted = select or settings.select or known
    unwanted = {*ignore, *(name for name in settings.ignore if name not in select)}
    return [checks.named(name) for name in known if name in wanted and name not in unwanted]


def is_told(settings: Settings) -> Callable[[Finding], bool]:
    """Is a finding told: do the settings not ignore its check in its file?"""
    ignores = [
        (re.compile(fnmatch.translate(pattern)), names)
        for pattern, names in settings.per_file_ignores
    ]

    def told(finding: Finding) -> bool:
        return not any(
            finding.check in names and pattern.match(finding.path) for pattern, names in ignores
        )

    return told
