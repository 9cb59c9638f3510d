"""Themes: files of a project in the place of Ambos's own, and what is wrong in them."""

# ruff: noqa: E501  (a message is read in one piece)

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from lxml import html

from i18n.commands._group import group
from i18n.editions import Theme, default_files, make_theme, sitemap
from i18n.errors import AmbosError
from tests.commands.project import tree
from tests.conftest import ROOT
from tests.editions.conftest import SiteFolder, accented

EXTENDS = '{% extends "default/page.html.jinja" %}\n'
DOCUMENTED = (ROOT / "docs" / "themes.md").read_text(encoding="utf-8")


def settings(site: SiteFolder, text: str) -> None:
    path = site.root / "ambos.toml"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n[publish]\n{text}\n", encoding="utf-8")


def themed(site: SiteFolder, files: Mapping[str, str | bytes]) -> None:
    """Give the site a theme of these files."""
    settings(site, 'theme = "look/own"')
    for name, text in files.items():
        path = site.root / "look/own" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)


def without_list(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in files.items() if path != ".ambos.json"}


def test_the_copied_theme_gives_the_bytes_of_the_default_one(site: SiteFolder) -> None:
    formats = 'base-url = "https://example.org/"\nformats = ["document", "text", "epub", "json"]\n'
    settings(site, formats)
    site.ambos("build")
    before = without_list(site.files())
    done = site.run_ambos(site.root, "init", "--theme")
    assert done.returncode == 0
    assert f"The default theme in theme/: {len(default_files())} files." in done.stdout
    text = (site.root / "ambos.toml").read_text(encoding="utf-8")
    (site.root / "ambos.toml").write_text(f'{text}theme = "theme"\n', encoding="utf-8")
    done = site.run_ambos(site.root, "build")
    assert done.returncode == 0, done.stderr
    assert without_list(site.files()) == before
    assert "https://example.org/" in site.read("sitemap.xml")


def test_a_theme_of_one_template_leaves_the_others_as_they_are(site: SiteFolder) -> None:
    site.ambos("build")
    before = without_list(site.files())
    block = '{% block byline %}<p class="byline">{{ words("Both") }}, {{ tag }}</p>{% endblock %}'
    themed(site, {"page.html.jinja": EXTENDS + block})
    site.ambos("build")
    after = without_list(site.files())
    changed = {path for path in before if before[path] != after[path]}
    pages = {path for path in before if re.fullmatch(r"[\w-]+/.+/index\.html", path)}
    assert after.keys() == before.keys()
    assert pages
    assert changed == pages
    assert '<p class="byline">Ambos, es</p>' in site.read("es/plain/index.html")


def test_a_change_of_a_theme_makes_a_new_build(site: SiteFolder) -> None:
    themed(site, {"style.css": "a { color: red }\n", "icon.svg": "<svg/>", "README.md": "Ours."})
    site.ambos("build")
    assert (site.read("style.css"), site.read("icon.svg")) == ("a { color: red }\n", "<svg/>")
    assert "Nothing to do" in site.run_ambos(site.root, "build").stdout
    (site.root / "look/own/style.css").write_text("a { color: blue }\n")
    site.ambos("build")
    assert site.read("style.css") == "a { color: blue }\n"


def made(site: SiteFolder, folder: Path) -> set[str]:
    """The files that a build makes anew; all of them are those of a build from nothing."""
    public = site.root / "public"
    before = {path: path.stat().st_ino for path in public.rglob("*") if path.is_file()}
    site.ambos("build")
    after = {path: path.stat().st_ino for path in public.rglob("*") if path.is_file()}
    fresh = SiteFolder(folder, site.run_ambos)
    shutil.copytree(site.root, folder, ignore=shutil.ignore_patterns("public", ".ambos"))
    fresh.ambos("build")
    assert without_list(fresh.files()) == without_list(site.files())
    shutil.rmtree(folder)
    changed = {path for path, number in after.items() if before.get(path) != number}
    return {path.relative_to(public).as_posix() for path in changed} - {".ambos.json"}


def test_a_build_makes_what_a_change_of_the_theme_reaches(site: SiteFolder, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh"
    themed(site, {"style.css": "a { color: red }\n"})
    site.ambos("build")
    pages = {path for path in site.files() if path.endswith(".html")}
    look = site.root / "look/own"
    (look / "style.css").write_text("a { color: blue }\n", encoding="utf-8")
    assert made(site, fresh) == {"style.css"}
    (look / "icon.svg").write_text("<svg/>", encoding="utf-8")
    assert made(site, fresh) == {"icon.svg"}
    footer = (
        '{% extends "default/frame.html.jinja" %}{% block footer %}<footer>F</footer>{% endblock %}'
    )
    (look / "frame.html.jinja").write_text(footer, encoding="utf-8")
    assert made(site, fresh) == pages
    (look / "frame.html.jinja").write_text(footer.replace(">F<", ">G<"), encoding="utf-8")
    assert made(site, fresh) == pages
    (look / "style.css").unlink()
    assert made(site, fresh) == {"style.css"}
    (look / "frame.html.jinja").unlink()
    assert made(site, fresh) == pages


def test_a_stylesheet_can_add_to_the_default_one(site: SiteFolder) -> None:
    site.ambos("build")
    before = site.read("style.css")
    include = '{% include "default/style.css.jinja" %}\n'
    themed(site, {"style.css.jinja": include + '{# ours #}a::after { content: "<>&"; }\n'})
    site.ambos("build")
    assert site.read("style.css") == before + 'a::after { content: "<>&"; }\n'


def test_a_theme_may_hold_parts_of_its_own(site: SiteFolder) -> None:
    part = '{% from "parts/mark.html.jinja" import mark %}{% block footer %}{{ mark("a < b") }}{% endblock %}'
    frame = '{% extends "default/frame.html.jinja" %}\n' + part
    macro = "{% macro mark(text) %}<footer>{{ text }}</footer>{% endmacro %}"
    themed(site, {"frame.html.jinja": frame, "parts/mark.html.jinja": macro})
    site.ambos("build")
    for path in ("index.html", "404.html", "es/index.html", "en-es/plain/index.html"):
        assert "<footer>a &lt; b</footer>" in site.read(path)


def test_what_documents_and_translations_say_is_escaped_in_every_template(site: SiteFolder) -> None:
    hostile = '</title><script>alert(1)</script>{{ 7*7 }}" onload="x'
    text = (
        f"---\ntitle: '{hostile}'\ndescription: '{hostile}'\ndate: 2026-01-02\n---\n\n{hostile}\n"
    )
    (site.root / "source/hostile.md").write_text(text, encoding="utf-8")
    site.ambos("update")
    site.translate(accented)
    plain = "<h1>{{ head.title }}</h1>{{ head.description }}{{ descriptions }}{% for list in titles %}{{ list }}{% endfor %}"
    index = (
        "{% for entry in entries %}<p title='{{ entry.title }}'>{{ entry.titles }}</p>{% endfor %}"
    )
    themed(
        site,
        {
            "frame.html.jinja": "<!doctype html>{% block head %}{% endblock %}{% block body %}{% endblock %}"
            "{{ head.title }}",
            "page.html.jinja": '{% extends "frame.html.jinja" %}{% block body %}'
            + plain
            + "{{ body }}{% endblock %}",
            "index.html.jinja": f'{{% extends "frame.html.jinja" %}}{{% block body %}}{index}{{% endblock %}}',
        },
    )
    site.ambos("build", "--missing", "source", "--no-check")
    for path in ("en/hostile/index.html", "es/hostile/index.html", "en/index.html"):
        page = site.read(path)
        assert "<script" not in page.replace('<script type="application/ld+json">', "")
        assert "&lt;script&gt;" in page
        assert "{{ 7*7 }}" in page
        assert "49" not in page
        assert not html.document_fromstring(page).xpath("//@onload")


FRAME = "<html>{% block head %}{% endblock %}"
FAULTS: list[tuple[dict[str, str | bytes], str]] = [
    ({"page.html.jinja": EXTENDS + "\n{% block byline %}{{ titel }}{% endblock %}"}, "page.html.jinja:3: 'titel' is undefined (the documentation of themes lists what each template is given)"),
    ({"page.html.jinja": EXTENDS + "{% block byline %}{{ head.titel }}{% endblock %}"}, "page.html.jinja:2: 'Head' has no attribute 'titel' (the documentation of themes lists what each template is given)"),
    ({"page.html.jinja": "\n{% if %}"}, "page.html.jinja:2: Expected an expression, got 'end of statement block' (mend the template)"),
    ({"page.html.jinja": "\n{% if tag %}"}, "page.html.jinja:2: Unexpected end of template. Jinja was looking for the following tags: 'elif' or 'else' or 'endif'. The innermost block that needs to be closed is 'if' (mend the template)"),
    ({"page.html.jinja": "\n{{ tag | titlecase }}"}, "page.html.jinja:2: No filter named 'titlecase' (mend the template)"),
    ({"page.html.jinja": "\n{{ [1, 2] | random }}"}, "page.html.jinja:2: No filter named 'random' (mend the template)"),
    ({"page.html.jinja": "\n{{ lipsum(n=1) }}"}, "page.html.jinja:2: 'lipsum' is undefined (the documentation of themes lists what each template is given)"),
    ({"page.html.jinja": "\n{{ 'a' * 2 ** 62 }}"}, "page.html.jinja:2: makes more than the memory holds (mend the template)"),
    ({"page.html.jinja": "\n{{ tag + 1 }}"}, 'page.html.jinja:2: can only concatenate str (not "int") to str (mend the template)'),
    ({"page.html.jinja": "{{ 1 / 0 }}"}, "page.html.jinja:1: division by zero (mend the template)"),
    ({"page.html.jinja": "{{ words('{name}') }}"}, "page.html.jinja:1: there is no value 'name' (mend the template)"),
    ({"page.html.jinja": "{{ tag.__class__.__mro__ }}"}, "page.html.jinja:1: access to attribute '__class__' of 'str' object is unsafe (mend the template)"),
    ({"page.html.jinja": '{% extends "page.html.jinja" %}'}, "page.html.jinja:1: extends itself (Ambos's own template is 'default/page.html.jinja')"),
    ({"page.html.jinja": '{% include "page.html.jinja" %}'}, "page.html.jinja:1: includes itself without end (take that out)"),
    ({"page.html.jinja": '\n{% include "part.html" %}'}, "page.html.jinja:2: there is no template 'part.html' (mend the name, or add it)"),
    ({"page.html.jinja": "\n{% include tag %}"}, "page.html.jinja:2: there is no template 'en' (mend the name, or add it)"),
    ({"page.html.jinja": EXTENDS + "{% block bylin %}{% endblock %}"}, "page.html.jinja:2: 'bylin' is no block of default/page.html.jinja (it has body, byline, corrections, editions, files, footer, head, header, origins, tags, text, title, views)"),
    ({"frame.html.jinja": FRAME}, "frame.html.jinja: has no block 'body', which 404.html.jinja fills (add it: {% block body %})"),
    ({"pages.html.jinja": ""}, "pages.html.jinja: is a template that nothing uses (those used: 404.html.jinja, atom.xml.jinja, book.css.jinja, chapter.xhtml.jinja, frame.html.jinja, index.html.jinja, languages.html.jinja, nav.xhtml.jinja, package.opf.jinja, page.html.jinja, phrases.html.jinja, redirect.html.jinja, sitemap-index.xml.jinja, sitemap.xml.jinja, style.css.jinja)"),
    ({"serif.woff2": ""}, "serif.woff2: is no template, stylesheet or icon (files that pages show go into static/)"),
    ({"style.css": "", "style.css.jinja": ""}, "style.css: is there as style.css.jinja too (keep one of the two)"),
    ({"page.html.jinja": b"a\n\xff"}, "page.html.jinja:2: is not UTF-8 (save it as UTF-8)"),
    ({"default/page.html.jinja": ""}, "default/page.html.jinja: cannot be in a folder 'default/', which stands for Ambos's own templates (rename it)"),
]  # fmt: skip


@pytest.mark.parametrize(("files", "message"), FAULTS, ids=[message for _, message in FAULTS])
def test_what_is_wrong_in_a_theme_is_one_line_and_nothing_is_written(
    site: SiteFolder, files: Mapping[str, str | bytes], message: str
) -> None:
    themed(site, files)
    before = tree(site.root)
    done = site.run_ambos(site.root, "build")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"look/own/{message}\n"
    assert tree(site.root) == before


def test_a_fault_in_a_default_template_is_named_by_its_place_there(site: SiteFolder) -> None:
    themed(site, {"phrases.html.jinja": "{% macro phrase(list) %}{% endmacro %}"})
    done = site.run_ambos(site.root, "build")
    assert done.returncode == 2
    assert re.match(r"default/\w+\.html\.jinja:\d+: .*'phrases'", done.stderr)
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("value", "make", "message"),
    [
        ("look", None, "ambos.toml:6: 'theme': look: no such file (check the name)"),
        ("source", None, "ambos.toml:6: 'theme': source: has files of another kind (keep the theme elsewhere)"),
        ("look", lambda root: (root / "look").symlink_to("/etc"), "ambos.toml:6: 'theme': look: is a link, or below one, that leaves the project (put the file itself here)"),
        ("look/ssl", lambda root: (root / "look").symlink_to("/etc"), "ambos.toml:6: 'theme': look/ssl: is a link, or below one, that leaves the project (put the file itself here)"),
        ("look", lambda root: [(root / "look").mkdir(), (root / "look/style.css").symlink_to("/etc/passwd")], "look/style.css: is a link that leaves the project (put the file itself here)"),
        ("look", lambda root: [(root / "look").mkdir(), os.mkfifo(root / "look/style.css")], "look/style.css: is no regular file (take it out of the folder)"),
        ("../look", None, "ambos.toml:6: 'theme' is not a folder of the project such as \"theme\""),
        ("/etc", None, "ambos.toml:6: 'theme' is not a folder of the project such as \"theme\""),
    ],
)  # fmt: skip
def test_a_folder_that_can_be_no_theme_is_refused(
    site: SiteFolder, value: str, make: Callable[[Path], object] | None, message: str
) -> None:
    settings(site, f'theme = "{value}"')
    if make is not None:
        make(site.root)
    done = site.run_ambos(site.root, "build")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{message}\n")


