"""The two parsers of YAML: where the quick one reads a text, the other reads the same."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from i18n.documents import _front_matter_yaml
from i18n.errors import AmbosError

_TEXTS = [
    "title: ¿Qué 😀 tal?\nlist:\n- a\n- b: c\n  d: e\n# remark\nempty:\n",
    "x: 'it''s'\ny: \"a\\\n  b\\u00e9\"\nz: see [this](y.md) & *that* > {n} 5%\n",
    "? a\n: b\ntitle: several\n  lines   of\n\n  text # remark\n",
]
_SIGNS = st.sampled_from(" \n:-[]{}'\"|>&*!#%@`,?abé😀\\~0\t\r\u2028\ufeff")


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A text with some signs put in, and some taken out."""
    text = draw(st.sampled_from(_TEXTS))
    for place, sign in draw(
        st.lists(st.tuples(st.integers(0, 200), _SIGNS | st.just("")), max_size=5)
    ):
        at = place % (len(text) + 1)
        text = text[:at] + sign + text[at + (not sign) :]
    return text


def read(text: str) -> object:
    _front_matter_yaml._values.cache_clear()
    try:
        return _front_matter_yaml.values(text, "source/a.md")
    except AmbosError as error:
        return str(error)


@given(texts())
@example("a: *b\n")
@example("a: [b]\n")
@example("a: b\tc\n")
def test_the_quick_parser_reads_what_the_other_does(text: str) -> None:
    quick = read(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("yaml.__with_libyaml__", False)
        assert quick == read(text)


def test_usual_texts_are_read_by_the_quick_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [read(text) for text in _TEXTS]
    monkeypatch.setattr("yaml.parser.Parser.get_event", None)
    assert [read(text) for text in _TEXTS] == expected
