"""MO files, where programs look for them: `<language>/LC_MESSAGES/<document>.mo`."""

from __future__ import annotations

from collections.abc import Iterator

from i18n.catalogs.mo import compile_for_programs
from i18n.editions._site import File, Site
from i18n.languages import catalog_code


def publish_document(site: Site, domain: str) -> Iterator[File]:
    """One for each catalog of a document."""
    for language, (name, catalog) in site.catalogs(domain):
        path = f"{catalog_code(language)}/LC_MESSAGES/{domain}.mo"
        yield File(path, compile_for_programs(catalog, name))
