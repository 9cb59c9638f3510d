"""Translated slugs: refused by the check where a build would refuse them."""

from __future__ import annotations

import pytest

from tests.checks.subjects import findings, pairs, subject

SOURCE = "---\nslug: market\n---\nWho pays?\n"
GOOD = ["mercado", "día-2", "市场", "a.b", "a_b", "x" * 100, "con-todo", "company"]
TAKEN = ["con", "NUL", "com1", "aux.html", "LC_MESSAGES"]


@pytest.mark.parametrize("slug", [*GOOD, " mercado "])
def test_a_good_slug_is_no_fault(slug: str) -> None:
    one = subject(SOURCE, pairs(("market", slug), ("Who pays?", "¿Quién paga?")))
    assert findings(one, "slug") == []


@pytest.mark.parametrize("slug", ["dos palabras", "../x", "a/b", "-a", "x" * 101, *TAKEN])
def test_a_slug_that_is_none_is_found_at_its_msgstr(slug: str) -> None:
    one = subject(SOURCE, pairs(("market", slug), ("Who pays?", "¿Quién paga?")))
    (finding,) = findings(one)
    assert (finding.check, finding.line, finding.column) == ("slug", 8, 9)
    assert finding.message == (
        f"slug '{slug}' is no folder's name (write letters, digits and hyphens)"
    )


@pytest.mark.parametrize(
    "source",
    ["---\ntitle: market\n---\nWho pays?\n", "# market\n\nWho pays?\n", "market\n\nWho pays?\n"],
)
def test_other_texts_are_no_slugs(source: str) -> None:
    catalog = pairs(("market", "el mercado"), ("Who pays?", "¿Quién paga?"))
    assert findings(subject(source, catalog)) == []


@pytest.mark.parametrize(("flag", "msgstr"), [("#, fuzzy\n", "a/b"), ("", "")])
def test_a_slug_that_is_not_published_is_not_looked_into(flag: str, msgstr: str) -> None:
    catalog = pairs(("market", msgstr)).replace('msgid "market"', f'{flag}msgid "market"')
    assert findings(subject(SOURCE, catalog), "slug") == []
