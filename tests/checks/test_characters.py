"""Characters, spaces and repetitions: what is planted is found, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import polib
import pytest

from i18n.checks import Subject
from i18n.model import Finding
from tests.checks.planting.character_pairs import INTO_ENGLISH, INTO_SPANISH
from tests.checks.planting.characters import PLANTS
from tests.checks.subjects import findings

NAMES = (
    "bidirectional",
    "control-characters",
    "encoding",
    "invisible-characters",
    "length",
    "look-alikes",
    "normalization",
    "punctuation-spaces",
    "repeated-words",
    "repetition",
    "spaces",
)
PAIRS = [("en", "es", *pair) for pair in INTO_SPANISH] + [
    ("es", "en", *pair) for pair in INTO_ENGLISH
]


def found(
    source: str,
    target: str,
    *names: str,
    languages: tuple[str, str] = ("en", "es"),
    flags: tuple[str, ...] = (),
    comment: str = "",
) -> list[Finding]:
    """What the named checks find in a pair, or all that this file is about."""
    catalog = polib.POFile()
    catalog.metadata = {"Language": languages[1], "Content-Type": "text/plain; charset=UTF-8"}
    catalog.append(
        polib.POEntry(msgid=source, msgstr=target, flags=list(flags), comment=comment)
    )
    subject = Subject(
        path="a.po", language=languages[1], source_language=languages[0], catalog=catalog
    )
    return findings(subject, *(names or NAMES))


def planted(name: str) -> Iterator[tuple[tuple[str, str], str, str]]:
    """Pairs with a defect of a class: languages, msgid, msgstr."""
    random = Random(name)
    for source_language, language, source, target in PAIRS:
        for plant in PLANTS[name]:
            for _ in range(3):
                bad = plant(target, random)
                if bad is not None:
                    yield (source_language, language), source, bad


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair[3][:20])
def test_a_good_translation_has_none(pair: tuple[str, str, str, str]) -> None:
    source_language, language, source, target = pair
    assert found(source, target, languages=(source_language, language)) == []


@pytest.mark.parametrize("name", PLANTS)
def test_what_is_planted_is_found(name: str) -> None:
    cases = list(planted(name))
    missed = [bad for languages, source, bad in cases if not found(source, bad, languages=languages)]
    assert len(cases) >= 15, "the pairs have places for it"
    assert len(missed) <= len(cases) // 50, missed
