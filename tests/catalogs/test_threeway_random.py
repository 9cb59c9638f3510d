"""Catalogs that two branches changed at random, merged: nothing lost, nothing stale, nothing in silence."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import polib
import pytest

from i18n.catalogs import store
from i18n.catalogs.approval import is_published, is_translated, last_good
from i18n.catalogs.conflicts import Alternative, alternatives, suggestions
from i18n.catalogs.extract import Key, key
from i18n.catalogs.threeway import merge
from i18n.catalogs.threeway_files import MergedFile, merged_file
from i18n.catalogs.threeway_sides import forms
from i18n.memory.notes import origin

from .edits import Branch, branches

SEEDS = range(1000)
NAMES = ("base.po", "ours.po", "theirs.po")
FALSE_CONFLICTS = 0.01
"""The share of merges that may name a conflict where one side alone worked on the message."""


def read(data: bytes) -> polib.POFile:
    return store.read(data, "x.po")


def merged(base: Branch, ours: Branch, theirs: Branch) -> MergedFile:
    return merged_file(base.data(), ours.data(), theirs.data(), NAMES)


def said(catalog: polib.POFile) -> list[store.Fields]:
    return [store.header_fields(catalog), *map(store.fields, catalog)]


def texts(catalog: polib.POFile) -> Iterator[str]:
    """Every translation that a reader of the file finds."""
    for entry in catalog:
        yield from forms(entry)
        yield from noted(entry)


def noted(entry: polib.POEntry) -> set[str]:
    """The texts that stand in its comments."""
    said = (*alternatives(entry.tcomment), *suggestions(entry.tcomment))
    return {one.text for one in said}


@pytest.fixture(scope="module")
def merges() -> list[tuple[Branch, Branch, Branch, MergedFile]]:
    found = [branches(seed) for seed in SEEDS]
    return [(*each, merged(*each)) for each in found]


Merges = list[tuple[Branch, Branch, Branch, MergedFile]]


def test_every_translation_that_somebody_wrote_is_in_the_result(merges: Merges) -> None:
    for seed, (base, ours, theirs, result) in enumerate(merges):
        found = set(texts(read(result.data)))
        before = {text for entry in base.catalog for text in forms(entry)} | {""}
        for side in (ours, theirs):
            written = {text for entry in side.catalog for text in forms(entry)} - before
            assert written <= found, (seed, side.name, written - found)


def test_what_is_published_was_approved_for_that_source(merges: Merges) -> None:
    for seed, (_, ours, theirs, result) in enumerate(merges):
        approved = ours.published | theirs.published
        for entry in read(result.data):
            if is_published(entry):
                sides = [each for each in (ours, theirs) for each in each.catalog]
                assert any(
                    key(each) == key(entry) and forms(each) == forms(entry) and not each.fuzzy
                    for each in sides
                ), (seed, entry)
            good = last_good(entry)
            assert good is None or (entry.previous_msgid, (good,)) in approved, (seed, entry)


def test_where_both_wrote_a_translation_both_are_shown_and_the_merge_says_so(
    merges: Merges,
) -> None:
    contested = suggested = 0
    for seed, (base, ours, theirs, result) in enumerate(merges):
        known = [{key(e): e for e in reversed(b.catalog)} for b in (ours, theirs)]
        results = {key(entry): entry for entry in reversed(read(result.data))}
        before = {text for entry in base.catalog for text in forms(entry)} | {""}
        for at in known[0].keys() & known[1].keys():
            for one, other in zip(forms(known[0][at]), forms(known[1][at]), strict=False):
                if one == other or one in before or other in before:
                    continue
                contested += 1
                entry = results[at]
                assert {one, other} <= {*forms(entry), *noted(entry)}, (seed, at)
                sides = [known[0][at], known[1][at]]
                if [one, other] == [each.msgstr for each in sides] and is_suggestion(*sides):
                    suggested += 1
                    assert result.notes, (seed, at)
                    continue
                assert not is_published(entry), (seed, at)
                assert result.conflicts, (seed, at)
    assert (contested > 50, suggested > 20) == (True, True)


def is_suggestion(*sides: polib.POEntry) -> bool:
    """Did one side approve what the other one's memory filled in?"""
    return any(
        is_translated(one) and not one.fuzzy and other.fuzzy and origin(other) is not None
        for one, other in (sides, sides[::-1])
    )


