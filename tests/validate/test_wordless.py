"""A site in a language in which the project has no words of its own: the frame is in English."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.validate import generated, pages, published, quick
from tests.validate.generated import Run
from tests.validate.planted import first
from tests.validate.published import Public

SETTINGS = f"""\
source = "en"
targets = ["fr"]

[publish]
base-url = "{generated.BASE}"
"""
SOURCE = "---\ntitle: A title\nslug: a-title\ndate: 2025-03-09\n---\n\nSome words.\n"
EARLIER = '[fr]\n"page" = ["earlier"]\n'


@pytest.fixture(scope="module")
def french(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Public:
    """A page in English and French, and one at an earlier address."""
    root = tmp_path_factory.mktemp("french")
    (root / "source").mkdir()
    (root / "source/page.md").write_text(SOURCE, encoding="utf-8")
    (root / "ambos.toml").write_text(SETTINGS, encoding="utf-8")
    run(root, "update")
    (root / "locales/slugs.toml").write_text(EARLIER, encoding="utf-8")
    generated.translate(root, lambda entry, language: f"{entry.msgid}-{language}")
    run(root, "build")
    return published.read(root / "public", generated.BASE)


def test_pages_in_english_words_are_right(french: Public) -> None:
    for path in ("fr/404.html", "fr/earlier/index.html"):
        assert '<html lang="en"' in (french.root / path).read_text(encoding="utf-8")
    assert [str(fault) for fault in quick.quick(french)] == []


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("fr/404.html", first('<html lang="en"', '<html lang="es"')),
        ("fr/a-title-fr/index.html", first('<html lang="fr"', '<html lang="en"')),
        ("en/404.html", first('<html lang="en"', '<html lang="fr"')),
    ],
)
def test_another_language_is_a_fault(
    tmp_path: Path, french: Public, path: str, change: Callable[[str], str]
) -> None:
    shutil.copytree(french.root, tmp_path / "public")
    page = tmp_path / "public" / path
    page.write_text(change(page.read_text(encoding="utf-8")), encoding="utf-8")
    faults = pages.languages(published.read(tmp_path / "public", french.base))
    assert [fault.path for fault in faults] == [path]
