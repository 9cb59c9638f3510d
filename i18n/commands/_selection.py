"""Which checks a command runs."""

from __future__ import annotations

from collections.abc import Sequence

from i18n import checks, configuration
from i18n.checks import Check
from i18n.configuration import Settings
from i18n.errors import AmbosError
from i18n.project import Project


def chosen_checks(
    project: Project | None, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> list[Check]:
    """The checks to run; what the command line selects stands for what the settings do.

    Raises AmbosError where the settings name a check that there is not.
    """
    known = checks.checks()
    settings = project.settings if project is not None else Settings()
    for key, names in (("select", settings.select), ("ignore", settings.ignore)):
        for name in names:
            if name not in known:
                assert project is not None, "only settings name what there is not"
                path, line = configuration.place(project.root, key)
                what = f"'{key}' names no check: '{name}' (known: {', '.join(known)})"
                raise AmbosError(what, path=path, line=line)
    wanted = select or settings.select or tuple(known)
    unwanted = {*ignore, *(name for name in settings.ignore if name not in select)}
    return [check for name, check in known.items() if name in wanted and name not in unwanted]
