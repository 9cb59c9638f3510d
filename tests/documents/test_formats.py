"""Every format offers what the protocol of formats says."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
from pathlib import Path

import pytest

from i18n import documents
from i18n.documents._format import Format
from i18n.folders import modules

OWN = dict(modules(documents.__name__))
PROMISED = {
    name: [parameter for parameter in inspect.signature(function).parameters if parameter != "self"]
    for name, function in inspect.getmembers(Format, inspect.isfunction)
    if not name.startswith("_")
}


@pytest.mark.parametrize("name", OWN)
def test_a_format_has_the_functions_of_the_protocol_with_its_parameters(name: str) -> None:
    assert OWN[name].SUFFIXES
    format_ = documents._format(f"a{OWN[name].SUFFIXES[0]}")
    assert {
        function: list(inspect.signature(getattr(format_, function)).parameters)
        for function in PROMISED
    } == PROMISED


def test_no_two_formats_read_files_of_one_suffix() -> None:
    suffixes = [suffix for module in OWN.values() for suffix in module.SUFFIXES]
    assert len(suffixes) == len(set(suffixes)) and all(each.startswith(".") for each in suffixes)


def test_a_format_of_another_package_may_have_its_functions_itself(tmp_path: Path) -> None:
    (tmp_path / "other.py").write_text(
        "from i18n.documents._markdown_format import *\nSUFFIXES = ('.other',)\n"
    )
    distribution = tmp_path / "other-1.dist-info"
    distribution.mkdir()
    (distribution / "METADATA").write_text("Name: other\nVersion: 1\n")
    (distribution / "entry_points.txt").write_text("[ambos.formats]\nother = other\n")
    script = """
from i18n import documents
path = "source/a.other"
assert documents.is_document(path) and not documents.is_document("source/a.svg")
document = documents.parse(b"# A *text*", path, "en", documents.whole)
print(*(unit.text for unit in document.units))
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("A *text*\n", "")
