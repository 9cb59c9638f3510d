"""The file of the addresses that pages have had, which one command at a time writes."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping

from i18n import addresses, files
from i18n.addresses import History
from i18n.locks import locked
from i18n.project import SLUGS, Project


def read(project: Project) -> History:
    """What it holds; nothing where there is none. Raises AmbosError."""
    path = project.place(SLUGS)
    return addresses.read(files.read(path, SLUGS), SLUGS) if path.exists() else History()


def note(project: Project, earlier: History, present: History) -> bytes:
    """Write the present addresses behind those that it has had; the file of these and `earlier`.

    `earlier` is what was read of it. Where another command has written it since, what that wrote stays.
    Raises AmbosError.
    """
    with _alone(project):
        now = read(project)
        _write(project, addresses.noted_since(now, earlier, present))
    return addresses.write(addresses.noted(earlier, present))


def move(project: Project, moves: Mapping[str, str]) -> dict[str, str]:
    """Give what documents have had, by their old domains, to new ones: which of them had any.

    Raises AmbosError.
    """
    if not moves:
        return {}
    with _alone(project):
        now = read(project)
        had = {old: new for old, new in moves.items() if old in now.domains}
        if had:
            _write(project, addresses.moved(now, had))
    return had


def _write(project: Project, history: History) -> None:
    files.write(project.place(SLUGS), addresses.write(history), SLUGS)


@contextlib.contextmanager
def _alone(project: Project) -> Iterator[None]:
    """Hold the right to write it. Raises AmbosError."""
    with contextlib.ExitStack() as held:
        try:
            held.enter_context(locked(project.place(SLUGS)))
        except OSError as error:
            raise files.unusable(error, SLUGS, "write") from error
        yield
