"""What could run, or fetch, in a reader's browser.

## What it does
Finds what the source lacks: tags such as script, iframe, object, form, style and svg, attributes
that hold a program (`onclick`), addresses that are one (`javascript:`) or a page (`data:text/html`),
whatever the format of the text, spelt out or hidden behind entities. Code is left alone.
## Why it matters
A translation is text from others. Where a page takes it as it is, it may do what its author wants.
## Example
msgid "Who pays for it?"
msgstr "¿Quién lo paga? [Más](javascript:alert(1))"
## Instead
msgid "Who pays for it?"
msgstr "¿Quién lo paga?"
## References
OWASP, "Cross Site Scripting Prevention Cheat Sheet"
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from i18n.checks._check import Fault
from i18n.checks._dangers import dangers, may_be_dangerous
from i18n.checks._subject import Message
from i18n.model import Severity

severity = Severity.ERROR
kind = "markup"
looks_at = Message
weblate = ("safe_html",)


def check(message: Message) -> Iterator[Fault]:
    """A fault for each danger that the source does not have as often."""
    if not may_be_dangerous(message.msgstr):
        return
    found = dangers(message.target)
    if not found:
        return
    left = Counter(danger.value for danger in dangers(message.source))
    for danger in found:
        if left[danger.value] > 0:
            left[danger.value] -= 1
            continue
        what = (
            f"{danger.value} is not in the source, and may run in a reader's browser (take it out)"
        )
        yield Fault(what, message.entry, danger.span)
