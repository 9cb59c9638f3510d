"""Pages as PDF: printed by the Chromium of the machine, kept while they are the same."""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import json
import mimetypes
import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from i18n import files
from i18n.editions import Sheet
from i18n.errors import AmbosError
from i18n.project import PUBLIC
from i18n.publication import MANIFEST
from i18n.roots import STATE

if TYPE_CHECKING:
    from i18n.commands._browser import Answer, Browser

VARIABLE = "AMBOS_CHROMIUM"
"""The environment variable that says which program prints, with its arguments where it needs some."""
_NAMES = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    *("microsoft-edge", "microsoft-edge-stable", "msedge"),
)
_APPLICATIONS = ("Google Chrome", "Chromium", "Microsoft Edge")
_UNKNOWN = "https://site.invalid/"
"""Stands for the address of a site that does not say its own (RFC 2606, 2)."""
_PAPERS = {"A4": (210 / 25.4, 297 / 25.4), "letter": (8.5, 11.0)}
"""Width and height in inches."""
_KEPT = f"{STATE}/pdf"
_DATE = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)\d{14}(?:[+-]\d\d'\d\d')?\)")
_CELL = re.compile(rb"/ID \(node(\d{8})\)")
_NODE = re.compile(rb"\(node(\d{8})\)")
_TYPES = mimetypes.MimeTypes()


def command() -> list[str]:
    """The program that prints: what the environment says, or the first Chromium that is found.

    Raises AmbosError where there is none.
    """
    if sys.platform == "win32":
        raise AmbosError('no PDF is made on Windows (take "pdf" out of formats, or use WSL)')
    stated = os.environ.get(VARIABLE, "")
    if stated:
        wanted = [stated] if os.path.isfile(stated) else _parted(stated)
        if not wanted or shutil.which(wanted[0]) is None:
            what = f"{VARIABLE} names no program: {stated} (write the path of Chromium or Chrome)"
            raise AmbosError(what)
        return wanted
    for program in _programs():
        if found := shutil.which(program):
            return [found]
    what = f"PDF needs Chromium or Chrome (install it, or say where it is: {VARIABLE}=PATH)"
    raise AmbosError(what)


def _parted(stated: str) -> list[str]:
    try:
        return shlex.split(stated)
    except ValueError:
        return []


def _programs() -> Iterator[str]:
    yield from _NAMES
    if sys.platform == "darwin":
        for name in _APPLICATIONS:
            yield f"/Applications/{name}.app/Contents/MacOS/{name}"


class Printer:
    """Prints the sheets of a project; one browser for all, which starts with the first that is new.

    It is looked for with the first sheet: a build that has nothing to do needs none. A PDF
    stays in .ambos/ while it is published, and is taken from there while its sheet and the program
    of the browser are the same.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._browser: Browser | None = None

    @cached_property
    def _program(self) -> list[str]:
        return command()

    def __enter__(self) -> Printer:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._browser is not None:
            self._browser.close()
        if kind is None:
            self._prune()

    def __call__(self, sheet: Sheet) -> bytes:
        """The PDF of a sheet. Raises AmbosError."""
        key = _key(sheet, self._program).encode()
        name = f"{_KEPT}/{_name(sheet.path)}"
        found = files.look(self._root / name, name)
        if found is not None and found[0].startswith(key):
            return found[0][len(key) :]
        data = settled(self._printed(sheet), sheet.day)
        try:
            files.make_state(self._root / STATE)
        except OSError as error:
            raise files.unusable(error, STATE, "write") from error
        files.write_output(self._root / name, key + data, name)
        return data

    def _prune(self) -> None:
        """Take away what is kept of PDFs that public/ does not hold."""
        # what cannot be read or taken away, and a public/ that is not ours, is for the next build
        with contextlib.suppress(OSError, ValueError, LookupError, TypeError):
            kept = set(os.listdir(self._root / _KEPT))
            if kept:
                made = json.loads((self._root / PUBLIC / MANIFEST).read_bytes())["files"]
                kept.difference_update(
                    _name(path) for path in map(str, made) if path.endswith(".pdf")
                )
            for name in kept:
                os.unlink(self._root / _KEPT / name)

    def _printed(self, sheet: Sheet) -> bytes:
        from i18n.commands._browser import Browser, BrowserError  # noqa: PLC0415  # not on Windows

        base = sheet.base or _UNKNOWN
        width, height = _PAPERS[sheet.paper]
        try:
            if self._browser is None:
                self._browser = Browser(self._program)
            data = self._browser.print(
                f"{base}{quote(sheet.page, safe='/')}",
                lambda url: _answer(sheet, base, url),
                {"paperWidth": width, "paperHeight": height},
            )
        except BrowserError as error:
            what = f"{self._program[0]} does not print it: {error} (another: {VARIABLE}=PATH)"
            raise AmbosError(what, path=sheet.path) from error
        if b"/StructTreeRoot" not in data:
            what = f"{self._program[0]} writes no tagged PDF (install Chromium 131 or later)"
            raise AmbosError(what, path=sheet.path)
        return data


def _name(path: str) -> str:
    """The file in which the PDF of a path is kept."""
    return hashlib.sha256(path.encode()).hexdigest()[:32]


def _key(sheet: Sheet, program: list[str]) -> str:
    """64 hexadecimal digits of all that a PDF is made of, in this form of it."""
    whole = hashlib.sha256(b"1")
    pieces = [repr((sheet.page, sheet.base, sheet.paper, sheet.day, program)).encode()]
    with contextlib.suppress(OSError):
        state = os.stat(shutil.which(program[0]) or program[0])
        pieces.append(f"{state.st_size} {state.st_mtime_ns}".encode())
    for path, data in sorted(sheet.files.items()):
        pieces += [path.encode(), data]
    for piece in pieces:
        whole.update(b"%d\0%b" % (len(piece), piece))
    return whole.hexdigest()


def _answer(sheet: Sheet, base: str, url: str) -> Answer | None:
    """What a sheet has at an address; None where it has nothing."""
    from i18n.commands._browser import Answer  # noqa: PLC0415  # not on Windows

    address, own = urlsplit(url), urlsplit(base)
    if (address.scheme, address.netloc) != (own.scheme, own.netloc):
        return None
    path = unquote(address.path.removeprefix(own.path))
    data = sheet.files.get(path)
    if data is None:
        return None
    kind = _TYPES.guess_type(path)[0] or "application/octet-stream"
    return Answer(f"{kind}; charset=utf-8" if kind.startswith("text/") else kind, data)


def settled(pdf: bytes, day: datetime.date) -> bytes:
    """A PDF of Chromium's that was made on a day: the same bytes whenever it is printed.

    Its dates become that day's, and the names of its table cells, which count what the browser has met
    before, begin with one, in their order. All keep their length, so that the PDF's table of offsets holds.
    """

    def date(match: re.Match[bytes]) -> bytes:
        zone = b"+00'00'" if match[0].endswith(b"')") else b""
        return match[1] + day.strftime("%Y%m%d").rjust(8, "0").encode() + b"000000" + zone + b")"

    numbers = {name: n for n, name in enumerate(sorted(set(_CELL.findall(pdf))), start=1)}
    return _NODE.sub(
        lambda match: b"(node%08d)" % numbers[match[1]] if match[1] in numbers else match[0],
        _DATE.sub(date, pdf),
    )
