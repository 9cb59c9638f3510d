"""HTML: tokens that join to the text, runs that go on between stretches, what becomes of translations."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.documents import edit, leave_out, localize, parse, parts, render, whole
from i18n.documents._html_reader import Comment, Reader, Run
from i18n.documents._html_runs import flow, opaque
from i18n.documents._html_tokens import Kind, references, tokens, values
from i18n.errors import AmbosError
from i18n.model import Document, Reading, SegmentType
from i18n.segmentation import segment
from tests.laws import pages, proof, writing


def read(text: str) -> Document:
    return proof.read(text, "source/x.html")


@given(writing.HTML, st.sampled_from(["", "title", "script", "textarea"]))
def test_tokens_join_to_the_very_text(text: str, within: str) -> None:
    position = 0
    for token in tokens(text, within):
        assert (token.start, token.end > token.start) == (position, True)
        position = token.end
    assert position == len(text)


TOKENS = [
    ("<P>a</p >", [("START", "<P>"), ("TEXT", "a"), ("END", "</p >")]),
    ("a &amp; b&copy", [("TEXT", "a &amp; b&copy")]),
    ("a < b <3 <", [("TEXT", "a < b <3 <")]),
    ("<!--><!-- x --!>y", [("COMMENT", "<!-->"), ("COMMENT", "<!-- x --!>"), ("TEXT", "y")]),
    ("a</>b</ c>", [("TEXT", "a"), ("COMMENT", "</>"), ("TEXT", "b"), ("COMMENT", "</ c>")]),
    ("<title>a<b></title>", [("START", "<title>"), ("TEXT", "a<b>"), ("END", "</title>")]),
    ("<script>'</b>'</script>", [("START", "<script>"), ("TEXT", "'</b>'"), ("END", "</script>")]),
    ("<noscript><b></noscript>", [("START", "<noscript>"), ("START", "<b>"), ("END", "</noscript>")]),
    ("<svg><![CDATA[<b>]]>", [("START", "<svg>"), ("COMMENT", "<![CDATA[<b>]]>")]),
    ("<SVG></math><![CDATA[<b>]]>",
     [("START", "<SVG>"), ("END", "</math>"), ("COMMENT", "<![CDATA[<b>]]>")]),
    ("<![CDATA[a>b]]>", [("COMMENT", "<![CDATA[a>"), ("TEXT", "b]]>")]),
    ("<!DOCTYPE html><?x y?>", [("DECLARATION", "<!DOCTYPE html>"), ("DECLARATION", "<?x y?>")]),
    ('x<a b="c>', [("TEXT", "x"), ("REST", '<a b="c>')]),
    ("<a\r\nb=c>\r\n", [("START", "<a\r\nb=c>"), ("TEXT", "\r\n")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_a_text_has_these_tokens(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(token.kind.name, text[token.start : token.end]) for token in tokens(text)] == expected


VALUES = [
    ("<a b=c>", {"b": "c"}),
    ("<td\r\n alt = \"a > &quot;\" title='x' Title=y>", {"alt": "a > &quot;", "title": "x"}),
    ("<a =b c\n=\n d e>", {"c": "d"}),
    ("<tr a=''/>", {"a": ""}),
    ("<a b=c/d>", {"b": "c/d"}),
]


@pytest.mark.parametrize(("tag", "expected"), VALUES)
def test_an_attribute_s_value_has_its_place(tag: str, expected: dict[str, str]) -> None:
    assert {name: tag[v.start : v.end] for name, v in values(tag).items()} == expected


def test_a_reference_without_a_semicolon_is_none_before_a_letter_in_an_attribute() -> None:
    assert references("&lt;a &amp &copy=1", in_attribute=True) == [(0, 4, "<"), (6, 10, "&")]
    assert [means for *_, means in references("&copy=1", in_attribute=False)] == ["©"]


def stretches(*texts: str) -> list[list[str]]:
    """The texts of the runs of stretches that follow each other."""
    reader = Reader("en")
    found = []
    for text in texts:
        runs = [item for item in reader.read(text) if isinstance(item, Run)]
        found.append([flow(text, run, list).text for run in runs])
    return found


STRETCHES = [
    (("<div translate=no>a", "b</div>c"), [[], ["c"]]),
    (("<pre>a", "b</pre>c"), [[], ["c"]]),
    (("<script>a<b", "b</script>c"), [[], ["c"]]),
    (("<title>a", "b</title>c"), [["a"], ["b", "c"]]),
    (("<b>a", "b</b>"), [["a"], ["b"]]),
]


@pytest.mark.parametrize(("texts", "expected"), STRETCHES)
def test_what_is_open_stays_so_in_the_next_stretch(
    texts: tuple[str, ...], expected: list[list[str]]
) -> None:
    assert stretches(*texts) == expected


def assert_read(source: str, expected: list[str]) -> None:
    """A page has units with these texts, of one segment each, and comes back as it was."""
    document = read(source)
    assert [unit.text for unit in document.units] == expected
    assert render(document, expected).data.decode() == source


TEMPLATES = [
    ("<p>A<template><p>x</p>y</template>B", ["A", "B"]),
    ("<p>A <b>b<template><p>x</b></p>y</template>B", ["A <b>b", "B"]),
    ("<div translate=no><template></div>x</template>y</div>A", ["A"]),
    ("<div>A<template></div></p></body>x</template>B</div>C", ["A", "B", "C"]),
    ("<ul><li>A<template><li>x</ul>y</template>B<li>C</ul>", ["A", "B", "C"]),
    ("<table><tr><td>A<template><tr><td>x</table>y</template>B</table>C", ["A", "B", "C"]),
    ("<template><tr><td>x</template><p>A", ["A"]),
    ("<select><option>A<template><option>x</select>y</template></select>B", ["A", "B"]),
    ("<p>A<template>x<template><p>y</template><p>z</template>B", ["A", "B"]),
    ("<head><template><title>x</title></head><p>y</template><p>A", ["A"]),
    ("</template><p>A<template><p>x", ["A"]),
]


@pytest.mark.parametrize(("source", "expected"), TEMPLATES)
def test_what_stands_in_a_template_is_left_alone_and_ends_nothing_outside(
    source: str, expected: list[str]
) -> None:
    assert_read(source, expected)


FOREIGN = [
    ("<math><mi>x</mi><p>A", ["A"]),
    ("<svg><text>A</text><p>B</p>C", ["A", "B", "C"]),
    ("<p><math><mi>x</mi><b>A</b> b.", ["<mi>x</mi><b>A</b> b."]),
    ("<math></p>A", ["A"]),
    ("<math>x</br>A", ["x</br>A"]),
    ("<math><font>x</font><p>A", ["A"]),
    ("<math><font>x</font></math><p><math>x<font size=1>A", ["x<font size=1>A"]),
    ("<svg><text>A <b>b", ["A", "b"]),
    ("<svg translate=no><text>x<p>A", ["A"]),
    ("<p translate=no>x <svg translate=yes><g>A <i>x", ["A"]),
    ("<svg translate=no><foreignObject><p>x</p></foreignObject><text>x</text></svg>A", ["A"]),
    ("<svg translate=no><desc><p>x</desc></svg><p>A", ["A"]),
    ("<math><mtext><b>x</b></mtext></math><p><math><mtext></mtext><b>A", ["A"]),
    ("<math><annotation-xml encoding='Text/HTML'><p>x</annotation-xml></math>", []),
    ("<math><annotation-xml encoding=x><p>A</annotation-xml></math>", ["A"]),
    ("<math><annotation-xml><svg><foreignObject><p>x</svg></annotation-xml></math>", []),
    ("<div><svg translate=no><text>x</svg>A<section translate=no>x</section>B", ["A", "B"]),
    ("<svg><svg><text>A</svg><p>B", ["A", "B"]),
    ("<svg><template>x<p>A", ["A"]),
]


@pytest.mark.parametrize(("source", "expected"), FOREIGN)
def test_a_tag_of_html_ends_drawings_and_formulas_as_in_a_browser(
    source: str, expected: list[str]
) -> None:
    assert_read(source, expected)


def test_in_xml_nothing_but_their_own_tags_ends_drawings() -> None:
    text = "<html><body><svg translate='no'><text><b>x</b></text> y</svg><p>A</p></body></html>"
    document = parse(text.encode(), "source/x.xhtml", "en", segment)
    assert [unit.text for unit in document.units] == ["A"]


SHOWN = [
    ("A<svg><text>x</text><p>B</p>", ["A", "B"]),
    ("A<svg><foreignObject><p>x</p></foreignObject><title>x</title><b>B</b>", ["A", "B"]),
    ("A<svg><desc/><g>x</g></p>B", ["A", "B"]),
]


@pytest.mark.parametrize(("source", "expected"), SHOWN)
def test_a_page_shows_what_stands_behind_a_drawing_that_a_tag_has_ended(
    source: str, expected: list[str]
) -> None:
    events = [event for part in parts(read(source)) for event in part.events]
    assert [event.value for event in events if event.kind == "Text"] == expected


def test_no_part_of_a_page_is_of_a_template() -> None:
    events = [
        event
        for part in parts(read("<p>A<template><p>x</body>y</template>B"))
        for event in part.events
    ]
    assert [event.value for event in events if event.kind == "Text"] == ["A", "B"]


def test_whether_text_that_follows_is_for_translation_is_known() -> None:
    reader = Reader("en")
    assert reader.is_on and list(reader.read("<div translate=no><p>")) == []
    assert not reader.is_on and list(reader.read("</div><!-- x -->")) == [Comment("<!-- x -->", 6)]
    assert reader.is_on


@given(writing.HTML)
def test_inline_elements_are_whole_in_the_text_of_a_run(text: str) -> None:
    for item in Reader("en").read(text):
        if isinstance(item, Run):
            read = flow(text, item, list).text
            end = 0
            for start, stop in opaque(text, item):
                assert end <= start < stop <= len(read)
                assert read[start:stop] == read[start:stop].strip()
                assert [token.kind for token in tokens(read[start:stop])] != [Kind.TEXT]
                end = stop


WRITTEN = [
    ("<p>A.", "Uno.\n Dos.", "<p>Uno. Dos."),
    ("<p>A <b>b</b>.", "<b>B</b> y <i>c</i>.", "<p><b>B</b> y &lt;i>c&lt;/i>."),
    ("<p>A <b>b</b>.", "<b>B", "<p>&lt;b>B"),
    ("<p>A <b>b</b>.", "B</b>", "<p>B&lt;/b>"),
    ("<p>A <b>b</b>.", "<b>B</b></p><p>x", "<p><b>B</b>&lt;/p>&lt;p>x"),
    ("<p><b>A</b>\u00a0<p><i>B</i>&nbsp;", "C", "<p><b>C</b>\u00a0<p><i>B</i>&nbsp;"),
    ("<p>\u00a0<b>A</b> b\u00a0", "<b>C</b>", "<p>\u00a0<b>C</b>\u00a0"),
    ("<p>A <b>b.<p>x", "<b>B.", "<p><b>B.<p>x"),
    ("<p>A <b>b</b>.", "<b>Todo</b>", "<p><b>Todo</b>"),
    ("<p>One. B <b>b</b>.", "<b>Uno</b>.", "<p><b>Uno</b>. B <b>b</b>."),
    ("<p>A <b>b.<p>x", "<i>B.", "<p>&lt;i>B.<p>x"),
    ("<p>A <br>b", "<br>x<br>", "<p><br>x<br>"),
    ("<p>A<script></script>", "<script>x</script>", "<p>&lt;script>x&lt;/script><script></script>"),
    ("<p>A", "a < b & c &amp; d &copy; <3", "<p>a < b & c &amp; d &copy; <3"),
    ("<p>A", "<!-- x -->b", "<p>&lt;!-- x -->b"),
    ("<p>A", "</", "<p>A"),
    ("<p>A", "<", "<p>A"),
    ("<p>x <img alt=A> y", 'x <img alt="B & c"> y', '<p>x <img alt="B & c"> y'),
    ("<p>x <img alt=A> y", "x <img alt=A onload=b> y", "<p>x &lt;img alt=A onload=b> y"),
    (
        "<p>x <img alt=A> y",
        'x <img alt="</noscript><b>"> y',
        '<p>x <img alt="&lt;/noscript>&lt;b>"> y',
    ),
    ("<p>x <b lang=en><img alt=A>", "y <b lang=en><img alt=A>", "<p>y <b lang=en><img alt=A>"),
    ("<title>A</title>", "B & <b> &amp; C &</title>", "<title>B & &lt;b> &amp;amp; C &&lt;/title></title>"),
    ('<img alt="A">', 'B "c" & &lt; <d>', '<img alt="B &quot;c&quot; & &amp;lt; &lt;d>">'),
    ("<img alt='A'>", "B 'c' \"d\"", "<img alt='B &#39;c&#39; \"d\"'>"),
    ("<img alt=A>", "B", "<img alt=B>"),
    ("<img alt=A>", "B c", '<img alt="B c">'),
    ("<img alt=A>", 'B"c', '<img alt="B&quot;c">'),
    ("<img alt=A src=b>", "—", "<img alt=A src=b>"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target", "expected"), WRITTEN)
def test_a_translation_becomes_this(source: str, target: str, expected: str) -> None:
    document = read(source)
    targets = [target, *[None] * (len(document.segments) - 1)]
    assert render(document, targets).data.decode() == expected


def test_a_tag_that_is_shown_as_text_is_told() -> None:
    document = read("<p>A <b>b</b>.<p>B.")
    assert [s.source for s in render(document, ["<i>A", "<B>."]).foreign] == ["A <b>b</b>.", "B."]
    assert render(document, ["a < b", "&lt;i>"]).foreign == ()


LOCALIZED = [
    ("<html><p>x", '<html lang="es"><p>x'),
    ("<!-- <html> --><HTML CLASS=a LANG='en'>", "<!-- <html> --><HTML CLASS=a LANG='es'>"),
    ("<html xml:lang=en lang=en>", '<html xml:lang="es" lang="es">'),
    ("<p lang=en>x", "<p lang=en>x"),
    ("é<a href=b.html>", 'é<a href="NEW">'),
    ("<A HREF=' b.html '><a href='b&amp;c'>", "<A HREF='NEW'><a href='NEW2'>"),
    ("<img src='b.html' srcset='b.html 1x, z 2x,b.html'>", "<img src='NEW' srcset='NEW 1x, z 2x,NEW'>"),
    ("<img srcset='b.html, b.html 2x'>", "<img srcset='NEW, NEW 2x'>"),
    ("<video poster=b.html>", '<video poster="NEW">'),
    ("<link href=b.html><base href=b.html><form action=b.html>",
     '<link href="NEW"><base href=b.html><form action=b.html>'),
    ("<script>'<a href=b.html>'</script><!-- <a href=b.html> -->",
     "<script>'<a href=b.html>'</script><!-- <a href=b.html> -->"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), LOCALIZED)
def test_a_published_copy_states_its_language_and_addresses(source: str, expected: str) -> None:
    document = read(source)
    news = {"b.html": "NEW", "b&c": "NEW2"}
    edits = localize(document, "es", lambda address: news.get(address, address))
    assert POLICY.sub("", edit(document, edits).decode()) == expected


POLICY = re.compile('<meta http-equiv="Content-Security-Policy"[^>]*>')
GUARDED = [
    ("<p>x", "|<p>x"),
    ("<!DOCTYPE html>\n<p>x", "<!DOCTYPE html>|\n<p>x"),
    ("<!-- c --><html lang='en'><!-- d --><script>a</script>",
     "<!-- c --><html lang='en'>|<!-- d --><script>a</script>"),
    ("<!DOCTYPE html><html><head id=h><title>é</title>",
     '<!DOCTYPE html><html lang="en"><head id=h>|<title>é</title>'),
    ("<script>a</script><html><head>", "|<script>a</script><html><head>"),
    ("x<head>", "|x<head>"),
    ("<!doctype html></br><head>", "<!doctype html>|</br><head>"),
    ("<!doctype html>—<head>", "<!doctype html>|—<head>"),
    ("<!doctype html></html><head>", "<!doctype html>|</html><head>"),
    ("<html lang='en'>\u00a0<head>", "<html lang='en'>|\u00a0<head>"),
    ('<?xml version="1.0"?>\n<html lang="en"/>', '<?xml version="1.0"?>\n<html lang="en"/>|'),
    ("", "|"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), GUARDED)
def test_a_published_copy_has_its_policy_before_what_could_run(source: str, expected: str) -> None:
    document = read(source)
    copy = edit(document, localize(document, "en", lambda address: address)).decode()
    assert POLICY.sub("|", copy) == expected


@pytest.mark.parametrize("start", ["<!-- \x1b$B --><html>\n", "<!-- -->\n<html title='\x1b$B'>"])
def test_a_page_whose_policy_an_encoding_could_hide_is_not_published(start: str) -> None:
    document = read(f'{start}<head><meta charset="iso-2022-jp"><!-- \x1b(B --></head><p>A')
    with pytest.raises(AmbosError, match="escape character") as refusal:
        localize(document, "es", str)
    assert refusal.value.line == start.count("\n", 0, start.index("\x1b")) + 1
    later = read("<html lang='es'><p>\x1b$B")
    assert edit(later, localize(later, "es", str)).endswith(b"<p>\x1b$B")


LEFT_OUT = [
    ("<ul><li>A<li>B</ul>", "B", "<ul><li>A<li></ul>"),
    ("<p>A</p>\n<p>B</p>\n", "A", "<p></p>\n<p>B</p>\n"),
]


@pytest.mark.parametrize(("source", "segment", "expected"), LEFT_OUT)
def test_a_unit_is_left_out(source: str, segment: str, expected: str) -> None:
    document = read(source)
    (span,) = [found.span for found in document.segments if found.source == segment]
    assert edit(document, [leave_out(document, span)]).decode() == expected


METADATA = [
    ("<title> A &amp;\n b</title><p>x", {"title": "A & b"}),
    ("<title>A</title><h1>B</h1>", {}),
    ("<meta name=Description content='A &quot;b&quot;'>", {"description": 'A "b"'}),
    ("<meta name=date content=2025-07-18>", {"date": "2025-07-18"}),
    ("<meta name=date content=yesterday>", {}),
    ("<meta property=article:published_time content=2025-07-18T07>", {"date": "2025-07-18T07"}),
    ("<p>x<meta name=description content=A>", {}),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), METADATA)
def test_a_page_states_this_of_itself(source: str, expected: dict[str, str]) -> None:
    metadata = read(source).metadata
    assert {name: values[0].value for name, values in metadata.items()} == expected


LANGUAGES = [
    ("<html lang=es-MX><p>x", "es_MX"),
    ("<html lang='not a code'><p>x", "en"),
    ("<p>x<div lang=es><p>Mucho texto. <i lang=fr>Non.</i><p>Otro.</div>", "es"),
    ("<p>Much text here.<p lang=es>Poco.", "en"),
]


@pytest.mark.parametrize(("source", "language"), LANGUAGES)
def test_a_page_is_in_this_language(source: str, language: str) -> None:
    assert read(source).language == language


def test_metadata_is_translated_where_the_project_wants_it() -> None:
    text = "<title>A</title><meta name=description content=B><meta property=og:title content=C>"
    reading = Reading(fields=frozenset({"description"}))
    document = parse(text.encode(), "source/x.html", "en", whole, reading)
    assert [unit.kind for unit in document.units] == ["description"]


def test_a_segmentation_that_is_none_is_refused_with_its_line() -> None:
    with pytest.raises(AmbosError) as refusal:
        read("\n<meta name=segmentation content=word>")
    assert (refusal.value.line, refusal.value.path) == (2, "source/x.html")


@given(writing.HTML)
def test_a_translation_has_the_parts_of_its_source(text: str) -> None:
    document = read(text)
    data = render(document, [proof.accented(found.source) for found in document.segments]).data
    rows = [
        [(p.kind, p.name) for p in parts(one)]
        for one in (document, proof.read(data, document.path))
    ]
    assert rows[0] == rows[1]


def test_a_page_s_every_word_stands_in_a_message() -> None:
    text = (
        "<title>One</title><p>Two <b>three</b> <code>no</code></p><pre>no</pre><ul><li>four<li>five"
    )
    document = read(text)
    found = pages.coverage(text, [segment.source for segment in document.segments])
    assert (found.share, found.missing) == (1.0, ())
    assert pages.coverage(text, ["One two"]).missing == ("Two", "three", "four", "five")


DIRECTED = [
    ("off -->One.<!-- i18n: on", [("Two. Three.",)]),
    ("skip", [("Two. Three.",)]),
    ("segment: sentence", [("One.", "And."), ("Two. Three.",)]),
    ("segment: paragraph", [("One. And.",), ("Two. Three.",)]),
]


@pytest.mark.parametrize(("directive", "expected"), DIRECTED)
@pytest.mark.parametrize("path", ["source/x.html", "source/x.md"])
def test_a_directive_says_of_html_what_it_says_of_markdown(
    directive: str, expected: list[tuple[str, ...]], path: str
) -> None:
    body = f"<!-- i18n: {directive} -->\n\n<p>One. And.</p>\n\n<p>Two. Three.</p>\n"
    if " on" in directive:
        body = body.replace("<p>One. And.</p>", "")
    reading = Reading(segmentation=SegmentType.PARAGRAPH)
    document = parse(body.encode(), path, "en", segment, reading)
    found = [tuple(one.source for one in segments) for _, segments in document.by_unit()]
    assert found == expected


@pytest.mark.parametrize("text", ["One. {}", "One {} too.", "{} One.", "One.\n{}\n"])
@pytest.mark.parametrize(("path", "tag"), [("x.html", "<p>"), ("x.md", ""), ("x.md", "<p>")])
def test_a_directive_behind_the_first_word_is_for_the_next_unit(
    text: str, path: str, tag: str
) -> None:
    body = "\n\n".join(tag + one for one in (text.format("<!-- i18n: skip -->"), "Two.", "Three."))
    document = parse(body.encode(), f"source/{path}", "en", segment)
    skipped = "One" if text.startswith("{}") else "Two"
    assert [unit.text[:3] for unit in document.units] == [
        word for word in ("One", "Two", "Thr") if word != skipped[:3]
    ]
    assert render(document, [one.source for one in document.segments]).data == document.data


@pytest.mark.parametrize(("path", "tag"), [("x.html", "<p>"), ("x.md", "")])
def test_a_directive_within_a_sentence_stays_with_its_translation(path: str, tag: str) -> None:
    body = f"{tag}One <!-- i18n: skip --> too.\n\n{tag}Two.\n"
    document = parse(body.encode(), f"source/{path}", "en", segment)
    kept = render(document, ["Uno <!-- i18n: skip --> igual."])
    assert kept.data.decode() == body.replace("One", "Uno").replace("too", "igual")
    lost = render(document, ["Uno igual."])
    assert lost.data == document.data
    assert [one.segment for one in lost.refused] == list(document.segments)


@pytest.mark.parametrize("path", ["source/x.html", "source/x.md"])
def test_notes_contexts_and_questions_are_told_in_comments(path: str) -> None:
    marks = "<!-- i18n: note: a -->\n<!-- i18n: comment b -->\n<!-- i18n: context: c -->"
    body = f"{marks}\n<p>One.</p>\n\n<!-- i18n: faq -->\n\n<h2>Ask</h2>\n\n<h3>Who?</h3>\n\n<p>Me.</p>\n"
    document = parse(body.encode(), path, "en", segment)
    assert [unit.kind for unit in document.units] == ["paragraph", "heading", "question", "answer"]
    assert (document.units[0].context, document.units[0].notes) == ("c", ("a", "b"))
