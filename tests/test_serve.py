"""The server: the SPARQL protocol as a table, search and paging, verdicts, and who is let in."""

import asyncio
import json
import re
import shutil
import socket

import ferry
import httpx
import pytest
import servers
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg
from kg.serve import Settings, hosts, is_loopback
from kg.serve.app import create
from kg.serve.protocol import GRAPHS, RESULTS, choose

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
TOKEN = "secret-token"
HOST = "127.0.0.1:8765"
ASK, SELECT = "ASK { ?s a clm:Claim }", "SELECT ?n { ?d schema:headline ?n }"
CONSTRUCT = "CONSTRUCT { ?d schema:headline ?n } WHERE { ?d schema:headline ?n }"
GRAPH, INSIDE = kg.graph.document_graph(ferry.POST.id), "ASK { GRAPH ?g { ?s a clm:Claim } }"
UPDATE = "application/sparql-update"
FORM, DIRECT, JSON = "application/x-www-form-urlencoded", "application/sparql-query", "application/json"


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return ferry.make(tmp_path_factory.mktemp("ferry") / "g")


def app_of(place, **changes):
    wanted = {"timeout": 20.0, "rows": 1000, "author": "ed"}
    return create(Settings(str(place), TOKEN, hosts("127.0.0.1", 8765), **{**wanted, **changes}))


@pytest.fixture(scope="module")
def app(place):
    return app_of(place)


def ask(app, method, path, host=HOST, **options):
    async def call():
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url=f"http://{host}") as client:
            return await client.request(method, path, **options)

    return asyncio.run(call())


def accept(query, kinds):
    return {"params": {"query": query}, "headers": {"Accept": kinds}}


