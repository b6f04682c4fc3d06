"""The pages in a real browser with the network cut: no request, no word on the console, everything in reach."""

import csv
import json
import shutil
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from xml.etree import ElementTree

import pytest
import viewsample
from test_views_pages import HOSTILE, crowd, hostile

from kg import review, views
from kg.model import Link, Snapshot
from kg.showing import Page
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


def all_pages(folder):
    """Every page of a site, the one-file export too."""
    return [folder / "index.html", folder / "claims.html", *sorted((folder / "pages").glob("*.html"))]


def look(tab, path, widths=(390,)):
    """Open a page; it has a heading and is no wider than its window."""
    tab.goto(path.as_uri())
    assert tab.locator("main:not([hidden]) h1").inner_text().strip(), path
    for width in widths:
        tab.set_viewport_size({"width": width, "height": 900})
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, width)


def test_every_page_is_quiet_readable_and_no_wider_than_its_window(sample, visit):
    tab = visit(sample / "index.html")
    kinds = set(kinds_of_pages(sample))
    for path in all_pages(sample):
        look(tab, path, (1440, 820, 390, 320) if path in kinds else (390,))


ODD = {
    "empty": lambda made: Snapshot(),
    "no links": lambda made: replace(made, links=(), reviews=()),
    "no dates": lambda made: replace(made, claims=tuple(replace(c, date=None) for c in made.claims)),
    "one speaker": lambda made: replace(
        made, claims=tuple(replace(c, speaker=made.claims[0].speaker) for c in made.claims)
    ),
    "200 speakers": lambda made: crowd(200, "2024-05-01"),
}


@pytest.mark.parametrize("change", ODD.values(), ids=ODD)
def test_odd_graphs_are_quiet_and_fit(change, tmp_path, visit):
    made = change(viewsample.snapshot())
    views.write(made, tmp_path)
    views.write_single(made, tmp_path)
    tab = visit(tmp_path / "index.html")
    for path in [*all_pages(tmp_path)[:2], *(tmp_path / "pages").glob("[acps]*s.html")]:
        look(tab, path)


def test_a_click_in_the_list_shows_the_pair_and_the_address_remembers_it(sample, visit):
    tab = visit(sample / "index.html")
    assert tab.locator("#pairs a").count() == 9
    tab.locator("#pairs a").nth(3).click()
    title = pair(tab).locator("h2").inner_text()
    assert title == tab.locator("#pairs a[aria-current] .t").inner_text() == "How much does the project cost?"
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
    assert tab.locator("#pairs .t").first.inner_text() == "Is the project within budget?"
    tab.select_option("#sort", "topic")
    assert tab.locator("#pairs .t").first.inner_text() == "How much does the project cost?"


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


WHERE = """(e => ({
  name: e.id || e.dataset.act || e.dataset.filter || (e.closest('#pairs') ? 'pair' : e.className),
  part: ['header.top', '.filters', '.list', '#panel', '#graph', '.low', 'footer'].findIndex(each => e.closest(each)),
  seen: e.matches(':focus-visible') && getComputedStyle(e.closest('.search') || e).outlineStyle !== 'none',
}))(document.activeElement)"""


def test_the_tab_key_reaches_everything_in_the_order_of_the_page(sample, visit):
    tab = visit(sample / "index.html")
    found = []
    for _ in range(90):
        tab.keyboard.press("Tab")
        found.append(tab.evaluate(WHERE))
        if found[-1]["part"] == 6:
            break
    assert {"skip", "search", "speaker", "sort", "pair", "confirmed", "rejected", "link", "text", "graph", "net"} <= {
        each["name"] for each in found
    }
    parts = [each["part"] for each in found if each["name"] != "skip"]
    assert parts == sorted(parts) and set(parts) == set(range(7))
    assert [each["name"] for each in found if not each["seen"]] == []


def click_dot(tab, dot):
    """Click a dot of the graph pane."""
    tab.locator("#net").scroll_into_view_if_needed()
    spot = tab.evaluate("id => KG.network.canvasToDOM(KG.network.getPosition(id))", dot)
    box = tab.locator("#net").bounding_box()
    tab.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])


