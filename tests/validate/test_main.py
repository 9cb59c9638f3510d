"""What `make validate` itself says of faults, and of what it could not look at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.validate import __main__ as validate
from tests.validate import browser, generated
from tests.validate.programs import MissingToolError
from tests.validate.published import Fault, Public


def lacking(error: Exception) -> validate.Validator:
    """A validator that finds a fault and then lacks something."""

    def validator(public: Public) -> Iterator[Fault]:
        yield Fault("lacking", "", "a fault")
        raise error

    return validator


def test_a_missing_tool_is_named_and_the_next_validator_runs(public: Public) -> None:
    done = validate.Run()
    missing = lacking(MissingToolError("vnu is missing"))
    done.validate("site", public, {"first": missing, "second": lambda _: iter([Fault("", "", "")])})
    assert (done.absent, done.count) == (["first: vnu is missing"], 1)


def test_a_missing_page_is_no_missing_tool(public: Public) -> None:
    with pytest.raises(FileNotFoundError):
        validate.Run().validate("site", public, {"first": lacking(FileNotFoundError("a page"))})


def test_a_page_that_cannot_be_weighed_is_a_fault(public: Public) -> None:
    faults = list(validate.weights(public))
    assert faults
    assert {fault.text for fault in faults} == {"is missing"}


def test_a_page_that_is_too_heavy_is_a_fault(
    monkeypatch: pytest.MonkeyPatch, public: Public
) -> None:
    monkeypatch.setattr(validate, "_MOST", {"es/everything/index.html": 1})
    (fault,) = validate.weights(public)
    assert "more than 1 KB" in fault.text


SCORES = {"performance": 100.0, "accessibility": 100.0, "best-practices": 100.0, "seo": 100.0}


def test_a_kind_of_page_that_lighthouse_has_not_seen_is_named() -> None:
    faults = list(
        validate.unmeasured([("index.html", SCORES, []), ("en/404.html", SCORES, [])]),
    )
    assert len(faults) == len(validate._KINDS) - 2 > 0
    assert "en/index.html: lighthouse: a language's front page is missing" in faults
    assert not any("error page" in fault for fault in faults)


@pytest.fixture
def empty(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Public:
    """A site without a page, which stands for both that are made."""
    site = Public(tmp_path, generated.BASE)
    monkeypatch.setattr(validate, "generated_site", lambda root: site)
    monkeypatch.setattr(validate, "own_site", lambda root, base: site)
    return site


@pytest.mark.usefixtures("empty")
def test_a_site_without_any_kind_of_page_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(browser, "run", lambda *arguments, **more: [])
    assert validate.main(["lighthouse"]) == 1
    assert f"{len(validate._KINDS)} faults" in capsys.readouterr().out


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize(("required", "status"), [("1", 1), ("", 0)])
def test_a_part_without_its_tool_is_named_and_fails_where_tools_are_required(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    required: str,
    status: int,
) -> None:
    def run(*arguments: object, **more: object) -> None:
        raise MissingToolError("chromium is missing")

    monkeypatch.setattr(browser, "run", run)
    monkeypatch.setenv("AMBOS_REQUIRE_TOOLS", required)
    assert validate.main(["lighthouse"]) == status
    assert "Not run: lighthouse: chromium is missing" in capsys.readouterr().err
