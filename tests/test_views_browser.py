"""The pages in a real browser with the network cut: no request, no word on the console, everything in reach."""

import csv
import json
import shutil
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import viewsample
from test_views_pages import HOSTILE, crowd, hostile

from kg import views
from kg.views.site import Site

playwright = pytest.importorskip("playwright.sync_api", reason="pip install 'claimkg[test]' brings Playwright")
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
BROWSER = next(filter(None, map(shutil.which, NAMES)), None)
SWITCHES = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run",
]  # fmt: skip
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(BROWSER is None, reason="no Chromium found: apt-get install chromium"),
]


@pytest.fixture(scope="module")
def browser():
    """One browser for all tests of the module."""
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=BROWSER, args=SWITCHES)
        yield started
        started.close()


@pytest.fixture
def visit(browser):
    """Open a page offline; at the end of the test nothing may have been logged or asked for."""
    contexts, trouble = {}, []

    def go(address, width=1280, height=900, scheme="light", offline=True, **options):
        key = (scheme, offline, *sorted(options))
        if key not in contexts:
            contexts[key] = browser.new_context(color_scheme=scheme, offline=offline, **options)
        tab = contexts[key].new_page()
        tab.set_viewport_size({"width": width, "height": height})
        tab.on("console", lambda message: trouble.append(f"{message.type}: {message.text}"))
        tab.on("pageerror", lambda error: trouble.append(f"error: {error}"))
        tab.on("request", lambda request: trouble.append(request.url) if outside(request.url, offline) else None)
        tab.goto(address if isinstance(address, str) else address.as_uri())
        return tab

    yield go
    for context in contexts.values():
        context.close()
    assert trouble == []


