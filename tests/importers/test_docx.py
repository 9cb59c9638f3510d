"""What becomes of a DOCX file that is imported."""

from __future__ import annotations

import pytest

from i18n.errors import AmbosError
from i18n.importers import Imported, convert
from tests.documents import docx_files as files
from tests.documents.docx_files import p, r

FIRST, SECOND = '<w:pStyle w:val="Ttulo1"/>', '<w:pStyle w:val="Own"/>'
ITEM = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
NOTE = f'<w:footnote w:id="2">{p(r("<w:footnoteRef/>"), r(" A note."))}</w:footnote>'


def imported(data: bytes) -> Imported:
    (found,) = convert(data, "x.docx", title=None, language=None, split_faq=False, source="en")
    return found


def body(data: bytes) -> str:
    return imported(data).text.partition("---\n\n")[2]


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


TITLE = p("The title", ppr='<w:pStyle w:val="Puesto"/>')
BODIES = {
    "headings stand below the title, by their styles": (
        p("One", ppr=FIRST) + p("Text.") + p("Two", ppr=SECOND) + p("More."),
        "## One\n\nText.\n\n### Two\n\nMore.\n",
    ),
    "formatting, links and notes become markup": (
        p("A ", r("bold", rpr="<w:b/>"), " and ", r("slanted", rpr="<w:i/>"), " word")
        + p("See ", f'<w:hyperlink r:id="rId9">{r("it")}</w:hyperlink>')
        + p("So", r('<w:footnoteReference w:id="2"/>'), " it is."),
        "A **bold** and *slanted* word\n\nSee [it](https://a.example/b)\n\nSo[^2] it is.\n\n"
        "[^2]: A note.\n",
    ),
    "brackets beside a note's mark make no link of it": (
        p("So [", r('<w:footnoteReference w:id="2"/>'), "[it](is)"),
        "So \\[[^2]&#91;it](is)\n\n[^2]: A note.\n",
    ),
    "items keep their depth": (
        p("Top", ppr=ITEM.format(0)) + p("Deep", ppr=ITEM.format(1)) + p("Top", ppr=ITEM.format(0)),
        "- Top\n  1. Deep\n- Top\n",
    ),
    "quotes stay quotes": (p("Said.", ppr='<w:pStyle w:val="Cita"/>'), "> Said.\n"),
    "the first row of a table is its head": (
        files.table((p("a|b"), p("c")), (p("d"), p("e"))),
        "| a\\|b | c |\n|---|---|\n| d | e |\n",
    ),
    "cells that are merged keep the others in their columns": (
        "<w:tbl><w:tblPr/>"
        + row(cell("a", '<w:gridSpan w:val="2"/>'), cell("b"))
        + row(cell("c", '<w:vMerge w:val="restart"/>'), cell("d"), cell("e"))
        + row(cell("", "<w:vMerge/>"), cell("f"), cell("g"))
        + "</w:tbl>",
        "| a |  | b |\n|---|---|---|\n| c | d | e |\n|  | f | g |\n",
    ),
    "questions are told": (
        p("Questions and answers", ppr=FIRST)
        + p("Is it open?", ppr=SECOND)
        + p("Yes.")
        + p("Is it dear?", ppr=SECOND)
        + p("No."),
        "<!-- i18n: faq -->\n## Questions and answers\n\n### Is it open?\n\nYes.\n\n"
        "### Is it dear?\n\nNo.\n",
    ),
}


@pytest.mark.parametrize("name", BODIES)
def test_the_body_is_read_so_that(name: str) -> None:
    given, expected = BODIES[name]
    data = files.packed(
        files.members(TITLE + given, footnotes=NOTE, links={"rId9": "https://a.example/b"})
    )
    assert body(data) == expected


@pytest.mark.parametrize(
    ("given", "properties", "title"),
    [
        (TITLE + p("Text."), files.core(dc_title="Stated"), "The title"),
        (p("Head", ppr=FIRST) + p("Text."), files.core(dc_title="Stated & so"), "Stated & so"),
        (p("Head", ppr=FIRST) + p("Text."), "", "Head"),
    ],
)
def test_the_title_is_told(given: str, properties: str, title: str) -> None:
    found = imported(files.docx(given, properties=properties))
    assert f"title: {title}\n" in found.text


