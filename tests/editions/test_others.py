"""Editions that other packages offer."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.conftest import RunAmbos
from tests.editions.conftest import SiteFolder

DOCUMENT = """\
from i18n.editions import File

def publish_document(site, domain):
    yield File(f"lists/{domain}.txt", domain.encode())
"""


def install(folder: Path, text: str) -> dict[str, str]:
    """The environment in which a package has an edition of this text."""
    distribution = folder / "counts-1.dist-info"
    distribution.mkdir(parents=True)
    (folder / "counts.py").write_text(text, encoding="utf-8")
    (distribution / "METADATA").write_text("Metadata-Version: 2.1\nName: counts\nVersion: 1\n")
    (distribution / "entry_points.txt").write_text("[ambos.editions]\ncounts = counts\n")
    earlier = os.environ.get("PYTHONPATH")
    return {"PYTHONPATH": os.pathsep.join(filter(None, (str(folder), earlier)))}


@pytest.fixture
def site(tmp_path: Path, run_ambos: RunAmbos) -> SiteFolder:
    """A site of one document."""
    site = SiteFolder(tmp_path / "site", run_ambos)
    (site.root / "source").mkdir(parents=True)
    (site.root / "ambos.toml").write_text('targets = ["es"]\n', encoding="utf-8")
    (site.root / "source/bus.md").write_text("---\ntitle: Bus\n---\n", encoding="utf-8")
    return site


def test_an_edition_of_another_package_is_published(site: SiteFolder, tmp_path: Path) -> None:
    environment = install(tmp_path / "packages", DOCUMENT)
    done = site.run_ambos(site.root, "build", "--missing", "source", environment=environment)
    assert done.returncode == 0, done.stderr
    assert site.read("lists/bus.txt") == "bus"


def test_one_that_publishes_nothing_is_refused(site: SiteFolder, tmp_path: Path) -> None:
    text = DOCUMENT.replace("publish_document", "publish_documents")
    environment = install(tmp_path / "packages", text)
    done = site.run_ambos(site.root, "build", "--missing", "source", environment=environment)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "the edition counts of others offers neither publish nor publish_document in counts"
        " (mend its package, or take it away)\n"
    )
