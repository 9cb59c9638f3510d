"""Files that a command writes where its options say, and which may be anybody's."""

from __future__ import annotations

from typing import NamedTuple

from i18n import files
from i18n.errors import AmbosError


class Output(NamedTuple):
    """A file and its bytes to be.

    `mark` is what only files of this command hold, and nobody edits by hand: such a file is written anew.
    Without one there is no telling, and the file is kept.
    """

    path: str
    data: bytes
    mark: bytes = b""


def write_new(*outputs: Output) -> bool:
    """Write files where there are none, all or none; False where each has these bytes already.

    Raises AmbosError where another file stands: somebody may have worked in it.
    """
    for output in outputs:
        found = files.look(output.path)
        if found is None or found[0] == output.data:
            continue
        if not output.mark or output.mark not in found[0]:
            what = "exists already (name another file, or take it away)"
            raise AmbosError(what, path=output.path)
    written = [files.write(output.path, output.data, output.path) for output in outputs]
    return any(written)
