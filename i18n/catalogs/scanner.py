"""The tokens of PO files, and the messages that they make: one pass over the lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import polib

from i18n.catalogs.blocks import NAMED, Block, block, listed
from i18n.catalogs.entries import message
from i18n.catalogs.positions import STICKY, Positions, place
from i18n.catalogs.references import occurrences
from i18n.errors import AmbosError

_SPACE = " \t\r\f\v"
_TEXT = r'"([^"\\\n]*(?:\\.[^"\\\n]*)*)"'
_LINE = re.compile(
    r"(?:(msgid|msgstr|msgctxt|msgid_plural)(?:\[([0-9]{1,4})\])?[ \t]+)?" + _TEXT + r"[ \t\r]*\Z"
)
_TOKEN = re.compile(
    r"[ \t\r\f\v]*(?:([a-zA-Z_]+)|" + _TEXT + r"|(\[)[ \t]*([0-9]+)[ \t]*\]|(#)|(.))"
)
_INDEX = re.compile(r"[ \t]*\[[ \t]*([0-9]+)[ \t]*\]")
_CONFLICT = re.compile(r"<<<<<<<|=======|>>>>>>>|\|\|\|\|\|\|\|")
_ESCAPE = re.compile(r"(?:\\(?:[0-7]{1,3}|x[0-9a-fA-F]+))+|\\.")
_NUMERIC = re.compile(r"\\(?:x([0-9a-fA-F]+)|([0-7]{1,3}))")
_FIRST = frozenset("#m")
"""What the first line of a message in its commonest form begins with."""


@dataclass(slots=True)
class _Draft:
    """A message that is being read; texts are lists of raw strings, quotation marks taken off."""

    start: tuple[int, int]
    """Line, counted from 0, and character of its first token or comment."""
    obsolete: bool | None = None
    translator: list[str] = field(default_factory=list)
    extracted: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
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


class Scanner:
    """Reads text into entries; `spans` are ((line, character), (line, character)) of each."""

    def __init__(self, text: str, path: str, charset: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.path = path
        self.charset = charset
        self.number = 0
        self.entries: list[polib.POEntry] = []
        self.spans: list[tuple[tuple[int, int], tuple[int, int]]] = []
        self.header: int | None = None
        self.draft: _Draft | None = None
        self.parts: list[str] | None = None
        self.keyword = ""
        self.previous = False
        self.last = 0
        self.seen: dict[tuple[str | None, str], int] = {}

    def scan(self) -> None:
        """Read every line. Raises AmbosError."""
        lines = self.lines
        start = read = 0  # the character where the line in hand begins, and its number
        while self.number < len(lines):
            line = lines[self.number]
            while read < self.number:
                start += len(lines[read]) + 1
                read += 1
            if line[:1] in _FIRST and (self.draft is None or self.draft.complete()):
                found = block(self.text, start)
                if found is not None:
                    if self.draft is not None:
                        self._finish()
                    self._take(found)
                    start, read = found.end + 1, self.number
                    continue
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
            draft.references.append(rest)
        elif kind == ",":
            draft.flags += listed(rest)
        elif kind == "=":
            sticky = listed(rest)
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
        opened = False
        while at < end:
            token = _TOKEN.match(line, at)
            if token is None:
                raise self._error(f"stray text: {_excerpt(line[at:])} (take it out)")
            word, raw, bracket, index, comment, other = token.groups()
            if word is not None:
                if obsolete and opened and word in {"msgid", "msgctxt"} and self._is_complete():
                    raise self._error("two obsolete messages on one line (write two lines)")
                shape = _INDEX.match(line, token.end())
                inside = opened and not obsolete and not previous
                character = token.start(1) if inside else 0
                self._keyword(word, shape[1] if shape else None, obsolete, previous, character)
                opened = True
                at = shape.end() if shape else token.end()
                continue
            if raw is not None:
                self._string(raw, obsolete, previous)
                opened = True
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

    def _shown(self) -> str:
        return self.keyword.removeprefix("|")

    def _is_complete(self) -> bool:
        return self.draft is not None and self.draft.complete()

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
            raise self._error(f'{self._shown()} without text (write {self._shown()} "")')
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
        self.keyword = key
        self.previous = previous

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
            raise self._error(f"msgstr[{_excerpt(index)}] without msgid_plural (add msgid_plural)")
        due = f"msgstr[{draft.forms}]"
        # as text: it may have more digits than a number can
        if (index.lstrip("0") or "0") != str(draft.forms):
            raise self._error(f"msgstr[{_excerpt(index)}] stands where {due} is due (add it)")
        draft.forms += 1
        return due

    def _string(self, raw: str, obsolete: bool, previous: bool) -> None:
        if self.parts is None or self.draft is None:
            raise self._error("a string without keyword (write msgid or msgstr before it)")
        if previous != self.previous:
            raise self._error("a string without keyword (write msgid or msgstr before it)")
        if not previous and self.draft.obsolete != obsolete:
            raise self._error("a message is obsolete in part (write #~ before each of its lines)")
        if "\\" in raw:
            raw = _ESCAPE.sub(self._unescape, raw)
        self.parts.append(raw)
        self.last = self.number

    def _unescape(self, match: re.Match[str]) -> str:
        escape = match[0]
        if escape in NAMED:
            return NAMED[escape]
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
            raise self._error(f'{self._shown()} without text (write {self._shown()} "")')
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
            occurrences=list(occurrences(tuple(draft.references))),
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
        shared = character > 0 and self.last == self.number
        end = (self.number, character) if shared else (self.last + 1, 0)
        self._add(entry, where, draft.start, end)
        self.draft = self.parts = None

    def _take(self, found: Block) -> None:
        """Turn a message that was read at one stroke into an entry, and go to the line behind it."""
        entry = message(
            msgctxt=found.msgctxt,
            msgid=found.msgid,
            msgstr=found.msgstr,
            tcomment="\n".join(found.translator),
            comment="\n".join(found.extracted),
            occurrences=list(occurrences(tuple(found.references))),
            flags=found.flags,
            encoding=self.charset,
        )
        line = self.number + 1
        context = None if found.msgctxt is None else line + found.context
        where = Positions(line, context, line + found.source, None, (line + found.target,))
        end = self.number + found.lines
        self._add(entry, where, (self.number, 0), (end, 0))
        self.number = end

    def _add(
        self,
        entry: polib.POEntry,
        where: Positions,
        start: tuple[int, int],
        end: tuple[int, int],
    ) -> None:
        """Take up an entry that stands at these places, each a line and a character."""
        place(entry, where)
        if not entry.obsolete:
            self._check_unique(entry)
            if entry.msgid == "" and entry.msgctxt is None:
                self.header = len(self.entries)
        self.entries.append(entry)
        self.spans.append((start, end))

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


def _excerpt(text: str) -> str:
    """The beginning of a text, fit for one line of a message."""
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:39] + "…"
