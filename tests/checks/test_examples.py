"""Each check's documentation: its headings, and its examples, which are run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from i18n.catalogs.syntax import parse
from i18n.checks import (
    Check,
    DocumentSubject,
    Ignores,
    Knowledge,
    OriginalSubject,
    Subject,
    checks,
    page,
)
from i18n.checks._check import HEADINGS, OPTIONAL
from i18n.errors import AmbosError
from i18n.terms import Termbase, read
from tests.checks.subjects import HEADER, findings, subject

CHECKS = list(checks().values())
PAGE = Path(__file__).parents[2] / "docs" / "checks.md"


class Alone:
    """The goals of a project of one document without headings."""

    def has(self, path: str) -> bool:
        return path == "source/example.md"

    def is_left_out(self, path: str) -> bool:
        return False

    def resembling(self, path: str) -> str | None:
        return None

    def anchors(self, path: str) -> frozenset[str]:
        return frozenset()


def example(check: Check, heading: str) -> Subject:
    """The subject of an example: lines behind `>` are its document, else its msgids are.

    Lines behind `|` are its termbase.
    """
    text, terms = _apart(check.sections[heading])
    quoted = [line[2:] for line in text.splitlines() if line.startswith("> ")]
    catalog = "\n".join(line for line in text.splitlines() if not line.startswith("> "))
    if not quoted:
        quoted = [" ".join(_msgids(_apart(check.sections["Instead"])[0]))]
    source = "\n".join(quoted) + "\n"
    if not catalog.strip():
        one = subject(source, None)
        if check.looks_at is not OriginalSubject:
            return one
        assert isinstance(one, DocumentSubject)
        document = one.document
        return OriginalSubject(path=document.path, language="en", document=document)
    catalog = catalog if 'msgid ""' in catalog else HEADER + catalog
    return subject(source, catalog, knowledge=Knowledge(terms, goals=Alone()))


def _apart(text: str) -> tuple[str, Termbase | None]:
    """An example without its termbase, and the termbase."""
    rows = [line[2:] for line in text.splitlines() if line.startswith("| ")]
    rest = "\n".join(line for line in text.splitlines() if not line.startswith("| "))
    return rest, read("\n".join(rows).encode(), "terms.csv") if rows else None


def _msgids(text: str) -> list[str]:
    try:
        return [entry.msgid for entry in parse(text.encode(), "example")]
    except AmbosError:
        return re.findall(r'msgid "([^"]+)"', text)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_the_example_has_the_fault_and_what_stands_instead_has_not(check: Check) -> None:
    alone = () if check.looks_at is Ignores else (check.name,)
    assert {finding.check for finding in findings(example(check, "Example"), *alone)} == {
        check.name
    }
    assert findings(example(check, "Instead")) == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_a_fault_is_one_finding_of_one_check(check: Check) -> None:
    assert [finding.check for finding in findings(example(check, "Example"))] == [check.name]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_the_documentation_has_its_headings_in_their_order(check: Check) -> None:
    wanted = [name for name in HEADINGS if name in check.sections or name not in OPTIONAL]
    assert list(check.sections) == wanted
    assert all(check.sections.values())
    assert check.summary
    assert "\n" not in check.summary


def test_the_page_of_the_checks_is_what_their_docstrings_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), (
        "write it anew: python -c 'from i18n.checks import page; "
        'open("docs/checks.md", "w").write(page())\''
    )


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_a_check_yields_to_checks_that_there_are(check: Check) -> None:
    assert set(check.yields_to) <= set(checks())
    assert check.name not in check.yields_to
