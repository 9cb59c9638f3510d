"""Checks: what is untranslated, broken or doubtful in a catalog.

One file a check. A module of this folder whose name has no leading underscore is a check, and a
package may add its own under the entry point `ambos.checks`. A check offers `severity`, `looks_at`
(`Message` or `Subject`) and `check`, a pure function from one of those to faults; its docstring has
the headings that its neighbours have. Its name is the module's, with hyphens.
"""

from i18n.checks._check import Check, Fault
from i18n.checks._pages import page, table
from i18n.checks._registry import checks
from i18n.checks._runner import run
from i18n.checks._subject import Message, Subject

__all__ = ["Check", "Fault", "Message", "Subject", "checks", "page", "run", "table"]