def test_the_graph_and_the_list_select_each_other(sample, visit):
    tab = visit(sample / "index.html")
    click_dot(tab, viewsample.identifier("", "c041"))
    playwright.expect(pair(tab).locator("h2")).to_contain_text("drilling")
    tab.locator("#pairs a").first.click()
    chosen = sorted(each["id"] for each in tab.evaluate("KG.drawn().nodes") if each["chosen"])
    assert chosen == [viewsample.identifier("", "c064"), viewsample.identifier("", "c077")]
    told = tab.locator("#told")
    playwright.expect(told).to_contain_text("Ines Okafor, 2 May 2024")
    told.locator("button").click()
    assert tab.evaluate("document.activeElement.matches('article.pair')")
    click_dot(tab, viewsample.identifier("", "c022"))  # it has an agreement and no contradiction
    told.locator("a", has_text="All who say so").click()
    assert tab.locator(".here h2").inner_text().startswith("The Harbour Tunnel will open by 2026")
    tab.go_back()
    tab.click("#force")
    assert tab.get_attribute("#force", "aria-pressed") == "true"
    tab.keyboard.press("g")
    before = tab.evaluate("KG.network.getViewPosition().x")
    tab.keyboard.press("ArrowRight")
    assert tab.evaluate("KG.network.getViewPosition().x") > before


def grouped():
    """So many linked claims that the first page draws groups; one of them has an agreement as well."""
    made = crowd(900, "2024-05-01")
    return replace(made, links=(*made.links, Link("la", "agreement", "repeat", "c0000", "c0002", 0.9, "r", "r", "1")))


@pytest.mark.parametrize("file", ["index.html", "claims.html"])
def test_a_dot_of_a_large_graph_opens_and_closes(file, tmp_path, visit):
    (views.write if file == "index.html" else views.write_single)(grouped(), tmp_path)
    tab, expect = visit(tmp_path / file), playwright.expect
    assert tab.evaluate("KG.drawn().nodes.every(each => each.id.includes('/'))")
    click_dot(tab, "0/0")
    expect(tab.locator("#count")).to_have_text("1 of 450 pairs")
    expect(tab.locator("#opened b")).to_contain_text("Voice 0 on")
    claims = ["c0000", "c0001", "c0002"]
    assert sorted(each["id"] for each in tab.evaluate("KG.drawn().nodes")) == claims
    assert {each["kind"] for each in tab.evaluate("KG.drawn().edges")} == {"contradiction", "agreement"}
    click_dot(tab, "c0001")
    assert [each["id"] for each in tab.evaluate("KG.drawn().nodes") if each["chosen"]] == claims[:2]
    again = visit(tab.url)
    expect(again.locator("#opened b")).to_contain_text("Voice 0 on")
    again.click("#close")
    expect(again.locator("#opened")).to_be_hidden()
    expect(again.locator("#count")).to_have_text("450 pairs")
    assert again.evaluate("KG.drawn().opened") == ""
    again.go_back()
    expect(again.locator("#opened b")).to_contain_text("Voice 0 on")


def test_all_links_between_the_same_two_claims_are_drawn(tmp_path, visit):
    views.write(hostile("plain words"), tmp_path)
    tab = visit(tmp_path / "index.html")
    kinds = sorted(each["kind"] for each in tab.evaluate("KG.drawn().edges"))
    assert kinds == ["agreement", "contradiction", "qualification", "shift"]
    assert tab.locator("#pairs a").count() == 3
    assert tab.evaluate("new Set(KG.network.body.edgeIndices).size") == 4


