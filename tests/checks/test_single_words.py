"""A single word of a language near to Spanish, and loans and rare words, which are Spanish."""

from __future__ import annotations

import pytest

from i18n.checks import Knowledge
from i18n.model import Severity
from i18n.spelling import lexicon
from tests.checks.subjects import findings, foreign
from tests.checks.test_spelling import KNOWING

STRANGE = [
    ("Load per shelf: 30 kg", "Carga por prateleira: 30 kg", "prateleira", "Portuguese"),
    ("The fridge is broken.", "La geladeira está rota.", "geladeira", "Portuguese"),
    ("The red car is mine.", "El coche vermelho es mío.", "vermelho", "Portuguese"),
    ("Put the pillow on the bed.", "Ponga el travesseiro en la cama.", "travesseiro", "Portuguese"),
    ("Add two spoons of sugar.", "Añada dos cucchiai de azúcar.", "cucchiai", "Italian"),
    ("Close the flask.", "Cierre la bouteille.", "bouteille", "French"),
    ("The drawer does not open.", "El tiroir no se abre.", "tiroir", "French"),
]
SPANISH = [
    ("The scandal cost him his post.", "El affaire le costó el puesto."),
    ("The team won the league title.", "El equipo ganó el scudetto."),
    ("They dance capoeira here.", "Aquí bailan capoeira."),
    ("The regional minister spoke.", "Habló el conselleiro de Sanidad."),
    ("The choir sang a song.", "El coro cantó «vermelho» y *geladeira*."),
    ("The square of Rome is full.", "La plaza Vermelho vermelho está llena."),
    ("The photographers chased her.", "La persiguieron los paparazzi."),
    ("He cooked risotto.", "Cocinó risotto con mozzarella."),
    ("The commit breaks it.", "El commit rompe los wrappers y el buffer."),
    ("The deepfake was viral.", "El ultrafalso se hizo viral."),
    ("The little house.", "La casuquita y el perrillo."),
    ("The substance is safe.", "La metilhidracina y la microglia."),
    ("The evil job.", "Un trabajo malhecho y alharaquero."),
    ("The wine is from the castle.", "El vino es del château."),
    ("The llama herder sings.", "El llamero canta huaynos y yaravíes."),
]


def told(source: str, target: str, knowledge: Knowledge) -> list[tuple[Severity, str]]:
    entry = f'msgid "{source}"\nmsgstr "{target}"\n'
    found = findings(foreign(entry, knowledge=knowledge), "wrong-language")
    return [(one.severity, one.message) for one in found]


@pytest.mark.parametrize(("source", "target", "word", "language"), STRANGE)
@pytest.mark.parametrize("knowledge", KNOWING)
def test_a_single_strange_word_is_information(
    source: str, target: str, word: str, language: str, knowledge: Knowledge
) -> None:
    what = f"“{word}” is in {language}, not in Spanish (translate it)"
    assert told(source, target, knowledge) == [(Severity.INFORMATION, what)]


@pytest.mark.parametrize(("source", "target"), SPANISH)
@pytest.mark.parametrize("knowledge", KNOWING)
def test_a_loan_a_name_or_a_rare_word_is_spanish(
    source: str, target: str, knowledge: Knowledge
) -> None:
    assert told(source, target, knowledge) == []


def test_without_a_dictionary_nothing_is_said() -> None:
    assert told("The fridge is broken.", "La geladeira está rota.", Knowledge()) == []


@pytest.mark.tool("hunspell")
def test_a_word_that_stands_twice_is_one_of_the_catalog() -> None:
    entries = [
        f'msgid "The {n} fridge is broken."\nmsgstr "La {n} geladeira está rota."\n' for n in (1, 2)
    ]
    assert findings(foreign(*entries, knowledge=Knowledge(lexicon=lexicon)), "wrong-language") == []
