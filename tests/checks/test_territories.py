"""Countries, continents and their people: which of them a translation exchanges for others."""

from __future__ import annotations

import pytest

from i18n.checks._languages import rules
from i18n.checks._names.territories import gazetteer
from i18n.checks._text import read
from tests.checks.subjects import findings, foreign


def said(source: str, target: str) -> list[str]:
    """What the check says of a pair; nothing but tables of the languages tells it."""
    one = foreign(f'msgid "{source}"\nmsgstr "{target}"\n')
    return [one.message for one in findings(one, "names")]


@pytest.mark.parametrize(
    ("source", "target", "other", "lost"),
    [
        ("Portugal lost the match.", "Polonia perdió el partido.", "Polonia", "Portugal"),
        ("A Latvian choir sang.", "Cantó un coro lituano.", "lituano", "Latvian"),
        ("Two Peruvian miners died.", "Murieron dos mineros bolivianos.", "bolivianos", "Peruvian"),
        ("She is North Korean.", "Es surcoreana.", "surcoreana", "North Korean"),
        (
            "It borders South Korea.",
            "Limita con Corea del Norte.",
            "Corea del Norte",
            "South Korea",
        ),
        ("The U.K. will vote.", "Estados Unidos votará.", "Estados Unidos", "U.K"),
        ("Scottish wool is dear.", "La lana galesa es cara.", "galesa", "Scottish"),
        ("African leaders met.", "Se reunieron los líderes asiáticos.", "asiáticos", "African"),
        ("Nigerian oil is cheap.", "El petróleo nigerino es barato.", "nigerino", "Nigerian"),
        (
            "Danish and Swedish boats sailed to Copenhagen.",
            "Barcos finlandeses y suecos navegaron a Copenhague.",
            "finlandeses",
            "Danish",
        ),
        ("Guinea-Bissau won.", "Ganó Guinea Ecuatorial.", "Guinea Ecuatorial", "Guinea-Bissau"),
    ],
)
def test_a_country_or_a_people_in_the_place_of_another_is_found(
    source: str, target: str, other: str, lost: str
) -> None:
    assert said(source, target) == [
        f"the name '{other}' is not in the source, and '{lost}' is missing"
    ]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        # the country for its people, and the other way round
        ("The Dutch voted.", "Los Países Bajos votaron."),
        ("Dutch voters chose.", "Los votantes holandeses eligieron."),
        ("American and British troops.", "Tropas de EE. UU. y del Reino Unido."),
        ("English troops in Korea.", "Tropas británicas en territorio coreano."),
        ("Ivory Coast beat Burma.", "Costa de Marfil venció a Birmania."),
        ("The Czech Republic and Eswatini.", "Chequia y Suazilandia."),
        ("Saudi Arabian oil.", "El petróleo saudita."),
        # one that is left out, or told to the reader
        ("The French mayor of Lille.", "El alcalde de Lille."),
        ("The mayor of Lille spoke.", "Habló el alcalde de la ciudad francesa de Lille."),
        # a capital for its country
        ("Moscow and the Iranian army.", "Rusia y el ejército de Teherán."),
        ("German talks with Beijing.", "Las conversaciones de Berlín con China."),
        # words put together
        ("A Franco-German pact, says Italy.", "Un pacto francoalemán, según Italia."),
        ("The pro-Russian Georgian party.", "El partido prorruso georgiano."),
        # other things that are called so
        ("Michael Jordan liked the Swiss.", "A Michael Jordan le gustaban los suizos."),
        ("A German roller coaster.", "Una montaña rusa."),
        ("French Guiana sent help.", "La Guayana francesa envió ayuda."),
        ("New Mexico and Turkey.", "Nuevo México y Turquía."),
        ("The Asian giant and Japan.", "China y Japón."),
        ("South American exports to Brazil.", "Exportaciones sudamericanas a Brasil."),
        # the language of the texts
        ("The English text is shown.", "Se muestra el texto español."),
    ],
)
def test_what_may_stand_for_a_country_is_left_alone(source: str, target: str) -> None:
    assert said(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "other", "lost"),
    [
        ("It flew to Lisbon.", "Voló a Atenas.", "Atenas", "Lisbon"),
        ("The Hague and Vienna agreed.", "La Haya y Praga coincidieron.", "Praga", "Vienna"),
        ("Munich is in Germany.", "Berlín está en Alemania.", "Berlín", "Munich"),
        (
            "The World Bank lent it.",
            "Lo prestó el Banco Central Europeo.",
            "Banco Central Europeo",
            "World Bank",
        ),
        ("It sank in the Red Sea.", "Se hundió en el mar Negro.", "mar Negro", "Red Sea"),
        ("The Rhine rose.", "Creció el Danubio.", "Danubio", "Rhine"),
        ("Saturn is far.", "Neptuno está lejos.", "Neptuno", "Saturn"),
        ("Ohio voted on it.", "Lo votó Florida.", "Florida", "Ohio"),
        ("She sings in Basque.", "Canta en catalán.", "catalán", "Basque"),
        (
            "The Health Ministry said so.",
            "Lo dijo el Ministerio de Justicia.",
            "Ministerio de Justicia",
            "Health Ministry",
        ),
        (
            "The Washington Post has it.",
            "Lo trae The New York Times.",
            "New York Times",
            "Washington Post",
        ),
        ("A Buddhist temple.", "Un templo judío.", "judío", "Buddhist"),
        ("The Democrats lost.", "Perdieron los republicanos.", "republicanos", "Democrats"),
    ],
)
def test_a_city_an_organization_or_a_sea_in_the_place_of_another_is_found(
    source: str, target: str, other: str, lost: str
) -> None:
    assert said(source, target) == [
        f"the name '{other}' is not in the source, and '{lost}' is missing"
    ]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The Kremlin and Paris talked.", "Hablaron Moscú y Francia."),
        ("The U.N. refugee agency warned.", "La ONU lo advirtió."),
        ("The WHO and other bodies.", "La Organización Mundial de la Salud y otros organismos."),
        ("The White House denied it.", "Washington lo negó."),
        ("They flew from Beirut to Cairo.", "Volaron de la capital libanesa a El Cairo."),
        ("London and Dublin signed.", "El Reino Unido e Irlanda firmaron."),
        ("The Nordic country joined.", "Finlandia se incorporó."),
        ("She lived in St. Petersburg.", "Vivió en San Petersburgo."),
        ("The defense minister of Texas.", "La ministra de Defensa de Texas."),
        ("The Treasury and the Interior Ministry.", "Hacienda y el Ministerio del Interior."),
        ("The Arab League met in Mecca.", "La Liga Árabe se reunió en La Meca."),
        ("The Catholic church of Victoria.", "La iglesia cristiana de Victoria."),
    ],
)
def test_what_may_stand_for_a_city_or_an_organization_is_left_alone(
    source: str, target: str
) -> None:
    assert said(source, target) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Odessa was shelled.", "Bombardearon Odesa."),
        ("Odesa was shelled.", "Bombardearon Odesa."),
        ("He was born in Yerevan.", "Nació en Yereván."),
        ("He was born in Yerevan.", "Nació en Ereván."),
        ("He left Rangoon.", "Se fue de Rangún."),
    ],
)
def test_a_city_is_the_same_in_each_of_its_spellings(source: str, target: str) -> None:
    assert said(source, target) == []


