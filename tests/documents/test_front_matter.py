"""Front matter under translation: every style of scalar keeps its place, its name and its value."""

from __future__ import annotations

import json
import tomllib

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from i18n.documents import edit, localize, render
from i18n.errors import AmbosError
from i18n.model import Document
from tests.laws import proof

STYLES = [
    "plain text here", "'single ''q'' here'", '"double \\u00e9 \\"q\\" here"', '"fold\\\n  ed here"',
    "|\n  literal one\n  two", "|-\n  lit", "|+\n  lit\n\n", ">\n  folded one\n  two\n\n  three",
    ">-\n  folded", "[a, 'b', \"c\"]", "[a b,\n  c]", "\n  - a\n  - 'b c'", "&x anchor", "!!str tagged",
    "~", "2025", "true", "{a: b}", "plain\n  cont. And more", "'single\n  cont. Second.'",
    '"dbl\n  cont. Second."', "x # remark", "x#no", "|2\n    ind", "café ¿qué?", '"\\ttab"',
    "'a\n\n  b'", "a\n\n  b", ">\n  a\n\n  b\n   more\n  c", "\u00a0x",
]  # fmt: skip
ODD = {"\u00a0x", "|2\n    ind"}
"""Styles that take no translation which needs quotation marks or lines."""

VALUES = st.one_of(
    st.sampled_from(STYLES),
    st.text(st.sampled_from("ab :#-'\"[]{},&*!|>%@`\\\n \té.?"), max_size=12),
)
NAMES = st.sampled_from(["title", "description", "summary", "tags", "alt", "slug", "other"])
FIELDS = st.lists(st.tuples(NAMES, VALUES), min_size=1, max_size=4, unique_by=lambda pair: pair[0])


DIRECTED = """\
# a remark
# i18n: note: at most 20 characters
# i18n: context: menu
{title}
{description}  # i18n: note: of all
# i18n: segment: paragraph
{summary}
# i18n: off
{subtitle}
"""


