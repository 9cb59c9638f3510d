"""The files of static/, as they are, at the top of public/."""

from __future__ import annotations

from collections.abc import Iterator

from i18n.editions._site import REDIRECTS, File, Site
from i18n.errors import AmbosError
from i18n.publication import MANIFEST
from i18n.slugs import folded


def publish(site: Site) -> Iterator[File]:
    """Each under its own path; its redirects stand with those that are made.

    Raises AmbosError for one that has the name of the list of what is published.
    """
    for path, data in site.statics.items():
        if folded(path.partition("/")[0]) == MANIFEST:
            what = f"would be public/{MANIFEST}, which is Ambos's own (give it another name)"
            raise AmbosError(what, path=f"static/{path}")
        if path != REDIRECTS:
            yield File(path, data)