@pytest.mark.parametrize(
    ("method", "options", "status", "kind", "part"),
    [
        # GET, POST form, POST direct
        ("GET", {"params": {"query": SELECT}}, 200, "application/sparql-results+json", "Alarm ignored"),
        ("POST", {"data": {"query": SELECT}}, 200, "application/sparql-results+json", "Alarm ignored"),
        ("POST", {"content": SELECT, "headers": {"Content-Type": DIRECT}}, 200, "application/sparql-", "Alarm"),
        ("POST", {"content": SELECT, "headers": {"Content-Type": DIRECT + "; charset=utf-8"}}, 200, "", "Alarm"),
        ("HEAD", {"params": {"query": ASK}}, 200, "application/sparql-results+json", ""),
        ("GET", {"params": {"query": ASK}}, 200, "application/sparql-results+json", '"boolean":true'),
        # content negotiation
        ("GET", accept(SELECT, "text/csv"), 200, "text/csv", "n\r\nAlarm ignored"),
        ("GET", accept(ASK, "text/csv"), 200, "text/csv", "true"),
        ("GET", accept(SELECT, "application/sparql-results+xml"), 200, "", "<sparql"),
        ("GET", accept(SELECT, "text/html, */*;q=0.1"), 200, "", "Alarm"),
        ("GET", {"params": {"query": CONSTRUCT}}, 200, "text/turtle", "schema:headline"),
        ("GET", accept(CONSTRUCT, "application/ld+json"), 200, "application/ld+json", ""),
        ("GET", accept(CONSTRUCT, "application/rdf+xml"), 200, "", "rdf:RDF"),
        ("GET", accept(SELECT, "text/turtle"), 406, "text/plain", "Ask for one of"),
        # what is wrong with the request
        ("GET", {"params": {"query": "SELECT * {"}}, 400, "text/plain", "syntax error at line 1, column 11"),
        ("GET", {"params": {"query": ""}}, 400, "text/plain", "syntax error"),
        ("POST", {"data": {}}, 415, "text/plain", "POST a form"),
        ("POST", {"data": {"x": "y"}}, 400, "text/plain", "Give one query"),
        ("POST", {"content": b"query=\xff", "headers": {"Content-Type": FORM}}, 400, "text/plain", ""),
        ("POST", {"content": b"\xff", "headers": {"Content-Type": DIRECT}}, 400, "text/plain", "UTF-8"),
        ("POST", {"content": SELECT, "headers": {"Content-Type": "text/plain"}}, 415, "text/plain", ""),
        ("GET", {"params": [("query", ASK), ("query", ASK)]}, 400, "text/plain", "one query"),
        # the graphs of a question: names of graphs held here, and nothing is fetched
        ("GET", {"params": {"query": ASK, "default-graph-uri": GRAPH}}, 200, "", "true"),
        ("GET", {"params": {"query": ASK, "default-graph-uri": "http://127.0.0.1:1/"}}, 200, "", "false"),
        ("GET", {"params": {"query": INSIDE, "default-graph-uri": GRAPH}}, 200, "", "false"),
        ("GET", {"params": {"query": INSIDE, "named-graph-uri": GRAPH}}, 200, "", "true"),
        ("POST", {"data": {"query": INSIDE, "named-graph-uri": "http://127.0.0.1:1/"}}, 200, "", "false"),
        ("GET", {"params": {"query": ASK, "default-graph-uri": "not an IRI"}}, 400, "text/plain", "not an IRI"),
        ("PUT", {"content": "x"}, 405, "text/plain", ""),
        ("DELETE", {}, 405, "text/plain", ""),
        # what is refused
        ("POST", {"data": {"update": "DROP ALL"}}, 403, "text/plain", "only reads"),
        ("POST", {"content": "DROP ALL", "headers": {"Content-Type": UPDATE}}, 403, "", "only reads"),
        ("GET", {"params": {"query": "DROP ALL"}}, 403, "text/plain", "DROP is refused"),
        ("GET", {"params": {"query": "SELECT * { SERVICE <http://127.0.0.1:1/> {} }"}}, 403, "", "SERVICE is refused"),
        ("GET", {"params": {"query": "ASK FROM <http://127.0.0.1:1/> {}"}}, 403, "text/plain", "FROM is refused"),
        ("POST", {"data": {"query": "#" * 300_000}}, 413, "text/plain", "longer"),
        ("POST", {"data": {"query": "#" * 10_000_000}}, 413, "text/plain", "too long"),
        ("GET", {"params": {"query": "SELECT * { ?a ?b ?c . ?d ?e ?f }"}}, 413, "text/plain", "more than 1,000 rows"),
        # service description, and people
        ("GET", {}, 200, "text/turtle", "sd:Service"),
        ("GET", {"headers": {"Accept": "text/html"}}, 303, "", ""),
    ],
)  # fmt: skip
def test_sparql_protocol(app, method, options, status, kind, part):
    answer = ask(app, method, "/sparql", **options)
    assert answer.status_code == status, answer.text
    assert answer.headers.get("content-type", "").startswith(kind)
    assert part in answer.text and "Traceback" not in answer.text


def test_a_slow_query_is_stopped(place):
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    answer = ask(app_of(place, timeout=1.0), "GET", "/sparql", params={"query": slow})
    assert answer.status_code == 503 and "stopped" in answer.text


def test_a_greedy_query_is_stopped(place):
    greedy = "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d), STR(?g))) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    answer = ask(app_of(place, memory=400 << 20), "GET", "/sparql", params={"query": greedy})
    assert answer.status_code == 503 and "stopped" in answer.text


@pytest.mark.parametrize(
    ("accept", "offers", "expected"),
    [
        ("", RESULTS, "application/sparql-results+json"),
        ("*/*", RESULTS, "application/sparql-results+json"),
        ("text/*", RESULTS, "text/csv"),
        ("text/csv;q=0.2, application/xml;q=0.9", RESULTS, "application/xml"),
        ("text/csv;q=0, */*", RESULTS, "application/sparql-results+json"),
        ("TEXT/CSV", RESULTS, "text/csv"),
        ("image/png", RESULTS, None),
        ("text/csv;q=nonsense", RESULTS, None),
        ("application/n-triples, text/turtle;q=0.5", GRAPHS, "application/n-triples"),
    ],
)
def test_content_negotiation(accept, offers, expected):
    assert choose(accept, list(offers)) == expected


