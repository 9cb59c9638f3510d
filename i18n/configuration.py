"""The project's settings: `[tool.ambos]` in pyproject.toml, or ambos.toml."""

from __future__ import annotations

import os
import re
import tomllib
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from i18n import credits as credits_
from i18n import files
from i18n.errors import AmbosError
from i18n.languages import catalog_code, is_code, primary
from i18n.model import Carried, Code, Missing, Reading, SegmentType, Severity
from i18n.publication import READERS as PUBLISHING
from i18n.publication import Publication, WrongError
from i18n.roots import OWN_FILE, SHARED_FILE

if TYPE_CHECKING:
    from i18n.segmentation import Segmentation


_PERCENTAGE = re.compile(r"\d+[ \u00a0\u202f]?%")


@dataclass(frozen=True, slots=True)
class Settings:
    """A project's settings, each with its default."""

    source: str = "en"
    targets: tuple[str, ...] = ("es",)
    name: str = ""
    segmentation: SegmentType = SegmentType.SENTENCE
    abbreviations: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """A language alone, such as `es`, with those of its abbreviations that end no sentence."""
    srx: tuple[str, ...] = ()
    """Files of segmentation rules, relative to the project."""
    fields: tuple[str, ...] = tuple(sorted(Reading().fields))
    code: Code = Code.OFF
    shorten_urls: bool = False
    missing: Missing = Missing.REFUSE
    breadcrumb: bool = False
    reference: str = "file"
    carry: tuple[Carried, ...] = ()
    """What may change in a source while its translation stays approved."""
    fail_on: Severity = Severity.ERROR
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Patterns of catalogs' paths (`*` stands for any text) with checks that say nothing there."""
    quotes: tuple[tuple[str, str], ...] = ()
    """Languages with the opening quotation marks of their translations, the outermost first."""
    percent: tuple[tuple[str, str], ...] = ()
    """Languages with what their translations have behind the number of a percentage: "%" or " %"."""
    publish: Publication = field(default_factory=Publication)
    credits: credits_.Credits = ()
    """Who translates into each language, as pages say it."""


def _language(value: Any) -> str:
    if not isinstance(value, str) or not is_code(value):
        raise WrongError('a language code such as "es" or "es-MX"')
    return catalog_code(value)


