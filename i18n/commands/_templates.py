"""Templates on disk."""

from __future__ import annotations

from i18n import files
from i18n.model import domain_of
from i18n.project import Project, template_name


def place_template(project: Project, document: str) -> str:
    """The name of the template of a document, by its path. Raises AmbosError where it leads out."""
    name = template_name(domain_of(document))
    project.require_inside(name)
    return name


def write_template(project: Project, name: str, data: bytes | None) -> bool:
    """Write a template, or take it away where there is none; False when it was so already.

    Raises AmbosError.
    """
    path = project.root / name
    return files.remove(path, name) if data is None else files.write_output(path, data, name)
