"""Translations as the XML of the paragraph they go into."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from i18n.documents._docx_codes import CODE, Content, Token
from i18n.documents._docx_items import Formatting, Piece, Wrapper, inner, run
from i18n.documents._docx_marks import (
    Mark,
    source_marks,
    stretches,
    target_stretches,
    text_marks,
    texts,
    with_outer_space,
)
from i18n.documents._docx_places import Places
from i18n.documents._format import Unwritable, Written
from i18n.model import Segment

_BREAK = r"(?:\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029])"
_BREAKS = re.compile(rf"[ \t]*{_BREAK}[ \t]*")
_MANY_BREAKS = re.compile(rf"[ \t]*{_BREAK}\s*")
INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0, section 2.2, does not let into a document."""


def unwritable(character: str) -> str:
    """What is wrong with a text that has a character which XML does not let in."""
    return f"it has U+{ord(character):04X}, which XML does not know"


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """What the writer must know of a text's place.

    `data` is the member that it is in; `bounds` are the offset, the start and the end of each of
    its segments.
    """

    data: bytes
    content: Content
    bounds: tuple[tuple[int, int, int], ...]


def write_content(
    form: Form, segments: Sequence[Segment], targets: Sequence[str | None]
) -> list[Written | None] | Unwritable:
    """Write the translations of a text's segments; see `Format.write`."""
    return _Unit(form).write([segment.offset for segment in segments], targets)


