"""`ambos resegment`: catalogs between paragraphs and sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from i18n.commands._language_code import LANGUAGE_CODE
from i18n.commands._options import Options
from i18n.commands._outputs import Output, write_new
from i18n.model import SegmentType

if TYPE_CHECKING:
    import polib

    from i18n.commands._resegmenting import Row

THRESHOLD = 0.9
"""That of `catalogs.cutting`, which is slow to import and not needed for the help."""


@click.command(epilog="Example: ambos resegment --to sentence es.po --output sentences.po")
@click.argument("paths", nargs=-1, metavar="[PO]...")
@click.option(
    "--to",
    type=click.Choice([one.value for one in SegmentType]),
    help="What the messages of the named catalogs are to be; has to be given for them.",
)
@click.option("--source-language", type=LANGUAGE_CODE, help="The language of their sources.")
@click.option("--language", type=LANGUAGE_CODE, help="Their language, where the header has none.")
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1),
    default=THRESHOLD,
    show_default=True,
    help="The likelihood below which a part of a translation is fuzzy.",
)
@click.option("--output", metavar="FILE", help="Write to this file instead of the one catalog.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Print what was done as lines, or as JSON.",
)
@click.pass_obj
def command(
    options: Options,
    paths: tuple[str, ...],
    *,
    to: str | None,
    source_language: str | None,
    language: str | None,
    threshold: float,
    output: str | None,
    dry_run: bool,
    format_: str,
) -> None:
    """Carry catalogs between paragraphs and sentences.

    Without PO, the project's: their messages become what the documents have now. With PO, any
    catalogs, other tools' too. A translation that cannot be cut for sure stays joined, fuzzy. Going
    back restores each paragraph, with what was edited in between.
    """
    if not paths:
        if to or source_language or language or output:
            what = "--to, --source-language, --language and --output go with a catalog"
            raise click.UsageError(
                f"{what} (name one; the project's are as its setting 'segmentation' says)"
            )
        from i18n.commands._resegmenting import of_project  # noqa: PLC0415  (not for catalogs)

        rows = of_project(options, threshold, is_dry=dry_run)
    else:
        if to is None:
            raise click.UsageError("--to is missing (write --to sentence or --to paragraph)")
        if output is not None and len(paths) > 1:
            raise click.UsageError("--output goes with one catalog (name one)")
        work = _Work(options, SegmentType(to), source_language, language, threshold)
        rows = _of_catalogs(work, paths, output, is_dry=dry_run)
    _report(options, rows, format_, is_dry=dry_run)


class _Work(NamedTuple):
    """What is asked of catalogs that are named."""

    options: Options
    to: SegmentType
    source: str | None
    language: str | None
    threshold: float


def _of_catalogs(
    work: _Work, paths: Sequence[str], output: str | None, *, is_dry: bool
) -> list[Row]:
    """The named catalogs, all of them read before the first is written. Raises AmbosError."""
    from i18n.catalogs import store  # noqa: PLC0415  (slow to import, as the next)
    from i18n.catalogs.blank import filled  # noqa: PLC0415

    done = []
    for path in paths:
        catalog = filled(store.load(Path(path), path), path)
        row = _carried(work, catalog, path)
        done.append((catalog, row, store.written(catalog, path)))
    rows = []
    for path, (catalog, row, data) in zip(paths, done, strict=True):
        is_written = False
        if not is_dry and output is not None:
            is_written = write_new(Output(output, data))
        elif not is_dry:
            is_written = store.save(catalog, Path(path), path)
        rows.append(row._replace(written=is_written))
    return rows


def _carried(work: _Work, catalog: polib.POFile, path: str) -> Row:
    """What becomes of a catalog, which is changed. Raises AmbosError."""
    from i18n.commands._resegmenting import Row, languages  # noqa: PLC0415

    if work.to is SegmentType.PARAGRAPH:
        from i18n.catalogs.joining import join  # noqa: PLC0415
        from i18n.commands._resegmenting import refuse_broken_records  # noqa: PLC0415

        refuse_broken_records(catalog, path)
        return Row(path, False, join(catalog))
    from i18n.alignment.passages import pairs  # noqa: PLC0415
    from i18n.catalogs.cutting import Pair, Passage, cut, is_listing  # noqa: PLC0415

    source, target, segmenter = languages(work.options, catalog, path, work.source, work.language)

    def sentences(entry: polib.POEntry) -> Sequence[tuple[int, int]]:
        return [] if is_listing(entry) else segmenter(entry.msgid, source)

    def parts(passages: Sequence[Passage], known: Iterable[tuple[str, str]]) -> list[list[Pair]]:
        def watched(items: Sequence[object]) -> Iterable[object]:
            return work.options.watch(items, "Cutting")

        return pairs(passages, known, segmenter, target, watched)

    return Row(path, False, cut(catalog, sentences, parts, threshold=work.threshold))


def _report(options: Options, rows: Sequence[Row], format_: str, *, is_dry: bool) -> None:
    if format_ == "json":
        import json  # noqa: PLC0415  (slow to import)

        shown = [row.shown() for row in rows]
        click.echo(json.dumps({"version": 1, "catalogs": shown}, indent=2))
        return
    for row in rows:
        done = row.done
        if not done.cut and not done.joined and not done.left:
            options.detail(f"{row.path}: nothing to cut or join")
            continue
        line = (
            f"{row.path}: {done.cut} cut, {done.joined} joined: {done.translated} translated,"
            f" {done.fuzzy} fuzzy, {done.untranslated} untranslated; {done.left} left"
        )
        options.say(f"{line} (nothing written)" if is_dry else line)
    if not any(row.done.cut or row.done.joined for row in rows):
        options.say("Nothing to cut or join.")
