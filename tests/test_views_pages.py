# ruff: noqa: E501 (records made by hand are wider than code)
"""The files of the site, read as files: what they hold, what they never hold, and that they repeat byte for byte."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
import viewsample

from kg import views
from kg.errors import ExportError
from kg.model import Claim, Cue, Document, Link, Mention, Proposition, Snapshot, Span
from kg.views import net, page, svg
from kg.views.book import Book
from kg.views.site import Site

HOSTILE = {
    "script": "</script><script>window.hacked=1</script>",
    "image": '"><img src=x onerror="window.hacked=1">',
    "href": 'href="javascript:window.hacked=1" <a href=//evil.example>x</a>',
    "comment": "<!-- --><![CDATA[ ]]> {{ 7*7 }} {% raw %} ${7*7}",
    "right to left": "‮gnirts‬ שלום עולם العربية",
    "long": "w" * 5000,
    "emoji": "👩‍🚒🏴‍☠️ zero\u200bwidth\u200d\ufeff",
    "lines": "a\u2028b\u2029c\x0bd\x00e\r\nf",
    "surrogate": "lone \ud800 half",
    "formula": "=HYPERLINK(1)",
    "closing": "</style></title></textarea></template>",
}


def hostile(words: str) -> Snapshot:
    """A snapshot in which every string a reader sees is the hostile one."""
    text = f"Start. {words} End. {words}"
    first, second = text.index(words), text.rindex(words)
    document = Document(
        f"d{words[:9]}", words, words, text, "0", title=words, publisher=words, date="2024-05-01", url=words, licence="CC0",
        agency=words,
    )  # fmt: skip
    claims = []
    for number, start in enumerate((first, second)):
        span = Span(start, start + len(words))
        who = Mention(words, words + str(number), f"e{number}", role=words)
        claims.append(
            Claim(
                f"c{number}", document.id, span.start, span.end, number, words, (span,), who, Cue(words, words), "say", "direct",
                "positive", "certain", "factual", Proposition(who, words, who), reporter=who, date=f"2024-05-0{number + 1}",
            )
        )  # fmt: skip
    links = [
        Link(f"{kind}-1", kind, words if kind != "shift" else "reversal", "c0", "c1", 0.8, words, words, words,
             (Span(first, first + 3),), (Span(second, second + 3),), "polarity")
        for kind in ("contradiction", "agreement", "shift", "qualification")
    ]  # fmt: skip
    return Snapshot((document,), tuple(claims), tuple(links), title=words, made_with=((words, words),))


class Skeleton(HTMLParser):
    """Collects tags, attributes and the text outside scripts."""

    def __init__(self):
        super().__init__()
        self.tags, self.attributes, self.text, self.raw = [], [], [], None
        self.ids = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        self.raw = tag if tag in ("script", "style") else None

    def handle_endtag(self, tag):
        self.raw = None

    def handle_data(self, data):
        if self.raw is None:
            self.text.append(data)


def skeleton(html: bytes) -> Skeleton:
    """Parse one page."""
    parser = Skeleton()
    parser.feed(html.decode("utf-8"))
    return parser


def site(snapshot, **options) -> dict[str, bytes]:
    """All files of a snapshot."""
    return dict(Site(snapshot, **options).files())


@pytest.fixture(scope="module")
def sample():
    """The files of the invented sample."""
    return site(viewsample.snapshot())


def test_write_makes_the_site_and_returns_its_first_page(tmp_path):
    index = views.write(viewsample.snapshot(), tmp_path / "new" / "folder")
    assert index == tmp_path / "new" / "folder" / "index.html"
    pages = {path.name for path in (index.parent / "pages").iterdir()}
    assert {"agreements.html", "speakers.html", "sources.html", "claims.html", "documents.html", "about.html"} <= pages
    assert sum(name.startswith("speaker-") for name in pages) == 5
    assert sum(name.startswith("document-") for name in pages) == 20
    assert {"lanes.svg", "heat.svg"} <= pages


def test_every_page_says_what_it_was_made_with(sample):
    for name, content in sample.items():
        if name.endswith(".html"):
            assert "Rules: 1. Language model: en_core_web_sm 3.8.0." in content.decode("utf-8"), name


def test_write_removes_pages_that_no_longer_exist(tmp_path):
    views.write(viewsample.snapshot(), tmp_path)
    (tmp_path / "pages" / "mine.html").write_text("not ours")
    views.write(Snapshot(), tmp_path)
    assert (tmp_path / "pages" / "mine.html").exists()
    assert not list((tmp_path / "pages").glob("speaker-*")) + list((tmp_path / "pages").glob("*.svg"))


def test_write_says_what_is_wrong_with_a_folder(tmp_path):
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(ExportError, match="choose another folder"):
        views.write(viewsample.snapshot(), tmp_path / "taken")


def test_the_same_snapshot_gives_the_same_bytes(sample):
    assert site(viewsample.snapshot()) == sample


def test_both_links_between_the_same_two_claims_survive():
    made = viewsample.snapshot()
    link = made.links[0]
    twin = replace(link, id="l-twin".ljust(26, "0"), kind="agreement", subtype="repeat", clash="")
    data = net.network(net.pane(Book(replace(made, links=(*made.links, twin)))))
    between = [edge for edge in data["edges"] if {edge["from"], edge["to"]} == {link.a, link.b}]
    assert {edge["kind"] for edge in between} == {"shift", "agreement"}


@pytest.fixture(scope="module")
def tags(sample):
    """Every tag that the pages of the sample use."""
    return {tag for name, page in sample.items() if name.endswith(".html") for tag in skeleton(page).tags}


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_hostile_strings_stay_text_in_every_file(words, tags):
    made = hostile(words)
    plain = site(made)
    assert len(plain) > 10
    for name, content in {**plain, "single": views.embed(made).encode("utf-8", "replace")}.items():
        if name.endswith(".html"):
            found = skeleton(content)
            assert set(found.tags) <= tags, name
            assert not [each for each in found.attributes if each[1].startswith("on") or each[1] == "style"], name
            addresses = [value or "" for _, key, value in found.attributes if key in ("href", "src")]
            assert not [each for each in addresses if re.match(r"\s*(javascript|data|http|//)", each, re.I)], name
            assert content.decode("utf-8").count("window.hacked=1</script>") == 0, name


def test_every_page_lets_only_its_own_scripts_run(sample):
    for name, content in sample.items():
        if not name.endswith(".html"):
            continue
        text = content.decode("utf-8")
        policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)[1].replace("&#39;", "'")
        assert "default-src 'none'" in policy and "unsafe" not in policy
        scripts = re.findall(r"<script>(.*?)</script>", text, re.S)
        assert scripts
        for script in (*scripts, *re.findall(r"<style>(.*?)</style>", text, re.S)):
            assert page.digest(script) in policy
        assert not re.search(
            r"(?:src|href)=[\"']?(?:https?:)?//", re.sub(r"<script>.*?</script>", "", text, flags=re.S)
        )


def test_islands_are_json_that_cannot_close_a_script():
    data = {key: value.encode("utf-8", "replace").decode() for key, value in HOSTILE.items()}
    text = page.island(data)
    assert "<" not in text and "\u2028" not in text
    assert json.loads(text) == data
    assert json.loads(page.island({"half": "\ud800"})) == {"half": "\ud800"}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda made: Snapshot(), "No claims yet"),
        (lambda made: replace(made, links=(), reviews=()), "No contradictions found"),
        (lambda made: replace(made, claims=(), links=()), "No claims yet"),
        (lambda made: replace(made, claims=tuple(replace(c, date=None) for c in made.claims)), "no date"),
        (lambda made: replace(made, documents=()), "Where the record disagrees"),
        (lambda made: replace(made, claims=tuple(replace(c, speaker=None) for c in made.claims)), "disagrees"),
        (lambda made: replace(made, claims=tuple(replace(c, proposition=None) for c in made.claims)), "disagrees"),
        (lambda made: replace(made, claims=tuple(replace(c, speaker=made.claims[0].speaker) for c in made.claims)), "1 named speaker"),
    ],
    ids=["empty", "no links", "no claims", "no dates", "no documents", "narrators only", "no triples", "one speaker"],
)  # fmt: skip
def test_odd_graphs_give_friendly_pages(change, words):
    made = change(viewsample.snapshot())
    files = site(made)
    assert words in files["index.html"].decode("utf-8")
    for name, content in files.items():
        if name.endswith(".html"):
            text = " ".join(skeleton(content).text)
            assert not re.search(r"\b(None|Undefined|nan)\b", text), name
    Site(made, single=True).single_file()


def crowd(speakers: int, day: str | None) -> Snapshot:
    """Everybody contradicts a neighbour on one day."""
    text = "\n".join(f"Voice {n} said the kiln is {'not ' * (n % 2)}cold." for n in range(speakers))
    document = Document("d1", "a.txt", "a.txt", text, "0", date=day)
    claims, at = [], 0
    for n, line in enumerate(text.split("\n")):
        start = at + line.index("the kiln")
        claims.append(
            Claim(f"c{n:04}", "d1", start, at + len(line), n, text[start : at + len(line)], (), Mention("v", f"Voice {n}", f"e{n}"),
                  Cue("say", "said"), "say", "indirect", "negative" if n % 2 else "positive", "certain", "factual", date=day)
        )  # fmt: skip
        at += len(line) + 1
    links = [Link(f"l{n:04}", "contradiction", "negation", f"c{n:04}", f"c{n + 1:04}", 0.8, "r", "r", "1") for n in range(0, speakers - 1, 2)]  # fmt: skip
    return Snapshot((document,), tuple(claims), tuple(links))


@pytest.mark.parametrize("day", ["2024-05-01", None], ids=["one day", "undated"])
def test_two_hundred_speakers_fit_into_twelve_lanes(day):
    pane = net.pane(Book(crowd(200, day)))
    assert len(pane.lanes) == 12
    assert pane.lanes[-1][0] == net.OTHERS
    spots = [(data["x"], data["y"]) for _, data in pane.graph.nodes(data=True)]
    assert len(spots) == len(set(spots)) == 200
    nearest = min(abs(x - u) + abs(y - v) for i, (x, y) in enumerate(spots) for u, v in spots[:i])
    assert nearest >= 20


def test_many_linked_claims_are_drawn_as_groups():
    pane = net.pane(Book(crowd(900, "2024-05-01")))
    assert pane.grouped
    assert pane.graph.number_of_nodes() < 150
    assert sum(int(data["label"]) for _, data in pane.graph.nodes(data=True)) == 900


def test_rejected_links_leave_the_picture():
    drawn = {key for _, _, key in net.pane(Book(viewsample.snapshot())).graph.edges(keys=True)}
    rejected = viewsample.identifier("l", "cc058c125")
    assert rejected not in drawn and len(drawn) == 18


def test_texts_without_an_open_licence_are_not_shown_whole():
    made = viewsample.snapshot()
    secret = "This closing paragraph is nobody's claim."
    documents = tuple(
        replace(each, text=each.text + "\n" * 3 + "x " * 200 + secret, licence=None) for each in made.documents
    )
    closed = site(replace(made, documents=documents))
    assert not [name for name, content in closed.items() if secret.encode() in content]
    opened = site(replace(made, documents=tuple(replace(each, licence="CC-BY-4.0") for each in documents)))
    assert any(b"nobody&#39;s claim" in content for content in opened.values())


@pytest.mark.parametrize(
    ("kinds", "heading"),
    [({"independent"}, "What separate sources agree on"), ({"repeat"}, "What is reported more than once")],
)
def test_one_speaker_in_two_papers_is_not_called_agreement_of_sources(kinds, heading):
    made = viewsample.snapshot()
    same = {claim.id: claim.speaker.entity for claim in made.claims}
    kept = [e for e in made.links if e.kind == "agreement" and (same[e.a] == same[e.b]) == (kinds == {"repeat"})]
    assert heading in site(replace(made, links=tuple(kept)))["index.html"].decode()


def test_pictures_are_well_formed_files():
    from xml.etree import ElementTree

    for words in HOSTILE.values():
        bodies = Site(hostile(words)).bodies
        ElementTree.fromstring(page.clean(svg.lanes(bodies.pane, words)))
    bodies = Site(viewsample.snapshot()).bodies
    assert len(ElementTree.fromstring(svg.heat(bodies.heat, "x")).findall("{*}rect")) == 16


def test_labels_of_a_timeline_stay_inside_it_and_apart():
    from xml.etree import ElementTree

    made = viewsample.snapshot()
    long = tuple(
        replace(c, times=(replace(c.times[0], text=f"{c.times[0].text} or a bit later"),) if c.times else ())
        for c in made.claims
    )
    for snapshot in (made, replace(made, claims=long)):
        bodies = Site(snapshot).bodies
        history = bodies.pair(next(link for link in snapshot.links if link.kind == "shift")).histories[0]
        drawn = ElementTree.fromstring(svg.timeline(history))
        labels = [
            (float(t.get("x")), float(t.get("y")), t.text)
            for t in drawn.iter("{http://www.w3.org/2000/svg}text")
            if t.get("class") == "strong"
        ]
        boxes = [(y, x - len(words) * 3.7, x + len(words) * 3.7) for x, y, words in labels]
        assert len(boxes) == 4 and all(left >= 0 and right <= svg.WIDTH for _, left, right in boxes)
        assert not [1 for a, b in pairwise(sorted(boxes)) if a[0] == b[0] and a[2] > b[1]]


def test_a_large_graph_gives_the_same_bytes():
    assert site(crowd(900, None)) == site(crowd(900, None))


def test_a_printed_graph_tells_kinds_apart_without_colour():
    from xml.etree import ElementTree

    drawn = ElementTree.fromstring(svg.lanes(Site(viewsample.snapshot()).bodies.pane, "x"))
    lines = [each.attrib for each in drawn.findall(".//{*}path") if each.get("opacity")]
    told = {each["stroke"]: (each.get("stroke-dasharray"), each.get("marker-end")) for each in lines}
    assert len(told) == len(set(told.values())) == 4
    signs = [each.attrib for each in drawn.findall(".//{*}path") if each.get("d") in svg.SIGNS.values()]
    assert {each["stroke"]: each["d"] for each in signs} == {svg.COLOURS[kind]: svg.SIGNS[kind] for kind in svg.SIGNS}


def test_sizes_stay_within_what_a_mail_can_carry(sample):
    assert max(map(len, sample.values())) < 1_500_000
    assert len(Site(viewsample.snapshot(), single=True).single_file()) < 1_500_000


def test_large_graphs_are_split_into_data_files():
    many = crowd(1400, "2024-05-01")
    files = site(many)
    chunks = [name for name in files if name.startswith("pages/data/pairs-")]
    assert len(chunks) == 11 and "pages/data/list.js" in files
    assert sum(content.decode().count("\\u003carticle") for name, content in files.items() if name in chunks) == 640
    assert b"'self'" in files["index.html"].split(b"</head>")[0].replace(b"&#39;", b"'")


def test_a_served_site_may_talk_to_its_server_and_no_other():
    text = site(viewsample.snapshot(), token="s3cret")["index.html"].decode()
    assert '<meta name="kg-token" content="s3cret">' in text
    assert "connect-src &#39;self&#39;" in text
    assert "connect-src &#39;none&#39;" in site(viewsample.snapshot())["index.html"].decode()


def test_embedding_is_a_sandboxed_frame():
    found = skeleton(views.embed(viewsample.snapshot(), height=500).encode())
    attributes = {name: value for _, name, value in found.attributes}
    assert found.tags == ["iframe"]
    assert attributes["sandbox"] == "allow-scripts allow-downloads" and attributes["height"] == "500"
    assert attributes["srcdoc"].startswith("<!doctype html>")
