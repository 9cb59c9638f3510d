"""What git is asked, and told: its settings for merging catalogs."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from i18n import files
from i18n.errors import AmbosError

ATTRIBUTES = ".gitattributes"
RULE = "*.po merge=ambos"
_SECTION = "merge.ambos"
_NAME = "gettext catalogs, message by message"
_CONFLICT = 3
"""The status that tells the shell of a conflict from a failure of the program, which has 1 or 2."""
_NO_TREE = ("not a git repository", "must be run in a work tree")
"""What git says where there is no working tree."""
_TRUST = re.compile(r"git config .*safe\.directory .*")
"""What git says is to be done for a working tree of another owner."""


def root(folder: Path) -> Path:
    """The top of the working tree that holds a folder.

    Raises AmbosError where there is none, or one that git does not trust, or cannot read.
    """
    done = _git(folder, "rev-parse", "--show-toplevel")
    found = done.stdout.decode(errors="replace").removesuffix("\n")
    if done.returncode or not found:
        raise AmbosError(_without_tree(done), path=str(folder))
    return Path(found)


def _without_tree(done: subprocess.CompletedProcess[bytes]) -> str:
    """Why git knows no working tree, and what to do."""
    said = done.stderr.decode(errors="replace")
    remedy = _TRUST.search(said)
    if remedy is not None:
        first = said.partition("\n")[0].removeprefix("fatal: ")
        return f"git: {first} (if you trust it: {remedy[0]})"
    if not said or any(words in said for words in _NO_TREE):
        return "no working tree of git (run it in a clone, or git init)"
    return _words(done)


def add_rule(top: Path) -> bool:
    """Let git use the driver for catalogs; False where `.gitattributes` says so already."""
    data = _attributes(top)
    if any(line.split() == RULE.encode().split() for line in data.splitlines()):
        return False
    end = b"\r\n" if b"\r\n" in data else b"\n"
    joint = end if data and not data.endswith(b"\n") else b""
    return files.write(top / ATTRIBUTES, data + joint + RULE.encode() + end, ATTRIBUTES)


def take_rule(top: Path) -> bool:
    """Take the rule out, and the file with it where it had nothing else; False where it is not there."""
    data = _attributes(top)
    lines = data.splitlines(keepends=True)
    kept = b"".join(line for line in lines if line.split() != RULE.encode().split())
    if kept == data:
        return False
    if not kept.strip():
        return files.remove(top / ATTRIBUTES, ATTRIBUTES)
    return files.write(top / ATTRIBUTES, kept, ATTRIBUTES)


def _attributes(top: Path) -> bytes:
    found = files.look(top / ATTRIBUTES, ATTRIBUTES)
    return b"" if found is None else found[0]


def set_driver(top: Path) -> bool:
    """Name this program in the clone's settings; False where it is named there. Raises AmbosError."""
    wanted = {f"{_SECTION}.name": _NAME, f"{_SECTION}.driver": driver()}
    changed = {
        name: value
        for name, value in wanted.items()
        if _git(top, "config", "--local", "--get", name).stdout != f"{value}\n".encode()
    }
    for name, value in changed.items():
        _must(top, "config", "--local", "--replace-all", name, value)
    return bool(changed)


def unset_driver(top: Path) -> bool:
    """Take the driver out of the clone's settings; False where it is not there. Raises AmbosError."""
    if _git(top, "config", "--local", "--get-regexp", r"^merge\.ambos\.").returncode:
        return False
    _must(top, "config", "--local", "--remove-section", _SECTION)
    return True