def test_init_copies_the_theme_into_the_project_around_and_overwrites_nothing(
    site: SiteFolder,
) -> None:
    done = site.run_ambos(site.root / "source", "init", "--theme", "look/own")
    assert done.returncode == 0
    assert 'Set theme = "look/own" in the table publish' in done.stdout
    folder = site.root / "look/own"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == default_files()
    (folder / "404.html.jinja").unlink()
    before = tree(site.root)
    done = site.run_ambos(site.root, "init", "--theme", "look/own")
    message = "look/own/atom.xml.jinja: is there already (name another folder, or move it away)\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", message)
    assert tree(site.root) == before


def test_init_starts_a_project_with_a_theme(site: SiteFolder) -> None:
    folder = site.root.parent
    done = site.run_ambos(folder, "init", "--theme", "look", "new")
    assert done.returncode == 0
    assert (folder / "new/ambos.toml").is_file()
    assert (folder / "new/look/page.html.jinja").is_file()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("../look", "../look: is not a folder of the project such as \"theme\""),
        ("static/look", "static/look: has files of another kind (name another folder)"),
        ("link", "link: is a link, or below one, that leaves the project (name another folder)"),
        ("ambos.toml", "ambos.toml: is a file (name a folder)"),
    ],
)  # fmt: skip
def test_init_puts_a_theme_nowhere_else(site: SiteFolder, name: str, message: str) -> None:
    (site.root / "link").symlink_to("/tmp")
    before = tree(site.root)
    done = site.run_ambos(site.root, "init", "--theme", name)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{message}\n")
    assert tree(site.root) == before


