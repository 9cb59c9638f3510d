r"""Headers that say something wrong of their catalog.

## What it does
Finds a missing or wrong Language and Content-Type, and Plural-Forms that is missing, does not
parse, or is not the language's. An error is only what leaves a message with a wrong number of plural forms.
## Why it matters
Editors and msgfmt take the language, the character set and the plural forms from the header.
## Example
msgid ""
msgstr ""
"Language: es\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=two; plural=(n != 1);\n"

msgid "Who pays for it?"  msgstr "¿Quién lo paga?"
## Instead
msgid ""
msgstr ""
"Language: es\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

msgid "Who pays for it?"  msgstr "¿Quién lo paga?"
## References
GNU gettext manual, "Filling in the Header Entry" and "Plural forms"; Unicode CLDR, "Language Plural Rules"
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import polib

from i18n.catalogs.plurals import Plurals, parse_plural_forms, plural_forms
from i18n.catalogs.syntax import source
from i18n.checks._check import Fault
from i18n.checks._subject import Subject
from i18n.errors import AmbosError
from i18n.languages import catalog_code, is_code, primary
from i18n.model import Severity

severity = Severity.WARNING
kind = "internationalization"
looks_at = Subject

_CONTENT_TYPE = "Content-Type: text/plain; charset=UTF-8"
_COMPARED = (*range(201), 1000, 10_000, 100_000, 1_000_000, 1_000_001, 2_000_000, 10_000_000)
"""Numbers for which two Plural-Forms are compared."""


def check(subject: Subject) -> Iterator[Fault]:
    """A fault for each field that is wrong, and each message with a wrong number of forms."""
    catalog = subject.readable
    if catalog is None:
        return
    file = source(catalog)
    header = file.header_entry if file is not None else None
    if not catalog.metadata:
        remedy = "run 'ambos update', which writes one"
        if subject.is_foreign:
            fields = f"Language: {catalog_code(subject.language)} and {_CONTENT_TYPE}"
            remedy = f"write one at the top, an empty msgid with {fields}, as msginit does"
        yield Fault(f"no header ({remedy})", severity=_unless_ascii(catalog))
    else:
        yield from _language(catalog, subject.language, header)
        yield from _content_type(catalog, header)
    yield from _plurals(catalog, subject, header)


def _language(
    catalog: polib.POFile, language: str, header: polib.POEntry | None
) -> Iterator[Fault]:
    value = catalog.metadata.get("Language", "")
    wanted = catalog_code(language)
    if not value:
        yield Fault(f"the header has no Language (write Language: {wanted})", header)
    elif not is_code(value.strip().partition(".")[0]):
        what = f"Language is no language code: {value} (write Language: {wanted})"
        yield Fault(what, header, _place(header, "Language"))
    elif primary(value.strip()).partition(".")[0] != primary(wanted):
        span = _place(header, "Language")
        yield Fault(f"Language is {value} (write Language: {wanted})", header, span)


def _content_type(catalog: polib.POFile, header: polib.POEntry | None) -> Iterator[Fault]:
    remedy = f"write {_CONTENT_TYPE}"
    value = catalog.metadata.get("Content-Type", "")
    if "charset=" not in value:
        what = f"the header names no charset ({remedy})"
        yield Fault(what, header, severity=_unless_ascii(catalog))
    elif not re.fullmatch(r"text/plain;\s*charset=(?!CHARSET\b)[\w.:-]+;?\s*", value):
        yield Fault(f"Content-Type is {value} ({remedy})", header, _place(header, "Content-Type"))


def _unless_ascii(catalog: polib.POFile) -> Severity | None:
    """An error where a program would have to guess what the bytes of a catalog mean."""
    texts = (f"{entry.msgid}{entry.msgstr}{entry.msgstr_plural}" for entry in catalog)
    return None if all(map(str.isascii, texts)) else Severity.ERROR


def _plurals(
    catalog: polib.POFile, subject: Subject, header: polib.POEntry | None
) -> Iterator[Fault]:
    usual = plural_forms(subject.language)
    value = catalog.metadata.get("Plural-Forms", "")
    span = _place(header, "Plural-Forms")
    is_needed = any(entry.msgid_plural for entry in subject.current)
    needed = Severity.ERROR if is_needed else None
    if not value:
        if is_needed or (catalog.metadata and not subject.is_foreign):
            what = f"the header has no Plural-Forms (write Plural-Forms: {usual})"
            yield Fault(what, header, severity=needed)
        return
    try:
        plurals = parse_plural_forms(value, subject.path)
    except AmbosError as error:
        yield Fault(error.message, header, span, severity=needed)
        return
    if not _is_right(plurals, parse_plural_forms(usual, subject.path), subject.language):
        what = f"Plural-Forms is not that of {subject.language}: {value}"
        yield Fault(f"{what} (write Plural-Forms: {usual})", header, span)
    yield from _miscounted(subject, plurals.count)


def _miscounted(subject: Subject, wanted: int) -> Iterator[Fault]:
    """One fault at the first message that has a number of forms which the header does not count."""
    by_count: defaultdict[int, list[polib.POEntry]] = defaultdict(list)
    for entry in subject.current:
        if entry.msgid_plural and len(entry.msgstr_plural) != wanted:
            by_count[len(entry.msgstr_plural)].append(entry)
    for count, entries in by_count.items():
        what = f"{count} plural forms where the header says nplurals={wanted}"
        others = len(entries) - 1
        if others:
            what += f", as {others} more {'message' if others == 1 else 'messages'}"
        yield Fault(f"{what} (translate each form)", entries[0], severity=Severity.ERROR)


def _is_right(one: Plurals, usual: Plurals, language: str) -> bool:
    """Does an expression give each number the form that is usual, or the class that CLDR gives it?"""
    if one.count == usual.count and all(one.form(n) == usual.form(n) for n in _COMPARED):
        return True
    from babel.core import Locale, UnknownLocaleError  # noqa: PLC0415  (slow to import)

    try:
        rule = Locale.parse(catalog_code(language).partition("@")[0]).plural_form
    except (UnknownLocaleError, ValueError):
        return False
    pairs = {(one.form(number), rule(number)) for number in _COMPARED}
    return len(pairs) == len({form for form, _ in pairs}) == len({class_ for _, class_ in pairs})


def _place(header: polib.POEntry | None, name: str) -> tuple[int, int] | None:
    """Where a field stands in the header's msgstr."""
    match = re.search(rf"^{name}:.*$", header.msgstr, re.MULTILINE) if header is not None else None
    return match.span() if match else None
