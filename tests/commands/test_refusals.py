"""Bad input: one line that says what is wrong, where and what to do, exit status 2, nothing written."""

# ruff: noqa: E501  (a message stands on one line, as its reader sees it)

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands.project import CATALOG, make, tree
from tests.conftest import AsOtherUser, RunAmbos

Spoil = Callable[[Path], object]
KEYS = (
    "abbreviations, breadcrumb, carry, code, credits, fail-on, fields, ignore, missing, name, "
    "per-file-ignores, percent, publish, quotes, reference, segmentation, select, shorten-urls, source, srx, targets"
)


def source(data: bytes, name: str = "b.md") -> Spoil:
    return lambda root: (root / "source" / name).write_bytes(data)


def settings(text: str) -> Spoil:
    return lambda root: (root / "ambos.toml").write_text(text, encoding="utf-8")


def link(name: str, target: str) -> Spoil:
    def spoil(root: Path) -> None:
        (root / name).symlink_to(target)

    return spoil


def shared_settings(text: str) -> Spoil:
    def spoil(root: Path) -> None:
        (root / "ambos.toml").unlink()
        (root / "pyproject.toml").write_text(text, encoding="utf-8")

    return spoil


def both_settings(root: Path) -> None:
    (root / "pyproject.toml").write_text("[tool.ambos]\n", encoding="utf-8")


def link_to_folder(root: Path) -> None:
    (root.parent / "other").mkdir()
    (root.parent / "other" / "x.md").write_text("Hello there.\n", encoding="utf-8")
    (root / "source" / "folder").symlink_to("../../other")


def rules(data: str, name: str = "rules.srx") -> Spoil:
    def spoil(root: Path) -> None:
        (root / "ambos.toml").write_text(f'source = "en"\nsrx = ["{name}"]\n', encoding="utf-8")
        (root / "rules.srx").write_text(data, encoding="utf-8")

    return spoil


def rules_elsewhere(root: Path) -> None:
    rules("")(root)
    (root / "rules.srx").rename(root.parent / "rules.srx")
    (root / "rules.srx").symlink_to("../rules.srx")


def no_project(root: Path) -> None:
    (root / "ambos.toml").unlink()


def no_sources(root: Path) -> None:
    (root / "source" / "a.md").unlink()
    (root / "source").rmdir()


def catalog_elsewhere(root: Path) -> None:
    (root / CATALOG).rename(root.parent / "a.po")
    (root / CATALOG).symlink_to("../../../../a.po")
    (root / "source" / "a.md").write_text("Something new.\n", encoding="utf-8")


def catalog(edit: Callable[[str], str]) -> Spoil:
    def spoil(root: Path) -> None:
        text = (root / CATALOG).read_text(encoding="utf-8")
        (root / CATALOG).write_text(edit(text), encoding="utf-8")

    return spoil


def catalog_folder(root: Path) -> None:
    (root / CATALOG).unlink()
    (root / CATALOG).mkdir()


def front(text: str) -> Spoil:
    return source(f"---\n{text}\n---\n\nBody here.\n".encode())


