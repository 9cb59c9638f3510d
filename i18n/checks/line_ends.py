r"""Translations that begin or end with a newline where their source does not.

## What it does
Finds a msgstr, or a plural form, that begins or ends with a newline where its msgid does not, and
one that lacks the newline with which its msgid begins or ends.
## Why it matters
msgfmt refuses the whole catalog. A program that prints the message runs two lines together, or
leaves one empty.
## Example
msgid "Who pays for it?"  msgstr "¿Quién lo paga?\n"
## Instead
msgid "Who pays for it?"  msgstr "¿Quién lo paga?"
## References
GNU gettext manual, "Invoking the msgfmt Program"
"""

from __future__ import annotations

from collections.abc import Iterator

from i18n.catalogs import approval, marks
from i18n.checks._check import Fault
from i18n.checks._subject import Subject
from i18n.model import Severity

severity = Severity.ERROR
kind = "whitespace"
looks_at = Subject
weblate = ("begin_newline", "end_newline", "newline_count")


def check(subject: Subject) -> Iterator[Fault]:
    """A fault for each beginning and each end, of each form, that differs from the msgid's.

    A mark with white space around it is a fault of the check `marks`.
    """
    for entry in subject.current:
        if not approval.is_published(entry) or entry.msgstr.strip() in marks.MARKS:
            continue
        forms = entry.msgstr_plural if entry.msgid_plural else {0: entry.msgstr}
        for form, msgstr in sorted(forms.items()):
            for what, span in _differences(entry.msgid, msgstr):
                yield Fault(what, entry, span, form)


def _differences(msgid: str, msgstr: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """What differs, and where in the msgstr: nowhere, at its beginning or its end."""
    begins, ends = msgstr.startswith("\n"), msgstr.endswith("\n")
    if begins and not msgid.startswith("\n"):
        yield "begins with a newline, unlike the source (take the \\n out)", (0, 1)
    elif msgid.startswith("\n") and not begins:
        yield "the source begins with a newline (write \\n at the beginning)", (0, 0)
    last = len(msgstr)
    if ends and not msgid.endswith("\n"):
        yield "ends with a newline, unlike the source (take the \\n out)", (last - 1, last)
    elif msgid.endswith("\n") and not ends:
        yield "the source ends with a newline (write \\n at the end)", (last, last)
