"""Catalogs whose msgids are names: what a name stands for is what is compared."""

from __future__ import annotations

import pytest

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
        ("www.example.com", "www.example.org", "links"),
        ("Set %(max_length)s", "Ponga %(maximo)s", "placeholders"),
    ],
)
def test_a_word_with_a_hyphen_and_an_address_are_texts(msgid: str, msgstr: str, check: str) -> None:
    entry = f'#, python-format\nmsgid "{msgid}"\nmsgstr "{msgstr}"\n'
    assert check in {finding.check for finding in findings(foreign(entry))}


def test_a_comment_that_begins_alike_is_none() -> None:
    entry = '#. Default: 5\nmsgid "The limit is 5."\nmsgstr "El límite es 6."\n'
    (finding,) = findings(foreign(entry))
    assert finding.check == "numbers"
