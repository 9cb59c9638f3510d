"""`ambos resegment`: catalogs of a project, and any others."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from babel.messages.pofile import read_po, write_po

from i18n.catalogs import load
from i18n.catalogs.edits import fields
from tests.alignment.texts import SOURCE, TARGET
from tests.commands.project import CATALOG, make, translate, tree, update
from tests.conftest import RunAmbos
from tests.reports.schemas import problems, schema

HEADER = 'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'


def paragraphs(folder: Path, header: str = HEADER) -> Path:
    """A catalog of paragraphs, as po4a or mdpo make them."""
    rows = [header]
    for start, end in ((0, 1), (1, 3), (3, 6), (6, 7), (7, 10)):
        source, target = " ".join(SOURCE[start:end]), " ".join(TARGET[start:end])
        rows.append(f'#. type: Plain text\n#: a.md:{start}\nmsgid "{source}"\nmsgstr "{target}"\n')
    path = folder / "a.po"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def test_a_lone_catalog_goes_to_sentences_and_back(tmp_path: Path, run_ambos: RunAmbos) -> None:
    path = paragraphs(tmp_path)
    before = [(e.msgid, e.msgstr, e.comment, e.occurrences, e.tcomment) for e in load(path)]
    done = run_ambos(tmp_path, "resegment", "--to", "sentence", "a.po")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == ("a.po: 3 cut, 0 joined: 8 translated, 0 fuzzy, 0 untranslated; 0 left\n")
    assert [(e.msgid, e.msgstr) for e in load(path)] == list(
        zip(SOURCE[:10], TARGET[:10], strict=True)
    )
    done = run_ambos(tmp_path, "resegment", "--to", "sentence", "a.po")
    assert done.stdout == "Nothing to cut or join.\n"
    done = run_ambos(tmp_path, "resegment", "--to", "paragraph", "a.po")
    assert done.stdout == ("a.po: 0 cut, 3 joined: 3 translated, 0 fuzzy, 0 untranslated; 0 left\n")
    assert [(e.msgid, e.msgstr, e.comment, e.occurrences, e.tcomment) for e in load(path)] == before


def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path: Path, run_ambos: RunAmbos) -> None:
    paragraphs(tmp_path)
    before = tree(tmp_path)
    done = run_ambos(tmp_path, "resegment", "--to", "sentence", "--dry-run", "a.po")
    assert done.stdout == (
        "a.po: 3 cut, 0 joined: 8 translated, 0 fuzzy, 0 untranslated; 0 left (nothing written)\n"
    )
    assert tree(tmp_path) == before


def test_another_file_is_written_and_the_json_has_the_shape_of_its_schema(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    before = paragraphs(tmp_path).read_bytes()
    done = run_ambos(
        tmp_path, "resegment", "--to", "sentence", "--threshold", "1", "--format", "json",
        "--output", "b.po", "a.po",
    )  # fmt: skip
    value = json.loads(done.stdout)
    assert list(problems(value, schema("resegmentation"))) == []
    (row,) = value["catalogs"]
    assert (row["path"], row["written"], row["cut"], row["left"]) == ("a.po", True, 3, 0)
    assert row["translated"] + row["fuzzy"] == 8
    assert row["fuzzy"] == sum(entry.fuzzy for entry in load(tmp_path / "b.po"))
    assert (tmp_path / "a.po").read_bytes() == before
    (tmp_path / "b.po").write_text("mine", encoding="utf-8")
    done = run_ambos(tmp_path, "resegment", "--to", "sentence", "--output", "b.po", "a.po")
    assert done.returncode == 2
    assert done.stderr == "b.po: exists already (name another file, or take it away)\n"
    assert (tmp_path / "b.po").read_text(encoding="utf-8") == "mine"


def test_what_is_missing_is_said_in_one_line(tmp_path: Path, run_ambos: RunAmbos) -> None:
    paragraphs(tmp_path, HEADER.replace('"Language: es\\n"\n', ""))
    for arguments, line in (
        (["a.po"], "--to is missing (write --to sentence or --to paragraph) (see"),
        (["--to", "sentence", "a.po"], "a.po: its header has no Language (say which: --language"),
        (["--to", "sentence", "--language", "?", "a.po"], "'?' is not a language code (write"),
        (["--to", "sentence", "--source-language", "e n", "a.po"], "'e n' is not a language code"),
        (["--to", "sentence", "--output", "c.po", "a.po", "a.po"], "--output goes with one"),
        (["--to", "sentence"], "--to, --source-language, --language and --output go with a"),
        (["--to", "paragraph", "none.po"], "none.po: "),
    ):
        done = run_ambos(tmp_path, "resegment", *arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(line)
        assert done.stderr.count("\n") == 1


def test_a_catalog_that_cannot_be_read_leaves_the_others_as_they_are(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    paragraphs(tmp_path)
    (tmp_path / "b.po").write_text('msgid "a\n', encoding="utf-8")
    before = tree(tmp_path)
    done = run_ambos(tmp_path, "resegment", "--to", "sentence", "a.po", "b.po")
    assert done.returncode == 2
    assert tree(tmp_path) == before


def in_paragraphs(folder: Path) -> Path:
    """A project whose documents are translated by paragraph, all of it translated."""
    root = make(folder)
    settings = root / "ambos.toml"
    settings.write_text(settings.read_text() + 'segmentation = "paragraph"\n')
    (root / "source" / "a.md").write_text(f"# Rents\n\n{' '.join(SOURCE[1:4])}\n\nBye.\n")
    update(root)
    translate(root, {" ".join(SOURCE[1:4]): " ".join(TARGET[1:4]), "Bye.": "Adiós."})
    return root


def set_level(root: Path, level: str) -> None:
    """Change the project's segmentation."""
    path = root / "ambos.toml"
    lines = [line for line in path.read_text().splitlines() if "segmentation" not in line]
    path.write_text("\n".join([*lines, f'segmentation = "{level}"\n']))


