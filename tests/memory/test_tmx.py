"""What is read of TMX files, as other tools write them."""

from __future__ import annotations

import codecs

import pytest

from i18n.errors import AmbosError
from i18n.memory import exporting, tmx
from i18n.memory.importing import Import
from i18n.memory.store import IMPORT, Lesson, Pair

OMEGAT = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx11.dtd">
<tmx version="1.1">
  <header creationtool="OmegaT" segtype="sentence" srclang="EN-US" adminlang="EN-US"/>
  <body>
    <tu>
      <tuv lang="EN-US"><seg>The market opens.</seg></tuv>
      <tuv lang="ES" changeid="ana" changedate="20240301T101500Z"><seg>El mercado abre.</seg></tuv>
    </tu>
    <tu>
      <prop type="file">fair.md</prop>
      <tuv lang="EN-US"><seg>Open</seg></tuv>
      <tuv lang="ES"><seg>Abierto</seg></tuv>
    </tu>
  </body>
</tmx>
"""

TRADOS = """<?xml version="1.0" encoding="utf-16"?>
<tmx version="1.4">
<header creationtool="SDL Language Platform" segtype="sentence" srclang="en-US" o-encoding="UTF-16">
<prop type="x-Recognizers">Dates</prop></header>
<body>
<tu creationdate="20190102T030405Z" usagecount="2"><prop type="x-Origin">TM</prop>
<tuv xml:lang="en-US"><seg>Press <bpt i="1" type="2" x="1" />Save<ept i="1" />, <ph x="2"/>.</seg></tuv>
<tuv xml:lang="es-ES"><seg>Pulse <bpt i="1" type="2" x="1" />Guardar<ept i="1" />, <ph x="2"/>.</seg>
</tuv></tu></body></tmx>
"""

WEBLATE = """<?xml version="1.0" encoding="utf-8"?>
<tmx version="1.4"><header creationtool="Translate Toolkit" srclang="en" segtype="sentence"/>
<body><tu><note>A button</note><tuv xml:lang="en"><seg>Save &amp; close</seg></tuv>
<tuv xml:lang="es"><seg>Guardar y cerrar</seg></tuv></tu></body></tmx>
"""


def lessons(text: str, encoding: str = "utf-8", source: str = "en") -> list[Lesson]:
    """What a file teaches a project in English and Spanish."""
    file = Import("x/a.tmx", document="a.tmx", source=source, languages=("en", "es"), digest="1")
    return list(file.lessons(text.encode(encoding), "a.tmx"))


def pairs(text: str, encoding: str = "utf-8", source: str = "en") -> list[Pair]:
    return [pair for lesson in lessons(text, encoding, source) for pair in lesson.pairs]


def test_files_of_known_tools_are_read() -> None:
    found = lessons(OMEGAT)
    assert [(one.path, one.document, one.pairs) for one in found] == [
        (
            "x/a.tmx\n1",
            "a.tmx",
            [Pair("The market opens.", "El mercado abre.", date="2024-03-01T10:15+00:00")],
        ),
        ("x/a.tmx\n2", "a.tmx: fair.md", [Pair("Open", "Abierto")]),
        ("x/a.tmx", "a.tmx", []),
    ]
    assert {(one.origin, one.digest) for one in found} == {(IMPORT, "1")}
    assert {one[3:5] for one in found[:2]} == {("en", "es")}
    assert pairs(WEBLATE) == [Pair("Save & close", "Guardar y cerrar")]
    (pair,) = pairs(TRADOS, "utf-16")
    assert pair == Pair(
        "Press <1>Save</1>, <2/>.", "Pulse <1>Guardar</1>, <2/>.", date="2019-01-02T03:04+00:00"
    )


@pytest.mark.parametrize(
    ("inside", "wanted"),
    [
        ("a <hi type='x'>b <hi>c</hi></hi>", "a b c"),
        ("<bpt i='1'>&lt;b&gt;</bpt>a<ept i='1'>&lt;/b&gt;</ept>", "<b>a</b>"),
        ("<bpt i='4'>{\\b </bpt>a<ept i='4'>}</ept>", "<4>a</4>"),
        ("<it pos='begin'/>a <it pos='end' x='7'/>", "<1>a </7>"),
        ("a<ph>{0}</ph> <ph>%s</ph><ut>\\tab</ut>", "a{0} %s<3/>"),
        ("a<ph x='1'>\\fn <sub>a note</sub></ph> b", "a<1/> b"),
        ("<bpt i='&quot;&gt;'/>a", "<1>a"),
        ("&#x3c;b&gt; <![CDATA[<i>]]>", "<b> <i>"),
        ("  a\n  b  ", "a\n  b"),
    ],
)
def test_inline_codes_are_text_or_numbered_tags(inside: str, wanted: str) -> None:
    text = WEBLATE.replace("Save &amp; close", inside)
    assert [pair.source for pair in pairs(text)] == [wanted]


@pytest.mark.parametrize(
    ("declared", "encoding", "mark", "text"),
    [
        ("Shift_JIS", "cp932", b"", "①市場～"),
        ("EUC-JP", "euc-jp", b"", "市場"),
        ("ISO-2022-JP", "iso-2022-jp", b"", "市場"),
        ("GBK", "gbk", b"", "市场"),
        ("gb2312", "gb18030", b"", "市场€"),
        ("big5", "big5", b"", "市場"),
        ("EUC-KR", "cp949", b"", "시장"),
        ("windows-1252", "cp1252", b"", "«€»"),
        ("UTF8", "utf-8", b"", "市"),
        ("utf-8", "utf-16-le", codecs.BOM_UTF16_LE, "市"),
        ("unicode", "utf-16-be", codecs.BOM_UTF16_BE, "市"),
        ("utf-16", "utf-8", codecs.BOM_UTF8, "市"),
        ("utf-16", "utf-16-le", b"", "市"),
        ("utf-32", "utf-32-le", codecs.BOM_UTF32_LE, "市"),
    ],
)
def test_a_file_is_read_in_the_encoding_of_its_mark_or_its_declaration(
    declared: str, encoding: str, mark: bytes, text: str
) -> None:
    file = WEBLATE.replace("utf-8", declared).replace("Guardar y cerrar", text)
    (one,) = tmx.units(mark + file.encode(encoding), "a.tmx")
    assert one.variants[1].text == text


@pytest.mark.parametrize(
    ("declared", "data", "place"),
    [
        ("GBK", b"\xff", "a.tmx:2: byte 0xFF is not gb18030 (save it as UTF-8)"),
        ("windows-1252", b"\x81", "a.tmx:2: byte 0x81 is not cp1252 (save it as UTF-8)"),
        ("zlib", b"", "a.tmx:1: its encoding is not known (save it as UTF-8)"),
        ("rot13", b"", "a.tmx:1: its encoding is not known (save it as UTF-8)"),
        ("utf-7", b"", "a.tmx:1: its encoding is not known (save it as UTF-8)"),
    ],
)
def test_an_encoding_that_is_none_or_not_the_file_s_is_refused(
    declared: str, data: bytes, place: str
) -> None:
    file = b'<?xml version="1.0" encoding="' + declared.encode() + b'"?>\n<tmx>' + data + b"</tmx>"
    with pytest.raises(AmbosError) as caught:
        list(tmx.units(file, "a.tmx"))
    assert str(caught.value) == place


@pytest.mark.parametrize(
    ("unit_s", "variant_s", "wanted"),
    [
        ("creationdate='20240229T235960Z'", "", "2024-02-29T23:59+00:00"),
        (
            "creationdate='20240101T000000Z'",
            "changedate='20241301T000000Z'",
            "2024-01-01T00:00+00:00",
        ),
        (
            "",
            "creationdate='20240101T000000Z' changedate='20240230T000000Z'",
            "2024-01-01T00:00+00:00",
        ),
        ("", "changedate='20240101T240000Z'", ""),
        ("", "changedate='00000101T000000Z'", ""),
        ("", "changedate='yesterday'", ""),
        ("", "changedate=' '", ""),
    ],
)
def test_a_date_that_is_none_counts_as_not_there(unit_s: str, variant_s: str, wanted: str) -> None:
    text = WEBLATE.replace("<tu>", f"<tu {unit_s}>").replace(
        '<tuv xml:lang="es"', f'<tuv xml:lang="es" {variant_s}'
    )
    assert [pair.date for pair in pairs(text)] == [wanted]


def test_dates_that_are_none_are_told_in_one_line() -> None:
    said: list[str] = []
    list(tmx.units(OMEGAT.replace("20240301", "20240399").encode(), "a.tmx", said.append))
    what = "a.tmx:8: '20240399T101500Z' is no date{} (such dates are left out)"
    assert said == [what.format("")]
    odd = OMEGAT.replace("20240301T", "20240399T").replace(
        '<tuv lang="EN-US">', '<tuv lang="EN-US" creationdate="&#10;\u202e' + 99 * "9" + '">'
    )
    said.clear()
    list(tmx.units(odd.encode(), "a.tmx", said.append))
    assert said == [
        f"a.tmx:7: '\\u202e{39 * '9'}…' is no date, nor are 2 more (such dates are left out)"
    ]
    said.clear()
    list(tmx.units(OMEGAT.encode(), "a.tmx", said.append))
    assert said == []


def unit(source: str, *languages: str) -> str:
    variants = "".join(f"<tuv xml:lang='{one}'><seg>{one}!</seg></tuv>" for one in languages)
    return f"<tmx><header srclang='{source}'/><body><tu>{variants}</tu></body></tmx>"


@pytest.mark.parametrize(
    ("source", "languages", "own", "wanted"),
    [
        ("en", ("es", "en"), "en", [("en!", "es!")]),
        ("EN", ("en-GB", "es-MX"), "en", [("en-GB!", "es-MX!")]),
        ("*all*", ("fr", "en", "es"), "en", [("en!", "fr!"), ("en!", "es!")]),
        ("*all*", ("en", "es"), "es", [("es!", "en!")]),
        ("de", ("fr", "es"), "en", [("fr!", "es!")]),
        ("en", ("en", "en-GB"), "en", []),
        ("en", ("en", "no code"), "en", []),
        ("en", ("en",), "en", []),
    ],
)
def test_the_original_is_paired_with_each_translation(
    source: str, languages: tuple[str, ...], own: str, wanted: list[tuple[str, str]]
) -> None:
    assert [one[:2] for one in pairs(unit(source, *languages), source=own)] == wanted


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("<html/>", 1, "is no TMX file: its root is <html>"),
        ("", 1, "is not well-formed XML"),
        (WEBLATE.replace("</body>", ""), 4, "is not well-formed XML"),
        ('<!DOCTYPE tmx [\n<!ENTITY a "b">\n]>\n<tmx>&a;</tmx>', 2, "declares an entity"),
        ('<!DOCTYPE tmx [\n<!ENTITY a SYSTEM "file:///etc/passwd">\n]>\n<tmx/>', 2, "declares an"),
        ('<!DOCTYPE tmx [<!ENTITY % a SYSTEM "http://a.example/x">%a;]>\n<tmx/>', 1, "declares an"),
        ('<!DOCTYPE tmx SYSTEM "t.dtd">\n<tmx><tu>&nbsp;</tu></tmx>', 2, "'&nbsp;' is not known"),
        ('<?xml version="1.0" encoding="x-none"?><tmx/>', 1, "its encoding is not known"),
    ],
)
def test_what_is_refused_is_said_in_a_line(text: str, line: int, words: str) -> None:
    with pytest.raises(AmbosError) as caught:
        list(tmx.units(text.encode(), "a.tmx"))
    assert str(caught.value).startswith(f"a.tmx:{line}: {words}")


def test_a_large_file_is_taught_in_parts() -> None:
    body = "<tu><tuv lang='en'><seg>{0}</seg></tuv><tuv lang='es'><seg>{0}!</seg></tuv></tu>"
    every = "".join(body.format(n) for n in range(60_000))
    found = lessons(f"<tmx><header srclang='en'/><body>{every}</body></tmx>")
    assert [len(one.pairs) for one in found] == [50_000, 10_000, 0]


@pytest.mark.parametrize(
    ("date", "wanted"),
    [
        ("2026-03-04T05:06+01:00", "20260304T040600Z"),
        ("0900-01-01T00:00+00:00", "09000101T000000Z"),
        ("0001-01-01T00:00+14:00", ""),
        ("2026-03-04", ""),
    ],
)
def test_a_date_is_written_in_utc_where_that_is_known(date: str, wanted: str) -> None:
    assert exporting._date(date) == wanted
