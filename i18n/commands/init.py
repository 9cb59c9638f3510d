"""`ambos init`: a project in a folder."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import click

from i18n import configuration, files
from i18n.commands._options import Options
from i18n.errors import AmbosError
from i18n.model import SOURCES
from i18n.project import LOCALES, OWN_FOLDERS, PUBLIC
from i18n.publication import WrongError, theme_folder
from i18n.roots import OWN_FILE, STATE

_SETTINGS = """\
# The settings of this project; every key is in the documentation.
source = "en"
targets = ["es"]
"""
THEME = "theme"
_IGNORED = (f"{PUBLIC}/", f"{STATE}/", ".venv/", "*.mo")


@click.command(epilog="Example: ambos init my-edition")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--theme",
    metavar="FOLDER",
    is_flag=False,
    flag_value=THEME,
    help=f"Copy the default theme into a folder of the project, {THEME}/ without a name.",
)
@click.pass_obj
def command(options: Options, folder: Path | None, theme: str | None) -> None:
    """Start a project in DIR, or here: settings, folders, .gitignore. Asks nothing."""
    root = folder or options.project_dir or _root(theme)
    if root.exists() and not root.is_dir():
        raise AmbosError("is a file (name a folder)", path=str(root))
    copies = _theme(root, theme) if theme is not None else {}
    where = "this folder" if root == Path() else str(root)
    is_new = not root.is_dir() or configuration.find_here(root) is None
    try:
        for name in (SOURCES, LOCALES):
            (root / name).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise files.unusable(error, str(root), "write") from error
    if is_new:
        files.write(root / OWN_FILE, _SETTINGS.encode())
    _ignore(root / ".gitignore")
    if is_new:
        options.say(
            f"A project in {where}: put documents into {SOURCES}/, then run 'ambos update'."
        )
    elif theme is None:
        options.say(f"A project already: {where}")
    if theme is not None:
        _write(root, copies)
        name = theme_folder(theme)
        options.say(
            f'The default theme in {name}/: {len(copies)} files. Set theme = "{name}" in the table '
            "publish, and delete the files that you do not change."
        )


def _root(theme: str | None) -> Path:
    """The folder where the user is; a theme goes into the project that this is in."""
    found = configuration.find(Path.cwd()) if theme is not None else None
    return Path() if found is None or found == Path.cwd() else found


def _theme(root: Path, theme: str) -> dict[str, bytes]:
    """The files of the default theme, by their paths below a project's folder.

    Raises AmbosError where one is there already, and for a folder that cannot be a theme's.
    """
    from i18n.editions import default_files  # noqa: PLC0415  (slow to import)

    try:
        folder = theme_folder(theme)
    except WrongError as wrong:
        raise AmbosError(f"is not {wrong}", path=theme) from wrong
    if folder.partition("/")[0] in OWN_FOLDERS:
        raise AmbosError("has files of another kind (name another folder)", path=folder)
    if not Path(os.path.realpath(root / folder)).is_relative_to(os.path.realpath(root)):
        what = "is a link, or below one, that leaves the project (name another folder)"
        raise AmbosError(what, path=folder)
    if (root / folder).exists() and not (root / folder).is_dir():
        raise AmbosError("is a file (name a folder)", path=folder)
    found = {f"{folder}/{name}": data for name, data in default_files().items()}
    for path in found:
        if os.path.lexists(root / path):
            raise AmbosError("is there already (name another folder, or move it away)", path=path)
    return found


def _write(root: Path, copies: Mapping[str, bytes]) -> None:
    for path, data in copies.items():
        target = root / path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise files.unusable(error, path, "write") from error
        files.write(target, data, path)


def _ignore(path: Path) -> None:
    """Add to .gitignore what is missing there."""
    text = files.read(path).decode("utf-8", "surrogateescape") if path.exists() else ""
    missing = [line for line in _IGNORED if line not in text.splitlines()]
    if missing:
        break_ = "" if not text or text.endswith("\n") else "\n"
        added = text + break_ + "\n".join(missing) + "\n"
        files.write(path, added.encode("utf-8", "surrogateescape"))