@pytest.mark.parametrize(
    ("fence", "sign"),
    [("---", ": "), ("+++", " = ")],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_comments_direct_the_values_that_they_stand_at(
    fence: str, sign: str, line_end: str
) -> None:
    fields = {
        name: f'{name}{sign}"{text}"'
        for name, text in (
            ("title", "A title"),
            ("description", "One. Two."),
            ("summary", "Three. Four."),
            ("subtitle", "Five"),
        )
    }
    text = f"{fence}\n{DIRECTED.format(**fields)}{fence}\n\nBody.\n".replace("\n", line_end)
    document = proof.read(text)
    assert [
        (segment.source, segment.unit.context, segment.unit.notes) for segment in document.segments
    ] == [
        ("A title", "menu", ("at most 20 characters",)),
        ("One.", None, ("of all",)),
        ("Two.", None, ("of all",)),
        ("Three. Four.", None, ()),
        ("Body.", None, ()),
    ]


PLACED = {
    "above an item": "tags:\n  - a\n  # i18n: skip\n  - X\n  - b\n",
    "behind an item": "tags:\n- a\n- X # i18n: skip\n- b\n",
    "above an item's value": "tags:\n  - a\n  -\n    # i18n: skip\n    X\n  - b\n",
    "behind the header of an item": "tags:\n  - a\n  - | # i18n: skip\n    X\n  - b\n",
    "above a field": "alt: a\n# i18n: skip\ntags: [X1, X2]\ntitle: b\n",
    "above a field with items on lines": "alt: a\n# i18n: skip\ntags:\n- X1\n- X2\ntitle: b\n",
    "behind a name": "alt: a\ntags: # i18n: skip\n  - X1\n  - X2\ntitle: b\n",
    "behind a list": "alt: a\ntags: [X1, X2] # i18n: skip\ntitle: b\n",
    "behind a list of several lines": "alt: a\ntags: [\n  X1,\n  X2\n] # i18n: skip\ntitle: b\n",
    "behind a bracket": "alt: a\ntags: [ # i18n: skip\n  X1, X2]\ntitle: b\n",
    "behind an item in brackets": "tags: [a,\n  X, # i18n: skip\n  b]\n",
    "behind the last item in brackets": "tags: [a, b,\n  X # i18n: skip\n]\n",
    "above an item in brackets": "tags: [a,\n  # i18n: skip\n  X,\n  b]\n",
    "above a bracket": "tags: [a, b\n  # i18n: skip\n]\n",
    "behind the header of a block": "alt: a\nsummary: | # i18n: skip\n  X\n\n  X\ntitle: b\n",
    "above a value": "alt: a\ntitle:\n  # i18n: skip\n  X\nsubtitle: b\n",
    "behind a value of several lines": "alt: a\ntitle:\n  X\n  X # i18n: skip\nsubtitle: b\n",
    "above a blank line": "alt: a\n# i18n: skip\n\n# a remark\n\ntitle: X\nsubtitle: b\n",
    "above a mapping": "alt: a\n# i18n: skip\nseo:\n  title: X\n  x: y\ntitle: b\n",
    "above a field in a mapping": "alt: a\nseo:\n  # i18n: skip\n  title: X\ntitle: b\n",
    "between off and on": "# i18n: off\ntags:\n- X\n# i18n: on\n- a\ntitle: b\n",
    "below everything": "alt: a\ntitle: b\n# i18n: skip\n",
    "inside values": "alt: 'a # i18n: skip'\ntitle: |\n  b # i18n: skip\n\n  # i18n: skip\n",
    "inside a name": "'# [': x\nalt: a\n'# i18n: skip': x\ntitle: b\n",
}
PLACED_IN_TOML = {
    "above a field": 'alt = "a"\n# i18n: skip\n\ntags = ["X1", "X2"]\ntitle = "b"\n',
    "behind a list": 'alt = "a"\ntags = ["X1", "X2"]# i18n: skip\ntitle = "b"\n',
    "behind a list of lines": 'alt = "a"\ntags = [\n"X1",\n"X2"\n] # i18n: skip\ntitle = "b"\n',
    "behind a bracket": 'alt = "a"\ntags = [ # i18n: skip\n"X1", "X2"]\ntitle = "b"\n',
    "behind an item": 'tags = ["a",\n"X", # i18n: skip\n"b"]\n',
    "behind a number": 'tags = ["a",\n1, # i18n: skip\n"b"]\n',
    "above an item": 'tags = ["a",\n# i18n: skip\n"X",\n"b"]\n',
    "above a table": 'alt = "a"\n# i18n: skip\n[seo]\nx = 1\ntitle = "X"\n[o]\nx = "b"\n',
    "in a table": '[seo]\n# i18n: skip\ntitle = "X"\n',
    "inside values": 'alt = "a # i18n: skip"\ntitle = """\n# i18n: skip\nb"""\n',
}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("fence", "fields"),
    [
        *(("---", fields) for fields in PLACED.values()),
        *(("+++", fields) for fields in PLACED_IN_TOML.values()),
    ],
    ids=[*PLACED, *(f"{name} of TOML" for name in PLACED_IN_TOML)],
)
def test_a_comment_holds_for_the_field_or_item_that_it_stands_at(
    fence: str, fields: str, line_end: str
) -> None:
    def kept(fields: str) -> list[str]:
        text = f"{fence}\n{fields}{fence}\n".replace("\n", line_end)
        return [unit.text for unit in proof.read(text).units]

    bare = kept(fields.replace("i18n: skip", "").replace("i18n: off", ""))
    assert [text[0] for text in kept(fields)] == [text[0] for text in bare if text[0] != "X"]
    assert bare


def test_a_note_at_a_field_and_one_at_its_item_are_both_told() -> None:
    text = "---\n# i18n: note: all\ntags: # i18n: context: c\n- a # i18n: note: one\n- b\n---\n"
    units = proof.read(text).units
    assert [(unit.text, unit.context, unit.notes) for unit in units] == [
        ("a", "c", ("all", "one")),
        ("b", "c", ("all",)),
    ]


def test_what_a_value_holds_directs_nothing() -> None:
    text = "---\nalt: |\n  one\n  # i18n: skip\ntitle: '# i18n: off'\nsummary: It.\n---\n"
    units = proof.read(text).units
    assert [(unit.kind, unit.notes) for unit in units] == [
        ("alt", ()),
        ("title", ()),
        ("summary", ()),
    ]


def of(fields: list[tuple[str, str]], line_end: str = "\n") -> Document:
    lines = "".join(f"{name}: {value}\n" for name, value in fields)
    return proof.read(f"---\n{lines}---\n\nBody text here.\n".replace("\n", line_end))


