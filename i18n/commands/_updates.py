"""What `ambos update` says: of each catalog, of what moved, and of what belongs to no document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from i18n.commands._moving import Move
    from i18n.ledger import Ledger


class Row(NamedTuple):
    """What is said of a catalog: whether it was written, and what changed in it, in messages."""

    path: str
    written: bool
    new: int = 0
    changed: int = 0
    gone: int = 0
    kept: int = 0
    recut: int = 0

    def line(self) -> str:
        """The row as text."""
        counts = f"{self.new} new, {self.changed} changed, {self.gone} gone, {self.kept} kept"
        return f"{self.path}: {counts}"

    def shown(self) -> dict[str, Any]:
        """The row as JSON has it."""
        return {name: value for name, value in self._asdict().items() if name != "recut" or value}


class Update(NamedTuple):
    """What a run did.

    `strangers` are catalogs of no document, `addresses` the domains whose addresses went to another.
    """

    rows: Sequence[Row]
    moves: Sequence[Move]
    strangers: Sequence[str]
    addresses: Mapping[str, str] = MappingProxyType({})

    def shown(self) -> dict[str, Any]:
        """The update as JSON has it."""
        rows = [row.shown() for row in self.rows]
        shown = {"version": 1, "catalogs": rows, "moves": [move.shown() for move in self.moves]}
        if self.addresses:
            moves = sorted(self.addresses.items())
            shown["addresses"] = [{"from": old, "to": new} for old, new in moves]
        return shown

    def address_lines(self) -> Iterator[str]:
        """What became of addresses, as text."""
        from i18n.project import SLUGS  # noqa: PLC0415  (loaded by commands that need it)

        for old, new in sorted(self.addresses.items()):
            yield f"{SLUGS}: the addresses of {old!r} are those of {new!r} now"


def unchanged(said: Sequence[tuple[str, int]]) -> list[Row]:
    """The rows of a document of which nothing was left to do, from what the ledger says of it."""
    return [Row(name, written=False, kept=kept) for name, kept in said]


def settled(ledger: Ledger, *, is_listed: bool) -> Update:
    """What is said where nothing has changed; the rows, which take some time, where they are listed."""
    said = list(ledger.earlier.values()) if is_listed else []
    return Update([row for one in said for row in unchanged(one)], [], ledger.remarks)