def test_a_subtitle_below_the_title_is_the_description() -> None:
    parts = files.members(TITLE + p("Both are open", ppr='<w:pStyle w:val="Sub"/>') + p("Text."))
    style = b'<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Subtitle"/></w:style>'
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(
        b"</w:styles>", style + b"</w:styles>"
    )
    found = imported(files.packed(parts)).text
    assert "description: Both are open\n" in found
    assert found.endswith("---\n\nText.\n")


def test_what_is_left_out_is_said() -> None:
    data = files.docx(TITLE + p("Text.", r(files.picture("A roof"))), header=p("Head"))
    assert "x.docx: headers and footers are left out" in imported(data).notes


VANISH = "<w:rPr><w:vanish/></w:rPr>"
HIDDEN = (
    '<w:style w:type="character" w:styleId="Away"><w:name w:val="Away"/><w:rPr><w:vanish/></w:rPr>'
    '</w:style><w:style w:type="paragraph" w:styleId="Aside"><w:name w:val="Aside"/>'
    '<w:basedOn w:val="Unseen"/></w:style><w:style w:type="paragraph" w:styleId="Unseen">'
    '<w:name w:val="Unseen"/><w:rPr><w:vanish/></w:rPr></w:style>'
)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (p("One ", r("gone ", rpr="<w:vanish/>"), "two."), "One two.\n"),
        (p("One ", r("stays ", rpr='<w:vanish w:val="0"/>'), "two."), "One stays two.\n"),
        (p("One ", r("gone ", rpr='<w:rStyle w:val="Away"/>'), "two."), "One two.\n"),
        (p("Gone.", ppr='<w:pStyle w:val="Aside"/>') + p("Two."), "Two.\n"),
        (
            p("Gone ", r("stays", rpr='<w:vanish w:val="0"/>'), ppr='<w:pStyle w:val="Aside"/>'),
            "stays\n",
        ),
        (
            p("One", r('<w:footnoteReference w:id="2"/>', " gone", rpr="<w:vanish/>"), " two."),
            "One two.\n",
        ),
        (
            p(
                "One ",
                files.field("DATE", r("Monday")).replace("<w:r>", f"<w:r>{VANISH}", 2),
                r("gone ", rpr="<w:vanish/>"),
                ".",
            ),
            "One Monday.\n",
        ),
        (
            p("One ", r('<w:fldChar w:fldCharType="begin"/>', "gone", rpr="<w:vanish/>"), "two."),
            "One two.\n",
        ),
    ],
)
def test_hidden_text_is_left_out(given: str, expected: str) -> None:
    parts = files.members(TITLE + given, footnotes=NOTE)
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(
        b"</w:styles>", HIDDEN.encode() + b"</w:styles>"
    )
    assert body(files.packed(parts)) == expected


def test_that_text_is_hidden_is_said() -> None:
    data = files.docx(TITLE + p("Text.", r("gone", rpr="<w:vanish/>")))
    assert "x.docx: hidden text is left out" in imported(data).notes
    assert imported(files.docx(TITLE + p("Text."))).notes == ()


def math(*held: str) -> str:
    return f"<m:oMath>{''.join(held)}</m:oMath>"


def m(name: str, *held: str) -> str:
    return f"<m:{name}>{''.join(held)}</m:{name}>"


def x(text: str) -> str:
    return f"<m:r><w:rPr><w:i/></w:rPr><m:t>{text}</m:t></m:r>"


