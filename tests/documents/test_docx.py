"""What DOCX documents hold, what published copies state, and what is refused."""

from __future__ import annotations

import io
import struct
import zipfile

import docx
import pytest

from i18n import documents
from i18n.errors import AmbosError
from i18n.model import Document
from i18n.segmentation import segment
from tests.documents import docx_files as files
from tests.documents.docx_files import p, r

BOLD, ITALIC = "<w:b/>", "<w:i/>"
NOTE = r('<w:footnoteReference w:id="2"/>')
LINK = f'<w:hyperlink r:id="rId9">{r("a link")}</w:hyperlink>'


def read(data: bytes, path: str = "source/x.docx") -> Document:
    return documents.parse(data, path, "en", segment)


def texts(body: str) -> list[str]:
    return [found.source for found in read(files.docx(body)).segments]


TEXTS = {
    "runs that look the same are one text": (p("Hel", "lo ", "wor", "ld."), ["Hello world."]),
    "marks of the speller and languages part nothing": (
        p("Hel", '<w:proofErr w:type="spellStart"/>', r("lo", rpr='<w:lang w:val="es-ES"/>')),
        ["Hello"],
    ),
    "formatting is a pair of codes": (
        p("A ", r("bold", rpr=BOLD), " and ", r("slanted", rpr=ITALIC), " word."),
        ["A <1>bold</1> and <2>slanted</2> word."],
    ),
    "white space at the edges of a pair is outside": (
        p("A", r(" bold ", rpr=BOLD), "word"),
        ["A <1>bold</1> word"],
    ),
    "formatting of the whole text is no code": (p(r("All of it.", rpr=BOLD)), ["All of it."]),
    "a link is a pair of codes": (p("See ", LINK, "."), ["See <1>a link</1>."]),
    "a link around the whole text is no code": (p(LINK), ["a link"]),
    "a note's reference is a code, and ends a sentence": (
        p("One.", NOTE, " Two.", NOTE),
        ["One.<1/>", "Two.<2/>"],
    ),
    "a line break is a newline, and a tab a tab": (
        p(r("One", "<w:br/>", "two", "<w:tab/>", "three")),
        ["One\ntwo\tthree"],
    ),
    "hyphens are characters": (
        p(r("no", "<w:noBreakHyphen/>", "break", "<w:softHyphen/>", "able")),
        ["no\u2011break\u00adable"],
    ),
    "a number that is calculated is a code": (
        p("Page ", files.field("PAGE", r("3")), " of ", files.field("NUMPAGES", r("9"))),
        ["Page <1/> of <2/>"],
    ),
    "an entry of a table of contents is its heading": (
        p(files.field("TOC", r("A heading", "<w:tab/>") + files.field("PAGEREF a", r("3")))),
        ["A heading"],
    ),
    "the result of another field is text": (
        p("See ", files.field("REF a", r("Figure 1")), "."),
        ["See <1>Figure 1</1>."],
    ),
    "hidden text is not translated": (p("Shown", r(" hidden", rpr="<w:vanish/>")), ["Shown"]),
    "a smart tag is not seen": (
        p("In ", f'<w:smartTag w:element="city">{r("Rome")}</w:smartTag>', "."),
        ["In Rome."],
    ),
    "a content control is a pair of codes": (
        p("On ", f"<w:sdt><w:sdtPr/><w:sdtContent>{r('Monday')}</w:sdtContent></w:sdt>", "."),
        ["On <1>Monday</1>."],
    ),
    "what stands between two pairs is cut as other text": (
        p("A ", r("b", rpr=BOLD), " is so. It is. C ", r("d", rpr=BOLD), ". It rains."),
        ["A <1>b</1> is so.", "It is.", "C <2>d</2>.", "It rains."],
    ),
    "pairs that are sentences are segments": (
        p(r("Bold. ", rpr=BOLD), "Then plain. So. ", r("Then it.", rpr=ITALIC)),
        ["<1>Bold.</1>", "Then plain.", "So.", "<2>Then it.</2>"],
    ),
    "labels in bold are cut from the answers before them": (
        p(
            r("Question: ", rpr=BOLD),
            "is it? ",
            r("Answer: ", rpr=BOLD),
            "Yes. No (",
            r("or", rpr=BOLD),
            " so. Or not) it is. ",
            r("Note: ", rpr=BOLD),
            "no.",
        ),
        [
            "<1>Question:</1> is it?",
            "<2>Answer:</2> Yes.",
            "No (<3>or</3> so. Or not) it is.",
            "<4>Note:</4> no.",
        ],
    ),
    "a pair stays whole, and so does an abbreviation in it": (
        p(r("Dr.", rpr=BOLD), " Stone came. ", r("He left. Now.", rpr=BOLD), " Why?"),
        ["<1>Dr.</1> Stone came.", "<2>He left. Now.</2>", "Why?"],
    ),
    "list markers before pairs are seen": (
        p("1) ", r("One", rpr=BOLD), " here 2) ", r("Two", rpr=BOLD), " there"),
        ["1) <1>One</1> here", "2) <2>Two</2> there"],
    ),
    "a text that looks like a code is escaped": (
        p("Press <1> or \\", NOTE, " or x"),
        ["Press \\<1> or \\\\<1/> or x"],
    ),
    "what has no letter and no digit is no unit": (p("…", NOTE) + p(""), []),
    "a picture's text is a message of its own": (
        p(r(files.picture("A roof")), r(" and more.")),
        ["A roof", "A roof", "and more."],
    ),
    "a text box parts the text around it, and has both of its forms": (
        p("Before ", f"<w:r>{files.text_box(p('Inside.'))}</w:r>", "after"),
        ["Before", "Inside.", "Inside.", "after"],
    ),
    "a cell has its paragraphs": (files.table((p("One. Two."), p("x"))), ["One.", "Two.", "x"]),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_read_so_that(name: str) -> None:
    body, expected = TEXTS[name]
    assert texts(body) == expected


def test_units_have_kinds_and_the_members_stand_in_their_order() -> None:
    body = (
        p("Title", ppr='<w:pStyle w:val="Puesto"/>')
        + p("Local", ppr='<w:pStyle w:val="Ttulo1"/>')
        + p("Own", ppr='<w:pStyle w:val="Own"/>')
        + p("Said", ppr='<w:pStyle w:val="Cita"/>')
        + p("Item", ppr='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
        + p("Text")
    )
    data = files.docx(
        body,
        footnotes=f'<w:footnote w:id="2">{p(r("<w:footnoteRef/>"), r(" Note"))}</w:footnote>',
        header=p("Head"),
        footer=p("Foot"),
        properties=files.core(dc_title="Stated", dc_subject="About", cp_keywords="a, b"),
    )
    found = [(unit.kind, unit.text) for unit in read(data).units]
    assert found == [
        ("title", "Stated"),
        ("subject", "About"),
        ("keywords", "a, b"),
        ("heading", "Title"),
        ("heading", "Local"),
        ("heading", "Own"),
        ("quote", "Said"),
        ("list item", "Item"),
        ("paragraph", "Text"),
        ("header", "Head"),
        ("footer", "Foot"),
        ("footnote", "Note"),
    ]


@pytest.mark.parametrize(
    ("stated", "language"), [("es-ES", "es"), ("en-GB", "en"), ("", "en"), ("x y", "en")]
)
def test_a_document_states_its_language(stated: str, language: str) -> None:
    data = files.docx(p("Text"), properties=files.core(dc_language=stated))
    assert read(data).language == language


def rendered(body: str, *targets: str | None) -> Document:
    document = read(files.docx(body, links={"rId9": "faq.docx"}))
    rendering = documents.render(document, list(targets))
    assert rendering.refused == ()
    return read(rendering.data)


def shown(document: Document) -> list[list[tuple[str, bool]]]:
    """What another reader finds: the texts of each paragraph's runs, and whether they are bold."""
    opened = docx.Document(io.BytesIO(document.data))
    return [
        [(run.text, bool(run.bold)) for run in paragraph.runs if run.text]
        for paragraph in opened.paragraphs
    ]


def test_codes_may_change_their_order() -> None:
    body = p("A ", r("bold", rpr=BOLD), " word", NOTE, " here.")
    found = rendered(body, "Aquí<2/> una palabra en <1>negrita</1>.")
    assert [unit.text for unit in found.units] == ["Aquí<1/> una palabra en <2>negrita</2>."]
    assert ("negrita", True) in shown(found)[0]


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("A bold<2/> word.", "<1>…</1> is missing"),
        ("A <1>bold</1> word.", "<2/> is missing"),
        ("A \\<1>bold</1> word<2/>.", "</1> stands without <1> before it"),
        ("A \\<1>bold\\</1> word<2/>.", "<1>…</1> is text behind a backslash"),
        ("A <1>bold</1><2/><2/> word.", "<2/> stands 2 times"),
        ("A <1>b</1> <1>c</1><2/>", "<1>…</1> stands 2 times"),
        ("A <1/>bold<2/>", "<1/> stands where the source has <1>…</1>"),
        ("A <1>bold</1> <2>word</2>.", "<2> stands where the source has <2/>"),
        ("A <1>bold word<2/>.", "</1> is missing"),
        ("A <1></1> word<2/>.", "<1>…</1> has no text"),
        ("A <1>bold</1> bell \x07<2/>.", "it has U+0007, which XML does not know"),
        ("A \0<1>bold</1><2/>.", "it has a NUL character"),
        (" \n", "it has no text"),
    ],
)
def test_a_refusal_says_what_is_wrong_and_where(target: str, reason: str) -> None:
    body = p("First.") + p("One. A ", r("bold", rpr=BOLD), " word.", NOTE)
    document = read(files.docx(body))
    rendering = documents.render(document, [None, "Uno.", target])
    wanted = f"the translation would change the document's structure: {reason}"
    assert [refusal.reason for refusal in rendering.refused][-1] == wanted
    assert rendering.data == document.data or "NUL" in reason
    places = documents.places(document, [refusal.segment.span for refusal in rendering.refused])
    assert set(places) == {"source/x.docx: word/document.xml, paragraph 2"}


