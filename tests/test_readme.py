"""The README is true: what it shows is what the commands print, and every command it names exists."""

import re
import subprocess
import sys
from pathlib import Path

from kg.cli import COMMANDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_the_summary_shown_is_what_the_demo_prints(tmp_path):
    """After a change of the rules, put the new output between the two comments of the README."""
    command = re.search(r"kg build data/dushanbe --graph out", (ROOT / "Makefile").read_text("utf-8"))
    assert command, "the demo is no longer what this test runs"
    arguments = ["build", str(ROOT / "data" / "dushanbe"), "--graph", "out"]
    done = subprocess.run(
        [sys.executable, "-m", "kg", *arguments], cwd=tmp_path, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    shown = re.search(r"<!-- demo -->\n```\n(.*?)```", README, re.S).group(1)
    assert shown == done.stdout


def test_every_command_and_target_named_exists():
    for name in re.findall(r"kg ([a-z]+) ", README):
        assert name in COMMANDS, name
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for name in re.findall(r"(?:[$] |`)make ([a-z-]+)", README):
        assert f"\n{name}:" in makefile, name


def test_every_file_linked_exists():
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target
