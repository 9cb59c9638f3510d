"""Sentences: exact spans, the same every time, and each rule with what it is for."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.segmentation import segment, sentences
from tests.laws import writing

TEXT = st.one_of(
    st.lists(writing.SENTENCES, max_size=8).map(" ".join),
    writing.ARBITRARY,
    st.text(max_size=60),
)
LANGUAGES = st.sampled_from(["en", "es", "es_MX", "de", "ja", "xx"])


def cut(text: str, language: str = "en", opaque: list[tuple[int, int]] | None = None) -> list[str]:
    return [text[start:end] for start, end in segment(text, language, opaque or [])]


@st.composite
def spans_in(draw: st.DrawFn, text: str) -> list[tuple[int, int]]:
    """Ascending, disjoint spans that begin and end with a mark or a word, as inline elements do."""
    ends = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    spans = zip(ends[::2], ends[1::2], strict=False)
    return [(start, end) for start, end in spans if text[start:end] == text[start:end].strip()]


@given(TEXT, LANGUAGES, st.data())
def test_sentences_and_the_white_space_between_them_give_the_text(
    text: str, language: str, data: st.DataObject
) -> None:
    opaque = data.draw(spans_in(text))
    spans = segment(text, language, opaque)
    position = 0
    for start, end in spans:
        assert position <= start < end
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        assert not any(first < start < last for first, last in opaque)
        position = end
    assert not text[position:].strip()
    assert segment(text, language, opaque) == spans


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_a_text_is_cut_into_is_one_each_when_cut_again(language: str) -> None:
    text = "It is so. “Is it?” she said. Yes! No… And then? 5.2 percent. ¿Qué? Nada."
    for piece in cut(text, language):
        assert cut(piece, language) == [piece]


WINDOW = sentences.WINDOW
SENTENCE = "A plain sentence of some words stands here."


@pytest.mark.parametrize("shift", [0, 1, 20, 42, 43])
def test_sentences_across_the_border_of_a_window_are_whole(shift: int) -> None:
    count = 3 * WINDOW // len(SENTENCE)
    text = "x" * shift + " " + " ".join([SENTENCE] * count)
    assert cut(text)[1:] == [SENTENCE] * (count - 1)


def test_an_appended_paragraph_changes_no_earlier_sentence_of_a_long_text() -> None:
    text = " ".join([SENTENCE] * (2 * WINDOW // len(SENTENCE)))
    assert cut(f"{text} {SENTENCE}")[:-1] == cut(text)


def test_a_sentence_longer_than_a_window_is_one() -> None:
    text = ("word " * WINDOW).strip()
    assert cut(f"{text}. Then another.") == [f"{text}.", "Then another."]


def test_a_sentence_longer_than_a_window_without_a_space_loses_nothing() -> None:
    text = "x" * (2 * WINDOW + 10)
    assert "".join(cut(text)) == text


def test_an_unclosed_quotation_mark_leaves_the_sentences_behind_it_apart() -> None:
    text = '"' + " ".join([SENTENCE] * (2 * WINDOW // len(SENTENCE)))
    assert "".join(cut(text)).replace(" ", "") == text.replace(" ", "")


def test_no_boundary_falls_inside_a_code_span_or_a_link() -> None:
    text = "See `a. B` now. And [a link. With stops](x.html). Done."
    opaque = [(4, 10), (20, 49)]
    assert cut(text, "en", opaque) == [
        "See `a. B` now.",
        "And [a link. With stops](x.html).",
        "Done.",
    ]


EXAMPLES = {
    ("en", "an abbreviation that a name or number follows"): "It was approx. 5 km away.",
    ("en", "a closing mark belongs to what it closes"): "It was so. ) Then it was not.",
    ("en", "a footnote's mark goes with the sentence it stands behind"): "One.[^1] Two.",
    ("es", "abreviatura ante nombre o número"): "Vino Dña. Ana de lejos.",
    ("es", "abreviatura en medio de la oración: sigue minúscula o número"): "A las 5 p. m. salió.",
    ("es", "tras pregunta o exclamación, la minúscula continúa"): "¿Quién paga? preguntó ella.",
    ("es", "un signo de cierre va con lo que cierra"): "Fue así. ) Luego no.",
    ("es", "la llamada de nota va con la oración que la precede"): "Una.[^1] Dos.",
}


def written(language: str) -> list[tuple[str, dict[str, str]]]:
    """The kind and the data of each rule of a language."""
    source = files("i18n.segmentation") / f"{language}.toml"
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    return [(kind, rule) for kind in ("join", "cut") for rule in data.get(kind, ())]


def test_every_rule_has_its_example() -> None:
    assert {
        (language, rule["why"]) for language in ("en", "es") for _, rule in written(language)
    } == EXAMPLES.keys()


@pytest.mark.parametrize(("language", "why"), EXAMPLES, ids=" ".join)
def test_a_rule_changes_its_example(
    language: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = EXAMPLES[language, why]
    has_rule = cut(text, language)
    kinds = [(kind, rule["why"]) for kind, rule in written(language)]
    all_rules = sentences.rules(language)
    joins = [rule for kind, rule in kinds if kind == "join"]
    cuts = [rule for kind, rule in kinds if kind == "cut"]
    less = sentences.Rules(
        tuple(rule for rule, name in zip(all_rules.joins, joins, strict=True) if name != why),
        tuple(rule for rule, name in zip(all_rules.cuts, cuts, strict=True) if name != why),
    )
    monkeypatch.setattr(sentences, "rules", lambda _: less)
    assert cut(text, language) != has_rule


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["He met Sen. Ruiz there.", "Fees, e.g. tariffs, rose.", "The U.S. Senate met."]),
        (
            "en",
            ["It was J. Smith.", "“Is it?” she asked.", "It rose 5.2 percent… and fell.", "Yes!"],
        ),
        ("en", ["Doctors gave her vitamin C.", "It did not help."]),
        ("en", ["It has a note.[^1]", "And one more.[^a b]"]),
        (
            "es",
            ["Vino el Sr. Díaz.", "En EE. UU. hay más.", "¿Quién paga?", "¡Nadie!", "«Sí», dijo."],
        ),
        ("es", ["No había plan B.", "La gente esperó."]),
        ("ja", ["日本語の文。", "次の文です。"]),
    ],
)
def test_sentences_of_a_text(language: str, expected: list[str]) -> None:
    assert [piece.strip() for piece in cut(" ".join(expected), language)] == expected
