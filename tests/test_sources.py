"""Files, folders, feeds and addresses: what is read, what is known of it, and how bad input fails."""

import http.server
import json
import os
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import ids, sources
from kg.errors import SourceError
from kg.sources import decode, files, metadata

STORY = "The ferry to Kalvø was cancelled on Tuesday, the harbour master said.\n\nNobody was told why."
PAGE = """<!doctype html><html lang="en-GB"><head><title>Ferry cancelled | Fjord Post</title>
<meta property="og:title" content="Ferry cancelled"><meta property="og:site_name" content="Fjord Post">
<meta property="article:published_time" content="2024-03-05T08:00:00+01:00">
<link rel="canonical" href="https://fjordpost.example/ferry"><script>var a = "tracking";</script></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Ferry cancelled</h1>
<p>The ferry to Kalvø was cancelled on Tuesday, harbour master Ingrid Moe told this newspaper at noon.</p>
<p>“We had no choice,” she added. The company that runs the line rejected her account and spoke of an error.</p>
</article><footer>Copyright 2026 Fjord Post</footer></body></html>"""
FEED = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Coast Digest</title>
<link>https://digest.example</link><language>en-us</language>
<item><title>Ferry cancelled</title><link>https://digest.example/1</link>
<pubDate>Tue, 05 Mar 2024 08:00:00 GMT</pubDate>
<description>&lt;p&gt;The ferry was cancelled, the &lt;b&gt;harbour master&lt;/b&gt; said.&lt;/p&gt;</description>
<source url="https://fjordpost.example">Fjord Post</source></item>
<item><title>Quay reopened</title>
<description>The quay was reopened &amp;amp; cleaned, the council said.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Council News</title><entry><title>Vote put off</title>
<id>urn:1</id><updated>2024-03-06T10:00:00Z</updated><content type="html">&lt;p&gt;The vote was put off.&lt;/p&gt;
</content></entry></feed>"""


def pdf(*lines: str) -> bytes:
    """A one-page PDF that shows ``lines``; without any it has no text layer."""
    shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
    stream = f"BT /F1 11 Tf 60 760 Td {shown} ET".encode("latin-1") if lines else b"0 0 100 100 re f"
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    start = len(data)
    data += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def collect(*paths, **options):
    errors = []
    return list(sources.read(paths, errors.append, **options)), errors


def only(path, **options):
    documents, errors = collect(path, **options)
    assert not errors and len(documents) == 1, (documents, errors)
    return documents[0]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.txt", STORY, {"text": STORY, "title": None, "date": None, "media_type": "text/plain"}),
        ("a.txt", "\ufeff" + STORY, {"text": STORY}),
        ("a.txt", STORY.replace("\n", "\r\n"), {"text": STORY}),
        ("a.txt", STORY.encode("utf-16"), {"text": STORY}),
        ("a.txt", "He said “no”. It’s late.".encode("cp1252"), {"text": "He said “no”. It’s late."}),
        ("notes", STORY, {"text": STORY}),
        (
            "a.md",
            '---\ntitle: "Ferry: the facts"\ndate: 2024-03-05 # morning\nsource: Fjord Post\ntags:\n  - sea\n---\n\n'
            "# Ferry\n\nThe **harbour master** said [so](http://x.example) _twice_.\n",
            {
                "text": "Ferry\n\nThe harbour master said so twice.\n",
                "title": "Ferry: the facts",
                "date": "2024-03-05",
                "publisher": "Fjord Post",
                "media_type": "text/markdown",
            },
        ),
        ("a.md", "Just words, the council said.\n", {"text": "Just words, the council said.\n", "title": None}),
        (
            "a.html",
            PAGE,
            {
                "title": "Ferry cancelled",
                "publisher": "Fjord Post",
                "date": "2024-03-05",
                "language": "en",
                "url": "https://fjordpost.example/ferry",
                "media_type": "text/html",
            },
        ),
        (
            "a.htm",
            "<html><body><p>A short note, she said.</p></body></html>",
            {"text": "A short note, she said.", "date": None},
        ),
        (
            "a.html",
            "<html><head><meta charset='latin-1'></head><body><p>The café was shut, he said.</p></body></html>".encode(
                "latin-1"
            ),
            {"text": "The café was shut, he said."},
        ),
        (
            "a.pdf",
            pdf("The ferry was can-", "celled, the harbour", "master said."),
            {"text": "The ferry was cancelled, the harbour master said."},
        ),
        (
            "a.jsonl",
            json.dumps(
                {"body": STORY, "headline": "Ferry", "outlet": {"name": "Fjord Post"}, "published": "5 March 2024"}
            ),
            {"text": STORY, "title": "Ferry", "publisher": "Fjord Post", "date": "2024-03-05", "name": "a.jsonl#1"},
        ),
        (
            "a.csv",
            f'Content;Publisher;Date\n"{STORY}";Fjord Post;2024-03-05\n',
            {"text": STORY, "publisher": "Fjord Post", "name": "a.csv#1"},
        ),
        (
            "a.csv",
            'text,url\n"Words, he said.",https://x.example/1\n',
            {"name": "https://x.example/1", "place": "https://x.example/1"},
        ),
        (
            "a.atom",
            ATOM,
            {"text": "Vote put off\n\nThe vote was put off.", "publisher": "Council News", "date": "2024-03-06"},
        ),
    ],
)
def test_each_kind_of_file_becomes_a_document(tmp_path, name, content, expected):
    found = only(write(tmp_path / "in" / name, content))
    assert {field: getattr(found, field) for field in expected} == expected
    assert found.sha256 == ids.sha256(found.text)
    assert found.id == ids.mint("document", found.sha256, found.publisher or "")


def test_page_keeps_the_article_and_drops_navigation_and_scripts(tmp_path):
    text = only(write(tmp_path / "a.html", PAGE)).text
    assert "harbour master Ingrid Moe told" in text and "“We had no choice,” she added." in text
    assert "tracking" not in text and "Sport" not in text and "Copyright" not in text


def test_page_without_a_date_has_none(tmp_path):
    page = PAGE.replace('<meta property="article:published_time" content="2024-03-05T08:00:00+01:00">', "")
    found = only(write(tmp_path / "a.html", page))
    assert (found.date, found.provenance("date"), found.provenance("title")) == (None, "unknown", "stated")


def test_json_ld_states_metadata(tmp_path):
    data = {
        "@graph": [
            {"@type": "NewsArticle", "headline": "Quay", "datePublished": "2023-01-02", "publisher": {"name": "Coast"}}
        ]
    }
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    page = f"<html>{script}<p>The quay is closed, she said.</p></html>"
    found = only(write(tmp_path / "a.html", page))
    assert (found.title, found.date, found.publisher) == ("Quay", "2023-01-02", "Coast")


def test_feed_gives_one_document_an_entry_and_its_source_is_the_publisher(tmp_path):
    documents, errors = collect(write(tmp_path / "in" / "news.xml", FEED))
    assert not errors
    assert [(d.name, d.publisher, d.date, d.language) for d in documents] == [
        ("https://digest.example/1", "Fjord Post", "2024-03-05", "en"),
        ("news.xml#2", "Coast Digest", None, "en"),
    ]
    assert documents[0].text == "Ferry cancelled\n\nThe ferry was cancelled, the harbour master said."
    assert documents[1].place == "in/news.xml#2" and "reopened & cleaned" in documents[1].text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("date 2025-03-04 Opening the session, the chair said:\n\n- Welcome!", {"date": "2025-03-04"}),
        (
            "Ferry talks fail again\n\n23 February 2022, 15:40\nThe talks failed.",
            {"title": "Ferry talks fail again", "date": "2022-02-23"},
        ),
        (
            "Ferry talks fail again\n23 February 2022, 15:40\nThe talks failed.",
            {"title": "Ferry talks fail again", "date": "2022-02-23"},
        ),
        ("Published: Wednesday, February 23, 2022 at 3:40 pm\n\nThe talks failed.", {"date": "2022-02-23"}),
        ("OSLO, 9 October 2024 (AP) — The talks failed, she said.", {"date": "2024-10-09", "agency": "AP"}),
        ("OSLO, Oct. 9 (Reuters) - The talks failed, she said.", {"agency": "Reuters"}),
        ("Port Vale, 15 March 2024 – The talks failed, she said.", {"date": "2024-03-15"}),
        ("NEW YORK (Associated Press) — The talks failed.", {"agency": "AP"}),
        ("MINSK, October 9. /TASS/. The talks failed.", {"agency": "TASS"}),
        ("Talks fail\n\nPORT VALE (NWA) — The talks failed.", {"title": "Talks fail", "agency": "NWA"}),
        ("The talks failed, she said (AFP).\n\nMore follows.", {"agency": "AFP"}),
        ("The talks failed on 9 October 2024, the minister said.\n\nNothing else.", {}),
        ("Anna Moe, Mayor: We are closing.\n\nPer Lie: Why?", {}),
        ("- Good evening.\n\n- Good evening.", {}),
        ("Harbour: what we know\n\nThe quay is closed.", {"title": "Harbour: what we know"}),
        ("The quay is closed.\n\nNobody knows why.", {}),
        ("Minister asks: who pays?\n\nThe quay is closed.", {"title": "Minister asks: who pays?"}),
        ("", {}),
    ],
)
def test_head_of_the_text(text, expected):
    assert metadata.head(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-10-09", "2025-10-09"),
        ("2025-10-09T23:30:00Z", "2025-10-09"),
        ("20251009", "2025-10-09"),
        ("9 October 2025", "2025-10-09"),
        ("9th of Oct 2025", "2025-10-09"),
        ("Oct. 9, 2025", "2025-10-09"),
        ("October 9th, 2025", "2025-10-09"),
        ("09.10.2025", "2025-10-09"),
        ("2025/10/09", "2025-10-09"),
        ("Thu, 09 Oct 2025 10:00:00 GMT", "2025-10-09"),
        ("25/12/2024", "2024-12-25"),
        ("12/25/2024", "2024-12-25"),
        ("03/04/2025", None),
        ("October 2025", None),
        ("9 October", None),
        ("31 February 2024", None),
        ("soon", None),
        ("", None),
    ],
)
def test_iso_date(text, expected):
    assert metadata.iso_date(text) == expected


@given(st.dates())
def test_every_day_is_read_back_from_its_common_forms(day):
    forms = [day.isoformat(), f"{day.day} {day:%B} {day.year:04}", f"{day:%b}. {day.day}, {day.year:04}"]
    assert {metadata.iso_date(form) for form in forms} == {day.isoformat()}


def test_sidecar_states_metadata_and_the_nearest_one_wins(tmp_path):
    folder = tmp_path / "press"
    write(folder / "a.txt", "Ferry talks fail\n\n" + STORY)
    write(folder / "sub" / "b.txt", STORY)
    write(
        folder / "sources.csv",
        "file,publisher,title,date,url,language,licence\n"
        "a.txt,Fjord Post,Told,2024-03-05,https://x.example,en,CC0\nsub/b.txt,Far,,,,,\n",
    )
    write(folder / "sub" / "sources.csv", "File,Publisher\nb.txt,Near\n")
    (a, b), errors = collect(folder)
    assert not errors
    assert (a.name, a.place) == ("a.txt", "press/a.txt") and (b.name, b.place) == ("sub/b.txt", "press/sub/b.txt")
    assert (a.title, a.publisher, a.date, a.licence, b.publisher) == ("Told", "Fjord Post", "2024-03-05", "CC0", "Near")
    assert a.provenance("title") == "stated" and b.provenance("title") == "unknown"
    assert only(folder / "a.txt").publisher == "Fjord Post"  # the same when the file is given by itself
    assert only(folder / "a.txt").place == "press/a.txt"


def test_a_row_knows_better_than_the_sidecar_of_its_file(tmp_path):
    write(tmp_path / "a.jsonl", '{"text": "One, he said.", "publisher": "Row"}\n{"text": "Two, he said."}\n')
    write(tmp_path / "sources.csv", "file,publisher,language\na.jsonl,Whole,en\n")
    documents, _ = collect(tmp_path)
    assert [(d.publisher, d.language) for d in documents] == [("Row", "en"), ("Whole", "en")]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2025-10-09-council.txt", "2025-10-09"),
        ("gazette_2025-10-09_flood.md", "2025-10-09"),
        ("minutes/2025-10-09.txt", "2025-10-09"),
        ("council-2025-10-09.txt", "2025-10-09"),
        ("3-2025-10-09.txt", "2025-10-09"),
        ("2025-10-09 to 2025-10-11.txt", None),
        ("2025-13-09.txt", None),
        ("ISBN 978-1984-12-01-5.txt", None),
        ("report-2025-10.txt", None),
        ("https://gazette.example/2025-10-09-flood", None),
    ],
)
def test_a_file_name_may_hold_the_day(name, day):
    assert metadata.of_name(name).get("date") == day


def test_the_head_of_a_text_knows_its_day_better_than_its_name(tmp_path):
    (tmp_path / "2025-10-09.txt").write_text("A headline\n\n7 October 2025\n\nThe dam broke.\n")
    (tmp_path / "2025-10-08.txt").write_text("The pump failed.\n")
    found = {document.name: document for document in sources.read([str(tmp_path)], print)}
    assert [found[f"2025-10-0{n}.txt"].date for n in (8, 9)] == ["2025-10-08", "2025-10-07"]
    assert found["2025-10-08.txt"].provenance("date") == "inferred"


def test_provenance_of_what_the_head_shows_is_inferred(tmp_path):
    found = only(write(tmp_path / "a.txt", "Ferry talks fail\n\n5 March 2024\n\n" + STORY))
    assert dict(found.known) == {
        "title": "inferred",
        "date": "inferred",
        "publisher": "unknown",
        "url": "unknown",
        "language": "unknown",
        "licence": "unknown",
        "agency": "unknown",
    }


def test_folder_is_read_in_order_and_passes_over_what_is_no_document(tmp_path):
    for name in ("b.txt", "a.txt", "c/d.txt", ".hidden.txt", ".git/x.txt", "photo.jpg", "README.md", "sources.csv"):
        write(tmp_path / name, f"file\n{name}" if name == "sources.csv" else f"Words of {name}, he said.")
    write(tmp_path / "out" / "claimkg.json", "{}")
    write(tmp_path / "out" / "page.html", PAGE)
    documents, errors = collect(tmp_path)
    assert [d.name for d in documents] == ["a.txt", "b.txt", "c/d.txt"] and not errors
    assert [d.name for d in collect(tmp_path, recursive=False)[0]] == ["a.txt", "b.txt"]


def test_same_text_twice_is_one_document_but_another_publisher_is_another(tmp_path):
    write(tmp_path / "a.txt", STORY)
    write(tmp_path / "b.txt", STORY.replace("\n", "\r\n"))
    write(tmp_path / "c.md", "---\npublisher: Fjord Post\n---\n" + STORY)
    copies = []
    documents, errors = collect(
        tmp_path, tmp_path / "a.txt", on_copy=lambda first, copy: copies.append((first.name, copy.name))
    )
    assert [d.name for d in documents] == ["a.txt", "c.md"] and not errors
    assert copies == [("a.txt", "b.txt"), ("a.txt", "a.txt")]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", "", "empty"),
        ("blank.txt", " \n\n ", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "binary"),
        ("noise.txt", bytes(range(1, 32)) * 40, "binary"),
        ("broken.txt", "Kalvø, Bodø and Tromsø, he said".encode() + b"\xc3\x28", "UTF-8 with a broken byte"),
        ("half.txt", b"\xff\xfeA", "wrong encoding"),
        ("huge.txt", b"word " * 5_000_000, "more than the limit"),
        ("endless.txt", b"word " * 300_000, "one line of 1,500,000 characters"),
        ("scan.pdf", pdf(), "only pictures"),
        ("torn.pdf", b"%PDF-1.7 but not really", "not a readable PDF"),
        ("scripts.html", "<html><script>" + "var x = 1;" * 900 + "</script><style>p {}</style></html>", "no text"),
        ("nothing.jsonl", '{"title": "no words"}', "no text"),
        ("list.jsonl", "[1, 2]", "not a JSON object"),
        ("figures.csv", "year,value\n2024,7\n", "no text column"),
        ("endless.csv", b"a" * 200_000, "no text column"),
        ("marked.txt", b"\xef\xbb\xbf", "no text"),
        ("header.csv", "text,publisher\n", "no rows"),
        ("torn.xml", "<rss><channel><item>", "malformed feed"),
        ("other.xml", "<note><to>you</to></note>", "malformed feed"),
        ("hollow.rss", '<rss version="2.0"><channel><title>x</title></channel></rss>', "no entries"),
        ("letter.docx", b"PK\x03\x04 words", "unknown kind of file"),
    ],
)
def test_bad_input_gives_one_clear_line_and_the_others_are_read(tmp_path, name, content, words):
    bad, good = write(tmp_path / name, content), write(tmp_path / "good" / "story.txt", STORY)
    documents, errors = collect(bad, good)
    assert [d.text for d in documents] == [STORY]
    assert len(errors) == 1, [str(error) for error in errors]
    assert words in str(errors[0]) and name in errors[0].where and errors[0].hint and "\n" not in str(errors[0])
    with pytest.raises(SourceError):
        list(sources.read([bad]))


def test_endless_line_of_fifty_megabytes(tmp_path):
    path = tmp_path / "line.txt"
    with path.open("wb") as file:
        file.seek(50_000_000)
        file.write(b"x")
    _, errors = collect(path)
    assert [str(error) for error in errors] == [
        f"{path}: 50 MB is more than the limit of 20 MB (split it into documents)"
    ]


def test_unusable_characters_become_spaces(tmp_path):
    found = only(write(tmp_path / "a.jsonl", '{"text": "He\\u0000said\\ud800so.", "publisher": "A\\u0007b"}'))
    assert (found.text, found.publisher) == ("He said so.", "A b")


def test_broken_line_is_named_by_its_number_and_the_others_are_read(tmp_path):
    path = write(tmp_path / "a.jsonl", '{"text": "One, he said."}\n{"text": \n\n{"text": "Two, he said."}\n')
    documents, errors = collect(path)
    assert [d.name for d in documents] == ["a.jsonl#1", "a.jsonl#4"]
    assert [error.where for error in errors] == [f"{path}:2"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("missing.txt", "no such file"),
        ("bare", "no documents in the folder"),
        ("graph", "a graph directory"),
        ("ftp://x.example/a.txt", "only http and https"),
        ("file:///etc/hostname", "only http and https"),
        ("http://127.0.0.1:9/none", "cannot be fetched"),
        ("http://", "cannot be fetched"),
        ("a" * 5000, "cannot be read"),
        ("nul\x00byte", "cannot be read"),
    ],
)
def test_bad_paths(tmp_path, path, words):
    (tmp_path / "bare").mkdir()
    write(tmp_path / "graph" / "claimkg.json", "{}")
    documents, errors = collect(path if "://" in path else tmp_path / path)
    assert not documents and len(errors) == 1
    assert words in str(errors[0]) and errors[0].hint


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything; run as a user")
def test_unreadable_file(tmp_path):
    path = write(tmp_path / "a.txt", STORY)
    path.chmod(0)
    _, errors = collect(path)
    assert len(errors) == 1 and "permissions" in str(errors[0])


def test_bad_sidecar_and_bad_date_cost_one_line_each(tmp_path):
    write(tmp_path / "a" / "story.txt", STORY)
    write(tmp_path / "a" / "sources.csv", "name,publisher\nstory.txt,X\n")
    write(tmp_path / "b" / "story.md", "---\ndate: someday\n---\n" + STORY + " Again.")
    documents, errors = collect(tmp_path / "a", tmp_path / "b")
    assert [d.date for d in documents] == [None, None]
    assert ["no column 'file'" in str(errors[0]), "'someday' is not a date" in str(errors[1])] == [True, True]


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1).filter(str.strip))
def test_utf8_text_is_kept_as_it_is(text):
    if not text.startswith("\ufeff"):
        assert decode.text(text.encode("utf-8"), "x") == text


@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_give_text_or_one_error(data):
    try:
        assert isinstance(decode.text(data, "x"), str)
    except SourceError as error:
        assert error.hint and "\n" not in str(error)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("title: It's on\nlang: en", {"title": "It's on", "lang": "en"}),
        ("title: 'A: b' # c", {"title": "A: b"}),
        ("title: >\n  Folded words", {"title": "Folded words"}),
        ("tags: [sea, port]\nkey:", {"tags": "sea", "key": ""}),
        ("url: https://x.example/a#b", {"url": "https://x.example/a#b"}),
    ],
)
def test_front_matter(head, expected):
    assert files.front_matter(head) == expected


PAGES = {
    "/story": (
        "text/html; charset=utf-8",
        PAGE.replace('<link rel="canonical" href="https://fjordpost.example/ferry">', ""),
    ),
    "/plain.md": ("text/plain", "---\ntitle: Told\n---\nWords, she said."),
    "/feed": ("application/rss+xml", FEED),
    "/paper": ("application/pdf", pdf("The ferry sank, he said.")),
    "/zip": ("application/zip", "PK"),
    "/empty": ("text/html", ""),
    "/large": ("text/plain", "word " * 20_000),
}


@pytest.fixture(scope="module")
def server():
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path == "/away":
                self.send_response(302)
                self.send_header("Location", "file:///etc/hostname")
                self.end_headers()
            elif self.path in PAGES:
                kind, body = PAGES[self.path]
                body = body if isinstance(body, bytes) else body.encode("utf-8")
                self.send_response(200)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            else:
                self.send_error(404)

        def log_message(self, *args):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/story", {"title": "Ferry cancelled", "publisher": "Fjord Post", "date": "2024-03-05"}),
        ("/plain.md", {"title": "Told", "text": "Words, she said.", "publisher": "127.0.0.1"}),
        ("/paper", {"text": "The ferry sank, he said."}),
    ],
)
def test_address_is_fetched_when_given(server, path, expected):
    found = only(server + path)
    assert (found.name, found.place, found.url) == (server + path,) * 3
    assert {field: getattr(found, field) for field in expected} == expected


def test_feed_address(server):
    documents, errors = collect(server + "/feed")
    assert [d.publisher for d in documents] == ["Fjord Post", "Coast Digest"] and not errors


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/nowhere", "answered 404"),
        ("/zip", "no kind of document"),
        ("/empty", "empty page"),
        ("/large", "more than the limit"),
        ("/away", "is not allowed"),
    ],
)
def test_bad_answers(server, path, words):
    documents, errors = collect(server + path, max_bytes=50_000)
    assert not documents and len(errors) == 1 and words in str(errors[0]) and errors[0].hint