def test_the_default_theme_is_a_theme_without_faults() -> None:
    theme = make_theme("theme", list(default_files().items()))
    assert len(theme.files) == len(default_files())
    with pytest.raises(AmbosError):
        make_theme("theme", [("page.html.jinja", b"{% block %}")])


def sections(level: str) -> dict[str, set[str]]:
    """What the first columns of the documented tables name, by the names of their sections."""
    parts = re.split(rf"^{level} `?([^\n`]+)`?$", DOCUMENTED, flags=re.MULTILINE)
    found = {}
    for title, text in zip(parts[1::2], parts[2::2], strict=True):
        rows = re.findall(r"^\| (`.*?) \|", text.split("\n## ")[0], re.MULTILINE)
        found[title] = {name for row in rows for name in re.findall(r"`([^`]+)`", row)}
    return found


def objects(name: str, value: object, found: dict[str, set[str]]) -> None:
    """Note the attributes of the objects in a value, by the names that the documentation gives them."""
    if isinstance(value, Mapping):
        found.setdefault(name, set()).update(map(str, value))
        members = list(value.items())
    elif isinstance(value, list | tuple) and not hasattr(value, "_fields"):
        members = [(name, one) for one in value]
    elif is_dataclass(value) or hasattr(value, "_fields"):
        names = getattr(value, "_fields", None) or [one.name for one in fields(value)]  # type: ignore[arg-type]
        own = {one for one, of in vars(type(value)).items() if isinstance(of, property)}
        found.setdefault(type(value).__name__.lstrip("_"), set()).update(names, own)
        members = [
            (one, getattr(value, one)) for one in names if one not in ("localized", "messages")
        ]
    else:
        return
    for one, member in members:
        objects(one, member, found)


