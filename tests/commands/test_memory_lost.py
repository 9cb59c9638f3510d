"""What the memory learns of catalogs whose document is gone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.commands.project import make, translate, update
from tests.commands.test_update import git, write
from tests.conftest import RunAmbos

SPANISH = "---\nlanguage: es\n---\n\nLa plaza es grande.\n"
TRANSLATIONS = {"en": "The square is big.", "fr": "La place est grande."}


def catalog(language: str, retired: bool = False) -> str:
    """The catalog of the document in Spanish."""
    return f"locales/{'.retired/' if retired else ''}{language}/LC_MESSAGES/notas.po"


def project(tmp_path: Path) -> Path:
    """A project in English, with a document in Spanish that is translated into the other languages."""
    root = make(tmp_path)
    (root / "ambos.toml").write_text('source = "en"\ntargets = ["es", "fr"]\n', encoding="utf-8")
    write(root, SPANISH, "notas.md")
    update(root)
    for language, text in TRANSLATIONS.items():
        translate(root, {"La plaza es grande.": text}, catalog(language))
    return root


def retire(root: Path) -> None:
    (root / "source/notas.md").unlink()
    update(root)
    assert all((root / catalog(language, retired=True)).is_file() for language in TRANSLATIONS)


def found(run_ambos: RunAmbos, root: Path, text: str, source: str, target: str) -> list[str]:
    """What the memory has for a text."""
    asked = ("memory", "search", text, "--from", source, "--to", target, "--format", "json")
    return [match["target"] for match in json.loads(run_ambos(root, *asked).stdout)["matches"]]


def require_spanish(run_ambos: RunAmbos, root: Path) -> None:
    """The document's pairs are known as translations from Spanish, and as nothing else."""
    for language, text in TRANSLATIONS.items():
        assert found(run_ambos, root, "La plaza es grande.", "es", language) == [text]
    assert found(run_ambos, root, "La plaza es grande.", "en", "fr") == []
    stock = json.loads(run_ambos(root, "memory", "stats", "--format", "json").stdout)["stock"]
    assert {(row["source_language"], row["target_language"]) for row in stock} == {
        ("en", "es"),
        ("es", "en"),
        ("es", "fr"),
    }


@pytest.mark.parametrize("is_known", [True, False])
def test_a_catalog_that_was_retired_is_learnt_in_its_languages(
    is_known: bool, tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = project(tmp_path)
    if is_known:
        run_ambos(root, "memory", "learn")
    retire(root)
    require_spanish(run_ambos, root)


def test_a_catalog_that_is_left_in_its_place_is_learnt_in_its_languages(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = project(tmp_path)
    (root / "source/notas.md").unlink()
    require_spanish(run_ambos, root)


def test_the_language_of_a_document_is_remembered_when_it_is_gone(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = project(tmp_path)
    (root / catalog("en")).unlink()
    run_ambos(root, "memory", "learn")
    (root / "source/notas.md").unlink()
    assert found(run_ambos, root, "La plaza es grande.", "es", "fr") == ["La place est grande."]
    assert found(run_ambos, root, "La plaza es grande.", "en", "fr") == []


def test_a_catalog_of_which_nobody_knows_the_language_teaches_nothing_until_it_is_stated(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = project(tmp_path)
    write(root, SPANISH, "otras.md")
    (root / catalog("en")).unlink()
    (root / "source/notas.md").unlink()
    done = run_ambos(root, "memory", "learn")
    assert done.stderr == (
        f"{catalog('fr')}: nobody knows what it is translated from: nothing is learnt of it "
        "(write X-Source-Language into its header)\n"
    )
    assert found(run_ambos, root, "La plaza es grande.", "en", "fr") == []
    assert found(run_ambos, root, "La plaza es grande.", "es", "fr") == []
    assert run_ambos(root, "memory", "learn", catalog("fr")).stderr == done.stderr
    file = root / catalog("fr")
    text = file.read_text(encoding="utf-8")
    stated = text.replace('"Language:', '"X-Source-Language: es\\n"\n"Language:', 1)
    file.write_text(stated, encoding="utf-8")
    assert run_ambos(root, "memory", "learn").stdout == f"{catalog('fr')}: 1 new, 0 gone\n"
    assert found(run_ambos, root, "La plaza es grande.", "es", "fr") == ["La place est grande."]
    file.write_text(text, encoding="utf-8")
    assert run_ambos(root, "memory", "learn").stdout == f"{catalog('fr')}: 0 new, 1 gone\n"


def test_the_only_language_of_the_documents_is_that_of_those_that_are_gone(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = make(tmp_path)
    (root / "ambos.toml").write_text('source = "en"\ntargets = ["es", "fr"]\n', encoding="utf-8")
    write(root, "# Other\n", "b.md")
    update(root)
    name = "locales/es/LC_MESSAGES/{}.po"
    (root / name.format("a")).rename(root / name.format("c"))
    done = run_ambos(root, "memory", "learn")
    assert (done.stdout, done.stderr) == (f"{name.format('c')}: 1 new, 0 gone\n", "")
    assert found(run_ambos, root, "Hello there", "en", "es") == ["Hola"]


def test_the_history_is_learnt_in_the_languages_of_documents_that_are_gone(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = project(tmp_path)
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "one")
    (root / "source/notas.md").unlink()
    for language in TRANSLATIONS:
        (root / catalog(language)).unlink()
    git(root, "commit", "-qam", "two")
    run_ambos(root, "memory", "learn", "--history")
    require_spanish(run_ambos, root)
    shutil.rmtree(root / ".ambos")
    write(root, SPANISH, "otras.md")
    git(root, "checkout", "-q", "--orphan", "other", "HEAD^")
    git(root, "rm", "-qf", "source/notas.md", catalog("en"))
    git(root, "commit", "-qm", "three")
    git(root, "rm", "-q", catalog("fr"))
    git(root, "commit", "-qm", "four")
    done = run_ambos(root, "memory", "learn", "--history")
    assert f"{catalog('fr')}: nobody knows what it is translated from" in done.stderr
    assert found(run_ambos, root, "La plaza es grande.", "en", "fr") == []
