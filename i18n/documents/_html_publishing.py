"""What a published copy of an HTML document states otherwise than its translation."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import NamedTuple
from urllib.parse import unquote

from i18n.documents import _html_head
from i18n.documents._candidates import with_links
from i18n.documents._format import Edit
from i18n.documents._html_redirects import emptied
from i18n.documents._html_tokens import Kind, Scan, Token, tokens, values
from i18n.documents._html_xml import XHTML, Fault, Xml
from i18n.documents._html_xml_tokens import tokens_of_xml
from i18n.documents._places import Places
from i18n.errors import AmbosError
from i18n.languages import is_code, tag

ADDRESSED: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("a", "area", "link"), frozenset({"href"})),
    **dict.fromkeys(("audio", "embed", "iframe", "input", "script", "track"), frozenset({"src"})),
    **dict.fromkeys(("blockquote", "del", "ins", "q"), frozenset({"cite"})),
    **dict.fromkeys(("img", "source"), frozenset({"src", "srcset"})),
    "object": frozenset({"data"}),
    "video": frozenset({"src", "poster"}),
}
"""The attributes of elements that hold an address, or, as `srcset` does, several (WHATWG HTML)."""

_WHITE_SPACE = "\t\n\f\r "
_LANGUAGE = ("lang", "xml:lang")
_POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'self\' data: file:; '
    "style-src 'self' file: 'unsafe-inline'; script-src 'none'; object-src 'none'; "
    "base-uri 'none'; form-action 'none'\"/>"
)
"""Nothing in the page runs, and nothing comes from elsewhere (CSP Level 3; `file:` is a local build)."""

_POLICY_OF_XML = _POLICY.replace("/>", f' xmlns="{XHTML}"/>')
"""The same where a doctype can say what namespace an element has that states none."""


class Guard(NamedTuple):
    """What keeps the author's scripts from running at the publisher's address, and where it goes.

    `at` is in characters: 0, or the end of a tag or a declaration.
    """

    at: int
    text: str


def localize(
    html: str,
    base: int,
    language: str,
    links: Callable[[str], str],
    *,
    guard: Guard,
    scan: Scan = tokens,
) -> Iterator[Edit]:
    """The language of the document, a BCP 47 tag, and the addresses that `links` gives otherwise.

    Ascending, the guard among them; the HTML begins at byte `base` of the file.
    """
    places = Places(html, base)
    root = _html_head.read(html, "", scan).root
    if guard.at == 0:
        yield Edit(base, base, guard.text.encode())
    for token in scan(html, ""):
        if token.end == guard.at and token.kind is Kind.DECLARATION:
            yield _guard(guard, places)
        if token.kind is not Kind.START:
            continue
        wanted = dict(addresses(token, links))
        if redirect := emptied(token):
            wanted[redirect] = ""
        if root is not None and token.start == root.start:
            stated = [name for name in _LANGUAGE if token.value(name) is not None]
            wanted |= dict.fromkeys(stated, language)
            if not stated:
                (at,) = places.locate([token.start + len("<html")])
                yield Edit(at, at, f' lang="{language}"'.encode())
        if wanted:
            yield from edits_of(html, token, wanted, places)
        if token.end == guard.at:
            yield _guard(guard, places)


def _guard(guard: Guard, places: Places) -> Edit:
    (byte,) = places.locate([guard.at])
    return Edit(byte, byte, guard.text.encode())


def guard_of_xml(html: str, xml: Xml | Fault, path: str) -> Guard:
    """A policy in the head that is first below the root, one of its own where none is.

    A head counts that is XHTML's, has no prefix, and has no more than white space before it: an entity
    there could stand for elements. Nothing runs in XML that has no elements of XHTML, SVG or MathML:
    then there is no policy. Raises AmbosError where scripts could run in spite of it: where the root is
    no `html` (a policy holds in its head alone, CSP Level 3, 3.3), and for a file's fault.
    """
    fault = xml if isinstance(xml, Fault) else xml.fault
    if fault is not None:
        raise AmbosError(fault.message, path=path, line=fault.line)
    assert isinstance(xml, Xml), "it has no fault"
    if not xml.is_active:
        return Guard(0, "")
    found = tokens_of_xml(html)
    root = next((token for token in found if token.kind is Kind.START), None)
    if not xml.has_place_for_policy or root is None or not _is_named(html, root, "html"):
        what = (
            "has no <html> of XHTML around everything: no policy would hold in its published copy"
        )
        raise AmbosError(f"{what} (write one, or name the file .html)", path=path, line=1)
    if root.is_closed:
        return Guard(0, "")
    head = next(found)
    if head.kind is Kind.TEXT and not html[head.start : head.end].strip(_WHITE_SPACE):
        head = next(found)
    if xml.has_head and _is_named(html, head, "head") and not head.is_closed:
        return Guard(head.end, _POLICY_OF_XML)
    return Guard(root.end, f'<head xmlns="{XHTML}">{_POLICY_OF_XML}</head>')


def _is_named(xml: str, tag: Token, name: str) -> bool:
    """Is this the start tag of an element of that name in XML, where case matters, without a prefix?"""
    return tag.kind is Kind.START and tag.name == name and xml.startswith(name, tag.start + 1)


def guard(html: str) -> Guard:
    """A policy where the head's content begins: behind the tag of `head`, of `html`, the doctype, or at 0.

    Whatever else comes first begins the body (WHATWG HTML, 13.2.6.4.2 to 13.2.6.4.4), where a policy
    would not hold: then it stands before that.
    """
    at, is_rooted = 0, False
    for token in tokens(html):
        if token.kind is Kind.START:
            if token.name not in ("html", "head"):
                break
            at, is_rooted = token.end, True
            if token.name == "head":
                break
        elif token.kind is Kind.DECLARATION and not is_rooted:
            at = token.end
        elif token.kind in (Kind.END, Kind.REST) or (
            token.kind is Kind.TEXT and html[token.start : token.end].strip(_WHITE_SPACE)
        ):
            break
    return Guard(at, _POLICY)


def see_that_it_is_read(html: str, guard: Guard, path: str) -> None:
    """Raises AmbosError where an encoding that the page states could hide the policy in what is before it.

    ISO-2022-JP alone has other characters for `<` and `>`, behind an escape (WHATWG Encoding, 12.2).
    """
    at = html.find("\x1b", 0, guard.at)
    if at >= 0:
        what = "has an escape character (U+001B), behind which browsers may not read its policy"
        line = html.count("\n", 0, at) + 1
        raise AmbosError(f"{what} (take it out)", path=path, line=line)


def addresses(token: Token, links: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """The attributes of a tag whose addresses are to be others, with these; a track's language too."""
    addressed = ADDRESSED.get(token.name, ())
    for name, value in token.attributes if addressed else ():
        if not value or name not in addressed:
            continue
        found = value.strip(_WHITE_SPACE)
        address = with_links(found, links) if name == "srcset" else links(found)
        if address != found:
            yield name, address
            language = form_of(found, address) if token.name == "track" else ""
            if language and token.value("srclang") is not None:
                yield "srclang", language


