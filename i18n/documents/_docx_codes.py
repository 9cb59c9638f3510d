"""A paragraph's text as a translator sees it: formatting and objects are codes.

`<1>…</1>` is formatting that differs from the rest, or a link; `<1/>` an object: a note's reference,
a page number, a picture. Runs that look the same are one text. What spans the whole text is no code,
and white space at the edges of a pair stands outside of it. A text that looks like a code has a
backslash before it, and backslashes before a code are doubled.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from i18n.documents._docx_edges import trimmed
from i18n.documents._docx_items import (
    PLAIN,
    Boundary,
    Formatting,
    InlineObject,
    Item,
    Piece,
    Wrapper,
)
from i18n.documents._flow import Flow
from i18n.documents._parts import Event

CODE = re.compile(r"(\\*)<(/?)([0-9]+)(/?)>")
"""A code, or a text that looks like one: an odd number of backslashes makes it a text."""
_LAST_BACKSLASHES = re.compile(r"\\+\Z")


@dataclass(frozen=True, slots=True, eq=False)
class Code:
    """What a number stands for: a formatting, a wrapper, or an object; `outer` is the pair around."""

    formatting: Formatting | None
    wrapper: Wrapper | None
    object_: InlineObject | None
    outer: int | None

    @property
    def is_pair(self) -> bool:
        """Does it stand around text?"""
        return self.object_ is None


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """A part of the text: `kind` is text, open, close or object.

    `offset` is where `text` begins in the unit's text, in characters; `start` and `end` are the
    bytes of the member that it stands for; `plain` is a text without the backslashes of escapes.
    """

    kind: str
    text: str
    plain: str
    offset: int
    start: int
    end: int
    number: int = 0
    piece: Piece | None = None
    boundary: Boundary | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """The text between two text boxes, or of a whole paragraph.

    `formattings` are the formattings of what stands in no pair: that of the text, and by number those
    inside wrappers. `silent` is what a translator does not see.
    """

    text: str
    tokens: tuple[Token, ...]
    codes: Mapping[int, Code]
    formattings: Mapping[int | None, Formatting]
    silent: tuple[InlineObject, ...]
    opaque: tuple[tuple[int, int], ...]

    @property
    def has_text(self) -> bool:
        """Is there a letter or a digit?"""
        return any(
            token.kind == "text" and any(map(str.isalnum, token.plain)) for token in self.tokens
        )

    @property
    def start(self) -> int:
        """Where it begins in its member, in bytes."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where it ends in its member, in bytes."""
        return self.tokens[-1].end

    @property
    def shadow(self) -> str:
        """The text with marks as long as its codes, which open, close, and are notes to a segmenter."""
        return "".join(_SHADOWS.get(token.kind, _same)(token) for token in self.tokens)

    def flow(self) -> Flow:
        """The text with the place of each character."""
        flow = Flow()
        for token in self.tokens:
            if token.piece is not None and token.piece.is_verbatim and token.plain:
                flow.verbatim(token.text, token.start)
            else:
                flow.atom(token.text, token.start, token.end)
        return flow.close()


def _same(token: Token) -> str:
    return token.text


_SHADOWS: Mapping[str, Callable[[Token], str]] = {
    # Stars would make emphasis of what stands between two pairs.
    "open": lambda token: "{" * len(token.text),
    "close": lambda token: "}" * len(token.text),
    "object": lambda token: f"[^{token.number}]",
}


def contents(found: Sequence[Item]) -> Iterator[Content]:
    """The texts of a paragraph, which its text boxes part from each other."""
    part: list[Item] = []
    for item in found:
        if isinstance(item, InlineObject) and item.has_paragraphs:
            yield from _content(part)
            part = []
        else:
            part.append(item)
    yield from _content(part)


def _content(part: Sequence[Item]) -> Iterator[Content]:
    sequence = trimmed(part)
    if sequence:
        yield _Writer().write(sequence)


