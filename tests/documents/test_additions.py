"""What a translation may add to a page, and what shows as the characters it is made of."""

from __future__ import annotations

import pytest

from i18n.documents import parse, render
from i18n.model import Document
from i18n.segmentation import segment

PLAIN = "A plain one. With [a link](a.md) there.\n\nAnother.\n\n[ref]: https://a.example\n"
RICH = (
    "See [it](a.md 'T'), `code`, *so*, ~~no~~, $x$, <https://a.example>, ![p](p.png) and[^1].\n\n"
    "[^1]: A note.\n"
)


def document(text: str, name: str = "a.md") -> Document:
    return parse(text.encode(), f"source/{name}", "en", segment)


@pytest.mark.parametrize(
    ("target", "written", "addition"),
    [
        ("Uno *así*.", "Uno *así*.", ""),
        ("Uno **así**.", r"Uno \*\*así\*\*.", "strong emphasis"),
        ("Uno ~~así~~.", r"Uno \~\~así\~\~.", "struck-out text"),
        ("Uno `así`.", r"Uno \`así\`.", "code"),
        ("Uno $x$.", r"Uno \$x\$.", "a formula"),
        ("[Uno](a.md).", "[Uno](a.md).", ""),
        ("[Uno](a.md) y [uno](a.md).", "[Uno](a.md) y [uno](a.md).", ""),
        ("[Uno](a.md 'T').", r"\[Uno\](a.md 'T').", "the title of a link"),
        ("[Uno](b.md).", r"\[Uno\](b.md).", "the link b.md"),
        ("[Uno](a.md#x).", r"\[Uno\](a.md\#x).", "the link a.md#x"),
        ("[Uno](//e.example).", r"\[Uno\](//e.example).", "the link //e.example"),
        ("<https://e.example> *uno*.", r"\<https://e.example\> \*uno\*.", "the link https://e.example"),
        ("<a@e.example>.", r"\<a@e.example\>.", "the link a@e.example"),
        ("![Uno](a.md).", r"\!\[Uno\](a.md).", "the image a.md"),
        ("[![Uno](p.png)](a.md).", r"\[\!\[Uno\](p.png)\](a.md).", "the image p.png"),
        (r"Uno \[x](b.md) y `", r"Uno \[x](b.md) y `", ""),
    ],
)  # fmt: skip
def test_what_a_paragraph_does_not_have_is_no_markup_in_its_translation(
    target: str, written: str, addition: str
) -> None:
    found = document(PLAIN)
    rendering = render(found, [target, "Con [un *enlace*](a.md) ahí.", None])
    assert rendering.data.decode() == PLAIN.replace("A plain one.", written).replace(
        "With [a link](a.md) there.", "Con [un *enlace*](a.md) ahí."
    )
    wanted = [(found.segments[0].source, addition)] if addition else []
    assert [(one.source, words) for one, words in rendering.additions] == wanted
    assert rendering.refused == ()


def test_a_reference_to_an_address_that_the_paragraph_does_not_name_is_no_link() -> None:
    rendering = render(document(PLAIN), ["Uno [así][ref].", None, "Otro [así][ref]."])
    assert rendering.data.decode().splitlines()[2] == r"Otro \[así\]\[ref\]."


def test_what_a_paragraph_has_its_translation_may_have_in_any_order() -> None:
    found = document(RICH)
    target = (
        "[^1] ![q](p.png) <https://a.example> $x$ ~~no~~ **así** `otro` y [eso](a.md 'Su título')."
    )
    rendering = render(found, [target, None])
    assert rendering.data.decode().splitlines()[0] == target
    assert (rendering.additions, rendering.refused) == ((), ())


def test_an_address_may_become_that_of_the_same_page_in_the_language_of_the_translation() -> None:
    found = document("See [it](https://a.example/en/).\n")
    target = "Véase [eso](https://a.example/es/)."
    assert render(found, [target]).additions
    assert render(found, [target], "fr").additions
    rendering = render(found, [target], "es-MX")
    assert rendering.data.decode() == f"{target}\n"
    assert rendering.additions == ()


