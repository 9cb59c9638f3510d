"""Names: which are the same thing's, and which are misspelt or replaced."""

from __future__ import annotations

from dataclasses import replace

import pytest

from i18n.checks import Knowledge
from i18n.checks._names import acronyms, equivalents, is_slip
from i18n.spelling import lexicon
from i18n.terms import read
from tests.checks.planting import name_pairs, words
from tests.checks.planting.word_pairs import NAMED_PAIRS, PAIRS
from tests.checks.subjects import findings, foreign

NOTHING = Knowledge()
DICTIONARIES = Knowledge(lexicon=lexicon)


class Words:
    """A dictionary of a few words."""

    def __init__(self, *words: str) -> None:
        self.words = frozenset(words)

    def knows(self, word: str) -> bool:
        return word in self.words

    def between(self, before: str, after: str) -> frozenset[str]:
        return frozenset()


def said(
    source: str, target: str, knowledge: Knowledge = NOTHING, language: str = "es"
) -> list[str]:
    """What the check says of a pair."""
    entry = f'msgid "{source}"\nmsgstr "{target}"\n'
    one = foreign(entry, language=language, knowledge=knowledge)
    return [one.message for one in findings(one, "names")]


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Ptyhon", "Python"),
        ("Linxu", "Linux"),
        ("Gorokhovsyk", "Gorokhovsky"),
        ("Djokvic", "Djokovic"),
        ("Grafaana", "Grafana"),
        ("PostgerSQL", "PostgreSQL"),
        ("Kubernates", "Kubernetes"),
    ],
)
def test_a_slip_is_a_letter_or_two_off(word: str, name: str) -> None:
    assert is_slip(word, name)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("México", "Mexico"),
        ("Kenia", "Kenya"),
        ("Alepo", "Aleppo"),
        ("Siria", "Syria"),
        ("Rusia", "Russia"),
        ("Filadelfia", "Philadelphia"),
        ("Republicana", "Republican"),
        ("Congreso", "Congress"),
        ("Corán", "Koran"),
        ("Europa", "Europe"),
        ("UE", "EU"),
        ("Win64", "Win46"),
        ("Django", "django"),
        ("Estocolmo", "Stockholm"),
    ],
)
def test_a_name_of_another_language_is_no_slip(word: str, name: str) -> None:
    assert not is_slip(word, name)


