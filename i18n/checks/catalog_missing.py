"""Documents that have no catalog in a language of the project.

## What it does
Finds documents whose catalog of a target language does not exist. The finding's path is where it
should be. A language of a country or a script needs none where the language that it belongs to says all.
## Why it matters
Nobody can translate what is in no catalog.
## Example
> Who pays for it?
## Instead
> Who pays for it?
msgid "Who pays for it?"  msgstr "¿Quién lo paga?"
## References
The project's settings: `source` and `targets`
"""

from __future__ import annotations

from collections.abc import Iterator

from i18n.checks._check import Fault
from i18n.checks._subject import DocumentSubject
from i18n.model import Severity

severity = Severity.ERROR
kind = "omission"
looks_at = DocumentSubject
is_completeness = True


def check(subject: DocumentSubject) -> Iterator[Fault]:
    """A fault where a document has messages, and no catalog."""
    if subject.catalog is None and subject.template and subject.lacks:
        yield Fault(
            f"no catalog of {subject.document.path} in {subject.language} (run 'ambos update')"
        )
