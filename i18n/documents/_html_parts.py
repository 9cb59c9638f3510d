"""An HTML body as the parts of a page.

Paragraphs, headings, code and rules are parts in their own right; the tags of other blocks stand as
they are, for the page to clean.
"""

from __future__ import annotations

from collections.abc import Iterator

from i18n.documents._html_elements import BLOCKS, UNTOUCHED
from i18n.documents._html_foreign import ends, is_point
from i18n.documents._html_tokens import Kind, Scan, Token, references, tokens
from i18n.documents._parts import Event, Part
from i18n.documents._places import Places

_CODE = frozenset({"listing", "pre"})
_LEFT_OUT = (UNTOUCHED - _CODE) | {"head", "svg", "title"}
_LEAVES = {"p": "Paragraph"} | dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "Heading")
_OUTER = frozenset({"body", "html"})


_SAID = ("dir", "lang", "title", "translate")
_NAMED = _CODE | {"p"}
"""The elements whose `id` is among what they say; that of a heading is its value's."""
_OF_CODE = frozenset({"dir", "id", "lang"})
"""What code says of itself: a page has no title of it, and it is not translated in any case."""


def parts(html: str, base: int, scan: Scan = tokens) -> Iterator[Part]:
    """The parts of HTML that begins at byte `base` of its file."""
    return _Walk(html, base, scan).parts()


def _said(token: Token) -> tuple[tuple[str, str], ...]:
    """What the tag of a paragraph or a heading says of it; a `lang` as XML has it too."""
    if not token.attributes:
        return ()
    found = {name: token.value(name) for name in _SAID}
    found["lang"] = found["lang"] or token.value("xml:lang")
    if "notranslate" in (token.value("class") or "").split():
        found["translate"] = "no"
    if token.name in _NAMED:
        found["id"] = token.value("id") or None
    return tuple((name, value) for name, value in found.items() if value is not None)


class _Walk:
    def __init__(self, html: str, base: int, scan: Scan) -> None:
        self.html = html
        self.scan = scan
        self.places = Places(html, base)
        self.leaf = ""
        self.run: list[Event] = []
        self.code: list[Event] = []
        self.said: tuple[tuple[str, str], ...] = ()
        """What the tag of the code at hand says of it."""
        self.held = ""
        """The element that is left out, or whose content is code, and how often it is open."""
        self.depth = 0
        self.points = 0
        """How many elements are open in SVG in which HTML may stand."""

    def parts(self) -> Iterator[Part]:
        for token in self.scan(self.html, ""):
            yield from self._in_held(token) if self.held else self._outside(token)
        yield from self._close()
        if self.code:
            yield Part("code", "CodeBlock", None, tuple(self.code), attributes=self.said)

    def _outside(self, token: Token) -> Iterator[Part]:
        """What stands outside of elements that are left out, and of code."""
        if token.kind is Kind.START:
            yield from self._start(token)
        elif token.kind is Kind.END:
            if token.name in BLOCKS:
                yield from self._close()
                if token.name not in _LEAVES and token.name not in _OUTER:
                    yield Part("html", events=(self._raw("Html", token),))
            else:
                self.run.append(self._raw("InlineHtml", token))
        elif token.kind is Kind.TEXT and (self.run or not self._is_blank(token)):
            self.run.extend(self._text(token))

    def _start(self, token: Token) -> Iterator[Part]:
        name = token.name
        if name in _CODE or name in _LEFT_OUT:
            if name in BLOCKS:
                yield from self._close()
            self.held, self.depth, self.points = name, 1, 0
            self.said = tuple(one for one in _said(token) if one[0] in _OF_CODE)
        elif name not in BLOCKS:
            self.run.append(self._raw("InlineHtml", token))
        else:
            yield from self._close()
            if name in _LEAVES:
                self.leaf = _LEAVES[name]
                value = None if name == "p" else {"level": name, "id": token.value("id")}
                yield Part("open", self.leaf, value, attributes=_said(token))
            elif name == "hr":
                yield Part("rule")
            elif name not in _OUTER:
                yield Part("html", events=(self._raw("Html", token),))

    def _in_held(self, token: Token) -> Iterator[Part]:
        """What stands in an element that is left out or code, up to its end."""
        if self.held == "svg" and self.scan is tokens and token.kind in (Kind.START, Kind.END):
            if is_point(token.name):
                opened = 0 if token.is_closed else 1
                self.points = max(0, self.points + (opened if token.kind is Kind.START else -1))
            elif not self.points and ends(token):
                self.held = ""
                yield from self._outside(token)
                return
        if token.name == "body" and self.held != "template":
            self.held = ""
        elif token.name == self.held:
            self.depth += 1 if token.kind is Kind.START else -1
            if not self.depth:
                if self.held in _CODE:
                    yield Part("code", "CodeBlock", None, tuple(self.code), attributes=self.said)
                    self.code = []
                self.held = ""
        elif token.kind is Kind.TEXT and self.held in _CODE:
            self.code.extend(self._text(token))

    def _close(self) -> Iterator[Part]:
        """End the run at hand, and the paragraph or heading that it is in."""
        if self.run:
            yield Part("run", events=tuple(self.run))
            self.run = []
        if self.leaf:
            yield Part("close", self.leaf)
            self.leaf = ""

    def _is_blank(self, token: Token) -> bool:
        return self.html[token.start : token.end].isspace()

    def _raw(self, kind: str, token: Token) -> Event:
        start, end = self.places.locate([token.start, token.end])
        # the end of an empty element of XML stands nowhere
        raw = self.html[token.start : token.end] or f"</{token.name}>"
        return Event(kind, "", raw, start, end)

    def _text(self, token: Token) -> Iterator[Event]:
        """A text, each of its references by itself."""
        text, position = self.html[token.start : token.end], 0
        for start, end, means in (
            *references(text, in_attribute=False),
            (len(text), len(text), ""),
        ):
            for value, first, last in (
                (text[position:start], position, start),
                (means, start, end),
            ):
                if value:
                    place = self.places.locate([token.start + first, token.start + last])
                    yield Event("Text", "", value, *place)
            position = end
