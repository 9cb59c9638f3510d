"""What a catalog says of each segment."""

from __future__ import annotations

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18n.catalogs import State, blocks, by_unit, extract, lookup, store, syntax, translations
from i18n.catalogs.approval import record
from i18n.catalogs.encoding import decode
from i18n.catalogs.lookup import index
from i18n.catalogs.merge import merge
from i18n.documents import parse
from i18n.model import Document
from i18n.segmentation import segment

from .strategies import catalogs, files


def document(text: str) -> Document:
    return parse(text.encode(), "source/a.md", "en", segment)


def catalog(*entries: polib.POEntry) -> polib.POFile:
    made = polib.POFile()
    made.extend(entries)
    return made


def entry(msgid: str, msgstr: str, **fields: object) -> polib.POEntry:
    return polib.POEntry(msgid=msgid, msgstr=msgstr, **fields)


@pytest.mark.parametrize(
    ("found", "state", "target"),
    [
        (None, State.UNTRANSLATED, None),
        (entry("One.", ""), State.UNTRANSLATED, None),
        (entry("One.", "Uno."), State.TRANSLATED, "Uno."),
        (entry("One.", "Uno.", flags=["fuzzy"]), State.FUZZY, None),
        (entry("One.", "", flags=["fuzzy"]), State.UNTRANSLATED, None),
        (entry("One.", "Uno.", obsolete=True), State.UNTRANSLATED, None),
        (entry("One.", "Uno.", msgctxt="menu"), State.UNTRANSLATED, None),
        (entry("One.", "{-}"), State.UNTRANSLATED, None),
        (entry("One.", "{^}"), State.UNTRANSLATED, None),
        (
            entry("One.", "", msgid_plural="Ones.", msgstr_plural={0: "Uno.", 1: "Unos."}),
            State.UNTRANSLATED,
            None,
        ),
    ],
)
def test_a_segment_s_state_and_what_is_published(
    found: polib.POEntry | None, state: State, target: str | None
) -> None:
    (translation,) = translations(document("One.\n"), catalog(*([found] if found else [])))
    assert (translation.state, translation.target) == (state, target)


def test_without_a_catalog_nothing_is_translated() -> None:
    assert [t.state for t in translations(document("One. Two.\n"), None)] == [
        State.UNTRANSLATED
    ] * 2


def test_marks_count_within_their_unit_only() -> None:
    source = document("One here. Two here.\n\nThree here. Four here.\n")
    made = catalog(
        entry("One here.", "Uno y dos."),
        entry("Two here.", "{^}"),
        entry("Three here.", "{^}"),
        entry("Four here.", "Cuatro."),
    )
    found = translations(source, made)
    assert [t.target for t in found] == ["Uno y dos.", "", None, "Cuatro."]
    assert [t.mark for t in found] == [None, "{^}", "{^}", None]
    assert found[2].state is State.UNTRANSLATED


def test_the_last_good_translation_is_given_only_while_nobody_touched_the_pair() -> None:
    source = document("One new.\n")

    def last_good(**changes: str) -> str | None:
        made = entry("One new.", "Uno.", flags=["fuzzy"], previous_msgid="One.")
        record(made, "One.")
        for name, value in changes.items():
            setattr(made, name, value)
        return translations(source, catalog(made))[0].last_good

    assert last_good() == "Uno."
    assert last_good(msgstr="Uno nuevo.") is None
    assert last_good(previous_msgid="One!") is None
    assert last_good(previous_msgid="") is None
    assert last_good(tcomment="") is None


def test_current_messages_are_found_by_context_and_msgid() -> None:
    made, _ = merge(extract(document("One. Two.\n")), None, "es")
    assert set(index(made)) == {(None, "One."), (None, "Two.")}
    assert index(None) == {}


LINES = [
    "# note", "#. kind", "#: a.c:1", "#, fuzzy", "#, c-format, own", "#,fuzzy", "#= no-wrap", "", "  ",
    'msgctxt "menu"', 'msgid ""', 'msgid "a"', 'msgid "b \\"q\\" \\n"', 'msgid_plural "as"', 'msgstr ""',
    'msgstr "x"', 'msgstr " "', 'msgstr "\\x41"', 'msgstr "\\q"', 'msgstr[0] "x"', '"more"', '"cut',
    '#| msgctxt "old"', '#| msgid "old"', '#| "more"', '#| msgid_plural "olds"', '#~| msgid "old"',
    '#~ msgctxt "menu"', '#~ msgid "a"', '#~ msgstr "x"', '#~ "more"', "<<<<<<< ours", 'msgid "a" ',
]  # fmt: skip
MESSAGES = [
    ["msgid", "msgstr"], ["msgctxt", "msgid", "msgstr"], ["#~ msgid", "#~ msgstr"],
    ["#| msgid", "msgid", "msgstr"], ["#, fuzzy", "msgid", "msgstr"],
    ["#~| msgid", "#~ msgid", "#~ msgstr"],
]  # fmt: skip


