"""Ignores that ignore nothing.

## What it does
Finds comments `# ambos: ignore NAME` in messages in which the check of that name finds nothing. It
looks at the checks that ran, and at names that no check has.
## Why it matters
Such a comment hides the next defect, which nobody has accepted.
## Example
# ambos: ignore numbers because the sum was corrected
msgid "The bill is 40 euros."  msgstr "La factura es de 40 euros."
## Instead
msgid "The bill is 40 euros."  msgstr "La factura es de 40 euros."
## References
The documentation for continuous integration: what may be ignored
"""

from __future__ import annotations

from collections.abc import Iterator

from i18n.checks._check import Fault
from i18n.checks._ignoring import Ignores
from i18n.checks._registry import known
from i18n.model import Severity

severity = Severity.WARNING
kind = "other"
looks_at = Ignores
is_hidable = False


def check(ignores: Ignores) -> Iterator[Fault]:
    """A fault for each name of a check that hides nothing."""
    for entry, name in ignores.unused(known()):
        is_known = name in known()
        what = f"nothing of '{name}' to ignore" if is_known else f"no check is called '{name}'"
        yield Fault(f"{what} (take the comment out)", entry)
