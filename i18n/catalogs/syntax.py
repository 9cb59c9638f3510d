"""The syntax of PO files: bytes → messages, in one pass, each with the lines where it stands.

The grammar is GNU gettext's ("The Format of PO Files" in its manual): tokens, not lines; what
msgfmt refuses is refused here, with the line. Nothing is judged: a wrong Plural-Forms, unknown
flags and odd headers are read as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate

import polib

from i18n.catalogs.encoding import decode
from i18n.errors import AmbosError

_POSITIONS = "_ambos_positions"
_SOURCE = "_ambos_source"
STICKY = "_ambos_sticky"
"""The attribute of an entry that holds the flags which stood on a `#=` line."""

_SPACE = " \t\r\f\v"
_TEXT = r'"([^"\\\n]*(?:\\.[^"\\\n]*)*)"'
_LINE = re.compile(
    r"(?:(msgid|msgstr|msgctxt|msgid_plural)(?:\[([0-9]{1,4})\])?[ \t]+)?" + _TEXT + r"[ \t\r]*\Z"
)
_TOKEN = re.compile(
    r"[ \t\r\f\v]*(?:([a-zA-Z_]+)|" + _TEXT + r"|(\[)[ \t]*([0-9]{1,4})[ \t]*\]|(#)|(.))"
)
_CONFLICT = re.compile(r"<<<<<<<|=======|>>>>>>>|\|\|\|\|\|\|\|")
_REFERENCE = re.compile("\u2068([^\u2069]*)\u2069(?::([0-9]+))?|([^ \t\r\f\v]+)")
_NUMBERED = re.compile(r"(.+):([0-9]+)")
_ESCAPE = re.compile(r"(?:\\(?:[0-7]{1,3}|x[0-9a-fA-F]+))+|\\.")
_NUMERIC = re.compile(r"\\(?:x([0-9a-fA-F]+)|([0-7]{1,3}))")
_NAMED = {
    "\\n": "\n", "\\t": "\t", "\\r": "\r", "\\b": "\b", "\\f": "\f", "\\v": "\v", "\\a": "\a",
    '\\"': '"', "\\\\": "\\",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Positions:
    """Where an entry stands in its file: lines, counted from 1.

    `comment` is the first line of all, `msgid` or `msgctxt` itself where nothing stands above it;
    `msgstr` has one line for each plural form.
    """

    comment: int
    msgctxt: int | None
    msgid: int
    msgid_plural: int | None
    msgstr: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a catalog was read from.

    `spans` are the byte offsets of its messages, half open, comments included, in file order;
    `header` is the index of the header among them, None where the file has none, and
    `header_entry` the header as a message.
    """

    data: bytes
    charset: str
    spans: tuple[tuple[int, int], ...]
    header: int | None
    header_entry: polib.POEntry | None


def parse(data: bytes, path: str) -> polib.POFile:
    """The catalog in a file's bytes; `path` is what errors call it.

    `linenum` of an entry is the line of its msgctxt or msgid. Raises AmbosError with the line of
    what is not well-formed PO: see `encoding.decode` for the bytes themselves.
    """
    text, charset = decode(data, path)
    scanner = _Scanner(text.split("\n"), path, charset)
    scanner.scan()
    catalog = polib.POFile(encoding=charset)
    entries = scanner.entries
    header = scanner.header
    if header is not None:
        read_header(catalog, entries[header])
    spans = _byte_spans(scanner.spans, scanner.lines, data, charset)
    for number, entry in enumerate(entries):
        if number != header:
            list.append(catalog, entry)
    header_entry = None if header is None else entries[header]
    setattr(catalog, _SOURCE, Source(data, charset, tuple(spans), header, header_entry))
    return catalog


def positions(entry: polib.POEntry) -> Positions | None:
    """The lines where an entry stands; None for one that was not read from a file."""
    found: Positions | None = getattr(entry, _POSITIONS, None)
    return found


def place(entry: polib.POEntry, where: Positions) -> None:
    """Note where an entry stands in its file."""
    setattr(entry, _POSITIONS, where)
    entry.linenum = where.msgid if where.msgctxt is None else where.msgctxt


def source(catalog: polib.POFile) -> Source | None:
    """The file that a catalog was read from; None for one made in memory."""
    found: Source | None = getattr(catalog, _SOURCE, None)
    return found


def remember(catalog: polib.POFile, read: Source) -> None:
    """Note which file a catalog's content is equal to."""
    setattr(catalog, _SOURCE, read)


def header_fields(text: str) -> dict[str, str]:
    """The fields of a header's msgstr, in its order; a line without a colon continues a value."""
    fields: dict[str, str] = {}
    name = None
    for line in text.split("\n"):
        key, colon, value = line.partition(":")
        if colon and key.strip():
            name = key
            fields[name] = value.strip()
        elif name is not None and line.strip():
            fields[name] += "\n" + line.strip()
    return fields


