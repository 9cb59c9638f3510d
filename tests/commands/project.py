"""A small project to run commands in, and what stands on disk."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from i18n.catalogs import load, save
from i18n.commands._group import group

CATALOG = "locales/es/LC_MESSAGES/a.po"
SOURCE = "# Hello there\n\nOne. Two words.\n"


_RULES = """<srx xmlns="http://www.lisa.org/srx20" version="2.0">
<header segmentsubflows="yes" cascade="no"/><body><languagerules><languagerule languagerulename="a">
<rule break="%s"><beforebreak>%s</beforebreak><afterbreak>\\s</afterbreak></rule>
</languagerule></languagerules><maprules>
<languagemap languagepattern="en.*" languagerulename="a"/></maprules></body></srx>
"""


def srx(stop: str, *, breaks: bool = True) -> str:
    """A file of segmentation rules for English: behind a stop and white space a sentence begins, or not."""
    return _RULES % ("yes" if breaks else "no", stop)


def make(folder: Path) -> Path:
    """A project of one document, up to date, its heading translated."""
    root = folder / "project"
    (root / "source").mkdir(parents=True)
    (root / "ambos.toml").write_text('source = "en"\ntargets = ["es"]\n', encoding="utf-8")
    (root / "source" / "a.md").write_text(SOURCE, encoding="utf-8")
    update(root)
    translate(root, {"Hello there": "Hola"})
    return root


def update(root: Path) -> None:
    """What `ambos update` does, in this process."""
    group.main(["--quiet", "--project", str(root), "update"], standalone_mode=False)


def translate(root: Path, translations: Mapping[str, str], name: str = CATALOG) -> None:
    """Put translations into a catalog, and save it."""
    catalog = load(root / name)
    for entry in catalog:
        if entry.msgid in translations:
            entry.msgstr = translations[entry.msgid]
            entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    save(catalog, root / name)


def tree(folder: Path) -> dict[bytes, bytes | str]:
    """Every file and link below a folder, with its bytes or where it leads.

    What Ambos keeps for itself is left out.
    """
    found: dict[bytes, bytes | str] = {}
    for path, folders, names in os.walk(os.fsencode(folder)):
        folders[:] = [name for name in folders if name != b".ambos"]
        for name in [*folders, *names]:
            full = os.path.join(path, name)
            if os.path.islink(full):
                found[full] = os.readlink(full).decode()
            elif os.path.isfile(full):
                with open(full, "rb") as file:
                    found[full] = file.read()
            else:
                found[full] = "folder or other"
    return found
