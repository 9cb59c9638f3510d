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
    A message in which a fix leads to another finding is left as it was; `done` has no finding that the
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
    wanted = _fixes(
        one
        for one in safe
        if one.path == path and said.get((one.msgctxt, one.msgid, one.form)) == one.msgstr
    )
    before = _counts(one for one in done.findings if one.path == path)
    while wanted:
        after = _applied(data, path, wanted)
        task = replace(done.task, contents=tuple({**contents, path: after}.items()))
        now = checked(project, task).only(told)
        counts = _counts(one for one in now.findings if one.path == path)
        worse = {key for key in wanted if counts[key] - before[key]}
        if not worse:
            return Fixing(path, place, data, after, len(wanted), now)
        wanted = {key: fixes for key, fixes in wanted.items() if key not in worse}
    return None


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
    """The safe suggestions of each message, the last first; of two that overlap the first."""
    fixes: defaultdict[Key, set[_Fix]] = defaultdict(set)
    for one in found:
        if one.span is not None and one.suggestion is not None:
            fixes[one.msgctxt, one.msgid].add((one.form, *one.span, one.suggestion))
    return {key: list(_apart(sorted(each)))[::-1] for key, each in fixes.items()}


def _apart(fixes: Iterable[_Fix]) -> Iterator[_Fix]:
    last: _Fix | None = None
    for fix in fixes:
        if last is None or fix[0] != last[0] or fix[1] >= last[2]:
            yield fix
            last = fix


def _counts(found: Iterable[Finding]) -> defaultdict[Key, Counter[str]]:
    """How often each check finds something in each message."""
    counts: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    for one in found:
        counts[one.msgctxt, one.msgid][one.check] += 1
    return counts


def _applied(data: bytes, name: str, wanted: dict[Key, list[_Fix]]) -> bytes:
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
