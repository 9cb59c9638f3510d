"""Fuzz the formats and the segmenter: `python -m tests.fuzz SECONDS [TARGET]…` (`make fuzz`).

Each target has a part of the time, half of it for inputs that a coverage-guided fuzzer (libFuzzer by
atheris) makes of bytes, half for those that hypothesis composes. What breaks a law, crashes or takes
over a second is written to `tests/fuzz/found`, where a test keeps it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.composed import COMPOSED
from tests.fuzz.targets import FOUND, LIMIT, seeds, targets
from tests.laws.writing import HOSTILE_STARTS
from tests.tools import is_required

_ROUND = 200
"""Inputs that hypothesis composes before it looks at the clock."""
_GRACE = 60
"""Seconds that a fuzzer may take beyond its time: to start, and to end its last input."""


def main(arguments: list[str]) -> int:
    """Fuzz for about that many seconds; 1 where anything was found."""
    seconds = float(arguments[0])
    known = targets()
    chosen = arguments[1:] or list(known)
    unknown = [name for name in chosen if name not in known]
    if unknown:
        print(f"no target '{unknown[0]}' (known: {', '.join(known)})", file=sys.stderr)
        return 2
    found: list[Path] = []
    for name in chosen:
        share = seconds / len(chosen) / 2
        for fuzz in (_guided, _composed):
            new = fuzz(name, known[name], share)
            found += new
    for path in found:
        print(f"found: {path}")
    print(f"{len(chosen)} targets fuzzed for {seconds:.0f} s: {len(found)} inputs found")
    return 1 if found else 0


def fault(target: Callable[[bytes], None], data: bytes, limit: float = LIMIT) -> str | None:
    """What is wrong with how a target takes an input; None where nothing is.

    `limit` is in CPU seconds and holds below 1 MB.
    """
    start = time.process_time()
    try:
        target(data)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        return f"{type(error).__name__}: {str(error)[:200]}"
    spent = time.process_time() - start
    return f"{spent:.1f} s" if spent > limit and len(data) < 1_000_000 else None


def _keep(name: str, data: bytes, what: str) -> Path:
    """Write what was found where the tests look for it."""
    path = FOUND / f"{name}-{hashlib.blake2b(data, digest_size=6).hexdigest()}"
    path.write_bytes(data)
    print(f"{name}: {what}", flush=True)
    return path


def _guided(name: str, target: Callable[[bytes], None], seconds: float) -> list[Path]:
    """Let libFuzzer look; what it stops at counts where it also breaks without instrumentation."""
    with tempfile.TemporaryDirectory() as scratch:
        corpus, artifacts = Path(scratch, "corpus"), Path(scratch, "artifacts")
        words = Path(scratch, "words")
        words.write_text("".join(map(_dictionary_line, HOSTILE_STARTS)), encoding="ascii")
        corpus.mkdir()
        artifacts.mkdir()
        for path in seeds(name):
            shutil.copy(path, corpus)
        end = time.monotonic() + seconds
        found: list[Path] = []
        runs = 0
        while (left := end - time.monotonic()) > 1 and len(found) < 5:
            command = [sys.executable, "-m", "tests.fuzz.guided", name, str(corpus)]
            command += [f"-max_total_time={left:.0f}", f"-artifact_prefix={artifacts}/"]
            command += [f"-dict={words}"]
            command += [
                f"-seed={_seed() % 2**31 or 1}",
                "-timeout=20",
                "-max_len=4096",
                "-rss_limit_mb=4096",
                "-print_final_stats=1",
            ]
            done = subprocess.run(
                command,
                check=False,
                capture_output=True,
                text=True,
                errors="replace",
                timeout=left + _GRACE,
            )
            runs += _executed(done.stderr)
            stopped = sorted(artifacts.iterdir())
            if done.returncode and not stopped:
                raise SystemExit(f"the fuzzer failed:\n{done.stderr[-2000:]}")
            for artifact in stopped:
                data = artifact.read_bytes()
                what = fault(target, data)
                if what:
                    found.append(_keep(name, data, what))
                artifact.unlink()
        inputs = len(list(corpus.iterdir()))
    print(f"{name}: guided, {runs} runs, {inputs} inputs with coverage of their own", flush=True)
    return found


def _seed() -> int:
    """Where the fuzzers' chances begin: the same each time where nobody watches, as hypothesis's."""
    return 1 if "CI" in os.environ or is_required() else time.time_ns()


def _dictionary_line(word: str) -> str:
    """A word in libFuzzer's form of dictionaries, each byte as an escape."""
    escaped = "".join(f"\\x{byte:02x}" for byte in word.encode())
    return f'"{escaped}"\n' if escaped else ""


def _executed(log: str) -> int:
    """The number of runs that libFuzzer states at its end."""
    for line in log.splitlines():
        if line.startswith("stat::number_of_executed_units:"):
            return int(line.split(":")[-1])
    return 0


def _composed(name: str, target: Callable[[bytes], None], seconds: float) -> list[Path]:
    """Let hypothesis compose inputs of the format's own constructs, and shrink what breaks."""
    strategy = COMPOSED.get(name)
    if strategy is None:
        print(f"{name}: composed, no strategy", flush=True)
        return []
    end = time.monotonic() + seconds
    runs = 0
    smallest: list[tuple[int, bytes, str]] = []

    @settings(
        max_examples=_ROUND,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def run(data: bytes) -> None:
        nonlocal runs
        runs += 1
        what = fault(target, data)
        if what:
            smallest.append((len(data), data, what))
        assert not what

    begin = _seed()
    while time.monotonic() < end and not smallest:
        with contextlib.suppress(AssertionError):
            seed(begin + runs)(run)()
    found = [_keep(name, data, what) for _, data, what in sorted(smallest)[:1]]
    print(f"{name}: composed, {runs} runs", flush=True)
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