def test_the_documentation_lists_what_each_template_is_given(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: dict[str, set[str]] = {}
    seen: dict[str, set[str]] = {}
    render = Theme.render

    def noting(self: Theme, name: str, context: Mapping[str, object]) -> str:
        given.setdefault(name, set()).update(context)
        for variable, value in context.items():
            objects(variable, value, seen)
        return render(self, name, context)

    (site.root / "source/half.md").write_text("---\ntitle: A\ncorrection: C\n---\n\nOne.\n")
    (site.root / "source/seen.md").write_text("---\ntitle: B\n---\n\n![P](dot.png)\n", "utf-8")
    (site.root / "source/dot.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    formats = 'formats = ["document", "text", "epub", "json"]\nminimum = "90%"'
    settings(site, f'base-url = "https://example.org/"\n{formats}')
    addresses = '[es]\n"plain" = ["earlier"]\n'
    (site.root / "locales/slugs.toml").write_text(addresses, encoding="utf-8")
    monkeypatch.setattr(Theme, "render", noting)
    monkeypatch.setattr(sitemap, "MOST", 5)  # or there would be no index of maps
    arguments = ["--quiet", "--project", str(site.root), "build", "--missing", "source"]
    group.main(arguments, standalone_mode=False)
    documented = sections("###")
    frame = documented.pop("In every HTML page")
    templates = {name for name in default_files() if name.endswith(".jinja")}
    alone = {"frame.html.jinja", "phrases.html.jinja"}
    assert given.keys() == templates - alone
    for name, variables in given.items():
        common = frame if name.endswith(".html.jinja") else set()
        assert documented.pop(name) | common == variables, name
    assert documented.pop("phrases.html.jinja") == set()
    seen["Side"].discard("localized")
    assert documented == {name: seen.get(name) for name in documented}
    described = {name for name in seen if name[0].isupper()}
    assert described == {name for name in documented if name[0].isupper()}


def test_the_words_of_a_page_read_nothing_of_the_values_that_a_template_gives_them(
    site: SiteFolder,
) -> None:
    leak = "{{ words('{a.__call__} {a.tag} {b[0]} {a!r} {b}', a=words, b='B') }}"
    themed(site, {"page.html.jinja": f"{EXTENDS}{{% block byline %}}{leak}{{% endblock %}}"})
    site.ambos("build")
    page = site.read("en/plain/index.html")
    assert "{a.__call__} {a.tag} {b[0]} {a!r} B" in page


@pytest.mark.parametrize(
    "change",
    ["words.messages.update({'Read in': 'changed'})", "links.clear()", "side_names.append('x')"],
)
def test_a_template_changes_nothing_that_it_is_given(site: SiteFolder, change: str) -> None:
    themed(
        site,
        {"page.html.jinja": f"{EXTENDS}{{% block byline %}}{{{{ {change} }}}}{{% endblock %}}"},
    )
    done = site.run_ambos(site.root, "build")
    assert done.returncode == 2
    assert done.stderr.startswith("look/own/page.html.jinja:2: access to attribute ")
    assert "is unsafe" in done.stderr
