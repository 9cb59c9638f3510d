"""How each kind of program writes what it puts something else for: one pattern a flag.

The groups of a pattern say what a match means. One of `ARGUMENTS` is the argument that it takes;
without, it takes the next one. `width` and `precision` take an argument of their own before it.
`type` is how the argument is shown, `escape` a sign that stands for itself, `quoted` text that does.

Sources: GNU gettext manual, "Format strings" (the flags); Weblate's documentation, "Checks and
fixups" (those of its own); the documentation of each language's formatting function.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from i18n.expressions import deferred

ARGUMENTS = ("name", "number", "braced", "variable", "template")

_WIDTH = r"(?:(?P<width>\*)(?:\d+\$)?|\d+)?"
_PRECISION = r"(?:\.(?:(?P<precision>\*)(?:\d+\$)?|\d*))?"
_C_SIZE = r"(?P<size>hh?|ll?|[LqjztZ])?"


@dataclass(frozen=True, slots=True)
class Style:
    """A pattern, and which types take the same kind of argument.

    `kinds` gives each letter of a type its kind; a letter without one is its own, and one whose kind
    is "" takes no argument. `is_sized` where the size (`%ld`) is a part of the kind. A match without
    any of the groups `complete`, where there are some, begins like a placeholder and is none.
    """

    pattern: re.Pattern[str]
    kinds: Mapping[str, str] = field(default_factory=dict)
    complete: tuple[str, ...] = ()
    is_sized: bool = False

    @property
    def is_percent(self) -> bool:
        """Does each placeholder begin with a percent sign?"""
        return self.pattern.pattern.startswith("%")


def _kinds(*groups: tuple[str, str]) -> dict[str, str]:
    return {letter: kind for letters, kind in groups for letter in letters}


def _percent(
    types: str,
    kinds: Mapping[str, str],
    *,
    argument: str = r"(?:(?P<number>\d+)\$)?",
    flags: str = r"[-+ #0'I]*",
    size: str = "",
    is_sized: bool = False,
) -> Style:
    """A style of printf's kind; `types` is what the end of a placeholder may be."""
    tail = rf"{flags}{_WIDTH}{_PRECISION}{size}(?:(?P<escape>%)|(?P<type>{types}))?"
    return Style(deferred(f"%{argument}{tail}"), kinds, ("type", "escape"), is_sized)


_INTEGERS = ("diouxXbB", "integer")
_FLOATS = ("eEfFgGaA", "float")
_C = _kinds(("di", "integer"), ("ouxX", "unsigned"), _FLOATS, ("m", ""))
_SCRIPT = _kinds(_INTEGERS, _FLOATS)
_C_TYPES = r"[diouxXeEfFgGaAcCsSpnm]|<PRI\w+>"
_NUMBERED_BRACE = deferred(
    r"(?P<escape>\{\{|\}\})|\{(?:(?P<number>\d+)(?:,[^{}:]*)?(?::[^{}]*)?(?P<end>\}))?|\}"
)

_BRACE = deferred(
    r"(?P<escape>\{\{|\}\})"
    r"|\{(?:(?P<name>[^{}!:]*)(?:![rsa])?(?::(?:[^{}]|\{[^{}]*\})*)?(?P<end>\}))?|\}"
)

