"""Findings of a baseline in documents and catalogs that have other names now."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from pathlib import Path

from i18n import checks
from i18n.commands._baseline import Rows
from i18n.model import SOURCES, Finding, domain_of
from i18n.project import catalog_name


def renamed(found: Sequence[Finding], rows: Rows, folders: Sequence[Path]) -> dict[str, str]:
    """The findings that a baseline knows under a name that no file has any more.

    By their fingerprints those that the baseline has. All else has to be the same that a fingerprint is
    made of: the language, the message, the check. Each of the baseline stands for one finding. `folders`
    are those from which paths may be.
    """

    @cache
    def is_gone(path: str) -> bool:
        return not any(os.path.lexists(folder / path) for folder in folders)

    there = {finding.fingerprint for finding in found}
    gone: dict[str, list[str]] = {}
    for path, check in {row for print_, row in rows.items() if print_ not in there}:
        if is_gone(path):
            gone.setdefault(check, []).append(path)
    if not gone:
        return {}
    known: dict[str, str] = {}
    for finding, number in checks.numbered(found):
        if finding.fingerprint in rows or finding.check not in gone:
            continue
        for owner in _owners(finding, gone[finding.check]):
            former = checks.fingerprint(finding, owner, number)
            if former in rows and former not in there and is_gone(owner):
                known[finding.fingerprint] = former
                there.add(former)
                break
    return known


def _owners(finding: Finding, paths: Collection[str]) -> Iterator[str]:
    """What fingerprints had in the place of a finding's document, if it was in one of these files."""
    document = finding.document
    if not document or finding.path == document:
        yield from paths
        return
    suffix = document.removeprefix(f"{SOURCES}/{domain_of(document)}")
    before, after = catalog_name("\0", finding.language).split("\0")
    for path in paths:
        if path.startswith(before) and path.endswith(after):
            yield f"{SOURCES}/{path.removeprefix(before).removesuffix(after)}{suffix}"
