"""Plural-Forms headers."""

from __future__ import annotations

import pytest

from i18n.catalogs.plurals import parse_plural_forms, plural_forms
from i18n.errors import AmbosError


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("es", "nplurals=2; plural=(n != 1);"),
        ("es-MX", "nplurals=2; plural=(n != 1);"),
        ("pt_BR", "nplurals=2; plural=(n > 1);"),
        ("ja", "nplurals=1; plural=0;"),
        ("xx", "nplurals=2; plural=(n != 1);"),
    ],
)
def test_a_language_has_its_plural_forms(language: str, expected: str) -> None:
    assert plural_forms(language) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("es", "(n != 1)"),
        ("es-MX", "(n != 1)"),
        ("fr", "(n > 1)"),
        ("it", "(n != 1)"),
        ("pt", "(n != 1)"),
        ("pt_PT", "(n != 1)"),
        ("pt_BR", "(n > 1)"),
        ("ca", "(n != 1)"),
    ],
)
def test_a_class_of_round_millions_gets_no_form_whatever_babel_says(
    language: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("babel.messages.plurals.get_plural", lambda code: (3, "n > 1"))
    plural_forms.cache_clear()
    assert plural_forms(language) == f"nplurals=2; plural={expected};"


@pytest.mark.parametrize(
    ("value", "count", "forms"),
    [
        ("nplurals=2; plural=(n != 1);", 2, {0: 1, 1: 0, 2: 1}),
        ("nplurals=2; plural=n>1", 2, {0: 0, 1: 0, 2: 1}),
        (" nplurals = 1 ;plural=0; ", 1, {0: 0, 7: 0}),
        ("nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2;", 3, {0: 2, 1: 0, 11: 1}),
    ],
)
def test_an_expression_gives_the_form_of_a_number(
    value: str, count: int, forms: dict[int, int]
) -> None:
    plurals = parse_plural_forms(value, "a.po", 3)
    assert plurals.count == count
    assert {number: plurals.form(number) for number in forms} == forms


@pytest.mark.parametrize(
    "value",
    ["", "nplurals=2", "nplurals=x; plural=n;", "nplurals=2; plural=m;", "nplurals=2; plural=n/0;",
     "nplurals=2; plural=__import__('os');", "nplurals=2; plural=" + "(" * 900 + "n;"],
)  # fmt: skip
def test_what_does_not_parse_is_refused_on_its_line(value: str) -> None:
    with pytest.raises(AmbosError) as refused:
        parse_plural_forms(value, "es/a.po", 7)
    assert str(refused.value) == (
        f"es/a.po:7: Plural-Forms does not parse: {value} (write nplurals=2; plural=(n != 1);)"
        if value
        else "es/a.po:7: Plural-Forms does not parse: (write nplurals=2; plural=(n != 1);)"
    )


def test_an_expression_beyond_the_number_of_forms_is_refused() -> None:
    with pytest.raises(AmbosError) as refused:
        parse_plural_forms("nplurals=1; plural=(n != 1);", "es/a.po", 7)
    assert str(refused.value) == (
        "es/a.po:7: Plural-Forms has nplurals=1, but its expression gives 1 "
        "(write nplurals=2, or correct the expression)"
    )
