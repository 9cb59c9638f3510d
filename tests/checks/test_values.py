"""What numbers count and how they are written: recall on planted defects, silence without them."""

from __future__ import annotations

import polib
import pytest

from i18n.checks import Subject, checks, run
from i18n.model import Finding
from tests.checks.planting.news import NEWS
from tests.checks.planting.values import CLASSES

NAMES = ("numbers", "dates", "percent", "currency", "units", "magnitude", "separators")
PAIRS = {"es": NEWS, "en": [(spanish, english) for english, spanish in NEWS]}

RIGHT = [
    ("The film begins at 23.45.", "La película empieza a las 23:45."),
    ("The film begins at 11:45 p.m.", "La película empieza a las 23.45."),
    ("Between 3 million and at least 10 million.", "Entre 3 y más de 10 millones."),
    ("On 1 October 1961 it began.", "El 1ero de octubre de 1961 empezó."),
    ("It costs $5.", "Cuesta 5 dólares."),
    ("It costs US$5.", "Cuesta 5 USD."),
    ("It costs $5.", "Cuesta 5 $."),
    ("Pay in USD.", "Pague en dólares."),
    ("Section 8(3) applies.", "Se aplica el artículo 8.3."),
    ("No children under 18 may enter.", "No pueden entrar menores de edad."),
    ("She turned 18 in May.", "Cumplió la mayoría de edad en mayo."),
    ("Only 5 march every day.", "Solo cinco desfilan cada día."),
    ("It is about 3 feet across.", "Mide alrededor de un metro de diámetro."),
    ("The debt is 1.2 quadrillion yen.", "La deuda es de 1200 billones de yenes."),
    ("An 18-carat ring.", "Un anillo de 18 quilates."),
    ("A refund of €%s.", "Un reembolso de %s €."),
    ("Section 8(3) applies.", "Se aplica el artículo 8, apartado 3."),
    ("Call f(2) or 3(4).", "Llame a f(2) o 3(4)."),
    ("There are 10 bar staff and 3 bar stools.", "Hay 10 camareros y 3 taburetes."),
    ("A 12 MP camera.", "Una cámara de 12 megapíxeles."),
    ("They paid €5–10 million.", "Pagaron entre 5 y 10 millones de euros."),
    ("The A$20 ticket sold out.", "La entrada, de 20 dólares australianos, se agotó."),
    ("A tip of $5 to $10 is usual.", "Lo normal es una propina de 5 a 10 dólares."),
    ("The fee is 500 Kenyan shillings.", "La tarifa es de 500 chelines kenianos."),
    ("Rents rose 35%.", "Los alquileres subieron un 35%."),
    ("Rents rose 35%.", "Los alquileres subieron un 35 por ciento."),
    ("Rents rose 2 percentage points.", "Los alquileres subieron 2 puntos porcentuales."),
    ("Half of them, 50%, agreed.", "La mitad, el 50 %, estuvo de acuerdo."),
    ("It is 5 miles away.", "Está a 5 millas."),
    ("It is 5 miles away.", "Está a 8 kilómetros."),
    ("It is 5 miles (8 km) away.", "Está a 5 millas (8 kilómetros)."),
    ("It covers 40 square miles.", "Ocupa 40 millas cuadradas."),
    ("The last 7 days were hot.", "La última semana fue calurosa."),
    ("They met on 3/4/2025.", "Se reunieron el 3 de abril de 2025."),
    ("They met on 3/4/2025.", "Se reunieron el 4 de marzo de 2025."),
    ("They met on May 3 and 5.", "Se reunieron el 3 y el 5 de mayo."),
    ("They may meet in May.", "Puede que se reúnan en mayo."),
    ("They met at 12 a.m.", "Se reunieron a medianoche."),
    ("It cost $1 billion.", "Costó mil millones de dólares."),
    ("Billions were spent.", "Se gastaron miles de millones."),
    ("It cost 1,234.50 dollars.", "Costó 1.234,50 dólares."),
    ("It cost €25 million.", "Costó 25 M€."),
    ("The Games run from July 26 to August 11.", "Los Juegos son del 26 de julio al 11 de agosto."),
    ("He won in 2:01:09.", "Ganó en 2:01:09."),
    ("The BSD 3-Clause License", "La licencia BSD de 3 cláusulas"),
    ("It was built in the 19th century.", "Se construyó en el siglo XIX."),
    ("It was built in the 1800s.", "Se construyó en el siglo XIX."),
    ("Python 3.10 is not Python 3.1.", "Python 3.10 no es Python 3.1."),
    (
        "Rain fell 6 inches deep in the 15th century.",
        "En el siglo XV cayeron 15 centímetros de lluvia.",
    ),
    ("The 19th Congress met here.", "El Decimonoveno Congreso se reunió aquí."),
    ("It is the 34th edition.", "Es la trigésima cuarta edición."),
    ("It is the 34th edition.", "Es la trigesimocuarta edición."),
    ("It is the 27th edition.", "Es la vigésima séptima edición."),
    ("The pharmacy is open 24/7.", "La farmacia abre a todas horas."),
    ("They shared the prize 50/50.", "Se repartieron el premio a medias."),
    ("She is 5'4\" tall.", "Mide 1,63 m."),
    ('A frame of 8" x 10" costs more.', "Un marco de 20 × 25 cm cuesta más."),
    ('He typed "route 66" twice.', "Escribió dos veces «ruta 66»."),
    ("The barrel holds 30 gallons.", "En el barril caben 114 litros."),
    ("Tens of millions watched it.", "Lo vieron decenas de millones."),
    ("Hundreds of thousands of euros went missing.", "Faltaban cientos de miles de euros."),
    ("It lost thousands of millions of euros.", "Perdió miles de millones de euros."),
    (
        "A debt of €20 million, down from €35 million.",
        "Una deuda de 20 millones de euros, frente a los 35 millones de antes.",
    ),
    ("He has half a million readers.", "Tiene medio millón de lectores."),
    ("A quarter of them left.", "La cuarta parte se marchó."),
    ("Three quarters of them left.", "Se marcharon las tres cuartas partes."),
    ("A fifth of them left.", "Se marchó el 20 %."),
    ("Output rose tenfold.", "La producción se multiplicó por diez."),
    ("They won a fifth time.", "Ganaron por quinta vez."),
    ("They met two weeks ago.", "Se reunieron hace quince días."),
    ("We met at half past nine.", "Nos vimos a las nueve y media."),
    ("We met at half past nine.", "Nos vimos a las 9:30."),
    ("We met at a quarter to nine.", "Nos vimos a las nueve menos cuarto."),
    ("He died in 80 BC.", "Murió en el 80 a. C."),
    ("World War II was over.", "La Segunda Guerra Mundial había terminado."),
    ("When I met Pius XII, I was young.", "Cuando conocí a Pío XII era joven."),
    ("We met at half past midnight.", "Nos vimos a las 0:30."),
    ("It takes an hour and a half.", "Se tarda noventa minutos."),
    ("The site has 3M readers.", "La web tiene tres millones de lectores."),
    ("The film lasts an hour and a half.", "La película dura hora y media."),
    ("She is 5 feet 4 inches tall.", "Mide 1,63 metros."),
    ("She is five feet four.", "Mide 1,63 m."),
    ("He is 5ft 10in.", "Mide 1,78 m."),
    ("A 6-foot-2 guard won.", "Ganó una base de 1,88 metros."),
    ("The baby weighed 8 pounds 4 ounces.", "El bebé pesó 3,74 kilos."),
    ("It takes 1 hour 45 minutes.", "Se tardan 105 minutos."),
    ("It takes 2 hours and 30 minutes.", "Se tardan 2,5 horas."),
    ("It lasted two years and three months.", "Duró 27 meses."),
    ("He was jailed for 18 months.", "Fue encarcelado durante un año y medio."),
    ("The talks lasted 90 minutes.", "La reunión duró una hora y media."),
    ("The talks lasted 90 minutes.", "La reunión duró hora y media."),
    ("He lived for 250 years.", "Vivió dos siglos y medio."),
    ("It weighs 2 tons and a half.", "Pesa 2,5 toneladas."),
    ("He ruled for half a century.", "Gobernó durante 50 años."),
    ("Half a dozen people left.", "Se fueron 6 personas."),
    ("It takes 15 minutes.", "Se tarda un cuarto de hora."),
    ("It takes a quarter of an hour.", "Se tardan 15 minutos."),
    ("It takes a quarter of an hour.", "Se tardan quince minutos."),
    ("It takes 45 minutes.", "Se tardan tres cuartos de hora."),
    ("It is half a mile from here.", "Está a 800 metros de aquí."),
    ("It costs $0.50.", "Cuesta 50 centavos."),
    ("It costs 99 cents.", "Cuesta 0,99 dólares."),
    ("Nine in ten agree.", "El 90 % está de acuerdo."),
    ("9 out of 10 agree.", "El 90 % está de acuerdo."),
    ("Three in four agree.", "El 75 % está de acuerdo."),
    ("Two in three agree.", "El 67 % está de acuerdo."),
    ("It was 95 F at noon.", "Hacía 35 °C al mediodía."),
    ("It was 1.5 C above the average.", "Estaba 1,5 °C por encima de la media."),
    ("It has 4 C libraries.", "Tiene 4 bibliotecas de C."),
    ("It ends at 8 p.m. (1800 GMT).", "Acaba a las 20.00 (18.00 GMT)."),
    ("It ends at 0030 GMT.", "Acaba a las 00:30 GMT."),
    ("It ends at 1830 GMT.", "Acaba a las 18:30 GMT."),
    ("Lows of -12 C are expected.", "Se esperan mínimas de -12 °C."),
    ("Lows of -12 C are expected.", "Se esperan mínimas de doce grados bajo cero."),
    ("It grew by minus 0.4 percent.", "Creció un −0,4 por ciento."),
    ("It was 12 degrees below zero.", "Hacía −12 °C."),
    ("All his life but 5 years.", "Toda su vida menos 5 años."),
    ("It was at least 12 °C.", "Hacía al menos 12 °C."),
    ("It was 12 °C, more or less.", "Hacía más o menos 12 °C."),
    ("Rates rose by 75 basis points.", "Los tipos subieron 75 puntos básicos."),
    ("Rates rose by 75 basis points.", "Los tipos subieron 0,75 puntos porcentuales."),
    ("They store 256 terawatt hours.", "Almacenan 256 teravatios hora."),
    ("They store 256 terawatt-hours.", "Almacenan 256 TWh."),
    ("It needs 12 V and 7 Ah.", "Necesita 12 voltios y 7 amperios-hora."),
    ("Leave 16 px on each side.", "Deje 16 píxeles a cada lado."),
    ("It has 10 Gbps ports.", "Tiene puertos de 10 Gb/s."),
    ("It has 300 kbps ports.", "Tiene puertos de 300 kbit/s."),
    ("It costs $25 million.", "Cuesta 25 MUSD."),
    ("It costs $25 million.", "Cuesta 25 mdd."),
    ("He weighs ten stone.", "Pesa 63 kilos."),
    ("It costs $5 a pound.", "Cuesta cinco dólares la libra."),
    ("They signed him in 2022 for €75 million.", "Lo ficharon en 2022 por 75 millones de euros."),
    (
        "They signed him in 2022 for €75 million.",
        "En 2022 lo ficharon, ya libre, por 75 millones de euros.",
    ),
    (
        "Ice shrank to 691,000 square miles.",
        "El hielo se redujo a 1,79 millones de kilómetros cuadrados.",
    ),
    ("It costs 40 euros per square metre.", "Cuesta 40 euros por m²."),
    ("The pressure is 1,013 hPa.", "La presión es de 1013 hectopascales."),
    ("It turns at 1,200 rpm.", "Gira a 1200 revoluciones por minuto."),
]
WRONG = [
    (
        "Only 11 percent of the seats were taken.",
        "Solo se ocuparon 11 de los asientos.",
        "percent",
        "11 is a percentage in the source",
    ),
    (
        "The film begins at 23.45.",
        "La película empieza a las 23:15.",
        "numbers",
        "the number 23:15 is not 23.45, as in the source",
    ),
    ("It costs $5.", "Cuesta 5 pesos.", "currency", "5 counts pesos, and dollars in the source"),
    ("Pay in USD.", "Pague en EUR.", "currency", "EUR stands here, and the source says USD"),
    ("Do not exceed 2.5 bar.", "No supere 2,5 psi.", "units", None),
    ("She turned 18.", "Cumplió 19.", "numbers", None),
    ("It is 20 inches wide.", "Mide 1 metro.", "numbers", None),
    ("It is 1.2 quadrillion yen.", "Son 1,2 billones de yenes.", "magnitude", None),
    ("It has 1,098 carats.", "Tiene 1098 gramos.", "units", None),
    ("Paid: €%s.", "Pagado: %s $.", "currency", "what is filled in counts $, and € in the source"),
    ("See 8(3).", "Véase 8.4.", "numbers", "the number 8.4 is not 8(3), as in the source"),
    ("It is in milliseconds.", "Se da en microsegundos.", "units", None),
    ("The wave has 500 nm.", "La onda tiene 500 µm.", "units", None),
    ("Use 0.3 bar.", "Use 0.3 bar.", "separators", "0.3 has the signs of another region"),
    ("It cost €2 billion.", "Costó 2000 millones de dólares.", "currency", None),
    ("They spent millions of dollars.", "Gastaron millones de euros.", "currency", None),
    ("The fee is 20 Swiss francs.", "La tarifa es de 20 coronas suecas.", "currency", None),
    ("It holds 5 GB.", "Caben 5 MB.", "units", None),
    ("It is 5 miles away.", "Está a 12 kilómetros.", "units", None),
    ("A byte is not a number.", "Un bit no es un número.", "units", None),
    ("It takes three hours.", "Tarda tres días.", "units", None),
    ("It was 20 °C.", "Hacía 20 °F.", "units", None),
    ("They met on July 4.", "Se reunieron el 4 de junio.", "dates", None),
    ("They met on 3/4/2025.", "Se reunieron el 4 de mayo de 2025.", "dates", None),
    ("They met at 6 p.m.", "Se reunieron a las 6 de la mañana.", "dates", None),
    ("They met on Monday.", "Se reunieron el martes.", "dates", "martes is not Monday, as in the source"),
    ("They met last week.", "Se reunieron la próxima semana.", "dates", None),
    ("They met in July.", "Se reunieron en junio.", "dates", None),
    ("It cost 5 million.", "Costó 5 billones.", "magnitude", None),
    ("It cost two billion.", "Costó dos millones.", "magnitude", None),
    ("Millions came.", "Vinieron miles de millones.", "magnitude", None),
    ("It is 3.5 metres long.", "Mide 35 metros.", "separators", "35 is not 3.5, as in the source"),
    ("It has 2,300 homes.", "Tiene 2,300 casas.", "separators", None),
    ("It rose 340%.", "Subió un 3,4 %.", "separators", None),
    ("It rose 3.5 %.", "Subió un 3.5 %.", "separators", "3.5 has the signs of another region"),
    ("It cost 1,234.50 dollars.", "Costó 1,234.50 dólares.", "separators", None),
    ("It has 1,234,567 homes.", "Tiene 1,234,567 casas.", "separators", None),
    ("It fell to −5 °C.", "Bajó a 5 °C.", "numbers", None),
    ("It has three rooms.", "Tiene cuatro habitaciones.", "numbers", None),
    ("They reached 1.0 in 2015.", "Llegaron a 1. en 2015.", "numbers", None),
    ("Tickets cost $16.50.", "Las entradas cuestan 16,5 dólares.", "numbers", None),
    ("It rose by 15%.", "Subió un 15.", "percent", "15 is a percentage in the source"),
    ("Two fifths of them left.", "Se marcharon las dos terceras partes.", "numbers", None),
    ("A quarter of them left.", "Se marchó un tercio.", "numbers", None),
    ("A sixth of them left.", "Se marchó la quinta parte.", "numbers", None),
    ("Two thirds of them left.", "Se marcharon tres cuartos.", "numbers", None),
    ("Output rose tenfold.", "La producción se multiplicó por cien.", "numbers", None),
    ("It is her fifteenth book.", "Es su decimosexto libro.", "numbers", None),
    ("Pope Pius XII wrote it.", "Lo escribió el papa Pío XI.", "numbers", None),
    ("King Louis VI built it.", "Lo construyó Luis IV.", "numbers", "IV is not VI, as in the source"),
    ("We met at half past nine.", "Nos vimos a las diez y media.", "dates", None),
    ("It is a quarter to nine.", "Son las nueve y cuarto.", "dates", None),
    (
        "He died in 44 B.C.",
        "Murió en el 44 d. C.",
        "dates",
        "44 d. C. is not 44 B.C., as in the source",
    ),
    (
        "He died in AD 14.",
        "Murió en el 14 a. C.",
        "dates",
        "14 a. C. is not AD 14, as in the source",
    ),
    (
        "It was built in 1250 BC.",
        "Se construyó en el 1250 d. C.",
        "dates",
        "1250 d. C. is not 1250 BC, as in the source",
    ),
    ("The bag weighed 8 pounds.", "La bolsa pesaba 8 kilos.", "units", None),
    ("It has 3,450 homes.", "Tiene 345 casas.", "numbers", "345 is not 3,450 (3450), as in the source"),
    ("He has half a million readers.", "Tiene un millón de lectores.", "magnitude", None),
    ("Rents rose by 15 percent.", "Los alquileres subieron un quince.", "percent", None),
    ("It covers 8 inches.", "Cubre 50 centímetros.", "units", None),
    ("The site has 3M readers.", "La web tiene tres mil lectores.", "magnitude", None),
    ("Two hundred people came.", "Vinieron dos mil personas.", "magnitude", None),
    ("He was jailed for 18 months.", "Pasó en prisión dos años y medio.", "numbers", None),
    ("The talks lasted 90 minutes.", "La reunión duró dos horas y media.", "numbers", None),
    ("He ruled for half a century.", "Gobernó durante 60 años.", "numbers", None),
    ("It takes 15 minutes.", "Se tardan tres cuartos de hora.", "numbers", None),
    ("It costs 99 cents.", "Cuesta 99 dólares.", "currency", None),
    ("It costs $0.50.", "Cuesta 5 centavos.", "separators", None),
    ("It was 95 F at noon.", "Hacía 45 °C al mediodía.", "numbers", None),
    ("It ends at 1800 GMT.", "Acaba a las 19.00 GMT.", "numbers", None),
    ("Lows of -12 C are expected.", "Se esperan mínimas de 12 °C.", "numbers", None),
    ("Lows of -12 C are expected.", "Se esperan mínimas de 12 C.", "numbers", None),
    ("It was 12 degrees below zero.", "Hacía 12 grados.", "numbers", None),
    (
        "It grew by minus 0.4 percent.",
        "Creció un 0,4 por ciento.",
        "numbers",
        "0,4 is below zero in the source",
    ),
    ("Nine in ten agree.", "El 80 % está de acuerdo.", "numbers", None),
    ("It rose by 15% to 20%.", "Subió entre un 15 y un 20 %.", "percent", None),
    (
        "It rose from minus 0.1% to a range of 0% to 0.1%.",
        "Subió del −0,1 a entre el 0 % y el 0,1 %.",
        "percent",
        "0,1 (0.1) is a percentage in the source",
    ),
    ("Rates rose by 75 basis points.", "Los tipos subieron 75 puntos porcentuales.", "units", None),
    ("They store 256 terawatt hours.", "Almacenan 256 gigavatios hora.", "units", None),
    ("It needs 12 V.", "Necesita 12 W.", "units", None),
    ("The pressure is 1,013 hPa.", "La presión es de 1013 kPa.", "units", None),
    ("It holds 340 cubic hectometres.", "Contiene 340 hectómetros cuadrados.", "units", None),
    ("Leave 16 px on each side.", "Deje 16 cm a cada lado.", "units", None),
    ("It has 10 Gbps ports.", "Tiene puertos de 10 GB/s.", "units", None),
    (
        "They pay 5 UF per square metre.",
        "Pagan 5 UF por metro cúbico.",
        "units",
        "metro cúbico is not square metre, as in the source",
    ),
    ("It costs $5 a pound.", "Cuesta cinco la libra.", "currency", None),
    ("It costs five dollars.", "Cuesta cinco.", "currency", None),
    (
        "Duty is 52.95 pence, and £12 more.",
        "El impuesto es de 52,95, y 12 libras más.",
        "currency",
        "52,95 (52.95) counts cents in the source, and nothing here",
    ),
    ("It costs 9,300 pesos.", "Cuesta 9.300 dólares.", "currency", None),
    ("Output fell by 2,100,000 barrels.", "La producción cayó en 2.100,000 barriles.", "separators", None),
    ("It costs 1,250.75 dollars.", "Cuesta 1,250,75 dólares.", "separators", None),
]  # fmt: skip


