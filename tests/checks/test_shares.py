"""What is found of a catalog in shares is what is found at one stroke."""

from __future__ import annotations

import gc
import pickle
import weakref

import pytest

from i18n.checks import checks, find_share, run_alone, run_each
from tests.checks.subjects import foreign

_ENTRIES = (
    *("# ambos: ignore numbers", 'msgid "It costs 20."\nmsgstr "Cuesta 30."\n'),
    *("# ambos: ignore numbers", 'msgid "It costs 40."\nmsgstr "Cuesta 40."\n'),
    'msgid "It costs 50."\nmsgstr "Cuesta 60 ,  dicen."\n',
    'msgid "Nobody."\nmsgstr ""\n',
    "#, c-format",
    'msgid "%d day"\nmsgid_plural "%d days"\nmsgstr[0] "%d día"\nmsgstr[1] "%s días"\n',
    '#, fuzzy\nmsgid "Who pays?"\nmsgstr "Quién paga?"\n',
    'msgid "Who pays it?"\nmsgstr "Quién lo paga?"\n',
)


@pytest.mark.parametrize("of", [1, 2, 5])
def test_the_shares_of_a_catalog_make_up_what_is_found_in_it(of: int) -> None:
    chosen = list(checks().values())
    whole = run_alone(foreign(*_ENTRIES), chosen)
    assert {"numbers", "placeholders", "untranslated", "unused-ignore"} <= {
        one.check for one in whole
    }
    shares = [find_share(foreign(*_ENTRIES), chosen, number, of) for number in range(of, -1, -1)]
    travelled = pickle.loads(pickle.dumps(shares))
    assert run_alone(foreign(*_ENTRIES), chosen, travelled) == whole


def test_a_fault_of_the_header_finds_its_place_again() -> None:
    chosen = list(checks().values())
    entries = 'msgid "One."\nmsgstr "Uno."\n'
    whole = run_alone(foreign(entries, language="pl"), chosen)
    assert "header" in {one.check for one in whole}
    shares = [find_share(foreign(entries, language="pl"), chosen, number, 2) for number in range(3)]
    assert run_alone(foreign(entries, language="pl"), chosen, shares) == whole


def test_no_collector_has_to_come_for_a_catalog_that_was_looked_at() -> None:
    chosen = list(checks().values())
    subject = foreign(*_ENTRIES)
    before = run_alone(subject, chosen)
    messages = [weakref.ref(one) for one in subject.messages]
    gc.disable()
    try:
        found, _ = run_each([subject], chosen)
        left = [one for one in messages if one() is not None]
    finally:
        gc.enable()
    assert messages
    assert found == before
    assert not left