def test_the_names_of_countries_languages_and_cities_are_known() -> None:
    found = equivalents("en", "es")
    assert "germany" in found.of("Alemania")
    assert "moscow" in found.of("Moscú")
    assert "hague" in found.of("Haya")
    assert acronyms("en", "es")["ONU"][0] == "UN"
    back = equivalents("es", "en")
    assert "alemania" in back.of("Germany")
    assert acronyms("es", "en")["UN"] == ("ONU",)


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        (
            "Ask Walter Nauta.",
            "Pregunte a Walter Natua.",
            "the name 'Natua' is 'Nauta' in the source",
        ),
        (
            "On Linux-like systems.",
            "En sistemas como Linxu.",
            "the name 'Linxu' is 'Linux' in the source",
        ),
        (
            "Run the FreeBSD port.",
            "Ejecute el port de FreeBDS.",
            "the name 'FreeBDS' is 'FreeBSD' in the source",
        ),
        (
            "Talks with NATO.",
            "Conversaciones con la ONU.",
            "'ONU' is UN, which is not in the source",
        ),
        (
            "He praised GitHub again.",
            "Volvió a elogiar a Bolivia.",
            "the name 'Bolivia' is not in the source, and 'GitHub' is missing",
        ),
        (
            "A note from Mark Rutte.",
            "Una nota de Mark Sorensen.",
            "the name 'Sorensen' is not in the source, and 'Rutte' is missing",
        ),
    ],
)
def test_a_wrong_name_is_found_without_a_dictionary(source: str, target: str, message: str) -> None:
    assert said(source, target) == [message]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The DNA and RNA of HIV.", "El ADN y el ARN del VIH."),
        ("A United Nations report.", "Un informe de la ONU."),
        ("The Supreme Court of North Carolina.", "El Tribunal Supremo de Carolina del Norte."),
        ("King Charles III and Pope Francis.", "El rey Carlos III y el papa Francisco."),
        ("William and Elizabeth lived there.", "Allí vivían Guillermo e Isabel."),
        ("In London, Geneva and The Hague.", "En Londres, Ginebra y La Haya."),
        ("The Dutch and the British agreed.", "Los Países Bajos y el Reino Unido acordaron."),
        ("On the West Bank.", "En Cisjordania."),
        ("Ask the President about Obama’s plan.", "Pregunte al presidente por el plan de Obama."),
        ("German and French firms.", "Empresas de Alemania y Francia."),
        ("The Celtic and Irish Seas.", "El mar Celta y el mar de Irlanda."),
        ("The Kigali deal on HFCs.", "El Acuerdo de Kigali sobre los gases HFC."),
        ("Mr. Smith and Dr. House.", "El señor Smith y el doctor House."),
        ("Click Save, then Settings.", "Pulse Guardar y, a continuación, Configuración."),
        ("The Internet of Things.", "El Internet de las cosas."),
        ("the Python tutorial", "El tutorial"),
        (
            "Despite the flood, police in B.C. waited.",
            "Pese a la crecida, la policía de Columbia esperó.",
        ),
        ("G.D.P. grew under Ford.", "El PIB creció con Ford."),
        ("The tombs of Xerxes and Khosrow.", "Las tumbas de Jerjes y Josrow."),
        ("Talks in Beijing and Nanjing.", "Conversaciones en Pekín y Nankín."),
        ("The Ontario Police Review Director.", "El Director de Evaluaciones de Policía."),
    ],
)
@pytest.mark.tool("hunspell")
def test_a_name_that_is_right_is_left_alone(source: str, target: str) -> None:
    assert said(source, target) == []
    assert said(source, target, DICTIONARIES) == []


@pytest.mark.tool("hunspell")
def test_a_name_keeps_its_capital() -> None:
    source = "The ruling against Hoffmann was read in Trondheim."
    wrong = "La sentencia contra hoffmann se leyó en Trondheim."
    assert said(source, wrong, DICTIONARIES) == ["the name 'hoffmann' is 'Hoffmann' in the source"]
    right = "La sentencia contra Hoffmann se leyó en Trondheim."
    assert said(source, right, DICTIONARIES) == []


@pytest.mark.tool("hunspell")
@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("He speaks Quechua and Guarani.", "Habla quechua y guaraní."),
        ("They speak Kven and Livvi there.", "Allí hablan kven y livvi."),
        ("Open Firefox by its name.", "Ejecute /usr/bin/firefox por su nombre."),
        ("She knows the Cajun of old.", "Conoce el cajun de antaño."),
    ],
)
def test_what_the_language_writes_without_a_capital_is_left_alone(source: str, target: str) -> None:
    assert said(source, target, DICTIONARIES) == []


def test_a_term_is_no_stranger() -> None:
    terms = Knowledge(read(b"source,target\nGitHub,Bolivia\n", "terms.csv"))
    assert said("He praised GitHub again.", "Volvió a elogiar a Bolivia.", terms) == []


def test_a_name_that_is_kept_elsewhere_is_not_another_one_here() -> None:
    kept = [
        f'msgid "The {word} of Zope."\nmsgstr "El {palabra} de Zope."\n'
        for word, palabra in (("end", "final"), ("start", "inicio"), ("middle", "medio"))
    ]
    wrong = 'msgid "The price of Zope."\nmsgstr "El precio de Plone."\n'
    (finding,) = findings(foreign(*kept, wrong), "names")
    assert finding.message == "the name 'Plone' is not in the source, and 'Zope' is missing"
    assert finding.severity == "warning"
    assert finding.span == (13, 18)


