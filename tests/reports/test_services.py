"""Reports of findings for services, each read by its consumer's library, or held to its schema."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from jsonschema import Draft4Validator, Draft7Validator
from junitparser import Failure, JUnitXml

from i18n.catalogs.strings import Lines, locate, locate_end
from i18n.catalogs.syntax import parse
from i18n.checks import checks
from i18n.model import Severity
from i18n.reports import Outcome, findings_formats, is_from_repository
from tests.checks.subjects import HEADER, findings, pairs, subject
from tests.reports.outcomes import HOSTILE, PO, checked, finding, outcomes

FORMATS = findings_formats()
MANY = [finding(f"m{n}", severity=severity) for severity in Severity for n in range(12)]


def sarif(outcome: Outcome) -> dict[str, Any]:
    """The one run of a SARIF file."""
    log = json.loads(FORMATS["sarif"](outcome))
    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    return dict(run)


@pytest.fixture(scope="module")
def schema_of_sarif(shared: Path) -> Draft4Validator | Draft7Validator:
    """OASIS' own schema."""
    schema = json.loads((shared / "schemas/sarif-2.1.0.json").read_text(encoding="utf-8"))
    kind = Draft4Validator if "draft-04" in schema["$schema"] else Draft7Validator
    kind.check_schema(schema)
    return kind(schema)


@settings(max_examples=25)
@given(outcome=outcomes)
def test_sarif_is_as_its_schema_says(
    schema_of_sarif: Draft4Validator | Draft7Validator, outcome: Outcome
) -> None:
    log = json.loads(FORMATS["sarif"](outcome))
    assert [error.message for error in schema_of_sarif.iter_errors(log)] == []


