"""The tokens of well-formed XML, told by what tells those of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from i18n.documents._html_elements import BLOCKS
from i18n.documents._html_tokens import NO_MARKUP, RAW, Kind, Token, tokens
from i18n.elements import VOID
from i18n.expressions import compiled

_SECTION = compiled(r"<!--|<!\[CDATA\[|<\?|<!DOCTYPE")
_DOCTYPE = "<!DOCTYPE"
_SECTION_ENDS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}
_EMPTY_RAW = compiled(
    rf"<(?P<name>{'|'.join(sorted(RAW))})(?:\s++[^\s=<>/\"']++\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'))*+\s*+/>"
)
_CHUNK = 4096
_HIDDEN = str.maketrans("tm", "\x01\x02")
"""A letter within each of their names, for which `tokens` has another character."""


def tokens_of_xml(xml: str, within: str = "") -> Iterator[Token]:
    """The same of XML: what stands in CDATA, comments, instructions and the doctype is no tag.

    A block that ends with a slash has an end tag of no length behind it.
    """
    text = _without_sections(xml)
    if "/>" in text:
        text = _EMPTY_RAW.sub(_hidden, text)
    for token in tokens(text, within):
        yield token
        if token.is_closed and token.name in BLOCKS and token.name not in VOID:
            yield Token(Kind.END, token.end, token.end, token.name)


def _hidden(tag: re.Match[str]) -> str:
    """A tag of an element that is raw to browsers, its name another one."""
    name, rest = tag["name"], tag[0][1 + len(tag["name"]) :]
    return f"<{name[0]}{name[1:].translate(_HIDDEN)}{rest}"


def _without_sections(xml: str) -> str:
    """The text with no brackets in what is no markup; a section that does not end stays."""
    pieces, position, endless = [], 0, set()
    found = _SECTION.search(xml)
    while found:
        opening = found[0]
        if opening in endless:
            end = -1
        elif opening == _DOCTYPE:
            end = _end_of_doctype(xml)
            endless.add(opening)  # a document has one
        else:
            end = xml.find(_SECTION_ENDS[opening], found.end())
        if end < found.end():
            endless.add(opening)
            end = found.end()
        else:
            content = xml[found.end() : end]
            pieces += [xml[position : found.end()], content.translate(NO_MARKUP)]
            position = end
        found = _SECTION.search(xml, end)
    return "".join([*pieces, xml[position:]])


def _end_of_doctype(xml: str) -> int:
    """Where the bracket stands that ends the doctype, in characters; -1 where none ends before the root."""
    ends: list[int] = []
    parser = expat.ParserCreate()

    def end() -> None:
        ends.append(parser.CurrentByteIndex)

    def start(name: str, attributes: dict[str, str]) -> None:
        del name, attributes
        ends.append(-1)

    parser.EndDoctypeDeclHandler = end
    parser.StartElementHandler = start
    position, following = 0, _CHUNK
    try:
        while position < len(xml) and not ends:
            parser.Parse(xml[position:following])
            position, following = following, 2 * following
        if not ends:
            parser.Parse("", True)
    except expat.ExpatError:
        pass  # what comes first was found before
    if not ends or ends[0] < 0:
        return -1
    return len(xml[:position].encode()[: ends[0]].decode())
