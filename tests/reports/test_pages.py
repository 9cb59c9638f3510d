"""Reports of findings as pages: HTML in a browser, Markdown in a comment."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from pyromark import Markdown, Options
from selectolax.lexbor import LexborHTMLParser

from i18n.checks import checks
from i18n.model import Severity
from i18n.reports import Outcome, findings_formats
from tests.reports.outcomes import HOSTILE, finding, outcomes
from tests.tools import Message

FORMATS = findings_formats()
PAGE, COMMENT = FORMATS["html"], FORMATS["markdown"]
SAMPLE = Outcome(
    [
        finding(msgid="It costs 20.", msgstr="Cuesta 30.", span=(7, 9), suggestion="20",
                document="source/a.md", language="es", source_language="en"),
        finding(HOSTILE, check="markup", severity=Severity.WARNING, path="ñ.po", msgid=HOSTILE,
                msgstr=HOSTILE, span=(3, 9), document="source/<b>.md", language="es_MX"),
        finding("no catalog", check="catalog-missing", path="locales/fr/LC_MESSAGES/a.po",
                document="source/a.md", language="fr"),
        finding("a remark", check="of-another-package", severity=Severity.INFORMATION,
                msgstr="x\u00a0y", span=(1, 2), document="source/a.md", language="es"),
    ],
    3,
)  # fmt: skip
RUNNABLE = {"script", "iframe", "object", "embed", "img", "link", "base", "svg", "math", "meta"}


def policy_and_style(page: str) -> tuple[str, str]:
    """The page's Content Security Policy, and the text of its style element."""
    policy = re.search(r'http-equiv="Content-Security-Policy" content="(.*?)"', page)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert policy
    assert style
    return html.unescape(policy[1]), style[1]


@settings(max_examples=40)
@given(outcomes)
def test_nothing_of_a_catalog_is_an_element_of_the_page(outcome: Outcome) -> None:
    tree = LexborHTMLParser(PAGE(outcome))
    found = [node for node in tree.css("*") if node.tag in RUNNABLE]
    assert [node.tag for node in found] == ["meta", "meta", "meta"]
    assert not any(name.startswith("on") for node in tree.css("*") for name in node.attributes)
    assert not any(node.attributes.get("style") for node in tree.css("*"))
    assert all((node.attributes["href"] or "").startswith("#") for node in tree.css("[href]"))
    assert len(tree.css("li.finding")) == len(outcome.findings)


@settings(max_examples=20)
@given(outcomes)
def test_the_only_style_that_the_policy_lets_in_is_the_pages_own(outcome: Outcome) -> None:
    policy, style = policy_and_style(PAGE(outcome))
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def test_the_span_is_marked_and_what_is_not_seen_is_written_out() -> None:
    tree = LexborHTMLParser(PAGE(SAMPLE))
    assert [mark.text() for mark in tree.css("mark")] == ["30", HOSTILE[3:9], r"\xa0"]
    first = tree.css_first("li.finding")
    assert [node.text() for node in first.css("dd")] == ["It costs 20.", "Cuesta 30.", "20"]
    assert [node.attributes.get("lang") for node in first.css("dd")] == ["en", "es", "es"]


def test_the_page_explains_the_checks_that_found_something() -> None:
    tree = LexborHTMLParser(PAGE(SAMPLE))
    assert [node.text() for node in tree.css("section h3")] == [
        "catalog-missing", "markup", "numbers", "of-another-package",
    ]  # fmt: skip
    text = tree.css_first("section details").text()
    assert checks()["catalog-missing"].sections["Why it matters"] in text
    targets = {node.attributes["id"] for node in tree.css("section")}
    assert {(node.attributes["href"] or "")[1:] for node in tree.css("li a")} == targets


def test_the_page_without_findings_says_so() -> None:
    tree = LexborHTMLParser(PAGE(Outcome((), 4)))
    assert tree.css_first("h1").text() == "No findings in 4 catalogs"
    assert not tree.css("form")


def test_the_page_is_the_same_for_the_same_findings() -> None:
    assert PAGE(SAMPLE) == PAGE(SAMPLE)


@pytest.mark.tool("vnu")
def test_the_validator_finds_nothing_in_the_page(
    tmp_path: Path, vnu: Callable[..., list[Message]]
) -> None:
    for name, outcome in (("some", SAMPLE), ("none", Outcome())):
        (tmp_path / f"{name}.html").write_text(PAGE(outcome), encoding="utf-8")
    assert [str(message) for message in vnu(tmp_path)] == []


