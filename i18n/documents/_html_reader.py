"""Reads HTML text, one stretch of it after another, into runs; what is open stays so between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from i18n.documents._html_elements import (
    BLOCKS,
    CODE,
    IMPLIED,
    KEEP_PARAGRAPH,
    KINDS,
    LIMITS,
    UNTOUCHED,
)
from i18n.documents._html_foreign import ROOTS, Foreign, ends, within
from i18n.documents._html_runs import Comment, Item, Place, Run, attributes, beside, run, stripped
from i18n.documents._html_tokens import RAW, Kind, Scan, Token, tokens
from i18n.elements import VOID
from i18n.languages import primary

__all__ = ["Comment", "Place", "Reader", "Run", "State"]

_PARAGRAPH = frozenset({"p"})
_TEMPLATE = "template"
_REACH = 32
"""How far up a start tag looks for blocks that it ends; deeper nesting is no one's writing."""

_TRAIL = 200
"""Characters of a trail that are kept, for the same reason."""


class State(NamedTuple):
    """What holds in an element.

    `is_on`: attributes are translated, and text where it is no code; `is_skipped`: the element is left
    alone, and so is what is in it. `foreign` is the SVG or MathML that it belongs to; in XML, where
    nothing ends these but their own tags, that is None. `trail` names where SVG or MathML begins around
    it, and where HTML begins within that, the innermost last.
    """

    kind: str
    level: int
    is_wanted: bool
    is_foreign: bool
    is_code: bool
    is_skipped: bool
    is_on: bool
    foreign: Foreign | None = None
    trail: str = ""


