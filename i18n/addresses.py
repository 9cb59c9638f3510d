"""The addresses that pages have had: `locales/slugs.toml`, so that old ones go on leading somewhere.

Each language is a table of domains, each with the folders of its page below that of the language, the
first one first and the present one last, which may be the same:

    [es]
    "market" = ["mercado", "mercado-viejo"]

A page in two languages is named by both, the document's own first, and has the folder of that one. So
a last table has the languages that each translated document was written in, the present one last:

    [originals]
    "market" = ["en"]

Languages are read in either spelling, `es_MX` or `es-MX`, and kept and written as gettext writes them.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from i18n.errors import AmbosError
from i18n.languages import catalog_code, is_code
from i18n.slugs import folded

ORIGINALS = "originals"
"""The table of the languages that documents were written in; no language has such a code."""

Key = TypeVar("Key", bound=Hashable)
Tables = Mapping[tuple[str, str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class History:
    """Where pages have been.

    `folders` are by domain and language, below that of the language; `originals` are by domain, the
    languages that a document was written in while it had pages in two. The first one stands first, and the
    last one last; each stands once, but for a first one that is the last again.
    """

    folders: Tables = field(default_factory=dict)
    originals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def domains(self) -> frozenset[str]:
        """Those that have had a page."""
        return frozenset(domain for domain, _ in self.folders)

    def first(self, domain: str, language: str) -> str | None:
        """The folder that its page had first; None where it has had none."""
        return next(iter(self.folders.get((domain, language), ())), None)


_HEAD = """\
# The addresses of published pages, the present one last. Ambos writes this file and makes redirects
# of the earlier ones: keep it with the catalogs, under version control.
"""
_LINE = re.compile(r'"([^"\\]*)" = \[("[^"\\]*"(?:, "[^"\\]*")*)\]')
_TABLE = re.compile(r'\[(?:([A-Za-z0-9_-]+)|"([^"\\]*)")\]')

_BARE = re.compile(r"[A-Za-z0-9_-]+")
"""The keys that TOML takes without quotation marks (TOML 1.0, "Keys")."""


def read(data: bytes, path: str) -> History:
    """The history in the bytes of a file. Raises AmbosError for one that is no such history."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AmbosError("is not UTF-8 (save it as UTF-8)", path=path) from error
    found = _as_written(text)
    return _of_tables(found if found is not None else _as_toml(text, path))


def _of_tables(tables: Tables) -> History:
    folders = {at: one for at, one in tables.items() if at[1] != ORIGINALS}
    return History(
        folders, {domain: one for (domain, name), one in tables.items() if name == ORIGINALS}
    )


def _as_written(text: str) -> Tables | None:
    """The tables in a text that `write` wrote; None in one of another form.

    It is read at each build: twenty times as fast as TOML is.
    """
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    table = ""
    for line in text.splitlines():
        if match := _LINE.fullmatch(line):
            values = tuple(match[2][1:-1].split('", "'))
            is_value = is_code if table == ORIGINALS else _is_folder
            if not table or (match[1], table) in found or not all(map(is_value, values)):
                return None
            found[match[1], table] = _codes(values) if table == ORIGINALS else values
        elif match := _TABLE.fullmatch(line):
            table = match[1] or match[2]
            if not _is_table(table):
                return None
            table = catalog_code(table)
        elif line and not line.startswith("#"):
            return None
    return found


def _as_toml(text: str, path: str) -> Tables:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        what = f"{str(error).partition(' (at ')[0]} (write TOML; texts stand in quotation marks)"
        raise AmbosError(what, path=path, line=int(place[1]) if place else None) from error
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for name, table in tables.items():
        for domain, values in table.items() if isinstance(table, dict) else ((name, table),):
            if name == ORIGINALS and not (isinstance(table, dict) and _are_codes(values)):
                what = f'\'{domain}\' has no list of languages (write "{domain}" = ["en"])'
                raise AmbosError(what, path=path, line=_line(text, domain))
            if name != ORIGINALS and not (isinstance(table, dict) and _are_folders(values)):
                what = f'\'{domain}\' has no list of addresses (write "{domain}" = ["market"])'
                raise AmbosError(what, path=path, line=_line(text, domain))
            at = domain, catalog_code(name)
            every = _codes(values) if name == ORIGINALS else tuple(values)
            found[at] = _with(found.get(at, ()), every)
        if not _is_table(name):
            what = f"{name!r} is no language (write a code such as [es] or [es_MX])"
            raise AmbosError(what, path=path, line=_line(text, name))
    return found


def _is_table(name: str) -> bool:
    return name == ORIGINALS or is_code(name)


