"""The forms of a file in the languages of a project: `image.es.png` beside `image.png`."""

from __future__ import annotations

import posixpath
from collections.abc import Container

from i18n.languages import catalog_code, is_code, tag


def variant(path: str, language: str, there: Container[str]) -> str:
    """The form of a file in a language: `image.es.png` for `image.png`; the file itself without one.

    `image.es-MX.png` and `image.es_MX.png` come first for Mexico, then `image.es.png`: the tag loses its
    last part each time (RFC 4647, 3.4, lookup).
    """
    stem, suffix = posixpath.splitext(path)
    parts = tag(language).split("-")
    for length in range(len(parts), 0, -1):
        code = "-".join(parts[:length])
        for form in (code, catalog_code(code)):
            if f"{stem}.{form}{suffix}" in there:
                return f"{stem}.{form}{suffix}"
    return path


def base(path: str) -> str | None:
    """The file of which one is a form in a language: `image.png` of `image.es.png`; None where its name
    says no language.
    """
    stem, suffix = posixpath.splitext(path)
    name, dot, code = stem.rpartition(".")
    return f"{name}{suffix}" if dot and is_code(code) else None
