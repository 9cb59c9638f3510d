"""The checks of whole catalogs: where they find what, and with which words."""

from __future__ import annotations

import pytest

from i18n.catalogs.syntax import parse
from i18n.checks import Subject
from i18n.model import Finding, Severity
from tests.checks.subjects import HEADER, PATH, findings, foreign, pairs, subject

SOURCE = "Who pays for it? Nobody knows.\n"
GOOD = pairs(("Who pays for it?", "¿Quién lo paga?"), ("Nobody knows.", "Nadie lo sabe."))
PLURALS = 'msgid "one"\nmsgid_plural "many"\nmsgstr[0] "uno"\nmsgstr[1] "muchos"\n'


def told(found: list[Finding]) -> list[tuple[str, int, str]]:
    return [(finding.check, finding.line, finding.message) for finding in found]


def test_a_complete_catalog_has_no_findings() -> None:
    assert findings(subject(SOURCE, GOOD)) == []


def test_an_empty_document_needs_no_catalog() -> None:
    assert findings(subject("", None)) == []


def test_an_empty_msgstr_is_found_at_its_message() -> None:
    found = findings(subject(SOURCE, GOOD.replace('"Nadie lo sabe."', '""')))
    assert found == [
        Finding(
            check="untranslated",
            severity=Severity.ERROR,
            path=PATH,
            line=10,
            message="not translated",
            msgid="Nobody knows.",
            msgstr="",
            kind="untranslated",
            fingerprint=found[0].fingerprint,
            document="source/example.md",
            language="es",
            source_language="en",
        )
    ]
    assert GOOD.splitlines()[9] == 'msgid "Nobody knows."'


def test_a_missing_catalog_is_found_where_it_should_be() -> None:
    found = findings(subject(SOURCE, None))
    assert told(found) == [
        ("catalog-missing", 1, "no catalog of source/example.md in es (run 'ambos update')")
    ]
    assert found[0].path == PATH


@pytest.mark.parametrize(
    ("catalog", "line", "message"),
    [
        (
            GOOD.replace("Nobody knows.", "Who knows?"),
            10,
            "source/example.md has a new message: 'Nobody knows.' (run 'ambos update')",
        ),
        (
            GOOD + '\nmsgid "More."\nmsgstr "Más."\n',
            13,
            "no longer in source/example.md (run 'ambos update')",
        ),
        (
            pairs(("Nobody knows.", "Nadie lo sabe."), ("Who pays for it?", "¿Quién lo paga?")),
            7,
            "not in the order of source/example.md (run 'ambos update')",
        ),
        (HEADER, 1, "source/example.md has a new message: 'Who pays for it?' (run 'ambos update')"),
    ],
)
def test_a_catalog_out_of_date_names_the_first_message_that_differs(
    catalog: str, line: int, message: str
) -> None:
    assert told(findings(subject(SOURCE, catalog))) == [("catalog-stale", line, message)]


def test_a_catalog_cut_in_half_is_one_finding_at_its_line() -> None:
    (finding,) = findings(subject(SOURCE, GOOD[: GOOD.index("Nadie") + 3]))
    assert (finding.check, finding.line) == ("catalog-unreadable", 11)
    assert finding.message.startswith("a string that is not closed")


@pytest.mark.parametrize(
    ("before", "after", "line", "message"),
    [
        (
            "Language: es",
            "Language: Spanish",
            3,
            "Language is no language code: Spanish (write Language: es)",
        ),
        (
            "Language: es",
            "Language: es_es_es",
            3,
            "Language is no language code: es_es_es (write Language: es)",
        ),
        ('"Language: es\\n"\n', "", 1, "the header has no Language (write Language: es)"),
        ("Language: es\\n", "Language: fr\\n", 3, "Language is fr (write Language: es)"),
        (
            "Content-Type: text/plain; charset=UTF-8\\n",
            "Content-Type: text/plain; charset=CHARSET\\n",
            4,
            "Content-Type is text/plain; charset=CHARSET "
            "(write Content-Type: text/plain; charset=UTF-8)",
        ),
        (
            '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n',
            "",
            1,
            "the header has no Plural-Forms (write Plural-Forms: nplurals=2; plural=(n != 1);)",
        ),
        (
            "plural=(n != 1)",
            "plural=(n > 1)",
            5,
            "Plural-Forms is not that of es: nplurals=2; plural=(n > 1); "
            "(write Plural-Forms: nplurals=2; plural=(n != 1);)",
        ),
    ],
)
def test_a_wrong_header_is_a_warning_at_its_field(
    before: str, after: str, line: int, message: str
) -> None:
    assert before in GOOD
    found = findings(subject(SOURCE, GOOD.replace(before, after, 1)))
    assert told(found) == [("header", line, message)]
    assert found[0].severity is Severity.WARNING
    assert (found[0].msgid, found[0].msgctxt) == (None, None)