def found(source: str, target: str, language: str = "es", of: str = "en") -> list[Finding]:
    """What the checks of values find in a pair."""
    catalog = polib.POFile()
    catalog.append(polib.POEntry(msgid=source, msgstr=target))
    subject = Subject(path="a.po", language=language, catalog=catalog, source_language=of)
    return run([subject], [checks()[name] for name in NAMES])


@pytest.mark.parametrize(("source", "target"), RIGHT)
def test_what_is_right_is_left_alone(source: str, target: str) -> None:
    assert found(source, target) == []
    assert found(target, source, "en", "es") == []


@pytest.mark.parametrize(("source", "target", "check", "message"), WRONG)
def test_what_is_wrong_is_one_finding(
    source: str, target: str, check: str, message: str | None
) -> None:
    (finding,) = found(source, target)
    assert finding.check == check
    assert message in (None, finding.message)


def test_a_finding_says_which_value_it_read_on_both_sides() -> None:
    (finding,) = found("It cost 5 million.", "Costó 5 billones.")
    assert finding.message == (
        "5 billones (5000000000000) is not 5 million (5000000), as in the source"
    )
    (finding,) = found("It has 2,300 homes.", "Tiene 2,300 casas.")
    assert finding.message == "2,300 is 2.3 here, and 2300 in the source"