class Reader:
    """Walks the tokens of HTML in a language, a catalog's code; `outline` grows as it goes."""

    def __init__(self, language: str, scan: Scan = tokens) -> None:
        self.outline: list[str] = []
        self._scan = scan
        self._is_xml = scan is not tokens
        self._language = primary(language)
        self._names = [""]
        self._states = [State("paragraph", 0, True, False, False, False, True)]
        self._blocks = [0]
        self._counts: list[dict[str, int]] = [{}]
        """The open blocks by name, for each open template by themselves: its tags end nothing outside."""
        self._inline: list[dict[str, int]] = [{}]
        self._items: list[Item] = []
        self._has_words = False
        self._html = ""

    @property
    def is_on(self) -> bool:
        """Is text that follows for translation?"""
        state = self._states[-1]
        return state.is_on and not state.is_code

    @property
    def is_skipped(self) -> bool:
        """Is what follows in an element that is left alone, such as `pre`?"""
        return self._states[-1].is_skipped

    @property
    def kind(self) -> str:
        """The kind of text that follows: that of the element around it."""
        return self._states[-1].kind

    @property
    def level(self) -> int:
        """The level of the heading that follows; 0 where none does."""
        return self._states[-1].level

    def read(self, html: str) -> Iterator[Run | Comment]:
        """The runs and the comments of the next stretch of HTML, in order; a run ends at its end."""
        self._html = html
        name = self._names[-1]
        for token in self._scan(html, name if name in RAW else ""):
            kind = token.kind
            if kind is Kind.TEXT:
                yield from self._text(token)
            elif kind is Kind.START:
                if self._states[-1].foreign is not None and ends(token):
                    yield from self._end_foreign(is_at_block=token.name in BLOCKS)
                if token.name in BLOCKS:
                    if self._items:
                        yield from self._flush()
                    yield from self._start_block(token)
                else:
                    yield from self._start_inline(token)
            elif kind is Kind.END:
                if self._states[-1].foreign is not None and ends(token):
                    yield from self._end_foreign(is_at_block=token.name in BLOCKS)
                if token.name in BLOCKS:
                    if self._items:
                        yield from self._flush()
                    self._note("/" + token.name)
                    self._end_block(token.name)
                else:
                    yield from self._end_inline(token)
            elif self._states[-1].is_skipped:
                continue
            elif kind is Kind.COMMENT and not self._items:
                yield Comment(html[token.start : token.end], token.start)
            elif self._items:
                self._items.append(Item(token, False))
        if self._items:
            yield from self._flush()
        if self._states[-1].trail:
            # once, however many stretches follow
            self._note("rest", is_once=True)

    def _note(self, tag: str, *, is_once: bool = False) -> None:
        """Add a tag to the outline, and in what SVG or MathML it stands: browsers read it by that."""
        trail = self._states[-1].trail
        entry = f"{tag} in{trail}" if trail else tag
        if not is_once or self.outline[-1:] != [entry]:
            self.outline.append(entry)

    def _text(self, token: Token) -> Iterator[Run]:
        state = self._states[-1]
        if state.is_skipped:
            return
        has_words = token.has_words and state.is_on and not state.is_code
        if self._names[-1] == "title":
            if has_words:
                yield self._title(token)
        elif self._items or token.has_words or not self._is_blank(token):
            self._items.append(Item(token, state.is_on))
            self._has_words = self._has_words or has_words

    def _is_blank(self, token: Token) -> bool:
        return self._html[token.start : token.end].isspace()

    def _title(self, token: Token) -> Run:
        start, end = stripped(self._html, token.start, token.end)
        is_own = not any(self._is_within(name) for name in ROOTS)
        return Run("title", start, end, place=Place.RAW, metadata="title" if is_own else None)

    def _is_within(self, name: str) -> bool:
        return any(counts.get(name) for counts in self._inline)

    def _flush(self) -> Iterator[Run | Comment]:
        """Give up the run at hand."""
        items, self._items = self._items, []
        has_words, self._has_words = self._has_words, False
        if has_words:
            block = self._states[self._blocks[-1]]
            yield from run(self._html, items, block.kind, block.level)
        else:
            yield from beside(self._html, items)

    def _start_block(self, token: Token) -> Iterator[Run]:
        name = token.name
        self._note(name)
        if name not in KEEP_PARAGRAPH:
            self._end_implied(_PARAGRAPH)
        if name in IMPLIED:
            self._end_implied(IMPLIED[name])
        top = self._states[-1]
        state = self._state(token, top)
        kind = KINDS.get(name)
        if kind is not None or name in UNTOUCHED:
            level = int(name[1]) if kind == "heading" else 0
            is_skipped = state.is_skipped or name in UNTOUCHED
            state = state._replace(kind=kind or state.kind, level=level, is_skipped=is_skipped)
        if state.is_on and not top.is_skipped:
            yield from attributes(self._html, token)
        if name not in VOID:
            self._blocks.append(len(self._names))
            self._names.append(name)
            self._states.append(state)
            self._inline.append({})
            counts = self._counts[-1]
            counts[name] = counts.get(name, 0) + 1
            if name == _TEMPLATE:
                self._counts.append({})

    def _start_inline(self, token: Token) -> Iterator[Run | Comment]:
        top = self._states[-1]
        state = self._state(token, top)
        if state.is_on and not top.is_on and not self._states[self._blocks[-1]].is_on:
            # its text alone is for translation, not what stands around it
            yield from self._flush()
        if not top.is_skipped:
            self._items.append(Item(token, state.is_on))
        name = token.name
        if name not in VOID and not token.is_closed:
            self._names.append(name)
            self._states.append(state)
            counts = self._inline[-1]
            counts[name] = counts.get(name, 0) + 1

    def _state(self, token: Token, top: State) -> State:
        """What holds in the element that a start tag opens."""
        name = token.name
        is_code = top.is_code or name in CODE
        is_wanted, is_foreign = top.is_wanted, top.is_foreign
        for attribute, value in token.attributes:
            if attribute == "translate":
                is_wanted = (value or "").strip().lower() != "no"
                is_code = is_code and not is_wanted
            elif attribute == "class":
                is_wanted = is_wanted and "notranslate" not in (value or "").split()
            elif attribute in ("lang", "xml:lang") and value and name != "html":
                is_foreign = primary(value.strip()) != self._language
        foreign = top.foreign
        if foreign is not None or (name in ROOTS and not self._is_xml):
            foreign = within(token, foreign, self._names[-1], len(self._names))
        same = (top.is_wanted, top.is_foreign, top.is_code, top.foreign)
        if (is_wanted, is_foreign, is_code, foreign) == same:
            return top
        is_elsewhere = foreign != top.foreign
        return top._replace(
            is_wanted=is_wanted,
            is_foreign=is_foreign,
            is_code=is_code,
            is_on=is_wanted and not is_foreign,
            foreign=foreign,
            trail=f"{top.trail} {name}"[-_TRAIL:] if is_elsewhere else top.trail,
        )

    def _end_implied(self, names: frozenset[str]) -> None:
        """End the nearest open blocks that a start tag ends, all that are open within them too."""
        if not any(self._counts[-1].get(name) for name in names):
            return
        found = 0
        for place in self._blocks[:0:-1][:_REACH]:
            name = self._names[place]
            if name in names:
                found = place
            elif name in LIMITS:
                break
        if found:
            self._cut(found)

    def _end_block(self, name: str) -> None:
        is_open = len(self._counts) > 1 if name == _TEMPLATE else self._counts[-1].get(name)
        if not is_open:
            return
        while True:
            place = self._blocks[-1]
            is_found = self._names[place] == name
            self._cut(place)
            if is_found:
                return

    def _cut(self, place: int) -> None:
        """Close everything from a place of the stack on."""
        while self._blocks[-1] >= place:
            name = self._names[self._blocks.pop()]
            if name == _TEMPLATE:
                self._counts.pop()
            self._counts[-1][name] -= 1
            self._inline.pop()
        del self._names[place:], self._states[place:]

    def _end_foreign(self, *, is_at_block: bool) -> Iterator[Run | Comment]:
        """Close the SVG or MathML at hand, and all that is open within it."""
        top = self._states[-1]
        assert top.foreign is not None, "something is to be closed"
        place = top.foreign.place
        self._note("end")
        if self._items and (is_at_block or self._blocks[-1] > place):
            yield from self._flush()
        while self._blocks[-1] > place:
            self._cut(self._blocks[-1])
        counts = self._inline[-1]
        for name in self._names[place:]:
            counts[name] -= 1
        del self._names[place:], self._states[place:]
        if self._items and self._leaves_what_is_on(top):
            yield from self._flush()

    def _leaves_what_is_on(self, top: State) -> bool:
        """Was text for translation up to here, and what stands around that element is not?"""
        return top.is_on and not self._states[-1].is_on and not self._states[self._blocks[-1]].is_on

    def _end_inline(self, token: Token) -> Iterator[Run | Comment]:
        top = self._states[-1]
        foreign = top.foreign
        if (
            foreign is not None
            and self._blocks[-1] > foreign.place
            and self._names[foreign.place] == token.name
            and not self._inline[-1].get(token.name)
        ):
            # a block is open in it still
            yield from self._end_foreign(is_at_block=True)
            if not self._states[-1].is_skipped:
                self._items.append(Item(token, False))
            return
        if not top.is_skipped:
            self._items.append(Item(token, False))
        counts = self._inline[-1]
        while counts.get(token.name):
            name = self._names.pop()
            self._states.pop()
            counts[name] -= 1
            if name == token.name:
                break
        if self._leaves_what_is_on(top):
            yield from self._flush()
