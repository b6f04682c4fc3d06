"""Figures of one thing in other words, and what a reader sees of a link: marked words, checklist, second hand."""

import pytest
from claimmaker import world

from kg import api, pipeline
from kg.links import find

# (name, text, words of the one side, words of the other)
CLASHES = [
    (
        "a sum, then the sum",
        "Tolm runs a deficit of 4 million euros next year, Mayor Ana Ruiz told the council on Monday.\n\n"
        '"No tram will go," Ruiz said.\n\nCouncillor Jo Penn said the deficit was 7 million euros.',
        "runs a deficit of 4 million euros",
        "the deficit was 7 million euros",
    ),
    (
        "its noun after the sum",
        "Velia Shipping made a 9 million euro net loss, its chief, Ana Ruiz, said.\n\n"
        "The loss was 12 million euros, auditor Jo Penn said.",
        "9 million euro net loss",
        "The loss was 12 million",
    ),
    (
        "spent and paid",
        "Mayor Ana Ruiz said that Tolm had spent 3 million euros on buses last year.\n\n"
        "Tolm paid 5 million euros for buses last year, Councillor Jo Penn said.",
        "spent 3 million euros",
        "paid 5 million euros",
    ),
    (
        "so many, not so many",
        "Mayor Ana Ruiz said that 8 nursing jobs would be cut.\n\n"
        "Union leader Jo Penn said that 15 nurses would lose their posts, not 8.",
        "8 nursing jobs",
        "15 nurses",
    ),
    (
        "not so many but so many",
        "Ana Ruiz: We will close 8 wards.\n\nJo Penn: Not 8 but 15 wards will be lost.",
        "close 8 wards",
        "15 wards",
    ),
    (
        "so much, not so much",
        "Mayor Ana Ruiz said that turnout was 41 percent.\n\n"
        "Returning officer Jo Penn said that turnout was 36 percent, not 41 percent.",
        "41 percent",
        "36 percent, not 41 percent",
    ),
]

DEFICIT = "Tolm runs a deficit of 4 million euros, Mayor Ana Ruiz told the council on Monday.\n\n"
JOBS = "Mayor Ana Ruiz said that 8 nursing jobs would be cut.\n\n"
NO_CLASHES = [
    ("another has one too", DEFICIT + "The clinic has a deficit, too. Jo Penn said the deficit was 7 million euros."),
    ("somebody else in between", DEFICIT + "At Orin Bank it is worse: the deficit was 7 million euros, Jo Penn said."),
    (
        "another's head in between",
        DEFICIT + "At the clinic it is worse. Its head, Jo Penn, said the deficit was 7 million euros.",
    ),
    ("that of another", DEFICIT + "Jo Penn said that the clinic's deficit was 7 million euros."),
    ("a deficit of another kind", DEFICIT + "Jo Penn said that the pension deficit was 7 million euros."),
    ("at another time", DEFICIT + "Jo Penn said that last year the deficit was 7 million euros."),
    ("under a condition", DEFICIT + "Jo Penn said that the deficit would be 7 million euros if the ferry stopped."),
    ("about as much", DEFICIT + "Jo Penn said that the deficit was 4.04 million euros."),
    ("no less than", DEFICIT + "Jo Penn said that the deficit was more than 3 million euros."),
    (
        "asked for and granted",
        "Ana Ruiz said that the mill had asked for a loan of 4 million euros.\n\n"
        "Jo Penn said the loan was 2 million euros.",
    ),
    (
        "the noun is the last one",
        "Tolm faces a 4 million euro budget gap, Mayor Ana Ruiz said.\n\n"
        "Jo Penn said that the budget was 60 million euros.",
    ),
    (
        "spent on other things",
        "Mayor Ana Ruiz said that Tolm had spent 3 million euros on buses last year.\n\n"
        "Tolm paid 5 million euros for trams last year, Jo Penn said.",
    ),
    (
        "spent at other times",
        "Mayor Ana Ruiz said that Tolm had spent 3 million euros on buses last year.\n\n"
        "Tolm paid 5 million euros for buses this year, Jo Penn said.",
    ),
    (
        "two denials",
        "Ana Ruiz said that Tolm did not pay 5 million euros for the quay.\n\n"
        "Jo Penn said that Tolm did not pay 3 million euros for the quay.",
    ),
    ("so many of others", JOBS + "Jo Penn said that 15 bus drivers would lose their posts, not 8."),
    ("so many gained", JOBS + "Jo Penn said that 15 nurses would be hired, not 8."),
    ("more than so many", JOBS + "Jo Penn said that 15 nurses would lose their posts, not only 8."),
    ("not so many managers", JOBS + "Jo Penn said that 15 nurses would lose their posts, not the 8 managers."),
    ("not so many months", JOBS + "Jo Penn said that 15 nurses would lose their posts, not 8 months later."),
    (
        "so many ill, so many with a bicycle",
        "Mayor Ana Ruiz said that 8 nurses had a bicycle.\n\nJo Penn said that 15 nurses had been ill, not 8.",
    ),
    (
        "of two things",
        "Ana Ruiz said that the quay had 8 lamps.\n\nJo Penn said that the bridge had 15 lamps, not 8.",
    ),
]


def contradictions(text, folder):
    path = folder / "text.txt"
    path.write_text(f"6 May 2025\n\n{text}", "utf-8")
    pipeline.build([path], folder / "out", nli="none", pages=False)
    with api.open(folder / "out") as graph:
        snapshot = graph.snapshot()
    return [link for link in snapshot.links if link.kind == "contradiction"], {c.id: c for c in snapshot.claims}