def test_feet_and_inches_are_held_against_metres_together() -> None:
    for source in ("She is 5 feet 4 inches tall.", "She is 5-foot-4."):
        assert {one.check for one in found(source, "Mide 1,83 metros.")} == {"numbers", "units"}


@pytest.mark.parametrize("language", ["en", "es"])
def test_prose_of_news_without_a_defect_has_no_finding(language: str) -> None:
    other = {"en": "es", "es": "en"}[language]
    assert [one for pair in PAIRS[language] for one in found(*pair, language, other)] == []


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", CLASSES)
def test_nearly_every_planted_defect_is_found(name: str, language: str) -> None:
    other = {"en": "es", "es": "en"}[language]
    planted = [
        (source, bad)
        for source, target in PAIRS[language]
        for bad in CLASSES[name](target, language)
    ]
    missed = [pair for pair in planted if not found(*pair, language, other)]
    assert len(planted) >= 5
    assert len(missed) <= len(planted) * 0.05, missed


def test_a_text_with_many_numbers_is_read_in_the_end() -> None:
    source = " ".join(f"On May {n % 28 + 1} it cost ${n} or {n + 7} miles." for n in range(2, 1500))
    target = source.replace("$", "€").replace("May", "mayo")
    assert any(finding.check == "currency" for finding in found(source, target))