def test_a_header_without_a_charset_is_an_error_where_there_is_an_accent() -> None:
    for before, after, message in (
        (HEADER, "", "no header (run 'ambos update', which writes one)"),
        ("; charset=UTF-8", "", "the header names no charset (write Content-Type: text/plain; "),
    ):
        accented = GOOD.replace(before, after, 1)
        plain = accented.encode("ascii", "replace").decode()
        for catalog, severity in ((accented, Severity.ERROR), (plain, Severity.WARNING)):
            (fault,) = findings(subject(SOURCE, catalog), "header")
            assert fault.message.startswith(message)
            assert fault.severity is severity


def test_a_catalog_of_another_project_without_a_header_is_not_for_update_to_mend() -> None:
    catalog = parse(b'msgid "It rains."\nmsgstr "Llueve."\n', "es.po")
    one = Subject(path="es.po", language="es_MX", catalog=catalog)
    (fault,) = findings(one, "header")
    assert fault.message == (
        "no header (write one at the top, an empty msgid with Language: es_MX and "
        "Content-Type: text/plain; charset=UTF-8, as msginit does)"
    )


def test_a_regional_language_and_another_form_of_the_same_rule_are_no_faults() -> None:
    catalog = GOOD.replace("Language: es\\n", "Language: es_AR\\n")
    catalog = catalog.replace("plural=(n != 1);", "plural=n == 1 ? 0 : 1;")
    assert findings(subject(SOURCE, catalog)) == []


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ('"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n', "", 1),
        ("nplurals=2; plural=(n != 1)", "nplurals=two; plural=(n != 1)", 5),
        ('msgstr[1] "muchos"\n', "", 7),
    ],
)
def test_a_wrong_number_of_plural_forms_is_an_error(before: str, after: str, line: int) -> None:
    catalog = (HEADER + PLURALS).replace(before, after)
    (finding,) = findings(subject("", catalog), "header")
    assert (finding.line, finding.severity) == (line, Severity.ERROR)


def test_a_missing_plural_form_is_untranslated() -> None:
    catalog = (HEADER + PLURALS).replace('"muchos"', '""')
    found = findings(subject("", catalog), "untranslated")
    assert told(found) == [("untranslated", 7, "1 of 2 plural forms not translated")]


@pytest.mark.parametrize(
    ("first", "second", "faults"),
    [
        ("{v}", "Nadie lo sabe.", []),
        ("¿Quién lo paga?", "{^}", []),
        ("¿Quién lo paga?", "{-}", []),
        ("{-}", "{-}", [7, 10]),
        ("{^}", "Nadie lo sabe.", [7]),
        ("¿Quién lo paga?", "{v}", [10]),
        ("{^}", "{v}", [7, 10]),
        ("{v}", "{-}", [7, 10]),
        ("¿Quién lo paga?", " {^}", [10]),
    ],
)
def test_marks_need_a_sentence_beside_them(first: str, second: str, faults: list[int]) -> None:
    catalog = pairs(("Who pays for it?", first), ("Nobody knows.", second))
    found = findings(subject(SOURCE, catalog))
    assert [(finding.check, finding.line) for finding in found] == [
        ("marks", line) for line in faults
    ]


def test_a_mark_beside_an_untranslated_sentence_is_no_second_fault() -> None:
    catalog = pairs(("Who pays for it?", "{v}"), ("Nobody knows.", ""))
    assert [finding.check for finding in findings(subject(SOURCE, catalog))] == ["untranslated"]


def test_a_mark_in_a_message_of_a_program_is_refused() -> None:
    catalog = GOOD.replace('msgid "Nobody', '#, python-format\nmsgid "Nobody')
    found = findings(subject(SOURCE, catalog.replace("Nadie lo sabe.", "{^}")))
    assert told(found) == [
        ("marks", 11, "'{^}' in a message of a program (translate it)"),
    ]


def test_what_would_be_escaped_is_a_warning_where_it_stands() -> None:
    catalog = GOOD.replace("Nadie lo sabe.", "Nadie <u>lo</u> sabe.")
    (finding,) = findings(subject(SOURCE, catalog))
    assert (finding.check, finding.severity) == ("rendering", Severity.WARNING)
    assert (finding.line, finding.column) == (11, GOOD.splitlines()[10].index("lo") + 1)