def test_a_city_is_not_another_of_its_country() -> None:
    assert said("It landed in Kharkiv.", "Aterrizó en Odesa.") == [
        "the name 'Odesa' is not in the source, and 'Kharkiv' is missing"
    ]


def test_the_tables_are_of_the_same_territories() -> None:
    one, two = rules("en", "territories"), rules("es", "territories")
    assert one["peoples"].keys() == two["peoples"].keys()
    assert one["places"].keys() == two["places"].keys()
    assert one["seats"].keys() == two["seats"].keys()
    assert one["others"].keys() == two["others"].keys()
    assert {place.partition("-")[0] for place in one["places"]} <= one["peoples"].keys()


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("japonesas", "JP"),
        ("alemanes", "DE"),
        ("iraníes", "IR"),
        ("belgas", "BE"),
        ("letona", "LV"),
        ("kosovares", "XK"),
        ("kirguises", "KG"),
        ("suazis", "SZ"),
        ("yanquis", "US"),
        ("mongolas", "MN"),
        ("micronesias", "FM"),
    ],
)
def test_adjectives_are_known_in_their_genders_and_numbers(word: str, code: str) -> None:
    spanish = gazetteer("es")
    assert spanish is not None
    (mention,) = spanish.mentions(read(f"las {word}", "message.md", "es"))
    assert mention.codes == {code}


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("en", "Kosovo", "XK"),
        ("en", "Antigua & Barbuda", "AG"),
        ("en", "St. Kitts & Nevis", "KN"),
        ("en", "Saint Kitts and Nevis", "KN"),
        ("en", "Saint Vincent and the Grenadines", "VC"),
        ("en", "South Georgia", "GS"),
        ("en", "the Isle of Man", "IM"),
        ("en", "two American Samoan swimmers", "AS"),
        ("es", "Kosovo", "XK"),
        ("es", "China", "CN"),
        ("es", "las islas Salomón", "SB"),
        ("es", "las Islas Salomón", "SB"),
        ("es", "los Estados Unidos Mexicanos", "MX"),
        ("es", "la isla de Man", "IM"),
    ],
)
def test_a_territory_is_known_as_texts_write_it(language: str, text: str, code: str) -> None:
    known = gazetteer(language)
    assert known is not None
    named = [one for one in known.mentions(read(text, "message.md", language)) if not one.is_aside]
    assert [mention.codes for mention in named] == [{code}]


def test_a_language_without_a_table_has_no_gazetteer() -> None:
    assert gazetteer("fi") is None


def test_a_country_in_the_place_of_a_program_is_told() -> None:
    source = "The article explains what is new in Python 3.7, compared to 3.6."
    target = "El artículo explica las novedades de {} 3.7, comparado con 3.6."
    wrong = f'msgid "{source}"\nmsgstr "{target.format("Francia")}"\n'
    right = f'msgid "{source}"\nmsgstr "{target.format("Python")}"\n'
    (finding,) = findings(foreign(wrong), "names")
    assert finding.message == "the name 'Francia' is not in the source, and 'Python' is missing"
    assert findings(foreign(right), "names") == []