def test_a_number_is_read_with_the_signs_that_the_others_show() -> None:
    source = "A room cost 3,480 pesos at 84.7% occupancy."
    (other,) = found(source, "Un cuarto costó 3,480 pesos con una ocupación del 84.7 %.")
    assert (other.severity, other.message) == (
        "information",
        "84.7 has the signs of another region",
    )
    (finding, _) = found(source, "Un cuarto costó 3.480 pesos con una ocupación del 84.7 %.")
    assert (finding.check, finding.severity) == ("separators", "warning")
    (finding,) = found(source, "Un cuarto costó 3,480 pesos con una ocupación del 84,7 %.")
    assert (finding.check, finding.severity) == ("separators", "warning")
    assert found(source, "Un cuarto costó 3.480 pesos con una ocupación del 84,7 %.") == []


def test_a_unit_without_a_number_is_at_most_information() -> None:
    (finding,) = found("They know every inch of it.", "Conocen cada centímetro.")
    assert finding.severity == "information"


def test_a_peso_has_the_sign_of_a_dollar() -> None:
    assert found("The rent is $8,400 pesos.", "La renta es de $8,400 pesos.", "es_MX") == []
    (finding,) = found("The rent is US$8,400.", "La renta es de 8,400 pesos.", "es_MX")
    assert finding.check == "currency"