def test_what_is_refused_with_another_translation_says_so() -> None:
    body = p("One. A ", r("bold", rpr=BOLD), " word.")
    document = read(files.docx(body, properties=files.core(dc_title="Stated")))
    rendering = documents.render(document, ["Bell \x07", "Uno.", "Negrita."])
    assert [refusal.reason for refusal in rendering.refused] == [
        "the translation would change the document's structure: it has U+0007, which XML does not know",
        "another translation of the same paragraph is refused",
        "the translation would change the document's structure: <1>…</1> is missing",
    ]
    spans = [segment.span for segment in document.segments]
    assert documents.places(document, spans) == [
        "source/x.docx: docProps/core.xml",
        "source/x.docx: word/document.xml, paragraph 1",
        "source/x.docx: word/document.xml, paragraph 1",
    ]


def test_a_line_break_at_the_end_of_a_field_stays_where_the_lines_before_it_are_others() -> None:
    link = files.field('HYPERLINK "https://a.example"', r("two.", "<w:br/>"))
    found = rendered(p(r("One, "), link, r("<w:br/>", "Three.")), "Uno,\n<1>dos.</1>", None)
    assert [unit.text for unit in found.units] == ["Uno,\n<1>dos.</1>\n\nThree."]


def test_a_field_of_white_space_is_read_as_a_link_of_white_space() -> None:
    blank = r(" ", "<w:br/>")
    link = f'<w:hyperlink r:id="rId9">{blank}</w:hyperlink>'
    field = files.field('HYPERLINK "https://a.example"', blank)
    assert texts(p("One", link, "two.")) == ["One \ntwo."]
    assert texts(p("One", field, "two.")) == ["One \ntwo."]


