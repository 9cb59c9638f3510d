"""Spelling: slips that are found, and words that only look like one."""

from __future__ import annotations

import pytest

from i18n.checks import Knowledge
from i18n.spelling import Lexicon, forms, lexicon
from tests.checks.planting import words
from tests.checks.planting.word_pairs import NAMED_PAIRS, PAIRS
from tests.checks.subjects import findings, foreign


def listed(language: str) -> Lexicon | None:
    """The list of forms of a language, which a machine without its dictionary has."""
    found = forms(language)
    return Lexicon((found,)) if found is not None else None


KNOWING = [
    pytest.param(Knowledge(lexicon=lexicon), id="dictionary", marks=pytest.mark.tool("hunspell")),
    pytest.param(Knowledge(lexicon=listed), id="list"),
]


def said(source: str, target: str, knowledge: Knowledge = Knowledge()) -> list[str]:  # noqa: B008
    """What the check says of a pair."""
    entry = f'msgid "{source}"\nmsgstr "{target}"\n'
    return [one.message for one in findings(foreign(entry, knowledge=knowledge), "spelling")]


@pytest.mark.parametrize(
    ("target", "wrong", "right"),
    [
        ("La funcion sirve.", "funcion", "función"),
        ("Tres canciónes.", "canciónes", "canciones"),
        ("Sigue alli tambien hoy.", "alli", "allí"),
        ("Puede hacerlo diciendolo.", "diciendolo", "diciéndolo"),
        ("Quiere mandarselo hoy.", "mandarselo", "mandárselo"),
        ("Es carisimo.", "carisimo", "carísimo"),
        ("¿Que hora es?", "Que", "Qué"),
        ("Dime, ¿cuantos son?", "cuantos", "cuántos"),
        ("Abra el modulo.", "modulo", "módulo"),
        ("Está en la pagina.", "pagina", "página"),
        ("Es mas largo.", "mas", "más"),
        ("Un tema de geografia.", "geografia", "geografía"),
        ("Los crímenes del exámen.", "exámen", "examen"),
        ("Tambien hoy.", "Tambien", "También"),
        ("¿Lós niños pagan?", "Lós", "Los"),
        ("La puerta dél edificio.", "dél", "del"),
        ("Vienen cón nosotros.", "cón", "con"),
        ("Yo lo ví ayer.", "ví", "vi"),
        ("Tiene fé.", "fé", "fe"),
        ("Va a pié.", "pié", "pie"),
        ("Ésto es bueno.", "Ésto", "Esto"),
        ("Désde el principio.", "Désde", "Desde"),
        ("Hace un més.", "més", "mes"),
    ],
)
def test_a_word_is_never_without_its_accent(target: str, wrong: str, right: str) -> None:
    assert said("Some text here.", target)[0] == f"'{wrong}' is misspelt (write '{right}')"


@pytest.mark.parametrize(
    "target",
    [
        "Modulo la voz y publico el libro.",
        "La página se pagina sola.",
        "Quiso venir, mas no pudo.",
        "El guion y el ion.",
        "Cambian y varian de historia.",
        "Escribe «function» o usa ciones/funcion.",
        "Pulse `funcion` o $funcion, o funcion().",
        "¿Quieres que venga?",
        "La NACION y el premio Orion.",
        "Dé té si sabe qué sé yo de él, y sí, tú más.",
        "Los tés y el porqué.",
        "¡Pará! ¡Corré! Éste y aquél.",
        "Jón Gnarr, Díez y Pál, con rosé.",
    ],
)
def test_a_word_that_exists_is_left_alone(target: str) -> None:
    assert said("A version of $funcion Orion.", target) == []


