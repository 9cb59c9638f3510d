"""What `ambos check --fix` puts right: suggestions that a check is sure of, and no other finding."""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import polib

from i18n import files
from i18n.catalogs import store
from i18n.commands._checking import Checked, checked
from i18n.commands._selection import is_told
from i18n.configuration import Settings
from i18n.errors import AmbosError
from i18n.model import Finding
from i18n.project import Project

Key = tuple[str | None, str | None]
_Fix = tuple[int, int, int, str]
"""The form of a msgstr, a span of its characters, and what stands for them."""
_Wanted = Mapping[Key, Sequence[_Fix]]
"""What is to be put right in each message, the last first."""
_ROUNDS = 8
"""How often a catalog is looked at again where not all of it can be put right at once."""


@dataclass(frozen=True, slots=True)
class Fixing:
    """A catalog with its safe suggestions in place: its bytes before and after."""

    path: str
    place: Path
    before: bytes
    after: bytes
    messages: int
    checked: Checked
    """What is found then in the catalogs of its task."""

    @property
    def difference(self) -> str:
        """What changed, as a unified diff."""
        old, new = (
            data.decode("utf-8", "replace").splitlines(keepends=True)
            for data in (self.before, self.after)
        )
        lines = difflib.unified_diff(old, new, f"a/{self.path}", f"b/{self.path}")
        return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)

    def write(self) -> None:
        """Write it in the place of the file that was read. Raises AmbosError."""
        store.write(self.place, self.after, self.before, self.path)


def fixings(
    project: Project | None,
    done: Checked,
    is_wanted: Callable[[Finding], bool] = lambda _: True,
    put: Callable[[Fixing], None] = lambda _: None,
) -> Iterator[Fixing | AmbosError]:
    """The catalogs of a task in which there is something to put right, one after the other.

    Of the findings those are put right that are wanted: all of them, where nobody says which. `put` does
    with each catalog what there is to do; where that raises AmbosError, or the new text cannot be written,
    the error stands for the catalog, which counts as it was.
    A fix that leads to another finding in its message is left out; `done` has no finding that the
    settings do not tell, and such a one is none here.
    """
    contents: dict[str, bytes] = {}
    safe = [one for one in done.findings if one.is_safe and is_wanted(one)]
    for path in dict.fromkeys(one.path for one in safe):
        try:
            one = _fixing(project, done, path, safe, contents)
            if one is not None:
                put(one)
        except AmbosError as error:
            yield error
            continue
        if one is not None:
            contents[path] = one.after
            yield one


def _fixing(
    project: Project | None,
    done: Checked,
    path: str,
    safe: Sequence[Finding],
    contents: Mapping[str, bytes],
) -> Fixing | None:
    """A catalog with what can be put right in it; None where nothing can. Raises AmbosError.

    `contents` are the catalogs of the task that were put right before.
    """
    told = is_told(project.settings if project is not None else Settings())
    place = project.place(path) if project is not None and done.task.is_document else Path(path)
    data = files.read(place, path)
    said = _said(data, path)
    # somebody may have saved the file since it was looked at
    possible = _fixes(
        one
        for one in safe
        if one.path == path and said.get((one.msgctxt, one.msgid, one.form)) == one.msgstr
    )
    before = _counts(one for one in done.findings if one.path == path)

    def tried(wanted: _Wanted) -> tuple[Fixing, set[Key]]:
        after = _applied(data, path, wanted)
        task = replace(done.task, contents=tuple({**contents, path: after}.items()))
        now = checked(project, task).only(told)
        counts = _counts(one for one in now.findings if one.path == path)
        worse = {key for key in wanted if counts[key] - before[key]}
        return Fixing(path, place, data, after, len(wanted), now), worse

    wanted, fixing = _settled(tried, {key: _apart(fixes) for key, fixes in possible.items()}, {})
    # where not all can be put right in a message at once, some may
    parted = {key: fixes for key, fixes in possible.items() if key not in wanted}
    rounds = min(max(map(len, parted.values()), default=0), _ROUNDS)
    for number in range(rounds if rounds > 1 else 0):
        more = {
            key: _apart([*wanted.get(key, ()), *fixes[number::rounds]])
            for key, fixes in parted.items()
            if len(fixes) > 1
        }
        more = {key: fixes for key, fixes in more.items() if len(fixes) > len(wanted.get(key, ()))}
        if more:
            wanted, fixing = _settled(tried, {**wanted, **more}, wanted)
    return fixing


def _settled(
    tried: Callable[[_Wanted], tuple[Fixing, set[Key]]], wanted: _Wanted, usual: _Wanted
) -> tuple[_Wanted, Fixing | None]:
    """What of the wanted leads to no other finding, and the catalog with it; None where nothing does.

    A message in which it does has what is usual, or nothing where that does too. Raises AmbosError.
    """
    while wanted:
        fixing, worse = tried(wanted)
        if not worse:
            return wanted, fixing
        less = {key: usual[key] for key in worse if usual.get(key, wanted[key]) != wanted[key]}
        wanted = {key: fixes for key, fixes in wanted.items() if key not in worse} | less
    return {}, None


def _said(data: bytes, name: str) -> dict[tuple[str | None, str | None, int], str]:
    """What the current messages of a catalog say, by msgctxt, msgid and plural form."""
    return {
        (entry.msgctxt, entry.msgid, form): msgstr
        for entry in store.read(data, name)
        if not entry.obsolete
        for form, msgstr in (
            entry.msgstr_plural if entry.msgid_plural else {0: entry.msgstr}
        ).items()
    }


def _fixes(found: Iterable[Finding]) -> dict[Key, list[_Fix]]:
    """The safe suggestions of each message, in their order."""
    fixes: defaultdict[Key, set[_Fix]] = defaultdict(set)
    for one in found:
        if one.span is not None and one.suggestion is not None:
            fixes[one.msgctxt, one.msgid].add((one.form, *one.span, one.suggestion))
    return {key: sorted(each) for key, each in fixes.items()}


def _apart(fixes: Iterable[_Fix]) -> list[_Fix]:
    """The suggestions, the last first; of two that overlap the first."""
    apart: list[_Fix] = []
    for fix in sorted(fixes):
        if not apart or fix[0] != apart[-1][0] or fix[1] >= apart[-1][2]:
            apart.append(fix)
    return apart[::-1]


def _counts(found: Iterable[Finding]) -> defaultdict[Key, Counter[str]]:
    """How often each check finds something in each message."""
    counts: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    for one in found:
        counts[one.msgctxt, one.msgid][one.check] += 1
    return counts


def _applied(data: bytes, name: str, wanted: _Wanted) -> bytes:
    catalog = store.read(data, name)
    for entry in catalog:
        for fix in () if entry.obsolete else wanted.get((entry.msgctxt, entry.msgid), ()):
            _apply(entry, *fix)
    return store.written(catalog, name)


def _apply(entry: polib.POEntry, form: int, start: int, end: int, text: str) -> None:
    if entry.msgid_plural:
        whole = entry.msgstr_plural[form]
        entry.msgstr_plural[form] = f"{whole[:start]}{text}{whole[end:]}"
    else:
        entry.msgstr = f"{entry.msgstr[:start]}{text}{entry.msgstr[end:]}"
