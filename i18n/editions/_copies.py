"""The files that hold a document beside its page: which of them there are, and where.

An edition that makes such files says their format: `FORMAT` is one of `publication.FORMATS`, `OF_LANGUAGE`
the suffix of a file in one language and `OF_PAIR` that of one in two, where it makes it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from i18n.editions._localization import Localized, Shown
from i18n.editions._site import Site, copy_name
from i18n.folders import modules
from i18n.languages import tag

DOCUMENT = "document"
"""The document's own format, whose files keep their name."""
_NOT_TRANSLATED = frozenset({Shown.SOURCE, Shown.OMITTED})


@cache
def formats() -> Mapping[str, ModuleType]:
    """The editions that make such files, by their formats."""
    found = (module for _, module in modules(__package__))
    return {module.FORMAT: module for module in found if hasattr(module, "FORMAT")}


def file_name(format_: str, folder: str, tags: Sequence[str]) -> str | None:
    """What the file of a format in one or two languages is called in a folder; None where it makes none."""
    suffix = _suffix(format_, tags)
    languages = f".{'-'.join(tags)}" if len(tags) > 1 else ""
    return f"{posixpath.basename(folder)}{languages}.{suffix}" if suffix else None


def _suffix(format_: str, tags: Sequence[str]) -> str | None:
    return getattr(formats()[format_], "OF_PAIR" if len(tags) > 1 else "OF_LANGUAGE", None)


@dataclass(frozen=True, slots=True)
class Copy:
    """A file that holds a document; `path` is relative to public/, `tags` are its languages."""

    path: str
    tags: tuple[str, ...]

    @property
    def name(self) -> str:
        """What a reader who keeps the file finds it by."""
        return posixpath.basename(self.path)


def copies(site: Site, columns: Sequence[Localized]) -> Iterator[Copy]:
    """What a page of one document, or of two side by side, leads to: each language's, then the pair's."""
    groups = [[one] for one in columns] + ([list(columns)] if len(columns) > 1 else [])
    for group in groups:
        for format_ in site.publication.formats:
            if (path := copy_path(site, format_, *group)) is not None:
                yield Copy(path, tuple(tag(one.language) for one in group))


def copy_path(site: Site, format_: str, *columns: Localized) -> str | None:
    """Where a format of a document, or of two side by side, is below public/; None where it is not.

    The file has the name of its page's folder, and the languages of a pair. Of what nobody has
    translated there is the document's own format alone, which the pages of other languages need for
    their links.
    """
    if format_ not in site.publication.formats:
        return None
    first, last = columns[0], columns[-1]
    if format_ != DOCUMENT and not all(map(_has_words, columns)):
        return None
    domain = first.document.domain
    if len(columns) > 1:
        folder = site.pair_folder(domain, first.language, last.language)
    else:
        folder = site.folder(domain, first.language)
        if _is_own_format(site, format_, first):
            return f"{folder}/{copy_name(first.document.path)}" if format_ == DOCUMENT else None
    name = file_name(format_, folder, [tag(one.language) for one in columns])
    return f"{folder}/{name}" if name else None


def _is_own_format(site: Site, format_: str, localized: Localized) -> bool:
    """Is this the document's own format, or one that its own copy is in?"""
    if format_ == DOCUMENT:
        return True
    suffix = _suffix(format_, [tag(localized.language)])
    if suffix is None or DOCUMENT not in site.publication.formats:
        return False
    return copy_name(localized.document.path).lower().endswith(f".{suffix}")


def _has_words(localized: Localized) -> bool:
    """Is a document here in its own language, or is something of it translated?"""
    return localized.is_original or any(
        passage.shown not in _NOT_TRANSLATED for passage in localized.passages
    )
