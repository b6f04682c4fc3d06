"""Plain words of the pages, as tables."""

from dataclasses import replace
from datetime import date

import pytest
import viewsample
from claimmaker import world

from kg import counting
from kg.model import Claim, Cue, Document, Link, Mention, Span
from kg.views import axis, clusters, pairs, words
from kg.views.book import Book
from kg.views.pairs import pair, said
from kg.views.quotes import quote
from kg.views.sources import without_prefix


@pytest.mark.parametrize(
    ("iso", "shown"),
    [
        ("2023-02-11", "11 Feb 2023"),
        ("2023-02", "Feb 2023"),
        ("2023", "2023"),
        ("2023-02-11T10:00:00", "11 Feb 2023"),
        (None, "No date"),
        ("spring", "spring"),
        ("2023-13-01", "2023-13-01"),
    ],
)
def test_day(iso, shown):
    assert words.day(iso) == shown


@pytest.mark.parametrize(
    ("a", "b", "shown"),
    [
        ("2023-02-11", "2025-04-09", "26 months apart"),
        ("2025-01-01", "2025-01-01", "the same day"),
        ("2025-01-01", "2025-01-02", "1 day apart"),
        ("2025-01-01", "2025-01-22", "3 weeks apart"),
        ("2015-01-01", "2025-01-01", "10 years apart"),
        (None, "2025-01-01", "one without a date"),
        (None, None, "no date"),
        ("2025-02-30", "2025-01-01", "one without a date"),
    ],
)
def test_apart(a, b, shown):
    assert words.apart(a, b) == shown


@pytest.mark.parametrize(
    ("lemma", "subject", "shown"),
    [
        ("open", "lighthouse", "opens"),
        ("open", "lighthouses", "open"),
        ("pay for", "people", "pay for"),
        ("carry", "ferry", "carries"),
        ("be on", "works", "are on"),
        ("have", "Boss Ltd", "has"),
        ("reach", "crates of fish", "reach"),
        ("reach", "crate of apples", "reaches"),
        ("go", "Ada and Bo", "go"),
    ],
)
def test_third_person(lemma, subject, shown):
    assert words.third_person(lemma, subject) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("that the kiln was cold", "the kiln was cold"),
        ("“Whether it rains”", "it rains"),
        ("That is not true", "That is not true"),
        ("However, the kiln was cold.", "the kiln was cold"),
        ("thatch burns", "thatch burns"),
    ],
)
def test_bare(text, shown):
    assert words.bare(text) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Daniel Reyes", "DR"), ("Office of the Auditor", "OA"), ("", "?"), ("李明", "李"), ("42", "?"), ("Åsa", "Å")],
)
def test_initials(name, shown):
    assert words.initials(name) == shown


@pytest.mark.parametrize(
    ("score", "word"), [(0.93, "very high"), (0.747, "high"), (0.744, "medium"), (0.6, "medium"), (0.2, "low")]
)
def test_confidence(score, word):
    assert words.confidence(score) == word


@pytest.mark.parametrize(
    ("name", "shown"),
    [("negation", "Yes or no"), ("temporal", "Date"), ("numeric-thing", "Numeric thing"), ("", "Other")],
)
def test_subtype_is_named_in_plain_words(name, shown):
    assert words.subtype(name) == shown


def test_cut_keeps_words_whole():
    assert words.cut("one  two\nthree four", 12) == "one two…"
    assert words.cut("short", 12) == "short"
    assert len(words.cut("x" * 5000, 60)) == 60


def made(text, words_, **fields):
    """A document and one claim in it."""
    start = text.index(words_)
    document = Document("d1", "a.txt", "a.txt", text, "0" * 64, date="2024-05-01")
    base = {
        "id": "c1", "document": "d1", "start": start, "end": start + len(words_), "ordinal": 0, "text": words_,
        "pieces": (Span(start, start + len(words_)),), "speaker": Mention("Ada", "Ada Bell", "e1", "person"),
        "cue": Cue("say", "said"), "act": "say", "attribution": "indirect", "polarity": "positive",
        "certainty": "certain", "modality": "factual", "date": "2024-05-01",
    }  # fmt: skip
    return document, Claim(**{**base, **fields})


def shown(segments):
    """Segments as one string: ‹claim› and [mark]."""
    return "".join(f"[{s.text}]" if s.mark else f"‹{s.text}›" if s.said else s.text for s in segments)


