"""Named queries give the expected rows; foreign queries only read, and can be stopped."""

import ferry
import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg import queries, sparql

LINK = "https://w3id.org/claimkg/id/link/"
NUMBERS, FALSE = LINK + ferry.NUMBERS.id, LINK + ferry.FALSE.id
COPIED = "https://w3id.org/claimkg/id/claim/" + ferry.COPIED.id
OCCASION = "https://w3id.org/claimkg/id/speech-event/iawrinxnvgdnfbt3qeycs253p4"
IGNORED, EIGHTY, HUNDRED = "the crew ignored the alarm", "the ferry carried 80 people", "the ferry carried 120 people"
PURPOSE, FAILED = "the crew did not ignore the alarm on purpose", "the alarm may have failed"
STORM = "The storm had begun at noon"
PAYS = "to pay the families by 30 June 2021"
RULES = "rules 1"
BERG, JUNE = "Anna Berg", "2021-06-01"

# name, parameters, the rows expected
TABLE = [
    ("acts", {}, [("2021-05-04", BERG, IGNORED, "post.txt"), ("2021-05-05", BERG, IGNORED, "times.txt")]),
    ("acts", {"act": "promise"}, [("2021-06-01", "Lund", PAYS, "herald.txt")]),
    ("addressed", {}, [(BERG, "council", 2, "2021-05-04", "2021-05-05")]),
    (
        "answers",
        {},
        [
            ("2021-06-02", "Ode", "Agreement", "independent", BERG, PURPOSE, IGNORED),
            ("2021-06-02", "Ode", "Contradiction", "numeric", "Lund", HUNDRED, EIGHTY),
        ],
    ),
    (
        "claim",
        {"claim": ferry.EIGHTY.id},
        [
            ("Lund", "say", "positive", "certain", "factual", EIGHTY, 66, 93, "herald.txt", "Herald", JUNE, RULES, None)
        ],
    ),
    ("claim", {"claim": "nobody"}, []),
    (
        "corroboration",
        {"about": "ignore"},
        # The syndicated copy counts as an article, but not as another original, occasion or speaker.
        [("crew ignore alarm", "negative", 2, 2, 2, 2), ("crew ignore alarm", "positive", 2, 1, 1, 1)],
    ),
    (
        "denied-and-affirmed",
        {},
        [
            ("crew ignore alarm", BERG, BERG, "certain", ""),
            ("crew ignore alarm", "Ode", BERG, "certain", "manner=on purpose"),
        ],
    ),
    (
        "documents",
        {},
        [
            ("post.txt", "Alarm ignored", "Coast Post", "2021-05-04", 1, None),
            ("times.txt", None, "Harbour Times", "2021-05-05", 1, None),
            ("herald.txt", None, "Herald", "2021-06-01", 3, None),
            ("radio.txt", None, "Radio Bay", "2021-06-02", 5, None),
        ],
    ),
    ("hedged", {}, [("officials", "possible", FAILED, "radio.txt")]),
    ("identities", {}, [("Berg", BERG, 0.9, "surname", "one surname")]),
    ("if-corrected", {}, []),
    ("if-corrected", {"document": "times.txt"}, [(COPIED, IGNORED, LINK + ferry.COPY.id, "Agreement")]),
    ("independent-agreement", {}, [(0.6, BERG, IGNORED, "Ode", PURPOSE, "both deny it")]),
    (
        "numbers",
        {"about": "person"},
        [
            ("person", 80.0, 80.0, None, "Lund", "2021-06-01", EIGHTY, "herald.txt"),
            ("person", 120.0, 120.0, None, "Ode", "2021-06-02", HUNDRED, "radio.txt"),
        ],
    ),
    (
        "one-utterance",
        {},
        [
            (OCCASION, BERG, "2021-05-04", "Coast Post", "post.txt", "admit", "indirect", IGNORED),
            (OCCASION, BERG, "2021-05-05", "Harbour Times", "times.txt", "admit", "indirect", IGNORED),
        ],
    ),
    (
        "open-contradictions",
        {},
        # The other contradiction was rejected by a reviewer.
        [(0.9, "numeric", "Lund", EIGHTY, "Ode", HUNDRED, "80 against 120 people", "numeric", "1", NUMBERS)],
    ),
    ("open-contradictions", {"speaker": "berg"}, []),
    (
        "position-shifts",
        {"speaker": "berg"},
        [
            (BERG, "reversal", "2021-05-04", IGNORED, "2021-06-01", IGNORED, "admitted in May, denied in June", True),
        ],
    ),
    ("promises", {}, [("2021-06-01", "Lund", "promise", PAYS, "2021-06-30", "herald.txt")]),
    (
        "quoted-by",
        {},
        [
            ("Coast Post", BERG, 1, 0),
            ("Harbour Times", BERG, 1, 0),
            ("Herald", "Lund", 2, 0),
            ("Herald", BERG, 1, 0),
            ("Radio Bay", "Ode", 2, 0),
            ("Radio Bay", "officials", 1, 0),
        ],
    ),
    (
        "review-queue",
        {},
        [
            (LINK + ferry.BACKED.id, "Agreement", "independent", 0.6, "both deny it", 2),
            (LINK + ferry.NUMBERS.id, "Contradiction", "numeric", 0.9, "80 against 120 people", 0),
        ],
    ),
    ("review-queue", {"high": "0.55"}, []),
    (
        "said-about",
        {"speaker": "berg", "about": "alarm"},
        [
            ("2021-05-04", BERG, "admit", "positive", "certain", IGNORED, "post.txt", 34, 60),
            ("2021-05-05", BERG, "admit", "positive", "certain", IGNORED, "times.txt", 34, 60),
            ("2021-06-01", BERG, "deny", "negative", "certain", IGNORED, "herald.txt", 22, 48),
        ],
    ),
    # "Ode would not say": not his claim
    ("said-about", {"speaker": "ode", "about": "calm"}, []),
    (
        "speakers",
        {},
        [
            (BERG, 3, 3, "2021-05-04", "2021-06-01"),
            ("Lund", 2, 1, "2021-06-01", "2021-06-01"),
            ("Ode", 2, 1, "2021-06-02", "2021-06-02"),
            ("officials", 1, 1, "2021-06-02", "2021-06-02"),
        ],
    ),
    (
        "timeline",
        {"about": "ferry", "until": "2021-06-01"},
        [("2021-06-01", "Lund", "say", "positive", EIGHTY, "herald.txt")],
    ),
    # A statement without a speaker is one row, not one for everybody known.
    ("timeline", {"about": "storm"}, [("2021-06-02", None, "say", "positive", STORM, "radio.txt")]),
    (
        "unattributed",
        {},
        [
            ("radio.txt", 75, "Officials", FAILED),
            ("radio.txt", 157, None, STORM),
        ],
    ),
    (
        "verdicts",
        {},
        [
            ("2021-07-01T10:00:00Z", "ed", "rejected", "Contradiction", FALSE, "both true", "'on purpose' matters"),
            ("2021-07-01T10:05:00Z", "ed", "confirmed", "PositionShift", LINK + ferry.SHIFT.id, None, None),
        ],
    ),
]  # fmt: skip