def test_few_conflicts_are_named_where_one_side_alone_worked_on_a_message(merges: Merges) -> None:
    wrong, named = [], 0
    for seed, (_, ours, theirs, result) in enumerate(merges):
        lines = {place.line for place in result.conflicts}
        entries = [entry for entry in read(result.data) if entry.linenum in lines]
        named += len(entries)
        for entry in entries:
            line = ours.ancestors(key(entry)) | theirs.ancestors(key(entry))
            worked = [
                any(line & side.ancestors(at) for at in side.touched) for side in (ours, theirs)
            ]
            if not all(worked):
                wrong.append((seed, entry.msgid))
    assert named > 50
    assert len(wrong) <= FALSE_CONFLICTS * len(merges), wrong


def test_a_merge_is_the_same_from_the_other_side(merges: Merges) -> None:
    for seed, (base, ours, theirs, result) in enumerate(merges):
        mirrored = merged(base, theirs, ours)
        assert len(result.conflicts) == len(mirrored.conflicts), seed
        assert sideless(read(result.data)) == sideless(read(mirrored.data)), seed


def sideless(catalog: polib.POFile) -> dict[tuple[Key, bool, int], tuple[object, ...]]:
    """What a catalog says, without what depends on whose side is ours."""
    found: dict[tuple[Key, bool, int], tuple[object, ...]] = {}
    for entry in sorted(catalog, key=lambda each: repr(store.fields(each))):
        shown = {*forms(entry), *noted(entry)}
        notes = [line for line in entry.tcomment.split("\n") if not line.startswith("ambos: ")]
        is_contested = bool(alternatives(entry.tcomment))
        if is_contested:
            shown.discard("")  # a plural form that one side lacks
        before = None if is_contested else entry.previous_msgid
        what = (
            frozenset(shown), entry.msgid_plural, tuple(sorted(notes)), entry.comment,
            frozenset(entry.flags), frozenset(entry.occurrences), before,
        )  # fmt: skip
        number = 0
        while (key(entry), bool(entry.obsolete), number) in found:
            number += 1
        found[key(entry), bool(entry.obsolete), number] = what
    return found


def test_a_side_that_did_nothing_changes_nothing() -> None:
    for seed in SEEDS[::4]:
        base, ours, _ = branches(seed)
        for one, other in ((ours, base), (base, ours)):
            outcome = merge(read(base.data()), read(one.data()), read(other.data()))
            assert said(outcome.catalog) == said(read(ours.data())), seed
            assert not outcome.conflicts, seed


def test_merging_again_changes_nothing(merges: Merges) -> None:
    wrong = []
    for seed, (base, _, theirs, result) in enumerate(merges):
        again = merged_file(base.data(), result.data, theirs.data(), NAMES)
        if said(read(result.data)) != said(read(again.data)):
            wrong.append(seed)
    assert not wrong, (len(wrong), wrong)


@pytest.mark.tool("msgcat")
@pytest.mark.tool("msgfmt")
def test_gettext_reads_the_results(
    merges: Merges, tool: Callable[[str], Path], tmp_path: Path
) -> None:
    names = []
    for seed, (*_, result) in enumerate(merges):
        names.append(f"{seed}.po")
        (tmp_path / names[-1]).write_bytes(result.data)
    for name in random.Random(2).sample(names, 300):
        subprocess.run([tool("msgfmt"), "-o", "out.mo", name], cwd=tmp_path, check=True)
    for name in random.Random(1).sample(names, 60):
        done = subprocess.run([tool("msgcat"), name], cwd=tmp_path, check=True, capture_output=True)
        expected = read((tmp_path / name).read_bytes())
        assert shown(read(done.stdout)) == shown(expected)


def shown(catalog: polib.POFile) -> list[Alternative]:
    return [one for entry in catalog for one in alternatives(entry.tcomment)]
