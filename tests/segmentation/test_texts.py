"""Texts that break segmenters, by what they show, and where each is cut."""

from __future__ import annotations

import pytest

from i18n.segmentation import explain
from tests.segmentation.cut import cut, texts

CASES = [
    pytest.param(language, text, pieces, id=f"{language} {about}: {text}")
    for language in ("en", "es")
    for about, text, pieces in texts(language)
]


@pytest.mark.parametrize(("language", "text", "pieces"), CASES)
def test_a_text_is_cut_where_its_table_says(language: str, text: str, pieces: list[str]) -> None:
    assert cut(text, language) == pieces


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_texts_of_a_language_are_many(language: str) -> None:
    assert len(list(texts(language))) >= 120


@pytest.mark.parametrize("language", ["en", "es"])
def test_all_texts_of_a_language_as_paragraphs_of_one_are_cut_alike(language: str) -> None:
    known = list(texts(language))
    joined = "\n\n".join(text for _, text, _ in known)
    assert cut(joined, language) == [piece for _, _, pieces in known for piece in pieces]


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_breaks_that_are_explained_are_those_that_are_made(language: str) -> None:
    for _, text, pieces in texts(language):
        starts = [found.offset for found in explain(text, language) if found.breaks]
        assert len(starts) == len(pieces) - 1
        assert all(
            text[start:].startswith(piece) for start, piece in zip(starts, pieces[1:], strict=True)
        )


RULES = {
    "abbreviation": ("Fees, e.g. Tariffs, rose.", False),
    "addresses": ("See http://a.example/x http://a.example/y now.", True),
    "attribution": ("“Who?” Holmes asked.", False),
    "blank-line": ("One\n\nTwo", True),
    "bracketed-mark": ("He was born (?) Monday.", False),
    "careless-start": ("it was so late. they left.", True),
    "citation-follows": ("It “was [...]” (Smith 55).", False),
    "code-follows": ("Call it now. `f` returns.", True),
    "dateline": ("RENO, Nev. — A mine shut.", False),
    "dotted": ("The J.F.X. Foundation paid.", False),
    "doubled": ("The JJ. Nordiska firm paid.", False),
    "ellipsis": ("He left... Then he came.", True),
    "enumerator": ("5. Open the lid.", False),
    "exclaimed-name": ("The Yahoo! Finance page is old.", False),
    "in-markup": ("See `a. B` there.", False),
    "in-parenthesis": ("The firm (it began. It ended.) is gone.", False),
    "label": ("Step 2. Open the lid.", False),
    "letter": ("He met J. Smith.", False),
    "line-item": ("Bring\n- Pens", True),
    "list-item": ("1) Open it 2) Close it", True),
    "list-marker": ("Do this: 1. Open it. 2. Close it.", False),
    "lower-case": ("It was approx. five.", False),
    "mark-follows": ("It was so. ) Then it was not.", False),
    "move": ("White plays on with the move 3. Nf3 here.", False),
    "name-in-lower-case": ("He left. iPhones sell.", True),
    "omission": ("The bill [...] Act is old.", False),
    "omission-begins": ("It was so. . . . The rest is known.", True),
    "opening-mark": ("It is so. ¿and you?", True),
    "question-or-exclamation": ("Who? Me.", True),
    "row-of-marks": ("One ===== Two", True),
    "semicolon": ("He left; The rest stayed.", True),
    "smiley": ("He left :) Then he came.", True),
    "space-missing": ("He left.Then he came.", True),
    "spaced-abbreviation": ("Some, e. g. Rome, fell.", False),
    "spaced-ellipsis": ("He said . . . Rome is old.", False),
    "wide-stop": ("日本語の文。次の文です。", True),
    "stop": ("He left. She stayed.", True),
}


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_named_where_it_decides(rule: str) -> None:
    text, breaks = RULES[rule]
    assert (rule, breaks, "en.toml") in {
        (found.rule, found.breaks, found.source) for found in explain(text, "en")
    }