@pytest.mark.parametrize(
    ("path", "status", "total", "acts"),
    [
        ("/claims", 200, 10, None),
        ("/claims?q=alarm+crew", 200, 4, ["admit", "admit", "deny", "say"]),
        ("/claims?speaker=Lund", 200, 2, ["say", "promise"]),
        ("/claims?speaker=Lund&act=promise", 200, 1, ["promise"]),
        ("/claims?since=2021-06-02&polarity=negative", 200, 1, ["say"]),
        ("/claims?limit=2&offset=9", 200, 10, ["say"]),
        ("/claims?limit=0", 400, None, None),
        ("/claims?limit=1001", 400, None, None),
        ("/claims?limit=%D9%A1", 400, None, None),
        ("/claims?offset=-1", 400, None, None),
        ("/claims?since=yesterday", 400, None, None),
        ("/claims?nope=1", 400, None, None),
        ("/claims?q=a&q=b", 400, None, None),
        ("/links", 200, 5, None),
        ("/links?kind=contradiction&verdict=open", 200, 1, None),
        ("/links?verdict=confirmed", 200, 1, None),
        ("/links?min_score=0.85", 200, 2, None),
        ("/links?min_score=2", 400, None, None),
        ("/links?kind=quarrel", 400, None, None),
    ],
)
def test_claims_and_links(app, path, status, total, acts):
    answer = ask(app, "GET", path)
    assert answer.status_code == status
    if status == 400:
        assert set(answer.json()) == {"error"}
        return
    page = answer.json()
    assert page["total"] == total
    if acts is not None:
        assert [item["act"] for item in page["items"]] == acts


def test_pages_follow_each_other(app):
    path, seen = "/claims?limit=3&act=say", []
    while path:
        page = ask(app, "GET", path).json()
        seen += [item["id"] for item in page["items"]]
        path = page["next"]
    assert len(seen) == len(set(seen)) == page["total"] == 6


def test_the_answers_are_those_the_description_promises(app):
    told = ask(app, "GET", "/openapi.json").json()
    for path in ("/claims", "/links"):
        described = told["paths"][path]["get"]
        schema = described["responses"]["200"]["content"][JSON]["schema"]
        page = ask(app, "GET", path).json()
        assert set(page) == set(schema["required"])
        assert set(page["items"][0]) == set(schema["properties"]["items"]["items"]["required"])
    assert {"/sparql", "/queries", "/queries/{name}", "/api/reviews"} <= set(told["paths"])


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["/claims", "/links", "/search", "/queries/speakers", "/sparql", "/query", "/"]),
    st.dictionaries(
        st.sampled_from(["q", "limit", "offset", "since", "kind", "min_score", "speaker", "query", "x", "token"]),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.integers().map(str),
        max_size=4,
    ),
    st.sampled_from(["GET", "POST", "HEAD", "OPTIONS", "PATCH"]),
)
def test_no_request_breaks_the_server(app, path, values, method):
    answer = ask(app, method, path, params=values)
    assert answer.status_code in (200, 303, 400, 401, 403, 404, 405, 406, 413, 415)


def test_named_queries(app):
    known = {query["name"]: query for query in ask(app, "GET", "/queries").json()}
    assert known["said-about"]["parameters"][0]["name"] == "speaker"
    answer = ask(app, "GET", "/queries/acts?act=promise", headers={"Accept": "text/csv"})
    assert answer.text.splitlines()[1].startswith("2021-06-01,Lund,")
    assert ask(app, "GET", "/queries/nope").status_code == 404
    for name in ("nope", "refused", "longer"):  # a visitor's own words choose no status
        assert ask(app, "GET", f"/queries/acts?{name}=1").status_code == 400


@pytest.mark.parametrize("path", ["/search?q=alarm&since=", "/query", "/", "/static/query.js", "/static/serve.css"])
def test_pages_are_served_with_their_guards(app, path):
    answer = ask(app, "GET", path)
    assert answer.status_code == 200
    assert answer.headers["x-content-type-options"] == "nosniff" and answer.headers["x-frame-options"] == "DENY"
    if answer.headers["content-type"].startswith("text/html"):
        policy = answer.headers.get("content-security-policy", "") + answer.text
        assert "Content-Security-Policy" in policy or "default-src 'none'" in policy
        assert TOKEN not in answer.text