def seen(chromium: list[str], page: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """The tree that a browser makes of a page, once its scripts have run."""
    command = [*chromium, *options, "--virtual-time-budget=20000", "--dump-dom", page.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, check=True)


def with_script(page: str, *scripts: str) -> str:
    """The page without its policy, and with scripts of a test."""
    free = re.sub(r"<meta http-equiv.*?>", "", page)
    return free.replace("</body>", "".join(f"<script>{s}</script>" for s in scripts) + "</body>")


def told(dom: str) -> object:
    """What a script of `with_script` left in the attribute `data-told`."""
    match = re.search(r'data-told="(.*?)"', dom)
    assert match
    return json.loads(html.unescape(match[1]))


@pytest.mark.tool("chromium")
def test_the_policy_of_the_page_lets_its_style_in_and_no_other(
    tmp_path: Path, chromium: list[str]
) -> None:
    page = tmp_path / "page.html"
    for text, is_refused in (
        (PAGE(SAMPLE), False),
        (PAGE(SAMPLE).replace("grid;", "grid ;"), True),
    ):
        page.write_text(text, encoding="utf-8")
        done = seen(chromium, page, "--enable-logging=stderr")
        assert ("Content Security Policy directive" in done.stderr) == is_refused


FILTER = """
const shown = () => [...document.querySelectorAll('.finding')]
  .map(li => getComputedStyle(li).display !== 'none' ? 1 : 0).join('');
const all = shown(), told = [all];
for (const select of document.querySelectorAll('select')) {
  for (const option of select.options) {
    select.value = option.value;
    told.push([select.id, option.text, shown()].join(' '));
  }
  select.value = '';
}
document.querySelector('#severity').selectedIndex = 1;
document.querySelector('#language').selectedIndex = 3;
told.push(shown());
document.querySelector('button').click();
told.push(shown());
document.body.dataset.told = JSON.stringify(told);
"""


@pytest.mark.tool("chromium")
def test_the_filters_leave_what_was_chosen(tmp_path: Path, chromium: list[str]) -> None:
    page = tmp_path / "page.html"
    page.write_text(with_script(PAGE(SAMPLE), FILTER), encoding="utf-8")
    assert told(seen(chromium, page).stdout) == [
        "1111",
        "severity All 1111",
        "severity error 1010",
        "severity warning 0100",
        "severity information 0001",
        "check All 1111",
        "check catalog-missing 0010",
        "check markup 0100",
        "check numbers 1000",
        "check of-another-package 0001",
        "document All 1111",
        "document source/<b>.md 0100",
        "document source/a.md 1011",
        "language All 1111",
        "language es 1001",
        "language es_MX 0100",
        "language fr 0010",
        "0010",
        "1111",
    ]


AXE = """
for (const one of document.querySelectorAll('details')) one.open = true;
(async () => {
  const told = [];
  for (const scheme of ['light', 'dark']) {
    document.documentElement.style.colorScheme = scheme;
    const found = await axe.run();
    told.push([scheme, found.passes.length > 10],
      ...found.violations.map(one => [one.id, one.nodes.map(node => node.html)]));
  }
  document.body.dataset.told = JSON.stringify(told);
})();
"""


@pytest.mark.tool("chromium")
@pytest.mark.tool("axe-core")
@pytest.mark.parametrize("outcome", [SAMPLE, Outcome()], ids=["some", "none"])
def test_axe_finds_nothing_in_the_page(
    tmp_path: Path, chromium: list[str], tool: Callable[[str], Path], outcome: Outcome
) -> None:
    axe = tool("axe-core").read_text(encoding="utf-8")
    page = tmp_path / "page.html"
    page.write_text(with_script(PAGE(outcome), axe, AXE), encoding="utf-8")
    assert told(seen(chromium, page).stdout) == [["light", True], ["dark", True]]


def rendered(markdown: str) -> LexborHTMLParser:
    """What a comment shows, as its HTML."""
    return LexborHTMLParser(Markdown(options=Options.ENABLE_TABLES).html(markdown))


@given(outcomes)
def test_a_comment_is_two_tables_whatever_the_catalogs_say(outcome: Outcome) -> None:
    text = COMMENT(outcome)
    tree = rendered(text)
    found = outcome.findings
    assert len(tree.css("table")) == (2 if found else 0)
    rows = [len(row.css("td")) for row in tree.css("tbody tr")]
    assert rows == [4] * len({one.check for one in found}) + [5] * len(found)
    allowed = {
        "p",
        "strong",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "code",
        "html",
        "head",
        "body",
    }
    assert {node.tag for node in tree.css("*")} <= allowed
    outside = re.sub(r"<code>.*?</code>", "", text)
    assert not re.search(r"[@#<`]", outside)
    assert not re.search(r"[@`*\[]|://|www\.", text.replace("**Ambos:**", ""))


def test_a_comment_shows_the_texts_as_they_are() -> None:
    tree = rendered(COMMENT(SAMPLE))
    cells = [[cell.text() for cell in row.css("td")] for row in tree.css("tbody tr")]
    assert cells[:4] == [
        ["catalog-missing", "1", "0", "0"],
        ["markup", "0", "1", "0"],
        ["numbers", "1", "0", "0"],
        ["of-another-package", "0", "0", "1"],
    ]
    assert [bold.text() for bold in tree.css("td strong")] == ["30", HOSTILE[3:9], r"\xa0"]
    assert cells[4] == [
        "error", "locales/es/LC_MESSAGES/a.po:7", "m (numbers)", "It costs 20.", "Cuesta 30.",
    ]  # fmt: skip
    assert [row[0] for row in cells[4:]] == ["error", "error", "warning", "information"]
    assert "`|@all`" in cells[6][3]


def test_a_comment_shows_the_first_findings_of_many() -> None:
    text = COMMENT(
        Outcome([finding("@" * 500, path="@" * 99, msgid="@" * 500, msgstr="@" * 500)] * 3000, 1)
    )
    assert "3000 errors in 1 catalog" in text
    assert "The first 20 of 3000 findings:" in text
    assert len(text) < 65_536


def test_a_comment_without_findings_is_a_line() -> None:
    assert COMMENT(Outcome((), 2)) == "**Ambos:** No findings in 2 catalogs.\n"


@pytest.mark.parametrize("start", range(5))
def test_a_span_inside_of_an_address_makes_no_link(start: int) -> None:
    one = finding("x", msgstr="www.", span=(start, start))
    assert "www." not in COMMENT(Outcome([one]))
