"""From a page that is XML (`.xhtml`) to the HTML that says the same."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from html.entities import name2codepoint
from xml.parsers import expat

from i18n.elements import VOID

_XML_LANG = "http://www.w3.org/XML/1998/namespace lang"
_RAW = frozenset({"script", "style"})
"""Elements whose text HTML reads as it stands."""
_ENTITIES = "".join(
    f'<!ENTITY {name} "&#{code};">'
    for name, code in name2codepoint.items()
    if name not in ("amp", "lt", "gt", "quot")
).encode()
"""The entities of XHTML 1.0, which a page may use and only its DTD declares."""


def html_of_xml(data: bytes) -> str | None:
    """The page as HTML; None where it is no well-formed XML. No other file is read."""
    writer = _Writer()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.UseForeignDTD(True)
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_ALWAYS)

    def subset(context: str, base: str | None, system: str | None, public: str | None) -> int:
        del base, system, public
        if not writer.has_subset:
            writer.has_subset = True
            parser.ExternalEntityParserCreate(context).Parse(_ENTITIES, True)
        return 1

    parser.ExternalEntityRefHandler = subset
    parser.StartElementHandler = writer.start
    parser.EndElementHandler = writer.end
    parser.CharacterDataHandler = writer.characters
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError):  # the latter two: encodings
        return None
    return "<!DOCTYPE html>" + "".join(writer.pieces)


class _Writer:
    """Writes each event of the parser as HTML has it."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.has_subset = False
        self._raw: list[str] | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A start tag; of other namespaces' attributes the language alone stays."""
        name = _name(tag)
        named = {key: value for key, value in attributes.items() if " " not in key}
        if _XML_LANG in attributes:
            named.setdefault("lang", attributes[_XML_LANG])
        values = "".join(f' {key}="{escape(value)}"' for key, value in named.items())
        self.pieces.append(f"<{name}{values}>")
        self._raw = [] if name in _RAW else None

    def end(self, tag: str) -> None:
        """An end tag, where HTML has one."""
        name = _name(tag)
        if self._raw is not None:
            self.pieces.append(
                "".join(self._raw).replace("</", "<\\/").replace("<!--", "\\u003c!--")
            )
            self._raw = None
        if name not in VOID:
            self.pieces.append(f"</{name}>")

    def characters(self, text: str) -> None:
        """Text, of CDATA sections too."""
        if self._raw is not None:
            self._raw.append(text)
        else:
            self.pieces.append(escape(text, quote=False))


def _name(tag: str) -> str:
    """A name without its namespace."""
    return tag.rpartition(" ")[2]
