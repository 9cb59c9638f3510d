"""Checks: what is untranslated, broken or doubtful in a catalog.

One file a check. A module of this folder whose name has no leading underscore is a check, and a
package may add its own under the entry point `ambos.checks`. A check offers `severity`, `kind` (the
type of the Internationalization Tag Set 2.0, section 8.8), `looks_at` and `check`, a pure function
from what it looks at to faults: a `Message`, a `Subject` (a catalog), a `DocumentSubject` (a
catalog of a document of this project), an `OriginalSubject` (the document itself), two of these, the
`Ignores` of a catalog, the `Collection` of all that are looked at. It may offer `yields_to`, `weblate`,
`is_hidable` and `is_completeness`, as `Check` says.
Its docstring has the headings that its neighbours have. Its name is the module's, with hyphens.
"""

from i18n.checks._check import PARTS_OF_CATALOGS, Check, Fault
from i18n.checks._collection import Collection, Fact, Facts, joined
from i18n.checks._fingerprints import fingerprint, numbered
from i18n.checks._ignoring import Ignores
from i18n.checks._knowledge import Goals, Knowledge
from i18n.checks._pages import page, table
from i18n.checks._registry import checks, known, named
from i18n.checks._runner import (
    Share,
    collected,
    find_share,
    is_of_all,
    needless,
    run,
    run_alone,
    run_each,
)
from i18n.checks._subject import DocumentSubject, Message, OriginalSubject, Subject

__all__ = [
    "PARTS_OF_CATALOGS",
    "Check",
    "Collection",
    "DocumentSubject",
    "Fact",
    "Facts",
    "Fault",
    "Goals",
    "Ignores",
    "Knowledge",
    "Message",
    "OriginalSubject",
    "Share",
    "Subject",
    "checks",
    "collected",
    "find_share",
    "fingerprint",
    "is_of_all",
    "joined",
    "known",
    "named",
    "needless",
    "numbered",
    "page",
    "run",
    "run_alone",
    "run_each",
    "table",
]
