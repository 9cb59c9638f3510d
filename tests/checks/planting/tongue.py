"""Texts in the wrong language, in part or as a whole, made of pairs that are right.

Each planter yields bad translations of pairs of news, FAQ and messages of programs; which words it
puts where is drawn from the pair itself, so that the same pair always gives the same defects.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

from i18n.segmentation import segment

Pair = tuple[str, str]
Planter = Callable[[Pair, str, str], Iterator[str]]

NEWS: list[dict[str, str]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)["news"]

_ARTICLES = {"en": ("the", "of"), "es": ("el", "de")}
_CONJUNCTIONS = {"en": "and", "es": "y"}
_ANSWERS = {
    "es": (
        "Claro, aquí tienes la traducción al español:\n\n{}",
        "¡Por supuesto! {}",
        "Aquí está la traducción solicitada: {}",
        "A continuación te presento la traducción del texto: {}",
        "Traducción: {}",
        "**Texto traducido:** {}",
        "Lo siento, pero no puedo ayudarte con esa solicitud.",
        "Lo siento, como modelo de lenguaje no puedo traducir este texto.",
        "Como modelo de lenguaje, no tengo opiniones. {}",
        "{}\n\nEspero que esta traducción te sea de ayuda.",
        "{}\n\nNota: he mantenido los nombres propios.",
        "{} ¿Necesitas algo más?",
        "{} ¿Hay algo más en lo que pueda ayudarte?",
    ),
    "en": (
        "Sure! Here is the translation:\n\n{}",
        "Certainly! {}",
        "Here's the Spanish translation: {}",
        "Translation: {}",
        "**Translation:** {}",
        "I'm sorry, but I can't assist with that request.",
        "I’m sorry, but I cannot translate this text.",
        "As an AI language model, I cannot translate this. {}",
        "{}\n\nLet me know if you need any changes.",
        "{}\n\nNote: proper names were kept.",
        "{} I hope this helps!",
        "```\n{}\n```",
        "<|assistant|>{}",
    ),
}


def pairs(source: str, target: str) -> list[Pair]:
    """The pairs of two languages."""
    return [(news[source], news[target]) for news in NEWS if {source, target} <= set(news)]


def sentences(least: int = 6) -> list[int]:
    """The places of the texts that are told in all languages, and have words enough to show them."""
    return [
        place
        for place, news in enumerate(NEWS)
        if len(news) > 2 and min(len(text.split()) for text in news.values()) >= least
    ]


def copies(pair: Pair, source: str, target: str) -> Iterator[str]:
    """The source as it stands."""
    yield pair[0]


def near_copies(pair: Pair, source: str, target: str) -> Iterator[str]:
    """The source with a word or two in the language of the translation."""
    words = pair[0].split(" ")
    if len(words) < 8 or source not in _ARTICLES:
        return
    for mine, other in zip(_ARTICLES[source], _ARTICLES[target], strict=True):
        if mine in words:
            at = words.index(mine)
            yield " ".join([*words[:at], other, *words[at + 1 :]])
    if _CONJUNCTIONS[source] in words:
        yield pair[0].replace(f" {_CONJUNCTIONS[source]} ", f" {_CONJUNCTIONS[target]} ")


def left_sentences(pair: Pair, source: str, target: str) -> Iterator[str]:
    """The translation with one of its sentences as it stands in the source."""
    one = [pair[0][start:end] for start, end in segment(pair[0], source)]
    two = [pair[1][start:end] for start, end in segment(pair[1], target)]
    if len(one) != len(two) or len(one) < 2:
        return
    for place, sentence in enumerate(one):
        if len(sentence.split()) >= 5:
            yield " ".join([*two[:place], sentence, *two[place + 1 :]])


def left_phrases(pair: Pair, source: str, target: str) -> Iterator[str]:
    """The translation with some words of it replaced by some words in a row of the source."""
    words, given = pair[1].split(" "), pair[0].split(" ")
    if min(len(words), len(given)) < 9:
        return
    dice = random.Random(pair[0])
    for length in (4, 5, 6):
        start = dice.randrange(len(given) - length)
        at = dice.randrange(1, len(words) - 2)
        phrase = [word.strip("“”«».,;:?") for word in given[start : start + length]]
        if sum(word.islower() for word in phrase) == length:
            yield " ".join([*words[:at], *phrase, *words[at + 2 :]])


def answers(pair: Pair, source: str, target: str) -> Iterator[str]:
    """What a language model says, around the translation or in place of it."""
    for language in dict.fromkeys((target, "en")):
        for answer in _ANSWERS[language]:
            yield answer.format(pair[1])
