"""What a catalog of sentences remembers of the paragraphs that it was cut from.

A line stands among the translator comments of one of a paragraph's sentences:
`# ambos: paragraph . 5f0c9d21aa {"msgstr":["","\\n",""]}`. It names the paragraph's messages in order,
`.` for the one where it stands and the others by `identity`. An object in JSON follows with whatever
the messages do not say themselves:

* `msgid`, `msgstr`: the white space before, between and behind the parts, where it is not a space
* `own`: by the part's number, what the paragraph says there in other words than the message, and the
  `state` of the message that this holds for
* `flags`, `comment`, `extracted`, `references`, `previous`: the paragraph's fields
* `obsolete`, `before`: the paragraph was obsolete; it stood before this message, not behind it

A paragraph of sentences of which one was left out on purpose, or merged into the next, says so in
turn: `# ambos: sentences 27 - 64 91ab07e2` has where in the msgstr each ends, or the sign of its mark, and
a hash of msgid and msgstr, with which it holds.

polib and Babel wrap comments, at white space and at hyphens. So a record is written without hyphens, and
with no white space but single spaces: where it goes on in the next line, a space stood.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import polib

from i18n.catalogs import approval, splits
from i18n.catalogs.extract import Key
from i18n.catalogs.marks import INTO_NEXT, INTO_PREVIOUS, LEFT_OUT, MARKS

HERE = "."
ALSO = "ambos: also "
"""Before another translation of a sentence, on one line, that stood in another paragraph."""

_RECORD = re.compile(r"ambos: paragraph((?: (?:\.|[0-9a-f]{10}))+)(?: (\{.*\}))?")
_JOINED = re.compile(r"ambos: joined ([0-9a-f]{16})")
_SENTENCES = re.compile(r"ambos: sentences ((?:(?:[0-9]{1,9}|[-^v]) )+)([0-9a-f]{8})")
_SIGNS = {"-": LEFT_OUT, "^": INTO_PREVIOUS, "v": INTO_NEXT}
_DECIDED = frozenset({LEFT_OUT, INTO_NEXT})
"""The marks that nothing but a translator sets."""

_BREAKS = re.compile("[\x7f-\x9f]|[^\\S ]|-|(?<= ) | (?=ambos: )")
"""What ends a line, or may be lost where one is wrapped."""

_NAMES = r"(?:\.|[0-9a-f]{10})(?: (?:\.|[0-9a-f]{10}))*"
_BEGUN = re.compile(rf"ambos: paragraph(?: {_NAMES})?(?: \{{.*)?")
_GOES_ON = re.compile(rf"{_NAMES}(?: \{{.*)?|\{{.*")
_BROKEN = re.compile(rf"ambos: paragraph {_NAMES} \{{")
_NUMBERS = re.compile(r"(?:(?:[0-9]{1,9}|[-^v])(?: |\Z))*(?:[0-9a-f]{8})?")
_AT_A_HYPHEN = re.compile(r"\S-\n|\n--")
Extras = Mapping[str, Any]


class Record(NamedTuple):
    """A paragraph: its messages, `HERE` or an `identity` each, and what they do not say of it."""

    parts: tuple[str, ...]
    extras: Extras

    @property
    def is_before(self) -> bool:
        """Did the paragraph stand before the message that names it?"""
        return bool(self.extras.get("before"))

    def line(self) -> str:
        """The record as a line of a translator comment."""
        named = f"ambos: paragraph {' '.join(self.parts)}"
        if not self.extras:
            return named
        told = json.dumps(self.extras, ensure_ascii=False, separators=(",", ":"))
        return f"{named} {_BREAKS.sub(lambda found: f'{chr(92)}u{ord(found[0]):04x}', told)}"


def records(entry: polib.POEntry) -> list[Record]:
    """The records that stand in a message, in order; a line that is none is left out."""
    if "ambos: paragraph" not in (entry.tcomment or ""):
        return []
    return [found for line in _lines(entry) if (found := record(line)) is not None]


def has_broken_record(entry: polib.POEntry) -> bool:
    """Stands in a message what was a record, and cannot be read for sure?"""
    if "ambos: paragraph" not in (entry.tcomment or ""):
        return False
    return any(_BROKEN.match(line) and record(line) is None for line in _lines(entry))


def _lines(entry: polib.POEntry) -> list[str]:
    """The lines of a message's translator comments, notes about the cut in one each, however wrapped."""
    lines = entry.tcomment.split("\n") if entry.tcomment else []
    if len(lines) < 2 or "ambos: " not in entry.tcomment:
        return lines
    found = []
    at = 0
    while at < len(lines):
        end = at + 1
        if _BEGUN.fullmatch(lines[at]):
            end = _end_of_record(lines, at)
        elif lines[at].startswith("ambos: sentences ") and not _SENTENCES.fullmatch(lines[at]):
            while end < len(lines) and _NUMBERS.fullmatch(lines[end]):
                end += 1
            if not _SENTENCES.fullmatch(" ".join(lines[at:end])):
                end = at + 1
        found.append(" ".join(lines[at:end]))
        at = end
    return found