def _languages(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise WrongError('a list of language codes such as ["es"]')
    codes = tuple(_language(item) for item in value)
    if len({code.casefold() for code in codes}) < len(codes):
        raise WrongError("a list that names each language once")
    return codes


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise WrongError("a text in quotation marks")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise WrongError("a list of texts")
    return tuple(value)


def _files(value: Any) -> tuple[str, ...]:
    is_list = isinstance(value, list) and all(isinstance(item, str) for item in value)
    if not is_list or not all(_is_inside(item) for item in value):
        raise WrongError('a list of files in the project such as ["rules.srx"]')
    return tuple(value)


def _is_inside(name: str) -> bool:
    """Is this the name of a file below the project, with slashes?"""
    parts = name.split("/")
    return not {"", ".", ".."} & set(parts) and "\\" not in name and ":" not in parts[0]


def _abbreviations(value: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(value, dict):
        raise WrongError('a table such as { en = ["Dept."] }')
    for language, words in value.items():
        if not is_code(language) or primary(language) != language:
            raise WrongError(f"a table of languages such as en or es: it has '{language}'")
        if not isinstance(words, list) or not all(
            isinstance(word, str) and word.strip(". ") for word in words
        ):
            raise WrongError(f'a table of lists such as {{ {language} = ["Dept."] }}')
    return tuple((language, tuple(words)) for language, words in value.items())


def _lists(value: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(value, dict) or not all(
        isinstance(names, list) and all(isinstance(name, str) for name in names)
        for names in value.values()
    ):
        raise WrongError('a table such as { "locales/es/*/faq.po" = ["numbers"] }')
    return tuple((pattern, tuple(names)) for pattern, names in value.items())


def _by_language(value: Any, example: str) -> Mapping[str, Any]:
    """A table whose keys are languages; `example` is one such, for messages. Raises WrongError."""
    if not isinstance(value, dict):
        raise WrongError(f"a table such as {example}")
    for language in value:
        if not is_code(language):
            raise WrongError(f"a table of languages such as es or en: it has '{language}'")
    return value


def _quotes(value: Any) -> tuple[tuple[str, str], ...]:
    for language, marks in _by_language(value, '{ es = "«“‘" }').items():
        if not isinstance(marks, str) or not marks or not set(marks) <= set("«“‘"):
            raise WrongError(f'a table of opening marks such as {{ {language} = "«“‘" }}')
    return tuple((catalog_code(language), marks) for language, marks in value.items())


def _percent(value: Any) -> tuple[tuple[str, str], ...]:
    for language, written in _by_language(value, '{ es = "35 %" }').items():
        if not isinstance(written, str) or not _PERCENTAGE.fullmatch(written):
            raise WrongError(f'a table such as {{ {language} = "35 %" }}, or "35%"')
    return tuple(
        (catalog_code(language), " %" if len(written.strip("0123456789")) > 1 else "%")
        for language, written in value.items()
    )


def _carry(value: Any) -> tuple[Carried, ...]:
    if not isinstance(value, dict):
        raise WrongError('a table such as { link = "approved" }')
    for kind, state in value.items():
        if kind not in list(Carried):
            known = ", ".join(Carried)
            raise WrongError(f"a table of {known}: it has '{kind}'")
        if state not in ("approved", "fuzzy"):
            raise WrongError(f'a table of "approved" and "fuzzy": {kind} is neither')
    return tuple(kind for kind in Carried if value.get(kind) == "approved")


def _mapping(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise WrongError('a table such as { base-url = "https://example.org/" }')
    return value


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise WrongError("true or false")
    return value


def _one_of(*words: str) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if value not in words:
            raise WrongError("one of " + ", ".join(f'"{word}"' for word in words))
        return str(value)

    return check


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "source": _language,
    "targets": _languages,
    "name": _text,
    "segmentation": lambda value: SegmentType(_one_of(*SegmentType)(value)),
    "abbreviations": _abbreviations,
    "srx": _files,
    "fields": _texts,
    "code": lambda value: Code(_one_of(*Code)(value)),
    "shorten_urls": _truth,
    "missing": lambda value: Missing(_one_of(*Missing)(value)),
    "breadcrumb": _truth,
    "reference": _one_of("file", "line"),
    "carry": _carry,
    "fail_on": lambda value: Severity(_one_of(*Severity)(value)),
    "select": _texts,
    "ignore": _texts,
    "per_file_ignores": _lists,
    "quotes": _quotes,
    "percent": _percent,
    "publish": _mapping,
    "credits": credits_.read,
}
assert set(_READERS) == {one.name for one in fields(Settings)}


def find(start: Path) -> Path | None:
    """The nearest folder from here upwards that holds a project's settings."""
    return next(filter(find_here, (start, *start.parents)), None)


def find_here(folder: Path) -> Path | None:
    """The file of this folder that holds a project's settings."""
    if (folder / OWN_FILE).is_file():
        return folder / OWN_FILE
    return folder / SHARED_FILE if _table(folder / SHARED_FILE) is not None else None


def load(folder: Path) -> Settings:
    """The settings in a project's folder. Raises AmbosError with the file, the key and its line."""
    own, shared = folder / OWN_FILE, folder / SHARED_FILE
    shared_table = _table(shared)
    if own.is_file() and shared_table is not None:
        what = f"{SHARED_FILE} has settings too, in [tool.ambos] (keep one of the two)"
        raise AmbosError(what, path=OWN_FILE)
    if own.is_file():
        text = _read(own)
        return _settings(_toml(text, own.name), text, own.name, "")
    if shared_table is None:
        raise AmbosError("no project here (run 'ambos init', or name its folder with --project)")
    return _settings(shared_table, _read(shared), shared.name, "tool.ambos")


def place(folder: Path, key: str) -> tuple[str | None, int | None]:
    """The file and the line where a project's settings have a key, for messages.

    The key of a table stands behind it and a dot: `publish.theme`.
    """
    file = find_here(folder)
    if file is None:
        return None, None
    table, _, name = key.rpartition(".")
    tables = [] if file.name == OWN_FILE else ["tool.ambos"]
    prefix = ".".join([*tables, *([table] if table else [])])
    return file.name, _line(_read(file), prefix, name)


def sentences(folder: Path, settings: Settings) -> Segmentation:
    """How a project cuts sentences: the languages' rules with its own abbreviations and SRX files.

    Raises AmbosError for an SRX file that cannot be read, or is refused.
    """
    # the engine and the parsers are not for commands that cut nothing
    from i18n.segmentation import Segmentation  # noqa: PLC0415

    abbreviations = dict(settings.abbreviations)
    file = find_here(folder) if abbreviations else None
    words = (word for own in abbreviations.values() for word in own)
    origins = dict.fromkeys(words, file.name) if file else {}
    if not settings.srx:
        return Segmentation(abbreviations, origins=origins)
    from i18n.segmentation.srx import SrxRules, load  # noqa: PLC0415

    found = [load(_rule_file(folder, name), name) for name in settings.srx]
    return Segmentation(abbreviations, SrxRules(tuple(found)), origins)


def rule_sum(folder: Path, settings: Settings) -> int:
    """A CRC-32 of the project's SRX files, 0 without any. Raises AmbosError as `sentences`."""
    total = 0
    for name in settings.srx:
        total = zlib.crc32(_rule_file(folder, name), total)
    return total


def _rule_file(folder: Path, name: str) -> bytes:
    """The bytes of an SRX file. Raises AmbosError with the place where the settings name it."""
    path, line = place(folder, "srx")
    if not Path(os.path.realpath(folder / name)).is_relative_to(os.path.realpath(folder)):
        what = (
            f"'srx': {name} is a link, or below one, that leaves the project (copy the file here)"
        )
        raise AmbosError(what, path=path, line=line)
    try:
        return files.read(folder / name, name)
    except AmbosError as error:
        raise AmbosError(f"'srx': {name}: {error.message}", path=path, line=line) from error


def _read(path: Path) -> str:
    data = files.read(path, path.name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise AmbosError("is not UTF-8 (save it as UTF-8)", path=path.name, line=line) from error


def _toml(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        match = re.search(r"\(at line (\d+), column \d+\)", str(error))
        line = int(match[1]) if match else text.count("\n") + 1
        reason = str(error).partition(" (at ")[0]
        what = f"{reason} (write TOML; texts stand in quotation marks)"
        raise AmbosError(what, path=name, line=line) from error
    except RecursionError as error:
        raise AmbosError("lists too deep (write the settings plainly)", path=name) from error


def _table(path: Path) -> dict[str, Any] | None:
    """`[tool.ambos]` of a pyproject.toml; None where it has none."""
    if not path.is_file():
        return None
    text = _read(path)
    if "ambos" not in text:
        return None
    tool = _toml(text, path.name).get("tool", {})
    table = tool.get("ambos") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise AmbosError("'tool.ambos' is no table (write [tool.ambos])", path=path.name)
    return table


def _values(
    table: Mapping[str, Any],
    readers: Mapping[str, Callable[[Any], Any]],
    text: str,
    name: str,
    prefix: str,
) -> dict[str, Any]:
    """What the keys of a table say. Raises AmbosError with the line of one that is wrong."""
    values = {}
    for key, value in table.items():
        known = key.replace("-", "_")
        if known not in readers:
            line = _line(text, prefix, key)
            keys = ", ".join(sorted(word.replace("_", "-") for word in readers))
            raise AmbosError(f"unknown key '{key}' (known: {keys})", path=name, line=line)
        if known in values:
            twin = next(word for word in table if word != key and word.replace("-", "_") == known)
            what = f"'{key}' stands there twice, as '{twin}' too (keep one of the two)"
            raise AmbosError(what, path=name, line=_line(text, prefix, key))
        try:
            values[known] = readers[known](value)
        except WrongError as wrong:
            line = _line(text, prefix, key)
            raise AmbosError(f"'{key}' is not {wrong}", path=name, line=line) from wrong
    return values


def _settings(table: Mapping[str, Any], text: str, name: str, prefix: str) -> Settings:
    values = _values(table, _READERS, text, name, prefix)
    if "publish" in values:
        inner = f"{prefix}.publish" if prefix else "publish"
        told = _values(values["publish"], PUBLISHING, text, name, inner)
        values["publish"] = Publication(**told)
    settings = Settings(**values)
    if settings.source in settings.targets and "targets" not in values:
        what = f"'targets' is missing (its default is '{settings.source}', which is 'source' here)"
        raise AmbosError(what, path=name, line=_line(text, prefix, "source"))
    if settings.source in settings.targets:
        line = _line(text, prefix, "targets")
        what = f"'targets' names the source language '{settings.source}' (take it out)"
        raise AmbosError(what, path=name, line=line)
    return settings


def _line(text: str, prefix: str, key: str) -> int | None:
    """The line where a key of a table stands, counted from 1; None where it is written another way."""
    word = re.escape(key).replace(r"\-", "[-_]")
    quoted = rf"[\"']?{word}[\"']?"
    header = re.compile(r"\s*\[+\s*([^\]]+?)\s*\]")
    own = re.compile(rf"\s*{quoted}\s*[.=]")
    table = ""
    for number, line in enumerate(text.splitlines(), start=1):
        match = header.match(line)
        if match:
            table = re.sub(r"[\"'\s]", "", match[1])
            full = f"{prefix}.{key}" if prefix else key
            written = table.replace("_", "-") if "-" in key else table
            if written == full or written.startswith(full + "."):
                return number
        elif table == prefix and own.match(line):
            return number
    return None
