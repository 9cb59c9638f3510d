"""Ordinals, parts, multiples, hours and versions that are said in words or as text."""

from __future__ import annotations

import random

import pytest

from i18n.checks._numbers.vocabulary import vocabulary
from i18n.model import Severity
from tests.checks.test_values import found

RIGHT = [
    # ordinals and centuries
    ("The ship came in third.", "El barco llegó en tercer lugar."),
    ("Their office is on the second floor.", "Su oficina está en la primera planta."),
    ("The thirteenth session was the last.", "La 13.ª sesión fue la última."),
    ("In the twenty-first century, 20 towns grew.", "En el siglo XXI crecieron 20 ciudades."),
    ("First and middle name", "Nombre y segundo nombre"),
    ("She won; he was runner-up.", "Ella quedó primera; él, segundo."),
    ("The first sailed and the second stayed.", "El primero zarpó y el segundo se quedó."),
    ("A third of the second shift left.", "Un tercio del segundo turno se fue."),
    ("They lost in the round of 16.", "Perdieron en octavos de final."),
    ("It took a second in the third quarter.", "Tardó un segundo en el tercer trimestre."),
    ("A 19th-century house.", "Una casa decimonónica."),
    # parts of a whole
    ("Ferries run every quarter of an hour.", "Los ferris salen cada 15 minutos."),
    ("Sow 1/2 to 3/4 inch deep.", "Siembre a una profundidad de 1,3 a 1,9 cm."),
    ("Add 2¼ lb of salt.", "Añada 1 kg de sal."),
    ("Some 12.5 million ships sailed.", "Zarparon unos doce millones y medio de barcos."),
    ("In the first quarter half of them paid.", "En el primer trimestre pagó la mitad."),
    ("Half of the herd was sold.", "Se vendió el 50 % del rebaño."),
    ("Two thirds of the herd was sold.", "Se vendió el 67 % del rebaño."),
    ("The loan rose by half a point.", "El préstamo subió medio punto."),
    ("The loan rose by a quarter point.", "El préstamo subió 25 puntos básicos."),
    ("It has half a bathroom.", "Tiene un cuarto de baño pequeño."),
    # multiples
    ("The harvest doubled.", "La cosecha fue el doble."),
    ("The harvest tripled.", "La cosecha se triplicó."),
    # hours in words
    ("The ferry leaves at four in the afternoon.", "El ferri sale a las cuatro de la tarde."),
    ("The ferry leaves at 4 p.m.", "El ferri sale a las cuatro de la tarde."),
    ("The ferry leaves at ten to nine in the morning.",
     "El ferri sale a las nueve menos diez de la mañana."),
    ("The ferry leaves at eight thirty in the evening.",
     "El ferri sale a las ocho y media de la tarde."),
    ("The bridge closes at midnight.", "El puente se cierra a las doce de la noche."),
    ("The bridge closes at midnight.", "El puente se cierra a las 0.00."),
    ("The bridge closes at noon.", "El puente se cierra al mediodía."),
    ("They worked from nine to six in the evening.", "Trabajaron de nueve a seis de la tarde."),
    ("They sailed in the evening.", "Zarparon por la tarde."),
    ("They sailed in the evening.", "Zarparon por la noche."),
    ("It begins tonight at 8 with a song.", "Empieza esta noche a las 20.00 con una canción."),
    # numbers in words
    ("The two captains shook hands.", "Los capitanes se dieron la mano."),
    ("A two-day storm passed.", "Pasó una tormenta."),
    ("They waited seven days.", "Esperaron una semana."),
    ("They waited for eighteen months, every other day.", "Esperaron año y medio, cada dos días."),
    ("The two sides held three-way talks.", "Ambas partes tuvieron conversaciones tripartitas."),
    ("On all fours he crossed it.", "Lo cruzó a gatas."),
    # versions
    ("Version 4 is out.", "Salió la cuarta versión."),
    ("It is under the GPLv3.", "Está bajo la GPL versión 3."),
    ("The v2.1-beta is out.", "Salió la v2.1-beta."),
    ("It plays MP3 and MP4.", "Reproduce MP3 y MP4."),
    ("The G-20 met.", "El G20 se reunió."),
    ("It took two and a half hours.", "Tardó 150 minutos."),
    ("It took two and a half hours.", "Tardó dos horas y media."),
    ("Pius the Twelfth wrote it.", "Lo escribió Pío XII."),
    ("Open from 4 to 8 in the evening.", "Abierto de 16.00 a 20.00."),
    # dates
    ("The fair is from Oct. 21-Nov. 1.", "La feria es del 21 de octubre al 1 de noviembre."),
    ("They landed on Christmas Day 2021.", "Aterrizaron el 25 de diciembre de 2021."),
    ("They met on New Year's Eve.", "Se reunieron el 31 de diciembre."),
    ("The 1929 crash ruined them.", "El crac del 29 los arruinó."),
    ("Exports rose in the 12 months through July 2024.",
     "Las exportaciones subieron entre agosto de 2023 y julio de 2024."),
    ("Exports rose in the year to June 2023.",
     "Las exportaciones subieron entre julio de 2022 y junio de 2023."),
]  # fmt: skip
WRONG = [
    # ordinals and centuries
    ("Sales fell in the second quarter.", "Las ventas cayeron en el primer trimestre."),
    ("Sales fell in the third quarter.", "Las ventas cayeron en el segundo trimestre."),
    ("It is the fifth strike in four years.", "Es la cuarta huelga en cuatro años."),
    ("It is the third-biggest port.", "Es el segundo mayor puerto."),
    ("Rain fell for a ninth day and for a sixth here.",
     "Llovió por séptimo día y por sexto aquí."),
    ("In the twenty-first century, 20 towns grew.", "En el siglo XX crecieron 20 ciudades."),
    # parts of a whole
    ("Half of the 340 sailors are women.", "Un tercio de los 340 marineros son mujeres."),
    ("They buy a quarter of the wine and three-quarters of the oil.",
     "Compran la tercera parte del vino y las tres cuartas partes del aceite."),
    ("The loan rose by half a point to 4.25%.",
     "El préstamo subió un cuarto de punto, hasta el 4,25 %."),
    # multiples
    ("The harvest tripled in 2022.", "La cosecha se duplicó en 2022."),
    ("He pays twice as much.", "Paga el triple."),
    # versions
    ("New in version 3.10: a flag.", "Novedad de la versión 3.1: una opción."),
    ("Fixed in v2.1-beta of June 4.", "Corregido en la v2.1 del 4 de junio."),
    ("The code is under the GPLv3.", "El código está bajo la GPLv2."),
    ("It reads HTML5.", "Lee HTML4."),
    # kings, and whole numbers with a half
    ("Louis the Fourteenth ruled long.", "Luis XV reinó mucho tiempo."),
    ("Isabella II left in 1868.", "Isabel I se marchó en 1868."),
    ("Two and a half years later.", "Tres años y medio después."),
]  # fmt: skip
HOURS = [
    ("The ferry leaves at four in the afternoon.", "El ferri sale a las cuatro de la mañana."),
    ("The ferry leaves at 4 p.m.", "El ferri sale a las cuatro de la mañana."),
    ("The bridge closes at midnight.", "El puente se cierra a la una de la madrugada."),
    ("The bridge closes at noon.", "El puente se cierra al atardecer."),
    ("They sail on Monday afternoon.", "Zarpan el lunes por la mañana."),
    ("The fair is from Oct. 21-Nov. 1.", "La feria es del 21 de octubre al 2 de noviembre."),
    ("They landed on Christmas Day 2021.", "Aterrizaron el 24 de diciembre de 2021."),
    ("Exports rose in the 12 months through July 2024.",
     "Las exportaciones subieron entre agosto de 2022 y julio de 2024."),
]  # fmt: skip
MEASURED = [
    ("Add 1¼ cups of salt.", "Añada 1¾ tazas de sal.", "numbers"),
    ("A dose of 5 micrograms.", "Una dosis de 5 miligramos.", "units"),
    ("Add 2 tablespoons of salt.", "Añada 2 cucharaditas de sal.", "units"),
    ("They sailed 70 leagues.", "Navegaron 70 millas.", "units"),
    ("It earned 2.5 trillion kroner.", "Ganó 2,5 billones de coronas suecas.", "currency"),
    ("We saved ninety percent of the herd.", "Salvamos al noventa del rebaño.", "percent"),
]
LOST = [
    ("They built it in four blocks.", "Lo construyeron en bloques.", "four"),
    ("After a seven-minute stop, it left.", "Tras una parada, salió.", "seven"),
    ("Twelve sailors were rescued.", "Los marineros fueron rescatados.", "Twelve"),
    ("The port's six biggest cranes fell.", "Las mayores grúas del puerto cayeron.", "six"),
    ("The mean age rose to forty-two.", "La edad media subió.", "forty-two"),
    ("Seven of the 30 sailors stayed.", "De los 30 marineros, algunos se quedaron.", "Seven"),
]