@pytest.mark.parametrize("order", [1, -1])
def test_a_link_that_a_text_box_parts_stays_around_a_line_that_a_translation_breaks(
    order: int,
) -> None:
    box = f"<w:r>{files.text_box(p('Inside.'))}</w:r>"
    words = r("One \u2028 two? Three")
    link = f'<w:hyperlink r:id="rId9">{"".join([box, words][::order])}</w:hyperlink>'
    more = r("four", "<w:br/>", "five")
    found = read(files.docx(p(*[link, more][::order])))
    targets = [one.source.replace("two", "dos") for one in found.segments]
    rendering = documents.render(found, targets)
    assert rendering.refused == ()
    again = read(rendering.data)
    assert [unit.text for unit in again.units] == [
        unit.text.replace(" \u2028 two", "\ndos") for unit in found.units
    ]
    body = zipfile.ZipFile(io.BytesIO(rendering.data)).read("word/document.xml")
    assert body.count(b"<w:hyperlink") == 1


def test_a_tag_that_the_source_does_not_have_is_text() -> None:
    found = rendered(p("A word."), "Una <1>palabra</1> <b>.")
    assert shown(found) == [[("Una <1>palabra</1> <b>.", False)]]


def test_published_copies_state_their_language_and_their_links() -> None:
    data = files.docx(
        p(r("Text", rpr='<w:lang w:val="en-GB"/>'), LINK),
        properties=files.core(dc_language="en-US", dc_title="T"),
        links={"rId9": "faq.docx"},
    )
    document = read(data)
    edits = documents.localize(document, "es-MX", lambda target: f"../{target}&x")
    copy = documents.edit(document, edits)
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        assert b"<dc:language>es-MX</dc:language>" in archive.read("docProps/core.xml")
        assert b'<w:lang w:val="es-MX"/>' in archive.read("word/document.xml")
        assert b'<w:lang w:val="es-MX"/>' in archive.read("word/styles.xml")
        assert b'Target="../faq.docx&amp;x"' in archive.read("word/_rels/document.xml.rels")