def _end_of_record(lines: Sequence[str], start: int) -> int:
    """The line behind a record that begins in a line; the next one where it cannot be read for sure."""
    end = start + 1
    has_object = "{" in lines[start]
    while not has_object and end < len(lines) and _GOES_ON.fullmatch(lines[end]):
        has_object = "{" in lines[end]
        end += 1
    if not has_object:
        return end
    stop = end
    while stop < len(lines) and not lines[stop].startswith("ambos: "):
        stop += 1
    whole = " ".join(lines[start:stop])
    try:
        _, length = json.JSONDecoder().raw_decode(whole, whole.index("{"))
    except (ValueError, RecursionError):
        return start + 1
    read = sum(map(len, lines[start:end])) + end - start - 1
    while read < length:
        read += 1 + len(lines[end])
        end += 1
    is_sure = read == length and not _AT_A_HYPHEN.search("\n".join(lines[start:end]))
    return end if is_sure else start + 1


def record(line: str) -> Record | None:
    """What a line of a translator comment says; None where it is no record."""
    match = _RECORD.fullmatch(line)
    if match is None:
        return None
    try:
        extras = json.loads(match[2]) if match[2] else {}
        json.dumps(extras, ensure_ascii=False).encode()
    except (ValueError, RecursionError):  # half a surrogate pair, or an array in a thousand others
        return None
    parts = tuple(match[1].split())
    return Record(parts, extras) if _is_sound(extras, len(parts)) else None


def _is_sound(extras: Extras, count: int) -> bool:
    """Has a record what `line` writes, whoever wrote it?"""
    texts = {"comment": str, "extracted": str, "flags": list, "own": dict, "references": list}
    if any(name in extras and not isinstance(extras[name], of) for name, of in texts.items()):
        return False
    for name in ("msgid", "msgstr"):
        gaps = extras.get(name, [""] * (count + 1))
        if not isinstance(gaps, list) or len(gaps) != count + 1 or not _are_texts(gaps):
            return False
    own = extras.get("own", {})
    rows = [*own.values(), *extras.get("references", [])]
    if not all(isinstance(row, list) and len(row) == 2 and _are_texts(row) for row in rows):
        return False
    lines = [
        *extras.get("flags", []),
        *(part for row in extras.get("references", []) for part in row),
    ]
    if not _are_texts(lines) or any(len(line.splitlines()) > 1 for line in lines):
        return False
    previous = extras.get("previous", [None, None, None])
    return (
        own.keys() <= set(map(str, range(count)))
        and isinstance(previous, list)
        and len(previous) == 3
        and all(text is None or isinstance(text, str) for text in previous)
    )


def _are_texts(values: Sequence[object]) -> bool:
    return all(isinstance(value, str) for value in values)


