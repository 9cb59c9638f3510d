"""DOCX: the document as a page, of which Markdown is made as of any other.

The title is the paragraph in the style Title, or the one that the properties state, or the first
heading of the first level. Pictures are named and not taken out of the file; headers, footers,
comments, text boxes and hidden text are left out.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import escape, unescape
from xml.etree import ElementTree
from xml.parsers.expat import ExpatError

from i18n.archive import Archive
from i18n.errors import AmbosError
from i18n.importers import _escaping, html
from i18n.importers._docx_hidden import without_hidden
from i18n.importers._docx_members import PICTURES, WORD
from i18n.importers._docx_unwrapped import unwrapped
from i18n.importers._importer import Imported

SUFFIXES = (".docx",)

_STYLES = (
    """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
r[style-name='Strong'] => strong
r[style-name='Emphasis'] => em
"""
    + "".join(
        f"p[style-name='{name} {level}'] => h{min(level + 1, 6)}:fresh\n"
        for level in range(1, 10)
        for name in ("Heading", "heading")
    )
    + "".join(
        f"p[style-name='List {name} {level}']:{kind}ordered-list(1) => "
        f"{'ul|ol > li > ' * (level - 1)}{'u' if kind else 'o'}l > li:fresh\n"
        for level in range(2, 6)
        for name in ("Bullet", "Number")
        for kind in ("un", "")
    )
)
"""Headings stand one level below the title, in the words of mammoth's style maps.

Lists of Word's own inner styles have a numbering each, of one level; the style says how deep they are.
"""
_W = f"{{{WORD[0]}}}"
_HEADING = re.compile(r"heading ([1-9])")
_STYLES_PART = "word/styles.xml"
_PROPERTIES = "docProps/core.xml"
_TITLE = re.compile(r"<(?:\w+:)?title[^>]*>([^<]*)</")
_REFERENCE = re.compile(r'<sup><a href="#(footnote|endnote)-(\d+)" id="[^"]*">\[\d+\]</a></sup>')
_NOTES = re.compile(r'<ol>((?:<li id="(?:footnote|endnote)-\d+">.*?</li>)+)</ol>\Z', re.DOTALL)
_NOTE = re.compile(r'<li id="(footnote|endnote)-(\d+)">(.*?)</li>(?=<li id=|\Z)', re.DOTALL)
_BACK = re.compile(r'\s*<a href="#(?:footnote|endnote)-ref-\d+">↑</a>')
_BEGIN, _END, _DEFINES = "\ue000", "\ue001", "\ue002"
"""Characters for private use, which stand for a note's mark until Markdown is written."""
_MARK = re.compile(
    rf"(?P<before>(?<!\\)\[)?{_BEGIN}(?P<label>\w+?){_END}"
    r"(?:(?P<bracket>\\\[|\[(?![^\]]{0,999}\]\())|(?P<behind>[(:]))?"
)
_DEFINITION = re.compile(f"^{_BEGIN}(\\w+?){_END}{_DEFINES} ?(.*)", re.MULTILINE)
_FIRST_ROW = re.compile(r"<table><tr>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"(</?)td\b")
_DEEPEST = 9
"""The deepest level of a heading; a tenth means body text (ISO/IEC 29500-1, 17.3.1.20)."""
_BROKEN = (KeyError, IndexError, ValueError, TypeError, AttributeError, OSError, ExpatError)
"""What the reader raises where a member is not what its name says."""


def convert(
    data: bytes, path: str, *, title: str | None, language: str | None, source: str, split_faq: bool
) -> list[Imported]:
    """Make a Markdown document of a DOCX file, or two; see `i18n.importers.convert`."""
    archive = Archive(data, path)
    _require_plain(archive, path)
    whole, told = unwrapped(archive)
    shown = without_hidden(Archive(whole, path) if whole != data else archive, _STYLES_PART)
    body, pictures, left_out = _read(shown, path, _STYLES + "\n".join(_headings(archive)))
    page = _page(body, archive)
    found = html.convert_text(
        page, path, title=title, language=language, source=source, split_faq=split_faq
    )
    notes = tuple(f"{path}: {note}" for note in _notes(pictures, left_out, archive))
    notes += tuple(f"{path}: {note}" for note in told)
    if shown != whole:
        notes = (*notes, f"{path}: hidden text is left out")
    found = [replace(one, text=_with_notes(one.text)) for one in found]
    return [replace(found[0], notes=(*found[0].notes, *notes)), *found[1:]]


def _require_plain(archive: Archive, path: str) -> None:
    """Raise AmbosError for a file that holds no document, or XML that could grow without end."""
    if "[Content_Types].xml" not in archive:
        raise AmbosError("is no DOCX file (save it as DOCX)", path=path)
    for name in archive:
        # a part may have any name; pictures are not parsed, and those in SVG have a DOCTYPE
        is_parsed = not name.startswith(PICTURES)
        if is_parsed and b"<!DOCTYPE" in archive[name].replace(b"\0", b""):
            raise AmbosError(f"{name} has a DOCTYPE (save the document again)", path=path)


def _headings(archive: Archive) -> Iterator[str]:
    """The styles that are based on a heading's, or that state a level, as the reader takes them."""
    if _STYLES_PART not in archive:
        return
    try:
        root = ElementTree.fromstring(archive[_STYLES_PART])
    except (ElementTree.ParseError, ValueError, LookupError):
        return  # broken, or in an encoding that the parser does not know: the reader says so
    styles = {
        style.get(f"{_W}styleId", ""): style
        for style in root.iter(f"{_W}style")
        if style.get(f"{_W}type") == "paragraph"
    }
    for style in styles.values():
        name = _value(style, "name")
        level = _level(style, styles)
        if level and name.isprintable() and not {"'", "\\"} & set(name):
            yield f"p[style-name='{name}'] => h{min(level + 1, 6)}:fresh"


def _level(style: ElementTree.Element, styles: Mapping[str, ElementTree.Element]) -> int:
    """1 to 9 for a heading, 0 for text."""
    seen: set[str] = set()
    found: ElementTree.Element | None = style
    while found is not None and found.get(f"{_W}styleId", "") not in seen:
        seen.add(found.get(f"{_W}styleId", ""))
        stated = _value(found, f"pPr/{_W}outlineLvl")
        if stated.isdecimal():
            level = int(stated) + 1
            return level if level <= _DEEPEST else 0
        heading = _HEADING.fullmatch(_value(found, "name").casefold())
        if heading:
            return int(heading[1])
        found = styles.get(_value(found, "basedOn"))
    return 0


def _value(node: ElementTree.Element, name: str) -> str:
    found = node.find(f"{_W}{name}")
    return found.get(f"{_W}val", "") if found is not None else ""


def _read(data: bytes, path: str, styles: str) -> tuple[str, int, list[str]]:
    """The document as HTML, the number of its pictures, and what the reader does not know."""
    import mammoth  # noqa: PLC0415 - nothing else that imports text needs it

    count = 0

    def picture(image: object) -> Mapping[str, str]:
        nonlocal count
        count += 1
        kind = str(getattr(image, "content_type", "")).rpartition("/")[2] or "png"
        return {"src": f"image{count}.{kind.partition('+')[0]}"}

    try:
        result = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=styles,
            include_embedded_style_map=False,
            id_prefix="",
            convert_image=mammoth.images.img_element(picture),
        )
    except RecursionError as error:
        raise AmbosError("is nested too deeply (save it again)", path=path) from error
    except _BROKEN as error:
        raise AmbosError("is no sound DOCX file (save it again)", path=path) from error
    messages = {str(message.message) for message in result.messages}
    return str(result.value), count, sorted(messages)


