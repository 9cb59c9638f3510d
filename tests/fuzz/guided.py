"""One target under libFuzzer: `python -m tests.fuzz.guided TARGET [LIBFUZZER ARGUMENT]…`."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["i18n"]):
    from tests.fuzz.targets import targets

if __name__ == "__main__":
    name = sys.argv.pop(1)
    atheris.Setup(sys.argv, targets()[name])
    atheris.Fuzz()
