"""The word lists of the languages."""

from __future__ import annotations

import tomllib
from collections import Counter

import pytest

from tests.tools import ROOT

FILES = sorted((ROOT / "i18n" / "segmentation").glob("*.toml"))
LISTS = [
    pytest.param(words.split() if isinstance(words, str) else words, id=f"{file.stem} {name}")
    for file in FILES
    for group in ("abbreviations", "words")
    for name, words in tomllib.loads(file.read_text(encoding="utf-8"))[group].items()
]


@pytest.mark.parametrize("words", LISTS)
def test_no_list_of_a_language_says_a_word_twice(words: list[str]) -> None:
    assert [word for word, count in Counter(words).items() if count > 1] == []
