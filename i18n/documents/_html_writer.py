"""Translations as HTML that keeps the structure of the place they go into."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from i18n.documents import _html_xml
from i18n.documents._format import Written, written_each
from i18n.documents._html_elements import BLOCKS
from i18n.documents._html_reader import Reader
from i18n.documents._html_runs import Place, Run, pairs, risk, stripped
from i18n.documents._html_tokens import Kind, Scan, Token, tokens
from i18n.documents._html_xml import Xml
from i18n.documents._html_xml_tokens import tokens_of_xml
from i18n.model import Segment, Unit


@dataclass(frozen=True, slots=True)
class Form:
    """What the writer must know of a run: where it stands, and its tags that have no partner.

    `language` is the document's; `xml` is None where the document is no well-formed XML. `line_end` is
    what has to stand between the tag that the run begins with and the text behind it, if anything has.
    """

    place: Place
    strays: tuple[str, ...]
    language: str
    xml: Xml | None = None
    line_end: bytes = b""


_BLANKS = re.compile(r"[ \t\n\f\r]+")
_LIVE = re.compile(r"<(?=[A-Za-z/!?])")
"""What could open a tag."""

_REFERENCE = re.compile(r"&(?=[A-Za-z0-9#])")
_NEEDS_QUOTES = re.compile(r"[\s\"'`=<>]")
_QUOTES = {Place.DOUBLE: ('"', "&quot;"), Place.SINGLE: ("'", "&#39;")}


def form(run: Run, language: str, xml: Xml | None = None, line_end: bytes = b"") -> Form:
    """The form of a run's unit in a document of a language."""
    return Form(run.place, tuple(run.strays), language, xml, line_end)


def write_run(
    unit: Unit, form: Form, segments: Sequence[Segment], targets: Sequence[str | None], level: int
) -> list[Written | None] | None:
    """Write the translations of a run's segments; see `Format.write`."""
    if level and form.place is not Place.CONTENT:
        return None  # nothing there is markup: all has been escaped
    scan = tokens if form.xml is None else tokens_of_xml

    def write(segment: Segment, target: str) -> Written | None:
        text = _BLANKS.sub(" ", target)
        text = text[slice(*stripped(text, 0, len(text)))]
        if not text:
            return None
        if form.place is not Place.CONTENT:
            plain = _plain(text, form.place) if form.xml is None else _strict(text, form.place)
            return Written(text, _encoded(plain, form.xml))
        guarded = escape(text, quote=False) if level else text
        if not level and "<" in text:
            guarded = _guarded(text, unit.text, set(unit.risks), Counter(form.strays), scan)
        has_foreign_tags = not level and guarded != text
        if form.xml is not None and not level:
            guarded = _html_xml.content(guarded, segment.source)
        data = _encoded(guarded, form.xml)
        written = Written(data.decode(), data, has_foreign_tags)
        if form.line_end and not segment.offset and not level:
            written = written._replace(data=_with_line_end(guarded, form.line_end, scan))
        return written

    if form.xml is not None:
        # a character that XML does not have refuses its translation, and no other one
        targets = [
            target if target is not None and _html_xml.can_hold(target) else None
            for target in targets
        ]
    written = written_each(segments, targets, write)
    if written is not None and not level and form.place is Place.CONTENT:
        _trim(segments, written, Reader(form.language, scan))
    return written


def _with_line_end(text: str, line_end: bytes, scan: Scan) -> bytes:
    """The text's bytes, with the line end for the space behind the tag that it begins with."""
    end = next(scan(text, "")).end
    if not text.startswith("<") or not text.startswith(" ", end):
        return text.encode()
    return text[:end].encode() + line_end + text[end + 1 :].encode()


def _trim(segments: Sequence[Segment], written: list[Written | None], reader: Reader) -> None:
    """Leave out of the texts what is read as markup around the whole unit, which is in none."""
    texts = [
        segment.source if one is None else one.text
        for segment, one in zip(segments, written, strict=True)
    ]
    if not (texts[0].startswith("<") or texts[-1].endswith(">")):
        return
    text = " ".join(texts)
    runs = list(reader.read(text))
    if len(runs) != 1 or not isinstance(runs[0], Run) or runs[0].place is not Place.CONTENT:
        return
    lead, tail = runs[0].start, len(text) - runs[0].end
    for n, cut in ((0, slice(lead, None)), (-1, slice(None, -tail or None))):
        one = written[n]
        if one is not None:
            written[n] = one._replace(text=one.text[cut])


def _plain(text: str, place: Place) -> str:
    """Text in a title, or in an attribute; an attribute that has no quotes gets them if it must."""
    text = _REFERENCE.sub("&amp;", text).replace("<", "&lt;")
    if place is Place.BARE:
        if not _NEEDS_QUOTES.search(text):
            return text
        quote, reference = _QUOTES[Place.DOUBLE]
        return quote + text.replace(quote, reference) + quote
    if place in _QUOTES:
        text = text.replace(*_QUOTES[place])
    return text


def _strict(text: str, place: Place) -> str:
    """The same in XML, where each mark of a reference is one, and values have quotes."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "]]&gt;")
    return text.replace(*_QUOTES[place]) if place in _QUOTES else text


def _encoded(text: str, xml: Xml | None) -> bytes:
    """The text's bytes; in XML that does not say it is UTF-8, other characters are references."""
    if xml is None or xml.is_utf8:
        return text.encode()
    return text.encode("ascii", "xmlcharrefreplace")


def _guarded(text: str, source: str, allowed: set[str], strays: Counter[str], scan: Scan) -> str:
    """Escape the markup that the unit's source does not have, and tags that have no partner.

    `source` is its text, `allowed` the markup in it, `strays` what there has no partner either.
    """
    found = list(scan(text, ""))
    risks = [risk(text, token) for token in found]
    kept = [_is_kept(*pair, allowed) for pair in zip(found, risks, strict=True)]
    places = [n for n, is_kept in enumerate(kept) if is_kept]
    for n, partner in zip(places, pairs([found[n] for n in places]), strict=True):
        if partner is None:
            kept[n] = strays[risks[n]] > 0
            strays[risks[n]] -= 1
    pieces, position, n = [], 0, 0
    for bracket in _LIVE.finditer(text):
        at = bracket.start()
        while found[n].end <= at:
            n += 1
        token = found[n]
        # in an attribute it could end an element that one browser reads and another does not
        is_inside = at > token.start and text[token.start : token.end] not in source
        if not kept[n] or is_inside:
            pieces += [text[position:at], "&lt;"]
            position = at + 1
    return "".join([*pieces, text[position:]])


def _is_kept(token: Token, own: str, allowed: set[str]) -> bool:
    if token.kind in (Kind.TEXT, Kind.REST):
        return False
    return own in allowed and token.name not in BLOCKS
