"""A text in two languages, and what somebody made of the pair, with the beads that are right."""

from __future__ import annotations

from collections.abc import Sequence

Beads = list[tuple[tuple[int, ...], tuple[int, ...]]]

PAIRS: Sequence[tuple[str, str]] = (
    ("The rent freeze of 2021", "La congelación de alquileres de 2021"),
    ("The council voted on 12 March to freeze rents for 3 years.",
     "El pleno votó el 12 de marzo congelar los alquileres durante 3 años."),
    ("Mayor Ana Ruiz called it a turning point for the city.",
     "La alcaldesa Ana Ruiz lo llamó un punto de inflexión para la ciudad."),
    ("Who has to obey the new rule?", "¿Quién tiene que cumplir la nueva norma?"),
    ("Every landlord with more than 5 flats does.", "Todo propietario con más de 5 pisos."),
    ("See the [full text](https://example.org/rents) of the decision.",
     "Véase el [texto completo](https://example.org/rents) de la decisión."),
    ("What tenants should do", "Qué deben hacer los inquilinos"),
    ("Keep your contract and every receipt since January.",
     "Guarda tu contrato y todos los recibos desde enero."),
    ("Write to the office at Calle Mayor 7 if your rent has gone up.",
     "Escribe a la oficina de la Calle Mayor 7 si te han subido el alquiler."),
    ("The office answers within 10 days.", "La oficina responde en un plazo de 10 días."),
    ("Don't sign anything under pressure!", "¡No firmes nada bajo presión!"),
    ("Run `rents --check` to compare your street with the index.",
     "Ejecuta `rents --check` para comparar tu calle con el índice."),
    ("The index covers 140 streets in Madrid and Toledo.",
     "El índice abarca 140 calles de Madrid y Toledo."),
    ("Landlords have gone to court.", "Los propietarios han acudido a los tribunales."),
    ("A judge in Toledo will hear the case in September.",
     "Un juez de Toledo verá el caso en septiembre."),
    ("Until then the freeze stands.", "Hasta entonces, la congelación sigue en vigor."),
    ("The tenants' union expects 2,000 complaints.",
     "El sindicato de inquilinos espera 2.000 reclamaciones."),
    ("“We will go with them to every hearing,” says Marta Gil.",
     "«Los acompañaremos a todas las vistas», dice Marta Gil."),
)  # fmt: skip

SOURCE = [source for source, _ in PAIRS]
TARGET = [target for _, target in PAIRS]
CLEAN: Beads = [((n,), (n,)) for n in range(len(PAIRS))]


def joined_in_target(at: int) -> tuple[list[str], list[str], Beads]:
    """The pair with one sentence of the target joined to the next."""
    target = [*TARGET[:at], f"{TARGET[at]} {TARGET[at + 1]}", *TARGET[at + 2 :]]
    beads = [*CLEAN[:at], ((at, at + 1), (at,))]
    return SOURCE, target, [*beads, *(((n,), (n - 1,)) for n in range(at + 2, len(PAIRS)))]


def left_out_of_target(start: int, end: int) -> tuple[list[str], list[str], Beads]:
    """The pair with a run of the target's sentences left out."""
    gone = end - start
    beads = [*CLEAN[:start], *(((n,), ()) for n in range(start, end))]
    rest = [((n,), (n - gone,)) for n in range(end, len(PAIRS))]
    return SOURCE, [*TARGET[:start], *TARGET[end:]], [*beads, *rest]


def turned(text: tuple[list[str], list[str], Beads]) -> tuple[list[str], list[str], Beads]:
    """The same pair from the other language."""
    source, target, beads = text
    return target, source, [(there, here) for here, there in beads]
