"""XHTML: what is written into well-formed XML is well-formed XML."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from i18n.documents import edit, leave_out, localize, mark, parts, render
from i18n.errors import AmbosError
from i18n.model import Document
from tests.laws import proof, writing

PATH = "source/x.xhtml"
START = (
    '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head><title>A &amp; B</title></head>'
)
POLICY = re.compile('<meta http-equiv="Content-Security-Policy"[^>]*/>')


def read(text: str | bytes) -> Document:
    return proof.read(text, PATH)


def is_xml(data: bytes) -> bool:
    """Does a parser of XML take it, one that fetches nothing?"""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return False
    return True


def body(text: str) -> str:
    return f"{START}<body>{text}</body></html>"


WRITTEN = [
    ("<p>A.</p>", "B & C.", "<p>B &amp; C.</p>"),
    ("<p>A.</p>", "a < b &lt; c <3", "<p>a &lt; b &lt; c &lt;3</p>"),
    ("<p>A.</p>", "a&nbsp;b &copy; &copy &nosuch;", "<p>a&#160;b &#169; &amp;copy &amp;nosuch;</p>"),
    ("<p>A.</p>", "&#1; &#xA9; &#XA9; &#128;", "<p>&amp;#1; &#169; &#169; &#8364;</p>"),
    ("<p>A.</p>", "&#99999999; &#x110000;", "<p>&amp;#99999999; &#65533;</p>"),
    ("<p>A.</p>", "a]]>b", "<p>a]]&gt;b</p>"),
    ("<p>A <br/>b.</p>", "B <br>c.", "<p>B <br/>c.</p>"),
    ("<p>A <br></br>b.</p>", "B <br>c.", "<p>B <br/>c.</p>"),
    ("<p>A <br></br>b.</p>", "B <br></br>c.", "<p>B <br></br>c.</p>"),
    ("<p>A <![CDATA[<b>]]> b.</p>", "B <![CDATA[<b>]]> <![CDATA[d]]>",
     "<p>B <![CDATA[<b>]]> &lt;![CDATA[d]]&gt;</p>"),
    ("<p>A <a href='x'>b</a>.</p>", "<a href=x>B</a> c.", '<p><a href="x">B</a> c.</p>'),
    ("<p>A <a href='x&amp;y'>b</a>.</p>", '<a href="x&y">B</a> c.', '<p><a href="x&amp;y">B</a> c.</p>'),
    ("<p>A <b>b</b>.</p>", "<B>C</b> d.", "<p><b>C</b> d.</p>"),
    ("<p>A <b>b</b>.</p>", "C <b>d.", "<p>C &lt;b>d.</p>"),
    ("<p>A <b>b <i>c</i></b>.</p>", "<b><i>C</b></i> d.", "<p><b>&lt;i>C</b>&lt;/i> d.</p>"),
    ('<p>A <img src="x" alt="b"/> c.</p>', "A <img src=x alt='C & d'> e.",
     '<p>A <img src="x" alt="C &amp; d"/> e.</p>'),
    ('<p><img src="x" alt="A"/></p>', 'B & "c" <d>',
     '<p><img src="x" alt="B &amp; &quot;c&quot; &lt;d>"/></p>'),
    ("<p title='A'/>", "B 'c' &amp; ]]>", "<p title='B &#39;c&#39; &amp;amp; ]]&gt;'/>"),
    ("<p>A.</p>", "a\x01b", "<p>A.</p>"),
    ("<p title='A'/>", "a\ufffeb", "<p title='A'/>"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target", "expected"), WRITTEN)
def test_a_translation_becomes_this_in_xml(source: str, target: str, expected: str) -> None:
    document = read(body(source))
    targets = [None, target, *[None] * (len(document.segments) - 2)]
    rendering = render(document, targets)
    assert rendering.data.decode() == body(expected)
    assert is_xml(rendering.data)
    assert bool(rendering.refused) == (source == expected)


def test_a_title_in_xml_has_its_marks_escaped() -> None:
    document = read(body("<p>A.</p>"))
    data = render(document, ["B & C &nbsp; <d>", None]).data
    assert b"<title>B &amp; C &amp;nbsp; &lt;d></title>" in data


def test_what_is_no_tag_in_xml_is_none() -> None:
    head = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="a>b" />'
    head += "<script>//<![CDATA['</script>']]></script></head>"
    inside = "<!--> A <p> --><![CDATA[B <p>]]><p>C</p><div/><p>D</p><?x > E ?><textarea/><p>F</p>"
    document = read(f"{head}<body>{inside}</body></html>")
    assert [found.source for found in document.segments] == ["C", "D", "F"]
    assert [part.kind for part in parts(document)].count("run") == 3


def test_an_entity_of_the_source_s_own_stays() -> None:
    declared = f'<!DOCTYPE html [<!ENTITY firm "Acme">]>{body("<p>A &firm; b.</p>")}'
    document = read(declared)
    assert b"<p>&firm; &amp;other; C.</p>" in render(document, [None, "&firm; &other; C."]).data


def test_xml_that_does_not_say_it_is_utf_8_gets_references() -> None:
    document = read('<?xml version="1.0" encoding="us-ascii"?>' + body('<p title="A">B.</p>'))
    data = render(document, [None, "ñ", "é."]).data
    assert b'<p title="&#241;">&#233;.</p>' in data
    assert is_xml(data)


@pytest.mark.parametrize("text", ["<p>A & b.", "<p>A <br>b.</p>", body("<p>A&nbsp;b.</p>")])
def test_a_source_that_is_no_xml_is_written_as_html(text: str) -> None:
    document = read(text)
    targets = [None if n else "B & c." for n in reversed(range(len(document.segments)))]
    assert b"<p>B & c." in render(document, targets).data


def test_a_translation_among_tags_whose_partners_stand_elsewhere_keeps_the_document_xml() -> None:
    document = read(body("<b>A<p>B</p>c</b> d"))
    for target in ("C</b> & d", "C & d", "<b>C", "C</b><b>d"):
        assert is_xml(render(document, [None, None, None, target]).data)


PIECES = st.sampled_from(
    [
        "A market.", "Prices &amp; more. Then", " ", "\n", "3 &lt; 4", "é.", "&#8217;", "<br/>",
        "<br></br>", "<!-- c -->", "<?x y?>", "<a id='n'/>", '<img src="p" alt="One. Two."/>', "<hr/>",
        "<![CDATA[a<b>c. d]]>", "<input type='submit' value='Go'/>", "<!-- i18n: off -->",
        "<svg xmlns='http://www.w3.org/2000/svg'><text>T</text></svg>", "<!-- i18n: on -->",
        "<textarea>t</textarea>", "<pre>x &amp; y</pre>", "<script/>", "<div/>",
    ]
)  # fmt: skip
NAMES = st.sampled_from(
    [
        "p", "div", "b", "i", "em", "span lang='es'", "li", "h1", "td", "Mixed", "button", "option",
        "a href=\"x?a=1&amp;b=2\" title='T. U'", "span translate='no'", "code", "p title=\"A 'b'\"",
    ]
)  # fmt: skip
CONTENT = st.recursive(
    st.lists(PIECES, max_size=4).map("".join),
    lambda inner: st.lists(
        st.one_of(
            PIECES,
            st.builds(lambda name, text: f"<{name}>{text}</{name.split()[0]}>", NAMES, inner),
        ),
        max_size=4,
    ).map("".join),
    max_leaves=12,
)
PAGES = st.builds(
    "{}{}".format,
    st.sampled_from(
        ["", '<?xml version="1.0"?>', "<!DOCTYPE html>", "\ufeff", "<!DOCTYPE html [<!ENTITY e 'f'>]>"]
    ),
    st.one_of(
        CONTENT.map(body),
        CONTENT.map('<html xmlns="http://www.w3.org/1999/xhtml">{}</html>'.format),
        CONTENT.map("<div>{}</div>".format),
    ),
)  # fmt: skip
MARKS = st.sampled_from(["&", "&nbsp;", "]]>", "</Mixed>", "&e;"])
HOSTILE = st.one_of(
    writing.HOSTILE,
    st.lists(
        st.one_of(writing.HTML_PIECES, PIECES, MARKS, NAMES.map("<{}>".format)),
        min_size=1,
        max_size=6,
    ).map("".join),
)


@given(PAGES, st.data())
def test_a_rendered_page_is_xml_whatever_its_translations(text: str, data: st.DataObject) -> None:
    document = read(text)
    assert is_xml(document.data)
    count = len(document.segments)
    each = st.one_of(st.none(), HOSTILE, HOSTILE)
    targets = data.draw(st.lists(each, min_size=count, max_size=count))
    rendering = proof.rendered(document, targets)
    assert is_xml(rendering.data)
    assert proof.dangers(document, rendering.data) <= proof.dangers(document, document.data)


@given(PAGES)
def test_harmless_translations_are_published_in_xml(text: str) -> None:
    document = read(text)
    rendering = render(document, [proof.accented(found.source) for found in document.segments])
    assert rendering.refused == ()
    again = read(rendering.data)
    assert [unit.kind for unit in again.units] == [unit.kind for unit in document.units]


@given(PAGES, st.data())
def test_a_published_copy_is_xml_with_marks_and_without_units(
    text: str, data: st.DataObject
) -> None:
    document = read(text)
    edits = []
    try:
        edits += localize(document, "es-MX", lambda address: address + "?c&d")
    except AmbosError:
        assert "<div>" in text
    for unit, segments in document.by_unit():
        if unit.is_value:
            continue
        if data.draw(st.booleans()):
            edits.append(leave_out(document, unit.span))
            continue
        for found in segments:
            edits += mark(document, found.span, "en", "untranslated")
    assert is_xml(edit(document, edits))


XHTML = "http://www.w3.org/1999/xhtml"
OWN = f'<head xmlns="{XHTML}">|</head>'
GUARDED = [
    ("<head><title>A</title></head>", "<head>|<title>A</title></head>"),
    ("\n<head\n>A</head>", "\n<head\n>|A</head>"),
    ("<!-- c --> <head id='h'/>", f"{OWN}<!-- c --> <head id='h'/>"),
    ("<body/>", f"{OWN}<body/>"),
    ("<script/><head/>", f"{OWN}<script/><head/>"),
    ("", OWN),
    ("<HEAD><title>A</title></HEAD>", f"{OWN}<HEAD><title>A</title></HEAD>"),
    ('<head xmlns="urn:x">A</head>', f'{OWN}<head xmlns="urn:x">A</head>'),
    ('<h:head xmlns:h="urn:x">A</h:head>', f'{OWN}<h:head xmlns:h="urn:x">A</h:head>'),
    (
        f'<h:head xmlns="urn:x" xmlns:h="{XHTML}">A</h:head>',
        f'{OWN}<h:head xmlns="urn:x" xmlns:h="{XHTML}">A</h:head>',
    ),
    ("A<head>B</head>", f"{OWN}A<head>B</head>"),
]


@pytest.mark.parametrize(("inside", "expected"), GUARDED)
def test_a_published_copy_of_xml_has_its_policy_in_a_head(inside: str, expected: str) -> None:
    root = '<html lang="en" xmlns="http://www.w3.org/1999/xhtml">'
    document = read(f"<!DOCTYPE html>{root}{inside}</html>")
    copy = edit(document, localize(document, "en", str))
    assert POLICY.sub("|", copy.decode()) == f"<!DOCTYPE html>{root}{expected}</html>"
    assert is_guarded(copy)


def is_guarded(copy: bytes) -> bool:
    """Does XML that is XHTML's have a policy first in the head that browsers read?"""
    parser = etree.XMLParser(no_network=True, load_dtd=False, attribute_defaults=True)
    first = next(iter(etree.fromstring(copy, parser)))
    meta = next(iter(first))
    is_policy = meta.get("http-equiv") == "Content-Security-Policy"
    return is_policy and (first.tag, meta.tag) == (f"{{{XHTML}}}head", f"{{{XHTML}}}meta")