@given(FIELDS, st.sampled_from(["\n", "\r\n"]), st.data())
def test_a_translation_changes_its_own_value_and_nothing_else(
    fields: list[tuple[str, str]], line_end: str, data: st.DataObject
) -> None:
    try:
        document = of(fields, line_end)
    except AmbosError:
        assume(False)
    targets = proof.drawn(data, document)
    again = proof.read(proof.rendered(document, targets).data)
    assert [unit.kind for unit in again.units] == [unit.kind for unit in document.units]
    assert {name: len(values) for name, values in again.metadata.items()} == {
        name: len(values) for name, values in document.metadata.items()
    }
    assert again.metadata.get("other") is None or [
        field.value for field in again.metadata["other"]
    ] == [field.value for field in document.metadata["other"]]


LINES = st.lists(
    st.sampled_from(
        ["One. Two words.", "three", "", "It's.", "a, b.", " more", "Café. So?", "4 5", "x "]
    ),
    min_size=1,
    max_size=6,
)
OPENED = {"|": "", "|-": "", ">": "", ">-": "", ">+": "", "'": "'", '"': '"', "": ""}
"""The headers and marks that a value of several lines begins with, and what ends it."""
ACCENTS = str.maketrans("aeo", "áéó")


def lines_of(text: str) -> list[str]:
    """The lines of a value, without the white space at their edges."""
    return [" ".join(line.split()) for line in text.strip().split("\n")]


@given(
    LINES, st.sampled_from(list(OPENED)), st.sampled_from(["  ", "    "]), st.booleans(), st.data()
)
def test_a_translation_of_several_lines_is_read_back_with_its_line_breaks(
    lines: list[str], mark: str, indent: str, is_cut: bool, data: st.DataObject
) -> None:
    if mark in {"'", '"', ""}:
        written = (
            mark + lines[0] + "".join(f"\n{indent}{line}" for line in lines[1:]) + OPENED[mark]
        )
        written = written.replace("'s", "''s") if mark == "'" else written
    else:
        written = f"{mark}\n" + "\n".join(f"{indent}{line}" for line in lines)
    line_end = data.draw(st.sampled_from(["\n", "\r\n"]))
    name = "summary" if is_cut else "title"
    text = f"---\n{name}: {written}\nother: x\n---\n\nBody.\n"
    try:
        source = yaml.safe_load(text.split("---\n")[1])[name]
    except yaml.YAMLError:
        assume(False)
    document = proof.read(text.replace("\n", line_end))
    assume(isinstance(source, str) and len(document.segments) > 1)
    targets: list[str | None] = [found.source.translate(ACCENTS) for found in document.segments]
    rendering = proof.rendered(document, targets)
    assert rendering.refused == ()
    fields = yaml.safe_load(rendering.data.decode().replace("\r\n", "\n").split("---\n")[1])
    assert lines_of(fields[name]) == lines_of(source.translate(ACCENTS))
    assert fields["other"] == "x"
    assert proof.rendered(document, [None, *targets[1:]]).refused == ()


@pytest.mark.parametrize(
    ("written", "segments", "translated"),
    [
        ("|\n  One.\n\n  Two.", ["One.", "Two."], "|\n  Uno.\n\n  Dos."),
        (">-\n  One.\n\n  Two.", ["One.", "Two."], ">-\n  Uno.\n\n  Dos."),
        (">\n  One\n\n  two.", ["One\ntwo."], ">\n  Uno\n\n  dos."),
        ('"One.\n\n  Two."', ["One.", "Two."], '"Uno.\n\n  Dos."'),
        ('"One\n\n  two."', ["One\ntwo."], '"Uno\\ndos."'),
        ('"One\\ntwo."', ["One\ntwo."], '"Uno\\ndos."'),
        ("'One\n\n  two.'", ["One\ntwo."], "'Uno\n\n  dos.'"),
        ("one\n\n\n   two", ["one", "two"], "Uno\n\n\n   dos"),
        ("one\n\n   two", ["one\ntwo"], '"Uno:\\ndos"'),
    ],
)
def test_the_line_breaks_of_a_value_stay(
    written: str, segments: list[str], translated: str
) -> None:
    document = of([("summary", written)])
    assert [found.source for found in document.segments[:-1]] == segments
    targets = {
        "One.": "Uno.", "Two.": "Dos.", "One\ntwo.": "Uno\n dos. ", "one\ntwo": "Uno:\ndos",
        "one": "Uno", "two": "dos",
    }  # fmt: skip
    rendering = render(document, [targets.get(found.source) for found in document.segments])
    assert rendering.refused == ()
    assert f"summary: {translated}\n---" in rendering.data.decode()


