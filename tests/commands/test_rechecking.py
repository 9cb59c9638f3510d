"""What a check leaves for the next one: documents that are as they were are not looked at again."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from i18n.commands import _checking, _goals, _rechecking
from i18n.commands._checking import Checked, checked
from i18n.commands._group import group
from i18n.commands._tasks import Task
from i18n.project import Project
from tests.commands.project import update

CHECK = ["check", "--fail-on", "never", "--format", "json"]
DOCUMENTS = {
    "a": "# The costs\n\nThe council pays the [rent](b.md#rent) of the museum.\n",
    "b": "# Rent\n\nThe council pays the plan.\n\n![A map](map.png)\n",
    "c": "# Another\n\nThe council meets on the 3rd of May. Nobody knows why.\n",
}
TRANSLATIONS = {
    "a": {
        "The costs": "Los costes",
        "The council pays the [rent](b.md#rent) of the museum.": (
            "El consejo paga el [alquiler](b.md#rent) del museo."
        ),
    },
    "b": {
        "Rent": "Alquiler",
        "The council pays the plan.": "El consejo paga el plan.",
        "![A map](map.png)": "![Un mapa](map.png)",
    },
    "c": {
        "Another": "Otro",
        "The council meets on the 3rd of May.": "El consejo se reúne el 4 de mayo.",
        "Nobody knows why.": "Nadie sabe por qué.",
    },
}
Change = Callable[[Path], object]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of three translated documents, one of which states another day than its source."""
    found = tmp_path / "project"
    (found / "source").mkdir(parents=True)
    (found / "ambos.toml").write_text('source = "en"\ntargets = ["es"]\n', encoding="utf-8")
    (found / "source/map.png").write_bytes(b"a picture")
    for name, text in DOCUMENTS.items():
        (found / f"source/{name}.md").write_text(text, encoding="utf-8")
    update(found)
    for name, pairs in TRANSLATIONS.items():
        path = found / f"locales/es/LC_MESSAGES/{name}.po"
        text = path.read_text(encoding="utf-8")
        for source, target in pairs.items():
            assert f'msgid "{source}"\nmsgstr ""\n' in text
            text = text.replace(
                f'msgid "{source}"\nmsgstr ""\n', f'msgid "{source}"\nmsgstr "{target}"\n'
            )
        path.write_text(text, encoding="utf-8")
    return found


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that are looked at, as they come."""
    found: list[str] = []

    def noting(project: Project | None, task: Task) -> Checked:
        found.append(task.path)
        return checked(project, task)

    monkeypatch.setattr(_rechecking, "checked", noting)
    return found


def told(root: Path, arguments: list[str] = CHECK) -> Any:
    """What a check tells, which is run in this process as if it were another one."""
    _goals.goals.cache_clear()
    _checking._terms.cache_clear()
    done = CliRunner().invoke(
        group, ["--quiet", "--project", str(root), *arguments], catch_exceptions=False
    )
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)["findings"]


def names(findings: Any) -> list[tuple[str, str]]:
    return [(one["path"], one["check"]) for one in findings]


def write(path: str, text: str) -> Change:
    def change(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")

    return change


ALL = ["source/a.md", "source/b.md", "source/c.md"]
C_PO = "locales/es/LC_MESSAGES/c.po"
TERMS = "source,target,status,note\ncouncil,ayuntamiento,preferred,\n"
CHANGES: dict[str, tuple[Change, list[str], list[tuple[str, str]]]] = {
    "nothing": (lambda root: None, [], [(C_PO, "dates")]),
    "a catalog": (
        lambda root: write(C_PO, (root / C_PO).read_text("utf-8").replace("4 de", "3 de"))(root),
        ["source/c.md"],
        [],
    ),
    "a heading that another links to": (
        write("source/b.md", DOCUMENTS["b"].replace("# Rent", "# Rent paid")),
        ["source/a.md", "source/b.md"],
        [
            ("source/a.md", "dead-links"),
            ("locales/es/LC_MESSAGES/b.po", "catalog-stale"),
            (C_PO, "dates"),
        ],
    ),
    "a picture that is gone": (
        lambda root: (root / "source/map.png").unlink(),
        ALL,
        [("source/b.md", "dead-links"), (C_PO, "dates")],
    ),
    "a termbase": (
        write("terms/en-es.csv", TERMS),
        ALL,
        [
            ("locales/es/LC_MESSAGES/a.po", "terms"),
            ("locales/es/LC_MESSAGES/b.po", "terms"),
            (C_PO, "terms"),
            (C_PO, "dates"),
        ],
    ),
    "the settings": (
        write("ambos.toml", 'source = "en"\ntargets = ["es"]\nignore = ["dates"]\n'),
        ALL,
        [],
    ),
}


@pytest.mark.parametrize(("change", "again", "found"), CHANGES.values(), ids=CHANGES)
def test_only_what_has_changed_is_looked_at_again(
    root: Path,
    looked_at: list[str],
    change: Change,
    again: list[str],
    found: list[tuple[str, str]],
) -> None:
    assert names(told(root)) == [(C_PO, "dates")]
    assert looked_at == ALL
    looked_at.clear()
    change(root)
    findings = told(root)
    assert looked_at == again
    assert [one for one in names(findings) if one[1] not in ("untranslated", "obsolete")] == found
    shutil.rmtree(root / ".ambos")
    assert told(root) == findings


def test_a_dictionary_that_is_installed_is_seen(
    root: Path, looked_at: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "dictionaries"
    folder.mkdir()
    monkeypatch.setenv("DICPATH", os.fspath(folder))
    told(root)
    looked_at.clear()
    (folder / "es.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (folder / "es.dic").write_text("1\nconsejo\n", encoding="utf-8")
    told(root)
    assert looked_at == ALL


def test_what_is_found_in_all_catalogs_together_is_told_again(
    root: Path, looked_at: list[str]
) -> None:
    same = {"a": "El consejo paga todo.", "b": "El ayuntamiento paga todo."}
    for name in same:
        (root / f"source/{name}.md").write_text("The council pays for all.\n", encoding="utf-8")
    update(root)
    for name, text in same.items():
        path = root / f"locales/es/LC_MESSAGES/{name}.po"
        old = path.read_text(encoding="utf-8")
        start = old.index('msgid "The council pays for all."')
        fresh = re.sub('msgstr ".*"', f'msgstr "{text}"', old[start:], count=1)
        path.write_text(old[:start].replace("#, fuzzy\n", "") + fresh, encoding="utf-8")
    first = told(root)
    assert "inconsistent" in {one["check"] for one in first}
    looked_at.clear()
    assert told(root) == first
    assert looked_at == []


@pytest.mark.parametrize("option", [["--ignore", "dates"], ["--select", "dates"]])
def test_a_run_with_other_checks_leaves_what_the_usual_one_noted(
    root: Path, looked_at: list[str], option: list[str]
) -> None:
    first = told(root)
    looked_at.clear()
    told(root, [*CHECK, *option])
    assert told(root) == first
    assert looked_at == []


def test_what_is_fixed_is_looked_at_again(root: Path, looked_at: list[str]) -> None:
    path = root / C_PO
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("El consejo", "El  consejo"), encoding="utf-8")
    told(root)
    looked_at.clear()
    assert names(told(root, [*CHECK, "--fix"])) == [(C_PO, "dates")]
    assert path.read_text(encoding="utf-8") == text
    looked_at.clear()
    assert names(told(root)) == [(C_PO, "dates")]
    assert looked_at == ["source/c.md"]


def test_what_cannot_be_listed_and_no_check_needs_is_no_matter(
    root: Path, looked_at: list[str], tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (root / "static").symlink_to(tmp_path / "elsewhere")
    for name in "ab":  # no links
        (root / f"source/{name}.md").write_text("The council pays.\n", encoding="utf-8")
    first = told(root)
    assert told(root) == first
    assert looked_at == [*ALL, *ALL]


def test_a_catalog_that_no_check_needs_is_no_matter(root: Path, looked_at: list[str]) -> None:
    path = root / "locales/en/LC_MESSAGES/c.po"
    path.parent.mkdir(parents=True)
    path.symlink_to("/nowhere")
    assert names(told(root)) == [(C_PO, "dates")]
    looked_at.clear()
    assert names(told(root)) == [(C_PO, "dates")]
    assert looked_at == ["source/c.md"]


def test_a_catalog_of_another_language_is_no_matter(root: Path) -> None:
    settings = 'source = "en"\ntargets = ["es", "fr"]\n'
    (root / "ambos.toml").write_text(settings, encoding="utf-8")
    path = root / "locales/fr/LC_MESSAGES/c.po"
    path.parent.mkdir(parents=True)
    path.symlink_to("/nowhere")
    assert names(told(root, [*CHECK, "--language", "es"])) == [(C_PO, "dates")]
    assert names(told(root, [*CHECK, "--language", "es"])) == [(C_PO, "dates")]
