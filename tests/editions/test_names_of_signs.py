"""Addresses of documents whose file names have no word in them."""

from __future__ import annotations

from tests.editions.conftest import SiteFolder


def test_documents_whose_names_have_no_word_have_addresses_of_their_own(site: SiteFolder) -> None:
    for name in ("🎉", "🎉🎈", "☕️" * 20, "☕️" * 21, "section"):
        (site.root / f"source/{name}.md").write_text("Hello.\n")
    site.ambos("build", "--missing", "source")
    folders = {path.name for path in (site.root / "public/en").iterdir() if path.is_dir()}
    assert {"u1f389", "u1f389-u1f388", "section"} <= folders
    (one, other) = sorted(name for name in folders if name.startswith("u2615-ufe0f"))
    assert one[:-8] == other[:-8] == "u2615-ufe0f-" * 4
