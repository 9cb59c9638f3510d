"""A template into a catalog: no translation is lost, and nothing changes but what must."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import polib
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from i18n.catalogs import extract, load, save, translations
from i18n.catalogs.approval import is_offer, last_good
from i18n.catalogs.merge import Changes, merge
from i18n.catalogs.store import serialize
from i18n.documents import parse
from i18n.segmentation import segment

SOURCE = (
    "# A heading\n\nOne sentence here. Another sentence there.\n\nThe third sentence is long.\n"
)


def template(text: str) -> polib.POFile:
    return extract(parse(text.encode(), "source/a.md", "en", segment))


def translated(text: str) -> polib.POFile:
    catalog, _ = merge(template(text), None, "es")
    for entry in catalog:
        entry.msgstr = f"<{entry.msgid}>"
    return catalog


def blocks(catalog: polib.POFile) -> list[str]:
    return serialize(catalog).decode().split("\n\n")


def test_a_new_catalog_holds_every_message_untranslated() -> None:
    catalog, changes = merge(template(SOURCE), None, "es")
    assert [(entry.msgid, entry.msgstr) for entry in catalog] == [
        ("A heading", ""),
        ("One sentence here.", ""),
        ("Another sentence there.", ""),
        ("The third sentence is long.", ""),
    ]
    assert changes == Changes(new=4)


def test_a_second_update_changes_nothing() -> None:
    catalog = translated(SOURCE)
    before = serialize(catalog)
    catalog, changes = merge(template(SOURCE), catalog, "es")
    assert serialize(catalog) == before
    assert changes == Changes(kept=4)


def test_a_moved_paragraph_changes_no_message() -> None:
    catalog = translated(SOURCE)
    before = blocks(catalog)
    first, second, third = SOURCE.strip().split("\n\n")
    catalog, changes = merge(template(f"{third}\n\n{first}\n\n{second}\n"), catalog, "es")
    assert sorted(block.strip() for block in blocks(catalog)) == sorted(
        block.strip() for block in before
    )
    assert changes == Changes(kept=4)


def test_a_changed_word_makes_that_sentence_alone_fuzzy_with_its_previous_source() -> None:
    catalog = translated(SOURCE)
    before = blocks(catalog)
    changed = SOURCE.replace("Another sentence there", "Another sentence elsewhere")
    catalog, changes = merge(template(changed), catalog, "es")
    assert changes == Changes(changed=1, kept=3)
    after = blocks(catalog)
    differing = [n for n, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    assert differing == [3]
    entry = catalog[2]
    assert (entry.msgid, entry.msgstr) == (
        "Another sentence elsewhere.",
        "<Another sentence there.>",
    )
    assert entry.fuzzy and entry.previous_msgid == "Another sentence there."
    assert last_good(entry) == "<Another sentence there.>"
    assert entry.tcomment.startswith("ambos: approved ")


def test_an_edit_that_is_taken_back_restores_the_bytes_after_any_number_of_edits() -> None:
    catalog = translated(SOURCE)
    catalog[1].tcomment = "a translator's remark"
    before = serialize(catalog)
    for words in ("elsewhere", "elsewhere now", "nowhere at all"):
        changed = SOURCE.replace("Another sentence there", f"Another sentence {words}")
        catalog, _ = merge(template(changed), catalog, "es")
    catalog, _ = merge(template(SOURCE), catalog, "es")
    assert serialize(catalog) == before


def test_a_suggestion_that_nobody_approved_stays_fuzzy_when_an_edit_is_taken_back() -> None:
    catalog = translated(SOURCE)
    catalog[2].flags = ["fuzzy"]
    before = serialize(catalog)
    changed = SOURCE.replace("sentence there", "sentence elsewhere")
    catalog, _ = merge(template(changed), catalog, "es")
    assert last_good(catalog[2]) is None
    catalog, _ = merge(template(SOURCE), catalog, "es")
    assert serialize(catalog) == before


def test_what_leaves_the_source_becomes_obsolete_and_returns_with_it() -> None:
    catalog = translated(SOURCE)
    before = serialize(catalog)
    catalog, changes = merge(template("# A heading\n"), catalog, "es")
    assert changes == Changes(gone=3, kept=1)
    assert [entry.obsolete for entry in catalog] == [False, True, True, True]
    catalog, changes = merge(template(SOURCE), catalog, "es")
    assert changes == Changes(kept=4)
    assert serialize(catalog) == before


def test_a_message_that_nobody_touched_leaves_without_a_trace() -> None:
    catalog, _ = merge(template(SOURCE), None, "es")
    catalog[1].tcomment = "why is this so?"
    catalog, changes = merge(template("# A heading\n"), catalog, "es")
    assert [entry.msgid for entry in catalog] == ["A heading", "One sentence here."]
    assert changes.gone == 3


def test_a_changed_context_keeps_the_translation_as_fuzzy() -> None:
    catalog = translated("<!-- i18n: context: menu -->\n\nOpen\n")
    catalog, _ = merge(template("<!-- i18n: context: file -->\n\nOpen\n"), catalog, "es")
    (entry,) = catalog
    assert (entry.msgctxt, entry.msgstr, entry.fuzzy) == ("file", "<Open>", True)
    assert (entry.previous_msgctxt, entry.previous_msgid) == ("menu", "Open")
    catalog, _ = merge(template("<!-- i18n: context: door -->\n\nOpen\n"), catalog, "es")
    (entry,) = catalog
    assert (entry.msgctxt, entry.fuzzy, entry.previous_msgctxt) == ("door", True, "menu")
    catalog, _ = merge(template("<!-- i18n: context: menu -->\n\nOpen\n"), catalog, "es")
    (entry,) = catalog
    assert (entry.msgctxt, entry.fuzzy, entry.previous_msgid) == ("menu", False, None)


def test_two_contexts_of_one_text_are_two_messages() -> None:
    catalog = translated("Open\n\n<!-- i18n: context: menu -->\n\nOpen\n")
    assert [(entry.msgctxt, entry.msgstr) for entry in catalog] == [
        (None, "<Open>"),
        ("menu", "<Open>"),
    ]


def test_plural_forms_that_somebody_wrote_are_kept_and_the_first_is_offered() -> None:
    catalog = translated("One file here.\n")
    catalog[0].msgstr = ""
    catalog[0].msgid_plural = "Some files here."
    catalog[0].msgstr_plural = {0: "Uno", 1: "Varios"}
    catalog, changes = merge(template("One file there.\n"), catalog, "es")
    assert [(e.msgid, e.msgstr, e.fuzzy, e.obsolete) for e in catalog] == [
        ("One file there.", "Uno", True, False),
        ("One file here.", "", False, True),
    ]
    assert (changes.changed, changes.gone) == (1, 0)
    assert catalog[0].previous_msgid == "One file here."
    assert last_good(catalog[0]) is None
    assert catalog[1].msgstr_plural == {0: "Uno", 1: "Varios"}
    before = serialize(catalog)
    catalog, _ = merge(template("One file there.\n"), catalog, "es")
    assert serialize(catalog) == before


def test_plural_forms_that_nobody_wrote_are_not_offered() -> None:
    catalog = translated("One file here.\n")
    catalog[0].msgstr = ""
    catalog[0].msgid_plural = "Some files here."
    catalog[0].msgstr_plural = {0: "", 1: "Varios"}
    catalog, _ = merge(template("One file there.\n"), catalog, "es")
    assert [(e.msgid, e.msgstr) for e in catalog] == [
        ("One file there.", ""),
        ("One file here.", ""),
    ]


LONG = "The market opens at nine, and the ferry brings fruit.\n"
HALVES = "The market opens at nine. The ferry brings fruit.\n"


def spanish(text: str, pairs: dict[str, str]) -> polib.POFile:
    catalog, _ = merge(template(text), None, "es")
    for entry in catalog:
        entry.msgstr = pairs[entry.msgid]
    return catalog


def offered(catalog: polib.POFile) -> list[tuple[str, str, str | None, bool]]:
    return [(e.msgid, e.msgstr, e.previous_msgid, e.fuzzy) for e in catalog if not e.obsolete]


ITS_LONG = "El mercado abre a las nueve, y el ferri trae fruta."
ITS_HALVES = {
    "The market opens at nine.": "El mercado abre a las nueve.",
    "The ferry brings fruit.": "El ferri trae fruta.",
}


def test_a_split_sentence_s_parts_are_offered_their_parts_and_the_whole_is_kept() -> None:
    catalog = spanish(LONG, {LONG.strip(): ITS_LONG})
    before = serialize(catalog)
    catalog, changes = merge(template(HALVES), catalog, "es", source="en")
    assert changes == Changes(changed=2)
    assert offered(catalog) == [
        ("The market opens at nine.", "El mercado abre a las nueve.", LONG.strip(), True),
        ("The ferry brings fruit.", "Y el ferri trae fruta.", LONG.strip(), True),
    ]
    assert [(e.msgid, e.msgstr) for e in catalog if e.obsolete] == [(LONG.strip(), ITS_LONG)]
    once = serialize(catalog)
    catalog, changes = merge(template(HALVES), catalog, "es", source="en")
    assert (serialize(catalog), changes) == (once, Changes(kept=2))
    catalog, _ = merge(template(LONG), catalog, "es", source="en")
    assert serialize(catalog) == before


def test_a_merged_sentence_is_offered_both_translations_and_these_are_kept() -> None:
    catalog = spanish(HALVES, ITS_HALVES)
    before = serialize(catalog)
    catalog, changes = merge(template(LONG), catalog, "es", source="en")
    assert changes == Changes(changed=1)
    assert offered(catalog) == [
        (
            LONG.strip(),
            "El mercado abre a las nueve. El ferri trae fruta.",
            HALVES.strip(),
            True,
        ),
    ]
    assert [e.msgstr for e in catalog if e.obsolete] == list(ITS_HALVES.values())
    once = serialize(catalog)
    catalog, _ = merge(template(LONG), catalog, "es", source="en")
    assert serialize(catalog) == once
    catalog, _ = merge(template(HALVES), catalog, "es", source="en")
    assert serialize(catalog) == before


def test_a_part_that_a_person_worked_on_is_kept_when_the_split_is_undone() -> None:
    catalog = spanish(LONG, {LONG.strip(): ITS_LONG})
    catalog, _ = merge(template(HALVES), catalog, "es", source="en")
    catalog[1].msgstr, catalog[1].flags = "El ferri trae fruta.", []
    catalog, _ = merge(template(LONG), catalog, "es", source="en")
    assert offered(catalog) == [(LONG.strip(), ITS_LONG, None, False)]
    assert [e.msgstr for e in catalog if e.obsolete] == ["El ferri trae fruta."]


@pytest.mark.parametrize(
    "line",
    ["ask the author", "ambos: ignore numbers because it is a joke", 'ambos: conflict "Otro."'],
)
def test_an_offer_that_leaves_with_what_somebody_wrote_above_it_is_kept(line: str) -> None:
    catalog = spanish(LONG, {LONG.strip(): ITS_LONG})
    catalog, _ = merge(template(HALVES), catalog, "es", source="en")
    catalog[1].tcomment += f"\n{line}"
    catalog, _ = merge(template(LONG), catalog, "es", source="en")
    assert [e.msgid for e in catalog if e.obsolete] == ["The ferry brings fruit."]
    assert line in catalog[1].tcomment.split("\n")
    catalog, _ = merge(template(HALVES), catalog, "es", source="en")
    assert line in catalog[1].tcomment.split("\n")


def test_a_carried_translation_that_leaves_with_what_somebody_wrote_above_it_is_kept() -> None:
    old, new = "See [the list](a.md) first.\n", "See [the list](b.md) first.\n"
    for kinds in ((), {"link"}):
        catalog = spanish(old, {old.strip(): "Ver antes [la lista](a.md)."})
        catalog, _ = merge(template(new), catalog, "es", carry=kinds)
        catalog[0].tcomment += "\nask the author"
        further, _ = merge(
            template(new.replace("b.md", "c.md")), deepcopy(catalog), "es", carry=kinds
        )
        # the remark goes along, and nothing is left between the two
        assert [entry.msgid for entry in further if entry.obsolete] == [old.strip()]
        assert "ask the author" in further[0].tcomment
        catalog, _ = merge(template(old), catalog, "es", carry=kinds)
        assert [entry.msgid for entry in catalog if entry.obsolete] == [new.strip()]
        assert "ask the author" in catalog[1].tcomment


def test_a_conflict_stays_open_when_an_edit_is_taken_back() -> None:
    catalog = translated(SOURCE)
    changed = SOURCE.replace("Another sentence there", "Another sentence elsewhere")
    catalog, _ = merge(template(changed), catalog, "es")
    catalog[2].tcomment += '\nambos: conflict "Otra." (Ana)'
    catalog, _ = merge(template(SOURCE), catalog, "es")
    assert catalog[2].fuzzy
    assert 'ambos: conflict "Otra." (Ana)' in catalog[2].tcomment


def test_what_is_offered_beside_a_conflict_is_no_mere_offer() -> None:
    catalog = spanish(LONG, {LONG.strip(): ITS_LONG})
    catalog, _ = merge(template(HALVES), catalog, "es", source="en")
    assert is_offer(catalog[1])
    catalog[1].tcomment += '\nambos: conflict "Otro." (Ana)'
    assert not is_offer(catalog[1])


def test_a_new_link_target_is_carried_and_the_old_translation_stays_the_last_good_one() -> None:
    old, new = "See [the list](a.md) first.\n", "See [the list](b.md) first.\n"
    catalog = spanish(old, {old.strip(): "Ver antes [la lista](a.md)."})
    catalog[0].tcomment = "a translator's remark"
    before = serialize(catalog)
    catalog, changes = merge(template(new), catalog, "es")
    assert changes == Changes(changed=1)
    assert offered(catalog) == [(new.strip(), "Ver antes [la lista](b.md).", old.strip(), True)]
    document = parse(new.encode(), "source/a.md", "en", segment)
    (found,) = translations(document, catalog)
    assert (found.target, found.last_good) == (None, "Ver antes [la lista](a.md).")
    catalog, _ = merge(template(new.replace("b.md", "c.md")), catalog, "es")
    assert offered(catalog)[0][1:3] == ("Ver antes [la lista](c.md).", old.strip())
    catalog, _ = merge(template(old), catalog, "es")
    assert serialize(catalog) == before


def test_what_a_project_lets_be_carried_stays_approved_and_leaves_with_its_source() -> None:
    old, new = "See [the list](a.md) first.\n", "See [the list](b.md) first.\n"
    catalog = spanish(old, {old.strip(): "Ver antes [la lista](a.md)."})
    catalog[0].tcomment = "a translator's remark"
    before = serialize(catalog)
    kept = {"link"}
    catalog, changes = merge(template(new), catalog, "es", carry=kept)
    assert changes == Changes(changed=1)
    entry, earlier = catalog
    assert (entry.msgstr, entry.fuzzy, entry.previous_msgid) == (
        "Ver antes [la lista](b.md).", False, None,
    )  # fmt: skip
    assert entry.tcomment.startswith("a translator's remark\nambos: carried ")
    assert (earlier.msgstr, earlier.obsolete) == ("Ver antes [la lista](a.md).", True)
    once = serialize(catalog)
    catalog, changes = merge(template(new), catalog, "es", carry=kept)
    assert (serialize(catalog), changes) == (once, Changes(kept=1))
    # a further change leaves nothing between the two
    catalog, _ = merge(template(new.replace("b.md", "c.md")), catalog, "es", carry=kept)
    assert [entry.msgstr for entry in catalog] == [
        "Ver antes [la lista](c.md).",
        "Ver antes [la lista](a.md).",
    ]
    assert not catalog[0].fuzzy
    catalog, _ = merge(template(old), catalog, "es", carry=kept)
    assert serialize(catalog) == before


def test_what_a_person_made_of_a_carried_translation_stays_when_its_source_goes() -> None:
    old, new = "See [the list](a.md) first.\n", "See [the list](b.md) first.\n"
    catalog = spanish(old, {old.strip(): "Ver antes [la lista](a.md)."})
    catalog, _ = merge(template(new), catalog, "es", carry={"link"})
    catalog[0].msgstr = "Primero, [la lista](b.md)."
    catalog, _ = merge(template(old), catalog, "es", carry={"link"})
    assert [(entry.msgstr, entry.obsolete) for entry in catalog] == [
        ("Ver antes [la lista](a.md).", False),
        ("Primero, [la lista](b.md).", True),
    ]


def test_what_was_carried_stays_when_nothing_else_has_its_translation() -> None:
    old, new = "See [the list](a.md) first.\n", "See [the list](b.md) first.\n"
    catalog = spanish(old, {old.strip(): "Ver antes [la lista](a.md)."})
    catalog, _ = merge(template(new), catalog, "es", carry={"link"})
    del catalog[1]
    catalog, _ = merge(template("Other.\n"), catalog, "es", carry={"link"})
    assert [entry.msgstr for entry in catalog] == ["", "Ver antes [la lista](b.md)."]


def test_a_draft_and_a_change_of_another_kind_stay_fuzzy() -> None:
    old, new = "See [the list](a.md) at 5.\n", "See [the list](b.md) at 6.\n"
    text = "Ver [la lista](a.md) a las 5."
    for kinds, flags in (({"link"}, []), ({"link", "number"}, ["fuzzy"]), ((), [])):
        catalog = spanish(old, {old.strip(): text})
        catalog[0].flags = flags
        catalog, _ = merge(template(new), catalog, "es", carry=kinds)
        assert catalog[0].fuzzy
    catalog = spanish(old, {old.strip(): text})
    catalog, _ = merge(template(new), catalog, "es", carry={"link", "number"})
    assert offered(catalog) == [(new.strip(), "Ver [la lista](b.md) a las 6.", None, False)]


def test_an_obsolete_sentence_that_returns_a_little_changed_is_offered() -> None:
    catalog = translated(SOURCE)
    before = serialize(catalog)
    short = SOURCE.replace(" Another sentence there.", "")
    catalog, _ = merge(template(short), catalog, "es")
    gone = serialize(catalog)
    again = SOURCE.replace("Another sentence there", "Another sentence is there")
    catalog, _ = merge(template(again), catalog, "es")
    assert offered(catalog)[2] == (
        "Another sentence is there.",
        "<Another sentence there.>",
        "Another sentence there.",
        True,
    )
    catalog, _ = merge(template(short), catalog, "es")
    assert serialize(catalog) == gone
    catalog, _ = merge(template(SOURCE), catalog, "es")
    assert serialize(catalog) == before


def test_a_mark_is_no_part_of_what_is_joined_or_offered_elsewhere() -> None:
    catalog = spanish(HALVES, dict(zip(ITS_HALVES, [ITS_LONG, "{^}"], strict=True)))
    catalog, _ = merge(template(LONG), catalog, "es")
    assert offered(catalog)[0][1] == ITS_LONG


def test_a_sentence_that_returns_takes_its_translation_from_the_one_that_it_was_offered_to() -> (
    None
):
    catalog = translated("The market price is high.\n")
    before = serialize(catalog)
    near = "The market price was high.\n"
    catalog, _ = merge(template(near), catalog, "es")
    both = f"The market price is high.\n\n{near}"
    catalog, changes = merge(template(both), catalog, "es")
    assert changes == Changes(changed=1, kept=1)
    assert [(e.msgstr, e.fuzzy, is_offer(e)) for e in catalog] == [
        ("<The market price is high.>", False, False),
        ("<The market price is high.>", True, True),
    ]
    catalog, _ = merge(template("The market price is high.\n"), catalog, "es")
    assert serialize(catalog) == before


def test_what_a_translator_wrote_in_a_fuzzy_message_and_over_it_stays_where_it_was_passed_on() -> (
    None
):
    now, before = "The market price was high.\n", "The market price is low.\n"
    catalog = translated(f"{now}\n{before}")
    catalog[0].msgstr = "of mine"
    catalog[0].flags, catalog[0].previous_msgid = ["fuzzy"], before.strip()
    more = "The market price was very high.\n"
    catalog, _ = merge(template(f"{now}\n{before}\n{more}"), catalog, "es")
    assert (catalog[2].msgstr, is_offer(catalog[2])) == ("of mine", True)
    again, _ = merge(template(f"{now}\n{before}"), deepcopy(catalog), "es")
    assert [entry.msgstr for entry in again] == ["of mine", f"<{before.strip()}>"]
    catalog[0].msgstr = "another"
    catalog, _ = merge(template(f"{now}\n{before}"), catalog, "es")
    assert [(entry.msgstr, bool(entry.obsolete)) for entry in catalog] == [
        ("another", False),
        (f"<{before.strip()}>", False),
        ("of mine", True),
    ]


WORDS = st.sampled_from(["market", "price", "river", "bridge", "council", "evening"])
SENTENCE = st.lists(WORDS, min_size=2, max_size=5).map(lambda words: f"A {' '.join(words)}.")


class Life(RuleBasedStateMachine):
    """A source that is edited and a catalog that is translated, updated in between."""

    def __init__(self) -> None:
        super().__init__()
        self.sentences = ["A market price."]
        self.catalog, _ = merge(template(self.text), None, "es")
        self.number = 0
        self.work: set[str] = set()
        self.remarks: set[str] = set()

    @property
    def text(self) -> str:
        return "\n\n".join(self.sentences) + "\n"

    def update(self) -> None:
        self.catalog, _ = merge(template(self.text), self.catalog, "es")

    @rule(sentence=SENTENCE, at=st.integers(0, 9))
    def insert(self, sentence: str, at: int) -> None:
        self.sentences.insert(at % (len(self.sentences) + 1), sentence)

    @precondition(lambda self: self.sentences)
    @rule(at=st.integers(0, 9))
    def delete(self, at: int) -> None:
        del self.sentences[at % len(self.sentences)]

    @precondition(lambda self: self.sentences)
    @rule(at=st.integers(0, 9), word=WORDS)
    def edit(self, at: int, word: str) -> None:
        at %= len(self.sentences)
        self.sentences[at] = self.sentences[at].replace(".", f" {word}.")

    @precondition(lambda self: self.sentences)
    @rule(at=st.integers(0, 9))
    def move(self, at: int) -> None:
        self.sentences.append(self.sentences.pop(at % len(self.sentences)))

    @precondition(lambda self: len(self.sentences) > 1)
    @rule(at=st.integers(0, 9))
    def join(self, at: int) -> None:
        at %= len(self.sentences) - 1
        second = self.sentences.pop(at + 1)
        self.sentences[at] = f"{self.sentences[at][:-1]}, and a{second[1:]}"

    @precondition(lambda self: any(", and a" in sentence for sentence in self.sentences))
    @rule()
    def part(self) -> None:
        at = next(n for n, sentence in enumerate(self.sentences) if ", and a" in sentence)
        first, second = self.sentences[at].split(", and a", 1)
        self.sentences[at : at + 1] = [f"{first}.", f"A{second}"]

    @precondition(lambda self: len(self.catalog) > 0)
    @rule(at=st.integers(0, 9), is_fuzzy=st.booleans())
    def translate(self, at: int, is_fuzzy: bool) -> None:
        entry = self.catalog[at % len(self.catalog)]
        if entry.obsolete:
            return
        if not is_offer(entry):
            self.work.discard(entry.msgstr)
        self.number += 1
        entry.msgstr = f"Work {self.number}"
        entry.flags = ["fuzzy"] if is_fuzzy else []
        entry.previous_msgid = None
        self.work.add(entry.msgstr)

    @precondition(lambda self: len(self.catalog) > 0)
    @rule(at=st.integers(0, 9))
    def remark(self, at: int) -> None:
        entry = self.catalog[at % len(self.catalog)]
        self.number += 1
        line = f"Remark {self.number}"
        entry.tcomment = f"{entry.tcomment}\n{line}" if entry.tcomment else line
        self.remarks.add(line)

    @rule()
    def merge_and_merge_again(self) -> None:
        before = {entry.msgid: entry for entry in self.catalog if not entry.obsolete}
        self.update()
        once = serialize(self.catalog)
        for entry in self.catalog:
            if not entry.obsolete and not entry.fuzzy and entry.msgstr:
                # never published without a person's word: it stood so, or was approved for this text
                old = before.get(entry.msgid)
                assert old is None or old.msgstr == entry.msgstr or not old.msgstr
        self.update()
        assert serialize(self.catalog) == once

    @invariant()
    def no_work_is_lost(self) -> None:
        written = [entry.msgstr for entry in self.catalog if entry.msgstr and not is_offer(entry)]
        assert len(written) == len(set(written))
        assert self.work == set(written)

    @invariant()
    def no_remark_is_lost(self) -> None:
        lines = {line for entry in self.catalog for line in (entry.tcomment or "").split("\n")}
        assert self.remarks <= lines

    @invariant()
    def obsolete_messages_stand_last(self) -> None:
        flags = [bool(entry.obsolete) for entry in self.catalog]
        assert flags == sorted(flags)


TestLife = Life.TestCase
TestLife.settings = settings(max_examples=60, stateful_step_count=25)


def test_a_saved_catalog_has_only_the_changed_message_s_lines_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    catalog = translated(SOURCE)
    save(catalog, path)
    before = path.read_text(encoding="utf-8").splitlines()
    changed, _ = merge(template(SOURCE.replace("is long", "is short")), load(path), "es")
    save(changed, path)
    after = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in before if line not in after] == ['msgid "The third sentence is long."']
    added = [line for line in after if line not in before]
    assert added[1:] == [
        "#, fuzzy",
        '#| msgid "The third sentence is long."',
        'msgid "The third sentence is short."',
    ]
    assert added[0].startswith("# ambos: approved ")