def rows(answer):
    return [tuple(row.values()) for row in answer]


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    with kg.open(ferry.make(tmp_path_factory.mktemp("ferry") / "g")) as opened:
        yield opened


@pytest.mark.parametrize(("name", "values", "expected"), TABLE, ids=[f"{row[0]}-{row[1]}" for row in TABLE])
def test_named_query(graph, name, values, expected):
    assert rows(graph.query(name, **values)) == expected


def test_every_named_query_is_tested_and_described():
    tested = {name for name, _, _ in TABLE} | {"asserted-content", "claim-graph"}
    assert set(queries.named()) == tested
    for query in queries.named().values():
        assert query.title and query.question.endswith(("?", "?.", "false."))
        assert {parameter.name for parameter in query.parameters} == sparql.parameters(query.text)


def test_no_content_is_asserted(graph):
    assert graph.query("asserted-content").boolean is False


def test_construct_gives_a_graph(graph):
    answer = graph.query("claim-graph", claim=ferry.EIGHTY.id)
    assert answer.graph and any(row["object"] == EIGHTY for row in answer)
    assert b"clm:Claim" in answer.serialize("ttl")


@pytest.mark.parametrize(
    ("question", "values", "expected"),
    [
        ("SELECT (COUNT(DISTINCT ?c) AS ?n) { ?c a clm:Claim }", {}, [{"n": 11}]),
        ("SELECT ?n { ?d schema:name ?n FILTER(?n = $name) }", {"name": "post.txt"}, [{"n": "post.txt"}]),
        ("SELECT ?n { $d schema:headline ?n }", {"d": f"<{ferry.ids.iri('document', ferry.POST.id)}>"}, None),
        ("SELECT (1 + $n AS ?m) {}", {"n": "2"}, [{"m": 3}]),
        ("SELECT (1 + $n AS ?m) {}", {"n": "2.5"}, [{"m": 3.5}]),
        # prefixes of one's own, and a word in a string or comment that would be refused outside
        ("PREFIX s: <https://schema.org/> ASK { ?d s:name 'post.txt' }", {}, []),
        ("SELECT ('SERVICE <x>' AS ?a) {} # SERVICE FROM LOAD", {}, [{"a": "SERVICE <x>"}]),
        ("SELECT ?x { VALUES ?x { <http://example.org/SERVICE> } }", {}, [{"x": "http://example.org/SERVICE"}]),
    ],
)
def test_own_query(graph, question, values, expected):
    answer = graph.query(question, **values)
    assert list(answer) == (expected if expected is not None else [{"n": "Alarm ignored"}])


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * { service silent <http://127.0.0.1:1/> {} }", "SERVICE is refused"),
        ("SELECT * { ?s ?p trueSERVICE<http://127.0.0.1:1/>{} }", "SERVICE is refused"),
        ("PREFIX SERVICE: <http://x/> SELECT * { SERVICE:x { ?a ?b ?c } }", "SERVICE is refused"),
        ("SELECT * { \\u0053ERVICE <http://127.0.0.1:1/> {} }", "SERVICE is refused"),
        ("SELECT * { ?a ?b '\\u0027 SERVICE <http://127.0.0.1:1/> {} }", "SERVICE is refused"),
        ("SELECT * { ?a ?b '\\\\u005cu0027' }", "escape is refused"),
        ("SELECT * { ?a ?b ?c }\n#\nFROM", "line 3: FROM is refused"),
        ("SELECT * FROM <http://127.0.0.1:1/> { ?s ?p ?o }", "FROM is refused"),
        ("SELECT * FROM NAMED <http://127.0.0.1:1/> { ?s ?p ?o }", "FROM is refused"),
        ("LOAD <http://127.0.0.1:1/>", "LOAD is refused"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "INSERT is refused"),
        ("PREFIX x: <x:> DELETE WHERE { ?s ?p ?o }", "DELETE is refused"),
        ("WITH <a:b> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "WITH is refused"),
        ("SELECT * { ?s ?p ?o } ; DROP ALL", "syntax error at line 1"),
        ("SELECT *\n{ ?s ?p", "syntax error at line 2, column 8"),
        ("SELECT * { ?s ?p ?o", "syntax error at line 1, column 20"),
        (" ", "syntax error"),
        ("SELECT * { ?s ?p '" + "x" * 10_000_000 + "' }", "longer than"),
        ("no-such-query", "no query and no file of that name"),
        ("speaker", "did you mean 'speakers'"),
    ],
)
def test_refused(graph, question, message):
    with pytest.raises(kg.KgError, match=message.replace("?", r"\?")) as caught:
        graph.query(question)
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 400