def test_quote_marks_claim_and_clash():
    document, claim = made("In May Ada said that the kiln was cold. Rain fell.", "the kiln was cold")
    marks = [Span(document.text.index("cold"), document.text.index("cold") + 4)]
    assert shown(quote(document.text, claim, marks)) == "In May Ada said that ‹the kiln was ›[cold]. Rain fell."


def test_quote_marks_reporting_words_before_the_claim():
    document, claim = made("Ada would not admit that the kiln was cold.", "the kiln was cold")
    assert shown(quote(document.text, claim, [Span(4, 19)])) == "Ada [would not admit] that ‹the kiln was cold›."


def test_quote_leaves_interruptions_out_of_the_claim():
    document, claim = made("“The kiln,” she said, “was cold.”", "The kiln,” she said, “was cold")
    pieces = (Span(1, 9), Span(23, 31))
    _, claim = made(document.text, claim.text, pieces=pieces)
    assert shown(quote(document.text, claim)) == "“‹The kiln›,” she said, “‹was cold›.”"


def test_quote_of_a_long_claim_shows_windows_around_the_clash():
    body = "word " * 900 + "needle " + "word " * 900
    document, claim = made(body.strip(), body.strip())
    at = document.text.index("needle")
    text = "".join(s.text for s in quote(document.text, claim, [Span(at, at + 6)]))
    assert "needle" in text
    assert len(text) < 1200
    assert text.count("…") == 2


def test_quote_without_its_document_is_the_claim_alone():
    document, claim = made("the kiln was cold", "the kiln was cold")
    assert shown(quote(None, claim)) == shown(quote("another text", claim)) == "‹the kiln was cold›"
    assert document.text == claim.text


@pytest.mark.parametrize(
    ("marks", "limit", "expected"),
    [
        (["cold"], 60, "the big kiln in the yard was cold"),
        (["cold"], 20, "…the yard was cold"),
        (["kiln", "cold"], 20, "kiln … cold"),
        ([], 22, "the big kiln in the…"),
    ],
)
def test_said_gives_marks_their_neighbours(marks, limit, expected):
    document, claim = made("Ada said the big kiln in the yard was cold.", "the big kiln in the yard was cold")
    book = Book(viewsample.Snapshot((document,), (claim,)))
    spans = [Span(document.text.index(each), document.text.index(each) + len(each)) for each in marks]
    assert said(book, claim, spans, limit) == expected


def test_said_names_a_denial_that_its_words_do_not_show():
    document, claim = made(
        "Ada denied that the kiln was cold.", "that the kiln was cold", polarity="negative", cue=Cue("deny", "denied")
    )
    book = Book(viewsample.Snapshot((document,), (claim,)))
    at = document.text.index("cold")
    assert said(book, claim, [Span(at, at + 4)]) == "denied: the kiln was cold"


@pytest.mark.parametrize(
    ("limit", "expected"), [(40, "denied that the kiln was cold"), (20, "denied: the kiln was cold")]
)
def test_said_keeps_whole_words_where_a_marked_denial_stands_far_off(limit, expected):
    document, claim = made(
        "Ada denied that the kiln was cold.", "that the kiln was cold", polarity="negative", cue=Cue("deny", "denied")
    )
    book = Book(viewsample.Snapshot((document,), (claim,)))
    marks = [Span(4, 10), Span(document.text.index("cold"), document.text.index("cold") + 4)]
    assert said(book, claim, marks, limit) == expected


def test_pair_aligns_and_shades_the_clashing_row():
    book = Book(viewsample.snapshot())
    laid = {link.id: pair(book, link) for link in book.clashes}
    shaded = {(p.title, row.name, row.a, row.b) for p in laid.values() for row in p.rows if row.clash}
    assert ("How much does the project cost?", "How many", "1.4 billion euros", "2.1 billion euros") in shaded
    assert ("When will the Harbour Tunnel open?", "When", "by 2026", "not before 2029") in shaded
    assert ("Will drivers pay any toll?", "Stance", "says it is not so", "says it is so") in shaded


def test_pair_warns_about_distance_wording_and_hedges():
    book = Book(viewsample.snapshot())
    notes = {link.kind: " ".join(pair(book, link).cautions) for link in book.clashes if link.score in (0.93, 0.61)}
    assert "26 months apart, so this may be a new plan rather than a false statement." in notes["shift"]
    assert "The second is the reporter’s wording, not a quotation." in notes["shift"]
    assert "The first is hedged (probable)." in notes["qualification"]