def events(text: str) -> Iterator[Event]:
    """A text's codes as tags, and what stands between them; byte offsets of the text."""
    position = byte = 0
    bounds = [match.span() for match in CODE.finditer(text) if not len(match[1]) % 2]
    for start, stop in [*bounds, (len(text), len(text))]:
        begun = text.find("<", start, stop) if start < stop else start
        end = byte + len(text[position:begun].encode())
        if end > byte:
            yield Event("Text", "", text[position:begun], byte, end)
        if begun < stop:
            yield Event("InlineHtml", "", text[begun:stop], end, end + stop - begun)
        position, byte = stop, end + stop - begun


def _simplest(formattings: Sequence[Formatting]) -> Formatting:
    """The formatting of the least properties: what the others differ from."""
    return min(
        formattings, key=lambda formatting: (len(formatting.key), formatting.key), default=PLAIN
    )


def _formattings(sequence: Sequence[Item]) -> tuple[list[Formatting], dict[int, Formatting]]:
    """The formatting of each item, and that of each wrapper's own text by the wrapper's place.

    -1 is the place of the whole. White space and objects look like what is around them where that
    is the same on both sides, and like the wrapper's own text elsewhere.
    """
    levels: dict[int, list[int | None]] = {-1: []}
    stack = [-1]
    for n, item in enumerate(sequence):
        if not isinstance(item, Boundary):
            levels[stack[-1]].append(n)
        elif item.is_start:
            levels[stack[-1]].append(None)
            stack.append(n)
            levels[n] = []
        else:
            stack.pop()
    wanted = [PLAIN] * len(sequence)
    bases: dict[int, Formatting] = {}
    for level, places in levels.items():
        pieces = [(n, sequence[n]) for n in places if n is not None]
        texts = [item for _, item in pieces if isinstance(item, Piece)]
        solid = [piece.formatting for piece in texts if not piece.is_blank]
        base = bases[level] = _simplest(solid or [piece.formatting for piece in texts])
        waiting: list[int] = []
        before: Formatting | None = None
        for at in [*places, None]:
            found = sequence[at] if at is not None else None
            if at is not None and not (isinstance(found, Piece) and not found.is_blank):
                waiting.append(at)
                continue
            formatting = found.formatting if isinstance(found, Piece) else None
            is_same = formatting is not None and before is not None and formatting.key == before.key
            for place in waiting:
                wanted[place] = formatting if formatting is not None and is_same else base
            waiting = []
            before = formatting
            if at is not None and formatting is not None:
                wanted[at] = formatting
    return wanted, bases