@pytest.mark.parametrize(
    ("question", "limits", "message"),
    [
        ("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?l = ?a + 1) }", {"timeout": 1}, "no answer"),
        (
            "SELECT * { ?a (!<a:b>|^!<a:b>)* ?c . ?d (!<a:b>|^!<a:b>)* ?f . FILTER(?c + ?f = 7) }",
            {"timeout": 1},
            "no ans",
        ),
        ("SELECT * { ?a ?b ?c }", {"max_rows": 5}, "more than 5 rows"),
        ("CONSTRUCT WHERE { ?a ?b ?c }", {"max_rows": 5}, "more than 5 rows"),
    ],
)
def test_stopped(graph, question, limits, message):
    with pytest.raises(kg.KgError, match=message):
        graph.query(question, **limits)


@pytest.mark.parametrize(
    "hostile",
    [
        "') } INSERT DATA { <a:a> <a:b> <a:c> } #",
        '" || true) } #',
        "\\",
        "\\u0022",
        '\n"\'\'"""',
        "$speaker ?speaker",
        "SERVICE <http://127.0.0.1:1/>",
    ],
)
def test_parameters_cannot_break_out(graph, hostile):
    assert graph.query("said-about", speaker=hostile) == []


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_a_bound_text_stays_that_text(text):
    query = sparql.bind("SELECT ?x { BIND($x AS ?x) }", {"x": ox.Literal(text)})
    assert [row["x"].value for row in ox.Store().query(query)] == [text]


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from(list("<>'\"\\#\n ?$a:_.@SERVICE{}")), max_size=40))
def test_tokens_put_together_are_the_query(text):
    assert "".join(token for _, token, _ in sparql.tokens(text)) == text


@pytest.mark.parametrize("values", [{"nope": 1}, {"low": "abc"}])
def test_wrong_parameters_are_named(graph, values):
    with pytest.raises(kg.KgError, match=r"no parameter 'nope' .it has: high, low|not a number: 'abc'"):
        graph.query("review-queue", **values)


@pytest.mark.parametrize(
    ("format_", "beginning"),
    [
        ("csv", b"speaker,claims,documents,first,last\r\nAnna Berg,3,3,"),
        ("tsv", b'?speaker\t?claims\t?documents\t?first\t?last\n"Anna Berg"\t3\t'),
        ("json", b'{"head":{"vars":["speaker","claims"'),
        ("xml", b'<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#">'),
    ],
)
def test_formats(graph, format_, beginning):
    assert graph.query("speakers").serialize(format_).startswith(beginning)


def test_frame(graph):
    frame = graph.query("speakers").frame()
    assert list(frame.columns) == ["speaker", "claims", "documents", "first", "last"] and len(frame) == 4
