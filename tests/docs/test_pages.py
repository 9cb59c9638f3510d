"""The pages say what the program does: blocks, links, keys, commands."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import fields
from pathlib import Path

import click
import pytest
import yaml

from i18n import configuration
from i18n.catalogs.syntax import parse as parse_catalog
from i18n.commands._group import COMMANDS, group
from i18n.configuration import Settings
from i18n.model import Missing, Severity
from i18n.publication import Publication
from i18n.roots import OWN_FILE
from tests.conftest import plain_environment
from tests.docs import pages
from tests.docs.pages import ROOT

PAGES = pages.names()
MADE = "docs/checks.md"
"""Made of the checks, whose examples are tests of their own."""

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^(#{1,6}) (.+)$", re.MULTILINE)
SPAN = re.compile(r"`([^`\n]+)`")
MAKE = re.compile(r"^([a-z]+):", re.MULTILINE)


def anchors(text: str) -> set[str]:
    """The anchors of a page's headings, as the usual viewers of Markdown make them."""
    plain = [re.sub(r"[`*]", "", title) for _, title in HEADING.findall(pages.prose(text))]
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in plain}


def sections(text: str) -> dict[str, str]:
    """The sections of the second level that are named by code, in order."""
    parts = re.split(r"^## `([\w-]+)`$", text, flags=re.MULTILINE)
    return {
        name: re.split(r"^## ", body, flags=re.MULTILINE)[0]
        for name, body in zip(parts[1::2], parts[2::2], strict=True)
    }


def options(command: click.Command) -> dict[str, click.Option]:
    """A command's options but --help, by their long names; a group's are those of its commands."""
    commands = [command]
    if isinstance(command, click.Group):
        commands += command.commands.values()
    return {
        name: parameter
        for one in commands
        for parameter in one.params
        if isinstance(parameter, click.Option)
        for name in parameter.opts
        if name.startswith("--")
    }


def loaded(name: str) -> click.Command:
    """A command by its name."""
    command = group.get_command(click.Context(group), name)
    assert command is not None, name
    return command


def is_known(line: str) -> bool:
    """Does a command line of `ambos` name a command that there is, and options that it has?"""
    words = line.split()[1:]
    name = next((word for word in words if word in COMMANDS), None)
    taken = set(options(group)) | {"--help", "-q", "-v", "-h"}
    if name is not None:
        taken |= set(options(loaded(name)))
    elif any(re.fullmatch(r"[a-z-]+", word) for word in words if not word.startswith("-")):
        return False
    return all(word.partition("=")[0] in taken for word in words if word.startswith("-"))


@pytest.fixture(scope="session")
def readme(tmp_path_factory: pytest.TempPathFactory) -> pages.Walk:
    """The walk of the README, which other pages continue."""
    walk = pages.Walk(tmp_path_factory.mktemp("readme"), pages.with_program(plain_environment()))
    walk.page("README.md")
    return walk


@pytest.mark.parametrize("name", PAGES)
def test_a_page_prints_what_its_commands_print(
    name: str, tmp_path: Path, readme: pages.Walk
) -> None:
    text = pages.text_of(name)
    walk = pages.Walk(tmp_path, readme.environment, {"README.md": readme})
    assert walk.page(name) == text
    assert "Traceback" not in text