@pytest.mark.parametrize(
    "path", ["/../setup.cfg", "/..%2f..%2fetc/passwd", "/static/..%2fapp.py", "/nope.html", "/%2fx"]
)
def test_nothing_else_is_served(app, path):
    assert ask(app, "GET", path).status_code == 404


def test_words_of_documents_are_not_markup(tmp_path):
    with kg.open(tmp_path / "g", create=True) as graph:
        nasty = ferry.document('<script>alert("x")</script>.txt', 'Berg said "<img src=x onerror=alert(1)>".')
        graph.put(kg.model.Extraction(nasty, (ferry.claim(nasty, "Berg", "<img src=x onerror=alert(1)>", "a", "b"),)))
    page = ask(app_of(tmp_path / "g"), "GET", "/search").text
    assert "<img" not in page and "&lt;img" in page and "alert(&#34;x" in page


REVIEW = {"target": ferry.NUMBERS.id, "verdict": "rejected", "reason": "different time", "note": "two trips"}
KEY = {"X-Kg-Token": TOKEN}


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({}, REVIEW, 403),
        ({"X-Kg-Token": "wrong"}, REVIEW, 403),
        ({**KEY, "Origin": "http://evil.example"}, REVIEW, 403),
        ({**KEY, "Origin": "null"}, REVIEW, 403),
        ({**KEY, "Sec-Fetch-Site": "cross-site"}, REVIEW, 403),
        ({**KEY, "Host": "evil.example"}, REVIEW, 421),
        (KEY, {**REVIEW, "target": "nothing"}, 404),
        (KEY, {**REVIEW, "verdict": "liar"}, 400),
        (KEY, {**REVIEW, "reason": "because"}, 400),
        (KEY, {**REVIEW, "note": 7}, 400),
        (KEY, {**REVIEW, "note": "\x00"}, 400),
        (KEY, [REVIEW], 400),
        (KEY, b"{", 400),
        (KEY, b"[" * 100_000, 400),
        (KEY, b"x" * 2_000_000, 413),
        ({**KEY, "Content-Type": "text/plain"}, REVIEW, 415),
        ({**KEY, "Origin": f"http://{HOST}", "Sec-Fetch-Site": "same-origin"}, REVIEW, 201),
    ],
)
def test_a_verdict_needs_the_token_and_the_same_origin(tmp_path, headers, body, status):
    place = ferry.make(tmp_path / "g")
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    answer = ask(app_of(place), "POST", "/api/reviews", headers={"Content-Type": JSON, **headers}, content=content)
    assert answer.status_code == status, answer.text
    with kg.open(place) as graph:
        given = [r for r in graph.reviews() if r.target == ferry.NUMBERS.id]
    assert [(r.verdict, r.author, r.note) for r in given] == (
        [("rejected", "ed", "two trips")] if status == 201 else []
    )


def test_a_verdict_is_seen_at_once(tmp_path):
    app = app_of(ferry.make(tmp_path / "g"))
    assert ask(app, "GET", "/links?verdict=rejected").json()["total"] == 1
    ask(app, "POST", "/api/reviews", headers=KEY, json=REVIEW)
    assert ask(app, "GET", "/links?verdict=rejected").json()["total"] == 2


def test_the_token_becomes_a_cookie_and_leaves_the_address(app):
    answer = ask(app, "GET", f"/?x=1&token={TOKEN}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/?x=1")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie
    assert f'name="kg-token" content="{TOKEN}"' in ask(app, "GET", "/", headers={"Cookie": f"kg_token={TOKEN}"}).text
    assert ask(app, "GET", f"/%2fevil.example/?token={TOKEN}").headers["location"] == "/evil.example/"
    assert ask(app, "GET", "/?token=wrong").status_code == 401


