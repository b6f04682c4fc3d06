"""Take the pictures in this folder again: ``python docs/screenshots/make.py`` (needs Chromium; about a minute).

They show the invented sample of the tests; no person, outlet or event in them is real. Every page is taken in
three widths, light and dark; the first page also as people see it who do not see some or any colours.
"""

from __future__ import annotations

import base64
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1] / "tests"), str(HERE.parents[1] / "benchmarks")]

import views as benchmark  # noqa: E402
import viewsample  # noqa: E402
from playwright.sync_api import CDPSession, Page, sync_playwright  # noqa: E402

from kg import views  # noqa: E402
from kg.model import Snapshot  # noqa: E402

WIDTHS = (1440, 820, 390)
SCHEMES = ("light", "dark")
TALLEST = {1440: 2600, 820: 2000, 390: 2000}  # CSS pixels
QUALITY = 46
VISIONS = ("achromatopsia", "deuteranopia", "protanopia", "tritanopia")
PAGES = {
    "contradictions": ("index.html", "The first page: contradictions first"),
    "pair": ("index.html#link={shift}", "A pair of one speaker, with positions over time"),
    "agreements": ("pages/agreements.html", "Agreements and their wordings"),
    "pairs": ("pages/pairs.html", "All pairs as a table"),
    "speakers": ("pages/speakers.html", "Speakers"),
    "speaker": ("pages/speaker-daniel-*.html", "One speaker"),
    "sources": ("pages/sources.html", "Sources"),
    "claims": ("pages/claims.html", "All claims"),
    "documents": ("pages/documents.html", "Documents"),
    "document": ("pages/document-tidewater-post-of-2025*.html", "One document"),
    "about": ("pages/about.html", "How it was made"),
}


class Camera:
    """One browser tab that writes pictures as WebP files."""

    def __init__(self, tab: Page, session: CDPSession):
        self.tab, self.session = tab, session
        self.taken: list[str] = []

    def take(self, address: str, name: str, width: int, scheme: str = "light", do: Callable | None = None) -> None:
        """Open a page, do something on it, and write a picture of it from its top on."""
        tab = self.tab
        tab.set_viewport_size({"width": width, "height": 900})
        tab.emulate_media(color_scheme=scheme)
        tab.goto("about:blank")
        tab.goto(address)
        tab.wait_for_timeout(350)
        if do:
            do(tab)
            tab.wait_for_timeout(350)
        height = min(TALLEST[width], tab.evaluate("document.documentElement.scrollHeight"))
        answer = self.session.send(
            "Page.captureScreenshot",
            {
                "format": "webp",
                "quality": QUALITY,
                "captureBeyondViewport": True,
                "clip": {"x": 0, "y": 0, "width": width, "height": height, "scale": 1},
            },
        )
        (HERE / f"{name}.webp").write_bytes(base64.b64decode(answer["data"]))
        self.taken.append(name)


def main() -> None:
    """Write all pictures and the page that shows them."""
    folder = Path(tempfile.mkdtemp(prefix="kg-pictures-"))
    sample = viewsample.snapshot()
    views.write(sample, folder / "sample")
    views.write(benchmark.snapshot(10_000), folder / "large")
    views.write(Snapshot(), folder / "empty")
    shift = next(link.id for link in sample.links if link.kind == "shift")
    for old in HERE.glob("*.*p*g"):
        old.unlink()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        tab = browser.new_page()
        camera = Camera(tab, tab.context.new_cdp_session(tab))
        for name, (pattern, _) in PAGES.items():
            file, _, state = pattern.format(shift=shift).partition("#")
            address = sorted((folder / "sample").glob(file))[-1].as_uri() + (f"#{state}" if state else "")
            for scheme in SCHEMES:
                for width in WIDTHS:
                    camera.take(address, f"{name}-{width}-{scheme}", width, scheme)
        first = (folder / "sample" / "index.html").as_uri()
        for vision in VISIONS:
            camera.session.send("Emulation.setEmulatedVisionDeficiency", {"type": vision})
            camera.take(first, f"seen-{vision}", 1440)
        camera.session.send("Emulation.setEmulatedVisionDeficiency", {"type": "none"})
        camera.take((folder / "large" / "index.html").as_uri(), "large", 1440)
        camera.take((folder / "large" / "index.html").as_uri(), "large-open", 1440, do=open_a_dot)
        camera.take((folder / "empty" / "index.html").as_uri(), "empty", 820)
        browser.close()
    shutil.rmtree(folder)
    (HERE / "README.md").write_text(gallery(), "utf-8")
    total = sum(path.stat().st_size for path in HERE.glob("*.webp"))
    print(f"{len(camera.taken)} pictures, {total / 1e6:.1f} MB")


def open_a_dot(tab: Page) -> None:
    """Click the dot behind which most claims of a named speaker lie."""
    tab.locator("#net").scroll_into_view_if_needed()
    dot = tab.evaluate("KG.island('data-graph').nodes.filter(n => n.open[0]).sort((a, b) => b.size - a.size)[0].id")
    spot = tab.evaluate("id => KG.network.canvasToDOM(KG.network.getPosition(id))", dot)
    box = tab.locator("#net").bounding_box()
    tab.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])
    tab.mouse.move(0, 0)


def gallery() -> str:
    """Return the page that shows the pictures."""
    lines = ["# The pages in pictures", "", "Written by `make.py` in this folder. Everything shown is invented.", ""]
    for name, (_, title) in PAGES.items():
        links = " · ".join(f"[{w} {s}]({name}-{w}-{s}.webp)" for w in WIDTHS for s in SCHEMES)
        lines += [f"## {title}", "", links, "", f"![{title}]({name}-1440-light.webp)", ""]
    seen = " · ".join(f"[{vision}](seen-{vision}.webp)" for vision in VISIONS)
    lines += ["## Without some or any colours", "", seen, "", "![In grey](seen-achromatopsia.webp)", ""]
    lines += ["## A graph of 10,000 claims", "", "[as it opens](large.webp) · [one dot opened](large-open.webp)", ""]
    lines += ["![One dot opened](large-open.webp)", "", "## Nothing read yet", "", "![An empty graph](empty.webp)", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