TOML_LINES = st.lists(
    st.sampled_from(
        ["One. Two words.", "three", "", "It's 'so'.", "a, b.", "  more", "Café. So?", "x "]
    ),
    min_size=1,
    max_size=6,
)


@given(
    TOML_LINES, st.sampled_from(['"""', "'''"]), st.sampled_from(["", "\n"]), st.booleans(),
    st.sampled_from(["\n", "\r\n"]),
)  # fmt: skip
def test_a_translation_of_several_lines_of_toml_is_read_back_with_its_line_breaks(
    lines: list[str], marks: str, begin: str, is_cut: bool, line_end: str
) -> None:
    shown = "\n".join(lines)
    if marks == '"""':
        shown = shown.replace("x ", 'x "q" \\u00e9 \\\n   y').replace("a, b", "a\\n b\\\\")
    name = "summary" if is_cut else "title"
    text = f"+++\n{name} = {marks}{begin}{shown}{marks}\nother = 'x'\n+++\n\nBody.\n"
    source = tomllib.loads(text.split("+++\n")[1])[name]
    document = proof.read(text.replace("\n", line_end))
    assume(len(document.segments) > 1)
    targets: list[str | None] = [found.source.translate(ACCENTS) for found in document.segments]
    rendering = proof.rendered(document, targets)
    assert rendering.refused == ()
    fields = tomllib.loads(rendering.data.decode().split(f"+++{line_end}")[1])
    assert lines_of(fields[name]) == lines_of(source.translate(ACCENTS))
    assert fields["other"] == "x"
    assert proof.rendered(document, [None, *targets[1:]]).refused == ()


@pytest.mark.parametrize(
    ("written", "segments", "translated"),
    [
        ('"""\nOne. Two.\n"""', ["One.", "Two."], '"""\nUno "1". Dos.\n"""'),
        ('"""One \\\n   two."""', ["One two."], '"""Uno dos."""'),
        ("'''\n  One.\n  Two.'''", ["One.", "Two."], "'''\n  Uno \"1\".\n  Dos.'''"),
        ("'One. Two.'", ["One. Two."], '"Uno. Dos."'),
        ('"One\\ntwo."', ["One\ntwo."], '"Uno\\ndos."'),
    ],
)
def test_a_text_of_toml_is_cut_and_written_in_its_own_marks(
    written: str, segments: list[str], translated: str
) -> None:
    document = proof.read(f"+++\nsummary = {written}\n+++\n")
    assert [found.source for found in document.segments] == segments
    targets = {
        "One.": 'Uno "1".', "Two.": "Dos.", "One two.": "Uno\ndos.", "One. Two.": "Uno. Dos.",
        "One\ntwo.": "Uno \n dos.",
    }  # fmt: skip
    rendering = render(document, [targets[found.source] for found in document.segments])
    assert rendering.refused == ()
    wanted = translated.replace('"1"', '\\"1\\"') if '"""' in written else translated
    assert rendering.data.decode() == f"+++\nsummary = {wanted}\n+++\n"


def test_a_text_of_toml_in_three_single_quotes_holds_no_three_of_them() -> None:
    document = proof.read("+++\ntitle = '''One'''\n+++\n")
    for target in ("U'''no", "Uno \x07"):
        rendering = render(document, [target])
        assert rendering.data == document.data and len(rendering.refused) == 1
    assert render(document, ["'Uno'"]).refused == ()


def test_a_line_break_of_a_text_of_json_stays() -> None:
    document = proof.read('{"title": "One\\ntwo", "summary": "\\u0041.\\nB."}\n')
    assert [found.source for found in document.segments] == ["One\ntwo", "A.\nB."]
    rendering = render(document, ["Uno\n dos", "Á.\nB."])
    assert rendering.data == '{"title": "Uno\\ndos", "summary": "Á.\\nB."}\n'.encode()


def test_a_literal_block_with_a_blank_line_is_one_message_and_keeps_it() -> None:
    document = of([("title", "|\n    One. It\n\n    Two.\n")])
    assert [found.source for found in document.segments[:-1]] == ["One. It\n\nTwo."]
    rendering = render(document, ["  Uno. Lo \n \n\n dos.\n", None])
    assert rendering.refused == ()
    assert rendering.data.startswith(b"---\ntitle: |\n    Uno. Lo\n\n\n    dos.\n")


