"""What a wheel carries: ontology, queries, templates, lexicons and samples travel inside the package."""

import subprocess
import sys
import venv
import zipfile
from configparser import ConfigParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """A wheel built from a copy of what git tracks, so that nothing stray gets in."""
    copy, out = tmp_path_factory.mktemp("tree"), tmp_path_factory.mktemp("wheel")
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if tracked.returncode:
        pytest.skip("not a git checkout, so what belongs to the package cannot be told")
    for name in filter(None, tracked.stdout.split("\0")):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes((ROOT / name).read_bytes())
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", out, copy]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return next(Path(out).glob("*.whl"))


def test_every_module_and_every_travelling_file_is_in_the_wheel(wheel):
    held = set(zipfile.ZipFile(wheel).namelist())
    tracked = subprocess.run(["git", "ls-files", "kg", "data", "ontology"], cwd=ROOT, capture_output=True, text=True)
    for name in tracked.stdout.split("\n"):
        if name and (ROOT / name).is_file():
            installed = name if name.startswith("kg/") else f"kg/{name}"
            assert installed in held, f"{name} does not travel"


def test_setup_cfg_lists_every_package():
    config = ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    listed = set(config["options"]["packages"].split())
    found = {".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "kg").rglob("__init__.py")}
    assert found == listed - {"kg.data", "kg.ontology"}


@pytest.mark.slow
def test_wheel_works_in_an_empty_environment_from_any_directory(wheel, tmp_path):
    venv.create(tmp_path / "env", with_pip=True)
    bin_ = tmp_path / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([bin_ / "python", "-m", "pip", "install", "--quiet", wheel], check=True, timeout=900)
    away = tmp_path / "away"
    away.mkdir()
    done = subprocess.run(
        [bin_ / "kg", "build", "--sample", "dushanbe", "--graph", "g"], cwd=away, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert (away / "g" / "index.html").is_file()
    rows = subprocess.run([bin_ / "kg", "claims", "--graph", "g"], cwd=away, capture_output=True, text=True)
    assert rows.returncode == 0
    assert rows.stdout.count("\n") > 20
