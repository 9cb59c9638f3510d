"""Markup: what may differ, and what may not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.checks import checks
from i18n.checks._references import unescaped
from i18n.checks._text import read
from i18n.documents import is_same_page
from i18n.model import Severity
from tests.checks.subjects import findings, foreign, found, pairs, subject

FAMILY = ("code", "entities", "links", "markup", "placeholders", "safety")
SAME = [
    ("a *so* **be** it", "**sea** así _pues_"),
    ("the heap grows", "el _heap_ crece"),
    ("`a` and `b`", "`b` y `a`"),
    ("`a`, and `a` again", "`a` otra vez"),
    ("`1 + 4`", "`1 +4`"),
    ("use f", "use `f`"),
    ("use `f`", "use f"),
    ("a thing", "una `cosa`"),
    ("[so](https://a.example/x)", "así: https://a.example/x"),
    ("[so](https://a.example/x)", "así (<https://a.example/x>)"),
    ("[so](https://www.a.example/flu)", "[así](https://espanol.a.example/gripe)"),
    ("[so](https://www.a.example/flu)", "[así](https://www.a.example/spanish/flu)"),
    ("[so](https://a.example/caf%C3%A9)", "[así](https://a.example/café)"),
    ("[so](https://a.example/?a=1&amp;b=2)", "[así](https://a.example/?a=1&b=2)"),
    ('a <a href="x" title="one">c</a>', 'un <a title="uno" href="x">c</a>'),
    ("a <b><i>c</i></b>", "un <i><b>c</b></i>"),
    ("a < b and c > d", "a < b y c > d"),
    ("caf&eacute; &amp; R&D", "café & I+D"),
    ("[so](https://a.example/)", "[así](https://a.example)"),
    ("[so](http://a.example/x)", "[así](https://a.example/x)"),
    (
        "[so](https://en.wikipedia.org/wiki/Health)",
        "[así](https://es.wikipedia.org/wiki/Salud)",
    ),
    ("[so](https://docs.a.example/3/)", "[así](https://docs.a.example/es/3/)"),
    ("[so](https://a.example/en/health)", "[así](https://a.example/es-mx/salud)"),
    ("[so](faq.md)", "[así](faq.es.md)"),
    ("see <https://a.example/x>", "véase <https://a.example/x>"),
    ("a <b>c</b>", "un <b>c</b>"),
    ("a<br>b", "a<br/>b"),
    ("5 * 3", "5 * 3"),
    ("a snake_case name", "un nombre snake_case"),
    ("a [b][c]", "un [d][c]"),
    ("a [b][^1]", "un [d][^1]"),
    ("a \\*", "un \\*"),
    ("# is a hash", "# es una almohadilla"),
    ("so be it", "así sea\\*"),
]
CROSSED = "</b> does not end the tag before it (end first what begins last)"
DIFFERENT = [
    ("a *so* it", "un *así", "* marks nothing before “así” (write * on both sides, or \\*)"),
    ("a *so* it", "un *así * es", "* marks nothing before “así” (write * on both sides, or \\*)"),
    ("a `so` it", "un `así", "` marks nothing before “así” (write ` on both sides, or \\`)"),
    ("a **so** it", "un así", "emphasis differs: none where the source has 1 strong"),
    ("a `f(x)` it", "un `f(y)`", "the code `f(y)` should be `f(x)`"),
    ("a `f(x)` it", "un fx", "the code `f(x)` is missing"),
    (
        "[so](https://a.example/x)",
        "[así](https://a.example/y)",
        "the link to https://a.example/y should be the link to https://a.example/x",
    ),
    (
        "[so](https://en.a.example/x)",
        "[así](https://es.en.a.example/x)",
        "the link to https://es.en.a.example/x should be the link to https://en.a.example/x",
    ),
    ("[so](a.md)", "[así] (a.md)", "the link to a.md is no link here (write it as in the source)"),
    ("[so](a.md)", "así", "the link to a.md is missing"),
    ("so", "[así](a.md)", "the link to a.md is not in the source"),
    ("![so](a.png)", "![así](b.png)", "the image b.png should be the image a.png"),
    ("a <b>c</b>", "un <b>c", "the tag </b> is missing"),
    ("a <b>c", "un <i>c", "the tag <i> should be the tag <b>"),
    ("a [b][c]", "un [b][d]", "the reference [d] should be the reference [c]"),
    ("a[^1]", "un", "the reference [^1] is missing"),
    ("a <b><i>c</i></b>", "un <b><i>c</b></i>", CROSSED),
    (
        'a <b class="x">c</b>',
        'un <b class="y">c</b>',
        'the attribute b class="y" should be the attribute b class="x"',
    ),
    (
        "run `f(x)` now",
        "ejecutar f(x)` ahora` ya",
        "the marks of code enclose `ahora`, and not `f(x)`",
    ),
    ("a *self* it", "un *ello* self", "self is emphasized in the source alone"),
    ("5 * 3 *so*", "5 * 3 *así", "* marks nothing before “así” (write * on both sides, or \\*)"),
    ("the session", "la sesi&oacuten", "&oacute has no semicolon (write ó)"),
    ("the session", "la sesi&oacude;n", "there is no entity &oacude;"),
    ("the session", "la sesi&#243n", "&#243 has no semicolon (write ó)"),
    ("3&nbsp;km", "3&amp;nbsp;km", "&nbsp; is shown as it stands (write \u00a0)"),
    (
        "see <https://a.example/x>",
        "véase <https://a.example/y>",
        "the address https://a.example/y should be the address https://a.example/x",
    ),
]


def told(source: str, target: str, document: str = "example.md") -> list[str]:
    """What the checks of this family find."""
    return found(source, target, *FAMILY, document=document)


@pytest.mark.parametrize(("source", "target"), SAME)
def test_what_a_translation_may_change_is_no_fault(source: str, target: str) -> None:
    assert told(source, target) == []


@pytest.mark.parametrize(("source", "target", "message"), DIFFERENT)
def test_lost_added_and_changed_markup_is_one_fault(source: str, target: str, message: str) -> None:
    assert told(source, target) == [message]


@pytest.mark.parametrize("broken", ["[así] (https://a.example/x)", "[así](https://a.example/x"])
def test_a_broken_link_is_one_fault_though_its_address_is_left(broken: str) -> None:
    faults = told("[so](https://a.example/x)", broken)
    assert faults == ["the link to https://a.example/x is no link here (write it as in the source)"]


def test_plain_text_has_no_markup_but_addresses() -> None:
    assert told("a *so* [b](c)", "un *así [b] (d)", "example.txt") == []
    wrong = told("https://a.example/x", "https://a.example/y", "example.txt")
    assert wrong == ["the address https://a.example/y should be the address https://a.example/x"]


def test_lost_emphasis_is_a_warning() -> None:
    one = subject("It is *so*.\n", pairs(("It is *so*.", "Así es.")))
    assert [finding.severity for finding in findings(one)] == [Severity.WARNING]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("https://en.wikipedia.org/wiki/A", "https://fr.wikipedia.org/wiki/B"),
        ("https://a.example/x", "https://b.example/es/x"),
        ("https://a.example/es/x", "https://a.example/es/y"),
        ("a.md", "https://a.example/es/a.md"),
        ("https://a.example/x", "javascript:alert(1)//es/"),
        ("https://[", "https://a.example/es"),
    ],
)
def test_another_page_is_not_the_same_page(source: str, target: str) -> None:
    assert not is_same_page(source, target, "es")


@given(st.text(alphabet="ab *_`[]()<>/!\\&;#^~|1é€\n\u2028", max_size=40))
def test_the_places_of_markup_lie_in_the_text(text: str) -> None:
    for syntax in ("a.md", "a.html", "a.rst"):
        one = read(text, syntax, "en")
        for item in one.items:
            assert 0 <= item.start <= item.end <= len(text)
        for at in range(len(one.prose)):
            start, end = one.span(at, at + 1)
            assert 0 <= start <= end <= len(text)


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "*",
        "_a ",
        "`",
        "[",
        "[^",
        "](",
        "<",
        "1 ",
        "9",
        "1,",
        "5% ",
        "http://a.b/ ",
        "%(",
        "x@",
        "<!--",
        "&a",
        "{a} ",
        "[a](b) ",
        "`a` ",
    ],
)
@pytest.mark.parametrize("document", ["example.md", "example.txt", "example.html"])
def test_a_long_text_equals_itself(piece: str, document: str) -> None:
    text = piece * 5_000
    one = subject(f"Lead {text} end\n", None, name=document)
    source = one.template[0].msgid
    assert told(source, source, document) == []
    assert found(source, source, "numbers", document=document) == []


@pytest.mark.parametrize(
    "piece", ["[a](b{}) ", "`a{}` ", "*a{}* ", "<b>{} ", "&aacute{} ", "%({})s "]
)
def test_a_long_text_with_nothing_right_takes_no_longer(piece: str) -> None:
    source, target = ("".join(piece.format(n + base) for n in range(2_000)) for base in (0, 9_000))
    (message,) = foreign(pairs((source, target)).split("\n\n", 1)[1]).messages
    assert len([fault for name in FAMILY for fault in checks()[name].find(message)]) <= 2_000


@given(st.text(alphabet="ab `.é", max_size=24))
def test_a_line_with_nothing_but_code_is_read_as_by_the_parser(text: str) -> None:
    quick, parsed = read(text, "a.md", "en"), read(f"{text}&#x200b;", "a.md", "en")
    assert quick.items == parsed.items
    assert quick.prose.rstrip() == parsed.prose.removesuffix("\u200b").rstrip()


@pytest.mark.parametrize(
    ("reference", "character"),
    [
        ("&#106;", "j"),
        ("&#x6a;", "j"),
        (f"&#{'0' * 5000}106;", "j"),
        (f"&#{'0' * 5000};", "\ufffd"),
        (f"&#{'9' * 5000};", "\ufffd"),
        (f"&#x{'9' * 5000};", "\ufffd"),
        ("&#10 6", "\n 6"),
        ("&amp;#106;", "&#106;"),
    ],
)
def test_a_reference_has_any_number_of_digits(reference: str, character: str) -> None:
    assert unescaped(reference) == character


@pytest.mark.parametrize("flag", ["", "#, python-format\n", "#, md-text\n", "#, xml-text\n"])
@pytest.mark.parametrize("digit", "09")
def test_a_reference_of_thousands_of_digits_hides_nothing(digit: str, flag: str) -> None:
    reference = f"&#{digit * 5000}106;"
    address = f'<a href=\\"{reference}avascript:alert(1)\\">'
    one = foreign(f'{flag}msgid "Hello {reference}"\nmsgstr "Hola {reference} {address}"\n')
    dangerous = [finding.message.split()[2] for finding in findings(one, "safety")]
    assert dangerous == (["javascript:"] if digit == "0" else [])
    assert findings(one)


@pytest.mark.parametrize(
    ("source", "target", "spans"),
    [
        ("javascript:a()", "javascript:a()", []),
        ("javascript:a()", "javascript:a() &#106;avascript:a()", [None]),
        ("javascript:a()", "&#106;avascript:a() javascript:a()", [None]),
        ("javascript:a()", "java\\tscript:a() javascript:a()", [None]),
        ("javascript:a()", "javascript:a() d&#97;ta:text/html,a", [None]),
        ("vbscript:a()", "javascript:a() &#118;bscript:a()", [(6, 17)]),
        ("&#106;avascript:a()", "javascript:a()", []),
        ("&#106;avascript:a() b", "javascript:a() b &#106;avascript:a()", [None]),
        ("&amp; c", "javascript:a() &amp; c", [(6, 17)]),
    ],
)
def test_a_visible_address_hides_no_hidden_one(
    source: str, target: str, spans: list[tuple[int, int] | None]
) -> None:
    one = foreign(f'msgid "Go to {source}"\nmsgstr "Ir a: {target}"\n')
    assert [finding.span for finding in findings(one, "safety")] == spans


def test_what_stands_between_two_placeholders_is_no_formula() -> None:
    entry = 'msgid "This runs on ${name} with ${host}."\nmsgstr "Esto usa ${name} con ${host}."\n'
    assert findings(foreign("#, md-text\n" + entry)) == []
    formula = 'msgid "It is ${a}+b$ at least."\nmsgstr "Es ${a}+c$ como poco."\n'
    assert [one.check for one in findings(foreign("#, md-text\n" + formula))] == ["code"]
