"""The command line as a user meets it: help, exit codes, one line per error, clean pipes."""

import json
import subprocess
import sys

import click
import ferry
import pytest

from kg.cli import COMMANDS, cli

HEAVY = {"spacy", "rdflib", "pyoxigraph", "networkx", "pyvis", "jinja2", "rich", "trafilatura", "pandas", "numpy"}


def kg(*args, **options):
    return subprocess.run([sys.executable, "-m", "kg", *args], capture_output=True, text=True, timeout=300, **options)


def test_help_loads_no_heavy_library():
    code = (
        "import sys, contextlib, io\n"
        "from kg.cli import cli\n"
        "with contextlib.redirect_stdout(io.StringIO()): cli.main(['--help'], standalone_mode=False)\n"
        f"print(*sorted({HEAVY!r} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_of_the_overview_exists_and_its_help_opens_with_the_same_verb(name):
    command = cli.get_command(click.Context(cli), name)
    assert command.name == name
    assert command.get_short_help_str(limit=200).split()[0] == COMMANDS[name][1].split()[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_importing_a_command_loads_no_heavy_library(name):
    code = f"import sys, kg.cli.{COMMANDS[name][0]}; print(*sorted({HEAVY!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert (done.stdout.strip(), done.returncode) == ("", 0), done.stderr


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["clams"], 2, "Did you mean 'claims'?"),
        (["claims", "--graph", "nowhere"], 2, "nowhere"),
        (["links", "--graph", "nowhere"], 2, "nowhere"),
        (["view", "--graph", "nowhere"], 2, "nowhere"),
        (["check", "--graph", "nowhere"], 2, "nowhere"),
        (["build", "no-such-file.txt"], 2, "no-such-file.txt"),
        (["claims", "--format", "xml"], 2, "xml"),
        (["claims", "--since", "yesterday"], 2, "no ISO date"),
        (["claims", "--until", "2024-13-01"], 2, "no ISO date"),
        (["claims", "--act", "shout"], 2, "no speech act; known: accuse"),
        (["links", "--min-score", "7"], 2, "0<=x<=1"),
        (["import", "nothing.trig"], 2, "kg export trig"),
    ],
)
def test_a_mistake_is_told_in_words_and_exits_with_two(tmp_path, args, code, words):
    done = kg(*args, cwd=tmp_path)
    assert done.returncode == code
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["claims", "--speaker", "Nobody"], "no claim matches --speaker Nobody"),
        (["claims", "--since", "2031"], "no claim matches --since 2031"),
        (
            ["links", "--kind", "contradiction", "--min-score", "1"],
            "no link matches --kind contradiction, --min-score 1",
        ),
    ],
)
def test_an_empty_answer_says_so_beside_the_data(place, args, words):
    for form, lines in (("jsonl", 0), ("csv", 1), ("table", 0)):
        done = ferry.run_kg(*args, "--graph", place, "--format", form)
        assert (done.returncode, done.stdout.count("\n")) == (0, lines)
        assert words in done.stderr and done.stderr.count("\n") == 1


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return ferry.make(tmp_path_factory.mktemp("ferry") / "g")


@pytest.mark.parametrize(
    ("args", "field", "found"),
    [
        (["--document", "hera"], "document", {"herald.txt"}),
        (["--document", "herald.txt"], "document", {"herald.txt"}),
        (["--act", "promise"], "act", {"promise"}),
    ],
)
def test_filters_take_what_a_person_types(place, args, field, found):
    done = ferry.run_kg("claims", "--graph", place, "--format", "jsonl", *args)
    assert {json.loads(line)[field] for line in done.stdout.splitlines()} == found


def test_until_a_year_or_month_means_to_its_last_day(place):
    def dates(*args):
        done = ferry.run_kg("claims", "--graph", place, "--format", "jsonl", *args)
        return {json.loads(line)["date"] for line in done.stdout.splitlines()} - {None}

    every = dates()
    last = max(every)
    assert dates("--until", last[:4]) == dates("--until", last[:7]) == every
    assert last not in dates("--until", str(int(last[:4]) - 1))


def test_a_table_fits_a_terminal_and_names_what_review_takes(place):
    said = ferry.run_kg("claims", "--graph", place, "--format", "table").stdout
    assert said.split()[:4] == ["id", "date", "speaker", "words"] and max(map(len, said.splitlines())) <= 80
    said = ferry.run_kg("links", "--graph", place, "--format", "table").stdout
    short = json.loads(ferry.run_kg("links", "--graph", place, "--format", "jsonl").stdout.splitlines()[0])["id"][:8]
    assert short in said and "Anna Berg, 20" in said
    done = ferry.run_kg("review", short, "confirmed", "--reason", "both true", "--graph", place)
    assert done.returncode == 2 and "--note" in done.stderr