def identity(key: Key) -> str:
    """What names a message in a record: 10 hexadecimal digits of SHA-256."""
    context, msgid = key
    whole = f"{'' if context is None else context}\4{context is None}\0{msgid}"
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def state(entry: polib.POEntry) -> str:
    """What tells that a message was edited: 8 hexadecimal digits over its msgstr, and if it is fuzzy."""
    whole = f"{entry.msgstr}\0{entry.fuzzy}"
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def joined_line(entry: polib.POEntry) -> str:
    """The note of a message that is fuzzy for being joined, in a paragraph that was approved."""
    return f"ambos: joined {approval.digest(entry.msgid, entry.msgstr)}"


def is_approved(entry: polib.POEntry) -> bool:
    """Is a message approved, or untouched since an approved paragraph was cut?"""
    if not entry.fuzzy:
        return True
    notes = (_JOINED.fullmatch(line) for line in (entry.tcomment or "").split("\n"))
    own = approval.digest(entry.msgid, entry.msgstr)
    return any(note is not None and note[1] == own for note in notes)


def remarks(entry: polib.POEntry) -> list[str]:
    """The lines of a message's translator comments that are not about the cut."""
    return [line for line in _lines(entry) if not _is_note(line)]


def _is_note(line: str) -> bool:
    if not line.startswith("ambos: "):
        return False
    is_ours = _JOINED.fullmatch(line) or _SENTENCES.fullmatch(line) or record(line)
    return line.startswith(ALSO) or is_ours is not None


def restored(
    one: Record, at: polib.POEntry | None, parts: Sequence[polib.POEntry], more: Sequence[str]
) -> polib.POEntry:
    """The paragraph of a record: of its messages as they are now, and of what it has of its own.

    `at` is the message where the record stands, `more` are comments that came to the others. What
    was edited since the cut holds; the paragraph is fuzzy where a part is that was not so for the
    cut alone, and where a part has no translation.
    """
    extras = one.extras
    carrier = at if HERE in one.parts else None
    texts, is_fuzzy = [], False
    for n, part in enumerate(parts):
        own = extras.get("own", {}).get(str(n))
        is_own = own is not None and own[1] == state(part)
        texts.append(own[0] if is_own else part.msgstr)
        is_fuzzy = is_fuzzy or not (is_own or is_approved(part))
    is_fuzzy = is_fuzzy or (any(texts) and not all(texts))
    lines = remarks(carrier) if carrier is not None else []
    if "comment" in extras:
        recorded = extras["comment"].split("\n")
        lines = [*recorded, *(line for line in lines if line not in recorded)]
    whole = polib.POEntry(
        msgctxt=parts[0].msgctxt,
        msgid=spaced([part.msgid for part in parts], extras.get("msgid")),
        msgstr=spoken(texts, extras.get("msgstr")),
        tcomment="\n".join([*lines, *dict.fromkeys(one for one in more if one not in lines)]),
        comment=extras.get("extracted", carrier.comment if carrier is not None else ""),
        flags=_flags(extras.get("flags", carrier.flags if carrier is not None else []), is_fuzzy),
        obsolete=bool(extras.get("obsolete")),
    )
    if "flags" in extras and "fuzzy" in extras["flags"]:
        whole.flags = list(extras["flags"])
    if not _DECIDED.isdisjoint(texts) and not MARKS.issuperset(texts):
        note = _sentences_line(texts, whole)
        if note not in whole.tcomment.split("\n"):
            whole.tcomment = f"{whole.tcomment}\n{note}" if whole.tcomment else note
    if "references" in extras:
        whole.occurrences = [(path, line) for path, line in extras["references"]]
    elif carrier is not None:
        whole.occurrences = list(carrier.occurrences)
    previous = extras.get("previous")
    if previous is None and carrier is not None:
        previous = previous_of(carrier)
    if previous is not None:
        whole.previous_msgctxt, whole.previous_msgid, whole.previous_msgid_plural = previous
    return whole


def _sentences_line(texts: Sequence[str], whole: polib.POEntry) -> str:
    """The note of a paragraph with the marks of its sentences."""
    signs = {mark: sign for sign, mark in _SIGNS.items()}
    named, at = [], 0
    for text in texts:
        if text not in signs:
            at = whole.msgstr.index(text, at) + len(text)
        named.append(signs.get(text, str(at)))
    return f"ambos: sentences {' '.join(named)} {_sum_of(whole)}"


