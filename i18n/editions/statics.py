"""The files of static/, as they are, at the top of public/."""

from __future__ import annotations

from collections.abc import Iterator

from i18n.editions._site import File, Site


def publish(site: Site) -> Iterator[File]:
    """Each under its own path."""
    for path, data in site.statics.items():
        yield File(path, data)