SUBSETS = st.lists(
    st.sampled_from(
        [
            "<!ENTITY h '<head/>'>", "<!ENTITY g ']>'>", "<!-- ]> <head> -->", "<?x ]><html> ?>", "\n",
            "<!ATTLIST head xmlns CDATA 'urn:x'>", "<!ATTLIST meta xmlns CDATA 'urn:x' content CDATA ''>",
            "<!ENTITY s '<script>a</script>'>", "<!ELEMENT html ANY>", '<!NOTATION n SYSTEM "<html>\'">',
        ]
    ),
    max_size=4,
    unique=True,
).map("".join)  # fmt: skip
HEADS = st.sampled_from(
    [
        "<head>A</head>", "<head a='>'><title/></head>", "<head xmlns='urn:x'>A</head>", "<head/>",
        "<head xmlns=''>A</head>", f"<h:head xmlns:h='{XHTML}'>A</h:head>", "<HEAD>A</HEAD>", "<body/>",
        f"<h:head xmlns='urn:x' xmlns:h='{XHTML}'>A</h:head>", "",
    ]
)  # fmt: skip
BEFORE = st.sampled_from(
    ["", " ", "\n", "<!-- <head> -->", "<?x <head>?>", "<![CDATA[<head>]]>", "&h;", "&s;", "A"]
)
INSIDES = st.builds("{}{}{}".format, BEFORE, HEADS, HEADS)


