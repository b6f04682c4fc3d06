"""Run the benchmarks of this folder and write what they print into docs/benchmarks.md.

    python benchmarks/run.py [NAME…]

A script's section stands between ``<!-- NAME -->`` and ``<!-- /NAME -->``; a script without one is left out.
"""

from __future__ import annotations

import datetime
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "benchmarks.md"


def main() -> None:
    """Measure and write, one section after the other, so that an interrupt loses no more than the last one."""
    for script in sorted(HERE.glob("*.py")):
        name, page = script.stem, PAGE.read_text("utf-8")
        wanted = sys.argv[1:]
        if f"<!-- {name} -->" not in page or (wanted and name not in wanted):
            continue
        print(f"{name} …", file=sys.stderr)
        done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"{script.name}: {done.stderr.strip().splitlines()[-1]}")
        shown = done.stdout.strip() if "|---" in done.stdout else f"```\n{done.stdout.strip()}\n```"
        section = f"<!-- {name} -->\n\nMeasured on {datetime.date.today()}.\n\n{shown}\n\n<!-- /{name} -->"
        pattern = re.compile(f"<!-- {name} -->.*?<!-- /{name} -->", re.DOTALL)
        PAGE.write_text(pattern.sub(lambda match, text=section: text, page), "utf-8")


if __name__ == "__main__":
    main()