@pytest.mark.parametrize("style", [style for style in STYLES if style not in ("~", "{a: b}")])
@pytest.mark.parametrize(
    "text",
    ["Otro valor", "dos: puntos", "# almohadilla", "- lista", "'a' y \"b\"", "[x]", "{y}", "*z", "&w",
     "!t", "%p", "@a", "`b`", "false", "2025-07-18", "null", "a # b", "barra \\ n", "línea\notra"],
)  # fmt: skip
def test_a_translated_value_is_that_very_text(style: str, text: str) -> None:
    document = of([("title", style)])
    assert len(document.segments) >= 2
    targets: list[str | None] = [None] * len(document.segments)
    targets[0] = text
    rendering = render(document, targets)
    if rendering.refused:
        assert style in ODD and rendering.data == document.data
        return
    values = yaml.safe_load(rendering.data.decode().split("---\n")[1])["title"]
    first = values[0] if isinstance(values, list) else values
    assert " ".join(str(first).split()) == " ".join(text.split())


WORDLESS = [
    "---\ntitle: ~\n---\n",
    "---\ntitle: null\n---\n",
    "---\ntitle: [Null, NULL, '~']\n---\n",
    "---\ntitle: !!null x\n---\n",
    "---\nother: &a ~\ntitle: *a\n---\n",
    "---\ntitle: '…'\n---\n",
    "+++\ntitle = '~'\n+++\n",
    '{"title": "—"}\n',
]


@pytest.mark.parametrize("front", WORDLESS)
def test_a_value_without_a_letter_or_digit_is_no_unit_and_neither_is_null(front: str) -> None:
    assert [unit.text for unit in proof.read(f"{front}\nBody.\n").units] == ["Body."]


@pytest.mark.parametrize("value", ["'null'", "!!str null", "no", "nil"])
def test_a_word_that_is_no_null_is_a_unit(value: str) -> None:
    assert [unit.kind for unit in proof.read(f"---\ntitle: {value}\n---\n").units] == ["title"]


def test_a_field_that_is_null_is_as_if_it_were_not_there() -> None:
    document = proof.read("---\ndate: null\nlanguage: ~\nsegmentation: null\n---\n\nBody.\n")
    assert (document.metadata, document.language) == ({}, "en")
    edits = localize(document, "es", str)
    assert b"\nlanguage: es\n" in edit(document, edits)


@pytest.mark.parametrize("target", ["bell \x07", "nul \0", "\ufeff\ufffe", "  "])
def test_what_yaml_cannot_hold_is_refused(target: str) -> None:
    document = of([("title", "plain text")])
    rendering = render(document, [target, "Cuerpo."])
    assert [refusal.segment.source for refusal in rendering.refused] == ["plain text"]
    assert rendering.data.endswith(b"Cuerpo.\n")


@given(
    st.lists(
        st.sampled_from(["One. Two.", "- item\n", "> q.", "# H", "| a |\n|---|\n| b |"]), max_size=5
    )
)
def test_an_appended_paragraph_changes_no_earlier_segment(blocks: list[str]) -> None:
    text = "\n\n".join(blocks)
    before = [(found.source, found.span) for found in proof.read(text).segments]
    after = [
        (found.source, found.span)
        for found in proof.read(f"{text}\n\n\n<!-- -->\n\nNew. One.\n").segments
    ]
    assert after[: len(before)] == before
    assert [source for source, _ in after[len(before) :]] == ["New.", "One."]


def test_a_segmentation_that_is_none_is_refused_with_its_line() -> None:
    with pytest.raises(AmbosError) as refusal:
        of([("title", "x"), ("segmentation", "word")])
    assert refusal.value.line == 3
    assert "sentence or paragraph" in refusal.value.message


@pytest.mark.parametrize("value", ['"a\\ud800"', '["b", "\\udfffx"]'])
def test_half_a_character_is_refused_with_its_line(value: str) -> None:
    with pytest.raises(AmbosError) as refusal:
        of([("other", "x"), ("title", value)])
    assert refusal.value.line == 3 and "half a character" in refusal.value.message


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ("title: *x", 2),
        ("a: 1\ntags: [*x]", 3),
        ("a:\n  b: *x\nc: &x d", 3),
        ("*x : 1", 2),
        ("title: *Breaking* news", 2),
    ],
)
def test_an_alias_without_an_anchor_is_refused_with_its_line(fields: str, line: int) -> None:
    with pytest.raises(AmbosError) as refusal:
        proof.read(f"---\n{fields}\n---\n\nBody.\n")
    assert refusal.value.line == line
    assert "front matter: " in str(refusal.value)


