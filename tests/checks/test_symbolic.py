"""Catalogs whose msgids are names: what a name stands for is what is compared."""

from __future__ import annotations

import pytest

from i18n.checks import Subject
from tests.checks.subjects import findings, foreign

SAID = '#. Default: "Welcome to ${site}, you have 3 messages."\n'
LONG = '#. Default: "Welcome to ${site}, "\n#. "you have 3 messages."\n'


@pytest.mark.parametrize("comment", [SAID, LONG])
def test_the_text_that_a_name_stands_for_is_compared(comment: str) -> None:
    right = 'msgid "welcome_text"\nmsgstr "Le damos la bienvenida a ${site}, tiene 3 mensajes."\n'
    assert findings(foreign(comment + right)) == []
    wrong = right.replace("${site}", "${sitio}").replace("3", "4")
    told = {finding.check: finding for finding in findings(foreign(comment + wrong))}
    assert set(told) == {"numbers", "placeholders"}
    assert told["placeholders"].msgid == "welcome_text"
    assert told["placeholders"].message == "the placeholder ${sitio} should be ${site}"


@pytest.mark.parametrize(
    ("msgid", "msgstr"),
    [
        ("help_start_page", "Elija la página con la que comienza el sitio, por ejemplo 5."),
        ("error.form.required", "Este campo es obligatorio: ${campo}"),
        ("front-text", "<p>Le damos la bienvenida a este sitio, que es nuevo.</p>"),
        ("list:user:notice:hold.txt", "Su mensaje se ha retenido. Se le dirá por qué."),
        ("help.txt", "Ayuda para la lista de correo, con 3 órdenes."),
        ("translator-credits", "Sergi Almacellas Abellana"),
    ],
)
def test_nothing_is_held_against_a_name_that_nothing_tells_the_text_of(
    msgid: str, msgstr: str
) -> None:
    assert findings(foreign(f'msgid "{msgid}"\nmsgstr "{msgstr}"\n')) == []


@pytest.mark.parametrize(
    ("msgid", "msgstr", "check"),
    [
        ("e-mail", "correo  electrónico", "spaces"),
        ("help.txt", "ayuda  de txt", "spaces"),
        ("a:b", "a  b", "spaces"),
        ("www.example.com", "www.example.org", "links"),
        ("Set %(max_length)s", "Ponga %(maximo)s", "placeholders"),
        ("%(max_length)s", "%(maximo)s", "placeholders"),
        ("max_length 5", "max_length 6", "numbers"),
    ],
)
def test_a_word_with_a_hyphen_and_an_address_are_texts(msgid: str, msgstr: str, check: str) -> None:
    entry = f'#, python-format\nmsgid "{msgid}"\nmsgstr "{msgstr}"\n'
    assert check in {finding.check for finding in findings(foreign(entry))}


def _plural(*texts: str, comment: str = "") -> Subject:
    keys = "msgid", "msgid_plural", "msgstr[0]", "msgstr[1]"
    rows = (f'{key} "{text}"\n' for key, text in zip(keys, texts, strict=True))
    return foreign(comment + "".join(rows))


def test_nothing_is_held_against_names_of_plural_forms() -> None:
    said = "Queda 1 día, hasta el lunes.", "Quedan ${n} días, hasta el lunes."
    assert findings(_plural("days_left", "days_left_many", *said)) == []
    comment = '#. Default: "One day is left, until 3."\n'
    (finding,) = findings(_plural("days_left", "days_left_many", *said, comment=comment), "numbers")
    assert (finding.form, finding.msgid) == (0, "days_left")
    (finding,) = findings(_plural("days_left", "${n} days, until 3.", *said), "numbers")
    assert finding.form == 1


def test_a_name_that_was_left_as_it_is_is_its_own_text() -> None:
    (message,) = foreign('msgid "help_start_page"\nmsgstr "help_start_page"\n').messages
    assert message.msgid == message.msgstr
    messages = _plural("days_left", "days_left_many", "days_left", "Quedan ${n}.").messages
    assert [(message.form, message.msgid) for message in messages] == [(0, "days_left")]


def test_a_comment_that_begins_alike_is_none() -> None:
    entry = '#. Default: 5\nmsgid "The limit is 5."\nmsgstr "El límite es 6."\n'
    (finding,) = findings(foreign(entry))
    assert finding.check == "numbers"
