"""The tokens of well-formed XML, told by what tells those of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from i18n.documents._html_elements import BLOCKS, VOID
from i18n.documents._html_tokens import NO_MARKUP, RAW, Kind, Token, tokens

_SECTION = re.compile(r"<!--|<!\[CDATA\[|<\?")
_SECTION_ENDS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}
_EMPTY_RAW = re.compile(
    rf"<(?P<name>{'|'.join(sorted(RAW))})(?:\s++[^\s=<>/\"']++\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'))*+\s*+/>"
)
_HIDDEN = str.maketrans("tm", "\x01\x02")
"""A letter within each of their names, for which `tokens` has another character."""


def tokens_of_xml(xml: str, within: str = "") -> Iterator[Token]:
    """The same of XML: what stands in CDATA, comments and instructions is no tag.

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
        end = -1 if opening in endless else xml.find(_SECTION_ENDS[opening], found.end())
        if end < 0:
            endless.add(opening)
            end = found.end()
        else:
            content = xml[found.end() : end]
            pieces += [xml[position : found.end()], content.translate(NO_MARKUP)]
            position = end
        found = _SECTION.search(xml, end)
    return "".join([*pieces, xml[position:]])
