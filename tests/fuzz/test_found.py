"""What the fuzzers once found stays found out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.__main__ import fault
from tests.fuzz.targets import seeds, targets

TARGETS = targets()
SEEDS = [(name, path) for name in TARGETS for path in seeds(name)]


@pytest.mark.parametrize(("name", "path"), SEEDS, ids=[path.name for _, path in SEEDS])
def test_a_seed_and_what_a_fuzzer_found_break_no_law(name: str, path: Path) -> None:
    TARGETS[name](path.read_bytes())


def test_every_format_has_seeds() -> None:
    assert {name for name, _ in SEEDS} >= set(TARGETS) - {"segmentation"}


def test_a_fuzzer_tells_a_broken_law_a_crash_and_a_slow_input() -> None:
    def broken(data: bytes) -> None:
        assert data != b"broken"
        if data == b"crash":
            raise RecursionError

    assert fault(broken, b"fine") is None
    assert "AssertionError" in (fault(broken, b"broken") or "")
    assert "RecursionError" in (fault(broken, b"crash") or "")
    assert fault(broken, b"slow", limit=-1.0) == "0.0 s"