def test_an_alias_has_the_value_of_its_anchor_which_alone_is_translated() -> None:
    document = proof.read(
        "---\ntitle: &n Fair\nsummary: *n\nlang: &l es\nlanguage: *l\n---\n\nBody.\n"
    )
    assert (document.value("summary"), document.language) == ("Fair", "es")
    assert [found.source for found in document.segments] == ["Fair", "Body."]
    rendering = render(document, ["Feria", "Cuerpo."])
    assert rendering.refused == ()
    fields = yaml.safe_load(rendering.data.decode().split("---\n")[1])
    assert (fields["title"], fields["summary"]) == ("Feria", "Feria")


@pytest.mark.parametrize(
    ("written", "translated"),
    [
        ("&n Fair", '&n "Feria: hoy"'),
        ("!!str Fair", '!!str "Feria: hoy"'),
        ("!!str &n 'Fair'", "!!str &n 'Feria: hoy'"),
        ('&n !!str "Fair"', '&n !!str "Feria: hoy"'),
        ("&n # a 'remark'\n  Fair", "&n # a 'remark'\n  \"Feria: hoy\""),
        ("&n >-\n  Fair", "&n >-\n  Feria: hoy"),
        ("[&n Fair, *n]", '[&n "Feria: hoy", *n]'),
    ],
)
def test_the_anchor_and_the_tag_of_a_value_stay_before_its_translation(
    written: str, translated: str
) -> None:
    document = of([("title", written), ("other", "é")])
    rendering = render(document, ["Feria: hoy", None])
    assert rendering.refused == ()
    assert f"title: {translated}\n" in rendering.data.decode()


@pytest.mark.parametrize(
    ("fields", "published"),
    [
        ("language: &l en\nlang: *l\n", "language: &l es\nlang: *l\n"),
        ("lang: &l en\nlanguage: *l\n", "lang: &l en\nlanguage: es\n"),
        ("language: !!str en\n", "language: !!str es\n"),
        ("é: &a b\nlanguage: &l !!str 'en' # x\n", "é: &a b\nlanguage: &l !!str es # x\n"),
        ("language: [&l en]\nlang: *l\n", "language: [&l es]\nlang: *l\n"),
    ],
)
def test_a_published_copy_keeps_the_anchors_that_other_fields_need(
    fields: str, published: str
) -> None:
    document = proof.read(f"---\n{fields}---\n\nBody.\n")
    copy = edit(document, localize(document, "es", str))
    assert copy.decode() == f"---\n{published}---\n\nBody.\n"
    assert proof.read(copy).value("language") == "es"


JSON = """{
  "title": "The \\"fair\\" é",
  "description": "It opens. It \\u00e9nds.",
  "tags": ["a b", 3, {"x": "y"}, "c"],
  "params": {"title": "No"},
  "date": "2025-07-18", "draft": false, "none": null,
  "summary": "One. Two."
}
"""


def test_json_at_the_beginning_is_front_matter() -> None:
    document = proof.read(f"{JSON}\n# Head\n\nBody.\n")
    assert [(found.unit.kind, found.source) for found in document.segments] == [
        ("title", 'The "fair" é'),
        ("description", "It opens. It énds."),
        ("tags", "a b"),
        ("tags", "c"),
        ("summary", "One."),
        ("summary", "Two."),
        ("heading", "Head"),
        ("paragraph", "Body."),
    ]
    assert (document.value("date"), document.value("draft")) == ("2025-07-18", "false")
    targets = ['El "b\\c" ñ', "Abre.\n😀", "x", None, "Uno.", None, None, None]
    rendering = proof.rendered(document, list(targets))
    assert rendering.refused == ()
    value, _ = json.JSONDecoder().raw_decode(rendering.data.decode())
    assert (value["title"], value["description"]) == ('El "b\\c" ñ', "Abre. 😀")
    assert (value["tags"][:2], value["summary"]) == (["x", 3], "Uno. Two.")
    assert value["params"] == {"title": "No"}