def test_newest_verdict_counts_and_rejected_pairs_come_last():
    book = Book(viewsample.snapshot())
    assert [book.state(link) for link in book.clashes].count("rejected") == 1
    assert book.state(book.clashes[-1]) == "rejected"
    assert [link.kind for link in book.clashes[:-1]] == sorted(
        (link.kind for link in book.clashes[:-1]), key=("contradiction", "shift", "qualification").index
    )


def agreement(a, b, subtype="independent"):
    """A link that ties two claims into a cluster."""
    return Link(f"l{a}{b}", "agreement", subtype, a, b, 0.9, "same", "r", "1")


def test_support_counts_utterances_and_originals_not_articles():
    texts = [("d1", None), ("d2", "Wire"), ("d3", "Wire"), ("d4", None)]
    documents = {key: Document(key, key, key, "x", "0", date="2024-05-01", agency=agency) for key, agency in texts}
    _, base = made("the kiln was cold", "the kiln was cold")
    claims = [replace(base, id=f"c{n}", document=key, date=None) for n, (key, _) in enumerate(texts)]
    claims[3] = replace(claims[3], speaker=Mention("Bo", "Bo Lark", "e2", "person"))
    links = [agreement("c0", "c1", "same-utterance"), agreement("c1", "c2", "syndicated-copy"), agreement("c0", "c3")]
    assert counting.support(claims, documents, links) == (4, 3, 2, 2)
    assert [sorted(group) for group in counting.clusters(links)] == [["c0", "c1", "c2", "c3"]]


@pytest.mark.parametrize(
    ("speaker", "reporter", "firsthand"),
    [
        (Mention("Lars Holm", "Lars Holm", "e1", "person"), None, True),
        (Mention("Lars Holm", "Lars Holm", "e1", "person"), Mention("Bo Lark", "Bo Lark", "e2", "person"), False),
        (Mention("Lars Holm's company", "Lars Holm's company"), None, False),
        (Mention("your company", "your company"), None, False),
        (Mention("fishermen's cooperative", "fishermen's cooperative"), None, True),
        (Mention("Oban's Harbour Office", "Oban's Harbour Office", "e3", "organisation"), None, True),
    ],
)
def test_relayed_words_and_a_named_persons_firm_are_no_voice_of_their_own(speaker, reporter, firsthand):
    claim = replace(made("the kiln was cold", "the kiln was cold")[1], speaker=speaker, reporter=reporter)
    assert counting.firsthand(claim) is firsthand


@pytest.mark.parametrize(
    ("fields", "stated"),
    [
        ({}, True),
        ({"polarity": "negative"}, True),
        ({"polarity": "unknown"}, False),
        ({"modality": "interrogative"}, False),
        ({"cue": Cue("admit", "would not admit", (), True)}, False),
    ],
)
def test_only_what_is_stated_can_be_agreed_on(fields, stated):
    _, one = made("the kiln was cold", "the kiln was cold")
    claims = {"c1": replace(one, id="c1"), "c2": replace(one, id="c2", **fields)}
    assert counting.statements([agreement("c1", "c2")], claims) == ([["c1", "c2"]] if stated else [])


def test_an_outlets_own_sentence_in_a_copy_is_no_statement_of_two():
    _, one = made("the kiln was cold", "the kiln was cold")
    claims = {key: replace(one, id=key, document=key, speaker=None, attribution="narrator") for key in ("c1", "c2")}
    assert counting.statements([agreement("c1", "c2", "syndicated-copy")], claims) == []
    assert counting.statements([agreement("c1", "c2")], claims) == [["c1", "c2"]]


@pytest.mark.parametrize(
    ("cue", "lemma", "told"),
    [
        ("have to say", "say", "has to say"),
        ("know", "know", "knows"),
        ("still deny", "deny", "still denies"),
        ("am confident", "confident", "is confident"),
        ("don't believe", "believe", "doesn’t believe"),
        ("want to emphasize", "emphasize", "wants to emphasize"),
        ("would not admit", "admit", "would not admit"),
        ("said", "say", "said"),
        ("tried to explain", "explain", "tried to explain"),
    ],
)
def test_reporting_words_agree_with_the_one_who_is_named(cue, lemma, told):
    assert words.told(cue, lemma) == told


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ('called it "absurd', 'called it "absurd"'),
        ('absurd" was the word', '"absurd" was the word'),
        ('called it "absurd" twice', 'called it "absurd" twice'),
        ("called it absurd", "called it absurd"),
    ],
)
def test_a_quotation_mark_is_not_left_alone(text, closed):
    assert pairs.closed(text) == closed