@given(SUBSETS, INSIDES)
def test_every_published_copy_in_xml_has_its_policy(subset: str, inside: str) -> None:
    doctype = f"<!DOCTYPE html [{subset}<!ENTITY h 'B'><!ENTITY s ''>]>"
    text = f'{doctype}<html xmlns="{XHTML}">{inside}</html>'
    document = read(text)
    assert is_guarded(edit(document, localize(document, "en", str)))


ENTITIES = [
    ("<!ATTLIST meta xmlns CDATA 'urn:x'>", "<head><title>A</title></head>"),
    ("<!ATTLIST meta xmlns CDATA 'urn:x'>", "<head/>"),
    ("<!ATTLIST head xmlns CDATA 'urn:x'>", "<head><title>A</title></head>"),
    ("<!ATTLIST head xmlns CDATA 'urn:x'>", "<body/>"),
    ("<!ENTITY h '<head><title>A</title></head>'>", "&h;<head/>"),
    ("<!ENTITY h '<script>a</script>'>", "&h;<head><title>A</title></head>"),
    ("<!ENTITY x '<b><html><head></head></html></b>'>", "<head><title>A</title></head>"),
    ('<!-- ]> <html><head> -->\n<?x ]> <html><head> ?><!ENTITY x "]>">', "<head><title/></head>"),
]


