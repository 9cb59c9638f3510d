"""The tables of English and Spanish, held against what CLDR calls territories and currencies."""

from __future__ import annotations

import pytest
from babel import Locale
from babel.numbers import get_currency_name

from i18n.checks._languages import rules
from i18n.checks._names.territories import gazetteer
from i18n.checks._numbers.measuring import measure
from i18n.checks._numbers.units import CURRENCIES
from i18n.checks._numbers.vocabulary import vocabulary
from i18n.checks._text import read

LANGUAGES = ["en", "es"]

# Codes of CLDR that are not told, by the reason.
REGIONS = {
    "001", "011", "014", "015", "017", "018", "021", "029", "030", "034", "035", "039",
    "053", "054", "057", "061", "143", "145", "151", "154", "155", "202",
}  # fmt: skip
"""The world, and parts of continents: of these Latin America alone is told from its continent."""
NO_TERRITORIES = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}
"""Organizations, the unknown and the rest, and locales to test programs with."""
RESERVED = {"AC", "CP", "CQ", "DG", "EA", "IC", "TA"}
"""Parts of territories that ISO 3166 has no code for but a reserved one."""
UNINHABITED = {"AQ", "BV", "GS", "HM", "IO", "TF", "UM"}
"""Nobody is at home there."""
UNSETTLED = {
    "AX", "BL", "BQ", "CC", "CX", "GG", "JE", "MF", "MP", "MS", "NF", "NU",
    "PF", "PM", "PN", "RE", "SH", "SJ", "SX", "TK", "WF", "YT",
}  # fmt: skip
"""The sources differ over the Spanish word for the people, or it means others too (polinesio)."""
UNNAMED = {"CC", "HM", "IO", "UM"}
"""A text names them by other words than CLDR's, which have brackets, or not at all."""
NATIONS = {"GB-ENG", "GB-NIR", "GB-SCT", "GB-WLS"}
"""ISO 3166-2 has these codes, CLDR in Babel has not."""

SEVERAL = {"CENT", "XBT", "VED", "VEF"}
"""No currency, or one whose name had other codes before."""
UNREAD = {
    "en": {
        "Brazilian real",
        "Peruvian sol",
        "Trinidad & Tobago dollar",
        "Trinidad & Tobago dollars",
    },
    "es": {"sol peruano"},
}
"""The word is another one far more often, or a sign stands in the name."""
SHARED = {"AED", "FKP", "KPW", "KRW", "TTD", "VES", "XAF", "XOF", "XPF"}
"""Named by several words in one of the languages, or by the same as another code."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_territory_is_found_by_its_name(language: str) -> None:
    known = gazetteer(language)
    assert known is not None
    missed = {
        code
        for code, name in Locale.parse(language).territories.items()
        if not any(
            code in mention.codes for mention in known.mentions(read(name, "message.md", language))
        )
    }
    assert missed - NO_TERRITORIES - RESERVED == REGIONS | UNNAMED


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", ["peoples", "names", "places", "seats"])
def test_each_code_is_a_territory(language: str, table: str) -> None:
    codes = {key for key in rules(language, "territories")[table] if key not in NATIONS}
    assert {code.partition("-")[0] for code in codes} <= Locale.parse(language).territories.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_territory_has_a_people(language: str) -> None:
    codes = {code for code in Locale.parse(language).territories if not code.isdecimal()}
    missed = codes - rules(language, "territories")["peoples"].keys()
    assert missed - NO_TERRITORIES - RESERVED == UNINHABITED | UNSETTLED


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_currency_is_read_by_its_name(language: str) -> None:
    words = vocabulary(language)
    codes = {code for each in CURRENCIES.values() for code in each} - SEVERAL
    for code in sorted(codes):
        for count in (1, 2):
            name = get_currency_name(code, count=count, locale=language)
            found = measure(f"500 {name}", 0, len("500"), words)
            if name in UNREAD[language]:
                assert not found, name
            elif code in SHARED:
                assert code in found, name
            else:
                assert found == {code}, name
    assert words is not None
    assert set(words.countries.values()) <= Locale.parse(language).territories.keys()
