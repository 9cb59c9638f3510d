"""What `ambos check --fix` does with suggestions, whatever check makes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from i18n.commands._checking import Checked
from i18n.commands._fixing import fixings
from i18n.commands._tasks import Task
from i18n.model import Finding, Severity

TEXT = """\
msgid ""
msgstr ""
"Language: es\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

#  a comment that stays as it is
msgid "It costs 20."
msgstr "Cuesta  20 ."

msgid "one"
msgid_plural "%d of 7"
msgstr[0] "uno"
msgstr[1] "%d  de 7"
"""


def finding(msgid: str, start: int, end: int, suggestion: str, **changes: object) -> Finding:
    """A finding of some check that is sure of its suggestion."""
    msgstr = {"It costs 20.": "Cuesta  20 .", "one": "%d  de 7"}[msgid]
    one = Finding("spaces", Severity.WARNING, "es.po", 1, "so", msgid=msgid, msgstr=msgstr)
    return one._replace(span=(start, end), suggestion=suggestion, is_safe=True)._replace(**changes)


def fix(path: Path, *found: Finding) -> str:
    """The catalog with what is safe of the findings in place; the same where nothing is."""
    path.write_text(TEXT, encoding="utf-8")
    named = [one._replace(path=str(path)) for one in found]
    task = Task(str(path), ("numbers", "markup"), ("es",), str(path), is_document=False)
    fixed = list(fixings(None, Checked(task, named, 1)))
    for one in fixed:
        one.write()
    return path.read_text(encoding="utf-8")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "es.po"


def test_suggestions_take_their_places_and_nothing_else_changes(path: Path) -> None:
    fixed = fix(path, finding("It costs 20.", 6, 8, " "), finding("It costs 20.", 10, 11, ""))
    assert fixed == TEXT.replace("Cuesta  20 .", "Cuesta 20.")


def test_a_plural_form_is_put_right(path: Path) -> None:
    assert fix(path, finding("one", 2, 4, " ", form=1)) == TEXT.replace("%d  de 7", "%d de 7")


def test_of_two_suggestions_for_one_place_the_first_is_taken(path: Path) -> None:
    fixed = fix(path, finding("It costs 20.", 6, 8, " "), finding("It costs 20.", 7, 8, ""))
    assert fixed == TEXT.replace("Cuesta  20", "Cuesta 20")


def test_what_leads_to_another_finding_stays(path: Path) -> None:
    fixed = fix(path, finding("It costs 20.", 8, 10, "30"), finding("one", 2, 4, " ", form=1))
    assert fixed == TEXT.replace("%d  de 7", "%d de 7")


def test_in_a_message_what_leads_to_another_finding_stays_alone(path: Path) -> None:
    wrong, right = finding("It costs 20.", 8, 10, "30"), finding("It costs 20.", 6, 8, " ")
    expected = TEXT.replace("Cuesta  20 .", "Cuesta 20.")
    assert fix(path, right, wrong, finding("It costs 20.", 10, 11, "")) == expected
    overlapping = finding("It costs 20.", 6, 9, " 3")
    assert fix(path, overlapping, finding("It costs 20.", 7, 8, "")) == TEXT.replace("  20", " 20")


def test_of_many_suggestions_for_a_message_those_that_lead_to_nothing_else_are_taken(
    path: Path,
) -> None:
    spaces = [finding("It costs 20.", n, n, "-") for n in range(6)]
    assert "C-u-e-s-t-a  20 ." in fix(path, *spaces[1:], finding("It costs 20.", 8, 10, "30")), (
        "each in a round of its own"
    )


@pytest.mark.parametrize("change", [{"is_safe": False}, {"suggestion": None}, {"span": None}])
def test_what_no_check_is_sure_of_stays(path: Path, change: dict[str, object]) -> None:
    assert fix(path, finding("It costs 20.", 6, 8, " ")._replace(**change)) == TEXT


def test_what_was_saved_since_it_was_looked_at_stays(path: Path) -> None:
    found = finding("It costs 20.", 6, 8, " ", msgstr="Costó  20 .")
    assert fix(path, found, finding("one", 2, 4, " ", form=1)) == TEXT.replace("%d  de", "%d de")
    assert fix(path, found) == TEXT
    assert fix(path, finding("one", 2, 4, " ", form=0)) == TEXT


def test_a_fix_is_shown_as_a_diff(path: Path) -> None:
    path.write_text(TEXT, encoding="utf-8")
    task = Task(str(path), ("numbers",), ("es",), "es.po", is_document=False)
    one = finding("It costs 20.", 6, 8, " ", path=str(path))
    (fixed,) = fixings(None, Checked(task, [one], 1))
    assert '-msgstr "Cuesta  20 ."\n+msgstr "Cuesta 20 ."\n' in fixed.difference
    assert path.read_text(encoding="utf-8") == TEXT
