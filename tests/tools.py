"""The programs that tests need beside Python, as listed in tools.toml: found, installed and run.

As a script: `tools.py install [NAME…]` and `tools.py validate FOLDER`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parent.parent
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
SYSTEM_PATH = ("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin")


@dataclass(frozen=True, slots=True)
class Tool:
    """One entry of tools.toml: programs on the PATH, or a file of an npm package."""

    name: str
    programs: tuple[str, ...] = ()
    debian: tuple[str, ...] = ()
    npm: str = ""
    file: str = ""
    needs: tuple[str, ...] = ()

    def remedy(self) -> str:
        """What a reader who lacks the tool can type."""
        if self.npm:
            return "make test, with the programs " + " and ".join(self.needs)
        return "on Debian: apt-get install " + " ".join(self.debian)


@dataclass(frozen=True, slots=True)
class Message:
    """What the validator says about a page; `line` counts from 1, and is 0 for the whole page."""

    path: str
    line: int
    severity: str
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.severity}: {self.text}"


def listed(data: str | None = None) -> dict[str, Tool]:
    """The tools of tools.toml, by name."""
    tables = tomllib.loads(data or (ROOT / "tests" / "tools.toml").read_text(encoding="utf-8"))
    return {name: tool_from(name, table) for name, table in tables.items()}


def tool_from(name: str, table: Mapping[str, str | list[str]]) -> Tool:
    """A tool from its table. Raises TypeError for a key that a tool does not have."""
    fields: dict[str, Any] = {
        key: value if isinstance(value, str) else tuple(value) for key, value in table.items()
    }
    return Tool(name, **fields)


def tool_of(name: str) -> Tool:
    """The entry that brings a program, or the one of that name. Raises KeyError for an unlisted."""
    for tool in listed().values():
        if name == tool.name or name in tool.programs:
            return tool
    raise KeyError(f"{name} is not in tests/tools.toml (list it there)")


def search_path() -> str:
    """The PATH of this process and, after it, the system's own folders."""
    folders = [*os.environ.get("PATH", "").split(os.pathsep), *SYSTEM_PATH]
    return os.pathsep.join(dict.fromkeys(filter(None, folders)))


def find(name: str) -> Path | None:
    """Where a listed program lies, None where it is missing. Raises KeyError for an unlisted."""
    tool = tool_of(name)
    if tool.npm:
        return npm_file(tool)
    found = shutil.which(name, path=search_path())
    return Path(found) if found else None


def npm_file(tool: Tool) -> Path | None:
    """The tool's file, if it is there in the version that the list names."""
    package, _, version = tool.npm.rpartition("@")
    manifest = ROOT / ".tools" / "node_modules" / package / "package.json"
    file = ROOT / tool.file
    if not file.is_file() or not manifest.is_file():
        return None
    return file if json.loads(manifest.read_bytes())["version"] == version else None


def missing(tools: Iterable[Tool]) -> list[Tool]:
    """Those of the tools that are not there, or not whole."""
    return [
        tool for tool in tools if any(find(name) is None for name in tool.programs or (tool.name,))
    ]


def with_needs(names: Sequence[str]) -> list[Tool]:
    """The tools of these names and what each of them needs; all that are listed for no names."""
    if not names:
        return list(listed().values())
    tools = [tool_of(name) for name in names]
    return [*(tool_of(need) for tool in tools for need in tool.needs), *tools]


def install(names: Sequence[str] = ()) -> int:
    """Install what is missing where this user may; say what is still missing. Gives exit status."""
    wanted = with_needs(names)
    install_from_debian([package for tool in missing(wanted) for package in tool.debian])
    install_from_npm([tool.npm for tool in missing(wanted) if tool.npm])
    absent = missing(wanted)
    for tool in absent:
        print(f"Missing: {tool.name} ({tool.remedy()})", file=sys.stderr)
    if absent and is_required():
        return 1
    if absent:
        print("The tests that need what is missing are skipped.", file=sys.stderr)
    return 0


