"""Placeholders: what a translation may change, and what no program would stand."""

from __future__ import annotations

import re
import subprocess
from itertools import product
from pathlib import Path

import pytest

from i18n.checks._placeholders import readings
from i18n.checks._text import read
from i18n.model import Finding
from tests.checks.subjects import HEADER, findings, foreign

DIRECTIVES = {
    "python-format": [
        *("%s", "%d", "%i", "%x", "%r", "%f", "%5.2f", "%g", "%c", "%%", "%*d", "%s %s"),
        *("%s %d", "%d %s", "%(a)s", "%(b)s", "%(a)d", "%(a)r", "%(a) con", "%(a).", "100% x", ""),
        *("%(a)s %(b)d", "%(b)d %(a)s"),
    ],
    "c-format": [
        *("%s", "%1$s", "%2$s", "%d", "%i", "%u", "%x", "%ld", "%hhd", "%jd", "%zd", "%f", "%g"),
        *("%a", "%Lf", "%c", "%C", "%S", "%p", "%m", "%%", "%5%", "%'d", "%Id", "%*d", "%.*f", ""),
        *("%<PRId64>", "%<PRIu64>", "%s %d", "%d %s", "%1$s %2$d", "%2$d %1$s", "50% y", "5 %"),
    ],
    "objc-format": ["%@", "%d", "%@ %d", "%d %@", "%2$d %1$@", "%1$@"],
    "php-format": ["%s", "%d", "%1$s", "%2$s", "%s %d", "%2$d %1$s", "%05d", "%'*10s", "%%"],
    "javascript-format": ["%s", "%d", "%f", "%s %d", "%2$d %1$s", "%j", "%%"],
    "java-printf-format": ["%s", "%d", "%1$s %2$d", "%2$d %1$s", "%n", "%%"],
    "perl-brace-format": ["{a}", "{b}", "{a} {b}", "{b} {a}"],
    "qt-format": ["%1", "%2", "%1 %2", "%2 %1"],
    "kde-format": ["%1 %2", "%2 %1", "%2 %2 %1"],
    "java-format": ["{0}", "{1}", "{0} {1}", "{1} {0}", "x"],
    "csharp-format": ["{0}", "{1}", "{0} {1}", "{1} {0}", "{0,5:N}"],
    "ruby-format": ["%{a}", "%{b}", "%<a>s", "%<a>d"],
    "python-brace-format": ["{a}", "{b}", "{0}", "{0} {a}", "{a} {0}", "{a.b}", "{{a}}"],
}


NO_SOURCE = frozenset({"%(a).", "%2$s", "%Id", "50% y", "5 %"})
"""What gettext takes for no format string, so that it asks nothing of a translation."""
STRICTER = frozenset({"perl-brace-format", "csharp-format", "ruby-format"})
"""Flags by which gettext lets something pass that loses a name."""


def entry(flag: str, msgid: str, msgstr: str) -> str:
    """A message as a PO file has it."""
    quoted = [text.replace("\\", "\\\\").replace('"', '\\"') for text in (msgid, msgstr)]
    return f'#, {flag}\nmsgid "{quoted[0]}"\nmsgstr "{quoted[1]}"\n'


def told(flag: str, msgid: str, msgstr: str) -> list[Finding]:
    """What is found in a message."""
    return findings(foreign(entry(flag, msgid, msgstr)), "placeholders")


