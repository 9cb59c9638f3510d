"""A dictionary from the bytes of its two files, as hunspell(5) says."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator

from i18n.errors import AmbosError
from i18n.spelling._dictionary import Affix, Dictionary, flags_of

_SET = re.compile(rb"^\s*SET\s+(\S+)", re.MULTILINE)
_ENCODINGS = {"microsoft-cp1251": "cp1251", "tis620-2533": "tis-620"}
"""What Hunspell calls otherwise than Python (its src/hunspell/csutil.cxx)."""
_KINDS = ("long", "num")
"""Of flags that are no single characters."""
_HIDING = ("NEEDAFFIX", "FORBIDDENWORD", "ONLYINCOMPOUND")
_COMPOUNDING = ("COMPOUNDFLAG", "COMPOUNDBEGIN", "COMPOUNDEND", "COMPOUNDMIDDLE")
_AFFIX_FIELDS = 5
_ENTRY = re.compile(r"((?:[^/\t\r\\]|\\.)+?)(?:/([^\s]*))?(?:\s+\w\w:.*)?\s*\Z")


def read(affixes: bytes, words: bytes, name: str) -> Dictionary | None:
    """The dictionary, or None for a language that joins words as it likes.

    Raises AmbosError for an encoding that Python does not know, and text that is not in it.
    """
    match = _SET.search(affixes)
    encoding = match[1].decode("ascii", "replace") if match else "latin-1"
    encoding = _ENCODINGS.get(encoding.lower(), encoding)
    try:
        codecs.lookup(encoding)
        rules = affixes.decode(encoding, "replace").removeprefix("\ufeff").splitlines()
        text = words.decode(encoding).removeprefix("\ufeff")
    except (LookupError, UnicodeError) as error:
        raise AmbosError(f"cannot be read: {error} (install it again)", path=name) from error
    if any(line.startswith(_COMPOUNDING) for line in rules):
        return None
    return _dictionary(_stems(text), rules)


def _stems(text: str) -> dict[str, str]:
    """The words with their flags, as they are written; the first line is their number."""
    lines = text.split("\n")[1:]
    if any(mark in text for mark in "\t\\\r"):
        entries = [_entry(line) for line in lines]
    else:
        entries = [(word, flags) for word, _, flags in (line.partition("/") for line in lines)]
    found = dict(entries)
    if len(found) < len(entries):
        for word, flags in entries:
            # another entry of the word stands further below
            if found[word] != flags and flags:
                found[word] = f"{found[word]} {flags}".strip()
    for word in [word for word in found if word[-1:] == " "]:
        found.setdefault(word.rstrip(), found.pop(word))
    found.pop("", None)
    return found


def _entry(line: str) -> tuple[str, str]:
    """A word and its flags, of a line with an escaped slash or with what is said of the word."""
    match = _ENTRY.match(line)
    return (match[1].replace("\\/", "/"), match[2] or "") if match else ("", "")


def _dictionary(stems: dict[str, str], lines: Iterable[str]) -> Dictionary:
    """The dictionary of some stems and the lines of an affix file."""
    prefixes: dict[str, dict[str, list[Affix]]] = {}
    suffixes: dict[str, dict[str, list[Affix]]] = {}
    kind, hidden = "short", set()
    aliases: list[str] = []
    replaced: list[tuple[str, str]] = []
    crossed: dict[tuple[str, str], bool] = {}
    for parts in _fields(lines):
        name = parts[0]
        if name in ("PFX", "SFX"):
            if len(parts) < _AFFIX_FIELDS:
                crossed[name, parts[1]] = parts[2:3] == ["Y"]
                continue
            taken, (added, _, more) = parts[2], parts[3].partition("/")
            is_crossed = crossed.get((name, parts[1]), False)
            allowed = flags_of(more, kind, aliases) if more else frozenset()
            rule = Affix(parts[1], parts[4], is_crossed, allowed)
            table = prefixes if name == "PFX" else suffixes
            group = table.setdefault("" if added == "0" else added, {})
            group.setdefault("" if taken == "0" else taken, []).append(rule)
        elif name == "FLAG":
            kind = parts[1] if parts[1] in _KINDS else "short"
        elif name == "AF" and not (not aliases and parts[1].isdecimal() and len(parts) == 2):
            aliases.append(parts[1])
        elif name in _HIDING:
            hidden.add(parts[1])
        elif name == "ICONV" and len(parts) > 2:
            replaced.append((parts[1], parts[2]))
    return Dictionary(
        stems=stems,
        prefixes=prefixes,
        suffixes=suffixes,
        kind=kind,
        aliases=tuple(aliases),
        hidden=frozenset(hidden),
        replaced=tuple(replaced),
    )


def _fields(lines: Iterable[str]) -> Iterator[list[str]]:
    for line in lines:
        parts = line.split()
        if len(parts) > 1 and not parts[0].startswith("#"):
            yield parts
