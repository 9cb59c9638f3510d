"""Ignores that ignore nothing.

## What it does
Finds comments `# ambos: ignore NAME` in messages in which the check of that name finds nothing. It
looks at the checks that ran, and at names that no check has; at those of checks that look at all catalogs
together (`inconsistent`, `source-names`) where the whole project is looked at, and every catalog of it can
be read. It finds comments too that were meant to ignore something and name no check: `# ambos: ignore`
alone, `# Ambos: Ignore Numbers`. Between names stand spaces or commas, behind `because` a reason.
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
from i18n.checks._ignoring import Ignores, for_nothing
from i18n.checks._registry import known
from i18n.model import Severity

severity = Severity.WARNING
kind = "other"
looks_at = Ignores
is_hidable = False

_FORM = "write 'ambos: ignore NAME, NAME because TEXT', in lower case, or take it out"


def check(ignores: Ignores) -> Iterator[Fault]:
    """A fault for each name of a check that hides nothing, and for each comment that names none."""
    for entry, name in ignores.unused(known()):
        if name in known():
            yield Fault(for_nothing(name), entry)
        else:
            what = f"no check is called '{name}'"
            yield Fault(f"{what} (take it out; between names stand spaces or commas)", entry)
    for entry, comment in ignores.misread():
        yield Fault(f"'{comment}' ignores nothing ({_FORM})", entry)
