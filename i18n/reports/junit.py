"""Findings for services that show test results: JUnit's XML, as Ant began it.

There is no standard of it. The elements are those that Jenkins, GitLab and Azure all read
(`jenkins-junit.xsd` of Jenkins' xUnit plugin), and the attributes `file` and `line` that some look at.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from i18n.errors import visible
from i18n.model import Finding
from i18n.reports._display import cut
from i18n.reports._outcome import Outcome

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

is_from_repository = True

_NO_CHARACTERS = {ord(character): f"\\u{ord(character):04x}" for character in "\ufffe\uffff"}
"""What XML 1.0 does not have (2.2), beside what `visible` writes out."""
_WIDTH = 60


def findings(outcome: Outcome) -> str:
    """A suite for each catalog, a case for each finding: failed where it makes the check fail.

    Without findings there is one case, passed: a report without any is an error to some services.
    """
    from xml.etree import ElementTree as ET  # noqa: PLC0415  (loaded for this report alone)

    root = ET.Element("testsuites", name="ambos check")
    suites: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in outcome.findings:
        suites[finding.path].append(finding)
    for path, found in suites.items():
        _add_suite(root, outcome, path, found)
    if not outcome.findings:
        suite = ET.SubElement(root, "testsuite", name="ambos check", tests="1", failures="0")
        ET.SubElement(suite, "testcase", classname="ambos", name=outcome.summary)
    for name in ("tests", "failures"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _add_suite(root: Element, outcome: Outcome, path: str, found: Sequence[Finding]) -> None:
    from xml.etree import ElementTree as ET  # noqa: PLC0415

    failures = sum(map(outcome.fails, found))
    suite = ET.SubElement(
        root, "testsuite", name=_shown(path), tests=str(len(found)), failures=str(failures)
    )
    for finding, name in zip(found, _names(found), strict=True):
        case = ET.SubElement(
            suite,
            "testcase",
            classname=_shown(path),
            name=name,
            file=_shown(path),
            line=str(finding.line),
        )
        if outcome.fails(finding):
            failure = ET.SubElement(
                case, "failure", type=str(finding.severity), message=_shown(finding.message)
            )
            failure.text = _text(finding)
        else:
            ET.SubElement(case, "system-out").text = _text(finding)


def _names(found: Sequence[Finding]) -> Iterator[str]:
    """A name for each case, which stays the same where lines move, and is no other's."""
    seen: Counter[str] = Counter()
    for finding in found:
        what = _shown(finding.check)
        if finding.msgid is not None:
            what += f": {cut(_shown(finding.msgid), _WIDTH)}"
        seen[what] += 1
        yield what if seen[what] == 1 else f"{what} ({seen[what]})"


def _text(finding: Finding) -> str:
    place = f"{_shown(finding.path)}:{finding.line}:{finding.column}"
    lines = [f"{place}: {finding.severity}: {_shown(finding.message)}"]
    if finding.msgid is not None:
        lines.append(f"msgid {_shown(finding.msgid)}")
    if finding.msgstr:
        lines.append(f"msgstr {_shown(finding.msgstr)}")
    return "\n".join(lines)


def _shown(text: str) -> str:
    return visible(text).translate(_NO_CHARACTERS)
