"""Termbases: what a file says, and what is wrong with one."""

from __future__ import annotations

from pathlib import Path

import pytest

from i18n.errors import AmbosError
from i18n.terms import Status, Term, Termbase, of_project, read

HEADER = "source,target,status,note\n"
ROOT = Path(__file__).parents[2]


def test_a_table_has_terms_with_their_status_and_note() -> None:
    data = (
        HEADER + 'check,comprobación,preferred,"of a catalog, or a page"\ncheck,cheque,forbidden,\n'
    )
    assert read(data.encode(), "terms/en-es.csv") == Termbase(
        (
            Term("check", "comprobación", Status.PREFERRED, "of a catalog, or a page"),
            Term("check", "cheque", Status.FORBIDDEN),
        )
    )


def test_a_table_may_leave_out_status_and_note() -> None:
    data = "\ufefftarget, source\r\ncomprobación, check\r\n\r\n"
    assert read(data.encode(), "x.csv").terms == (Term("check", "comprobación"),)


def test_two_columns_need_no_header() -> None:
    assert read(b"free trial\tprueba gratuita\n\n", "x.tsv").terms == (
        Term("free trial", "prueba gratuita"),
    )


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("t.csv", "", "t.csv:1: no column 'source' (the header is source, target, status, note)"),
        (
            "t.csv",
            "check,comprobación\n",
            "t.csv:1: a column 'check' (the header is source, target, status, note)",
        ),
        (
            "t.csv",
            "source,status\n",
            "t.csv:1: no column 'target' (the header is source, target, status, note)",
        ),
        (
            "t.csv",
            HEADER + "\na,b,good,\n",
            "t.csv:3: a status 'good' (write preferred, admitted, forbidden)",
        ),
        ("t.csv", HEADER + "a,,,\n", "t.csv:2: no target term (write it, or take the line out)"),
        ("t.csv", HEADER + " ,b\n", "t.csv:2: no source term (write it, or take the line out)"),
        (
            "t.csv",
            HEADER + "a,b,,c,d\n",
            "t.csv:2: 5 columns, the header has 4 (quote text with a comma)",
        ),
        (
            "t.csv",
            HEADER + "a,b,preferred,\nA,B,forbidden,\n",
            "t.csv:3: 'A', 'B' is preferred above (keep one)",
        ),
        (
            "t.csv",
            HEADER + 'a,"b" c,,\n',
            "t.csv:2: not a table: ',' expected after '\"' "
            "(quote text with a comma or a quotation mark)",
        ),
        (
            "t.tsv",
            "a\tb\nc\n",
            "t.tsv:2: 1 columns, not two (put one tab between a term and its translation)",
        ),
    ],
)
def test_what_is_wrong_with_a_table_is_one_line(name: str, text: str, message: str) -> None:
    with pytest.raises(AmbosError) as raised:
        read(text.encode(), name)
    assert str(raised.value) == message


def test_bytes_that_are_no_text_are_refused_with_their_line() -> None:
    with pytest.raises(AmbosError, match=r"^t\.csv:2: not UTF-8"):
        read(HEADER.encode() + b"a,caf\xe9,,\n", "t.csv")


def test_a_table_of_the_other_direction_is_turned_round(tmp_path: Path) -> None:
    (tmp_path / "terms").mkdir()
    (tmp_path / "terms" / "en-es.csv").write_text(
        HEADER + "check,comprobación,,\ncheck,cheque,forbidden,\n", encoding="utf-8"
    )
    there, back = of_project(tmp_path, "en", "es_MX"), of_project(tmp_path, "es", "en")
    assert there is not None
    assert back is not None
    assert [term.target for term in there.terms] == ["comprobación", "cheque"]
    assert back.terms == (Term("comprobación", "check"),)
    assert of_project(tmp_path, "en", "fr") is None


def test_the_edition_of_this_repository_has_terms() -> None:
    found = of_project(ROOT, "en", "es")
    assert found is not None
    assert any(term.status is Status.FORBIDDEN for term in found.terms)
