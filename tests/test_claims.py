"""Claims as users meet them: a table of (text, what must come out)."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg.extract.columns import membership
from kg.extract.spans import clip, less
from kg.model import Span

MAYOR, MASTER = "Ines Okafor", "harbour master"
# words, then speaker, polarity, certainty, modality and act of one claim, then the triple it must hold
GOLDEN = [
    ("Mayor Ines Okafor said the barges did not hit the pier directly.",
     MAYOR, "negative", "certain", "factual", "say", "barges hit pier"),
    ("Mayor Ines Okafor denied that the council had sold the pier.",
     MAYOR, "negative", "certain", "factual", "deny", "council sell pier"),
    ("Mayor Ines Okafor admitted that the council had sold the pier.",
     MAYOR, "positive", "certain", "factual", "admit", "council sell pier"),
    ("Mayor Ines Okafor said the barge may have hit the pier.",
     MAYOR, "positive", "possible", "factual", "say", "barge hit pier"),
    ("Mayor Ines Okafor said the barge probably hit the pier.",
     MAYOR, "positive", "probable", "factual", "say", "barge hit pier"),
    ("Mayor Ines Okafor did not rule out that the barge had hit the pier.",
     MAYOR, "positive", "possible", "factual", "say", "barge hit pier"),
    ("Mayor Ines Okafor said that if the barge had struck the bridge, it would have sunk.",
     MAYOR, "positive", "underspecified", "conditional", "say", "barge sink"),
    ("Mayor Ines Okafor promised that the council will pay compensation.",
     MAYOR, "positive", "certain", "predicted", "promise", "council pay compensation"),
    ("Mayor Ines Okafor asked why the contractor had left the town.",
     MAYOR, "unknown", "underspecified", "interrogative", "ask", "contractor leave town"),
    ("“The barge hit the pier,” said the harbour master, according to Mayor Ines Okafor.",
     MASTER, "positive", "certain", "factual", "say", "barge hit pier"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "polarity", "certainty", "modality", "act", "triple"), GOLDEN)
def test_golden_table(extract, text, speaker, polarity, certainty, modality, act, triple):
    shown = [
        (c.speaker and c.speaker.label, c.polarity, c.certainty, c.modality, c.act, str(c.proposition))
        for c in extract(text).claims
    ]
    assert (speaker, polarity, certainty, modality, act, triple) in shown


def test_a_qualifier_is_content(extract):
    [claim] = [c for c in extract(GOLDEN[0][0]).claims if c.speaker]
    assert ("manner", "directly") in [(q.role, q.value) for q in claim.proposition.qualifiers]


def test_what_somebody_would_not_admit_is_never_their_claim(extract):
    claims = extract("Daniel Reyes would not admit that the ministry had lost the files.").claims
    assert all(claim.polarity == "unknown" for claim in claims if claim.speaker)
    assert [claim.cue.negated for claim in claims if claim.speaker] == [True]


def test_what_somebody_did_not_say_is_no_claim_of_theirs(extract):
    claims = extract("Daniel Reyes did not say that the ministry had lost the files.").claims
    assert [claim for claim in claims if claim.speaker] == []


def test_every_claim_points_at_its_words(extract):
    text = "“The pier,” said Daniel Reyes, “is safe, and the council never sold it.” He added that ships use it daily."
    extraction = extract(text)
    assert extraction.claims
    for claim in extraction.claims:
        assert claim.text == text[claim.start : claim.end]
        assert claim.pieces[0].start == claim.start
        assert claim.pieces[-1].end == claim.end
        assert "said Daniel Reyes" not in "".join(text[a:b] for a, b in claim.pieces)


def test_turns_give_first_person_to_the_speaker_and_second_person_to_the_listener(extract):
    text = "Ines Okafor, Mayor: I sold the pier.\n\nDaniel Reyes, Minister: You sold the pier too early.\n"
    first, second = extract(text).claims[:2]
    assert (first.speaker.label, first.proposition.subject.label) == ("Ines Okafor", "Ines Okafor")
    assert (second.speaker.label, second.proposition.subject.label) == ("Daniel Reyes", "Ines Okafor")
    assert second.addressee.label == "Ines Okafor"
    assert {first.attribution, second.attribution} == {"turn"}


@pytest.mark.parametrize(
    ("text", "published", "date"),
    [
        ("Daniel Reyes said on 3 May 2024 that the pier was safe.", "2024-06-10", "2024-05-03"),
        ("In March 2024, Daniel Reyes admitted that the pier was unsafe.", "2024-06-10", "2024-03"),
        ("Daniel Reyes, who was elected in 2019, said that the pier was safe.", "2024-06-10", "2024-06-10"),
        ("Daniel Reyes said that the pier would close on 3 July 2024.", "2024-06-10", "2024-06-10"),
        ("Daniel Reyes said that the pier was safe.", None, None),
    ],
)
def test_a_claim_is_dated_by_its_cue_else_by_its_document_never_by_today(extract, text, published, date):
    claims = [claim for claim in extract(text, date=published).claims if claim.speaker]
    assert claims
    assert {claim.date for claim in claims} == {date}


def test_a_headline_makes_no_claims(extract):
    text = "Mayor admits pier was sold\n\nMayor Ines Okafor admitted on Monday that the council had sold the pier.\n"
    assert {claim.speaker.label for claim in extract(text).claims if claim.speaker} == {"Ines Okafor"}


def test_in_a_turn_an_aside_leaves_the_words_with_the_one_who_speaks(extract):
    text = (
        "Ines Okafor, Mayor: As you noted, the ferry has left the dock.\n\n"
        "Daniel Reyes, Minister: You recall that I closed the dock.\n"
    )
    shown = [(c.speaker.label, str(c.proposition)) for c in extract(text).claims]
    assert ("Ines Okafor", "ferry leave dock") in shown
    assert "Daniel Reyes close dock" in [triple for _, triple in shown]


def test_nobody_is_told_by_himself(extract):
    text = "Daniel Reyes met the mayor. He told him that the dock was closed."
    for claim in extract(text).claims:
        assert claim.addressee is None or claim.addressee.label != claim.speaker.label


@pytest.mark.parametrize(
    ("text", "act", "words"),
    [
        (
            "Ines Okafor disagreed with the plan of the ministry, which costs millions.",
            "reject",
            "the plan of the ministry, which costs millions",
        ),
        ("Daniel Reyes thanked the crew for finding the leak.", "thank", "finding the leak"),
    ],
)
def test_a_stance_towards_a_thing_is_about_the_thing(extract, text, act, words):
    [claim] = [claim for claim in extract(text).claims if claim.speaker]
    assert (claim.act, words in claim.text) == (act, True)


# a transcript, then who speaks to whom, turn by turn
TRANSCRIPTS = [
    ("Interview with Rhona Falk, head of the harbour board\n\nQ: Did the board sell the pier?\n\n"
     "A: We did not sell it.\n\nQ: Who paid for it?\n\nA: Nobody paid.\n",
     [("questioner", "Rhona Falk"), ("Rhona Falk", "questioner"), ("questioner", "Rhona Falk"),
      ("Rhona Falk", "questioner")]),
    ("TRANSCRIPT OF THE HEARING\n\nTHE CHAIR: The hearing is open.\n\nMR. REYES: The ministry lost no files.\n\n"
     "MS. OKAFOR: The files were shredded.\n\n[Laughter]\n\nTHE CHAIR: We will break now.\n",
     [("Chair", "Reyes"), ("Reyes", "Chair"), ("Okafor", "Reyes"), ("Chair", "Okafor")]),
    ("PORT WARDEN ANNA BERG: The gate was open.\n\nMR. MARSH: The gate was not open.\n\nMS. BERG: I saw it.\n",
     [("Anna Berg", "Marsh"), ("Marsh", "Anna Berg"), ("Anna Berg", "Marsh")]),
    ("SUPERINTENDENT ANNA BERG: We will close.\n\nMR. LEE: We will not.\n\nMRS. LEE: We may close.\n",
     [("Anna Berg", "Lee"), ("Lee", "Anna Berg"), ("Mrs Lee", "Lee")]),
    ("[00:01:10] Rhona Falk: The dam is new.\n[00:01:15] Omar Reyes: The dam was built in 1960.\n"
     "[00:01:20] Rhona Falk: I stand corrected.\n",
     [("Rhona Falk", "Omar Reyes"), ("Omar Reyes", "Rhona Falk"), ("Rhona Falk", "Omar Reyes")]),
    ("00:00:03 Speaker 1: The dam was never checked.\n00:00:07 Speaker 2: The dam was checked twice.\n"
     "00:00:09 Speaker 1: I did not know that.\n",
     [("Speaker 1", "Speaker 2"), ("Speaker 2", "Speaker 1"), ("Speaker 1", "Speaker 2")]),
    ("Hearing on the pier\n\nINTERVIEWER: Why did the pier close?\n\n**Rhona Falk:** The pier never closed.\n\n"
     "INTERVIEWER: The council lied.\n",
     [("Interviewer", "Rhona Falk"), ("Rhona Falk", "Interviewer"), ("Interviewer", "Rhona Falk")]),
    ("RHONA FALK, HOST: Is the ferry lost?\n\nOMAR REYES, HARBOUR MASTER: We found it at noon.\n\n"
     "FALK: So the navy was wrong?\n\n(END VIDEO CLIP)\n\nREYES: The navy was wrong.\n",
     [("Rhona Falk", "Omar Reyes"), ("Omar Reyes", "Rhona Falk"), ("Rhona Falk", "Omar Reyes"),
      ("Omar Reyes", "Rhona Falk")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "turns"), TRANSCRIPTS)
def test_every_turn_has_its_speaker_and_its_listener(extract, text, turns):
    spoken = [(claim.speaker.label, claim.addressee.label) for claim in extract(text).claims if claim.speaker]
    assert list(dict.fromkeys(spoken)) == list(dict.fromkeys(turns))


WORDS = [word for row in GOLDEN for word in row[0].split()] + "and they , who both which said – it her".split()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example("The tug left a crate Marsh of tools , Berg and they are the river - said captain .".split())
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
def test_words_out_of_joint_are_read_without_an_error(extract, words):
    text = " ".join(words)
    for claim in extract(text).claims:
        assert claim.text == text[claim.start : claim.end]
        assert all(text[piece.start : piece.end] for piece in claim.pieces)


STRETCHES = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 6)).map(lambda p: (p[0], p[0] + p[1])), max_size=8)


def _held(spans):
    return [i for start, end in spans for i in range(start, end)]


@given(STRETCHES, STRETCHES)
def test_stretches_less_others_hold_just_what_the_others_do_not(spans, taken):
    left = less([Span(*span) for span in spans], [Span(*span) for span in taken])
    assert _held(left) == [i for i in _held(spans) if i not in _held(taken)]
    assert all(start < end for start, end in left)


@given(STRETCHES, st.tuples(st.integers(0, 36), st.integers(0, 36)))
def test_stretches_in_order_are_cut_to_what_lies_within(spans, within):
    held = sorted(set(_held(spans)))
    pieces = less([Span(0, 40)], less([Span(0, 40)], [Span(i, i + 1) for i in held]))
    assert _held(pieces) == held
    cut = clip(pieces, Span(*within))
    assert _held(cut) == [i for i in held if within[0] <= i < within[1]]
    assert all(start < end for start, end in cut)


@given(STRETCHES.filter(bool))
def test_a_token_is_a_member_of_the_ranges_that_hold_it(ranges):
    inside = membership(tuple(ranges))
    assert [i for i in range(-1, 40) if inside(i)] == sorted(set(_held(ranges)))