@pytest.mark.parametrize(("text", "one", "other"), [pytest.param(*case[1:], id=case[0]) for case in CLASHES])
def test_figures_of_one_thing_clash(text, one, other, tmp_path):
    found, claims = contradictions(text, tmp_path)
    (link,) = found
    words = sorted((claims[link.a].text, claims[link.b].text), key=text.find)
    assert one in words[0] and other in words[1]
    assert link.subtype == "numeric" and not [check for check in link.checks if check.state == "no"]


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in NO_CLASHES])
def test_figures_of_two_things_do_not(text, tmp_path):
    found, _ = contradictions(text, tmp_path)
    assert [link.reason for link in found] == []


# (first, second, marked words of the first, of the second): the words that the reason names
MARKED = [
    (
        "Ana Ruiz #a: [All the ships] {passed=pass} <inspection>",
        "Jo Penn #b: [Several ships] did *not* {pass} <inspection> | neg",
        ["All"],
        ["Several"],
    ),
    (
        "Ana Ruiz #a: in ten years [no one=anyone] has *ever* {rented=rent} a boat with a red sail on the lake | neg",
        "Jo Penn #b: [I] can {name} <hundreds of cases> when tourists rented a boat with a red sail on the lake",
        ["no one has"],
        ["hundreds of cases"],
    ),
    (
        "Ana Ruiz #a: [the dam] {broke=break} <the road>",
        "Jo Penn #b: [the dam] did *not* {break} <the road> | neg",
        ["broke"],
        ["not", "break"],
    ),
]


@pytest.mark.parametrize(("first", "second", "one", "other"), MARKED)
def test_the_words_that_the_reason_names_are_marked(first, second, one, other):
    claims, documents = world(first, second)
    texts = {claim.id: next(d.text for d in documents if d.id == claim.document) for claim in claims}
    (link,) = find(claims, documents)
    marks = {link.a: link.marks_a, link.b: link.marks_b}
    assert [[texts[c.id][start:end] for start, end in marks[c.id]] for c in claims] == [one, other]


def test_a_denial_in_the_reporting_word_is_marked(tmp_path):
    found, claims = contradictions(
        "Ana Ruiz said that the mill had flooded the road.\n\nJo Penn denied that the mill had flooded the road.",
        tmp_path,
    )
    (link,) = found
    text = "6 May 2025\n\nAna Ruiz said that the mill had flooded the road.\n\nJo Penn denied that"
    marks = {claims[link.a].speaker.label: link.marks_a, claims[link.b].speaker.label: link.marks_b}
    assert [text[start:end] for start, end in marks["Jo Penn"] if end <= len(text)] == ["denied"]
    assert not [mark for mark in marks["Ana Ruiz"] if text[mark[0] : mark[1]] == "said"]


def test_the_words_of_who_rejects_fail_no_check():
    claims, documents = world(
        "Velia Shipping #a: [the cleaning payments] were {completed=complete} in June",
        'Town Council #b: [the council] {called=call} <Velia\'s statements> about the cleaning payments "misleading" '
        "| act=reject cue=call",
    )
    (link,) = find(claims, documents)
    assert link.subtype == "rejection"
    assert {check.name for check in link.checks if check.state == "no"} == set()
    assert "asserts that the other statement is false" in {c.name: c.note for c in link.checks}["both asserted"]


FORECASTS = [
    (
        "Ana Ruiz @2024-01-02 #a: [the tunnel] will {open} on ~1 June=2024-06-01/2024-06-01~ | predicted",
        "Jo Penn @2024-04-01 #b: [the tunnel] will {open} on ~1 August=2024-08-01/2024-08-01~ | predicted",
        "made 90 days apart: “1 June” may be an overtaken plan",
    ),
    (
        "Ana Ruiz @2024-04-01 #a: [the tunnel] will {open} on ~1 June=2024-06-01/2024-06-01~ | predicted",
        "Jo Penn @2024-01-02 #b: [the tunnel] will {open} on ~1 August=2024-08-01/2024-08-01~ | predicted",
        "“1 August” may be an overtaken plan",
    ),
    (
        "Ana Ruiz @2024-01-02 #a: [the tunnel] will {open} on ~1 June=2024-06-01/2024-06-01~ | predicted",
        "Jo Penn @2024-01-02 #b: [the tunnel] will {open} on ~1 August=2024-08-01/2024-08-01~ | predicted",
        "cannot both be when it will happen",
    ),
    (
        "Ana Ruiz @2024-07-02 #a: [the tunnel] {opened=open} on ~1 June=2024-06-01/2024-06-01~",
        "Jo Penn @2024-07-02 #b: [the tunnel] {opened=open} on ~1 May=2024-05-01/2024-05-01~",
        "cannot both be when it happened",
    ),
]


@pytest.mark.parametrize(("first", "second", "told"), FORECASTS)
def test_two_forecasts_are_called_forecasts(first, second, told):
    (link,) = find(*world(first, second))
    assert link.subtype == "temporal" and told in link.reason


SECOND_HAND = [
    ("Jo Penn #b: [the pump] {failed=fail} at <the north dock>", "Two different speakers say the same thing."),
    (
        "Jo Penn #b: [the pump] {failed=fail} at <the north dock> | by=Tor_Ode",
        "say the same thing; the words of Jo Penn are passed on by Tor Ode",
    ),
]


@pytest.mark.parametrize(("second", "told"), SECOND_HAND)
def test_words_passed_on_are_called_so(second, told):
    (link,) = find(*world("Ana Ruiz #a: [the pump] {failed=fail} at <the north dock>", second))
    assert (link.kind, link.subtype) == ("agreement", "independent")
    assert told in link.reason
