"""Front matter: the fields of a document, and those among them that are translated.

It is YAML between two lines `---`, TOML between two lines `+++`, or a JSON object.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import ModuleType

from i18n.documents import _front_matter_toml
from i18n.documents._dates import of_language, require_dates
from i18n.documents._directives import ForUnit
from i18n.documents._flow import segments, whole
from i18n.documents._format import Edit, Source, Written
from i18n.documents._front_matter_corrections import CORRECTION, corrections, named
from i18n.documents._front_matter_directives import directed
from i18n.documents._front_matter_values import Block, Value
from i18n.documents._places import Places
from i18n.errors import AmbosError
from i18n.languages import catalog_code, is_code
from i18n.model import Field, Segment, Segmenter, SegmentType, Span, Unit

_BY_SENTENCE = frozenset({"correction", "description", "summary"})
_WORD = re.compile(r"[^\W_]")
_YAML_FENCE, _TOML_FENCE = "---", "+++"
_COMMENTED = {_YAML_FENCE: "yaml", _TOML_FENCE: "toml"}
"""The syntaxes that have comments; JSON has none."""


@dataclass(slots=True)
class FrontMatter:
    """What stands before the body; `length` is in characters, 0 where there is none.

    `segmenter` is the one that the document asks for, or its project. `is_markdown` says that what
    knows no such front matter reads it as Markdown.
    """

    language: str
    segmenter: Segmenter
    length: int = 0
    is_markdown: bool = False
    metadata: dict[str, tuple[Field, ...]] = field(default_factory=dict)
    units: list[Unit] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)


def read(text: str, base: int, source: Source) -> FrontMatter:
    """The front matter of a text that begins at byte `base` of its file. Raises AmbosError."""
    path = source.path
    front = FrontMatter(source.language, _segmenter(source.reading.segmentation, source))
    begun = _begun(text)
    if begun is None:
        return front
    syntax, block = begun
    values = syntax.values(block.text, path)
    if values is None:
        return front
    front.length = block.end
    front.is_markdown = not text.startswith(_YAML_FENCE)
    for value in values:
        _require_characters(value, path)
        name = _metadata_name(value, path) if value.has_text else None
        if name is not None:
            place = Field(value.text, value.line)
            front.metadata[name] = (*front.metadata.get(name, ()), place)
    front.metadata.pop(CORRECTION, None)
    front.metadata |= corrections(values, path)
    values = named(values)
    front.language = _language(front.metadata, source.language, path)
    front.segmenter = _segmenter(_segmentation(front.metadata, source), source)
    require_dates(front.metadata, path, "front matter")
    places = Places(block.text, base + block.start)
    for_units = directed(values, block.text, _COMMENTED.get(text[: len(_YAML_FENCE)]))
    for value, said in zip(values, for_units, strict=True):
        is_asked = value.name in source.reading.fields and value.style
        if said is not None and is_asked and _WORD.search(value.text):
            (byte,) = places.locate([value.start])
            _add(front, value, block.text, byte, syntax, said, source)
    return front


def _require_characters(value: Value, path: str) -> None:
    """Raise AmbosError for an escape that is half of a surrogate pair, which no file can hold."""
    try:
        value.text.encode()
    except UnicodeEncodeError as error:
        half = ord(value.text[error.start])
        what = f"front matter: '{value.name}' has U+{half:04X}, half a character (write it whole)"
        raise AmbosError(what, path=path, line=value.line) from error


def _metadata_name(value: Value, path: str) -> str | None:
    """The name by which metadata has a value; None for one that is nested, but a date of a language.

    Raises AmbosError for a date of what is no language.
    """
    if not value.is_nested:
        return value.name
    name = of_language(value.name)
    if name == "":
        what = f"front matter: '{value.name}' names no language (write en or es-MX)"
        raise AmbosError(what, path=path, line=value.line)
    return name


def _begun(text: str) -> tuple[ModuleType, Block] | None:
    """The front matter that a text begins with, and the module of its syntax; None where it has none."""
    syntax = _syntax(text)
    block = syntax.block(text) if syntax is not None else None
    return (syntax, block) if syntax is not None and block is not None else None


def _syntax(text: str) -> ModuleType | None:
    """The module of what a text may begin with; PyYAML and json are imported for what has them."""
    if text.startswith(_YAML_FENCE):
        from i18n.documents import _front_matter_yaml  # noqa: PLC0415

        return _front_matter_yaml
    if text.startswith("{"):
        from i18n.documents import _front_matter_json  # noqa: PLC0415

        return _front_matter_json
    return _front_matter_toml if text.startswith(_TOML_FENCE) else None


def _segmenter(segmentation: SegmentType, source: Source) -> Segmenter:
    return source.segmenter if segmentation is SegmentType.SENTENCE else whole


def length(text: str) -> int:
    """How many characters the front matter takes; 0 where there is none."""
    begun = _begun(text)
    if begun is None:
        return 0
    syntax, block = begun
    try:
        return 0 if syntax.values(block.text, "") is None else block.end
    except AmbosError:
        return 0


def end(text: str) -> int:
    """How many characters a front matter takes that was read before; 0 where there is none."""
    begun = _begun(text)
    return 0 if begun is None else begun[1].end


def localize(text: str, base: int, language: str) -> list[Edit]:
    """State a language, a BCP 47 tag, in front matter that begins at byte `base` of its file.

    Where there is front matter without one, it becomes the first field.
    """
    begun = _begun(text)
    if begun is None:
        return []
    syntax, block = begun
    shift = base + block.start
    stated = syntax.stated(language)
    values = syntax.values(block.text, "") or ()
    own = [value for value in values if value.name == "language" and not value.is_nested]
    # a list that has a language stays a list
    for value in sorted(own, key=lambda value: not value.has_text)[:1]:
        start = shift + len(block.text[: value.start].encode())
        length = len(block.text[value.start : value.end].rstrip().encode())
        return [Edit(start, start + length, stated.encode())]
    at, field = syntax.added(block.text, stated, "\r\n" if "\r\n" in block.text else "\n")
    return [Edit(shift + at, shift + at, field.encode())]


def _add(  # noqa: PLR0917  (what is known of the value)
    front: FrontMatter,
    value: Value,
    text: str,
    byte: int,
    syntax: ModuleType,
    said: ForUnit,
    source: Source,
) -> None:
    """Make a unit of a value of `text`, which begins at byte `byte` of the file."""
    flow, form = syntax.flow(value, text, byte)
    span = Span("", *flow.locate([0, len(flow.text)]))
    unit = Unit(value.name, flow.text, span, said.context, said.notes, form=form, is_field=True)
    segmenter = front.segmenter if value.name.rpartition(".")[2] in _BY_SENTENCE else whole
    if said.is_cut or said.is_whole:
        segmenter = source.segmenter if said.is_cut else whole
    front.units.append(unit)
    front.segments.extend(
        segments(flow, unit, front.language, whole if form.style == "whole" else segmenter)
    )


def write(
    unit: Unit, segments: Sequence[Segment], targets: Sequence[str | None], level: int
) -> list[Written | None] | None:
    """Write a value's translations in its own style."""
    form = unit.form
    if isinstance(form, _front_matter_toml.Form):
        return _front_matter_toml.write(form, segments, targets, level)
    from i18n.documents import _front_matter_yaml  # noqa: PLC0415

    assert isinstance(form, _front_matter_yaml.Form), "the unit is a value of the front matter"
    return _front_matter_yaml.write(form, segments, targets, level)


def _language(metadata: Mapping[str, tuple[Field, ...]], default: str, path: str) -> str:
    """The document's own language, as a catalog's code. Raises AmbosError."""
    for stated in metadata.get("language", ())[:1]:
        if not is_code(stated.value):
            what = f"front matter: 'language' is not a language code: '{stated.value}' (write en or es-MX)"
            raise AmbosError(what, path=path, line=stated.line)
        return catalog_code(stated.value)
    return default


def _segmentation(metadata: Mapping[str, tuple[Field, ...]], source: Source) -> SegmentType:
    """The document's own unit of translation. Raises AmbosError."""
    for stated in metadata.get("segmentation", ())[:1]:
        if stated.value not in list(SegmentType):
            known = " or ".join(SegmentType)
            what = f"front matter: 'segmentation' is not {known}: '{stated.value}'"
            raise AmbosError(what, path=source.path, line=stated.line)
        return SegmentType(stated.value)
    return source.reading.segmentation