def test_a_currency_is_told_from_another_of_its_name() -> None:
    (finding,) = found("A room is 900 Jamaican dollars.", "Un cuarto cuesta 900 dólares bahameños.")
    assert finding.check == "currency"
    assert found("It lent 500 CFA francs.", "Prestó 500 francos CFA.") == []
    assert found("It lent 500 South Korean won.", "Prestó 500 wons surcoreanos.") == []
    assert found("A room is one UAE dirham.", "Un cuarto cuesta un dírham emiratí.") == []


def test_a_region_has_its_own_signs() -> None:
    assert found("It rose 3.5 %.", "Subió un 3.5 %.", "es_MX") == []
    assert found("It has 2,300 homes.", "Tiene 2,300 casas.", "es-419") == []
    (finding,) = found("It has 2,300 homes.", "Tiene 2,300 casas.", "es_ES")
    assert finding.severity == "warning"
    (finding,) = found("It rose 3,5 %.", "Subió un 3,5 %.", "en", "es")
    assert finding.check == "separators"


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("It has 2.5 million people.", "Elle compte 2,5 millions de personnes.", "fr"),
        ("It has 2.5 million people.", "Es hat 2,5 Millionen Einwohner.", "de"),
        ("They owe 200 billion euros.", "Ils doivent 200 milliards d'euros.", "fr"),
        ("They owe 200 billion euros.", "他们欠2000亿欧元。", "zh"),
        ("They owe 2.3 billion euros.", "彼らは23億ユーロを借りている。", "ja"),
        ("It has 15,000 seats.", "它有1.5万个座位。", "zh"),
        ("It is 100 miles away.", "Es ist 160 Kilometer entfernt.", "de"),
        ("It lasts 90 minutes.", "Es dauert anderthalb Stunden.", "de"),
        ("It was 95 °F.", "Es war 35 °C.", "de"),
        ("It costs $46.", "Es kostet 40 Euro.", "de"),
    ],
)
def test_a_size_in_a_language_whose_words_are_not_known_is_left_alone(
    source: str, target: str, language: str
) -> None:
    assert found(source, target, language) == []
    assert found(target, source, "en", language) == []


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("It has 2500 seats.", "Elle a 2600 places.", "fr"),
        ("It opened in 1987 with 450 seats.", "Es öffnete 1978 mit 450 Plätzen.", "de"),
        ("The train takes 45 minutes.", "Der Zug braucht 54 Minuten.", "de"),
        ("It is 45 km away.", "C'est à 54 km.", "fr"),
        ("Rents rose by 45%.", "家賃は54%上がった。", "ja"),
    ],
)
def test_a_plain_number_is_compared_in_any_language(
    source: str, target: str, language: str
) -> None:
    assert found(source, target, language) != []
