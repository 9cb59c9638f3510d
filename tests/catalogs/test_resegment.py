"""Paragraphs into sentences, and back: nothing is lost, and edits come through."""

from __future__ import annotations

import re
import subprocess
import textwrap
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import polib
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from i18n.alignment.passages import pairs
from i18n.catalogs.cutting import Pair, Pairs, Passage, cut, is_listing
from i18n.catalogs.edits import fields
from i18n.catalogs.extract import header, key
from i18n.catalogs.joining import join
from i18n.catalogs.marks import INTO_NEXT, LEFT_OUT, is_program
from i18n.catalogs.paragraphs import has_broken_record, identity, record, records
from i18n.catalogs.resegmented import Resegmented
from i18n.catalogs.store import load, read, serialize
from i18n.segmentation import segment
from tests.catalogs.strategies import notes, references

WORDS = [
    "Take bus 12.", "Who pays?", "Yes.", "It is **free**.", "See [the map](https://example.org/a).",
    "Bring `cash`!", "No.", "{^}", "¿Qué?", "日本語。", "Sen. Rubio spoke.", "e\u0301.", "\u2028", "{-}",
]  # fmt: skip
SPACES = ["", " ", " ", " ", " ", "  ", "\n", "\n\n", "\u00a0", "\t"]
texts = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from(SPACES)), min_size=1, max_size=5
).map(lambda pieces: "".join(word + space for word, space in pieces))
comments = st.one_of(
    st.just(""),
    notes,
    st.sampled_from(
        [
            "ambos: ignore numbers because it is so",
            "ambos: approved 0123456789abcdef",
            "ambos: joined 0123456789abcdef",
            "ambos: also Sí.",
            "ambos: sentences 3 - 9 01234567",
            "ambos: paragraph . 0123456789",
        ]
    ),
)


@st.composite
def entries(draw: st.DrawFn) -> polib.POEntry:
    """A message of few words, so that sentences are shared."""
    is_plural = draw(st.integers(0, 9)) == 0
    msgstr = draw(st.one_of(st.just(""), texts, texts, st.sampled_from(["{^}", "{-}", " "])))
    entry = polib.POEntry(
        msgctxt=draw(st.sampled_from([None, None, None, "", "Shoes"])),
        msgid=draw(texts),
        tcomment=draw(comments),
        comment=draw(st.sampled_from(["", "paragraph", "type: Plain text\nnote"])),
        occurrences=draw(references),
        flags=draw(
            st.sampled_from(
                [[], [], ["fuzzy"], ["no-wrap"], ["no-wrap", "fuzzy"], ["python-format"]]
            )
        ),
        obsolete=draw(st.integers(0, 5)) == 0,
    )
    if is_plural:
        entry.msgid_plural = draw(texts) + "s"
        entry.msgstr_plural = {0: msgstr, 1: draw(texts)}
    else:
        entry.msgstr = msgstr
    if draw(st.booleans()):
        entry.previous_msgid = draw(texts)
        entry.previous_msgctxt = draw(st.sampled_from([None, "Shoes"]))
    if entry.obsolete:
        entry.comment, entry.occurrences = "", []
    return entry


@st.composite
def catalogs(draw: st.DrawFn) -> polib.POFile:
    """A catalog as its file says it."""
    catalog = header("es")
    known = set()
    for entry in draw(st.lists(entries(), min_size=1, max_size=6)):
        if entry.msgid.strip() and key(entry) not in known:
            known.add(key(entry))
            list.append(catalog, entry)
    return read(serialize(catalog), "a.po")


def sentences(entry: polib.POEntry) -> Sequence[tuple[int, int]]:
    return segment(entry.msgid, "en")


def by_aligning(passages: Sequence[Passage], known: Iterable[tuple[str, str]]) -> list[list[Pair]]:
    return pairs(passages, known, segment, "es")


@st.composite
def cutters(draw: st.DrawFn) -> Pairs:
    """What cuts translations anywhere, with any likelihood."""
    numbers = draw(st.lists(st.integers(0, 50), min_size=8, max_size=8))

    def by_chance(
        passages: Sequence[Passage], known: Iterable[tuple[str, str]]
    ) -> list[list[Pair]]:
        del known
        found = []
        for n, passage in enumerate(passages):
            text, left = passage.target, len(passage.sources)
            at = len(text) - len(text.lstrip())
            end = len(text.rstrip())
            row: list[Pair] = []
            while left:
                number = numbers[(n + left) % len(numbers)]
                count = 1 + number % left
                stop = min(end, at + 1 + number) if left > count else end
                if stop >= end:
                    count, stop = left, end
                row.append(Pair(count, at, stop, (number % 11) / 10))
                at = stop + len(text[stop:end]) - len(text[stop:end].lstrip())
                left -= count
            found.append(row)
        return found

    return by_chance


