"""Months, days and seasons with a capital where Spanish has a small letter, and where it has none."""

from __future__ import annotations

import pytest

from tests.checks.test_marks_and_capitals import look, one

RAISED = [
    ("Edition: January 2023. New.", "Edición: Enero de 2023. Nueva.", "enero"),
    ("**Last updated:** March 2024", "**Última actualización:** Marzo de 2024", "marzo"),
    ("Published: Monday, May 5, 2025", "Publicado: Lunes, 5 de mayo de 2025", "lunes"),
    ("Hours: Monday to Friday, 9 to 5", "Horario: Lunes a viernes, de 9 a 17 h", "lunes"),
    ("Closed: Sundays and holidays", "Cerrado: Domingos y festivos", "domingos"),
    ("Annual report (January 2023)", "Informe anual (Enero de 2023)", "enero"),
    ("Month: January", "Mes: Enero", "enero"),
    ("Season: winter", "Temporada: Invierno", "invierno"),
    ("The shop closes in summer.", "La tienda cierra en Verano.", "verano"),
    ("It was dry next spring, he said.", "Fue seca la Primavera siguiente, dijo.", "primavera"),
    ("It rained in fall.", "Llovió en Otoño.", "otoño"),
]
RIGHT = [
    ("January: 31 days", "Enero: 31 días"),
    ("January 2023", "Enero de 2023"),
    ("Note: January was wet.", "Nota: Enero fue lluvioso."),
    ("Film: April (1998)", "Película: Abril (1998)"),
    ("Song: Summer", "Canción: Verano"),
    ("Name: April", "Nombre: Abril"),
    ("Chapter 3: January 1939", "Capítulo 3: Enero de 1939"),
    ("Warning: March 2020 was dry.", "Aviso: Marzo de 2020 fue seco."),
    ("Closed: Sunday is a day of rest.", "Cerrado: Domingo es día de descanso."),
    ("The square (May Square) is large.", "La plaza (Mayo) es grande."),
    ("The Arab Spring began in Tunisia.", "La Primavera Árabe empezó en Túnez."),
    ("The Prague Spring was crushed.", "Aplastaron la Primavera de Praga."),
    ("The Winter Palace fell in winter.", "Cayó el Palacio de Invierno en invierno."),
    ("She is called Spring; it is spring.", "Se llama Primavera; es primavera."),
    ("Botticelli painted it in spring.", "Botticelli la pintó en primavera. Verano después."),
    ("Characters: Friday and Robinson", "Personajes: Viernes y Robinson"),
    ("Collection: Spring/Summer 2024", "Colección: Primavera/Verano 2024"),
]


@pytest.mark.parametrize(("source", "target", "low"), RAISED)
def test_a_date_has_no_capital_behind_a_label_or_inside_a_sentence(
    source: str, target: str, low: str
) -> None:
    finding = one(source, target)
    assert (finding.check, finding.suggestion) == ("capitals", low)


@pytest.mark.parametrize(("source", "target"), RIGHT)
def test_a_name_or_the_start_of_a_sentence_has_its_capital(source: str, target: str) -> None:
    assert not look([(source, target)])["0"]
