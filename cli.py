"""Launcher for a checkout: `python cli.py …` is `ambos …`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the program, or say in one line what has to be installed first (exit status 2)."""
    try:
        from i18n.commands import main as ambos  # noqa: PLC0415

        ambos()
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] == "i18n":
            raise
        print(
            f"cli.py: {sys.executable} has no package {error.name!r}"
            " (run `make edition`, then `.venv/bin/python cli.py`)",
            file=sys.stderr,
        )
        sys.exit(2)


if __name__ == "__main__":
    main()
