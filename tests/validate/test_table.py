"""The table of planted defects: what counts as caught."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.validate import __main__ as validate
from tests.validate import damaged, planted, published, table
from tests.validate.published import Public


def one_book(public: Public, root: Path) -> tuple[Public, Path]:
    """A site of nothing but the first EPUB of the site."""
    book = min(path for path in public.files if path.endswith(".epub"))
    root.mkdir()
    shutil.copy(public.root / book, root / "book.epub")
    return published.read(root, public.base), root / "book.epub"


@pytest.mark.tool("epubcheck")
def test_a_fault_of_the_whole_book_catches_no_damage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, public: Public
) -> None:
    site, book = one_book(public, tmp_path / "site")
    missing = next(one for one in damaged.DAMAGES if one.name == "a book without a language")
    missing.put(book)
    harmless = damaged.Damage("a space", ".opf", lambda data: data + b"\n")
    unlisted = next(one for one in damaged.DAMAGES if one.name == "a chapter that is not listed")
    monkeypatch.setattr(table, "DAMAGES", (harmless, unlisted))
    found = table.books(site, tmp_path)
    assert found == {harmless.name: set(), unlisted.name: {"epubcheck"}}


def test_a_site_without_a_book_has_no_place_for_damages(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no EPUB"):
        table.books(Public(tmp_path, ""), tmp_path)


def test_a_defect_that_is_not_in_the_table_has_escaped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, public: Public
) -> None:
    found = {name: {who} for name, who in planted.catchers().items()}
    del found["a script"]
    monkeypatch.setattr(table, "caught", lambda site, work: found)
    section, escaped = validate.planting(public, tmp_path / "work")
    assert escaped == ["planted: scripts does not catch: a script"]
    assert f"{len(found)} of {len(found) + 1} caught" in section