@pytest.mark.parametrize(
    ("source", "target", "wrong", "right"),
    [
        ("He is saving for the trip.", "Esta ahorrando para el viaje.", "Esta", "Está"),
        ("The shop is closed.", "El local esta cerrado.", "esta", "está"),
        ("It is in the cellar.", "La caja esta en el sótano.", "esta", "está"),
        ("Two years later, it fell.", "Dos anos después, cayó.", "anos", "años"),
        ("The campaign began.", "Empezó la campana.", "campana", "campaña"),
        ("The door is closed today.", "La puerta esta cerrada hoy.", "esta", "está"),
        ("She came to see me, they say.", "Vino por mi, dicen.", "mi", "mí"),
        ("The plan speaks for itself.", "El plan habla por si mismo.", "si", "sí"),
        ("He no longer had a car.", "Ya no tenia coche.", "tenia", "tenía"),
        ("Nine more than last year.", "Nueve mas que hace un año.", "mas", "más"),
        ("It was for him; she knew.", "Era para el; ella lo sabía.", "el", "él"),
        ("If you win, call.", "Sí gana, llame.", "Sí", "Si"),
        ("For your village.", "Para tú aldea.", "tú", "tu"),
        ("Wait until it is wet.", "Espere a que este mojada.", "este", "esté"),
        ("The river rose.", "Creció el rio.", "rio", "río"),
        ("Would it be so bad?", "¿Seria tan malo?", "Seria", "Sería"),
        ("They do not know what to do.", "No saben que hacer.", "que", "qué"),
        ("My dad opened it.", "Lo abrió mi papa.", "papa", "papá"),
        ("Through the letters.", "A travez de las cartas.", "travez", "través"),
        ("Loss of sight.", "La perdida de la vista.", "perdida", "pérdida"),
        ("More than 60 cooks.", "Mas de 60 cocineros.", "Mas", "Más"),
        ("It keeps growing.", "Continua creciendo.", "Continua", "Continúa"),
        ("I do not know what to say.", "No se qué decir.", "se", "sé"),
        ("It was sold in Peru.", "Se vendió en Peru.", "Peru", "Perú"),
    ],
)
def test_a_word_is_not_another_one_without_its_mark(
    source: str, target: str, wrong: str, right: str
) -> None:
    assert said(source, target) == [f"'{wrong}' is misspelt (write '{right}')"]