@pytest.mark.parametrize(
    ("host", "headers", "status"),
    [
        (HOST, {}, 200),
        ("localhost:8765", {}, 200),
        ("LOCALHOST:8765", {}, 200),
        ("localhost", {}, 421),
        ("evil.example:8765", {}, 421),
        (HOST, {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, 403),
        (HOST, {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 200),
    ],
)
def test_who_is_answered(app, host, headers, status):
    assert ask(app, "GET", "/claims", headers={"Host": host, **headers}).status_code == status


@pytest.mark.parametrize(("headers", "status"), [({}, 401), ({"Authorization": f"Bearer {TOKEN}"}, 200), (KEY, 200)])
def test_an_exposed_server_wants_the_token_for_everything(place, headers, status):
    exposed = create(Settings(str(place), TOKEN, None, expose=True))
    for path in ("/", "/claims", "/sparql", "/openapi.json", "/static/serve.css"):
        assert ask(exposed, "GET", path, host="kg.example", headers=headers).status_code == status


@pytest.mark.parametrize(
    ("host", "port", "expected"),
    [
        ("127.0.0.1", 80, {"127.0.0.1", "localhost", "[::1]"}),
        ("::1", 81, {"127.0.0.1:81", "localhost:81", "[::1]:81"}),
        ("10.0.0.5", 81, {"10.0.0.5:81"}),
        ("fd00::5", 81, {"[fd00::5]:81"}),
        ("0.0.0.0", 81, None),
    ],
)
def test_host_names(host, port, expected):
    assert hosts(host, port) == expected
    assert is_loopback(host) is (host in ("127.0.0.1", "::1"))


def test_the_command_refuses_other_machines_unless_told(place):
    done = ferry.run_kg("serve", "--graph", place, "--host", "0.0.0.0")
    assert done.returncode == 2 and "--expose" in done.stderr and done.stderr.count("\n") == 1


def test_a_port_in_use_is_said_before_anything_else(place):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = ferry.run_kg("serve", "--graph", place, "--port", port)
    assert done.returncode == 2 and done.stderr.count("\n") == 1
    assert f"port {port} is in use" in done.stderr and "--port" in done.stderr


def test_search_shows_a_mistake_and_leads_to_the_passage(app):
    wrong = ask(app, "GET", "/search", params={"since": "yesterday", "q": "alarm"})
    assert (wrong.status_code, wrong.headers["content-type"].partition(";")[0]) == (400, "text/html")
    assert "must be an ISO date" in wrong.text and 'value="yesterday"' in wrong.text and 'value="alarm"' in wrong.text
    found = re.search(
        r'href="(/pages/document-[^"#]+\.html)#claim=', ask(app, "GET", "/search", params={"q": "alarm"}).text
    )
    assert ask(app, "GET", found[1]).status_code == 200
    assert 'href="/search"' in ask(app, "GET", "/").text
    whole, part = (
        ask(app, "GET", "/claims", params={"speaker": name}).json()["total"] for name in ("Anna Berg", "anna")
    )
    assert whole == part > 0


@pytest.mark.browser
@pytest.mark.skipif(BROWSER is None, reason="no Chromium found: apt-get install chromium")
def test_the_pages_work_in_a_browser(tmp_path):
    playwright = pytest.importorskip("playwright.sync_api", reason="pip install 'claimkg[test]' brings Playwright")
    place = ferry.make(tmp_path / "g")
    with servers.kg(place) as printed, playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
        page, trouble = browser.new_page(), []
        page.on("console", lambda message: trouble.append(message.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.goto(printed)
        assert "token" not in page.url
        with page.expect_response("**/api/reviews") as answered:
            page.locator("[data-act=confirmed]:visible").first.click()
        assert answered.value.status == 201
        base = printed.partition("?")[0]
        page.goto(f"{base}query")
        page.select_option("#named", "speakers")
        page.click("#ask button >> nth=0")
        page.wait_for_selector("#answer td")
        assert page.inner_text("#count") == "4 rows"
        page.goto(f"{base}search")
        page.fill("input[name=q]", "alarm")
        page.click("form.search button")
        page.click("aside a >> text=Anna Berg")
        assert page.locator("article").count() == 3
        assert trouble == []
        browser.close()
    with kg.open(place) as graph:
        assert len(graph.reviews()) == len(ferry.REVIEWS) + 1
