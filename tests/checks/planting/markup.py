"""Pairs with markup, as messages of programs, Markdown and reStructuredText have them, and what is
planted in their translations: a generator a kind of defect, from a translation to bad ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

Pair = tuple[str, str]

PROGRAM: list[Pair] = [
    (
        "%(count)d of %(total)d payments to %(name)s failed.",
        "Fallaron %(count)d de los %(total)d pagos a %(name)s.",
    ),
    ("Hello, %(name)s! You owe $%(sum).2f.", "¡Hola, %(name)s! Debes %(sum).2f $."),
    ("The file “%s” has %d pages (50%% read).", "El archivo «%s» tiene %d páginas (50 %% leído)."),
    ("{user} wrote to {group} on {date}.", "{user} escribió a {group} el {date}."),
    ('Log in <a href="%(url)s">here</a>.', 'Entra <a href="%(url)s">aquí</a>.'),
    ("Could not open %r: %s", "No se pudo abrir %r: %s"),
    ("<strong>%(user)s</strong> left on %(day)s.", "<strong>%(user)s</strong> se fue el %(day)s."),
    ("Invalid value for %(field)s: %(value)r", "Valor no válido de %(field)s: %(value)r"),
]
MARKDOWN: list[Pair] = [
    (
        "The court ruled on **March 3, 2024** in [this case](https://example.org/case/12).",
        "El tribunal falló el **3 de marzo de 2024** en [este caso](https://example.org/case/12).",
    ),
    (
        "“We paid *nothing*,” she told [the paper](https://news.example.com/2024/05/02/rent.html).",
        "«No pagamos *nada*», dijo a [el periódico](https://news.example.com/2024/05/02/rent.html).",
    ),
    (
        "Rents rose 3.5% to $1,250, says the [report](https://example.gov/data/rent.pdf#page=3).",
        "Los alquileres subieron un 3,5 % a 1250 dólares, dice el [informe](https://example.gov/data/rent.pdf#page=3).",
    ),
    (
        "Write to [the office](mailto:help@example.org) or call by 6 p.m.",
        "Escribe a [la oficina](mailto:help@example.org) o llama antes de las 18:00.",
    ),
    (
        "Run `ambos check --language es` and read `locales/es.po`.",
        "Ejecuta `ambos check --language es` y lee `locales/es.po`.",
    ),
    (
        "See <https://example.org/faq> or the note[^2] below.",
        "Véase <https://example.org/faq> o la nota[^2] de abajo.",
    ),
    (
        "The **Supreme Court** heard *both* sides, <em>twice</em>.",
        "La **Corte Suprema** oyó a *ambas* partes, <em>dos veces</em>.",
    ),
    (
        "Press <kbd>Ctrl</kbd> and open [`main.rs`](src/main.rs).",
        "Pulsa <kbd>Ctrl</kbd> y abre [`main.rs`](src/main.rs).",
    ),
    (
        "H<sub>2</sub>O boils at 212 °F (100 °C), says [Wikipedia](https://en.wikipedia.org/wiki/Water).",
        "El H<sub>2</sub>O hierve a 212 °F (100 °C), dice [Wikipedia](https://es.wikipedia.org/wiki/Water).",
    ),
    (
        "**Who pays** the landlord, under [section 8](#section-8)?",
        "**¿Quién paga** al casero, según la [sección 8](#section-8)?",
    ),
    ("Smith & Sons won 2 < 3 games.", "Smith & Sons ganó 2 < 3 partidos."),
    ("It cost $5 (or 4 €): ~~ten~~ *five*.", "Costó 5 $ (o 4 €): ~~diez~~ *cinco*."),
]
RST: list[Pair] = [
    (
        "Call :func:`~os.path.join` with *path* and see :ref:`the guide <howto-paths>`.",
        "Llame a :func:`~os.path.join` con *path* y consulte :ref:`la guía <howto-paths>`.",
    ),
    (
        "The ``--verbose`` option was added in `version 2 <https://example.org/v2.html>`_.",
        "La opción ``--verbose`` se agregó en la `versión 2 <https://example.org/v2.html>`_.",
    ),
    (
        "**Never** pass :class:`bytes` to |parser| [#f1]_.",
        "**Nunca** pase :class:`bytes` a |parser| [#f1]_.",
    ),
    (
        "See :issue:`12345` and the :mod:`json` module, *not* ``pickle``.",
        "Consulte :issue:`12345` y el módulo :mod:`json`, *no* ``pickle``.",
    ),
    (
        "It returns :const:`None` when ``key`` is *missing*.",
        "Devuelve :const:`None` cuando *falta* ``key``.",
    ),
    (
        "Choose :menuselection:`File --> Open` (see `Names`_).",
        "Elija :menuselection:`Archivo --> Abrir` (vea `Nombres`_).",
    ),
]

_NAMED = re.compile(r"%\((\w+)\)[\d.]*[a-z]|\{(\w+)\}")
_PERCENT = re.compile(r"%(?:\(\w+\))?[\d.]*[a-z]|\{\w+\}")
_CODE = re.compile(r"(?<![`>\w])(`{1,2})([^`<>]{4,})\1(?![`_])")
_ENTITIES = {"á": "&aacute", "é": "&eacute", "í": "&iacute", "ó": "&oacute", "ú": "&uacute"}
_SCRIPTS = (
    "<script>alert(1)</script>",
    " <img src=x onerror=alert(1)>",
    ' <iframe src="https://evil.example"></iframe>',
    " [ver](javascript:alert(1))",
    ' <a href="&#106;avascript:alert(1)">ver</a>',
    " <SVG/onload=alert(1)>",
    " <a onclick='f()'>ver</a>",
    " [ver](data:text/html;base64,PHNjcmlwdD4)",
    "<style>p{display:none}</style>",
    ' <object data="x.swf"></object>',
)


def replaced(
    text: str, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str]
) -> Iterator[str]:
    """The text with each match in turn replaced, where that changes it."""
    for match in pattern.finditer(text):
        changed = text[: match.start()] + new(match) + text[match.end() :]
        if changed != text:
            yield changed


def placeholder_renamed(target: str) -> Iterator[str]:
    return replaced(
        target, _NAMED, lambda match: match[0].replace(match[1] or match[2], "nombre_nuevo")
    )


def placeholder_dropped(target: str) -> Iterator[str]:
    return replaced(target, _PERCENT, lambda _: "")


def placeholder_type_lost(target: str) -> Iterator[str]:
    return replaced(target, re.compile(r"%\(\w+\)[\d.]*[a-z]"), lambda match: match[0][:-1])


def html_tag_unclosed(target: str) -> Iterator[str]:
    return replaced(target, re.compile(r"</\w+>"), lambda _: "")


def html_tag_unopened(target: str) -> Iterator[str]:
    return replaced(target, re.compile(r"<[a-z]+(?: [^>]*)?>"), lambda _: "")


def script_injected(target: str) -> Iterator[str]:
    yield from (target + script for script in _SCRIPTS)


_LINK = re.compile(r"\]\((?!https://es\.)([^()\s]+)\)|(?<= )<([^<>\s]+)>`_|<(https?://[^<>\s]+)>")


def link_target_changed(target: str) -> Iterator[str]:
    yield from replaced(target, _LINK, lambda match: _changed(match, lambda url: url + "-es"))
    yield from replaced(target, _LINK, lambda match: _changed(match, lambda url: url[:-1]))
    yield from replaced(
        target, _LINK, lambda match: _changed(match, lambda url: url.replace("://", "://es."))
    )


def _changed(match: re.Match[str], change: Callable[[str], str]) -> str:
    url = next(group for group in match.groups() if group)
    return match[0].replace(url, change(url))


def link_syntax_broken(target: str) -> Iterator[str]:
    yield from replaced(target, re.compile(r"\]\("), lambda _: "] (")
    yield from replaced(target, re.compile(r"(?<=[^\s(])\)(?=[ .,])(?<=[\w/]\))"), _without_end)
    yield from replaced(target, re.compile(r" <(?=https?://[^>]*>`_)"), lambda _: "<")
    yield from replaced(target, re.compile(r">`_(?!\w)"), lambda _: ">_")
    yield from replaced(target, re.compile(r"\[(?=[^\]]+\]\()"), lambda _: "")


def _without_end(match: re.Match[str]) -> str:
    is_link = re.search(r"\]\([^()\s]+\Z", match.string[: match.start()])
    return "" if is_link else match[0]


def emphasis_broken(target: str) -> Iterator[str]:
    marked = re.compile(r"(?<![\w*])(\*{1,2})([^*\s](?:[^*]*[^*\s])?)\1(?![\w*])")
    yield from replaced(target, marked, lambda match: match[0][: -len(match[1])])
    yield from replaced(target, marked, lambda match: f"{match[1]}{match[2]} {match[1]}")
    yield from replaced(target, marked, lambda match: f"{match[1]} {match[2]}{match[1]}")
    yield from replaced(target, marked, lambda match: match[2])


def code_changed(target: str) -> Iterator[str]:
    def swapped(match: re.Match[str]) -> str:
        code = match[2]
        middle = next(
            (at for at in range(1, len(code) - 1) if code[at] != code[at + 1]), len(code) - 2
        )
        code = code[:middle] + code[middle + 1] + code[middle] + code[middle + 2 :]
        return f"{match[1]}{code}{match[1]}"

    yield from replaced(target, _CODE, swapped)
    yield from replaced(target, _CODE, lambda match: f"{match[1]}{match[2]}s{match[1]}")
    yield from replaced(target, _CODE, lambda match: f"{match[1]}{match[2].upper()}{match[1]}")


def entity_broken(target: str) -> Iterator[str]:
    return replaced(target, re.compile("[áéíóú]"), lambda match: _ENTITIES[match[0]])


def footnote_lost(target: str) -> Iterator[str]:
    return replaced(target, re.compile(r"\[\^\w+\]| \[#\w+\]_"), lambda _: "")
