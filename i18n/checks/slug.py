"""Translated slugs that are no folder's name.

## What it does
Finds translations of the front matter's field `slug` that cannot be the address of a page: with
spaces or slashes, with a sign at the beginning or the end, longer than 100 characters, or with a
name that is taken (`con`, `nul`, `lc_messages`).
## Why it matters
`ambos build` publishes the page in a folder of that name, and refuses to where there can be none.
## Example
> ---
> slug: market-day
> ---
> Who pays for it?
msgid "market-day"  msgstr "día de mercado"

msgid "Who pays for it?"  msgstr "¿Quién lo paga?"
## Instead
> ---
> slug: market-day
> ---
> Who pays for it?
msgid "market-day"  msgstr "dia-de-mercado"

msgid "Who pays for it?"  msgstr "¿Quién lo paga?"
## References
The documentation for translators: where the file is
"""

from __future__ import annotations

from collections.abc import Iterator

from i18n.catalogs import translations
from i18n.checks._check import Fault
from i18n.checks._subject import DocumentSubject
from i18n.model import Severity
from i18n.slugs import is_slug

severity = Severity.ERROR
kind = "non-conformance"
looks_at = DocumentSubject


def check(subject: DocumentSubject) -> Iterator[Fault]:
    """A fault for the published translation of a slug that is none."""
    seen: set[int] = set()
    for translation in translations(subject.document, subject.readable):
        unit, entry, target = translation.segment.unit, translation.entry, translation.target
        if not (unit.is_field and unit.kind == "slug") or entry is None or not target:
            continue
        # the space around a translation is dropped
        slug = target.strip()
        if id(entry) not in seen and not is_slug(slug):
            seen.add(id(entry))
            what = f"slug '{slug}' is no folder's name (write letters, digits and hyphens)"
            yield Fault(what, entry, (0, len(target)))
