"""DOCX files made by hand: the parts of an archive from the XML that a test is about."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{_R}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault>'
    "</w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Ttulo1"><w:name w:val="heading 1"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="Ttulo1"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Puesto"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Cita"><w:name w:val="Quote"/></w:style>'
    '<w:style w:type="character" w:styleId="Fuerte"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr>'
    "</w:style>"
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def t(text: str) -> str:
    """A text of a run."""
    kept = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<w:t{kept}>{escape(text)}</w:t>"


def r(*held: str, rpr: str = "") -> str:
    """A run of texts, or of elements, which begin with `<`; `rpr` are its properties."""
    inner = "".join(one if one.startswith("<w:") else t(one) for one in held)
    properties = f"<w:rPr>{rpr}</w:rPr>" if rpr else ""
    return f"<w:r>{properties}{inner}</w:r>"


def p(*held: str, ppr: str = "") -> str:
    """A paragraph of runs, or of texts."""
    inner = "".join(one if one.startswith("<") else r(one) for one in held)
    properties = f"<w:pPr>{ppr}</w:pPr>" if ppr else ""
    return f"<w:p>{properties}{inner}</w:p>"


def field(instruction: str, *result: str) -> str:
    """A complex field."""
    return (
        r('<w:fldChar w:fldCharType="begin"/>')
        + r(f"<w:instrText> {escape(instruction)} </w:instrText>")
        + r('<w:fldChar w:fldCharType="separate"/>')
        + "".join(result)
        + r('<w:fldChar w:fldCharType="end"/>')
    )


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells, each of which is made of paragraphs."""
    return (
        "<w:tbl><w:tblPr/>"
        + "".join(
            "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in row) + "</w:tr>"
            for row in rows
        )
        + "</w:tbl>"
    )


def text_box(*paragraphs: str, alt: str = "") -> str:
    """A text box in both of its forms."""
    inner = "".join(paragraphs)
    described = f' descr="{escape(alt)}"' if alt else ""
    return (
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        f'<wp:docPr id="1" name="Box 1"{described}/><a:graphic><a:graphicData><wps:wsp><wps:txbx>'
        f"<w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"<w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )


def picture(alt: str) -> str:
    """A picture in a line."""
    return (
        f'<w:drawing><wp:inline><wp:docPr id="2" name="Picture 1" descr="{escape(alt)}"/>'
        "<a:graphic><a:graphicData><pic:pic><pic:nvPicPr>"
        f'<pic:cNvPr id="0" name="roof.png" descr="{escape(alt)}"/></pic:nvPicPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def core(**properties: str) -> str:
    """The properties of a document: `dc_title="…"`."""
    inner = "".join(
        f"<{name.replace('_', ':')}>{escape(value)}</{name.replace('_', ':')}>"
        for name, value in properties.items()
    )
    return (
        f'{_DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/">{inner}</cp:coreProperties>'
    )


def members(
    body: str,
    *,
    footnotes: str = "",
    header: str = "",
    footer: str = "",
    properties: str = "",
    links: Mapping[str, str] = {},
) -> dict[str, bytes]:
    """The members of a document with this body."""
    section = "".join(
        f'<w:{kind}Reference w:type="default" r:id="{kind}"/>'
        for kind, held in (("header", header), ("footer", footer))
        if held
    )
    parts = {
        "word/document.xml": (
            f"<w:document {_SPACES}><w:body>{body}<w:sectPr>{section}</w:sectPr></w:body>"
            "</w:document>"
        ),
        "word/styles.xml": f"<w:styles {_SPACES}>{STYLES}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_SPACES}>{NUMBERING}</w:numbering>",
    }
    if footnotes:
        parts["word/footnotes.xml"] = (
            f'<w:footnotes {_SPACES}><w:footnote w:type="separator" w:id="-1">'
            f"{p(r('<w:separator/>'))}</w:footnote>{footnotes}</w:footnotes>"
        )
    if header:
        parts["word/header1.xml"] = f"<w:hdr {_SPACES}>{header}</w:hdr>"
    if footer:
        parts["word/footer1.xml"] = f"<w:ftr {_SPACES}>{footer}</w:ftr>"
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{_TYPE}.{_kind(name)}+xml"/>' for name in parts
    )
    relations = "".join(
        f'<Relationship Id="{_name(name)}" Type="{_R}/{_name(name)}" Target="{name[5:]}"/>'
        for name in parts
        if name != "word/document.xml"
    ) + "".join(
        f'<Relationship Id="{id_}" Type="{_R}/hyperlink" Target="{escape(target)}" '
        'TargetMode="External"/>'
        for id_, target in links.items()
    )
    roots = f'<Relationship Id="d" Type="{_R}/officeDocument" Target="word/document.xml"/>'
    found = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
            f'"application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>'
        ),
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{roots}</Relationships>',
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'
        ),
        **parts,
    }
    written = {name: (_DECLARATION + text).encode() for name, text in found.items()}
    if properties:
        written["docProps/core.xml"] = properties.encode()
    written["word/media/roof.png"] = b"\x89PNG\r\n\x1a\n and more"
    return written


def _name(member: str) -> str:
    """header of word/header1.xml, and so on: the kind of a relation."""
    return member[5:-4].rstrip("1")


def _kind(member: str) -> str:
    return "document.main" if member == "word/document.xml" else _name(member)


def packed(found: Mapping[str, bytes], *, has_descriptors: bool = False) -> bytes:
    """An archive of members; with data descriptors where it is written as a stream."""
    buffer = io.BytesIO()
    target = _Stream(buffer) if has_descriptors else buffer
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[arg-type]
        for n, (name, data) in enumerate(found.items()):
            info = zipfile.ZipInfo(name, (2025, 7, 18, 9, 30, 2 * n))
            info.compress_type = (
                zipfile.ZIP_STORED if name.endswith("png") else zipfile.ZIP_DEFLATED
            )
            archive.writestr(info, data)
        archive.comment = b"a comment"
    return buffer.getvalue()


class _Stream:
    """A file that cannot be rewound."""

    def __init__(self, buffer: io.BytesIO) -> None:
        self._buffer = buffer

    def write(self, data: bytes) -> int:
        return self._buffer.write(data)

    def flush(self) -> None:
        self._buffer.flush()


def docx(body: str, **more: str) -> bytes:
    """A DOCX file with this body."""
    return packed(members(body, **more))  # type: ignore[arg-type]