class _Unit:
    """A text at work."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._content = form.content
        pieces = [token.piece for token in form.content.tokens if token.piece is not None]
        self._prefix = pieces[0].prefix if pieces else "w:"
        self._breaks = {p.text for p in pieces if p.is_element and p.text in ("\n", "\t")}
        self._places = Places(form.content, self._prefix)
        self._top = {
            _paired(token.piece.wrapper)
            for token, outer in _nested(form.content.tokens)
            if token.piece is not None and not token.piece.is_blank and outer is None
        }

    def write(
        self, offsets: Sequence[int], targets: Sequence[str | None]
    ) -> list[Written | None] | Unwritable:
        """The kept segments begin at `offsets`; what was left out between them goes with them."""
        bounds = {bound[0]: n for n, bound in enumerate(self._form.bounds)}
        kept = [bounds[offset] for offset in offsets]
        tokens = [self._tokens(n) for n in range(len(bounds))]
        free = _numbers(tokens[n] for n in range(len(bounds)) if n not in kept)
        marks: list[list[Mark]] = []
        foreign: list[bool] = []
        for place, (n, target) in enumerate(zip(kept, targets, strict=True)):
            own = _numbers([tokens[n]])
            if target is None:
                marks.append(source_marks(tokens[n]))
                foreign.append(False)
                continue
            read = self._read(target, own | free)
            if isinstance(read, str):
                return Unwritable(place, read)
            found = Counter(mark.number for mark in read[0] if mark.kind in ("open", "object"))
            for number in sorted(own | set(found)):
                if found[number] != 1:
                    return Unwritable(place, self._miscounted(number, found[number], target))
            free -= set(found)
            marks.append(read[0])
            foreign.append(read[1])
        found_texts = texts(marks)
        written: list[Written | None] = []
        previous = -1
        for at, (n, target) in enumerate(zip(kept, targets, strict=True)):
            before = self._residue(previous + 1, n)
            after = self._residue(n + 1, len(bounds)) if n == kept[-1] else b""
            _, start, end = self._form.bounds[n]
            data = self._form.data[start:end]
            if target is not None:
                data = self._filled(n, tokens[n], marks[at])
            previous = n
            source = "".join(token.text for token in tokens[n])
            if target is None and not before and not after and found_texts[at] == source:
                written.append(None)
            else:
                written.append(Written(found_texts[at], before + data + after, foreign[at]))
        return written

    def _tokens(self, n: int) -> list[Token]:
        """The parts of a segment."""
        start = self._form.bounds[n][0]
        return list(_clipped(self._content.tokens, start, self._stop(n)))

    def _stop(self, n: int) -> int:
        """Where a segment ends, in characters: before the white space that follows it."""
        following = self._form.bounds[n + 1 : n + 2]
        stop = following[0][0] if following else len(self._content.text)
        return len(self._content.text[:stop].rstrip())

    def _shown(self, number: int) -> str:
        """A code as it stands in a message."""
        return f"<{number}>…</{number}>" if self._content.codes[number].is_pair else f"<{number}/>"

    def _miscounted(self, number: int, count: int, target: str) -> str:
        """What is wrong with a code that a translation does not have once."""
        shown = self._shown(number)
        if count:
            return f"{shown} stands {count} times"
        is_text = f"\\<{number}" in target
        return f"{shown} is text behind a backslash" if is_text else f"{shown} is missing"

    def _read(self, target: str, known: Set[int]) -> tuple[list[Mark], bool] | str:
        """The parts of a translation, and whether it has codes of its own; or what is wrong."""
        if "\n" in self._breaks:
            text = _BREAKS.sub("\n", target.strip())
        else:
            text = _MANY_BREAKS.sub(" ", target.strip())
        if "\t" not in self._breaks:
            text = text.replace("\t", " ")
        if not text or (invalid := INVALID.search(text)):
            return unwritable(invalid[0]) if text and invalid else "it has no text"
        marks: list[Mark] = []
        is_foreign = False
        position = 0
        pending = ""
        for match in CODE.finditer(text):
            pending += text[position : match.start()] + match[1][: len(match[1]) // 2]
            position = match.end()
            number = int(match[3]) if len(match[3]) < 9 else 0
            tag = match[0][len(match[1]) :]
            if len(match[1]) % 2:
                pending += tag
            elif number not in known or str(number) != match[3] or (match[2] and match[4]):
                pending += tag
                is_foreign = True
            else:
                kind = "close" if match[2] else "object" if match[4] else "open"
                if self._content.codes[number].is_pair == (kind == "object"):
                    return f"{tag} stands where the source has {self._shown(number)}"
                marks.extend(text_marks(pending))
                pending = ""
                marks.append(Mark(kind, "", number))
        marks.extend(text_marks(pending + text[position:]))
        marks = with_outer_space(marks)
        return self._misplaced(marks) or (marks, is_foreign)

    def _misplaced(self, marks: Sequence[Mark]) -> str:
        """What is wrong with the order of codes; "" where nothing is.

        Pairs are within each other, none is empty, and none but objects stand within a formatting.
        """
        stack: list[tuple[int, int]] = []
        for n, mark in enumerate(marks):
            if mark.kind == "open":
                if stack and self._content.codes[stack[-1][0]].formatting is not None:
                    return f"<{mark.number}> stands before the end of <{stack[-1][0]}>"
                stack.append((mark.number, n))
            elif mark.kind == "close":
                if not stack:
                    return f"</{mark.number}> stands without <{mark.number}> before it"
                if stack[-1][0] != mark.number:
                    return f"</{mark.number}> stands before the end of <{stack[-1][0]}>"
                if not any(m.text.strip() or m.kind == "object" for m in marks[stack[-1][1] : n]):
                    return f"{self._shown(mark.number)} has no text"
                stack.pop()
        return f"</{stack[-1][0]}> is missing" if stack else ""

    def _filled(self, n: int, tokens: Sequence[Token], marks: Sequence[Mark]) -> bytes:
        """A translation in the runs of its source, or in new ones where its codes stand otherwise."""
        source, target = stretches(tokens), target_stretches(marks)
        if [mark for mark, _ in source] != [mark for mark, _ in target]:
            return self._rebuilt(n, marks)
        changes: dict[int, bytes] = {}
        outer: list[int | None] = [None]
        for ((kind, number), held), (_, text) in zip(source, target, strict=True):
            if kind == "open":
                outer.append(number)
            elif kind == "close":
                outer.pop()
            if text == "".join(token.plain for token in held):
                continue
            changes.update((id(token), b"") for token in held)
            if text:
                slot = self._slot(held, text, outer[-1])
                if slot is None or slot.piece is None:
                    return self._rebuilt(n, marks)
                changes[id(slot)] = self._text(text, slot.piece)
        _, position, end = self._form.bounds[n]
        out: list[bytes] = []
        for token in tokens:
            if id(token) in changes:
                out += [self._form.data[position : token.start], changes[id(token)]]
                position = token.end
        out.append(self._form.data[position:end])
        return b"".join(out)

    def _slot(self, held: Sequence[Token], text: str, outer: int | None) -> Token | None:
        """The first of the source's texts that looks as this one should."""
        wrapper = self._outer_wrapper(outer)
        formatting = self._formatting(outer)
        for token in held:
            piece = token.piece
            if piece is None or piece.is_element:
                continue
            is_within = _paired(piece.wrapper) in (self._top if wrapper is None else {wrapper})
            if not text.strip() or (is_within and piece.formatting.key == formatting.key):
                return token
        return None

    def _outer_wrapper(self, number: int | None) -> Wrapper | None:
        """The wrapper that stands as a code around a place."""
        while number is not None and self._content.codes[number].wrapper is None:
            number = self._content.codes[number].outer
        return self._content.codes[number].wrapper if number is not None else None

    def _formatting(self, number: int | None) -> Formatting:
        if number is None:
            return self._content.formattings[None]
        return self._content.codes[number].formatting or self._content.formattings[number]

    def _text(self, text: str, piece: Piece) -> bytes:
        """A text in an element that is there, or in one that keeps white space beside it."""
        data = inner(text, self._prefix)
        if piece.keeps_space or (text.strip() == text and "  " not in text):
            return data
        prefix = self._prefix.encode()
        return b'</%bt><%bt xml:space="preserve">%b' % (prefix, prefix, data)

    def _rebuilt(self, n: int, marks: Sequence[Mark]) -> bytes:
        """A translation in runs of its own."""
        out: list[bytes] = []
        outer: list[int | None] = [None]
        text = ""
        for mark in [*marks, Mark("end", "")]:
            if mark.kind in ("text", "break"):
                text += mark.text
                continue
            if text:
                out.append(run(text, self._formatting(outer[-1]), self._prefix))
                text = ""
            if mark.kind == "end":
                break
            code = self._content.codes[mark.number]
            if code.object_ is not None:
                out.append(code.object_.data)
            elif mark.kind == "open":
                outer.append(mark.number)
                out.append(code.wrapper.opening if code.wrapper is not None else b"")
            else:
                outer.pop()
                out.append(code.wrapper.closing if code.wrapper is not None else b"")
        _, start, end = self._form.bounds[n]
        places = self._places.at(self._form.bounds[n][0]), self._places.at(self._stop(n))
        return self._places.between(places, (start, end), b"".join(out))

    def _residue(self, first: int, last: int) -> bytes:
        """What stays of segments that are left out, and of the white space before the next one."""
        if first >= last:
            return b""
        bounds = self._form.bounds
        if last < len(bounds):
            start, end = bounds[first][1], bounds[last][1]
            places = self._places.at(bounds[first][0]), self._places.at(bounds[last][0])
        else:
            start, end = bounds[first - 1][2], bounds[-1][2]
            places = (
                self._places.at(self._stop(first - 1)),
                self._places.at(len(self._content.text)),
            )
        return self._places.between(places, (start, end), b"")

    def emptied(self) -> bytes:
        """The whole text without its text."""
        start, end = self._content.start, self._content.end
        places = self._places.at(0), self._places.at(len(self._content.text))
        return self._places.between(places, (start, end), b"")


