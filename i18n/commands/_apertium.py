"""A bridge between languages: Apertium, where it is installed, run as a program."""

from __future__ import annotations

import shutil
import subprocess
import tomllib
from collections.abc import Sequence
from importlib.resources import files

from i18n.languages import primary

_SECONDS = 300


def apertium(sentences: Sequence[str], source: str, target: str) -> list[str] | None:
    """The sentences as Apertium puts them into another language; None where it cannot.

    `source` and `target` are language codes. Its modes are named by three letters a language
    (ISO 639-3), the older ones by two.
    """
    program = shutil.which("apertium")
    if program is None or not sentences:
        return None
    listed = _run([program, "-l"], "") or ""
    modes = {line.strip() for line in listed.splitlines()}
    letters = _letters()
    here, there = primary(source), primary(target)
    wanted = (f"{letters.get(here, here)}-{letters.get(there, there)}", f"{here}-{there}")
    mode = next((name for name in wanted if name in modes), None)
    if mode is None:
        return None
    # without a stop, words of a heading change places with those of the next line
    lines = "".join(" ".join(sentence.split()) + " .\n" for sentence in sentences)
    answer = _run([program, "-u", "-f", "line", mode], lines)
    found = [] if answer is None else answer.split("\n")[: len(sentences)]
    return found if len(found) == len(sentences) else None


def _letters() -> dict[str, str]:
    data = files("i18n.commands").joinpath("_apertium.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(data))


def _run(command: Sequence[str], text: str) -> str | None:
    """What a program prints; None where it fails or takes too long."""
    try:
        done = subprocess.run(
            command, input=text.encode(), capture_output=True, timeout=_SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace")
