"""Generated DOCX documents for the laws: hypothesis strategies."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.documents import docx_files as files

_WORDS = st.sampled_from(
    [
        "market", "price", "Dr.", "U.S.", "3.14", "café", "¿qué?", "“so”", "a & b", "x < y", "<1>",
        "</2>", "<3/>", "\\<1>", "C:\\", "\\", "it's", "]]>", "&amp;", "*", "#", "end.", "End?",
        "two  spaces", "\u00a0", "soft\u00adhyphen", "no\u2011break", "\u2028",
    ]
)  # fmt: skip
_TEXTS = st.builds(
    lambda words, before, after: before + " ".join(words) + after,
    st.lists(_WORDS, min_size=1, max_size=4),
    st.sampled_from(["", "", " "]),
    st.sampled_from(["", "", " ", ". ", ".", "\n"]),
)
_PROPERTIES = st.sampled_from(
    [
        *("", "", "", "<w:b/>", "<w:i/>", "<w:b/><w:i/>", '<w:lang w:val="en-US"/>'),
        *('<w:rStyle w:val="Fuerte"/>', '<w:rFonts w:hint="eastAsia"/>', "<w:vanish/>"),
    ]
)
_IN_RUN = st.one_of(
    _TEXTS,
    _TEXTS,
    _TEXTS,
    st.sampled_from(
        [
            "<w:br/>",
            "<w:tab/>",
            "<w:noBreakHyphen/>",
            "<w:softHyphen/>",
            "<w:cr/>",
            "<w:t></w:t>",
            "<w:lastRenderedPageBreak/>",
            '<w:br w:type="page"/>',
            '<w:footnoteReference w:id="2"/>',
            '<w:sym w:font="Wingdings" w:char="F04A"/>',
            '<w:commentReference w:id="0"/>',
        ]
    ),
)
RUNS = st.builds(
    lambda held, properties: files.r(*held, rpr=properties),
    st.lists(_IN_RUN, min_size=1, max_size=3),
    _PROPERTIES,
)
_BETWEEN = st.sampled_from(
    [
        '<w:bookmarkStart w:id="0" w:name="a"/>',
        '<w:bookmarkEnd w:id="0"/>',
        '<w:proofErr w:type="spellStart"/>',
        "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>",
        files.field("PAGE", files.r("3")),
        files.field('XE "word"'),
        '<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>9</w:t></w:r></w:fldSimple>',
        files.r(files.picture("A roof & more")),
        "<w:r>" + files.text_box(files.p("Box text. Two."), alt="A box") + "</w:r>",
    ]
)


def _around(inline: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    inside = st.lists(inline, max_size=3).map("".join)
    return st.one_of(
        inside.map(lambda held: f'<w:hyperlink r:id="rId9">{held}</w:hyperlink>'),
        inside.map(lambda held: f'<w:smartTag w:element="place">{held}</w:smartTag>'),
        inside.map(lambda held: f"<w:sdt><w:sdtPr/><w:sdtContent>{held}</w:sdtContent></w:sdt>"),
        inside.map(lambda held: f'<w:fldSimple w:instr=" REF a ">{held}</w:fldSimple>'),
        inside.map(lambda held: files.field('HYPERLINK "https://a.example"', held)),
    )


INLINE = st.recursive(st.one_of(RUNS, RUNS, RUNS, _BETWEEN), _around, max_leaves=6)
_STYLES = st.sampled_from(
    [
        *("", "", '<w:pStyle w:val="Ttulo1"/>', '<w:pStyle w:val="Cita"/>', "<w:jc/>"),
        *(
            '<w:outlineLvl w:val="2"/>',
            '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>',
        ),
    ]
)
_ENDS = files.r('<w:fldChar w:fldCharType="end"/>')
_BEGINS = files.field("TOC \\\\o").removesuffix(_ENDS)
PARAGRAPHS = st.builds(
    lambda held, style, before, after: files.p(before, *held, after, ppr=style),
    st.lists(INLINE, max_size=5),
    _STYLES,
    st.sampled_from(["<w:r/>", "<w:r/>", _BEGINS]),
    st.sampled_from(["<w:r/>", "<w:r/>", _ENDS]),
)
_TABLES = st.lists(PARAGRAPHS, min_size=1, max_size=4).map(
    lambda cells: files.table(*((cell, files.p("Cell.")) for cell in cells))
)
BLOCKS = st.one_of(
    PARAGRAPHS,
    PARAGRAPHS,
    PARAGRAPHS,
    _TABLES,
    PARAGRAPHS.map(lambda held: f"<w:sdt><w:sdtContent>{held}</w:sdtContent></w:sdt>"),
)
DOCUMENTS = st.builds(
    lambda blocks, note, header, title, has_descriptors: files.packed(
        files.members(
            "".join(blocks),
            footnotes=f'<w:footnote w:id="2">{note}</w:footnote>',
            header=header,
            properties=files.core(dc_title=title),
            links={"rId9": "https://a.example/b"},
        ),
        has_descriptors=has_descriptors,
    ),
    st.lists(BLOCKS, max_size=4),
    PARAGRAPHS,
    PARAGRAPHS,
    st.sampled_from(["A title", "", "It's & <so>"]),
    st.booleans(),
)