def is_required() -> bool:
    """Whether a missing tool is a failure."""
    return os.environ.get("AMBOS_REQUIRE_TOOLS") == "1"


def install_from_debian(packages: Sequence[str]) -> None:
    """Install packages with apt-get, where there is one and this user may."""
    prefix = administrator()
    if not packages or prefix is None or not shutil.which("apt-get", path=search_path()):
        return
    print("Installing with apt-get:", *packages, file=sys.stderr)
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", f"PATH={search_path()}", "apt-get"]
    apt += ["-qq", "-o", "DPkg::Lock::Timeout=300"]
    run([*apt, "update"])
    run([*apt, "install", "--yes", "--no-install-recommends", *packages])


def administrator() -> list[str] | None:
    """What goes before a command that needs root: nothing, or sudo; None where neither will do."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo", path=search_path())
    if (
        sudo
        and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return [sudo, "-n"]
    return None


def install_from_npm(packages: Sequence[str]) -> None:
    """Install packages below .tools/, without their scripts and without a lock file."""
    npm = find("npm")
    if not packages or npm is None:
        return
    print("Installing with npm:", *packages, file=sys.stderr)
    # npm takes away what it is not told of
    there = [tool.npm for tool in listed().values() if tool.npm and npm_file(tool)]
    packages = sorted({*packages, *there})
    (ROOT / ".tools").mkdir(exist_ok=True)
    options = ["--prefix", ".tools", "--no-save", "--no-package-lock", "--ignore-scripts"]
    run([str(npm), "install", *options, "--no-audit", "--no-fund", "--loglevel=error", *packages])


def run(command: Sequence[str]) -> None:
    """Run an installer in the project's folder; print what it said only when it fails.

    Node trusts the certificates that it was built with, and those of the system when told.
    """
    environment = {**os.environ, "PATH": search_path()}
    if CERTIFICATES.exists():
        environment.setdefault("NODE_EXTRA_CA_CERTS", str(CERTIFICATES))
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        print(done.stdout[-4000:], done.stderr[-4000:], sep="", file=sys.stderr)


def validate(paths: Sequence[Path], java: Path, jar: Path) -> list[Message]:
    """What the Nu validator says about HTML files, and every HTML file below folders."""
    if not paths:
        return []
    options = ["--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html"]
    done = subprocess.run(
        [str(java), "-Xss4m", "-jar", str(jar), *options, *map(str, paths)],
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )
    return [message_of(record) for record in json.loads(done.stdout)["messages"]]


def message_of(record: Mapping[str, object]) -> Message:
    """A message from the validator's JSON; a warning is its `info` with a subtype."""
    severity = str(record.get("subType") if record["type"] == "info" else record["type"])
    line = record.get("lastLine", 0)
    assert isinstance(line, int)
    path = unquote(urlsplit(str(record.get("url", ""))).path)
    return Message(path, line, severity, str(record.get("message", "")))


def validate_folder(folder: Path) -> int:
    """Print what the validator says about a folder's pages. Gives exit status."""
    pages = sorted(folder.rglob("*.html")) if folder.is_dir() else []
    java, jar = find("java"), find("vnu")
    if not pages:
        print(f"{folder}: no HTML page (run `make edition`)", file=sys.stderr)
        return 2
    if java is None or jar is None:
        print(f"Missing: vnu ({tool_of('vnu').remedy()})", file=sys.stderr)
        return 2
    messages = validate([folder], java, jar)
    print(*messages, f"{len(pages)} pages, {len(messages)} messages", sep="\n")
    return 1 if any("error" in message.severity for message in messages) else 0


def main(arguments: Sequence[str]) -> int:
    """Run one of the two commands of the module's docstring. Gives exit status."""
    match list(arguments):
        case ["install", *names]:
            return install(names)
        case ["validate", folder]:
            return validate_folder(Path(folder))
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