def read_header(catalog: polib.POFile, entry: polib.POEntry) -> None:
    """Give a catalog the header that stands in an entry."""
    catalog.header = entry.tcomment
    catalog.metadata = header_fields(entry.msgstr)
    catalog.metadata_is_fuzzy = "fuzzy" in entry.flags


@dataclass(slots=True)
class _Draft:
    """A message that is being read; texts are lists of raw strings, quotation marks taken off."""

    start: tuple[int, int]
    """Line, counted from 0, and character of its first token or comment."""
    obsolete: bool | None = None
    translator: list[str] = field(default_factory=list)
    extracted: list[str] = field(default_factory=list)
    occurrences: list[tuple[str, str]] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    sticky: list[str] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)
    """By keyword; previous ones as `|msgid`, plural forms as `msgstr[0]`."""
    lines: dict[str, int] = field(default_factory=dict)
    forms: int = 0

    def complete(self) -> bool:
        """Has the message a translation, empty or not?"""
        return "msgstr" in self.texts or self.forms > 0

    def begun(self) -> bool:
        """Has a keyword of the message itself been read?"""
        return self.obsolete is not None


class _Scanner:
    """Reads lines into entries; `spans` are ((line, character), (line, character)) of each."""

    def __init__(self, lines: list[str], path: str, charset: str) -> None:
        self.lines = lines
        self.path = path
        self.charset = charset
        self.number = 0
        self.entries: list[polib.POEntry] = []
        self.spans: list[tuple[tuple[int, int], tuple[int, int]]] = []
        self.header: int | None = None
        self.draft: _Draft | None = None
        self.parts: list[str] | None = None
        self.keyword = ""
        self.last = 0
        self.seen: dict[tuple[str | None, str], int] = {}

    def scan(self) -> None:
        """Read every line. Raises AmbosError."""
        lines = self.lines
        while self.number < len(lines):
            line = lines[self.number]
            match = _LINE.match(line)
            if match is not None:
                keyword, index, raw = match.groups()
                if keyword is not None:
                    self._keyword(keyword, index, False, False, 0)
                self._string(raw, False, False)
            else:
                body = line.lstrip(_SPACE)
                if body.startswith("#"):
                    self._comment(body.rstrip("\r"))
                elif body:
                    self._tokens(line, 0, False, False)
            self.number += 1
        self.number = len(lines) - 1
        while self.number > 0 and not lines[self.number].strip():
            self.number -= 1
        if self.draft is not None and self.draft.begun():
            if not self.draft.complete() or not self.parts:
                raise self._error(
                    "the file ends in the middle of a message (restore the missing part, "
                    "or take the message out)"
                )
            self._finish()
        elif self.draft is not None and any(key[0] == "|" for key in self.draft.texts):
            raise self._error(
                "the file ends after a previous msgid (restore the missing part, "
                "or take the #| lines out)"
            )

    def _error(self, message: str, line: int | None = None) -> AmbosError:
        return AmbosError(message, path=self.path, line=(self.number if line is None else line) + 1)

    def _comment(self, body: str) -> None:
        if body.startswith("#~"):
            rest = body[2:]
            if rest.startswith("|"):
                self._tokens(rest, 1, True, True)
            elif (inner := rest.lstrip(_SPACE)).startswith("#"):
                self._comment(inner[:2].replace("#~", "#") + inner[2:])
            else:
                self._tokens(rest, 0, True, False)
            return
        if body.startswith("#|"):
            self._tokens(body, 2, False, True)
            return
        draft = self._open()
        kind, rest = body[1:2], body[2:]
        if kind == ".":
            draft.extracted.append(rest.removeprefix(" "))
        elif kind == ":":
            for path, line, plain in _REFERENCE.findall(rest):
                if plain:
                    numbered = _NUMBERED.fullmatch(plain)
                    draft.occurrences.append(
                        (numbered[1], numbered[2]) if numbered else (plain, "")
                    )
                else:
                    draft.occurrences.append((path, line))
        elif kind == ",":
            draft.flags += [flag for part in rest.split(",") if (flag := part.strip())]
        elif kind == "=":
            sticky = [flag for part in rest.split(",") if (flag := part.strip())]
            draft.flags += [flag for flag in sticky if flag not in draft.flags]
            draft.sticky += sticky
        else:
            draft.translator.append(body[1:].removeprefix(" "))

    def _open(self, character: int = 0) -> _Draft:
        """The draft that a comment or a first keyword belongs to."""
        draft = self.draft
        if draft is not None and draft.begun():
            if not draft.complete():
                raise self._error(
                    "a message without msgstr, or a comment inside a message "
                    '(add msgstr "", or move the comment above the message)',
                    draft.lines.get("msgid", self.number),
                )
            self._finish(character)
            draft = None
        if draft is None:
            draft = self.draft = _Draft((self.number, character))
        return draft

    def _tokens(self, line: str, at: int, obsolete: bool, previous: bool) -> None:
        """Read a line that is not simply a keyword and a string."""
        if not obsolete and not previous and _CONFLICT.match(line):
            raise self._error("conflict marker of git (resolve the conflict)")
        end = len(line.rstrip(_SPACE))
        while at < end:
            token = _TOKEN.match(line, at)
            if token is None:
                raise self._error(f"stray text: {_excerpt(line[at:])} (take it out)")
            word, raw, bracket, index, comment, other = token.groups()
            if word is not None:
                if obsolete and self.draft is not None and self.draft.complete() and at > 0:
                    ours = self.last == self.number and not previous
                    if ours and word in {"msgid", "msgctxt"}:
                        raise self._error("two obsolete messages on one line (write two lines)")
                start = token.start(1)
                shape = re.compile(r"[ \t]*\[[ \t]*([0-9]{1,4})[ \t]*\]").match(line, token.end())
                self._keyword(
                    word, shape[1] if shape else None, obsolete, previous, start if at else 0
                )
                at = shape.end() if shape else token.end()
                continue
            if raw is not None:
                self._string(raw, obsolete, previous)
            elif comment is not None:
                break
            elif bracket is not None:
                raise self._error(f"stray text: [{index}] (write msgstr[{index}])")
            elif other == '"':
                if line.endswith("\\") and self.number + 1 < len(self.lines):
                    self.number += 1
                    line = line[:-1] + self.lines[self.number]
                    end = len(line.rstrip(_SPACE))
                    continue
                raise self._error(
                    f"a string that is not closed: {_excerpt(line[token.start(6) :])} "
                    "(add the quotation mark, or restore what was cut off)"
                )
            else:
                raise self._error(
                    f"stray text: {_excerpt(line[token.start(6) :])} "
                    "(take it out, or put it in quotation marks)"
                )
            at = token.end()

    def _keyword(
        self, word: str, index: str | None, obsolete: bool, previous: bool, character: int
    ) -> None:
        if word == "domain":
            raise self._error("a domain directive (put each domain in a file of its own)")
        if word not in {"msgctxt", "msgid", "msgid_plural", "msgstr"}:
            raise self._error(
                f"stray text: {_excerpt(word)} (take it out, or put it in quotation marks)"
            )
        if self.parts is not None and not self.parts:
            raise self._error(f'{self.keyword} without text (write {self.keyword} "")')
        first = word == "msgctxt" or (
            word == "msgid" and (self.draft is None or self.draft.complete() or previous)
        )
        if previous:
            draft = self._open(character)
            key = "|" + word
            if index is not None or word == "msgstr" or key in draft.texts:
                raise self._error(f"{word} does not belong on a #| line (take it out)")
        else:
            draft = self._open(character) if first or self.draft is None else self.draft
            key = self._message_key(draft, word, index, obsolete)
        draft.texts[key] = self.parts = []
        draft.lines[key] = self.number
        self.keyword = word if index is None else f"{word}[{index}]"

    def _message_key(self, draft: _Draft, word: str, index: str | None, obsolete: bool) -> str:
        """Check that a keyword may stand here; what its text is kept under."""
        if draft.obsolete is not None and draft.obsolete != obsolete:
            raise self._error("a message is obsolete in part (write #~ before each of its lines)")
        texts = draft.texts
        if word in {"msgid_plural", "msgstr"} and "msgid" not in texts:
            raise self._error(f"{word} without msgid (write the msgid above it)")
        if word == "msgid" and "msgid" in texts:
            raise self._error('msgid without msgstr (add msgstr "")', draft.lines["msgid"])
        if word == "msgid_plural" and (word in texts or draft.complete()):
            raise self._error("msgid_plural in the wrong place (write it once, below msgid)")
        if word != "msgstr" and index is not None:
            raise self._error(f"{word} has no [{index}] (take it out)")
        draft.obsolete = obsolete
        if word != "msgstr":
            return word
        if index is None:
            if "msgid_plural" in texts:
                raise self._error("msgstr of a plural message has no index (write msgstr[0])")
            if "msgstr" in texts:
                raise self._error("a second msgstr (take one of them out)")
            return word
        if "msgid_plural" not in texts:
            raise self._error(f"msgstr[{index}] without msgid_plural (add msgid_plural)")
        if int(index) != draft.forms:
            raise self._error(f"msgstr[{index}] stands where msgstr[{draft.forms}] is due (add it)")
        draft.forms += 1
        return f"msgstr[{int(index)}]"

    def _string(self, raw: str, obsolete: bool, previous: bool) -> None:
        if self.parts is None or self.draft is None:
            raise self._error("a string without keyword (write msgid or msgstr before it)")
        key = self.keyword
        if not previous:
            if key not in self.draft.texts:
                raise self._error("a string without keyword (write msgid or msgstr before it)")
            if self.draft.obsolete is not None and self.draft.obsolete != obsolete:
                raise self._error(
                    "a message is obsolete in part (write #~ before each of its lines)"
                )
        if "\\" in raw:
            raw = _ESCAPE.sub(self._unescape, raw)
        self.parts.append(raw)
        self.last = self.number

    def _unescape(self, match: re.Match[str]) -> str:
        escape = match[0]
        if escape in _NAMED:
            return _NAMED[escape]
        numbers = _NUMERIC.findall(escape)
        if not numbers:
            raise self._error(f"unknown escape {escape} (write \\\\ for a backslash)")
        values = bytes(int(two, 16) & 255 if two else int(eight, 8) & 255 for two, eight in numbers)
        if 0 in values:
            raise self._error(f"{escape} is NUL (take it out)")
        try:
            return values.decode(self.charset)
        except UnicodeDecodeError as error:
            raise self._error(
                f"{escape} is not {self.charset} text (write the character itself)"
            ) from error

    def _finish(self, character: int = 0) -> None:
        """Turn the draft into an entry; the next one begins at `character`, if on the same line."""
        draft = self.draft
        assert draft is not None
        if not self.parts:
            raise self._error(f'{self.keyword} without text (write {self.keyword} "")')
        texts = {key: "".join(parts) for key, parts in draft.texts.items()}
        forms = [f"msgstr[{form}]" for form in range(draft.forms)]
        entry = polib.POEntry(
            msgctxt=texts.get("msgctxt"),
            msgid=texts["msgid"],
            msgid_plural=texts.get("msgid_plural", ""),
            msgstr=texts.get("msgstr", ""),
            msgstr_plural={form: texts[key] for form, key in enumerate(forms)},
            obsolete=bool(draft.obsolete),
            tcomment="\n".join(draft.translator),
            comment="\n".join(draft.extracted),
            occurrences=draft.occurrences,
            flags=draft.flags,
            previous_msgctxt=texts.get("|msgctxt"),
            previous_msgid=texts.get("|msgid"),
            previous_msgid_plural=texts.get("|msgid_plural"),
            encoding=self.charset,
        )
        if draft.sticky:
            setattr(entry, STICKY, frozenset(draft.sticky))
        lines = {key: line + 1 for key, line in draft.lines.items()}
        where = Positions(
            comment=draft.start[0] + 1,
            msgctxt=lines.get("msgctxt"),
            msgid=lines["msgid"],
            msgid_plural=lines.get("msgid_plural"),
            msgstr=tuple(lines[key] for key in forms or ["msgstr"]),
        )
        place(entry, where)
        if not draft.obsolete:
            self._check_unique(entry)
            if entry.msgid == "" and entry.msgctxt is None:
                self.header = len(self.entries)
        shared = character > 0 and self.last == self.number
        end = (self.number, character) if shared else (self.last + 1, 0)
        self.entries.append(entry)
        self.spans.append((draft.start, end))
        self.draft = self.parts = None

    def _check_unique(self, entry: polib.POEntry) -> None:
        key = (entry.msgctxt, entry.msgid)
        line = entry.linenum or 1
        first = self.seen.get(key)
        if first is not None:
            what = _excerpt(entry.msgid) if entry.msgid else "the header"
            raise self._error(
                f"duplicate message: {what} stands in line {first} too (take one of them out)",
                line - 1,
            )
        self.seen[key] = line


def _byte_spans(
    spans: list[tuple[tuple[int, int], tuple[int, int]]],
    lines: list[str],
    data: bytes,
    charset: str,
) -> list[tuple[int, int]]:
    """(line, character) spans as byte offsets."""
    starts = [0, *accumulate(len(line) + 1 for line in data.split(b"\n"))]
    mark = 3 if data.startswith(b"\xef\xbb\xbf") else 0
    starts[0] = mark
    starts[-1] = len(data)

    def offset(place: tuple[int, int]) -> int:
        line, character = place
        if not character:
            return starts[line]
        return starts[line] + len(lines[line][:character].encode(charset))

    return [(offset(start), offset(end)) for start, end in spans]


def _excerpt(text: str) -> str:
    """The beginning of a text, fit for one line of a message."""
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:39] + "…"
