"""Front matter that means nothing.

## What it does
Finds what looks like front matter and is text for readers: a block that is not closed, that does not
begin on the first line, or that stands in a format without front matter. It is an error where the block
has a `date` or a `publish`, else a warning. An embargo whose name has capitals (`Publish`) is an error,
and one of a language that the project does not have a warning.
## Why it matters
`publish: 2026-12-01` that is not read holds nothing back: `ambos build` would publish the document at
once, and its front matter with it.
## Example
> ---
> title: The plan
> publish: 2026-12-01
> The town has a plan.
## Instead
> ---
> title: The plan
> publish: 2026-12-01
> ---
> The town has a plan.
## References
The documentation for publishers: embargo
"""

from __future__ import annotations

from collections.abc import Iterator

from i18n.checks._check import Fault
from i18n.checks._subject import OriginalSubject
from i18n.documents import other_embargoes, unread
from i18n.languages import tag
from i18n.model import Document, Severity

severity = Severity.ERROR
kind = "non-conformance"
looks_at = OriginalSubject

_GRAVE = frozenset({"date", "publish"})
_EMBARGO = "publish."


def check(subject: OriginalSubject) -> Iterator[Fault]:
    """A fault for a block that is not read, and for each embargo that holds nothing back."""
    document = subject.document
    if block := unread(document):
        what = f"front matter that {block.why}: it is text for readers"
        grave = [line for name, line in block.fields if name.lower() in _GRAVE]
        level = Severity.ERROR if grave else Severity.WARNING
        yield Fault(what, line=grave[0] if grave else block.line, severity=level)
    for name, line in other_embargoes(document):
        yield Fault(f"'{name}' holds nothing back (write publish)", line=line)
    languages = subject.knowledge.languages
    if languages is not None:
        yield from _of_others(document, {*languages, document.language})


def _of_others(document: Document, languages: set[str]) -> Iterator[Fault]:
    """A fault for each embargo of a language that is none of these."""
    known = {code.lower() for code in languages}
    for name, fields in document.metadata.items():
        language = name.removeprefix(_EMBARGO)
        if language != name and language not in known and fields:
            tags = ", ".join(sorted(map(tag, languages)))
            what = f"'{name}' holds nothing back: the project's languages are {tags}"
            yield Fault(what, line=fields[0].line, severity=Severity.WARNING)