class _Writer:
    """Writes a sequence as tokens."""

    def __init__(self) -> None:
        self._tokens: list[Token] = []
        self._codes: dict[int, Code] = {}
        self._bare: list[int] = []
        """The tokens of pairs that began, whose place is that of what comes next."""

    def write(self, sequence: Sequence[Item]) -> Content:
        """The content of a sequence that begins and ends with text, or with an object."""
        wanted, bases = _formattings(sequence)
        formattings: dict[int | None, Formatting] = {None: bases[-1]}
        silent: list[InlineObject] = []
        outer: list[int | None] = [None]
        opened: int | None = None
        for n, item in enumerate(sequence):
            if isinstance(item, InlineObject) and item.is_silent:
                silent.append(item)
                continue
            key = None if isinstance(item, Boundary) else wanted[n].key
            if opened is not None and key != self._formatting(opened).key:
                self._close(opened)
                opened = None
            if isinstance(item, Boundary):
                if item.is_start:
                    number = self._open(Code(None, item.wrapper, None, outer[-1]), item)
                    outer.append(number)
                    formattings[number] = bases[n]
                else:
                    ended = outer.pop()
                    assert ended is not None, "the boundaries of a sequence are balanced"
                    self._close(ended, item)
                continue
            if opened is None and key != formattings[outer[-1]].key:
                opened = self._open(Code(wanted[n], None, None, outer[-1]))
            self._add(item, outer[-1] if opened is None else opened)
        if opened is not None:
            self._close(opened)
        return self._content(formattings, silent)

    def _formatting(self, number: int) -> Formatting:
        formatting = self._codes[number].formatting
        assert formatting is not None, "the pair is a formatting"
        return formatting

    def _open(self, code: Code, boundary: Boundary | None = None) -> int:
        number = len(self._codes) + 1
        self._codes[number] = code
        if boundary is None or boundary.is_displaced:
            self._bare.append(len(self._tokens))
            self._token("open", f"<{number}>", 0, number=number)
        else:
            self._at(boundary.start)
            self._token("open", f"<{number}>", boundary.start, number=number, boundary=boundary)
        return number

    def _close(self, number: int, boundary: Boundary | None = None) -> None:
        if boundary is None or boundary.is_displaced:
            end = self._tokens[-1].end
            self._token("close", f"</{number}>", end, number=number)
        else:
            self._token("close", f"</{number}>", boundary.end, number=number, boundary=boundary)

    def _token(
        self,
        kind: str,
        text: str,
        start: int,
        *,
        number: int,
        end: int | None = None,
        boundary: Boundary | None = None,
    ) -> None:
        end = start if end is None else end
        self._tokens.append(Token(kind, text, text, 0, start, end, number, None, boundary))

    def _at(self, start: int) -> None:
        """The place of what comes next, which is that of the pairs before it as well."""
        for place in self._bare:
            self._tokens[place] = replace(self._tokens[place], start=start, end=start)
        self._bare.clear()

    def _add(self, item: Piece | InlineObject, outer: int | None) -> None:
        self._at(item.start)
        if isinstance(item, Piece):
            text = item.text
            self._tokens.append(Token("text", text, text, 0, item.start, item.end, piece=item))
        else:
            number = len(self._codes) + 1
            self._codes[number] = Code(None, None, item, outer)
            self._token("object", f"<{number}/>", item.start, number=number, end=item.end)

    def _content(
        self, formattings: Mapping[int | None, Formatting], silent: Sequence[InlineObject]
    ) -> Content:
        tokens: list[Token] = []
        opaque: list[tuple[int, int]] = []
        offset = depth = begun = 0
        for token in _escaped(self._tokens):
            if token.kind == "open":
                begun = offset if not depth else begun
                depth += 1
            tokens.append(replace(token, offset=offset))
            offset += len(token.text)
            depth -= token.kind == "close"
            if token.kind in ("close", "object") and not depth:
                opaque.append((begun if token.kind == "close" else tokens[-1].offset, offset))
        text = "".join(token.text for token in tokens)
        return Content(text, tuple(tokens), self._codes, formattings, tuple(silent), tuple(opaque))


def _escaped(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens, texts that look like codes with a backslash before them."""
    n = 0
    while n < len(tokens):
        end = n
        while end < len(tokens) and tokens[end].kind == "text":
            end += 1
        text = "".join(token.plain for token in tokens[n:end])
        extra = dict(escapes(text, end < len(tokens)))
        if extra:
            yield from _with_backslashes(tokens[n:end], extra)
        else:
            yield from tokens[n:end]
        yield from tokens[end : end + 1]
        n = end + 1


def escapes(text: str, is_before_code: bool) -> Iterator[tuple[int, int]]:
    """Where a text needs backslashes, and how many: in front of those that it has."""
    for match in CODE.finditer(text):
        yield match.start(), len(match[1]) + 1
    last = _LAST_BACKSLASHES.search(text) if is_before_code else None
    if last:
        yield last.start(), len(last[0])


def _with_backslashes(tokens: Sequence[Token], extra: Mapping[int, int]) -> Iterator[Token]:
    """Tokens of text with backslashes at offsets in them."""
    offset = 0
    for token in tokens:
        cuts = [at - offset for at in extra if offset <= at < offset + len(token.plain)]
        offset += len(token.plain)
        counts = [extra[offset - len(token.plain) + cut] for cut in cuts]
        if token.piece is None or not token.piece.is_verbatim:
            text = token.plain
            for cut, count in zip(reversed(cuts), reversed(counts), strict=True):
                text = text[:cut] + "\\" * count + text[cut:]
            yield replace(token, text=text)
            continue
        position, byte = 0, token.start
        for cut, count in zip([*cuts, len(token.plain)], [*counts, 0], strict=True):
            text = token.plain[position:cut]
            end = byte + len(text.encode())
            if text:
                yield replace(token, text=text, plain=text, start=byte, end=end)
            if count:
                yield replace(token, text="\\" * count, plain="", start=end, end=end)
            position, byte = cut, end
