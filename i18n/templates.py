"""The templates of the pages that Ambos writes."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import BaseLoader, Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from i18n.languages import turn

SUFFIX = ".jinja"


@cache
def template(package: str, name: str) -> Template:
    """A template below a package's folder `templates`; what it is given is escaped."""
    return environment(Environment, PackageLoader(package)).get_template(name)


def environment(kind: type[Environment], loader: BaseLoader) -> Environment:
    """An environment in which what templates are given is escaped, whatever their names are.

    What is not given to a template is an error in it. Every template may call `turn`. What chooses at
    random, which Jinja brings, is left out: the same sources give the same bytes.
    """
    made = kind(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.globals["turn"] = _turn
    del made.globals["lipsum"], made.filters["random"]
    return made


@cache
def _turn(language: str, around: str = "") -> Markup:
    return Markup(turn(language, around))  # the attribute is ours: no language is in it


@cache
def shipped(package: str) -> dict[str, bytes]:
    """The files below a package's folder `templates`, by their names."""
    folder = files(package) / "templates"
    found = sorted(folder.iterdir(), key=lambda file: file.name)
    return {file.name: file.read_bytes() for file in found if file.is_file()}