@pytest.mark.tool("hunspell")
@pytest.mark.parametrize(
    ("planter", "share"), [(words.name_misspelt, 0.9), (words.name_replaced, 0.8)]
)
def test_planted_names_are_found(planter: words.Planter, share: float) -> None:
    planted = [(source, planter(source, target)) for source, target in PAIRS]
    told = [
        bool(said(source, target, DICTIONARIES)) for source, target in planted if target is not None
    ]
    assert len(told) >= 18
    assert sum(told) >= share * len(told)


@pytest.mark.tool("hunspell")
@pytest.mark.parametrize(
    ("planter", "share", "alone"),
    # `alone`: where no dictionary tells which words are names
    [
        (words.name_misspelt, 0.95, 0.95),
        (words.name_letter_lost, 0.9, 0.8),
        (words.name_letter_doubled, 0.9, 0.8),
        (words.name_letter_changed, 0.9, 0.8),
        (words.name_replaced, 0.95, 0.85),
        (words.name_replaced_by_unknown, 0.9, 0.7),
        (words.acronym_replaced, 0.9, 0.9),
    ],
)
def test_planted_names_are_found_in_other_text(
    planter: words.Planter, share: float, alone: float
) -> None:
    for knowledge, least in ((DICTIONARIES, share), (NOTHING, alone)):
        planted = [(source, planter(source, target)) for source, target in name_pairs.PAIRS]
        told = [
            bool(said(source, target, knowledge))
            for source, target in planted
            if target is not None
        ]
        assert len(told) >= 4
        assert sum(told) >= least * len(told)


@pytest.mark.tool("hunspell")
@pytest.mark.parametrize(("source", "target"), PAIRS + NAMED_PAIRS + name_pairs.PAIRS)
def test_the_names_of_good_text_are_right(source: str, target: str) -> None:
    assert said(source, target) == []
    assert said(source, target, DICTIONARIES) == []
    entry = f'msgid "{target}"\nmsgstr "{source}"\n'
    # the other way round too
    one = foreign(entry, language="en", knowledge=DICTIONARIES)
    assert findings(replace(one, source_language="es"), "names") == []


OTHER_LANGUAGES = [
    ("de", "Search the Old Harbour", "Suche im Alten Hafen"),
    ("fr", "The Index of Streets", "Le Répertoire des Rues"),
    ("fr", "Order", "Ordre"),
    ("fr", "Filter by street", "Filtre par rue"),
    ("ru", "She met Walter Nauta there.", "Она встретила там Науту."),
    ("ru", "The end of Zope is near.", "Конец пакета Зоуп близок."),
    ("el", "The list of Lost Ships", "Ο κατάλογος των Χαμένων Πλοίων"),
    ("ar", "She met Nauta at the harbour.", "التقت ناوتا في الميناء."),
    ("he", "She met Nauta at the harbour.", "היא פגשה את נאוטה בנמל."),
    ("ja", "Install Harbour with Nauta.", "ナウタ を使って インストール します。"),
    ("zh", "She met Walter Nauta there.", "她在那里 遇见了 瑙塔。"),
]
"""Translations into languages of which nothing is known but CLDR's names."""


@pytest.mark.parametrize(("language", "source", "target"), OTHER_LANGUAGES)
def test_where_nothing_tells_names_from_words_none_is_replaced(
    language: str, source: str, target: str
) -> None:
    assert said(source, target, language=language) == []


ENGLISH = Words("She", "she", "met", "there", "The", "the", "of", "in", "harbour", "lies")