def test_what_is_not_translated_is_marked_in_its_text() -> None:
    document = read(files.docx(p(r("One. "), r("Two", rpr=BOLD), r(" words."))))
    edits = [
        edit
        for found in document.segments
        for edit in documents.mark(document, found.span, "en", "untranslated")
    ]
    assert [unit.text for unit in read(documents.edit(document, edits)).units] == [
        "[en] One. <1>[en] Two</1> words."
    ]


@pytest.mark.parametrize(
    ("body", "left"),
    [
        (p("Out.") + p("Stays."), ["Stays."]),
        (files.table((p("Out."),)) + p("Stays."), ["", "Stays."]),
        (files.table((p("a"),)) + p("Out.") + files.table((p("b"),)), ["a", "", "b"]),
        (p('<w:bookmarkStart w:id="0" w:name="a"/>', "Out.") + p("Stays."), ["", "Stays."]),
    ],
)
def test_a_paragraph_is_left_out_where_the_document_stays_valid(body: str, left: list[str]) -> None:
    document = read(files.docx(body))
    unit = next(unit for unit in document.units if unit.text == "Out.")
    copy = documents.edit(document, [documents.leave_out(document, unit.span)])
    opened = docx.Document(io.BytesIO(copy))
    paragraphs = opened.element.body.iter(f"{{{files.W}}}p")
    found = ["".join(t.text or "" for t in one.iter(f"{{{files.W}}}t")) for one in paragraphs]
    assert found == left


TRACKED = {
    "inserted": p("A ", f'<w:ins w:id="1" w:author="a">{r("new")}</w:ins>', " word"),
    "deleted": p("A word", '<w:del w:id="1"><w:r><w:delText>x</w:delText></w:r></w:del>'),
    "moved": p(f'<w:moveFrom w:id="1">{r("A word")}</w:moveFrom>'),
}


@pytest.mark.parametrize("change", TRACKED)
def test_tracked_changes_are_refused_with_their_paragraph(change: str) -> None:
    with pytest.raises(AmbosError, match=r"document\.xml, paragraph 2 .*accept or reject all"):
        read(files.docx(p("First") + TRACKED[change]))


def test_a_paragraph_inside_a_paragraph_is_refused() -> None:
    with pytest.raises(AmbosError, match=r"document\.xml has a paragraph inside a paragraph"):
        read(files.docx(p("Outer ", p("inner"))))


def test_tracked_formatting_is_no_change_of_the_text() -> None:
    changed = r("word", rpr='<w:b/><w:rPrChange w:id="1" w:author="a"><w:rPr/></w:rPrChange>')
    assert texts(p("A ", changed)) == ["A <1>word</1>"]


def changed(name: str, data: bytes) -> bytes:
    return files.packed({**files.members(p("Text")), name: data})


def doubled() -> bytes:
    buffer = io.BytesIO(files.docx(p("Text")))
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", b"<x/>")
    return buffer.getvalue()


def with_flag(data: bytes, flag: int) -> bytes:
    """The archive with a flag set at its second member, in both of its headers."""
    found = bytearray(data)
    for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        start = found.index(mark, found.index(mark) + 4)
        found[start + at] |= flag
    return bytes(found)


