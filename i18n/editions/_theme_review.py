"""What is wrong in a project's theme, found before anything is rendered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from jinja2 import TemplateSyntaxError, nodes

from i18n.editions._theme import (
    DEFAULT,
    PLAIN,
    Theme,
    default_files,
    environment_of,
    fault,
    shown_name,
)
from i18n.errors import AmbosError
from i18n.templates import SUFFIX

_ABOUT = frozenset({"LICENSE", "LICENCE", "README"})
"""Files that say something of a theme and are not used in it, whatever their suffix is."""


@dataclass(frozen=True, slots=True)
class _Template:
    """What a template says of others: those that it names with the line, and the blocks that it has.

    `parent` is the one that it extends. `names` is None where it works out a name itself. `fills` are
    the blocks, with their lines, that are no part of another one of its own.
    """

    parent: str
    names: Mapping[str, int] | None
    blocks: frozenset[str]
    fills: Mapping[str, int]


def make_theme(folder: str, files: Sequence[tuple[str, bytes]]) -> Theme:
    """A project's theme of the files in a folder, by their paths there.

    Raises AmbosError, with the line where there is one, for a file that is never used, a template that
    cannot be read, one that names another that there is not, and a block that nothing shows.
    """
    theme = Theme(folder, tuple(sorted(files)))
    if not theme.files:
        return theme
    found = _templates(theme) if any(name.endswith(SUFFIX) for name in theme.texts) else {}
    for name in found:
        _require_names(theme, name, found)
    for name in theme.texts:
        _require_use(theme, name, found)
    for name in found:
        _require_blocks(theme, name, found)
    return theme


def _templates(theme: Theme) -> dict[str, _Template]:
    """The templates of a theme, and Ambos's own by the names that they have in it."""
    environment = environment_of(theme)
    found = {}
    for name, text in theme.texts.items():
        if name.endswith(SUFFIX):
            shown = shown_name(theme, name)
            try:
                environment.compile(text, name, shown)
                found[name] = _read(environment.parse(text, name, shown))
            except TemplateSyntaxError as error:
                raise fault(theme, name, error) from error
    for name, data in default_files().items():
        if name.endswith(SUFFIX):
            one = _read(environment.parse(data.decode(), name))
            found.setdefault(name, one)
            found[DEFAULT + name] = one
    return found


def _read(tree: nodes.Template) -> _Template:
    parent = ""
    names: dict[str, int] = {}
    is_static = True
    for node in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
        goal = getattr(node, "template")  # noqa: B009  (each of these kinds has one)
        if isinstance(goal, nodes.Const) and isinstance(goal.value, str):
            if not getattr(node, "ignore_missing", False):
                names.setdefault(goal.value, node.lineno)
            parent = goal.value if isinstance(node, nodes.Extends) else parent
        else:
            is_static = False
    blocks = list(tree.find_all(nodes.Block))
    inner = {id(one) for block in blocks for one in block.find_all(nodes.Block)}
    return _Template(
        parent=parent,
        names=names if is_static else None,
        blocks=frozenset(block.name for block in blocks),
        fills={block.name: block.lineno for block in blocks if id(block) not in inner},
    )


def _require_names(theme: Theme, name: str, found: Mapping[str, _Template]) -> None:
    """Raise AmbosError for a template that there is not, or one that extends itself."""
    path = shown_name(theme, name)
    one = found[name]
    for goal, line in (one.names or {}).items():
        if goal not in found and goal not in theme.texts:
            what = f"there is no template '{goal}' (mend the name, or add it)"
            raise AmbosError(what, path=path, line=line)
    above = one.parent
    seen = {name}
    while above in found:
        if above in seen:
            what = f"extends itself (Ambos's own template is '{DEFAULT}{name}')"
            raise AmbosError(what, path=path, line=(one.names or {}).get(one.parent))
        seen.add(above)
        above = found[above].parent


def _require_use(theme: Theme, name: str, found: Mapping[str, _Template]) -> None:
    """Raise AmbosError for a file that nothing uses: its name may be misspelt."""
    path = f"{theme.folder}/{name}"
    defaults = default_files()
    if name.startswith(DEFAULT):
        what = (
            f"cannot be in a folder '{DEFAULT}', which stands for Ambos's own templates (rename it)"
        )
        raise AmbosError(what, path=path)
    if name.endswith(".css") and name + SUFFIX in theme.texts:
        raise AmbosError(f"is there as {name}{SUFFIX} too (keep one of the two)", path=path)
    if name in defaults or name in PLAIN:
        return
    if any(one.names is None or name in one.names for one in found.values()):
        return
    if PurePosixPath(name).name.partition(".")[0].upper() in _ABOUT:
        return
    if name.endswith(SUFFIX):
        known = ", ".join(sorted(one for one in defaults if one.endswith(SUFFIX)))
        raise AmbosError(f"is a template that nothing uses (those used: {known})", path=path)
    what = "is no template, stylesheet or icon (files that pages show go into static/)"
    raise AmbosError(what, path=path)


def _require_blocks(theme: Theme, name: str, found: Mapping[str, _Template]) -> None:
    """Raise AmbosError for a block that the template above it has no place for: nothing would show it."""
    one = found[name]
    if one.parent not in found:
        return
    above = list(_above(one.parent, found))
    known = frozenset().union(*(found[parent].blocks for parent in above))
    for block, line in one.fills.items():
        if block in known:
            continue
        if name in theme.texts:
            has = ", ".join(sorted(known)) or "none"
            what = f"'{block}' is no block of {one.parent} (it has {has})"
            raise AmbosError(what, path=shown_name(theme, name), line=line)
        own = next((parent for parent in above if parent in theme.texts), one.parent)
        what = f"has no block '{block}', which {name} fills (add it: {{% block {block} %}})"
        raise AmbosError(what, path=shown_name(theme, own))


def _above(name: str, found: Mapping[str, _Template]) -> Iterator[str]:
    """A template, and those that it extends."""
    while name in found:
        yield name
        name = found[name].parent
