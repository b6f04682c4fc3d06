"""Take the pictures in this folder again: ``python docs/screenshots/make.py`` (needs Chromium).

They show the invented sample of the tests; no person, outlet or event in them is real.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "tests"))

import viewsample  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

from kg import views  # noqa: E402

WIDTHS = (1440, 820, 390)
OTHERS = (
    "agreements",
    "pairs",
    "speakers",
    "sources",
    "claims",
    "documents",
    "about",
    "speaker-daniel",
    "document-tide",
)


def main() -> None:
    """Write one picture for the first page in every width and scheme, and two of each other page."""
    folder = Path(tempfile.mkdtemp(prefix="kg-pictures-"))
    views.write(viewsample.snapshot(), folder)
    for old in HERE.glob("*.jpg"):
        old.unlink()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        tab = browser.new_page()
        for scheme in ("light", "dark"):
            for width in WIDTHS:
                shoot(tab, folder / "index.html", "contradictions", width, scheme)
        for name in OTHERS:
            page = sorted((folder / "pages").glob(f"{name}*.html"))[-1]
            shoot(tab, page, name.split("-")[0], 1440, "light")
            shoot(tab, page, name.split("-")[0], 390, "dark")
        browser.close()
    shutil.rmtree(folder)


def shoot(tab, page: Path, name: str, width: int, scheme: str) -> None:
    """Write one picture of a whole page, at most 2,600 pixels high."""
    tab.set_viewport_size({"width": width, "height": 900})
    tab.emulate_media(color_scheme=scheme)
    tab.goto(page.as_uri())
    tab.wait_for_timeout(400)
    height = min(2600, tab.evaluate("document.documentElement.scrollHeight"))
    tab.set_viewport_size({"width": width, "height": height})
    tab.wait_for_timeout(200)
    tab.screenshot(path=HERE / f"{name}-{width}-{scheme}.jpg", type="jpeg", quality=66)


if __name__ == "__main__":
    main()