def driver() -> str:
    """The command line that git gives to a shell.

    Where the program fails, or is not there any more, the file is merged as text, and both are put into
    one that git takes for no text: git would else leave ours alone in it, and theirs would be lost by the
    next commit.
    """
    program = os.path.abspath(sys.argv[0])
    if os.name == "nt" and not program.endswith((".exe", ".py")):
        program += ".exe"
    words = [Path(program).as_posix()]
    if program.endswith(".py"):
        words.insert(0, Path(sys.executable).as_posix())
    command = " ".join(map(shlex.quote, words))
    text = "git merge-file -L ours -L base -L theirs %A %O %B"
    both = (
        "{ echo '<<<<<<< ours'; cat %A; echo; echo =======; cat %B; echo; echo '>>>>>>> theirs'; }"
        " > %A.both && mv %A.both %A"
    )
    return (
        f"{command} merge-driver %O %A %B %P --conflict-status {_CONFLICT} || "
        f"{{ test $? -eq {_CONFLICT} || {text} || test $? -lt 128 || {{ {both}; }}; exit 1; }}"
    )


def merge_as_text(base: str, ours: str, theirs: str) -> None:
    """Merge files line by line into the second, with git's marks where both changed. Raises AmbosError."""
    labels = ("-L", "ours", "-L", "base", "-L", "theirs")
    done = _git(Path.cwd(), "merge-file", *labels, ours, base, theirs)
    if done.returncode < 0 or done.returncode > 127:
        raise AmbosError(_words(done), path=ours)


def common(top: Path, revision: str) -> str:
    """The last commit that HEAD and a revision have in common. Raises AmbosError where there is none."""
    done = _git(top, "merge-base", "HEAD", revision, "--")
    if done.returncode:
        what = f"git knows no such revision: {revision} (fetch it, with its history)"
        raise AmbosError(what)
    return done.stdout.decode("ascii", "replace").strip()


def contents(top: Path, commit: str, name: str) -> bytes | None:
    """The bytes of a file as a commit has it, by its name in the repository; None where it has none."""
    done = _git(top, "cat-file", "blob", f"{commit}:{name}")
    return None if done.returncode else done.stdout


def renames(top: Path, commit: str) -> dict[str, str]:
    """What files that git has under another name since a commit were called there, by that name.

    Names are those in the repository. A file that nobody has added is none of git's. Raises AmbosError.
    """
    options = ("--name-status", "--find-renames", "--diff-filter=R", "--no-relative", "-z")
    done = _git(top, "diff", "-l0", *options, commit, "--")
    if done.returncode:
        raise AmbosError(_words(done))
    words = [os.fsdecode(word) for word in done.stdout.split(b"\0")[:-1]]
    return dict(zip(words[2::3], words[1::3], strict=True))


def removed(top: Path, commit: str) -> list[str]:
    """The files of a commit that are no more, or have another name, by their names in the repository."""
    options = ("--name-only", "--no-renames", "--diff-filter=D", "--no-relative", "-z")
    done = _git(top, "diff", *options, commit, "--")
    return [os.fsdecode(name) for name in done.stdout.split(b"\0")[:-1]]


def has_tag(folder: Path, name: str) -> bool:
    """Is there a tag of this name? Raises AmbosError outside a repository."""
    return (
        _git(root(folder), "rev-parse", "--verify", "--quiet", f"refs/tags/{name}").returncode == 0
    )


def branch() -> str:
    """The name that git gives to the other side of a merge; "" where it gives none."""
    names = {name for key, name in os.environ.items() if key.startswith("GITHEAD_")}
    return names.pop() if len(names) == 1 else ""


def _must(folder: Path, *arguments: str) -> None:
    done = _git(folder, *arguments)
    if done.returncode:
        raise AmbosError(_words(done), path=str(folder))


def _words(done: subprocess.CompletedProcess[bytes]) -> str:
    said = " ".join(done.stderr.decode(errors="replace").split())
    return f"git {done.args[1]}: {said or 'failed'} (see what git says of it)"


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder. Raises AmbosError where there is no git, or no such folder."""
    try:
        return subprocess.run(
            ["git", *arguments],
            cwd=folder,
            env={**os.environ, "LC_ALL": "C"},  # so that what it says is known
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except (FileNotFoundError, NotADirectoryError) as error:
        if not folder.is_dir():
            raise AmbosError("no such folder (check the name)", path=str(folder)) from error
        raise AmbosError("git is not installed (install it, or put it on the PATH)") from error
