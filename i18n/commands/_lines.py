"""The filter of `ambos segment --lines`: a JSON string a line in, a JSON array of its sentences out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from json.encoder import encode_basestring, encode_basestring_ascii
from typing import Protocol

from i18n.errors import AmbosError
from i18n.model import Segmenter

CHUNK = 1 << 16
"""Bytes read at a time, at most: what has arrived is answered before more is waited for."""


class Source(Protocol):
    """A stream of bytes that gives what has arrived."""

    def read1(self, size: int, /) -> bytes:
        """Give at most so many bytes; nothing at the end."""


def answers(source: Source, name: str, language: str, segmenter: Segmenter) -> Iterator[bytes]:
    """The answers to the lines of a stream, in order, those of what has arrived at once together.

    Raises AmbosError with the line for one that is no JSON string; the lines before it are
    answered.
    """
    number = 0
    rest: list[bytes] = []
    while chunk := source.read1(CHUNK):
        lines = chunk.split(b"\n")
        if len(lines) == 1:
            rest.append(chunk)
            continue
        lines[0] = b"".join((*rest, lines[0]))
        rest = [lines.pop()]
        yield from _answered(lines, name, number, language, segmenter)
        number += len(lines)
    last = b"".join(rest)
    if last:
        yield from _answered([last], name, number, language, segmenter)


def _answered(
    lines: list[bytes], name: str, number: int, language: str, segmenter: Segmenter
) -> Iterator[bytes]:
    """The answers to whole lines, of which `number` came before."""
    done: list[bytes] = []
    for line in lines:
        number += 1
        try:
            text = json.loads(line.decode("utf-8"))
        except ValueError:
            text = None
        if not isinstance(text, str):
            yield b"".join(done)
            raise AmbosError("not a JSON string (write one a line)", path=name, line=number)
        done.append(_array(text, segmenter(text, language)))
    yield b"".join(done)


def _array(text: str, spans: list[tuple[int, int]]) -> bytes:
    """A JSON array of a text's pieces, as a line; half a surrogate pair is escaped."""
    pieces = [text[start:end] for start, end in spans]
    try:
        return f"[{', '.join(map(encode_basestring, pieces))}]\n".encode()
    except UnicodeEncodeError:
        return f"[{', '.join(map(encode_basestring_ascii, pieces))}]\n".encode()
