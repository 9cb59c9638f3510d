"""The command line as click reads it: a static table of commands, each loaded when it is called."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from i18n import __version__
from i18n.errors import AmbosError

if TYPE_CHECKING:
    from i18n.ledger import Ledger

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

    context.obj = Options(
        directory, jobs, is_quiet=quiet, is_verbose=verbose, looked_into=context.obj
    )


def run(
    arguments: list[str] | None, looked_into: Ledger | None, complain: Callable[[str], None]
) -> int:
    """Run a command line; usage and input errors are one line, which is given to `complain`.

    `looked_into` is the ledger that has been read already. Returns the exit status.
    """
    try:
        result: Any = group.main(
            arguments, prog_name="ambos", standalone_mode=False, obj=looked_into
        )
    except click.UsageError as error:
        complain(_usage(error))
        return 2
    except click.ClickException as error:
        complain(error.format_message())
        return 2
    except AmbosError as error:
        complain(str(error))
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