@pytest.mark.parametrize(("subset", "inside"), ENTITIES)
def test_a_doctype_takes_no_policy_away(subset: str, inside: str) -> None:
    doctype = f"<!DOCTYPE html [{subset}]>"
    document = read(f'{doctype}<html xmlns="{XHTML}">{inside}</html>')
    copy = edit(document, localize(document, "es", str))
    assert copy.startswith(f'{doctype}<html lang="es" xmlns="{XHTML}">'.encode())
    assert is_guarded(copy)


DOCTYPES = [
    "<!DOCTYPE html [<!ENTITY co '<b>Acme</b> Company'>]>",
    "<!DOCTYPE html SYSTEM 'a><p>Acme Company</p>' [\r\n<!ENTITY co '<p>Acme</p>'>\r\n] >",
    "<!-- <!DOCTYPE x [ --><?x <!DOCTYPE x [?>\n<!DOCTYPE html [<!ENTITY co 'é<p>Acme</p>'>]>",
    f"<!DOCTYPE html [{'<!-- <p>Long</p> -->' * 5000}<!ENTITY co '<p>Acme</p>'>]>",
]


@pytest.mark.parametrize("doctype", DOCTYPES)
def test_what_a_doctype_holds_is_no_content(doctype: str) -> None:
    document = read(doctype + body("<p>One &co;.</p>"))
    assert [found.source for found in document.segments] == ["A & B", "One &co;."]


def test_xml_in_which_nothing_runs_needs_no_policy() -> None:
    for text in ('<html lang="en"><p>A</p></html>', "<div>A</div>"):
        document = read(text)
        assert edit(document, localize(document, "en", str)).decode() == text
    closed = read('<html xmlns="http://www.w3.org/1999/xhtml" lang="en"/>')
    assert edit(closed, localize(closed, "en", str)) == closed.data


ROOTLESS = "has no <html> of XHTML around everything"
STYLESHEET = 'the xml-stylesheet is not type="text/css"'
IN_HTML = f'<html xmlns="{XHTML}"><head/></html>'
UNPUBLISHED = [
    (f'<div xmlns="{XHTML}"><script>a</script></div>', 1, ROOTLESS),
    (f'<html lang="en"><script xmlns="{XHTML}">a</script></html>', 1, ROOTLESS),
    (f'<h:html xmlns:h="{XHTML}"><h:script>a</h:script></h:html>', 1, ROOTLESS),
    ('<math xmlns="http://www.w3.org/1998/Math/MathML" onclick="a"/>', 1, ROOTLESS),
    ('<?xml-stylesheet type="text/xsl" href="#s"?><a/>', 1, STYLESHEET),
    (f'<!-- c -->\n<?xml-stylesheet type="text/xsl" href="#s"?>{IN_HTML}', 2, STYLESHEET),
    ("<?xml-stylesheet type='text/cs&#115;' type='text/xsl'?><a/>", 1, STYLESHEET),
    ("<?xml-stylesheet title='type=\"text/css\"' type='text/xml'?><a/>", 1, STYLESHEET),
    ("<?xml-stylesheet href='#s'?><a/>", 1, STYLESHEET),
    (f"<!DOCTYPE html [\n<!ENTITY % p ''> %p;]>{IN_HTML}", 2, "the parameter entity '%p;'"),
    (f'<html xmlns="{XHTML}"\nonclick="a"><head/></html>', 1, "html: 'onclick'"),
    (f'<html xmlns="{XHTML}"><HEAD/>\n<p>a & b</p></html>', 2, "is no well-formed XML"),
]


@pytest.mark.parametrize(("text", "line", "what"), UNPUBLISHED)
def test_xml_that_no_policy_can_guard_is_not_published(text: str, line: int, what: str) -> None:
    document = read(text)
    with pytest.raises(AmbosError) as refusal:
        localize(document, "en", str)
    assert (refusal.value.path, refusal.value.line) == (PATH, line)
    assert what in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_stylesheet_in_css_is_published() -> None:
    text = f'<?xml-stylesheet href="a.css" type="text/css"?>{IN_HTML}'
    document = read(text)
    assert edit(document, localize(document, "en", str)).startswith(b"<?xml-stylesheet href")
