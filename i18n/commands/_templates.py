"""Templates on disk."""

from __future__ import annotations

from collections.abc import Iterable

from i18n import files
from i18n.catalogs.store import serialize
from i18n.model import Document
from i18n.project import Project


def write_templates(project: Project, documents: Iterable[Document]) -> list[str]:
    """Write each document's template, and take away those of documents without messages.

    Gives the paths whose file changed, relative to the project. Raises AmbosError.
    """
    wanted = []
    for document in documents:
        name = project.template_path(document)
        wanted.append((name, project.place(name), project.template(document)))
    changed = []
    for name, path, template in wanted:
        if template:
            if files.write(path, serialize(template), name):
                changed.append(name)
        elif files.remove(path, name):
            changed.append(name)
    return changed
