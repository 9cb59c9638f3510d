"""ICU's regular expressions, which SRX is written in, read for the library `regex`.

What the two understand differently is written out in full; what cannot be is refused. The language
is that of ICU's user guide, "Regular Expressions", and of its sets ("UnicodeSet").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from i18n.segmentation import _srx_sets as sets
from i18n.segmentation._srx_nodes import (
    ANYTHING,
    Assertion,
    Atomic,
    Characters,
    Choice,
    Node,
    Repeat,
    Row,
    is_directed,
    possessive,
    source,
)
from i18n.segmentation._srx_sets import PatternError

_DEPTH = 50
"""Brackets inside brackets: no pattern written by hand comes near."""

_TIMES = 1000
"""The greatest number in `{n,m}`."""

_INTERVAL = re.compile(r"\{\s*(\d+)\s*(,\s*(\d*)\s*)?\}")
_FLAGS = re.compile(r"\(\?([a-z]*)(?:-([a-z]+))?([:)])")
_NAMED = re.compile(r"\(\?<[A-Za-z]\w*>")
_END = sets.LINE_ENDS
_ASSERTIONS = {"A": r"\A", "z": r"\Z", "b": sets.WORD_BOUNDARY, "B": sets.NO_WORD_BOUNDARY}
_SIGNS: dict[str, tuple[int, int | None]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}


@dataclass(frozen=True, slots=True)
class _Mode:
    """What the flags say at a place."""

    is_caseless: bool = False
    has_every_dot: bool = False
    has_lines: bool = False
    has_comments: bool = False
    has_unix_lines: bool = False

    def changed(self, letters: str, value: bool) -> _Mode:
        """The mode with flags set or cleared. Raises PatternError for an unknown one."""
        fields = {
            "i": "is_caseless",
            "s": "has_every_dot",
            "m": "has_lines",
            "x": "has_comments",
            "d": "has_unix_lines",
        }
        mode = self
        for letter in letters:
            if letter == "u":  # Java's, which ICU always has
                continue
            if letter not in fields:
                raise PatternError(f"the flag '{letter}' is not supported (take it out)")
            mode = replace(mode, **{fields[letter]: value})
        return mode


def before(pattern: str) -> Node:
    """A pattern for the text that ends at a position. Raises PatternError."""
    return _Reader(pattern, is_backward=True).whole()


def after(pattern: str) -> Node:
    """A pattern for the text that begins at a position. Raises PatternError."""
    return _Reader(pattern, is_backward=False).whole()


def _row(items: list[Node]) -> Node:
    return items[0] if len(items) == 1 else Row(tuple(items))


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, text: str, *, is_backward: bool) -> None:
        self.text = text
        self.at = 0
        self.depth = 0
        self.is_backward = is_backward

    def whole(self) -> Node:
        node = self._choice(_Mode())
        if self.at < len(self.text):
            raise PatternError("')' without '(' (write \\) for a bracket in the text)")
        return node

    def _sees(self, words: str) -> bool:
        return self.text.startswith(words, self.at)

    def _choice(self, mode: _Mode) -> Node:
        """Alternatives, to the end of the text or to a closing bracket."""
        self.depth += 1
        if self.depth > _DEPTH:
            raise PatternError("brackets too deep (write the pattern plainly)")
        branches: list[Node] = []
        items: list[Node] = []
        while self.at < len(self.text) and not self._sees(")"):
            if self._sees("|"):
                self.at += 1
                branches.append(_row(items))
                items = []
            elif self._sees("(?") and (match := _FLAGS.match(self.text, self.at)):
                if match[3] == ")":  # up to the end of the group
                    mode = mode.changed(match[1], True).changed(match[2] or "", False)
                    self.at = match.end()
                else:
                    items.append(self._repeated(self._term(mode), mode))
            elif not self._skips_comment(mode):
                items.extend(self._items(mode))
        self.depth -= 1
        return Choice((*branches, _row(items))) if branches else _row(items)

    def _skips_comment(self, mode: _Mode) -> bool:
        """Was there a comment, or what counts as one? It has been passed."""
        start = self.at
        if self._sees("(?#"):
            end = self.text.find(")", self.at)
            if end < 0:
                raise PatternError("a comment without end (write ')' behind it)")
            self.at = end + 1
        elif mode.has_comments and self.text[self.at].isspace():
            self.at += 1
        elif mode.has_comments and self._sees("#"):
            line_end = re.compile(f"[{_END}]").search(self.text, self.at)
            self.at = line_end.end() if line_end else len(self.text)
        return self.at > start

    def _items(self, mode: _Mode) -> list[Node]:
        """The next term with its quantifier; several characters where they are quoted."""
        if not self._sees(r"\Q"):
            return [self._repeated(self._term(mode), mode)]
        end = self.text.find(r"\E", self.at)
        quoted = self.text[self.at + 2 : len(self.text) if end < 0 else end]
        self.at = len(self.text) if end < 0 else end + 2
        items: list[Node] = [self._literal(letter, mode) for letter in quoted]
        if items:
            items[-1] = self._repeated(items[-1], mode)
        return items

    def _repeated(self, item: Node, mode: _Mode) -> Node:
        """The term with the quantifier that stands behind it."""
        while mode.has_comments and self.at < len(self.text) and self._skips_comment(mode):
            pass
        limits = self._limits()
        if limits is None:
            return item
        if isinstance(item, Assertion):
            raise PatternError("nothing to repeat there (take the quantifier out)")
        least, most = limits
        is_possessive, is_lazy = self._sees("+"), self._sees("?")
        self.at += is_possessive or is_lazy
        if self.text[self.at : self.at + 1] in ("*", "+", "?", "{") and self.at < len(self.text):
            raise PatternError("two quantifiers in a row (put the first into brackets)")
        node = Repeat(item, least, most, is_lazy)
        return possessive(node) if is_possessive else node

    def _limits(self) -> tuple[int, int | None] | None:
        sign = self.text[self.at : self.at + 1]
        if sign in _SIGNS:
            self.at += 1
            return _SIGNS[sign]
        if sign != "{":
            return None
        match = _INTERVAL.match(self.text, self.at)
        if match is None:
            raise PatternError("'{' is no {n,m} (write \\{ for a brace in the text)")
        self.at = match.end()
        least = int(match[1])
        most = least if match[2] is None else int(match[3]) if match[3] else None
        if max(least, most or 0) > _TIMES:
            raise PatternError(f"{match[0]} is too many (at most {_TIMES})")
        if most is not None and most < least:
            raise PatternError(f"{match[0]} is upside down (the smaller number stands first)")
        return least, most

    def _term(self, mode: _Mode) -> Node:
        """One character, set, group or assertion."""
        sign = self.text[self.at]
        if sign == "(":
            return self._group(mode)
        if sign == "[":
            written, self.at = _Set(self.text, self.at, mode).whole()
            return Characters(_cased(written, mode))
        if sign == "\\":
            return self._escape(mode)
        if sign in "*+?":
            raise PatternError(f"'{sign}' repeats nothing (write \\{sign} for the character)")
        if sign == "{":
            raise PatternError("'{' repeats nothing (write \\{ for a brace in the text)")
        self.at += 1
        if sign == ".":
            ends = r"\n" if mode.has_unix_lines else _END
            return ANYTHING if mode.has_every_dot else Characters(f"[^{ends}]")
        if sign == "^":
            return _line_start(mode)
        return _line_end(mode) if sign == "$" else self._literal(sign, mode)

    def _literal(self, letter: str, mode: _Mode) -> Characters:
        written = sets.literal(letter)
        return Characters(_cased(written, mode) if letter.lower() != letter.upper() else written)

    def _group(self, mode: _Mode) -> Node:
        start = self.at
        look = next((sign for sign in ("(?<=", "(?<!", "(?=", "(?!") if self._sees(sign)), None)
        if look:
            return self._look(look, mode)
        is_atomic = self._sees("(?>")
        if match := _FLAGS.match(self.text, self.at) or _NAMED.match(self.text, self.at):
            self.at = match.end()
            if match.re is _FLAGS:
                mode = mode.changed(match[1], True).changed(match[2] or "", False)
        elif is_atomic:
            self.at += 3
        elif self._sees("(?"):
            raise PatternError(f"'{self.text[start : start + 4]}' is not known (use (?:…))")
        else:
            self.at += 1
        inner = self._closed(mode)
        return Atomic(inner) if is_atomic else inner

    def _closed(self, mode: _Mode) -> Node:
        inner = self._choice(mode)
        if not self._sees(")"):
            raise PatternError("'(' without ')' (write \\( for a bracket in the text)")
        self.at += 1
        return inner if isinstance(inner, Choice | Repeat) else Row((inner,))

    def _look(self, sign: str, mode: _Mode) -> Node:
        outer, self.is_backward = self.is_backward, "<" in sign
        self.at += len(sign)
        inner = self._closed(mode)
        if self.is_backward and is_directed(inner):
            raise PatternError(
                "an atomic group or possessive quantifier of a group, looked at backwards "
                "(write it without '+' or '>')"
            )
        self.is_backward = outer
        return Assertion(f"{sign}{source(inner)})")

    def _escape(self, mode: _Mode) -> Node:
        at = self.at + 1
        sign = self.text[at : at + 1]
        if not sign:
            raise PatternError("'\\' at the end (write \\\\ for a backslash)")
        if sign in _ASSERTIONS:
            self.at = at + 1
            return Assertion(_ASSERTIONS[sign])
        if sign == "Z":
            self.at = at + 1
            return _line_end(replace(mode, has_lines=False))
        if sign == "R":
            self.at = at + 1
            others = _END.replace(r"\r", "")
            carriage = Row((Characters(r"\r"), Assertion(r"(?!\n)")))
            pair = Row((Characters(r"\r"), Characters(r"\n")))
            return Choice((pair, carriage, Characters(f"[{others}]")))
        if found := sets.shorthand(self.text, at):
            written, self.at = found
            return Characters(_cased(written, mode))
        if found := sets.character(self.text, at):
            letter, self.at = found
            return self._literal(letter, mode)
        if sign.isdigit() or sign == "k":
            raise PatternError(f"the back-reference '\\{sign}' is not supported (write it out)")
        raise PatternError(f"'\\{sign}' is not known (write the character, or its code \\x{{…}})")


def _cased(written: str, mode: _Mode) -> str:
    # one character for one: `regex` would also take "SS" for "ß"
    return f"(?i-f:{written})" if mode.is_caseless else written


def _line_start(mode: _Mode) -> Assertion:
    if not mode.has_lines:
        return Assertion(r"\A")
    ends = r"\n" if mode.has_unix_lines else _END
    return Assertion(rf"(?:\A|(?<=[{ends}])(?!\Z))")


def _line_end(mode: _Mode) -> Assertion:
    """The end, or before a line's end: with `(?m)` any, without it the last."""
    last = "" if mode.has_lines else r"\Z"
    if mode.has_unix_lines:
        return Assertion(rf"(?:\Z|(?=\n{last}))")
    others = _END.replace(r"\n", "").replace(r"\r", "")
    return Assertion(rf"(?:\Z|(?=(?:\r\n|\r|[{others}]){last})|(?<!\r)(?=\n{last}))")


