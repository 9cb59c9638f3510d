"""Placeholders that are lost, changed or broken.

## What it does
Compares what a program or a template fills in: `%(name)s`, `%d`, `%1$s`, `{0}`, `{name}`, `${name}`,
`{{ name }}`, `{% block %}`, ICU's `{count, plural, …}`. A flag of the message (python-format,
c-format, php-format and their kin) says how it is read; without one, what is certain is read. Names
and numbers may change their order; what is not named may not. The kind of an argument (`%d`, `%s`)
has to stay. A plural form for a single number may leave a placeholder out. One that the source has
twice and the translation once is information, and so is a space inside of one (`% s`). The keywords
of an ICU plural are CLDR's in every language, those of a choice the source's.
## Why it matters
The program fails when it shows the message, or shows it without the name or the number that it is
about. msgfmt refuses the catalog.
## Example
#, python-format
msgid "The directory of %(name)s is empty."
msgstr "El directorio de %(nombre)s está vacío."
## Instead
#, python-format
msgid "The directory of %(name)s is empty."
msgstr "El directorio de %(name)s está vacío."
## References
GNU gettext manual, "Format strings"
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache

from i18n.catalogs import marks
from i18n.catalogs.plurals import parse_plural_forms
from i18n.checks._check import Fault
from i18n.checks._placeholders import Reading, differences, may_hold, readings
from i18n.checks._subject import Message, Subject
from i18n.checks._text import Text
from i18n.errors import AmbosError
from i18n.model import Severity

severity = Severity.ERROR
kind = "pattern-problem"
looks_at = Message
yields_to = ("marks",)
weblate = (
    "c_format",
    "c_sharp_format",
    "es_format",
    "i18next_interpolation",
    "icu_message_format",
    "icu_message_format_syntax",
    "java_format",
    "java_printf_format",
    "javascript_format",
    "laravel_format",
    "lua_format",
    "object_pascal_format",
    "objc_format",
    "percent_placeholders",
    "perl_brace_format",
    "perl_format",
    "php_format",
    "placeholders",
    "python_brace_format",
    "python_format",
    "qt_format",
    "qt_plural_format",
    "ruby_format",
    "scheme_format",
    "vue_format",
)

_TRIED = 1001
"""Numbers, from nought on, whose plural forms are counted."""
_OFTEN = 5
"""As many of the numbers tried as make a plural form one of many, as GNU gettext counts."""


def check(message: Message) -> Iterator[Fault]:
    """A fault for each placeholder that is lost, added, changed or broken."""
    if not may_hold(message.msgid) and not may_hold(message.msgstr):
        return
    if message.msgstr in marks.MARKS:
        return
    flags = message.entry.flags
    # of a plural message, any form may have what stands in the source's plural
    origin = message.entry.msgid_plural or message.msgid
    source, target = readings(origin, message.msgstr, flags)
    if not source.placeholders and not target.placeholders and not target.broken:
        return
    if not marks.is_program(message.entry):
        source, target = _outside_code(source, target, message)
    may_omit = bool(message.entry.msgid_plural) and _is_of_one(message.subject, message.form)
    for one in differences(source, target, message.msgstr, may_omit=may_omit):
        least = None if one.is_fatal else Severity.INFORMATION
        yield Fault(one.message, message.entry, one.span, severity=least, suggestion=one.suggestion)


def _outside_code(source: Reading, target: Reading, message: Message) -> tuple[Reading, Reading]:
    """What of two readings does not lie in code on both sides: code is compared as a whole."""
    outside = _is_outside(message.source), _is_outside(message.target)
    seen = {
        one.argument
        for each, is_out in zip((source, target), outside, strict=True)
        for one in each.placeholders
        if is_out(one.start)
    }
    kept = [
        Reading(
            tuple(one for one in each.placeholders if one.argument in seen),
            tuple(span for span in each.broken if is_out(span[0])),
            is_counted=each.is_counted and not message.source.of_kind("code"),
            keywords=each.keywords,
        )
        for each, is_out in zip((source, target), outside, strict=True)
    ]
    return kept[0], kept[1]


def _is_outside(text: Text) -> Callable[[int], bool]:
    """Does a character of a text lie outside its code?"""
    code = sorted((item.start, item.end) for item in text.items if item.kind in ("code", "role"))

    def is_outside(start: int) -> bool:
        index = bisect_right(code, (start, len(text.raw)))
        return index == 0 or code[index - 1][1] <= start

    return is_outside


def _is_of_one(subject: Subject, form: int) -> bool:
    """Does a plural form stand for hardly any number, so that it may say it in words?"""
    catalog = subject.readable
    value = catalog.metadata.get("Plural-Forms", "") if catalog is not None else ""
    return form in _rare(value)


@lru_cache(maxsize=64)
def _rare(value: str) -> frozenset[int]:
    """The plural forms of a header's Plural-Forms that hardly any number takes."""
    try:
        plurals = parse_plural_forms(value, "")
    except AmbosError:
        return frozenset({0})
    taken = Counter(map(plurals.form, range(_TRIED)))
    return frozenset(form for form, count in taken.items() if count < _OFTEN)