def emptied(form: Form) -> bytes:
    """What stays in the place of a text that is taken out."""
    return _Unit(form).emptied()


def _paired(wrapper: Wrapper | None) -> Wrapper | None:
    while wrapper is not None and not wrapper.is_paired:
        wrapper = wrapper.outer
    return wrapper


def _nested(tokens: Sequence[Token]) -> Iterator[tuple[Token, int | None]]:
    """Each token with the number of the pair it is in."""
    stack: list[int | None] = [None]
    for token in tokens:
        if token.kind == "open":
            stack.append(token.number)
        elif token.kind == "close":
            stack.pop()
        else:
            yield token, stack[-1]


def _numbers(tokens: Iterable[list[Token]]) -> set[int]:
    return {token.number for one in tokens for token in one if token.number}


def _clipped(tokens: Sequence[Token], start: int, stop: int) -> Iterator[Token]:
    """The tokens from one character to another."""
    for token in tokens:
        first = max(start - token.offset, 0)
        last = min(stop - token.offset, len(token.text))
        if first >= last:
            continue
        if token.kind != "text" or (first, last) == (0, len(token.text)) or not token.plain:
            yield token
            continue
        begin = token.start + len(token.text[:first].encode())
        text = token.text[first:last]
        end = begin + len(text.encode())
        yield replace(
            token, text=text, plain=text, offset=token.offset + first, start=begin, end=end
        )