@pytest.mark.parametrize("name", [name for name in PAGES if name != MADE])
def test_every_block_of_a_page_is_run_or_read(name: str, tmp_path: Path) -> None:
    targets = set(MAKE.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    text = pages.text_of(name)
    found = pages.blocks(text)
    assert 2 * len(found) == len(re.findall("^ *```", text, re.MULTILINE))
    for block in found:
        where = f"{name}:{block.line}"
        if block.role in ("file", "part of", "translate") or block.language == "console":
            continue
        match block.language:
            case "toml":
                (tmp_path / OWN_FILE).write_text(block.text, encoding="utf-8")
                assert configuration.load(tmp_path), where
            case "json":
                assert json.loads(block.text), where
            case "po":
                assert len(parse_catalog(block.text.encode(), where)), where
            case "yaml":
                assert yaml.safe_load(block.text), where
            case _:
                for line in filter(None, block.text.splitlines()):
                    program, *rest = line.partition("#")[0].split()
                    assert program in ("make", "pip", "ambos"), f"{where}: {line}"
                    assert program != "make" or rest[0] in targets, f"{where}: {line}"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_names_commands_and_options_that_there_are(name: str) -> None:
    text = pages.text_of(name)
    lines = [span for span in SPAN.findall(text) if span.startswith("ambos ")]
    lines += re.findall(r"^\s*(?:- run: |run: )?(ambos .+?)(?:\s[|>#].*)?$", text, re.MULTILINE)
    for line in lines:
        assert "…" in line or line.split()[1].isupper() or is_known(line), f"{name}: {line}"


@pytest.mark.parametrize("name", PAGES)
def test_every_link_of_a_page_leads_somewhere(name: str) -> None:
    for target in LINK.findall(SPAN.sub("", pages.prose(pages.text_of(name)))):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        goal = (ROOT / name).parent / path if path else ROOT / name
        assert goal.exists(), f"{name}: {target}"
        assert goal.resolve().is_relative_to(ROOT), f"{name}: {target}"
        if anchor:
            assert anchor in anchors(goal.read_text(encoding="utf-8")), f"{name}: {target}"


def test_each_key_of_the_settings_has_its_section_with_its_default() -> None:
    found = sections(pages.text_of("docs/configuration.md"))
    defaults = Settings()
    names = [field.name for field in fields(Settings)]
    assert [name.replace("-", "_") for name in found] == names
    for key, body in found.items():
        stated = re.search(r"Default:\s+`([^`]+)`", body)
        assert stated, key
        value = tomllib.loads(f"value = {stated[1]}")["value"]
        wanted = getattr(defaults, key.replace("-", "_"))
        if isinstance(wanted, Publication):
            value = Publication(**value)
        assert (tuple(value) if isinstance(value, list | dict) else value) == wanted, key
        example = re.compile(rf"^(?:{key} = |\[{key}\]$)", re.MULTILINE)
        assert any(example.search(block.text) for block in pages.blocks(body)) or (
            f"\n{key} = " in body
        ), key


def test_each_choice_of_a_setting_is_named() -> None:
    body = sections(pages.text_of("docs/configuration.md"))
    for key, words in (("missing", Missing), ("fail-on", Severity)):
        for word in words:
            assert f'`"{word}"`' in body[key], (key, word)


def test_each_command_has_its_section() -> None:
    assert list(sections(pages.text_of("docs/commands.md"))) == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_option_of_a_command_is_explained(name: str) -> None:
    body = sections(pages.text_of("docs/commands.md"))[name]
    rows = re.findall(r"^\| (`.*?) \|", body, re.MULTILINE)
    spans = [span for row in rows for span in SPAN.findall(row) if span.startswith("--")]
    found = options(loaded(name))
    assert {span.split()[0] for span in spans} == set(found)
    for option, parameter in found.items():
        if isinstance(parameter.type, click.Choice) and not parameter.metavar:
            for choice in parameter.type.choices:
                assert f"`{option} {choice}`" in body, f"{name} {option} {choice}"


def test_each_option_of_the_program_is_explained() -> None:
    body = pages.text_of("docs/commands.md").partition("## Options of every command")[2]
    rows = re.findall(r"^\| (`-.*?) \|", body.partition("\n## ")[0], re.MULTILINE)
    spans = [span.split()[0] for row in rows for span in SPAN.findall(row)]
    wanted = {
        name for parameter in group.params for name in parameter.opts if parameter.name != "help"
    }
    assert set(spans) == wanted


@pytest.mark.parametrize("name", COMMANDS)
def test_each_help_has_an_example_that_is_known(name: str) -> None:
    command = loaded(name)
    assert command.epilog
    assert command.epilog.startswith("Example: ")
    lines = re.findall(r"ambos [^|>]+", command.epilog)
    assert lines
    assert all(is_known(line) for line in lines)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_option_of_a_command_has_a_help(name: str) -> None:
    assert all(parameter.help for parameter in options(loaded(name)).values())


def test_the_picture_of_the_readme_is_small() -> None:
    assert (ROOT / "docs" / "side-by-side.png").stat().st_size < 200_000
