"""The termbase: which words of two languages stand for one another, and which must not.

`read` makes one of a file's bytes: a CSV with the header `source,target,status,note`, or a table of
two columns, a tab between them, that has no header. `of_project` finds a project's.
"""

from i18n.terms._reading import read
from i18n.terms._store import load, of_project
from i18n.terms._termbase import Status, Term, Termbase

__all__ = ["Status", "Term", "Termbase", "load", "of_project", "read"]