@pytest.mark.parametrize(
    ("source", "target", "wrong", "right"),
    [
        ("She enrolled in March.", "Se matriculo en marzo.", "matriculo", "matriculó"),
        ("The clerk took him home.", "El empleado le llevo a casa.", "llevo", "llevó"),
        ("It was she who sought refuge.", "Fue ella quien busco refugio.", "busco", "buscó"),
        ("The submarine reached the port.", "El submarino llego al puerto.", "llego", "llegó"),
        ("The start of the match.", "El inició del partido.", "inició", "inicio"),
        ("The WTO confirmed the rule.", "La OMC confirmo la regla.", "confirmo", "confirmó"),
        ("The public debt grows.", "Crece el gasto publico.", "publico", "público"),
        ("Ask for a number.", "Pida un numero.", "numero", "número"),
        ("The rule will change in May.", "La regla cambiara en mayo.", "cambiara", "cambiará"),
        ("They will win.", "Ellos ganaran.", "ganaran", "ganarán"),
        ("{name} will be notified.", "Se notificara a {name}.", "notificara", "notificará"),
        ("{name} will cancel it.", "{name} lo cancelara.", "cancelara", "cancelará"),
        ("You will not be charged.", "No se le cobrara nada.", "cobrara", "cobrará"),
        ("The order will be sent.", "El pedido se enviara.", "enviara", "enviará"),
        ("I'll send you {n}.", "Te enviare {n}.", "enviare", "enviaré"),
    ],
)
@pytest.mark.parametrize("knowledge", KNOWING)
def test_a_third_person_is_not_a_first_one(
    source: str, target: str, wrong: str, right: str, knowledge: Knowledge
) -> None:
    assert said(source, target, knowledge) == [f"'{wrong}' is misspelt (write '{right}')"]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("I took him home and I also sought refuge.", "Le llevo a casa y también busco refugio."),
        ("With him alone, and under it.", "Con él solo, y ella bajo techo."),
        ("There is also work.", "También trabajo hay."),
        ("This call and this entry are new.", "Esta llamada y esta entrada son nuevas."),
        ("The anus and the colon.", "El ano y el colon."),
        ("The bell rang.", "Sonó la campana."),
        ("Give us bread.", "Danos pan."),
        ("Even if it is so, it counts.", "Aunque así sea, eso sí cuenta."),
        ("A woman like the others: the, the.", "El, la y los."),
        ("The domino effect.", "El dominó cayó."),
        ("The mayor said it.", "Lo dijo este camarada."),
        ("Run this command.", "Ejecute este comando."),
        ("The ticket is bought here.", "Se compra esta entrada aquí."),
        ("She will ask that it change.", "Pedirá que la regla cambiara."),
        ("If it changed, they will win.", "Si la regla cambiara, ganarán."),
        ("They will say that it is paid.", "Dirán que no se pagara."),
        ("The court will say to whom.", "El tribunal dirá a quien se enviara."),
        ("They will act as agreed.", "Actuarán tal y como se pactara."),
        ("Whoever kills will be judged.", "El que matare será juzgado."),
        ("It will fire.", "Lo hará cuando dispare; considere y espere."),
        ("The barriers will fall.", "Caerán barreras, máscaras y cucharas."),
        ("The first one will speak.", "Hablará la primera."),
        ("The ETA centre is open.", "Abre la ETA centro en Bilbao."),
        ("It is for my house; my, my.", "Es para mi casa; mi, mi."),
    ],
)
@pytest.mark.parametrize("knowledge", KNOWING)
def test_a_word_that_is_meant_is_left_alone(source: str, target: str, knowledge: Knowledge) -> None:
    assert said(source, target, knowledge) == []


def test_a_word_of_the_source_is_left_alone() -> None:
    assert said("The parameter version.", "El parámetro version.") == []
    assert said("A version of it.", "Una version de ello.") != []


def test_the_finding_says_where_and_what() -> None:
    entry = 'msgid "It *all* works."\nmsgstr "*Todo* tambien *funciona*."\n'
    (finding,) = findings(foreign(entry), "spelling")
    assert finding.span == (7, 14)
    assert finding.suggestion == "también"
    assert finding.severity == "information"


@pytest.mark.parametrize("planter", [words.accents_stripped, words.ending_accent])
def test_lost_accents_are_found_without_a_dictionary(planter: words.Planter) -> None:
    planted = [(source, planter(source, target)) for source, target in PAIRS]
    told = [bool(said(source, target)) for source, target in planted if target is not None]
    assert len(told) >= 4
    assert sum(told) >= 0.6 * len(told)


@pytest.mark.parametrize(
    ("planter", "share"),
    # a verb without its accent is often another form of it: desestimo, desestimó
    [
        (words.accents_stripped, 0.7),
        (words.exchanged, 0.9),
        (words.left_out, 0.8),
        (words.doubled, 0.9),
    ],
)
@pytest.mark.parametrize("knowledge", KNOWING)
def test_slips_are_found_with_a_dictionary(
    planter: words.Planter, share: float, knowledge: Knowledge
) -> None:
    planted = [(source, planter(source, target)) for source, target in PAIRS]
    told = [
        bool(said(source, target, knowledge)) for source, target in planted if target is not None
    ]
    assert len(told) >= 20
    assert sum(told) >= share * len(told)


@pytest.mark.parametrize(("source", "target"), PAIRS + NAMED_PAIRS)
@pytest.mark.parametrize("knowledge", KNOWING)
def test_good_text_has_no_slip(source: str, target: str, knowledge: Knowledge) -> None:
    assert said(source, target) == []
    assert said(source, target, knowledge) == []


