"""Catalogs in which every message has one of the usual forms, read at one stroke.

What has any other form, or is wrong, is left to the scanner of tokens.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from i18n.catalogs.blocks import NAMED
from i18n.catalogs.encoding import UTF8
from i18n.catalogs.lazy import LazyEntry
from i18n.expressions import compiled

_LINE = b'".*"'
"""A line of a string, in whose text `_text` finds what does not belong there."""
_STRING = rb'"[^"\\\n]*+(?:\\[ntrbfva"\\][^"\\\n]*+)*+"'
"""The same, read more slowly, in a file where a backslash may stand before the mark that ends a line."""
_ESCAPE = compiled(r"\\.")
_ESCAPED = compiled(r'[^"\\]*+(?:\\[ntrbfva"\\][^"\\]*+)*+')
_HIGH = bytes(range(0x80, 0x100))
_NEW = LazyEntry.__new__


class Regular(NamedTuple):
    """The messages of a file, in its order, the header too, and their byte offsets, half open."""

    entries: list[LazyEntry]
    spans: list[tuple[int, int]]
    header: int | None


class _UnusualError(Exception):
    """A string of another form, or a wrong one."""


class _Forms(NamedTuple):
    """The patterns of messages in a file whose lines all end in the same way."""

    joint: bytes
    """What stands between the texts of two lines of a string."""
    simple: re.Pattern[bytes]
    """Comments, msgctxt, msgid and msgstr, and the lines left free below."""
    full: re.Pattern[bytes]
    """The same with a previous source or plural forms."""
    obsolete: re.Pattern[bytes]
    last: re.Pattern[bytes]
    """Comments at the end of a file."""
    form: re.Pattern[bytes]


@cache
def _forms(end: bytes, line: bytes, *, has_returns: bool) -> _Forms:
    def strings(mark: bytes) -> bytes:
        return b"%b(?:%b%b%b)*+" % (line, end, mark, line)

    def field(mark: bytes, keyword: bytes) -> bytes:
        return b"(?:%b%b (%b)%b)?+" % (mark, keyword, strings(mark), end)

    def message(mark: bytes) -> bytes:
        before = mark.replace(b"~ ", b"~| ") or b"#| "
        old = before.replace(b"|", b"[|]")
        keywords = (b"msgctxt", b"msgid", b"msgid_plural")
        previous = b"".join(field(old, keyword) for keyword in keywords)
        text, now = strings(mark), field(mark, b"msgctxt")
        forms = b"msgid_plural (%b)((?:%b%bmsgstr\\[[0-9]\\] %b)++)" % (text, end, mark, text)
        return comments + previous + now + b"%bmsgid (%b)%b%b(?:msgstr (%b)|%b)" % (
            mark, text, end, mark, text, forms
        )  # fmt: skip

    rest = b"[^\n\r]*+" if has_returns else b".*+"  # which is quicker
    comment = b"#(?:[^~|=\n\r]%b)?" % rest
    comments = b"(?:(?:%b)?+%b)*+" % (comment, end)
    below = b"(?:(?:%b)++|\\Z)" % end
    text = strings(b"")
    simple = b"%b(?:msgctxt (%b)%b)?+msgid (%b)%bmsgstr (%b)" % (
        comments,
        text,
        end,
        text,
        end,
        text,
    )
    return _Forms(
        b'"' + end + b'"',
        compiled(simple + below),
        compiled(message(b"") + below),
        compiled(message(b"#~ ") + below),
        compiled(b"(?:(?:%b)?+(?:%b|\\Z))*+\\Z" % (comment, end)),
        compiled(b"msgstr\\[([0-9])\\] (%b)" % strings(b"(?:#~ )?")),
    )


@cache
def is_readable(charset: str) -> bool:
    """Is a byte that looks like ASCII that character, wherever it stands?"""
    single = len(_HIGH.decode(charset, "replace")) == len(_HIGH)
    return charset == UTF8 or charset.startswith("euc_") or charset == "gb2312" or single


def read(data: bytes, start: int, charset: str = UTF8) -> Regular | None:
    """The messages in the bytes of a file, from an offset on.

    The charset is one that `is_readable`. None where one is of another form or stands there twice.
    The comments of the entries have not been looked at; they stand in no file yet.
    """
    try:
        return _read(data, start, charset)
    except _UnusualError:
        return None


def _read(data: bytes, start: int, charset: str) -> Regular | None:
    """The same. Raises _UnusualError for some of the other forms."""
    first = data.find(b"\n")
    end = b"\r\n" if first > 0 and data[first - 1 : first] == b"\r" else b"\n"
    line = _STRING if b'\\"' + end in data else _LINE
    forms = _forms(end, line, has_returns=b"\r" in data)
    joint, last = forms.joint, forms.last
    take, width, length = forms.simple.match, len(end), len(data)
    while data.startswith(end, start):
        start += width
    entries: list[LazyEntry] = []
    spans: list[tuple[int, int]] = []
    keys: set[tuple[str, str] | str] = set()
    obsolete = 0
    header = None
    while start < length:
        match = take(data, start)
        if match is None:
            entry = _unusual(data, start, forms, charset)
            if entry is None:
                if last.match(data, start) is None:
                    return None
                break
            made, match, close = entry
            if made.obsolete:
                obsolete += 1
            else:
                keys.add(made.msgid if made.msgctxt is None else (made.msgctxt, made.msgid))
                if made.msgid == "" and made.msgctxt is None:
                    header = len(entries)
        else:
            context, msgid, msgstr = match.groups()
            made = _NEW(LazyEntry)
            made.msgid = source = _text(msgid, joint, charset)
            made.msgstr = _text(msgstr, joint, charset)
            if context is None:
                made.__dict__["msgctxt"] = None
                keys.add(source)
                if not source:
                    header = len(entries)
            else:
                made.msgctxt = text = _text(context, joint, charset)
                keys.add((text, source))
            close = match.end(3)
        entries.append(made)
        spans.append((start, close + width))
        start = match.end()
    if len(keys) + obsolete != len(entries):
        return None
    if spans and spans[-1][1] > length:
        spans[-1] = (spans[-1][0], length)
    return Regular(entries, spans, header)


def _unusual(
    data: bytes, start: int, forms: _Forms, charset: str
) -> tuple[LazyEntry, re.Match[bytes], int] | None:
    """A message with a previous source or plural forms, or an obsolete one; and where it ends."""
    match = forms.full.match(data, start)
    mark = b""
    if match is None:
        match = forms.obsolete.match(data, start)
        mark = b"#~ "
        if match is None:
            return None
    end = forms.joint[1:-1]
    joint = b'"' + end + mark + b'"'
    groups = match.groups()
    before = joint.replace(b"~ ", b"~| ") if mark else b'"' + end + b'#| "'
    entry = _NEW(LazyEntry)
    fields: dict[str, Any] = entry.__dict__
    names = ("previous_msgctxt", "previous_msgid", "previous_msgid_plural")
    context, msgid, msgstr, plural, translations = groups[3:]
    fields["msgid"] = _text(msgid, joint, charset)
    fields["msgstr"] = "" if msgstr is None else _text(msgstr, joint, charset)
    fields["msgctxt"] = None if context is None else _text(context, joint, charset)
    for name, raw in zip(names, groups, strict=False):
        if raw is not None:
            fields[name] = _text(raw, before, charset)
    if mark:
        fields["obsolete"] = True
    if plural is not None:
        found = forms.form.findall(translations)
        if [int(number) for number, _ in found] != list(range(len(found))):
            return None
        fields["msgid_plural"] = _text(plural, joint, charset)
        fields["msgstr_plural"] = {int(number): _text(raw, joint, charset) for number, raw in found}
    return entry, match, max(match.end(6), match.end(8))


def _text(raw: bytes, joint: bytes, charset: str) -> str:
    """The strings of a keyword as one. Raises _UnusualError for what no string has."""
    # `in` asks whether it is a number first, which takes ten times as long
    if raw.find(b"\n") >= 0:
        raw = raw.replace(joint, b"")
    text = raw[1:-1].decode(charset)
    if "\\" not in text:
        if '"' in text:
            raise _UnusualError
        return text
    if "\\\\" not in text and text.count('"') == text.count('\\"'):
        said = text.replace('\\"', '"').replace("\\n", "\n")
        if "\\" not in said:
            return said
    if _ESCAPED.fullmatch(text) is None:
        raise _UnusualError
    return _ESCAPE.sub(lambda match: NAMED[match[0]], text)
