"""Links and pictures of a project that lead nowhere.

## What it does
Follows every relative link, picture and fragment of the documents, and those of translations that are not
the source's: to another document, to a file below `source/` or `static/`, to a heading or an `id`. Names
count as they are written, capitals too. Addresses with a scheme or a host, and those from the root of
the server (`/about/`), are left aside: nothing is fetched. A document that is not among the published
ones (`documents` in the settings) is no goal for one that is.
## Why it matters
The reader gets an error, or the top of the page; on the author's machine, where capitals do not count, it
may have worked.
## Example
> See the [costs](example.md).
msgid "See the [costs](example.md)."
msgstr "Véanse los [gastos](example.es.md)."
## Instead
> See the [costs](example.md).
msgid "See the [costs](example.md)."
msgstr "Véanse los [gastos](example.md)."
## References
WHATWG HTML, 7.4.6.4, "Scrolling to a fragment"; RFC 3986, section 4.2
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from i18n.checks._check import Fault
from i18n.checks._excerpts import cut
from i18n.checks._knowledge import Goals
from i18n.checks._subject import DocumentSubject, OriginalSubject
from i18n.documents import lines, links, named
from i18n.model import SOURCES, Severity, Span

severity = Severity.ERROR
kind = "non-conformance"
looks_at = DocumentSubject | OriginalSubject
yields_to = ("links", "safety")

_KINDS = ("link", "image")
_PUBLISHED = (f"{SOURCES}/", "static/")
"""The folders whose files readers get."""
_IMAGE = "image"
"""The field of the front matter that names a document's picture."""


def check(subject: DocumentSubject | OriginalSubject) -> Iterator[Fault]:
    """A fault for each link that leads nowhere, on its line of the document or in its message."""
    goals = subject.knowledge.goals
    if goals is None:
        return
    if isinstance(subject, DocumentSubject):
        yield from _translated(subject, goals)
    else:
        yield from _written(subject, goals)


def _written(subject: OriginalSubject, goals: Goals) -> Iterator[Fault]:
    """What is wrong in a document itself."""
    document = subject.document
    for field in document.metadata.get(_IMAGE, ()):
        what = _fault(field.value, document.path, goals)
        if what:
            yield Fault(what, line=field.line)
    found = sorted(links(document), key=lambda link: (link.member, link.start))
    places = lines(document, [Span(link.member, link.start, link.start) for link in found])
    for link, line in zip(found, places, strict=True):
        what = _fault(link.target, document.path, goals)
        if what:
            yield Fault(what, line=line or 1)


def _translated(subject: DocumentSubject, goals: Goals) -> Iterator[Fault]:
    """What is wrong in translations alone."""
    for message in subject.messages:
        if message.has_same_items:
            continue
        for name in _KINDS:
            own = {item.value for item in message.source.of_kind(name)}
            for item in message.target.of_kind(name):
                what = _fault(item.value, subject.document.path, goals)
                if what and item.value not in own:
                    yield Fault(what, message.entry, (item.start, item.end))


def _fault(target: str, document: str, goals: Goals) -> str:
    """What is wrong with an address in a document; "" where nothing is."""
    found = named(target, document)
    if found is None:
        return ""
    path = found.path or document
    if not goals.has(path):
        if not f"{path}/".startswith(_PUBLISHED):
            remedy = "move it there, or give its whole address"
            what = f"{path} is not below {' or '.join(_PUBLISHED)}"
            return f"the link to '{cut(target)}' leads nowhere: {what} ({remedy})"
        similar = goals.resembling(path)
        remedy = f"its name is {similar}" if similar else "mend it, or add the file"
        return f"the link to '{cut(target)}' leads nowhere: there is no {path} ({remedy})"
    if goals.is_left_out(path) and not goals.is_left_out(document):
        remedy = "add it to `documents` in the settings"
        return f"the link to '{cut(target)}' leads nowhere: {path} is not published ({remedy})"
    fragment = found.fragment
    # as browsers do: `#top` is the top of any page
    if not fragment or fragment.lower() == "top":
        return ""
    anchors = goals.anchors(path)
    if anchors is None or fragment in anchors or unquote(fragment) in anchors:
        return ""
    return f"the link to '{cut(target)}' leads nowhere: {path} has no heading or id '{fragment}'"