def said(catalog: Iterable[polib.POEntry]) -> list[tuple[object, ...]]:
    return [fields(entry) for entry in catalog]


def catalog_of(*rows: dict[str, Any]) -> polib.POFile:
    """A catalog of messages with these fields, as its file says it."""
    catalog = header("es")
    for row in rows:
        list.append(catalog, polib.POEntry(**row))
    return read(serialize(catalog), "a.po")


def again(catalog: polib.POFile) -> polib.POFile:
    """The catalog as its file says it."""
    return read(serialize(catalog), "a.po")


def cut_of(*rows: dict[str, Any]) -> tuple[polib.POFile, Resegmented]:
    """The sentences of a catalog."""
    catalog = catalog_of(*rows)
    done = cut(catalog, sentences, by_aligning)
    return again(catalog), done


def short(catalog: Iterable[polib.POEntry]) -> list[tuple[str, str, bool]]:
    """What is said of each message: msgid, msgstr, is it fuzzy."""
    return [(entry.msgid, entry.msgstr, entry.fuzzy) for entry in catalog]


@settings(max_examples=100, deadline=None)
@given(catalogs(), cutters())
def test_going_to_sentences_and_back_restores_every_field_and_the_order(
    catalog: polib.POFile, pairs_of: Pairs
) -> None:
    before = said(catalog)
    done = cut(catalog, sentences, pairs_of)
    parts = again(catalog)
    assert len({key(entry) for entry in parts}) == len(parts)
    whole = [entry for entry in parts if not entry.obsolete and len(sentences(entry)) > 1]
    assert sum(not (entry.msgid_plural or is_program(entry)) for entry in whole) <= done.left
    join(parts)
    assert said(again(parts)) == before


def wrapped(comments: str, width: int) -> str:
    """Translator comments with what is said of the cut in lines of a width, as polib saves them."""
    found = []
    for line in comments.split("\n"):
        if line.startswith(("ambos: paragraph ", "ambos: sentences ", "ambos: also ")):
            found += textwrap.wrap(line, width, break_long_words=False)
        else:
            found.append(line)
    return "\n".join(found)


@settings(max_examples=100, deadline=None)
@given(catalogs(), cutters(), st.integers(36, 90), st.integers(36, 90))
def test_it_restores_them_too_where_another_program_wrapped_the_comments(
    catalog: polib.POFile, pairs_of: Pairs, width: int, narrower: int
) -> None:
    before = said(catalog)
    cut(catalog, sentences, pairs_of)
    for entry in catalog:
        entry.tcomment = wrapped(wrapped(entry.tcomment, width), narrower)
    parts = again(catalog)
    assert not any(map(has_broken_record, parts))
    join(parts)
    assert said(again(parts)) == before


@settings(max_examples=60, deadline=None)
@given(catalogs(), cutters(), st.integers(0, 20))
def test_what_is_edited_in_a_sentence_comes_through_in_every_paragraph_that_has_it(
    catalog: polib.POFile, pairs_of: Pairs, number: int
) -> None:
    before = {key(entry): fields(entry) for entry in catalog}
    cut(catalog, sentences, pairs_of)
    parts = again(catalog)
    current = [entry for entry in parts if not entry.obsolete and not entry.msgid_plural]
    assume(current)
    edited = current[number % len(current)]
    edited.msgstr, edited.flags = "Editado.", [f for f in edited.flags if f != "fuzzy"]
    standing = {key(entry) for entry in parts if not entry.obsolete}
    join(parts)
    for entry in again(parts):
        is_cut = key(entry) not in standing
        spans = sentences(entry) if is_cut else [(0, len(entry.msgid))]
        pieces = {(entry.msgctxt, entry.msgid[start:end]) for start, end in spans}
        if key(edited) == key(entry):  # obsolete again, where it was before
            assert entry.msgstr == "Editado."
        elif key(edited) in pieces and not entry.obsolete:
            assert "Editado." in entry.msgstr
        else:
            assert fields(entry) == before[key(entry)]


