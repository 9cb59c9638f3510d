"""Sentences that a mark merges into another one are one pair with it, in any catalog."""

from __future__ import annotations

import pytest

from tests.checks.subjects import findings, foreign

FIRST = "The market opens at 9 on Monday."
SECOND = "It closes at 14."
WHOLE = "El mercado abre el lunes a las 9 y cierra a las 14."


def _catalog(*pairs: tuple[str, str], flag: str = "") -> str:
    return "\n".join(f'{flag}msgid "{source}"\nmsgstr "{target}"\n' for source, target in pairs)


@pytest.mark.parametrize(
    "pairs",
    [
        ((FIRST, WHOLE), (SECOND, "{^}")),
        ((FIRST, "{v}"), (SECOND, WHOLE)),
        (
            (FIRST, WHOLE),
            (SECOND, "{^}"),
            ("Ask for 3 of them.", "{-}"),
            ("Here is 1.", "Aquí va 1."),
        ),
    ],
)
def test_a_group_is_one_pair(pairs: tuple[tuple[str, str], ...]) -> None:
    assert findings(foreign(_catalog(*pairs))) == []


def test_what_the_group_lacks_is_found_in_the_translation_that_holds_it() -> None:
    (finding,) = findings(foreign(_catalog((FIRST, WHOLE.replace("14", "15")), (SECOND, "{^}"))))
    assert (finding.check, finding.msgid) == ("numbers", FIRST)
    assert finding.message == "the number 15 is not 14, as in the source"


def test_a_placeholder_that_looks_like_a_mark_is_a_text() -> None:
    pairs = (FIRST, WHOLE), ("{v}", "{v}")
    (finding,) = findings(foreign(_catalog(*pairs)))
    assert finding.message == "the number 14 is not in the source"
    program = _catalog(("Say {v}", "{v}"), flag="#, python-brace-format\n")
    assert findings(foreign(program), "marks") == []


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