def test_colour_is_never_the_only_sign(sample, visit):
    tab = visit(sample / "index.html")
    drawn = tab.evaluate("KG.drawn().edges.map(e => [e.kind, JSON.stringify([e.dashes, Boolean(e.arrows)])])")
    lines = dict(drawn)
    assert len(set(lines.values())) == len(lines) == 4 == len(set(map(tuple, drawn)))
    signs = tab.evaluate("KG.island('data-graph').signs")
    assert len(set(signs.values())) == 4 == len(lines.keys() & signs.keys())
    paths = "[...e.querySelectorAll('path')].map(p => p.getAttribute('d') + getComputedStyle(p).strokeDasharray)"
    legend = "[...document.querySelectorAll('.legend > span')].map(e => [e.textContent.trim(), %s.join()])"
    told = tab.evaluate(legend % paths)
    assert len({words for words, _ in told}) == len({paths for _, paths in told}) == 4
    listed = (
        "[...document.querySelectorAll('#pairs a')].map(e => [e.className, e.querySelector('path').getAttribute('d')])"
    )
    rows = dict(tab.evaluate(listed))
    assert len(set(rows.values())) == len(rows) == 3
    assert tab.evaluate("getComputedStyle(document.querySelector('.pair mark')).textDecorationLine") == "underline"
    assert tab.locator("tr.clash td.note").first.text_content() == "they clash"
    tab.goto(next((sample / "pages").glob("document-tidewater-post-of-2024-03*.html")).as_uri())
    style = "e => getComputedStyle(e).borderBottomStyle + getComputedStyle(e, '::before').content.slice(1, 2)"
    assert [tab.eval_on_selector(f".howto .c{each}", style) for each in ("", ".clash")] == ["solido", "double≠"]
    tab.goto((sample / "pages" / "sources.html").as_uri())
    cells = tab.evaluate(
        "[...document.querySelectorAll('.hm td[class^=c]')].map(e => getComputedStyle(e).backgroundImage)"
    )
    assert all(each.startswith("linear-gradient") for each in cells)
    assert all(tab.locator(".hm td:not(.self)").all_text_contents())


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_reduced_motion_is_respected(motion, sample, visit):
    tab = visit(sample / "index.html", reduced_motion=motion)
    took = tab.evaluate("getComputedStyle(document.querySelector('.btn')).transitionDuration")
    assert (took == "0s") == (motion == "reduce")


def test_pictures_are_saved_as_png_svg_and_table(sample, visit):
    tab = visit(sample / "index.html")
    with tab.expect_download() as download:
        tab.click("#png")
    assert download.value.path().read_bytes().startswith(b"\x89PNG")
    tab.locator("#pairs a", has_text="When will").last.click()
    twin = pair(tab).locator("details.twin").first
    twin.locator("summary").click()
    with tab.expect_download() as download:
        twin.locator("[data-csv]").click()
    rows = list(csv.DictReader(download.value.path().read_text("utf-8-sig").splitlines()))
    assert [row["Since the one before"] for row in rows] == ["–", "same", "moved", "moved"]
    with tab.expect_download() as download:
        twin.locator("[data-svg]").click()
    drawn = ElementTree.fromstring(download.value.path().read_text("utf-8"))
    assert len(drawn.findall("{*}circle")) == 4
    tab.goto((sample / "pages" / "agreements.html").as_uri())
    with tab.expect_download() as download:
        tab.click("[data-csv-agreements]")
    rows = list(csv.DictReader(download.value.path().read_text("utf-8-sig").splitlines()))
    assert {row["role"] for row in rows} == {"says", "disputes", "changed"}
    assert {"Ines Okafor", "Radio Coast", "2024-05-02", "We are within budget"} <= {
        v for row in rows for v in row.values()
    }
    tab.goto((sample / "pages" / "sources.html").as_uri())
    with tab.expect_download() as download:
        tab.click("[data-csv=heat-table]")
    assert "Radio Coast" in download.value.path().read_text("utf-8-sig").splitlines()[0]
    for name in ("lanes.svg", "heat.svg"):
        ElementTree.fromstring((sample / "pages" / name).read_bytes())


def test_the_list_is_saved_as_csv(sample, visit):
    tab = visit(sample / "index.html")
    tab.select_option("[data-filter=kind]", "shift")
    with tab.expect_download() as download:
        tab.click("#pairs-csv")
    rows = list(csv.DictReader(download.value.path().read_text("utf-8-sig").splitlines()))
    assert [row["topic"] for row in rows] == ["When will the Harbour Tunnel open?", "Was drilling on schedule?"]


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
    taken = review.saved(download.value.path(), "Ada")
    assert [(each.verdict, each.reason, each.author) for each in taken] == [
        ("rejected", "different time", "Ada"),
        ("confirmed", "", "Ada"),
    ]