@given(st.data())
def test_json_stays_json_whatever_its_translations(data: st.DataObject) -> None:
    document = proof.read(f"{JSON}\nBody.\n")
    rendering = proof.rendered(document, proof.drawn(data, document))
    value, end = json.JSONDecoder().raw_decode(rendering.data.decode())
    assert rendering.data.decode()[end] == "\n"
    assert value.keys() == json.loads(JSON).keys()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"title": "x",}\n\nBody.\n', 1),
        ('{\n "title": "x"\n "a": 1}\n', 3),
        ('{"a": "x"', 1),
        ('{"title": "x",\n"title": "y"}\n', 2),
        ('{\n"date": "yesterday"}\n', 2),
        ('{"a": ' + "[" * 100_000, 1),
        ('{"a": "NaN \\" -Infinity",\n"title": [NaN]}\n', 2),
        ('{"a": 1,\n"b": {"c":\n-Infinity}}\n', 3),
    ],
)
def test_json_that_cannot_be_read_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(AmbosError) as refusal:
        proof.read(text)
    assert refusal.value.line == line
    assert ("nested too deep" in refusal.value.message) == ("[" * 9 in text)


@pytest.mark.parametrize("number", ["1" * 5_000, "-0.5e+999", "2.0", "1" * 5_000 + ".5"])
def test_a_number_of_json_is_what_is_written(number: str) -> None:
    text = f'{{"title": "A b", "n": {number}, "tags": [{number}, "x"]}}\n'
    document = proof.read(text)
    assert document.value("n") == number
    assert [found.source for found in document.segments] == ["A b", "x"]
    assert proof.rendered(document, [None, None]).data == text.encode()


@pytest.mark.parametrize(
    "text", ["{{< x >}} Text.", "{% x %}", '{"a"} b', '{"a": 1} b', "{a}", "{"]
)
def test_a_brace_that_begins_no_json_is_text(text: str) -> None:
    document = proof.read(text)
    assert document.metadata == {}
    assert proof.rendered(document, [None] * len(document.segments)).data == text.encode()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"language": "en", "a": 1}\n', '{"language": "es", "a": 1}\n'),
        ('{\n  "a": 1\n}\n', '{\n  "language": "es",\n  "a": 1\n}\n'),
        ("{}\n", '{\n  "language": "es"}\n'),
        ('{"a": "language", "language": null}\n', '{"a": "language", "language": "es"}\n'),
        ('{"language": [], "a": 1}\n', '{"language": "es", "a": 1}\n'),
        ('{"language": [null, {}]}\n', '{"language": "es"}\n'),
        ('{"language": {"é": "x"}, "a": 1}\n', '{"language": "es", "a": 1}\n'),
        ('{"language": ["en"]}\n', '{"language": ["es"]}\n'),
        ("---\nlanguage: [] # x\na: 1\n---\n", "---\nlanguage: es # x\na: 1\n---\n"),
        ("---\nlanguage: &l {a: b}\n---\n", "---\nlanguage: &l es\n---\n"),
        ("---\nlanguage:\n  é: b\na: 1\n---\n", "---\nlanguage:\n  es\na: 1\n---\n"),
        ("---\na: &l []\nlanguage: *l\n---\n", "---\na: &l []\nlanguage: es\n---\n"),
        ("---\na: 1\n---\n", "---\nlanguage: es\na: 1\n---\n"),
    ],
)
def test_a_published_copy_states_its_language_once(text: str, expected: str) -> None:
    document = proof.read(text)
    copy = edit(document, localize(document, "es", str))
    assert copy.decode() == expected
    assert proof.read(copy).value("language") == "es"


def test_many_tags_are_found_at_once() -> None:
    tags = [f"é {n}" for n in range(40_000)]
    for text in (
        "---\ntags: [" + ", ".join(tags) + "]\n---\n",
        json.dumps({"tags": tags}, ensure_ascii=False) + "\n",
    ):
        document = proof.read(text)
        assert [found.source for found in document.segments] == tags
        assert proof.rendered(document, [None] * len(tags)).data == text.encode()


def test_yaml_that_is_nested_without_end_is_refused_with_its_line() -> None:
    text = f"---\ntitle: a\nb: {'[' * 20_000}\n---\nText.\n"
    with pytest.raises(AmbosError, match=r"x\.md:3: front matter: nested too deep"):
        proof.read(text)
