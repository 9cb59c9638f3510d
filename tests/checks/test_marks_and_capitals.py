"""Marks and capitals: what is planted in good translations is found, and nothing else."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.checks import Knowledge
from i18n.model import Finding
from tests.checks.planting.marked_pairs import ONE_WAY, OTHERS, TO_ENGLISH, TO_SPANISH
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
TURNED = [(target, source) for source, target in TO_SPANISH if target not in ONE_WAY]
SPANISH_ALONE = {
    "question_open_missing",
    "exclam_open_missing",
    "question_close_changed",
    "title_case_kept",
    "month_capital",
    "day_capital",
}
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
    ("pairs", "language", "source"),
    [(TO_SPANISH, "es", "en"), (TO_ENGLISH, "en", "es"), (TURNED, "en", "es")],
)
def test_a_good_translation_has_no_fault(pairs: list[Pair], language: str, source: str) -> None:
    found = look(pairs, language, source)
    assert [(each.check, each.msgstr) for all_ in found.values() for each in all_] == []


def missed(name: str, pairs: Iterable[Pair], language: str, source: str) -> list[Pair]:
    """The planted faults that nothing finds; few enough for the goal."""
    planted = [
        (msgid, spoilt)
        for msgid, msgstr in pairs
        if (spoilt := PLANTERS[name](msgid, msgstr)) is not None
    ]
    assert planted
    found = look(planted, language, source)
    left = [pair for at, pair in enumerate(planted) if str(at) not in found]
    return left if len(left) > (1 - GOAL) * len(planted) else []


@pytest.mark.parametrize("name", PLANTERS)
def test_a_planted_fault_is_found(name: str) -> None:
    assert missed(name, TO_SPANISH, "es", "en") == []


@pytest.mark.parametrize("name", sorted(PLANTERS.keys() - SPANISH_ALONE))
def test_a_planted_fault_is_found_in_english(name: str) -> None:
    assert missed(name, TURNED, "en", "es") == []


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
    ("source", "target", "is_safe"),
    [
        ("«¿Qué?» es una pregunta.", "“¿Qué?” is a question.", False),
        ("La palabra ¿natural? no dice nada.", "The word ¿natural? says nothing.", False),
        ("¿Natural? No.", "¿Natural? No.", False),
        ("¿Qué? Nada.", "¿What? Nothing.", True),
        ("Di «¿Qué?» o nada.", "Say “¿What?” or nothing.", True),
    ],
)
def test_a_word_with_the_mark_of_the_source_is_not_mended_alone(
    source: str, target: str, is_safe: bool
) -> None:
    finding = one(source, target, "en", "es")
    assert (finding.check, finding.suggestion, finding.is_safe) == ("opening-marks", "", is_safe)


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
        ("It ended on Sept. 3.", "Terminó el 3 de Septiembre.", "septiembre"),
        ("It ended on 3/9.", "Terminó el 3 de Septiembre.", "septiembre"),
        ("The first Sunday of July.", "El primer domingo de Julio.", "julio"),
        ("Open Monday to Friday.", "Abierto de Lunes a viernes.", "lunes"),
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


def test_quotation_marks_of_filipino_are_not_taken_for_those_of_finnish() -> None:
    assert one("He said yes.", "Sabi niya «oo.", "fil").message == "« is never closed"
    assert not look([("He said yes.", "Hän sanoi »kyllä».")], "fi")


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


def test_deep_nesting_is_read_without_recursion() -> None:
    text = "«" * 3000 + "a" + "»" * 3000
    entry = f"msgid {_quoted('x')}\nmsgstr {_quoted(text)}\n"
    (finding,) = findings(foreign(entry), "quotation-style")
    assert finding.suggestion == "“«" * 1499 + "“a" + "”" + "»”" * 1499


@pytest.mark.parametrize(
    ("target", "style", "mended"),
    [
        ("«El “gran” día»", "", None),
        ("«El «gran» día»", "", "«El “gran” día»"),
        ("“El “gran” día”", "", "“El «gran» día”"),
        ("«A» y «B»", "", None),
        ("«A» y «B", "", None),
        ('"A" y "B"', "", None),
        ("“A” y “B”", "«“‘", ["«A»", "«B»"]),
        ('El "gran" día', "«“‘", "El «gran» día"),
        ("El “gran” día", "«“‘", "El «gran» día"),
        ("«El “gran” día»", "«“‘", None),
        ("“El ‘gran’ día”", "«“‘", "«El “gran” día»"),
        ("“El *‘gran’* día”", "«“‘", "«El *“gran”* día»"),
        ("d’Artagnan dijo “no”", "«“‘", "d’Artagnan dijo «no»"),
        ("`“x”` y “y”", "«“‘", "`“x”` y «y»"),
        ("&ldquo;no&rdquo;", "«“‘", None),
    ],
)
def test_inner_quotation_marks_are_of_another_kind_or_of_the_projects(
    target: str, style: str, mended: str | list[str] | None
) -> None:
    entry = f"msgid {_quoted('x')}\nmsgstr {_quoted(target)}\n"
    subject = replace(foreign(entry), knowledge=Knowledge(quotes=style))
    found = findings(subject, "quotation-style")
    if isinstance(mended, list):
        assert [each.suggestion for each in found] == mended
        return
    result = target
    for each in found:
        assert each.is_safe
        assert each.span is not None
        result = target[: each.span[0]] + str(each.suggestion) + target[each.span[1] :]
    assert result == (mended or target)
    assert len(found) == (mended is not None)


@pytest.mark.parametrize(
    "target",
    [
        "La pregunta es quién paga?",
        "Si llueve quién paga?",
        "María quién paga?",
        "Espera... qué?",
    ],
)
def test_a_question_that_may_begin_inside_is_found_and_not_mended(target: str) -> None:
    finding = one("Is it so that somebody asks who pays?", target)
    assert finding.check == "opening-marks"
    assert not finding.is_safe


@pytest.mark.parametrize("target", ["Quién paga?", "De quién es?", "Pagan todos los vecinos?"])
def test_a_question_that_is_the_whole_sentence_is_mended(target: str) -> None:
    finding = one("Who is to pay for it?", target)
    assert (finding.is_safe, finding.suggestion) == (True, f"¿{target[0]}")


def test_the_mark_of_a_factorial_exclaims_nothing() -> None:
    assert not look([("Is 5! more than 100?", "¿Es 5! más de 100?")])
