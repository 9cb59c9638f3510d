"""Files that the pages share: the stylesheet, and what the documents bring along."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from i18n.editions._site import ASSETS, STYLE, File, Site


def publish(site: Site) -> Iterator[File]:
    """The stylesheet, and the other files below source/ under `assets/`."""
    style = files(__package__) / "templates" / STYLE
    yield File(STYLE, style.read_bytes())
    for path, data in site.assets.items():
        yield File(f"{ASSETS}/{path}", data)
