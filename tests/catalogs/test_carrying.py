"""What changed in a source beside its words, changed in the translation alike."""

from __future__ import annotations

import pytest
from hypothesis import given

from i18n.catalogs.carrying import carried, carried_kinds
from i18n.catalogs.tokens import Type
from i18n.model import Carried
from tests.catalogs.strategies import texts


@pytest.mark.parametrize(
    ("before", "after", "target", "expected"),
    [
        # a link target, code, a placeholder, a tag, a number
        ("See [it](a.md).", "See [it](b/c.md).", "Ver [lo](a.md).", "Ver [lo](b/c.md)."),
        ("Use `one` here.", "Use `two` here.", "Usa `one` aquí.", "Usa `two` aquí."),
        ("Hello {name}!", "Hello {user}!", "¡Hola {name}!", "¡Hola {user}!"),
        ("Open %(a)s now", "Open %(b)s now", "Abrir %(a)s ya", "Abrir %(b)s ya"),
        ("Is <b>it</b>", "Is <i>it</i>", "Es <b>eso</b>", "Es <i>eso</i>"),
        ("At 5 and 7.", "At 5 and 8.", "A las 5 y 7.", "A las 5 y 8."),
        # emphasis, where the translation has as much of it
        ("An *old* one", "An **old** one", "Uno *viejo*", "Uno **viejo**"),
        ("An *old* one", "An _old_ one", "Uno viejo", None),
        # a name, and the mark that ends the sentence
        ("We use Cxx a lot.", "We use CXX a lot.", "Usamos Cxx mucho.", "Usamos CXX mucho."),
        ("For example.", "For example:", "Por ejemplo.", "Por ejemplo:"),
        ("Who pays.", "Who pays?", "Quién paga.", None),
        # what makes all of it a link, or emphasis
        ("The `x` one", "[The `x` one](a_b.md)", "El de `x`", "[El de `x`](a_b.md)"),
        ("[The one](a.md)", "The one", "[El uno](a.md)", "El uno"),
        ("The one", "**The one**", "El uno", "**El uno**"),
        ("_The one_", "The one", "_El uno_", "El uno"),
        ("The one", "[The one](a.md)", "El [uno](b.md)", None),
        ("The one", "[That one](a.md)", "El uno", None),
        ("*The one*", "The one", "El *uno*", None),
        # not where a word changed, the token stands twice, or not at all
        ("See [it](a.md).", "Read [it](b.md).", "Ver [lo](a.md).", None),
        ("At 5 of 5.", "At 5 of 6.", "A las 5 de 5.", None),
        ("At 5.", "At 6.", "A las 5 de 5.", None),
        ("At 1,000.", "At 2,000.", "A 1.000.", None),
        ("We use tea.", "We use Tea.", "Usamos té.", None),
        ("The same.", "The same.", "Lo mismo.", None),
    ],
)
def test_a_change_is_carried_where_it_is_certain(
    before: str, after: str, target: str, expected: str | None
) -> None:
    assert carried(before, after, target) == expected


@given(texts, texts)
def test_nothing_is_carried_where_nothing_changed(source: str, target: str) -> None:
    assert carried(source, source, target) is None


def test_what_may_be_carried_is_a_type_of_token() -> None:
    assert {str(kind) for kind in Carried} <= {str(type_) for type_ in Type}


@pytest.mark.parametrize(
    ("before", "after", "target", "kinds"),
    [
        ("See [it](a.md).", "See [it](b.md).", "Ver [lo](a.md).", "link"),
        ("Use `one` here.", "Use `two` here.", "Usa `one` aquí.", "code"),
        ("Hello {name}!", "Hello {user}!", "¡Hola {name}!", "placeholder"),
        ("Is <b>it</b>", "Is <i>it</i>", "Es <b>eso</b>", "tag"),
        ("At 5 and 7.", "At 5 and 8.", "A las 5 y 7.", "number"),
        ("At 5 in [it](a).", "At 6 in [it](b).", "A las 5 en [lo](a).", "link number"),
        # one of two changes alone can be carried
        ("At 5 in [it](a).", "At 6 in [it](b).", "A las cinco en [lo](a).", ""),
        ("At 5.", "At 6!", "A las 5.", ""),
        ("At 5.", "At 6:", "A las 5.", ""),
        ("We use Cxx 5.", "We use CXX 6.", "Usamos Cxx 5.", ""),
        ("An *old* 5", "An **old** 6", "Uno *viejo* 5", ""),
        ("At 5 of 5.", "At 6 of 6.", "A las 5 de 5.", ""),
        ("At 5.", "At 6.", "A las 5 de 5.", ""),
        ("See [it](a).", "Read [it](b).", "Ver [lo](a).", ""),
        ("See [it](a).", "See [it](a).", "Ver [lo](a).", ""),
    ],
)
def test_the_kinds_of_a_change_are_told_where_all_of_it_is_carried(
    before: str, after: str, target: str, kinds: str
) -> None:
    assert carried_kinds(before, after, target) == set(kinds.split())
