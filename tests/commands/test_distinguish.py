"""`ambos distinguish`: repeated sentences get messages of their own, and keep their translations."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from i18n import documents
from i18n.catalogs import load
from i18n.commands._group import group
from i18n.errors import AmbosError
from tests.commands.project import CATALOG, make, translate, tree, update
from tests.conftest import RunAmbos

TEXT = """\
# Hours

Open. Come in.

## Shop

- Tea
- Open. Always.

| Day | State |
|-----|-------|
| Mon | Open. |

> Open. Now.
"""
DISTINCT = """\
# Hours

Open. Come in.

## Shop

- Tea
- <!-- i18n: context: Shop -->
  Open. Always.

| Day | State |
|-----|-------|
| Mon | <!-- i18n: context: Shop 2 -->Open. |

> <!-- i18n: context: Shop 3 -->
> Open. Now.
"""


def project(tmp_path: Path, text: str = TEXT, name: str = "a.md") -> Path:
    """A project of one document, its repeated sentence translated."""
    root = make(tmp_path)
    (root / "source" / "a.md").unlink()
    (root / "source" / name).write_bytes(text.encode())
    update(root)
    translate(root, {"Open.": "Abierto.", "Always.": "Siempre."})
    return root


def messages(root: Path) -> dict[tuple[str | None, str], str]:
    """The current messages of the catalog."""
    found = load(root / CATALOG)
    return {(entry.msgctxt, entry.msgid): entry.msgstr for entry in found if not entry.obsolete}


def test_each_occurrence_gets_a_message_with_the_translation_that_there_was(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = project(tmp_path)
    done = run_ambos(root, "distinguish", "source/a.md:3")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "source/a.md:9: its messages have the context 'Shop'",
        "source/a.md:13: its messages have the context 'Shop 2'",
        "source/a.md:16: its messages have the context 'Shop 3'",
    ]
    assert (root / "source" / "a.md").read_text(encoding="utf-8") == DISTINCT
    found = messages(root)
    opens = {context: text for (context, source), text in found.items() if source == "Open."}
    assert opens == dict.fromkeys([None, "Shop", "Shop 2", "Shop 3"], "Abierto.")
    assert found["Shop", "Always."] == "Siempre."
    assert not any(entry.fuzzy for entry in load(root / CATALOG))


def test_what_stands_twice_in_one_paragraph_is_one_message_there_and_said(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = project(tmp_path, "Open. Come in.\n\nOpen. Always. Open.\n")
    done = run_ambos(root, "distinguish", "source/a.md:1")
    assert done.stdout == "source/a.md:4: its messages have the context 'paragraph'\n"
    assert done.stderr.startswith("source/a.md:4: a sentence stands twice in this paragraph")
    alone = project(tmp_path / "other", "Open. Always. Open.\n")
    refused = run_ambos(alone, "distinguish", "source/a.md:1")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "stands twice in this paragraph" in refused.stderr


def test_an_update_afterwards_changes_nothing(tmp_path: Path, run_ambos: RunAmbos) -> None:
    root = project(tmp_path)
    assert run_ambos(root, "distinguish", "source/a.md:8").returncode == 0
    before = tree(root)
    assert run_ambos(root, "update").stdout == "Every catalog is up to date.\n"
    assert tree(root) == before


def test_the_message_may_be_named_by_its_line_in_a_catalog(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = project(tmp_path)
    lines = (root / CATALOG).read_text(encoding="utf-8").splitlines()
    line = lines.index('msgid "Open."') + 1
    assert run_ambos(root, "distinguish", f"{CATALOG}:{line}").returncode == 0
    assert (root / "source" / "a.md").read_text(encoding="utf-8") == DISTINCT


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            "a.html",
            "<p>Open.</p>\n<p>Open.</p>\n",
            "<p>Open.</p>\n<!-- i18n: context: paragraph -->\n<p>Open.</p>\n",
        ),
        (
            "a.mdx",
            "Open.\r\n\r\nOpen.\r\n",
            "Open.\r\n\r\n{/* i18n: context: paragraph */}\r\nOpen.\r\n",
        ),
        (
            "a.md",
            "---\ntitle: Open.\n---\n\nOpen.\n",
            "---\ntitle: Open.\n---\n\n<!-- i18n: context: paragraph -->\nOpen.\n",
        ),
        (
            "a.md",
            "---\ntitle: Open.\ndescription: >\n  Open.\n---\n\nTea.\n",
            "---\ntitle: Open.\n# i18n: context: description\ndescription: >\n  Open.\n---\n\nTea.\n",
        ),
        (
            "a.md",
            "+++\r\ntitle = 'Open.'\r\nsummary = 'Open.'\r\n+++\r\n\r\nTea.\r\n",
            "+++\r\ntitle = 'Open.'\r\n# i18n: context: summary\r\n"
            "summary = 'Open.'\r\n+++\r\n\r\nTea.\r\n",
        ),
        (
            "a.md",
            "# A -- *b* >\n\nOpen.\n\nOpen.\n",
            "# A -- *b* >\n\nOpen.\n\n<!-- i18n: context: A *b* -->\nOpen.\n",
        ),
        (
            "a.md",
            "1. Open.\n2. Two.\n   - Open.\n",
            "1. Open.\n2. Two.\n   <!-- i18n: context: list item -->\n   - Open.\n",
        ),
    ],
)
def test_a_directive_stands_where_its_format_has_room_for_it(
    tmp_path: Path, run_ambos: RunAmbos, name: str, text: str, expected: str
) -> None:
    root = project(tmp_path, text, name)
    line = text[: text.index("Open.")].count("\n") + 1
    done = run_ambos(root, "distinguish", f"source/{name}:{line}")
    assert (done.returncode, done.stderr) == (0, "")
    assert (root / "source" / name).read_bytes().decode() == expected
    assert sorted(messages(root).values()).count("Abierto.") == 2


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("source/a.md:1", "source/a.md:1: no sentence here stands in the document twice"),
        ("source/a.md:99", "source/a.md:99: no sentence here stands in the document twice"),
        ("source/a.md", "'source/a.md' is no FILE:LINE"),
        ("source/a.md:0", "'source/a.md:0' is no FILE:LINE"),
        ("source/b.md:1", "source/b.md: no document of this project"),
        ("b.po:1", "b.po: no document or catalog of this project"),
    ],
)
def test_what_names_no_repeated_sentence_is_refused_and_nothing_changes(
    tmp_path: Path, run_ambos: RunAmbos, place: str, said: str
) -> None:
    root = project(tmp_path)
    before = tree(root)
    done = run_ambos(root, "distinguish", place)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(said)
    assert done.stderr.count("\n") == 1
    assert tree(root) == before


@pytest.mark.parametrize(
    ("setting", "old", "new"),
    [
        ('segmentation = "paragraph"\n', "", ""),
        ("", "Always.", "Always, they say."),
        ("", "- Tea", "- Tea\n- Coffee"),
        ("", " Come in.", ""),
    ],
)
def test_a_catalog_that_is_not_up_to_date_is_refused_and_nothing_changes(
    tmp_path: Path, run_ambos: RunAmbos, setting: str, old: str, new: str
) -> None:
    text = f"Twice.\n\nTwice.\n\n{TEXT}"
    root = project(tmp_path, text)
    with (root / "ambos.toml").open("a", encoding="utf-8") as file:
        file.write(setting)
    (root / "source" / "a.md").write_text(text.replace(old, new), encoding="utf-8")
    before = tree(root)
    done = run_ambos(root, "distinguish", "source/a.md:1")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"{CATALOG}: has other messages than source/a.md (run 'ambos update' first)\n"
    )
    assert tree(root) == before
    update(root)
    assert run_ambos(root, "distinguish", "source/a.md:1").returncode == 0


def test_what_the_author_saves_meanwhile_is_not_overwritten_and_no_catalog_is_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(tmp_path)
    path = root / "source" / "a.md"
    with_contexts = documents.with_contexts
    saved: list[dict[bytes, bytes | str]] = []

    def save_meanwhile(*arguments: Any) -> bytes:
        path.write_text(TEXT.replace("Always.", "Never."), encoding="utf-8")
        saved.append(tree(root))
        return with_contexts(*arguments)

    monkeypatch.setattr(documents, "with_contexts", save_meanwhile)
    with pytest.raises(AmbosError, match="changed since it was read"):
        distinguish(root, "source/a.md:3")
    assert tree(root) == saved[0]


def test_what_the_author_saves_at_the_last_moment_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(tmp_path)
    path = root / "source" / "a.md"
    catalog = (root / CATALOG).read_bytes()
    edited = TEXT.replace("Always.", "Never.")
    flush = os.fsync

    def save_meanwhile(descriptor: int) -> None:
        flush(descriptor)
        if (root / CATALOG).read_bytes() != catalog:  # the source is being written
            path.write_text(edited, encoding="utf-8")

    monkeypatch.setattr("os.fsync", save_meanwhile)
    with pytest.raises(AmbosError, match="changed since it was read"):
        distinguish(root, "source/a.md:3")
    assert path.read_text(encoding="utf-8") == edited
    assert [*path.parent.iterdir()] == [path]
    monkeypatch.undo()
    update(root)
    assert messages(root)[None, "Open."] == "Abierto."


def distinguish(root: Path, place: str) -> None:
    """What `ambos distinguish` does, in this process."""
    group.main(["--project", str(root), "distinguish", place], standalone_mode=False)


def test_a_value_without_a_place_for_a_directive_keeps_the_message(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    text = '{\n"title": "Open.",\n"summary": "Open."\n}\n\nOpen.\n'
    root = project(tmp_path, text, "a.md")
    done = run_ambos(root, "distinguish", "source/a.md:2")
    assert done.returncode == 0
    assert done.stderr == (
        "source/a.md:3: no directive can stand here (reword the sentence, or its twin);"
        " values keep the message that there is\n"
    )
    expected = text.replace("\n\nOpen.", "\n\n<!-- i18n: context: paragraph -->\nOpen.")
    assert (root / "source" / "a.md").read_text(encoding="utf-8") == expected
    assert messages(root) == {(None, "Open."): "Abierto.", ("paragraph", "Open."): "Abierto."}


def test_a_format_without_comments_is_refused_with_the_line(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = project(tmp_path, "Open.\n\nTea.\n\nOpen.\n", "a.txt")
    before = tree(root)
    done = run_ambos(root, "distinguish", "source/a.txt:1")
    assert done.returncode == 2
    assert done.stderr.startswith("source/a.txt:5: no directive can stand here")
    assert tree(root) == before