@given(outcomes)
def test_each_result_of_sarif_has_its_rule_its_place_and_its_fingerprint(outcome: Outcome) -> None:
    run = sarif(outcome)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({one.check for one in outcome.findings})
    assert run["columnKind"] == "unicodeCodePoints"
    for one, result in zip(outcome.findings, run["results"], strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == one.check
        assert set(result["partialFingerprints"].values()) == {one.fingerprint}
        place = result["locations"][0]["physicalLocation"]
        assert unquote(place["artifactLocation"]["uri"]).removeprefix("file://") == one.path
        assert re.fullmatch(r"[A-Za-z0-9%/._~:-]*", place["artifactLocation"]["uri"])
        region = place["region"]
        assert region["startLine"] == one.line
        if one.span is not None:
            assert (region["endLine"], region["endColumn"]) == (one.end_line, one.end_column)
        assert not re.search(r"(?<!\\)\]\(", result["message"]["text"])


def test_a_rule_of_sarif_brings_the_documentation_of_its_check() -> None:
    [rule] = sarif(Outcome([finding()]))["tool"]["driver"]["rules"]
    check = checks()["numbers"]
    assert rule["name"] == "Numbers"
    assert rule["shortDescription"]["text"] == f"{check.summary}."
    assert check.sections["Why it matters"] in rule["help"]["text"]
    assert f"```po\n{check.sections['Example']}\n```" in rule["help"]["markdown"]
    assert rule["defaultConfiguration"] == {"level": "error"}


@pytest.mark.parametrize(
    ("path", "uri", "base"),
    [
        ("locales/es/a b.po", "locales/es/a%20b.po", "%SRCROOT%"),
        ("fr/ñ#1?.po", "fr/%C3%B1%231%3F.po", "%SRCROOT%"),
        ("c:d.po", "c%3Ad.po", "%SRCROOT%"),
        ("a\udcff.po", "a%FF.po", "%SRCROOT%"),
        ("/tmp/x y.po", "file:///tmp/x%20y.po", None),
    ],
)
def test_a_path_in_sarif_is_a_uri(path: str, uri: str, base: str | None) -> None:
    [result] = sarif(Outcome([finding(path=path)]))["results"]
    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert (location["uri"], location.get("uriBaseId")) == (uri, base)


@pytest.mark.parametrize(
    ("msgstr", "span", "suggestion", "fixed"),
    [
        ('msgstr "a  b"', (1, 3), " ", "a b"),
        ('msgstr ""\n"one  "\n"\\"two\\" three"', (2, 6), 'E "', 'onE "two" three'),
        ('msgstr "a\\nb"', (1, 2), "\n\t\\", "a\n\t\\b"),
        ('msgstr "fin"', (3, 3), ".", "fin."),
    ],
)
def test_a_fix_of_sarif_put_in_its_place_is_the_catalog_with_the_suggestion(
    msgstr: str, span: tuple[int, int], suggestion: str, fixed: str
) -> None:
    text = f'{HEADER}msgid "x"\n{msgstr}\n'
    [entry] = parse(text.encode(), PO)
    lines = Lines(text.split("\n"))
    line = next(n for n, one in enumerate(lines, 1) if one.startswith('msgid "x"')) + 1
    start = locate(lines, line, span[0])
    end = locate_end(lines, line, *span)
    one = finding(
        msgid="x",
        msgstr=entry.msgstr,
        span=span,
        suggestion=suggestion,
        line=start[0],
        column=start[1],
        end_line=end[0],
        end_column=end[1],
    )
    [result] = sarif(Outcome([one]))["results"]
    [change] = result["fixes"][0]["artifactChanges"]
    [replacement] = change["replacements"]
    region = replacement["deletedRegion"]
    before = "\n".join(
        [
            *lines[: region["startLine"] - 1],
            lines[region["startLine"] - 1][: region["startColumn"] - 1],
        ]
    )
    after = "\n".join(
        [lines[region["endLine"] - 1][region["endColumn"] - 1 :], *lines[region["endLine"] :]]
    )
    patched = before + replacement["insertedContent"]["text"] + after
    [entry] = parse(patched.encode(), PO)
    assert entry.msgstr == fixed


@given(outcomes)
def test_junit_is_read_by_a_library(outcome: Outcome) -> None:
    read = JUnitXml.fromstring(FORMATS["junit"](outcome).encode())
    cases = [case for suite in read for case in suite]
    failed = [case for case in cases if any(isinstance(one, Failure) for one in case.result)]
    assert len(cases) == max(1, len(outcome.findings))
    assert len(failed) == sum(map(outcome.fails, outcome.findings))
    assert (read.tests, read.failures) == (len(cases), len(failed))
    assert [(suite.tests, suite.failures) for suite in read] == [
        (len(list(suite)), sum(bool(case.result) for case in suite)) for suite in read
    ]
    names = Counter((case.classname, case.name) for case in cases)
    assert max(names.values()) == 1


def test_a_case_of_junit_says_what_where_and_why() -> None:
    one = finding("30 is not 20", msgid="It costs 20.", msgstr="Cuesta 30.")
    read = JUnitXml.fromstring(FORMATS["junit"](Outcome([one, one._replace(line=9)])).encode())
    first, second = (case for suite in read for case in suite)
    assert (first.classname, first.name) == (PO, "numbers: It costs 20.")
    assert second.name == "numbers: It costs 20. (2)"
    [failure] = first.result
    assert (failure.type, failure.message) == ("error", "30 is not 20")
    assert failure.text == f"{PO}:7:1: error: 30 is not 20\nmsgid It costs 20.\nmsgstr Cuesta 30."
    assert (first._elem.get("file"), first._elem.get("line")) == (PO, "7")


@pytest.mark.parametrize(
    ("limit", "failures"), [(None, 0), (Severity.ERROR, 12), (Severity.INFORMATION, 36)]
)
def test_what_does_not_fail_the_check_fails_no_case(limit: Severity | None, failures: int) -> None:
    read = JUnitXml.fromstring(FORMATS["junit"](Outcome(MANY, 1, limit)).encode())
    assert (read.tests, read.failures) == (36, failures)


def commands(log: str) -> list[tuple[str, dict[str, str], str]]:
    """The commands in a log, as GitHub's runner reads them (actions/runner, `ActionCommand.cs`)."""
    found = []
    for line in re.split(r"\r\n|\r|\n", log):
        stripped = line.lstrip()
        if stripped.startswith("::"):
            match = re.match(r"::([a-z-]+)(?: (.*?))?::(.*)", stripped)
            assert match, line
            pairs_ = (pair.partition("=")[::2] for pair in (match[2] or "").split(",") if pair)
            properties = {name: read(value) for name, value in pairs_}
            found.append((match[1], properties, read(match[3])))
        else:
            assert "##[" not in line
    return found


def read(value: str) -> str:
    for escaped, character in (
        ("%0D", "\r"),
        ("%0A", "\n"),
        ("%3A", ":"),
        ("%2C", ","),
        ("%25", "%"),
    ):
        value = value.replace(escaped, character)
    return value


@given(outcomes)
def test_github_reads_an_annotation_for_each_finding_and_no_other_command(outcome: Outcome) -> None:
    levels = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "notice"}
    found = commands(FORMATS["github"](outcome))
    assert [name for name, _, _ in found] == [levels[one.severity] for one in outcome.findings]
    for one, (_, properties, _) in zip(outcome.findings, found, strict=True):
        assert properties["line"] == str(one.line)
        assert properties["title"] == f"Ambos: {one.check}"
        assert ("col" in properties) == (one.end_line == one.line)


