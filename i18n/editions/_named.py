"""The files that a document names: its pictures, and what its copy has besides."""

from __future__ import annotations

from i18n.documents import addresses, named
from i18n.editions._localization import Localized
from i18n.model import SOURCES

_IMAGE = "image"


def named_files(localized: Localized) -> set[str]:
    """The paths below source/ that a document names in a language, as it names them, there or not.

    A page shows some of them, and a copy has others (the stylesheet of an HTML document).
    """
    rendered = localized.rendered
    targets = [*addresses(rendered), *(field.value for field in rendered.metadata.get(_IMAGE, ()))]
    top = f"{SOURCES}/"
    goals = (named(target, rendered.path) for target in targets)
    paths = {goal.path for goal in goals if goal is not None}
    return {path.removeprefix(top) for path in paths if path.startswith(top)}
