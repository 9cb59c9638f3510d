"""What a new message was made from."""

from __future__ import annotations

import enum
from typing import NamedTuple


class Kind(enum.StrEnum):
    """What became of old text in a new message."""

    EDITED = "edited"
    SPLIT = "split"
    MERGED = "merged"


class Piece(NamedTuple):
    """Text of an old message: its place in the list, and characters of its msgid, half open.

    An end of -1 stands for the whole message.
    """

    place: int
    start: int
    end: int


class Origin(NamedTuple):
    """What a new message was made from, its pieces in the order of the new text.

    A merge has several. `moves` says that the old message became this one, and no other has a
    better claim to it. `otherwise` is what is offered instead of a part that cannot be cut out.
    """

    kind: Kind
    pieces: tuple[Piece, ...]
    moves: bool = False
    otherwise: Origin | None = None
