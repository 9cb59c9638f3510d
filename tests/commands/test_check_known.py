"""`ambos check` where findings are known, wait for their day, or are not the branch's."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.commands.project import CATALOG, translate
from tests.conftest import RunAmbos

HEADER = 'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
HEADER += '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
OLD = 'msgid "It costs 20."\nmsgstr "Cuesta 30."\n\n'
NEW = 'msgid "It costs 7."\nmsgstr "Cuesta 8."\n\n'
EMPTY = 'msgid "Nobody."\nmsgstr ""\n\n'


def git(folder: Path, *arguments: str) -> None:
    names = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *names, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """A catalog with one wrong number, in a folder of its own."""
    path = tmp_path / "es.po"
    path.write_text(HEADER + OLD, encoding="utf-8")
    return path


def test_a_baseline_hides_what_was_there_and_nothing_else(
    catalog: Path, run_ambos: RunAmbos
) -> None:
    folder = catalog.parent
    done = run_ambos(folder, "check", "es.po", "--write-baseline", "known.txt")
    assert (done.returncode, done.stdout) == (0, "known.txt: 1 finding\n")
    kept = (folder / "known.txt").read_bytes()
    assert run_ambos(folder, "check", "es.po", "--baseline", "known.txt").returncode == 0
    catalog.write_text(HEADER + "# moved\n" + NEW + OLD, encoding="utf-8")
    done = run_ambos(folder, "check", "es.po", "--baseline", "known.txt")
    assert done.returncode == 1
    assert done.stdout.count("[numbers]") == 1
    assert "the number 8 is not 7" in done.stdout
    catalog.write_text(HEADER + OLD.replace("30", "20"), encoding="utf-8")
    done = run_ambos(folder, "check", "es.po", "--baseline", "known.txt")
    assert done.returncode == 0
    assert done.stderr == (
        "known.txt: 1 finding of it not found (write it anew with --write-baseline)\n"
    )
    assert (folder / "known.txt").read_bytes() == kept


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "numbers\n",
            "known.txt:1: no fingerprint here (write the file anew with --write-baseline)\n",
        ),
        (None, "known.txt: no such file (check the name)\n"),
    ],
)
def test_a_wrong_baseline_is_one_line(
    catalog: Path, run_ambos: RunAmbos, text: str | None, message: str
) -> None:
    if text is not None:
        (catalog.parent / "known.txt").write_text(text)
    done = run_ambos(catalog.parent, "check", "es.po", "--baseline", "known.txt")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", message)
    (catalog.parent / "unknown.po").write_text(HEADER.replace('"Language: es\\n"\n', ""))
    done = run_ambos(catalog.parent, "check", ".", "--baseline", "known.txt")
    assert done.stderr == message, "it is read before all else"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "es.po",
            "es.po: is no baseline, and would be lost (name another file, or remove this one)\n",
        ),
        ("none/known.txt", "none: no such folder (check the name, or make it)\n"),
    ],
)
def test_a_baseline_takes_the_place_of_no_other_file(
    catalog: Path, run_ambos: RunAmbos, name: str, message: str
) -> None:
    done = run_ambos(catalog.parent, "check", "es.po", "--write-baseline", name)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", message)
    assert [path.name for path in catalog.parent.iterdir()] == ["es.po"]
    assert catalog.read_text(encoding="utf-8") == HEADER + OLD


def test_a_baseline_is_written_anew_and_into_an_empty_file(
    catalog: Path, run_ambos: RunAmbos
) -> None:
    known = catalog.parent / "known.txt"
    known.write_bytes(b"")
    check = ("check", "es.po", "--write-baseline", "known.txt")
    assert run_ambos(catalog.parent, *check).stdout == "known.txt: 1 finding\n"
    catalog.write_text(HEADER + OLD + NEW, encoding="utf-8")
    assert run_ambos(catalog.parent, *check).stdout == "known.txt: 2 findings\n"


def test_a_baseline_holds_wherever_the_user_stands(catalog: Path, run_ambos: RunAmbos) -> None:
    top = catalog.parent
    folder = top / "sub"
    folder.mkdir()
    for path in (catalog, top / "fr.po"):
        (folder / path.name).write_text(HEADER + OLD, encoding="utf-8")
    catalog.unlink()
    git(top, "init", "-q", "-b", "main")
    written = ("--write-baseline", str(top / "known.txt"))
    assert "2 findings" in run_ambos(top, "check", "sub", *written).stdout
    kept = (top / "known.txt").read_bytes()
    for where, name in ((top, "./sub/es.po"), (folder, "es.po"), (folder, "../sub/es.po")):
        for named in (name, str(folder / "es.po")):
            done = run_ambos(where, "check", named, "--baseline", str(top / "known.txt"))
            assert (done.stdout, done.stderr) == ("No findings in 1 catalog.\n", ""), named
            run_ambos(where, "check", named, *written)
            assert (top / "known.txt").read_bytes() == kept


LEFT_OUT = [
    ("--select", "numbers"),
    ("--ignore", "untranslated"),
    ("b.es.po",),
    ("--language", "fr"),
]


@pytest.mark.parametrize("options", LEFT_OUT)
def test_what_was_not_looked_at_stays_in_a_baseline(
    catalog: Path, run_ambos: RunAmbos, options: tuple[str, ...]
) -> None:
    folder = catalog.parent
    catalog.write_text(HEADER + EMPTY, encoding="utf-8")
    (folder / "b.es.po").write_text(HEADER + OLD, encoding="utf-8")
    french = HEADER.replace("es", "fr").replace("n != 1", "n > 1")
    french += OLD.replace("Cuesta 30.", "Cela  coûte 20.")
    (folder / "fr.po").write_text(french, encoding="utf-8")
    check = ("check", ".", *options) if options[0][0] == "-" else ("check", *options)
    everything = ("check", ".", "--write-baseline", "known.txt")
    assert run_ambos(folder, *everything).stdout == "known.txt: 3 findings\n"
    kept = (folder / "known.txt").read_bytes()
    done = run_ambos(folder, *check, "--baseline", "known.txt")
    assert (done.returncode, done.stderr) == (0, "")
    done = run_ambos(folder, *check, "--write-baseline", "known.txt")
    assert done.stdout == "known.txt: 3 findings\n"
    assert (folder / "known.txt").read_bytes() == kept
    catalog.unlink()
    done = run_ambos(folder, "check", "b.es.po", "fr.po", "--baseline", "known.txt")
    assert done.stderr.startswith("known.txt: 1 finding of it not found")
    assert run_ambos(folder, *everything).stdout == "known.txt: 2 findings\n"


def test_a_branch_is_held_to_what_it_changed(catalog: Path, run_ambos: RunAmbos) -> None:
    folder = catalog.parent
    (folder / "same.es.po").write_text(HEADER + OLD, encoding="utf-8")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "begin")
    git(folder, "checkout", "-qb", "branch")
    check = ("check", "es.po", "same.es.po", "--changed", "main")
    assert run_ambos(folder, *check).stdout == "No findings in 2 catalogs.\n"
    catalog.write_text(HEADER + OLD + NEW, encoding="utf-8")
    git(folder, "commit", "-qam", "add a message")
    done = run_ambos(folder, *check)
    assert done.stdout.count("[numbers]") == 1
    assert "the number 8 is not 7" in done.stdout
    catalog.write_text(HEADER + OLD.replace("30", "31") + NEW, encoding="utf-8")
    assert run_ambos(folder, *check).stdout.count("[numbers]") == 2
    git(folder, "checkout", "-q", "main", "--force")
    (folder / "later.es.po").write_text(HEADER + OLD, encoding="utf-8")
    assert run_ambos(folder, "check", ".", "--changed", "branch").stdout.count("[numbers]") == 1


OBSOLETE = "".join(f"#~ {line}\n" for line in OLD.split("\n")[:2])


@pytest.mark.parametrize("obsolete", ["before", "after"])
def test_an_obsolete_message_stands_for_no_current_one(
    catalog: Path, run_ambos: RunAmbos, obsolete: str
) -> None:
    folder = catalog.parent

    def write(message: str) -> None:
        texts = (OBSOLETE + "\n", message) if obsolete == "before" else (message, OBSOLETE)
        catalog.write_text(HEADER + "".join(texts), encoding="utf-8")

    write(OLD)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "begin")
    check = ("check", "es.po", "--changed", "main", "--select", "numbers")
    assert run_ambos(folder, *check).stdout == "No findings in 1 catalog.\n"
    write(OLD.replace("30", "31"))
    assert "the number 31 is not 20" in run_ambos(folder, *check).stdout


HELD = 'msgid "It costs 20."\nmsgstr "Cuesta 20 y hay 4."\n\n'
BESIDE = 'msgid "There are 4."\nmsgstr "Hay 4."\n\n'
MERGED = BESIDE.replace("Hay 4.", "{^}")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (HELD.replace(" y hay 4", ""), HELD.replace("4", "5")),
        (HELD.replace("4", "5"), HELD.replace("4", "5")),
    ],
)
def test_a_branch_that_merges_a_sentence_is_held_to_the_whole(
    catalog: Path, run_ambos: RunAmbos, before: str, after: str
) -> None:
    folder = catalog.parent
    catalog.write_text(HEADER + before + BESIDE, encoding="utf-8")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "begin")
    check = ("check", "es.po", "--changed", "main", "--select", "numbers")
    assert run_ambos(folder, *check).stdout == "No findings in 1 catalog.\n"
    catalog.write_text(HEADER + after + MERGED, encoding="utf-8")
    assert "the number 5 is not 4" in run_ambos(folder, *check).stdout
    git(folder, "commit", "-qam", "merge")
    assert run_ambos(folder, *check[:3], "HEAD").stdout == "No findings in 1 catalog.\n"


def translated(catalog: Path) -> None:
    """Translate the one message of a catalog, with the space that is one too many."""
    text = catalog.read_text(encoding="utf-8")
    head, _, rest = text.partition('msgid "Nobody."\nmsgstr ""')
    catalog.write_text(f'{head}msgid "Nobody."\nmsgstr "Nadie  ."{rest}', encoding="utf-8")


def test_a_branch_is_held_to_the_catalogs_of_the_documents_that_it_changed(
    project: Path, run_ambos: RunAmbos
) -> None:
    (project / "source/b.md").write_text("Somebody.\n")
    (project / "source/c.md").write_text("Somebody else.\n")
    translated(project / "locales/es/LC_MESSAGES/a.po")
    git(project, "init", "-q", "-b", "main")
    git(project, "add", ".")
    git(project, "commit", "-qm", "begin")
    git(project, "tag", "fork")
    (project / "source/b.md").unlink()
    check = ("check", "--changed", "fork")
    assert run_ambos(project, *check).stdout == "No findings in 2 catalogs.\n"
    (project / "source/a.md").write_text("Nobody. Not even him.\n")
    (project / "source/c.md").write_text("Somebody new.\n")
    (project / "source/d.md").write_text("Another.\n")
    git(project, "add", ".")
    git(project, "commit", "-qm", "change sources")
    done = run_ambos(project, *check)
    assert done.returncode == 1
    assert [line.rpartition("[")[2] for line in done.stdout.splitlines() if "error" in line][
        :-1
    ] == [
        "catalog-stale]",
        "catalog-missing]",
        "catalog-missing]",
    ]
    # a message that is gone is told too, though nobody touched it
    (project / "source/a.md").write_text("# \n")
    assert "a.po:11:1: error: no longer in" in run_ambos(project, *check).stdout


def test_settings_that_a_branch_changed_may_ask_for_catalogs(
    project: Path, run_ambos: RunAmbos
) -> None:
    git(project, "init", "-q", "-b", "main")
    git(project, "add", ".")
    git(project, "commit", "-qm", "begin")
    (project / "ambos.toml").write_text('source = "en"\ntargets = ["es", "fr"]\n')
    done = run_ambos(project, "check", "--changed", "main")
    assert done.stdout.count("error: no catalog of source/a.md in fr") == 1
    assert done.stdout.endswith("1 error in 2 catalogs.\n")


SPACES = 'msgid "It was."\nmsgstr "Así  fue."\n\n'
MORE_SPACES = 'msgid "It is."\nmsgstr "Así  es."\n\n'


@pytest.mark.parametrize("option", [("--changed", "main"), ("--baseline", "known.txt")])
def test_only_what_is_told_is_fixed(
    catalog: Path, run_ambos: RunAmbos, option: tuple[str, str]
) -> None:
    folder = catalog.parent
    catalog.write_text(HEADER + SPACES, encoding="utf-8")
    run_ambos(folder, "check", "es.po", "--write-baseline", "known.txt")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "begin")
    catalog.write_text(HEADER + SPACES + MORE_SPACES, encoding="utf-8")
    done = run_ambos(folder, "check", "es.po", "--diff", *option)
    assert done.returncode == 0
    assert [line for line in done.stdout.splitlines() if line[:1] in "+-"][2:] == [
        '-msgstr "Así  es."',
        '+msgstr "Así es."',
    ]
    done = run_ambos(folder, "check", "es.po", "--fix", *option)
    assert done.stdout == "es.po: 1 message put right\nNo findings in 1 catalog.\n"
    after = catalog.read_text(encoding="utf-8")
    assert after == HEADER + SPACES + MORE_SPACES.replace("  es", " es")


def test_a_revision_that_is_not_there_is_one_line(catalog: Path, run_ambos: RunAmbos) -> None:
    done = run_ambos(catalog.parent, "check", "es.po", "--changed", "main")
    assert done.returncode == 2
    assert (
        done.stderr
        == f"{catalog.parent}: no working tree of git (run it in a clone, or git init)\n"
    )
    git(catalog.parent, "init", "-q")
    done = run_ambos(catalog.parent, "check", "es.po", "--changed", "main")
    assert done.returncode == 2
    assert done.stderr == "git knows no such revision: main (fetch it, with its history)\n"


@pytest.mark.parametrize("option", ["--changed", "--grace"])
def test_a_working_tree_that_git_does_not_trust_is_said_to_be_one(
    catalog: Path, run_ambos: RunAmbos, option: str
) -> None:
    folder = catalog.parent
    git(folder, "init", "-q", "-b", "main")
    environment = {
        "GIT_TEST_ASSUME_DIFFERENT_OWNER": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    done = run_ambos(folder, "check", "es.po", option, "main", environment=environment)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith(
        f"git: detected dubious ownership in repository at '{folder}'"
        f" (if you trust it: git config --global --add safe.directory {folder})\n"
    )


def test_what_is_wrong_with_a_repository_is_said_as_git_says_it(
    catalog: Path, run_ambos: RunAmbos
) -> None:
    git(catalog.parent, "init", "-q", "-b", "main")
    (catalog.parent / ".git/config").write_text("[core\n")
    done = run_ambos(catalog.parent, "check", "es.po", "--changed", "main")
    assert done.returncode == 2
    assert done.stderr.startswith(f"{catalog.parent}: git rev-parse: fatal: bad config line 1")


@pytest.fixture
def project(tmp_path: Path, run_ambos: RunAmbos) -> Path:
    """A project with nothing translated."""
    (tmp_path / "source").mkdir()
    (tmp_path / "ambos.toml").write_text('source = "en"\ntargets = ["es"]\n')
    (tmp_path / "source/a.md").write_text("Nobody.\n")
    assert run_ambos(tmp_path, "update").returncode == 0
    return tmp_path


def test_what_is_no_projects_is_looked_for_where_the_user_stands(
    project: Path, run_ambos: RunAmbos
) -> None:
    other = project / "other"
    other.mkdir()
    (other / "es.po").write_text(HEADER + OLD, encoding="utf-8")
    git(project, "init", "-q", "-b", "main")
    git(project, "add", ".")
    git(project, "commit", "-qm", "begin")
    done = run_ambos(other, "check", "es.po", "--changed", "main")
    assert (done.returncode, done.stdout) == (0, "No findings in 1 catalog.\n")
    (other / "es.po").write_text(HEADER + OLD + NEW, encoding="utf-8")
    done = run_ambos(other, "check", "es.po", "--changed", "main", "--format", "github")
    assert done.stdout.count("::error") == 1
    assert "file=other/es.po," in done.stdout


@pytest.mark.parametrize(("today", "status"), [("2026-12-31", 0), ("2027-01-01", 1)])
def test_what_is_not_translated_waits_for_its_day(
    project: Path, run_ambos: RunAmbos, today: str, status: int
) -> None:
    done = run_ambos(project, "check", "--grace", "2026-12-31", "--date", today)
    assert done.returncode == status
    severity = (
        "error: not translated"
        if status
        else "information: not translated (not held until 2026-12-31)"
    )
    assert severity in done.stdout


def test_grace_ends_with_a_tag_and_covers_nothing_broken(
    project: Path, run_ambos: RunAmbos
) -> None:
    git(project, "init", "-q", "-b", "main")
    git(project, "add", ".")
    git(project, "commit", "-qm", "begin")
    assert run_ambos(project, "check", "--grace", "v2").returncode == 0
    catalog = project / "locales/es/LC_MESSAGES/a.po"
    kept = catalog.read_text(encoding="utf-8")
    catalog.write_text(kept.replace('msgid "Nobody."', 'msgid "Nobody.'))
    assert run_ambos(project, "check", "--grace", "v2").returncode == 1
    catalog.write_text(kept, encoding="utf-8")
    git(project, "tag", "v2")
    assert run_ambos(project, "check", "--grace", "v2").returncode == 1


def test_what_is_neither_a_day_nor_a_tag_is_said(project: Path, run_ambos: RunAmbos) -> None:
    done = run_ambos(project, "check", "--grace", "never")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "--grace: never is neither a day such as 2026-12-31 nor a tag of git: "
        "no working tree of git (run it in a clone, or git init)\n"
    )
    git(project, "init", "-q", "-b", "main")
    done = run_ambos(project, "check", "--grace", "never")
    assert done.returncode == 0
    assert done.stderr == (
        "--grace: never is neither a day nor a tag that git has (it holds until there is such a tag)\n"
    )


def test_a_day_that_there_is_not_is_one_line(project: Path, run_ambos: RunAmbos) -> None:
    done = run_ambos(project, "check", "--grace", "2026-02-30")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "--grace: no such day: 2026-02-30 (write one such as 2026-12-31)\n"


def test_settings_ignore_checks_by_file(project: Path, run_ambos: RunAmbos) -> None:
    settings = project / "ambos.toml"
    text = settings.read_text()
    settings.write_text(text + '[per-file-ignores]\n"locales/es/*/a.po" = ["untranslated"]\n')
    assert run_ambos(project, "check").stdout == "No findings in 1 catalog.\n"
    settings.write_text(text + '[per-file-ignores]\n"locales/es/*/b.po" = ["untranslated"]\n')
    assert "[untranslated]" in run_ambos(project, "check").stdout
    settings.write_text(text + '[per-file-ignores]\n"a.po" = ["untranslatd"]\n')
    done = run_ambos(project, "check")
    assert done.returncode == 2
    assert done.stderr.startswith(
        "ambos.toml:3: 'per-file-ignores' names no check: 'untranslatd' (known: "
    )
    settings.write_text(text + 'per-file-ignores = ["a.po"]\n')
    done = run_ambos(project, "check")
    assert done.returncode == 2
    assert done.stderr == (
        "ambos.toml:3: 'per-file-ignores' is not a table such as"
        ' { "locales/es/*/faq.po" = ["numbers"] }\n'
    )


def test_what_settings_ignore_in_a_file_keeps_nothing_from_being_fixed(
    project: Path, run_ambos: RunAmbos
) -> None:
    translate(project, {"Nobody.": "Nadie  5."})
    settings = project / "ambos.toml"
    settings.write_text(settings.read_text() + '[per-file-ignores]\n"locales/*" = ["numbers"]\n')
    done = run_ambos(project, "check", "--select", "spaces", "--select", "numbers", "--fix")
    assert done.stdout == f"{CATALOG}: 1 message put right\nNo findings in 1 catalog.\n"


def test_settings_say_which_quotation_marks_translations_have(
    project: Path, run_ambos: RunAmbos
) -> None:
    settings = project / "ambos.toml"
    text = settings.read_text()
    path = project / "locales/es/LC_MESSAGES/a.po"
    catalog = path.read_text(encoding="utf-8")
    translated = catalog.replace('msgstr ""\n', 'msgstr "Di “no”."\n').replace(
        'msgstr "Di “no”."\n"', 'msgstr ""\n"'
    )
    path.write_text(translated, encoding="utf-8")
    settings.write_text(text + 'quotes = { es = "«“‘" }\n', encoding="utf-8")
    run_ambos(project, "check", "--select", "quotation-style", "--fix")
    assert path.read_text(encoding="utf-8") == translated.replace("“no”", "«no»")
    settings.write_text(text + 'quotes = { es = "¡" }\n', encoding="utf-8")
    done = run_ambos(project, "check")
    assert done.returncode == 2
    assert done.stderr == (
        "ambos.toml:3: 'quotes' is not a table of opening marks such as { es = \"«“‘\" }\n"
    )


@pytest.mark.parametrize(
    ("example", "before", "after"),
    [("35 %", "Un 5% y `6%`.", "Un 5\u00a0% y `6%`."), ("35%", "Un 5\u202f%.", "Un 5%.")],
)
def test_settings_say_how_translations_set_a_percent_sign(
    project: Path, run_ambos: RunAmbos, example: str, before: str, after: str
) -> None:
    settings = project / "ambos.toml"
    text = settings.read_text()
    path = project / "locales/es/LC_MESSAGES/a.po"
    catalog = path.read_text(encoding="utf-8")
    translated = catalog.replace('msgstr ""\n', f'msgstr "{before}"\n').replace(
        f'msgstr "{before}"\n"', 'msgstr ""\n"'
    )
    path.write_text(translated, encoding="utf-8")
    run_ambos(project, "check", "--select", "percent-spaces", "--fix")
    assert path.read_text(encoding="utf-8") == translated
    settings.write_text(text + f'percent = {{ es = "{example}" }}\n', encoding="utf-8")
    run_ambos(project, "check", "--select", "percent-spaces", "--fix")
    assert path.read_text(encoding="utf-8") == translated.replace(before, after)
    settings.write_text(text + 'percent = { es = "percent" }\n', encoding="utf-8")
    done = run_ambos(project, "check")
    assert done.returncode == 2
    assert done.stderr == (
        'ambos.toml:3: \'percent\' is not a table such as { es = "35 %" }, or "35%"\n'
    )
