"""Lists of forms, which stand for a dictionary that is not installed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from i18n.spelling import _forms, _installed, lexicon


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without dictionaries."""
    monkeypatch.delenv("DICPATH", raising=False)
    monkeypatch.setitem(_installed._FOLDERS, sys.platform, ())


@pytest.mark.usefixtures("bare")
def test_a_list_stands_for_a_dictionary_that_is_not_installed() -> None:
    found = lexicon("es_MX")
    assert found is not None
    assert found.is_list
    right = "canciones también público habló Canciones CANCIONES España"
    assert [word for word in right.split() if not found.knows(word)] == []
    wrong = "cancoines tambien habloh Espana goodbye"
    assert [word for word in wrong.split() if found.knows(word)] == []
    assert lexicon("xx") is None


@pytest.mark.usefixtures("bare")
def test_a_list_tells_forms_of_verbs_from_other_words() -> None:
    found = lexicon("es")
    assert found is not None
    assert [found.lists(word) for word in ("primera", "casas", "hablar")] == [True, True, True]
    assert [found.lists(word) for word in ("habló", "comieron", "cancoines")] == [False] * 3


@pytest.mark.usefixtures("bare")
def test_a_list_does_not_know_where_a_letter_stands() -> None:
    found = lexicon("es")
    assert found is not None
    letters = found.between("ca", "ión")
    assert letters == found.between("", "")
    assert set("abcñáü") <= letters
    assert letters.isdisjoint("AÁ'- 1")


@pytest.mark.usefixtures("bare")
def test_a_dictionary_goes_before_a_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "es_ES.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (tmp_path / "es_ES.dic").write_text("1\ncancoines\n", encoding="utf-8")
    monkeypatch.setenv("DICPATH", str(tmp_path))
    found = lexicon("es")
    assert found is not None
    assert not found.is_list
    assert [found.knows(word) for word in ("cancoines", "canciones")] == [True, False]
    assert found.lists("cancoines")


@pytest.mark.usefixtures("bare")
def test_a_python_without_lzma_has_no_list(monkeypatch: pytest.MonkeyPatch) -> None:
    _forms._read.cache_clear()
    monkeypatch.setitem(sys.modules, "simplemma.strategies", None)
    try:
        assert lexicon("es") is None
    finally:
        _forms._read.cache_clear()


def test_a_list_that_changes_is_seen_by_the_next_run() -> None:
    package = _forms.source()
    assert package is not None
    assert str(package) in {name for name, _ in _installed.installed()}
