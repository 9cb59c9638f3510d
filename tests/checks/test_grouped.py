"""Sentences that a mark merges into another one are one pair with it, in any catalog."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from i18n.checks import Subject
from tests.checks.subjects import HEADER, findings, foreign, pairs, subject

FIRST = "The market opens at 9 on Monday."
SECOND = "It closes at 14."
WHOLE = "El mercado abre el lunes a las 9 y cierra a las 14."


def _catalog(*pairs: tuple[str, str], flag: str = "") -> str:
    return "\n".join(f'{flag}msgid "{source}"\nmsgstr "{target}"\n' for source, target in pairs)


Made = Callable[..., Subject]


def _document(*rows: tuple[str, str]) -> Subject:
    """A document of one paragraph with its catalog."""
    return subject(" ".join(source for source, _ in rows) + "\n", pairs(*rows))


def _foreign(*rows: tuple[str, str]) -> Subject:
    return foreign(_catalog(*rows))


IN_BOTH = pytest.mark.parametrize("made", [_document, _foreign])
LEFT_OUT = "Ask for 3 of them."
LAST = "Here is 1."


@IN_BOTH
@pytest.mark.parametrize(
    "rows",
    [
        ((FIRST, WHOLE), (SECOND, "{^}")),
        ((FIRST, "{v}"), (SECOND, WHOLE)),
        ((FIRST, WHOLE), (SECOND, "{^}"), (LEFT_OUT, "{-}"), (LAST, "Aquí va 1.")),
        ((FIRST, WHOLE), (LEFT_OUT, "{-}"), (SECOND, "{^}"), (LAST, "Aquí va 1.")),
        ((FIRST, "{v}"), (LEFT_OUT, "{-}"), (SECOND, WHOLE), (LAST, "Aquí va 1.")),
        ((FIRST, WHOLE), (LEFT_OUT, "{v}"), (SECOND, "{^}"), (LAST, "Pida 3. Aquí va 1.")),
    ],
)
def test_a_group_is_one_pair(made: Made, rows: tuple[tuple[str, str], ...]) -> None:
    assert findings(made(*rows)) == []


@IN_BOTH
@pytest.mark.parametrize("between", [(), ((LEFT_OUT, "{-}"),)])
def test_what_the_group_lacks_is_found_in_the_translation_that_holds_it(
    made: Made, between: tuple[tuple[str, str], ...]
) -> None:
    rows = (FIRST, WHOLE.replace("14", "15")), *between, (SECOND, "{^}"), (LAST, "Aquí va 1.")
    (finding,) = findings(made(*rows))
    assert (finding.check, finding.msgid) == ("numbers", FIRST)
    assert finding.message == "the number 15 is not 14, as in the source"


@pytest.mark.parametrize(
    "rows",
    [
        ((FIRST, "{^}"), (SECOND, "Cierra a las 15.")),
        ((FIRST, "Abre el lunes a las 10."), (SECOND, "{v}")),
    ],
)
def test_a_translation_beside_a_mark_that_leads_nowhere_waits_until_that_is_mended(
    rows: tuple[tuple[str, str], ...],
) -> None:
    assert {finding.check for finding in findings(_document(*rows))} == {"marks"}


def test_a_mark_of_a_sorted_catalog_is_merged_into_no_stranger() -> None:
    catalog = "\n".join(
        f'#: a.md:{line}\nmsgid "{source}"\nmsgstr "{target}"\n'
        for source, target, line in (
            (LAST, "Aquí va 1.", 9),
            (SECOND, "{^}", 3),
            ("The market is old.", "El mercado es antiguo.", 2),
        )
    )
    assert [one.check for one in findings(foreign(catalog))] == []


def test_a_placeholder_that_looks_like_a_mark_is_a_text() -> None:
    pairs = (FIRST, WHOLE), ("{v}", "{v}")
    (finding,) = findings(foreign(_catalog(*pairs)))
    assert finding.message == "the number 14 is not in the source"
    program = _catalog(("Say {v}", "{v}"), flag="#, python-brace-format\n")
    assert findings(foreign(program), "marks") == []


def test_a_mark_stands_in_a_message_whose_flag_says_that_it_is_no_format_string() -> None:
    flags = "#, no-c-format\n"
    merged = _catalog((FIRST, WHOLE)) + "\n" + _catalog((SECOND, "{^}"), flag=flags)
    assert findings(foreign(merged)) == []
    made = subject(f"{FIRST} {SECOND}\n", HEADER + merged)
    assert findings(made) == []


@IN_BOTH
@pytest.mark.parametrize("mark", ["{^} ", " {^}", " {-}"])
def test_a_mark_with_white_space_around_it_is_found(made: Made, mark: str) -> None:
    (finding,) = findings(
        made((FIRST, "Abre el lunes a las 9."), (SECOND, mark)), "marks", "spaces", "line-ends"
    )
    assert finding.check == "marks"
    assert finding.message.startswith("a mark with white space around it is shown as text")


@pytest.mark.parametrize("mark", ["{^}", "{v}", "{-}"])
def test_a_mark_in_a_message_of_a_program_is_found(mark: str) -> None:
    flag = "#, python-format\n"
    rows = _catalog((FIRST, "Abre el lunes a las 9.")), _catalog((SECOND, mark), flag=flag)
    (finding,) = findings(foreign(*rows), "marks")
    assert finding.message == f"'{mark}' in a message of a program (translate it)"


@pytest.mark.parametrize(
    ("pairs", "what"),
    [
        (
            ((FIRST, "{^}"), (SECOND, "Cierra a las 14.")),
            "'{^}' has no translated segment before it",
        ),
        (((FIRST, ""), (SECOND, "{^}")), "'{^}' has no translated segment before it"),
        (
            ((FIRST, "Abre el lunes a las 9."), (SECOND, "{v}")),
            "'{v}' has no translated segment after it",
        ),
    ],
)
def test_a_mark_that_leads_nowhere_is_found(pairs: tuple[tuple[str, str], ...], what: str) -> None:
    (finding,) = findings(foreign(_catalog(*pairs)), "marks")
    assert finding.message.startswith(what)
