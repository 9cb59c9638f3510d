"""The documents of a site by domain, each known when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from i18n.editions import Held
from i18n.model import domain_of


class Documents(Mapping[str, Held]):
    """The documents of a site by domain, in the order of their paths.

    Those that have been read are noted; `known` gives another one by its path.
    """

    def __init__(self, paths: Iterable[str], known: Callable[[str], Held]) -> None:
        self._paths = {domain_of(path): path for path in paths}
        self._known = known
        self._held: dict[str, Held] = {}

    def note(self, held: Held) -> None:
        """A document that has been read."""
        self._held[held.domain] = held

    def at(self, path: str) -> Held:
        """The document of a path."""
        return self[domain_of(path)]

    def __getitem__(self, name: str) -> Held:
        if name not in self._held:
            self._held[name] = self._known(self._paths[name])
        return self._held[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