class _Set:
    """Reads a set in brackets, with sets in it and operations between them.

    Neighbours unite; `-` and `&` between sets bind as they do, `--` and `&&` after them.
    """

    def __init__(self, text: str, position: int, mode: _Mode) -> None:
        self.text = text
        self.at = position
        self.mode = mode
        self.depth = 0

    def whole(self) -> tuple[str, int]:
        """The set in the words of `regex`, and where it ends."""
        return self._set(), self.at

    def _sees(self, words: str) -> bool:
        return self.text.startswith(words, self.at)

    def _set(self) -> str:
        """A set from its opening bracket to its closing one."""
        if match := re.compile(r"\[:(\^?)([\w\s=-]+):\]").match(self.text, self.at):
            self.at = match.end()
            return sets.property_set(match[2], bool(match[1]))
        self.depth += 1
        if self.depth > _DEPTH:
            raise PatternError("brackets too deep (write the pattern plainly)")
        self.at += 1
        is_negated = self._sees("^")
        self.at += is_negated
        found = self._united(is_first=True)
        while not self._sees("]"):
            sign = self.text[self.at : self.at + 2]
            if sign not in ("--", "&&"):
                raise PatternError("'[' without ']' (write \\[ for a bracket in the text)")
            self.at += 2
            found = f"[{found}{sign}{self._united(is_first=False)}]"
        self.at += 1
        self.depth -= 1
        return f"[^{found}]" if is_negated else found

    def _united(self, *, is_first: bool) -> str:
        """Neighbours, up to an operation or the end of the set, as one set."""
        parts: list[str] = []
        may_close = not is_first
        while self.at < len(self.text) and not self._sees("--") and not self._sees("&&"):
            if self._sees("]") and (parts or may_close):
                break
            operation = self._sees("-[") or self._sees("&[")
            if operation and parts:
                sign = self.text[self.at] * 2
                self.at += 1
                parts = [f"[[{''.join(parts)}]{sign}{self._member()}]"]
            else:
                parts.append(self._member())
        if not parts:
            raise PatternError("an empty set (write what is in it, or \\] for a bracket)")
        return f"[{''.join(parts)}]"

    def _member(self) -> str:
        """A set, a character or a range of them."""
        if self._sees("["):
            return self._set()
        if self._sees("\\") and (found := sets.shorthand(self.text, self.at + 1)):
            written, self.at = found
            return written
        first = self._character()
        if not self._sees("-") or self.text[self.at + 1 : self.at + 2] in ("]", "[", "-", ""):
            return sets.literal(first)
        self.at += 1
        if self._sees("\\") and sets.shorthand(self.text, self.at + 1):
            raise PatternError("a range up to a set (write \\- for a hyphen)")
        last = self._character()
        if last < first:
            raise PatternError(f"the range {first}-{last} is upside down (turn it round)")
        return f"{sets.literal(first)}-{sets.literal(last)}"

    def _character(self) -> str:
        letter = self.text[self.at : self.at + 1]
        if letter == "\\":
            if self._sees(r"\Q"):
                raise PatternError("'\\Q' in a set is not supported (escape each character)")
            found = sets.character(self.text, self.at + 1)
            if found is None:
                sign = self.text[self.at + 1 : self.at + 2]
                raise PatternError(f"'\\{sign}' in a set is not known (write \\x{{…}})")
            character, self.at = found
            return character
        if not letter:
            raise PatternError("'[' without ']' (write \\[ for a bracket in the text)")
        if self.mode.has_comments and (letter.isspace() or letter == "#"):
            raise PatternError("white space or '#' in a set under (?x) (write its code \\x{…})")
        self.at += 1
        return letter
