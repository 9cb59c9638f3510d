"""Every format offers what the protocol of formats says."""

from __future__ import annotations

import inspect

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
    module = OWN[name]
    assert module.SUFFIXES
    assert {
        function: list(inspect.signature(getattr(module, function)).parameters)
        for function in PROMISED
    } == PROMISED


def test_no_two_formats_read_files_of_one_suffix() -> None:
    suffixes = [suffix for module in OWN.values() for suffix in module.SUFFIXES]
    assert len(suffixes) == len(set(suffixes)) and all(each.startswith(".") for each in suffixes)
