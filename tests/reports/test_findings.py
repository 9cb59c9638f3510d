"""Reports of findings for people and programs: the text on a terminal, and the JSON."""

from __future__ import annotations

import json
import unicodedata

import click
import pytest
from hypothesis import given

from i18n.model import Finding, Severity
from i18n.reports import Outcome, findings_formats
from tests.reports.outcomes import checked, finding, outcomes, texts
from tests.reports.schemas import problems, schema

TEXT = findings_formats()["text"]


def shown(one: Finding) -> list[str]:
    """The lines below a finding's first."""
    return click.unstyle(TEXT(Outcome([one]))).split("\n")[1:-1]


@pytest.mark.parametrize(
    ("msgstr", "span", "suggestion", "lines"),
    [
        ("Cuesta 30.", (7, 9), None, ["    msgstr  Cuesta 30.", "                   ^^"]),
        ("Cuesta 30.", (7, 9), "20", ["    msgstr  Cuesta 30.", '                   ^^ → "20"']),
        ("a  b", (1, 3), " ", ["    msgstr  a  b", '             ^^ → " "']),
        ("日本。", (1, 2), None, ["    msgstr  日本。", "              ^^"]),
        ("ab\u200bc", (2, 3), "", [r"    msgstr  ab\u200bc", '              ^^^^^^ → ""']),
        ("ab\u00a0c", (2, 3), None, [r"    msgstr  ab\xa0c", "              ^^^^"]),
        ("a\u202eb", (2, 3), None, [r"    msgstr  a\u202eb", "                   ^"]),
        ("a\nb.", (2, 3), None, [r"    msgstr  a\nb.", "               ^"]),
        ("fin", (3, 3), ".", ["    msgstr  fin", '               ^ → "."']),
        ("e\u0301a", (2, 3), None, ["    msgstr  e\u0301a", "             ^"]),
    ],
)
def test_carets_stand_below_the_span(
    msgstr: str, span: tuple[int, int], suggestion: str | None, lines: list[str]
) -> None:
    assert shown(finding(msgstr=msgstr, span=span, suggestion=suggestion)) == lines


@pytest.mark.parametrize("start", [0, 30, 400, 1995, 1999])
def test_of_a_long_text_what_is_around_the_span_is_shown(start: int) -> None:
    msgstr = "ab 日 " * 400
    msgstr = f"{msgstr[:start]}X{msgstr[start + 1 :]}"
    text, carets = shown(finding(msgstr=msgstr, span=(start, start + 1)))
    place = text.index("X")
    width = sum(2 if c == "日" else 1 for c in text[:place])
    assert carets == " " * width + "^"
    assert len(text) < 110
    assert text.startswith("    msgstr  …") == (start > 40)
    assert text.endswith("…") == (start < 1950)


def test_a_long_span_is_cut_short() -> None:
    text, carets = shown(finding(msgstr="a" * 10_000, span=(10, 9_000)))
    assert len(text) < 110
    assert len(carets) < 110


def test_a_plural_form_is_named() -> None:
    one = finding(msgid="a day", msgstr="30 días", span=(0, 2), form=1)
    assert shown(one) == ["    msgid   a day", "    msgstr[1] 30 días", "              ^^"]


def test_the_span_has_the_colour_of_the_severity() -> None:
    line = TEXT(Outcome([finding(msgstr="Cuesta 30.", span=(7, 9))])).split("\n")[1]
    assert line == "    msgstr  Cuesta \x1b[31m30\x1b[0m."


@given(texts, texts)
def test_no_control_character_of_a_catalog_reaches_a_terminal(path: str, text: str) -> None:
    one = finding(text, path=path, msgid=text, msgstr=text, span=(0, len(text)), suggestion=text)
    lines = click.unstyle(TEXT(Outcome([one]))).removesuffix("\n").split("\n")
    assert len(lines) == (4 if text else 2)
    assert not {unicodedata.category(c) for line in lines for c in line} & {"Cc", "Zl", "Zp"}


@given(outcomes)
def test_each_finding_begins_a_line_with_its_place(outcome: Outcome) -> None:
    lines = click.unstyle(TEXT(outcome)).split("\n")[:-1]
    assert sum(not line.startswith("    ") for line in lines) >= len(outcome.findings)


@given(outcomes)
def test_the_json_of_findings_has_the_shape_of_its_schema(outcome: Outcome) -> None:
    value = json.loads(findings_formats()["json"](outcome))
    assert list(problems(value, schema("findings"))) == []
    assert [row["message"] for row in value["findings"]] == [
        one.message for one in outcome.findings
    ]


def test_a_span_begins_and_ends_in_the_file() -> None:
    outcome = checked("It costs 20 and 40.", 'Cuesta "20" y 30.')
    [one] = [one for one in outcome.findings if one.check == "numbers"]
    assert one.msgstr is not None
    assert one.span is not None
    assert one.msgstr[slice(*one.span)] == "30"
    # two quotation marks of the string are written with a backslash
    assert (one.column, one.end_line, one.end_column) == (25, one.line, 27)
    assert (one.document, one.language, one.source_language) == ("source/example.md", "es", "en")


@pytest.mark.parametrize(
    ("severities", "summary"),
    [
        ([], "No findings in 2 catalogs"),
        ([Severity.INFORMATION], "1 information in 2 catalogs"),
        ([Severity.WARNING, Severity.ERROR, Severity.ERROR], "2 errors, 1 warning in 2 catalogs"),
    ],
)
def test_the_summary_counts_the_worst_first(severities: list[Severity], summary: str) -> None:
    found = [finding(severity=severity) for severity in severities]
    assert Outcome(found, 2).summary == summary