def with_broken_sum(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo("word/document.xml")
    found = bytearray(data)
    start = info.header_offset + 30 + len(info.filename) + info.compress_size // 2
    found[start] ^= 0xFF
    return bytes(found)


def of_a_later_version() -> bytes:
    found = bytearray(files.docx(p("Text")))
    found[found.index(b"PK\1\2") + 6] = 99
    return bytes(found)


def bomb() -> bytes:
    found = bytearray(files.docx(p("Text")))
    start = found.index(b"word/document.xml", found.index(b"PK\1\2")) - 46
    struct.pack_into("<L", found, start + 24, 2**31)
    return bytes(found)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is no DOCX file, or is cut off"),
        (b"PK\3\4 and so on", "is no DOCX file, or is cut off"),
        (files.docx(p("Text"))[:-200], "is no DOCX file, or is cut off"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "has a password"),
        (files.packed({"a.txt": b"x"}), "holds no document"),
        (with_flag(files.docx(p("Text")), 1), "is encrypted"),
        (with_broken_sum(files.docx(p("Text"))), r"document\.xml is damaged"),
        (of_a_later_version(), "is no DOCX file, or is cut off"),
        (b"before" + files.docx(p("Text")), "is an archive of an odd make"),
        (bomb(), "is larger than 256 MB"),
        (changed("../evil.xml", b"x"), "outside itself"),
        (changed("/etc/x", b"x"), "outside itself"),
        (changed("word/document.xml", b"<w:document>"), r"document\.xml is broken at line 1"),
        (
            changed("word/document.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
            "has a DOCTYPE",
        ),
        (changed("word/document.xml", "<x/>".encode("utf-16")), "is UTF-16"),
        (
            changed("word/document.xml", b'<?xml version="1.0" encoding="latin-1"?><x/>'),
            "is in latin-1, not in UTF-8",
        ),
    ],
)
def test_a_file_is_refused_in_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(AmbosError, match=reason) as found:
        read(data)
    assert found.value.path == "source/x.docx" and "\n" not in str(found.value)


def test_two_members_of_one_name_are_refused() -> None:
    with pytest.raises(AmbosError, match=r"two members of the name word/document\.xml"):
        read(doubled())


def test_other_members_keep_their_records_byte_for_byte() -> None:
    for has_descriptors in (False, True):
        data = files.packed(files.members(p("Text here.")), has_descriptors=has_descriptors)
        found = documents.render(read(data), ["Otro texto."]).data
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(found)) as new:
            assert new.testzip() is None and new.comment == old.comment
            pairs = list(zip(old.infolist(), new.infolist(), strict=True))
            ends = [*(one.header_offset for one in old.infolist()[1:]), old.start_dir]
            for (before, after), end in zip(pairs, ends, strict=True):
                assert (before.filename, before.date_time) == (after.filename, after.date_time)
                if before.filename != "word/document.xml":
                    size = end - before.header_offset
                    record = found[after.header_offset : after.header_offset + size]
                    assert record == data[before.header_offset : end]


def test_archives_of_the_64_bit_form_are_written_back() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.members(p("Text here.")).items():
            with archive.open(name, "w", force_zip64=True) as member:
                member.write(data)
    document = read(buffer.getvalue())
    found = documents.render(document, ["Otro texto."]).data
    assert [one.text for one in docx.Document(io.BytesIO(found)).paragraphs] == ["Otro texto."]


def test_a_page_has_the_document_s_blocks() -> None:
    body = (
        p("Head", ppr='<w:pStyle w:val="Ttulo1"/>')
        + p("A ", r("bold", rpr=BOLD), " text", NOTE, ", ", LINK)
        + p("Item", ppr='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
        + p("Deeper", ppr='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>')
        + files.table((p("a"), p("b")), (p("c"), p("d")))
    )
    data = files.docx(
        body,
        footnotes=f'<w:footnote w:id="2">{p("Note")}</w:footnote>',
        links={"rId9": "faq.docx"},
    )
    names = [
        part.name + ("" if part.kind == "open" else "/") if part.kind != "run" else
        "".join(str(event.value) if event.kind == "Text" else f"<{event.name or event.kind}>"
                for event in part.events)
        for part in documents.parts(read(data))
    ]  # fmt: skip
    assert names == [
        *("Heading", "Head", "Heading/"),
        "Paragraph",
        "A <Strong>bold<Strong> text<FootnoteReference>, <Link>a link<Link>",
        *("Paragraph/", "List", "Item", "Item", "List", "Item", "Deeper", "Item/", "List/"),
        *("Item/", "List/", "Table", "TableHead", "TableCell", "a", "TableCell/"),
        *("TableCell", "b", "TableCell/", "TableHead/", "TableRow", "TableCell", "c"),
        *("TableCell/", "TableCell", "d", "TableCell/", "TableRow/", "Table/"),
        *("FootnoteDefinition", "Paragraph", "Note", "Paragraph/", "FootnoteDefinition/"),
    ]
