"""The command line: a static table of commands, each loaded when it is called."""

from __future__ import annotations

import gc
import importlib
import os
import signal
import sys
from types import FrameType
from typing import Any

import click

from i18n import __version__
from i18n.errors import AmbosError, visible

COMMANDS = {
    "init": ("init", "Start a project in a folder."),
    "import": ("import_", "Turn a text, a web page or DOCX into Markdown."),
    "segment": ("segment", "Print one sentence a line."),
    "extract": ("extract", "Write the templates of the documents."),
    "update": ("update", "Bring the catalogs up to the documents."),
    "resegment": ("resegment", "Carry catalogs between paragraphs and sentences."),
    "distinguish": ("distinguish", "Give each occurrence of a sentence its own message."),
    "render": ("render", "Write the documents in another language."),
    "translate": ("translate", "Fill what is not translated from the memory."),
    "status": ("status", "Show how much is translated."),
    "check": ("check", "Find what is untranslated or broken."),
    "compile": ("compile", "Write MO files beside the catalogs."),
    "merge": ("merge", "Merge two versions of a catalog that began as one."),
    "merge-driver": ("merge_driver", "Let git merge catalogs message by message."),
    "memory": ("memory", "Keep earlier translations, and look in them."),
    "align": ("align", "Make a catalog of two versions of a document."),
    "build": ("build", "Publish every edition into public/."),
}


class _Commands(click.Group):
    """Loads a command's module when it is called, and not to list it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"i18n.commands.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: ambos update, translate locales/es/LC_MESSAGES/*.po, ambos check, ambos build",
)
@click.option(
    "--project",
    "directory",
    type=click.Path(file_okay=False),
    help="The project's folder; without it, this one or the nearest above that is a project.",
)
@click.option("--jobs", type=click.IntRange(1), default=1, help="Processes that work on documents.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but findings and errors.")
@click.option("-v", "--verbose", is_flag=True, help="Say more about what is done.")
@click.version_option(__version__, prog_name="ambos")
@click.pass_context
def group(
    context: click.Context, directory: str | None, jobs: int, quiet: bool, verbose: bool
) -> None:
    """Articles and FAQs into gettext catalogs, and back as localized and bilingual editions."""
    if quiet and verbose:
        raise click.UsageError("--quiet and --verbose at once (keep one)")
    from i18n.commands._options import Options  # noqa: PLC0415  (not for --help)

    context.obj = Options(directory, jobs, is_quiet=quiet, is_verbose=verbose)


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
        status = _run(arguments)
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
    sys.exit(status)


def _run(arguments: list[str] | None) -> int:
    """Run a command line; usage and input errors are one line on stderr."""
    if sys.stdout is None:
        _complain("stdout is closed (send it to a file, or to the null device)")
        return 2
    try:
        result: Any = group.main(arguments, prog_name="ambos", standalone_mode=False)
    except click.UsageError as error:
        _complain(_usage(error))
        return 2
    except click.ClickException as error:
        _complain(error.format_message())
        return 2
    except AmbosError as error:
        _complain(str(error))
        return 2
    return result if isinstance(result, int) else 0


def _usage(error: click.UsageError) -> str:
    """click's words on one line, with the help to read."""
    path = error.ctx.command_path if error.ctx else "ambos"
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return f"no command given (see '{path} --help')"
    message = error.format_message().rstrip(".")
    if isinstance(error, click.NoSuchOption) and error.ctx and error.ctx.parent:
        for option in group.params:
            if isinstance(option, click.Option) and error.option_name in option.opts:
                written = error.option_name if option.is_flag else f"{error.option_name} …"
                return f"{message} (write it before the command: 'ambos {written} {error.ctx.info_name}')"
    return f"{message} (see '{path} --help')"


def _complain(message: str) -> None:
    click.echo(visible(" ".join(message.split())), err=True)
