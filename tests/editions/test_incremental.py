"""A build after a change gives the bytes of a build from nothing, and makes only what shows the change."""

from __future__ import annotations

import os
import random
import re
import shutil
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from i18n.catalogs import load, save
from i18n.commands import _trees
from i18n.commands._group import group
from tests.editions.conftest import RunMeanwhile, SiteFolder, accented

_CHECKED = ("build", "--missing", "source")
_LENIENT = (*_CHECKED, "--no-check")


def numbers(site: SiteFolder) -> Mapping[str, int]:
    """The published files with the numbers that they have on the disk: a new one where it was made."""
    public = site.root / "public"
    return {
        path.relative_to(public).as_posix(): path.stat().st_ino
        for path in public.rglob("*")
        if path.is_file()
    }


def test_a_translation_that_changes_makes_the_files_that_show_it(site: SiteFolder) -> None:
    site.ambos(*_LENIENT)
    before = numbers(site)
    path = max((site.root / "locales/es").rglob("*.po"), key=lambda found: found.stat().st_size)
    catalog = load(path)
    entry = next(entry for entry in reversed(catalog) if not entry.comment.startswith("slug"))
    entry.msgstr += " Más."
    save(catalog, path)
    site.ambos(*_LENIENT)
    after = numbers(site)
    made = {name for name in after if before.get(name) != after[name]}
    stem = path.relative_to(site.root / "locales/es/LC_MESSAGES").with_suffix("").as_posix()
    assert after.keys() == before.keys()
    shown = {name for name in made if name.startswith(("es/", "en-es/", "es-en/"))}
    assert f"es/LC_MESSAGES/{stem}.mo" in shown
    assert any(name.endswith("/index.html") and name.startswith("es/") for name in shown)
    # of other documents nothing is made, nor of the one in its own language
    folders = {
        name.split("/", 1)[1].rpartition("/")[0] for name in shown if "LC_MESSAGES" not in name
    }
    assert len(folders) <= 2, folders
    assert made == shown


def test_a_build_without_a_change_writes_nothing(site: SiteFolder) -> None:
    site.ambos(*_LENIENT)
    before = numbers(site)
    site.ambos(*_LENIENT)
    assert numbers(site) == before


def _edit_source(site: SiteFolder, chance: random.Random) -> None:
    path = chance.choice(_sources(site))
    path.write_text(path.read_text(encoding="utf-8") + f"\nMore {chance.random()}.\n", "utf-8")


def _edit_catalog(site: SiteFolder, chance: random.Random) -> None:
    path = chance.choice(sorted((site.root / "locales").rglob("LC_MESSAGES/**/*.po")))
    catalog = load(path)
    if catalog:
        entry = chance.choice(catalog)
        entry.msgstr = chance.choice(["", accented(entry)])
        save(catalog, path)


def _add(site: SiteFolder, chance: random.Random) -> None:
    name = f"new-{chance.randrange(3)}"
    other = chance.choice(_sources(site)).relative_to(site.root / "source").as_posix()
    text = f"---\ntitle: New {chance.random()}\n---\n\nSee [this]({other}) and [that](new-1.md).\n"
    text += chance.choice(["", "\nAnd [the file](added.bin).\n"])
    (site.root / "source" / f"{name}.md").write_text(text, encoding="utf-8")


def _take_away(site: SiteFolder, chance: random.Random) -> None:
    added = sorted((site.root / "source").glob("new-*.md"))
    if added:
        chance.choice(added).unlink()


def _spoil(site: SiteFolder, chance: random.Random) -> None:
    """Spoil a published file, or what the builds keep for themselves."""
    published = sorted(path for path in (site.root / "public").rglob("*.html"))
    kept = sorted((site.root / ".ambos").glob("build*.ledger"))
    chance.choice([*published[:3], *kept]).write_bytes(b"spoilt")


