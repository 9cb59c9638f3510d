"""How the pages of a site look: its templates, stylesheet and icon, Ambos's own or a project's.

A file of a project's theme takes the place of the one of that name; Ambos's own is there still, as
`default/NAME`, so that a template can extend the one it replaces. Templates of a project run in Jinja's
sandbox: they see what they are given and change none of it, and a build of somebody's branch runs no code
of his.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import BaseLoader, Environment, TemplateError, TemplateNotFound, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from i18n.errors import AmbosError
from i18n.templates import SUFFIX, environment, shipped, template

_PACKAGE = "i18n.editions"
_OBJECT = re.compile(r"'[\w.]+\.(\w+) object'")
DEFAULT = "default/"
"""What stands before the name of a template of Ambos's own."""
PLAIN = frozenset({"style.css", "book.css", "icon.svg"})
"""The files of a theme that are no templates and are published as they are."""
_FAULTS = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What a template can raise: Jinja's own errors, and those of the expressions in it."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A project's theme; without files, Ambos's own look.

    `folder` is relative to the project, `files` are by their paths in it, sorted.
    """

    folder: str = ""
    files: tuple[tuple[str, bytes], ...] = ()

    @property
    def texts(self) -> Mapping[str, str]:
        """The files' texts, by their paths in the folder. Raises AmbosError for one that is no UTF-8."""
        return _texts(self)

    def render(self, name: str, context: Mapping[str, object]) -> str:
        """A template's text, by the name that it has among Ambos's own.

        A stylesheet of the theme that is no template is its own text. Raises AmbosError with the line for
        what is wrong in a template.
        """
        if not self.files:
            return template(_PACKAGE, name).render(context)
        plain = self.texts.get(name.removesuffix(SUFFIX))
        if plain is not None:
            return plain
        if not any(path.endswith(SUFFIX) for path in self.texts):
            return template(_PACKAGE, name).render(context)
        try:
            return environment_of(self).get_template(name).render(context)
        except _FAULTS as error:
            raise fault(self, name, error) from error

    def file(self, name: str) -> bytes:
        """The bytes of a file that is no template, of the theme or else Ambos's own."""
        return {**default_files(), **dict(self.files)}[name]


def default_files() -> Mapping[str, bytes]:
    """The files of Ambos's own theme, by their names."""
    return shipped(_PACKAGE)


@lru_cache(maxsize=4)
def environment_of(theme: Theme) -> Environment:
    """The sandbox of a theme's templates, each compiled once."""
    return environment(ImmutableSandboxedEnvironment, _Loader(theme))


class _Loader(BaseLoader):
    """Finds a template in a theme, or else among Ambos's own."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:
        """The text of a template, and the name that errors know it by. Raises TemplateNotFound."""
        text = self._theme.texts.get(template)
        if text is not None:
            return text, shown_name(self._theme, template), None
        data = default_files().get(template.removeprefix(DEFAULT))
        if data is None:
            raise TemplateNotFound(template)
        return data.decode(), shown_name(self._theme, template), None


def shown_name(theme: Theme, name: str) -> str:
    """What messages call a template: its path in the project, or `default/NAME` for one of Ambos's own."""
    if name in theme.texts:
        return f"{theme.folder}/{name}"
    return DEFAULT + name.removeprefix(DEFAULT)


@lru_cache(maxsize=4)
def _texts(theme: Theme) -> Mapping[str, str]:
    found = {}
    for name, data in theme.files:
        try:
            found[name] = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            path = f"{theme.folder}/{name}"
            raise AmbosError("is not UTF-8 (save it as UTF-8)", path=path, line=line) from error
    return found


def fault(theme: Theme, name: str, error: BaseException) -> AmbosError:
    """What is wrong in a template, as one line: that of the innermost template at work."""
    lineno = getattr(error, "lineno", None)
    if isinstance(error, TemplateError) and lineno is not None:
        path, line = getattr(error, "filename", None) or shown_name(theme, name), lineno
    else:
        known = {shown_name(theme, one) for one in (*theme.texts, *default_files())}
        frames = traceback.extract_tb(error.__traceback__)
        places = [(one.filename, one.lineno) for one in frames if one.filename in known]
        path, line = places[-1] if places else (shown_name(theme, name), None)
    return AmbosError(_said(error), path=path, line=line)


def _said(error: BaseException) -> str:
    """What an error says, in words of templates."""
    if isinstance(error, TemplateNotFound):
        return f"there is no template '{error.name}' (mend the name, or add it)"
    if isinstance(error, RecursionError):
        return "includes itself without end (take that out)"
    if isinstance(error, MemoryError):
        return "makes more than the memory holds (mend the template)"
    message = _OBJECT.sub(r"'\1'", str(error).rstrip(".")) or type(error).__name__
    if isinstance(error, UndefinedError):
        return f"{message} (the documentation of themes lists what each template is given)"
    if isinstance(error, KeyError):
        return f"there is no value {message} (mend the template)"
    return f"{message} (mend the template)"