def outside(url: str, offline: bool) -> bool:
    """Say whether a request leaves the machine."""
    local = ("file:", "blob:", "data:", "about:") if offline else ("http://127.0.0.1", "blob:", "data:", "about:")
    return not url.startswith(local)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The folder of the sample site, with its one-file export."""
    folder = tmp_path_factory.mktemp("sample")
    views.write(viewsample.snapshot(), folder)
    views.write_single(viewsample.snapshot(), folder)
    return folder


def kinds_of_pages(folder):
    """One page of each kind."""
    pages = folder / "pages"
    single = [next(pages.glob("speaker-*.html")), next(pages.glob("document-*.html"))]
    names = ("agreements", "pairs", "speakers", "sources", "claims", "documents", "about")
    return [folder / "index.html", *(pages / f"{name}.html" for name in names), *single]


def pair(tab):
    """The panel that is shown."""
    return tab.locator("article.pair:not([hidden])")


def test_pages_are_quiet_readable_and_no_wider_than_their_window(sample, visit):
    tab = visit(sample / "index.html")
    for path in [*kinds_of_pages(sample), sample / "claims.html"]:
        tab.goto(path.as_uri())
        assert tab.locator("main:not([hidden]) h1").inner_text().strip(), path
        for width in (1440, 820, 390):
            tab.set_viewport_size({"width": width, "height": 900})
            assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, width)


def test_a_click_in_the_list_shows_the_pair_and_the_address_remembers_it(sample, visit):
    tab = visit(sample / "index.html")
    assert tab.locator("#pairs a").count() == 9
    tab.locator("#pairs a").nth(3).click()
    title = pair(tab).locator("h2").inner_text()
    assert title == tab.locator("#pairs a[aria-current] .t").inner_text() == "Project costs: how much?"
    assert pair(tab).locator("mark").all_inner_texts() == ["1.4 billion", "2.1 billion"]
    again = visit(tab.url)
    assert pair(again).locator("h2").inner_text() == title


def test_filters_search_and_their_deep_link(sample, visit):
    tab = visit(sample / "index.html")
    tab.select_option("[data-filter=speaker]", "Tomas Lind")
    assert tab.locator("#count").inner_text() == "4 of 9 pairs"
    tab.fill("#search", "toll")
    assert tab.locator("#count").inner_text() == "2 of 9 pairs"
    again = visit(tab.url)
    assert again.locator("#count").inner_text() == "2 of 9 pairs"
    assert again.input_value("#search") == "toll"
    again.click("#clear")
    assert again.locator("#count").inner_text() == "9 pairs"
    again.select_option("[data-filter=kind]", "shift")
    again.check("[data-filter=same]")
    assert again.locator("#count").inner_text() == "2 of 9 pairs"
    again.select_option("[data-filter=review]", "rejected")
    assert again.locator("#count").inner_text() == "0 of 9 pairs"
    assert again.locator("#nopair").is_visible()
    again.click("#clear2")
    again.select_option("[data-filter=conf]", "0.9")
    assert again.locator("#count").inner_text() == "2 of 9 pairs"


def test_date_range(sample, visit):
    tab = visit(sample / "index.html")
    tab.click("details.when-filter summary")
    tab.fill("[data-filter=from]", "2025-08-01")
    tab.locator("[data-filter=from]").dispatch_event("change")
    assert tab.locator("#count").inner_text() == "1 of 9 pairs"
    assert "2025-08-01" in tab.locator("#said").inner_text()


def test_sorting_the_list(sample, visit):
    tab = visit(sample / "index.html")
    tab.select_option("#sort", "old")
    assert tab.locator("#pairs .t").first.inner_text() == "Project is within budget?"
    tab.select_option("#sort", "topic")
    assert tab.locator("#pairs .t").first.inner_text() == "Drilling is on schedule?"


def test_keys(sample, visit):
    tab = visit(sample / "index.html")
    tab.keyboard.press("j")
    tab.keyboard.press("j")
    assert pair(tab).locator(".pos").inner_text() == "Pair 3 of 9"
    tab.keyboard.press("k")
    assert pair(tab).locator(".pos").inner_text() == "Pair 2 of 9"
    tab.keyboard.press("/")
    assert tab.evaluate("document.activeElement.id") == "search"
    tab.keyboard.type("kjx")
    assert tab.input_value("#search") == "kjx"
    tab.fill("#search", "")
    tab.keyboard.press("Escape")
    tab.keyboard.press("g")
    assert tab.evaluate("document.activeElement.id") == "net"
    tab.keyboard.press("?")
    assert tab.locator("#help").is_visible()
    tab.keyboard.press("Escape")
    assert not tab.locator("#help").is_visible()


def test_tab_key_reaches_list_and_actions(sample, visit):
    tab = visit(sample / "index.html")
    reached = set()
    for _ in range(60):
        tab.keyboard.press("Tab")
        reached.add(
            tab.evaluate(
                "(e => e.id || e.dataset.act || e.dataset.filter || (e.closest('#pairs') ? 'pair' : e.className))"
                "(document.activeElement)"
            )
        )
    assert {
        "skip",
        "search",
        "speaker",
        "sort",
        "pair",
        "confirmed",
        "rejected",
        "link",
        "text",
        "graph",
        "net",
    } <= reached


def test_the_graph_and_the_list_select_each_other(sample, visit):
    tab = visit(sample / "index.html")
    claim = viewsample.identifier("", "c041")
    tab.locator("#net").scroll_into_view_if_needed()
    spot = tab.evaluate("id => KG.network.canvasToDOM(KG.network.getPosition(id))", claim)
    box = tab.locator("#net").bounding_box()
    tab.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])
    playwright.expect(pair(tab).locator("h2")).to_contain_text("Drilling")
    tab.locator("#pairs a").first.click()
    chosen = tab.evaluate(
        "[...KG.network.body.data.nodes.get()].filter(n => n.color.background === n.color.border).map(n => n.id).sort()"
    )
    assert chosen == [viewsample.identifier("", "c064"), viewsample.identifier("", "c077")]
    tab.click("#force")
    assert tab.get_attribute("#force", "aria-pressed") == "true"


def test_a_dot_of_a_large_graph_lists_its_pairs(tmp_path, visit):
    views.write(crowd(900, "2024-05-01"), tmp_path)
    tab = visit(tmp_path / "index.html")
    tab.locator("#net").scroll_into_view_if_needed()
    spot = tab.evaluate("KG.network.canvasToDOM(KG.network.getPosition('0/0'))")
    box = tab.locator("#net").bounding_box()
    tab.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])
    playwright.expect(tab.locator("#count")).to_have_text("1 of 450 pairs")


def test_the_list_is_saved_as_csv(sample, visit):
    tab = visit(sample / "index.html")
    tab.select_option("[data-filter=kind]", "shift")
    with tab.expect_download() as download:
        tab.click("#pairs-csv")
    rows = list(csv.DictReader(download.value.path().read_text("utf-8-sig").splitlines()))
    assert [row["topic"] for row in rows] == ["Harbour Tunnel opens: when?", "Drilling is on schedule?"]


def test_verdicts_are_collected_and_saved_as_lines(sample, visit):
    tab = visit(sample / "index.html")
    tab.on("dialog", lambda dialog: dialog.accept())
    tab.keyboard.press("j")
    tab.keyboard.press("x")
    assert tab.locator("#pairs a[aria-current] .st").inner_text().endswith("– Rejected")
    pair(tab).locator(".why select").select_option("different time")
    tab.keyboard.press("j")
    tab.locator("h1").click()
    tab.keyboard.press("j")
    tab.keyboard.press("c")
    with tab.expect_download() as download:
        pair(tab).locator("[data-act=export]").click()
    lines = [json.loads(line) for line in download.value.path().read_text("utf-8").splitlines()]
    assert [(line["verdict"], line["reason"], len(line["members"])) for line in lines] == [
        ("rejected", "different time", 2),
        ("confirmed", "", 2),
    ]
    assert {"target", "created"} <= set(lines[0])


def test_copy_as_text(sample, visit):
    tab = visit(sample / "index.html")
    tab.evaluate("() => { KG.copied = []; document.execCommand = () => KG.copied.push(document.activeElement.value); }")
    tab.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    pair(tab).locator("[data-act=text]").click()
    playwright.expect(tab.locator(".toast")).to_have_text("Copied as text")
    text = tab.evaluate("KG.copied[0]")
    for part in ("Ines Okafor", "We are within budget", "Audit report, paragraph", "Contradicts.", "#link="):
        assert part in text


def test_claims_table_sorts_filters_links_and_saves(sample, visit):
    tab = visit(sample / "pages" / "claims.html")
    assert tab.locator("#claims-table tbody tr").count() == 21
    tab.click("[data-sort=date]")
    tab.click("[data-sort=date]")
    assert tab.locator("#claims-table tbody td").first.inner_text() == "2025-09-18"
    tab.select_option("[data-claims-filter=speaker]", "Daniel Reyes")
    tab.fill("#search", "toll")
    assert tab.locator("#claims-table tbody tr").count() == 1
    with tab.expect_download() as download:
        tab.click("#claims-csv")
    rows = list(csv.DictReader(download.value.path().read_text("utf-8-sig").splitlines()))
    assert [row["text"] for row in rows] == ["Residents will never pay a toll"]
    tab.locator("#claims-table tbody a").click()
    tab.wait_for_selector("a.here")
    assert tab.locator("a.here").inner_text() == "Residents will never pay a toll"


def test_search_from_another_page_leads_to_the_table(sample, visit):
    tab = visit(sample / "pages" / "about.html")
    tab.fill("#search", "ground water toll")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#claims-count")
    assert tab.locator("#claims-count").inner_text() == "0 of 21 claims"


def test_the_one_file_export_holds_all_pages(sample, visit):
    tab = visit(sample / "claims.html")
    tab.click("nav.tabs a[data-tab=agreements]")
    assert tab.locator("main:not([hidden]) h1").inner_text() == "What sources agree on"
    tab.locator(".wordings a:visible").first.click()
    assert tab.locator("main:not([hidden]) .lede").inner_text().count("claim") >= 1
    tab.go_back()
    assert tab.locator("main:not([hidden]) h1").inner_text() == "What sources agree on"
    tab.locator("a.against:visible").first.click()
    assert pair(tab).locator("h2").is_visible()
    tab.keyboard.press("j")
    assert tab.locator("article.pair:not([hidden])").count() == 1


def test_an_embedded_page_works_without_an_address(tmp_path, visit):
    file = tmp_path / "cell.html"
    file.write_text("<!doctype html><title>cell</title>" + views.embed(viewsample.snapshot()), "utf-8")
    tab = visit(file)
    frame = tab.frame_locator("iframe")
    frame.locator("#pairs a").nth(2).click()
    assert frame.locator("article.pair:not([hidden]) h2").inner_text() == "Harbour Tunnel opens: when?"
    frame.locator("[data-filter=kind]").select_option("shift")
    assert frame.locator("#count").inner_text() == "2 of 9 pairs"


def test_axe_finds_nothing_serious(sample, visit):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="pip install axe-playwright-python")
    pages = kinds_of_pages(sample)
    # The first page in both colour schemes, the others in one of them.
    for number, path in enumerate([pages[0], *pages]):
        if path.stem not in ("pairs", "documents", "about", "speakers"):
            tab = visit(path, scheme=("light", "dark")[number % 2], bypass_csp=True)
            found = axe.Axe().run(tab, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
            bad = [each for each in found.response["violations"] if each["impact"] in ("serious", "critical")]
            assert [(each["id"], each["nodes"][0]["html"]) for each in bad] == [], path
            tab.close()


def test_print_shows_the_pair_and_hides_the_controls(sample, visit):
    tab = visit(sample / "index.html")
    tab.emulate_media(media="print")
    assert pair(tab).locator("blockquote").first.is_visible()
    assert not tab.locator("header.top").is_visible() and not pair(tab).locator(".acts").is_visible()


def test_hostile_strings_do_nothing(tmp_path, visit):
    tab = None
    for number, words in enumerate(HOSTILE.values()):
        folder = tmp_path / str(number)
        made = hostile(words)
        views.write(made, folder)
        views.write_single(made, folder)
        tab = tab or visit(folder / "index.html", width=390)
        for path in (folder / "index.html", folder / "claims.html", next((folder / "pages").glob("document-*.html"))):
            tab.goto(path.as_uri())
            if path.parent == folder:
                assert tab.locator("#pairs a").count() == 3
                tab.keyboard.press("j")
                tab.keyboard.press("j")
                assert pair(tab).locator("blockquote").count() == 2
            assert tab.evaluate("window.hacked") is None
            assert tab.locator("main img, main iframe").count() == 0
            assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_pairs_beyond_the_first_page_load_from_their_files(tmp_path, visit):
    views.write(crowd(1300, "2024-05-01"), tmp_path)
    tab = visit(tmp_path / "index.html")
    expect = playwright.expect
    expect(tab.locator("#pairs a")).to_have_count(100)
    tab.locator("#pairs a").nth(99).click()
    expect(pair(tab).locator(".pos")).to_have_text("Pair 100 of 650")
    tab.fill("#search", "Voice 1298")
    expect(tab.locator("#count")).to_have_text("1 of 650 pairs")
    expect(pair(tab)).to_contain_text("Voice 1298")


def test_claims_beyond_the_first_file_arrive(tmp_path, visit):
    files = Site(crowd(2100, "2024-05-01")).claims_files()
    for name, content in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    tab = visit(tmp_path / "pages" / "claims.html")
    playwright.expect(tab.locator("#claims-count")).to_have_text("2,100 of 2,100 claims")
    assert tab.locator("#claims-table tbody tr").count() == 100
    tab.fill("#search", "Voice 2099")
    playwright.expect(tab.locator("#claims-table tbody tr")).to_have_count(1)


def test_a_local_server_gets_each_verdict(visit):
    files = dict(Site(viewsample.snapshot(), token="s3cret").files())
    taken = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(files["index.html"])

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            taken.append((self.path, self.headers["X-Kg-Token"], json.loads(body)))
            self.send_response(201)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        tab = visit(f"http://127.0.0.1:{server.server_port}/index.html", offline=False)
        with tab.expect_response("**/api/reviews"):
            tab.keyboard.press("c")
            tab.keyboard.press("x")
    finally:
        server.shutdown()
    assert taken[0][0] == "/api/reviews" and taken[0][1] == "s3cret"
    assert taken[0][2]["verdict"] in ("confirmed", "rejected") and len(taken[0][2]["members"]) == 2
