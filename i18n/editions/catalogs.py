"""MO files, where programs look for them: `<language>/LC_MESSAGES/<document>.mo`."""

from __future__ import annotations

from collections.abc import Iterator

from i18n.catalogs.marks import without_marks
from i18n.catalogs.mo import compile_catalog
from i18n.catalogs.plurals import require_forms
from i18n.editions._site import File, Site
from i18n.languages import catalog_code


def publish(site: Site) -> Iterator[File]:
    """One for each catalog."""
    for (domain, language), (name, catalog) in site.catalogs.items():
        require_forms(catalog, name)
        path = f"{catalog_code(language)}/LC_MESSAGES/{domain}.mo"
        yield File(path, compile_catalog(catalog, without_marks))