def form_of(target: str, address: str) -> str:
    """The language of the form that an address names of the file of another, a BCP 47 tag; "" for no other.

    `es` for `film.es.vtt`, where `film.vtt` was written.
    """
    named, form = (
        posixpath.basename(unquote(re.split("[?#]", one)[0])) for one in (target, address)
    )
    stem, suffix = posixpath.splitext(named)
    code = form.removeprefix(f"{stem}.").removesuffix(suffix)
    is_form = form == f"{stem}.{code}{suffix}" and is_code(code)
    return tag(code) if is_form else ""


def targets(token: Token) -> list[str]:
    """The addresses of a tag; none where it is no start tag."""
    found: list[str] = []

    def note(target: str) -> str:
        found.append(target)
        return target

    if token.kind is Kind.START:
        list(addresses(token, note))
    return found


def edits_of(html: str, token: Token, wanted: dict[str, str], places: Places) -> Iterator[Edit]:
    """The edits of one tag; a value that has no quotes gets them."""
    found = values(html[token.start : token.end])
    for name in sorted(found.keys() & wanted.keys(), key=lambda name: found[name].start):
        value = found[name]
        text = escape(wanted[name])
        start, end = places.locate([token.start + value.start, token.start + value.end])
        yield Edit(start, end, (text if value.quote else f'"{text}"').encode())
