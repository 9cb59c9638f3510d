"""`ambos segment`: sentences a line, or one object of a stated shape."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.commands.project import make, srx
from tests.conftest import RunAmbos
from tests.reports.schemas import problems, schema

TEXT = "El Sr. alcalde habló. ¿Quién paga?\n"


def test_plain_text_on_stdin_gives_a_sentence_a_line(tmp_path: Path, run_ambos: RunAmbos) -> None:
    done = run_ambos(tmp_path, "segment", "--language", "es", stdin=TEXT)
    assert (done.returncode, done.stdout) == (0, "El Sr. alcalde habló.\n¿Quién paga?\n")


def test_the_json_has_the_shape_of_its_schema_and_places_in_bytes(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    done = run_ambos(tmp_path, "segment", "a.md", "--language", "es", "--format", "json")
    value = json.loads(done.stdout)
    assert list(problems(value, schema("segments"))) == []
    data = TEXT.encode()
    assert [data[s["start"] : s["end"]].decode() for s in value["segments"]] == [
        "El Sr. alcalde habló.",
        "¿Quién paga?",
    ]


def test_a_document_without_segments_is_valid_json_too(tmp_path: Path, run_ambos: RunAmbos) -> None:
    done = run_ambos(tmp_path, "segment", "--language", "en", "--format", "json")
    assert json.loads(done.stdout) == {"version": 1, "language": "en", "segments": []}


OWN = "Ask Messrs. Hill Dept. Nine; now. Go.\n"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ["Ask Messrs. Hill Dept.", "Nine; now.", "Go."]),
        (["--abbreviation", "Dept."], ["Ask Messrs. Hill Dept. Nine; now.", "Go."]),
        (["--abbreviation", "Dept", "--abbreviation", "now"], [OWN.strip()]),
        (["--srx", "break.srx"], ["Ask Messrs. Hill Dept.", "Nine;", "now.", "Go."]),
        (["--srx", "keep.srx", "--srx", "break.srx"], ["Ask Messrs. Hill Dept.", "Nine; now.", "Go."]),
        (["--srx", "break.srx", "--abbreviation", "Dept."],
         ["Ask Messrs. Hill Dept. Nine;", "now.", "Go."]),
    ],
)  # fmt: skip
def test_abbreviations_and_rules_may_be_given(
    tmp_path: Path, run_ambos: RunAmbos, arguments: list[str], expected: list[str]
) -> None:
    (tmp_path / "break.srx").write_text(srx(";"), encoding="utf-8")
    (tmp_path / "keep.srx").write_text(srx(";", breaks=False), encoding="utf-8")
    done = run_ambos(tmp_path, "segment", "--language", "en-GB", *arguments, stdin=OWN)
    assert (done.stderr, done.stdout.splitlines()) == ("", expected)


def test_a_project_has_its_own_and_options_go_before_them(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    root = make(tmp_path)
    (root / "rules").mkdir()
    (root / "rules" / "break.srx").write_text(srx(";"), encoding="utf-8")
    (root / "keep.srx").write_text(srx(";", breaks=False), encoding="utf-8")
    settings = 'srx = ["rules/break.srx"]\n[abbreviations]\nen = ["Dept."]\n'
    (root / "ambos.toml").write_text(settings, encoding="utf-8")
    here = run_ambos(root / "source", "segment", "--language", "en", stdin=OWN)
    there = run_ambos(tmp_path, "--project", root, "segment", "--language", "en", stdin=OWN)
    outside = run_ambos(tmp_path, "segment", "--language", "en", stdin=OWN)
    more = run_ambos(root, "segment", "--language", "en", "--srx", "keep.srx", stdin=OWN)
    assert here.stdout.splitlines() == ["Ask Messrs. Hill Dept. Nine;", "now.", "Go."]
    assert there.stdout == here.stdout
    assert outside.stdout.splitlines() == ["Ask Messrs. Hill Dept.", "Nine; now.", "Go."]
    assert more.stdout.splitlines() == ["Ask Messrs. Hill Dept. Nine; now.", "Go."]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_documents_of_a_project_are_cut_by_its_own_rules(
    tmp_path: Path, run_ambos: RunAmbos, jobs: str
) -> None:
    root = make(tmp_path)
    (root / "rules.srx").write_text(srx(";"), encoding="utf-8")
    settings = 'srx = ["rules.srx"]\nabbreviations = { en = ["Dept."] }\n'
    (root / "ambos.toml").write_text(settings, encoding="utf-8")
    for name in ("a.md", "b.md"):
        (root / "source" / name).write_text(OWN, encoding="utf-8")
    assert run_ambos(root, "--jobs", jobs, "extract").returncode == 0
    template = (root / "locales" / "templates" / "b.pot").read_text(encoding="utf-8")
    assert 'msgid "Ask Messrs. Hill Dept. Nine;"\nmsgstr ""\n' in template
    assert 'msgid "now."\n' in template


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--srx", "none.srx"], "none.srx: no such file (check the name)"),
        (["--srx", "bad.srx"], "bad.srx:1: is SRX 1.0 (save it as SRX 2.0)"),
        (["--abbreviation", " . "],
         "--abbreviation: ' . ' is no word (write Dept.) (see 'ambos segment --help')"),
    ],
)  # fmt: skip
def test_rules_that_cannot_be_used_are_refused(
    tmp_path: Path, run_ambos: RunAmbos, arguments: list[str], message: str
) -> None:
    (tmp_path / "bad.srx").write_text('<srx version="1.0"/>', encoding="utf-8")
    done = run_ambos(tmp_path, "segment", "--language", "en", *arguments, stdin=OWN)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{message}\n")


def test_json_with_reasons_has_the_shape_of_its_schema(tmp_path: Path, run_ambos: RunAmbos) -> None:
    done = run_ambos(
        tmp_path, "segment", "--language", "es", "--why", "--format", "json", stdin=TEXT
    )
    value = json.loads(done.stdout)
    assert list(problems(value, schema("segments"))) == []
    assert [(found["breaks"], found["rule"], found["source"]) for found in value["decisions"]] == [
        (False, "lower-case", "es.toml"),
        (True, "stop", "es.toml"),
    ]


def test_reasons_say_what_was_decided_where_and_by_which_rule(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    text = "He met Dr. Stone. She left.\n"
    done = run_ambos(tmp_path, "segment", "--language", "en", "--why", stdin=text)
    assert [line.split(None, 1) for line in done.stdout.splitlines()] == [
        ["no", "break  abbreviation  en.toml                    He met Dr. | Stone. She left."],
        ["break", "stop          en.toml             He met Dr. Stone. | She left."],
    ]


def test_a_language_without_rules_is_said_to_be_cut_by_sentencex(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    done = run_ambos(tmp_path, "segment", "--language", "de", "--why", stdin="Ja. Nein.\n")
    assert done.stdout.split()[:3] == ["break", "sentencex", "sentencex"]


def test_a_json_string_a_line_gives_an_array_of_its_sentences_a_line(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    given = ["One. Two.", "", "Dr. Ruiz\n\nvino. «Sí».", "\ud800 a.", "a\\b\u2028c"]
    lines = "".join(json.dumps(text) + "\n" for text in given)
    done = run_ambos(tmp_path, "segment", "--lines", "--language", "en", stdin=lines)
    assert done.returncode == 0
    assert [json.loads(line) for line in done.stdout.split("\n")[:-1]] == [
        ["One.", "Two."],
        [],
        ["Dr. Ruiz", "vino.", "«Sí»."],
        ["\ud800 a."],
        ["a\\b\u2028c"],
    ]


def test_lines_of_a_file_are_answered_too_and_the_last_may_lack_its_end(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    (tmp_path / "a.jsonl").write_text('"One. Two."\r\n"Three."', encoding="utf-8")
    done = run_ambos(tmp_path, "segment", "a.jsonl", "--lines", "--language", "en")
    assert done.stdout == '["One.", "Two."]\n["Three."]\n'


_NO_STRINGS = ["5", "", "null", '["a"]', '"a', "a", '"a" "b"', "[" * 995]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        *((line, "not a JSON string (write one a line)") for line in _NO_STRINGS),
        ("\udcff", "not UTF-8 (save it as UTF-8)"),
        ('"caf\udce9"', "not UTF-8 (save it as UTF-8)"),
    ],
)
def test_a_line_that_is_no_json_string_is_named_and_those_before_it_are_answered(
    tmp_path: Path, ambos: Path, line: str, said: str
) -> None:
    data = b'"A b."\n' + line.encode("utf-8", "surrogateescape") + b'\n"C d."\n'
    command = [ambos, "segment", "--lines", "--language", "en"]
    done = subprocess.run(command, input=data, capture_output=True, cwd=tmp_path, check=False)
    assert (done.returncode, done.stdout) == (2, b'["A b."]\n')
    assert done.stderr.decode() == f"-:2: {said}\n"


@pytest.mark.parametrize("arguments", [[], ["--lines"]])
def test_a_closed_stdin_is_refused_in_one_line(
    tmp_path: Path, ambos: Path, arguments: list[str]
) -> None:
    command = ["sh", "-c", '"$@" <&-', "sh", ambos, "segment", "--language", "en", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "stdin is closed (send a text, or name a file)\n"


@pytest.mark.parametrize(
    "arguments", [["--help"], ["segment", "--language", "en", "--lines"], ["status"]]
)
def test_a_closed_stdout_is_refused_in_one_line(
    tmp_path: Path, ambos: Path, arguments: list[str]
) -> None:
    command = ["sh", "-c", '"$@" >&-', "sh", ambos, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 2
    assert done.stderr == "stdout is closed (send it to a file, or to the null device)\n"


def test_a_line_is_answered_before_the_next_one_comes(tmp_path: Path, ambos: Path) -> None:
    command = [ambos, "segment", "--lines", "--language", "en"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        for text in ("A b. C d.", "E f."):
            child.stdin.write(json.dumps(text).encode() + b"\n")
            child.stdin.flush()
            assert json.loads(child.stdout.readline())[0] in text
        child.stdin.close()


@pytest.mark.parametrize("option", [["--why"], ["--format", "json"]])
def test_lines_go_with_no_other_form(
    tmp_path: Path, run_ambos: RunAmbos, option: list[str]
) -> None:
    done = run_ambos(tmp_path, "segment", "--lines", "--language", "en", *option)
    assert done.returncode == 2
    assert "--lines goes with neither" in done.stderr


def test_the_filter_loads_nothing_that_it_does_not_use(tmp_path: Path, ambos: Path) -> None:
    program = (
        "import sys; sys.argv = ['ambos', 'segment', '--lines', '--language', 'en'];"
        "from i18n.commands import main\n"
        "try: main()\n"
        "finally: print(*sorted({'babel', 'pyromark', 'sentencex', 'yaml', 'polib'} & set(sys.modules)))"
    )
    python = ambos.with_name("python")
    done = subprocess.run(
        [python, "-c", program], input=b'"A."\n', capture_output=True, cwd=tmp_path, check=True
    )
    assert done.stdout == b'["A."]\n\n'


def test_an_abbreviation_of_the_project_s_own_names_where_it_stands(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    (tmp_path / "ambos.toml").write_text(
        'targets = ["es"]\n[abbreviations]\nen = ["Tor", "l. t. d."]\nde = ["Xyq."]\n'
    )
    text = "See “Tor.” Nine. It is l. t. d. Rome. By Xyz. Ann and Mr. Poe. So.\n"
    asked = ("segment", "--language", "en", "--abbreviation", "Xyz.", "--why")
    done = run_ambos(tmp_path, *asked, "--format", "json", stdin=text)
    told = {
        one["before"].split()[-1]: one["source"] for one in json.loads(done.stdout)["decisions"]
    }
    assert told["“Tor.”"] == "ambos.toml"
    assert told["d."] == "ambos.toml"
    assert told["Xyz."] == "--abbreviation"
    assert told["Mr."] == "en.toml"
    german = ("segment", "--language", "de", "--why")
    shown = run_ambos(tmp_path, *german, stdin="Das Xyq. Neun. Und.\n").stdout
    assert "no break  abbreviation  ambos.toml" in shown


def test_what_the_output_cannot_show_is_refused_in_one_line(
    tmp_path: Path, run_ambos: RunAmbos
) -> None:
    latin = {"PYTHONIOENCODING": "iso8859-1"}
    command = ["segment", "--language", "en"]
    done = run_ambos(tmp_path, *command, stdin="Wait… Go.\n", environment=latin)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "cannot print '\\u2026' in iso8859-1 (set PYTHONIOENCODING=utf-8)\n"