YAML = "(write YAML between the lines '---')"
UPDATE = [
    (source(b"x\n\xff\n"), "source/b.md:2: byte 0xff at offset 2 is not UTF-8 (save the file as UTF-8)"),
    (source(b"\xef\xbb\xbfa\n\n\xe9"), "source/b.md:3: byte 0xe9 at offset 6 is not UTF-8 (save the file as UTF-8)"),
    (source("x".encode("utf-16")), "source/b.md:1: is UTF-16 (save it as UTF-8)"),
    (source("x".encode("utf-16-le")), "source/b.md:1: has a NUL byte (is it a text file?)"),
    (source(b"a\n\nb\0"), "source/b.md:3: has a NUL byte (is it a text file?)"),
    (source(b"a\n\nb\0", "b.txt"), "source/b.txt:3: has a NUL byte (is it a text file?)"),
    (front("title: [a"), f"source/b.md:3: front matter: expected ',' or ']', but got '<stream end>' {YAML}"),
    (front("title: a: b"), f"source/b.md:2: front matter: mapping values are not allowed here {YAML}"),
    (front("\ttitle: a"), f"source/b.md:2: front matter: found character '\\t' that cannot start any token {YAML}"),
    (front("title: a\ntitle: b"), "source/b.md:3: front matter: 'title' stands in line 2 too (keep one)"),
    (front("title: a\ndate: yesterday"), "source/b.md:3: front matter: 'date' is not a date: 'yesterday' (write 2025-07-18)"),
    (front("language: 12"), "source/b.md:2: front matter: 'language' is not a language code: '12' (write en or es-MX)"),
    (link("source/b.md", "/etc/hostname"), "source/b.md: is a link that leaves the project (put the file itself here)"),
    (link("source/b.md", "../../elsewhere.md"), "source/b.md: is a link that leaves the project (put the file itself here)"),
    (
        link("source/b.md", "nowhere.md"),
        "source/b.md: is a link to what is not there (mend it, or take it out)",
    ),
    (link("source/b.md", "b.md"), "source/b.md: is a link that leads to itself (take it out)"),
    (link_to_folder, "source/folder: is a link to a folder (put its files here)"),
    (lambda root: os.mkfifo(root / "source" / "b.md"), "source/b.md: is no regular file (take it out of the folder)"),
    (lambda root: open(os.fsencode(root / "source") + b"/b\xff.md", "w").close(), "source/b\\udcff.md: its name is not UTF-8 (rename it)"),
    (source(b"Hello there.\n", "a.txt"), "source/a.txt: has the catalog of source/a.md too (rename one of the two)"),
    (no_sources, "source: no such file (check the name)"),
    (no_project, "no project here (run 'ambos init', or name its folder with --project)"),
    (both_settings, "ambos.toml: pyproject.toml has settings too, in [tool.ambos] (keep one of the two)"),
    (settings('source = "en"\ncolour = 1\n'), f"ambos.toml:2: unknown key 'colour' (known: {KEYS})"),
    (shared_settings('[project]\nname = "x"\n\n[tool.ambos]\ncolour = 1\n'), f"pyproject.toml:5: unknown key 'colour' (known: {KEYS})"),
    (settings('fail-on = "error"\nfail_on = "warning"\n'), "ambos.toml:2: 'fail_on' stands there twice, as 'fail-on' too (keep one of the two)"),
    (settings("source = 1\n"), "ambos.toml:1: 'source' is not a language code such as \"es\" or \"es-MX\""),
    (settings('\ntargets = "es"\n'), "ambos.toml:2: 'targets' is not a list of language codes such as [\"es\"]"),
    (settings("breadcrumb = 1\n"), "ambos.toml:1: 'breadcrumb' is not true or false"),
    (settings('missing = "never"\n'), "ambos.toml:1: 'missing' is not one of \"refuse\", \"source\", \"last-good\", \"omit\""),
    (settings('targets = ["en"]\n'), "ambos.toml:1: 'targets' names the source language 'en' (take it out)"),
    (settings('source = "es"\n'), "ambos.toml:1: 'targets' is missing (its default is 'es', which is 'source' here)"),
    (settings('targets = ["es", "ES"]\n'), "ambos.toml:1: 'targets' is not a list that names each language once"),
    (settings('source = "en\n'), "ambos.toml:1: Illegal character '\\n' (write TOML; texts stand in quotation marks)"),
    (settings('abbreviations = ["Dept."]\n'), "ambos.toml:1: 'abbreviations' is not a table such as { en = [\"Dept.\"] }"),
    (settings('\n[abbreviations]\nen = "Dept."\n'), "ambos.toml:2: 'abbreviations' is not a table of lists such as { en = [\"Dept.\"] }"),
    (settings('abbreviations = { en = ["."] }\n'), "ambos.toml:1: 'abbreviations' is not a table of lists such as { en = [\"Dept.\"] }"),
    (settings('abbreviations = { es-MX = ["Lic."] }\n'), "ambos.toml:1: 'abbreviations' is not a table of languages such as en or es: it has 'es-MX'"),
    (settings('srx = "rules.srx"\n'), "ambos.toml:1: 'srx' is not a list of files in the project such as [\"rules.srx\"]"),
    (settings('srx = ["../rules.srx"]\n'), "ambos.toml:1: 'srx' is not a list of files in the project such as [\"rules.srx\"]"),
    (settings('srx = ["/etc/hostname"]\n'), "ambos.toml:1: 'srx' is not a list of files in the project such as [\"rules.srx\"]"),
    (rules("", "none.srx"), "ambos.toml:2: 'srx': none.srx: no such file (check the name)"),
    (rules("", "source"), "ambos.toml:2: 'srx': source: is a folder (name a file)"),
    (rules_elsewhere, "ambos.toml:2: 'srx': rules.srx is a link, or below one, that leaves the project (copy the file here)"),
    (rules("<srx>\n</srx"), "rules.srx:2: is not well-formed XML: unclosed token (mend it)"),
    (rules('\n<srx version="1.0"/>'), "rules.srx:2: is SRX 1.0 (save it as SRX 2.0)"),
    (lambda root: (root / "ambos.toml").write_bytes(b"#\n# \xff\n"), "ambos.toml:2: is not UTF-8 (save it as UTF-8)"),
    (catalog(lambda text: text[: text.index("Hola") + 2]), f"{CATALOG}:12: a string that is not closed: \"Ho (add the quotation mark, or restore what was cut off)"),
    (catalog(lambda text: text + "<<<<<<< ours\n"), f"{CATALOG}:23: conflict marker of git (resolve the conflict)"),
    (catalog(lambda text: text + '\nmsgid "Hello there"\nmsgstr ""\n'), f"{CATALOG}:24: duplicate message: Hello there stands in line 11 too (take one of them out)"),
    (catalog(lambda text: text.replace("UTF-8", "KOI-99")), f"{CATALOG}:4: unknown charset: KOI-99 (save the file as UTF-8 and write charset=UTF-8)"),
    (catalog(lambda text: text.replace("UTF-8", "US-ASCII").replace("Hola", "Olé")), f"{CATALOG}:12: byte 0xC3 is not US-ASCII text (correct the charset in the header, or save the file in it)"),
    (catalog_folder, f"{CATALOG}: is a folder (name a file)"),
    (catalog_elsewhere, f"{CATALOG}: is a link, or below one, that leaves the project (put the file itself here)"),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "message"), UPDATE, ids=[message for _, message in UPDATE])
