"""The rules of a language, parsed table by table."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from i18n.checks import _languages

_FILES = sorted(file.name for file in files(_languages).iterdir() if file.name.endswith(".toml"))


@pytest.mark.parametrize("name", _FILES)
def test_a_table_is_what_it_is_in_the_whole_file(name: str) -> None:
    language = name.removesuffix(".toml")
    whole = tomllib.loads(files(_languages).joinpath(name).read_text(encoding="utf-8"))
    for table in whole.keys() - {"regions"}:
        assert _languages.rules(language, table) == whole[table]
    for region, tables in whole.get("regions", {}).items():
        for table, own in tables.items():
            found = _languages.rules(f"{language}-{region}", table)
            assert found == {**whole[table], **own}


@pytest.mark.parametrize("language", ["es", "qx", "../es", "419"])
def test_there_is_no_table_where_nobody_wrote_one(language: str) -> None:
    assert _languages.rules(language, "nothing") == {}


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_time_of_the_day_in_words_has_one_of_the_words_that_tell(language: str) -> None:
    clock = _languages.rules(language, "numbers")["plain"]["clock"]
    words = [set(re.findall(r"[^\W\d_]+", phrase)) for phrase in clock["phrases"]]
    assert words
    assert all(not one.isdisjoint(clock["words"]) for one in words)
