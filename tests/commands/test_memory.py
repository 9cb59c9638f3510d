"""`ambos memory` and `ambos translate`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from i18n.catalogs import load, save
from tests.commands.project import CATALOG, make, translate, tree, update
from tests.commands.test_update import git, write
from tests.conftest import RunAmbos
from tests.reports.schemas import problems, schema

MEMORY = ".ambos/memory.sqlite3"
DONE = {"One.": "Uno.", "Two words.": "Dos palabras."}
B = "locales/es/LC_MESSAGES/b.po"


def test_learning_twice_learns_nothing_the_second_time(tmp_path: Path, run_ambos: RunAmbos) -> None:
    root = make(tmp_path)
    assert run_ambos(root, "memory", "learn").stdout == f"{CATALOG}: 1 new, 0 gone\n"
    before = tree(root)
    assert run_ambos(root, "memory", "learn").stdout == "The memory is up to date.\n"
    translate(root, DONE | {"Hello there": "Buenas"})
    assert run_ambos(root, "memory", "learn").stdout == f"{CATALOG}: 3 new, 1 gone\n"
    (root / CATALOG).unlink()
    assert run_ambos(root, "memory", "learn").stdout == f"{CATALOG}: 0 new, 3 gone\n"
    assert {path for path in before if b"memory" in path} == set()


def test_a_search_says_what_was_found_and_how(tmp_path: Path, run_ambos: RunAmbos) -> None:
    root = make(tmp_path)
    asked = ("memory", "search", "Hello here", "--from", "en", "--to", "es")
    done = run_ambos(root, *asked)
    assert done.stdout == (
        " 90  fuzzy, source/a.md, catalog, approved\n     Hello [-there-]{+here+}\n     Hola\n"
    )
    shown = json.loads(run_ambos(root, *asked, "--format", "json").stdout)
    assert list(problems(shown, schema("matches"))) == []
    assert shown["matches"][0]["target"] == "Hola"
    inside = run_ambos(
        root, "memory", "search", "hello", "--from", "en", "--to", "es", "--concordance"
    )
    assert inside.stdout.splitlines()[1:] == ["     Hello there", "     Hola"]
    nothing = run_ambos(root, "memory", "search", "Quite other", "--from", "en", "--to", "es")
    assert (nothing.returncode, nothing.stdout) == (0, "Nothing found.\n")
    wrong = run_ambos(root, "memory", "search", "x", "--from", "English", "--to", "es")
    assert wrong.returncode == 2
    assert len(wrong.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("", "--from", "en", "--to", "es"), "the text is empty (write some words)"),
        ((" \t", "--from", "en", "--to", "es"), "the text is empty (write some words)"),
        (
            ("Hello", "--from", "en", "--to", "qq"),
            "'qq' is no language of the project, nor of its memory (they have en, es)",
        ),
        (
            ("Hello", "--from", "qq", "--to", "es"),
            "'qq' is no language of the project, nor of its memory (they have en, es)",
        ),
    ],
)
def test_a_search_that_can_find_nothing_is_refused(
    tmp_path: Path, run_ambos: RunAmbos, asked: tuple[str, ...], said: str
) -> None:
    root = make(tmp_path)
    for options in ((), ("--concordance",), ("--format", "json")):
        done = run_ambos(root, "memory", "search", *asked, *options)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert done.stderr.startswith(said)


def test_a_search_in_a_language_that_was_imported_is_none_of_those(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = make(tmp_path)
    (root / "old.tmx").write_text(
        '<tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>Stop.</seg></tuv>'
        '<tuv xml:lang="fr"><seg>Halte.</seg></tuv></tu></body></tmx>',
        encoding="utf-8",
    )
    assert run_ambos(root, "memory", "import", "old.tmx").returncode == 0
    for text, wanted in (("Quite other", "Nothing found."), ("Stop.", "     Halte.")):
        done = run_ambos(root, "memory", "search", text, "--from", "en", "--to", "fr")
        assert (done.returncode, done.stdout.splitlines()[-1]) == (0, wanted)


def test_the_memory_is_rebuilt_when_deleted_or_broken(tmp_path: Path, run_ambos: RunAmbos) -> None:
    root = make(tmp_path)
    first = run_ambos(root, "memory", "stats", "--format", "json")
    assert list(problems(json.loads(first.stdout), schema("memory"))) == []
    (root / MEMORY).unlink()
    assert run_ambos(root, "memory", "stats", "--format", "json").stdout == first.stdout
    (root / MEMORY).write_bytes(b"broken" * 5000)
    again = run_ambos(root, "memory", "stats", "--format", "json")
    assert again.stdout == first.stdout
    assert len(again.stderr.splitlines()) == 1
    assert (root / f"{MEMORY}.broken").read_bytes() == b"broken" * 5000


def test_history_brings_back_what_another_tool_removed(tmp_path: Path, run_ambos: RunAmbos) -> None:
    root = make(tmp_path)
    translate(root, DONE)
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "one")
    text = (root / CATALOG).read_text(encoding="utf-8")
    (root / CATALOG).write_text("<<<<<<< ours\n" + text, encoding="utf-8")
    git(root, "commit", "-qam", "broken")
    kept = text.split('msgid "One."')[0].rpartition("\n\n")[0] + "\n"
    (root / CATALOG).write_text(kept, encoding="utf-8")
    git(root, "commit", "-qam", "two")
    assert run_ambos(root, "memory", "learn").stdout == f"{CATALOG}: 1 new, 0 gone\n"
    done = run_ambos(root, "memory", "learn", "--history")
    assert done.stdout == f"{CATALOG}: 3 of earlier versions\n"
    assert len(done.stderr.splitlines()) == 1
    found = run_ambos(
        root, "memory", "search", "Two words.", "--from", "en", "--to", "es", "--format", "json"
    )
    (match,) = json.loads(found.stdout)["matches"]
    assert (match["target"], match["origin"]) == ("Dos palabras.", "history")
    assert match["date"][:2] == "20"
    again = run_ambos(root, "memory", "learn", "--history")
    assert again.stdout == "The memory is up to date.\n"


def test_without_a_repository_history_is_refused_in_a_line(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    done = run_ambos(make(tmp_path), "memory", "learn", "--history")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_a_catalog_of_another_project_is_learnt_by_name(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = make(tmp_path)
    header = 'msgid ""\nmsgstr ""\n"Language: es\\n"\n\n'
    other = tmp_path / "other.po"
    other.write_text(header + 'msgid "Two words."\nmsgstr "Par de palabras."\n', encoding="utf-8")
    assert "1 new" in run_ambos(root, "memory", "learn", str(other)).stdout
    assert run_ambos(root, "memory", "learn", str(other)).stdout == "The memory is up to date.\n"
    run_ambos(root, "translate")
    (entry,) = [entry for entry in load(root / CATALOG) if entry.msgid == "Two words."]
    assert (entry.msgstr, entry.fuzzy) == ("Par de palabras.", True)
    assert entry.tcomment == "ambos: match 100 other.po"
    other.write_text('msgid "a"\nmsgstr "b"\n', encoding="utf-8")
    assert run_ambos(root, "memory", "learn", str(other)).returncode == 2


TMX = """<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="en-US"/><body>
<tu changedate="20200102T030405Z"><tuv xml:lang="en-US"><seg>Two words.</seg></tuv>
<tuv xml:lang="es-ES"><seg>Un par.</seg></tuv><tuv xml:lang="fr-FR"><seg>Deux mots.</seg></tuv></tu>
</body></tmx>
"""


def found(root: Path, run_ambos: RunAmbos, text: str, target: str = "es") -> list[list[str]]:
    """Kind, translation, document, origin and date of what the memory has."""
    asked = ("memory", "search", text, "--from", "en", "--to", target, "--format", "json")
    names = ("kind", "target", "document", "origin", "date")
    matches = json.loads(run_ambos(root, *asked).stdout)["matches"]
    return [[match[name] for name in names] for match in matches]


def test_what_was_imported_outlives_the_memory(tmp_path: Path, run_ambos: RunAmbos) -> None:
    root = make(tmp_path / "project")
    file = tmp_path / "old.tmx"
    file.write_text(TMX, encoding="utf-8")
    assert run_ambos(root, "memory", "import", str(file)).stdout == "old.tmx: 2 new, 0 gone\n"
    assert run_ambos(root, "memory", "import", str(file)).stdout == "Nothing new.\n"
    file.unlink()
    wanted = [["exact", "Un par.", "old.tmx", "import", "2020-01-02T03:04+00:00"]]
    assert found(root, run_ambos, "Two words.") == wanted
    assert found(root, run_ambos, "Two words.", "fr_FR")[0][1] == "Deux mots."
    (root / MEMORY).unlink()
    assert found(root, run_ambos, "Two words.") == wanted
    (root / MEMORY).write_bytes(b"broken" * 5000)
    assert found(root, run_ambos, "Two words.") == wanted
    assert run_ambos(root, "memory", "learn").stdout == "The memory is up to date.\n"
    (kept,) = (root / ".ambos/imported").rglob("*.tmx")
    kept.unlink()
    assert run_ambos(root, "memory", "learn").stdout == "old.tmx: 0 new, 2 gone\n"


def test_a_file_that_no_export_made_is_kept(tmp_path: Path, run_ambos: RunAmbos) -> None:
    root = make(tmp_path / "project")
    for text in ("mine", '<tmx version="1.4"><header creationtool="OmegaT"/></tmx>'):
        (root / "all.tmx").write_text(text, encoding="utf-8")
        done = run_ambos(root, "memory", "export", "all.tmx")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == "all.tmx: exists already (name another file, or take it away)\n"
        assert (root / "all.tmx").read_text(encoding="utf-8") == text


def test_what_is_exported_teaches_another_project_the_same(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root, other = make(tmp_path / "project"), make(tmp_path / "other")
    header = (
        'msgid ""\nmsgstr ""\n"Language: es\\n"\n"PO-Revision-Date: 2025-03-04 05:06+0100\\n"\n\n'
    )
    odd = 'msgid "<b>\\a &amp; \\"x\\"\\r\\n]]>"\nmsgstr "\\t«y» \u202e<i>"\n\n'
    fuzzy = '#, fuzzy\nmsgid "Unsure"\nmsgstr "Inseguro"\n'
    (tmp_path / "odd.po").write_text(header + odd + fuzzy, encoding="utf-8")
    run_ambos(root, "memory", "import", str(tmp_path / "odd.po"))
    file = tmp_path / "all.tmx"
    assert run_ambos(root, "memory", "export", str(file)).stdout == f"{file}: 2 pairs\n"
    before = file.read_bytes()
    run_ambos(root, "memory", "export", str(file), "--from", "en", "--to", "es")
    assert file.read_bytes() == before
    assert run_ambos(root, "memory", "export", str(file), "--from", "en").returncode == 2
    file.write_bytes(before.replace(b"<body>", b"<body><!-- earlier -->"))
    assert run_ambos(root, "memory", "export", str(file)).returncode == 0
    assert file.read_bytes() == before
    run_ambos(other, "memory", "import", str(file))
    wanted = ["exact", "«y» \u202e<i>", "all.tmx: odd.po", "import", "2025-03-04T04:06+00:00"]
    assert found(other, run_ambos, '<b>\ufffd &amp; "x"\r\n]]>') == [wanted]
    assert found(other, run_ambos, "Hello there")[0][1] == "Hola"


def test_a_file_that_is_imported_anew_replaces_what_it_said(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = make(tmp_path / "project")
    file = tmp_path / "old.tmx"
    file.write_text(TMX, encoding="utf-8")
    run_ambos(root, "memory", "import", str(file))
    file.write_text(TMX.replace("Un par", "Dos palabras"), encoding="utf-8")
    assert run_ambos(root, "memory", "import", str(file)).stdout == "old.tmx: 1 new, 1 gone\n"
    assert [match[1] for match in found(root, run_ambos, "Two words.")] == ["Dos palabras."]
    file.write_text(TMX.replace("</body>", ""), encoding="utf-8")
    done = run_ambos(root, "memory", "import", str(file))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{file}:6: is not well-formed XML")
    assert [match[1] for match in found(root, run_ambos, "Two words.")] == ["Dos palabras."]


def test_a_folder_of_catalogs_is_imported_in_the_languages_of_the_project(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = make(tmp_path / "project")
    text = 'msgid ""\nmsgstr ""\n{}\nmsgid "Open"\nmsgstr "Abrir"\n'
    for path, header in {
        "es/LC_MESSAGES/django.po": "",
        "es_ES/app.po": '"Language: es_ES\\n"\n',
        "fr/LC_MESSAGES/django.po": '"Language: fr\\n"\n',
        ".git/x.po": '"Language: es\\n"\n',
        "broken.po": "msgid",
    }.items():
        place = tmp_path / "locale" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text.format(header), encoding="utf-8")
    done = run_ambos(root, "memory", "import", str(tmp_path / "locale"))
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "locale/es/LC_MESSAGES/django.po: 1 new, 0 gone",
        "locale/es_ES/app.po: 1 new, 0 gone",
    ]
    assert len(done.stderr.splitlines()) == 1
    assert "broken.po:" in done.stderr
    assert [match[1] for match in found(root, run_ambos, "Open")] == ["Abrir"]
    run_ambos(root, "memory", "import", "--from", "es", str(tmp_path / "locale"))
    asked = ("memory", "search", "Open", "--from", "es", "--to", "en")
    assert "django" not in run_ambos(root, *asked).stdout


def test_dates_that_are_none_are_told_of_what_is_imported_alone(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = make(tmp_path / "project")
    below = tmp_path / "more"
    below.mkdir()
    odd = TMX.replace("20200102", "20201399")
    (below / "a.tmx").write_text(odd, encoding="utf-8")
    (below / "b.tmx").write_text(odd.replace('lang="en', 'lang="de'), encoding="utf-8")
    done = run_ambos(root, "memory", "import", str(below))
    said = "a.tmx:4: '20201399T030405Z' is no date (such dates are left out)\n"
    assert done.stderr == f"{below}/{said}"
    assert done.stdout == "more/a.tmx: 2 new, 0 gone\n"
    again = run_ambos(root, "memory", "search", "Two words.", "--from", "en", "--to", "es")
    assert (again.stderr, "Un par." in again.stdout) == ("", True)


def test_what_is_no_memory_is_refused_before_anything_is_learnt(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = make(tmp_path / "project")
    file, other = tmp_path / "old.tmx", tmp_path / "old.txt"
    file.write_text(TMX, encoding="utf-8")
    other.write_text("text", encoding="utf-8")
    for name in (str(other), str(tmp_path / "none.tmx"), str(tmp_path / "a\nb.tmx")):
        done = run_ambos(root, "memory", "import", str(file), name)
        assert (done.returncode, done.stdout) == (2, "")
        assert len(done.stderr.splitlines()) == 1
    assert not (root / ".ambos/imported").exists()


def test_a_catalog_that_was_retired_is_still_known(tmp_path: Path, run_ambos: RunAmbos) -> None:
    root = make(tmp_path)
    retired = root / "locales/.retired/es/LC_MESSAGES/a.po"
    retired.parent.mkdir(parents=True)
    (root / CATALOG).rename(retired)
    done = run_ambos(root, "memory", "search", "Hello there", "--from", "en", "--to", "es")
    name = retired.relative_to(root).as_posix()
    assert done.stdout.startswith(f"100  exact, {name}, catalog, approved\n")


def test_translate_fills_what_is_empty_and_touches_nothing_else(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = make(tmp_path)
    translate(root, DONE)
    write(
        root, "# Hello there\n\nOne. Two words. Two birds. My own. Quite another thing.\n", "b.md"
    )
    update(root)
    translate(root, {"My own.": "Mío."}, B)
    done = run_ambos(root, "translate", "--threshold", "50", "--format", "json")
    shown = json.loads(done.stdout)
    assert list(problems(shown, schema("translations"))) == []
    assert shown["catalogs"] == [
        {
            "path": CATALOG,
            "written": False,
            "in_context": 0,
            "exact": 0,
            "adapted": 0,
            "fuzzy": 0,
            "left": 0,
        },
        {
            "path": B,
            "written": True,
            "in_context": 2,
            "exact": 1,
            "adapted": 0,
            "fuzzy": 1,
            "left": 1,
        },
    ]
    found = {entry.msgid: entry for entry in load(root / B)}
    assert [(msgid, entry.msgstr, entry.fuzzy) for msgid, entry in found.items()] == [
        ("Hello there", "Hola", False),
        ("One.", "Uno.", False),
        ("Two words.", "Dos palabras.", True),
        ("Two birds.", "Dos palabras.", True),
        ("My own.", "Mío.", False),
        ("Quite another thing.", "", False),
    ]
    assert found["One."].tcomment == ""
    assert found["Two words."].tcomment == "ambos: match 100 source/a.md"
    assert found["Two words."].previous_msgid is None
    assert found["Two birds."].previous_msgid == "Two words."
    checked = run_ambos(root, "check", "--select", "fuzzy")
    assert checked.stdout.count(": error: translation of the memory not approved") == 2
    before = tree(root)
    again = run_ambos(root, "translate", "--threshold", "50")
    assert again.stdout == "The memory has nothing for what is not translated.\n"
    update(root)
    assert tree(root) == before


def test_what_was_approved_in_two_ways_in_one_context_stays_fuzzy(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = make(tmp_path)
    for name in ("b.md", "c.md"):
        write(root, "# Hello there\n\nOne. Two words.\n", name)
    update(root)
    translate(root, {"One.": "Uno."})
    translate(root, {"One.": "Una."}, B)
    run_ambos(root, "translate")
    found = {entry.msgid: entry for entry in load(root / B.replace("b.po", "c.po"))}
    assert found["One."].fuzzy
    assert not found["Hello there"].fuzzy


def test_what_is_approved_in_context_replaces_what_update_offered_and_nobody_touched(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = make(tmp_path)
    passage = "The old market opens. Its roof leaks badly. Nobody pays for it.\n"
    write(root, passage, "b.md")
    write(root, "The old market opens. Its roof leaks a bit. Nobody pays for it.\n", "c.md")
    update(root)
    translate(root, {text: f"T {text}" for text in passage_of(root, "b")}, B)
    other = B.replace("b.po", "c.po")
    translate(root, {text: f"C {text}" for text in passage_of(root, "c")}, other)
    write(root, passage, "c.md")
    update(root)
    (entry,) = [one for one in load(root / other) if one.msgid == "Its roof leaks badly."]
    assert (entry.msgstr, entry.fuzzy) == ("C Its roof leaks a bit.", True)
    twin = tmp_path / "twin"
    shutil.copytree(root, twin)
    done = run_ambos(root, "translate")
    assert done.stdout == (
        f"{other}: 1 approved in context, fuzzy: 0 exact, 0 adapted, 0 like others; 0 left\n"
    )
    found = {one.msgid: one for one in load(root / other)}
    entry = found["Its roof leaks badly."]
    assert (entry.msgstr, entry.fuzzy, entry.previous_msgid, entry.tcomment) == (
        "T Its roof leaks badly.", False, None, "",
    )  # fmt: skip
    earlier = found["Its roof leaks a bit."]
    assert (earlier.msgstr, earlier.obsolete) == ("C Its roof leaks a bit.", True)
    before = tree(root)
    update(root)
    assert run_ambos(root, "translate").stdout.startswith("The memory has nothing")
    assert tree(root) == before
    # what somebody has worked on stays, and what two have translated
    catalog = load(twin / other)
    fuzzy = next(one for one in catalog if one.fuzzy)
    noted = fuzzy.tcomment
    for fuzzy.msgstr, fuzzy.tcomment in (
        ("Begun", noted),
        (earlier.msgstr, f'{noted}\nambos: conflict "Otro." (Ana)'),
    ):
        save(catalog, twin / other)
        before = tree(twin)
        run_ambos(twin, "translate")
        assert tree(twin) == before


def passage_of(root: Path, name: str) -> list[str]:
    """The messages of a document's catalog."""
    return [entry.msgid for entry in load(root / B.replace("b.po", f"{name}.po"))]


def test_translate_keeps_to_its_languages(tmp_path: Path, run_ambos: RunAmbos) -> None:
    root = make(tmp_path)
    (root / "ambos.toml").write_text('source = "en"\ntargets = ["es", "de"]\n', encoding="utf-8")
    write(root, "# Hello there\n", "b.md")
    update(root)
    before = tree(root)
    assert "nothing" in run_ambos(root, "translate", "--language", "de").stdout
    assert tree(root) == before
    assert run_ambos(root, "translate", "--language", "fr").returncode == 2
    assert "1 exact" in run_ambos(root, "translate", "--language", "es").stdout
