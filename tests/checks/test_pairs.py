"""Pairs of short texts: what is right in them and was once taken for a fault, and what is wrong."""

from __future__ import annotations

import polib
import pytest

from i18n.checks import Knowledge, Subject, checks, run
from i18n.spelling import lexicon
from tests.checks.subjects import findings, foreign

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
    ("es", "Celebrating Holy Week", "Celebrar la Semana Santa"),
    ("es", "Java, Go, C, ...", "Java, Go, C, etc."),
    ("es", "Remove it <Del>", "Quítelo <Supr>"),
    ("es", "Progress: %d%% of %s", "Progreso: %d %% de %s"),
    ("es", "Press Enter, or hold Shift.", "Pulse Intro, o mantenga Mayús."),
    ("es", "The IUCN lists it.", "La UICN lo clasifica."),
    ("es", "He met Khrushchev.", "Conoció a Jruschov."),
    ("es", "{n}% was done.", "Se ha hecho el {n} por ciento."),
    ("es", "The GDP is from the OECD and the IMF.", "Los datos del PIB proceden de la OCDE y del FMI."),
    ("es", "New York Post", "New York Post"),
    ("es", "Black Monday", "Black Monday"),
    ("es", "They saw the Rolling Stones. Nice.", "Vieron a los Rolling Stones. Bien."),
    ("es", "Use a nested loop here.", "Use aquí un nested loop."),
    ("es", "He studied law in Havana. He left.", "Estudió Derecho en La Habana. Se fue."),
    ("es", "The court (CC) heard him in May.", "La Corte Penal Común (CC) lo escuchó en mayo."),
    ("es", "Lima, May 3 (AP) - It rained.", "LIMA DEL MAR, 3 may (AP) - Llovió."),
    ("es", "He did it! He won.", "¡Lo hizo! Y ganó."),
    ("es", "Why does &lt;br&gt; stay open?", "¿Por qué queda abierto &lt;br&gt;?"),
    ("es", "Run:\n\n```sh\nls <file> # all\n```", "Use:\n\n```sh\nls <archivo> # todo\n```"),
    ("es", "So:\n\n```text\nIt is 3 here.\n```", "Así:\n\n```text\nAquí hay 3.\n```"),
    ("es", "Do you want me to go?", "¿Quieres que me vaya?"),
    ("es", "R&amp;D at the Bootcamp; it is open.", "I+D en el Bootcamp; está abierto."),
    ("es", "On New Year’ſ Day he left.", "Se marchó en Año Nuevo."),
    ("es", '"War" came, and "war" went.', 'Vino "la guerra" y se fue la "Guerra".'),
    ("es", "Run:\n\n```sql\n-- all\nSELECT 1\n```", "Use:\n\n```sql\n-- todo\nSELECT 1\n```"),
    ("es", "Run:\n\n```js\n/* a\n b */\nf(`hi`)\n```", "Use:\n\n```js\n/* c\n d */\nf(`ea`)\n```"),
    ("eo", "The twelve sailors left two ships.", "La dek du maristoj forlasis du ŝipojn."),
    ("ja", "Twelve sailors left 2 ships.", "十二人の船員が2隻の船を離れた。"),
    ("es", "The mast, which in Spanish is palo, fell.", "El palo, que en inglés es mast, cayó."),
    ("es", "Price excl. VAT. Pay now.", "Precio excl. impuestos. Pague ya."),
    ("ar", '<p dir="ltr">Read on.</p>', '<p dir="rtl">تابع القراءة.</p>'),
    ("es", '<b data-tip="Hide">Read on.</b>', '<b data-tip="Ocultar">Siga leyendo.</b>'),
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
    ("Who paid? Nobody.", "¿Quién pagó! Nadie.", "opening-marks", ()),
    ("How hot was it in 1912?", "Cuánto calor hizo en 1912?", "opening-marks", ()),
    ("Nobody paid the bill.", "Nadie pagó la factura;", "final-punctuation", ()),
    ("Nobody paid the bill.", "Nadie pagó la factura。", "final-punctuation", ()),
    ('He said "no": he stayed.', "Dijo «no»:al fin se quedó.", "punctuation-spaces", ()),
    ("He stayed. Nobody paid.", "Se quedó. nadie pagó.", "initial-capital", ()),
    ("It rose 3%. Nobody paid.", "Subió un 3 %. nadie pagó.", "initial-capital", ()),
    ("- Read.\n- Write.", "- Lea.\n- escriba.", "initial-capital", ("md-text",)),
    ("1. Read.\n2. Write.", "1. Lea.\n2. escriba.", "initial-capital", ("md-text",)),
    ("He said &ldquo;no&rdquo; twice.", "Dijo &ldquo;no&rdquo dos veces.", "entities", ()),
    ("A fee of &ge; 30 is due.", "Se debe una tasa de & ge; 30.", "entities", ()),
    ("Press &#8594; to go on.", "Pulse &8594; para seguir.", "entities", ()),
    ("See pages 3&ndash;5 first.", "Vea antes las páginas 3ndash;5.", "entities", ()),
    ("Nobody paid.", "Nadie pagó.\u200b", "invisible-characters", ()),
    ("[It][1].\n\n[1]: https://a.example", "[Así][1].\n\n[1] https://a.example", "links", ("md-text",)),
    ("Ask <https://a.example> first.", "Pregunte a <https://a.example antes.", "links", ("md-text",)),
    ("[Read it](https://a.example)", "[Léalo](http://a.example)", "links", ("md-text",)),
    ("Run:\n\n```sh\nls --all\n```", "Use:\n\n```sh\nls --todo\n```", "code", ("md-text",)),
    ("So:\n\n```\n30 2 * * * a\n```", "Así:\n\n```\n2 30 * * * a\n```", "code", ("md-text",)),
    ("Run:\n\n```console\n$ ls --all\n```", "Use:\n\n```console\n$ ls --todo\n```", "code", ("md-text",)),
    ("`a`_\n\n.. _a: https://a.example", "`a`_\n\n.. a: https://a.example", "links", ("rst-text",)),
    ("|app| starts.", "|app| |release| arranca.", "code", ("rst-text",)),
    ("Total: {n:,.2f}", "Total: {n}", "placeholders", ("python-brace-format",)),
    ("Total: %.2f", "Total: %f", "placeholders", ("c-format",)),
    ("%d%% of it is done.", "Está hecho %d de ello.", "percent", ("c-format",)),
    ("It <Del>was</Del> <Br>done.", "Se hizo.", "markup", ("md-text",)),
    ("Battery at {level}%", "Batería al {level}", "percent", ("python-brace-format",)),
    ("Loading data...", "Cargando datos.", "final-punctuation", ()),
    ("%1$s sent %2$s a gift", "%1$s envió un regalo", "placeholders", ()),
    ("New in version 3.8: use it.", "Nuevo en la 3.8:utilícelo.", "punctuation-spaces", ()),
    ("Frequently Used Arguments", "Argumentos de Uso Frecuente", "title-case", ()),
    ("Installing the Tools of It", "Instalación de las Herramientas de Línea de Órdenes", "title-case", ()),
    ("It rains.", "Por supuesto. El texto sería: Llueve.", "chatter", ()),
    ("It rains.", "He traducido el texto con cuidado:\n\nLlueve.", "chatter", ()),
    ("Unlock", "Desbloquear\n\n¿Quieres que lo ajuste?", "chatter", ()),
    ('<b data-max="140">Left</b>', '<b data-max="280">Resto</b>', "markup", ()),
    ('<p dir="ltr">Read on.</p>', '<p dir="rtl">Siga leyendo.</p>', "markup", ()),
    ("**Questions About Grants** (new)", "**Preguntas Sobre Becas Anuales** (nuevo)", "title-case", ()),
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


@pytest.mark.parametrize(("source", "target", "check", "flags"), WRONG)
def test_what_is_wrong_is_told(
    source: str, target: str, check: str, flags: tuple[str, ...]
) -> None:
    assert check in found(source, target, "es", flags)


@pytest.mark.tool("hunspell")
@pytest.mark.parametrize(
    ("source", "target", "is_told"),
    [
        ("Child mortality fell by 3%.", "La MORTALIDAD infantil bajó un 3 %.", True),
        ("The director told AFP.", "Se lo dijo a AFP EL DIRECTOR.", True),
        ("The UN and the ECLAC met.", "Se reunieron la ONU y la CEPAL.", False),
        ("Press DELETE to go on.", "Pulse ELIMINAR para seguir.", False),
        ("Read the file readme.", "Lea el archivo LEAME.", False),
    ],
)
def test_words_of_the_language_in_capitals_are_told(
    source: str, target: str, is_told: bool
) -> None:
    entry = f'msgid "{source}"\nmsgstr "{target}"\n'
    subject = foreign(entry, knowledge=Knowledge(lexicon=lexicon))
    assert bool(findings(subject, "all-capitals")) is is_told