@settings(max_examples=40, deadline=None)
@given(
    catalogs(),
    cutters(),
    st.lists(st.sampled_from(["{-}", "{v}", "{^}", "", "Nuevo. ", "x"]), min_size=1, max_size=9),
)
def test_paragraphs_of_edited_sentences_go_to_sentences_and_back_too(
    catalog: polib.POFile, pairs_of: Pairs, edits: list[str]
) -> None:
    cut(catalog, sentences, pairs_of)
    catalog = again(catalog)
    for number, entry in enumerate(catalog):
        if not entry.obsolete and not entry.msgid_plural and number % 3 == 0:
            entry.msgstr = edits[number % len(edits)]
    join(catalog)
    catalog = again(catalog)
    before = said(catalog)
    cut(catalog, sentences, pairs_of)
    catalog = again(catalog)
    join(catalog)
    assert said(again(catalog)) == before


def test_the_catalog_of_the_corpus_goes_to_sentences_and_back(shared: Path) -> None:
    path = shared / "corpus" / "comprehensive-rust" / "po" / "es.po"
    catalog = load(path)
    before = said(catalog)

    def in_halves(
        passages: Sequence[Passage], known: Iterable[tuple[str, str]]
    ) -> list[list[Pair]]:
        del known
        return [
            [Pair(1, 0, half, 1.0), Pair(len(passage.sources) - 1, half, len(text), 0.5)]
            for passage in passages
            for text in [passage.target]
            for half in [len(text) // 2]
        ]

    assert cut(catalog, sentences, in_halves).cut > 600
    parts = again(catalog)
    join(parts)
    assert said(parts) == before


def test_most_of_the_corpus_is_cut_without_a_doubt(shared: Path) -> None:
    catalog = load(shared / "corpus" / "comprehensive-rust" / "po" / "es.po")
    catalog[:] = catalog[300:1000]
    done = cut(catalog, sentences, by_aligning)
    assert done.translated >= 0.9 * (done.translated + done.fuzzy) > 100


def test_each_sentence_has_its_part_of_the_translation_and_what_was_said_of_the_whole() -> None:
    found, done = cut_of(
        {
            "msgid": "Take bus 12 to the gate.  Who pays the **5 euros**? Bring `cash` with you!",
            "msgstr": "Tome el autobús 12 hasta la puerta. ¿Quién paga los **5 euros**? ¡Traiga `cash`!",
            "tcomment": "ojo\nambos: ignore numbers because TEXT",
            "comment": "type: Plain text",
            "occurrences": [("a.md", "3")],
            "flags": ["range: 1..2"],
        }
    )
    assert done == Resegmented(cut=1, translated=3, fuzzy=0, untranslated=0, left=0)
    assert short(found) == [
        ("Take bus 12 to the gate.", "Tome el autobús 12 hasta la puerta.", False),
        ("Who pays the **5 euros**?", "¿Quién paga los **5 euros**?", False),
        ("Bring `cash` with you!", "¡Traiga `cash`!", False),
    ]
    for entry in found:
        assert entry.occurrences == [("a.md", "3")]
        assert entry.comment == "type: Plain text"
        assert entry.flags == ["range: 1..2"]
        assert "ambos: ignore numbers because TEXT" in entry.tcomment
    assert [("ojo" in entry.tcomment) for entry in found] == [True, False, False]


def test_sentences_that_one_translates_are_joined_with_a_mark() -> None:
    found, _ = cut_of(
        {
            "msgid": "You could implement `Add` for `&Point`. In which situations is that useful?",
            "msgstr": "¿En qué situaciones sería útil implementar `Add` para `&Point`?",
        }
    )
    first, second = found
    assert (first.msgstr, second.msgstr) == (
        "¿En qué situaciones sería útil implementar `Add` para `&Point`?",
        "{^}",
    )


def test_what_cannot_be_cut_for_sure_is_joined_and_fuzzy_and_approved_again_as_a_whole() -> None:
    row = {"msgid": "Alpha. Beta. Gamma.", "msgstr": "Delta, epsilon. Zeta eta, theta iota."}
    found, done = cut_of(row)
    assert (done.translated, done.fuzzy) == (0, 3)
    texts = [entry.msgstr for entry in found if entry.msgstr != "{^}"]
    assert " ".join(texts) == row["msgstr"]
    assert all("ambos: joined " in entry.tcomment for entry in found)
    join(found)
    assert short(found) == [(row["msgid"], row["msgstr"], False)]


def test_an_edit_of_a_joined_sentence_that_is_not_approved_leaves_its_paragraph_fuzzy() -> None:
    found, _ = cut_of({"msgid": "Alpha. Beta. Gamma.", "msgstr": "Delta, epsilon. Zeta, theta."})
    found[0].msgstr = "Otra."
    join(found)
    assert [(entry.fuzzy, "Otra." in entry.msgstr) for entry in found] == [(True, True)]


def test_a_sentence_with_two_translations_has_one_and_each_paragraph_gets_its_own_back() -> None:
    rows = (
        {"msgid": "Bus 12 stops. It is free.", "msgstr": "El autobús 12 para. Es gratis."},
        {"msgid": "Bus 7 leaves. It is free.", "msgstr": "El autobús 7 sale. No cuesta nada."},
    )
    found, done = cut_of(*rows)
    assert done == Resegmented(cut=2, translated=2, fuzzy=1)
    shared = found[1]
    assert (shared.msgid, shared.msgstr, shared.fuzzy) == ("It is free.", "Es gratis.", True)
    assert "ambos: also No cuesta nada." in shared.tcomment
    untouched = again(found)
    join(untouched)
    assert short(untouched) == [(row["msgid"], row["msgstr"], False) for row in rows]
    shared.flags = []
    join(found)
    assert [entry.msgstr for entry in found] == [
        "El autobús 12 para. Es gratis.",
        "El autobús 7 sale. Es gratis.",
    ]


def test_an_approved_translation_stays_so_and_shows_the_others() -> None:
    shared = "Who pays?"
    found, _ = cut_of(
        {"msgid": f"Take it. {shared}", "msgstr": "Tómelo. ¿Quién lo paga?", "flags": ["fuzzy"]},
        {"msgid": f"Bring it. {shared}", "msgstr": "Tráigalo. ¿Quién paga?"},
        {"msgid": shared, "msgstr": "¿Quién lo abona?", "flags": ["fuzzy"]},
    )
    last = found[-1]
    assert (last.msgid, last.msgstr, last.fuzzy) == (shared, "¿Quién paga?", False)
    for other in ("¿Quién lo paga?", "¿Quién lo abona?"):
        assert last.tcomment.split("\n").count(f"ambos: also {other}") == 1
    found, _ = cut_of(
        {"msgid": f"Take it. {shared}", "msgstr": "Tómelo. ¿Quién lo paga?"},
        {"msgid": shared, "msgstr": "¿Quién lo abona?"},
    )
    assert short(found)[-1] == (shared, "¿Quién lo abona?", False)
    assert "ambos: also " not in found[-1].tcomment


def test_a_message_that_is_a_sentence_of_others_keeps_its_own_translation() -> None:
    found, _ = cut_of(
        {"msgid": "Who pays? Nobody.", "msgstr": "¿Quién paga? Nadie."},
        {"msgid": "Nobody.", "msgstr": "Ninguno."},
        {"msgid": "Who pays?", "msgstr": ""},
    )
    assert short(found) == [("Nobody.", "Ninguno.", False), ("Who pays?", "¿Quién paga?", False)]
    join(found)
    assert [entry.msgstr for entry in found] == ["¿Quién paga? Nadie.", "Ninguno.", ""]


@pytest.mark.parametrize(
    ("whole", "msgstr"), [("¿Quién paga? Sí.", "¿Quién paga?"), (LEFT_OUT, LEFT_OUT)]
)
def test_an_obsolete_translation_stays_approved_where_its_sentence_is_fuzzy(
    whole: str, msgstr: str
) -> None:
    rows: tuple[dict[str, Any], ...] = (
        {"msgid": "Who pays? Yes.", "msgstr": whole, "flags": ["fuzzy"]},
        {"msgid": "Who pays?", "msgstr": msgstr, "obsolete": True},
    )
    found, _ = cut_of(*rows)
    assert short(found)[0] == ("Who pays?", msgstr, True)
    join(found)
    assert said(found) == said(catalog_of(*rows))


def test_what_is_accepted_in_a_paragraph_does_not_come_to_an_obsolete_message() -> None:
    rows: tuple[dict[str, Any], ...] = (
        {"msgid": "Who pays?", "msgstr": "¿Quién paga?", "obsolete": True},
        {"msgid": "Take it. Who pays?", "msgstr": "", "tcomment": "ambos: ignore names"},
    )
    found, _ = cut_of(*rows)
    join(found)
    assert said(found) == said(catalog_of(*rows))


def test_messages_of_programs_and_plurals_are_left_whole() -> None:
    rows = (
        {"msgid": "One %s. Two.", "msgstr": "Uno %s. Dos.", "flags": ["python-format"]},
        {
            "msgid": "One. Two.",
            "msgid_plural": "Ones. Twos.",
            "msgstr_plural": {0: "Uno. Dos.", 1: "Unos. Dos."},
        },
    )
    found, done = cut_of(*rows)
    assert done == Resegmented(left=2)
    assert said(found) == said(catalog_of(*rows))


def test_fenced_code_and_what_po4a_leaves_verbatim_are_listings() -> None:
    assert is_listing(polib.POEntry(msgid="```rust\nlet a = 1;\n\nlet b = 2;\n```"))
    assert is_listing(polib.POEntry(msgid="One. Two.", flags=["no-wrap"]))
    assert not is_listing(polib.POEntry(msgid="One. `Two`."))


def test_a_comment_that_is_added_to_a_sentence_comes_to_its_paragraph() -> None:
    found, _ = cut_of({"msgid": "One. Two.", "msgstr": "Uno. Dos.", "tcomment": "ojo"})
    found[1].tcomment = "¿seguro?"
    join(found)
    assert [entry.tcomment for entry in found] == ["ojo\n¿seguro?"]


def test_a_paragraph_of_which_a_sentence_is_gone_stays_in_sentences() -> None:
    found, _ = cut_of({"msgid": "One. Two. Three.", "msgstr": "Uno. Dos. Tres."})
    del found[1]
    before = said(found)
    done = join(found)
    assert (done.joined, done.left) == (0, 1)
    assert said(found) == before


def test_a_sentence_that_was_left_out_on_purpose_is_out_of_its_paragraph() -> None:
    found, _ = cut_of({"msgid": "One. Two. Three.", "msgstr": "Uno. Dos. Tres."})
    found[1].msgstr = LEFT_OUT
    before = said(found)
    join(found)
    assert short(found) == [("One. Two. Three.", "Uno. Tres.", False)]
    whole = said(found)
    cut(found, sentences, by_aligning)
    assert [entry.msgstr for entry in found] == ["Uno.", LEFT_OUT, "Tres."]
    assert [row[:4] for row in said(found)] == [row[:4] for row in before]
    join(found)
    assert said(found) == whole


def test_what_a_paragraph_has_of_its_sentences_holds_until_it_is_edited() -> None:
    found, _ = cut_of({"msgid": "One. Two. Three.", "msgstr": "Uno. Dos. Tres."})
    found[0].msgstr, found[1].msgstr = INTO_NEXT, "Uno y dos."
    join(found)
    (whole,) = again(found)
    assert whole.msgstr == "Uno y dos. Tres."
    assert re.fullmatch("ambos: sentences v 10 16 [0-9a-f]{8}", whole.tcomment)
    whole.msgstr = "Uno. Dos. Tres."
    edited = catalog_of(vars(whole) | {"flags": []})
    cut(edited, sentences, by_aligning)
    assert [entry.msgstr for entry in edited] == ["Uno.", "Dos.", "Tres."]


@pytest.mark.tool("msgcat")
@pytest.mark.tool("msgfmt")
def test_gettext_takes_the_sentences_and_changes_nothing_in_them(
    tmp_path: Path, tool: Callable[[str], Path]
) -> None:
    catalog = catalog_of(
        {"msgid": "Bus 12 stops. It is free.\n", "msgstr": "El autobús 12 para.\tEs gratis.\n"},
        {"msgid": "Bus 7 leaves. It is free.", "msgstr": "El 7 sale. No cuesta «nada»."},
        {"msgid": "It is free.", "msgstr": "Gratis.", "obsolete": True},
    )
    cut(catalog, sentences, by_aligning)
    path = tmp_path / "a.po"
    path.write_bytes(serialize(catalog))
    done = subprocess.run([tool("msgcat"), path], capture_output=True, check=True, timeout=60)
    assert done.stdout == path.read_bytes()
    subprocess.run([tool("msgfmt"), "-o", tmp_path / "a.mo", path], check=True, timeout=60)


def test_a_catalog_of_sentences_is_cut_again_where_paragraphs_came() -> None:
    found, _ = cut_of({"msgid": "One. Two.", "msgstr": "Uno. Dos."})
    before = said(found)
    list.append(found, polib.POEntry(msgid="Two. Three.", msgstr="Dos. Tres."))
    assert cut(found, sentences, by_aligning).cut == 1
    assert said(found)[: len(before)] == before
    join(found)
    assert [entry.msgstr for entry in found] == ["Uno. Dos.", "Dos. Tres."]


@pytest.mark.parametrize(
    "line",
    [
        'ambos: paragraph . {"msgid":',
        'ambos: paragraph . {"msgid":["a"]}',
        'ambos: paragraph . {"own":{"7":["a","b"]}}',
        'ambos: paragraph . {"own":{"0":["a"]}}',
        'ambos: paragraph . {"flags":[1]}',
        'ambos: paragraph . {"previous":["a"]}',
        'ambos: paragraph . {"references":["a"]}',
        f'ambos: paragraph . {{"own":{"[" * 100_000}}}',
        "ambos: paragraph . xyz",
        "ambos: paragraph",
    ],
)
def test_a_line_that_is_no_record_is_a_comment_like_others(line: str) -> None:
    catalog = catalog_of({"msgid": "One.", "msgstr": "Uno.", "tcomment": line})
    before = said(catalog)
    assert join(catalog).joined == 0
    assert said(catalog) == before


@pytest.mark.parametrize(
    "extras",
    [
        '{"msgstr":["","\\ud800",""]}',
        '{"flags":["x\\nmsgid \\"evil\\""]}',
        '{"references":[["a.md\\nmsgid",""]]}',
        '{"flags":[1]}',
    ],
)
def test_a_record_that_no_catalog_could_hold_is_none(extras: str) -> None:
    parts = "0123456789 abcdef0123"
    assert record(f"ambos: paragraph {parts}") is not None
    assert record(f"ambos: paragraph {parts} {extras}") is None


@pytest.mark.parametrize(
    ("lines", "parts"),
    [
        (["ambos: paragraph . 0123456789", "abcdef0123 .", "ojo"], 4),
        (["ambos: paragraph . 0123456789", "0123456789 is her number"], 2),
        (["ambos: paragraph", '. 0123456789 {"obsolete":1,', '"before":1}', "ojo"], 2),
        (["ambos: paragraph . 0123456789", '{"obsolete":1}', '{"before":1}'], 2),
        (['ambos: paragraph . {"comment":"a', "b", "ambos: paragraph . 0123456789"], 2),
    ],
)
def test_a_record_goes_on_in_the_lines_that_are_its_own(lines: list[str], parts: int) -> None:
    (found,) = records(polib.POEntry(tcomment="\n".join(lines)))
    assert len(found.parts) == parts


@pytest.mark.parametrize(
    ("lines", "is_broken"),
    [
        ("ambos: paragraph is a word", False),
        ("ambos: paragraph . 0123456789", False),
        ('ambos: paragraph . {"comment":"a', True),
        ('ambos: paragraph . {"comment":"a\nb"} c', True),
        # written before records were without hyphens: what stood there was a space, or nothing
        ('ambos: paragraph . {"flags":["no-\nwrap"]}', True),
        ('ambos: paragraph . {"comment":"a\n--b"}', True),
        ('ambos: paragraph . {"comment":"a -\nb"}', False),
    ],
)
def test_a_record_that_cannot_be_read_for_sure_is_broken(lines: str, is_broken: bool) -> None:
    assert has_broken_record(polib.POEntry(tcomment=lines)) is is_broken


def test_a_sentence_that_became_plural_is_no_part_of_a_paragraph() -> None:
    text = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

# ambos: paragraph . {}
msgid "One."
msgstr "Uno."

msgid "Two."
msgid_plural "Twos."
msgstr[0] "Dos."
msgstr[1] "Doses."
""".format(identity((None, "Two.")))
    catalog = read(text.encode(), "a.po")
    join(catalog)
    assert [(entry.msgid, entry.msgstr, entry.msgstr_plural) for entry in catalog] == [
        ("One.", "Uno.", {}),
        ("Two.", "", {0: "Dos.", 1: "Doses."}),
    ]
