"""One thing that a translation calls by two names."""

from __future__ import annotations

import pytest

from i18n.checks import Subject, checks, run
from i18n.model import Finding
from tests.checks.subjects import foreign


def found(source: str, target: str) -> list[Finding]:
    """What the check finds in one pair."""
    quoted = [text.replace('"', '\\"') for text in (source, target)]
    catalog = foreign(f'msgid "{quoted[0]}"\nmsgstr "{quoted[1]}"\n').catalog
    one = Subject(path="x.po", language="es", catalog=catalog)
    return run([one], [checks()["inconsistent-words"]])


TWO = [
    (
        "Delete the folder of the project. The folder will not come back.",
        "Borre la carpeta del proyecto. El directorio no volverá.",
        "directorio",
    ),
    (
        "Your request was sent. Nobody has read your request today.",
        "Se envió su solicitud. Hoy nadie ha leído su petición.",
        "petición",
    ),
    (
        "Put the trolley in the house. The trolley is broken.",
        "Ponga el carro en la casa. La carretilla está rota.",
        None,
    ),
    (
        "You have a tortoise in the house. Do not wake the tortoise.",
        "Tiene una tortuga en la casa. No despierte al galápago.",
        "galápago",
    ),
    (
        'Press "Send now" to go on. You will find "Send now" below.',
        "Pulse «Enviar ya» para seguir. Encontrará «Mandar ahora» debajo.",
        "Mandar ahora",
    ),
]


@pytest.mark.parametrize(("source", "target", "other"), TWO)
def test_a_second_word_for_a_thing_is_told_with_its_place(
    source: str, target: str, other: str | None
) -> None:
    findings = found(source, target)
    if other is None:
        assert findings == []  # two words that begin alike may be forms of one
        return
    [finding] = findings
    assert finding.span is not None
    assert target[slice(*finding.span)] == other


ONE = [
    (
        "Delete the folder of the project. The folder will not come back.",
        "Borre la carpeta del proyecto. La carpeta no volverá.",
    ),
    (
        "Delete the folder of the project. The folder will not come back.",
        "Borre la carpeta del proyecto. Esta no volverá.",
    ),
    (
        "Describe the context of the translation to mend the style of the translation.",
        "Describa el contexto de la traducción para mejorar el estilo de la misma.",
    ),
    (
        "Enter your email address here. We send an email to your email address.",
        "Indique aquí su correo electrónico. Enviamos un mensaje a su correo.",
    ),
    (
        "One of the selected rooms is not free in the selected week.",
        "Una de las salas elegidas no está libre en la semana seleccionada.",
    ),
    (
        'The word "new" is shown in the list. Zero hides the word "new" again.',
        "En la lista se muestra la palabra «nuevos». Con cero se oculta la palabra «nuevo».",
    ),
    ("The file and the folder", "El archivo y la carpeta"),
]


@pytest.mark.parametrize(("source", "target"), ONE)
def test_one_word_or_none_for_a_thing_is_no_fault(source: str, target: str) -> None:
    assert found(source, target) == []
