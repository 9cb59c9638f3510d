"""Terms: which forms are a term, and which words are none."""

from __future__ import annotations

import pytest

from i18n.checks import Knowledge
from i18n.terms import read
from tests.checks.subjects import findings, foreign

TERMS = """\
source,target,status,note
password,contraseña,preferred,
password,clave,admitted,
password,palabra de paso,forbidden,
report,informe,preferred,
lawmaker,legislador,preferred,
climate change,cambio climático,preferred,
climate,clima,preferred,
file,archivo,preferred,
compile,compilar,preferred,
function,función,preferred,
image,imagen,preferred,
tax,impuesto,preferred,
city,ciudad,preferred,
mayor,alcalde,preferred,
minister,ministro,preferred,
actor,actor,preferred,
voice,voz,preferred,
Foreign Office,Ministerio de Exteriores,preferred,
"""
GOOD = [
    ("The lawmakers voted.", "Las legisladoras votaron."),
    ("The mayor met two ministers.", "La alcaldesa recibió a dos ministras."),
    ("The actor is late.", "La actriz llega tarde."),
    ("Two reports are out.", "Se publicaron dos informes."),
    ("Two functions, one image.", "Dos funciones, una imagen."),
    ("One function and two images.", "Una función y dos imágenes."),
    ("It compiles at once.", "Se compila al instante."),
    ("We compiled the program.", "Compilamos el programa."),
    ("It is being compiled.", "Está siendo compilado."),
    ("The voices of two cities.", "Las voces de dos ciudades."),
    ("Type the password.", "Escriba la clave."),
    ("Climate change is here.", "El cambio climático ya está aquí."),
    ("Talks on climate change.", "Charlas sobre los cambios climáticos."),
    ("The climate is mild.", "El clima es suave."),
    # a verb, a name, a compound, code
    ("Police reported a theft.", "La policía denunció un robo."),
    ("They report a theft.", "Denuncian un robo."),
    ("The agency reports that it fell.", "La agencia señala que cayó."),
    ("Report the theft.", "Denuncie el robo."),
    ("The Mueller Report was read.", "Se leyó el Mueller Report."),
    ("A file-like thing.", "Una cosa parecida."),
    ("Call `file` at once.", "Llame a `file` enseguida."),
    ("Open /etc/file.txt now.", "Abra /etc/file.txt ya."),
    ("The Foreign Office spoke.", "Habló el Ministerio de Exteriores."),
    ("A new password. Repeat it.", "Una contraseña nueva. Repítala."),
    ("A password and another password.", "Una contraseña y otra distinta de la misma."),
]
BAD = [
    ("The lawmakers voted.", "Los congresistas votaron.", "lawmaker", "legislador"),
    ("Two reports are out.", "Se publicaron dos memorias.", "report", "informe"),
    ("The mayor is late.", "La concejala llega tarde.", "mayor", "alcalde"),
    ("The tax is paid.", "Se paga el tributo.", "tax", "impuesto"),
    ("Talks on climate change.", "Charlas sobre el clima.", "climate change", "cambio climático"),
    ("It is being compiled.", "Está siendo traducido.", "compile", "compilar"),
    ("Save the file/report.", "Guarde el fichero/informe.", "file", "archivo"),
    (
        "The Foreign Office spoke.",
        "Habló la Cancillería.",
        "Foreign Office",
        "Ministerio de Exteriores",
    ),
    (
        "A file is open. The file is new.",
        "Un archivo está abierto. El fichero es nuevo.",
        "file",
        "archivo",
    ),
    ("An old file and a new file.", "Un fichero viejo y un archivo nuevo.", "file", "archivo"),
]


def said(source: str, target: str) -> list[str]:
    """What the check says of a pair."""
    knowledge = Knowledge(read(TERMS.encode(), "terms.csv"))
    entry = f'msgid "{source}"\nmsgstr "{target}"\n'
    return [one.message for one in findings(foreign(entry, knowledge=knowledge), "terms")]


@pytest.mark.parametrize(("source", "target"), GOOD)
def test_any_form_of_a_term_is_the_term_and_what_is_none_is_left_alone(
    source: str, target: str
) -> None:
    assert said(source, target) == []


@pytest.mark.parametrize(("source", "target", "term", "instead"), BAD)
def test_a_term_that_has_none_of_its_translations_is_a_finding(
    source: str, target: str, term: str, instead: str
) -> None:
    assert said(source, target) == [f"'{term}' is not translated as '{instead}'"]


def test_a_forbidden_term_is_a_warning_where_it_stands() -> None:
    knowledge = Knowledge(read(TERMS.encode(), "terms.csv"))
    entry = 'msgid "Two passwords."\nmsgstr "Dos palabras de paso."\n'
    (finding,) = findings(foreign(entry, knowledge=knowledge), "terms")
    assert finding.severity == "warning"
    assert finding.message == "'palabras de paso' is forbidden for 'password' (write 'contraseña')"
    assert finding.span == (4, 20)
    assert finding.suggestion == "contraseña"


def test_without_a_termbase_there_is_nothing_to_say() -> None:
    entry = 'msgid "Two passwords."\nmsgstr "Dos palabras de paso."\n'
    assert findings(foreign(entry), "terms") == []
