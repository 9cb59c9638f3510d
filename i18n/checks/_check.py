"""What a check is, what it says, and what its docstring tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Any

import polib

from i18n.model import Severity

HEADINGS = ("What it does", "Why it matters", "Example", "Instead", "Fix", "References")
PARTS_OF_CATALOGS = frozenset({"Example", "Instead"})
OPTIONAL = frozenset({"Fix"})
"""The heading of what `ambos check --fix` does, which not every check has."""
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True, eq=False)
class Fault:
    """What a check finds: what is wrong, and where.

    `span` are characters of the entry's msgstr, half open: of its plural form `form`, where it has
    several (a check of a `Message` need not say which). Without one the fault is the whole
    message's; without an entry the catalog's, at `line`. `severity` is given where it is not the
    check's own. `suggestion` is what could stand for the span; a program puts it there where
    `is_safe` says so.
    """

    message: str
    entry: polib.POEntry | None = None
    span: tuple[int, int] | None = None
    form: int = 0
    line: int = 1
    severity: Severity | None = None
    suggestion: str | None = None
    is_safe: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Check:
    """A check; `looks_at` is the type that `find` takes: see the folder's docstring.

    `summary` is the docstring's first line without its stop, `sections` its texts by heading. `kind`
    is the type of the Internationalization Tag Set 2.0 that its faults have. A fault is not
    told where one of the checks of `yields_to` has found one of the same place of the message, or of
    the message as a whole. `weblate` are the names that Weblate's flags `ignore-NAME` have for it.
    `gather` is what a check has that looks at a `Collection`. `is_hidable` says that a comment in a
    message hides its faults, `is_completeness` that they are what is not translated yet.
    """

    name: str
    severity: Severity
    looks_at: type | UnionType
    find: Callable[[Any], Iterator[Any]]
    summary: str
    sections: Mapping[str, str]
    kind: str = "uncategorized"
    yields_to: tuple[str, ...] = ()
    weblate: tuple[str, ...] = ()
    gather: Callable[[Any], Iterator[tuple[polib.POEntry, int, str, str]]] | None = None
    is_hidable: bool = True
    is_completeness: bool = False

    def markdown(self) -> str:
        """The texts below the headings, as Markdown."""
        return "\n\n".join(
            f"**{heading}**\n\n```po\n{text}\n```"
            if heading in PARTS_OF_CATALOGS
            else f"**{heading}**\n\n{text}"
            for heading, text in self.sections.items()
        )

    def explanation(self) -> str:
        """The documentation as text."""
        parts = [f"{self.name} ({self.severity}): {self.summary}"]
        parts += [f"{heading}\n\n{text}" for heading, text in self.sections.items()]
        return "\n\n".join(parts)


def documentation(docstring: str) -> tuple[str, dict[str, str]]:
    """A check's summary, and the texts below its headings."""
    first, *rest = _HEADING.split(docstring.strip())
    summary = " ".join(first.split()).removesuffix(".")
    texts = (text.strip("\n") for text in rest[1::2])
    return summary, dict(zip(rest[::2], texts, strict=True))