@pytest.mark.parametrize(
    ("language", "source", "target", "words"),
    [
        # every noun has a capital, in the dictionary too
        (
            "de",
            "Nauta lies in the harbour.",
            "Im Hafen liegt Nauta.",
            Words("Hafen", "liegt", "Im"),
        ),
        ("de", "She met Nauta there.", "Sie traf dort den Hafenmeister.", Words("Hafenmeister")),
        ("ru", "She met Nauta there.", "Она встретила там Науту.", Words("встретила", "там")),
        ("ja", "She met Nauta there.", "そこで ナウタ と 会った。", Words("そこで", "会った")),
    ],
)
def test_a_dictionary_makes_no_name_of_a_noun_or_of_another_script(
    language: str, source: str, target: str, words: Words
) -> None:
    knowledge = Knowledge(lexicon={"en": ENGLISH, language: words}.get)
    assert said(source, target, knowledge, language) == []


def test_with_dictionaries_a_name_is_replaced_in_another_language_too() -> None:
    french = Words("Elle", "elle", "y", "a", "rencontré")
    knowledge = Knowledge(lexicon={"en": ENGLISH, "fr": french}.get)
    found = said("She met Nauta there.", "Elle y a rencontré Bogdan.", knowledge, "fr")
    assert found == ["the name 'Bogdan' is not in the source, and 'Nauta' is missing"]


@pytest.mark.parametrize("language", ["de", "fr", "ru"])
def test_a_name_of_the_source_is_misspelt_in_any_language(language: str) -> None:
    kept = [f'msgid "{n} FreeBSD ports"\nmsgstr "{n} FreeBSD"\n' for n in range(3)]
    wrong = 'msgid "Build the FreeBSD port."\nmsgstr "FreeBDS."\n'
    (finding,) = findings(foreign(*kept, wrong, language=language), "names")
    assert finding.message == "the name 'FreeBDS' is 'FreeBSD' in the source"


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Create a new TestPlan", "Crear nuevo Plan de Pruebas"),
        ("Add a Demo TextWidget", "Añadir una Demo de ControlTexto"),
        ("Number of Unknown SKUs", "Cantidad de Referencias desconocidas"),
        (
            "RISK OF LEAKAGE: The record is restricted.",
            "RIESGO DE FUGA: El registro está restringido.",
        ),
        ("<Answer: {question}>", "<Respuesta: {question}>"),
    ],
)
def test_words_of_a_program_that_are_translated_are_no_names(source: str, target: str) -> None:
    entry = f'msgid "{source}"\nmsgstr "{target}"\n'
    told = findings(foreign(entry), "names", "all-capitals", "markup")
    assert told == []


@pytest.mark.tool("hunspell")
@pytest.mark.parametrize(
    ("source", "target", "other", "lost"),
    [
        (
            "Netflix lost a million subscribers in the spring, the company said.",
            "Spotify perdió un millón de abonados en primavera, según la empresa.",
            "Spotify",
            "Netflix",
        ),
        (
            "The talks failed. Greenpeace will sue the owners of the refinery.",
            "Las conversaciones fracasaron. Unesco demandará a los dueños de la refinería.",
            "Unesco",
            "Greenpeace",
        ),
        (
            "In the autumn Queen Camilla opened a hospital.",
            "En otoño, la reina Letizia inauguró un hospital.",
            "Letizia",
            "Camilla",
        ),
    ],
)
def test_a_name_at_the_start_of_a_sentence_is_replaced(
    source: str, target: str, other: str, lost: str
) -> None:
    what = f"the name '{other}' is not in the source, and '{lost}' is missing"
    assert said(source, target, DICTIONARIES) == [what]


@pytest.mark.tool("hunspell")
@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Unpublish", "Despublicar"),
        (
            "Unregister the old account before you close it.",
            "Desregistre la cuenta antes de cerrarla.",
        ),
        ("Ask Nauta to send it to them tonight.", "Pedírselo esta noche es cosa suya."),
    ],
)
def test_a_new_word_at_the_start_of_a_sentence_is_no_name(source: str, target: str) -> None:
    assert said(source, target, DICTIONARIES) == []
