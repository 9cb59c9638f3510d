"""The table of planted defects: each into a copy of the site, and which validators catch it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.validate import browser, programs, published, quick
from tests.validate.damaged import DAMAGES
from tests.validate.planted import PLANTS, Plant
from tests.validate.published import Fault, Page, Public

Caught = dict[str, set[str]]
"""The validators that catch each defect, by its name."""


def caught(site: Public, work: Path) -> Caught:
    """Plant every defect, each into a copy of the site below `work`, and run the validators.

    The browser, which takes seconds a page, looks at those that no other validator has caught.

    A validator that says the same of the site without the defect has not caught it. Raises
    ValueError where the site has no EPUB or no place for a defect, MissingToolError where a tool is
    missing.
    """
    found: Caught = {plant.name: set() for plant in PLANTS}
    quiet = {str(fault) for fault in _quick(site)}
    folders = {f"plant-{n}": plant for n, plant in enumerate(PLANTS)}
    copies: dict[str, Public] = {}
    for folder, plant in folders.items():
        shutil.copytree(site.root, work / folder)
        plant.put(work / folder)
        copies[folder] = published.read(work / folder, site.base)
        new = [fault for fault in _quick(copies[folder]) if str(fault) not in quiet]
        found[plant.name] |= {fault.validator for fault in new}
    whole = Public(work, site.base, dict(_pages(folders, copies)), frozenset())
    before = (*programs.vnu(site), *programs.typed(site))
    said = {(fault.validator, fault.text.partition(": ")[2]) for fault in before}
    for fault in (*programs.vnu(whole), *programs.typed(whole)):
        if (fault.validator, fault.text.partition(": ")[2]) not in said:
            found[folders[fault.path.split("/")[0]].name].add(fault.validator)
    _in_browser(site, folders, whole, found)
    return found | books(site, work)


def _quick(public: Public) -> Iterator[Fault]:
    yield from quick.quick(public)
    yield from quick.quick(public, quick.GENERATED)


def _pages(
    folders: Mapping[str, Plant], copies: Mapping[str, Public]
) -> Iterator[tuple[str, Page]]:
    """The pages that show a defect, by their paths below the folder of all copies."""
    for folder, plant in folders.items():
        for path in plant.pages:
            yield f"{folder}/{path}", Page(f"{folder}/{path}", copies[folder].pages[path].tree)


def _in_browser(site: Public, folders: Mapping[str, Plant], whole: Public, found: Caught) -> None:
    uncaught = {folder for folder, plant in folders.items() if not found[plant.name]}
    chosen = [path for path in whole.pages if path.split("/")[0] in uncaught]
    pages = {path.partition("/")[2] for path in chosen}
    validators = ("axe", "pa11y", "keyboard")
    views = browser.VIEWS
    before = browser.faults(browser.run(site, validators, views, sorted(pages)))
    said = {(fault.path, fault.validator, fault.text) for fault in before}
    for fault in browser.faults(browser.run(whole, validators, views, chosen)):
        folder, _, path = fault.path.partition("/")
        if (path, fault.validator, fault.text) not in said:
            found[folders[folder].name].add(fault.validator.split()[0])


def books(site: Public, work: Path) -> Caught:
    """Put every damage into a copy, below `work`, of the site's first EPUB, and run epubcheck.

    What it says of the whole book too has not caught a damage. Raises ValueError where the site has
    no EPUB or the book no place for a damage, MissingToolError without epubcheck.
    """
    book = next((path for path in sorted(site.files) if path.endswith(".epub")), None)
    if book is None:
        raise ValueError("the site has no EPUB, in which defects could be planted")
    said = {fault.text for fault in programs.book(site.root, book)}
    found: Caught = {}
    for n, damage in enumerate(DAMAGES):
        copy = work / f"book-{n}.epub"
        shutil.copy(site.root / book, copy)
        damage.put(copy)
        faults = programs.book(work, copy.name)
        found[damage.name] = {fault.validator for fault in faults if fault.text not in said}
    return found


def written(found: Mapping[str, set[str]]) -> str:
    """The table as Markdown."""
    rows = (
        f"| {name} | {', '.join(sorted(validators)) or '**nobody**'} |"
        for name, validators in found.items()
    )
    return "\n".join(["| defect | caught by |", "|---|---|", *rows, ""])
