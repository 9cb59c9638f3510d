"""Pairs of short texts: what is right in them and was once taken for a fault, and what is wrong."""

from __future__ import annotations

import polib
import pytest

from i18n.checks import Subject, checks, run

RIGHT = [
    ("es", "Lunch: 1 p.m. to 3 p.m.", "Almuerzo: de 13:00 a 15:00"),
    ("es", "Sat–Sun 10 a.m.–4 p.m.", "S-D, de 10:00 a 16:00"),
    ("es", "Q2 sales came to $12.4bn.", "Las ventas del segundo trimestre: 12 400 millones de dólares."),
    ("es", "Ho ho ho!", "¡Jo, jo, jo!"),
    ("es", "Moved %1$s to %2$s", "Se ha movido %1$s a %2$s"),
    ("es", "The Great War ruined Paris and Vienna.", "La Gran Guerra arruinó a París y Viena."),
    ("es", "The Lord of the Flies was shot in New York.", "El Señor de las Moscas se rodó en Nueva York."),
    ("sr@latin", "The bill is paid by both states.", "Račun plaćaju obe države."),
    ("sr@latin", "Please enter the name of a user.", "Molimo unesite ime korisnika."),
    ("ckb", "The bill is paid.", "\u202bپارەکە دراوە."),
    ("ka", "Keep the letter.", "შეინახე წერილი."),
    ("bn", "House", "বাড়ি".replace("\u09a1\u09bc", "\u09dc")),
    ("es", "Read %d MB in %d s", "%d MB leídos en %d segundos"),
    ("es", "{n, plural, one {# day} other {# days}}", "{n, plural, one {# día} many {#} other {# días}}"),
    ("es", "As always?", "¿Como siempre?"),
    ("es", "New York Post", "New York Post"),
    ("es", "Black Monday", "Black Monday"),
    ("es", "They saw the Rolling Stones. Nice.", "Vieron a los Rolling Stones. Bien."),
    ("es", "Use a nested loop here.", "Use aquí un nested loop."),
    ("vi", "%(value).1f sextillion", "%(value).1f nghìn tỷ tỷ tỷ"),
]  # fmt: skip

WRONG = [
    ("Read %d MB", "%d KB leídos", "units", ("python-format",)),
    ("Done in %.1f s", "Listo en %.1f minutos", "units", ("c-format",)),
    ("No such file: %s", "No existe: % s", "placeholders", ("python-format",)),
    (
        "{n, plural, one {# day} other {# days}}",
        "{n, plural, uno {# día} otros {# días}}",
        "placeholders",
        (),
    ),
    (
        "{sex, select, male {He} other {They}}",
        "{sex, select, varón {Él} other {Elle}}",
        "placeholders",
        (),
    ),
    ("Spanish only", "Solo espa&ntilde;ol", "entities", ()),
    ("At least %d", "Al menos &quot;%d", "entities", ("python-format",)),
    ("How do I leave?", "¿Como me voy?", "spelling", ()),
    ("About You", "About You", "copied", ()),
    ("Rules and Policies", "Rules and Policies", "copied", ()),
    ("Print as…", "Print as…", "copied", ()),
    ("It took two days. Nobody resigned.", "Duró dos días. Nobody resigned.", "left-in-source", ()),
    (
        "Lima and Quito rejected the offer.",
        "Lima y Quito rejected the offer.",
        "left-in-source",
        (),
    ),
    ("The scan showed everything.", "La exploración showed everything.", "left-in-source", ()),
    ("It is a bargain.", "Es uan ganga.", "spelling", ()),
]


def found(source: str, target: str, language: str, flags: tuple[str, ...] = ()) -> list[str]:
    """The checks that find something in a pair, all of them asked."""
    catalog = polib.POFile()
    catalog.append(polib.POEntry(msgid=source, msgstr=target, flags=list(flags)))
    subject = Subject(path="a.po", language=language, catalog=catalog, source_language="en")
    asked = [check for name, check in checks().items() if name != "header"]
    return [finding.check for finding in run([subject], asked)]


@pytest.mark.parametrize(("language", "source", "target"), RIGHT)
def test_what_is_right_is_left_alone(language: str, source: str, target: str) -> None:
    assert found(source, target, language) == []


@pytest.mark.parametrize(("source", "target", "check", "flags"), WRONG)
def test_what_is_wrong_is_told(
    source: str, target: str, check: str, flags: tuple[str, ...]
) -> None:
    assert check in found(source, target, "es", flags)
