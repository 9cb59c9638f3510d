"""What a ledger says of a document: a line of JSON, read when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple


class Entry(NamedTuple):
    """A document: the digests of its files by their names, "" for one that is not there."""

    files: Mapping[str, str]
    said: Any


class Said(Mapping[str, Any]):
    """What is said of each of some documents, read when it is asked for."""

    def __init__(self, lines: Mapping[str, bytes]) -> None:
        self._lines = lines

    def __getitem__(self, document: str) -> Any:
        return read(self._lines[document]).said

    def __contains__(self, document: object) -> bool:
        return document in self._lines

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def naming(self, texts: Iterable[str]) -> set[str]:
        """The documents in whose entries one of these texts stands as a whole string."""
        return naming(self._lines, texts)


def read(line: bytes) -> Entry:
    """An entry in the JSON of its line."""
    import json  # noqa: PLC0415  (not for a run that has nothing to do)

    return Entry(*json.loads(line))


def written(entry: Entry) -> bytes:
    """The JSON of an entry, which holds no line end and no tab."""
    return _json([entry.files, entry.said])


def naming(
    lines: Mapping[str, bytes], texts: Iterable[str], *, or_absent: bool = False
) -> set[str]:
    """The documents in whose lines one of these texts stands as a whole string.

    Or, where that is wanted, one that names a file which is not there.
    """
    wanted = [_json(text) for text in texts]
    if or_absent:
        wanted.append(b'": ""')
    return _holding(lines, wanted)


def _holding(lines: Mapping[str, bytes], wanted: Sequence[bytes]) -> set[str]:
    """The documents in whose lines some of these bytes stand."""
    return {name for name, line in lines.items() if any(one in line for one in wanted)}


def _json(value: Any) -> bytes:
    import json  # noqa: PLC0415

    return json.dumps(value).encode()
