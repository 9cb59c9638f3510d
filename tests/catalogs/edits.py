"""Two branches of a catalog, as authors, translators and their programs make them at random.

A document is a list of sentences; updates are made by the program's own `merge`. Every text that a
translator writes is unique, so that it can be looked for.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from dataclasses import dataclass, field

import polib

from i18n.catalogs import store
from i18n.catalogs.approval import is_published
from i18n.catalogs.entries import message
from i18n.catalogs.extract import Key, header, key
from i18n.catalogs.merge import merge
from i18n.catalogs.threeway_sides import forms
from i18n.memory.notes import record

WORDS = [
    "market",
    "bus",
    "road",
    "school",
    "river",
    "bread",
    "night",
    "winter",
    "letter",
    "music",
    "garden",
    "window",
]
PEOPLE = ["Ana Ruiz <ana@example.org>", "Luis Gil <luis@example.org>", "Mar Sol <mar@example.org>"]
Sentence = tuple[str | None, str, str]
"""msgctxt, msgid and msgid_plural."""


@dataclass
class Branch:
    """A document and its catalog on a branch; `published` are all pairs that anybody ever approved.

    `touched` are the messages that a translator worked on, with those that they became.
    """

    name: str
    chance: random.Random
    sentences: list[Sentence] = field(default_factory=list)
    catalog: polib.POFile = field(default_factory=lambda: header("es"))
    published: set[tuple[str, tuple[str, ...]]] = field(default_factory=set)
    touched: set[Key] = field(default_factory=set)
    parents: dict[Key, Key] = field(default_factory=dict)
    written: int = 0

    def fork(self, name: str, chance: random.Random) -> Branch:
        """The same, of which another goes on."""
        made = copy.deepcopy(self)
        made.name, made.chance, made.touched, made.parents = name, chance, set(), {}
        return made

    def data(self) -> bytes:
        """The catalog's bytes."""
        return store.serialize(self.catalog)

    def current(self) -> list[polib.POEntry]:
        return [entry for entry in self.catalog if not entry.obsolete]

    # what translators do

    def translate(self) -> None:
        """Write a new text, and mostly clear the flag."""
        entry = self._pick()
        if entry is None:
            return
        if entry.msgid_plural:
            form = self.chance.randrange(2)
            entry.msgstr_plural = {**{0: "", 1: ""}, **entry.msgstr_plural, form: self._text()}
        else:
            entry.msgstr = self._text()
        if not entry.fuzzy or self.chance.random() < 0.75:
            self._approve(entry)
        self.touched.add(key(entry))

    def add_form(self) -> None:
        """Write a plural form that the earlier header did not ask for."""
        plural = [entry for entry in self.current() if entry.msgid_plural]
        if plural:
            entry = self.chance.choice(plural)
            entry.msgstr_plural = {**entry.msgstr_plural, len(forms(entry)): self._text()}
            self.touched.add(key(entry))

    def fill(self) -> None:
        """Let the memory fill what is empty, as `ambos translate` does."""
        for entry in self.current():
            if not entry.msgid_plural and not entry.msgstr and self.chance.random() < 0.5:
                entry.msgstr = self._text()
                entry.flags.insert(0, "fuzzy")
                record(entry, self.chance.randint(60, 100), "source/b.md")
                self.touched.add(key(entry))

    def approve(self) -> None:
        """Clear the flag of a fuzzy message."""
        fuzzy = [entry for entry in self.current() if entry.fuzzy and any(forms(entry))]
        if fuzzy:
            entry = self.chance.choice(fuzzy)
            self._approve(entry)
            self.touched.add(key(entry))

    def doubt(self) -> None:
        """Make a message fuzzy."""
        entry = self._pick()
        if entry is not None and any(forms(entry)) and not entry.fuzzy:
            entry.flags.insert(0, "fuzzy")
            self.touched.add(key(entry))

    def comment(self) -> None:
        entry = self._pick()
        if entry is not None:
            note = f"note {self._text()}"
            entry.tcomment = f"{entry.tcomment}\n{note}" if entry.tcomment else note

    def flag(self) -> None:
        entry = self._pick()
        if entry is not None and "no-wrap" not in entry.flags:
            entry.flags.append("no-wrap")

    def sign(self) -> None:
        """Save with a program that writes the header."""
        self.catalog.metadata["Last-Translator"] = self.chance.choice(PEOPLE)
        minutes = self.chance.randrange(60)
        self.catalog.metadata["PO-Revision-Date"] = f"2026-05-02 10:{minutes:02}+0200"

    def tidy(self) -> None:
        """Take out an obsolete message."""
        gone = [entry for entry in self.catalog if entry.obsolete]
        if gone:
            self.catalog.remove(self.chance.choice(gone))

    # what authors do

    def edit(self) -> None:
        """Change a word of a sentence."""
        if self.sentences:
            at = self.chance.randrange(len(self.sentences))
            context, msgid, plural = self.sentences[at]
            words = msgid.split()
            words[self.chance.randrange(len(words) - 1)] = self.chance.choice(WORDS)
            new = (context, " ".join(words), plural)
            if new[:2] not in {each[:2] for each in self.sentences}:
                self.parents[new[:2]] = (context, msgid)
                self.sentences[at] = new
                self.update()

    def take_back(self) -> None:
        """Undo an edit."""
        fuzzy = [entry for entry in self.current() if entry.previous_msgid]
        if fuzzy:
            entry = self.chance.choice(fuzzy)
            old = (entry.previous_msgctxt, entry.previous_msgid, entry.msgid_plural or "")
            now = [each[:2] for each in self.sentences]
            if old[:2] not in now and key(entry) in now:
                self.parents[old[:2]] = key(entry)
                self.sentences[now.index(key(entry))] = old
                self.update()

    def add(self) -> None:
        """Write a new sentence anywhere."""
        words = [self.chance.choice(WORDS) for _ in range(self.chance.randint(4, 9))]
        context = self.chance.choice([None, None, None, "menu"])
        plural = " ".join([*words, "many."]) if self.chance.random() < 0.15 else ""
        new = (context, " ".join([*words, f"{self._text()}."]), plural)
        self.sentences.insert(self.chance.randint(0, len(self.sentences)), new)
        self.update()

    def remove(self) -> None:
        if len(self.sentences) > 2:
            self.sentences.pop(self.chance.randrange(len(self.sentences)))
            self.update()

    def return_(self) -> None:
        """Write a sentence again that was taken out."""
        gone = [entry for entry in self.catalog if entry.obsolete]
        if gone:
            entry = self.chance.choice(gone)
            if key(entry) not in {each[:2] for each in self.sentences}:
                self.sentences.append((entry.msgctxt, entry.msgid, entry.msgid_plural or ""))
                self.update()

    def move(self) -> None:
        if self.sentences:
            sentence = self.sentences.pop(self.chance.randrange(len(self.sentences)))
            self.sentences.insert(self.chance.randint(0, len(self.sentences)), sentence)
            self.update()

    def update(self) -> None:
        """Bring the catalog up to the document."""
        template = header(None)
        for context, msgid, plural in self.sentences:
            entry = message(
                msgctxt=context,
                msgid=msgid,
                comment="paragraph",
                occurrences=[("source/a.md", "")],
                flags=[],
            )
            entry.msgid_plural = plural
            template.append(entry)
        self.catalog, _ = merge(template, self.catalog, "es")
        for entry, (_, _, plural) in zip(self.catalog, self.sentences, strict=False):
            entry.msgid_plural = plural
            if plural and not entry.msgstr_plural:
                entry.msgstr, entry.msgstr_plural = "", {0: "", 1: ""}
            elif entry.msgstr_plural and not plural:
                entry.msgstr, entry.msgstr_plural = entry.msgstr_plural[0], {}
        self.published |= {
            (entry.msgid, forms(entry)) for entry in self.current() if is_published(entry)
        }

    def go_on(self, steps: int) -> None:
        """Some steps of anybody."""
        for _ in range(steps):
            step: Callable[[Branch], None] = self.chance.choices(*zip(*STEPS, strict=True))[0]
            step(self)

    def ancestors(self, at: Key) -> set[Key]:
        """A message, and all that it was made from on this branch."""
        found = {at}
        while at in self.parents and self.parents[at] not in found:
            at = self.parents[at]
            found.add(at)
        return found

    def _pick(self) -> polib.POEntry | None:
        current = self.current()
        return self.chance.choice(current) if current else None

    def _approve(self, entry: polib.POEntry) -> None:
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        entry.previous_msgid = entry.previous_msgctxt = None
        self.published.add((entry.msgid, forms(entry)))

    def _text(self) -> str:
        self.written += 1
        tail = self.chance.choice(["", " ñandú", ' "cita"', "\\n", "\nfin", " a\tb"])
        return f"{self.name}{self.written}{tail}"


STEPS: list[tuple[Callable[[Branch], None], int]] = [
    (Branch.translate, 8),
    (Branch.add_form, 1),
    (Branch.fill, 1),
    (Branch.approve, 3),
    (Branch.doubt, 1),
    (Branch.comment, 2),
    (Branch.flag, 1),
    (Branch.sign, 2),
    (Branch.tidy, 1),
    (Branch.edit, 4),
    (Branch.take_back, 1),
    (Branch.add, 2),
    (Branch.remove, 2),
    (Branch.return_, 1),
    (Branch.move, 1),
]


def branches(seed: int) -> tuple[Branch, Branch, Branch]:
    """A base and the two branches that began with it, the same ones for a number."""
    chance = random.Random(seed)
    base = Branch("base", chance)
    for _ in range(chance.randint(2, 12)):
        base.add()
    base.go_on(chance.randint(0, 20))
    ours = base.fork("ours", random.Random(seed * 2 + 1))
    theirs = base.fork("theirs", random.Random(seed * 2 + 2))
    ours.go_on(chance.randint(1, 8))
    theirs.go_on(chance.randint(1, 8))
    return base, ours, theirs