@pytest.mark.tool("msgfmt")
@pytest.mark.parametrize("flag", DIRECTIVES)
def test_an_error_is_what_msgfmt_refuses(flag: str, tmp_path: Path) -> None:
    sources = [text for text in DIRECTIVES[flag] if text not in NO_SOURCE]
    pairs = list(product(sources, DIRECTIVES[flag]))
    texts = [entry(flag, f"{pair[0]} ({n})", f"{pair[1]} ({n})") for n, pair in enumerate(pairs)]
    (tmp_path / "a.po").write_text(HEADER + "\n".join(texts), encoding="utf-8")
    done = subprocess.run(
        ["msgfmt", "--check-format", "-o", str(tmp_path / "a.mo"), str(tmp_path / "a.po")],
        capture_output=True,
        text=True,
        check=False,
        env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"},
    )
    lines = re.findall(r"a\.po:(\d+): (?!warning)", done.stderr)
    refused = {(int(line) - 1 - HEADER.count("\n")) // 4 for line in lines}
    found = {
        index
        for index, (msgid, msgstr) in enumerate(pairs)
        if any(one.severity == "error" for one in told(flag, f"{msgid} (x)", f"{msgstr} (x)"))
    }
    differing = refused - found if flag in STRICTER else found ^ refused
    assert sorted(pairs[index] for index in differing) == []


SAME = [
    ("", "{name} of {site}", "{site}: {name}"),
    ("", "Hello {{ name }}", "Hola, {{name}}"),
    ("", "100% of 5% days", "el 100 % del 5 % de los días"),
    ("", "50% discount", "50% de descuento"),
    ("", "a `{x}` b", "un `{y}` b"),
    ("python-format", "%d%% of it", "el %d %% de ello"),
    ("python-format", "%(n)d of %(m)d", "de %(m)d, %(n)d"),
    ("python-format", "It is {name}", "Es {name}"),
    ("python-brace-format", "{} of {}", "de {1}, {0}"),
    ("python-brace-format", "{a:%d/%m} {{x}}", "{a:%d de %B} {{y}}"),
    ("java-format", "it''s {0}", "l''{0}"),
    ("qt-plural-format", "%n file(s)", "%n archivo(s)"),
    ("percent-placeholders", "%name% is", "es %name%"),
    (
        "",
        "{n, plural, one {# file in {dir}} other {# files in {dir}}}",
        "{n, plural, one {# archivo en {dir}} many {# de archivos en {dir}} other {# en {dir}}}",
    ),
]
DIFFERENT = [
    ("", "Hello {{ name }}", "Hola, {{ nombre }}", "{{ nombre }} should be {{ name }}"),
    ("", "{% if x %}a{% endif %}", "{% if x %}a", "{% endif %} is missing"),
    ("", "in ${HOME}", "en ${CASA}", "${CASA} should be ${HOME}"),
    ("", "by %(name)s", "por %(name)", "'%(name)' is no whole placeholder (write %(name)s)"),
    ("python-format", "by {name}", "por {nombre}", "{nombre} should be {name}"),
    (
        "python-format",
        "the %(name)s chosen",
        "el %(name) seleccionado",
        "%(name) s should be %(name)s, which takes no letter of a word",
    ),
    (
        "python-format",
        "%(a)s is %(a)s",
        "%(a)s es",
        "%(a)s is there 1 time less than in the source",
    ),
    ("java-format", "it''s {0}", "l'{0}", "{0} is missing"),
    ("es-format", "by ${user.name}", "por ${user.nombre}", "${user.nombre} should be ${user.name}"),
    (
        "icu-message-format",
        "{n, plural, one {a} other {b}}",
        "{n, plural, one {a} other {b}",
        "'{' is no whole placeholder (write it as in the source, or double it)",
    ),
    (
        "",
        "{n, plural, one {# by {who}} other {# by {who}}}",
        "{n, plural, one {# de {quien}} other {# de {quien}}}",
        "{quien} should be {who}",
    ),
]


@pytest.mark.parametrize(("flag", "msgid", "msgstr"), SAME)
def test_what_fills_the_same_is_no_fault(flag: str, msgid: str, msgstr: str) -> None:
    assert told(flag, msgid, msgstr) == []


@pytest.mark.parametrize(("flag", "msgid", "msgstr", "message"), DIFFERENT)
def test_what_is_lost_changed_or_broken_is_one_fault(
    flag: str, msgid: str, msgstr: str, message: str
) -> None:
    assert [one.message.removeprefix("the placeholder ") for one in told(flag, msgid, msgstr)] == [
        message
    ]


def plural(first: str, second: str) -> list[str]:
    """What is found in the two forms of a Spanish message."""
    text = '#, c-format\nmsgid "a file"\nmsgid_plural "%d files"\n'
    text += f'msgstr[0] "{first}"\nmsgstr[1] "{second}"\n'
    return [one.message for one in findings(foreign(text), "placeholders")]


def test_a_form_for_one_number_may_say_it_in_words() -> None:
    assert plural("un archivo", "%d archivos") == []
    assert plural("%d archivo", "%d archivos") == []
    assert plural("un archivo", "archivos") == ["the placeholder %d is missing"]


def test_a_percent_sign_that_is_escaped_is_read_as_one() -> None:
    assert read("%d%% of {{x}}", "a.html", "en", {"python-format"}).prose == "\ufffc% of \ufffc"


@pytest.mark.parametrize("piece", ["%", "{", "{{", "%(", "${", "%(a)s", "{a, plural, one {", "'{"])
@pytest.mark.parametrize("flag", ["", "python-format", "python-brace-format", "icu-message-format"])
def test_a_long_text_reads_as_itself(piece: str, flag: str) -> None:
    text = piece * 20_000
    source, target = readings(text, text, {flag})
    assert source == target


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("{n, plural, one {# file} other {# files}}", "{n, plural, one {# archivo}}"),
        ("{g, select, male {He} other {They}}", "{g, select, male {Él}}"),
    ],
)
def test_what_chooses_has_a_branch_for_the_rest(source: str, target: str) -> None:
    flag = "#, icu-message-format\n"
    entry = f'{flag}msgid "{source}"\nmsgstr "{target}"\n'
    (finding,) = findings(foreign(entry), "placeholders")
    assert "has no branch 'other'" in finding.message
    assert findings(foreign(f'{flag}msgid "{target}"\nmsgstr "{target}"\n'), "placeholders") == []