def test_copy_as_text(sample, visit):
    tab = visit(sample / "index.html")
    tab.evaluate("() => { KG.copied = []; document.execCommand = () => KG.copied.push(document.activeElement.value); }")
    tab.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    pair(tab).locator("[data-act=text]").click()
    playwright.expect(tab.locator(".toast")).to_have_text("Copied as text")
    text = tab.evaluate("KG.copied[0]")
    for part in (
        "Ines Okafor",
        "We are within budget",
        "“Audit report of 2024-07-30”, Audit report, 30 Jul 2024, paragraph",
        "Contradicts.",
        "#link=",
    ):
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
    assert "#link=" in tab.get_attribute("#claims-table tbody td.num a", "href")
    tab.locator("#claims-table tbody a").first.click()
    tab.wait_for_selector("a.here")
    assert tab.locator("a.here").inner_text() == "Residents will never pay a toll"


def test_a_search_among_pairs_leads_on_to_all_claims(sample, visit):
    tab = visit(sample / "index.html")
    assert tab.get_attribute("#search", "placeholder") == "Search pairs"
    tab.fill("#search", "never pay a toll")
    tab.click("#pairs a >> text=Search all claims for “never pay a toll”")
    tab.wait_for_selector("#claims-count")
    assert tab.locator("#claims-count").inner_text() == "1 of 21 claims"
    assert tab.get_attribute("#search", "placeholder") == "Search claims"


def test_the_picture_fades_what_the_filters_leave_out(sample, visit):
    tab = visit(sample / "index.html")
    assert tab.locator("#faded").is_hidden()
    opacity = "KG.drawn().edges.map((each) => [each.kind, each.color.opacity])"
    tab.select_option("[data-filter=kind]", "shift")
    shown = tab.evaluate(opacity)
    assert tab.locator("#faded").is_visible()
    assert min(value for kind, value in shown if kind == "shift") > max(
        value for kind, value in shown if kind != "shift"
    )
    tab.click("#clear")
    assert min(value for _, value in tab.evaluate(opacity)) > 0.4


def test_a_verdict_waits_while_the_passage_is_read(sample, visit):
    tab = visit(sample / "index.html")
    first, was = tab.locator("#checked").inner_text(), pair(tab).locator(".state").inner_text()
    tab.keyboard.press("x")
    assert "you have given 1 verdict, not saved yet" in tab.locator("#checked").inner_text()
    assert pair(tab).locator(".state").inner_text() == "– Rejected (not saved yet)"
    pair(tab).locator(".src a").first.click()
    tab.wait_for_selector(".here")
    tab.go_back()
    assert pair(tab).locator(".state").inner_text() == "– Rejected (not saved yet)"
    with tab.expect_download():
        pair(tab).locator("[data-act=export]").click()
    assert pair(tab).locator(".state").inner_text() == "– Rejected (in the saved file)"
    tab.keyboard.press("x")
    assert pair(tab).locator(".state").inner_text() == was
    assert tab.locator("#checked").inner_text() == first
    tab.reload()
    assert pair(tab).locator(".state").inner_text() == was


def test_search_from_another_page_leads_to_the_table(sample, visit):
    tab = visit(sample / "pages" / "about.html")
    tab.fill("#search", "ground water toll")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#claims-count")
    assert tab.locator("#claims-count").inner_text() == "0 of 21 claims"


def test_tabs_lead_to_each_page_and_back(sample, visit):
    tab = visit(sample / "index.html")
    for name in ("agreements", "speakers", "sources", "claims", "documents", "index"):
        tab.click(f"nav.tabs a[data-tab={name}]")
        assert tab.get_attribute("nav.tabs a[aria-current]", "data-tab") == name
    tab.click("footer a")
    assert tab.locator("h1").inner_text() == "How this was made"


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
    with tab.expect_download() as download:
        tab.click("[data-file='lanes.svg']")
    drawn = ElementTree.fromstring(download.value.path().read_text("utf-8"))
    assert len(drawn.findall("{*}circle")) == 21 - 1  # one claim has no link


