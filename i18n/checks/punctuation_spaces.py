"""Spaces around marks of punctuation.

## What it does
Finds a space before a comma, stop, colon, question or exclamation mark or closing bracket, one behind
an opening mark, and a space that is missing behind a mark or before an opening one, by the rules of the
language (French has a space before `;` `:` `?` `!`). Names of files and addresses, times, decimals,
ellipses, `:)` and what the source writes the same way are none.
## Why it matters
A mark with a space before it moves to the next line alone; two words without one are read as one, and
`.Esto` becomes a link in many programs.
## Example
msgid "Who pays for it, and why?"
msgstr "¿Quién lo paga , y por qué?"
## Instead
msgid "Who pays for it, and why?"
msgstr "¿Quién lo paga, y por qué?"
## Fix
Safe where it takes a space out, or puts one between two words.
## References
RAE, Diccionario panhispánico de dudas, "signos ortográficos"; Imprimerie nationale, Lexique des règles
typographiques, "ponctuation"; The Chicago Manual of Style, 6.7
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from i18n.checks._check import Fault
from i18n.checks._spacing import Spacing, spacing
from i18n.checks._subject import Message
from i18n.checks._text import OBJECT, Text
from i18n.expressions import deferred
from i18n.model import Severity

severity = Severity.INFORMATION
kind = "typographical"
looks_at = Message
yields_to = ("encoding",)
weblate = ("punctuation_spacing",)

_PAIR = deferred(r"(\w*)([,;:.?!…)»”])(?=(\w*))")
_TOKEN_BEFORE = deferred(r"\S*\Z")
_TOKEN_AFTER = deferred(r"\S*")
_WORD = deferred(r"[^\W\d_]+")
_END = deferred(r"\w*\Z")
_BEGIN = deferred(r"\A\w*")
_ENTITY = deferred(r"&#?\w+\Z")
_ASIDE = deferred(r"\([^()]*\s[^()]*\Z")
_BLOCKS = deferred(r"</?(?:p|br|hr|li|[uod]l|d[td]|div|table|t[rdh]|h[1-6])>")
"""Tags that set a line apart."""
_OPENED_BY = {"?": "¿", "!": "¡"}
_CLOSED = "»”)"
_MARGIN = 40
"""How far around a mark its token is looked for, in characters."""

Pair = tuple[str, str, str]
"""The word before a mark, the mark, and the word right behind it."""
Place = tuple[int, int, str, str]
"""Characters of the prose, what should stand there, and what is wrong."""


def check(message: Message) -> Iterator[Fault]:
    """A fault for each space too many or too few."""
    target = message.target
    own = spacing(message.language)
    found = [*_too_many(target.prose, own), *_too_few(target.prose, own, message.msgid)]
    if not found:
        return
    known = _known(message.source, spacing(message.source_language), own)
    for start, end, right, what in sorted(found):
        if known[what] > 0:
            known[what] -= 1
            continue
        first, last = target.span(start, end)
        if end > start and target.raw[first:last] != target.prose[start:end]:
            continue
        if end == start and start:
            first = last = target.span(start - 1, start)[1]
            if any(item.start == first and _BLOCKS.match(item.value) for item in target.items):
                continue
        is_safe = not right or OBJECT not in target.prose[max(start - 2, 0) : end + 1]
        yield Fault(what, message.entry, (first, last), suggestion=right, is_safe=is_safe)


def _known(source: Text, theirs: Spacing, own: Spacing) -> Counter[str]:
    """How often the source has what would be a fault, where its own language asks for none of it."""
    found = (*_too_many(source.prose, own), *_too_few(source.prose, own, ""))
    return Counter(what for *_, what in found if what[-1] not in theirs.spaced + own.spaced)


def _too_many(prose: str, own: Spacing) -> Iterator[Place]:
    for match in own.before.finditer(prose):
        mark = prose[match.end()]
        if not _is_opened(prose, mark, match.start(), own):
            continue  # the name of an operator: no question began
        yield *match.span(), "", f"a space before {mark}"
    for match in own.behind.finditer(prose) if own.behind is not None else ():
        yield *match.span(1), "", f"a space behind {match[0][0]}"


def _is_opened(prose: str, mark: str, at: int, own: Spacing) -> bool:
    """Does an opening mark stand before a place, where the language has one for the mark there?"""
    opening = _OPENED_BY.get(mark, "")
    return not opening or opening not in own.opening or 0 <= prose.find(opening) < at


def _too_few(prose: str, own: Spacing, source: str) -> Iterator[Place]:
    copied: set[Pair] | None = None if source else set()
    for match in own.close.finditer(prose):
        if copied is None:
            copied = set(_PAIR.findall(source))
        if _is_close(prose, match, own, copied):
            yield match.end(), match.end(), " ", f"no space behind {match['mark']}"
    for match in own.stuck.finditer(prose) if own.stuck is not None else ():
        yield match.start(), match.start(), " ", f"no space before {match[0]}"
    if own.narrow is not None:
        yield from _narrow(prose, own.narrow, source)


def _narrow(prose: str, pattern: re.Pattern[str], source: str) -> Iterator[Place]:
    """Marks that lack the space before them; names of fields (:name:) and what is copied aside."""
    copied: set[tuple[str, str]] | None = None
    for match in pattern.finditer(prose):
        token = _TOKEN_BEFORE.findall(prose[max(match.start() - _MARGIN, 0) : match.start()])[0]
        if copied is None:
            copied = {(word, mark) for word, mark, _ in _PAIR.findall(source)}
        if token.startswith(":") or (_END.findall(token)[0], match[0]) in copied:
            continue
        space = "\u00a0" if match[0] in ":»" else "\u202f"
        yield match.start(), match.start(), space, f"no space before {match[0]}"


def _is_close(prose: str, match: re.Match[str], own: Spacing, copied: set[Pair]) -> bool:
    """Is the space behind a mark missing, and is this no name, code or number?"""
    mark, at = match["mark"], match.end()
    before = prose[max(at - 1 - _MARGIN, 0) : at - 1]
    after = prose[at : at + _MARGIN]
    word = _WORD.match(after)
    following = word[0] if word is not None else ""
    if following and not (following[0].islower() or following[0].isupper()):
        return False
    if (_END.findall(before)[0], mark, _BEGIN.findall(after)[0]) in copied:
        return False
    is_word = len(before) > 1 and before[-2:].isalpha()
    if mark == ",":
        return bool(following or is_word) and not _is_list(before, after)
    if mark == ".":
        return _is_end(before, after, following, own)
    if mark == ";":
        return len(following) > 1 and not _ENTITY.search(before)
    if mark == ":":
        is_closed = before[-1:] in _CLOSED and before[-2:-1].isalpha()
        is_number = before[-1:].isdigit() and len(following) > len("a.m.")
        is_read = (is_word or is_closed or is_number) and len(following) > 1
        return is_read and ":" not in _token(before, after)
    if mark in "?!":
        is_letter = following[:1].islower() and not _is_opened(prose, mark, at, own)
        return before[-1:].isalpha() and not is_letter
    if mark == ")":
        return len(following) > 1 and bool(_ASIDE.search(before))
    return len(following) > 1


def _token(before: str, after: str) -> str:
    """What stands around a mark, up to the next spaces."""
    head, tail = _TOKEN_BEFORE.search(before), _TOKEN_AFTER.match(after)
    return (head[0] if head is not None else "") + (tail[0] if tail is not None else "")


def _is_list(before: str, after: str) -> bool:
    """Is it a list of single letters or of names in code: x,y?"""
    parts = re.split(r"[,\s]", _token(before, f",{after}"))
    return all(len(part) < 2 for part in parts) or "=" in "".join(parts)


def _is_end(before: str, after: str, following: str, own: Spacing) -> bool:
    """Does a sentence end with this stop?"""
    last = before[-1:]
    if not following:
        return after[:1] in own.opening and before[-2:].isalpha() and last.islower()
    if last.isalpha():
        if not (last.islower() and before[-2:-1].isalpha()):
            return False
    elif len(following) < 3 or (last.isdigit() and not before[-2:].isdigit()):
        return False
    if following[0].isupper():
        is_word = len(following) == 1 and following.lower() in own.words
        return following[1:].islower() or is_word
    is_word = following in own.words or not following.isascii()
    return is_word and last.isalpha() and len(following) > 1 and all(map(str.islower, following))
