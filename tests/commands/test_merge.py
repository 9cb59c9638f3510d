"""`ambos merge` and `ambos merge-driver`, run by hand and by git itself."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from i18n.catalogs import load
from i18n.catalogs.conflicts import alternatives
from tests.conftest import RunAmbos, plain_environment
from tests.reports.schemas import problems, schema

CATALOG = "locales/es/LC_MESSAGES/the market.po"
HEADER = b'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
FIRST, SECOND, THIRD = "The market opens.", "It closes at noon.", "Nobody pays for the bus."
Repository = Callable[..., subprocess.CompletedProcess[str]]


def po(*pairs: tuple[str, str], before: str = "") -> bytes:
    messages = (f'\n{before}msgid "{msgid}"\nmsgstr "{msgstr}"\n' for msgid, msgstr in pairs)
    return HEADER + "".join(messages).encode()


BASE = po((FIRST, "Abre."), (SECOND, ""), (THIRD, ""))


@pytest.fixture
def git(tmp_path: Path) -> Repository:
    """Run git in a repository of one catalog, with nobody's own settings."""
    settings = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_DATE": "2026-01-01T10:00:00Z",
        "GIT_COMMITTER_DATE": "2026-01-01T10:00:00Z",
        "GIT_EDITOR": "true",
    }
    for person in ("AUTHOR", "COMMITTER"):
        settings |= {f"GIT_{person}_NAME": "Ana", f"GIT_{person}_EMAIL": "ana@example.org"}

    def run(*arguments: str, expected: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            ["git", *arguments],
            cwd=tmp_path,
            env={**plain_environment(), **settings},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == expected, done.stdout + done.stderr
        return done

    run("init", "-q", "-b", "main")
    (tmp_path / CATALOG).parent.mkdir(parents=True)
    (tmp_path / CATALOG).write_bytes(BASE)
    return run


@pytest.fixture
def catalog(git: Repository, run_ambos: RunAmbos, tmp_path: Path) -> Path:
    """The catalog of a repository in which the driver is installed."""
    assert run_ambos(tmp_path, "merge-driver", "install").returncode == 0
    git("add", "-A")
    git("commit", "-qm", "base")
    return tmp_path / CATALOG


def branch(git: Repository, catalog: Path, name: str, data: bytes) -> None:
    """A branch that begins at main, with one commit."""
    git("checkout", "-q", "-b", name, "main")
    catalog.write_bytes(data)
    git("commit", "-qam", name)


def translations(catalog: Path) -> list[tuple[str, str, bool, bool]]:
    return [(e.msgid, e.msgstr, e.fuzzy, bool(e.obsolete)) for e in load(catalog)]


UPDATED = po((FIRST, "Abre."), ("It closes at one.", ""), (THIRD, ""))
TRANSLATED = po((FIRST, "Abre."), (SECOND, "Cierra a mediodía."), (THIRD, "Nadie paga."))
MERGED = [
    (FIRST, "Abre.", False, False),
    ("It closes at one.", "Cierra a mediodía.", True, False),
    (THIRD, "Nadie paga.", False, False),
]


@pytest.mark.parametrize(
    "commands",
    [
        (("checkout", "-q", "author"), ("merge", "-q", "--no-edit", "translator")),
        (("checkout", "-q", "translator"), ("merge", "-q", "--no-edit", "author")),
        (("checkout", "-q", "author"), ("rebase", "-q", "translator")),
        (("checkout", "-q", "translator"), ("rebase", "-q", "author")),
        (("checkout", "-q", "author"), ("cherry-pick", "translator")),
        (("checkout", "-q", "translator"), ("cherry-pick", "author")),
        (("checkout", "-q", "author"), ("merge", "-q", "--squash", "translator")),
    ],
    ids=lambda commands: " ".join(commands[-1]),
)
def test_git_merges_an_update_with_translations(
    commands: tuple[tuple[str, ...], ...], git: Repository, catalog: Path
) -> None:
    branch(git, catalog, "author", UPDATED)
    branch(git, catalog, "translator", TRANSLATED)
    for command in commands:
        git(*command)
    assert translations(catalog) == MERGED
    assert git("diff", "--name-only", "--diff-filter=U").stdout == ""


@pytest.mark.parametrize("command", ["merge", "rebase", "cherry-pick"])
def test_git_stops_at_a_conflict_that_both_texts_stand_in(
    command: str, git: Repository, catalog: Path
) -> None:
    branch(git, catalog, "one", po((FIRST, "Está abierto."), (SECOND, "Cierra."), (THIRD, "")))
    branch(git, catalog, "two", po((FIRST, "Ya abre."), (SECOND, ""), (THIRD, "Nadie paga.")))
    done = git(command, "one", expected=1)
    assert f"{CATALOG}:8: conflict: both changed the translation of '{FIRST}'" in done.stderr
    found = load(catalog)
    assert [entry.msgstr for entry in found][1:] == ["Cierra.", "Nadie paga."]
    shown = {found[0].msgstr, alternatives(found[0].tcomment)[0].text}
    assert (shown, found[0].fuzzy) == ({"Está abierto.", "Ya abre."}, True)
    assert git("diff", "--name-only", "--diff-filter=U").stdout.count("market.po") == 1
    if command == "merge":
        assert alternatives(found[0].tcomment)[0].who == "one"
    git(command, "--abort")


@pytest.mark.parametrize("is_joined", [False, True])
@pytest.mark.parametrize("command", ["merge", "rebase"])
@pytest.mark.parametrize("sides", [("cut", "edited"), ("edited", "cut")])
def test_git_carries_an_edit_to_the_messages_of_a_branch_that_was_resegmented(
    sides: tuple[str, str], command: str, git: Repository, catalog: Path, *, is_joined: bool
) -> None:
    first, second, edit = "El mercado abre.", "Cierra a mediodía.", "El mercado ya abre."

    def sentences(text: str) -> bytes:
        return po((FIRST, text), (SECOND, second), (THIRD, ""))

    def paragraph(text: str) -> bytes:
        return po((f"{FIRST} {SECOND}", f"{text} {second}"), (THIRD, ""))

    before, after = (paragraph, sentences) if is_joined else (sentences, paragraph)
    catalog.write_bytes(before(first))
    git("commit", "-qam", "translated")
    made = {"cut": after(first), "edited": before(edit)}
    for side in sides:
        branch(git, catalog, side, made[side])
    git(command, "-q", sides[0])
    merged = translations(catalog)
    catalog.write_bytes(after(edit))
    assert merged == translations(catalog)


def test_a_conflict_that_was_resolved_does_not_come_back(git: Repository, catalog: Path) -> None:
    branch(git, catalog, "one", po((FIRST, "Está abierto."), (SECOND, ""), (THIRD, "")))
    branch(git, catalog, "two", po((FIRST, "Ya abre."), (SECOND, ""), (THIRD, "")))
    git("merge", "one", expected=1)
    catalog.write_bytes(po((FIRST, "Abre ya."), (SECOND, ""), (THIRD, "")))
    git("commit", "-qam", "resolved")
    git("checkout", "-q", "one")
    catalog.write_bytes(po((FIRST, "Está abierto."), (SECOND, "Cierra."), (THIRD, "")))
    git("commit", "-qam", "more")
    git("merge", "-q", "--no-edit", "two")
    assert [entry.msgstr for entry in load(catalog)] == ["Abre ya.", "Cierra.", ""]
    assert b"conflict" not in catalog.read_bytes()


def test_catalogs_that_two_branches_began_are_merged(git: Repository, catalog: Path) -> None:
    git("checkout", "-q", "--orphan", "other")
    catalog.write_bytes(po((FIRST, "Abre."), (SECOND, "Cierra."), ("New.", "Nuevo.")))
    git("commit", "-qam", "other")
    git("merge", "-q", "--no-edit", "--allow-unrelated-histories", "main")
    assert translations(catalog) == [
        (FIRST, "Abre.", False, False),
        (SECOND, "Cierra.", False, False),
        ("New.", "Nuevo.", False, False),
        (THIRD, "", False, False),
    ]


def test_a_broken_catalog_is_merged_as_text_with_marks(git: Repository, catalog: Path) -> None:
    branch(git, catalog, "one", po((FIRST, "Uno."), (SECOND, ""), (THIRD, "")))
    branch(git, catalog, "two", po((FIRST, "Dos.\nmsgstr"), (SECOND, ""), (THIRD, "")))
    done = git("merge", "one", expected=1)
    assert "merged as text: look at every line" in done.stderr
    assert {b"<<<<<<< ours", b">>>>>>> theirs"} <= set(catalog.read_bytes().splitlines())


@pytest.mark.parametrize(
    "program",
    [
        "raise RuntimeError",
        "raise SystemExit(2)",
        "import gone",
        "import os; os.kill(os.getpid(), 9)",
        None,
    ],
)
@pytest.mark.parametrize("is_binary", [False, True])
def test_a_program_that_fails_loses_no_side(
    program: str | None, git: Repository, catalog: Path, *, is_binary: bool
) -> None:
    script = catalog.parent / "program.py"
    if program is not None:
        script.write_text(f"{program}\n", encoding="utf-8")
    _, _, rest = git("config", "merge.ambos.driver").stdout.strip().partition(" merge-driver ")
    words = f"{shlex.quote(Path(sys.executable).as_posix())} {shlex.quote(script.as_posix())}"
    git("config", "merge.ambos.driver", f"{words} merge-driver {rest}")
    charset = "utf-16-le" if is_binary else "utf-8"
    for name, text in {"one": "Uno.", "two": "Dos."}.items():
        data = po((FIRST, text), (SECOND, ""), (THIRD, "")).decode()
        branch(git, catalog, name, data.encode(charset))
    git("merge", "one", expected=1)
    found = catalog.read_bytes()
    assert [found.count(f'msgstr "{text}"'.encode(charset)) for text in ("Uno.", "Dos.")] == [1, 1]
    marks = (b"<<<<<<< ours\n", b"=======\n", b">>>>>>> theirs\n")
    assert [found.count(mark) for mark in marks] == [1, 1, 1]
    assert git("diff", "--name-only", "--diff-filter=U").stdout.count("market.po") == 1
    assert git("status", "--porcelain", "--untracked-files=all").stdout.count("merge_file") == 0


def test_a_catalog_that_git_cannot_merge_as_text_has_both_sides(
    git: Repository, catalog: Path
) -> None:
    for name, text in {"one": "Uno.", "two": "Dos."}.items():
        data = po((FIRST, text), (SECOND, ""), (THIRD, "")).decode()
        branch(git, catalog, name, data.encode("utf-16"))
    git("merge", "one", expected=1)
    found = catalog.read_bytes()
    assert all(f'msgstr "{text}"'.encode("utf-16-le") in found for text in ("Uno.", "Dos."))


def test_installing_twice_and_taking_back(
    git: Repository, run_ambos: RunAmbos, tmp_path: Path
) -> None:
    attributes = tmp_path / ".gitattributes"
    attributes.write_bytes(b"*.png binary\r\n*.txt text")
    before = (tmp_path / ".git/config").read_bytes()
    (tmp_path / "deep").mkdir()
    first = run_ambos(tmp_path / "deep", "merge-driver", "install")
    assert (first.returncode, len(first.stdout.splitlines())) == (0, 2)
    assert attributes.read_bytes() == b"*.png binary\r\n*.txt text\r\n*.po merge=ambos\r\n"
    assert "merge-driver %O %A %B %P" in git("config", "merge.ambos.driver").stdout
    assert git("check-attr", "merge", CATALOG).stdout.endswith("merge: ambos\n")
    config = (tmp_path / ".git/config").read_bytes()
    again = run_ambos(tmp_path, "merge-driver", "install")
    assert (again.returncode, again.stdout) == (0, "Installed already.\n")
    assert (tmp_path / ".git/config").read_bytes() == config
    assert run_ambos(tmp_path, "merge-driver", "uninstall").returncode == 0
    assert attributes.read_bytes() == b"*.png binary\r\n*.txt text\r\n"
    assert (tmp_path / ".git/config").read_bytes() == before
    assert run_ambos(tmp_path, "merge-driver", "uninstall").stdout == "It is not installed.\n"


def test_a_folder_outside_of_git_is_refused_in_one_line(
    run_ambos: RunAmbos, tmp_path: Path
) -> None:
    done = run_ambos(
        tmp_path, "merge-driver", "install", environment={"GIT_CEILING_DIRECTORIES": "/"}
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "no working tree of git" in done.stderr


def test_merge_prints_the_result_and_names_the_conflicts(
    run_ambos: RunAmbos, tmp_path: Path
) -> None:
    (tmp_path / "base.po").write_bytes(BASE)
    (tmp_path / "ours.po").write_bytes(po((FIRST, "Uno."), (SECOND, ""), (THIRD, "Nadie.")))
    (tmp_path / "theirs.po").write_bytes(po((FIRST, "Dos."), (SECOND, "Cierra."), (THIRD, "")))
    files = ("base.po", "ours.po", "theirs.po")
    done = run_ambos(tmp_path, "merge", *files)
    assert done.returncode == 1
    assert '# ambos: conflict "Dos." (theirs.po)\n#, fuzzy\n' in done.stdout
    assert done.stderr.startswith("merged catalog:8: conflict: ")
    written = run_ambos(tmp_path, "merge", *files, "--output", "merged.po")
    assert written.stderr.startswith("merged.po:8: conflict: ")
    assert (tmp_path / "merged.po").read_text(encoding="utf-8") == done.stdout
    assert run_ambos(tmp_path, "merge", *files, "--output", "ours.po").returncode == 1
    assert (tmp_path / "ours.po").read_text(encoding="utf-8") == done.stdout
    again = run_ambos(tmp_path, "merge", *files, "--output", "ours.po")
    assert (again.returncode, again.stdout) == (1, "")


def test_merge_prints_what_is_in_conflict_as_json(run_ambos: RunAmbos, tmp_path: Path) -> None:
    head = HEADER.replace(b"es\\n", b"es_AR\\n")
    plural = b'\nmsgid "one"\nmsgid_plural "many"\nmsgstr[0] "%s"\nmsgstr[1] "%s"\n'
    (tmp_path / "base.po").write_bytes(BASE + plural % (b"", b""))
    ours = po((FIRST, "Uno."), (SECOND, ""), before='msgctxt "a"\n') + plural % (b"uno", b"")
    theirs = po((FIRST, "Dos."), (SECOND, ""), before='msgctxt "a"\n') + plural % (b"", b"muchos")
    (tmp_path / "ours.po").write_bytes(ours.replace(HEADER, head))
    (tmp_path / "theirs.po").write_bytes(theirs.replace(b"es\\n", b"es_MX\\n"))
    files = ("base.po", "ours.po", "theirs.po")
    done = run_ambos(tmp_path, "merge", *files, "--format", "json")
    value = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (1, "")
    assert list(problems(value, schema("merge"))) == []
    assert (value["path"], value["written"]) == (None, False)
    assert [(row["line"], row["msgctxt"], row["msgid"]) for row in value["conflicts"]] == [
        (2, None, None),
        (9, "a", FIRST),
    ]
    assert [row["msgid"] for row in value["notes"]] == ["one"]
    written = run_ambos(tmp_path, "merge", *files, "--format", "json", "--output", "ours.po")
    assert json.loads(written.stdout) == {**value, "path": "ours.po", "written": True}
    lines = (tmp_path / "ours.po").read_text(encoding="utf-8").splitlines()
    assert (lines[1], lines[8]) == ('msgid ""', 'msgctxt "a"')
    same = ("ours.po", "ours.po", "ours.po")
    clean = run_ambos(tmp_path, "merge", *same, "--format", "json")
    assert (clean.returncode, json.loads(clean.stdout)["conflicts"]) == (0, [])


def test_equal_catalogs_that_are_broken_are_refused_too(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    (tmp_path / "bad.po").write_bytes(b'msgid "x"\n')
    (tmp_path / "good.po").write_bytes(BASE)
    for names in (("bad", "bad", "bad"), ("good", "bad", "bad"), ("bad", "bad", "good")):
        done = run_ambos(tmp_path, "merge", *(f"{name}.po" for name in names))
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("bad.po:")


def test_merge_overwrites_no_other_file_and_names_the_one_that_is_broken(
    run_ambos: RunAmbos, tmp_path: Path
) -> None:
    for name, data in {"a.po": BASE, "b.po": TRANSLATED, "c.po": UPDATED, "d.po": b"mine"}.items():
        (tmp_path / name).write_bytes(data)
    done = run_ambos(tmp_path, "merge", "a.po", "b.po", "c.po", "--output", "d.po")
    assert (done.returncode, (tmp_path / "d.po").read_bytes()) == (2, b"mine")
    broken = run_ambos(tmp_path, "merge", "a.po", "b.po", "d.po")
    assert broken.returncode == 2
    assert broken.stderr.startswith("d.po:1: ")


def test_a_conflict_that_is_left_is_found_by_check(run_ambos: RunAmbos, tmp_path: Path) -> None:
    assert run_ambos(tmp_path, "init").returncode == 0
    (tmp_path / "source/a.md").write_text("The market opens.\n", encoding="utf-8")
    assert run_ambos(tmp_path, "update").returncode == 0
    catalog = tmp_path / "locales/es/LC_MESSAGES/a.po"
    base = catalog.read_bytes()
    for name, text in {"one": b"Abre.", "two": b"Abierto."}.items():
        data = base.replace(b'opens."\nmsgstr ""', b'opens."\nmsgstr "' + text + b'"')
        (tmp_path / f"{name}.po").write_bytes(data)
    (tmp_path / "base.po").write_bytes(base)
    run_ambos(tmp_path, "merge", "base.po", "one.po", "two.po", "--output", catalog)
    catalog.unlink()
    run_ambos(tmp_path, "merge", "base.po", "one.po", "two.po", "--output", catalog)
    done = run_ambos(tmp_path, "check", "--select", "conflict")
    assert done.returncode == 1
    assert (
        "error: two translations (choose one, and take the comment out) [conflict]" in done.stdout
    )
    assert run_ambos(tmp_path, "update").returncode == 0
    assert alternatives(load(catalog)[0].tcomment)[0].text == "Abierto."