def test_an_embedded_page_works_without_an_address(tmp_path, visit):
    file = tmp_path / "cell.html"
    cell = Page(viewsample.snapshot(), 700)._repr_html_()  # what show_contradictions() leaves in a notebook
    file.write_text("<!doctype html><title>cell</title>" + cell, "utf-8")
    tab = visit(file)
    assert tab.get_attribute("iframe", "sandbox") == "allow-scripts allow-downloads"
    frame = tab.frame_locator("iframe")
    frame.locator("#pairs a").nth(2).click()
    assert frame.locator("article.pair:not([hidden]) h2").inner_text() == "When will the Harbour Tunnel open?"
    frame.locator("[data-filter=kind]").select_option("shift")
    assert frame.locator("#count").inner_text() == "2 of 9 pairs"
    frame.locator("nav.tabs a[data-tab=speakers]").click()
    playwright.expect(frame.locator("main:not([hidden]) h1")).to_have_text("Speakers")
    frame.locator("main:not([hidden]) a", has_text="Daniel Reyes").click()
    playwright.expect(frame.locator("main:not([hidden]) h1")).to_have_text("Daniel Reyes")
    cell = Page(viewsample.snapshot(), 700, "agreements")._repr_html_()
    file.write_text("<!doctype html><title>cell</title>" + cell, "utf-8")
    tab.reload()
    playwright.expect(frame.locator("main:not([hidden]) h1")).to_have_text("What sources agree on")


RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


def axe_on(pages, visit, scheme, width):
    """Run axe on pages; return all that it objects to, were it ever so minor."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="pip install axe-playwright-python").Axe()
    tab, bad = visit(pages[0], scheme=scheme, width=width, bypass_csp=True), []
    for path in pages:
        tab.goto(path.as_uri())
        found = axe.run(tab, options=RULES).response["violations"]
        bad += [(path.name, each["id"], each["nodes"][0]["html"]) for each in found]
    return bad


# Each page in both colour schemes and both widths; all four combinations are a long test.
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing(scheme, width, sample, visit):
    assert axe_on(kinds_of_pages(sample), visit, scheme, width) == []


@pytest.mark.slow
@pytest.mark.parametrize(("scheme", "width"), [("dark", 1280), ("light", 390)])
def test_axe_finds_nothing_in_the_other_combinations(scheme, width, sample, visit):
    assert axe_on([*kinds_of_pages(sample), sample / "claims.html"], visit, scheme, width) == []


def test_print_shows_the_pair_and_hides_the_controls(sample, visit):
    tab = visit(sample / "index.html")
    tab.emulate_media(media="print")
    assert pair(tab).locator("blockquote").first.is_visible()
    assert not tab.locator("header.top").is_visible() and not pair(tab).locator(".acts").is_visible()


def all_hostile() -> Snapshot:
    """One graph with every hostile string as text, name, title, cue, reason, licence and address of a document."""
    documents, claims, links = [], [], []
    for number, words in enumerate(HOSTILE.values()):
        made = hostile(words)
        document = replace(made.documents[0], id=f"d{number}", licence="CC0" if number % 2 else None)
        documents.append(document)
        for claim in made.claims:
            who = replace(claim.speaker, entity=f"{claim.speaker.entity}-{number}")
            claims.append(replace(claim, id=f"{claim.id}-{number}", document=document.id, speaker=who))
        links += [replace(e, id=f"{e.id}-{number}", a=f"{e.a}-{number}", b=f"{e.b}-{number}") for e in made.links]
    name = HOSTILE["script"] + HOSTILE["image"]
    return Snapshot(tuple(documents), tuple(claims), tuple(links), title=name, made_with=((name, name),))


def test_hostile_strings_do_nothing_in_any_view(tmp_path, visit):
    made = all_hostile()
    views.write(made, tmp_path)
    views.write_single(made, tmp_path)
    tab = visit(tmp_path / "index.html", width=390)
    pages = all_pages(tmp_path)
    assert len(pages) == 2 + 7 + 11 + 22
    for path in pages:
        look(tab, path)
        if path.parent == tmp_path:
            assert tab.locator("#pairs a").count() == 33
            for _ in range(33):
                assert pair(tab).locator("blockquote").count() == 2
                tab.keyboard.press("j")
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
    tab.keyboard.press("j")
    expect(pair(tab).locator(".pos")).to_have_text("Pair 101 of 650")
    again = visit(tab.url)  # the list shows the entry of a link, wherever it is
    expect(again.locator("#pairs a[aria-current]")).to_be_in_viewport()
    assert again.evaluate("scrollY") == 0
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