@st.composite
def nearly_catalogs(draw: st.DrawFn) -> bytes:
    """Messages of which some are no messages."""
    lines = []
    for number in range(draw(st.integers(0, 5))):
        for keyword in draw(st.sampled_from(MESSAGES)):
            mark = keyword.rpartition(" ")[0]
            many = draw(st.sampled_from([1, 1, 2]))
            strings = [f'"{number if draw(st.integers(0, 9)) else 0}"' for _ in range(many)]
            joint = f"\n{mark} " if mark else "\n"
            lines.append(keyword if "," in keyword else f"{keyword} {joint.join(strings)}")
        lines += draw(st.sampled_from([[], [""], ["", ""]]))
    for line in draw(st.lists(st.sampled_from(LINES), max_size=2)):
        lines.insert(draw(st.integers(0, len(lines))), line)
    return "\n".join(lines).encode()


@given(files() | catalogs().map(store.serialize) | nearly_catalogs())
@settings(max_examples=1500)
def test_what_is_read_for_its_targets_alone_is_what_the_parser_reads(data: bytes) -> None:
    quick = blocks.targets(decode(data, "es.po")[0])
    if quick is not None:
        found = {at: tuple(it) for at, it in quick.items() if at != (None, "")}
        read = {at: (it.msgstr, it.flags) for at, it in index(syntax.parse(data, "es.po")).items()}
        assert found == read


def test_messages_of_the_usual_forms_are_read_for_their_targets_alone() -> None:
    text = (
        '#. kind\n#, fuzzy, c-format\n#| msgctxt "old"\n#| msgid ""\n#| "o"\n#| "ld"\n'
        'msgctxt "menu"\nmsgid "a\\n"\n"b"\nmsgstr "\\"x\\""\n\n\n'
        'msgid "c"\nmsgstr ""\n\n# note\n#~| msgid "old"\n#~ msgid "d"\n#~ msgstr ""\n#~ "x"\n'
    )
    assert blocks.targets(text) == {
        ("menu", "a\nb"): ('"x"', ["fuzzy", "c-format"]),
        (None, "c"): ("", []),
    }


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b'msgid "One."\nmsgstr "Uno."\n',
        b'msgid "One."\r\nmsgstr "Uno."\r\n',
        b'msgid "One."\nmsgid_plural "Ones."\nmsgstr[0] "Uno."\nmsgstr[1] "Unos."\n',
        b'#~ msgid "One."\n#~ msgstr "Uno."\n',
        b'#, fuzzy\n#| msgid "One!"\nmsgid "One."\nmsgstr "Uno."\n',
        b'msgid "One."\nmsgstr " \\n"\n',
        b'#, c-format\nmsgid "Two."\nmsgstr "{^}"\n\nmsgid "One."\nmsgstr "Uno."\n',
        b'msgid "Two."\nmsgstr "{^}"\n\nmsgid "One."\nmsgstr "Uno."\n',
        b'msgid "Three."\nmsgstr "{^}"\n\nmsgid "One."\nmsgstr "Uno."\n',
        b'msgid "Two."\nmsgstr "{-}"\n\nmsgid "One."\nmsgstr "{v}"\n',
    ],
)
def test_targets_alone_are_those_of_the_translations(data: bytes) -> None:
    assert_targets_of_translations(data)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["One.", "Two.", "Three."]),
            st.sampled_from(["Uno.", "", " \n", "{-}", "{^}", "{v}"]),
            st.sampled_from([[], ["fuzzy"], ["c-format"]]),
        ),
        unique_by=lambda message: message[0],
    )
)
def test_any_targets_alone_are_those_of_the_translations(
    messages: list[tuple[str, str, list[str]]],
) -> None:
    made = [entry(msgid, msgstr, flags=flags) for msgid, msgstr, flags in messages]
    assert_targets_of_translations(store.serialize(catalog(*made)))


def test_translations_are_grouped_by_the_units_of_their_document() -> None:
    source = document("One. Two. One.\n\nThree. Two.\n\nThree. Two.\n")
    found = list(by_unit(translations(source, catalog(entry("One.", "Uno.")))))
    assert [len(group) for _, group in found] == [3, 2, 2]
    assert [(unit, tuple(it.segment for it in group)) for unit, group in found] == list(
        source.by_unit()
    )


def assert_targets_of_translations(data: bytes) -> None:
    source = document("One. Two. One.\n\nThree. Two.\n")
    found = translations(source, syntax.parse(data, "es.po"))
    assert lookup.targets(source, lookup.read(data, "es.po")) == [it.target for it in found]
