"""Marks and capitals: what is planted in good translations is found, and nothing else."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.model import Finding
from tests.checks.planting.marked_pairs import OTHERS, TO_ENGLISH, TO_SPANISH
from tests.checks.planting.marks import PLANTERS
from tests.checks.subjects import findings, foreign

CHECKS = (
    "opening-marks",
    "quotes",
    "brackets",
    "final-punctuation",
    "all-capitals",
    "initial-capital",
    "title-case",
    "capitals",
)
GOAL = 0.98
Pair = tuple[str, str]


def look(
    pairs: Iterable[Pair], language: str = "es", source: str = "en"
) -> defaultdict[str, list[Finding]]:
    """What the checks of this family find, by the number of the pair."""
    entries = (
        f'msgctxt "{at}"\nmsgid {_quoted(msgid)}\nmsgstr {_quoted(msgstr)}\n'
        for at, (msgid, msgstr) in enumerate(pairs)
    )
    subject = replace(foreign(*entries, language=language), source_language=source)
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings(subject, *CHECKS):
        found[finding.msgctxt or ""].append(finding)
    return found


def one(msgid: str, msgstr: str, language: str = "es", source: str = "en") -> Finding:
    """The only finding in a pair."""
    (finding,) = look([(msgid, msgstr)], language, source)["0"]
    return finding


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


@pytest.mark.parametrize(
    ("pairs", "language", "source"), [(TO_SPANISH, "es", "en"), (TO_ENGLISH, "en", "es")]
)
def test_a_good_translation_has_no_fault(pairs: list[Pair], language: str, source: str) -> None:
    found = look(pairs, language, source)
    assert [(each.check, each.msgstr) for all_ in found.values() for each in all_] == []


@pytest.mark.parametrize("name", PLANTERS)
def test_a_planted_fault_is_found(name: str) -> None:
    planted = [
        (source, spoilt)
        for source, target in TO_SPANISH
        if (spoilt := PLANTERS[name](source, target)) is not None
    ]
    found = look(planted)
    missed = [pair for at, pair in enumerate(planted) if str(at) not in found]
    assert planted
    assert len(missed) <= (1 - GOAL) * len(planted), missed


@pytest.mark.parametrize(("language", "source", "target", "check"), OTHERS)
def test_each_language_has_its_own_marks(
    language: str, source: str, target: str, check: str | None
) -> None:
    found = look([(source, target)], language)["0"]
    assert [finding.check for finding in found] == ([check] if check else [])


@pytest.mark.parametrize(
    ("source", "target", "mended"),
    [
        ("Who pays?", "Quién paga?", "¿Quién paga?"),
        ("It is over. Who pays?", "Se acabó. Quién paga?", "Se acabó. ¿Quién paga?"),
        ("**Who** pays?", "**Quién** paga?", "**¿Quién** paga?"),
        ("What a day!", "Qué día!", "¡Qué día!"),
        ("She said “no”.", 'Dijo “no".', "Dijo “no”."),
        ("She said “no”.", 'Dijo «no".', "Dijo «no»."),
        ("She said “no”.", 'Dijo "no”.', "Dijo “no”."),
    ],
)
def test_what_is_certain_has_a_safe_suggestion(source: str, target: str, mended: str) -> None:
    finding = one(source, target)
    assert finding.is_safe
    assert finding.span is not None
    start, end = finding.span
    assert target[:start] + str(finding.suggestion) + target[end:] == mended


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("If it rains, who pays?", "Si llueve, quién paga?"),
        ("He asked: who pays?", "Preguntó: quién paga?"),
        ("“Who pays?” he asked.", "«Quién paga?», preguntó."),
        ("you pay?", "pagas tú?"),
        ("Who pays?", "¿Quién paga."),
        ("She called it “a gift”.", "Lo llamó «un regalo."),
        ("It was in July 2025.", "Fue en Julio de 2025."),
    ],
)
def test_what_may_be_meant_otherwise_is_not_mended_alone(source: str, target: str) -> None:
    assert not one(source, target).is_safe


def test_a_mark_of_the_source_is_taken_out_of_a_translation_into_english() -> None:
    finding = one("¿Quién paga?", "¿Who pays?", "en", "es")
    assert (finding.check, finding.span, finding.suggestion) == ("opening-marks", (0, 1), "")
    assert finding.is_safe


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        ("Los mexicanos llegaron en enero.", "The mexicans came then.", "Mexicans"),
        ("Llegaron en enero.", "They came in january.", "January"),
    ],
)
def test_english_writes_days_months_and_peoples_with_a_capital(
    source: str, target: str, message: str
) -> None:
    assert one(source, target, "en", "es").suggestion == message


@pytest.mark.parametrize(
    ("source", "target", "low"),
    [
        ("It opens on July 4.", "Abre el 4 de Julio.", "julio"),
        ("See you on Monday.", "Nos vemos el Lunes.", "lunes"),
        ("Many Mexicans left.", "Muchos Mexicanos se fueron.", "mexicanos"),
        ("The English version is wrong.", "La versión en Inglés está mal.", "inglés"),
        ("In February 1991 I left.", "En Febrero de 1991 me fui.", "febrero"),
        ("The US government knew.", "El gobierno Estadounidense lo sabía.", "estadounidense"),
    ],
)
def test_spanish_writes_days_months_and_peoples_in_lower_case(
    source: str, target: str, low: str
) -> None:
    assert one(source, target).suggestion == low


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        ("Who pays?", "Quién paga.", "a stop at the end where the source has a question"),
        ("Who pays?", "Quién paga", "no mark at the end where the source has a question"),
        ("It is so.", "Es así;,", "a comma at the end where the source has a stop"),
        ("It is so.", "Es así..", "the last stop stands here twice"),
        ("It is so", "Es así..", "the last stop stands here twice"),
        ("It is so…", "Es así", "no mark at the end where the source has an ellipsis"),
        ("Name:", "Nombre", "no mark at the end where the source has a colon"),
        ("Who pays? We do.", "Pagamos nosotros.", "the source asks"),
        ("We won,” he said.", "Ganamos, dijo.", "” of the source has no counterpart"),
        ("He left the U.S. in a hurry that day.", "Se fue", "no mark at the end where"),
    ],
)
def test_the_message_says_which_mark_is_wanted(source: str, target: str, message: str) -> None:
    assert one(source, target).message.startswith(message)


def test_a_lost_stop_is_information_and_a_comma_in_its_place_a_warning() -> None:
    assert one("It is so.", "Es así").severity == "information"
    assert one("It is so.", "Es así,").severity == "warning"


@pytest.mark.parametrize("check", ["opening-marks", "quotes", "brackets"])
@given(text=st.text(alphabet="a B.¿?¡!«»“”\"'()[]*`<b>&;\n", max_size=40))
def test_a_span_lies_in_the_translation_and_a_copy_has_no_unpaired_mark(
    check: str, text: str
) -> None:
    entry = f"msgid {_quoted('x' + text)}\nmsgstr {_quoted('x' + text)}\n"
    for finding in findings(foreign(entry), check):
        assert check == "opening-marks"
        assert finding.span is not None
        assert 0 <= finding.span[0] <= finding.span[1] <= len(text) + 1
