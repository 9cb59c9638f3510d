"""Newlines at the beginning and the end of a translation: found where msgfmt refuses them."""

from __future__ import annotations

import subprocess
from itertools import product
from pathlib import Path

import pytest

from i18n.model import Finding
from tests.checks.subjects import HEADER, PATH, findings, pairs, subject

PLURALS = """\
msgid "{msgid}"
msgid_plural "{msgid}"
msgstr[0] "{first}"
msgstr[1] "{second}"
"""
ENDS = ["text", "\\ntext", "text\\n", "\\ntext\\n"]


def found(catalog: str) -> list[Finding]:
    return findings(subject("", HEADER + catalog), "line-ends")


def is_refused(catalog: str, folder: Path) -> bool:
    """Does msgfmt refuse a catalog for its newlines?"""
    (folder / "a.po").write_text(HEADER + catalog, encoding="utf-8")
    command = ["msgfmt", "-o", str(folder / "a.mo"), str(folder / "a.po")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0 or "do not both" in done.stderr, done.stderr
    return done.returncode != 0


@pytest.mark.parametrize(
    ("msgid", "msgstr", "place", "message"),
    [
        ("a", "\\nb", (8, 9), "begins with a newline, unlike the source (take the \\n out)"),
        ("a", "b\\n", (8, 10), "ends with a newline, unlike the source (take the \\n out)"),
        ("\\na", "b", (8, 9), "the source begins with a newline (write \\n at the beginning)"),
        ("a\\n", "b", (8, 10), "the source ends with a newline (write \\n at the end)"),
    ],
)
def test_each_end_is_found_where_it_stands(
    msgid: str, msgstr: str, place: tuple[int, int], message: str
) -> None:
    (finding,) = found(f'msgid "{msgid}"\nmsgstr "{msgstr}"\n')
    assert (finding.path, finding.message) == (PATH, message)
    assert (finding.line, finding.column) == place


def test_a_plural_form_is_found_in_its_line() -> None:
    (finding,) = found(PLURALS.format(msgid="a", first="b", second="c\\n"))
    assert (finding.line, finding.column, finding.msgstr) == (10, 13, "c\n")


@pytest.mark.parametrize(
    "message",
    [
        'msgid "a"\nmsgstr ""\n',
        '#, fuzzy\nmsgid "a"\nmsgstr "b\\n"\n',
        '#~ msgid "a"\n#~ msgstr "b\\n"\n',
        'msgid "a\\nb"\nmsgstr "c\\nd"\n',
    ],
)
def test_what_is_not_published_or_within_is_no_fault(message: str) -> None:
    assert found(message) == []


def test_a_mark_with_a_newline_is_a_fault_of_the_check_of_marks_alone() -> None:
    one = subject("Who pays? We do.\n", pairs(("Who pays?", "{v}\n"), ("We do.", "Nosotros.")))
    assert [finding.check for finding in findings(one)] == ["marks"]


@pytest.mark.tool("msgfmt")
@pytest.mark.parametrize(("msgid", "msgstr"), list(product(ENDS, ENDS)))
def test_msgfmt_refuses_what_is_found(msgid: str, msgstr: str, tmp_path: Path) -> None:
    single = f'msgid "{msgid}"\nmsgstr "{msgstr}"\n'
    plural = PLURALS.format(msgid=msgid, first=msgid, second=msgstr)
    for catalog in (single, plural):
        assert bool(found(catalog)) == is_refused(catalog, tmp_path)