def _page(body: str, archive: Archive) -> str:
    """The document as a page: its title in the head, its notes as paragraphs with a mark each."""
    notes = _NOTES.search(body)
    if notes:
        held = [_note(match[1], match[2], match[3]) for match in _NOTE.finditer(notes[1])]
        body = body[: notes.start()] + "".join(held)
    body = _REFERENCE.sub(lambda match: f"{_BEGIN}{_label(match[1], match[2])}{_END}", body)
    body = _FIRST_ROW.sub(lambda row: _CELL.sub(r"\1th", row[0]), body)
    stated = _stated_title(archive)
    if "<h1" not in body and not stated:
        body = re.sub(r"<h2([^>]*)>(.*?)</h2>", r"<h1\1>\2</h1>", body, count=1, flags=re.DOTALL)
    head = f'<meta property="og:title" content="{escape(stated)}">' if stated else ""
    if "<h1" in body:
        head = ""
    return f"<!DOCTYPE html><html><head>{head}</head><body><article>{body}</article></body></html>"


def _note(kind: str, number: str, inner: str) -> str:
    """A note: its paragraphs as one, after its mark."""
    text = _BACK.sub("", inner).replace("</p><p>", " ").removeprefix("<p>").removesuffix("</p>")
    return f"<p>{_BEGIN}{_label(kind, number)}{_END}{_DEFINES} {text.strip()}</p>"


def _label(kind: str, number: str) -> str:
    return number if kind == "footnote" else f"e{number}"


def _with_notes(markdown: str) -> str:
    """The Markdown with the marks of notes as it writes them."""
    defined = _DEFINITION.sub(
        lambda match: f"[^{match[1]}]: {_escaping.in_footnote(match[2])}", markdown
    )
    return _MARK.sub(_reference, defined)


def _reference(mark: re.Match[str]) -> str:
    """A note's mark; a bracket on either side would make a link of it, a colon behind it a definition."""
    before = "\\[" if mark["before"] else ""
    behind = "&#91;" if mark["bracket"] else f"\\{mark['behind']}" if mark["behind"] else ""
    return f"{before}[^{mark['label']}]{behind}"


def _stated_title(archive: Archive) -> str:
    """The title in the properties."""
    if _PROPERTIES not in archive:
        return ""
    match = _TITLE.search(archive[_PROPERTIES].decode("utf-8", "replace"))
    return " ".join(unescape(match[1]).split()) if match else ""


def _notes(pictures: int, left_out: list[str], archive: Archive) -> Iterator[str]:
    """What of the file is not in the Markdown, in the user's words."""
    if pictures:
        many = "1 picture is" if pictures == 1 else f"{pictures} pictures are"
        yield f"{many} named and not taken out (save the pictures into source/)"
    names = [name.rpartition("/")[2] for name in archive]
    if any(re.fullmatch(r"(?:header|footer)\d*\.xml", name) for name in names):
        yield "headers and footers are left out"
    if any("txbxContent" in message for message in left_out):
        yield "text boxes are left out"