def _change_settings(site: SiteFolder, chance: random.Random) -> None:
    path = site.root / "ambos.toml"
    text = path.read_text(encoding="utf-8").split("# changed")[0]
    least = chance.choice(["0", "0.5", "1"])
    theme = chance.choice(["", 'theme = "look"\n'])
    (site.root / "look").mkdir(exist_ok=True)
    icon = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>\n'
    (site.root / "look/icon.svg").write_text(icon, encoding="utf-8")
    path.write_text(
        f"{text}# changed {chance.random()}\n[publish]\nminimum = {least}\n{theme}", "utf-8"
    )


def _edit_theme(site: SiteFolder, chance: random.Random) -> None:
    look = site.root / "look"
    look.mkdir(exist_ok=True)
    name = chance.choice(["style.css", "frame.html.jinja"])
    if chance.random() < 0.5:
        (look / name).unlink(missing_ok=True)
    elif name.endswith(".css"):
        (look / name).write_text(f"p {{ margin: {chance.random()}em }}\n", encoding="utf-8")
    else:
        base = '{% extends "default/frame.html.jinja" %}'
        block = f"{{% block footer %}}<p>{chance.random()}</p>{{% endblock %}}\n"
        (look / name).write_text(base + block, encoding="utf-8")


def _edit_front_matter(site: SiteFolder, chance: random.Random) -> None:
    """Give a document that was added another slug, date, embargo or language."""
    added = sorted((site.root / "source").glob("new-*.md"))
    if not added:
        return
    path = chance.choice(added)
    days = [f"2026-01-{day:02}" for day in (1, 10, 20)]
    field = chance.choice(
        [
            f"slug: slug-{chance.randrange(10**6)}",
            f"date: {chance.choice(days)}",
            f"publish: {chance.choice(days)}",
            f"publish:\n  es: {chance.choice(days)}",
        ]
    )
    _, fields, text = path.read_text(encoding="utf-8").split("---\n", 2)
    path.write_text(f"---\n{fields.splitlines()[0]}\n{field}\n---\n{text}", encoding="utf-8")


def _edit_static(site: SiteFolder, chance: random.Random) -> None:
    """Make a file of static/ a folder, or a folder a file."""
    place = site.root / "static/press"
    place.parent.mkdir(exist_ok=True)
    if place.is_dir():
        shutil.rmtree(place)
        place.write_text(f"{chance.random()}", encoding="utf-8")
    else:
        place.unlink(missing_ok=True)
        place.mkdir()
        (place / "kit.txt").write_text(f"{chance.random()}", encoding="utf-8")


def _edit_asset(site: SiteFolder, chance: random.Random) -> None:
    (site.root / "source/added.bin").write_bytes(chance.randbytes(4))


