"""Findings that a translator has accepted, with a comment in the message."""

from __future__ import annotations

import pytest

from tests.checks.subjects import HEADER, findings, foreign, subject

SOURCE = "It has *2* rooms. It had 4.\n"
WRONG = """\
{comments}msgid "It has *2* rooms."
msgstr "Tiene 9 salas."

msgid "It had 4."
msgstr "Tenía 7."
"""


def names(*comments: str) -> list[str]:
    """The checks that find something, with these comments in the first message."""
    lines = "".join(f"{comment}\n" for comment in comments)
    found = findings(subject(SOURCE, HEADER + WRONG.format(comments=lines)), "markup", "numbers")
    return [f"{finding.check} {finding.msgid}" for finding in found]


EVERYTHING = ["markup It has *2* rooms.", "numbers It has *2* rooms.", "numbers It had 4."]
FIRST_ACCEPTED = ["numbers It had 4."]


@pytest.mark.parametrize(
    ("comments", "found"),
    [
        ([], EVERYTHING),
        (["# ambos: ignore numbers"], [EVERYTHING[0], EVERYTHING[2]]),
        (["# ambos: ignore numbers because so be it"], [EVERYTHING[0], EVERYTHING[2]]),
        (["# ambos: ignore numbers because markup differs"], [EVERYTHING[0], EVERYTHING[2]]),
        (["# ambos: ignore numbers", "# ambos: ignore markup because so"], FIRST_ACCEPTED),
        (["# ambos: ignore numbers  markup because so"], FIRST_ACCEPTED),
        (["# ambos: ignore numbers, markup"], FIRST_ACCEPTED),
        (["# ambos: ignore markup,numbers, because so"], FIRST_ACCEPTED),
        (["# Ambos: Ignore numbers markup"], EVERYTHING),
        (["#, ignore-all-checks"], FIRST_ACCEPTED),
        (["# A remark.", "# ambos: ignore markup numbers"], FIRST_ACCEPTED),
        (["# ambos: ignore"], EVERYTHING),
        (["# ambos: ignore because numbers"], EVERYTHING),
        (["# ambos: ignore number"], EVERYTHING),
        (["# to ambos: ignore numbers"], EVERYTHING),
        (["#. ambos: ignore numbers"], EVERYTHING),
    ],
)
def test_a_comment_accepts_the_findings_it_names_of_its_message(
    comments: list[str], found: list[str]
) -> None:
    assert names(*comments) == found


ACCEPT_ALL = "# ambos: ignore untranslated fuzzy catalog-stale obsolete\n"


@pytest.mark.parametrize(
    ("message", "check"),
    [
        ('msgid "Who pays?"\nmsgstr ""\n', "untranslated"),
        ('#, fuzzy\nmsgid "Who pays?"\nmsgstr "¿Quién paga?"\n', "fuzzy"),
        ('msgid "Who paid?"\nmsgstr "¿Quién pagó?"\n', "catalog-stale"),
    ],
)
def test_no_comment_hides_what_is_not_translated_or_out_of_date(message: str, check: str) -> None:
    one = subject("Who pays?\n", HEADER + ACCEPT_ALL + message)
    found = {finding.check for finding in findings(one)}
    assert found - {"unused-ignore"} == {check}


def test_a_catalog_that_is_out_of_date_is_found_at_an_accepted_message_too() -> None:
    catalog = HEADER + ACCEPT_ALL + 'msgid "Who pays?"\nmsgstr "¿Quién paga?"\n\n'
    catalog += ACCEPT_ALL + 'msgid "Gone."\nmsgstr "Ido."\n'
    (finding,) = findings(subject("Who pays?\n", catalog), "catalog-stale")
    assert (finding.check, finding.msgid) == ("catalog-stale", "Gone.")


def test_a_comment_of_the_header_accepts_nothing_that_is_the_catalog_s() -> None:
    catalog = "# ambos: ignore header\n" + HEADER.replace("Language: es", "Language: fr")
    found = findings(subject("Who pays?\n", catalog + 'msgid "Who pays?"\nmsgstr "¿Quién paga?"'))
    assert [finding.check for finding in found] == ["header"]


MISREAD = "'{}' ignores nothing"
MISREAD += " (write 'ambos: ignore NAME, NAME because TEXT', in lower case, or take it out)"


@pytest.mark.parametrize(
    ("comment", "messages"),
    [
        ("# ambos: ignore numbers", []),
        (
            "# ambos: ignore markup because so",
            ["nothing of 'markup' to ignore (take the comment out)"],
        ),
        (
            "# ambos: ignore number",
            [
                "no check is called 'number' (take it out; between names stand spaces or commas)",
            ],
        ),
        ("# ambos: ignore", [MISREAD.format("ambos: ignore")]),
        ("# ambos: ignore because numbers", [MISREAD.format("ambos: ignore because numbers")]),
        ("# Ambos: Ignore Numbers", [MISREAD.format("Ambos: Ignore Numbers")]),
        ("# ambos:ignore numbers", [MISREAD.format("ambos:ignore numbers")]),
        ("# ambos: ignored by many", []),
        ("# ambos: ignore obsolete", []),
    ],
)
def test_an_ignore_that_ignores_nothing_is_found(comment: str, messages: list[str]) -> None:
    catalog = f'{HEADER}{comment}\nmsgid "It had 4."\nmsgstr "Tenía 7."\n'
    found = findings(subject("It had 4.\n", catalog), "markup", "numbers", "unused-ignore")
    assert [one.message for one in found if one.check == "unused-ignore"] == messages


@pytest.mark.parametrize(
    ("flags", "ignore", "source", "target", "check"),
    [
        ([], "ignore-end_stop", "It is *so*.", "Es *así*", "final-punctuation"),
        ([], "ignore-double_space", "It is so.", "Es  así.", "spaces"),
        ([], "ignore-xml_tags", "<b>So</b> it is.", "<b>Así es.", "markup"),
        ([], "ignore-zero_width_space", "It is so.", "Es\u200b así.", "invisible-characters"),
        (["max-length:12"], "ignore-max_length", "It is.", "Es así por lo común.", "length"),
        (["python-format"], "ignore-python_format", "%d of it.", "%s de ello.", "placeholders"),
    ],
)
def test_the_flags_of_weblate_are_taken_with_hyphens_and_with_underscores(
    flags: list[str], ignore: str, source: str, target: str, check: str
) -> None:
    def found(*more: str) -> list[str]:
        line = f"#, {', '.join([*flags, *more])}\n" if flags or more else ""
        one = foreign(f'{line}msgid "{source}"\nmsgstr "{target}"\n')
        return [finding.check for finding in findings(one, check)]

    assert found() == [check]
    assert found(ignore) == found(ignore.replace("_", "-")) == found("ignore-all-checks") == []


def test_a_copy_that_weblate_accepts_is_no_text_in_another_language() -> None:
    text = (
        'msgid "Who has seen the other part of it?"\nmsgstr "Who has seen the other part of it?"\n'
    )
    assert {found.check for found in findings(foreign(text))} == {"copied"}
    assert findings(foreign(f"#, ignore-same\n{text}")) == []
    changed = text.replace('msgstr "Who has', 'msgstr "¡Ay! Who has')
    assert findings(foreign(f"#, ignore-same\n{changed}"), "left-in-source", "wrong-language")
