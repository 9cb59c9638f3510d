"""Articles of two languages for benchmarks of builds: made up from a seed, the same on every machine."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_WORDS = {
    "market": "mercado", "river": "río", "council": "consejo", "bridge": "puente", "school": "colegio",
    "library": "archivo", "garden": "jardín", "village": "pueblo", "road": "camino", "train": "tren",
    "museum": "museo", "festival": "festival", "teacher": "maestro", "neighbour": "vecino",
    "harbour": "puerto", "valley": "valle", "meadow": "prado", "orchard": "huerto",
}  # fmt: skip
_VERBS = {
    "opens": "abre",
    "closes": "cierra",
    "changes": "cambia",
    "grows": "crece",
    "waits": "espera",
}
_SHAPES = [
    (
        "The {0} near the {1} {v} when the {2} is ready, and {n} people wait by the {3}.",
        "El {0} junto al {1} {v} cuando el {2} está listo, y {n} personas esperan junto al {3}.",
    ),
    (
        "Every year the {0} {v} for *{n} days*, says the {1}, but the {2} never asks the {3} why.",
        "Cada año el {0} {v} durante *{n} días*, dice el {1}, pero el {2} nunca pregunta al {3} por qué.",
    ),
    (
        "Nobody in the {0} knows how far it is from the {1} to the {2} of 19{n}, which {v} beside the {3}.",
        "Nadie en el {0} sabe qué lejos está del {1} el {2} de 19{n}, que {v} al lado del {3}.",
    ),
]
_PARAGRAPHS, _SENTENCES, _ITEMS = 6, 3, 3


@dataclass(frozen=True, slots=True)
class Article:
    """An article: its texts in both languages, each pair once, and its blocks by their places among them.

    A block is what Markdown has before it, and the places of its sentences; `link` is the name of the
    article that the last sentence links to.
    """

    name: str
    date: str
    link: str
    texts: list[tuple[str, str]]
    blocks: list[tuple[str, list[int]]]

    def markdown(self, side: int, *, link: str = "{}.md") -> str:
        """The article in English (0) or Spanish (1); `link` is the address of another by its name."""
        title, description = self.texts[0][side], self.texts[1][side]
        head = f"---\ntitle: {title}\ndescription: {description}\ndate: {self.date}\n---\n"
        body = "\n\n".join(
            lead + " ".join(self.texts[place][side] for place in places)
            for lead, places in self.blocks
        )
        return f"{head}\n{body}\n".replace("LINK", link.format(self.link))

    def catalog(self) -> str:
        """The Spanish catalog."""
        header = (
            'msgid ""\nmsgstr ""\n"Language: es\\n"\n"MIME-Version: 1.0\\n"\n'
            '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
            '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
        )
        entries = (f'msgid "{source}"\nmsgstr "{target}"\n' for source, target in self.texts)
        return "\n".join([header, *entries]).replace("LINK", f"{self.link}.md")


def articles(count: int) -> Iterator[Article]:
    """So many articles of about 400 words, 26 sentences and headings, and a link each."""
    for number in range(count):
        yield _article(number, count)


def write_project(folder: Path, every: Iterable[Article]) -> None:
    """The articles as a project of Ambos, with a catalog each."""
    (folder / "ambos.toml").write_text(
        'source = "en"\ntargets = ["es"]\nname = "The Valley"\n\n[publish]\nformats = []\n'
        'base-url = "https://valley.example/"\n',
        encoding="utf-8",
    )
    for name in ("source", "locales/es/LC_MESSAGES"):
        (folder / name).mkdir(parents=True)
    for one in every:
        source = folder / f"source/{one.name}.md"
        source.write_text(one.markdown(0), encoding="utf-8")
        catalog = folder / f"locales/es/LC_MESSAGES/{one.name}.po"
        catalog.write_text(one.catalog(), encoding="utf-8")


def _article(number: int, count: int) -> Article:
    chance = random.Random(number)
    texts = [_title(chance, f"part {number}", f"parte {number}")]
    texts += _sentences(chance, 1, texts)
    blocks: list[tuple[str, list[int]]] = []
    for n in range(_PARAGRAPHS):
        if n in (2, 4):
            texts.append(_title(chance, f"in {number} and {n}", f"en {number} y {n}"))
            blocks.append(("## ", [len(texts) - 1]))
        start = len(texts)
        texts += _sentences(chance, _SENTENCES, texts)
        blocks.append(("", list(range(start, len(texts)))))
    for _ in range(_ITEMS):
        texts += _sentences(chance, 1, texts)
        blocks.append(("* ", [len(texts) - 1]))
    texts.append((f"See [another one](LINK) of {number}.", f"Véase [otro](LINK) de {number}."))
    blocks.append(("", [len(texts) - 1]))
    date = f"20{10 + number % 15}-{1 + number % 12:02}-{1 + number % 28:02}"
    return Article(_name(number), date, _name(chance.randrange(count)), texts, blocks)


def _name(number: int) -> str:
    return f"article-{number:05}"


def _title(chance: random.Random, english: str, spanish: str) -> tuple[str, str]:
    one, other = chance.sample(sorted(_WORDS), 2)
    return (
        f"The {one} and the {other}, {english}",
        f"El {_WORDS[one]} y el {_WORDS[other]}, {spanish}",
    )


def _sentences(
    chance: random.Random, count: int, known: list[tuple[str, str]]
) -> list[tuple[str, str]]:
    """New sentences: a catalog has each once."""
    found: list[tuple[str, str]] = []
    while len(found) < count:
        names = chance.sample(sorted(_WORDS), 4)
        verb, number = chance.choice(sorted(_VERBS)), chance.randrange(10, 99)
        english, spanish = chance.choice(_SHAPES)
        pair = (
            english.format(*names, v=verb, n=number),
            spanish.format(*(_WORDS[name] for name in names), v=_VERBS[verb], n=number),
        )
        if pair[0] not in {source for source, _ in [*known, *found]}:
            found.append(pair)
    return found
