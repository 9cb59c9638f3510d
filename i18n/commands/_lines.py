"""The filter of `ambos segment --lines`: a JSON string a line in, a JSON array of its sentences out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from json.encoder import encode_basestring
from typing import Protocol

from i18n.errors import AmbosError
from i18n.model import Segmenter

_DECODER = json.JSONDecoder()
_SURROGATE = re.compile("[\ud800-\udfff]")

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
    done: list[str] = []
    for line in lines:
        number += 1
        text, wrong = None, "not a JSON string (write one a line)"
        try:
            text = _string(line.decode("utf-8"))
        except UnicodeDecodeError:
            wrong = "not UTF-8 (save it as UTF-8)"
        except (ValueError, RecursionError):  # or an array in a thousand others
            pass
        if text is None:
            yield _encoded(done)
            raise AmbosError(wrong, path=name, line=number)
        pieces = [text[start:end] for start, end in segmenter(text, language)]
        done.append(f"[{', '.join(map(encode_basestring, pieces))}]\n")
    yield _encoded(done)


def _string(line: str) -> str | None:
    """The string that a line of JSON is; None for anything else. Raises ValueError."""
    if line[:1] == '"':  # Not by way of json.loads, which takes a tenth of a short line's time.
        value, end = _DECODER.raw_decode(line)
        if end == len(line):
            return str(value)
    value = json.loads(line)
    return value if isinstance(value, str) else None


def _encoded(arrays: list[str]) -> bytes:
    """JSON arrays as bytes; half a surrogate pair is escaped."""
    written = "".join(arrays)
    try:
        return written.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", written).encode()