def test_update_refuses_it(tmp_path: Path, run_ambos: RunAmbos, spoil: Spoil, message: str) -> None:
    root = make(tmp_path)
    spoil(root)
    before = tree(tmp_path)
    done = run_ambos(root, "update")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{message}\n")
    assert tree(tmp_path) == before


@pytest.mark.parametrize(
    "arguments",
    [["extract"], ["render", "source/b.md", "--language", "es"], ["compile"], ["segment", "source/b.md", "--language", "en"]],
    ids=lambda arguments: arguments[0],
)  # fmt: skip
def test_every_command_that_reads_documents_refuses_what_is_no_text(
    tmp_path: Path, run_ambos: RunAmbos, arguments: list[str]
) -> None:
    root = make(tmp_path)
    source(b"a\n\nb\0")(root)
    before = tree(tmp_path)
    done = run_ambos(root, *arguments)
    message = "source/b.md:3: has a NUL byte (is it a text file?)\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", message)
    assert tree(tmp_path) == before


PLURAL = '\nmsgid "file"\nmsgid_plural "files"\nmsgstr[0] "archivo"\nmsgstr[1] "archivos"\n'


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("nplurals=2; plural=(n", f"{CATALOG}:7: Plural-Forms does not parse: nplurals=2; plural=(n (write nplurals=2; plural=(n != 1);)"),
        ("nplurals=1; plural=0;", f"{CATALOG}:24: 2 plural forms, but the header's Plural-Forms has nplurals=1 (write 1, or correct the header)"),
        ("nplurals=2; plural=n;", f"{CATALOG}:7: Plural-Forms has nplurals=2, but its expression gives 1000 (write nplurals=1001, or correct the expression)"),
    ],
)  # fmt: skip
def test_compile_refuses_plural_forms_that_the_header_does_not_count(
    tmp_path: Path, run_ambos: RunAmbos, value: str, message: str
) -> None:
    root = make(tmp_path)
    spoiled = catalog(lambda text: text.replace("nplurals=2; plural=(n != 1);", value) + PLURAL)
    spoiled(root)
    before = tree(tmp_path)
    done = run_ambos(root, "compile")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{message}\n")
    assert tree(tmp_path) == before


