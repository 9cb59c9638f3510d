"""The files of static/, as they are, at the top of public/."""

from __future__ import annotations

from collections.abc import Iterator

from i18n.editions._site import REDIRECTS, File, Site


def publish(site: Site) -> Iterator[File]:
    """Each under its own path; its redirects stand with those that are made."""
    for path, data in site.statics.items():
        if path != REDIRECTS:
            yield File(path, data)
