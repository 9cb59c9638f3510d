"""What a language takes from the one that it belongs to."""

from __future__ import annotations

import polib
import pytest

from i18n.catalogs import State, extract, translations, with_fallbacks
from i18n.documents import parse
from i18n.languages import parents
from i18n.segmentation import segment

DOCUMENT = parse(b"One. Two. Three.\n\nFour.\n", "source/a.md", "en", segment)
KEYS = [one.source for one in DOCUMENT.segments]


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("es", []),
        ("es_MX", ["es_419", "es"]),
        ("es-mx", ["es_419", "es"]),
        ("es_ES", ["es"]),
        ("es_419", ["es"]),
        ("en_GB", ["en_001", "en"]),
        ("pt_AO", ["pt_PT", "pt"]),
        ("nb", ["no"]),
        ("zh_CN", ["zh"]),
        ("zh_TW", ["zh_Hant"]),
        ("zh_Hant_MO", ["zh_Hant_HK", "zh_Hant"]),
        ("zh_Hant", []),
        ("sr_Latn", []),
        ("sr_Cyrl", ["sr"]),
        ("sr_RS", ["sr"]),
        ("uz_AF", ["uz_Arab"]),
        ("sr@latin", []),
        ("ca_valencia", ["ca"]),
        ("xx_YY", ["xx"]),
    ],
)
def test_the_parents_of_a_language_are_those_of_cldr(code: str, wanted: list[str]) -> None:
    assert list(parents(code)) == wanted


def catalog(*texts: str) -> polib.POFile:
    """A catalog of the document with these translations; one behind a tilde is fuzzy."""
    made = extract(DOCUMENT)
    for entry, text in zip(made, texts, strict=True):
        entry.msgstr = text.lstrip("~")
        if text.startswith("~"):
            entry.flags.append("fuzzy")
    return made


def shown(language: str, **catalogs: polib.POFile) -> list[str]:
    """What stands for each segment, and behind a colon the language that it is taken from."""
    found = with_fallbacks(DOCUMENT, language, catalogs)
    texts = ["-" if one.target is None else one.mark or one.target for one in found]
    return [f"{text}:{one.language}".rstrip(":") for text, one in zip(texts, found, strict=True)]


def test_what_is_empty_is_taken_from_the_parent_that_has_it() -> None:
    found = shown(
        "es_MX",
        es_MX=catalog("Uno", "", "", ""),
        es_419=catalog("1", "Dos", "~3", ""),
        es=catalog("I", "II", "Tres", ""),
    )
    assert found == ["Uno", "Dos:es_419", "Tres:es", "-"]


def test_a_language_without_a_catalog_takes_all() -> None:
    es = catalog("Uno", "Dos", "", "~4")
    assert shown("es_MX", es=es) == ["Uno:es", "Dos:es", "-", "-"]
    assert shown("es", es_MX=es) == ["-", "-", "-", "-"]
    assert shown("fr_CA", es=es) == ["-", "-", "-", "-"]


def test_what_is_fuzzy_shows_the_parent_and_waits_all_the_same() -> None:
    own, es = catalog("~Uno", "~Dos", "", ""), catalog("I", "", "III", "IV")
    assert shown("es_MX", es_MX=own, es=es) == ["I:es", "-", "III:es", "IV:es"]
    states = [one.state for one in with_fallbacks(DOCUMENT, "es_MX", {"es_MX": own, "es": es})]
    assert states == [State.FUZZY, State.FUZZY, State.TRANSLATED, State.TRANSLATED]


@pytest.mark.parametrize(
    ("own", "es", "wanted"),
    [
        # the two that es merges go together
        (("", "", "", ""), ("I y II", "{^}", "III", "IV"), ["I y II:es", "{^}:es", "III:es", "IV:es"]),
        (("", "", "", ""), ("{v}", "I y II", "{-}", "IV"), ["{v}:es", "I y II:es", "{-}:es", "IV:es"]),
        # half of them would say something twice, or not at all
        (("Uno", "", "", ""), ("I y II", "{^}", "III", "IV"), ["Uno", "-", "III:es", "IV:es"]),
        (("", "Dos", "", ""), ("I y II", "{^}", "III", "IV"), ["-", "Dos", "III:es", "IV:es"]),
        (("", "", "Tres", ""), ("I", "{v}", "II y III", "IV"), ["I:es", "-", "Tres", "IV:es"]),
        (("", "", "", ""), ("I", "{^}", "{^}", "IV"), ["I:es", "{^}:es", "{^}:es", "IV:es"]),
        # what is left out between them goes with them
        (("", "Dos", "", ""), ("I y III", "{-}", "{^}", "IV"), ["-", "Dos", "-", "IV:es"]),
        (("", "", "", ""), ("I y III", "{-}", "{^}", "IV"), ["I y III:es", "{-}:es", "{^}:es", "IV:es"]),
        # a mark whose neighbour is another language's leads nowhere, and is found
        (("", "{^}", "", ""), ("I", "II", "III", "IV"), ["I:es", "-", "III:es", "IV:es"]),
        (("Uno y dos", "{^}", "", ""), ("I", "II", "III", "IV"), ["Uno y dos", "{^}", "III:es", "IV:es"]),
        # a mark of the parent that leads nowhere is no translation
        (("", "", "", ""), ("", "{^}", "III", "{^}"), ["-", "-", "III:es", "-"]),
    ],
)  # fmt: skip
def test_a_passage_is_taken_as_it_is_or_not_at_all(
    own: tuple[str, ...], es: tuple[str, ...], wanted: list[str]
) -> None:
    assert shown("es_MX", es_MX=catalog(*own), es=catalog(*es)) == wanted


def test_the_language_of_the_document_has_everything() -> None:
    own = catalog("", "Two, love", "~3", "")
    assert shown("en_GB", en_GB=own) == ["One.:en", "Two, love", "Three.:en", "Four.:en"]
    states = [one.state for one in with_fallbacks(DOCUMENT, "en_GB", {"en_GB": own})]
    assert states[2] is State.FUZZY


def test_without_a_parent_nothing_changes() -> None:
    own = catalog("Uno", "{^}", "~3", "")
    found = with_fallbacks(DOCUMENT, "es", {"es": own, "es_MX": catalog(*KEYS)})
    assert found == translations(DOCUMENT, own)
