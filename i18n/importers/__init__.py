"""Importers: text of other formats in, Markdown documents out. Pure functions, no files.

One file a format. A module of this folder whose name has no leading underscore is an importer and
offers `SUFFIXES` and `convert`, as `Importer` says. What they know of a language is data, in
`i18n/plain/languages/<language>.toml`.
"""

from __future__ import annotations

from functools import cache
from pathlib import PurePath
from typing import cast

from i18n.errors import AmbosError
from i18n.folders import modules
from i18n.importers._importer import Imported, Importer

__all__ = ["Imported", "convert"]

_MARKDOWN = (".md", ".markdown", ".mkd", ".mdown")


@cache
def _importers() -> dict[str, Importer]:
    """The importers of this folder, by suffix."""
    found: dict[str, Importer] = {}
    for _, module in modules(__name__):
        importer = cast(Importer, module)
        found.update(dict.fromkeys(importer.SUFFIXES, importer))
    return found


def convert(
    data: bytes,
    path: str,
    *,
    title: str | None,
    language: str | None,
    split_faq: bool,
    source: str = "en",
) -> list[Imported]:
    """Make Markdown documents of a file: one, or with `split_faq` an article and its FAQ.

    The importer is chosen by the suffix of `path`, which is otherwise only named in messages.
    `title` wins over a title in the file, and is needed where the file has none; `language` wins
    over the one that a file states, and `source` holds where neither is there. Raises AmbosError
    for a format that no importer reads, for what is not text, and for a missing title.
    """
    suffix = PurePath(path).suffix.lower()
    importer = _importers().get(suffix)
    if importer is None:
        if suffix in _MARKDOWN:
            raise AmbosError("is Markdown already (copy it into source/)", path=path)
        known = ", ".join(sorted(filter(None, _importers())))
        raise AmbosError(
            f"{suffix} files are not supported yet (import {known}, or save it as plain text)",
            path=path,
        )
    return importer.convert(
        data, path, title=title, language=language, source=source, split_faq=split_faq
    )
