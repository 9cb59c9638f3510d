"""`ambos check --fix` with what cannot be put right: it is said, and all else is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.project import CATALOG, make, translate
from tests.conftest import AsOtherUser, RunAmbos

HEADER = 'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Content-Type: text/plain; charset=%s\\n"\n\n'
QUESTION = HEADER % "US-ASCII" + 'msgid "Does Ana pay?"\nmsgstr "Paga Ana?"\n'
ROAD = HEADER % "UTF-8" + 'msgid "The road is long."\nmsgstr "La carretera es  larga. Cuesta 5."\n'
MENDED = ROAD.replace("  ", " ")
NOT_ASCII = (
    "a.po: '¿' (U+00BF) is not in the catalog's character set, ascii"
    " (convert the catalog to UTF-8: msgconv --to-code=UTF-8)\n"
)
CLOSED = "a.po: no permission to write (change the file's owner or mode)\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two catalogs of other projects; what is wrong in the first cannot be put right in its charset."""
    (tmp_path / "a.po").write_text(QUESTION, encoding="utf-8")
    (tmp_path / "b.po").write_text(ROAD, encoding="utf-8")
    return tmp_path


def test_a_catalog_that_cannot_be_written_keeps_no_other_from_being_put_right(
    folder: Path, run_ambos: RunAmbos
) -> None:
    done = run_ambos(folder, "check", ".", "--diff")
    assert (done.returncode, done.stderr) == (2, NOT_ASCII)
    assert "+++ b/b.po" in done.stdout
    done = run_ambos(folder, "check", ".", "--fix")
    assert (done.returncode, done.stderr) == (2, NOT_ASCII)
    assert done.stdout.startswith("b.po: 1 message put right\n")
    assert done.stdout.endswith("1 error, 1 warning in 2 catalogs.\n")
    assert (folder / "a.po").read_text(encoding="utf-8") == QUESTION
    assert (folder / "b.po").read_text(encoding="utf-8") == MENDED
    done = run_ambos(folder, "check", ".", "--fix", "--write-baseline", "known.txt")
    assert (done.returncode, done.stderr) == (2, NOT_ASCII)
    assert done.stdout == "known.txt: 2 findings\n"


def test_a_catalog_that_is_closed_keeps_no_other_from_being_put_right(
    folder: Path, ambos: Path, as_other_user: AsOtherUser
) -> None:
    text = QUESTION.replace("US-ASCII", "UTF-8")
    (folder / "a.po").write_text(text, encoding="utf-8")
    (folder / "a.po").chmod(0o400)
    done = as_other_user(folder, ambos, "check", ".", "--fix", "--diff")
    assert (done.returncode, done.stderr) == (2, CLOSED)
    assert "+++ b/a.po" not in done.stdout, "only what is done is shown"
    assert "[opening-marks]" in done.stdout
    assert (folder / "a.po").read_text(encoding="utf-8") == text
    assert (folder / "b.po").read_text(encoding="utf-8") == MENDED


def test_what_is_found_in_a_catalog_that_is_closed_is_told_beside_its_documents_other(
    tmp_path: Path, ambos: Path, as_other_user: AsOtherUser
) -> None:
    root = make(tmp_path)
    (root / "ambos.toml").write_text('source = "en"\ntargets = ["es", "fr"]\n', encoding="utf-8")
    other = CATALOG.replace("/es/", "/fr/")
    assert as_other_user(root, ambos, "update").returncode == 0
    for name in (CATALOG, other):
        translate(root, {"Two words.": "Dos  palabras."}, name)
    (root / CATALOG).chmod(0o400)
    done = as_other_user(root, ambos, "check", "--fix", "--select", "spaces")
    assert (done.returncode, done.stderr) == (2, CLOSED.replace("a.po", CATALOG))
    assert done.stdout.startswith(f"{other}: 1 message put right\n{CATALOG}:")
    assert done.stdout.count("[spaces]") == 1


WHO = HEADER % "UTF-8" + 'msgid "Who pays?"\nmsgstr "Quien  paga?"\n'
LEFT = "es.po: 1 suggestion left out, which would lead to another finding (see to it by hand)\n"


def test_what_leads_to_another_finding_is_left_out_and_the_rest_put_right(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    catalog = tmp_path / "es.po"
    catalog.write_text(WHO, encoding="utf-8")
    for said in (f"es.po: 1 message put right\n{LEFT}", LEFT):
        done = run_ambos(tmp_path, "check", "es.po", "--fix")
        assert done.stdout.startswith(f"{said}es.po:"), "¿Quien would be a misspelling"
        assert done.stdout.endswith("1 warning in 1 catalog.\n")
        assert (done.returncode, done.stderr) == (0, "")
        assert catalog.read_text(encoding="utf-8") == WHO.replace("  ", " ")