@pytest.mark.parametrize(("source", "target"), RIGHT)
def test_what_is_said_in_other_words_is_left_alone(source: str, target: str) -> None:
    assert found(source, target) == []


@pytest.mark.parametrize(("source", "target"), WRONG)
def test_what_is_said_otherwise_is_one_finding(source: str, target: str) -> None:
    (finding,) = found(source, target)
    assert finding.check == "numbers"
    assert finding.severity == Severity.WARNING


@pytest.mark.parametrize(("source", "target"), HOURS)
def test_another_time_is_a_finding_of_dates(source: str, target: str) -> None:
    assert {finding.check for finding in found(source, target)} == {"dates"}


@pytest.mark.parametrize(("source", "target", "number"), LOST)
def test_a_number_in_words_that_is_in_no_form_there_is_told(
    source: str, target: str, number: str
) -> None:
    (finding,) = found(source, target)
    assert (finding.message, finding.severity) == (f"{number} is missing", Severity.INFORMATION)


@pytest.mark.parametrize("seed", range(4))
def test_words_for_numbers_in_any_order_are_read(seed: int) -> None:
    english, spanish = vocabulary("en"), vocabulary("es")
    assert english is not None and spanish is not None
    chance = random.Random(seed)
    signs = ["0", "0th", "1/0", "½", "2.100,000", "$", "%", "XX", "v0.0", "mdd", "-", ",", "24:61"]

    def text(words: list[str]) -> str:
        return " ".join(chance.choice(words) for _ in range(chance.randint(1, 9)))

    both = [sorted({*v.spoken, *v.telling, *v.measures}) + signs * 20 for v in (english, spanish)]
    for _ in range(150):
        found(text(both[0]), text(both[1]))


@pytest.mark.parametrize(("source", "target", "check"), MEASURED)
def test_another_measure_is_told(source: str, target: str, check: str) -> None:
    assert [one.check for one in found(source, target)] == [check]