def test_the_neighbours_of_a_translation_that_adds_something_keep_their_markup() -> None:
    found = document("One *is* here. Two **are** here. Three [are](a.md).\n")
    rendering = render(found, ["Uno *hay*. ![x](y.png)", "Dos **hay**.", "Tres [hay](a.md)."])
    wanted = r"Uno \*hay\*. \!\[x\](y.png) Dos **hay**. Tres [hay](a.md)."
    assert rendering.data.decode() == f"{wanted}\n"


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("https://a.example/docs/start", "https://a.example/docs/es/start"),
        ("https://a.example/docs/en/start", "https://a.example/docs/es/inicio"),
        ("https://a.example/faq.html", "https://a.example/faq.es.html"),
        ("https://a.example/faq?lang=en", "https://a.example/faq?lang=es"),
        ("http://www.a.example/start", "https://es.a.example/inicio"),
        ("https://en.wikipedia.org/wiki/Cat", "https://es.wikipedia.org/wiki/Gato"),
        ("https://www.cdc.gov/flu", "https://espanol.cdc.gov/gripe"),
        ("/about", "/es/about/"),
        ("/docs/ar/", "/docs/es/"),
        ("/english/start", "/spanish/inicio"),
    ],
)
def test_a_link_may_lead_to_the_edition_of_its_page_in_the_language(
    source: str, target: str
) -> None:
    for lead in ("", "{{< note >}}\n\n"):  # which GitHub reads otherwise
        one = document(f"{lead}See [it]({source}).\n")
        rendering = render(one, [f"Véase [eso]({target})."], "es")
        assert rendering.data.decode() == f"{lead}Véase [eso]({target}).\n"


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("mailto:info@a.example", "mailto:info@a.es"),
        ("tel:+1555", "tel:+1999.es"),
        ("/about", "/\\e.example/es/"),
        ("/about", "\\\\e.example/es/x"),
        ("/about", "///e.example/es/x"),
        ("/about", "//e.example/es/x"),
        ("/about", "https:///e.example/es/x"),
        ("b.md", "e.es"),
        ("https://ibm.com/x", "https://es.com/x"),
        ("https://www.gov.uk/x", "https://spanish.gov.uk/x"),
        ("https://en.github.io/", "https://es.github.io/"),
        ("https://a.example/x", "http://a.example/es/x"),
        ("https://a.example/x", "https://e@a.example/es/x"),
        ("https://a.example/x", "https://a.example:81/es/x"),
        ("https://a.example/x", "https://a.example:port/es/x"),
        ("https://a.example/one/x", "https://a.example/other/es/x"),
        ("https://github.com/alice/page", "https://github.com/es/page"),
        ("https://twitter.com/city", "https://twitter.com/es/town"),
        ("/alice/x", "/es/mallory/x"),
        ("/docs/start", "/docs/es/inicio"),
        ("https://localhost/x", "https://es/x"),
    ],
)
def test_no_link_leads_to_what_another_may_own(source: str, target: str) -> None:
    one = document(f"See [it](<{source}>).\n")
    rendering = render(one, [f"Véase [eso](<{target}>)."], "es")
    (addition,) = rendering.additions
    assert addition[1].startswith("the link ")
    assert "](" not in rendering.data.decode().replace(r"\](", "")


@pytest.mark.parametrize("suffix", ["md", "html"])
def test_what_is_for_translation_within_a_kept_element_is_a_unit(suffix: str) -> None:
    text = '<p translate="no">Kept <span translate="yes">this one</span>.</p>\n'
    found = document(text, f"a.{suffix}")
    assert [unit.text for unit in found.units] == ["this one"]


def test_a_title_of_a_container_is_no_link_for_readers_that_know_none() -> None:
    one = document('::: {.note title="A name"}\n\nText.\n\n:::\n')
    for target, written in (
        ("<javascript:alert(1)>", "&lt;javascript:alert(1)>"),
        ("[x](javascript:alert(1))", "&#91;x](javascript:alert(1))"),
    ):
        targets = [None if each.source == "Text." else target for each in one.segments]
        assert f'title="{written}"' in render(one, targets, "es").data.decode()
    same = document('::: {.note title="a < b"}\n\nText.\n\n:::\n')
    assert render(same, [each.source for each in same.segments], "es").data == same.data
