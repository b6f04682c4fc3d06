"""Measure the pages: build time, bytes a page, first draw in headless Chromium.

    python benchmarks/views.py [--claims 2000,20000] [--keep DIR]

The claims are invented. First draw is the time from navigation to the moment the list of pairs is on the page.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
from pathlib import Path

from kg.model import Claim, Cue, Document, Link, Mention, Proposition, Snapshot, Span

SUBJECTS = ("bridge", "harbour", "budget", "school", "ferry", "clinic", "tram", "library", "market", "dam")
VERBS = ("open", "close", "grow", "cost", "employ", "serve", "reach", "cross", "carry", "deliver")
OBJECTS = ("drivers", "residents", "passengers", "patients", "goods", "workers", "pupils", "visitors")


def snapshot(claims: int, speakers: int = 60, seed: int = 1) -> Snapshot:
    """Invent ``claims`` claims in documents of twenty, with one link for every five claims."""
    pick = random.Random(seed)
    people = [f"Speaker {number}" for number in range(speakers)]
    documents, found = [], []
    for number in range(-(-claims // 20)):
        year, month, day = 2019 + number % 6, 1 + number % 12, 1 + number % 28
        date, text, rows = f"{year}-{month:02}-{day:02}", "", []
        for _ in range(min(20, claims - number * 20)):
            who, subject, verb, thing = (pick.choice(each) for each in (people, SUBJECTS, VERBS, OBJECTS))
            words = f"the {subject} will {verb} {pick.randint(2, 900)} {thing} within the coming year, and no later"
            start = len(text) + len(f"{who} said ")
            text += f"{who} said {words}. It was a long afternoon in the council chamber.\n\n"
            rows.append((who, subject, verb, thing, start, words))
        identifier = f"d{number:025}"
        documents.append(
            Document(
                identifier,
                f"paper-{number}.txt",
                f"paper-{number}.txt",
                text,
                "0" * 64,
                title=f"Paper {number}",
                publisher=f"Paper {number % 40}",
                date=date,
                licence="CC0-1.0",
            )
        )
        for ordinal, (who, subject, verb, thing, start, words) in enumerate(rows):
            found.append(
                Claim(
                    f"c{len(found):025}",
                    identifier,
                    start,
                    start + len(words),
                    ordinal,
                    words,
                    (Span(start, start + len(words)),),
                    Mention(who, who, f"e-{who}", "person"),
                    Cue("say", "said"),
                    "say",
                    "indirect",
                    "positive" if ordinal % 3 else "negative",
                    "certain",
                    "predicted",
                    Proposition(Mention(subject, subject), verb, Mention(thing, thing)),
                    date=date,
                    date_source="stated",
                )
            )
    links = []
    for number in range(claims // 5):
        a, b = pick.sample(found, 2)
        kind = ("contradiction", "agreement", "shift", "contradiction")[number % 4]
        marks = [(Span(each.start + 4, each.start + 20),) for each in (a, b)]
        links.append(
            Link(
                f"l{number:025}",
                kind,
                "negation",
                a.id,
                b.id,
                0.5 + pick.random() / 2,
                "The two say opposite things about it.",
                "invented",
                "1",
                *marks,
                clash="polarity",
            )
        )
    return Snapshot(tuple(documents), tuple(found), tuple(links), title="Benchmark", made_with=(("rules", "invented"),))


def first_draw(page: Path) -> float | None:
    """Return seconds until the list of pairs shows, the best of three; None without a browser."""
    browser_path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not browser_path:
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        times = []
        for _ in range(3):
            tab = browser.new_page()
            begun = time.perf_counter()
            tab.goto(page.as_uri(), wait_until="commit")
            tab.wait_for_selector("#pairs li, #claims-table tbody tr, main h1", state="visible")
            tab.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
            times.append(time.perf_counter() - begun)
            tab.close()
        browser.close()
    return min(times)


def main() -> None:
    """Print one line per size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", default="2000,20000")
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    from kg.views import write

    print("  claims  build s    CPU s  files  total MB  largest page, MB     first draw, s: index, claims")
    for claims in map(int, options.claims.split(",")):
        made = snapshot(claims)
        folder = options.keep / str(claims) if options.keep else Path(tempfile.mkdtemp(prefix="kg-views-"))
        begun, used = time.perf_counter(), time.process_time()
        index = write(made, folder)
        took, used = time.perf_counter() - begun, time.process_time() - used
        sizes = {path: path.stat().st_size for path in folder.rglob("*") if path.is_file()}
        pages = {path: size for path, size in sizes.items() if path.suffix == ".html"}
        largest = max(pages, key=pages.get)
        draws = [first_draw(index), first_draw(folder / "pages" / "claims.html")]
        shown = ", ".join("no browser" if each is None else f"{each:.2f}" for each in draws)
        total = sum(sizes.values()) / 1e6
        print(
            f"{claims:>8} {took:>8.2f} {used:>8.2f} {len(sizes):>6} {total:>9.1f}  {pages[largest] / 1e6:.2f} "
            f"{largest.name[:16]:<16} {shown}"
        )
        if not options.keep:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