def test_a_day_has_its_year_where_another_one_begins():
    days = [date(2024, 3, 15), date(2024, 3, 22), date(2025, 1, 2), date(2025, 1, 9), date(2025, 3, 1)]
    labels = axis._labels([day.toordinal() for day in days])
    assert list(labels.values()) == ["15 Mar 2024", "22 Mar", "2 Jan 2025", "9 Jan", "1 Mar 2025"]


def test_unnamed_voices_of_two_documents_are_two():
    _, one = made("the kiln was cold", "the kiln was cold", speaker=Mention("they", "they", None, "group"))
    two = replace(one, id="c2", document="d2")
    assert counting.voice(one) != counting.voice(two)


@pytest.mark.parametrize(
    ("reason", "shown"),
    [
        (
            "Ada: “the kiln was cold”. Bo Lark: “it was hot”. “cold” and “hot” are opposites.",
            "“cold” and “hot” are opposites.",
        ),
        ("Ada denies: “it was cold”. Bo: “it was”. One denies it.", "One denies it."),
        ("Ada: on 2024-05-01 “no”; on 2024-06-01 “yes”. The later says more.", "The later says more."),
        ("Ada and Bo report the same statement of Cy.", "Ada and Bo report the same statement of Cy."),
        ("Ada: “the kiln was cold”. That is all.", "Ada: “the kiln was cold”. That is all."),
    ],
)
def test_the_point_of_a_reason_leaves_its_two_quotations_out(reason, shown):
    assert words.point(reason) == shown


@pytest.mark.parametrize(
    ("text", "claim", "cue", "fields", "lead"),
    [
        ("Ada denied that it leaked.", "that it leaked", "denied", {"act": "deny"}, "denied"),
        ("Ada told Bo Lark that it leaked.", "that it leaked", "told", {}, "told …"),
        ("It leaked, Ada said.", "It leaked", "said", {}, ""),
        ("According to Ada it leaked.", "it leaked", "According to", {}, ""),
        ("It leaked, which Ada denied.", "It leaked", "denied", {"act": "deny"}, "denied:"),
        ("Ada: It leaked.", "It leaked", ":", {"attribution": "turn"}, ""),
    ],
)
def test_lead_gives_the_words_that_a_claim_hangs_on(text, claim, cue, fields, lead):
    at = text.index(cue)
    lemma = {"denied": "deny", "told": "tell", "said": "say"}.get(cue, cue.lower())
    assert words.lead(made(text, claim, cue=Cue(lemma, cue, (Span(at, at + len(cue)),)), **fields)[1]) == lead


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (["Coast: north desk", "Coast: south desk"], ["north desk", "south desk"]),
        (["Radio Free Coast", "Radio Coast"], ["Radio Free Coast", "Radio Coast"]),
        (["Coast – A", "Coast – Ab"], ["A", "Ab"]),
    ],
)
def test_labels_leave_out_what_all_names_begin_with(names, short):
    assert list(without_prefix(names).values()) == short


@pytest.mark.parametrize(
    ("counts", "ground"),
    [
        ((4, 3, 2, 2), "Independent voices."),
        ((1, 1, 2, 2), "Several voices, but all in one report."),
        ((3, 3, 3, 1), "One speaker, 3 times."),
        ((3, 1, 1, 1), "One statement, reported more than once."),
    ],
)
def test_an_agreement_says_how_independent_its_voices_are(counts, ground):
    assert clusters.ground(counting.Support(*counts)) == ground


def test_what_one_says_in_the_first_person_is_no_reporters_wording():
    claims, documents = world(
        "Ana Ruiz #talk: [the pump] {failed=fail} | turn",
        "Ana Ruiz #talk: [the pump] is {old} | cue=think",
        "Ana Ruiz #talk: [the pump] {leaks=leak} | cue=say",
        "Jo Penn #letter: [the pump] is {new} | cue=think",
    )
    i_think = replace(claims[1], speaker=replace(claims[1].speaker, text="I"))
    we_think = replace(claims[3], speaker=replace(claims[3].speaker, text="We"))
    book = Book(viewsample.Snapshot(tuple(documents), (claims[0], i_think, claims[2], we_think)))
    forms = [book.form(claim) for claim in (claims[0], i_think, claims[2], we_think)]
    assert forms == ["Transcript", "Transcript", "Reported speech", "Direct quote"]