def test_what_could_run_is_one_error_though_it_would_be_escaped() -> None:
    catalog = GOOD.replace("Nadie lo sabe.", "Nadie <script>alert(1)</script> sabe.")
    (finding,) = findings(subject(SOURCE, catalog))
    assert (finding.check, finding.severity) == ("safety", Severity.ERROR)


def test_a_message_with_a_context_is_found_at_its_msgctxt() -> None:
    source = "<!-- i18n: context: shop -->\nWho pays?\n"
    catalog = HEADER + 'msgctxt "shop"\nmsgid "Who pays?"\nmsgstr ""\n'
    (finding,) = findings(subject(source, catalog))
    assert (finding.line, finding.msgctxt, finding.msgid) == (7, "shop", "Who pays?")


def test_a_message_of_two_places_is_one_finding() -> None:
    one = subject("It has 2 rooms.\n\nIt has 2 rooms.\n", pairs(("It has 2 rooms.", "Tiene 9.")))
    assert [finding.check for finding in findings(one)] == ["numbers"]


def test_fuzzy_translations_are_not_looked_into() -> None:
    catalog = GOOD.replace('msgid "Nobody', '#, fuzzy\nmsgid "Nobody')
    catalog = catalog.replace("Nadie", "*33* Nadie")
    assert [finding.check for finding in findings(subject(SOURCE, catalog))] == ["fuzzy"]


CONFLICT = '# ambos: conflict "Nadie sabe." (Ana)\n'


@pytest.mark.parametrize(
    ("comment", "names", "found"),
    [
        ("", (), ["fuzzy"]),
        (CONFLICT, (), ["conflict"]),
        (CONFLICT.replace(" sabe", "\n# sabe"), (), ["conflict"]),
        (CONFLICT.replace(" (", "\n# ("), (), ["conflict"]),
        (CONFLICT.replace('"N', '[0]\n# "N'), (), ["conflict"]),
        (CONFLICT.replace('sabe." (Ana)', "no se"), (), ["conflict"]),
        (CONFLICT, ("fuzzy",), ["fuzzy"]),
        (CONFLICT + "# ambos: ignore conflict because both will do\n", (), ["fuzzy"]),
    ],
)
def test_a_conflict_is_one_finding_and_never_hides_that_a_translation_is_fuzzy(
    comment: str, names: tuple[str, ...], found: list[str]
) -> None:
    catalog = GOOD.replace('msgid "Nobody', f'{comment}#, fuzzy\nmsgid "Nobody')
    assert [one.check for one in findings(subject(SOURCE, catalog), *names)] == found


PLURAL = """\
msgid ""
msgstr ""
"Language: {}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: {}\\n"

"""


@pytest.mark.parametrize(
    ("language", "value"),
    [
        ("es", "nplurals=2; plural=(n != 1);"),
        ("es", "nplurals=3; plural=n == 1 ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2;"),
        ("fr", "nplurals=2; plural=(n > 1);"),
        ("fr", "nplurals=3; plural=(n == 0 || n == 1) ? 0 : n % 1000000 == 0 ? 1 : 2;"),
        (
            "ru",
            "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
            "n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
        ),
        ("ja", "nplurals=1; plural=0;"),
    ],
)
def test_plural_forms_are_right_that_give_the_usual_forms_or_the_classes_of_cldr(
    language: str, value: str
) -> None:
    text = PLURAL.format(language, value)
    one = Subject(path=PATH, language=language, catalog=parse(text.encode(), PATH))
    assert findings(one, "header") == []


@pytest.mark.parametrize(
    ("language", "value"),
    [
        ("es", "nplurals=2; plural=(n > 1);"),
        ("es", "nplurals=3; plural=n == 1 ? 0 : n > 9 ? 1 : 2;"),
        ("ru", "nplurals=2; plural=(n != 1);"),
    ],
)
def test_plural_forms_of_another_language_are_found(language: str, value: str) -> None:
    text = PLURAL.format(language, value)
    one = Subject(path=PATH, language=language, catalog=parse(text.encode(), PATH))
    (finding,) = findings(one, "header")
    assert finding.message.startswith(f"Plural-Forms is not that of {language}: {value}")


def test_messages_with_a_wrong_number_of_forms_are_one_finding() -> None:
    message = (
        'msgid "a {0}"\nmsgid_plural "as {0}"\nmsgstr[0] "b"\nmsgstr[1] "c"\nmsgstr[2] "d"\n\n'
    )
    (finding,) = findings(foreign(*(message.format(n) for n in range(3))), "header")
    assert finding.msgid == "a 0"
    assert finding.message == (
        "3 plural forms where the header says nplurals=2, as 2 more messages (translate each form)"
    )
