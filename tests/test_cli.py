"""The command line as a user meets it: help, exit codes, one line per error, clean pipes."""

import subprocess
import sys

import click
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
    ],
)
def test_a_mistake_is_told_in_words_and_exits_with_two(tmp_path, args, code, words):
    done = kg(*args, cwd=tmp_path)
    assert done.returncode == code
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
