"""A DOCX file as an archive: its members, and some of them put back.

What is not changed keeps its bytes: every other member's record (header, name, compressed data) is
copied, and so are the order, the time stamps and the comments of all (APPNOTE.TXT 6.3.10 of the ZIP
format, sections 4.3 and 4.4).
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from i18n.errors import AmbosError

LARGEST_MEMBER = 256 * 2**20
"""Bytes of a member that is read; a larger one is refused."""
LARGEST_SUM = 512 * 2**20
"""Bytes of all members together that are read."""
MOST_MEMBERS = 20_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCAL = struct.Struct("<4sHHHHHLLLHH")
_CENTRAL = struct.Struct("<4sHHHHHHLLLHHHHHLL")
_END = struct.Struct("<4sHHHHLLH")
_END_64 = b"PK\6\6"
_LOCATOR = b"PK\6\7"
_ZIP64 = 0x0001
_UNKNOWN = 0xFFFFFFFF
_ENCRYPTED = 0x0001
_DESCRIPTOR = 0x0008
_LEVEL = 6


@dataclass(frozen=True, slots=True)
class _Record:
    """A member in the central directory, and the bytes of the file that its own record takes."""

    entry: int
    entry_end: int
    start: int
    end: int


class Archive(Mapping[str, bytes]):
    """The members of a file by name; what is read of one is checked against its sum."""

    def __init__(self, data: bytes, path: str | None = None) -> None:
        """Open an archive. Raises AmbosError for what is none, or is a trap."""
        self.data = data
        self._path = path
        self._read: dict[str, bytes] = {}
        self._size = 0
        if data.startswith(_OLE):
            raise self._error(
                "is a document of Word 97-2003, or has a password (save it as DOCX, without one)"
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (
            zipfile.BadZipFile,
            struct.error,
            NotImplementedError,
            ValueError,
            EOFError,
        ) as error:
            raise self._error("is no DOCX file, or is cut off (save it again)") from error
        infos = self._zip.infolist()
        if len(infos) > MOST_MEMBERS:
            raise self._error(f"has more than {MOST_MEMBERS} members (save it again)")
        self._infos: dict[str, zipfile.ZipInfo] = {}
        for info in infos:
            self._check(info)
            self._infos[info.filename] = info
        self._located = self._records()

    def _check(self, info: zipfile.ZipInfo) -> None:
        name = info.orig_filename
        if info.filename in self._infos:
            raise self._error(f"has two members of the name {name} (save it again)")
        if info.flag_bits & _ENCRYPTED:
            raise self._error(f"is encrypted: {name} (save it without a password)")
        parts = name.replace("\\", "/").split("/")
        if ".." in parts or parts[0] == "" or ":" in parts[0] or "\0" in name:
            raise self._error(f"has a member outside itself: {name!r} (save it again)")

    def _error(self, message: str) -> AmbosError:
        return AmbosError(message, path=self._path)

    def __getitem__(self, name: str) -> bytes:
        """The bytes of a member. Raises AmbosError where they are damaged or too many.

        What was read before counts too.
        """
        if name not in self._read:
            info = self._infos[name]
            if info.file_size > LARGEST_MEMBER:
                size = LARGEST_MEMBER // 2**20
                raise self._error(f"{name} is larger than {size} MB (split the document)")
            self._size += info.file_size
            if self._size > LARGEST_SUM:
                size = LARGEST_SUM // 2**20
                raise self._error(f"holds more than {size} MB (split the document)")
            try:
                self._read[name] = self._zip.read(info)
            except (
                zipfile.BadZipFile,
                zlib.error,
                lzma.LZMAError,
                struct.error,
                NotImplementedError,
                ValueError,
                EOFError,
                OSError,
            ) as error:
                raise self._error(f"{name} is damaged (save the document again)") from error
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._infos)

    def __len__(self) -> int:
        return len(self._infos)

    def replaced(self, parts: Mapping[str, bytes]) -> bytes:
        """The file with other bytes in some members; the same where all bytes are the same."""
        changed = {name: data for name, data in parts.items() if data != self[name]}
        if not changed:
            return self.data
        records = self._located
        out = bytearray()
        offsets: dict[str, int] = {}
        heads: dict[str, tuple[int, int, int]] = {}
        for name, record in sorted(records.items(), key=lambda item: item[1].start):
            offsets[name] = len(out)
            if name in changed:
                written, heads[name] = self._record(record, changed[name])
                out += written
            else:
                out += self.data[record.start : record.end]
        directory = len(out)
        for name, record in records.items():
            out += self._entry(record, offsets[name], heads.get(name))
        out += self._tail(directory, len(out) - directory)
        return bytes(out)

    def _records(self) -> dict[str, _Record]:
        """Where each member lies, in the order of the central directory."""
        directory = self._zip.start_dir
        starts = sorted({info.header_offset for info in self._infos.values()} | {directory})
        following = dict(pairwise(starts))
        is_sound = (starts[0], starts[-1]) == (0, directory) and len(following) == len(self._infos)
        records: dict[str, _Record] = {}
        at = directory
        for name, info in self._infos.items():
            if not is_sound or self.data[at : at + 4] != b"PK\1\2":
                raise self._error("is an archive of an odd make (save it again)")
            fields = _CENTRAL.unpack_from(self.data, at)
            end = at + _CENTRAL.size + sum(fields[10:13])
            start = info.header_offset
            records[name] = _Record(at, end, start, following[start])
            at = end
        return records

    def _record(self, record: _Record, data: bytes) -> tuple[bytes, tuple[int, int, int]]:
        """A member's record with other contents, and their sum and two sizes."""
        fields = list(_LOCAL.unpack_from(self.data, record.start))
        at = record.start + _LOCAL.size
        name = self.data[at : at + fields[9]]
        extra = _without_zip64(self.data[at + fields[9] : at + fields[9] + fields[10]])
        packed = data
        if fields[3] != zipfile.ZIP_STORED:
            compressor = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
            packed = compressor.compress(data) + compressor.flush()
            fields[3] = zipfile.ZIP_DEFLATED
        head = zlib.crc32(data), len(packed), len(data)
        fields[2] &= ~_DESCRIPTOR
        fields[6:9] = head
        fields[10] = len(extra)
        return _LOCAL.pack(*fields) + name + extra + packed, head

    def _entry(self, record: _Record, offset: int, head: tuple[int, int, int] | None) -> bytes:
        """A member's entry in the central directory, for a record that has moved or changed."""
        fields = list(_CENTRAL.unpack_from(self.data, record.entry))
        at = record.entry + _CENTRAL.size
        name = self.data[at : at + fields[10]]
        extra = self.data[at + fields[10] : at + fields[10] + fields[11]]
        comment = self.data[at + fields[10] + fields[11] : record.entry_end]
        if head is not None:
            extra = _without_zip64(extra)
            fields[3] &= ~_DESCRIPTOR
            fields[4] = min(fields[4], zipfile.ZIP_DEFLATED)
            fields[7:10] = head
            fields[11] = len(extra)
            fields[16] = offset
        elif fields[16] == _UNKNOWN:
            extra = _with_offset(extra, 8 * fields[8:10].count(_UNKNOWN), offset)
        else:
            fields[16] = offset
        return _CENTRAL.pack(*fields) + name + extra + comment

    def _tail(self, directory: int, size: int) -> bytes:
        """What follows the central directory, which now lies elsewhere."""
        end = self.data.rfind(b"PK\5\6")
        fields = list(_END.unpack_from(self.data, end))
        between = bytearray()
        locator = self.data.rfind(_LOCATOR, 0, end)
        record = self.data.rfind(_END_64, 0, locator) if locator == end - 20 else -1
        if record >= 0:
            between += self.data[record:end]
            struct.pack_into("<QQ", between, 40, size, directory)
            struct.pack_into("<Q", between, locator - record + 8, directory + size)
        if fields[5] != _UNKNOWN:
            fields[5] = size
        if fields[6] != _UNKNOWN:
            fields[6] = directory
        return bytes(between) + _END.pack(*fields) + self.data[end + _END.size :]


def _fields(extra: bytes) -> Iterator[tuple[int, int, int]]:
    """The fields of an extra block: each one's kind, start and end."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        yield kind, at, at + 4 + size
        at += 4 + size


def _without_zip64(extra: bytes) -> bytes:
    return b"".join(extra[start:end] for kind, start, end in _fields(extra) if kind != _ZIP64)


def _with_offset(extra: bytes, skipped: int, offset: int) -> bytes:
    """The extra block with another offset, behind the sizes that its ZIP64 field states."""
    for kind, start, _ in _fields(extra):
        if kind == _ZIP64:
            changed = bytearray(extra)
            struct.pack_into("<Q", changed, start + 4 + skipped, offset)
            return bytes(changed)
    return extra


@lru_cache(maxsize=4)
def archive(data: bytes) -> Archive:
    """The archive of a document that has been read before."""
    return Archive(data)