def test_github_gets_the_place_and_the_texts() -> None:
    one = finding(
        "50% is, so: not 20",
        path="a,b:c%.po",
        msgid="x\ny",
        msgstr="z",
        span=(0, 1),
        column=9,
        end_line=7,
        end_column=10,
        suggestion=" ",
    )
    text = FORMATS["github"](Outcome([one]))
    assert text == (
        "::error title=Ambos%3A numbers,file=a%2Cb%3Ac%25.po,line=7,endLine=7,col=9,endColumn=10::"
        '50%25 is, so: not 20%0Amsgid: x\\ny%0Amsgstr: z%0Asuggestion: " "\n'
    )


def test_github_gets_no_more_of_a_text_than_fits() -> None:
    long = "word % " * 20_000
    one = finding(long, msgid=long, msgstr=long, span=(0, len(long)), suggestion=long)
    (told,) = commands(FORMATS["github"](Outcome([one])))
    lines = read(told[2]).split("\n")
    assert [line.partition(":")[0] for line in lines[1:]] == ["msgid", "msgstr", "suggestion"]
    assert all(300 < len(line) < 500 for line in lines if not line.startswith("msgstr"))
    assert len(lines[2]) < 500
    assert all("…" in line for line in lines)
    rest = FORMATS["github"](Outcome([one] * 12)).splitlines()
    assert max(map(len, rest[-3:])) < 600


def test_github_gets_ten_annotations_of_a_level_and_the_others_in_the_log() -> None:
    outcome = Outcome([one._replace(message=f"{one.message} {HOSTILE}") for one in MANY])
    text = FORMATS["github"](outcome)
    names = Counter(name for name, _, _ in commands(text))
    assert names == {"notice": 10, "warning": 10, "error": 10, "group": 1, "endgroup": 1}
    assert "::group::Not annotated: 2 errors, 2 warnings, 2 information\n- locales" in text
    assert text.count("\n- locales") == 6


@pytest.mark.parametrize("name", ["github", "text"])
def test_no_findings_are_no_lines(name: str) -> None:
    assert FORMATS[name](Outcome()) == ""


GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string"},
            "check_name": {"type": "string"},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
"""The table of the keys in GitLab's documentation, "Code Quality report format"."""


@given(outcomes)
def test_the_report_of_gitlab_has_the_shape_that_is_documented(outcome: Outcome) -> None:
    value = json.loads(FORMATS["gitlab"](outcome))
    assert list(Draft7Validator(GITLAB).iter_errors(value)) == []
    assert [row["fingerprint"] for row in value] == [one.fingerprint for one in outcome.findings]


def test_the_violations_of_a_catalog_have_fingerprints_that_differ() -> None:
    text = pairs(("It costs 20.", "Cuesta 30."), ("It takes 40.", "Tarda 50 o 60."))
    found = findings(subject("It costs 20. It takes 40.\n", text))
    rows = json.loads(FORMATS["gitlab"](Outcome(found)))
    assert len(rows) > 1
    assert len({row["fingerprint"] for row in rows}) == len(rows)
    assert {row["severity"] for row in rows} <= {"major", "minor", "info"}


def test_services_get_paths_from_the_top_of_the_working_tree() -> None:
    assert {name for name in FORMATS if is_from_repository(name)} == {
        "github", "gitlab", "junit", "markdown", "sarif",
    }  # fmt: skip


def test_a_found_span_is_a_region_of_sarif() -> None:
    [result] = [
        one
        for one in sarif(checked("It costs 20.", "Cuesta 30."))["results"]
        if one["ruleId"] == "numbers"
    ]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"]) == (16, 18)
    assert result["properties"]["language"] == "es"