def test_a_wrong_plural_forms_header_troubles_nobody_without_plural_messages(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = make(tmp_path)
    catalog(lambda text: text.replace("plural=(n != 1)", "plural=(n"))(root)
    assert run_ambos(root, "update").returncode == 0
    assert run_ambos(root, "compile").returncode == 0


USAGE = [
    ([], "no command given (see 'ambos --help')"),
    (["updat"], "No such command 'updat' (see 'ambos --help')"),
    (["--jobs", "0", "update"], "Invalid value for '--jobs': 0 is not in the range x>=1 (see 'ambos --help')"),
    (["-q", "-v", "update"], "--quiet and --verbose at once (keep one) (see 'ambos --help')"),
    (["--project", "nowhere", "update"], "nowhere: no such folder (name the project's folder)"),
    (["update", "--language", "fr"], "no language of this project: 'fr' (has en, es; 'targets' adds one)"),
    (["render", "--language", "es"], "more than one document needs --output DIR (see 'ambos render --help')"),
    (["render", "source/z.md", "--language", "es"], "source/z.md: no document of this project (its documents are in source/)"),
    (["render", "--language", "es", "--output", "source"], "source: is the project's own source/ (give another folder to --output)"),
    (["extract", "../z.md"], "../z.md: no document of this project (its documents are in source/)"),
    (["segment", "z.md", "--language", "en"], "z.md: no such file (check the name)"),
    (["segment", "source", "--language", "en"], "source: is a folder (name a file)"),
    (["segment", "--language", "1"], "'1' is not a language code (write en or es-MX) (see 'ambos segment --help')"),
    (["init", "ambos.toml"], "ambos.toml: is a file (name a folder)"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "message"), USAGE, ids=[message for _, message in USAGE])
def test_a_wrong_call_is_one_line(
    tmp_path: Path, run_ambos: RunAmbos, arguments: list[str], message: str
) -> None:
    root = make(tmp_path)
    before = tree(tmp_path)
    done = run_ambos(root, *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{message}\n")
    assert tree(tmp_path) == before


@pytest.mark.parametrize(
    ("name", "mode", "message"),
    [
        ("source/a.md", 0o000, "source/a.md: no permission to read (change the file's owner or mode)"),
        ("source", 0o000, "source: no permission to read (change the file's owner or mode)"),
        (CATALOG, 0o000, f"{CATALOG}: no permission to read (change the file's owner or mode)"),
        ("ambos.toml", 0o000, "ambos.toml: no permission to read (change the file's owner or mode)"),
        ("locales/es/LC_MESSAGES", 0o555, f"{CATALOG}: no permission to write (change the owner or mode of its folder)"),
        ("locales/es/LC_MESSAGES", 0o600, f"{CATALOG}: no permission to read (change the owner or mode of its folder)"),
    ],
)  # fmt: skip
def test_what_may_not_be_read_or_written_is_named(  # noqa: PLR0917
    tmp_path: Path, ambos: Path, as_other_user: AsOtherUser, name: str, mode: int, message: str
) -> None:
    root = make(tmp_path)
    if mode:
        with open(root / CATALOG, "a", encoding="utf-8") as file:
            file.write('\nmsgid "old"\nmsgstr "viejo"\n')
    before = tree(tmp_path)
    kept = (root / name).stat().st_mode
    (root / name).chmod(mode)
    done = as_other_user(root, ambos, "update")
    (root / name).chmod(kept)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{message}\n")
    assert tree(tmp_path) == before
