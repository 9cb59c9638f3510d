"""The program: what holds for every command line."""

from __future__ import annotations

import gc
import os
import signal
import sys
from types import FrameType

from i18n.commands import _untouched
from i18n.errors import visible

_CREATED_BETWEEN_COLLECTIONS = 100_000


class _Stopped(BaseException):
    """A signal asks the program to end; what is half-written is cleaned up on the way out."""

    def __init__(self, number: int) -> None:
        self.number = number


def _stop(number: int, _frame: FrameType | None) -> None:
    raise _Stopped(number)


def main(arguments: list[str] | None = None) -> None:
    """Run a command line and exit: 0 done, 1 findings, 2 usage or input error."""
    for name in ("SIGTERM", "SIGINT", "SIGHUP"):
        if hasattr(signal, name):  # Windows knows no SIGHUP
            signal.signal(getattr(signal, name), _stop)
    # what a command makes lives until its end: looking for cycles in it takes half of its time
    gc.set_threshold(_CREATED_BETWEEN_COLLECTIONS)
    status = 2
    try:
        status = _run(sys.argv[1:] if arguments is None else arguments)
        if sys.stdout is not None:  # as `_run` has said
            sys.stdout.flush()
    except _Stopped as stop:
        _complain(f"stopped by {signal.Signals(stop.number).name} (nothing was half-written)")
        status = 128 + stop.number
    except BrokenPipeError:
        # the reader of our output has gone: nobody is left to tell
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    except UnicodeEncodeError as error:
        what = f"cannot print {error.object[error.start : error.end]!a} in {sys.stdout.encoding}"
        _complain(f"{what} (set PYTHONIOENCODING=utf-8)")
    except OSError as error:
        from i18n.files import unusable  # noqa: PLC0415  (not for --help)

        _complain(str(unusable(error, str(error.filename or "output"), "use")))
    # what is left goes with the process: looking for cycles in it once more takes a tenth of its time
    gc.freeze()
    sys.exit(status)


def _run(arguments: list[str]) -> int:
    """Run a command line; usage and input errors are one line on stderr."""
    if sys.stdout is None:
        _complain("stdout is closed (send it to a file, or to the null device)")
        return 2
    ledger = _untouched.ledger(arguments)
    said = None if ledger is None else _untouched.said(arguments, ledger)
    if said is not None:
        sys.stdout.write(said)
        return 0
    from i18n.commands._group import run  # noqa: PLC0415  (slow to import)

    return run(arguments, ledger, _complain)


def _complain(message: str) -> None:
    import click  # noqa: PLC0415  (slow to import)

    click.echo(visible(" ".join(message.split())), err=True)