def _codes(values: Iterable[str]) -> tuple[str, ...]:
    """Languages as gettext writes them."""
    return tuple(map(catalog_code, values))


def _are_codes(value: Any) -> bool:
    """Is this a list of languages?"""
    return (
        isinstance(value, list)
        and len(value) > 0
        and all(isinstance(one, str) and is_code(one) for one in value)
    )


def _are_folders(value: Any) -> bool:
    """Is this a list of folders below that of a language?"""
    return (
        isinstance(value, list)
        and len(value) > 0
        and all(isinstance(folder, str) and _is_folder(folder) for folder in value)
    )


def _is_folder(text: str) -> bool:
    """Is this the name of a folder below another, on every system?"""
    is_plain = text.isprintable() and not set('\\:*?"<>|') & set(text)
    return is_plain and not {"", ".", ".."} & set(text.split("/"))


def _line(text: str, key: str) -> int | None:
    lines = enumerate(text.splitlines(), 1)
    return next((n for n, line in lines if key in line and not line.startswith("#")), None)


def write(history: History) -> bytes:
    """The file of a history, its lines sorted, the originals behind the languages."""
    lines = [_HEAD]
    rows = sorted((code, domain) for domain, code in history.folders)
    table = None
    for code, domain in rows:
        if code != table:
            key = code if _BARE.fullmatch(code) else _quoted(code)
            lines.append(f"\n[{key}]\n" if table else f"[{key}]\n")
            table = code
        lines.append(_row(domain, history.folders[domain, code]))
    if history.originals:
        lines.append(f"\n[{ORIGINALS}]\n" if table else f"[{ORIGINALS}]\n")
        lines += (_row(domain, codes) for domain, codes in sorted(history.originals.items()))
    return "".join(lines).encode()


def _row(domain: str, values: tuple[str, ...]) -> str:
    return f"{_quoted(domain)} = [{', '.join(map(_quoted, values))}]\n"


def _quoted(text: str) -> str:
    """A basic string of TOML: JSON's escapes are among its own."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def noted(history: History, present: History) -> History:
    """The history with the present folders and languages of pages.

    An address that another page has taken is no longer one of a page that had it before.
    """
    owners = {
        (language, folded(folder)): domain
        for (domain, language), folders in present.folders.items()
        for folder in folders
    }
    folders = {}
    for at, every in _joined(history.folders, present.folders):
        domain, language = at
        kept = [one for one in every if owners.get((language, folded(one)), domain) == domain]
        if kept:
            folders[at] = _each_once(kept)
    return History(folders, dict(_joined(history.originals, present.originals)))


def noted_since(now: History, earlier: History, present: History) -> History:
    """The history `now` with those present addresses and languages that are new since an earlier one.

    Who read `earlier` may not know what became of its documents since: what that said is not said again.
    """
    history = noted(earlier, present)
    if now == earlier:
        return history
    folders = {
        at: one
        for at, one in present.folders.items()
        if history.folders.get(at) != earlier.folders.get(at)
    }
    originals = {
        domain: one
        for domain, one in present.originals.items()
        if history.originals.get(domain) != earlier.originals.get(domain)
    }
    return noted(now, History(folders, originals))


def moved(history: History, moves: Mapping[str, str]) -> History:
    """The history once documents have other names, each old domain with the new one.

    A new domain has what the old one had, and behind it what it has itself.
    """
    folders: dict[tuple[str, str], tuple[str, ...]] = {}
    originals: dict[str, tuple[str, ...]] = {}
    # what goes nowhere stands first
    for (domain, language), every in sorted(
        history.folders.items(), key=lambda item: item[0][0] in moves
    ):
        at = (moves.get(domain, domain), language)
        folders[at] = _with(every, folders.get(at, ()))
    for domain, codes in sorted(history.originals.items(), key=lambda item: item[0] in moves):
        goal = moves.get(domain, domain)
        originals[goal] = _with(codes, originals.get(goal, ()))
    return History(folders, originals)


def _joined(
    earlier: Mapping[Key, tuple[str, ...]], present: Mapping[Key, tuple[str, ...]]
) -> Iterator[tuple[Key, tuple[str, ...]]]:
    """What was with what is, the present ones last."""
    for key in {**earlier, **present}:
        yield key, _with(earlier.get(key, ()), present.get(key, ()))


def _with(earlier: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
    """What was with what is now at the end."""
    return _each_once((*earlier, *now))


def _each_once(values: Sequence[str]) -> tuple[str, ...]:
    """The first one first and the last one last, which may be the same, and what is between them once."""
    last = values[-1]
    others = [one for one in dict.fromkeys(values) if one != last]
    return (last, *others, last) if others and values[0] == last else (*others, last)