STYLES: dict[str, Style] = {
    "c-format": _percent(_C_TYPES, _C, size=_C_SIZE, is_sized=True),
    "objc-format": _percent(_C_TYPES + "|@", _C, size=_C_SIZE, is_sized=True),
    "awk-format": _percent("[diouxXeEfFgGaAcs]", _SCRIPT),
    "python-format": _percent(
        "[diouxXeEfFgGcrsa]",
        _kinds(_INTEGERS, ("eEfFgG", "float"), ("sra", "any")),
        argument=r"(?:\((?P<name>[^()]*)\))?",
        flags="[-+ #0]*",
        size="[hlL]?",
    ),
    "php-format": _percent(
        "[bcdeEfFgGosuxX]", _kinds(_INTEGERS, ("c", "character"), _FLOATS), flags=r"(?:[-+ 0]|'.)*"
    ),
    "javascript-format": _percent("[diouxXeEfFgGaAcsj]", _SCRIPT),
    "lua-format": _percent("[diouxXeEfFgGaAcsq]", _SCRIPT, argument=""),
    "perl-format": _percent(
        "[diouxXbBDUOeEfFgGaAcspn]", _SCRIPT, flags=r"[-+ #0v]*", size="(?:hh?|ll?|[LqjztV])?"
    ),
    "tcl-format": _percent("[diouxXbeEfgGcs]", _SCRIPT, size="[hlL]?"),
    "java-printf-format": _percent(
        "[bBhHsScCdoxXeEfgGaAn]|[tT][a-zA-Z]",
        _kinds(("doxX", "integer"), ("eEfgGaA", "float"), ("bBhHsS", "any"), ("n", "")),
        argument=r"(?:(?P<number>\d+)\$|(?P<name><))?",
        flags=r"[-#+ 0,(]*",
    ),
    "go-format": _percent(
        "[vTtbcdoOqxXUeEfFgGspw]",
        _kinds(("vTtbcdoOqxXUeEfFgGspw", "any")),
        argument=r"(?:\[(?P<number>\d+)\])?",
        flags="[-+# 0]*",
    ),
    "object-pascal-format": _percent(
        "[dDuUxXeEfFgGnNmMsSpP]", {}, argument=r"(?:(?P<number>\d+):)?", flags="-?"
    ),
    "ruby-format": Style(
        deferred(
            r"%(?:\{(?P<braced>\w+)\}"
            r"|(?:<(?P<name>\w+)>|(?P<number>\d+)\$)?[-+ #0*]*\d*(?:\.\d+)?"
            r"(?:(?P<escape>%)|(?P<type>[diuoxXbBeEfgGaAcps]))?)"
        ),
        _SCRIPT,
        ("type", "escape", "braced"),
    ),
    "qt-format": Style(deferred(r"%L?(?P<number>\d\d?)")),
    "qt-plural-format": Style(deferred(r"%L?(?:(?P<number>\d\d?)|(?P<name>n)(?!\w))")),
    "kde-format": Style(deferred(r"%(?P<number>\d+)")),
    "boost-format": Style(deferred(r"(?P<escape>%%)|%(?P<number>\d+)%")),
    "python-brace-format": Style(_BRACE, complete=("end", "escape")),
    "rust-format": Style(_BRACE, complete=("end", "escape")),
    "c++-format": Style(_BRACE, complete=("end", "escape")),
    "java-format": Style(
        deferred(
            r"(?P<quoted>''|'[^']*(?:'|\Z))|\{(?:(?P<number>\d+)(?P<type>(?:,\w+)?)[^{}]*(?P<end>\}))?"
        ),
        complete=("end", "quoted"),
    ),
    "csharp-format": Style(_NUMBERED_BRACE, complete=("end", "escape")),
    "c-sharp-format": Style(_NUMBERED_BRACE, complete=("end", "escape")),
    "perl-brace-format": Style(deferred(r"\{(?P<name>\w+)\}")),
    "sh-format": Style(deferred(r"\$(?:(?P<name>[A-Za-z_]\w*)|\{(?P<braced>\w+)\})")),
    "es-format": Style(deferred(r"\$\{(?P<name>[^{}]*)\}")),
    "vue-format": Style(deferred(r"\{(?P<name>\w+)\}")),
    "i18next-interpolation": Style(deferred(r"\{\{(?P<name>[^{}]*)\}\}|\$t\((?P<braced>[^()]*)\)")),
    "percent-placeholders": Style(deferred(r"%(?P<name>\w+)%")),
    "laravel-format": Style(deferred(r"(?<![\w:]):(?P<name>[A-Za-z_]\w*)")),
}
"""The styles by the flag of a message that is written in them."""

ICU = frozenset({"icu-message-format", "icu-format"})

_TEMPLATE = r"\{\{[^{}]*(?:\}(?!\})[^{}]*)*\}\}|\{%[^{}]*%\}"
CERTAIN = Style(
    deferred(
        r"%\((?P<name>\w+)\)(?:[-+ #0]*\d*(?:\.\d+)?(?P<type>[diouxXeEfFgGcrsa]))?"
        r"|(?<![\w%])%(?:(?P<number>\d+)\$)?(?:\.\d+)?(?P<sign>[sdif])(?!\w|%(?!%))"
        rf"|(?P<template>{_TEMPLATE})"
        r"|\$\{(?P<variable>\w+)\}"
        r"|(?<![\\{$%])\{(?P<braced>\w*)(?:![rsa])?\}(?!\})"
    ),
    _kinds(_INTEGERS, ("eEfFgG", "float"), ("sra", "any")),
    ("type", "sign", "template", "variable", "braced"),
)
"""What is a placeholder in a message without a flag, whatever program shows it."""

BESIDE = Style(
    deferred(
        rf"(?P<template>{_TEMPLATE})|\$\{{(?P<variable>\w+)\}}"
        r"|(?<![\\{$%])\{(?P<braced>\w*)(?:![rsa])?\}(?!\})"
    )
)
"""What a program with a style of printf's kind may fill in besides."""