@pytest.mark.tool("hunspell")
@pytest.mark.parametrize(
    ("source", "target", "wrong", "right"),
    [
        ("The subject is hard.", "La asignatura es de lenguage.", "lenguage", "lenguaje"),
        ("They have a new car.", "Tienen un coche nuebo.", "nuebo", "nuevo"),
        ("A project of law.", "Un projecto de ley.", "projecto", "proyecto"),
        (
            "The Town Hall is closed.",
            "Cierra el Ayutamiento de Soria.",
            "Ayutamiento",
            "Ayuntamiento",
        ),
        (
            "The facts are known.",
            "Se conocen los acontencimientos.",
            "acontencimientos",
            "acontecimientos",
        ),
        ("The prison is full.", "Los prisoneros esperan.", "prisoneros", "prisioneros"),
        ("It is a lush garden.", "Es un jardín exhuberante.", "exhuberante", "exuberante"),
        ("The clergy agrees.", "La clerecía firma acuordos.", "acuordos", "acuerdos"),
        ("Notice: it burns.", "Advertecia: quema.", "Advertecia", "Advertencia"),
        ("The mayor spoke.", "Habló el Govierno local.", "Govierno", "Gobierno"),
        ("It is theft-proof.", "Es un sistema antirobo.", "antirobo", "antirrobo"),
        ("They fell in love.", "Se enamoraron con frenisí.", "frenisí", "frenesí"),
        ("It was a quirk.", "Fue una idiosincracia.", "idiosincracia", "idiosincrasia"),
        ("The toothpaste is new.", "El dentrífico es nuevo.", "dentrífico", "dentífrico"),
        ("The University of Oviedo.", "La Univerisdad de Oviedo.", "Univerisdad", "Universidad"),
        ("On that occasion.", "En esa ocación.", "ocación", "ocasión"),
        ("A decision was taken.", "Se tomó una desición.", "desición", "decisión"),
        ("High blood pressure.", "La ipertensión.", "ipertensión", "hipertensión"),
        ("The airport closes.", "Cierra el aereopuerto.", "aereopuerto", "aeropuerto"),
        ("They come from Spain.", "Vienen de Espana ya.", "Espana", "España"),
    ],
)
def test_a_slip_is_told_with_the_right_word(
    source: str, target: str, wrong: str, right: str
) -> None:
    found = said(source, target, Knowledge(lexicon=lexicon))
    assert found == [f"'{wrong}' is misspelt (write '{right}')"]


@pytest.mark.parametrize("knowledge", KNOWING)
def test_a_name_that_is_like_one_of_the_source_is_no_slip(knowledge: Knowledge) -> None:
    assert said("It is in Peloponnesus.", "Está en Peloponeso.", knowledge) == []


@pytest.mark.tool("hunspell")
def test_what_stands_twice_in_a_catalog_is_a_word_of_its_own() -> None:
    knowledge = Knowledge(lexicon=lexicon)
    one = 'msgid "Good."\nmsgstr "Se acepta el programma."\n'
    other = 'msgid "Bad."\nmsgstr "Se rechaza el programma."\n'
    assert len(findings(foreign(one, knowledge=knowledge), "spelling")) == 1
    assert findings(foreign(one, other, knowledge=knowledge), "spelling") == []


@pytest.mark.parametrize(
    "target",
    [
        "Hay que apagarla.",
        "Las cachés.",
        "Un ciberataque.",
        "Es inalcanzable.",
        "La covid.",
        "Un iterador y dos formateadores.",
        "Objetos invocables.",
        "Añádala y complételo.",
        "La tabulación.",
        "Serialmente hablando.",
        "La comilla.",
        "Un chorrito de anís.",
        "Fríalos bien.",
        "El amoníaco se crio.",
    ],
)
@pytest.mark.parametrize("knowledge", KNOWING)
def test_a_word_made_of_another_is_left_alone(target: str, knowledge: Knowledge) -> None:
    assert said("Some text.", target, knowledge) == []
