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
    ("vi", "%(value).1f sextillion", "%(value).1f nghìn tỷ tỷ tỷ"),
]  # fmt: skip


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
