"""The segmentation that a command line asks for: the project's, with what options add."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from i18n import configuration, files
from i18n.commands._options import Options
from i18n.languages import primary
from i18n.segmentation import Segmentation


def segmentation(
    options: Options, language: str, abbreviations: Sequence[str], rule_files: Sequence[str]
) -> Segmentation:
    """The project's, where one is named or stands around, else the plain one; and what is added.

    `abbreviations` are of the language; the rules of `rule_files`, in SRX, are asked before the
    project's. Raises AmbosError for settings or a file that is refused.
    """
    own = _of_project(options)
    for word in abbreviations:
        if not word.strip(". "):
            raise click.UsageError(f"--abbreviation: '{word}' is no word (write Dept.)")
    code = primary(language)
    origins = {**own.origins, **dict.fromkeys(abbreviations, "--abbreviation")}
    words = dict(own.abbreviations)
    if abbreviations:
        words[code] = (*own.abbreviations.get(code, ()), *abbreviations)
    if not rule_files:
        return Segmentation(words, own.extra, origins)
    # an XML parser and a second engine of patterns are for those who have such files
    from i18n.segmentation.srx import SrxRules, load  # noqa: PLC0415

    found = [load(files.read(Path(name), name), name) for name in rule_files]
    earlier = own.extra.files if isinstance(own.extra, SrxRules) else ()
    return Segmentation(words, SrxRules((*found, *earlier)), origins)


def _of_project(options: Options) -> Segmentation:
    if options.project_dir is not None:
        folder = options.project_dir
    else:
        found = configuration.find(Path.cwd())
        if found is None:
            return Segmentation()
        folder = found
    return configuration.sentences(folder, configuration.load(folder))