RUBY = (
    "<w:ruby><w:rubyPr><w:hps w:val='10'/></w:rubyPr><w:rt><w:r><w:t>kan</w:t></w:r></w:rt>"
    "<w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby>"
)
FRACTION = m("f", m("num", x("a+b")), m("den", x("c")))
SUM = m(
    "nary",
    "<m:naryPr><m:chr m:val='∑'/></m:naryPr>",
    m("sub", x("i")),
    m("sup", x("n")),
    m("e", x("i")),
)
BRACKETS = m(
    "d", "<m:dPr><m:begChr m:val='['/><m:endChr m:val=']'/></m:dPr>", m("e", x("x")), m("e", x("z"))
)
STRAY = "<m:dPr><m:begChr m:val='['/></m:dPr>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (p("See ", f'<w:fldSimple w:instr="REF bm">{r("one")}</w:fldSimple>', "."), "See one."),
        (
            p(
                "Of ",
                f'<w:fldSimple w:instr=" AUTHOR &gt; ">{r("Ana", rpr="<w:b/>")}</w:fldSimple>',
            ),
            "Of **Ana**",
        ),
        (p("None: ", '<w:fldSimple w:instr="SEQ x"/>', "it."), "None: it."),
        (p("So ", r(RUBY), " it is."), "So 漢 it is."),
        (p("Back ", f'<w:bdo w:val="rtl">{r("there")}</w:bdo>', "."), "Back there."),
        (p("Is ", math(x("x=1&amp;2")), " so?"), "Is x=1&2 so?"),
        (p("Is ", math(m("sSup", m("e", x("x")), m("sup", x("2")))), "."), "Is x^2."),
        (
            p("Is ", math(FRACTION, x("+"), m("rad", m("deg"), m("e", x("y")))), "."),
            "Is (a+b)/c+√y.",
        ),
        (p("Is ", math(SUM), "."), "Is ∑_i^n i."),
        (p("Is ", math(BRACKETS), "-", math(STRAY, x("y")), "."), "Is [x|z]-y."),
        (p(m("oMathPara", m("oMathParaPr", m("jc")), math(x("a=1")), math(x("b=2")))), "a=1 b=2"),
    ],
)
def test_words_in_fields_ruby_and_math_are_kept(given: str, expected: str, encoding: str) -> None:
    parts = files.members(TITLE + given)
    text = parts["word/document.xml"].decode().replace("UTF-8", encoding)
    parts["word/document.xml"] = text.encode(encoding)
    assert body(files.packed(parts)) == f"{expected}\n"


def test_that_ruby_and_the_shape_of_a_formula_are_lost_is_said() -> None:
    assert imported(files.docx(TITLE + p("So ", r(RUBY), math(x("y"))))).notes == (
        "x.docx: formulas are written as plain text (compare them with the document)",
        "x.docx: the small text above characters (ruby) is left out",
    )


def styled(name: str, text: str) -> str:
    return p(text, ppr=f'<w:pStyle w:val="{name.replace(" ", "")}"/>')


def test_items_in_word_s_own_inner_styles_are_nested() -> None:
    names = ("List Bullet", "List Bullet 2", "List Bullet 3", "List Number 2")
    parts = files.members(
        TITLE
        + styled(names[0], "one")
        + styled(names[1], "two")
        + styled(names[2], "three")
        + styled(names[0], "four")
        + styled(names[3], "five")
        + styled(names[3], "six")
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
        f'<w:pPr><w:numPr><w:numId w:val="{n}"/></w:numPr></w:pPr></w:style>'
        for n, name in enumerate(names, 11)
    )
    levels = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:numFmt w:val="'
        f'{"bullet" if "Bullet" in name else "decimal"}"/><w:pStyle w:val="{name.replace(" ", "")}"/>'
        "</w:lvl></w:abstractNum>"
        for n, name in enumerate(names, 11)
    ) + "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
        for n, _ in enumerate(names, 11)
    )
    for name, added in (("styles", styles), ("numbering", levels)):
        end = f"</w:{name}>".encode()
        part = f"word/{name}.xml"
        parts[part] = parts[part].replace(end, added.encode() + end)
    assert body(files.packed(parts)) == (
        "- one\n  - two\n    - three\n- four\n  1. five\n  2. six\n"
    )


def test_members_that_are_too_large_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("i18n.archive.LARGEST_SUM", 2**20)
    parts = {**files.members(TITLE + p("Text.")), "a.xml": b" " * 2**19}
    assert imported(files.packed(parts)).text
    with pytest.raises(AmbosError, match="holds more than 1 MB"):
        imported(files.packed({**parts, "b.xml": b" " * 2**19}))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"no archive", "is no DOCX file, or is cut off"),
        (files.packed({"a.txt": b"x"}), "is no DOCX file"),
        (
            files.packed({**files.members(p("x")), "word/document.xml": b"<!DOCTYPE x><x/>"}),
            "has a DOCTYPE",
        ),
        (files.packed({**files.members(p("x")), "word/document.xml": b"<x"}), "is no sound DOCX"),
        (files.docx(p("")), "has no text"),
    ],
)
def test_a_file_is_refused_in_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(AmbosError, match=reason):
        imported(data)