def _change_targets(site: SiteFolder, chance: random.Random) -> None:
    path = site.root / "ambos.toml"
    targets = chance.choice(['"es"', '"es", "fr"', '"fr"'])
    text = re.sub(r"targets = .*", f"targets = [{targets}]", path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")


def _rename(site: SiteFolder, chance: random.Random) -> None:
    path = chance.choice(_sources(site))
    path.rename(path.with_name(f"renamed-{chance.randrange(3)}.md"))
    site.ambos("update")


def _say_in_front(site: SiteFolder, chance: random.Random) -> None:
    """Say that a document is in another language, or is to be published later."""
    path = chance.choice(_sources(site))
    text = path.read_text(encoding="utf-8")
    line = chance.choice(["language: es", "publish: 2999-01-01", "publish:\n  es: 2999-01-01"])
    if text.startswith("---\n") and "\nlanguage:" not in text and "\npublish:" not in text:
        path.write_text(text.replace("---\n", f"---\n{line}\n", 1), encoding="utf-8")


def _sources(site: SiteFolder) -> list[Path]:
    return sorted((site.root / "source").rglob("*.md"))


_EDITS: list[Callable[[SiteFolder, random.Random], None]] = [
    _edit_source,
    _edit_catalog,
    _add,
    _take_away,
    _spoil,
    _change_settings,
    _edit_theme,
    _edit_front_matter,
    _edit_static,
    _edit_asset,
]
_MOVES: list[Callable[[SiteFolder, random.Random], None]] = [
    _add,
    _take_away,
    _change_targets,
    _rename,
    _say_in_front,
]
"""Those that leave earlier addresses behind."""


@pytest.mark.parametrize(
    ("edits", "seed"),
    [*((_EDITS, seed) for seed in range(6)), *((_MOVES, seed) for seed in range(3))],
    ids=[*(f"edits-{seed}" for seed in range(6)), *(f"moves-{seed}" for seed in range(3))],
)
def test_builds_after_edits_give_what_a_build_from_nothing_gives(
    site: SiteFolder, seed: int, edits: list[Callable[[SiteFolder, random.Random], None]]
) -> None:
    chance = random.Random(seed)
    site.ambos(*_LENIENT, "--date", "2026-01-05")
    for _ in range(4):
        for edit in chance.choices(edits, k=3):
            edit(site, chance)
        day = chance.choice(["2026-01-05", "2026-01-15", "2026-01-25"])
        how = chance.choice([_LENIENT, _CHECKED])
        before = dict(site.files())
        done = site.run_ambos(site.root, *how, "--date", day)
        found = dict(site.files())
        fresh = SiteFolder(site.root.with_name("fresh"), site.run_ambos)
        shutil.rmtree(fresh.root, ignore_errors=True)
        shutil.copytree(site.root, fresh.root, ignore=shutil.ignore_patterns("public", ".ambos"))
        anew = fresh.run_ambos(fresh.root, *how, "--date", day)
        assert done.returncode == anew.returncode
        if done.returncode:
            assert done.stderr == anew.stderr
            assert found == before
        else:
            assert found == dict(fresh.files())


_EDIT = """
time.sleep(0.1)
path = root / "source/b.md"
path.write_text(path.read_text().replace("Two.", "Two, mended."))
time.sleep(0.1)
"""
_PICTURE = "---\ntitle: Held\npublish: 2030-01-01\n---\n\n![x](p.png)\n"


@pytest.mark.parametrize("is_first", [True, False], ids=["first", "second"])
def test_what_is_saved_while_a_build_works_is_published_by_the_next(
    site: SiteFolder, run_meanwhile: RunMeanwhile, is_first: bool
) -> None:
    shutil.rmtree(site.root / "source")
    (site.root / "source").mkdir()
    texts = {"held": _PICTURE, "a": "# A\n\nOne.\n", "b": "# B\n\nTwo.\n"}
    for name, text in texts.items():
        (site.root / f"source/{name}.md").write_text(text, encoding="utf-8")
    (site.root / "source/p.png").write_bytes(b"picture")
    dated = (*_LENIENT[1:], "--date", "2026-01-01")
    if not is_first:
        site.ambos("build", *dated)
        time.sleep(0.1)
        (site.root / "source/a.md").write_text("# Another\n\nOne.\n", encoding="utf-8")
    time.sleep(0.1)
    done = run_meanwhile(site, "indexes", _EDIT, *dated)
    assert done.returncode == 0, done.stderr
    assert "Two, mended." in (site.root / "source/b.md").read_text(encoding="utf-8")
    time.sleep(0.1)
    site.ambos("build", *dated)
    assert "Two, mended." in site.read("en/b/index.html")


def test_a_translation_that_is_due_but_in_preparation_is_listed_on_its_day(
    site: SiteFolder,
) -> None:
    with (site.root / "ambos.toml").open("a", encoding="utf-8") as file:
        file.write("\n[publish]\nminimum = 1\n")
    text = "---\ntitle: New\npublish:\n  es: 2026-01-10\n---\n\nSome words.\n"
    (site.root / "source/new.md").write_text(text, encoding="utf-8")
    site.ambos("update")
    site.ambos(*_LENIENT, "--date", "2026-01-05")
    assert "New" not in site.read("es/index.html")
    site.ambos(*_LENIENT, "--date", "2026-01-15")
    assert "New" in site.read("es/index.html")


def test_a_build_from_nothing_leaves_what_is_the_same(site: SiteFolder) -> None:
    site.ambos(*_LENIENT)
    before = numbers(site)
    for path in (site.root / ".ambos").glob("*.ledger"):
        path.unlink()
    done = site.run_ambos(site.root, *_LENIENT)
    assert done.stdout == "Nothing to do: public/ is up to date.\n"
    assert numbers(site) == before
    (site.root / "ambos.toml").write_text(
        (site.root / "ambos.toml").read_text(encoding="utf-8")
        + '\n[publish]\nformats = ["json"]\n',
        encoding="utf-8",
    )
    site.ambos(*_LENIENT)
    after = numbers(site)
    assert any(name.endswith(".txt") for name in before)
    assert not any(name.endswith(".txt") for name in after)
    assert after["style.css"] == before["style.css"]
    assert site.run_ambos(site.root, *_LENIENT).stdout.startswith("Nothing to do")


def _spoil_twin(site: SiteFolder, kind: str) -> None:
    """Do something to the folder that takes turns with public/."""
    twin = site.root / ".ambos/public.twin"
    if kind == "a file is gone":
        (twin / "en/plain/index.html").unlink()
    elif kind == "a file of others":
        (twin / "en/mine.html").write_text("mine")
    elif kind == "another file":
        (twin / "en/plain/index.html").unlink()
        (twin / "en/plain/index.html").write_text("mine")
    elif kind == "a link":
        twin.rename(site.root / "outside")
        twin.symlink_to(site.root / "outside")
    elif kind == "a link to nothing":
        shutil.rmtree(twin)
        twin.symlink_to(site.root / "nowhere")
    elif kind == "a folder that is a link":
        (twin / "es").rename(site.root / "outside")
        (twin / "es").symlink_to(site.root / "outside")
    elif kind == "a file":
        shutil.rmtree(twin)
        twin.write_text("mine")
    else:  # files of their own, as a copy of the project has them, and one is written to
        page = twin / "en/plain/index.html"
        listed = page.parent.stat().st_mtime_ns
        data = page.read_bytes()
        page.unlink()
        page.write_bytes(data[::-1])
        os.utime(page.parent, ns=(listed, listed))


@pytest.mark.parametrize("is_large", [False, True], ids=["small", "large"])
@pytest.mark.parametrize(
    "kind",
    [
        "a file is gone",
        "a file of others",
        "another file",
        "a link",
        "a link to nothing",
        "a folder that is a link",
        "a file",
        "a file without a second name",
    ],
)
def test_a_twin_that_was_spoilt_is_made_anew(
    site: SiteFolder, kind: str, is_large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if is_large:  # then another process looks at it
        monkeypatch.setattr(_trees, "_MANY", 0)
    monkeypatch.chdir(site.root)

    def build() -> None:
        done = CliRunner().invoke(group, list(_LENIENT), catch_exceptions=False)
        assert done.exit_code == 0, done.output

    build()
    time.sleep(0.05)
    _spoil_twin(site, kind)
    outside = {path: path.stat().st_ino for path in (site.root / "outside").rglob("*")}
    time.sleep(0.05)
    for text in ("Two more.", "Three more."):
        path = site.root / "source/other.md"
        path.write_text(path.read_text(encoding="utf-8") + f"\n{text}\n", encoding="utf-8")
        build()
        assert not any(path.is_symlink() for path in site.root.rglob("*"))
        assert {path: path.stat().st_ino for path in (site.root / "outside").rglob("*")} == outside
        found = dict(site.files())
        assert any(text.encode() in data for data in found.values())
        fresh = SiteFolder(site.root.with_name("fresh"), site.run_ambos)
        shutil.rmtree(fresh.root, ignore_errors=True)
        shutil.copytree(site.root, fresh.root, ignore=shutil.ignore_patterns("public", ".ambos"))
        fresh.ambos(*_LENIENT)
        assert found == dict(fresh.files())
