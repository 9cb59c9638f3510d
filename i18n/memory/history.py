"""Every version of the catalogs that git keeps, read by git's own programs."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from i18n.errors import AmbosError


class Version(NamedTuple):
    """A file as a commit left it: `blob` is git's name of its bytes, `date` the author's, ISO 8601."""

    path: str
    blob: str
    date: str


def versions(root: Path, folders: Sequence[str]) -> list[Version]:
    """The versions of the `.po` files below folders of a project, the latest first.

    All that the branch checked out came of, merged branches too. Each version of a file stands there
    once, with the date of the latest commit that made it. Raises AmbosError where git cannot say.
    """
    command = ["log", "-z", "--raw", "--no-abbrev", "--no-renames", "-m", "--relative"]
    said = _git(root, [*command, "--format=%x01%aI", "--", *folders])
    found: dict[tuple[str, str], Version] = {}
    date = ""
    fields = iter(said.replace(b"\n", b"\0").split(b"\0"))
    for field in fields:
        if field.startswith(b"\x01"):
            date = field[1:].decode("ascii")
        elif field.startswith(b":"):
            blob = field.split(b" ")[3].decode("ascii")
            path = next(fields).decode("utf-8", "surrogateescape")
            if path.endswith(".po") and set(blob) != {"0"}:
                found.setdefault((path, blob), Version(path, blob, date))
    return list(found.values())


def contents(root: Path, blobs: Sequence[str]) -> Iterator[bytes]:
    """The bytes of blobs, in their order. Raises AmbosError."""
    process = subprocess.Popen(
        ["git", "cat-file", "--batch"], cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdin is not None and process.stdout is not None, "both are pipes"
    try:
        for blob in blobs:
            process.stdin.write(f"{blob}\n".encode())
            process.stdin.flush()
            head = process.stdout.readline().split()
            if len(head) != 3:
                raise AmbosError(f"git has no object {blob} (fetch the whole history)")
            size = int(head[2])
            yield process.stdout.read(size)
            process.stdout.read(1)
    finally:
        process.stdin.close()
        process.stdout.close()
        process.wait()


def _git(root: Path, arguments: Sequence[str]) -> bytes:
    """What git prints. Raises AmbosError."""
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise AmbosError("git is not installed (install it, or leave out --history)") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().split("\n")[0]
        raise AmbosError(
            f"git cannot tell the history: {said} (run it in a repository with commits)"
        )
    return done.stdout
