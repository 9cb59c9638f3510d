"""Documents that are renamed, split, joined, taken away or brought back, and what their catalogs do."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from i18n.catalogs import load
from i18n.commands._group import group
from tests.commands.project import make, translate, tree, update
from tests.conftest import RunAmbos
from tests.reports.schemas import problems, schema

SUBJECTS = ("river", "market", "roof", "stone", "garden", "bridge", "tower")
VERBS = ("closes early", "was painted", "needs repair", "has a history", "is well known")


def sentences(first: int, last: int) -> list[str]:
    """Sentences that are unlike each other."""
    return [
        f"The {SUBJECTS[n % 7]} of quarter {n} {VERBS[n % 5]} since {1800 + 3 * n}."
        for n in range(first, last)
    ]


def write(root: Path, name: str, *texts: str) -> None:
    path = root / "source" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n\n".join(texts) + "\n", encoding="utf-8")


def project(folder: Path, documents: dict[str, list[str]]) -> Path:
    """A project whose documents are all translated."""
    root = make(folder)
    for name, texts in documents.items():
        write(root, name, *texts)
    update(root)
    for path in sorted((root / "locales/es").rglob("*.po")):
        msgids = [entry.msgid for entry in load(path)]
        name = path.relative_to(root).as_posix()
        translate(root, {msgid: f"T {msgid}" for msgid in msgids}, name)
    update(root)
    return root


def catalog(name: str, language: str = "es") -> str:
    return f"locales/{language}/LC_MESSAGES/{name}.po"


def states(root: Path, name: str) -> list[tuple[str, str, str]]:
    """The messages of a catalog: msgid, msgstr, state."""
    return [
        (
            entry.msgid,
            entry.msgstr,
            "obsolete" if entry.obsolete else "fuzzy" if entry.fuzzy else "approved",
        )
        for entry in load(root / name)
    ]


def approved(texts: list[str]) -> list[tuple[str, str, str]]:
    return [(text, f"T {text}", "approved") for text in texts]


def relative(root: Path) -> dict[str, bytes | str]:
    return {os.path.relpath(os.fsdecode(path), root): data for path, data in tree(root).items()}


def git(root: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=t", "-c", "user.email=t@t.example", "-c", "core.autocrlf=false"]
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=root, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_a_renamed_document_takes_its_catalogs_along_in_every_language(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = project(tmp_path, {"guide.md": sentences(0, 10)})
    (root / "ambos.toml").write_text('targets = ["es", "fr"]\n', encoding="utf-8")
    update(root)
    translate(root, {text: f"F {text}" for text in sentences(0, 4)}, catalog("guide", "fr"))
    write(root, "guide.md", *sentences(1, 10))  # one is obsolete
    update(root)
    for language in ("es", "fr"):
        path = root / catalog("guide", language)
        text = path.read_text(encoding="utf-8").replace(
            'msgid ""\n', '# Words of Ana Ruiz.\nmsgid ""\n', 1
        )
        path.write_text(text, encoding="utf-8")
    update(root)
    before = {code: (root / catalog("guide", code)).read_bytes() for code in ("es", "fr")}
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "all")
    (root / "source/manual").mkdir()
    git(root, "mv", "source/guide.md", "source/manual/start.md")

    done = run_ambos(root, "update")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "".join(
        f"{catalog('guide', code)}: renamed with its document, to {catalog('manual/start', code)}\n"
        for code in ("es", "fr")
    ) + "".join(
        f"{catalog('manual/start', code)}: 0 new, 0 changed, 0 gone, 9 kept\n"
        for code in ("es", "fr")
    )
    for code in ("es", "fr"):
        assert not (root / catalog("guide", code)).exists()
        # the references apart, it is the same file
        moved = (root / catalog("manual/start", code)).read_bytes()
        assert moved == before[code].replace(b"source/guide.md", b"source/manual/start.md")
    assert not (root / "locales/templates/guide.pot").exists()
    assert (root / "locales/templates/manual/start.pot").exists()
    assert not (root / "locales/.retired").exists()
    git(root, "add", ".")
    renames = git(root, "diff", "--cached", "-M", "--name-status").splitlines()
    assert all(line.startswith("R") for line in renames)
    assert run_ambos(root, "update").stdout == "Every catalog is up to date.\n"


def test_a_folder_of_documents_with_the_same_text_is_renamed_each_with_its_own(
    tmp_path: Path,
) -> None:
    texts = sentences(0, 4)
    root = project(tmp_path, {f"old/{name}.md": texts for name in ("a", "b", "c")})
    for name in ("a", "b", "c"):
        translate(root, {texts[0]: f"Of {name}"}, catalog(f"old/{name}"))
    (root / "source/old").rename(root / "source/new")
    update(root)
    for name in ("a", "b", "c"):
        assert states(root, catalog(f"new/{name}"))[0][1] == f"Of {name}"
    assert not (root / "locales/es/LC_MESSAGES/old").exists()
    assert not (root / "locales/templates/old").exists()


@pytest.mark.parametrize("kept", [6, 5])
def test_a_document_that_keeps_60_percent_of_its_messages_is_the_same(
    tmp_path: Path, kept: int
) -> None:
    root = project(tmp_path, {"guide.md": sentences(0, 10)})
    (root / "source/guide.md").unlink()
    write(root, "manual.md", *sentences(0, kept), *sentences(40, 60))
    update(root)
    assert states(root, catalog("manual"))[:kept] == approved(sentences(0, kept))
    aside = root / "locales/.retired/es/LC_MESSAGES/guide.po"
    assert aside.exists() is (kept == 5)
    assert not (root / catalog("guide")).exists()


def test_documents_that_change_names_change_catalogs(tmp_path: Path, run_ambos: RunAmbos) -> None:
    root = project(tmp_path, {"x.md": sentences(0, 3), "y.md": sentences(10, 13)})
    source = root / "source"
    (source / "x.md").rename(source / "z.md")
    (source / "y.md").rename(source / "x.md")
    (source / "z.md").rename(source / "y.md")
    done = run_ambos(root, "update")
    assert done.returncode == 0
    assert states(root, catalog("x")) == approved(sentences(10, 13))
    assert states(root, catalog("y")) == approved(sentences(0, 3))
    assert not (root / "locales/.retired/es/LC_MESSAGES/x.po").exists()


def test_a_new_text_in_the_place_of_one_that_was_renamed_has_a_catalog_of_its_own(
    tmp_path: Path,
) -> None:
    root = project(tmp_path, {"index.md": sentences(0, 5)})
    (root / "source/index.md").rename(root / "source/history.md")
    write(root, "index.md", "All else is new here.")
    update(root)
    assert states(root, catalog("history")) == approved(sentences(0, 5))
    assert states(root, catalog("index")) == [("All else is new here.", "", "approved")]


def test_what_was_split_off_takes_its_messages_along_with_flags_and_comments(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = project(tmp_path, {"guide.md": sentences(0, 10)})
    path = root / catalog("guide")
    po = load(path)
    po[6].tcomment = "why so?"
    po[7].flags = ["fuzzy"]
    po[7].msgstr = "A draft"
    path.write_text(str(po), encoding="utf-8")
    update(root)
    write(root, "guide.md", *sentences(0, 5))
    edited = [text.replace("since", "since about") for text in sentences(9, 10)]
    write(root, "more.md", *sentences(5, 9), *edited)
    done = run_ambos(root, "update")
    assert done.stdout.splitlines()[0] == (
        f"{catalog('guide')}: 4 messages went with the text to {catalog('more')}"
    )
    found = {entry.msgid: entry for entry in load(root / catalog("more"))}
    assert [found[text].fuzzy for text in sentences(5, 9)] == [False, False, True, False]
    assert found[sentences(6, 7)[0]].tcomment == "why so?"
    assert found[sentences(7, 8)[0]].msgstr == "A draft"
    assert found[edited[0]].previous_msgid == sentences(9, 10)[0]
    assert found[edited[0]].fuzzy and found[edited[0]].msgstr == f"T {sentences(9, 10)[0]}"
    every = {entry.msgstr for entry in load(root / catalog("guide"))} | {
        entry.msgstr for entry in found.values()
    }
    assert {f"T {text}" for text in sentences(0, 7)} <= every


def test_a_document_that_was_split_into_two_new_ones_is_in_both(tmp_path: Path) -> None:
    root = project(tmp_path, {"guide.md": sentences(0, 10)})
    path = root / catalog("guide")
    text = path.read_text(encoding="utf-8").replace(
        '"Language: es\\n"', '"Language: es\\n"\n"Last-Translator: Ana Ruiz\\n"'
    )
    path.write_text(text, encoding="utf-8")
    before = path.read_bytes()
    (root / "source/guide.md").unlink()
    write(root, "one.md", *sentences(0, 5))
    write(root, "two.md", *sentences(5, 10))
    update(root)
    assert states(root, catalog("one")) == approved(sentences(0, 5))
    assert states(root, catalog("two")) == approved(sentences(5, 10))
    assert "Last-Translator: Ana Ruiz" in (root / catalog("two")).read_text(encoding="utf-8")
    assert (root / "locales/.retired/es/LC_MESSAGES/guide.po").read_bytes() == before


def test_joined_documents_have_the_messages_of_all(tmp_path: Path) -> None:
    root = project(tmp_path, {"a1.md": sentences(0, 5), "a2.md": sentences(5, 9)})
    (root / "source/a2.md").unlink()
    write(root, "a1.md", *sentences(0, 9))
    update(root)
    assert states(root, catalog("a1")) == approved(sentences(0, 9))
    assert (root / "locales/.retired/es/LC_MESSAGES/a2.po").exists()
    assert not (root / catalog("a2")).exists()


def test_what_was_corrected_after_a_split_is_in_the_document_that_it_is_joined_to(
    tmp_path: Path,
) -> None:
    texts = sentences(0, 8)
    root = project(tmp_path, {"guide.md": texts})
    write(root, "guide.md", *texts[:4])
    write(root, "more.md", *texts[4:])
    update(root)
    translate(root, {texts[5]: "Corrected"}, catalog("more"))
    (root / "source/more.md").unlink()
    write(root, "guide.md", *texts)
    update(root)
    found = {entry.msgid: entry for entry in load(root / catalog("guide"))}
    entry = found[texts[5]]
    assert (entry.msgstr, entry.fuzzy) == ("Corrected", True)
    assert entry.tcomment == f'ambos: conflict "T {texts[5]}" ({catalog("guide")})'
    others = [found[text] for text in texts if text != texts[5]]
    assert all(not other.fuzzy and not other.tcomment for other in others)


def test_a_catalog_whose_document_is_gone_is_kept_aside_and_comes_back(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = project(tmp_path, {"sub/old.md": sentences(0, 3)})
    before = (root / catalog("sub/old")).read_bytes()
    whole = relative(root)
    (root / "source/sub/old.md").unlink()
    done = run_ambos(root, "update", "--format", "json")
    shown = json.loads(done.stdout)
    assert list(problems(shown, schema("updates"))) == []
    aside = "locales/.retired/es/LC_MESSAGES/sub/old.po"
    assert shown["moves"] == [
        {"kind": "retired", "from": catalog("sub/old"), "to": aside, "messages": 3}
    ]
    assert done.stderr == ""
    assert (root / aside).read_bytes() == before
    assert not (root / "locales/templates/sub").exists()
    assert not (root / catalog("sub/old")).exists()
    for command in ("status", "check", "build", "compile", "translate"):
        assert (
            "old"
            not in run_ambos(root, command, *["--missing=source"] * (command == "build")).stdout
        )
    assert not list((root / "locales/.retired").rglob("*.mo"))
    (root / "locales/es/LC_MESSAGES/a.mo").unlink(missing_ok=True)
    shutil.rmtree(root / "public")
    (root / "locales/slugs.toml").unlink()

    write(root, "sub/old.md", *sentences(0, 3))
    done = run_ambos(root, "update")
    assert done.stdout == (
        f"{aside}: back with its document, as {catalog('sub/old')}\n"
        f"{catalog('sub/old')}: 0 new, 0 changed, 0 gone, 3 kept\n"
    )
    after = {name: data for name, data in relative(root).items() if data != "folder or other"}
    assert after == {name: data for name, data in whole.items() if data != "folder or other"}


@pytest.mark.parametrize("becomes", ["new.md", None])
def test_a_compiled_catalog_goes_with_its_catalog_where_compile_makes_it_anew(
    tmp_path: Path, run_ambos: RunAmbos, becomes: str | None
) -> None:
    texts = {
        "same.md": sentences(0, 4),
        "odd.md": sentences(4, 8),
        "more/deep.md": sentences(8, 12),
    }
    root = project(tmp_path, {**texts, "stays.md": sentences(12, 16)})
    run_ambos(root, "compile")
    compiled = {path.stem: path for path in root.rglob("*.mo")}
    compiled["odd"].write_bytes(compiled["same"].read_bytes())
    shutil.copy(compiled["same"], compiled["stays"].with_name("of_no_catalog.mo"))
    for name in texts:
        path = root / "source" / name
        if becomes is None:
            path.unlink()
        else:
            path.rename(path.with_name(path.stem + becomes))
    run_ambos(root, "update")
    names = {path.relative_to(root).as_posix() for path in root.rglob("*.mo")}
    assert names == {
        f"locales/es/LC_MESSAGES/{name}.mo" for name in ("a", "odd", "stays", "of_no_catalog")
    }
    assert (root / "locales/es/LC_MESSAGES/more").exists() is (becomes is not None)
    run_ambos(root, "compile")
    assert compiled["same"].with_name("samenew.mo").exists() is (becomes is not None)


def test_what_is_put_aside_overwrites_nothing(tmp_path: Path) -> None:
    root = project(tmp_path, {"old.md": sentences(0, 3)})
    (root / "source/old.md").unlink()
    aside = root / "locales/.retired/es/LC_MESSAGES/old.po"
    aside.parent.mkdir(parents=True)
    aside.write_text('msgid "Something else"\nmsgstr "Otra cosa"\n', encoding="utf-8")
    kept = aside.read_bytes()
    before = (root / catalog("old")).read_bytes()
    update(root)
    assert aside.read_bytes() == kept
    again = root / "locales/.retired/2/es/LC_MESSAGES/old.po"
    assert again.read_bytes() == before
    write(root, "old.md", *sentences(0, 3))
    update(root)
    assert (root / catalog("old")).read_bytes() == before
    assert not again.exists()
    assert aside.read_bytes() == kept


def test_a_catalog_put_aside_comes_back_to_its_text_under_another_name(tmp_path: Path) -> None:
    root = project(tmp_path, {"old.md": sentences(0, 5)})
    (root / "source/old.md").unlink()
    update(root)
    write(root, "new.md", *sentences(0, 5))
    update(root)
    assert states(root, catalog("new")) == approved(sentences(0, 5))
    assert not (root / "locales/.retired/es").exists()


def test_a_language_moves_alone(tmp_path: Path) -> None:
    root = project(tmp_path, {"old.md": sentences(0, 5)})
    (root / "ambos.toml").write_text('targets = ["es", "fr"]\n', encoding="utf-8")
    update(root)
    translate(root, {text: f"F {text}" for text in sentences(0, 5)}, catalog("old", "fr"))
    (root / "source/old.md").rename(root / "source/new.md")
    before = (root / catalog("old", "fr")).read_bytes()
    command = ["--quiet", "--project", str(root), "update", "--language"]
    group.main([*command, "es"], standalone_mode=False)
    assert states(root, catalog("new")) == approved(sentences(0, 5))
    assert (root / catalog("old", "fr")).read_bytes() == before
    assert not (root / catalog("new", "fr")).exists()
    update(root)
    assert (root / catalog("new", "fr")).read_bytes() == before.replace(b"old.md", b"new.md")


STRANGERS = {
    "of another program": '#: app/views.py:12\nmsgid "Log in"\nmsgstr "Entrar"\n',
    "without references": 'msgid "Log in"\nmsgstr "Entrar"\n',
    "of another document": '#: source/b.html\nmsgid "Log in"\nmsgstr "Entrar"\n',
    "broken": 'msgid "Log in\n',
}


@pytest.mark.parametrize("text", STRANGERS.values(), ids=STRANGERS)
def test_a_catalog_that_was_of_no_document_is_named_and_stays(
    tmp_path: Path, run_ambos: RunAmbos, text: str
) -> None:
    root = project(tmp_path, {"old.md": sentences(0, 3)})
    path = root / catalog("messages")
    path.write_text(text, encoding="utf-8")
    (root / "source/old.md").unlink()
    for _ in range(2):
        done = run_ambos(root, "update")
        assert done.stderr == (
            f"{catalog('messages')}: is of no document here "
            "(rename it with its document, or take it away)\n"
        )
    assert path.read_text(encoding="utf-8") == text
    assert not (root / catalog("old")).exists()


def test_a_refusal_moves_nothing(tmp_path: Path, run_ambos: RunAmbos) -> None:
    root = project(tmp_path, {"old.md": sentences(0, 5), "other.md": sentences(9, 12)})
    (root / "source/old.md").rename(root / "source/new.md")
    (root / "source/other.md").unlink()
    (root / "source/z.md").write_bytes(b"a\0")
    before = tree(root)
    done = run_ambos(root, "update")
    assert done.returncode == 2
    assert tree(root) == before


@pytest.mark.platform("linux")
def test_a_link_out_of_the_project_in_the_place_of_what_is_put_aside_is_refused(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = project(tmp_path, {"old.md": sentences(0, 5)})
    (tmp_path / "outside").mkdir()
    (root / "locales/.retired").symlink_to("../../outside")
    (root / "source/old.md").unlink()
    before = tree(root)
    done = run_ambos(root, "update")
    assert done.returncode == 2
    assert done.stderr.startswith("locales/.retired: is a link that leaves the project")
    assert tree(root) == before


class Case(NamedTuple):
    """Documents before and after."""

    before: dict[str, list[str]]
    after: dict[str, list[str]]


CASES = {
    "renamed": Case({"x.md": sentences(0, 6)}, {"sub/y.md": sentences(0, 6)}),
    "renamed and edited": Case(
        {"x.md": sentences(0, 9)},
        {"y.md": [text.replace("quarter 7", "ward 7") for text in sentences(2, 9)]},
    ),
    "exchanged": Case(
        {"x.md": sentences(0, 4), "y.md": sentences(5, 9)},
        {"x.md": sentences(5, 9), "y.md": sentences(0, 4)},
    ),
    "moved up": Case(
        {"x.md": sentences(0, 4), "y.md": sentences(5, 9)},
        {"y.md": sentences(0, 4), "z.md": sentences(5, 9)},
    ),
    "split off": Case(
        {"x.md": sentences(0, 9)}, {"x.md": sentences(0, 4), "a0.md": sentences(4, 9)}
    ),
    "emptied": Case(
        {"x.md": sentences(0, 10)}, {"x.md": sentences(9, 10), "a0.md": sentences(0, 9)}
    ),
    "split": Case({"x.md": sentences(0, 8)}, {"y.md": sentences(0, 4), "z.md": sentences(4, 8)}),
    "split, one part larger": Case(
        {"x.md": sentences(0, 9)}, {"y.md": sentences(0, 6), "z.md": sentences(6, 9)}
    ),
    "joined": Case({"x.md": sentences(0, 4), "y.md": sentences(4, 8)}, {"x.md": sentences(0, 8)}),
    "joined in a new one": Case(
        {"x.md": sentences(0, 4), "y.md": sentences(4, 8)}, {"z.md": sentences(0, 8)}
    ),
    "gone": Case({"x.md": sentences(0, 4)}, {}),
}


class Killed(BaseException):
    """Stands for the end of the process."""


@pytest.fixture
def kill_at(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], None]]:
    """Let the process end before one of the steps that change what is below locales/."""
    left = 0

    def counted(function: Callable[..., object]) -> Callable[..., object]:
        def step(path: object, *rest: object, **options: object) -> object:
            nonlocal left
            if "locales" in str(path):
                left -= 1
                if left == 0:
                    raise Killed
            return function(path, *rest, **options)

        return step

    for name in ("replace", "rename", "unlink"):
        monkeypatch.setattr(os, name, counted(getattr(os, name)))

    def arm(number: int) -> None:
        nonlocal left
        left = number

    yield arm
    left = 0


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_an_interruption_loses_nothing_and_the_next_run_ends_in_the_same(
    tmp_path: Path, case: Case, kill_at: Callable[[int], None]
) -> None:
    root = project(tmp_path, case.before)
    for name in case.before:
        (root / "source" / name).unlink()
    for name, texts in case.after.items():
        write(root, name, *texts)
    kept = texts_of(root)
    whole = tmp_path / "whole"
    shutil.copytree(root, whole)
    update(whole)
    wanted = files_of(whole)
    stops = 0
    while True:
        twin = tmp_path / f"twin-{stops}"
        shutil.copytree(root, twin)
        kill_at(stops + 1)
        try:
            update(twin)
        except Killed:
            stops += 1
        else:
            break
        finally:
            kill_at(0)
        assert kept <= texts_of(twin)
        update(twin)
        assert files_of(twin) == wanted
        assert kept <= texts_of(twin)
    assert stops >= 2


def texts_of(root: Path) -> set[str]:
    """Every translation below locales/."""
    return {entry.msgstr for path in (root / "locales").rglob("*.po") for entry in load(path)} - {
        ""
    }


def files_of(root: Path) -> dict[str, bytes]:
    paths = [path for path in (root / "locales").rglob("*") if path.is_file()]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_moves_is_the_same_without_a_ledger_and_in_several_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: Case
) -> None:
    root = project(tmp_path, {**case.before, "same.md": sentences(0, 4)})
    for name in case.before:
        (root / "source" / name).unlink()
    for name, texts in case.after.items():
        write(root, name, *texts)
    shown = []
    for number, options in enumerate(([], [], ["--jobs", "2"])):
        twin = tmp_path / f"{number}" / "project"
        shutil.copytree(root, twin)
        if number:
            shutil.rmtree(twin / ".ambos")
        monkeypatch.chdir(twin)
        done = CliRunner().invoke(group, [*options, "update"], catch_exceptions=False)
        shown.append((done.stdout, done.stderr, files_of(twin)))
    assert shown[0] == shown[1] == shown[2]
    assert shown[0][1] == ""


def _reorganized(
    documents: dict[str, list[int]], gone: list[list[int]], chance: random.Random
) -> str:
    """Change which document has which texts, of which none is lost but what is gone; says what was done."""
    names = list(documents)
    free = [f"d{n}.md" for n in range(9) if f"d{n}.md" not in documents]
    kind = chance.choice(["rename", "exchange", "split off", "split", "join", "remove", "restore"])
    one, other = chance.sample(names, 2)
    texts = documents[one]
    cut = len(texts) // 2
    if not free:
        kind = "join"
    if kind == "rename":
        documents[free[0]] = documents.pop(one)
    elif kind == "exchange":
        documents[one], documents[other] = documents[other], documents[one]
    elif kind == "split off" and cut:
        documents[one], documents[free[0]] = texts[:cut], texts[cut:]
    elif kind == "split" and cut and len(free) > 1:
        del documents[one]
        documents[free[0]], documents[free[1]] = texts[:cut], texts[cut:]
    elif kind == "join" and len(names) > 2:
        documents[other] += documents.pop(one)
    elif kind == "remove" and len(names) > 3:
        gone.append(documents.pop(one))
    elif kind == "restore" and gone:
        documents[free[-1]] = gone.pop()
    return kind


@pytest.mark.parametrize("seed", [0, 1, 13, 27])
def test_whatever_is_done_to_documents_their_texts_keep_their_translations(
    tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    texts = sentences(0, 40)
    documents = {f"d{n}.md": [*range(n * 10, n * 10 + 10)] for n in range(4)}
    gone: list[list[int]] = []
    root = project(tmp_path, {name: [texts[n] for n in has] for name, has in documents.items()})
    every = texts_of(root)
    for _ in range(10):
        done = _reorganized(documents, gone, chance)
        for path in (root / "source").glob("d*.md"):
            path.unlink()
        for name, has in documents.items():
            write(root, name, *(texts[n] for n in has))
        update(root)
        for name, has in documents.items():
            found = [one for one in states(root, catalog(name[:-3])) if one[2] != "obsolete"]
            assert found == approved([texts[n] for n in has]), (done, name)
        assert texts_of(root) == every
        before = tree(root)
        update(root)
        assert tree(root) == before


def test_a_copy_of_a_catalog_takes_no_documents_place(tmp_path: Path, run_ambos: RunAmbos) -> None:
    root = project(tmp_path, {"z.md": sentences(0, 6)})
    copy = root / catalog("backup/z")
    copy.parent.mkdir()
    older = (root / catalog("z")).read_text(encoding="utf-8").replace('msgstr "T ', 'msgstr "Old ')
    copy.write_text(older, encoding="utf-8")
    bare = root / catalog("a-copy")
    lines = older.splitlines(keepends=True)
    bare.write_text("".join(line for line in lines if line[:2] != "#:"), encoding="utf-8")
    (root / "source/z.md").rename(root / "source/y.md")
    assert run_ambos(root, "update").returncode == 0
    assert states(root, catalog("y")) == approved(sentences(0, 6))
    assert copy.read_text(encoding="utf-8") == older
    assert bare.exists()


def test_a_document_that_is_gone_twice_is_put_aside_twice(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = project(tmp_path, {"a.md": sentences(0, 6), "b.md": sentences(6, 12)})
    before = {name: (root / name).read_bytes() for name in ("source/a.md", catalog("a"))}
    aside = root / "locales/.retired/es/LC_MESSAGES/a.po"
    for _ in range(2):
        for name, data in before.items():
            (root / name).write_bytes(data)
        run_ambos(root, "update")
        (root / "source/a.md").unlink()
        done = run_ambos(root, "update")
        assert (done.returncode, (root / catalog("a")).exists()) == (0, False), done.stderr
        assert aside.read_bytes() == before[catalog("a")]


def test_what_comes_along_leaves_the_comments_of_a_message_that_lay_still(tmp_path: Path) -> None:
    root = project(tmp_path, {"a.md": sentences(0, 6), "b.md": sentences(6, 12)})
    write(root, "b.md", *sentences(6, 12), sentences(0, 1)[0])
    update(root)
    path = root / catalog("b")
    text = path.read_text(encoding="utf-8")
    at = text.rindex("#:", 0, text.index(f'msgid "{sentences(0, 1)[0]}"'))
    path.write_text(text[:at] + "# Which river?\n" + text[at:], encoding="utf-8")
    (root / "source/a.md").unlink()
    write(root, "b.md", *sentences(6, 12), *sentences(0, 6))
    update(root)
    entry = next(one for one in load(path) if one.msgid == sentences(0, 1)[0])
    assert (entry.msgstr, entry.tcomment) == (f"T {entry.msgid}", "Which river?")
