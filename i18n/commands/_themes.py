"""The theme of a project, and what a change of it makes anew."""

from __future__ import annotations

from collections.abc import Container, Iterable

from i18n import editions
from i18n.commands._others import Contents
from i18n.editions import Theme
from i18n.project import Project
from i18n.templates import SUFFIX


def question(project: Project) -> str:
    """The question for the templates of a theme: every page asks it."""
    return editions.file_of(f"{project.settings.publish.theme}/")


def changes_pages(project: Project, name: str, others: Iterable[str]) -> bool:
    """Is a file, of those that the project has, one of its theme on which every page may depend?

    A template can include the stylesheet.
    """
    top = f"{project.settings.publish.theme}/"
    if top == "/" or not name.startswith(top):
        return False
    has_templates = any(one.startswith(top) and one.endswith(SUFFIX) for one in others)
    return has_templates or name.removeprefix(top) not in editions.PLAIN


def theme(project: Project, others: Iterable[str], changed: Container[str] | None) -> Theme:
    """The theme of a project, of its files; looked through where a file of it is new or has changed.

    `changed` are the questions that have other answers than before, None where nothing was before. Raises
    AmbosError.
    """
    folder = project.settings.publish.theme
    found = tuple(sorted(Contents(project, folder, others).items())) if folder else ()
    names = [editions.file_of(f"{folder}/{name}") for name, _ in found]
    is_known = changed is not None and not any(
        one in changed for one in (question(project), *names)
    )
    return Theme(folder, found) if is_known else editions.make_theme(folder, found)
