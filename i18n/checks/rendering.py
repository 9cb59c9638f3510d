"""Translations that cannot be published as they are.

## What it does
Renders the document with its translations, as publishing does. A translation that would change the
document's structure is refused: that is an error. HTML that only the translation has is not taken
as HTML, nor is any markup of a translation that adds a link, a picture, code, a formula or a footnote
which its paragraph does not have: readers would see it as text, and that is a warning. Emphasis may be
added.
## Why it matters
What is refused is published as the source. Text from a catalog never runs in a reader's browser.
## Example
msgid "Who pays for it?"  msgstr "¿Quién lo <u>paga</u>?"
## Instead
msgid "Who pays for it?"  msgstr "¿Quién lo paga?"
## References
The documentation of documents: rendering
"""

from __future__ import annotations

from collections.abc import Iterator

from i18n import documents
from i18n.catalogs import translations
from i18n.checks._check import Fault
from i18n.checks._subject import DocumentSubject
from i18n.model import Severity

severity = Severity.ERROR
kind = "markup"
looks_at = DocumentSubject
yields_to = ("links", "safety")


def check(subject: DocumentSubject) -> Iterator[Fault]:
    """A fault for each message whose translation is refused, or shown with its tags as text."""
    if subject.readable is None:
        return
    found = translations(subject.document, subject.readable)
    rendering = documents.render(
        subject.document, [each.target for each in found], subject.language
    )
    refused = {id(refusal.segment): refusal.reason for refusal in rendering.refused}
    foreign = set(map(id, rendering.foreign))
    additions = {id(segment): words for segment, words in rendering.additions}
    seen: set[int] = set()
    for translation in found:
        entry, target = translation.entry, translation.target
        if entry is None or not target or id(entry) in seen:
            continue
        reason = refused.get(id(translation.segment))
        if reason is not None:
            seen.add(id(entry))
            yield Fault(f"{reason} (write it like the source)", entry)
        elif id(translation.segment) in additions:
            seen.add(id(entry))
            words = additions[id(translation.segment)]
            what = f"markup is shown as text, because {words} is not in the source (take it out)"
            yield Fault(what, entry, severity=Severity.WARNING)
        elif id(translation.segment) in foreign:
            seen.add(id(entry))
            start = target.index("<")
            yield Fault(
                "HTML that the source does not have is shown as text (take it out)",
                entry,
                (start, start + 1),
                severity=Severity.WARNING,
            )
