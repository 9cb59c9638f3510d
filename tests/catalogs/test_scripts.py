"""Scripts without spaces are the same ones to all that compare texts."""

from __future__ import annotations

import pytest

from i18n.alignment.features import words
from i18n.catalogs.matching import Vocabulary
from i18n.catalogs.splits import joined
from i18n.memory.tokens import tokens

UNSPACED = ["東京", "佐々木", "〆切", "𠮷野", "カナ", "ㇰㇱ", "ไทย", "ລາວ", "မြန်", "ខ្មែរ"]


@pytest.mark.parametrize("text", UNSPACED)
def test_each_character_of_such_a_script_is_a_word_of_its_own(text: str) -> None:
    assert len(Vocabulary().words(text).code) == len(text)
    assert [token.text for token in tokens(text)] == list(text)
    assert all(len(pair) <= 2 for pair in words(text))


@pytest.mark.parametrize("text", ["東京。", "佐々木。", "𠮷。", "カナ！", "ｶﾅ。", "𠮷"])
def test_sentences_of_chinese_and_japanese_have_no_space_between_them(text: str) -> None:
    assert joined([text, text]) == text * 2


@pytest.mark.parametrize("text", ["ไทย", "ລາວ", "မြန်", "ខ្មែរ", "한국어."])
def test_sentences_of_other_scripts_have_one(text: str) -> None:
    assert joined([text, text]) == f"{text} {text}"
