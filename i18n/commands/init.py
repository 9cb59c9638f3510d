"""`ambos init`: a project in a folder."""

from __future__ import annotations

from pathlib import Path

import click

from i18n import configuration, files
from i18n.commands._options import Options
from i18n.errors import AmbosError
from i18n.project import LOCALES, PUBLIC, SOURCES
from i18n.roots import OWN_FILE, STATE

_SETTINGS = """\
# The settings of this project; every key is in the documentation.
source = "en"
targets = ["es"]
"""
_IGNORED = (f"{PUBLIC}/", f"{STATE}/", ".venv/", "*.mo")


@click.command(epilog="Example: ambos init my-edition")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def command(options: Options, folder: Path | None) -> None:
    """Start a project in DIR, or here: settings, folders, .gitignore. Asks nothing."""
    root = folder or options.project_dir or Path()
    if root.exists() and not root.is_dir():
        raise AmbosError("is a file (name a folder)", path=str(root))
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
    else:
        options.say(f"A project already: {where}")


def _ignore(path: Path) -> None:
    """Add to .gitignore what is missing there."""
    text = files.read(path).decode("utf-8", "surrogateescape") if path.exists() else ""
    missing = [line for line in _IGNORED if line not in text.splitlines()]
    if missing:
        break_ = "" if not text or text.endswith("\n") else "\n"
        added = text + break_ + "\n".join(missing) + "\n"
        files.write(path, added.encode("utf-8", "surrogateescape"))
