"""What is missing, added, swapped or denied no more: how much of it is found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import polib
import pytest

from i18n.catalogs.syntax import parse
from i18n.checks import Subject, checks, run
from i18n.model import Finding
from tests.checks.planting import adequacy
from tests.checks.planting.adequacy import Pair
from tests.checks.subjects import HEADER, findings, foreign

ADEQUACY = (
    "extra-sentence",
    "inconsistent",
    "missing-sentence",
    "negation",
    "same-translation",
    "swapped",
    "truncated",
)


def found(pairs: Iterable[Pair], language: str) -> list[list[Finding]]:
    """What the checks of this family find in each pair, all of which are one catalog."""
    listed = list(pairs)
    catalog = parse(HEADER.replace("Language: es", f"Language: {language}").encode(), "planted.po")
    for n, (source, target) in enumerate(listed):
        catalog.append(polib.POEntry(msgid=source, msgstr=target, msgctxt=str(n)))
    other = "en" if language == "es" else "es"
    one = Subject(path="planted.po", language=language, catalog=catalog, source_language=other)
    findings = run([one], [checks()[name] for name in ADEQUACY])
    return [[f for f in findings if f.msgctxt == str(n)] for n in range(len(listed))]


@pytest.mark.parametrize("language", ["es", "en"])
def test_nothing_is_found_in_good_translations(language: str) -> None:
    assert [findings for findings in found(adequacy.good(language), language) if findings] == []


CONVERTED = [
    ("Bars close from 11 p.m. to 5 a.m.", "Los locales cierran de las 23:00 a las 5:00."),
    ("She weighs 120 pounds.", "Pesa 54 kilos."),
    ("Top speed: 60 mph.", "Velocidad máxima: 97 km/h."),
    ("The bucket holds 3 gallons.", "En el cubo caben 11 litros."),
]


@pytest.mark.parametrize(("source", "target"), CONVERTED)
def test_a_value_in_another_unit_is_in_common(source: str, target: str) -> None:
    assert found([(source, target)], "es") == [[]]
    assert found([(target, source)], "en") == [[]]


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize(
    ("planted", "names", "least"),
    [
        (adequacy.without_a_sentence, {"missing-sentence", "truncated"}, 0.95),
        (adequacy.with_another_sentence, {"extra-sentence"}, 0.95),
        (adequacy.broken_off, {"truncated", "missing-sentence"}, 0.9),
        (adequacy.swapped, {"swapped"}, 0.9),
        (adequacy.without_negation, {"negation"}, 0.75),
    ],
)
def test_planted_defects_are_found(
    planted: Callable[[str], Iterator[Pair]], names: set[str], least: float, language: str
) -> None:
    pairs = list(planted(language))
    assert len(pairs) > 12
    results = found(pairs, language)
    hits = [n for n, findings in enumerate(results) if names & {f.check for f in findings}]
    missed = [pair for n, pair in enumerate(pairs) if n not in hits]
    assert len(hits) >= least * len(pairs), missed


def one(source: str, target: str, language: str = "es") -> list[str]:
    """What is said of one pair."""
    return [finding.message for finding in found([(source, target)], language)[0]]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "The bridge was closed. It had been damaged by a ship in April.",
            "El puente, que un barco había dañado en abril, fue cerrado.",
        ),
        (
            "The bridge, which a ship had damaged in April, was closed to traffic.",
            "El puente fue cerrado al tráfico. Un barco lo había dañado en abril.",
        ),
        (
            "Bring your passport. The office opens at nine. Parking is free.",
            "El aparcamiento es gratuito. Traiga su pasaporte. La oficina abre a las nueve.",
        ),
        (
            "So they do! Rust crates depend upon one another.",
            "Los crates de Rust dependen entre sí.",
        ),
        ("VCS", "Sistema de control de versiones"),
        ("Created", "Creado el"),
        (
            "“Value” must be either true, false or none.",
            "«Valor» debe ser verdadero, falso o nulo.",
        ),
    ],
)
def test_what_is_joined_split_moved_or_a_label_is_complete(source: str, target: str) -> None:
    assert one(source, target) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The council not only agreed, it also paid.", "El ayuntamiento aceptó y además pagó."),
        ("It is not possible to delete this page.", "Es imposible borrar esta página."),
        ("The file could not be opened.", "Error al abrir el archivo."),
        ("Nobody has ever seen it.", "Nadie lo ha visto jamás."),
        ("Do not forget your keys.", "Recuerde sus llaves."),
        ("The bill was not approved.", "El proyecto de ley fue rechazado."),
        ("Room no. 5 is closed.", "La sala n.º 5 está cerrada."),
        ("She did not vote for anyone.", "No votó por nadie."),
    ],
)
def test_what_is_denied_in_other_words_is_no_lost_negation(source: str, target: str) -> None:
    assert one(source, target) == []


def test_a_short_message_with_the_words_of_another_is_found() -> None:
    wrong = [
        ("How do I close my account?", "¿Cuándo llega el tren?"),
        ("%(count)d files were copied.", "Se invitó a %(count)d personas."),
        (
            "See :ref:`bells` for the price list.",
            "Antes de salir, cierre la puerta de :ref:`bells`.",
        ),
    ]
    for source, target in wrong:
        assert one(source, target) == ["the translation has nothing in common with its source"]


def test_a_label_or_a_sentence_in_words_of_the_catalog_is_put_otherwise() -> None:
    assert one("Radio buttons", "Casillas de opción única") == []
    assert one("You are logged in.", "Ha iniciado sesión.") == []
    pairs = [
        ("You are already logged in as {user}.", "Ya inició sesión como {user}."),
        ("Log in with your password, please.", "Inicie sesión con su contraseña, por favor."),
    ]
    assert [list(findings) for findings in found(pairs, "es")] == [[], []]


GONE = [
    ("Seoul rules out sending weapons to Kyiv", "Seúl enviará armas a Kiev"),
    ("The mayor refused to sign the order.", "La alcaldesa firmó la orden."),
    ("The board declined to comment on it.", "La junta comentó el asunto."),
    ("Where do I park? Cars cannot be left here.", "¿Dónde aparco? Aquí se pueden dejar coches."),
    ("The strike is unlawful, says the court.", "La huelga es legal, dice el tribunal."),
    ("Non-EU citizens need a visa.", "Los ciudadanos de la UE necesitan visado."),
    ("The substance is non-toxic.", "La sustancia es tóxica."),
    ("The invoice is unpaid.", "La factura está pagada."),
    ("Smoking is prohibited in the hall.", "Está permitido fumar en el vestíbulo."),
    ("Passengers are forbidden to smoke.", "Los pasajeros pueden fumar."),
    ("The soup is served without salt.", "La sopa se sirve con sal."),
    ("She never arrives late.", "Siempre llega tarde."),
    ("The shop no longer sells bread.", "La tienda ya vende pan."),
    ("The verdict cannot be challenged.", "El fallo puede impugnarse."),
    (
        "The ferry no longer stops here. The harbour has not reopened.",
        "El transbordador para aquí. El puerto no ha reabierto.",
    ),
    ("The club failed to sell its stadium.", "El club logró vender su estadio."),
    ("We were unable to save your draft.", "Pudimos guardar su borrador."),
    ("The region has yet to approve its budget.", "La región ha aprobado su presupuesto."),
    (
        "Exclusive tickets cannot be returned before Monday.",
        "Las entradas exclusivas pueden devolverse antes del lunes.",
    ),
    ("The bridge is unsafe.", "El puente es seguro."),
    (
        "If not specified, the name of the file is used.",
        "Si se especifica, se usa el nombre del archivo.",
    ),
    ("Not found", "Encontrado"),
]


@pytest.mark.parametrize(("source", "target"), GONE)
def test_a_negation_is_lost_beside_words_that_translate_others(source: str, target: str) -> None:
    [finding] = one(source, target)
    assert "no counterpart" in finding


KEPT = [
    ("Seoul rules out sending weapons to Kyiv", "Seúl descarta enviar armas a Kiev"),
    ("The striker was ruled out of the match.", "El delantero es baja para el partido."),
    ("Sales declined to 5 million.", "Las ventas cayeron a 5 millones."),
    ("The company refuses to pay the fine.", "La empresa se niega a pagar la multa."),
    ("The mayor refused to sign it.", "La alcaldesa rehusó firmarlo."),
    ("The strike is unlawful.", "La huelga es contraria a la ley."),
    ("A legal and an illegal market.", "Un mercado legal y otro contra la ley."),
    ("The illegal market has its legal side.", "El mercado negro tiene su lado legal."),
    ("Non-EU citizens need a visa.", "Los ciudadanos extracomunitarios necesitan visado."),
    ("Non-EU citizens pay.", "Pagan los ciudadanos de fuera de la UE."),
    ("Non-residents pay more.", "Quienes residen en otro lugar pagan más."),
    ("Smoking is prohibited, chewing is allowed.", "Se veta fumar, pero se permite mascar."),
    ("It is prohibited to smoke; you may chew.", "Se proscribe fumar; pueden mascar."),
    ("The invoice is unpaid.", "La factura está pendiente de pago."),
    ("The substance is non-toxic.", "La sustancia es inocua."),
    ("The road is no longer closed.", "Han reabierto la carretera."),
    ("The verdict cannot be challenged.", "El fallo no puede impugnarse."),
    ("The club failed to sell its stadium.", "El club no logró vender su estadio."),
    ("Failed to load the file.", "Error al cargar el archivo."),
    ("We were unable to save your draft.", "Fue imposible guardar su borrador."),
    (
        "The region has yet to approve its budget.",
        "La aprobación del presupuesto de la región está pendiente.",
    ),
    ("The bridge is unsafe.", "El puente es inseguro."),
    ("The bridge is unsafe.", "El puente no es seguro."),
    ("The court found him not guilty.", "El tribunal lo declaró inocente."),
    (
        "The government of Portugal survived a no-confidence vote on Monday.",
        "El Gobierno de Portugal superó el lunes una moción de censura.",
    ),
    ("Not transferable", "Intransferible"),
]


@pytest.mark.parametrize(("source", "target"), KEPT)
def test_a_negation_that_another_word_says_is_not_lost(source: str, target: str) -> None:
    assert one(source, target) == []


def test_a_word_of_negation_behind_its_verb_needs_another_one() -> None:
    source = "The browser should have sent a header, but none was sent."
    assert one(source, "El navegador debía enviar un encabezado, pero no se envió ninguno.") == []
    assert len(one(source, "El navegador debía enviar un encabezado, pero se envió ninguno.")) == 1


def test_nothing_is_said_of_languages_that_are_not_known() -> None:
    for pairs in (adequacy.swapped("es"), adequacy.without_negation("es")):
        assert not any(found(pairs, "tlh"))


def test_a_swapped_translation_is_told_with_the_message_that_it_belongs_to() -> None:
    (source, target), (other, its) = [adequacy.good("es")[n] for n in (0, 5)]
    results = found([(source, its), (other, target)], "es")
    assert all("translation of another message" in findings[0].message for findings in results)
    assert other[:40] in results[0][0].message


def test_the_rarer_translation_is_inconsistent() -> None:
    said = "The application could not be sent."
    usual, rare = "No se pudo enviar la solicitud.", "La solicitud no pudo mandarse."
    results = found([(said, usual), (said, rare), (said, usual)], "es")
    assert [len(findings) for findings in results] == [0, 1, 0]


def test_a_short_text_has_as_many_translations_as_contexts() -> None:
    assert found([("May", "Mayo"), ("May", "Puede")], "es") == [[], []]


def test_a_translation_copied_from_a_neighbour_is_told() -> None:
    target = "No se pudo abrir la ventana."
    sources = "The window could not be opened.", "The window could not be closed."
    results = found([(source, target) for source in sources], "es")
    assert [[f.check for f in findings] for findings in results] == [[], ["same-translation"]]
    same = "Could not open the window, sorry.", "The window could not be opened."
    assert not any(found([(source, target) for source in same], "es"))


def test_a_long_text_is_read_in_a_time_that_grows_with_it() -> None:
    source, target = zip(*adequacy.good("es"), strict=True)
    long = " ".join(source * 8), " ".join((target * 8)[:-1])
    assert len(found([long], "es")[0]) <= 2


def _entry(source: str, target: str) -> str:
    return f'msgid "{source}"\nmsgstr "{target}"\n'


def test_a_pangram_is_translated_by_another_one() -> None:
    source = "The quick brown fox jumps over the lazy dog, and the heavy boxes of wine stay."
    pangram = (
        "El pingüino Wenceslao hizo kilómetros bajo exhaustiva lluvia y frío; "
        "añoraba a su querido cachorro."
    )
    other = "Los agricultores piden ayuda al gobierno por la sequía que afecta a toda la región."
    names = ("swapped", "missing-sentence", "extra-sentence")
    assert findings(foreign(_entry(source, pangram)), *names) == []
    assert findings(foreign(_entry(source, other)), *names) != []


@pytest.mark.parametrize(
    ("source", "target", "severity"),
    [
        ("General Ledger - Write Off Lines", "Libro mayor - Apuntes anulados", "information"),
        ("Generate a material package.", "Empaquetar el material", "information"),
        (
            "The committee will publish its report on the fire before the end of the year.",
            "La comisión publicará su informe sobre el",
            "error",
        ),
        (
            "The museum opens at noon on Sundays and closes its doors at six.",
            "Los agricultores piden ayuda al gobierno por la sequía de este verano.",
            "error",
        ),
    ],
)
def test_what_a_short_text_says_in_other_words_is_information(
    source: str, target: str, severity: str
) -> None:
    told = findings(foreign(_entry(source, target)), "swapped", "truncated")
    assert [finding.severity for finding in told] == [severity]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Sale Order No:", "Venta Nº:"),
        ("Column No.%(column)d does not exist.", "La columna n.º %(column)d no existe."),
        ("No. of books to show at once", "Cantidad de libros que se muestran a la vez"),
    ],
)
def test_no_that_abbreviates_a_number_denies_nothing(source: str, target: str) -> None:
    assert findings(foreign(_entry(source, target)), "negation") == []


def test_what_is_denied_twice_takes_two_denials() -> None:
    source = "The union has not ruled out a strike."
    lost = findings(foreign(_entry(source, "El sindicato ha descartado una huelga.")), "negation")
    assert [finding.severity for finding in lost] == ["information"]
    for target in ("no ha descartado una huelga", "no descarta una huelga"):
        assert findings(foreign(_entry(source, f"El sindicato {target}.")), "negation") == []


def test_texts_of_unknown_words_are_not_certain_to_be_exchanged() -> None:
    said = (
        ("an 80-year-old", "un octogenario"),
        ("a decade ago", "hace diez años"),
        (
            "Slow-Roasted Lamb Shoulder with Rosemary Potatoes",
            "Paletilla de cordero asada a baja temperatura con patatas al romero",
        ),
    )
    told = findings(foreign("\n".join(_entry(*pair) for pair in said)), "swapped")
    assert {finding.severity for finding in told} == {"information"}