def test_a_project_goes_to_sentences_and_back_with_its_templates(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = in_paragraphs(tmp_path)
    set_level(root, "paragraph")
    before = tree(root)
    set_level(root, "sentence")
    dry = run_ambos(root, "resegment", "--dry-run")
    done = run_ambos(root, "resegment")
    assert (
        done.stdout
        == f"{CATALOG}: 1 cut, 0 joined: 3 translated, 0 fuzzy, 0 untranslated; 0 left\n"
    )
    assert dry.stdout == done.stdout.replace("left\n", "left (nothing written)\n")
    found = {entry.msgid: entry.msgstr for entry in load(root / CATALOG) if not entry.obsolete}
    assert [found[text] for text in SOURCE[1:4]] == TARGET[1:4]
    assert run_ambos(root, "resegment").stdout == "Nothing to cut or join.\n"
    assert run_ambos(root, "update").stdout == "Every catalog is up to date.\n"
    set_level(root, "paragraph")
    run_ambos(root, "resegment")
    assert tree(root) == before


def test_update_says_how_many_messages_are_cut_otherwise_and_carries_them_over(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = in_paragraphs(tmp_path)
    set_level(root, "sentence")
    done = run_ambos(root, "update", "--format", "json")
    assert done.stderr == (
        f"{CATALOG}: 1 message is cut otherwise now; its translation is carried over\n"
    )
    value = json.loads(done.stdout)
    assert list(problems(value, schema("updates"))) == []
    (row,) = value["catalogs"]
    assert (row["recut"], row["new"], row["changed"], row["gone"]) == (1, 0, 0, 0)
    found = {entry.msgid: entry for entry in load(root / CATALOG) if not entry.obsolete}
    assert [found[text].msgstr for text in SOURCE[1:4]] == TARGET[1:4]
    assert not any(found[text].fuzzy for text in SOURCE[1:4])


def test_a_document_says_itself_what_its_messages_are(tmp_path: Path, run_ambos: RunAmbos) -> None:
    root = in_paragraphs(tmp_path)
    path = root / "source" / "a.md"
    path.write_text(f"---\nsegmentation: sentence\n---\n\n{path.read_text()}")
    assert run_ambos(root, "resegment").stdout.startswith(f"{CATALOG}: 1 cut, 0 joined")


def test_what_went_to_another_document_waits_for_the_update(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = in_paragraphs(tmp_path)
    moving = {
        "The ferry leaves the northern harbour at seven each morning.": "El barco zarpa a las siete.",
        "Bicycles travel free of charge on the lower deck.": "Las bicicletas viajan gratis.",
        "Tickets are sold in the old customs house.": "Los billetes se venden en la aduana.",
    }
    staying = "# Ferries\n\nOne goes. Two stay.\n"
    (root / "source/b.md").write_text("\n\n".join([staying, *moving]), encoding="utf-8")
    set_level(root, "paragraph")
    update(root)
    translate(
        root, {**moving, "One goes. Two stay.": "Uno va. Dos no."}, "locales/es/LC_MESSAGES/b.po"
    )
    (root / "source/b.md").write_text(staying, encoding="utf-8")
    (root / "source/c.md").write_text("\n\n".join(moving), encoding="utf-8")
    set_level(root, "sentence")
    assert run_ambos(root, "resegment").returncode == 0
    assert run_ambos(root, "update").returncode == 0
    found = load(root / "locales/es/LC_MESSAGES/c.po")
    assert {entry.msgid: entry.msgstr for entry in found} == moving


SHARED = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: es\\n"

# Ana: not sure about the bus.
#: guide.md:3
#, fuzzy
msgid "Take bus 12. Who pays the 5 euros?"
msgstr "Tome el autobús 12. ¿Quién paga los 5 euros?"

# Luis: from the old leaflet of the transport office, page 4.
#: guide.md:9
msgid "Bring a bag. Who pays the 5 euros?"
msgstr "Traiga una bolsa. ¿Quién paga los cinco euros?"

# Luis: from the third leaflet of the transport office, page 7.
#: guide.md:12
#, fuzzy
msgid "Who pays the 5 euros?"
msgstr "¿Quién abona los 5 euros?"
"""


def saved_by_polib(path: Path, width: int) -> None:
    polib.pofile(str(path), wrapwidth=width).save()


def saved_by_babel(path: Path, width: int) -> None:
    catalog = read_po(io.BytesIO(path.read_bytes()))
    with path.open("wb") as file:
        write_po(file, catalog, width=width)


@pytest.mark.parametrize("width", [40, 78])
@pytest.mark.parametrize("save", [saved_by_polib, saved_by_babel])
def test_what_polib_or_babel_saved_in_between_goes_back_as_it_was(
    tmp_path: Path, run_ambos: RunAmbos, save: Callable[[Path, int], None], width: int
) -> None:
    path = tmp_path / "a.po"
    path.write_text(SHARED, encoding="utf-8")
    save(path, width)  # which wraps what they noted, too
    before = [fields(entry) for entry in load(path)]
    assert run_ambos(tmp_path, "resegment", "--to", "sentence", "a.po").returncode == 0
    written = path.read_bytes()
    save(path, width)
    assert path.read_bytes() != written
    done = run_ambos(tmp_path, "resegment", "--to", "paragraph", "a.po")
    assert (done.returncode, done.stderr) == (0, "")
    assert [fields(entry) for entry in load(path)] == before


def test_a_record_that_cannot_be_read_is_refused_before_a_sentence_is_lost(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    path = tmp_path / "a.po"
    path.write_text(SHARED, encoding="utf-8")
    run_ambos(tmp_path, "resegment", "--to", "sentence", "a.po")
    text = path.read_text(encoding="utf-8")
    start = text.index("# ambos: paragraph")
    damaged = text[:start] + text[start:].replace('"]', '"', 1)
    assert damaged != text
    path.write_text(damaged, encoding="utf-8")
    done = run_ambos(tmp_path, "resegment", "--to", "paragraph", "a.po")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "a.po:10: a comment 'ambos: paragraph' above it cannot be read "
        "(write it as it was, or take it out: its paragraph stays in sentences)\n"
    )
    assert path.read_text(encoding="utf-8") == damaged


@pytest.mark.parametrize("command", ["resegment", "update"])
def test_a_record_of_a_project_that_cannot_be_read_is_refused_too(
    tmp_path: Path, run_ambos: RunAmbos, command: str
) -> None:
    root = in_paragraphs(tmp_path)
    more = "\n\n".join([" ".join(SOURCE[1:4]), " ".join(SOURCE[4:6]), " ".join(SOURCE[6:8])])
    (root / "source" / "a.md").write_text(f"# Rents\n\n{more}\n", encoding="utf-8")
    set_level(root, "sentence")
    update(root)
    path = root / CATALOG
    text = path.read_text(encoding="utf-8")
    message = f'#. paragraph\n#: source/a.md\nmsgid "{SOURCE[1]}"'
    assert message in text
    damaged = text.replace(message, f'# ambos: paragraph . {{"own":{{\n{message}')
    path.write_text(damaged, encoding="utf-8")
    set_level(root, "paragraph")
    done = run_ambos(root, command)
    assert done.returncode == 2
    assert f"{CATALOG}:" in done.stderr
    assert "a comment 'ambos: paragraph' above it cannot be read" in done.stderr
    assert path.read_text(encoding="utf-8") == damaged
