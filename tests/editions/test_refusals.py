"""What `ambos build` refuses: one line, exit 2, and public/ as it was."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from i18n import editions
from i18n.errors import AmbosError
from tests.conftest import AsOtherUser
from tests.editions.conftest import SiteFolder

PLAIN = "source/plain.txt"


def stranger(site: SiteFolder) -> str:
    (site.root / "public").mkdir()
    (site.root / "public/mine.html").write_text("mine")
    return "public/: was not made by ambos (move it away, or its files would be lost)"


def public_is_a_file(site: SiteFolder) -> str:
    (site.root / "public").write_text("mine")
    return "public: is no folder (move it away)"


def source_slug(site: SiteFolder) -> str:
    text = "---\ntitle: A\nslug: ../../x\n---\nHi.\n"
    (site.root / "source/x.md").write_text(text)
    return "source/x.md:3: slug '../../x' is no folder's name (write letters, digits and hyphens)"


def reserved_slug(site: SiteFolder) -> str:
    (site.root / "source/x.md").write_text("---\nslug: LC_MESSAGES\n---\nHi.\n")
    return (
        "source/x.md:2: slug 'LC_MESSAGES' is no folder's name (write letters, digits and hyphens)"
    )


def one_address(site: SiteFolder) -> str:
    (site.root / "source/x.md").write_text("---\nslug: Plain\n---\nHi.\n")
    return "source/x.md:2: has the address en/Plain/, as source/plain.txt has (change a slug)"


def one_address_in_other_letters(site: SiteFolder) -> str:
    (site.root / "source/x.md").write_text("---\nslug: caf\u00e9\n---\nHi.\n", encoding="utf-8")
    (site.root / "source/y.md").write_text("---\nslug: cafe\u0301\n---\nHi.\n", encoding="utf-8")
    return (
        "source/y.md:2: slug 'cafe\u0301' is no folder's name (write letters, digits and hyphens)"
    )


def address_of_a_feed(site: SiteFolder) -> str:
    (site.root / "source/x.md").write_text("---\nslug: Atom.xml\n---\nHi.\n")
    return (
        "source/x.md:2: has the address en/Atom.xml/, where en/Atom.xml is a file (change the slug)"
    )


def static_manifest(site: SiteFolder) -> str:
    (site.root / "static").mkdir()
    (site.root / "static/.ambos.json").write_text("{}")
    return "static/.ambos.json: would be public/.ambos.json, which is Ambos's own (give it another name)"


def static_page(site: SiteFolder) -> str:
    (site.root / "static/en/plain").mkdir(parents=True)
    (site.root / "static/en/plain/index.html").write_text("mine")
    what = "would take the place of public/en/plain/index.html, which Ambos makes"
    return f"static/en/plain/index.html: {what} (give it another name)"


def static_asset(site: SiteFolder) -> str:
    (site.root / "static/assets").mkdir(parents=True)
    (site.root / "static/assets/picture.png").write_text("mine")
    what = "would take the place of public/assets/picture.png, which is source/picture.png"
    return f"static/assets/picture.png: {what} (give it another name)"


def static_file_that_is_a_folder(site: SiteFolder) -> str:
    (site.root / "static/en").mkdir(parents=True)
    (site.root / "static/en/plain").write_text("mine")
    what = "would be a folder too, for public/en/plain/plain.txt"
    return f"static/en/plain: {what} (give it another name)"


def static_folder_that_is_a_file(site: SiteFolder) -> str:
    (site.root / "static/style.css").mkdir(parents=True)
    (site.root / "static/style.css/a").write_text("mine")
    what = "its folder would have the name of public/style.css, a file"
    return f"static/style.css/a: {what} (give it another name)"


def state_is_a_file(site: SiteFolder) -> str:
    shutil.rmtree(site.root / ".ambos")
    (site.root / ".ambos").write_text("mine")
    return ".ambos: is no folder (move it away)"


def state_is_a_link_to_nothing(site: SiteFolder) -> str:
    shutil.rmtree(site.root / ".ambos")
    (site.root / ".ambos").symlink_to("nowhere")
    return ".ambos: is no folder (move it away)"


def asset_link(site: SiteFolder) -> str:
    (site.root / "source/secret.png").symlink_to("/etc/passwd")
    return "source/secret.png: is a link that leaves the project (put the file itself here)"


def pipe(site: SiteFolder) -> str:
    os.mkfifo(site.root / "source/pipe.png")
    return "source/pipe.png: is no regular file (take it out of the folder)"


def odd_name(site: SiteFolder) -> str:
    (site.root / os.fsdecode(b"source/caf\xe9.png")).write_bytes(b"x")
    return "source/caf\\udce9.png: its name is not UTF-8 (rename it)"


def pipe_catalog(site: SiteFolder) -> str:
    (site.root / "locales/es/LC_MESSAGES/plain.po").unlink()
    os.mkfifo(site.root / "locales/es/LC_MESSAGES/plain.po")
    return "locales/es/LC_MESSAGES/plain.po: is no regular file (take it out of the folder)"


@pytest.mark.parametrize(
    "spoil",
    [
        pipe,
        odd_name,
        one_address_in_other_letters,
        address_of_a_feed,
        static_manifest,
        static_page,
        static_asset,
        static_file_that_is_a_folder,
        static_folder_that_is_a_file,
        state_is_a_file,
        state_is_a_link_to_nothing,
        pipe_catalog,
        stranger,
        public_is_a_file,
        source_slug,
        reserved_slug,
        one_address,
        asset_link,
    ],
)
def test_what_cannot_be_published_is_refused_in_one_line(
    site: SiteFolder, spoil: Callable[[SiteFolder], str]
) -> None:
    message = spoil(site)
    before = tree(site.root)
    done = site.run_ambos(site.root, "build", "--missing", "source", "--no-check")
    assert (done.returncode, done.stderr) == (2, message + "\n")
    assert tree(site.root) == before


@pytest.mark.parametrize(
    ("paths", "wanted"),
    [
        (["a/b", "A/B"], "public/A/B: would be published twice, as a/b too"),
        (["a/\u00e9", "a/e\u0301"], "public/a/e\u0301: would be published twice, as a/\u00e9 too"),
        (
            ["a/b.txt", "a/B.txt/c/index.html"],
            "public/a/b.txt: would be a folder too, for a/B.txt/c/",
        ),
        (["a/x/index.html", "A"], "public/A: would be a folder too, for a/x/index.html"),
    ],
)
def test_files_that_some_system_takes_for_one_are_refused(paths: list[str], wanted: str) -> None:
    editions.require_unique(["index.html", "a/index.html", "a/bb/index.html"])
    with pytest.raises(AmbosError) as caught:
        editions.require_unique(["index.html", *paths])
    assert wanted in str(caught.value)
    with pytest.raises(AmbosError) as caught:
        editions.require_unique(["index.html", *paths[::-1]])
    assert all(path in str(caught.value) for path in paths)


def test_a_disk_that_is_full_leaves_the_earlier_site(site: SiteFolder) -> None:
    site.ambos("build")
    before = dict(site.files())
    (site.root / PLAIN).write_text("Another text.\n")
    done = run_with(
        site,
        """
        import errno
        from i18n.commands import _twins
        place = _twins.place
        def full(folder, path, known):
            if "plain" in path:
                raise OSError(errno.ENOSPC, "No space left on device", path)
            return place(folder, path, known)
        _twins.place = full
        """,
    )
    assert done.returncode == 2
    assert done.stderr == "public: disk full (free some space and run again)\n"
    assert dict(site.files()) == before
    assert not (site.root / ".ambos/public.new").exists()


def test_without_permission_the_earlier_site_stays(
    site: SiteFolder, as_other_user: AsOtherUser, ambos: Path
) -> None:
    site.ambos("build")
    before = dict(site.files())
    (site.root / PLAIN).write_text("Another text.\n")
    (site.root / ".ambos").chmod(0o500)
    done = as_other_user(site.root, ambos, "build", "--missing", "source", "--no-check")
    (site.root / ".ambos").chmod(0o700)
    assert done.returncode == 2
    assert done.stderr == ".ambos: no permission to write (change the file's owner or mode)\n"
    assert dict(site.files()) == before


def test_a_folder_of_public_without_permission_is_named(
    site: SiteFolder, as_other_user: AsOtherUser, ambos: Path
) -> None:
    site.ambos("build")
    (site.root / PLAIN).write_text("Another text.\n")
    for folder in ("public/en/plain", ".ambos/public.twin/en/plain"):
        (site.root / folder).chmod(0o500)
    done = as_other_user(site.root, ambos, "build", "--missing", "source", "--no-check")
    assert done.returncode == 2
    assert done.stderr == (
        ".ambos/public.new/en/plain: no permission to write (change the file's owner or mode)\n"
    )
    for folder in ("public/en/plain", ".ambos/public.twin/en/plain"):
        if (site.root / folder).exists():
            (site.root / folder).chmod(0o700)


def test_a_folder_that_was_closed_keeps_no_later_build_from_its_own_folders(
    site: SiteFolder, as_other_user: AsOtherUser, ambos: Path
) -> None:
    def build(text: str) -> str:
        (site.root / PLAIN).write_text(text)
        done = as_other_user(site.root, ambos, "build", "--missing", "source", "--no-check")
        assert done.returncode == 0, done.stderr
        return site.read("en/plain/index.html")

    build("One text.\n")
    (site.root / "public/en").chmod(0)
    build("Another text.\n")
    for folder in site.root.glob("public/en"):
        folder.chmod(0o700)
    assert "A third text." in build("A third text.\n")
    assert "A fourth text." in build("A fourth text.\n")


@pytest.mark.parametrize(
    ("number", "name", "status"),
    [(signal.SIGTERM, "SIGTERM", 143), (signal.SIGINT, "SIGINT", 130)],
)
def test_a_build_that_is_stopped_leaves_the_earlier_site(
    site: SiteFolder, number: signal.Signals, name: str, status: int
) -> None:
    site.ambos("build")
    before = dict(site.files())
    (site.root / PLAIN).write_text("Another text.\n")
    done = run_with(
        site,
        f"""
        import os
        from i18n.commands import _twins
        place = _twins.place
        def stopped(folder, path, known):
            if "plain" in path:
                os.kill(os.getpid(), {int(number)})
            return place(folder, path, known)
        _twins.place = stopped
        """,
    )
    assert (done.returncode, done.stderr) == (
        status,
        f"stopped by {name} (nothing was half-written)\n",
    )
    assert dict(site.files()) == before
    assert not (site.root / ".ambos/public.new").exists()


@pytest.mark.parametrize("moment", ["before", "between", "after"])
def test_a_build_that_is_killed_leaves_one_whole_site_for_the_next_to_find(
    site: SiteFolder, moment: str
) -> None:
    site.ambos("build")
    before = dict(site.files())
    (site.root / PLAIN).write_text("Another text.\n")
    done = run_with(
        site,
        f"""
        import os, pathlib, signal
        from i18n import swapping
        swapping.swap = lambda one, other: False  # as where the system has no such step
        replace = pathlib.Path.replace
        def killed(self, target):
            swaps = str(self).endswith("public.new")
            first = str(self).endswith("/public")
            if first and {moment == "before"} or swaps and {moment == "between"}:
                os.kill(os.getpid(), signal.SIGKILL)
            replace(self, target)
            if swaps and {moment == "after"}:
                os.kill(os.getpid(), signal.SIGKILL)
        pathlib.Path.replace = killed
        """,
    )
    assert done.returncode == -signal.SIGKILL
    (site.root / PLAIN).write_bytes((SITE / PLAIN).read_bytes())
    site.ambos("build")
    assert dict(site.files()) == before
    left = {path.name for path in (site.root / ".ambos").iterdir()}
    assert not left & {"public.new", "public.old"}


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.platform("linux")
def test_a_build_that_is_killed_leaves_the_site_before_or_the_new_one(
    site: SiteFolder, moment: str
) -> None:
    site.ambos("build")
    before = dict(site.files())
    (site.root / PLAIN).write_text("Another text.\n")
    done = run_with(
        site,
        f"""
        import os, signal
        from i18n import swapping
        swap = swapping.swap
        def killed(one, other):
            if {moment == "before"}:
                os.kill(os.getpid(), signal.SIGKILL)
            assert swap(one, other)
            os.kill(os.getpid(), signal.SIGKILL)
        swapping.swap = killed
        """,
    )
    assert done.returncode == -signal.SIGKILL
    left = dict(site.files())
    site.ambos("build", "--missing", "source", "--no-check")
    assert left == (before if moment == "before" else dict(site.files()))
    assert not (site.root / ".ambos/public.new").exists()


SITE = Path(__file__).parent / "site"


def test_two_builds_at_once_do_not_mix(site: SiteFolder, ambos: Path) -> None:
    running = [
        subprocess.Popen([ambos, "build"], cwd=site.root, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    assert [process.wait() for process in running] == [0, 0, 0, 0]
    first = dict(site.files())
    (site.root / "public").rename(site.root / "public.first")
    site.ambos("build")
    assert dict(site.files()) == first


def run_with(site: SiteFolder, patch: str) -> subprocess.CompletedProcess[str]:
    """Run `ambos build` in a process of its own whose file layer misbehaves."""
    program = textwrap.dedent(patch) + textwrap.dedent("""
        from i18n.commands import main
        main(["build", "--missing", "source", "--no-check"])
    """)
    return subprocess.run(
        [sys.executable, "-c", program], cwd=site.root, capture_output=True, text=True, check=False
    )


def tree(root: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }
