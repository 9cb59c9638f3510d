"""Pages that the Nu validator accepts, under every policy."""

from __future__ import annotations

from collections.abc import Callable

import polib
import pytest

from tests.editions.conftest import SiteFolder, accented
from tests.tools import Message


@pytest.mark.tool("vnu")
def test_the_validator_finds_nothing_in_pages_of_every_block_and_policy(
    site: SiteFolder, vnu: Callable[..., list[Message]]
) -> None:
    places = []
    (site.root / "source/empty.md").write_text("")
    (site.root / "source/bare.md").write_text("---\ntitle: Only a title\n---\n")
    (site.root / "source/untitled.md").write_text("Only a paragraph.\n\n- A list.\n")
    site.ambos("update")
    n = 0

    def every_third(entry: polib.POEntry) -> str:
        nonlocal n
        n += 1
        return accented(entry) if n % 3 else ""

    site.translate(every_third)
    for policy in ("source", "last-good", "omit"):
        site.ambos("build", "--missing", policy)
        place = site.root / f"public-{policy}"
        (site.root / "public").rename(place)
        places.append(place)
    assert [str(message) for message in vnu(*places)] == []
