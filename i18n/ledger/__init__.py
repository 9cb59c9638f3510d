"""What a command left with nothing to do, so that the next run need not look into it.

A ledger is a file below `.ambos/`. For each document it names the files that the command read and
wrote, with a digest of what was in them, and holds what the command says of the document while they
are so. It may be missing, stale or spoilt at any time: then everything is done anew. Nothing in it
is taken for true but of files that are as it says, by their stamps or by their bytes.
"""

from i18n.ledger._entries import Said
from i18n.ledger._ledger import Ledger

__all__ = ["Ledger", "Said"]
