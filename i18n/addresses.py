"""The addresses that pages have had: `locales/slugs.toml`, so that old ones go on leading somewhere.

Each language is a table of domains, each with the folders of its page below that of the language, the
present one last:

    [es]
    "market" = ["mercado", "mercado-viejo"]
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from i18n.errors import AmbosError
from i18n.languages import is_code

History = Mapping[tuple[str, str], tuple[str, ...]]
"""By domain and language, the folders in which a page was, each once, the last one last."""

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
    return found if found is not None else _as_toml(text, path)


def _as_written(text: str) -> History | None:
    """The history in a text that `write` wrote; None in one of another form.

    It is read at each build: twenty times as fast as TOML is.
    """
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    language = ""
    for line in text.splitlines():
        if match := _LINE.fullmatch(line):
            folders = tuple(match[2][1:-1].split('", "'))
            if not language or (match[1], language) in found or not all(map(_is_folder, folders)):
                return None
            found[match[1], language] = folders
        elif match := _TABLE.fullmatch(line):
            language = match[1] or match[2]
            if not is_code(language):
                return None
        elif line and not line.startswith("#"):
            return None
    return found


def _as_toml(text: str, path: str) -> History:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        what = f"{str(error).partition(' (at ')[0]} (write TOML; texts stand in quotation marks)"
        raise AmbosError(what, path=path, line=int(place[1]) if place else None) from error
    found = {}
    for language, table in tables.items():
        for domain, folders in table.items() if isinstance(table, dict) else ((language, table),):
            if not isinstance(table, dict) or not _are_folders(folders):
                what = f'\'{domain}\' has no list of addresses (write "{domain}" = ["market"])'
                raise AmbosError(what, path=path, line=_line(text, domain))
            found[domain, language] = tuple(dict.fromkeys(folders))
        if not is_code(language):
            what = f"{language!r} is no language (write a code such as [es] or [es_MX])"
            raise AmbosError(what, path=path, line=_line(text, language))
    return found


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
    """The file of a history, its lines sorted."""
    lines = [_HEAD]
    language = None
    for code, domain in sorted((code, domain) for domain, code in history):
        if code != language:
            key = code if _BARE.fullmatch(code) else _quoted(code)
            lines.append(f"\n[{key}]\n" if language else f"[{key}]\n")
            language = code
        folders = ", ".join(map(_quoted, history[domain, code]))
        lines.append(f"{_quoted(domain)} = [{folders}]\n")
    return "".join(lines).encode()


def _quoted(text: str) -> str:
    """A basic string of TOML: JSON's escapes are among its own."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def noted(history: History, present: Mapping[tuple[str, str], str]) -> History:
    """The history with the pages' present folders, by domain and language.

    An address that another page has taken is no longer one of a page that had it before.
    """
    owners = {
        (language, folder.casefold()): domain for (domain, language), folder in present.items()
    }
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for at in {**history, **present}:
        domain, language = at
        now = present.get(at)
        earlier: Iterable[str] = history.get(at, ())
        if now is not None and tuple(earlier)[-1:] != (now,):
            earlier = [*(one for one in earlier if one != now), now]
        kept = tuple(
            one for one in earlier if owners.get((language, one.casefold()), domain) == domain
        )
        if kept:
            found[at] = kept
    return found