def _sum_of(entry: polib.POEntry) -> str:
    return approval.digest(entry.msgid, entry.msgstr)[:8]


def remembered(entry: polib.POEntry, count: int) -> list[tuple[str, tuple[int, int]]] | None:
    """The msgstrs of a paragraph's sentences, and where they lie in its own, as its note has them.

    None where it has no note that holds, or not one of so many sentences. A mark lies at an empty span.
    """
    notes = [match for line in _lines(entry) if (match := _SENTENCES.fullmatch(line))]
    named = notes[-1][1].split() if notes else []
    if len(named) != count or notes[-1][2] != _sum_of(entry):
        return None
    found: list[tuple[str, tuple[int, int]]] = []
    at = 0
    for name in named:
        if name in _SIGNS:
            found.append((_SIGNS[name], (at, at)))
            continue
        piece = entry.msgstr[at : int(name)]
        start = int(name) - len(piece.lstrip())
        found.append((piece.lstrip(), (start, int(name))))
        at = int(name)
    return found


def previous_of(entry: polib.POEntry) -> list[str | None]:
    """The previous msgctxt, msgid and msgid_plural of a message."""
    return [entry.previous_msgctxt, entry.previous_msgid, entry.previous_msgid_plural]


def _flags(flags: Sequence[str], is_fuzzy: bool) -> list[str]:
    if is_fuzzy:
        return list(flags) if "fuzzy" in flags else ["fuzzy", *flags]
    return [flag for flag in flags if flag != "fuzzy"]


def spaced(texts: Sequence[str], gaps: Sequence[str] | None) -> str:
    """Texts one after the other with the white space of a record, or a space between them."""
    if gaps is None:
        return " ".join(texts)
    return gaps[0] + "".join(f"{text}{gap}" for text, gap in zip(texts, gaps[1:], strict=True))


def spoken(texts: Sequence[str], gaps: Sequence[str] | None) -> str:
    """The msgstr of a paragraph whose parts have these, marks left out.

    Where nothing is left, it is the mark of all, or the one for what is left out.
    """
    marks = {text for text in texts if text in MARKS}
    said = ["" if text in MARKS else text for text in texts]
    if marks and not any(said):
        return marks.pop() if len(marks) == 1 and all(texts) else LEFT_OUT
    if gaps is None:
        return splits.joined([text for text in said if text])
    whole, gap = gaps[0], ""
    for text, after in zip(said, gaps[1:], strict=True):
        if text:
            whole += gap + text
            gap = after
        else:
            gap = gap or after
    return whole + gap


def also_line(msgstr: str) -> str:
    """The note of a message with another translation of its msgid."""
    return f"{ALSO}{' '.join(msgstr.split())}"


def add_other(entry: polib.POEntry, msgstr: str) -> None:
    """Keep another translation of a message's msgid in its comments, where it is another."""
    if msgstr.strip() and msgstr != entry.msgstr:
        told = [entry.tcomment] if entry.tcomment else []
        entry.tcomment = "\n".join([*told, also_line(msgstr)])


def gaps_between(text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """What stands before, between and behind spans of a text."""
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    return [text[edges[n] : edges[n + 1]] for n in range(0, len(edges), 2)]


def resolved(
    one: Record, at: polib.POEntry, known: Mapping[str, polib.POEntry]
) -> list[polib.POEntry] | None:
    """The messages that a record names; None where one of them is not there."""
    found = [at if part == HERE else known.get(part) for part in one.parts]
    there = [entry for entry in found if entry is not None and not entry.msgid_plural]
    return there if len(there) == len(found) else None


def by_identity(entries: Sequence[polib.POEntry]) -> dict[str, polib.POEntry]:
    """The current messages by what names them in records."""
    return {
        identity((entry.msgctxt, entry.msgid)): entry
        for entry in reversed(entries)
        if not entry.obsolete
    }


def without_records(entry: polib.POEntry, gone: Sequence[Record]) -> str:
    """The translator comment of a message without the lines of these records."""
    return "\n".join(line for line in _lines(entry) if record(line) not in gone)
